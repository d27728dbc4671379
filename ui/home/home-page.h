/* Beranda: what the day asks, and how the office stands. */
#pragma once

#include "ui/shell/session.h"

G_BEGIN_DECLS

GtkWidget *monev_home_page_new (MonevSession *session);

G_END_DECLS
