/* A month of Agenda Kerja on a printer. */
#pragma once

#include "page/page-layout.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkPrintOperation *monev_agenda_print_new (MonevPageLayout *layout, const char *name);

G_END_DECLS
