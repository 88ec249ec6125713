# Files that look like programs and must be refused, for tests/guest/test_process.c. tools/run-guest
# puts them on the initial disk, in /System/Boot/tests/broken.

BROKEN := $(B)/tests/broken

$(BROKEN)/empty: tests/guest/make-broken $(B)/tests/guest/echo_status
	$(call say,MAKE,$(BROKEN))
	$(Q)tests/guest/make-broken $(B)/tests/guest/echo_status $(BROKEN)

test-programs: $(BROKEN)/empty
