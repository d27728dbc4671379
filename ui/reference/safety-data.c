#include "safety-data.h"

#include "audit-words.h"
#include "base/decimal.h"
#include "base/instant.h"
#include "base/number.h"
#include "db-backup.h"
#include "office/backup-offer.h"
#include "office/database-file.h"
#include "office/office.h"
#include "people/key-store.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

#define ENTRIES_MOST 200

static void
backup_row_free (gpointer data)
{
  MonevBackupRow *row = data;

  g_free (row->path);
  g_free (row->title);
  g_free (row->subtitle);
  g_free (row->other);
  g_free (row);
}

static char *
size_text (const char *path)
{
  GStatBuf info;
  g_autofree char *number = NULL;

  if (g_stat (path, &info) != 0)
    return g_strdup (_("tidak terbaca"));
  number = monev_number_format (monev_decimal_new (info.st_size / 100000, 1), 1);
  return g_strdup_printf (_("%s MB"), number);
}

static const char *
label_text (const char *label)
{
  if (strcmp (label, "harian") == 0)
    return _("Harian");
  if (strcmp (label, "skema") == 0)
    return _("Sebelum pembaruan Monev");
  if (strcmp (label, "permintaan") == 0)
    return _("Atas permintaan");
  return label;
}

static MonevBackupRow *
backup_row (const MonevDbBackup *backup, GTimeZone *zone, const char *database)
{
  MonevBackupRow *row = g_new (MonevBackupRow, 1);
  g_autofree char *size = size_text (backup->path);
  gboolean ahead = monev_db_backup_ahead (backup->time, g_get_real_time () / G_USEC_PER_SEC);

  *row = (MonevBackupRow) { g_strdup (backup->path),
                            monev_instant_format (backup->time * 1000, zone),
                            g_strdup_printf ("%s · %s%s", label_text (backup->label), size,
                                             ahead ? _(" · bertanggal di depan jam komputer") : ""),
                            monev_backup_other_office (backup->path, database),
                            monev_db_backup_is_sealed (backup->path) };
  return row;
}

static GPtrArray *
load_backups (MonevDbConnection *connection, const char *folder, GError **error)
{
  g_autoptr (GPtrArray) list = monev_db_backup_list (folder);
  g_autofree char *database = monev_database_id (connection, error);
  g_autoptr (GTimeZone) zone = monev_office_zone_or_local (connection);
  GPtrArray *rows;

  if (database == NULL)
    return NULL;
  rows = g_ptr_array_new_with_free_func (backup_row_free);
  for (guint i = 0; i < list->len; i++)
    g_ptr_array_add (rows, backup_row (list->pdata[i], zone, database));
  return rows;
}

/** monev_safety_load_job: the address of the database → (transfer full): a #MonevSafetyData. */
gpointer
monev_safety_load_job (MonevDbJob *job, gpointer uri, GError **error)
{
  g_autoptr (MonevSafetyData) data = g_new0 (MonevSafetyData, 1);

  data->folder = monev_database_backup_folder (uri);
  data->backups = load_backups (monev_db_job_connection (job), data->folder, error);
  if (data->backups == NULL)
    return NULL;
  data->entries = monev_audit_words_last (monev_db_job_connection (job), ENTRIES_MOST, error);
  return data->entries != NULL ? g_steal_pointer (&data) : NULL;
}

/** monev_safety_search_job: what is looked for → (transfer full) (element-type MonevAuditWords): the
 * entries of the log that speak of it, the newest first. */
gpointer
monev_safety_search_job (MonevDbJob *job, gpointer text, GError **error)
{
  return monev_audit_words_search (monev_db_job_connection (job), text, MONEV_SAFETY_SEARCHED,
                                   ENTRIES_MOST, monev_db_job_cancellable (job), error);
}

/** monev_safety_backup_job: the address of the database → (transfer full): the path of a backup. */
gpointer
monev_safety_backup_job (MonevDbJob *job, gpointer uri, GError **error)
{
  g_autofree char *folder = monev_database_backup_folder (uri);

  return monev_db_backup_make (monev_db_job_connection (job), folder, "permintaan", error);
}

/** monev_safety_verify_job: → (transfer full): a #MonevAuditVerdict. */
gpointer
monev_safety_verify_job (MonevDbJob *job, gpointer none, GError **error)
{
  MonevDbConnection *connection = monev_db_job_connection (job);
  MonevAuditVerdict *verdict = g_new0 (MonevAuditVerdict, 1);
  MonevAuditHead known;
  gboolean found = FALSE;

  verdict->issues = monev_issue_list_new ();
  if (monev_database_known_head (connection, &known, &found, error)
      && monev_audit_verify (connection, found ? &known : NULL, &verdict->checked,
                             verdict->issues, error))
    return verdict;
  monev_audit_verdict_free (verdict);
  return NULL;
}

/** monev_safety_data_free: frees one reading. */
void
monev_safety_data_free (MonevSafetyData *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->backups, g_ptr_array_unref);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_free (self->folder);
  g_free (self);
}

/** monev_audit_verdict_free: frees a verdict. */
void
monev_audit_verdict_free (MonevAuditVerdict *self)
{
  monev_issue_list_unref (self->issues);
  g_free (self);
}
