# Transom. `make run` and `make test` are all a newcomer needs; `make help` lists the rest.
#
# Variables: CROSS (prefix of the cross compiler), V=1 (show the commands), T=name (only the tests
# whose name contains it). Everything made goes to build/. The rules stand in mk/, one file a part.

CROSS  ?= i686-linux-gnu-
B      := build
HOSTCC := gcc

ifeq ($(V),1)
Q :=
say = @:
else
Q := @
say = @printf '  %-8s %s\n' '$(1)' '$(patsubst $(B)/%,%,$(2))'
MAKEFLAGS += --no-print-directory
endif

# Sub-makes use all processors unless -j was given.
JOBS = $(if $(filter -j% --jobserver%,$(MAKEFLAGS)),,-j$(shell nproc))

export CROSS
.DEFAULT_GOAL := all
.DELETE_ON_ERROR:
.SUFFIXES:

run: ready		## the desktop in QEMU: a window, or headless with a picture
	$(Q)tools/run

test: ready		## all tests; T=name runs those whose name contains it
	-$(Q)$(MAKE) $(JOBS) --keep-going test-programs
	$(Q)tools/test '$(T)'

bochs: ready		## the desktop in Bochs, with its debugger and magic breakpoints
	$(Q)tools/bochs

debug: ready		## the desktop in QEMU under GDB, with symbols of kernel and programs
	$(Q)tools/debug

shot: ready		## a picture of the desktop: build/desktop.png
	$(Q)tools/shot

bench: ready		## instructions per operation: build/bench.json
	$(Q)$(MAKE) $(JOBS) bench-programs
	$(Q)tools/bench

all: image		## everything that is booted: kernel, programs, initial disk, ISO

setup:			## install the Debian packages that are missing
	$(Q)tools/setup

ready: setup
	$(Q)$(MAKE) $(JOBS) image

clean:			## remove everything made
	$(Q)rm -rf $(B)

help:			## this list
	@echo 'make TARGET [V=1] [T=test] [CROSS=prefix]'
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  %-8s  %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

# mk/image.mk and mk/test.mk come last: they collect what the others name.
# user.mk before sdk.mk: what a rule depends on is looked up when the rule is read.
MK_LAST := mk/user.mk mk/sdk.mk mk/image.mk mk/test.mk
include $(filter-out $(MK_LAST),$(sort $(wildcard mk/*.mk))) $(MK_LAST)

.PHONY: run test bochs debug shot bench all setup ready clean help
