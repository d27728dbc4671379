/* How long the pages of Referensi take with 10,000 officials, 500 agencies, 20,000 sub kegiatan:
 * from asking for a page to its content, and the longest time the window was held up meanwhile.
 * usage: with-display.sh PROGRAM */
#include "demo/demo.h"
#include "exchange/csv-reader.h"
#include "reference-office.h"
#include "reference/import.h"
#include "reference/reference.h"

typedef struct
{
  const MonevActor *actor;
  const char *subject;
  GString *text;
} Fill;

static gpointer
fill_job (MonevDbJob *job, gpointer data, GError **error)
{
  Fill *fill = data;
  MonevDbConnection *connection = monev_db_job_connection (job);
  const MonevRecordType *type = monev_reference_find (fill->subject);
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (GBytes) bytes = g_bytes_new (fill->text->str, fill->text->len);
  g_autoptr (MonevTable) table = monev_csv_read ("banyak.csv", bytes, issues, error);
  g_autoptr (MonevImportPlan) plan = NULL;
  MonevImportMapping mapping;

  if (table == NULL || !monev_import_map (connection, type, table, &mapping, error))
    return NULL;
  plan = monev_import_plan (connection, type, table, &mapping, MONEV_DEMO_YEAR, issues, error);
  return plan != NULL && monev_import_apply (connection, fill->actor, plan, issues, error)
             ? g_strdup ("")
             : NULL;
}

static void
fill (Office *office, const char *subject, GString *text)
{
  Fill what = { monev_session_get_actor (office->session), subject, text };
  g_autoptr (GError) error = NULL;

  g_free (office_do (office, fill_job, &what, &error));
  g_assert_no_error (error);
  g_string_free (text, TRUE);
}

static void
fill_all (Office *office)
{
  GString *agencies = g_string_new ("Nama;Jenis\n");
  GString *officials = g_string_new ("Nama;Status;Nama pengguna;Golongan;WhatsApp\n");
  GString *programmes = g_string_new ("Kode;Nama\n");

  for (guint i = 0; i < 440; i++)
    g_string_append_printf (agencies, "Unit Pelaksana Nomor %u;Unit\n", i);
  for (guint i = 0; i < 10000; i++)
    g_string_append_printf (officials, "Pegawai Bernama %u;Non-ASN;pegawai%u;III/a;08120000%04u\n",
                            i, i, i);
  for (guint i = 0; i < 20000; i++)
    g_string_append_printf (programmes, "7.01.%02u.2.%02u.%04u;Sub Kegiatan dengan Nama Panjang %u\n",
                            1 + i / 2000, 1 + i / 200 % 10, 1 + i % 200, i);
  fill (office, "agency", agencies);
  fill (office, "official", officials);
  fill (office, "programme", programmes);
}

typedef struct
{
  gint64 last;
  gint64 longest;
} Watch;

static gboolean
on_beat (gpointer data)
{
  Watch *watch = data;
  gint64 now = g_get_monotonic_time ();

  watch->longest = MAX (watch->longest, now - watch->last);
  watch->last = now;
  return G_SOURCE_CONTINUE;
}

/* What happened in the last turn of the loop counts too. */
static void
report (const char *what, gint64 started, const Watch *watch)
{
  gint64 until = g_get_monotonic_time ();

  while (watch->last < until)
    g_main_context_iteration (NULL, TRUE);
  g_print ("%-34s %6.1f ms   longest hold %5.1f ms\n", what,
           (double) (g_get_monotonic_time () - started) / 1000, (double) watch->longest / 1000);
}

static void
measure (Office *office, const char *subject, guint least)
{
  Watch watch = { g_get_monotonic_time (), 0 };
  guint beat = g_timeout_add_full (G_PRIORITY_HIGH, 1, on_beat, &watch, NULL);
  gint64 started = g_get_monotonic_time ();
  g_autofree char *again = g_strdup_printf ("%s, read anew while sorted", subject);
  MonevTablePanel *panel;

  monev_reference_room_show (office->room, subject);
  panel = MONEV_TABLE_PANEL (monev_reference_room_get_panel (office->room));
  while (office_rows (panel) < least)
    g_main_context_iteration (NULL, TRUE);
  report (subject, started, &watch);
  monev_data_grid_sort (monev_table_panel_get_grid (panel), 1, TRUE);
  wait_for_frame (GTK_WIDGET (office->window));
  watch = (Watch) { g_get_monotonic_time (), 0 };
  started = g_get_monotonic_time ();
  {
    guint64 before = monev_grid_source_get_generation (
        MONEV_GRID_SOURCE (monev_table_panel_get_list (panel)));

    monev_reference_panel_load (MONEV_REFERENCE_PANEL (panel));
    while (monev_grid_source_get_generation (
               MONEV_GRID_SOURCE (monev_table_panel_get_list (panel)))
           == before)
      g_main_context_iteration (NULL, TRUE);
  }
  report (again, started, &watch);
  g_source_remove (beat);
}

int
main (int argc, char **argv)
{
  Office office = { NULL };

  gtk_test_init (&argc, &argv, NULL);
  office_prepare ();
  office_open (&office, "admin");
  monev_reference_room_show (office.room, "region");
  fill_all (&office);
  measure (&office, "agency", 490);
  measure (&office, "official", 10000);
  measure (&office, "position", 10);
  measure (&office, "programme", 20000);
  measure (&office, "budget", 16);
  office_close (&office);
  office_forget ();
  return 0;
}
