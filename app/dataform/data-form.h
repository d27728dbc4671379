/* Data forms: what the office asks its agencies for, as tables of a workbook.
 *
 * A form is sheets; a sheet is a table of rows and typed columns. Rows are fixed (indicators) or
 * come with the request: open ones, the programme tree of an agency, the regions. A column may be
 * spread over the periods of a year, regions or sex; rows may tighten what a column asks. Read from
 * JSON (docs/contracts.md, "data form"; resources/forms/), faults are told all at once. A form is
 * immutable and counted; its canonical JSON is what a version's hash covers.
 */
#pragma once

#include "base/issue.h"

G_BEGIN_DECLS

#define MONEV_DATA_MAX_SHEETS 40
#define MONEV_DATA_MAX_ROWS 5000
#define MONEV_DATA_MAX_COLUMNS 200
#define MONEV_DATA_MAX_CELLS 200000 /* of one workbook */

typedef enum {
  MONEV_DATA_TEXT,
  MONEV_DATA_INTEGER,
  MONEV_DATA_DECIMAL,
  MONEV_DATA_PERCENT, /* "12.5" stands for 12,5 % */
  MONEV_DATA_MONEY,   /* rupiah */
  MONEV_DATA_DATE,    /* "2026-03-05" */
  MONEV_DATA_CHOICE,
  MONEV_DATA_YESNO,   /* "ya" or "tidak" */
  MONEV_DATA_FORMULA  /* worked out, never asked */
} MonevDataKind;

typedef enum {
  MONEV_DATA_YEAR,
  MONEV_DATA_SEMESTER,
  MONEV_DATA_QUARTER,
  MONEV_DATA_MONTH
} MonevDataPeriodKind;

typedef enum {
  MONEV_DATA_ROWS_FIXED,
  MONEV_DATA_ROWS_OPEN,      /* lines that the agency fills as it needs */
  MONEV_DATA_ROWS_PROGRAMME, /* its programmes, kegiatan, sub kegiatan of the year */
  MONEV_DATA_ROWS_REGION     /* kecamatan of the office's kabupaten */
} MonevDataRowsKind;

typedef enum {
  MONEV_DATA_SPREAD_NONE,
  MONEV_DATA_SPREAD_QUARTER, /* the quarters up to the request's period */
  MONEV_DATA_SPREAD_MONTH,
  MONEV_DATA_SPREAD_YEAR,    /* the years of `years` */
  MONEV_DATA_SPREAD_REGION,
  MONEV_DATA_SPREAD_SEX      /* L, P */
} MonevDataSpread;

typedef enum {
  MONEV_DATA_TOTAL_NONE,
  MONEV_DATA_TOTAL_SUM,
  MONEV_DATA_TOTAL_MEAN,
  MONEV_DATA_TOTAL_WEIGHTED, /* by the column `weight` */
  MONEV_DATA_TOTAL_LAST      /* the newest of the periods it is spread over */
} MonevDataTotal;

/* What a cell takes. A row's own member, where it is set, goes before the column's. */
typedef struct {
  MonevDataKind kind;
  int           decimals; /* at most; -1 for any */
  gboolean      required;
  char         *minimum;  /* (nullable): canonical decimal, or day */
  char         *maximum;
  char        **choices;  /* (nullable) */
} MonevDataSpec;

/* An expression over the columns of a row; it holds where all is well. */
typedef struct {
  char    *expression;
  char    *message; /* Indonesian: what is wrong when it does not hold */
  gboolean soft;    /* doubtful, else wrong */
} MonevDataCheck;

typedef struct {
  char       *key;        /* "KM-01": unique in its sheet */
  char       *code;       /* as shown; "" for none */
  char       *label;
  char       *unit;
  char       *definition;
  char       *source;
  char       *group;      /* "A. Kemiskinan"; "" for none */
  char      **owners;     /* codes of the agencies that have it; empty for all */
  gboolean    own_spec;   /* `spec` goes before the column's */
  MonevDataSpec spec;
} MonevDataRow;

typedef struct {
  char           *key;      /* a name that an expression may use */
  char           *label;
  char           *hint;
  MonevDataSpec   spec;
  char           *formula;  /* (nullable): of FORMULA, an expression over the columns of the row */
  MonevDataSpread spread;
  char          **years;    /* (nullable): of SPREAD_YEAR */
  MonevDataTotal  total;
  char           *weight;   /* (nullable): key of a column */
  gboolean        cumulative; /* never below what was reported before */
  gboolean        carried;  /* the last period's value stands beside it, greyed and protected */
  guint           width;    /* characters; 0 fits the content */
  MonevDataCheck *checks;
  guint           n_checks;
} MonevDataColumn;

typedef struct {
  char             *key;
  char             *title;
  char             *note;
  MonevDataRowsKind rows_kind;
  guint             open_rows;   /* of ROWS_OPEN: empty lines that are printed */
  char             *level;       /* of ROWS_PROGRAMME: the lowest level asked */
  MonevDataRow     *rows;
  guint             n_rows;
  MonevDataColumn  *columns;
  guint             n_columns;
} MonevDataSheet;

typedef struct _MonevDataForm MonevDataForm;

MonevDataForm        *monev_data_form_from_json (const json_t *json, const char *file,
                                                 MonevIssueList *issues);
MonevDataForm        *monev_data_form_load      (const char *canonical, GError **error);
json_t               *monev_data_form_to_json   (const MonevDataForm *self);
char                 *monev_data_form_canonical (const MonevDataForm *self, GError **error);
MonevDataForm        *monev_data_form_ref       (MonevDataForm *self);
void                  monev_data_form_unref     (MonevDataForm *self);
const char           *monev_data_form_code      (const MonevDataForm *self);
const char           *monev_data_form_title     (const MonevDataForm *self);
MonevDataPeriodKind   monev_data_form_period    (const MonevDataForm *self);
const char *const    *monev_data_form_guide     (const MonevDataForm *self);
guint                 monev_data_form_n_sheets  (const MonevDataForm *self);
const MonevDataSheet *monev_data_form_sheet     (const MonevDataForm *self, guint index);
void                  monev_data_form_lint      (const MonevDataForm *self, const char *file,
                                                 MonevIssueList *issues);

const char           *monev_data_kind_name      (MonevDataKind kind);
const char           *monev_data_kind_label     (MonevDataKind kind);
gboolean              monev_data_kind_is_number (MonevDataKind kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MonevDataForm, monev_data_form_unref)

G_END_DECLS
