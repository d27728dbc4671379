/* A line of the outline: what it shows of a question, and the widget that shows it. */
#pragma once

#include "instrument/instrument.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The line as a value. Signal "changed" when it took over what another one shows. */
#define MONEV_TYPE_OUTLINE_LINE (monev_outline_line_get_type ())
G_DECLARE_FINAL_TYPE (MonevOutlineLine, monev_outline_line, MONEV, OUTLINE_LINE, GObject)

struct _MonevOutlineLine
{
  GObject parent;
  int question;
  guint depth;
  gboolean group, repeat, folded;
  guint n_inside;          /* questions asked in a group */
  char *number, *title, *name;
  const char *icon;
  int severity;            /* of the worst issue, -1 for none */
};

MonevOutlineLine *monev_outline_line_new (const MonevInstrument *instrument, int question,
                                          const char *number);
void              monev_outline_line_take (MonevOutlineLine *self, MonevOutlineLine *from);

/* Signal "fold" when the arrow is pressed. */
#define MONEV_TYPE_OUTLINE_ROW (monev_outline_row_get_type ())
G_DECLARE_FINAL_TYPE (MonevOutlineRow, monev_outline_row, MONEV, OUTLINE_ROW, GtkWidget)

GtkWidget        *monev_outline_row_new  (void);
void              monev_outline_row_show (MonevOutlineRow *self, MonevOutlineLine *line);
MonevOutlineLine *monev_outline_row_get_line (MonevOutlineRow *self);
const char       *monev_answer_icon      (const MonevQuestionType *type);

G_END_DECLS
