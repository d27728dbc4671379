/* What the parts of an export share; for this room only. */
#pragma once

#include "exchange/csv-writer.h"
#include "exchange/xlsx-writer.h"
#include "response-columns.h"
#include "response-export.h"
#include "response-score.h"

#define MONEV_EXPORT_CODEBOOK "Buku kode"
#define MONEV_EXPORT_SCORE "_nilai"
#define MONEV_EXPORT_GRADE "_predikat"
#define MONEV_EXPORT_GROUP "_kelompok"
#define MONEV_EXPORT_SITE "_lokasi"
#define MONEV_EXPORT_REASONS "_alasan"

typedef struct {
  int           field;   /* NONE for what is no answer */
  const char   *code;    /* (nullable): a choice of several */
  char         *heading;
  MonevXlsxKind kind;
} MonevExportColumn;

/* The responses themselves (repeat 0), or the instances of one repeat. */
typedef struct {
  int     repeat;
  char   *name;
  GArray *columns; /* MonevExportColumn; what is no answer stands behind */
} MonevExportTable;

/* Where rows go: a workbook, or one file of CSV per table. */
typedef struct {
  MonevXlsxWriter *xlsx;   /* (nullable) */
  MonevCsvWriter  *csv;    /* (nullable): of the table being written */
  const char      *path;
  char            *file;   /* of the CSV being written */
  guint            column;
} MonevExportSink;

MonevExportTable *monev_export_table_new  (MonevResponsePlan *plan, MonevResponseNames *names,
                                           const MonevScoring *scoring, int repeat,
                                           const MonevResponseExport *what);
void              monev_export_table_free (gpointer data);
gboolean          monev_export_sink_open  (MonevExportSink *self, const MonevResponseExport *what,
                                           MonevIssueList *issues, GError **error);
void              monev_export_sink_begin (MonevExportSink *self, const MonevExportTable *table);
void              monev_export_sink_put   (MonevExportSink *self, const char *text);
gboolean          monev_export_sink_row   (MonevExportSink *self, GError **error);
gboolean          monev_export_sink_end   (MonevExportSink *self, GError **error);
gboolean          monev_export_sink_close (MonevExportSink *self, GError **error);
void              monev_export_sink_clear (MonevExportSink *self);
gboolean          monev_export_codebook   (MonevExportSink *self, MonevResponsePlan *plan,
                                           const MonevScoring *scoring, GError **error);
