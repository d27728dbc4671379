/* The inside of the desk of verification. */
#pragma once

#include "ui/common/data-grid.h"
#include "verify-desk.h"
#include "verify-panel.h"
#include "verify-source.h"

G_BEGIN_DECLS

struct _MonevVerifyDesk
{
  MonevPage parent;
  MonevWindow *window;
  MonevSession *session;
  GCancellable *cancellable;
  char *addressee_id;
  MonevVerifyData *shown;  /* (nullable) */
  GPtrArray *others;       /* (nullable): MonevVerifyOther */
  guint sheet;
  MonevVerifySource *source;
  MonevDataGrid *grid;
  MonevVerifyPanel *panel;
  AdwFlap *flap;
  GtkStack *stack;
  GtkBox *sheets;          /* a toggle for each */
  GtkLabel *title, *cell;
  GtkWidget *failure, *clean, *send;
  GtkLabel *legend;
  gboolean reading, again, busy, filling;
  gboolean forward;        /* what was decided leads on to the next doubtful one */
};

void     monev_verify_desk_load        (MonevVerifyDesk *self);
gboolean monev_verify_desk_at          (MonevVerifyDesk *self, guint *line, guint *field);
void     monev_verify_desk_update      (MonevVerifyDesk *self);
gboolean monev_verify_desk_step        (MonevVerifyDesk *self, int direction);
void     monev_verify_desk_say_doubts  (MonevVerifyDesk *self, gboolean on_value, guint line,
                                        guint field);
guint    monev_verify_desk_count_doubts (MonevVerifyDesk *self, guint sheet);
void     monev_verify_desk_install_acts (GtkWidgetClass *klass);

G_END_DECLS
