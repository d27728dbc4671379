/* What the parts of the writer of workbooks share; inside of this room only. */
#pragma once

#include <xlsxwriter.h>

#include "xlsx-layout.h"
#include "xlsx-output.h"
#include "xlsx-print.h"
#include "xlsx-writer.h"

G_BEGIN_DECLS

typedef struct {
  MonevXlsxKind kind;
  guint         width;
  guint         least;   /* of a list: the longest word, or the whole of a number */
  gboolean      fixed;
  char         *heading;
  char        **choices;
  char         *format; /* of numbers; "" for text */
} XlsxColumn;

struct _MonevXlsxWriter {
  MonevAtomicFile  *output;
  char             *file;
  lxw_workbook     *workbook;
  lxw_worksheet    *sheet;
  MonevIssueList   *issues;
  GHashTable       *names;
  GHashTable       *formats;  /* number format -> lxw_format */
  lxw_format       *heading;
  GArray           *columns;  /* XlsxColumn, of the sheet being written */
  GPtrArray        *lists;    /* char **: choices too long for a rule */
  char             *sheet_name;
  char             *lists_name;
  guint32           row;      /* from 0, being written */
  guint32           head;     /* row of the headings, from 0 */
  guint32           end;      /* row behind the table where something stands below it; 0: none does */
  gboolean          report;   /* the sheet is printed as it is: lines around cells, rows of a height */
  gboolean          strong;   /* the row being written is a heading or a sum */
  guint             lines;    /* that the row being written needs */
  XlsxRows         *rows;     /* (nullable): of a list whose widths are known at its end */
  gboolean          streams;  /* rows are written away at once: their heights stay as they are */
  XlsxPage          page;
};

void monev_xlsx_write_text  (MonevXlsxWriter *self, guint column, const char *value,
                             lxw_format *format);
void monev_xlsx_set_choices (MonevXlsxWriter *self, XlsxColumn *column, guint index);
void monev_xlsx_write_lists (MonevXlsxWriter *self);

G_END_DECLS
