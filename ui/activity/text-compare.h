/* Two wordings of one text beside each other; a line that the other side lacks is underlined. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define MONEV_TYPE_TEXT_COMPARE (monev_text_compare_get_type ())
G_DECLARE_FINAL_TYPE (MonevTextCompare, monev_text_compare, MONEV, TEXT_COMPARE, AdwBin)

GtkWidget *monev_text_compare_new      (const char *left, const char *right);
void       monev_text_compare_show     (MonevTextCompare *self, const char *left,
                                        const char *right);
guint      monev_text_compare_n_marked (MonevTextCompare *self, gboolean right);

G_END_DECLS
