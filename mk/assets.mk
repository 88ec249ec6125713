# Fonts and icons of the initial disk: build/initrd/fonts/ and build/initrd/icons/, made from the
# distribution's fonts (fonts-inter, fonts-dejavu-core) and icon theme (tango-icon-theme).

FONT_DIR := /usr/share/fonts
INTER	 := $(FONT_DIR)/opentype/inter/Inter
MONO	 := $(FONT_DIR)/truetype/dejavu/DejaVuSansMono
ICON_DIR := /usr/share/icons/Tango

# name@2 is a font of double size, for windows at double scale; icons then are those of twice a size.
FONT_NAMES  := ui ui-bold title large mono mono-bold mono-large mono-large-bold
ASSET_FONTS := $(foreach name,$(FONT_NAMES),$(B)/initrd/fonts/$(name).font $(B)/initrd/fonts/$(name)@2.font)
ICON_PAIRS  := $(shell awk '/^[a-z]/ { print $$1 ":" $$2 }' tools/icons.list)
ICON_FILES  := $(shell awk '/^[a-z]/ { print $$1 "-16 " $$1 "-24 " $$1 "-32 " $$1 "-48"; \
	       for (i = 3; i <= NF; i++) print $$1 "-" $$i }' tools/icons.list)
ASSET_ICONS := $(ICON_FILES:%=$(B)/initrd/icons/%.icon)

assets: $(ASSET_FONTS) $(ASSET_ICONS)	## fonts and icons of the initial disk

$(B)/tools/mkfont: tools/mkfont.c gui/font_format.h
	$(call say,HOSTCC,$@)
	@mkdir -p $(@D)
	$(Q)$(HOSTCC) -O2 -Wall -Wextra -I. $$(pkg-config --cflags freetype2) -o $@ $< \
		$$(pkg-config --libs freetype2)

$(B)/tools/mkicon: tools/mkicon.c gui/icon_format.h
	$(call say,HOSTCC,$@)
	@mkdir -p $(@D)
	$(Q)$(HOSTCC) -O2 -Wall -Wextra -I. $$(pkg-config --cflags libpng) -o $@ $< \
		$$(pkg-config --libs libpng)

# $(1): output name, $(2): face, $(3): size, $(4): ways a letter can stand between two pixels
define font_rule
$(B)/initrd/fonts/$(1).font: $(2) $(B)/tools/mkfont
	$$(call say,FONT,$$@)
	@mkdir -p $$(@D)
	$$(Q)$(B)/tools/mkfont $(2) $(3) $(4) $$@
endef
$(eval $(call font_rule,ui,$(INTER)-Regular.otf,13,4))
$(eval $(call font_rule,ui-bold,$(INTER)-SemiBold.otf,13,4))
$(eval $(call font_rule,title,$(INTER)-SemiBold.otf,14,4))
$(eval $(call font_rule,large,$(INTER)-Regular.otf,20,4))
$(eval $(call font_rule,mono,$(MONO).ttf,13,1))
$(eval $(call font_rule,mono-bold,$(MONO)-Bold.ttf,13,1))
$(eval $(call font_rule,mono-large,$(MONO).ttf,18,1))
$(eval $(call font_rule,mono-large-bold,$(MONO)-Bold.ttf,18,1))
$(eval $(call font_rule,ui@2,$(INTER)-Regular.otf,26,2))
$(eval $(call font_rule,ui-bold@2,$(INTER)-SemiBold.otf,26,2))
$(eval $(call font_rule,title@2,$(INTER)-SemiBold.otf,28,2))
$(eval $(call font_rule,large@2,$(INTER)-Regular.otf,40,2))
$(eval $(call font_rule,mono@2,$(MONO).ttf,26,1))
$(eval $(call font_rule,mono-bold@2,$(MONO)-Bold.ttf,26,1))
$(eval $(call font_rule,mono-large@2,$(MONO).ttf,36,1))
$(eval $(call font_rule,mono-large-bold@2,$(MONO)-Bold.ttf,36,1))

# $(1): our name, $(2): the theme's. 48 pixels and more are drawn from its outlines.
define icon_rule
$(foreach size,16 24 32,$(B)/initrd/icons/$(1)-$(size).icon): \
		$(B)/initrd/icons/$(1)-%.icon: $(B)/tools/mkicon tools/icons.list
	$$(call say,ICON,$$@)
	@mkdir -p $$(@D)
	$$(Q)$(B)/tools/mkicon $(ICON_DIR)/$$*x$$*/$(2).png $$* $$@

$(foreach size,48 64 96,$(B)/initrd/icons/$(1)-$(size).icon): \
		$(B)/initrd/icons/$(1)-%.icon: $(B)/tools/mkicon tools/icons.list
	$$(call say,ICON,$$@)
	@mkdir -p $$(@D) $(B)/icons
	$$(Q)rsvg-convert -w $$* -h $$* -o $(B)/icons/$(1)-$$*.png $(ICON_DIR)/scalable/$(2).svg
	$$(Q)$(B)/tools/mkicon $(B)/icons/$(1)-$$*.png $$* $$@
endef
$(foreach pair,$(ICON_PAIRS),$(eval $(call icon_rule,$(firstword $(subst :, ,$(pair))),$(lastword $(subst :, ,$(pair))))))

.PHONY: assets
