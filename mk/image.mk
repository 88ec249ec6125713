# What is booted: build/initrd.tar (the initial disk) and build/transom.iso (with GRUB).
#
# The parts of the initial disk lie in build/initrd: programs (mk/user.mk adds them), fonts and icons.
# What lies there without being a part any more is thrown away.

image: $(B)/kernel.elf $(B)/initrd.tar $(B)/transom.iso	## kernel, initial disk and ISO
	@:

iso: $(B)/transom.iso		## the ISO alone, build/transom.iso

$(B)/initrd.tar: $(ASSET_FONTS) $(ASSET_ICONS) tools/make-initrd tools/transom/initrd.py
	$(call say,PACK,$@)
	$(Q)rm -f $(filter-out $^,$(shell find $(B)/initrd -type f))
	$(Q)tools/make-initrd $(B)/initrd $@

$(B)/transom.iso: $(B)/kernel.elf $(B)/initrd.tar tools/make-iso
	$(call say,ISO,$@)
	$(Q)tools/make-iso $(B)/kernel.elf $(B)/initrd.tar $@

.PHONY: image iso
