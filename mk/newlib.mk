# The C library of programs: Debian's newlib-source, built once into build/newlib-<hash>/.
#
# The hash covers the version of the package, the compiler and everything in lib/newlib and
# NEWLIB_FLAGS, so a change of one of them builds it anew beside the old one.

NEWLIB_TAR     ?= $(lastword $(sort $(wildcard /usr/src/newlib/newlib-*.tar.xz)))
NEWLIB_VERSION := $(patsubst newlib-%.tar.xz,%,$(notdir $(NEWLIB_TAR)))

# What library and programs are compiled with alike. The cross compiler thinks it is for Linux.
NEWLIB_FLAGS := -march=i686 -fno-pic -fno-pie -fno-stack-protector -fcf-protection=none \
		-fno-asynchronous-unwind-tables -fno-unwind-tables -U__linux__ -U__linux -Ulinux \
		-U__gnu_linux__ -U__unix__ -U__unix -Uunix -D__transom__=1 -D__DYNAMIC_REENT__ \
		-D__LINUX_ERRNO_EXTENSIONS__

NEWLIB_HASH := $(shell { stat -c %s-%Y '$(NEWLIB_TAR)'; $(CROSS)gcc -dumpfullversion -dumpmachine; \
		 cat lib/newlib/*; echo '$(NEWLIB_FLAGS)'; } 2> /dev/null | sha256sum | cut -c 1-12)
NEWLIB      := $(B)/newlib-$(NEWLIB_HASH)

# Programs see newlib's headers and the compiler's own, nothing of the build machine.
GCC_INCLUDE   := $(shell $(CROSS)gcc -print-file-name=include 2> /dev/null)
NEWLIB_CFLAGS := $(NEWLIB_FLAGS) -nostdinc -isystem $(NEWLIB)/include -isystem $(GCC_INCLUDE)

newlib: $(NEWLIB)/lib/libc.a

$(NEWLIB)/lib/libc.a:
	@test -n '$(NEWLIB_TAR)' || { echo 'no newlib sources: install newlib-source'; exit 1; }
	@echo '  building newlib (about $(shell expr 40 / $$(nproc)) s)'
	@rm -rf $(NEWLIB) && mkdir -p $(NEWLIB)/source
	$(Q)tar -x --no-same-owner -f $(NEWLIB_TAR) -C $(NEWLIB)/source --strip-components=1 --wildcards \
		'*/newlib/libc/*' '*/newlib/libm/*' '*/COPYING.NEWLIB'
	$(Q)mv $(NEWLIB)/source/COPYING.NEWLIB $(NEWLIB)/
	$(Q)$(MAKE) -s $(if $(findstring -j,$(MAKEFLAGS)),,-j$(shell nproc)) -f lib/newlib/Makefile VERSION=$(NEWLIB_VERSION) \
		SOURCE=$(NEWLIB)/source/newlib OUT=$(NEWLIB) CC=$(CROSS)gcc AR=$(CROSS)ar \
		FLAGS='$(NEWLIB_CFLAGS)' all
	@rm -rf $(NEWLIB)/source $(NEWLIB)/obj

$(NEWLIB)/lib/libm.a: $(NEWLIB)/lib/libc.a ;

.PHONY: newlib
