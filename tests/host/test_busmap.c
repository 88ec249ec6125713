/* uses: apps/busmap/map.c apps/busmap/table.c apps/busmap/views.c apps/busmap/words.c apps/busmap/places.c */
/* tests/host/test_busmap.c - the texts, the map and the places of Bus Map. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>
#include "apps/busmap/busmap.h"
#include "apps/busmap/table.h"
#include "apps/busmap/views.h"

static struct map map;

#define PROCESSES                                  \
	"PROCESS    PARENT     STATE  NAME\n"      \
	"65538      1          runs   desktop\n"   \
	"65539      65538      runs   port chat\n" \
	"65540      65539      runs   portchat\n"  \
	"65541      65539      ended  gone\n"

static int set_up(void **state)
{
	(void)state;
	memset(&map, 0, sizeof map);
	return 0;
}

static void begin(void)
{
	map_begin(&map);
	views_processes(&map, PROCESSES);
}

static void look_at_ports(const char *lines)
{
	begin();
	views_ports(&map, lines);
	map_end(&map);
}

static void test_columns_are_found_by_their_headings(void **state)
{
	struct table t;

	(void)state;
	table_begin(&t, "A    LONG NAME\n1    22   a name with blanks\n\n3\n4 5 6");
	assert_true(table_next(&t));
	assert_int_equal(table_number(&t, "LONG"), 22);
	assert_string_equal(table_text(&t, "NAME"), "a name with blanks");
	assert_string_equal(table_text(&t, "NONE"), "");
	assert_int_equal(table_number(&t, "NONE"), 0);
	assert_true(table_next(&t));
	assert_int_equal(table_number(&t, "A"), 3);
	assert_string_equal(table_text(&t, "NAME"), "");
	assert_true(table_next(&t));
	assert_string_equal(table_text(&t, "NAME"), "6");
	assert_false(table_next(&t));
	table_begin(&t, "");
	assert_false(table_next(&t));
}

static void test_a_long_line_is_cut(void **state)
{
	static char text[2000];
	struct table t;

	(void)state;
	memset(text, 'x', sizeof text - 1);
	memcpy(text, "A B\n1 ", 6);
	text[1000] = '\n';
	table_begin(&t, text);
	assert_true(table_next(&t));
	assert_int_equal(strlen(table_text(&t, "B")), TABLE_LINE - 1 - 2);
	assert_true(table_next(&t));
	assert_false(table_next(&t));
}

static void test_who_runs_has_a_box(void **state)
{
	(void)state;
	begin();
	map_end(&map);
	assert_int_equal(map.node_count, 3);
	assert_string_equal(map_find(&map, 65539)->name, "port chat");
	assert_null(map_find(&map, 65541));
	assert_true(map.changed);
	begin();
	map_end(&map);
	assert_false(map.changed);
	map_begin(&map);
	map_node(&map, 65540, "portchat");
	map_end(&map);
	assert_int_equal(map.node_count, 1);
	assert_true(map.changed);
}

#define PORTS "STATE PROCESS PEER SENT GOT NAME\nlistens 65539 0 0 0 chat\n"

static void test_ports(void **state)
{
	const struct map_link *link = map.links;

	(void)state;
	look_at_ports(PORTS "connected 65540 65539 100 7 chat\nwaits 65538 65539 0 0 -\n");
	assert_int_equal(map.link_count, 1);
	assert_int_equal(link->process[0], 65539);
	assert_int_equal(link->total[0], 7); /* what the second was sent by the first */
	assert_int_equal(link->total[1], 100);
	assert_int_equal(link->flow[1], 0); /* nobody knows when that was */
	look_at_ports(PORTS "connected 65540 65539 120 7 chat\n");
	assert_int_equal(link->flow[1], 20);
	assert_int_equal(link->flow[0], 0);
	look_at_ports(PORTS "connected 65540 65539 120 7 chat\n");
	assert_false(map.changed);
	look_at_ports(PORTS "connected 65540 65539 5 0 chat\n"); /* another of that name */
	assert_int_equal(link->total[1], 5);
	assert_int_equal(link->flow[1], 0);
	look_at_ports(PORTS);
	assert_int_equal(map.link_count, 0);
}

/* A connection that is new, when the map is not, has had all its bytes just now. */
static void test_a_new_connection_flows_at_once(void **state)
{
	(void)state;
	look_at_ports(PORTS);
	look_at_ports(PORTS "connected 65540 65539 30 0 chat\n");
	assert_int_equal(map.links[0].flow[1], 30);
	look_at_ports(PORTS "connected 65540 65539 30 0 chat\nconnected 65540 65539 8 1 chat\n");
	assert_int_equal(map.link_count, 1);
	assert_int_equal(map.links[0].total[1], 38);
	look_at_ports(PORTS "connected 99 65539 30 0 chat\nconnected 65539 65539 8 1 chat\n");
	assert_int_equal(map.link_count, 0);
}

static void test_shared_memory(void **state)
{
	(void)state;
	begin();
	views_mappings(&map, "PROCESS AREA KIB ACCESS NAME\n65538 1 4 rw -\n65539 2 8 rw canvas\n"
			     "65539 1 4 r -\n65540 2 8 r canvas\n65540 1 4 r -\n");
	map_end(&map);
	assert_int_equal(map.link_count, 3);
	assert_string_equal(map.links[0].name, "area 1");
	assert_string_equal(map.links[1].name, "canvas");
	assert_int_equal(map.links[1].process[0], 65539);
	assert_int_equal(map.links[2].process[0], 65538);
	assert_int_equal(map.links[2].process[1], 65540);
}

static void look_at_bus(int published)
{
	char buses[200];

	snprintf(buses, sizeof buses,
		 "OBJSIZE MAKER PUBLISHED NAME\n4 65540 %d weather\n1 0 9 ps2kb\n", published);
	begin();
	views_mbus(&map, buses,
		   "PROCESS BUS\n65538 weather\n65539 weather\n65538 ps2kb\n65540 weather\n");
	map_end(&map);
}

static void test_buses(void **state)
{
	(void)state;
	look_at_bus(10);
	assert_int_equal(map.link_count, 2); /* not with the kernel, nor with itself */
	assert_string_equal(map.links[0].name, "weather");
	look_at_bus(13);
	assert_int_equal(map.links[0].flow[1], 3);
	assert_int_equal(map.links[1].flow[0], 0);
	assert_int_equal(map.links[1].flow[1], 3);
}

static void test_named_messages(void **state)
{
	(void)state;
	begin();
	views_kbus(&map, "kbus0",
		   "CONNECTION PROCESS SENT\n1 65539 5\n2 65540 3\n3 65538 0\n4 65538 2\n");
	views_kbus(&map, "kbus1", "");
	map_end(&map);
	assert_int_equal(map.link_count, 2);
	assert_string_equal(map.links[0].name, "kbus0");
	assert_int_equal(map.links[1].process[0], 65538);
	assert_int_equal(map.links[1].process[1], 65539);
	assert_int_equal(map.links[0].total[0], 5); /* of the first on the bus */
	assert_int_equal(map.links[0].total[1], 3);
	assert_int_equal(map.links[1].total[0], 2);
}

static void look_at_capabilities(const char *lines)
{
	begin();
	views_capabilities(&map, lines);
	map_end(&map);
}

static void test_capabilities(void **state)
{
	char text[200];

	(void)state;
	look_at_capabilities("PROCESS HANDLE OWNER SENT NODE ID\n65538 4 65539 1 lives 0x1\n"
			     "65538 4 65539 1 lives 0x5\n65539 4 65538 1 destroyed 0x1\n"
			     "65538 4 65538 1 lives 0x9\n65540 4 65538 1 destroyed 0x1\n");
	assert_int_equal(map.link_count, 1);
	assert_int_equal(map.links[0].total[0], 2);
	words_link(text, sizeof text, &map, &map.links[0]);
	assert_string_equal(text, "Capabilities: desktop (65538) and port chat (65539), 2 messages "
				  "there and 0 back, now 0 a second");
	look_at_capabilities("PROCESS HANDLE OWNER SENT NODE ID\n65538 4 65539 8 lives 0x1\n"
			     "65538 4 65539 1 lives 0x5\n");
	assert_int_equal(map.links[0].flow[0], 7);
	look_at_capabilities("PROCESS HANDLE OWNER SENT NODE ID\n65538 4 65539 8 lives 0x1\n"
			     "65538 4 65539 1 destroyed 0x5\n");
	assert_int_equal(map.links[0].total[0], 8);
	look_at_capabilities("PROCESS HANDLE OWNER SENT NODE ID\n");
	assert_int_equal(map.link_count, 0);
}

static void look_at_boxes(const char *line)
{
	char text[200];

	snprintf(text, sizeof text, "PROCESS WAITING RECEIVED SENDER NAME\n%s\n", line);
	begin();
	views_mailboxes(&map, text);
	map_end(&map);
}

static void test_mailboxes(void **state)
{
	(void)state;
	look_at_boxes("65540 1 4 65538 x");
	assert_int_equal(map.link_count, 0);
	look_at_boxes("65540 0 8 65538 x");
	assert_int_equal(map.link_count, 1);
	assert_int_equal(map.links[0].flow[0], 3);
	for (int i = 1; i < MAP_IDLE_LOOKS; i++) {
		look_at_boxes("65540 0 8 65538 x");
		assert_int_equal(map.link_count, 1);
	}
	look_at_boxes("65540 0 8 65538 x");
	assert_int_equal(map.link_count, 0);
}

/* Places are far from one another, stay, and never meet. */
static void test_places_in_use(void **state)
{
	int slots[MAP_NODES];

	(void)state;
	map_begin(&map);
	for (uint32_t i = 0; i < MAP_NODES + 2; i++)
		map_node(&map, i + 1, "p");
	assert_int_equal(map.node_count, MAP_NODES);
	assert_int_equal(map.left_out, 2);
	for (int i = 0; i < MAP_NODES; i++) {
		slots[i] = map.nodes[i].slot;
		assert_in_range(slots[i], 0, map.slots - 1);
		for (int j = 0; j < i; j++)
			assert_int_not_equal(slots[i], slots[j]);
	}
	map_end(&map);
	memset(&map, 0, sizeof map);
	map_begin(&map);
	for (uint32_t i = 0; i < 3; i++)
		map_node(&map, i + 1, "p");
	assert_int_equal(map.nodes[0].slot, 0);
	assert_int_equal(map.nodes[1].slot, 4);
	assert_int_equal(map.nodes[2].slot, 2);
}

static bool meet(struct rect a, struct rect b)
{
	return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

static void check_boxes(int width, int height, int slots)
{
	bool small = places_are_small(width, height, slots);

	for (int i = 0; i < slots; i++) {
		struct rect a = places_box(width, height, slots, i, small);

		assert_true(a.left >= 0 && a.top >= 0 && a.right <= width && a.bottom <= height);
		for (int j = 0; j < i; j++)
			assert_false(meet(a, places_box(width, height, slots, j, small)));
	}
}

static void test_boxes_do_not_meet(void **state)
{
	(void)state;
	for (int slots = MAP_FIRST_SLOTS; slots <= 24; slots += MAP_MORE_SLOTS) {
		check_boxes(768, 440, slots);
		check_boxes(1000, 700, slots);
		check_boxes(1900, 1000, slots);
	}
	check_boxes(560, 300, 12);
	check_boxes(1900, 1000, MAP_NODES);
	assert_false(places_are_small(768, 440, 20));
	assert_true(places_are_small(560, 300, 20));
}

static void test_curves(void **state)
{
	struct rect a = places_box(800, 500, 8, 0, false), b = places_box(800, 500, 8, 4, false);
	struct gui_point middle = {400, 250}, on;
	struct curve one, other;

	(void)state;
	places_curve(&one, a, b, middle, 0);
	on = places_on(&one, 0);
	assert_int_equal(on.x / 16, (a.left + a.right) / 2);
	on = places_on(&one, 1000);
	assert_int_equal(on.y / 16, (b.top + b.bottom) / 2);
	assert_true(places_distance(&one, (struct gui_point){400, 250}) < 6);
	assert_true(places_distance(&one, (struct gui_point){700, 100}) > 100);
	places_curve(&other, a, b, middle, 1);
	assert_in_range(places_distance(&other, (struct gui_point){400, 250}), 5, 40);
}

static void test_words(void **state)
{
	struct map_link link = {.kind = MAP_PORT,
				.process = {65539, 65540},
				.name = "chat",
				.total = {7, 100},
				.flow = {0, 10}};
	char text[200];

	(void)state;
	begin();
	map_link(&map, &link);
	map_end(&map);
	words_link(text, sizeof text, &map, &link);
	assert_string_equal(text, "Port chat: port chat (65539) and portchat (65540), 7 bytes "
				  "there and 100 back, now 20 a second");
	words_node(text, sizeof text, &map, map_find(&map, 65539));
	assert_string_equal(text, "port chat, process 65539: Ports 1");
	words_node(text, sizeof text, &map, map_find(&map, 65538));
	assert_string_equal(text, "desktop, process 65538: not connected");
	words_node(text, 20, &map, map_find(&map, 65539));
	assert_string_equal(text, "port chat, process ");
}

#define TEST(name) cmocka_unit_test_setup(name, set_up)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_columns_are_found_by_their_headings),
		TEST(test_a_long_line_is_cut),
		TEST(test_who_runs_has_a_box),
		TEST(test_ports),
		TEST(test_a_new_connection_flows_at_once),
		TEST(test_shared_memory),
		TEST(test_buses),
		TEST(test_named_messages),
		TEST(test_capabilities),
		TEST(test_mailboxes),
		TEST(test_places_in_use),
		TEST(test_boxes_do_not_meet),
		TEST(test_curves),
		TEST(test_words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
