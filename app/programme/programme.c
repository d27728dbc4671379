#include "programme/programme.h"

#include <string.h>


static const MonevChoice levels[] = {
  { "urusan", "Urusan" },
  { "bidang", "Bidang urusan" },
  { "program", "Program" },
  { "kegiatan", "Kegiatan" },
  { "sub_kegiatan", "Sub kegiatan" },
  { NULL, NULL },
};

static const MonevField programme_fields[] = {
  { "year", "Tahun Anggaran", MONEV_FIELD_YEAR, MONEV_FIELD_REQUIRED,
    .aliases = "tahun|ta" },
  { "code", "Kode", MONEV_FIELD_TEXT, MONEV_FIELD_REQUIRED | MONEV_FIELD_SEARCHED
    | MONEV_FIELD_IN_LIST, 40,
    .aliases = "kode rekening|kode program|kode sub kegiatan",
    .hint = "Misalnya 1.02.02.2.01.0015" },
  { "level", "Tingkat", MONEV_FIELD_CHOICE, MONEV_FIELD_IN_LIST, .choices = levels,
    .hint = "Mengikuti kode" },
  { "name", "Nama", MONEV_FIELD_TEXT, MONEV_FIELD_REQUIRED | MONEV_FIELD_SEARCHED
    | MONEV_FIELD_IN_LIST, 500, .aliases = "uraian|nomenklatur|nama sub kegiatan" },
  { "parent_code", "Kode induk", MONEV_FIELD_TEXT, 0, 40, .hint = "Mengikuti kode" },
  { NULL },
};

static const MonevChoice sources[] = {
  { "pad", "PAD" },
  { "dau", "DAU" },
  { "dau_earmarked", "DAU earmarked" },
  { "dbh", "DBH" },
  { "dak_fisik", "DAK Fisik" },
  { "dak_nonfisik", "DAK Nonfisik" },
  { "bankeu", "Bankeu" },
  { "lainnya", "Lainnya" },
  { NULL, NULL },
};

/* SIPD writes "[DAU] Dana Alokasi Umum", "DAK Fisik-Bidang Kesehatan", "PENDAPATAN ASLI DAERAH (PAD)". */
static const char *
guess_source (const char *folded)
{
  static const struct { const char *first, *second, *value; } table[] = {
    { "dak", "non", "dak_nonfisik" },        { "alokasi khusus", "non", "dak_nonfisik" },
    { "dak", "", "dak_fisik" },              { "alokasi khusus", "", "dak_fisik" },
    { "dau", "earmark", "dau_earmarked" },   { "dau", "ditentukan", "dau_earmarked" },
    { "alokasi umum", "ditentukan", "dau_earmarked" },
    { "dau", "", "dau" },                    { "alokasi umum", "", "dau" },
    { "pad", "", "pad" },                    { "asli daerah", "", "pad" },
    { "dbh", "", "dbh" },                    { "bagi hasil", "", "dbh" },
    { "bankeu", "", "bankeu" },              { "bantuan keuangan", "", "bankeu" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    if (strstr (folded, table[i].first) != NULL && strstr (folded, table[i].second) != NULL)
      return table[i].value;
  return NULL;
}

static const MonevField budget_fields[] = {
  { "year", "Tahun Anggaran", MONEV_FIELD_YEAR, MONEV_FIELD_REQUIRED,
    .aliases = "tahun|ta" },
  { "agency_id", "Perangkat daerah", MONEV_FIELD_REFERENCE, MONEV_FIELD_REQUIRED
    | MONEV_FIELD_SEARCHED | MONEV_FIELD_IN_LIST, .refers = "agency",
    .aliases = "opd|kode opd|kode skpd|skpd|nama opd|nama skpd" },
  { "programme_id", "Kode program", MONEV_FIELD_REFERENCE, MONEV_FIELD_REQUIRED
    | MONEV_FIELD_SEARCHED | MONEV_FIELD_IN_LIST, .refers = "programme",
    .aliases = "kode sub kegiatan|kode|sub kegiatan|kode rekening|kode kegiatan" },
  { "source", "Sumber dana", MONEV_FIELD_CHOICE, MONEV_FIELD_REQUIRED | MONEV_FIELD_IN_LIST, .choices = sources, .guess = guess_source, .initial = "lainnya",
    .aliases = "sumber|nama sumber dana|sumber pendanaan" },
  { "pagu", "Pagu murni", MONEV_FIELD_MONEY, MONEV_FIELD_IN_LIST, .aliases = "pagu|anggaran murni|nilai|jumlah|anggaran" },
  /* Empty until there is a pergeseran or a perubahan: zero would say that nothing is left. */
  { "pagu_shifted", "Pagu pergeseran", MONEV_FIELD_MONEY, MONEV_FIELD_IN_LIST, .initial = "",
    .aliases = "pergeseran" },
  { "pagu_revised", "Pagu perubahan", MONEV_FIELD_MONEY, MONEV_FIELD_IN_LIST, .initial = "",
    .aliases = "perubahan|anggaran perubahan" },
  { NULL },
};

/* Digits of each group: urusan, bidang, program, kegiatan (two groups: 2.01), sub kegiatan. */
static const guint widths[] = { 1, 2, 2, 1, 2, 4 };

/* The level that ends with group number n; kegiatan takes two groups. */
static const char *const ends[] = { "urusan", "bidang", "program", NULL, "kegiatan",
                                    "sub_kegiatan" };

static gboolean
refuse (const char *typed, GError **error)
{
  g_set_error (error, MONEV_ERROR, MONEV_ERROR_INVALID,
               "Kode program \"%s\" tidak berpola. Tulis seperti 1.02.02.2.01.0015.", typed);
  return FALSE;
}

/* `…02.15` and `…02.0015` are one code in DPA tables: zeros before the number do not count. */
static gboolean
append_group (GString *out, const char *group, guint width)
{
  gsize length = strlen (group);
  const char *digits = group;

  if (length == 0 || strspn (group, "0123456789") != length)
    return strcmp (group, "X") == 0 || strcmp (group, "XX") == 0
             ? (g_string_append (out, group), TRUE) : FALSE;
  while (*digits == '0' && strlen (digits) > 1)
    digits++;
  if (strlen (digits) > width)
    return FALSE;
  for (gsize i = strlen (digits); i < width; i++)
    g_string_append_c (out, '0');
  g_string_append (out, digits);
  return TRUE;
}

/**
 * monev_programme_code_normalize:
 * @code: (out): with each group at its full width
 * @level: (out): what the number of groups makes of it
 */
gboolean
monev_programme_code_normalize (const char *typed, char **code, const char **level, GError **error)
{
  g_auto (GStrv) groups = g_strsplit (typed, ".", -1);
  guint n = g_strv_length (groups);
  g_autoptr (GString) out = g_string_new (NULL);

  if (n == 0 || n > G_N_ELEMENTS (widths) || ends[n - 1] == NULL)
    return refuse (typed, error);
  for (guint i = 0; i < n; i++)
    {
      if (i > 0)
        g_string_append_c (out, '.');
      if (!append_group (out, groups[i], widths[i]))
        return refuse (typed, error);
    }
  *code = g_strdup (out->str);
  *level = ends[n - 1];
  return TRUE;
}

/** monev_programme_code_parent: Returns: (transfer full): the code one level up, "" for an urusan. */
char *
monev_programme_code_parent (const char *code)
{
  g_auto (GStrv) groups = g_strsplit (code, ".", -1);
  guint n = g_strv_length (groups);

  if (n <= 1)
    return g_strdup ("");
  n = n == 5 ? 3 : n - 1; /* a kegiatan has two groups */
  for (guint i = n; groups[i] != NULL; i++)
    g_clear_pointer (&groups[i], g_free);
  return g_strjoinv (".", groups);
}

static MonevRecord *
check_programme (MonevRecord *record, MonevIssueList *issues)
{
  g_autofree char *code = NULL;
  g_autofree char *parent = NULL;
  g_autoptr (GError) error = NULL;
  const char *level;

  if (*monev_record_get (record, "code") == '\0')
    return record;
  if (!monev_programme_code_normalize (monev_record_get (record, "code"), &code, &level, &error))
    {
      monev_issue (issues, .code = "programme-code", .severity = MONEV_SEVERITY_ERROR,
                   .key = "code", .column = "Kode", .message = error->message,
                   .fix = "Salin kodenya dari SIPD atau DPA.",
                   .found = monev_record_get (record, "code"));
      return record;
    }
  parent = monev_programme_code_parent (code);
  record = monev_record_with (record, "code", code);
  record = monev_record_with (record, "level", level);
  return monev_record_with (record, "parent_code", parent);
}

static gboolean
read_number (MonevDbConnection *connection, const char *statement, const MonevDbBind *binds,
             const char *column, gint64 *number, GError **error)
{
  g_autoptr (MonevDbRows) rows = monev_db_query (connection, statement, binds, error);
  GError *local = NULL;

  if (rows == NULL)
    return FALSE;
  if (monev_db_rows_next (rows, &local))
    *number = monev_db_rows_int (rows, column);
  if (local != NULL)
    g_propagate_error (error, local);
  return local == NULL;
}

static void
complain_year (MonevIssueList *issues, const char *message, const char *fix)
{
  monev_issue (issues, .code = "budget-year", .severity = MONEV_SEVERITY_ERROR, .key = "year",
               .column = "Tahun Anggaran", .message = message, .fix = fix);
}

/* A programme that has money cannot leave the year of that money. */
static gboolean
programme_stored (MonevDbConnection *connection, const MonevRecord *record, MonevIssueList *issues,
                  GError **error)
{
  gint64 year = g_ascii_strtoll (monev_record_get (record, "year"), NULL, 10);
  gint64 budgets = 0;

  if (monev_record_version (record) == 0)
    return TRUE;
  if (!read_number (connection, "programme_budgets_elsewhere",
                    MONEV_DB_BINDS (MONEV_DB_T ("id", monev_record_id (record)),
                                    MONEV_DB_I ("year", year)), "budgets", &budgets, error))
    return FALSE;
  if (budgets > 0)
    complain_year (issues, "Pagu program ini berada pada Tahun Anggaran lain.",
                   "Pindahkan pagunya dulu, atau salin program ke tahun itu.");
  return TRUE;
}

static char *
place_of (const MonevRecord *record, const char *field)
{
  return g_strdup_printf ("%s %s", monev_record_get (record, "year"),
                          monev_record_get (record, field));
}

/* A row below a level that is nowhere: no error, since the level may come with the next file. */
static gboolean
programme_planned (MonevDbConnection *connection, const GPtrArray *rows, const GPtrArray *standing,
                   MonevIssueList *const *found, GError **error)
{
  g_autoptr (GHashTable) there = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < standing->len + rows->len; i++)
    g_hash_table_add (there, place_of (i < standing->len ? standing->pdata[i]
                                                         : rows->pdata[i - standing->len], "code"));
  for (guint i = 0; i < rows->len; i++)
    {
      const char *parent = monev_record_get (rows->pdata[i], "parent_code");
      g_autofree char *place = place_of (rows->pdata[i], "parent_code");
      g_autofree char *message = NULL;

      if (*parent == '\0' || g_hash_table_contains (there, place))
        continue;
      message = g_strdup_printf ("Kode induk %s belum ada dalam daftar Tahun Anggaran %s.", parent,
                                 monev_record_get (rows->pdata[i], "year"));
      monev_issue (found[i], .code = "parent-unknown", .severity = MONEV_SEVERITY_WARNING,
                   .key = "code", .column = "Kode", .message = message,
                   .fix = "Periksa kodenya, atau impor juga baris induknya.", .found = parent);
    }
  return TRUE;
}

static gboolean
count_below (MonevDbConnection *connection, const MonevRecord *record, const char *code,
             const char *statement, gint64 *count, GError **error)
{
  gint64 year = g_ascii_strtoll (monev_record_get (record, "year"), NULL, 10);

  *count = 0;
  return read_number (connection, statement,
                      MONEV_DB_BINDS (MONEV_DB_I ("year", year), MONEV_DB_T ("code", code)),
                      "entries", count, error);
}

/* One that is added by hand without the level above it is kept, for that may follow. */
static gboolean
programme_advise (MonevDbConnection *connection, const MonevRecord *record, MonevIssueList *issues,
                  GError **error)
{
  const char *parent = monev_record_get (record, "parent_code");
  g_autofree char *message = NULL;
  gint64 above = 1;

  if (*parent != '\0'
      && !count_below (connection, record, parent, "programme_of_code", &above, error))
    return FALSE;
  if (above > 0)
    return TRUE;
  message = g_strdup_printf ("Kode induk %s belum ada dalam daftar Tahun Anggaran %s.", parent,
                             monev_record_get (record, "year"));
  monev_issue (issues, .code = "parent-unknown", .severity = MONEV_SEVERITY_WARNING, .key = "code",
               .column = "Kode", .message = message,
               .fix = "Periksa kodenya, atau tambahkan juga induknya.", .found = parent);
  return TRUE;
}

/* What stands below would hang on nothing. */
static gboolean
programme_leaving (MonevDbConnection *connection, const MonevRecord *record, GError **error)
{
  g_autofree char *label = monev_record_label (record);
  gint64 below = 0;

  if (!count_below (connection, record, monev_record_get (record, "code"), "programme_below",
                    &below, error))
    return FALSE;
  if (below == 0)
    return TRUE;
  g_set_error (error, MONEV_ERROR, MONEV_ERROR_STATE,
               "%s masih mempunyai %" G_GINT64_FORMAT " baris langsung di bawahnya, jadi tidak dapat "
               "dihapus. Hapus dulu baris di bawahnya.", label, below);
  return FALSE;
}

static gboolean
budget_stored (MonevDbConnection *connection, const MonevRecord *record, MonevIssueList *issues,
               GError **error)
{
  gint64 year = g_ascii_strtoll (monev_record_get (record, "year"), NULL, 10);
  gint64 of_programme = year;

  if (!read_number (connection, "programme_year_of",
                    MONEV_DB_BINDS (MONEV_DB_T ("id", monev_record_get (record, "programme_id"))),
                    "year", &of_programme, error))
    return FALSE;
  if (of_programme != year)
    complain_year (issues, "Program yang ditunjuk berada pada Tahun Anggaran lain.",
                   "Pilih program dari Tahun Anggaran pagu ini.");
  return TRUE;
}

static char *
programme_label (const MonevRecord *record)
{
  return g_strdup_printf ("%s %s", monev_record_get (record, "code"),
                          monev_record_get (record, "name"));
}

static char *
budget_label (const MonevRecord *record)
{
  g_autofree char *agency = monev_record_shown (record, 1);
  g_autofree char *code = monev_record_shown (record, 2);

  return g_strdup_printf ("Pagu %s %s", agency, code);
}

const MonevRecordType monev_programme_type = {
  .subject = "programme", .noun = "program, kegiatan, atau sub kegiatan",
  .title = "Program dan Kegiatan",
  .keys = (const char *const[]) { "year", "code", NULL }, .year_field = "year", .keys_together = TRUE,
  .fields = programme_fields, .check = check_programme, .stored = programme_stored,
  .planned = programme_planned, .advise = programme_advise, .leaving = programme_leaving,
  .label = programme_label,
};

const MonevRecordType monev_budget_type = {
  .subject = "budget", .noun = "pagu", .title = "Pagu",
  .keys = (const char *const[]) { "year", "agency_id", "programme_id", "source", NULL }, .year_field = "year",
  .substance = (const char *const[]) { "agency_id", "pagu", "pagu_shifted", "pagu_revised", NULL },
  .keys_together = TRUE, .fields = budget_fields,
  .stored = budget_stored, .label = budget_label,
};

/** monev_programme_years: Returns: (transfer full) (element-type int): the Tahun Anggaran that have
 * programmes, in order. */
GArray *
monev_programme_years (MonevDbConnection *connection, GError **error)
{
  g_autoptr (MonevDbRows) rows = monev_db_query (connection, "programme_years", NULL, error);
  g_autoptr (GArray) years = g_array_new (FALSE, FALSE, sizeof (int));
  GError *local = NULL;

  if (rows == NULL)
    return NULL;
  while (monev_db_rows_next (rows, &local))
    {
      int year = (int) monev_db_rows_int (rows, "year");

      g_array_append_val (years, year);
    }
  if (local == NULL)
    return g_steal_pointer (&years);
  g_propagate_error (error, local);
  return NULL;
}
