/* The inside of the desk of answers. */
#pragma once

#include "answer-desk.h"
#include "ui/common/data-grid.h"
#include "ui/common/job-progress.h"

G_BEGIN_DECLS

typedef enum { MONEV_ANSWER_VIEW_LIST, MONEV_ANSWER_VIEW_QUALITY, MONEV_N_ANSWER_VIEWS } MonevAnswerView;

struct _MonevAnswerDesk
{
  MonevPage parent;
  MonevWindow *window;
  MonevSession *session;
  GCancellable *cancellable; /* of the reading that goes on */
  MonevInstrumentEntry *instrument;
  MonevAnswerSource *source;
  MonevDataGrid *grid;
  MonevJobProgress *progress;
  GtkStack *stack;
  GtkWidget *table, *empty, *failure, *fill;
  GtkWidget *filter_bar;
  GtkLabel *filter_words;
  guint frozen;              /* columns */
  GtkWidget *views[MONEV_N_ANSWER_VIEWS];
  MonevQualityView *quality;
  GtkDropDown *filter;
  gboolean reading, again, ready;
};

void monev_answer_desk_load            (MonevAnswerDesk *self);
void monev_answer_desk_install_review  (GtkWidgetClass *klass);
void monev_answer_desk_install_filters (GtkWidgetClass *klass);
GtkWidget *monev_answer_desk_make_filters (MonevAnswerDesk *self);
void monev_answer_desk_say_filters     (MonevAnswerDesk *self);

G_END_DECLS
