/* The questions of an instrument as an Excel workbook that is taken to the field: one for a group, for
 * a site, or for everybody.
 *
 * In rows, one respondent takes a row and each question a column; in sheets, one respondent takes a
 * sheet and the questions stand below each other. Instances of repeats stand on sheets of their own
 * or in a table. Wording is locked, answers are open, every cell of an answer is marked
 * (exchange/form-mark.h), and each respondent has the uuid that the answer will bear, so that a
 * workbook that comes back twice is taken once (field-return.h).
 */
#pragma once

#include <gio/gio.h>

#include "base/issue.h"
#include "record/record.h"
#include "response-plan.h"

G_BEGIN_DECLS

#define MONEV_FIELD_KIND "isian" /* in the mark */
#define MONEV_FIELD_ROWS 50
#define MONEV_FIELD_MAX_ROWS 1000
#define MONEV_FIELD_SHEETS 10
#define MONEV_FIELD_MAX_SHEETS 100

typedef enum { MONEV_FIELD_BY_ROW, MONEV_FIELD_BY_SHEET } MonevFieldLayout;

/* Plain values: equal ones give equal bytes. */
typedef struct {
  MonevResponsePlan *plan;
  const char       *instrument_id;
  const char       *title;
  const char       *form_id;
  const char       *sha256;     /* of the version */
  gint64            number;     /* of the version */
  const char       *book_id;    /* a new UUID for each workbook that is sent out */
  const char       *activity;   /* (nullable): title of its agenda */
  const char       *group_id, *group; /* (nullable) */
  const char       *site_id, *site;   /* (nullable) */
  const MonevRecord *office;
  gint64            now;        /* UTC milliseconds; stands in the properties of the file */
  MonevFieldLayout  layout;
  guint             count;      /* respondents there is room for; 0: as many as usual */
} MonevFieldWorkbook;

gboolean          monev_field_workbook_write   (const MonevFieldWorkbook *what, const char *path,
                                                MonevIssueList *issues, GError **error);
const char       *monev_field_layout_name      (MonevFieldLayout layout);
gboolean          monev_field_layout_from_name (const char *name, MonevFieldLayout *layout);
guint             monev_field_layout_count     (MonevFieldLayout layout, guint wanted);

G_END_DECLS
