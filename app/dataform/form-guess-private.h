/* The inside of recognising a form in a workbook: form-guess.c (sheets, notes), -head (where a table
 * lies, its headings), -rows (its lines), -columns (what is spread), -kind (what the cells hold).
 */
#pragma once

#include "exchange/table.h"
#include "form-guess.h"

G_BEGIN_DECLS

#define GUESS_STOREYS 3
#define GUESS_ROWS (MONEV_DATA_MAX_ROWS + 100)
#define GUESS_LETTERS 1900 /* of one text */

typedef enum {
  GUESS_DATA,
  GUESS_NUMBER,
  GUESS_CODE,
  GUESS_LABEL,
  GUESS_UNIT,
  GUESS_DEFINITION,
  GUESS_SOURCE
} GuessRole;

/* A column of the file with the texts that stand over it, from the top. */
typedef struct {
  guint     column;
  GuessRole role;
  char     *storeys[GUESS_STOREYS]; /* what repeats is left out; NULL behind the last */
  guint     n_storeys;
} GuessHead;

typedef enum { GUESS_LINE_ROW, GUESS_LINE_GROUP, GUESS_LINE_TOTAL, GUESS_LINE_MEAN,
               GUESS_LINE_OPEN } GuessLineKind;

typedef struct {
  gint64        row;
  GuessLineKind kind;
} GuessLine;

/* A column of the form, and where its cells stand. */
typedef struct {
  char           *label;
  GArray         *columns; /* guint: of the file */
  MonevDataSpread spread;
  GPtrArray      *years;   /* (nullable) char * */
  MonevDataKind   kind;
  int             decimals;
  GPtrArray      *choices; /* (nullable) char * */
  MonevDataTotal  total;
  char           *formula; /* (nullable) */
  gboolean        computed; /* its cells hold formulas */
  gboolean        doubtful;
  char           *why;     /* Indonesian: what told its kind; (nullable) */
} GuessColumn;

typedef struct {
  MonevTable *table;
  guint       first_column, last_column;
  gint64      last_row;    /* of the table of the file */
  gint64      head_first, head_last;
  gint64      body_first, body_last;
  GArray     *heads;       /* GuessHead */
  GArray     *lines;       /* GuessLine */
  GPtrArray  *columns;     /* GuessColumn */
  gboolean    summed;      /* a part "Jumlah" of a spread was left out */
} GuessTable;

/* cells, as words */
char       *guess_text       (const GuessTable *self, gint64 row, guint column);
char       *guess_fold       (const char *text);
char       *guess_shorten    (const char *text);
gboolean    guess_is_one_of  (const char *text, const char *const *words);
guint       guess_n_filled   (const GuessTable *self, gint64 row);

/* form-guess-head.c */
gboolean    guess_find_head  (GuessTable *self, gint64 from);
gboolean    guess_is_head    (const GuessTable *self, gint64 row);
int         guess_column_of  (const GuessTable *self, GuessRole role);

/* form-guess-rows.c */
void        guess_find_lines (GuessTable *self);
guint       guess_n_lines    (const GuessTable *self, GuessLineKind kind);
gboolean    guess_is_total   (const char *folded);

/* form-guess-columns.c */
void        guess_make_columns (GuessTable *self);
void        guess_column_free  (gpointer column);

/* form-guess-kind.c */
void        guess_kinds      (GuessTable *self);

/* form-guess-formula.c */
char       *guess_formula    (const GuessTable *self, guint index, const char *const *keys);

G_END_DECLS
