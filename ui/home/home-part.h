/* A part of Beranda: a heading, and below it a card of rows or one dim line. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define MONEV_TYPE_HOME_PART (monev_home_part_get_type ())
G_DECLARE_FINAL_TYPE (MonevHomePart, monev_home_part, MONEV, HOME_PART, GtkBox)

GtkWidget *monev_home_part_new       (const char *title, const char *empty);
void       monev_home_part_clear     (MonevHomePart *self);
void       monev_home_part_set_empty (MonevHomePart *self, const char *empty);
GtkWidget *monev_home_part_add       (MonevHomePart *self, const char *title, const char *subtitle);
void       monev_home_part_append    (MonevHomePart *self, GtkWidget *row);
void       monev_home_part_set_target (GtkWidget *row, const char *subject);
void       monev_home_part_set_figure (GtkWidget *row, const char *figure);

G_END_DECLS
