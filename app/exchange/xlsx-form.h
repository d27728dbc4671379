/* Paints a workbook that somebody else is to fill in: wording that stays, cells that are open.
 *
 * What the office wrote is locked, what is asked for is tinted and open; lists, ranges and hints say
 * in Indonesian what may stand in a cell. The protection has no password: it keeps a hand from
 * slipping, an office may lift it. Where an answer belongs is said by marks that nobody sees, in
 * hidden rows and columns, on a hidden sheet, in defined names and among the properties of the
 * file (form-mark.h), so that the workbook is known again whatever happened to its layout. Equal
 * input gives equal bytes; the file appears under its name only when it is whole.
 *
 * Rows and columns count from 1. A row is as high as what stands in it.
 */
#pragma once

#include "xlsx-writer.h"

G_BEGIN_DECLS

#define MONEV_FORM_MARK_SHEET "_monev"
#define MONEV_FORM_MARK_NAME "_monev_tanda_" /* 1, 2, …: the parts of it */
#define MONEV_FORM_MARK_PROPERTY "monev"
#define MONEV_FORM_MAX_DECIMALS 6

typedef struct _MonevXlsxForm MonevXlsxForm;

/* What a cell is for; OPEN alone is not locked. */
typedef enum {
  MONEV_FORM_TITLE,   /* of the paper: bold, centred */
  MONEV_FORM_KOP,     /* of the letterhead: bold, centred */
  MONEV_FORM_ADDRESS, /* small, centred */
  MONEV_FORM_STRONG,  /* bold, without a border */
  MONEV_FORM_GROUP,   /* over several headings */
  MONEV_FORM_HEADING,
  MONEV_FORM_NUMBER,  /* (1) (2), or the number of a question */
  MONEV_FORM_WORDING,
  MONEV_FORM_NOTE,    /* small, slanted, no border */
  MONEV_FORM_HINT,    /* small, slanted, within the table */
  MONEV_FORM_PLAIN,   /* text without a border */
  MONEV_FORM_OPEN,
  MONEV_FORM_LOCKED,  /* within the table, not to be filled */
  MONEV_FORM_CARRIED, /* what was said before: greyed, slanted */
  MONEV_FORM_SHUT,    /* not asked: dark */
  MONEV_FORM_SECTION, /* over the rows of a group */
  MONEV_FORM_TOTAL,
  MONEV_FORM_RULE,    /* the double rule below a letterhead */
  MONEV_FORM_SIGNED,  /* of a signature: centred, without a border */
  MONEV_FORM_MARK,    /* in a hidden row or column */
  MONEV_FORM_N_ROLES
} MonevFormRole;

typedef enum {
  MONEV_FORM_TEXT,    /* also digits: leading zeros stay */
  MONEV_FORM_INTEGER,
  MONEV_FORM_DECIMAL,
  MONEV_FORM_PERCENT, /* "12.5" is shown 12,5% */
  MONEV_FORM_DATE,    /* "2026-03-05" */
  MONEV_FORM_TIME,
  MONEV_FORM_MOMENT,  /* "2026-03-05T07:30" */
  MONEV_FORM_CHOICE,  /* centred text */
  MONEV_FORM_GROUPED, /* 1.250.000; with the number of decimals added, up to 6: 1.250,50 */
  MONEV_FORM_N_KINDS = MONEV_FORM_GROUPED + MONEV_FORM_MAX_DECIMALS + 1
} MonevFormKind;

/* Columns wider than a page are printed on several, each with those that do not move. A page begins
 * at a column that may begin one, so that nothing that stands over several columns is cut. */
typedef struct {
  const char  *name;          /* wanted */
  const guint *widths;        /* in characters; 0 hides the column */
  guint        n_columns;
  gboolean     portrait;
  gboolean     hidden;
  gboolean     centred;       /* on its page; what is a little too high for it is shrunk onto it */
  guint32      freeze_row;    /* the first row that moves; 0 or 1: none stays */
  guint        freeze_column; /* the first column that moves */
  guint32      first_head;    /* rows repeated on each page; 0: none */
  guint32      last_head;
  const gboolean *joints;     /* (nullable): for each column, whether a page may begin with it */
} MonevFormSheet;

typedef struct {
  guint32       row, n_rows;       /* 0 rows or columns are 1; more are merged */
  guint         column, n_columns;
  MonevFormRole role;
  MonevFormKind kind;
  const char   *text;              /* (nullable): by the kind */
  const char   *formula;           /* (nullable): then @text is the value kept with it */
  const char   *comment;           /* (nullable) */
} MonevFormCell;

typedef struct {
  guint32 first_row, last_row;
  guint   first_column, last_column;
} MonevFormRange;

typedef enum {
  MONEV_FORM_ANY,     /* only the hint is shown */
  MONEV_FORM_LIST,
  MONEV_FORM_WHOLE,
  MONEV_FORM_NUMERIC,
  MONEV_FORM_DAY,
  MONEV_FORM_CLOCK,
  MONEV_FORM_LENGTH,
  MONEV_FORM_CUSTOM
} MonevFormRule;

typedef struct {
  MonevFormRange range;
  MonevFormRule  rule;
  const char    *source;           /* LIST: of monev_xlsx_form_add_list(); CUSTOM: "=A1>B1" */
  const char    *minimum, *maximum; /* (nullable): decimals, or days as "2026-03-05" */
  gboolean       soft;             /* what is refused may be insisted on */
  const char    *input_title, *input; /* (nullable): shown beside the cell */
  const char    *error_title, *error; /* (nullable) */
} MonevFormCheck;

typedef enum { MONEV_FORM_MISSING, MONEV_FORM_DOUBTFUL } MonevFormTint;

MonevXlsxForm *monev_xlsx_form_new       (const char *path, const MonevXlsxOptions *options,
                                          MonevIssueList *issues, GError **error);
void           monev_xlsx_form_free      (MonevXlsxForm *self);
const char    *monev_xlsx_form_add_sheet (MonevXlsxForm *self, const MonevFormSheet *sheet,
                                          GArray *pages);
void           monev_xlsx_form_set       (MonevXlsxForm *self, const MonevFormCell *cell);
void           monev_xlsx_form_set_row   (MonevXlsxForm *self, guint32 row, double points,
                                          gboolean hidden);
void           monev_xlsx_form_set_image (MonevXlsxForm *self, guint32 row, guint column,
                                          GBytes *png, double scale);
const char    *monev_xlsx_form_add_list  (MonevXlsxForm *self, const char *const *choices);
void           monev_xlsx_form_add_check (MonevXlsxForm *self, const MonevFormCheck *check);
void           monev_xlsx_form_add_tint  (MonevXlsxForm *self, const MonevFormRange *range,
                                          MonevFormTint tint, const char *formula);
void           monev_xlsx_form_set_mark  (MonevXlsxForm *self, const char *mark,
                                          const char *const *pairs);
gboolean       monev_xlsx_form_finish    (MonevXlsxForm *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MonevXlsxForm, monev_xlsx_form_free)

G_END_DECLS
