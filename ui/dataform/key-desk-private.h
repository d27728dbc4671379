/* The inside of the desk: key-desk.c (what is shown), -build (its parts), -keep (keeping, handing in,
 * throwing away), -files (what is attached). */
#pragma once

#include "key-desk.h"
#include "key-panel.h"
#include "ui/common/data-grid.h"

G_BEGIN_DECLS

struct _MonevKeyDesk
{
  MonevPage parent;
  MonevWindow *window;     /* (weak) */
  MonevSession *session;
  char *addressee_id;
  MonevKeySource *source;
  GPtrArray *files;        /* (nullable): MonevAttachment */
  guint sheet;
  guint changes, kept;     /* how often something was typed; how much of it is in the database */
  guint keep_source;       /* words that are being typed are kept when typing pauses */
  gboolean loading, keeping, leaving, busy, filling, done, gone;

  MonevDataGrid *grid;
  MonevKeyPanel *panel;
  AdwFlap *flap;
  GtkStack *stack;
  GtkBox *sheets;
  GtkLabel *title, *count;
  GtkWidget *failure, *submit, *discard;
};

/* key-desk.c */
gboolean monev_key_desk_is_gone   (MonevKeyDesk *self);
gboolean monev_key_desk_is_loaded (MonevKeyDesk *self);
void     monev_key_desk_load      (MonevKeyDesk *self);
void     monev_key_desk_say       (MonevKeyDesk *self);
void     monev_key_desk_moved     (MonevKeyDesk *self);
void     monev_key_desk_make_sheets (MonevKeyDesk *self);
guint    monev_key_desk_n_doubts  (MonevKeyDesk *self, guint sheet);

/* key-desk-build.c */
void     monev_key_desk_build     (MonevKeyDesk *self);

/* key-desk-keep.c */
void     monev_key_desk_typed     (MonevKeyDesk *self);
void     monev_key_desk_worded    (MonevKeyDesk *self);
void     monev_key_desk_keep      (MonevKeyDesk *self);
gboolean monev_key_desk_on_closing (MonevKeyDesk *self);
void     monev_key_desk_install_acts (GtkWidgetClass *klass);

/* key-desk-files.c */
void     monev_key_desk_ask_files (MonevKeyDesk *self);
void     monev_key_desk_remove    (MonevKeyDesk *self, const char *id);

G_END_DECLS
