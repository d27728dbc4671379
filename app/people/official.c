#include <string.h>

#include "people/nip.h"
#include "people/people.h"

static const MonevChoice statuses[] = {
  { "pns", "PNS" },
  { "pppk", "PPPK" },
  { "non_asn", "Non-ASN" },
  { "pejabat_negara", "Kepala daerah" },
  { NULL, NULL },
};

static const MonevField fields[] = {
  { "title_before", "Gelar depan", MONEV_FIELD_TEXT, 0, 60 },
  { "name", "Nama", MONEV_FIELD_TEXT, MONEV_FIELD_REQUIRED | MONEV_FIELD_SEARCHED
    | MONEV_FIELD_IN_LIST, 150, .aliases = "nama pegawai|nama lengkap",
    .hint = "Tanpa gelar" },
  { "title_after", "Gelar belakang", MONEV_FIELD_TEXT, 0, 80 },
  { "status", "Status", MONEV_FIELD_CHOICE, MONEV_FIELD_REQUIRED | MONEV_FIELD_IN_LIST,
    .choices = statuses, .initial = "pns", .aliases = "status kepegawaian" },
  { "nip", "NIP", MONEV_FIELD_TEXT, MONEV_FIELD_SEARCHED | MONEV_FIELD_IN_LIST
    | MONEV_FIELD_UNIQUE, 30, .aliases = "nip/ni pppk|ni pppk", .hint = "18 angka; kosong untuk non-ASN dan kepala daerah" },
  { "rank", "Pangkat", MONEV_FIELD_TEXT, 0, 60, .hint = "Misalnya Penata Tingkat I" },
  { "grade", "Golongan", MONEV_FIELD_TEXT, MONEV_FIELD_IN_LIST, 12, .aliases = "gol|golongan ruang",
    .hint = "Misalnya III/d, atau IX untuk PPPK" },
  { "agency_id", "Perangkat daerah", MONEV_FIELD_REFERENCE, MONEV_FIELD_IN_LIST, .refers = "agency",
    .aliases = "opd|unit kerja|instansi" },
  { "username", "Nama pengguna", MONEV_FIELD_TEXT, MONEV_FIELD_SEARCHED | MONEV_FIELD_IN_LIST
    | MONEV_FIELD_UNIQUE, 40, .hint = "Huruf kecil dan angka, untuk masuk" },
  { "whatsapp", "WhatsApp", MONEV_FIELD_TEXT, 0, 30, .aliases = "nomor whatsapp|no wa|wa|no hp" },
  { "email", "Surel", MONEV_FIELD_TEXT, 0, 120, .aliases = "email|e-mail" },
  { "is_admin", "Admin", MONEV_FIELD_FLAG, MONEV_FIELD_IN_LIST,
    .hint = "Boleh mengatur pegawai, jabatan, dan profil instansi" },
  { "active", "Aktif", MONEV_FIELD_FLAG, MONEV_FIELD_IN_LIST, .hint = "Boleh masuk",
    .initial = "1" },
  { NULL },
};

static void
complain (MonevIssueList *issues, const char *code, const char *field, const char *heading,
          const char *message, const char *fix, const char *found)
{
  monev_issue (issues, .code = code, .severity = MONEV_SEVERITY_ERROR, .key = field,
               .column = heading, .message = message, .fix = fix, .found = found);
}

static void
check_nip_kind (const char *status, const char *digits, const MonevNip *nip, MonevIssueList *issues)
{
  if (strcmp (status, "pns") == 0 && nip->kind == MONEV_NIP_PPPK)
    complain (issues, "nip-kind", "nip", "NIP", "NIP ini bernomor PPPK, statusnya PNS.",
              "Periksa status atau angka ke-13 dan ke-14.", digits);
  else if (strcmp (status, "pppk") == 0 && nip->kind == MONEV_NIP_PNS)
    complain (issues, "nip-kind", "nip", "NIP", "NIP ini bernomor PNS, statusnya PPPK.",
              "Periksa status; NI PPPK memuat 21 pada angka ke-13 dan ke-14.", digits);
}

static MonevRecord *
check_nip (MonevRecord *record, MonevIssueList *issues)
{
  g_autofree char *digits = monev_nip_digits (monev_record_get (record, "nip"));
  const char *status = monev_record_get (record, "status");
  gboolean asn = strcmp (status, "pns") == 0 || strcmp (status, "pppk") == 0;
  g_autoptr (GError) error = NULL;
  MonevNip nip;

  if (*digits == '\0')
    {
      if (asn)
        complain (issues, "nip-missing", "nip", "NIP", "NIP belum diisi.",
                  "PNS dan PPPK mempunyai 18 angka.", NULL);
      return record;
    }
  if (!asn)
    complain (issues, "nip-unwanted", "nip", "NIP", "Non-ASN dan kepala daerah tidak ber-NIP.",
              "Kosongkan NIP atau perbaiki status.", digits);
  else if (!monev_nip_parse (digits, &nip, &error))
    complain (issues, "nip", "nip", "NIP", error->message, "Salin lagi dari kartu pegawai.", digits);
  else
    check_nip_kind (status, digits, &nip, issues);
  return monev_record_with (record, "nip", digits);
}

static MonevRecord *
check_username (MonevRecord *record, MonevIssueList *issues)
{
  g_autofree char *name = g_utf8_strdown (monev_record_get (record, "username"), -1);

  if (*name == '\0')
    return record;
  if (strspn (name, "abcdefghijklmnopqrstuvwxyz0123456789._-") != strlen (name))
    complain (issues, "username", "username", "Nama pengguna",
              "Nama pengguna memuat tanda yang tidak diterima.",
              "Pakai huruf a sampai z, angka, titik, atau garis.", name);
  return monev_record_with (record, "username", name);
}

static MonevRecord *
check (MonevRecord *record, MonevIssueList *issues)
{
  return check_username (check_nip (record, issues), issues);
}

/* Whether the stored official is an active admin. Who becomes one meanwhile has another version. */
static gboolean
read_admin (MonevDbConnection *connection, const char *id, gboolean *admin, GError **error)
{
  g_autoptr (MonevDbRows) rows
    = monev_db_query (connection, "official_get", MONEV_DB_BINDS (MONEV_DB_T ("id", id)), error);
  GError *local = NULL;

  if (rows == NULL)
    return FALSE;
  *admin = monev_db_rows_next (rows, &local) && monev_db_rows_int (rows, "is_admin") == 1
           && monev_db_rows_int (rows, "active") == 1;
  if (local != NULL)
    g_propagate_error (error, local);
  return local == NULL;
}

static gboolean
count_others (MonevDbConnection *connection, const char *id, gint64 *admins, GError **error)
{
  g_autoptr (MonevDbRows) rows = NULL;

  if (!monev_db_exec (connection, "official_admins_lock", NULL, NULL, error))
    return FALSE;
  rows = monev_db_query (connection, "official_admins", MONEV_DB_BINDS (MONEV_DB_T ("except", id)),
                         error);
  if (rows == NULL || !monev_db_rows_next (rows, error))
    return FALSE;
  *admins = monev_db_rows_int (rows, "admins");
  return TRUE;
}

static void
complain_last_admin (MonevIssueList *issues)
{
  complain (issues, "last-admin", "is_admin", "Admin", "Ini admin aktif yang terakhir.",
            "Jadikan pegawai lain admin dan beri PIN lebih dulu.", NULL);
}

/* The office must not lock itself out: one active admin with a PIN stays. Only who is one now can
 * be the last. */
static gboolean
check_last_admin (MonevDbConnection *connection, const MonevRecord *record, MonevIssueList *issues,
                  GError **error)
{
  const char *id = monev_record_id (record);
  gboolean admin = FALSE;
  gint64 others = 1;

  if (monev_record_version (record) == 0
      || (strcmp (monev_record_get (record, "is_admin"), "1") == 0
          && strcmp (monev_record_get (record, "active"), "1") == 0))
    return TRUE;
  if (!read_admin (connection, id, &admin, error)
      || (admin && !count_others (connection, id, &others, error)))
    return FALSE;
  if (others == 0)
    complain_last_admin (issues);
  return TRUE;
}

static gboolean
is_admin (const MonevRecord *record)
{
  return strcmp (monev_record_get (record, "is_admin"), "1") == 0
         && strcmp (monev_record_get (record, "active"), "1") == 0;
}

/* Adds @record to @admins if he is one who can log in. */
static gboolean
note_admin (MonevDbConnection *connection, const MonevRecord *record, GHashTable *admins,
            GError **error)
{
  g_autoptr (MonevDbRows) key = NULL;
  GError *local = NULL;

  if (!is_admin (record))
    return TRUE;
  key = monev_db_query (connection, "official_key_live",
                        MONEV_DB_BINDS (MONEV_DB_T ("official_id", monev_record_id (record))),
                        error);
  if (key == NULL)
    return FALSE;
  if (monev_db_rows_next (key, &local))
    g_hash_table_add (admins, (gpointer) monev_record_id (record));
  if (local != NULL)
    g_propagate_error (error, local);
  return local == NULL;
}

/* Rows that make nobody the last; of those that take the right from somebody, the one that would
 * take it from the last cannot stand. */
static gboolean
planned (MonevDbConnection *connection, const GPtrArray *rows, const GPtrArray *standing,
         MonevIssueList *const *found, GError **error)
{
  g_autoptr (GHashTable) admins = g_hash_table_new (g_str_hash, g_str_equal);
  guint left = 0;

  for (guint i = 0; i < standing->len; i++)
    if (!note_admin (connection, standing->pdata[i], admins, error))
      return FALSE;
  for (guint i = 0; i < rows->len; i++)
    if (!note_admin (connection, rows->pdata[i], admins, error))
      return FALSE;
  left = g_hash_table_size (admins);
  for (guint i = rows->len; i > 0 && left == 0; i--)
    {
      gboolean was = FALSE;

      if (monev_record_version (rows->pdata[i - 1]) > 0
          && !read_admin (connection, monev_record_id (rows->pdata[i - 1]), &was, error))
        return FALSE;
      if (was)
        complain_last_admin (found[i - 1]);
      left = was ? 1 : 0;
    }
  return TRUE;
}

static void
complain_double (const MonevRecord *record, MonevDbRows *holder, MonevIssueList *issues)
{
  static const char *const names[] = { "nip", "username" };
  static const char *const headings[] = { "NIP", "Nama pengguna" };
  const char *state = monev_db_rows_int (holder, "active") == 1 ? "" : " (tidak aktif)";

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const char *value = monev_record_get (record, names[i]);
      g_autofree char *message = NULL;

      if (*value == '\0' || strcmp (value, monev_db_rows_text (holder, names[i])) != 0)
        continue;
      message = g_strdup_printf ("%s ini sudah dipakai oleh %s%s.", headings[i],
                                 monev_db_rows_text (holder, "name"), state);
      complain (issues, "official-double", names[i], headings[i], message,
                i == 0 ? "Periksa angkanya, atau buka data pegawai itu." : "Pilih nama yang lain.",
                value);
    }
}

/* The database would refuse it, too, without saying which of the two it is and whose. */
static gboolean
check_double (MonevDbConnection *connection, const MonevRecord *record, MonevIssueList *issues,
              GError **error)
{
  g_autoptr (MonevDbRows) rows
    = monev_db_query (connection, "official_doubles",
                      MONEV_DB_BINDS (MONEV_DB_T ("id", monev_record_id (record)),
                                      MONEV_DB_T ("nip", monev_record_get (record, "nip")),
                                      MONEV_DB_T ("username",
                                                  monev_record_get (record, "username"))),
                      error);
  GError *local = NULL;

  if (rows == NULL)
    return FALSE;
  while (monev_db_rows_next (rows, &local))
    complain_double (record, rows, issues);
  if (local != NULL)
    g_propagate_error (error, local);
  return local == NULL;
}

static gboolean
stored (MonevDbConnection *connection, const MonevRecord *record, MonevIssueList *issues,
        GError **error)
{
  return check_last_admin (connection, record, issues, error)
         && check_double (connection, record, issues, error);
}

/**
 * monev_official_printed_name:
 * @titles: an SK prints none (Permendagri 1/2023); other naskah do
 *
 * Returns: (transfer full): such as "Dra. Siti Aminah, M.Si.".
 */
char *
monev_official_printed_name (const MonevRecord *official, gboolean titles)
{
  const char *before = monev_record_get (official, "title_before");
  const char *after = monev_record_get (official, "title_after");

  if (!titles)
    return g_strdup (monev_record_get (official, "name"));
  return g_strdup_printf ("%s%s%s%s%s", before, *before != '\0' ? " " : "",
                          monev_record_get (official, "name"), *after != '\0' ? ", " : "", after);
}

static char *
label (const MonevRecord *record)
{
  return g_strdup (monev_record_get (record, "name"));
}

const MonevRecordType monev_official_type = {
  .subject = "official", .noun = "pegawai", .title = "Pegawai",
  .keys = (const char *const[]) { "nip", "username", "name", NULL }, .fields = fields,
  .check = check, .stored = stored, .planned = planned, .label = label,
};

/**
 * monev_bare_name:
 * @printed: a name with its titles
 *
 * Returns: (transfer full): the name alone, of which initials are made: "Dra. Siti Aminah, M.Si."
 *   is SA, not DM.
 */
char *
monev_bare_name (const char *printed)
{
  g_auto (GStrv) parts = g_strsplit (printed, ",", 2);
  const char *name = parts[0];

  for (const char *space; (space = strchr (name, ' ')) != NULL && space > name && space[-1] == '.';)
    name = space + 1;
  return g_strdup (name);
}
