/* The inside of the desk on which a response is entered. */
#pragma once

#include "entry-desk.h"
#include "remark-panel.h"
#include "response/office-response.h"
#include "score-line.h"
#include "ui/common/issue-view.h"

G_BEGIN_DECLS

struct _MonevEntryDesk
{
  MonevPage parent;
  MonevWindow *window;
  MonevSession *session;
  GCancellable *cancellable;
  char *instrument_id;
  char *id;                  /* (nullable): of a new one, until it is begun */
  MonevResponseEntry *entry; /* (nullable): not read yet */
  char *kept;                /* what the database holds, canonical */
  char *place;               /* (nullable): that is chosen again when it was read anew */
  gboolean keeping, leaving, busy;
  guint keep_source;
  GtkStack *state;
  GtkWidget *content, *failure;
  MonevFillView *view;
  MonevScoreLine *score;
  MonevIssueView *issues;
  GtkRevealer *revealer;
  MonevRemarkPanel *remarks;
  AdwFlap *flap;
  GtkWidget *submit, *correct, *seen;
  GtkWidget *single, *steps; /* one question after another: its switch, its line */
  GtkLabel *step_words;
  GtkProgressBar *step_bar;
};

gboolean monev_entry_desk_is_open      (MonevEntryDesk *self);
char    *monev_entry_desk_canonical    (MonevEntryDesk *self);
void     monev_entry_desk_say          (MonevEntryDesk *self);
void     monev_entry_desk_load         (MonevEntryDesk *self);

void     monev_entry_desk_keep_soon    (MonevEntryDesk *self);
gboolean monev_entry_desk_on_closing   (MonevEntryDesk *self);
void     monev_entry_desk_show_issue   (MonevEntryDesk *self, gpointer issue);

GtkWidget *monev_entry_desk_make_review (MonevEntryDesk *self, GtkWidget *content);
void     monev_entry_desk_offer_review (MonevEntryDesk *self);
void     monev_entry_desk_show_remarks (MonevEntryDesk *self, const GPtrArray *remarks,
                                        GTimeZone *zone);
GtkWidget *monev_entry_desk_make_steps (MonevEntryDesk *self);
void     monev_entry_desk_install_steps (GtkWidgetClass *klass);
void     monev_entry_desk_begin_steps  (MonevEntryDesk *self);
void     monev_entry_desk_say_step     (MonevEntryDesk *self);
void     monev_entry_desk_ask          (MonevEntryDesk *self, MonevRemarkKind kind);

G_END_DECLS
