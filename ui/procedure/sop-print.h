/* Printing an SOP AP: the pages of the PDF, by the same drawing. */
#pragma once

#include "procedure/sop-page.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkPrintOperation *monev_sop_print_new (MonevSopSheet *sheet);

G_END_DECLS
