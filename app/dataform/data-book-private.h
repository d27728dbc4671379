/* What the parts of a workbook share: its painters and its reader; for this room only. */
#pragma once

#include "data-workbook.h"
#include "exchange/form-mark.h"
#include "exchange/xlsx-form.h"

G_BEGIN_DECLS

/* Marks in the hidden first and last column; behind the colon stands a key of the layout. */
#define BOOK_TABLE "t:"    /* names the columns; behind it the sheet of the form */
#define BOOK_BELOW "u:"    /* names them once more, below the table */
#define BOOK_LINE "r:"     /* a line */
#define BOOK_HEAD "h:"     /* letterhead, titles, headings */
#define BOOK_GROUP "g:"    /* over a group of lines */
#define BOOK_SUM "s:"      /* of a group, or of all */
#define BOOK_END "e:"      /* below the table */
#define BOOK_QUESTION "q:" /* of a clarification; its number, from 0 */
/* Marks of columns. */
#define BOOK_FIELD "k:"
#define BOOK_CODE "c:kode"
#define BOOK_LABEL "c:uraian"
#define BOOK_UNIT "c:satuan"
#define BOOK_NOTE "c:catatan"
#define BOOK_ANSWER "c:jawaban"
#define BOOK_EXPLAIN "c:penjelasan"

typedef struct {
  const MonevDataWorkbook *what;
  MonevXlsxForm           *form;
  GHashTable              *lists; /* choices → source */
  char                    *mark;
} BookPainter;

/* A run of lines, from 0. */
typedef struct {
  guint from, to; /* with @to */
} BookRun;

/* A sheet while it is being painted. Columns and rows count from 1; 0: there is none. */
typedef struct {
  BookPainter          *painter;
  MonevDataLayout      *layout;
  const MonevDataSheet *of;
  guint                 index;
  guint                 n_lines, n_fields;
  guint                 code, label, unit, first, notes, last;
  guint                 page_end; /* the last column of the first page */
  GArray               *widths;   /* guint */
  GArray               *pages;    /* guint */
  guint                 frozen;
  gboolean              two_heads;
  guint32               head_row, first_row, row;
  guint32              *rows;     /* of each line */
  char                **letters;  /* of each field */
  GHashTable           *questions; /* (nullable): line × n_fields + field + 1 → words */
} BookTable;

gboolean    monev_book_is_asked     (const BookPainter *self, guint sheet);
void        monev_book_paint_guide  (BookPainter *self);
void        monev_book_paint_table  (BookPainter *self, guint sheet);
void        monev_book_paint_notes  (BookPainter *self);
void        monev_book_kop          (BookPainter *self, guint32 *row, guint from, guint n,
                                     guint last);
void        monev_book_signature    (BookPainter *self, guint32 *row, guint from, guint n,
                                     guint last);
void        monev_book_put          (BookPainter *self, guint32 row, guint column,
                                     MonevFormRole role, const char *text);
void        monev_book_put_over     (BookPainter *self, guint32 row, guint column, guint n,
                                     MonevFormRole role, const char *text);
void        monev_book_put_mark     (BookPainter *self, guint32 row, guint last,
                                     const char *mark);
const char *monev_book_value        (const MonevDataValues *values, guint sheet, guint line,
                                     guint field);

/* Cells of a table. */
MonevFormKind monev_book_kind       (const MonevDataSpec *spec);
void        monev_book_lines        (BookTable *self);
void        monev_book_checks       (const BookTable *self);
char       *monev_book_how          (const MonevDataSpec *spec, const char *unit);
const char *monev_book_list         (BookPainter *self, char **choices);
guint       monev_book_n_lines      (const BookPainter *self, guint sheet);
MonevDataCellKind monev_book_cell   (const BookTable *self, guint line, guint field);

/* Excel formulas over a row: "\2" stands for its number. */
char       *monev_book_formula      (const BookTable *self, guint field, const char *expression,
                                     gboolean plain);
void        monev_book_formula_at   (GString *out, const char *pattern, guint32 row);
char       *monev_book_total        (const BookTable *self, guint field, const GArray *runs);
char       *monev_book_total_value  (const BookTable *self, guint field, const GArray *runs);
GArray     *monev_book_runs         (const BookTable *self, const char *group);
char       *monev_book_sum          (const BookTable *self, guint line, guint field);

G_END_DECLS
