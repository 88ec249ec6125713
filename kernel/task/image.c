/* kernel/task/image.c - checks ELF programs and cuts them into areas. */
#include "task/image.h"
#include "abi/error.h"
#include "common/format.h"
#include "common/packed.h"
#include "cpu/string.h"
#include "mem/heap.h"
#include "task/lock.h"

struct elf_header {
	uint8_t ident[16];
	uint16_t type, machine;
	uint32_t version, entry, phoff, shoff, flags;
	uint16_t ehsize, phentsize, phnum, shentsize, shnum, shstrndx;
};

struct program_header {
	uint32_t type, offset, vaddr, paddr, filesz, memsz, flags, align;
};

struct section_header {
	uint32_t name, type, flags, addr, offset, size, link, info, addralign, entsize;
};

struct symbol {
	uint32_t name, value, size;
	uint8_t info, other;
	uint16_t shndx;
};

#define PT_LOAD	   1
#define PF_X	   1
#define PF_W	   2
#define SHT_SYMTAB 2
#define STT_FUNC   2

/* Images in use; guarded by images_lock, which may sleep. */
static struct list images = LIST_INIT(images);
static struct mutex images_lock;
static bool images_ready;

static bool inside(const struct image *i, uint32_t offset, uint32_t size)
{
	return offset <= i->size && size <= i->size - offset;
}

static bool header_ok(const struct image *i)
{
	const struct elf_header *h = i->data;

	return inside(i, 0, sizeof *h) && !memcmp(h->ident, "\177ELF\1\1\1", 7) && h->type == 2 &&
	       h->machine == 3 && h->phentsize == sizeof(struct program_header) && h->phnum <= 32 &&
	       inside(i, h->phoff, h->phnum * sizeof(struct program_header));
}

static bool program_header_ok(const struct image *i, const struct program_header *p)
{
	return inside(i, p->offset, p->filesz) && p->filesz <= p->memsz && p->memsz &&
	       p->vaddr >= 0x10000 && user_range_ok(p->vaddr, p->memsz) && p->memsz < 0x10000000 &&
	       !(p->flags & PF_W && p->flags & PF_X) && i->segment_count < IMAGE_SEGMENTS;
}

static int add_segment(struct image *i, const struct program_header *p)
{
	struct segment *s = &i->segments[i->segment_count];
	uint32_t lead = p->vaddr & PAGE_MASK;

	s->address = p->vaddr - lead;
	s->pages = pages_of(lead + p->memsz);
	s->pages_in_file = p->filesz ? pages_of(lead + p->filesz) : 0;
	s->access = VM_READ | (p->flags & PF_W ? VM_WRITE : 0) | (p->flags & PF_X ? VM_EXEC : 0);
	i->segment_count++;
	if (!s->pages_in_file)
		return 0;
	s->area = area_create(s->pages_in_file << PAGE_SHIFT);
	if (!s->area)
		return -ENOMEM;
	return area_write(s->area, lead, (const char *)i->data + p->offset, p->filesz);
}

static int load(struct image *i)
{
	const struct elf_header *h = i->data;
	const struct program_header *p;

	if (!header_ok(i))
		return -ENOEXEC;
	p = (const void *)((const char *)i->data + h->phoff);
	for (uint32_t n = 0; n < h->phnum; n++, p++) {
		int error;

		if (p->type != PT_LOAD || !p->memsz)
			continue;
		if (!program_header_ok(i, p))
			return -ENOEXEC;
		error = add_segment(i, p);
		if (error)
			return error;
	}
	i->entry = h->entry;
	return i->segment_count ? 0 : -ENOEXEC;
}

/* The program of a packed file, to be let go of again. */
static int unpack(struct image *i)
{
	const struct packed *p = i->file.data;
	uint8_t *to = vmap_alloc(p->size);
	int error = to ? packed_read_all(p, to) : -ENOMEM;

	if (error) {
		vmap_free(to);
		return error;
	}
	i->data = to;
	i->size = p->size;
	return 0;
}

static void let_go(struct image *i)
{
	if (i->data != i->file.data)
		vmap_free((void *)i->data);
	i->data = NULL;
	i->size = 0;
}

/* Make i->data and i->size those of the program. */
static int look_at(struct image *i)
{
	if (i->file.packed)
		return unpack(i);
	i->data = i->file.data;
	i->size = i->file.size;
	return 0;
}

static void destroy(struct image *i)
{
	for (uint32_t n = 0; n < i->segment_count; n++)
		area_unref(i->segments[n].area);
	if (i->file.own)
		vmap_free((void *)i->file.data);
	kfree(i);
}

static void lock_images(void)
{
	if (!images_ready) {
		mutex_init(&images_lock);
		mutex_name(&images_lock, "images");
		images_ready = true;
	}
	mutex_lock(&images_lock);
}

static struct image *find(const void *data)
{
	struct list *l;

	list_for_each (l, &images) {
		struct image *i = container_of(l, struct image, link);

		if (i->file.data == data)
			return i;
	}
	return NULL;
}

static int create(const struct image_file *file, struct image **out)
{
	struct image *i = kzalloc(sizeof *i);
	int error;

	if (!i) {
		if (file->own)
			vmap_free((void *)file->data);
		return -ENOMEM;
	}
	i->refs = 1;
	i->file = *file;
	error = look_at(i);
	if (!error) {
		error = load(i);
		let_go(i);
	}
	if (error) {
		destroy(i);
		return error;
	}
	list_push_back(&images, &i->link);
	*out = i;
	return 0;
}

int image_open(const struct image_file *file, struct image **out)
{
	int error = 0;

	lock_images();
	*out = find(file->data);
	if (*out)
		(*out)->refs++;
	else
		error = create(file, out);
	mutex_unlock(&images_lock);
	return error;
}

uint32_t image_pages(const struct image *i)
{
	uint32_t pages = i->file.own ? pages_of(i->file.size) : 0;

	for (uint32_t n = 0; i->file.own && n < i->segment_count; n++)
		pages += i->segments[n].pages_in_file;
	return pages;
}

void image_unref(struct image *i)
{
	if (!i)
		return;
	lock_images();
	if (--i->refs == 0) {
		list_remove(&i->link);
		destroy(i);
	}
	mutex_unlock(&images_lock);
}

static int map_segment(const struct segment *s, struct vm *vm)
{
	uint32_t access = s->access | (s->access & VM_WRITE ? VM_PRIVATE : 0);
	uint32_t at = s->address, rest = s->pages - s->pages_in_file;
	int error = 0;

	if (s->area)
		error = vm_map(vm, &at, s->pages_in_file << PAGE_SHIFT, access, s->area, 0);
	if (error || !rest)
		return error;
	at = s->address + (s->pages_in_file << PAGE_SHIFT);
	return vm_map(vm, &at, rest << PAGE_SHIFT, s->access, NULL, 0);
}

int image_map(const struct image *i, struct vm *vm)
{
	for (uint32_t n = 0; n < i->segment_count; n++) {
		int error = map_segment(&i->segments[n], vm);

		if (error)
			return error == -ENOMEM ? error : -ENOEXEC;
	}
	return 0;
}

/* ---- names of functions, for the crash line ------------------------------------------------- */

static const struct section_header *sections(const struct image *i, uint32_t *count)
{
	const struct elf_header *h = i->data;

	*count = h->shnum;
	if (h->shentsize != sizeof(struct section_header) || h->shoff & 3 ||
	    !inside(i, h->shoff, h->shnum * sizeof(struct section_header)))
		*count = 0;
	return (const void *)((const char *)i->data + h->shoff);
}

static const struct symbol *nearest(const struct symbol *s, uint32_t count, uint32_t address)
{
	const struct symbol *best = NULL;

	for (; count--; s++)
		if ((s->info & 15) == STT_FUNC && s->value <= address &&
		    (!best || s->value > best->value))
			best = s;
	return best;
}

static bool find_name(const struct image *i, uint32_t address, char *text, uint32_t size)
{
	uint32_t count;
	const struct section_header *s = sections(i, &count);

	for (uint32_t n = 0; n < count; n++) {
		const char *base = i->data;
		const struct symbol *sym;
		uint32_t name;

		if (s[n].type != SHT_SYMTAB || s[n].link >= count ||
		    !inside(i, s[n].offset, s[n].size))
			continue;
		sym = nearest((const void *)(base + s[n].offset), s[n].size / sizeof *sym, address);
		name = sym ? s[s[n].link].offset + sym->name : 0;
		if (!sym || !inside(i, name, 1) ||
		    strnlen(base + name, i->size - name) == i->size - name)
			continue;
		format_text(text, size, "%s+0x%x", base + name, address - sym->value);
		return true;
	}
	return false;
}

const char *image_symbol(struct image *i, uint32_t address, char *text, uint32_t size)
{
	bool found = false;

	lock_images();
	if (!look_at(i)) {
		found = find_name(i, address, text, size);
		let_go(i);
	}
	mutex_unlock(&images_lock);
	if (!found)
		format_text(text, size, "0x%x", address);
	return text;
}
