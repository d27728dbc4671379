#include "people/key-store.h"

#include "base/id.h"

/** monev_office_key_free: frees it. */
void
monev_office_key_free (MonevOfficeKey *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_clear_pointer (&self->public_key, g_bytes_unref);
  g_clear_pointer (&self->sealed, g_bytes_unref);
  g_free (self->secret_mark);
  g_free (self);
}

/** monev_official_key_free: frees it. */
void
monev_official_key_free (MonevOfficialKey *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->official_id);
  g_clear_pointer (&self->public_key, g_bytes_unref);
  g_clear_pointer (&self->salt, g_bytes_unref);
  g_clear_pointer (&self->sealed, g_bytes_unref);
  g_clear_pointer (&self->certificate, g_bytes_unref);
  g_free (self);
}

/** monev_new_key_clear: frees what it holds. */
void
monev_new_key_clear (MonevNewKey *self)
{
  g_clear_pointer (&self->public_key, g_bytes_unref);
  g_clear_pointer (&self->salt, g_bytes_unref);
  g_clear_pointer (&self->sealed, g_bytes_unref);
}

/* The first row, or NOT_FOUND with @missing. */
static gboolean
need_row (MonevDbRows *rows, const char *missing, GError **error)
{
  GError *local = NULL;

  if (rows == NULL)
    return FALSE;
  if (monev_db_rows_next (rows, &local))
    return TRUE;
  if (local == NULL)
    g_set_error_literal (&local, MONEV_ERROR, MONEV_ERROR_NOT_FOUND, missing);
  g_propagate_error (error, local);
  return FALSE;
}

/** monev_database_id: Returns: (transfer full): the id this database was given when it was made. */
char *
monev_database_id (MonevDbConnection *connection, GError **error)
{
  g_autoptr (MonevDbRows) rows = monev_db_query (connection, "database_identity_get", NULL, error);

  if (!need_row (rows, "Basis data ini belum disiapkan. Jalankan penyiapan pertama.", error))
    return NULL;
  return g_strdup (monev_db_rows_text (rows, "id"));
}

/** monev_office_key_load: Returns: (transfer full): the newest key of the office. */
MonevOfficeKey *
monev_office_key_load (MonevDbConnection *connection, GError **error)
{
  g_autoptr (MonevDbRows) rows = monev_db_query (connection, "office_key_get", NULL, error);
  MonevOfficeKey *self;

  if (!need_row (rows, "Kunci kantor belum dibuat. Jalankan penyiapan pertama.", error))
    return NULL;
  self = g_new0 (MonevOfficeKey, 1);
  self->id = g_strdup (monev_db_rows_text (rows, "id"));
  self->public_key = monev_db_rows_blob (rows, "public_key");
  self->sealed = monev_db_rows_blob (rows, "sealed");
  self->secret_mark = g_strdup (monev_db_rows_text (rows, "secret_mark"));
  return self;
}

/** monev_office_key_store: adds a key of the office; the newest one counts. */
gboolean
monev_office_key_store (MonevDbConnection *connection, const char *id, GBytes *public_key,
                        GBytes *sealed, const char *mark, gint64 now, GError **error)
{
  return monev_db_exec (connection, "office_key_add",
                        MONEV_DB_BINDS (MONEV_DB_T ("id", id), MONEV_DB_B ("public_key", public_key),
                                        MONEV_DB_B ("sealed", sealed),
                                        MONEV_DB_T ("secret_mark", mark), MONEV_DB_I ("at", now)),
                        NULL, error);
}

/**
 * monev_office_secret_accept:
 * @code: from the recovery sheet, as it was typed
 *
 * Keeps the office secret on this computer, after it has opened the office key of this database.
 * Errors: INVALID when a letter is wrong, AUTH when it is another office's sheet.
 */
gboolean
monev_office_secret_accept (MonevDbConnection *connection, const char *code, GError **error)
{
  g_autoptr (MonevOfficeKey) office = NULL;
  g_autofree char *database = NULL;
  MonevPrivateKey key;
  MonevSecret secret;

  if (!monev_secret_from_text (code, &secret, error))
    return FALSE;
  office = monev_office_key_load (connection, error);
  database = monev_database_id (connection, error);
  if (office == NULL || database == NULL
      || !monev_office_key_open (office->sealed, &secret, &key, error))
    return FALSE;
  monev_key_forget (&key);
  return monev_secret_save (database, &secret, error);
}

/** monev_official_key_load: Returns: (transfer full): the living key of an official, or NOT_FOUND. */
MonevOfficialKey *
monev_official_key_load (MonevDbConnection *connection, const char *official_id, GError **error)
{
  g_autoptr (MonevDbRows) rows
    = monev_db_query (connection, "official_key_live",
                      MONEV_DB_BINDS (MONEV_DB_T ("official_id", official_id)), error);
  MonevOfficialKey *self;

  if (!need_row (rows, "Pegawai ini belum mempunyai PIN. Mintalah admin menyetelnya.", error))
    return NULL;
  self = g_new0 (MonevOfficialKey, 1);
  self->id = g_strdup (monev_db_rows_text (rows, "id"));
  self->official_id = g_strdup (official_id);
  self->public_key = monev_db_rows_blob (rows, "public_key");
  self->salt = monev_db_rows_blob (rows, "salt");
  self->sealed = monev_db_rows_blob (rows, "sealed");
  self->certificate = monev_db_rows_blob (rows, "certificate");
  self->created_at = monev_db_rows_int (rows, "created_at");
  return self;
}

/** monev_new_key_make: makes and seals a pair under @pin. Slow: before a transaction begins. */
gboolean
monev_new_key_make (MonevNewKey *key, const char *pin, const MonevSecret *secret, GError **error)
{
  MonevPrivateKey private_key;
  gboolean done;

  if (!monev_pin_check (pin, error) || !monev_key_make (&private_key, &key->public_key, error))
    return FALSE;
  done = monev_key_seal (&private_key, pin, secret, &key->salt, &key->sealed, error);
  monev_key_forget (&private_key);
  return done;
}

static GBytes *
certify (const MonevOfficeKey *office, const MonevSecret *secret, const char *official_id,
         GBytes *public_key, gint64 now, GError **error)
{
  g_autoptr (GBytes) text = monev_key_certificate_text (official_id, public_key, now);
  MonevPrivateKey key;
  GBytes *certificate;

  if (!monev_office_key_open (office->sealed, secret, &key, error))
    return NULL;
  certificate = monev_key_sign (&key, text);
  monev_key_forget (&key);
  return certificate;
}

/**
 * monev_official_key_store:
 *
 * Revokes the key the official has and stores @key, certified by the office key. What the old one
 * signed stays valid for its dates: the row is kept.
 */
gboolean
monev_official_key_store (MonevDbConnection *connection, const char *official_id,
                          const MonevNewKey *key, const MonevSecret *secret, gint64 now,
                          GError **error)
{
  g_autoptr (MonevOfficeKey) office = monev_office_key_load (connection, error);
  g_autoptr (GBytes) certificate = NULL;
  g_autofree char *id = monev_id_new (now);

  if (office == NULL)
    return FALSE;
  certificate = certify (office, secret, official_id, key->public_key, now, error);
  return certificate != NULL
         && monev_db_exec (connection, "official_key_revoke",
                           MONEV_DB_BINDS (MONEV_DB_T ("official_id", official_id),
                                           MONEV_DB_I ("at", now)), NULL, error)
         && monev_db_exec (connection, "official_key_add",
                           MONEV_DB_BINDS (MONEV_DB_T ("id", id),
                                           MONEV_DB_T ("official_id", official_id),
                                           MONEV_DB_B ("public_key", key->public_key),
                                           MONEV_DB_B ("salt", key->salt),
                                           MONEV_DB_B ("sealed", key->sealed),
                                           MONEV_DB_B ("certificate", certificate),
                                           MONEV_DB_T ("office_key", office->id),
                                           MONEV_DB_I ("at", now)), NULL, error);
}

/**
 * monev_office_secret_load:
 *
 * Reads the secret of this database's office from this computer. Errors: AUTH when it is not here.
 */
gboolean
monev_office_secret_load (MonevDbConnection *connection, MonevSecret *secret, GError **error)
{
  g_autofree char *database = monev_database_id (connection, error);
  g_autoptr (MonevOfficeKey) office = NULL;

  if (database == NULL)
    return FALSE;
  office = monev_office_key_load (connection, error);
  return office != NULL && monev_secret_load (database, office->secret_mark, secret, error);
}
