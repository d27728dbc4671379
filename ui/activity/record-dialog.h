/* When a step began and ended and who did it: for work that is recorded afterwards or for somebody
 * else, and for what was recorded wrong.
 *
 * Signal "response" as of AdwMessageDialog; "accept" cannot be given while a date cannot be read.
 */
#pragma once

#include "activity-data.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Texts are "" for nothing; instants are UTC milliseconds, 0 for none. */
typedef struct {
  gint64 started;
  gint64 finished;
  char  *official_id;
  char  *official;
  char  *reason;
} MonevStepTimes;

void       monev_step_times_clear   (MonevStepTimes *self);
void       monev_step_times_of      (MonevStepTimes *self, const MonevActivityStep *step,
                                     const MonevActor *actor, gint64 now);
GtkWidget *monev_record_dialog_new  (GtkWindow *parent, MonevSession *session,
                                     const MonevOfficeClock *clock, const MonevStepTimes *times,
                                     const char *refused);
void       monev_record_dialog_get  (GtkWidget *dialog, MonevStepTimes *times);
void       monev_record_dialog_type (GtkWidget *dialog, gboolean finish, const char *date,
                                     const char *time);
void       monev_record_dialog_set  (GtkWidget *dialog, const char *official_id,
                                     const char *official, const char *reason);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MonevStepTimes, monev_step_times_clear)

G_END_DECLS
