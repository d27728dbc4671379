/* Printing the recovery sheet: the same page as its file. */
#pragma once

#include "office/recovery-sheet.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkPrintOperation *monev_recovery_print_new (const MonevRecoverySheet *sheet);

G_END_DECLS
