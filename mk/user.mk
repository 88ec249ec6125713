# Programs: apps/NAME.c or apps/NAME/*.c becomes build/apps/NAME, each apps/bin/NAME.c (with what they
# share, apps/bin/lib) a program of the shell, build/apps/bin/NAME, and each C file of tests/guest and
# tests/bench a program in build/tests; tests/guest/tap*.c is a library for those.
#
# Every program is linked with the start file, the toolkit, our library and newlib; what it does not
# use stays out. The initial disk gets the apps without debugging information, names of functions
# kept for crash lines.

UCC         := $(CROSS)gcc
USER_CFLAGS := -std=gnu11 -O2 -g -Wall -Wextra -Werror -fno-omit-frame-pointer -fno-common \
	       -fno-strict-aliasing -ffunction-sections -fdata-sections $(NEWLIB_CFLAGS) -Iinclude
LIB_CFLAGS  := $(USER_CFLAGS) -Ilib -I. -I$(B)/gen

# The kernel copies programs into pages, so in the file nothing need lie on one: the gaps would take
# memory as long as the system runs.
USER_LINK   := -nostdlib -static -no-pie -Wl,--gc-sections -Wl,--build-id=none \
	       -Wl,-z,max-page-size=32 -Wl,-z,noexecstack
USER_LDFLAGS := $(USER_LINK) -T lib/user/user.ld

CRT0        := $(B)/user/lib/user/start.asm.o
LIBTRANSOM  := $(B)/lib/libtransom.a
LIBGUI      := $(B)/lib/libgui.a
LIBCOMMON   := $(B)/lib/libcommon.a
LIBGUEST    := $(B)/lib/libguest.a
LIBTERMINAL := $(B)/lib/libterminal.a
LIBTOOLS    := $(B)/lib/libtools.a
NEWLIB_LIBS := $(NEWLIB)/lib/libc.a $(NEWLIB)/lib/libm.a
USER_LIBS   := $(LIBGUI) $(LIBTRANSOM) $(NEWLIB_LIBS)

user_objects = $(patsubst %.c,$(B)/user/%.o,$(1))

LIBTRANSOM_OBJ := $(call user_objects,$(wildcard lib/user/*.c)) $(B)/user/gen/syscall_stubs.asm.o
LIBGUEST_OBJ   := $(call user_objects,$(wildcard tests/guest/tap*.c))
LIBCOMMON_OBJ  := $(call user_objects,$(wildcard lib/common/*.c))
LIBGUI_OBJ     := $(call user_objects,$(wildcard gui/*.c gui/*/*.c)) $(LIBCOMMON_OBJ)
LIBTERMINAL_OBJ := $(call user_objects,$(wildcard console/terminal/*.c))
LIBTOOLS_OBJ   := $(call user_objects,$(wildcard apps/bin/lib/*.c))
CONSOLE_OBJ    := $(call user_objects,$(wildcard console/*.c))

$(B)/user/%.o: UFLAGS := $(USER_CFLAGS)
$(LIBTRANSOM_OBJ) $(LIBGUI_OBJ) $(LIBTERMINAL_OBJ) $(CONSOLE_OBJ): UFLAGS := $(LIB_CFLAGS)

$(B)/user/%.o: %.c $(NEWLIB)/lib/libc.a | $(GEN_HEADERS)
	$(call say,CC,$@)
	@mkdir -p $(@D)
	$(Q)$(UCC) $(UFLAGS) -MMD -MP -c -o $@ $<

$(B)/user/%.asm.o: %.asm
	$(call say,NASM,$@)
	@mkdir -p $(@D)
	$(Q)nasm -f elf32 -g -F dwarf -o $@ $<

$(B)/user/gen/%.asm.o: $(B)/gen/%.asm
	$(call say,NASM,$@)
	@mkdir -p $(@D)
	$(Q)nasm -f elf32 -o $@ $<

# A program may call a function of its own what it likes: what is the libraries' own business has a
# name in them that C cannot say.
$(B)/lib/own.names: $(LIBTRANSOM_OBJ) $(LIBGUI_OBJ) tools/own-names
	@mkdir -p $(@D)
	$(Q)$(CROSS)nm -g --defined-only $(LIBTRANSOM_OBJ) $(LIBGUI_OBJ) | tools/own-names > $@

$(LIBTRANSOM): $(LIBTRANSOM_OBJ)
$(LIBGUI): $(LIBGUI_OBJ)
$(LIBTRANSOM) $(LIBGUI): $(B)/lib/own.names
	$(call say,AR,$@)
	$(Q)rm -f $@ && $(CROSS)ar rcs $@ $(filter %.o,$^)
	$(Q)$(CROSS)objcopy --redefine-syms=$(B)/lib/own.names $@

# For programs of the tree that use lib/common themselves.
$(LIBCOMMON): $(LIBCOMMON_OBJ)
$(LIBGUEST): $(LIBGUEST_OBJ)
$(LIBTERMINAL): $(LIBTERMINAL_OBJ)
$(LIBTOOLS): $(LIBTOOLS_OBJ)
$(LIBCOMMON) $(LIBGUEST) $(LIBTERMINAL) $(LIBTOOLS):
	$(call say,AR,$@)
	@mkdir -p $(@D) && rm -f $@
	$(Q)$(CROSS)ar rcs $@ $^

# The terminal is compiled for programs whether one is linked with it or not.
test-programs: $(LIBTERMINAL)

APPS     := $(filter-out bin,$(sort $(patsubst apps/%.c,%,$(wildcard apps/*.c)) \
	    $(patsubst apps/%/,%,$(dir $(wildcard apps/*/*.c)))))
TOOLS    := $(patsubst apps/bin/%.c,%,$(wildcard apps/bin/*.c))
APPS     += sh console
TESTS    := $(patsubst %.c,%,$(filter-out tests/guest/tap%,$(wildcard tests/guest/*.c tests/bench/*.c)))
PROGRAMS := $(APPS:%=$(B)/apps/%) $(TOOLS:%=$(B)/apps/bin/%) $(TESTS:%=$(B)/%)

# $(1): a program; its sources are $(1).c or $(1)/*.c.
define program
$(B)/$(1): $(call user_objects,$(wildcard $(1).c $(1)/*.c))
-include $(patsubst %.c,$(B)/user/%.d,$(wildcard $(1).c $(1)/*.c))
endef
$(foreach p,$(PROGRAMS),$(eval $(call program,$(p:$(B)/%=%))))

# The editor asks the terminal's own core how wide characters are.
$(B)/apps/edit: $(LIBTERMINAL) $(LIBCOMMON)
$(call user_objects,$(wildcard apps/edit/*.c)): UFLAGS := $(LIB_CFLAGS)

# The console and the shell have their own folders.
$(B)/apps/console: $(CONSOLE_OBJ) $(LIBTERMINAL) $(LIBCOMMON)
SHELL_SRC := $(wildcard console/shell/*.c)
$(B)/apps/sh: $(call user_objects,$(SHELL_SRC)) $(LIBTERMINAL) $(LIBCOMMON)
$(call user_objects,$(SHELL_SRC)): UFLAGS := $(LIB_CFLAGS)
-include $(patsubst %.c,$(B)/user/%.d,$(SHELL_SRC))

$(TESTS:%=$(B)/%): $(LIBGUEST)
$(TOOLS:%=$(B)/apps/bin/%): $(LIBTOOLS)
$(B)/tests/bench/bench_input: USER_LDFLAGS += -Wl,--wrap=MsgGet

$(PROGRAMS): $(CRT0) $(USER_LIBS) lib/user/user.ld
	$(call say,LINK,$@)
	@mkdir -p $(@D)
	$(Q)$(UCC) $(USER_LDFLAGS) -o $@ $(filter %.o,$^) \
		-Wl,--start-group $(filter %.a,$^) -lgcc -Wl,--end-group

$(APPS:%=$(B)/initrd/bin/%): $(B)/initrd/bin/%: $(B)/apps/%
$(TOOLS:%=$(B)/initrd/bin/%): $(B)/initrd/bin/%: $(B)/apps/bin/%
$(B)/initrd/bin/%:
	@mkdir -p $(@D)
	$(Q)$(CROSS)objcopy --strip-debug $< $@

# What an image carries of newlib is shipped with its terms.
$(B)/initrd/licences/newlib: $(NEWLIB)/lib/libc.a
	@mkdir -p $(@D)
	$(Q)cp $(NEWLIB)/COPYING.NEWLIB $@

INITRD_PARTS += $(APPS:%=$(B)/initrd/bin/%) $(TOOLS:%=$(B)/initrd/bin/%) $(B)/initrd/licences/newlib

apps: $(APPS:%=$(B)/apps/%) $(TOOLS:%=$(B)/apps/bin/%)	## the programs, build/apps/
programs: $(PROGRAMS)		# and those of tests and benchmarks

test-programs: $(filter $(B)/tests/guest/%,$(PROGRAMS))

# The error numbers of abi/error.h as newlib has them, for tests/host/test_errno.c.
$(B)/gen/newlib_errno.h: include/abi/error.h $(NEWLIB)/lib/libc.a
	@mkdir -p $(@D)
	$(Q)sed -n 's/^#define \(E[A-Z0-9]*\)[ \t]\{1,\}[0-9].*/ENTRY("\1", \1)/p' $< | \
		$(UCC) $(NEWLIB_CFLAGS) -include errno.h -E -P - | \
		sed -n 's/^ENTRY("\(.*\)", *\(.*\))$$/ENTRY(\1, \2)/p' > $@

$(B)/tests/host/o64/tests/host/test_errno.o: $(B)/gen/newlib_errno.h

-include $(patsubst %.o,%.d,$(LIBTRANSOM_OBJ) $(LIBGUI_OBJ) $(LIBGUEST_OBJ) \
	     $(LIBTERMINAL_OBJ) $(LIBTOOLS_OBJ) $(CONSOLE_OBJ))

.PHONY: apps programs
