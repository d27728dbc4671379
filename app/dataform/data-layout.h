/* The tables of one addressee of a request: a form with its rows and columns spelled out.
 *
 * Rows that come with the request (programmes, regions, open lines) and columns that are spread
 * (quarters, regions, sex) stand here one by one, each under the key that is hidden in the workbook,
 * and each cell knows what it takes. Immutable and counted; built from a version of the form and the
 * frozen facts of the addressee, so that it is the same when the workbook comes back.
 */
#pragma once

#include "data-form.h"

G_BEGIN_DECLS

typedef enum {
  MONEV_DATA_CELL_OPEN,
  MONEV_DATA_CELL_FORMULA, /* of the form, or a total */
  MONEV_DATA_CELL_CARRIED, /* the last period's value */
  MONEV_DATA_CELL_SHUT     /* not asked of this agency */
} MonevDataCellKind;

typedef struct {
  const char *key;   /* "KM-01", "1.02.01.2.01.0003", "baris-7" */
  const char *code;
  const char *label; /* "" on an open line */
  const char *unit;
  const char *definition;
  const char *source;
  const char *group;
  guint       level;  /* of a programme: 0 for the highest */
  gboolean    sum;    /* a programme above others: its cells are totals */
  gboolean    open;   /* its label is filled in by the agency, as the first column */
  gboolean    asked;  /* of this agency */
  const MonevDataRow *row; /* (nullable): of the form */
} MonevDataLine;

typedef struct {
  const char            *key;    /* "realisasi@2026-T1", "jumlah@L", "nilai" */
  const char            *label;  /* "Triwulan I" */
  const char            *over;   /* the column's own label, over those it is spread into; "" alone */
  guint                  column; /* of the form's sheet */
  const MonevDataColumn *of;
  gboolean               carried; /* the last period's value of the column in front of it */
} MonevDataField;

/* What is known of the addressee; frozen with the request. @facts is JSON:
 * {"lines":{"SHEET":[{"key","code","label","level","sum"}…]},"regions":[["61.99.01","Muara Rimba"]…]},
 * of sheets whose rows come with the request and of what columns are spread over. */
typedef struct {
  const char   *period;      /* "2026-T1" */
  const char   *agency_code;
  const json_t *facts;       /* (nullable) */
} MonevDataContext;

typedef struct _MonevDataLayout MonevDataLayout;

MonevDataLayout      *monev_data_layout_new       (MonevDataForm *form,
                                                   const MonevDataContext *context);
MonevDataLayout      *monev_data_layout_ref       (MonevDataLayout *self);
void                  monev_data_layout_unref     (MonevDataLayout *self);
MonevDataForm        *monev_data_layout_form      (const MonevDataLayout *self);
guint                 monev_data_layout_n_lines   (const MonevDataLayout *self, guint sheet);
const MonevDataLine  *monev_data_layout_line      (const MonevDataLayout *self, guint sheet,
                                                   guint line);
guint                 monev_data_layout_n_fields  (const MonevDataLayout *self, guint sheet);
const MonevDataField *monev_data_layout_field     (const MonevDataLayout *self, guint sheet,
                                                   guint field);
int                   monev_data_layout_find_line (const MonevDataLayout *self, guint sheet,
                                                   const char *key);
int                   monev_data_layout_find_field (const MonevDataLayout *self, guint sheet,
                                                   const char *key);
MonevDataCellKind     monev_data_layout_cell      (const MonevDataLayout *self, guint sheet,
                                                   guint line, guint field);
MonevDataSpec         monev_data_layout_spec      (const MonevDataLayout *self, guint sheet,
                                                   guint line, guint field);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MonevDataLayout, monev_data_layout_unref)

G_END_DECLS
