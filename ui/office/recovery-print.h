/* Printing the recovery sheet: the same page as its file. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkPrintOperation *monev_recovery_print_new (const char *agency_name, const char *code,
                                             const char *database_id);

G_END_DECLS
