/* Minutes of a rapat, typed while people talk: a draft is kept every two seconds, and "Simpan
 * Notulen" gives them to all.
 *
 * Where somebody else saved meanwhile, what was typed stays; both wordings are shown, and one says
 * what is to hold. What is given up can be taken back.
 */
#pragma once

#include "activity/meeting.h"
#include "ui/shell/session.h"
#include "ui/shell/window.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MONEV_TYPE_MINUTES_EDITOR (monev_minutes_editor_get_type ())
G_DECLARE_FINAL_TYPE (MonevMinutesEditor, monev_minutes_editor, MONEV, MINUTES_EDITOR, AdwBin)

typedef enum
{
  MONEV_MINUTES_SAVED,
  MONEV_MINUTES_BOTH, /* the saved ones, those typed below */
  MONEV_MINUTES_TYPED
} MonevMinutesChoice;

GtkWidget *monev_minutes_editor_new      (MonevWindow *window, MonevSession *session);
void       monev_minutes_editor_show     (MonevMinutesEditor *self, MonevRecord *meeting,
                                          const char *refused);
void       monev_minutes_editor_type     (MonevMinutesEditor *self, const char *text);
char      *monev_minutes_editor_get_text (MonevMinutesEditor *self);
void       monev_minutes_editor_save     (MonevMinutesEditor *self);
void       monev_minutes_editor_choose   (MonevMinutesEditor *self, MonevMinutesChoice choice);
gboolean   monev_minutes_editor_is_ready (MonevMinutesEditor *self);
void       monev_minutes_editor_flush    (MonevMinutesEditor *self);

G_END_DECLS
