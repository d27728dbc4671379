/* Makes pictures of the shell and the shared parts, with an invented room, in both schemes. */
#include "picture.h"
#include "ui/common/data-grid.h"
#include "ui/common/date-entry.h"
#include "ui/common/empty-state.h"
#include "ui/common/issue-view.h"
#include "ui/common/job-progress.h"
#include "ui/common/list-source.h"
#include "ui/common/status-pill.h"
#include "ui/shell/application.h"
#include "ui/shell/page.h"

#include <stdlib.h>
#include <string.h>

static const char *folder;
static MonevDataGrid *grid;

static const char *const rooms[][3] = {
  { "home", "Beranda", "monev-home-symbolic" },
  { "agenda", "Agenda Kerja", "monev-agenda-symbolic" },
  { "review", "Kotak Paraf", "monev-review-symbolic" },
  { "data", "Data OPD", "monev-data-symbolic" },
  { "instrument", "Instrumen", "monev-instrument-symbolic" },
  { "document", "Dokumen", "monev-document-symbolic" },
  { "result", "Hasil", "monev-result-symbolic" },
  { "reference", "Referensi", "monev-reference-symbolic" },
};

static const MonevListColumn columns[] = {
  { "OPD", MONEV_SORT_TEXT, 230, TRUE, TRUE },
  { "Kemiskinan", MONEV_SORT_TEXT, 146, FALSE, FALSE },
  { "Stunting", MONEV_SORT_TEXT, 146, FALSE, FALSE },
  { "Program", MONEV_SORT_TEXT, 146, FALSE, FALSE },
  { "Pagu (Rp)", MONEV_SORT_NUMBER, 140, FALSE, TRUE },
  { "Tepat waktu", MONEV_SORT_NUMBER, 120, FALSE, FALSE },
};

static const char *const names[] = { "Dinas Pendidikan",
                                     "Dinas Perumahan dan Permukiman",
                                     "Dinas Koperasi dan UMKM",
                                     "RSUD Muara Sentosa",
                                     "Kecamatan Hulu Sentosa",
                                     "Dinas Sosial",
                                     "Dinas Tenaga Kerja",
                                     "Dinas Pertanian",
                                     "Kecamatan Pulau Kembar",
                                     "Dinas Kesehatan",
                                     "Dinas Pemberdayaan Perempuan dan Perlindungan Anak",
                                     "Dinas Dukcapil",
                                     "Badan Pendapatan Daerah",
                                     "Dinas Perhubungan" };
static const char *const cells[]
    = { "3 hari terlambat", "✓",          "2 klarifikasi", "diterima", "terkirim",
        "dilihat",          "galat baca", "dikoreksi",     "" };

static MonevState
state_of (const char *const *row, guint column, gpointer data)
{
  static const MonevState states[]
      = { MONEV_STATE_LATE,    MONEV_STATE_GOOD,    MONEV_STATE_QUESTION,
          MONEV_STATE_RUNNING, MONEV_STATE_SENT,    MONEV_STATE_SEEN,
          MONEV_STATE_ERROR,   MONEV_STATE_CHANGED, MONEV_STATE_NORMAL };

  if (column == 5)
    return MONEV_STATE_DIM;
  if (column == 4 && g_str_has_suffix (row[4], "7.500"))
    return MONEV_STATE_CHANGED;
  if (column < 1 || column > 3)
    return MONEV_STATE_NORMAL;
  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    if (g_str_equal (row[column], cells[i]) || (i == 1 && g_str_equal (row[column], "selesai")))
      return states[i];
  return MONEV_STATE_NORMAL;
}

static gboolean
take (MonevListSource *source, guint index, guint column, const char *text, char **taken,
      gpointer data, GError **error)
{
  g_set_error (error, g_quark_from_static_string ("x"), 1, "x");
  return FALSE;
}

static MonevListSource *
make_source (void)
{
  MonevListSource *source = monev_list_source_new (columns, G_N_ELEMENTS (columns));
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  for (guint i = 0; i < 45; i++)
    {
      GPtrArray *row = g_ptr_array_new ();

      g_ptr_array_add (row, g_strdup (names[i % G_N_ELEMENTS (names)]));
      for (guint j = 0; j < 3; j++)
        {
          const char *text = cells[(i * (j + 1) + j * 2) % G_N_ELEMENTS (cells)];
          g_ptr_array_add (row, g_strdup (g_str_equal (text, "✓") ? "selesai" : text));
        }
      g_ptr_array_add (row, g_strdup_printf ("%u.%03u.500", 1 + i * 37 % 90, i * 137 % 1000));
      g_ptr_array_add (row, g_strdup_printf ("%u,%u", 41 + i, i % 10));
      g_ptr_array_add (row, NULL);
      g_ptr_array_add (rows, g_ptr_array_free (row, FALSE));
    }
  monev_list_source_set_rows (source, rows);
  monev_list_source_set_state_func (source, state_of, NULL, NULL);
  monev_list_source_set_edit_func (source, take, NULL, NULL);
  return source;
}

static GtkWidget *
make_grid_page (MonevWindow *window, gpointer data)
{
  GtkWidget *page = monev_page_new ("Data OPD"), *scrolled = gtk_scrolled_window_new ();
  GtkWidget *receive = gtk_button_new_with_label ("Terima Berkas…"),
            *send = gtk_button_new_with_label ("Kirim…");
  g_autoptr (MonevListSource) source = make_source ();

  grid = MONEV_DATA_GRID (monev_data_grid_new (MONEV_GRID_SOURCE (source)));
  monev_data_grid_set_frozen (grid, 1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (grid));
  gtk_widget_add_css_class (receive, "suggested-action");
  monev_page_set_subtitle (MONEV_PAGE (page), "146 formulir pada 45 OPD");
  monev_page_add_start (MONEV_PAGE (page), send);
  monev_page_add_end (MONEV_PAGE (page), receive);
  monev_page_set_source (MONEV_PAGE (page), MONEV_GRID_SOURCE (source));
  monev_page_set_content (MONEV_PAGE (page), scrolled);
  return page;
}

static GtkWidget *
make_empty_page (MonevWindow *window, gpointer data)
{
  GtkWidget *page = monev_page_new ("Referensi");
  GtkWidget *empty = monev_empty_state_new (
      "monev-reference-symbolic", "Belum ada OPD",
      "Daftar perangkat daerah berdiri di sini. Ambil dari berkas Excel, atau "
      "tambahkan satu per satu.");

  monev_empty_state_set_button (MONEV_EMPTY_STATE (empty), "Impor dari Excel…", "win.search");
  monev_empty_state_set_second (MONEV_EMPTY_STATE (empty), "Tambah OPD…", "win.search");
  monev_page_set_content (MONEV_PAGE (page), empty);
  return page;
}

static GtkWidget *
make_parts (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18),
            *pills = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *job = monev_job_progress_new (), *date = monev_date_entry_new (),
            *issues = monev_issue_view_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (MonevIssueList) list = monev_issue_list_new ();

  monev_issue (list, .code = "a", .severity = MONEV_SEVERITY_ERROR, .file = "pegawai.csv", .row = 3,
               .column = "NIP", .message = "NIP harus 18 angka.", .found = "19800101",
               .fix = "Periksa SK terakhir, lalu lengkapi.");
  monev_issue (list, .code = "b", .severity = MONEV_SEVERITY_WARNING, .sheet = "Tabel 2",
               .cell = "H9", .message = "Penduduk miskin ekstrem naik 79,5% dari periode lalu.",
               .fix = "Tanyakan kepada OPD.");
  monev_issue (list, .code = "c", .severity = MONEV_SEVERITY_NOTE, .row = 12, .column = "Pagu",
               .message = "Angka bertitik dibaca sebagai ribuan.", .found = "1.312",
               .taken = "1312");
  monev_issue (list, .code = "d", .severity = MONEV_SEVERITY_NOTE,
               .message = "Lembar diganti nama, tetap dikenali.");
  for (guint i = 0; i < MONEV_N_STATES; i++)
    gtk_box_append (GTK_BOX (pills),
                    monev_status_pill_new ((MonevState) i, i < 2 ? "3 hari kerja" : NULL));
  monev_issue_view_set_issues (MONEV_ISSUE_VIEW (issues), list);
  gtk_widget_set_vexpand (issues, TRUE);
  monev_job_progress_start (MONEV_JOB_PROGRESS (job), "Membaca 45 berkas", cancellable);
  monev_job_progress_update (MONEV_JOB_PROGRESS (job), 28, 45, "Dinas Lingkungan Hidup, Tabel 3");
  wait_until (monev_job_progress_get_stage (MONEV_JOB_PROGRESS (job)) == MONEV_JOB_BAR);
  gtk_editable_set_text (GTK_EDITABLE (gtk_widget_get_first_child (
                             gtk_widget_get_first_child (gtk_widget_get_first_child (date)))),
                         "31 Februari 2026");
  g_signal_emit_by_name (
      gtk_widget_get_first_child (gtk_widget_get_first_child (gtk_widget_get_first_child (date))),
      "activate");
  gtk_widget_set_halign (date, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), pills);
  gtk_box_append (GTK_BOX (box), job);
  gtk_box_append (GTK_BOX (box), date);
  gtk_box_append (GTK_BOX (box), issues);
  gtk_widget_set_margin_start (box, 24);
  gtk_widget_set_margin_end (box, 24);
  gtk_widget_set_margin_top (box, 24);
  return box;
}

static void
undo (MonevWindow *window, gpointer data)
{
  monev_window_toast (window, "Penghapusan diurungkan", NULL, NULL, NULL, NULL);
}

static void
take_picture (GtkWidget *window, const char *name, const char *scheme)
{
  g_autofree char *file = g_strdup_printf ("%s-%s.png", name, scheme);
  g_autofree char *path = g_build_filename (folder, file, NULL);

  wait_for_frame (window);
  if (!save_picture (window, path))
    g_error ("no picture: %s", path);
}

static void
walk (MonevWindow *window, const char *scheme)
{
  GtkWidget *desk = monev_page_new ("Terima Berkas"), *scrolled, *help;

  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 800);
  monev_window_set_stage (window, MONEV_STAGE_START);
  take_picture (GTK_WIDGET (window), "start", scheme);
  monev_window_set_stage (window, MONEV_STAGE_MAIN);
  monev_window_show_room (window, "data");
  g_object_set (grid, "lines", FALSE, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (grid));
  monev_data_grid_set_cursor (grid, 2, 2, FALSE);
  monev_data_grid_sort (grid, 0, TRUE);
  take_picture (GTK_WIDGET (window), "grid", scheme);
  g_object_set (grid, "lines", TRUE, NULL);
  monev_data_grid_set_cursor (grid, 4, 1, FALSE);
  monev_data_grid_set_cursor (grid, 9, 4, TRUE);
  take_picture (GTK_WIDGET (window), "grid-lines", scheme);
  monev_data_grid_edit (grid, 6, 4);
  monev_data_grid_show_problem (
      grid, 6, 4, "Pagu lebih kecil daripada realisasi. Periksa DPA, lalu tulis lagi.");
  monev_window_set_notice (
      window, "server", GTK_MESSAGE_WARNING,
      "Server tidak terjangkau. Data yang tampil tetap dapat dibaca, perubahan menunggu.",
      "Coba Lagi", NULL, NULL, NULL);
  take_picture (GTK_WIDGET (window), "edit", scheme);
  monev_data_grid_cancel_edit (grid);
  monev_window_clear_notice (window, "server");
  g_object_set (grid, "lines", FALSE, NULL);
  gtk_window_set_default_size (GTK_WINDOW (window), 1024, 700);
  monev_window_toast (window, "OPD dihapus", "Urungkan", undo,
                      NULL, NULL);
  take_picture (GTK_WIDGET (window), "grid-1024", scheme);
  monev_window_show_room (window, "reference");
  take_picture (GTK_WIDGET (window), "empty-1024", scheme);
  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 800);
  monev_page_set_subtitle (MONEV_PAGE (desk), "Triwulan IV 2025 · berkas asli disimpan apa adanya");
  scrolled = make_parts ();
  monev_page_set_content (MONEV_PAGE (desk), scrolled);
  monev_window_push_desk (window, desk);
  take_picture (GTK_WIDGET (window), "parts", scheme);
  monev_window_pop_desk (window);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-help-overlay", NULL);
  help = GTK_WIDGET (gtk_application_window_get_help_overlay (GTK_APPLICATION_WINDOW (window)));
  take_picture (help, "shortcuts", scheme);
  gtk_window_close (GTK_WINDOW (help));
}

int
main (int argc, char **argv)
{
  g_autoptr (MonevApplication) application = NULL;
  const int years[] = { 2027, 2026, 2025 };
  MonevWindow *window;

  gtk_test_init (&argc, &argv, NULL);
  folder = argc > 1 ? argv[1] : ".";
  g_mkdir_with_parents (folder, 0755);
  application = monev_application_new (G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (application), NULL, NULL);
  window = monev_window_new (GTK_APPLICATION (application));
  monev_window_set_office (window, "Kab. Muara Sentosa");
  monev_window_set_official (window, "Marlina Husein", "Kepala Bidang");
  monev_window_set_years (window, years, G_N_ELEMENTS (years));
  monev_window_set_year (window, 2026);
  for (guint i = 0; i < G_N_ELEMENTS (rooms); i++)
    monev_window_add_room (window, rooms[i][0], rooms[i][1], rooms[i][2],
                           i == 3 ? make_grid_page : make_empty_page, NULL, NULL);
  monev_window_set_room_badge (window, "review", 4, TRUE);
  monev_window_set_room_badge (window, "data", 14, FALSE);
  gtk_window_present (GTK_WINDOW (window));
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      ADW_COLOR_SCHEME_FORCE_LIGHT);
  walk (window, "terang");
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      ADW_COLOR_SCHEME_FORCE_DARK);
  walk (window, "gelap");
  gtk_window_destroy (GTK_WINDOW (window));
  return 0;
}
