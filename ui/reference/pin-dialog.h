/* A new PIN for an official, set by an admin: typed twice, told to the official by word of mouth. */
#pragma once

#include "record/record.h"
#include "ui/shell/session.h"
#include "ui/shell/window.h"

G_BEGIN_DECLS

GtkWidget *monev_pin_dialog_show (MonevWindow *window, MonevSession *session, MonevRecord *official);

G_END_DECLS
