#include <string.h>

#include "people/agency-code.h"
#include "people/nip.h"
#include "people/people.h"

static const MonevChoice kinds[] = {
  { "perangkat_daerah", "Perangkat daerah" },
  { "bagian", "Bagian" },
  { "kecamatan", "Kecamatan" },
  { "unit", "Unit" },
  { "instansi_vertikal", "Instansi vertikal" },
  { "bumd", "BUMD" },
  { "desa", "Desa" },
  { "lainnya", "Lainnya" },
  { NULL, NULL },
};

static const MonevField fields[] = {
  { "code", "Kode", MONEV_FIELD_TEXT, MONEV_FIELD_SEARCHED | MONEV_FIELD_IN_LIST
    | MONEV_FIELD_UNIQUE,
    40, .aliases = "kode opd|kode perangkat daerah|kode sipd|kode skpd",
    .hint = "Pola SIPD, misalnya 1.02.0.00.0.00.01.0000" },
  { "name", "Nama", MONEV_FIELD_TEXT, MONEV_FIELD_REQUIRED | MONEV_FIELD_SEARCHED
    | MONEV_FIELD_IN_LIST | MONEV_FIELD_UNIQUE, 200,
    .aliases = "nama opd|nama perangkat daerah|perangkat daerah|opd|nama skpd" },
  { "short_name", "Singkatan", MONEV_FIELD_TEXT, MONEV_FIELD_SEARCHED | MONEV_FIELD_IN_LIST, 60, .aliases = "singkat|nama singkat|akronim" },
  { "kind", "Jenis", MONEV_FIELD_CHOICE, MONEV_FIELD_REQUIRED | MONEV_FIELD_IN_LIST,
    .choices = kinds,
    .initial = "perangkat_daerah" },
  { "parent_id", "Induk", MONEV_FIELD_REFERENCE, 0, .refers = "agency",
    .aliases = "opd induk|unit dari", .hint = "Untuk unit: perangkat daerah di atasnya" },
  { "address", "Alamat", MONEV_FIELD_TEXT, 0 },
  { "head_name", "Kepala", MONEV_FIELD_TEXT, MONEV_FIELD_SEARCHED | MONEV_FIELD_IN_LIST, 150,
    .aliases = "nama kepala|pimpinan" },
  { "head_nip", "NIP kepala", MONEV_FIELD_TEXT, 0, 30 },
  { "contact_name", "Narahubung", MONEV_FIELD_TEXT, MONEV_FIELD_IN_LIST, 150,
    .aliases = "kontak|nama kontak|pic" },
  { "whatsapp", "WhatsApp", MONEV_FIELD_TEXT, MONEV_FIELD_IN_LIST, 30,
    .aliases = "nomor whatsapp|no wa|wa|no hp" },
  { "email", "Surel", MONEV_FIELD_TEXT, 0, 120, .aliases = "email|e-mail" },
  { "coordinators", "Dikoordinasikan oleh", MONEV_FIELD_REFERENCES, MONEV_FIELD_VIRTUAL,
    .refers = "position", .aliases = "asisten|koordinator",
    .hint = "Satu atau lebih Asisten" },
  { "valid_from", "Berlaku sejak", MONEV_FIELD_DATE, 0 },
  { "valid_to", "Berlaku sampai", MONEV_FIELD_DATE, 0 },
  { "successor_id", "Penerus", MONEV_FIELD_REFERENCE, 0, .refers = "agency",
    .hint = "Bila digabung atau berganti nama" },
  { "note", "Keterangan", MONEV_FIELD_TEXT, 0, .aliases = "catatan|ket" },
  { NULL },
};

static void
complain (MonevIssueList *issues, const char *code, const char *field, const char *heading,
          const char *message, const char *fix, const char *found)
{
  monev_issue (issues, .code = code, .severity = MONEV_SEVERITY_ERROR, .key = field,
               .column = heading, .message = message, .fix = fix, .found = found);
}

static MonevRecord *
repair_code (MonevRecord *record, MonevIssueList *issues)
{
  const char *typed = monev_record_get (record, "code");
  g_autofree char *code = NULL;
  g_autoptr (GError) error = NULL;

  if (*typed == '\0')
    return record;
  if (monev_agency_code_normalize (typed, &code, &error))
    return strcmp (code, typed) == 0 ? record : monev_record_with (record, "code", code);
  complain (issues, "agency-code", "code", "Kode", error->message,
            "Kosongkan untuk instansi vertikal dan BUMD.", typed);
  return record;
}

/* 0812…, 62812… and +62 812-… become 62812…, the form that a wa.me address takes. */
static MonevRecord *
repair_whatsapp (MonevRecord *record, MonevIssueList *issues)
{
  const char *typed = monev_record_get (record, "whatsapp");
  g_autoptr (GString) digits = g_string_new (NULL);

  if (*typed == '\0')
    return record;
  for (const char *p = typed; *p != '\0'; p++)
    if (g_ascii_isdigit (*p))
      g_string_append_c (digits, *p);
  if (digits->str[0] == '0')
    g_string_overwrite (g_string_prepend_c (digits, '6'), 0, "62");
  if (digits->len >= 9 && digits->len <= 15 && strspn (typed, "0123456789+-() .") == strlen (typed))
    return monev_record_with (record, "whatsapp", digits->str);
  complain (issues, "whatsapp", "whatsapp", "WhatsApp", "Nomor WhatsApp tidak wajar.",
            "Tulis angkanya saja, misalnya 0812 3456 7890.", typed);
  return record;
}

/* SIPD gives each of them a code; without it the tables of SIPD do not find them. */
static void
warn_without_code (const MonevRecord *record, MonevIssueList *issues)
{
  const char *kind = monev_record_get (record, "kind");

  if (*monev_record_get (record, "code") != '\0'
      || (strcmp (kind, "perangkat_daerah") != 0 && strcmp (kind, "kecamatan") != 0))
    return;
  monev_issue (issues, .code = "agency-code-missing", .severity = MONEV_SEVERITY_WARNING,
               .key = "code", .column = "Kode",
               .message = strcmp (kind, "kecamatan") == 0 ? "Kode kecamatan belum diisi."
                                                          : "Kode perangkat daerah belum diisi.",
               .fix = "Isi kode SIPD-nya agar tabel SIPD dan DPA mengenalinya.");
}

static MonevRecord *
check (MonevRecord *record, MonevIssueList *issues)
{
  const char *from, *to;

  record = repair_whatsapp (repair_code (record, issues), issues);
  warn_without_code (record, issues);
  from = monev_record_get (record, "valid_from");
  to = monev_record_get (record, "valid_to");
  if (*from != '\0' && *to != '\0' && strcmp (to, from) < 0)
    complain (issues, "date-order", "valid_to", "Berlaku sampai",
              "Tanggal akhir mendahului tanggal awal.", "Periksa kedua tanggalnya.", to);
  return record;
}

static void
complain_double (const MonevRecord *record, const char *name, const char *code,
                 MonevIssueList *issues)
{
  gboolean same_name = strcmp (name, monev_record_get (record, "name")) == 0;
  g_autofree char *message
    = same_name ? g_strdup_printf ("Sudah ada perangkat daerah bernama %s.", name)
                : g_strdup_printf ("Kode %s sudah dipakai %s.", code, name);

  complain (issues, "agency-double", same_name ? "name" : "code", same_name ? "Nama" : "Kode",
            message, "Periksa isiannya. Jika yang lama sudah berganti, isi dulu tanggal akhir "
            "berlakunya.", same_name ? name : code);
}

/* A code and a name belong to one agency at a time; after its end a successor may bear them. */
static gboolean
check_double (MonevDbConnection *connection, const MonevRecord *record, MonevIssueList *issues,
              GError **error)
{
  g_autoptr (MonevDbRows) rows
    = monev_db_query (connection, "agency_overlaps",
                      MONEV_DB_BINDS (MONEV_DB_T ("id", monev_record_id (record)),
                                      MONEV_DB_T ("code", monev_record_get (record, "code")),
                                      MONEV_DB_T ("name", monev_record_get (record, "name")),
                                      MONEV_DB_T ("valid_from",
                                                  monev_record_get (record, "valid_from")),
                                      MONEV_DB_T ("valid_to",
                                                  monev_record_get (record, "valid_to"))),
                      error);
  GError *local = NULL;

  if (rows == NULL)
    return FALSE;
  if (monev_db_rows_next (rows, &local))
    complain_double (record, monev_db_rows_text (rows, "name"), monev_db_rows_text (rows, "code"),
                     issues);
  if (local != NULL)
    g_propagate_error (error, local);
  return local == NULL;
}

static gboolean
stored (MonevDbConnection *connection, const MonevRecord *record, MonevIssueList *issues,
        GError **error)
{
  static const char *const columns[] = { "parent_id", "successor_id" };
  static const char *const headings[] = { "Induk", "Penerus" };

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      gboolean circle = FALSE;

      if (!monev_chain_has_circle (connection, "agency_parents", columns[i],
                                   monev_record_id (record),
                                   monev_record_get (record, columns[i]), &circle, error))
        return FALSE;
      if (circle)
        complain (issues, "circle", columns[i], headings[i],
                  "Perangkat daerah ini menjadi induk atau penerus dirinya sendiri.",
                  "Pilih perangkat daerah lain.", NULL);
    }
  return check_double (connection, record, issues, error);
}

static gboolean
linked (MonevDbConnection *connection, const MonevRecord *record, GError **error)
{
  g_auto (GStrv) positions = g_strsplit (monev_record_get (record, "coordinators"), "\n", -1);

  if (!monev_db_exec (connection, "agency_coordinators_clear",
                      MONEV_DB_BINDS (MONEV_DB_T ("agency_id", monev_record_id (record))), NULL,
                      error))
    return FALSE;
  for (guint i = 0; positions[i] != NULL; i++)
    if (*positions[i] != '\0'
        && !monev_db_exec (connection, "agency_coordinator_add",
                           MONEV_DB_BINDS (MONEV_DB_T ("agency_id", monev_record_id (record)),
                                           MONEV_DB_T ("position_id", positions[i])), NULL, error))
      return FALSE;
  return monev_position_renew_keys (connection, monev_record_id (record), error);
}

static char *
label (const MonevRecord *record)
{
  return g_strdup (monev_record_get (record, "name"));
}

const MonevRecordType monev_agency_type = {
  .subject = "agency", .noun = "perangkat daerah", .title = "Perangkat Daerah",
  .keys = (const char *const[]) { "code", "name", "short_name", NULL },
  .since_field = "valid_from", .until_field = "valid_to", .fields = fields,
  .check = check, .stored = stored, .linked = linked, .label = label,
};

/**
 * monev_chain_has_circle:
 * @statement: gives id and @column of every row
 * @next: where @id would lead to; "" for nowhere
 * @circle: (out): whether following @column from @next comes back to @id
 */
gboolean
monev_chain_has_circle (MonevDbConnection *connection, const char *statement, const char *column,
                        const char *id, const char *next, gboolean *circle, GError **error)
{
  g_autoptr (GHashTable) up = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (MonevDbRows) rows = monev_db_query (connection, statement, NULL, error);
  GError *local = NULL;
  guint steps = 0;

  if (rows == NULL)
    return FALSE;
  while (monev_db_rows_next (rows, &local))
    g_hash_table_insert (up, g_strdup (monev_db_rows_text (rows, "id")),
                         g_strdup (monev_db_rows_text (rows, column)));
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return FALSE;
    }
  while (next != NULL && *next != '\0' && strcmp (next, id) != 0
         && steps++ <= g_hash_table_size (up))
    next = g_hash_table_lookup (up, next);
  *circle = next != NULL && *next != '\0';
  return TRUE;
}
