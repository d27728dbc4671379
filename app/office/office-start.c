/* The first start, and later changes of the profile: each one transaction that ends in the log. */
#include <string.h>

#include "audit/audit.h"
#include "base/id.h"
#include "base/json.h"
#include "calendar/calendar-store.h"
#include "office/office.h"
#include "office/recovery-sheet.h"
#include "people/key-store.h"
#include "people/login.h"
#include "people/people.h"
#include "record/record-check.h"
#include "record/record-store.h"

typedef struct {
  MonevRecord       *office;
  MonevRecord       *official;
  GBytes            *logo;
  const char        *mime;
  MonevIssueList    *issues;
  char              *database_id;
  MonevSecret        secret;
  MonevNewKey        key;
  GBytes            *office_public;
  GBytes            *office_sealed;
  char              *mark;
} Start;

static gboolean
has_errors (MonevIssueList *issues, GError **error)
{
  for (guint i = 0; i < monev_issue_list_size (issues); i++)
    {
      const MonevIssue *issue = monev_issue_list_get (issues, i);

      if (issue->severity != MONEV_SEVERITY_ERROR)
        continue;
      g_set_error (error, MONEV_ERROR, MONEV_ERROR_INVALID, "%s%s%s %s",
                   issue->column != NULL ? issue->column : "", issue->column != NULL ? ": " : "",
                   issue->message, issue->fix != NULL ? issue->fix : "");
      return TRUE;
    }
  return FALSE;
}

static char *
picture_hash (GBytes *picture)
{
  return g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, picture);
}

static gboolean
store_picture (MonevDbConnection *connection, GBytes *picture, const char *mime, GError **error)
{
  g_autofree char *sha = picture_hash (picture);
  g_autoptr (MonevDbRows) rows
    = monev_db_query (connection, "picture_get", MONEV_DB_BINDS (MONEV_DB_T ("sha256", sha)),
                      error);
  GError *local = NULL;

  if (rows == NULL)
    return FALSE;
  if (monev_db_rows_next (rows, &local))
    return TRUE; /* the same picture is there already */
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return FALSE;
    }
  return monev_db_exec (connection, "picture_put",
                        MONEV_DB_BINDS (MONEV_DB_T ("sha256", sha), MONEV_DB_T ("mime", mime),
                                        MONEV_DB_B ("bytes", picture)), NULL, error);
}

static gboolean
write_identity (MonevDbConnection *connection, Start *start, gint64 now, GError **error)
{
  g_autofree char *key_id = monev_id_new (now);

  return monev_db_exec (connection, "database_identity_add",
                        MONEV_DB_BINDS (MONEV_DB_T ("id", start->database_id),
                                        MONEV_DB_I ("at", now)), NULL, error)
         && monev_audit_start (connection, error)
         && monev_office_key_store (connection, key_id, start->office_public, start->office_sealed,
                                    start->mark, now, error);
}

static gboolean
write_profile (MonevDbConnection *connection, Start *start, gint64 now, GError **error)
{
  g_autofree char *id = NULL;

  if (start->logo != NULL && !store_picture (connection, start->logo, start->mime, error))
    return FALSE;
  return monev_record_store_write (connection, start->office, now, &id, start->issues, error)
         && monev_calendar_store_defaults (connection, now, start->issues, error);
}

static gboolean
is_blank (MonevDbConnection *connection, GError **error)
{
  gboolean ready = FALSE;

  if (!monev_office_ready (connection, &ready, error))
    return FALSE;
  if (ready)
    g_set_error (error, MONEV_ERROR, MONEV_ERROR_STATE,
                 "Basis data ini sudah disiapkan. Masuk seperti biasa.");
  return !ready;
}

static gboolean
write_start (MonevDbConnection *connection, gpointer data, GError **error)
{
  Start *start = data;
  g_autofree char *official = NULL;
  g_autofree char *subject = NULL;
  gint64 now = 0;

  if (!monev_db_now (connection, &now, error) || !is_blank (connection, error))
    return FALSE;
  if (!write_identity (connection, start, now, error)
      || !write_profile (connection, start, now, error)
      || !monev_record_store_write (connection, start->official, now, &official, start->issues,
                                    error)
      || !monev_official_key_store (connection, official, &start->key, &start->secret, now, error))
    return FALSE;
  subject = g_strconcat ("official/", official, NULL);
  return monev_audit_append (connection, now, official, "office.start", subject, NULL, error);
}

static gboolean
make_keys (Start *start, const MonevOfficeStart *given, GError **error)
{
  MonevPrivateKey office;

  if (!monev_secret_new (&start->secret, error)
      || !monev_new_key_make (&start->key, given->pin, &start->secret, error)
      || !monev_key_make (&office, &start->office_public, error))
    return FALSE;
  start->office_sealed = monev_office_key_seal (&office, &start->secret);
  monev_key_forget (&office);
  start->mark = monev_secret_mark (&start->secret);
  start->database_id = monev_id_new (g_get_real_time () / 1000);
  /* On this disk before the commit: a sealed key whose secret is lost opens never again. */
  return monev_secret_save (start->database_id, &start->secret, error)
         && (!given->sheet_waits || monev_recovery_sheet_await (start->database_id, error));
}

static gboolean
prepare (Start *start, const MonevOfficeStart *given, GError **error)
{
  MonevRecord *official = monev_record_ref (given->official);

  official = monev_record_with (official, "is_admin", "1");
  official = monev_record_with (official, "active", "1");
  start->official = monev_record_check (official, start->issues);
  start->office = monev_record_check (monev_record_ref (given->office), start->issues);
  if (*monev_record_get (start->official, "username") == '\0'
      && *monev_record_get (start->official, "nip") == '\0')
    monev_issue (start->issues, .code = "required", .severity = MONEV_SEVERITY_ERROR,
                 .key = "username", .column = "Nama pengguna",
                 .message = "Nama pengguna belum diisi.", .fix = "Tanpa NIP, isian ini wajib.");
  if (start->logo != NULL)
    {
      g_autofree char *sha = picture_hash (start->logo);

      if (!monev_logo_check (start->logo, &start->mime, error))
        return FALSE;
      start->office = monev_record_with (start->office, "logo", sha);
    }
  start->office = monev_record_with_identity (start->office, MONEV_OFFICE_ID, 0);
  return !has_errors (start->issues, error) && make_keys (start, given, error);
}

static void
start_clear (Start *start)
{
  g_clear_pointer (&start->office, monev_record_unref);
  g_clear_pointer (&start->official, monev_record_unref);
  g_clear_pointer (&start->office_public, g_bytes_unref);
  g_clear_pointer (&start->office_sealed, g_bytes_unref);
  g_clear_pointer (&start->mark, g_free);
  g_clear_pointer (&start->database_id, g_free);
  monev_new_key_clear (&start->key);
}

/**
 * monev_office_start:
 * @recovery_code: (out) (transfer full): what the recovery sheet prints; shown this once
 * @issues: takes each field that is wrong
 *
 * Makes profile, keys, calendar and the first official in one transaction. Errors: INVALID (see
 * @issues), STATE (done already), DENIED or IO (the office secret could not be written).
 */
gboolean
monev_office_start (MonevDbConnection *connection, const MonevOfficeStart *given,
                    char **recovery_code, MonevIssueList *issues, GError **error)
{
  Start start = { .logo = given->logo, .issues = issues };
  /* Asked again in the transaction; here so that a second start leaves no secret behind. */
  gboolean done = is_blank (connection, error) && prepare (&start, given, error)
                  && monev_db_transaction (connection, write_start, &start, error);

  if (done)
    *recovery_code = monev_secret_to_text (&start.secret);
  start_clear (&start);
  return done;
}

typedef struct {
  const MonevActor *actor;
  MonevRecord      *office;
  GBytes           *logo;
  const char       *mime;
  MonevIssueList   *issues;
  MonevRecord      *saved;
} Save;

static gboolean
write_save (MonevDbConnection *connection, gpointer data, GError **error)
{
  Save *save = data;
  g_autoptr (MonevActor) actor = NULL;
  json_auto_t *detail = NULL;
  gint64 now = 0;

  if (!monev_db_now (connection, &now, error))
    return FALSE;
  actor = monev_actor_load (connection, save->actor->official_id, now, error);
  if (actor == NULL || !monev_policy_check (actor, MONEV_ACT_OFFICE_EDIT, error))
    return FALSE;
  if (save->logo != NULL && !store_picture (connection, save->logo, save->mime, error))
    return FALSE;
  save->saved = monev_record_store_put (connection, save->office, now, save->issues, error);
  if (save->saved == NULL)
    return FALSE;
  detail = monev_record_to_json (save->saved);
  return monev_audit_append (connection, now, actor->official_id, "office.put", "office", detail,
                             error);
}

/**
 * monev_office_save:
 * @logo: (nullable): a new one; the profile keeps its own otherwise
 *
 * Returns: (transfer full): the profile as it is now stored.
 */
MonevRecord *
monev_office_save (MonevDbConnection *connection, const MonevActor *actor, MonevRecord *office,
                   GBytes *logo, MonevIssueList *issues, GError **error)
{
  Save save = { actor, monev_record_check (monev_record_ref (office), issues), logo, NULL, issues };
  gboolean done = !has_errors (issues, error)
                  && monev_policy_check (actor, MONEV_ACT_OFFICE_EDIT, error);

  if (done && logo != NULL)
    {
      g_autofree char *sha = picture_hash (logo);

      done = monev_logo_check (logo, &save.mime, error);
      save.office = monev_record_with (save.office, "logo", sha);
    }
  done = done && monev_db_transaction (connection, write_save, &save, error);
  monev_record_unref (save.office);
  if (!done)
    g_clear_pointer (&save.saved, monev_record_unref);
  return save.saved;
}
