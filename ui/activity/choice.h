/* A choice among a few things by name, where long names are shortened in the button only. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget  *monev_choice_new    (const char *label, int width_chars);
void        monev_choice_fill   (GtkDropDown *choice, const char *const *ids,
                                 const char *const *titles);
const char *monev_choice_get_id (GtkDropDown *choice);
void        monev_choice_set_id (GtkDropDown *choice, const char *id);

G_END_DECLS
