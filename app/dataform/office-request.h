/* Requests for data: made of a form for a period, sent to agencies, taken back, verified, closed.
 *
 * An addressee is one agency of one request. Its due date is counted from the sending to it. What it
 * sends is kept as it came, round by round; beside that stand the values that count now, each with
 * what the office decided about it. A closed data set is a numbered snapshot; what changes later
 * opens the next. Errors of all acts: DENIED, AUTH, NOT_FOUND, CONFLICT (somebody was faster).
 */
#pragma once

#include <gio/gio.h>

#include "activity/office-clock.h"
#include "attachment/attachment-file.h"
#include "base/date.h"
#include "data-rules.h"
#include "people/policy.h"
#include "request-store.h"

G_BEGIN_DECLS

#define MONEV_REQUEST_DAYS 14 /* working days (domain.md: "paling lambat 14 hari kerja") */

/* What a request is made of; members that are NULL or 0 take what is usual. */
typedef struct {
  const char       *form;          /* id or code */
  gint64            number;        /* of the version; 0: the newest */
  const char       *period;
  const char       *title;         /* (nullable) */
  const char       *activity_id;   /* (nullable) */
  const char       *letter_number; /* (nullable) */
  const char       *letter_date;   /* (nullable): YYYY-MM-DD */
  const char       *time_unit;     /* (nullable): "hari" or "jam" */
  gint64            time_amount;   /* 0: MONEV_REQUEST_DAYS */
  const char       *contact;       /* (nullable) */
  const char       *copied_from;   /* (nullable) */
  const char *const *agencies;     /* (nullable): ids; NULL for all that are asked something */
} MonevRequestPlan;

/* An addressee with all that its values stand on. */
typedef struct {
  MonevDataRequest   *request;
  MonevDataAddressee *addressee;
  MonevDataForm      *form;
  MonevDataLayout    *layout;
  MonevDataRules     *rules;
  MonevDataValues    *values; /* that count now */
  MonevDataValues    *last;   /* (nullable): of the period before, over the same layout */
} MonevDataCase;

/* What came, read over the layout of its case. */
typedef struct {
  MonevDataValues           *values;
  const char                *source;       /* "berkas", "surat" … */
  const MonevAttachmentFile *file;         /* (nullable): as it came */
  const GPtrArray           *further;      /* (nullable) (element-type MonevAttachmentFile): surat
                                              pengantar, signed PDF, photo */
  const char                *letter_number, *letter_date, *filled_by, *filled_phone; /* (nullable) */
  const MonevIssueList      *issues;       /* (nullable): kept with it */
  gint64                     received_at;  /* UTC milliseconds; 0 for now */
  gboolean                   partial;      /* of some cells alone: an answered klarifikasi */
  const char                *keyed_id;     /* (nullable): it was typed at the office (request-keyed.h):
                                              the id of the round; cells left empty say nothing */
} MonevTaking;

/* About one cell. */
typedef struct {
  guint          sheet, line, field;
  MonevDataState state;
  const char    *value; /* of DIKOREKSI: canonical */
  const char    *text;  /* (nullable): the question, the reason */
} MonevDataDecision;

gboolean            monev_request_due      (const MonevOfficeClock *clock,
                                            const MonevDataRequest *request, gint64 sent_at,
                                            gint64 *due_at, GError **error);
MonevDataRequest   *monev_request_make     (MonevDbConnection *connection, const MonevActor *actor,
                                            const MonevRequestPlan *plan, GError **error);
gboolean            monev_request_send     (MonevDbConnection *connection, const MonevActor *actor,
                                            const char *request_id, const GPtrArray *addressees,
                                            gint64 sent_at, const char *means, GError **error);
gboolean            monev_request_receipt  (MonevDbConnection *connection, const MonevActor *actor,
                                            const MonevDataAddressee *addressee, MonevDate on,
                                            const char *by, GError **error);
gboolean            monev_request_set_state (MonevDbConnection *connection, const MonevActor *actor,
                                            const MonevDataRequest *request, const char *state,
                                            const char *reason, GError **error);
MonevDataCase      *monev_data_case_load   (MonevDbConnection *connection, const char *addressee_id,
                                            GError **error);
void                monev_data_case_free   (MonevDataCase *self);
MonevDataAddressee *monev_request_receive  (MonevDbConnection *connection, const MonevActor *actor,
                                            const MonevDataCase *data, const MonevTaking *taking,
                                            GError **error);
MonevDataAddressee *monev_request_decide   (MonevDbConnection *connection, const MonevActor *actor,
                                            const MonevDataCase *data,
                                            const MonevDataDecision *decisions, guint n_decisions,
                                            GError **error);
GArray             *monev_data_case_clean  (const MonevDataCase *data);
MonevDataSet       *monev_request_close    (MonevDbConnection *connection, const MonevActor *actor,
                                            const MonevDataRequest *request, const char *note,
                                            GError **error);
char               *monev_data_place       (const MonevDataValues *values, guint sheet, guint line,
                                            guint field);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MonevDataCase, monev_data_case_free)

G_END_DECLS
