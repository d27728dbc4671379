/* What the files of "monevctl activity" share. */
#pragma once

#include "activity/activity-acts.h"
#include "activity/activity-store.h"
#include "cli/cli.h"

G_BEGIN_DECLS

/* The run that is meant, and the office's clock. */
typedef struct {
  MonevActivity   *activity;
  MonevOfficeClock clock;
} MonevCliActivity;

gboolean monev_cli_activity_find  (MonevCli *cli, const char *what, MonevCliActivity *found,
                                   GError **error);
void     monev_cli_activity_clear (MonevCliActivity *self);
gboolean monev_cli_activity_print (MonevCli *cli, const char *id, const char *sentence,
                                   GError **error);
gboolean monev_cli_activity_time  (MonevCli *cli, const MonevOfficeClock *clock, const char *option,
                                   const char *text, gboolean day_end, gint64 *utc_ms,
                                   GError **error);
char    *monev_cli_activity_record (MonevCli *cli, const char *subject, const char *what,
                                    GError **error);

/* The things of the field: activity-field.c, activity-paper.c. */
MonevRecord *monev_cli_field_find (MonevCli *cli, const MonevRecordType *type,
                                   const MonevActivity *activity, const char *what, GError **error);
gboolean monev_cli_field_export  (MonevCli *cli, const MonevRecordType *type,
                                   const MonevActivity *activity, const char *path, GError **error);
gboolean monev_cli_field_paper   (MonevCli *cli, const MonevRecordType *type,
                                   const MonevActivity *activity, const char *what,
                                   const char *path, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MonevCliActivity, monev_cli_activity_clear)

G_END_DECLS
