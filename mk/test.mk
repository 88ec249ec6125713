# Tests in four rings (host, boot self-test, guest, end to end), the checks, and the figures.
#
# A host test says in its first line what it is linked with: `/* uses: lib/common/utf8.c */` gets
# cmocka, ASan and UBSan; `/* uses32: ... */` (tests/host/mini.h) is a 32-bit program that may name
# .asm files too; `/* uses_tsan: ... */` has threads and gets TSan instead. A word that ends in a slash
# stands for all C files of that folder.

HOST_FLAGS := -std=gnu11 -g -O1 -Wall -Wextra -Werror -DHOST_TEST \
	      -Iinclude -Ikernel -Ilib -I. -I$(B)/gen -Itests/host
HOST_CHECKS := -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer

HOST_THREADS := -fsanitize=thread

HOST_TESTS := $(patsubst tests/host/%.c,%,$(wildcard tests/host/test_*.c))

whole  = $(foreach word,$(1),$(if $(filter %/,$(word)),$(wildcard $(word)*.c),$(word)))
uses   = $(call whole,$(shell sed -n '1s,^/\* uses: \(.*\) \*/$$,\1,p' tests/host/$(1).c))
tsan   = $(call whole,$(shell sed -n '1s,^/\* uses_tsan: \(.*\) \*/$$,\1,p' tests/host/$(1).c))
uses32 = $(call whole,$(shell sed -n '1s,^/\* uses32: \(.*\) \*/$$,\1,p' tests/host/$(1).c))

# Each C file is compiled once for all tests that use it, for 64 bits with the checks (or
# with those of threads), and for 32.
host_objects = $(patsubst %.c,$(B)/tests/host/$(1)/%.o,$(filter %.c,$(2))) \
	       $(patsubst %.asm,$(B)/tests/host/asm/%.o,$(filter %.asm,$(2)))

$(B)/tests/host/o64/%.o: %.c | $(GEN_HEADERS)
	@mkdir -p $(@D)
	$(Q)$(HOSTCC) $(HOST_FLAGS) $(HOST_CHECKS) -MMD -MP -c -o $@ $<

# Peers on the host run on a machine of their own.
$(patsubst %.c,$(B)/tests/host/o64/%.o,$(wildcard kernel/ipc/peer*.c) kernel/ipc/node.c kernel/ipc/ticket.c): \
	HOST_FLAGS += -include tests/host/peer_shim.h

$(B)/tests/host/o32/%.o: %.c | $(GEN_HEADERS)
	@mkdir -p $(@D)
	$(Q)$(CROSS)gcc -march=i686 $(HOST_FLAGS) -MMD -MP -c -o $@ $<

$(B)/tests/host/tsan/%.o: %.c | $(GEN_HEADERS)
	@mkdir -p $(@D)
	$(Q)$(HOSTCC) $(HOST_FLAGS) $(HOST_THREADS) -MMD -MP -c -o $@ $<

define host_test
$(B)/tests/host/$(1): $(call host_objects,o64,tests/host/$(1).c $(2))
	$$(call say,TEST,$$@)
	$$(Q)$(HOSTCC) $(HOST_CHECKS) -o $$@ $$^ -lcmocka
endef

define host_test_tsan
$(B)/tests/host/$(1): $(call host_objects,tsan,tests/host/$(1).c $(2))
	$$(call say,TEST,$$@)
	$$(Q)$(HOSTCC) $(HOST_THREADS) -o $$@ $$^ -lcmocka -lpthread
endef

define host_test_32
$(B)/tests/host/$(1): $(call host_objects,o32,tests/host/$(1).c $(2))
	$$(call say,TEST,$$@)
	$$(Q)$(CROSS)gcc -static -march=i686 -z noexecstack -o $$@ $$^
endef

$(foreach t,$(HOST_TESTS),$(if $(call uses32,$(t)),\
	$(eval $(call host_test_32,$(t),$(call uses32,$(t)))),\
	$(if $(call tsan,$(t)),$(eval $(call host_test_tsan,$(t),$(call tsan,$(t)))),\
	$(eval $(call host_test,$(t),$(call uses,$(t)))))))

$(B)/tests/host/asm/%.o: %.asm
	@mkdir -p $(@D)
	$(Q)$(NASM) -I. -Iinclude/ -I$(<D)/ -I$(B)/gen/ -o $@ $<

# The shell's programs that are plain C run here too: tests/host/test_tools.c compares them with those
# of the build machine.
HOST_TOOLS := cat cp cut date echo grep head hexdump ls mkdir mv pwd rm rmdir seq sort tail test touch \
	      tr tree uniq wc
HOST_TOOL_PARTS := $(filter-out %/run.c %/screen.c %/processes.c %/queues.c %/windows.c %/letter.c,$(wildcard apps/bin/lib/*.c)) tests/host/tools_shim.c

$(B)/tests/host/tools/%: apps/bin/%.c $(HOST_TOOL_PARTS) $(wildcard apps/bin/lib/*.h)
	$(call say,TOOL,$@)
	@mkdir -p $(@D)
	$(Q)$(HOSTCC) -std=gnu11 -g -O1 -Wall -Wextra -Werror $(HOST_CHECKS) -iquote include -iquote . \
		-o $@ $< $(HOST_TOOL_PARTS)

test-programs: $(HOST_TOOLS:%=$(B)/tests/host/tools/%)

-include $(shell find $(B)/tests/host -name "*.d" 2> /dev/null)

test-programs: $(HOST_TESTS:%=$(B)/tests/host/%)
	@:

# The kernel with a choice of mistakes in how messages get into their queues. It has no names.
CONTROL := $(B)/tests/controls

$(CONTROL)/commit.o: tests/controls/commit.c | $(GEN_HEADERS)
	@mkdir -p $(@D)
	$(Q)$(KCC) $(KFLAGS) -MMD -MP -c -o $@ $<

$(CONTROL)/kernel.elf: $(CONTROL)/commit.o $(KERNEL_OBJ) $(B)/kernel/symbols-none.o kernel/kernel.ld
	$(call say,LINK,$@)
	$(Q)$(KCC) $(KLINK) -o $@ $(filter-out $(B)/kernel/kernel/ipc/commit.o,$(filter %.o,$^)) -lgcc

-include $(CONTROL)/commit.d

test-programs: $(CONTROL)/kernel.elf

.PHONY: test-programs bench-programs

# The figures of docs/performance.md, and the floor they are measured against.
FLOOR := $(B)/tests/floor

$(FLOOR).elf: tests/floor/boot.asm tests/floor/floor.c tests/floor/floor.ld
	$(call say,LINK,$@)
	@mkdir -p $(FLOOR)
	$(Q)nasm -f elf32 -o $(FLOOR)/boot.o tests/floor/boot.asm
	$(Q)$(KCC) -std=gnu11 -O2 -ffreestanding -fno-pic -fno-pie -fno-stack-protector -march=i686 \
		-fno-asynchronous-unwind-tables -mno-sse -mno-mmx -c -o $(FLOOR)/floor.o \
		tests/floor/floor.c
	$(Q)$(CROSS)ld -m elf_i386 -z noexecstack --no-warn-rwx-segments -T tests/floor/floor.ld \
		-o $@ $(FLOOR)/boot.o $(FLOOR)/floor.o

$(B)/tests/bench/nothing: tests/bench/nothing.asm lib/user/user.ld
	$(call say,LINK,$@)
	@mkdir -p $(@D)
	$(Q)$(NASM) -o $@.o $<
	$(Q)$(UCC) $(USER_LDFLAGS) -o $@ $@.o

bench-programs: $(FLOOR).elf $(B)/tests/bench/nothing \
	$(patsubst tests/bench/%.c,$(B)/tests/bench/%,$(wildcard tests/bench/*.c))

# Checks: each prints one line when all is well.
CPPCHECK := cppcheck --quiet --std=c11 --platform=unix32 --error-exitcode=1 --inline-suppr \
	    --enable=warning,performance,portability -j 2 \
	    --suppress=missingIncludeSystem --suppress=unusedFunction --suppress=nullPointerRedundantCheck \
	    --suppressions-list=tools/cppcheck.txt --cppcheck-build-dir=$(B)/cppcheck \
	    -Iinclude -Ikernel -Ilib -I. -I$(B)/gen

check: $(GEN_HEADERS)		## includes, format, headers, documents, static analysis
	$(Q)tools/check-includes
	$(Q)tools/check-format
	$(Q)tools/check-headers
	$(Q)tools/check-docs
	$(Q)tools/gen-messages --check
	@mkdir -p $(B)/cppcheck
	$(Q)$(CPPCHECK) kernel winmgr lib gui console apps
	@echo 'cppcheck: nothing found'

docs:				## bring the made parts of docs/ up to date
	$(Q)tools/gen-messages

.PHONY: check docs
