/* A failure in the words of the office: what happened and what to do. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *monev_error_text_title  (const GError *error);
const char *monev_error_text_advice (const GError *error);
char       *monev_error_text_line   (const GError *error);
char       *monev_error_text_body   (const GError *error);
gboolean    monev_error_text_silent (const GError *error);

G_END_DECLS
