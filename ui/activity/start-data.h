/* What the start of a run chooses from, and the start itself: jobs of the start desk. */
#pragma once

#include "activity/activity-acts.h"
#include "activity/activity-store.h"
#include "procedure/office-procedure.h"
#include "ui/shell/session.h"

G_BEGIN_DECLS

typedef struct {
  GPtrArray       *procedures; /* MonevProcedureEntry */
  GPtrArray       *earlier;    /* MonevActivityLine of other years, the newest first */
  GPtrArray       *bidang;     /* MonevRecord: positions of kind kabid */
  MonevOfficeClock clock;
  gint64           now;
} MonevStartChoices;

/* What was typed; texts are its own. */
typedef struct {
  char   *code;    /* of the procedure, or NULL for a copy */
  char   *from_id; /* of the run that is copied */
  char   *title;
  char   *kind;
  char   *bidang_id;
  char   *coordinator_id;
  gint64  year;
  gint64  start_at;
  char   *disposisi_from;
  char   *disposisi_date;
  char   *disposisi_content;
  char   *scan; /* path */
} MonevStartTyped;

/* Either @id, or @faults that say what is to be mended. */
typedef struct {
  char           *id;
  MonevIssueList *issues;
} MonevStarted;

void monev_start_choices_load (MonevSession *session, GObject *owner, GCancellable *cancellable,
                               MonevSessionDone done);
void monev_start_choices_free (MonevStartChoices *self);
void monev_start_procedure_load (MonevSession *session, GObject *owner, const char *code,
                                 GCancellable *cancellable, MonevSessionDone done);
void monev_start_send         (MonevSession *session, GObject *owner, MonevStartTyped *typed,
                               MonevSessionDone done);
void monev_start_typed_free   (MonevStartTyped *self);
void monev_started_free       (MonevStarted *self);

G_END_DECLS
