/* A real keyboard: what keys mean to a window cannot be seen by calling what they are bound to. */
#pragma once

#include "picture.h"

G_BEGIN_DECLS

/* Keys as xdotool names them, one after the other: press_keys (window, "ctrl+n Tab"). */
void press_keys (gpointer window, const char *keys);
/* Letters of ASCII. */
void type_text  (gpointer window, const char *text);

G_END_DECLS
