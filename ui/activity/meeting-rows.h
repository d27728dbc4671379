/* Rows of those who are invited to a rapat, and of follow-ups, with the buttons that work on them. */
#pragma once

#include "activity-data.h"

#include <adwaita.h>

G_BEGIN_DECLS

typedef struct {
  const MonevActivityData *data;
  const char              *refused; /* nullable: why nothing may be changed */
} MonevMeetingRows;

GtkWidget  *monev_meeting_rows_add_guest     (const MonevMeetingRows *rows, GtkListBox *list,
                                              const MonevRecord *guest);
void        monev_meeting_rows_add_follow_up (const MonevMeetingRows *rows, GtkListBox *list,
                                              const MonevRecord *follow_up, gboolean earlier);
void        monev_meeting_rows_add_button    (const MonevMeetingRows *rows, GtkWidget *box,
                                              const char *label, const char *action,
                                              const char *id);
char       *monev_meeting_rows_warning       (const MonevActivityData *data,
                                              const MonevRecord *guest);

G_END_DECLS
