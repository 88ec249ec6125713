# What is booted: build/initrd.tar (the initial disk) and build/transom.iso (with GRUB).
#
# The parts of the initial disk lie in build/initrd: programs (mk/user.mk adds them), fonts and icons.
# Each is packed (lib/common/packed.h) into build/packed, and that is what goes on the disk: it halves
# the memory that the disk takes. What lies in one of the two without being a part any more is thrown
# away.

image: $(B)/kernel.elf $(B)/initrd.tar $(B)/transom.iso	## kernel, initial disk and ISO
	@:

iso: $(B)/transom.iso		## the ISO alone, build/transom.iso

INITRD_PARTS += $(ASSET_FONTS) $(ASSET_ICONS)
INITRD_PACKED := $(INITRD_PARTS:$(B)/initrd/%=$(B)/packed/%)

$(B)/tools/mkpack: tools/mkpack.c tools/pack.c tools/pack.h lib/common/packed.c lib/common/packed.h
	$(call say,HOSTCC,$@)
	@mkdir -p $(@D)
	$(Q)$(HOSTCC) -O2 -Wall -Wextra -I. -Ilib -Iinclude -o $@ $(filter %.c,$^)

# The desktop is loaded at every start, and as fast as can be: it stays as it is.
INITRD_PLAIN := $(B)/packed/bin/desktop

$(filter-out $(INITRD_PLAIN),$(INITRD_PACKED)): $(B)/packed/%: $(B)/initrd/% $(B)/tools/mkpack
	@mkdir -p $(@D)
	$(Q)$(B)/tools/mkpack $< $@

$(INITRD_PLAIN): $(B)/packed/%: $(B)/initrd/%
	@mkdir -p $(@D)
	$(Q)cp -p $< $@

$(B)/initrd.tar: $(INITRD_PACKED) tools/make-initrd tools/transom/initrd.py
	$(call say,PACK,$@)
	$(Q)rm -f $(filter-out $^ $(INITRD_PARTS),$(shell find $(B)/initrd $(B)/packed -type f))
	$(Q)tools/make-initrd $(B)/packed $@

$(B)/transom.iso: $(B)/kernel.elf $(B)/initrd.tar tools/make-iso
	$(call say,ISO,$@)
	$(Q)tools/make-iso $(B)/kernel.elf $(B)/initrd.tar $@

.PHONY: image iso
