/* The recovery sheet out of the database, and the mark that it was not kept yet. */
#define _DEFAULT_SOURCE /* explicit_bzero */
#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

#include "audit/audit.h"
#include "base/atomic-file.h"
#include "db-place.h"
#include "office/office.h"
#include "office/recovery-sheet.h"
#include "people/key-store.h"
#include "people/login.h"

/**
 * monev_recovery_sheet_load:
 *
 * Errors: NOT_FOUND before the first start, AUTH where the office secret is not on this computer.
 *
 * Returns: (transfer full): the sheet of this office, dated today.
 */
MonevRecoverySheet *
monev_recovery_sheet_load (MonevDbConnection *connection, GError **error)
{
  g_autoptr (MonevRecord) office = monev_office_load (connection, error);
  g_autofree char *database = office != NULL ? monev_database_id (connection, error) : NULL;
  MonevRecoverySheet *self;
  MonevSecret secret;
  gint64 now = 0;

  if (database == NULL || !monev_office_secret_load (connection, &secret, error)
      || !monev_db_now (connection, &now, error))
    return NULL;
  self = g_new (MonevRecoverySheet, 1);
  *self = (MonevRecoverySheet) { g_strdup (monev_record_get (office, "agency_name")),
                                 g_strdup (monev_record_get (office, "region_name")),
                                 monev_secret_to_text (&secret), g_steal_pointer (&database),
                                 monev_today (connection, now) };
  explicit_bzero (&secret, sizeof secret);
  return self;
}

static gboolean
note_again (MonevDbConnection *connection, gpointer data, GError **error)
{
  const MonevActor *actor = data;
  gint64 now = 0;

  return monev_db_now (connection, &now, error)
         && monev_audit_append (connection, now, actor->official_id, "recovery.print", "office",
                                NULL, error);
}

/**
 * monev_recovery_sheet_take:
 * @actor: whose PIN was right just now
 *
 * For a sheet that was lost. The log says who took it before it is given. Outside a transaction.
 * Errors: DENIED, AUTH (the office secret is not on this computer).
 *
 * Returns: (transfer full): the sheet.
 */
MonevRecoverySheet *
monev_recovery_sheet_take (MonevDbConnection *connection, const MonevActor *actor, GError **error)
{
  g_autoptr (MonevRecoverySheet) self = NULL;

  if (!monev_policy_check (actor, MONEV_ACT_RECOVERY_PRINT, error))
    return NULL;
  self = monev_recovery_sheet_load (connection, error);
  return self != NULL && monev_db_transaction (connection, note_again, (gpointer) actor, error)
           ? g_steal_pointer (&self) : NULL;
}

/**
 * monev_recovery_sheet_again:
 * @pin: of @actor, counted as a login is, so that an open window is no way to the code
 *
 * Returns: (transfer full): as monev_recovery_sheet_take(); AUTH for a wrong PIN.
 */
MonevRecoverySheet *
monev_recovery_sheet_again (MonevDbConnection *connection, const MonevActor *actor,
                            const char *pin, GError **error)
{
  g_autoptr (MonevActor) proven = NULL;

  if (!monev_policy_check (actor, MONEV_ACT_RECOVERY_PRINT, error))
    return NULL;
  proven = monev_login (connection, actor->official_id, pin, error);
  return proven != NULL ? monev_recovery_sheet_take (connection, proven, error) : NULL;
}

/** monev_recovery_sheet_copy: Returns: (transfer full): a copy. */
MonevRecoverySheet *
monev_recovery_sheet_copy (const MonevRecoverySheet *self)
{
  MonevRecoverySheet *copy = g_new (MonevRecoverySheet, 1);

  *copy = (MonevRecoverySheet) { g_strdup (self->agency_name), g_strdup (self->region_name),
                                 g_strdup (self->code), g_strdup (self->database_id),
                                 g_strdup (self->date) };
  return copy;
}

/** monev_recovery_sheet_free: frees a sheet; its code does not stay in memory. */
void
monev_recovery_sheet_free (MonevRecoverySheet *self)
{
  if (self == NULL)
    return;
  if (self->code != NULL)
    explicit_bzero (self->code, strlen (self->code));
  g_free (self->agency_name);
  g_free (self->region_name);
  g_free (self->code);
  g_free (self->database_id);
  g_free (self->date);
  g_free (self);
}

static char *
mark_path (const char *database_id)
{
  g_autofree char *secret = monev_secret_path (database_id);

  return g_strconcat (secret, ".belum-disimpan", NULL);
}

/**
 * monev_recovery_sheet_await:
 *
 * Remembers on this computer that nobody has kept the sheet yet. The folder is the office
 * secret's, which is there. Errors: DENIED, IO.
 */
gboolean
monev_recovery_sheet_await (const char *database_id, GError **error)
{
  g_autofree char *path = mark_path (database_id);

  return monev_atomic_file_write (path, "", 0, error);
}

/** monev_recovery_sheet_awaited: Returns: whether the sheet still waits to be kept. */
gboolean
monev_recovery_sheet_awaited (const char *database_id)
{
  g_autofree char *path = mark_path (database_id);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

/** monev_recovery_sheet_set_kept: somebody says that the sheet lies in a safe place. Errors: IO. */
gboolean
monev_recovery_sheet_set_kept (const char *database_id, GError **error)
{
  g_autofree char *path = mark_path (database_id);
  g_autofree char *folder = g_path_get_dirname (path);
  int fault;

  if (g_unlink (path) == 0 || errno == ENOENT)
    return TRUE;
  fault = errno;
  return monev_db_place_refuse (folder, fault, error);
}
