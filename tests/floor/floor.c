/*
 * floor.c - what this emulated machine allows at best: ring changes, address
 * space switches, an IPC path with the least honest kernel behind it, copies,
 * frame buffer, page fault, timer.  Multiboot, i686.  All counts are TSC ticks
 * (= instructions under "-icount shift=0").
 */
typedef unsigned char u8;
typedef unsigned short u16;
typedef unsigned int u32;
typedef unsigned long long u64;

static inline void outb(u16 p, u8 v)
{
	__asm__ volatile("outb %0,%1" : : "a"(v), "Nd"(p));
}
static inline void outw(u16 p, u16 v)
{
	__asm__ volatile("outw %0,%1" : : "a"(v), "Nd"(p));
}
static inline void outl(u16 p, u32 v)
{
	__asm__ volatile("outl %0,%1" : : "a"(v), "Nd"(p));
}
static inline u8 inb(u16 p)
{
	u8 v;
	__asm__ volatile("inb %1,%0" : "=a"(v) : "Nd"(p));
	return v;
}
static inline u32 inl(u16 p)
{
	u32 v;
	__asm__ volatile("inl %1,%0" : "=a"(v) : "Nd"(p));
	return v;
}
static inline u64 rdtsc(void)
{
	u32 lo, hi;

	__asm__ volatile("rdtsc" : "=a"(lo), "=d"(hi));
	return ((u64)hi << 32) | lo;
}
static inline void wrmsr(u32 r, u32 v)
{
	__asm__ volatile("wrmsr" : : "c"(r), "a"(v), "d"(0));
}

/* ---- output -------------------------------------------------------------------- */

static void put(const char *s)
{
	while (*s)
		outb(0xe9, *s++);
}

static u64 div64(u64 v, u32 d, u32 *rem)
{
	u32 hi = v >> 32, lo = (u32)v, qh = hi / d, ql, r = hi % d;

	__asm__("divl %4" : "=a"(ql), "=d"(r) : "0"(lo), "1"(r), "r"(d));
	if (rem)
		*rem = r;
	return ((u64)qh << 32) | ql;
}

static void putn(u64 v)
{
	char b[24], *p = b + 23;
	u32 r;

	*p = 0;
	do {
		v = div64(v, 10, &r);
		*--p = '0' + r;
	} while (v);
	put(p);
}

static void putf(u64 ticks, u32 n)
{
	u32 f;
	u64 q = div64(div64(ticks * 100 + n / 2, n, 0), 100, &f);

	putn(q);
	put(".");
	outb(0xe9, '0' + f / 10);
	outb(0xe9, '0' + f % 10);
}

#define REPS 3
static u32 shift_hint;

static void result(const char *name, u32 n, const u64 *t)
{
	u64 best = t[0];
	int i;

	for (i = 1; i < REPS; i++)
		if (t[i] < best)
			best = t[i];
	put("RES ");
	put(name);
	put(" n=");
	putn(n);
	put(" tsc=");
	for (i = 0; i < REPS; i++) {
		if (i)
			put(",");
		putn(t[i]);
	}
	put(" best=");
	putf(best, n);
	put("\n");
}

static void run(const char *name)
{
	put("RUN ");
	put(name);
	put("\n");
}

/* ---- tables ----------------------------------------------------------------------- */

static u64 gdt[6] __attribute__((aligned(8)));
static u64 idt[256] __attribute__((aligned(8)));
static u32 tss[26];
u32 *tss_esp0 = &tss[1];

static void gate(int v, void (*f)(void), int dpl)
{
	u32 a = (u32)f;

	idt[v] = ((u64)(a & 0xffff0000u) << 32) | ((u64)(0x8e00u | dpl << 13) << 32) | 0x80000u |
		 (a & 0xffffu);
}

extern void gate_exit(void), gate_null(void), gate_call(void), gate_call_seg(void);
extern void gate_pf(void), gate_timer(void), gate_bad(void), gate_invlpg(void);
extern void se_null(void), se_call(void);
extern void run_user(void (*fn)(void), u32 esp);
extern void u_empty(void), u_null80(void), u_null_se(void), u_call80(void), u_pf(void);
extern u32 u_n, u_page[2];
extern u64 u_t0, u_t1;
extern volatile u32 ticks;
extern char user_begin[], user_end[];

void bad_trap(u32 *f)
{
	put("TRAP");
	for (int i = 0; i < 5; i++) {
		put(" ");
		putn(f[i]);
	}
	put("\n");
	outl(0xf4, 7);
	for (;;)
		;
}

static void seg(int i, u32 base, u32 lim, u32 access, u32 flags)
{
	gdt[i] = ((u64)(base & 0xff000000u) << 32) | ((u64)flags << 52) |
		 ((u64)(lim & 0xf0000u) << 32) | ((u64)access << 40) |
		 ((u64)(base & 0xffffffu) << 16) | (lim & 0xffffu);
}

static void tables(void)
{
	struct {
		u16 l;
		u32 b;
	} __attribute__((packed)) r;
	int i;

	seg(1, 0, 0xfffff, 0x9a, 0xc);
	seg(2, 0, 0xfffff, 0x92, 0xc);
	seg(3, 0, 0xfffff, 0xfa, 0xc);
	seg(4, 0, 0xfffff, 0xf2, 0xc);
	seg(5, (u32)tss, sizeof tss - 1, 0x89, 0);
	tss[2] = 0x10;
	tss[25] = sizeof tss << 16;
	r.l = sizeof gdt - 1;
	r.b = (u32)gdt;
	__asm__ volatile("lgdt %0\n ljmp $8,$1f\n1: mov %w1,%%ds\n mov %w1,%%es\n"
			 "mov %w1,%%ss\n mov %w1,%%fs\n mov %w1,%%gs\n ltr %w2"
			 :
			 : "m"(r), "r"(0x10), "r"(0x28)
			 : "memory");
	for (i = 0; i < 256; i++)
		gate(i, gate_bad, 0);
	gate(0x14, gate_bad, 0);
	gate(0x80, gate_null, 3);
	gate(0x81, gate_exit, 3);
	gate(0x82, gate_invlpg, 3);
	gate(14, gate_pf, 0);
	gate(0x20, gate_timer, 0);
	r.l = sizeof idt - 1;
	r.b = (u32)idt;
	__asm__ volatile("lidt %0" : : "m"(r));
	outb(0x20, 0x11);
	outb(0xa0, 0x11);
	outb(0x21, 0x20);
	outb(0xa1, 0x28);
	outb(0x21, 4);
	outb(0xa1, 2);
	outb(0x21, 1);
	outb(0xa1, 1);
	outb(0x21, 0xff);
	outb(0xa1, 0xff);
	wrmsr(0x174, 0x08);
	wrmsr(0x175, (u32)&tss[1]);
	wrmsr(0x176, (u32)se_null);
}

/* ---- paging: two address spaces, identity mapped, 4 KiB pages ------------------------ */

#define MAPPED (32u << 20) /* first 32 MiB */
static u32 pd[2][1024] __attribute__((aligned(4096)));
static u32 pt[2][MAPPED >> 22][1024] __attribute__((aligned(4096)));
static u32 fbpt[2][1024] __attribute__((aligned(4096)));
u32 *pf_pte;

static void map_all(u32 fb)
{
	u32 s, i;

	for (s = 0; s < 2; s++) {
		for (i = 0; i < MAPPED >> 12; i++) {
			u32 a = i << 12;
			u32 u = a >= (u32)user_begin && a < (u32)user_end ? 4 : 0;

			pt[s][i >> 10][i & 1023] = a | 3 | u;
		}
		for (i = 0; i < MAPPED >> 22; i++)
			pd[s][i] = (u32)pt[s][i] | 7;
		if (fb)
			for (i = 0; i < 2; i++) {
				u32 k;

				for (k = 0; k < 1024; k++)
					fbpt[i][k] = (fb + (i << 22) + (k << 12)) | 3;
				pd[s][(fb >> 22) + i] = (u32)fbpt[i] | 3;
			}
	}
	__asm__ volatile("mov %0,%%cr3\n mov %%cr0,%%eax\n or $0x80010000,%%eax\n"
			 "mov %%eax,%%cr0"
			 :
			 : "r"(pd[0])
			 : "eax", "memory");
}

/* ---- user-mode timing --------------------------------------------------------------- */

static void time_user(const char *name, u32 n, void (*fn)(void))
{
	u64 t[REPS];
	int i;

	u_n = n / 10 + 1;
	run_user(fn, (u32)user_end - 64);
	run(name);
	for (i = 0; i < REPS; i++) {
		u_n = n;
		run_user(fn, (u32)user_end - 64);
		t[i] = u_t1 - u_t0;
	}
	result(name, n, t);
}

/* ---- the least honest IPC kernel ------------------------------------------------------- */

struct gmsg {
	u32 code, hwnd, p1, p2, p3;
};
#define QLEN 64
struct thread {
	u32 esp, cr3, esp0;  /* used by switch_to */
	u32 state;	     /* 0 ready, 1 waits for a message */
	struct thread *next; /* ready queue */
	u32 head, tail;
	struct gmsg q[QLEN];
};
extern void switch_to(struct thread *prev, struct thread *next);
extern void thread_start(void);

static struct thread th[2], boot_th, *cur, *rq_head, *rq_tail;
static struct window {
	struct thread *owner;
	u32 gen;
} windows[64];
static u8 kstack[2][4096] __attribute__((aligned(16)));

#define USER_OK(p) ((u32)(p) - (u32)user_begin < (u32)(user_end - user_begin) - sizeof(struct gmsg))

static void ready(struct thread *t)
{
	t->state = 0;
	t->next = 0;
	if (rq_tail)
		rq_tail->next = t;
	else
		rq_head = t;
	rq_tail = t;
}

static void block(void)
{
	struct thread *p = cur, *n = rq_head;

	p->state = 1;
	rq_head = n->next; /* never empty here: an idle thread would be */
	if (!rq_head)
		rq_tail = 0;
	cur = n;
	switch_to(p, n);
}

static u32 enqueue(u32 code, u32 hwnd, u32 p1, u32 p2, u32 p3)
{
	u32 i = hwnd & 0xffff;
	struct thread *t;
	struct gmsg *m;

	if (i >= 64 || windows[i].gen != hwnd >> 16 || !(t = windows[i].owner))
		return -1u;
	if (t->head - t->tail == QLEN)
		return -2u;
	m = &t->q[t->head++ % QLEN];
	m->code = code;
	m->hwnd = hwnd;
	m->p1 = p1;
	m->p2 = p2;
	m->p3 = p3;
	if (t->state)
		ready(t);
	return 0;
}

static u32 sys_null(void)
{
	return 0;
}

static u32 sys_post(u32 hwnd, u32 code, u32 p1, u32 p2, u32 p3)
{
	return enqueue(code, hwnd, p1, p2, p3);
}

static u32 sys_get(struct gmsg *u)
{
	struct thread *t = cur;

	if (!USER_OK(u))
		return -1u;
	while (t->head == t->tail)
		block();
	*u = t->q[t->tail++ % QLEN];
	return 0;
}

static u32 sys_postp(struct gmsg *u)
{
	if (!USER_OK(u))
		return -1u;
	return enqueue(u->code, u->hwnd, u->p1, u->p2, u->p3);
}

static u32 sys_call(struct gmsg *u) /* send, then wait: one system call */
{
	u32 r = sys_postp(u);

	return r ? r : sys_get(u);
}

u32 (*syscalls[])() = {sys_null, sys_post, sys_get, sys_postp, sys_call};
u32 nsyscalls = sizeof syscalls / sizeof *syscalls;

static void mk_thread(int i, void (*fn)(void))
{
	u32 *s = (u32 *)(kstack[i] + sizeof kstack[i]);

	__builtin_memset(&th[i], 0, sizeof th[i]);
	th[i].esp0 = (u32)s;
	*--s = 0x23;
	*--s = (u32)user_end - 64 - 1024 * (i + 1);
	*--s = 2;
	*--s = 0x1b;
	*--s = (u32)fn;
	*--s = (u32)thread_start;
	s -= 4;
	th[i].esp = (u32)s;
	th[i].cr3 = (u32)pd[i];
	windows[i + 1].owner = &th[i];
}

/* A ends with int 0x81: gate_exit gives back the stack that run_ipc saved. */
extern u32 start_threads(struct thread *from, struct thread *to);

static void ipc_once(u32 n, void (*a)(void), void (*b)(void))
{
	mk_thread(0, a);
	mk_thread(1, b);
	u_n = n;
	rq_head = rq_tail = 0;
	ready(&th[1]);
	cur = &th[0];
	start_threads(&boot_th, &th[0]);
	__asm__ volatile("mov %0,%%cr3" : : "r"(pd[0]) : "memory");
}

static void ipc(const char *name, u32 n, void (*a)(void), void (*b)(void))
{
	u64 t[REPS];
	int i;

	ipc_once(n / 10 + 1, a, b);
	run(name);
	for (i = 0; i < REPS; i++) {
		ipc_once(n, a, b);
		t[i] = u_t1 - u_t0;
	}
	result(name, n, t);
}

extern void a_post80(void), b_post80(void), a_postse(void), b_postse(void);
extern void a_self80(void), a_call80(void), b_call80(void), a_callse(void), b_callse(void);

/* ---- kernel-side loops ------------------------------------------------------------------ */

static struct thread sw[2];
static u8 sw_stack[4096] __attribute__((aligned(16)));

static void sw_peer(void)
{
	for (;;)
		switch_to(&sw[1], &sw[0]);
}

static void b_switch(u32 n)
{
	while (n--)
		switch_to(&sw[0], &sw[1]);
}

static void b_cr3(u32 n)
{
	while (n--)
		__asm__ volatile("mov %0,%%cr3" : : "r"(pd[n & 1]) : "memory");
}

static void b_cr3_same(u32 n)
{
	u32 v = (u32)pd[0];

	while (n--)
		__asm__ volatile("mov %0,%%cr3" : : "r"(v) : "memory");
}

static void b_loop(u32 n)
{
	__asm__ volatile("1: dec %0\n jnz 1b" : "+r"(n) : : "cc");
}
static void b_rdtsc(u32 n)
{
	while (n--)
		(void)rdtsc();
}
static void b_outb(u32 n)
{
	while (n--)
		outb(0x80, 0);
}

extern void cp_movsb(void *, const void *, u32), cp_movsd(void *, const void *, u32);
extern void cp_mov(void *, const void *, u32), cp_mmx(void *, const void *, u32);
extern void cp_sse(void *, const void *, u32);
extern void fl_stosd(void *, u32, u32), fl_sse(void *, u32, u32);

#define MB (1u << 20)
static u8 bufa[4 * MB] __attribute__((aligned(4096)));
static u8 bufb[4 * MB] __attribute__((aligned(4096)));
static u8 *fb;
#define FBSIZE (1024u * 768 * 4)

#define B(f, call)            \
	static void f(u32 n)  \
	{                     \
		while (n--) { \
			call; \
		}             \
	}
B(b_movsb, cp_movsb(bufa, bufb, MB))
B(b_movsd, cp_movsd(bufa, bufb, MB))
B(b_mov, cp_mov(bufa, bufb, MB))
B(b_mmx, cp_mmx(bufa, bufb, MB))
B(b_sse, cp_sse(bufa, bufb, MB))
B(b_fbfill, fl_stosd(fb, 0x336699, FBSIZE))
B(b_fbfill_sse, fl_sse(fb, 0x996633, FBSIZE))
B(b_fbcopy, cp_movsd(fb, bufa, FBSIZE))
B(b_fbcopy_sse, cp_sse(fb, bufa, FBSIZE))
B(b_fbscroll, cp_movsd(fb, fb + 1024 * 4 * 16, FBSIZE - 1024 * 4 * 16))
B(b_ramfill, fl_stosd(bufa, 0x336699, FBSIZE))
B(b_page_clear, fl_stosd(bufa, 0, 4096))
B(b_page_clear_sse, fl_sse(bufa, 0, 4096))

static void bench(const char *name, u32 n, void (*f)(u32))
{
	u64 t[REPS], a;
	int i;

	f(n / 10 + 1);
	run(name);
	for (i = 0; i < REPS; i++) {
		a = rdtsc();
		f(n);
		t[i] = rdtsc() - a;
	}
	result(name, n, t);
}

/* ---- frame buffer ---------------------------------------------------------------------------- */

static u32 pci(u32 dev, u32 reg)
{
	outl(0xcf8, 0x80000000u | dev << 11 | reg);
	return inl(0xcfc);
}

static void vbe(u16 i, u16 v)
{
	outw(0x1ce, i);
	outw(0x1cf, v);
}

static u8 *find_fb(void)
{
	u32 d;

	for (d = 0; d < 32; d++)
		if (pci(d, 0) == 0x11111234u) {
			vbe(4, 0);
			vbe(1, 1024);
			vbe(2, 768);
			vbe(3, 32);
			vbe(4, 0x41);
			return (u8 *)(pci(d, 0x10) & ~15u);
		}
	return 0;
}

/* ---- timer --------------------------------------------------------------------------------------
 */

static void pit(u16 div)
{
	outb(0x43, 0x34);
	outb(0x40, div & 255);
	outb(0x40, div >> 8);
}

static void timer_test(void)
{
	u64 a, b, busy;
	u32 n, k;

	ticks = 0;
	pit(11932); /* 100 Hz */
	outb(0x21, 0xfe);
	__asm__ volatile("sti");
	while (!ticks)
		;
	a = rdtsc();
	n = ticks;
	while (ticks < n + 20)
		;
	b = rdtsc();
	put("PIT busy: 20 ticks of 11932/1193182 s = ");
	putn(b - a);
	put(" TSC\n");
	a = rdtsc();
	n = ticks;
	while (ticks < n + 20)
		__asm__ volatile("hlt");
	b = rdtsc();
	put("PIT hlt:  20 ticks of 11932/1193182 s = ");
	putn(b - a);
	put(" TSC\n");
	/* cost of one tick: the same loop with and without the timer */
	pit(1194); /* 1 kHz */
	k = 40000000;
	a = rdtsc();
	n = ticks;
	b_loop(k);
	b = rdtsc();
	busy = b - a;
	n = ticks - n;
	__asm__ volatile("cli");
	outb(0x21, 0xff);
	a = rdtsc();
	b_loop(k);
	b = rdtsc();
	put("PIT irq: loop with ");
	putn(n);
	put(" ticks ");
	putn(busy);
	put(" TSC, without ");
	putn(b - a);
	put(" TSC, per tick ");
	if (n)
		putf(busy - (b - a), n);
	put("\n");
}

/* What one TSC tick is: a loop of exactly 20,000,000 instructions. */
static void calibrate(void)
{
	u64 a = rdtsc();

	b_loop(10000000);
	a = rdtsc() - a;
	put("CAL 20000000 instructions = ");
	putn(a);
	put(" TSC\n");
	for (shift_hint = 0; shift_hint < 10; shift_hint++)
		if (a < (u64)30000000 << shift_hint)
			break;
}

void cmain(u32 lo, u32 hi)
{
	u64 t0 = ((u64)hi << 32) | lo;

	put("HELLO tsc=");
	putn(t0);
	put("\n");
	tables();
	fb = find_fb();
	map_all((u32)fb);
	calibrate();

	bench("loop2", 10000000, b_loop);
	bench("rdtsc", 1000000, b_rdtsc);
	bench("outb-0x80", 1000000, b_outb);
	time_user("u-loop2", 1000000, u_empty);
	gate(0x80, gate_null, 3);
	time_user("int80-null", 1000000, u_null80);
	wrmsr(0x176, (u32)se_null);
	time_user("sysenter-null", 1000000, u_null_se);
	gate(0x80, gate_call, 3);
	time_user("int80-call", 1000000, u_call80);
	gate(0x80, gate_call_seg, 3);
	time_user("int80-call-seg", 1000000, u_call80);
	wrmsr(0x176, (u32)se_call);
	time_user("sysenter-call", 1000000, u_null_se);

	bench("cr3-same", 1000000, b_cr3_same);
	bench("cr3-two", 1000000, b_cr3);
	{
		u32 *s = (u32 *)(sw_stack + sizeof sw_stack);

		*--s = 0;
		*--s = (u32)sw_peer;
		s -= 4;
		sw[0].cr3 = sw[0].esp0 = 0;
		sw[0].cr3 = (u32)pd[0];
		sw[1].cr3 = (u32)pd[1];
		sw[1].esp = (u32)s;
		bench("switch-pair", 500000, b_switch);
	}

	gate(0x80, gate_call, 3);
	ipc("ipc-post-get-int80", 100000, a_post80, b_post80);
	ipc("ipc-self-post-get-int80", 200000, a_self80, b_post80);
	ipc("ipc-post-get-sysenter", 100000, a_postse, b_postse);
	ipc("ipc-call-replywait-int80", 100000, a_call80, b_call80);
	ipc("ipc-call-replywait-sysenter", 100000, a_callse, b_callse);
	gate(0x80, gate_call_seg, 3);
	ipc("ipc-post-get-int80-seg", 100000, a_post80, b_post80);
	gate(0x80, gate_call, 3);

	/* page fault: the PTE of one user page, made writable from user space */
	u_page[0] = (u32)user_end - 4096;
	pf_pte = &pt[0][u_page[0] >> 22][u_page[0] >> 12 & 1023];
	u_page[1] = (u32)pf_pte;
	pt[0][(u32)pf_pte >> 22][(u32)pf_pte >> 12 & 1023] |= 4;
	__asm__ volatile("mov %0,%%cr3" : : "r"(pd[0]) : "memory");
	{
		/* the user stack must not be the page taken away */

		u64 t[REPS];
		int i;

		u_n = 1000;
		run_user(u_pf, (u32)user_end - 4096 - 64);
		run("page-fault");
		for (i = 0; i < REPS; i++) {
			u_n = 300000;
			run_user(u_pf, (u32)user_end - 4096 - 64);
			t[i] = u_t1 - u_t0;
		}
		result("page-fault", 300000, t);
	}

	bench("copy-1MiB-movsb", 20, b_movsb);
	bench("copy-1MiB-movsd", 50, b_movsd);
	bench("copy-1MiB-mov32", 50, b_mov);
	bench("copy-1MiB-mmx", 100, b_mmx);
	bench("copy-1MiB-sse", 100, b_sse);
	bench("page-clear-stosd", 5000, b_page_clear);
	bench("page-clear-sse", 20000, b_page_clear_sse);
	bench("ram-fill-3MiB-stosd", 20, b_ramfill);
	if (fb) {
		bench("fb-fill-stosd", 20, b_fbfill);
		bench("fb-fill-sse", 50, b_fbfill_sse);
		bench("fb-copy-movsd", 20, b_fbcopy);
		bench("fb-copy-sse", 50, b_fbcopy_sse);
		bench("fb-scroll16-movsd", 20, b_fbscroll);
	} else {
		put("no frame buffer\n");
	}
	timer_test();
	put("DONE tsc=");
	putn(rdtsc());
	put("\n");
	outl(0xf4, 0);
	for (;;)
		;
}
