/* One act on a run, asked of the core on the write lane.
 *
 * Fill the members that the act needs (texts are copied) and send it; the answer is the list of
 * notes, or the error.
 */
#pragma once

#include "activity/activity-acts.h"
#include "ui/shell/session.h"

G_BEGIN_DECLS

typedef enum {
  MONEV_ASK_STEP_START,
  MONEV_ASK_STEP_FINISH,
  MONEV_ASK_STEP_SKIP,
  MONEV_ASK_STEP_REOPEN,
  MONEV_ASK_STEP_REPEAT,
  MONEV_ASK_STEP_RECORD,   /* at: started, until: finished or 0, official_id, text: reason */
  MONEV_ASK_STEP_DUE,      /* at: the due; 0: as the SOP says */
  MONEV_ASK_ITEM_MARK,     /* id, version, on */
  MONEV_ASK_ATTACH,        /* id: the subject; file, text: caption */
  MONEV_ASK_CAPTION,       /* id, version, text */
  MONEV_ASK_DETACH,        /* id, version */
  MONEV_ASK_NOTE_ADD,      /* step_id, id: of the item or NULL, text */
  MONEV_ASK_NOTE_REMOVE,   /* id */
  MONEV_ASK_GROUP_ADD,     /* text */
  MONEV_ASK_GROUP_RENAME,  /* id, version, text */
  MONEV_ASK_GROUP_REMOVE,  /* id, version */
  MONEV_ASK_MEMBER_ADD,    /* official_id, or text and agency; role, group_id */
  MONEV_ASK_MEMBER_SET,    /* id, version, role, group_id */
  MONEV_ASK_MEMBER_REMOVE, /* id, version */
  MONEV_ASK_RUN_STOP,      /* version, text */
  MONEV_ASK_RUN_RESUME,    /* version */
  MONEV_ASK_RUN_CLOSE      /* version */
} MonevActivityAct;

typedef struct {
  MonevActivityAct           act;
  const char                *activity_id;
  const char                *step_id;
  const char                *id;
  const char                *official_id;
  const char                *group_id;
  const char                *agency;
  const char                *text;    /* reason, note, name */
  gint64                     version;
  gint64                     at;
  gint64                     until;
  gboolean                   on;
  MonevMemberRole            role;
  const MonevAttachmentFile *file;    /* must live until the answer */
} MonevActivityAsk;

void monev_activity_ask_send (MonevSession *session, GObject *owner, const MonevActivityAsk *ask,
                              MonevSessionDone done);

G_END_DECLS
