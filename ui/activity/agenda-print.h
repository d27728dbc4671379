/* Pages of Agenda Kerja on a printer: a month, a table. */
#pragma once

#include "page/page-layout.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkPrintOperation *monev_agenda_print_new    (MonevPageLayout *layout, const char *name);
GtkPrintOperation *monev_agenda_print_new_f4 (MonevPageLayout *layout, const char *name);

G_END_DECLS
