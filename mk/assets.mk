# Fonts and icons of the initial disk: build/initrd/fonts/ and build/initrd/icons/, made from the
# distribution's fonts (fonts-inter, fonts-dejavu-core) and icon theme (tango-icon-theme).

FONT_DIR := /usr/share/fonts
INTER	 := $(FONT_DIR)/opentype/inter/Inter
MONO	 := $(FONT_DIR)/truetype/dejavu/DejaVuSansMono
ICON_DIR := /usr/share/icons/Tango

ASSET_FONTS := $(addprefix $(B)/initrd/fonts/,ui.font ui-bold.font title.font large.font mono.font)
ICON_PAIRS  := $(shell awk '/^[a-z]/ { print $$1 ":" $$2 }' tools/icons.list)
ICON_NAMES  := $(foreach pair,$(ICON_PAIRS),$(firstword $(subst :, ,$(pair))))
ICON_SIZES  := 16 24 32 48
ASSET_ICONS := $(foreach size,$(ICON_SIZES),$(ICON_NAMES:%=$(B)/initrd/icons/%-$(size).icon))

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

# $(1): output name, $(2): face, $(3): size
define font_rule
$(B)/initrd/fonts/$(1).font: $(2) $(B)/tools/mkfont
	$$(call say,FONT,$$@)
	@mkdir -p $$(@D)
	$$(Q)$(B)/tools/mkfont $(2) $(3) $$@
endef
$(eval $(call font_rule,ui,$(INTER)-Regular.otf,13))
$(eval $(call font_rule,ui-bold,$(INTER)-SemiBold.otf,13))
$(eval $(call font_rule,title,$(INTER)-SemiBold.otf,14))
$(eval $(call font_rule,large,$(INTER)-Regular.otf,20))
$(eval $(call font_rule,mono,$(MONO).ttf,13))

# $(1): our name, $(2): the theme's. 48 pixels are drawn from its outlines.
define icon_rule
$(foreach size,16 24 32,$(B)/initrd/icons/$(1)-$(size).icon): \
		$(B)/initrd/icons/$(1)-%.icon: $(B)/tools/mkicon tools/icons.list
	$$(call say,ICON,$$@)
	@mkdir -p $$(@D)
	$$(Q)$(B)/tools/mkicon $(ICON_DIR)/$$*x$$*/$(2).png $$* $$@

$(B)/initrd/icons/$(1)-48.icon: $(B)/tools/mkicon tools/icons.list
	$$(call say,ICON,$$@)
	@mkdir -p $$(@D) $(B)/icons
	$$(Q)rsvg-convert -w 48 -h 48 -o $(B)/icons/$(1).png $(ICON_DIR)/scalable/$(2).svg
	$$(Q)$(B)/tools/mkicon $(B)/icons/$(1).png 48 $$@
endef
$(foreach pair,$(ICON_PAIRS),$(eval $(call icon_rule,$(firstword $(subst :, ,$(pair))),$(lastword $(subst :, ,$(pair))))))

.PHONY: assets
