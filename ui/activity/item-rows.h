/* Rows of kelengkapan, output, files and notes, with the buttons that work on them. */
#pragma once

#include "activity-data.h"

#include <adwaita.h>

G_BEGIN_DECLS

typedef struct {
  const MonevActivityData *data;
  const char              *refused; /* nullable: why nothing may be changed */
} MonevItemRows;

void monev_item_rows_add_item (const MonevItemRows *rows, GtkListBox *list,
                               const MonevActivityItem *item);
void monev_item_rows_add_file (const MonevItemRows *rows, GtkListBox *list,
                               const MonevAttachment *file, const char *place);
void monev_item_rows_add_note (const MonevItemRows *rows, GtkListBox *list,
                               const MonevActivityNote *note);
void monev_item_rows_accept   (const MonevItemRows *rows, GtkWidget *widget, const char *subject);

G_END_DECLS
