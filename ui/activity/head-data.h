/* The main data of a run as they are typed, and the jobs that read choices and save them. */
#pragma once

#include "activity/activity-acts.h"
#include "ui/shell/session.h"

G_BEGIN_DECLS

/* Texts are its own. */
typedef struct {
  char   *title;
  char   *kind;
  char   *bidang_id;
  char   *coordinator_id;
  gint64  year;
  gint64  start_at;
  char   *disposisi_from;
  char   *disposisi_date;
  char   *disposisi_content;
} MonevHeadTyped;

MonevHeadTyped *monev_head_typed_of    (const MonevActivity *activity);
MonevHeadTyped *monev_head_typed_copy  (const MonevHeadTyped *self);
gboolean        monev_head_typed_equal (const MonevHeadTyped *a, const MonevHeadTyped *b);
void            monev_head_typed_free  (MonevHeadTyped *self);

void            monev_head_bidang_load (MonevSession *session, GObject *owner,
                                        MonevSessionDone done);
void            monev_head_send        (MonevSession *session, GObject *owner,
                                        const char *activity_id, gint64 version,
                                        const MonevHeadTyped *typed, MonevSessionDone done);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MonevHeadTyped, monev_head_typed_free)

G_END_DECLS
