/*
 * tests/host/peer_world.h - processes with peers, and what they know: each call of a peer, and what
 * must hold before, in and after it. For test_peer_property.c.
 *
 * Nodes are numbered by the world; a number is never used again. A letter names the nodes it
 * carries in its bytes, so that whoever gets it knows which ids are right.
 */
#ifndef TESTS_PEER_WORLD_H
#define TESTS_PEER_WORLD_H

#include "ipc/peer_parts.h"

#define PLAYERS	     6
#define PROCESSES    3
#define NODES	     1000
#define LETTERS	     2048
#define DESTINATIONS 3
#define CARRIED	     3
#define TICKETS	     16
#define NONE	     (-1)

struct player {
	struct peer *peer;
	struct process *process;
	struct thread thread;
	uint32_t instance; /* of its peer: no other one has had it */
	uint32_t epoch;	   /* changes when what waits may be lost */
	uint64_t last;	   /* stamp received */
	bool more;	   /* ... and the next one may have it too */
	uint64_t ids[NODES];
	uint32_t counts[NODES];
	bool told[NODES];
};

struct world_node {
	uint32_t instance; /* of its owner */
	uint64_t id;
	bool made;	       /* by a call that went well */
	bool maybe_dead, dead; /* a destruction has begun, has ended */
	bool forgotten;
	bool given;	     /* perhaps, since its owner was told last that nobody has it */
	bool held, released; /* somebody has had it; its owner was told that nobody has any more */
	bool told;
	int tickets;
	bool promised; /* room for the answer to a call, and nobody has sent to it yet */
	uint32_t answer_size, sends, sending; /* to it: all, those under way */
	uint32_t calls, call;		      /* by it: all, the last letter of them */
	uint64_t answer;		      /* stamp; 0: none came */
};

struct letter {
	uint32_t number, flags;
	struct player *from;
	int to[DESTINATIONS], carried[CARRIED];
	uint32_t to_count, cap_count, size, answer_size, answer_caps;
	struct object *file; /* a ticket, with a reference; NULL: none */
	int file_node;
	/* what became of it */
	uint32_t epochs[DESTINATIONS], received[DESTINATIONS];
	int errors[DESTINATIONS];
	int result;
	uint64_t stamp;	       /* as it was received; 0: it was not */
	bool answers, flagged; /* it must be the answer to a call; it came as one */
	bool done, dead[CARRIED], unreachable[DESTINATIONS]; /* as it began */
	uint64_t seen;
};

extern struct world {
	struct process processes[PROCESSES];
	struct player players[PLAYERS];
	struct world_node nodes[NODES];
	struct letter letters[LETTERS];
	struct object *tickets[TICKETS];
	int ticket_nodes[TICKETS];
	int node_count, hot; /* a node that a letter under way is about */
	uint32_t letter_count, instances;
	uint64_t seen;	    /* the largest stamp that anybody has received */
	bool failing, poor; /* memory */
} world;

/* Of the test: below the limit. */
uint32_t any(uint32_t below);

void world_begin(uint32_t heap_limit, bool failing);
/* All that waits is received, all that is held given back, then everything ends. */
void world_end(void);

bool world_owns(const struct player *p, int node);
uint64_t world_id(const struct player *p, int node); /* what it calls it; 0: it cannot */
int world_make_node(struct player *p);

bool world_is_free(const struct player *p); /* its calls do not have to wait */
void world_send(struct player *p, const struct letter *what);
bool world_receive(struct player *p, uint32_t flags); /* false: there was nothing */
void world_release(struct player *p, int node);
void world_destroy(struct player *p, const int *nodes, int count);
void world_plant(struct player *p, int node);
void world_reset(struct player *p, bool again);
void world_end_process(struct process *process);

void world_make_ticket(struct player *p, int node);
void world_accept(struct player *p);
void world_close_ticket(void);
struct object *world_some_ticket(int *node); /* with a reference; NULL: none */

#endif
