/* Every named statement runs on both engines over the same rows, and both give the same.
 *
 * The steps below are one story: what is put in is read, changed and removed again. A statement
 * that stands in db/queries/ without a step here fails the test.
 */
#include <stdlib.h>
#include <string.h>

#include "db-driver-private.h"
#include "db-migration.h"
#include "testing.h"

/* What the steps do not run, and who does. */
static const char *const elsewhere[] = {
  "copy_clear",        /* template: test-backup.c, restore on a server */
  "copy_read",         /* template: below, over every table */
  "copy_triggers",     /* template: test-backup.c, restore on a server */
  "copy_write",        /* template: test-backup.c, backup of a server */
  "postgres_listen",   /* script: test-database.c */
  "postgres_setup",    /* script: at each opening */
  "sqlite_check",      /* script: at each opening */
  "sqlite_exclusive",  /* script: test-backup.c, restore */
  "sqlite_setup",      /* script: at each opening */
  "sqlite_single_file", /* script: at each backup */
  "sqlite_wal",        /* script: at each opening */
  "test_slow",         /* test-database.c: runs for minutes */
  NULL
};

/* Whose result each engine may give in its own way: a clock, a number of its own, nothing. */
static const char *const own_way[] = { "now", "data_version", "notify_change", NULL };

/* Parameters as name=value, divided by "|"; ~ is NULL. */
static const struct {
  const char *name;
  const char *params;
} steps[] = {
  { "schema_known", "" },
  { "schema_empty", "" },
  { "schema_version", "" },
  { "schema_lock", "" },
  { "schema_step_add", "number=77|name=0077-x.sql|at=5" },
  { "schema_version", "" },
  { "now", "" },
  { "data_version", "" },
  { "notify_change", "" },
  { "database_identity_add", "id=d1|at=5" },
  { "database_identity_get", "" },
  { "picture_put", "sha256=p1|mime=image/png|bytes=\x89\\'\xff" },
  { "picture_get", "sha256=p1" },
  { "picture_get", "sha256=none" },
  { "office_insert", "id=office|region_code=61.04|region_name=Kabupaten Uji|agency_name=Bappeda"
    "|address=Jalan A|contact=1|logo=p1|zone=Asia/Jakarta|paper=f4|font=arial"
    "|subkoor_title=Sub Koordinator|idle_minutes=30|search_key=bappeda" },
  { "office_get", "id=office" },
  { "office_update", "id=office|region_code=61.05|region_name=Kota Uji|agency_name=Bapperida"
    "|address=Jalan B|contact=2|logo=~|zone=Asia/Jayapura|paper=a4|font=bookman"
    "|subkoor_title=Ketua Tim|idle_minutes=0|search_key=bapperida|version=1" },
  { "office_update", "id=office|region_code=x|region_name=x|agency_name=x|address=x|contact=x"
    "|logo=~|zone=x|paper=x|font=x|subkoor_title=x|idle_minutes=1|search_key=x|version=1" },
  { "office_get", "id=office" },
  { "work_profile_insert", "canonical={}" },
  { "work_profile_update", "canonical={\"a\":1}|version=1" },
  { "work_profile_get", "" },
  { "holiday_insert", "id=h1|date_from=2026-03-19|date_to=2026-03-20|kind=libur nasional|name=Nyepi"
    "|search_key=nyepi" },
  { "holiday_insert", "id=h2|date_from=2026-02-18|date_to=2026-03-19|kind=ramadan|name=Ramadan"
    "|search_key=ramadan" },
  { "holiday_update", "id=h1|date_from=2026-03-19|date_to=|kind=libur nasional|name=Nyepi 1948"
    "|search_key=nyepi 1948|version=1" },
  { "holiday_get", "id=h1" },
  { "holiday_list", "" },
  { "holiday_remove", "id=h2|version=9" },
  { "holiday_remove", "id=h2|version=1" },
  /* the child before its parent: the reference is checked at the end */
  { "begin_write", "" },
  { "agency_insert", "id=a2|code=1.02.0.00.0.00.01.0001|name=RSUD|short_name=RSUD|kind=unit"
    "|parent_id=a1|address=x|head_name=H|head_nip=1|contact_name=C|whatsapp=62812|email=e@x"
    "|valid_from=2025-01-02|valid_to=|successor_id=a3|note=n|search_key=rsud" },
  { "agency_insert", "id=a1|code=1.02.0.00.0.00.01.0000|name=Dinas Kesehatan|short_name=Dinkes"
    "|kind=perangkat_daerah|parent_id=~|address=|head_name=|head_nip=|contact_name=|whatsapp="
    "|email=|valid_from=|valid_to=|successor_id=~|note=|search_key=dinas kesehatan" },
  { "agency_insert", "id=a3|code=|name=BPS|short_name=BPS|kind=instansi_vertikal|parent_id=~"
    "|address=|head_name=|head_nip=|contact_name=|whatsapp=|email=|valid_from=|valid_to="
    "|successor_id=~|note=|search_key=bps" },
  { "agency_insert", "id=a4|code=|name=ÁPĂ|short_name=|kind=lainnya|parent_id=~"
    "|address=|head_name=|head_nip=|contact_name=|whatsapp=|email=|valid_from=|valid_to="
    "|successor_id=~|note=|search_key=\xc3\xa1p\xc4\x83" },
  { "commit", "" },
  { "position_insert", "id=j1|title=Asisten Pemerintahan|kind=asisten|agency_id=a1|parent_id=~"
    "|single=1|active=1|search_key=asisten pemerintahan" },
  { "position_insert", "id=j2|title=Asisten Ekonomi|kind=asisten|agency_id=~|parent_id=j1|single=1"
    "|active=1|search_key=asisten ekonomi" },
  { "position_insert", "id=j3|title=Perencana|kind=perencana|agency_id=a1|parent_id=j1|single=0"
    "|active=0|search_key=perencana" },
  { "position_update", "id=j3|title=Perencana Ahli|kind=perencana|agency_id=a2|parent_id=j2"
    "|single=0|active=1|search_key=perencana ahli|version=1" },
  { "position_get", "id=j3" },
  { "position_list", "" },
  { "position_parents", "" },
  { "position_of_agency", "agency_id=a1" },
  { "position_key_set", "search_key=kunci baru|id=j1" },
  { "position_lock", "id=j1" },
  { "agency_coordinator_add", "agency_id=a1|position_id=j2" },
  { "agency_coordinator_add", "agency_id=a1|position_id=j1" },
  { "agency_coordinator_add", "agency_id=a3|position_id=j1" },
  { "agency_get", "id=a1" },
  { "agency_get", "id=a2" },
  { "agency_list", "" },
  { "agency_parents", "" },
  { "agency_overlaps", "id=x|code=9.99.0.00.0.00.01.0000|name=-|valid_from=|valid_to=" },
  { "agency_overlaps", "id=a1|code=|name=BPS|valid_from=|valid_to=2020-01-01" },
  { "agency_update", "id=a3|code=9.99.0.00.0.00.01.0000|name=BPS Uji|short_name=BPS"
    "|kind=lainnya|parent_id=a1|address=1|head_name=2|head_nip=3|contact_name=4|whatsapp=5"
    "|email=6|valid_from=7|valid_to=8|successor_id=a2|note=9|search_key=10|version=1" },
  { "agency_list", "" },
  { "agency_coordinators_clear", "agency_id=a3" },
  { "agency_get", "id=a3" },
  { "agency_remove", "id=a4|version=2" },
  { "agency_remove", "id=a4|version=1" },
  { "official_insert", "id=o1|title_before=Dra.|name=Siti|title_after=M.Si.|status=pns"
    "|nip=197002281996032993|rank=Pembina|grade=IV/a|agency_id=a1|username=siti|whatsapp=62812"
    "|email=e|is_admin=1|active=1|search_key=siti" },
  { "official_insert", "id=o2|title_before=|name=Budi|title_after=|status=non_asn|nip=|rank="
    "|grade=|agency_id=~|username=|whatsapp=|email=|is_admin=0|active=1|search_key=budi" },
  { "official_insert", "id=o3|title_before=|name=Candra|title_after=|status=non_asn|nip=|rank="
    "|grade=|agency_id=~|username=|whatsapp=|email=|is_admin=1|active=0|search_key=candra" },
  { "official_update", "id=o2|title_before=1|name=Budi Uji|title_after=2|status=pppk|nip=3|rank=4"
    "|grade=5|agency_id=a2|username=budi|whatsapp=6|email=7|is_admin=0|active=1|search_key=budi uji"
    "|version=1" },
  { "official_get", "id=o2" },
  { "official_list", "" },
  { "official_find", "who=siti" },
  { "official_find", "who=197002281996032993" },
  { "official_find", "who=o3" },
  { "official_find", "who=nobody" },
  { "official_doubles", "id=o9|nip=197002281996032993|username=budi" },
  { "official_doubles", "id=o1|nip=197002281996032993|username=" },
  { "official_lock", "id=o1" },
  { "appointment_insert", "id=t1|official_id=o1|position_id=j1|kind=definitif|date_from=2025-01-01"
    "|date_to=2025-12-31|basis=SK|search_key=siti asisten" },
  { "appointment_insert", "id=t2|official_id=o1|position_id=j1|kind=plt|date_from=2026-01-01"
    "|date_to=|basis=|search_key=siti asisten" },
  { "appointment_insert", "id=t3|official_id=o1|position_id=j2|kind=definitif|date_from=2026-01-01"
    "|date_to=|basis=|search_key=siti asisten" },
  { "appointment_update", "id=t2|official_id=o2|position_id=j1|kind=plh|date_from=2026-02-01"
    "|date_to=2026-02-05|basis=SPT|search_key=budi asisten|version=1" },
  { "appointment_get", "id=t2" },
  { "appointment_list", "" },
  { "appointment_overlaps", "position_id=j1|official_id=|id=|date_from=2025-12-31|date_to=" },
  { "appointment_overlaps", "position_id=j1|official_id=|id=|date_from=2026-01-01|date_to=" },
  { "appointment_overlaps", "position_id=j1|official_id=|id=t1|date_from=2025-06-01|date_to=2025-06-02" },
  { "appointment_overlaps", "position_id=j1|official_id=|id=|date_from=2024-06-01|date_to=2025-01-01" },
  { "appointment_overlaps",
    "position_id=j1|official_id=o1|id=|date_from=2025-12-31|date_to=" },
  { "appointment_overlaps",
    "position_id=j1|official_id=o2|id=|date_from=2025-12-31|date_to=" },
  { "appointment_insert", "id=t4|official_id=o2|position_id=j1|kind=definitif|date_from=2025-12-31"
    "|date_to=|basis=|search_key=budi asisten" },
  { "position_rivals", "position_id=j1" },
  { "position_rivals", "position_id=j2" },
  { "appointment_remove", "id=t4|version=1" },
  { "appointments_on", "official_id=o1|date=2025-12-31" },
  { "appointments_on", "official_id=o1|date=2026-01-01" },
  { "office_key_add", "id=k0|public_key=ab|sealed=cd|secret_mark=m0|at=1" },
  { "office_key_add", "id=k1|public_key=\xff\x01|sealed=x|secret_mark=m1|at=2" },
  { "office_key_get", "" },
  { "official_key_add", "id=ok1|official_id=o1|public_key=\x80|salt=s|sealed=e|certificate=c"
    "|office_key=k1|at=3" },
  { "official_admins_lock", "" },
  { "official_admins", "except=" },
  { "official_admins", "except=o1" },
  { "official_key_live", "official_id=o1" },
  { "official_key_live", "official_id=o2" },
  { "signatory_heads", "date=2026-01-01" },
  { "login_list", "date=2026-01-01" },
  { "login_list", "date=2024-01-01" },
  { "official_key_reseal", "id=ok1|salt=s2|sealed=e2" },
  { "official_key_revoke", "official_id=o1|at=9" },
  { "official_key_revoke", "official_id=o1|at=10" },
  { "official_admins", "except=" },
  { "official_key_reseal", "id=ok1|salt=s3|sealed=e3" },
  { "official_key_live", "official_id=o1" },
  { "login_guard_put", "official_id=o1|failures=1|at=7" },
  { "login_guard_put", "official_id=o1|failures=2|at=8" },
  { "login_guard_get", "official_id=o1" },
  { "login_guard_clear", "official_id=o1" },
  { "login_guard_clear", "official_id=o1" },
  { "login_guard_get", "official_id=o1" },
  { "programme_insert", "id=g1|year=2026|code=1.02.02.2.01.0015|level=sub_kegiatan|name=Air minum"
    "|parent_code=1.02.02.2.01|search_key=air minum" },
  { "programme_insert", "id=g2|year=2025|code=1.02|level=bidang|name=Kesehatan|parent_code=1"
    "|search_key=kesehatan" },
  { "programme_update", "id=g2|year=2027|code=1|level=urusan|name=Wajib|parent_code="
    "|search_key=wajib|version=1" },
  { "programme_get", "id=g2" },
  { "programme_list", "year=2026" },
  { "programme_list", "year=0" },
  { "programme_years", "" },
  { "budget_insert", "id=b1|year=2026|agency_id=a1|programme_id=g1|source=pad|pagu=1250000.55"
    "|pagu_shifted=0|pagu_revised=1|search_key=x" },
  { "budget_insert", "id=b2|year=2027|agency_id=a2|programme_id=g2|source=dau"
    "|pagu=1250000000000000.55|pagu_shifted=0|pagu_revised=0|search_key=x" },
  { "budget_update", "id=b1|year=2026|agency_id=a2|programme_id=g1|source=dbh|pagu=2"
    "|pagu_shifted=3|pagu_revised=4|search_key=y|version=1" },
  { "budget_get", "id=b1" },
  { "budget_list", "year=0" },
  { "budget_list", "year=2027" },
  { "programme_year_of", "id=g1" },
  { "programme_below", "year=2026|code=1.02.02.2.01" },
  { "programme_below", "year=2027|code=1.02.02.2.01" },
  { "programme_of_code", "year=2026|code=1.02.02.2.01.0015" },
  { "programme_budgets_elsewhere", "id=g1|year=2026" },
  { "programme_budgets_elsewhere", "id=g1|year=2027" },
  { "home_counts", "date=2026-01-01|year=2026" },
  { "home_counts", "date=2024-12-31|year=2027" },
  { "home_pagu", "year=2027" },
  { "home_pagu", "year=1" },
  { "home_vacant", "date=2026-02-03" },
  { "home_vacant", "date=2025-06-01" },
  { "home_acting", "date=2026-02-03" },
  { "home_acting", "date=2026-03-01" },
  { "budget_remove", "id=b1|version=2" },
  { "programme_remove", "id=g1|version=1" },
  { "import_mapping_put", "subject=agency|signature=s|canonical={}|at=1" },
  { "import_mapping_put", "subject=agency|signature=s|canonical={\"a\":1}|at=2" },
  { "import_mapping_get", "subject=agency|signature=s" },
  { "import_mapping_get", "subject=agency|signature=t" },
  { "import_mapping_remove", "subject=agency|signature=s" },
  { "import_mapping_get", "subject=agency|signature=s" },
  { "snapshot_last", "subject=x" },
  { "snapshot_add", "id=s1|subject=x|number=1|canonical={}|sha256=h|at=1|by=o1" },
  { "snapshot_add", "id=s2|subject=x|number=2|canonical={}|sha256=h|at=2|by=o2" },
  { "snapshot_last", "subject=x" },
  { "snapshot_get", "subject=x|number=0" },
  { "snapshot_get", "subject=x|number=1" },
  { "snapshot_get", "subject=x|number=3" },
  { "draft_put", "subject=x|official=o1|canonical={}|base=|at=1" },
  { "draft_put", "subject=x|official=o1|canonical=[]|base=h|at=2" },
  { "draft_get", "subject=x|official=o1" },
  { "draft_remove", "subject=x|official=o1" },
  { "draft_remove", "subject=x|official=o1" },
  { "procedure_insert", "id=q1|code=monev-kami|title=Monev|base_code=ketapang-b|steps=11|minutes=5370"
    "|changed_at=1|search_key=monev" },
  { "procedure_insert", "id=q2|code=rd-kami|title=RD|base_code=|steps=1|minutes=0|changed_at=2"
    "|search_key=a rd" },
  { "procedure_update", "id=q2|title=RD baru|state=retired|number=2|steps=2|minutes=3|changed_at=4"
    "|search_key=rd baru|version=1" },
  { "procedure_update", "id=q2|title=x|state=active|number=9|steps=9|minutes=9|changed_at=9"
    "|search_key=x|version=1" },
  { "procedure_find", "who=q2" },
  { "procedure_find", "who=monev-kami" },
  { "procedure_find", "who=nobody" },
  { "draft_put", "subject=procedure/q1|official=o1|canonical={}|base=|at=7" },
  { "procedure_list", "official=o1" },
  { "procedure_list", "official=" },
  { "procedure_versions", "subject=x" },
#include "story-activity.h"
#include "story-field.h"
#include "story-instrument.h"
#include "story-response.h"
#include "story-dataform.h"
  { "audit_head_start", "" },
  { "begin_write", "" },
  { "audit_head_lock", "" },
  { "audit_entry_add", "seq=1|at=1|actor=o1|act=x|subject=y|canonical={}|previous=|hash=h1" },
  { "audit_head_set", "seq=1|at=1|hash=h1" },
  { "commit", "" },
  { "begin_write", "" },
  { "audit_entry_add", "seq=2|at=2|actor=o1|act=x|subject=y|canonical={}|previous=h1|hash=h2" },
  { "audit_head_set", "seq=2|at=2|hash=h2" },
  { "rollback", "" },
  { "begin_read", "" },
  { "audit_head_get", "" },
  { "audit_entries", "after=0|limit=10" },
  { "audit_entries", "after=0|limit=0" },
  { "audit_entries_of", "subject=y|limit=10" },
  { "audit_entries_about", "subject=y/1|every=y|pattern=%\"1\"%|limit=10" },
  { "commit", "" },
  { "appointment_remove", "id=t1|version=1" },
  { "official_remove", "id=o3|version=1" },
  { "position_remove", "id=j3|version=2" },
};

typedef struct {
  GPtrArray  *texts;
  GPtrArray  *blobs;
  MonevDbBind binds[32];
} Binds;

static void
fill_bind (Binds *all, guint i, const MonevDbStatement *statement, char **pair)
{
  MonevDbBind *bind = &all->binds[i];
  guint n = 0;

  while (n < statement->n_params && strcmp (statement->param_names[n], pair[0]) != 0)
    n++;
  if (n == statement->n_params)
    g_error ("%s has no parameter %s", statement->name, pair[0]);
  *bind = (MonevDbBind) { statement->param_names[n], statement->param_types[n],
                          strcmp (pair[1], "~") == 0 };
  if (bind->type == MONEV_DB_INT)
    bind->integer = g_ascii_strtoll (pair[1], NULL, 10);
  else if (bind->type == MONEV_DB_TEXT)
    {
      bind->text = g_strdup (pair[1]);
      g_ptr_array_add (all->texts, (char *) bind->text);
    }
  else
    {
      bind->blob = g_bytes_new (pair[1], strlen (pair[1]));
      g_ptr_array_add (all->blobs, bind->blob);
    }
}

static void
make_binds (Binds *all, const MonevDbStatement *statement, const char *params)
{
  g_auto (GStrv) parts = g_strsplit (params, "|", -1);

  all->texts = g_ptr_array_new_with_free_func (g_free);
  all->blobs = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_auto (GStrv) pair = g_strsplit (parts[i], "=", 2);
      fill_bind (all, i, statement, pair);
    }
}

static void
describe_value (GString *out, MonevDbRows *rows, guint i)
{
  const char *name = monev_db_rows_name (rows, i);
  MonevDbType type = monev_db_rows_type (rows, i);

  g_string_append_printf (out, " %s=", name);
  if (monev_db_rows_is_null (rows, name))
    g_string_append (out, "~");
  else if (type == MONEV_DB_INT)
    g_string_append_printf (out, "int %" G_GINT64_FORMAT, monev_db_rows_int (rows, name));
  else if (type == MONEV_DB_TEXT)
    g_string_append_printf (out, "text %s", monev_db_rows_text (rows, name));
  else
    {
      g_autoptr (GBytes) blob = monev_db_rows_blob (rows, name);
      g_autofree char *sum = g_compute_checksum_for_bytes (G_CHECKSUM_MD5, blob);
      g_string_append_printf (out, "blob %s", sum);
    }
}

static void
describe_rows (GString *out, MonevDbRows *rows)
{
  g_autoptr (GError) error = NULL;

  while (monev_db_rows_next (rows, &error))
    {
      g_string_append (out, "  row");
      for (guint i = 0; i < monev_db_rows_n_columns (rows); i++)
        describe_value (out, rows, i);
      g_string_append_c (out, '\n');
    }
  g_assert_no_error (error);
}

static char *
run_step (MonevDbConnection *c, const char *name, const char *params)
{
  const MonevDbStatement *statement
    = monev_db_statement_lookup (monev_db_connection_engine (c), name);
  GString *out = g_string_new (NULL);
  Binds all = { NULL };
  g_autoptr (GError) error = NULL;

  if (statement == NULL)
    g_error ("no statement %s", name);
  make_binds (&all, statement, params);
  if (g_str_has_suffix (name, "_update") || g_str_has_suffix (name, "_remove")
      || g_str_has_suffix (name, "_revoke") || g_str_has_suffix (name, "_reseal"))
    {
      gint64 affected = -1;

      monev_db_exec (c, name, all.binds, &affected, &error);
      g_string_append_printf (out, "  affected %d\n", (int) affected);
    }
  else
    {
      g_autoptr (MonevDbRows) rows = monev_db_query (c, name, all.binds, &error);

      if (rows != NULL)
        describe_rows (out, rows);
    }
  if (error != NULL)
    g_error ("%s (%s): %s", name, params, error->message);
  g_ptr_array_unref (all.texts);
  g_ptr_array_unref (all.blobs);
  return g_string_free (out, FALSE);
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* A whole table has no order of its own. */
static char *
read_table (MonevDbConnection *c, const char *table)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MonevDbStatement) read
    = monev_db_statement_fill (monev_db_connection_engine (c), "copy_read",
                               (const char *[]) { "table", table, NULL }, &error);
  g_autoptr (MonevDbRows) rows = monev_db_query_statement (c, read, NULL, &error);
  g_autoptr (GString) out = g_string_new (NULL);
  g_auto (GStrv) lines = NULL;

  g_assert_no_error (error);
  if (strcmp (table, "schema_step") != 0) /* holds when it was made */
    describe_rows (out, rows);
  lines = g_strsplit (out->str, "\n", -1);
  qsort (lines, g_strv_length (lines), sizeof (char *), compare_lines);
  return g_strjoinv ("\n", lines);
}

/* [0] on SQLite, [1] on PostgreSQL; filled by the two runs of the story. */
static GPtrArray *results[2];

static void
tell_the_story (MonevTestDb *db)
{
  gboolean postgres = monev_db_connection_engine (db->connection) == MONEV_DB_ENGINE_POSTGRES;
  g_auto (GStrv) tables = monev_db_schema_tables ();
  g_autoptr (GError) error = NULL;

  g_assert_true (monev_db_migrate (db->connection, NULL, NULL, &error));
  results[postgres] = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      char *result = run_step (db->connection, steps[i].name, steps[i].params);

      if (g_strv_contains (own_way, steps[i].name))
        *result = '\0';
      g_ptr_array_add (results[postgres], result);
    }
  for (guint i = 0; tables[i] != NULL; i++)
    g_ptr_array_add (results[postgres], read_table (db->connection, tables[i]));
}

static void
test_both_engines_give_the_same (void)
{
  g_auto (GStrv) tables = monev_db_schema_tables ();

  g_assert_true (results[0] != NULL && results[1] != NULL);
  g_assert_cmpuint (results[0]->len, ==, results[1]->len);
  for (guint i = 0; i < results[0]->len; i++)
    {
      const char *name = i < G_N_ELEMENTS (steps) ? steps[i].name
                                                  : tables[i - G_N_ELEMENTS (steps)];

      if (strcmp (results[0]->pdata[i], results[1]->pdata[i]) != 0)
        g_error ("%s differs:\nSQLite\n%sPostgreSQL\n%s", name, (char *) results[0]->pdata[i],
                 (char *) results[1]->pdata[i]);
    }
}

/* What the story says itself, so that both engines cannot be wrong in the same way. */
static void
expect (guint step, const char *name, const char *result)
{
  guint seen = 0;

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (strcmp (steps[i].name, name) == 0 && seen++ == step)
      {
        g_assert_cmpstr (results[0]->pdata[i], ==, result);
        return;
      }
  g_error ("%s does not stand %u times in the story", name, step + 1);
}

static void
test_doubles_are_of_others (void)
{
  expect (0, "official_doubles", "  row name=text Budi Uji nip=text 3 username=text budi active=int 1\n"
          "  row name=text Siti nip=text 197002281996032993 username=text siti active=int 1\n");
  expect (1, "official_doubles", ""); /* its own, and nothing, are no doubles */
}

static void
test_concepts_are_put_in_place_of_others (void)
{
  expect (0, "instrument_update", "  affected 1\n");
  expect (1, "instrument_update", "  affected 0\n"); /* the version has moved */
  expect (0, "data_form_update", "  affected 1\n");
  expect (1, "data_form_update", "  affected 0\n");
  expect (1, "data_form_concept_get", "  row canonical=text [] sha256=text h2\n");
  expect (0, "data_addressee_update", "  affected 1\n");
  expect (1, "data_addressee_update", "  affected 0\n");
  expect (0, "data_request_of_period", "  row id=text r2\n");
  expect (1, "data_request_of_period", "");
  expect (2, "data_submission_twin", "");
  expect (0, "data_submission_update", "  affected 1\n");
  expect (1, "data_submission_update", "  affected 0\n"); /* somebody else was faster */
  expect (1, "data_keyed_list", "");
  expect (1, "data_request_state_update", "  affected 0\n");
  expect (2, "data_addressee_board", ""); /* called off */
  expect (1, "dispatch_last", "  row number=int 1\n");
  expect (0, "instrument_concept_get", "");
  expect (1, "instrument_concept_get", "  row canonical=text [] sha256=text h2\n");
}

static void
expect_overlaps (void)
{
  expect (0, "appointment_overlaps",
          "  row id=text t1 name=text Siti date_from=text 2025-01-01 date_to=text 2025-12-31\n");
  expect (1, "appointment_overlaps", "");
  expect (2, "appointment_overlaps", "");
  expect (3, "appointment_overlaps",
          "  row id=text t1 name=text Siti date_from=text 2025-01-01 date_to=text 2025-12-31\n");
  expect (4, "appointment_overlaps",
          "  row id=text t1 name=text Siti date_from=text 2025-01-01 date_to=text 2025-12-31\n");
  expect (5, "appointment_overlaps", "");
}

static void
test_results_are_what_the_story_says (void)
{
  expect (0, "office_update", "  affected 1\n");
  expect (1, "office_update", "  affected 0\n"); /* the version has moved */
  expect (0, "agency_remove", "  affected 0\n");
  expect (1, "agency_remove", "  affected 1\n");
  expect (0, "official_admins", "  row admins=int 1\n"); /* an inactive admin does not count */
  expect (1, "official_admins", "  row admins=int 0\n");
  expect (2, "official_admins", "  row admins=int 0\n"); /* nor does one without a key */
  expect (0, "position_rivals", "  row name=text Siti rival=text Budi Uji\n");
  expect (1, "position_rivals", "");
  expect (1, "programme_budgets_elsewhere", "  row budgets=int 1\n");
  expect (0, "official_find", "  row id=text o1\n");
  expect (1, "official_find", "  row id=text o1\n");
  expect (2, "official_find", "  row id=text o3\n");
  expect (3, "official_find", "");
  expect_overlaps ();
  expect (1, "official_key_revoke", "  affected 0\n");
  expect (2, "official_key_live", ""); /* revoked */
  expect (0, "official_key_reseal", "  affected 1\n");
  expect (1, "official_key_reseal", "  affected 0\n"); /* a revoked key is never sealed anew */
  expect (0, "home_counts", "  row agencies=int 1 listed=int 3 officials=int 2 positions=int 3 "
          "programmes=int 1 budgets=int 1\n");
  expect (0, "procedure_update", "  affected 1\n");
  expect (1, "procedure_update", "  affected 0\n"); /* the version has moved */
  expect (0, "procedure_find", "  row id=text q2 code=text rd-kami title=text RD baru base_code=text "
          " state=text retired number=int 2 steps=int 2 minutes=int 3 changed_at=int 4 "
          "search_key=text rd baru version=int 2\n");
  expect (0, "home_vacant", "");
  expect (1, "attachment_update", "  affected 0\n");
  expect (1, "attachment_content_lock", ""); /* gone with its last attachment */
  expect (1, "activity_running_count", "  row running=int 1 late=int 0\n");
  expect (2, "activity_list", "");
  expect (1, "activity_due", "  row activity_id=text v1 title=text Monev OPD step_id=text e3 "
          "number=text 3 wording=text Tiga round=int 1 planned_due=int 125 "
          "who=text Siti\n");
  expect (1, "site_update", "  affected 0\n");
  expect (1, "visit_update", "  affected 0\n");
  expect (1, "meeting_update", "  affected 0\n");
  expect (1, "meeting_minutes_update", "  affected 0\n");
  expect (1, "attendance_update", "  affected 0\n");
  expect (1, "finding_update", "  affected 0\n");
  expect (1, "follow_up_update", "  affected 0\n");
  expect (1, "proposal_update", "  affected 0\n");
  expect (0, "site_remove", "  affected 1\n");
  expect (1, "site_list", "");
  expect (0, "visit_uses", "  row n=int 1\n");
  expect (2, "visit_uses", "  row n=int 0\n");
  expect (0, "field_people", "  row id=text o2 name=text Budi Uji\n"); /* Tono is no official */
  expect (1, "field_owner", "  row activity_id=text v1 kind=text follow_up\n");
  expect (3, "field_owner", "");
  expect (1, "field_engagements", "  row id=text y1 place=text Desa A activity=text Monev OPD "
          "date_from=text 2026-03-02 date_to=text 2026-03-03 time_from=text  time_to=text  "
          "official_id=text o2 official=text Budi Uji\n");
  expect (1, "home_vacant", "  row id=text j2 title=text Asisten Ekonomi\n");
}

static void
test_every_statement_has_its_step (void)
{
  g_auto (GStrv) names = monev_db_statement_names ();

  for (guint n = 0; names[n] != NULL; n++)
    {
      gboolean found = g_strv_contains (elsewhere, names[n]);

      for (guint i = 0; !found && i < G_N_ELEMENTS (steps); i++)
        found = strcmp (steps[i].name, names[n]) == 0;
      if (!found)
        g_error ("%s has no step in %s", names[n], __FILE__);
    }
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  monev_test_add_blank ("/db/statements/story", tell_the_story);
  g_test_add_func ("/db/statements/verdict/both-engines-give-the-same",
                   test_both_engines_give_the_same);
  g_test_add_func ("/db/statements/verdict/results-are-what-the-story-says",
                   test_results_are_what_the_story_says);
  g_test_add_func ("/db/statements/verdict/concepts-are-put-in-place-of-others",
                   test_concepts_are_put_in_place_of_others);
  g_test_add_func ("/db/statements/verdict/doubles-are-of-others", test_doubles_are_of_others);
  g_test_add_func ("/db/statements/verdict/every-statement-has-its-step",
                   test_every_statement_has_its_step);
  status = g_test_run ();
  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    g_clear_pointer (&results[i], g_ptr_array_unref);
  return status;
}
