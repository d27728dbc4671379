/* Words of GTK's own widgets: where it names them badly or only in English, the program's stand.
 *
 * GTK speaks Indonesian where its translation is installed and the locale asks for it. In the
 * locale C the buttons of the window, the shortcuts window and the eye of a password stay English;
 * and a button with a mnemonic is read aloud as "_Simpan Simpan" in GTK 4.8.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void  monev_own_words_install (void);
char *monev_own_words_plain   (const char *label);

G_END_DECLS
