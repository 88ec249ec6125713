# The kernel: build/kernel.elf from kernel/, winmgr/, lib/common/ and what the generators make.
#
# It is linked twice: the first link shows where each function lies, the second holds the table of
# their names for the panic screen.

KCC    := $(CROSS)gcc
KFLAGS := -std=gnu11 -O2 -g -Wall -Wextra -Werror -ffreestanding -fno-builtin \
	  -march=i686 -mtune=generic -momit-leaf-frame-pointer -flto -mgeneral-regs-only -fno-pic -fno-pie -fno-stack-protector \
	  -fno-asynchronous-unwind-tables -fno-unwind-tables -fcf-protection=none \
	  -mpreferred-stack-boundary=2 -fno-strict-aliasing -fno-omit-frame-pointer -fno-common --param=min-pagesize=0 \
	  -Iinclude -Ikernel -Ilib -I. -I$(B)/gen
# Whole-program optimisation: the way of a message crosses rooms, its instructions should not.
KLINK  = $(filter-out -I% -W%,$(KFLAGS)) -flto=2 -nostdlib -static -no-pie -T kernel/kernel.ld -Wl,--build-id=none \
	  -Wl,-z,max-page-size=4096 -Wl,-z,noexecstack
NASM   := nasm -f elf32 -g -F dwarf

KERNEL_SRC := $(wildcard kernel/*.c kernel/*/*.c winmgr/*.c lib/common/*.c)
KERNEL_ASM := $(wildcard kernel/*.asm kernel/*/*.asm winmgr/*.asm)
KERNEL_GEN := $(addprefix $(B)/gen/,syscall_table.c console_font.c cursor_data.c)
KERNEL_OBJ := $(KERNEL_SRC:%.c=$(B)/kernel/%.o) $(KERNEL_ASM:%.asm=$(B)/kernel/%.asm.o) \
	      $(KERNEL_GEN:$(B)/%.c=$(B)/kernel/%.o)
GEN_HEADERS := $(addprefix $(B)/gen/,syscall_numbers.h syscall_kernel.h)

kernel: $(B)/kernel.elf		## the kernel alone, build/kernel.elf

$(B)/kernel/%.o: %.c | $(GEN_HEADERS)
	$(call say,CC,$@)
	@mkdir -p $(@D)
	$(Q)$(KCC) $(KFLAGS) -MMD -MP -c -o $@ $<

$(B)/kernel/%.o: $(B)/%.c | $(GEN_HEADERS)
	$(call say,CC,$@)
	@mkdir -p $(@D)
	$(Q)$(KCC) $(KFLAGS) -MMD -MP -c -o $@ $<

$(B)/kernel/%.asm.o: %.asm
	$(call say,NASM,$@)
	@mkdir -p $(@D)
	$(Q)$(NASM) -I. -Iinclude/ -I$(<D)/ -I$(B)/gen/ -MD $(@:.o=.d) -MP -o $@ $<

$(B)/kernel/symbols-none.asm: tools/gen-symbols
	@mkdir -p $(@D)
	$(Q)tools/gen-symbols < /dev/null > $@

$(B)/kernel/symbols.asm: $(B)/kernel/first.elf tools/gen-symbols
	$(call say,NAMES,$@)
	$(Q)$(CROSS)nm -n $< | tools/gen-symbols > $@

$(B)/kernel/symbols-none.o $(B)/kernel/symbols.o: %.o: %.asm
	$(Q)$(NASM) -o $@ $<

$(B)/kernel/first.elf: $(KERNEL_OBJ) $(B)/kernel/symbols-none.o kernel/kernel.ld
	$(call say,LINK,$@)
	$(Q)$(KCC) $(KLINK) -o $@ $(filter %.o,$^) -lgcc

$(B)/kernel.elf: $(KERNEL_OBJ) $(B)/kernel/symbols.o kernel/kernel.ld
	$(call say,LINK,$@)
	$(Q)$(KCC) $(KLINK) -o $@ $(filter %.o,$^) -lgcc

# Generated sources.
$(addprefix $(B)/gen/syscall_,numbers.h kernel.h table.c stubs.asm) &: include/abi/syscall.tbl tools/gen-syscalls
	$(call say,GEN,$(B)/gen/syscall_*)
	@mkdir -p $(B)/gen
	$(Q)tools/gen-syscalls $< $(B)/gen

$(B)/gen/console_font.c: tools/gen-console-font
	$(call say,GEN,$@)
	@mkdir -p $(@D)
	$(Q)tools/gen-console-font > $@

$(B)/gen/cursor_data.c: tools/gen-cursors
	$(call say,GEN,$@)
	@mkdir -p $(@D)
	$(Q)tools/gen-cursors > $@

-include $(patsubst %.o,%.d,$(KERNEL_OBJ))

.PHONY: kernel
