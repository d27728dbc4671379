/* What files of answers hold before they are read: each column with examples of its values and what
 * it means, so that a person can say it where the headings do not.
 *
 * A target is what a mapping takes: "diri/nik", "anak[2]/umur", "alat/radio", "_uuid"; "" for a
 * column that is left out.
 */
#pragma once

#include "response-import.h"

G_BEGIN_DECLS

typedef struct {
  char    *name;      /* what a mapping calls it: the heading, "Nama#2" for the second of that name */
  guint    column;    /* of the table, from 1 */
  char    *samples;   /* "Ani · Budi · Cici" */
  char    *target;    /* as it was recognised or is remembered */
  char    *automatic; /* as it is recognised by its heading alone */
  gboolean unsure;    /* it could mean more than one thing */
  gboolean open;      /* nobody has said what it means */
} MonevLookColumn;

/* What a column of a table can be. */
typedef struct {
  char *target;
  char *label;        /* in the words of the instrument */
  int   question;
  gboolean plain;     /* a question outside repeats, and no single choice: it can tell respondents apart */
} MonevLookOption;

typedef struct {
  char      *name;    /* of the sheet or file */
  int        repeat;  /* 0 for responses */
  guint      n_rows;
  GPtrArray *columns; /* MonevLookColumn */
  GPtrArray *options; /* MonevLookOption */
} MonevLookTable;

typedef struct {
  gboolean           field;   /* workbooks that were sent out: nothing is to be said */
  gboolean           settled; /* nor here: every heading is known, and so is who answered */
  gboolean           named;   /* a column tells the uuid of each response */
  char              *key;     /* question that told respondents apart before; "" for none */
  MonevResponsePlan *plan;
  GPtrArray         *tables;  /* MonevLookTable, the responses first */
} MonevResponseLook;

MonevResponseLook *monev_response_look      (MonevDbConnection *connection, const MonevActor *actor,
                                             const MonevResponseSource *source, GError **error);
void               monev_response_look_free (MonevResponseLook *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MonevResponseLook, monev_response_look_free)

G_END_DECLS
