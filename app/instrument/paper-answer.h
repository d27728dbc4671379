/* What stands in the column of answers of a printed questionnaire: boxes, lines, choices, and the QR
 * code of its head. Millimetres.
 */
#pragma once

#include "page/page-document.h"

G_BEGIN_DECLS

/* A choice: its code, its words, and where one goes on. */
typedef struct {
  char    *code, *words;
  char    *skip;    /* (nullable) */
  gboolean several; /* a box and not a circle before it */
} MonevPaperChoice;

MonevPageDrawing *monev_paper_boxes       (double width, guint count, guint gaps, guint wrap);
MonevPageDrawing *monev_paper_lines       (double width, guint count);
MonevPageDrawing *monev_paper_qr          (double size, char *text);
MonevPageDrawing *monev_paper_choices     (GPtrArray *choices, double width, const char *family);
void              monev_paper_choice_free (gpointer data);

G_END_DECLS
