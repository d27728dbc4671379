/* The log in words: who did what when, and which field went from what to what. To be made on a
 * lane, because names are looked up. */
#pragma once

#include "audit/audit.h"
#include "record/record.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct {
  char  *when;  /* "5 Maret 2026 13.20", and what the clock said where the log was ahead of it */
  char  *who;
  char  *what;  /* "mengubah OPD Dinas Kesehatan" */
  char **lines; /* "Kepala: A → B" */
} MonevAuditWords;

typedef struct _MonevAuditTeller MonevAuditTeller;

MonevAuditTeller *monev_audit_teller_new  (MonevDbConnection *connection);
void              monev_audit_teller_free (MonevAuditTeller *self);
MonevAuditWords  *monev_audit_teller_tell (MonevAuditTeller *self, const MonevAuditEntry *entry);
GPtrArray        *monev_audit_words_of    (MonevDbConnection *connection, const char *subject,
                                           guint limit, GError **error);
GPtrArray        *monev_audit_words_about (MonevDbConnection *connection, const MonevRecord *record,
                                           guint limit, GError **error);
GPtrArray        *monev_audit_words_last  (MonevDbConnection *connection, guint limit, GError **error);
GPtrArray        *monev_audit_words_search (MonevDbConnection *connection, const char *text,
                                            guint depth, guint limit, GCancellable *cancellable,
                                            GError **error);
void              monev_audit_words_free  (MonevAuditWords *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MonevAuditTeller, monev_audit_teller_free)

G_END_DECLS
