# The SDK: what a program outside the tree is built with. build/sdk can be copied anywhere.

SDK := $(B)/sdk

sdk: $(SDK)/ready		## headers, libraries and compiler for programs outside the tree: build/sdk

$(SDK)/ready: $(CRT0) $(USER_LIBS) lib/user/user.ld tools/transom-cc $(wildcard tools/sdk-template/* tools/sdk-tutorial/*) \
	      $(wildcard include/*.h include/abi/*.h include/gui/*.h) $(B)/gen/syscall_numbers.h
	$(call say,SDK,$(SDK))
	$(Q)rm -rf $(SDK) && mkdir -p $(SDK)/include/newlib $(SDK)/lib $(SDK)/bin $(SDK)/template $(SDK)/tutorial
	$(Q)cp -r include/. $(SDK)/include/ && cp -r $(NEWLIB)/include/. $(SDK)/include/newlib/
	$(Q)cp $(USER_LIBS) $(SDK)/lib/ && cp $(CRT0) $(SDK)/lib/crt0.o
	$(Q)cp $(NEWLIB)/COPYING.NEWLIB lib/user/user.ld $(SDK)/
	$(Q)cp tools/transom-cc $(SDK)/bin/ && cp tools/sdk-template/* $(SDK)/template/
	$(Q)cp tools/sdk-tutorial/* $(SDK)/tutorial/
	$(Q)echo '-fno-omit-frame-pointer $(NEWLIB_FLAGS) -nostdinc' > $(SDK)/lib/compile.flags
	$(Q)echo '$(USER_LINK)' > $(SDK)/lib/link.flags
	@touch $@

test-programs: $(SDK)/ready

.PHONY: sdk
