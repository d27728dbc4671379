/* Writes tables as an Excel workbook that an office can work with and print.
 *
 * Numbers, dates and percentages are real ones; texts stay texts, also when they begin with "=";
 * what Excel cannot hold is told in the issues, never dropped in silence. Equal input gives equal
 * bytes. The file appears under its name only when it is whole.
 */
#pragma once

#include "base/issue.h"

G_BEGIN_DECLS

typedef struct _MonevXlsxWriter MonevXlsxWriter;

typedef enum { MONEV_XLSX_PAPER_F4, MONEV_XLSX_PAPER_A4 } MonevXlsxPaper;

typedef struct {
  const char     *title;
  const char     *subject;
  const char     *author;
  const char     *company;
  gint64          created;         /* Unix seconds, UTC; stands in the properties of the file */
  MonevXlsxPaper  paper;
  gboolean        portrait;
  gboolean        constant_memory; /* rows are written away at once */
} MonevXlsxOptions;

typedef enum {
  MONEV_XLSX_TEXT,
  MONEV_XLSX_NUMBER,  /* decimal text "1250.5", shown 1.250,50 by `decimals` */
  MONEV_XLSX_INTEGER, /* shown without a thousands separator: a year, a number of order */
  MONEV_XLSX_DATE,    /* "2026-03-05", shown 5 Maret 2026 */
  MONEV_XLSX_ORDINAL, /* "2" is a whole number, "2a" a text */
  MONEV_XLSX_FIGURE,  /* decimal text, shown with the decimals it has: 14.872 beside 24,5 */
  MONEV_XLSX_PERCENT  /* decimal text in percent: "12.5" is shown 12,50% */
} MonevXlsxKind;

typedef struct {
  const char        *heading;
  MonevXlsxKind      kind;
  guint              decimals; /* of a number or percentage */
  guint              width;    /* in characters; 0 fits the content */
  const char *const *choices;  /* (nullable): ends with NULL; cells take only these */
} MonevXlsxColumn;

MonevXlsxWriter *monev_xlsx_writer_new       (const char *path, const MonevXlsxOptions *options,
                                              MonevIssueList *issues, GError **error);
void             monev_xlsx_writer_free      (MonevXlsxWriter *self);
const char      *monev_xlsx_writer_add_sheet (MonevXlsxWriter *self, const char *name,
                                              const MonevXlsxColumn *columns, guint n_columns);
const char      *monev_xlsx_writer_add_report (MonevXlsxWriter *self, const char *name,
                                              const char *const *titles,
                                              const MonevXlsxColumn *columns, guint n_columns);
void             monev_xlsx_writer_set_strong (MonevXlsxWriter *self, gboolean strong);
void             monev_xlsx_writer_add_guide (MonevXlsxWriter *self, const char *const *lines);
void             monev_xlsx_writer_set_over  (MonevXlsxWriter *self, guint column, guint n,
                                              const char *value);
void             monev_xlsx_writer_set       (MonevXlsxWriter *self, guint column,
                                              const char *value);
void             monev_xlsx_writer_add_signature (MonevXlsxWriter *self,
                                              const char *const *lines);
gboolean         monev_xlsx_writer_end_row   (MonevXlsxWriter *self, GError **error);
gboolean         monev_xlsx_writer_finish    (MonevXlsxWriter *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MonevXlsxWriter, monev_xlsx_writer_free)

G_END_DECLS
