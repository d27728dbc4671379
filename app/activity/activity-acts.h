/* What is done in Agenda Kerja: starting runs, working on steps, team, files, notes.
 *
 * Each act checks the policy against what the official is at that moment, locks the run, checks the
 * rules on its fresh state, writes in one transaction and ends in the log. Errors of all of them:
 * AUTH, DENIED, NOT_FOUND, STATE (with what to do), INVALID, CONFLICT (somebody else was faster).
 */
#pragma once

#include "activity/activity.h"
#include "activity/office-clock.h"
#include "people/policy.h"

G_BEGIN_DECLS

typedef struct {
  gint64                     year;
  const char                *title;
  const char                *kind;           /* NULL: by the procedure */
  const char                *bidang_id;      /* a position of kind kabid */
  const char                *coordinator_id; /* an official */
  gint64                     start_at;       /* UTC milliseconds */
  const char                *disposisi_from;
  const char                *disposisi_date; /* YYYY-MM-DD or "" */
  const char                *disposisi_content;
} MonevActivityHead;

/* What another start makes of a step; the step belongs to the run. */
typedef struct {
  const MonevActivityStep *step;
  gint64                   start; /* UTC milliseconds */
  gint64                   due;   /* 0: open */
} MonevActivityMove;

/* One step and what is said about it; unused members are 0 or NULL. */
typedef struct {
  const char *activity_id;
  const char *step_id;
  gint64      version; /* of the step, as it was read */
  gint64      at;      /* when it was done; 0: now */
  const char *reason;
  const char *done_by; /* id of who did it; NULL: who says so */
} MonevStepAct;

typedef struct {
  const char     *official_id; /* NULL for somebody from elsewhere */
  const char     *name;        /* of somebody from elsewhere */
  const char     *agency;
  MonevMemberRole role;
  const char     *group_id;    /* NULL: none */
} MonevMemberEntry;

/* runs */
char    *monev_activity_start       (MonevDbConnection *connection, const MonevActor *actor,
                                     MonevProcedure *procedure, const MonevActivityHead *head,
                                     const MonevAttachmentFile *scan, MonevIssueList *issues,
                                     GError **error);
char    *monev_activity_copy        (MonevDbConnection *connection, const MonevActor *actor,
                                     const char *from_id, MonevProcedure *newest, gint64 year,
                                     gint64 start_at, MonevIssueList *issues, GError **error);
gboolean monev_activity_change_head (MonevDbConnection *connection, const MonevActor *actor,
                                     const char *id, gint64 version, const MonevActivityHead *head,
                                     MonevIssueList *issues, GError **error);
GArray  *monev_activity_preview_start (const MonevActivity *activity,
                                     const MonevOfficeClock *clock, gint64 start_at,
                                     MonevIssueList *issues, GError **error);
gboolean monev_activity_stop        (MonevDbConnection *connection, const MonevActor *actor,
                                     const char *id, gint64 version, const char *reason,
                                     GError **error);
gboolean monev_activity_resume      (MonevDbConnection *connection, const MonevActor *actor,
                                     const char *id, gint64 version, GError **error);
gboolean monev_activity_close       (MonevDbConnection *connection, const MonevActor *actor,
                                     const char *id, gint64 version, GError **error);

/* steps */
gboolean monev_activity_step_start  (MonevDbConnection *connection, const MonevActor *actor,
                                     const MonevStepAct *act, MonevIssueList *issues,
                                     GError **error);
gboolean monev_activity_step_finish (MonevDbConnection *connection, const MonevActor *actor,
                                     const MonevStepAct *act, MonevIssueList *issues,
                                     GError **error);
gboolean monev_activity_step_skip   (MonevDbConnection *connection, const MonevActor *actor,
                                     const MonevStepAct *act, MonevIssueList *issues,
                                     GError **error);
gboolean monev_activity_step_reopen (MonevDbConnection *connection, const MonevActor *actor,
                                     const MonevStepAct *act, MonevIssueList *issues,
                                     GError **error);
char    *monev_activity_step_repeat (MonevDbConnection *connection, const MonevActor *actor,
                                     const MonevStepAct *act, MonevIssueList *issues,
                                     GError **error);
gboolean monev_activity_step_set_due (MonevDbConnection *connection, const MonevActor *actor,
                                     const MonevStepAct *act, gint64 due, MonevIssueList *issues,
                                     GError **error);
gboolean monev_activity_step_record (MonevDbConnection *connection, const MonevActor *actor,
                                     const MonevStepAct *act, gint64 started, gint64 finished,
                                     MonevIssueList *issues, GError **error);
gboolean monev_activity_item_mark   (MonevDbConnection *connection, const MonevActor *actor,
                                     const char *activity_id, const char *item_id, gint64 version,
                                     gboolean there, GError **error);

/* files and notes */
char    *monev_activity_attach      (MonevDbConnection *connection, const MonevActor *actor,
                                     const char *activity_id, const char *subject,
                                     const MonevAttachmentFile *file, const char *caption,
                                     GError **error);
gboolean monev_activity_set_caption (MonevDbConnection *connection, const MonevActor *actor,
                                     const char *activity_id, const char *attachment_id,
                                     gint64 version, const char *caption, GError **error);
gboolean monev_activity_detach      (MonevDbConnection *connection, const MonevActor *actor,
                                     const char *activity_id, const char *attachment_id,
                                     gint64 version, GError **error);
char    *monev_activity_note_add    (MonevDbConnection *connection, const MonevActor *actor,
                                     const char *activity_id, const char *step_id,
                                     const char *item_id, const char *text, GError **error);
gboolean monev_activity_note_remove (MonevDbConnection *connection, const MonevActor *actor,
                                     const char *activity_id, const char *note_id, GError **error);

/* team */
char    *monev_activity_group_add   (MonevDbConnection *connection, const MonevActor *actor,
                                     const char *activity_id, const char *name, GError **error);
gboolean monev_activity_group_rename (MonevDbConnection *connection, const MonevActor *actor,
                                     const char *activity_id, const char *group_id, gint64 version,
                                     const char *name, GError **error);
gboolean monev_activity_group_remove (MonevDbConnection *connection, const MonevActor *actor,
                                     const char *activity_id, const char *group_id, gint64 version,
                                     GError **error);
char    *monev_activity_member_add  (MonevDbConnection *connection, const MonevActor *actor,
                                     const char *activity_id, const MonevMemberEntry *entry,
                                     GError **error);
gboolean monev_activity_member_set  (MonevDbConnection *connection, const MonevActor *actor,
                                     const char *activity_id, const char *member_id, gint64 version,
                                     MonevMemberRole role, const char *group_id, GError **error);
gboolean monev_activity_member_remove (MonevDbConnection *connection, const MonevActor *actor,
                                     const char *activity_id, const char *member_id, gint64 version,
                                     GError **error);

G_END_DECLS
