/* The instruments of an office: in the library or of one activity, with their versions.
 *
 * Work goes on in the concept, which may have faults. Issuing freezes it as the next version if it
 * has none; a version never changes, and answers stay with it. Two who edit at once are told
 * (CONFLICT), and what each had stays in the draft. Errors of all acts: DENIED, AUTH, NOT_FOUND.
 */
#pragma once

#include "instrument-store.h"
#include "instrument.h"
#include "people/policy.h"

G_BEGIN_DECLS

#define MONEV_INSTRUMENT_MAX_TITLE 300
#define MONEV_INSTRUMENT_MAX_SIZE (32 * 1024 * 1024) /* bytes of the content */

/* What is added or saved. */
typedef struct {
  MonevXlsform *form;
  const char   *title;       /* (nullable): NULL takes the title in the form */
  const char   *activity_id; /* (nullable): NULL or "" for the library; of a new one only */
  const char   *copied_from; /* (nullable); of a new one only */
} MonevInstrumentContent;

typedef struct {
  MonevXlsform *form;
  char         *base;       /* hash of what it was begun from */
  gint64        changed_at; /* UTC milliseconds */
  gboolean      stale;      /* somebody saved or issued since */
} MonevInstrumentDraft;

GPtrArray            *monev_instruments_list (MonevDbConnection *connection,
                                              const char *activity_id, const char *search,
                                              gboolean archived, GError **error);
MonevXlsform         *monev_instrument_load  (MonevDbConnection *connection, const char *id,
                                              gint64 number, GError **error);
MonevInstrumentEntry *monev_instrument_add   (MonevDbConnection *connection,
                                              const MonevActor *actor,
                                              const MonevInstrumentContent *content,
                                              MonevIssueList *issues, GError **error);
MonevInstrumentEntry *monev_instrument_save  (MonevDbConnection *connection,
                                              const MonevActor *actor,
                                              const MonevInstrumentEntry *entry,
                                              const MonevInstrumentContent *content,
                                              MonevIssueList *issues, GError **error);
MonevInstrumentEntry *monev_instrument_issue (MonevDbConnection *connection,
                                              const MonevActor *actor,
                                              const MonevInstrumentEntry *entry,
                                              GPtrArray **changes, MonevIssueList *issues,
                                              GError **error);
MonevInstrumentEntry *monev_instrument_copy  (MonevDbConnection *connection,
                                              const MonevActor *actor, const char *id,
                                              gint64 number, const char *activity_id,
                                              MonevIssueList *issues, GError **error);
MonevInstrumentEntry *monev_instrument_set_archived (MonevDbConnection *connection,
                                              const MonevActor *actor,
                                              const MonevInstrumentEntry *entry,
                                              gboolean archived, GError **error);
gboolean              monev_instrument_draft_save (MonevDbConnection *connection,
                                              const MonevActor *actor, const char *id,
                                              const MonevXlsform *form, const char *base,
                                              GError **error);
MonevInstrumentDraft *monev_instrument_draft_load (MonevDbConnection *connection,
                                              const MonevActor *actor, const char *id,
                                              GError **error);
gboolean              monev_instrument_draft_drop (MonevDbConnection *connection,
                                              const MonevActor *actor, const char *id,
                                              GError **error);
char                 *monev_xlsform_hash     (const MonevXlsform *form, GError **error);
void                  monev_instrument_draft_free (MonevInstrumentDraft *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MonevInstrumentDraft, monev_instrument_draft_free)

G_END_DECLS
