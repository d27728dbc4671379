/* A real keyboard and mouse: what keys mean to a window cannot be seen by calling what they are bound to. */
#pragma once

#include "picture.h"

G_BEGIN_DECLS

/* Keys as xdotool names them, one after the other: press_keys (window, "ctrl+n Tab"). */
void press_keys (gpointer window, const char *keys);
/* Letters of ASCII. */
void type_text  (gpointer window, const char *text);
/* In the middle of @widget; the pointer comes to rest inside the window. */
void click_at   (gpointer window, GtkWidget *widget);

G_END_DECLS
