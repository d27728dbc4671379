/* A question with one answer in words: a reason, a note, a name.
 *
 * Signal "response" as of AdwMessageDialog; "accept" cannot be given while a needed answer is
 * missing.
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

typedef struct {
  const char *heading;
  const char *body;
  const char *label;  /* of the field */
  const char *accept; /* what the button does, with its mnemonic */
  gboolean    needed;
  gboolean    line;   /* one line: a name */
} MonevTextQuestion;

GtkWidget *monev_text_dialog_new      (GtkWindow *parent, const MonevTextQuestion *question,
                                       const char *typed);
char      *monev_text_dialog_get_text (GtkWidget *dialog);
void       monev_text_dialog_set_text (GtkWidget *dialog, const char *text);

G_END_DECLS
