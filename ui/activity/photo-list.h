/* The photos of one visit with their previews and captions, in the order of the paper.
 *
 * Alt+Up and Alt+Down move the photo with the focus, Enter writes its caption, Delete removes it.
 * Files can be dropped anywhere on the list.
 */
#pragma once

#include "meeting-rows.h"
#include "ui/shell/session.h"

G_BEGIN_DECLS

#define MONEV_TYPE_PHOTO_LIST (monev_photo_list_get_type ())
G_DECLARE_FINAL_TYPE (MonevPhotoList, monev_photo_list, MONEV, PHOTO_LIST, AdwBin)

GtkWidget *monev_photo_list_new      (MonevSession *session);
void       monev_photo_list_show     (MonevPhotoList *self, const MonevMeetingRows *rows,
                                      const char *visit_id);
gboolean   monev_photo_list_is_ready (MonevPhotoList *self);

G_END_DECLS
