/* The inside of the workbook of an SOP AP. */
#pragma once

#include <xlsxwriter.h>

#include "procedure/sop-page-private.h"
#include "procedure/sop-workbook.h"

G_BEGIN_DECLS

#define SOP_PIXELS_PER_MM (96 / 25.4)

typedef enum {
  SOP_FORMAT_TEXT,
  SOP_FORMAT_MIDDLE,
  SOP_FORMAT_HEAD,
  SOP_FORMAT_ACTOR,
  SOP_FORMAT_COUNT, /* (1) (2) (3) */
  SOP_FORMAT_TITLE,
  SOP_FORMAT_LABEL,
  SOP_FORMAT_BLOCK,
  SOP_N_FORMATS
} SopFormat;

typedef struct {
  const MonevProcedure  *procedure;
  const MonevSopOptions *options;
  MonevIssueList        *issues; /* (nullable) */
  const char            *file;
  lxw_workbook          *workbook;
  lxw_worksheet         *sheet;
  lxw_format            *formats[SOP_N_FORMATS];
  GPtrArray             *pictures; /* bytes that the workbook reads when it is closed */
} SopBook;

void sop_book_write    (SopBook *book, guint row, guint column, guint last_row, guint last_column,
                        const char *text, SopFormat format);
void sop_book_identity (SopBook *book);
void sop_book_steps    (SopBook *book, const MonevSopSheet *sheet);
void sop_book_picture  (SopBook *book, guint row, guint column, const MonevSopDrawing *drawing,
                        guint page, const double *box, const char *description);

G_END_DECLS
