#define _GNU_SOURCE /* memmem */
#include "office/backup-offer.h"

#include <string.h>

#include "base/instant.h"
#include "db-backup.h"
#include "office/backup-state.h"
#include "office/database-file.h"
#include "office/office.h"
#include "people/key-store.h"

static char *
id_of (const char *uri)
{
  g_autoptr (MonevDbConnection) connection
    = monev_db_connection_open (uri, MONEV_DB_OPEN_READONLY, NULL);

  return connection != NULL ? monev_database_id (connection, NULL) : NULL;
}

static char *
id_of_file (const char *path)
{
  g_autofree char *uri = g_strconcat ("sqlite:", path, NULL);

  return id_of (uri);
}

static gboolean
file_holds (const char *path, const char *text)
{
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, NULL);

  return file != NULL && g_mapped_file_get_length (file) > 0
         && memmem (g_mapped_file_get_contents (file), g_mapped_file_get_length (file), text,
                    strlen (text)) != NULL;
}

/* The row and the index over it stand on two pages: where the one is lost, the id still lies
 * readable in the other, or in the journal of what was written last. */
static gboolean
remains_hold (const char *uri, const char *id)
{
  const char *path = uri + strlen ("sqlite:");
  g_autofree char *journal = g_strconcat (path, "-wal", NULL);

  return g_str_has_prefix (uri, "sqlite:") && (file_holds (path, id) || file_holds (journal, id));
}

/* The id of the database at @uri; of a damaged one as far as @backups tell what to look for. */
static char *
own_id (const char *uri, GPtrArray *backups)
{
  char *id = id_of (uri);

  for (guint i = 0; i < backups->len && id == NULL; i++)
    {
      const char *other = ((MonevBackupState *) backups->pdata[i])->database;

      if (other != NULL && remains_hold (uri, other))
        id = g_strdup (other);
    }
  return id;
}

/* Returns: (transfer full) (nullable): the profile in the backup at @path. */
static MonevRecord *
office_in (const char *path)
{
  g_autofree char *uri = g_strconcat ("sqlite:", path, NULL);
  g_autoptr (MonevDbConnection) connection
    = monev_db_connection_open (uri, MONEV_DB_OPEN_READONLY, NULL);

  return connection != NULL ? monev_office_load (connection, NULL) : NULL;
}

static char *
name_of (const MonevRecord *office)
{
  return office == NULL ? g_strdup ("")
                        : g_strdup_printf ("%s %s", monev_record_get (office, "agency_name"),
                                           monev_record_get (office, "region_name"));
}

/* The list of backups tells it in the office's zone, which a damaged database does not give any more:
 * the backup does. */
static char *
moment_of (const char *path, const MonevRecord *office)
{
  gint64 time = monev_db_backup_time (path);
  g_autoptr (GTimeZone) zone = monev_office_record_zone (office);

  return time < 0 ? g_path_get_basename (path) : monev_instant_format (time * 1000, zone);
}

static void
consider (MonevBackupOffer *self, const MonevBackupState *backup, const char *own)
{
  const char *id = backup->database;

  if (own != NULL && id != NULL && strcmp (id, own) != 0)
    self->others++;
  else if (self->path == NULL && id != NULL && monev_db_backup_check (backup->path, NULL))
    {
      self->path = g_strdup (backup->path);
      self->ahead = backup->ahead;
    }
}

/**
 * monev_backup_offer_find:
 * @uri: a database that was found damaged, empty or gone
 *
 * Looks through its folder of backups, the newest content first, whatever their dates say. Where the
 * damaged database no longer tells which one it is, the newest whole backup is offered as not sure.
 *
 * Returns: (transfer full): what to offer.
 */
MonevBackupOffer *
monev_backup_offer_find (const char *uri)
{
  MonevBackupOffer *self = g_new0 (MonevBackupOffer, 1);
  g_autoptr (GPtrArray) backups = NULL;
  g_autoptr (MonevRecord) office = NULL;
  g_autofree char *own = NULL;

  self->folder = monev_database_backup_folder (uri);
  backups = monev_backup_states (self->folder, g_get_real_time () / G_USEC_PER_SEC);
  own = own_id (uri, backups);
  self->sure = own != NULL;
  for (guint i = 0; i < backups->len; i++)
    consider (self, backups->pdata[i], own);
  office = self->path != NULL ? office_in (self->path) : NULL;
  self->office = name_of (office);
  self->moment = self->path != NULL ? moment_of (self->path, office) : g_strdup ("");
  return self;
}

/**
 * monev_backup_offer_note:
 *
 * Returns: (transfer full) (nullable): what to look at before it is taken, in full sentences; %NULL
 *   when nothing speaks against it.
 */
char *
monev_backup_offer_note (const MonevBackupOffer *self)
{
  if (self->path != NULL && !self->sure)
    return g_strdup_printf ("Berkas itu tidak lagi menyebut milik siapa; cadangan ini milik %s. "
                            "Pulihkan hanya bila itu kantor Anda.",
                            *self->office != '\0' ? self->office : "kantor yang belum disiapkan");
  if (self->path != NULL && self->ahead)
    return g_strdup ("Tanggal cadangan itu di depan jam komputer, tetapi isinya yang paling baru.");
  if (self->path == NULL && self->others > 0)
    return g_strdup_printf ("%u cadangan di %s milik basis data lain, jadi tidak ditawarkan.",
                            self->others, self->folder);
  return NULL;
}

/**
 * monev_backup_other_office:
 * @path: a backup
 * @database: the id of the database that is open
 *
 * Returns: (transfer full) (nullable): whose backup it is; %NULL for one of @database itself, and
 *   for one that cannot be read, which restoring finds out.
 */
char *
monev_backup_other_office (const char *path, const char *database)
{
  g_autofree char *id = id_of_file (path);
  g_autoptr (MonevRecord) office = NULL;

  if (id == NULL || strcmp (id, database) == 0)
    return NULL;
  office = office_in (path);
  return office != NULL ? name_of (office) : g_strdup ("kantor yang belum disiapkan");
}

/** monev_backup_offer_free: frees what monev_backup_offer_find() gave. */
void
monev_backup_offer_free (MonevBackupOffer *self)
{
  g_free (self->folder);
  g_free (self->path);
  g_free (self->office);
  g_free (self->moment);
  g_free (self);
}
