/* How fast it is, with the machine's speed beside it.
 *
 * One file per section, bench-<section>.c, with one function that is listed in bench-main.c and in
 * meson.build. A section prepares what it needs, times it and reports lines; each line can be set
 * beside a raw loop of the same run, so that figures of a slow and a fast machine can be compared.
 */
#pragma once

#include "db-connection.h"
#include "people/policy.h"

G_BEGIN_DECLS

typedef enum {
  BENCH_RAW_NONE,
  BENCH_RAW_LOOP,   /* a million steps of whole numbers */
  BENCH_RAW_INSERT, /* one row into a table of SQLite, many in one transaction */
  BENCH_RAW_COMMIT, /* one row, its own transaction, on the disk */
  BENCH_RAW_SELECT, /* one prepared statement that finds one row */
  BENCH_RAW_PAGE,   /* one page of cells by plain Pango; measured by bench_page() */
  BENCH_N_RAW
} BenchRaw;

typedef struct {
  const char *folder;            /* empty, of this run */
  double      raw[BENCH_N_RAW];  /* seconds of one, measured first */
} Bench;

typedef void (*BenchSection) (Bench *bench);

/* An office of its own, on SQLite or on the server. */
typedef struct {
  MonevDbConnection *connection;
  MonevActor        *admin;
  char              *uri;
} BenchOffice;

double      bench_now     (void); /* seconds */
void        bench_title   (const char *title);
/* @n things took @seconds; each is set beside one of @raw. */
void        bench_line    (const Bench *bench, const char *what, guint64 n, double seconds,
                           BenchRaw raw);
BenchOffice bench_office  (const Bench *bench, gboolean server);
void        bench_office_clear (BenchOffice *office);
/* Runs @work in one transaction; dies when it fails. */
void        bench_write   (MonevDbConnection *connection, MonevDbWork work, gpointer data);

void bench_machine    (Bench *bench);
void bench_calendar   (Bench *bench);
void bench_statements (Bench *bench);
void bench_reference  (Bench *bench);
void bench_audit      (Bench *bench);
void bench_region     (Bench *bench);
void bench_page       (Bench *bench);
void bench_activity   (Bench *bench);
void bench_sop        (Bench *bench);
void bench_expression (Bench *bench);
void bench_result     (Bench *bench);
void bench_dataform   (Bench *bench);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BenchOffice, bench_office_clear)

G_END_DECLS
