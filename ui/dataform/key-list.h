/* Isi atas nama OPD: which OPD of which request, or one of those that were left unfinished. */
#pragma once

#include "ui/shell/session.h"
#include "ui/shell/window.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MONEV_TYPE_KEY_LIST (monev_key_list_get_type ())
G_DECLARE_FINAL_TYPE (MonevKeyList, monev_key_list, MONEV, KEY_LIST, AdwWindow)

GtkWidget *monev_key_list_new          (MonevWindow *window, MonevSession *session);
gboolean   monev_key_list_is_ready     (MonevKeyList *self);
guint      monev_key_list_n_unfinished (MonevKeyList *self);
void       monev_key_list_go_on        (MonevKeyList *self, guint nth);
void       monev_key_list_discard      (MonevKeyList *self, guint nth);

G_END_DECLS
