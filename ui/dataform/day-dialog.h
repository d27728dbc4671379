/* A question with a day and a word: when a tanda terima came back and from whom, when files were sent
 * and how.
 *
 * Signal "response" as of AdwMessageDialog; "accept" cannot be given while something is missing.
 */
#pragma once

#include "base/date.h"

#include <adwaita.h>

G_BEGIN_DECLS

typedef struct {
  const char *heading, *body;
  const char *day, *text;           /* labels of the fields */
  const char *usual;                /* (nullable): what stands in the text at first */
  const char *accept;
  gboolean    needed;               /* the text */
} MonevDayQuestion;

GtkWidget *monev_day_dialog_new (GtkWindow *parent, const MonevDayQuestion *question,
                                 MonevDate day);
MonevDate  monev_day_dialog_get (GtkWidget *dialog, char **text);
void       monev_day_dialog_set (GtkWidget *dialog, MonevDate day, const char *text);

G_END_DECLS
