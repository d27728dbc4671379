/* The responses of an office: filled in the window, imported, looked through, corrected, approved.
 *
 * One that is being filled is saved again and again without a word in the log; handed in it must be
 * whole by the rules of its instrument. After that each change names its reason and stays in the
 * history. A response stays with the version of the instrument it was given to, which never
 * changes. Errors of all acts: DENIED, AUTH, NOT_FOUND, CONFLICT (somebody was faster).
 */
#pragma once

#include <gio/gio.h>

#include "people/policy.h"
#include "response-json.h"
#include "response-store.h"

G_BEGIN_DECLS

/* What is said when a response is begun; members that are NULL or 0 are not said. */
typedef struct {
  const char *instrument_id;
  gint64      number;      /* of the version; 0: the newest */
  const char *site_id;
  const char *group_id;
  const char *official_id;
  const char *enumerator;  /* name of somebody who is no official */
} MonevResponseHead;

typedef struct {
  const char *place;       /* "anak[2]/umur" */
  const char *typed;       /* as a person writes it; "" takes the answer away */
  const char *reason;
} MonevResponseCorrection;

/* What an import writes of one response. */
typedef struct {
  MonevResponseEntry *entry;   /* version 0: a new one */
  GPtrArray          *remarks; /* (element-type MonevResponseRemark): what changes in one there was */
} MonevResponseTaking;

typedef struct {
  const char   *instrument_id;
  const char   *file;          /* named in the log */
  const char   *mapping;       /* (nullable): canonical JSON to remember for … */
  const char   *signature;     /* … tables with these headings */
  const char   *key_question;  /* (nullable): remembered as what tells respondents apart */
  GPtrArray    *takings;       /* MonevResponseTaking */
  GCancellable *cancellable;   /* (nullable) */
  void (*step) (guint64 done, guint64 total, gpointer data); /* (nullable): told every few of them */
  gpointer      step_data;
} MonevResponseBatch;

MonevResponsePlan  *monev_response_load_plan (MonevDbConnection *connection,
                                              const char *instrument_id, gint64 number,
                                              GError **error);
MonevResponseForm  *monev_response_open      (MonevDbConnection *connection,
                                              const MonevResponseEntry *entry,
                                              MonevIssueList *issues, GError **error);
MonevResponseEntry *monev_response_begin     (MonevDbConnection *connection,
                                              const MonevActor *actor,
                                              const MonevResponseHead *head, GError **error);
gboolean            monev_response_autosave  (MonevDbConnection *connection,
                                              const MonevActor *actor, MonevResponseEntry *entry,
                                              const char *answers, GError **error);
MonevResponseEntry *monev_response_submit    (MonevDbConnection *connection,
                                              const MonevActor *actor,
                                              const MonevResponseEntry *entry,
                                              const char *answers, MonevIssueList *issues,
                                              GError **error);
gboolean            monev_response_discard   (MonevDbConnection *connection,
                                              const MonevActor *actor,
                                              const MonevResponseEntry *entry, GError **error);
MonevResponseEntry *monev_response_correct   (MonevDbConnection *connection,
                                              const MonevActor *actor,
                                              const MonevResponseEntry *entry,
                                              const MonevResponseCorrection *correction,
                                              MonevIssueList *issues, GError **error);
gboolean            monev_response_ask       (MonevDbConnection *connection,
                                              const MonevActor *actor,
                                              const MonevResponseEntry *entry, const char *place,
                                              const char *text, GError **error);
gboolean            monev_response_reply     (MonevDbConnection *connection,
                                              const MonevActor *actor,
                                              const MonevResponseEntry *entry, const char *place,
                                              const char *text, GError **error);
gboolean            monev_response_may_become (const char *from, const char *to);
gboolean            monev_response_may_be_corrected (const char *state);
gboolean            monev_responses_set_state (MonevDbConnection *connection,
                                              const MonevActor *actor, const GPtrArray *entries,
                                              const char *state, const char *reason,
                                              GError **error);
gboolean            monev_responses_take     (MonevDbConnection *connection,
                                              const MonevActor *actor,
                                              const MonevResponseBatch *batch, GError **error);
gboolean            monev_response_recall    (MonevDbConnection *connection, const char *subject,
                                              const char *signature, char **canonical,
                                              GError **error);
char               *monev_response_key_question (MonevDbConnection *connection,
                                              const char *instrument_id, GError **error);
char               *monev_response_answer_of (MonevResponseForm *form, const char *question);
GHashTable         *monev_response_keys      (MonevDbConnection *connection,
                                              const char *instrument_id, const char *question,
                                              GError **error);
void                monev_response_taking_free (MonevResponseTaking *self);

G_END_DECLS
