/* The inside of the instrument desk. */
#pragma once

#include "instrument-data.h"
#include "instrument-desk.h"
#include "instrument-preview.h"
#include "ui/common/issue-view.h"
#include "ui/common/state-glyph.h"

G_BEGIN_DECLS

struct _MonevInstrumentDesk
{
  MonevPage parent;
  MonevWindow *window;
  MonevSession *session;
  GCancellable *cancellable;
  char *id;
  MonevInstrumentData *data;     /* (nullable): not read yet */
  MonevInstrumentEditor *editor; /* (nullable) */
  char *base;                    /* of the content the edit began from */
  gboolean keeping;              /* the draft is on its way */
  gboolean leaving;
  gboolean busy;                 /* it is being saved or issued */
  gboolean issue_next;           /* it is saved in order to be issued */
  guint keep_source;

  GtkStack *state;               /* blank, content, nothing asked yet, failure */
  GtkWidget *content, *empty, *failure;
  MonevQuestionOutline *outline;
  MonevQuestionForm *form;
  MonevInstrumentPreview *preview;
  AdwFlap *flap;
  GtkWidget *search;
  GtkInfoBar *notice;
  GtkLabel *notice_text;
  MonevStateGlyph *glyph;
  GtkLabel *count;
  GtkWidget *toggle;
  GtkRevealer *revealer;
  MonevIssueView *issues;
  GtkWidget *seen, *save, *issue;
};

void     monev_instrument_desk_install     (GtkWidgetClass *klass);
void     monev_instrument_desk_build       (MonevInstrumentDesk *self);
void     monev_instrument_desk_load        (MonevInstrumentDesk *self);
void     monev_instrument_desk_say         (MonevInstrumentDesk *self);
void     monev_instrument_desk_update_acts (MonevInstrumentDesk *self);
void     monev_instrument_desk_begin       (MonevInstrumentDesk *self);
void     monev_instrument_desk_tell_stale  (MonevInstrumentDesk *self);
void     monev_instrument_desk_keep        (MonevInstrumentDesk *self);
void     monev_instrument_desk_save        (MonevInstrumentDesk *self);
void     monev_instrument_desk_issue       (MonevInstrumentDesk *self);
void     monev_instrument_desk_drop_draft  (MonevInstrumentDesk *self);
gboolean monev_instrument_desk_on_closing  (MonevInstrumentDesk *self);
gboolean monev_instrument_desk_may_edit    (MonevInstrumentDesk *self);
void     monev_instrument_desk_move        (MonevInstrumentDesk *self, GArray *chosen,
                                            MonevEditPlace place);
void     monev_instrument_desk_offer_others (MonevInstrumentDesk *self);
void     monev_instrument_desk_install_others (GtkWidgetClass *klass);
MonevIssueList *monev_instrument_desk_tell (const MonevInstrument *form, MonevIssueList *issues);
void     monev_instrument_desk_next_pane   (MonevInstrumentDesk *self, int by);

MonevXlsform *monev_instrument_desk_current (MonevInstrumentDesk *self);

G_END_DECLS
