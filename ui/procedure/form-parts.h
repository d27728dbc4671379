/* Parts that the forms of an SOP share: a labelled entry, a text of several lines. Undo belongs to
 * the SOP, not to the single field, so the fields have none of their own. */
#pragma once

#include <adwaita.h>
#include <jansson.h>

G_BEGIN_DECLS

GtkWidget *monev_form_section   (GtkBox *box, const char *title);
GtkWidget *monev_form_entry     (GtkBox *box, const char *label, GCallback changed, gpointer data);
GtkWidget *monev_form_date      (GtkBox *box, const char *label, GCallback changed, gpointer data);
GtkWidget *monev_form_text      (GtkBox *box, const char *label, int height, GCallback changed,
                                 gpointer data);
GtkWidget *monev_form_check     (GtkBox *box, const char *label, GCallback toggled, gpointer data);
GtkWidget *monev_form_add_line  (GtkBox *box, const char *label, GCallback add, gpointer data);
void       monev_form_set_entry (GtkWidget *entry, const char *text);
json_t    *monev_form_get_date  (GtkWidget *entry);
void       monev_form_set_date  (GtkWidget *entry, const char *text);
void       monev_form_set_text  (GtkWidget *view, const char *text);
char      *monev_form_get_text  (GtkWidget *view);
json_t    *monev_form_get_lines (GtkWidget *view);
void       monev_form_set_lines (GtkWidget *view, const char *const *lines);

G_END_DECLS
