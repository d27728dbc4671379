/* What stands where nothing is yet: what this is, and the one or two buttons to begin with. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define MONEV_TYPE_EMPTY_STATE (monev_empty_state_get_type ())
G_DECLARE_FINAL_TYPE (MonevEmptyState, monev_empty_state, MONEV, EMPTY_STATE, AdwBin)

GtkWidget *monev_empty_state_new        (const char *icon_name, const char *title, const char *text);
void       monev_empty_state_set_button (MonevEmptyState *self, const char *label, const char *action);
void       monev_empty_state_set_second (MonevEmptyState *self, const char *label, const char *action);
GtkWidget *monev_empty_state_get_button (MonevEmptyState *self);
GtkWidget *monev_empty_state_get_second (MonevEmptyState *self);
void       monev_empty_state_set_error  (MonevEmptyState *self, const GError *error);

G_END_DECLS
