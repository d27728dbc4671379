#include "tests/ui/office-fixture.h"
#include "tests/ui/picture.h"
#include "ui/home/columns.h"
#include "ui/home/home-data.h"
#include "ui/home/home-page.h"
#include "ui/home/home-part.h"
#include "base/instant.h"
#include "ui/home/home-words.h"

#include <string.h>

static MonevDate
day (int year, int month, int of_month)
{
  MonevDate date;

  g_assert_true (monev_date_from_ymd (year, month, of_month, &date));
  return date;
}

static void
assert_day (const MonevHomeFacts *facts, const char *expected)
{
  g_autofree char *text = monev_home_day (facts);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_day (void)
{
  const MonevWorkProfile profile = monev_work_profile_default ();
  MonevHomeFacts facts = { .today = day (2026, 3, 5), .hours = profile.ramadan[3], .ramadan = TRUE };

  assert_day (&facts, "Kamis, 5 Maret 2026 · jam kerja Ramadan 08.00–15.00");
  facts.ramadan = FALSE;
  facts.hours = profile.normal[4];
  facts.today = day (2026, 4, 10);
  assert_day (&facts, "Jumat, 10 April 2026 · jam kerja 07.30–16.30");
  facts.hours.n_spans = 0;
  facts.today = day (2026, 4, 11);
  assert_day (&facts, "Sabtu, 11 April 2026 · hari libur");
  facts.today = day (2026, 3, 19);
  facts.holiday = monev_holiday_new (facts.today, facts.today, MONEV_HOLIDAY_NATIONAL, "Nyepi");
  assert_day (&facts, "Kamis, 19 Maret 2026 · Nyepi");
  monev_holiday_free (facts.holiday);
}

static void
assert_text (char *text, const char *expected)
{
  g_assert_cmpstr (text, ==, expected);
  g_free (text);
}

static void
test_words (void)
{
  g_autoptr (GTimeZone) zone = monev_zone_new ("Asia/Pontianak", NULL);

  assert_text (monev_home_rupiah ("21975925500"), "Rp21.975.925.500");
  assert_text (monev_home_rupiah ("0.5"), "Rp0,50");
  assert_text (monev_home_rupiah ("21977175500.5"), "Rp21.977.175.500,50");
  assert_text (monev_home_distance (10, 10), "hari ini");
  assert_text (monev_home_distance (10, 11), "besok");
  assert_text (monev_home_distance (10, 24), "14 hari lagi");
  assert_text (monev_home_backup (0, FALSE, 1000000, zone), "Belum ada di komputer ini");
  assert_text (monev_home_backup (0, TRUE, 1000000, zone),
               "Hanya ada yang bertanggal di depan jam komputer");
  assert_text (monev_home_backup (1772698500, TRUE, 1772700000, zone), "Hari ini, 15.15");
  assert_text (monev_home_backup (1772698500, FALSE, 1772800000, zone),
               "Kamis, 5 Maret 2026, 15.15");
}

static void
assert_steps (const MonevHomeFacts *facts, const char *expected)
{
  g_autoptr (GPtrArray) steps = monev_home_steps (facts);
  g_autoptr (GString) subjects = g_string_new (NULL);

  for (guint i = 0; i < steps->len; i++)
    g_string_append_printf (subjects, "%s ", ((MonevHomeStep *) steps->pdata[i])->subject);
  g_assert_cmpstr (subjects->str, ==, expected);
}

static void
test_steps (void)
{
  MonevHomeFacts facts = { .year = 2027, .officials = 1 };

  assert_steps (&facts, "agency official position programme holiday ");
  facts.agencies = 45;
  facts.officials = 16;
  facts.positions = 14;
  facts.programmes = 44;
  facts.year_known = TRUE;
  assert_steps (&facts, "");
  facts.programmes = 0;
  assert_steps (&facts, "programme ");
}

static void
test_columns (void)
{
  GtkWidget *first = gtk_label_new ("a"), *second = gtk_label_new ("b");
  GtkWidget *columns = monev_columns_new (first, second, 700, 24);
  GtkWidget *window = show_in_window (columns, 900, 300);
  graphene_rect_t one, two;

  g_assert_true (gtk_widget_compute_bounds (first, columns, &one)
                 && gtk_widget_compute_bounds (second, columns, &two));
  g_assert_cmpfloat (one.origin.y, ==, two.origin.y);
  g_assert_cmpfloat (two.origin.x, >, one.size.width);
  g_assert_cmpfloat (one.size.width, ==, two.size.width);
  gtk_window_set_default_size (GTK_WINDOW (window), 600, 300);
  wait_until (gtk_widget_get_width (columns) < 700);
  wait_for_frame (window);
  g_assert_true (gtk_widget_compute_bounds (first, columns, &one)
                 && gtk_widget_compute_bounds (second, columns, &two));
  g_assert_cmpfloat (two.origin.y, >, one.origin.y);
  g_assert_cmpfloat (two.origin.x, ==, 0);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* One of three answered; one is late, one is to be reminded. */
static void
test_data (void)
{
  GtkWidget *part = g_object_ref_sink (monev_home_part_new ("Data OPD", ""));
  g_autoptr (GPtrArray) feed
      = g_ptr_array_new_with_free_func ((GDestroyNotify) monev_data_feed_line_free);
  MonevDataFeedLine *line = g_new0 (MonevDataFeedLine, 1);
  const MonevDataRequest request = { .title = (char *) "Data Kinerja – Triwulan I 2026" };
  const MonevBoardState states[] = { MONEV_BOARD_LATE, MONEV_BOARD_QUESTION, MONEV_BOARD_SENT };

  line->request = monev_data_request_copy (&request);
  line->states = g_array_new (FALSE, FALSE, sizeof (MonevBoardState));
  g_array_append_vals (line->states, states, 3);
  line->addressee_id = g_strdup ("a-1");
  line->answered = line->late = line->questions = line->remind = 1;
  line->late_days = 4;
  line->reminder = "H+1";
  g_ptr_array_add (feed, line);
  monev_home_data_show (MONEV_HOME_PART (part), feed, FALSE);
  g_assert_true (shows_text (part, "1 dari 3"));
  g_assert_true (shows_text (part, "1 terlambat, paling lama 4 hari kerja · 1 menunggu klarifikasi"));
  g_assert_true (shows_text (part, "Saatnya pengingat H+1 untuk 1 OPD"));
  line->reminder = NULL;
  line->next_reminder = day (2026, 3, 24);
  monev_home_data_show (MONEV_HOME_PART (part), feed, FALSE);
  g_assert_true (shows_text (part, "Pengingat H-3 berikutnya 24 Maret 2026"));
  g_ptr_array_set_size (feed, 0);
  monev_home_data_show (MONEV_HOME_PART (part), feed, FALSE);
  g_assert_true (shows_text (part, "Tidak ada permintaan data yang berjalan."));
  g_assert_finalize_object (part);
}

static void
test_part (void)
{
  GtkWidget *part = g_object_ref_sink (monev_home_part_new ("Tenggat", "Belum ada."));
  GtkWidget *hidden = g_object_ref_sink (monev_home_part_new ("Langkah", NULL));

  g_assert_true (shows_text (part, "Belum ada."));
  g_assert_false (gtk_widget_get_visible (hidden));
  monev_home_part_add (MONEV_HOME_PART (part), "Rapat <Tim> & RD", NULL);
  monev_home_part_add (MONEV_HOME_PART (hidden), "Isi OPD", "Impor");
  g_assert_false (shows_text (part, "Belum ada."));
  g_assert_true (shows_text (part, "Rapat <Tim> & RD"));
  g_assert_true (gtk_widget_get_visible (hidden));
  monev_home_part_clear (MONEV_HOME_PART (part));
  g_assert_true (shows_text (part, "Belum ada."));
  g_assert_finalize_object (part);
  g_assert_finalize_object (hidden);
}

typedef struct
{
  OfficeFixture *office;
  MonevSession *session;
  MonevWindow *window;
  GtkWidget *page;
  int opened;
  char *asked; /* the subject that was led to */
} Fixture;

static void
on_opened (Fixture *f, int how)
{
  f->opened = how + 1;
}

static void
open_reference (GSimpleAction *action, GVariant *subject, gpointer data)
{
  Fixture *f = data;

  g_free (f->asked);
  f->asked = g_variant_dup_string (subject, NULL);
}

static GtkWidget *
make_page (MonevWindow *window, gpointer data)
{
  Fixture *f = data;

  f->page = monev_home_page_new (f->session);
  return f->page;
}

static void
set_up (Fixture *f, gconstpointer data)
{
  static const GActionEntry actions[] = { { "open-reference", open_reference, "s" } };
  MonevActor *actor = g_new0 (MonevActor, 1);

  f->office = office_fixture_new ();
  f->session = monev_session_new (f->office->uri);
  g_signal_connect_swapped (f->session, "opened", G_CALLBACK (on_opened), f);
  monev_session_open (f->session);
  wait_until (f->opened == MONEV_OPENED_READY + 1);
  *actor = (MonevActor) { g_strdup (f->office->first), g_strdup ("Damar"), g_strdup (""),
                          MONEV_ROLE_ADMIN | MONEV_ROLE_ANYONE };
  monev_session_set_actor (f->session, actor);
  f->window = g_object_ref (monev_window_new (GTK_APPLICATION (fixture_application ())));
  if (data != NULL)
    g_action_map_add_action_entries (G_ACTION_MAP (f->window), actions, 1, f);
  monev_window_add_room (f->window, "home", "Beranda", "monev-home-symbolic", make_page, f, NULL);
  monev_window_set_stage (f->window, MONEV_STAGE_MAIN);
  monev_window_show_room (f->window, "home");
  gtk_window_present (GTK_WINDOW (f->window));
  wait_until (shows_text (f->page, "Perangkat daerah"));
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  GtkWidget *page = g_object_ref (f->page);

  g_assert_cmpint (least_width (f->window), <=, 1024);
  gtk_window_destroy (GTK_WINDOW (f->window));
  drain ();
  g_assert_finalize_object (f->window);
  wait_until (G_OBJECT (page)->ref_count == 1);
  g_assert_finalize_object (page);
  g_assert_finalize_object (f->session);
  g_clear_pointer (&f->asked, g_free);
  office_fixture_free (f->office);
}

static GtkWidget *
find_row (GtkWidget *parent, const char *title)
{
  if (ADW_IS_ACTION_ROW (parent)
      && g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (parent)), title))
    return parent;
  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_row (child, title);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
test_rows_lead (Fixture *f, gconstpointer data)
{
  GtkWidget *row = find_row (f->page, "Pegawai");

  g_assert_nonnull (row);
  g_assert_true (shows_text (row, "2"));
  gtk_widget_activate (row);
  g_assert_cmpstr (f->asked, ==, "official");
  gtk_widget_activate (find_row (f->page, "Sekretaris Badan")); /* vacant */
  g_assert_cmpstr (f->asked, ==, "appointment");
}

static void
test_nowhere_to_lead (Fixture *f, gconstpointer data)
{
  GtkWidget *row = find_row (f->page, "Pegawai");

  g_assert_false (gtk_list_box_row_get_activatable (GTK_LIST_BOX_ROW (row)));
  g_assert_true (gtk_widget_get_sensitive (row));
}

static void
test_office (Fixture *f, gconstpointer data)
{
  g_assert_true (shows_text (f->page, "kosong"));
  g_assert_true (shows_text (f->page, "Langkah berikutnya"));
  g_assert_true (shows_text (f->page, "Isi daftar perangkat daerah"));
  g_assert_true (shows_text (f->page, "akan tampil di sini"));
}

static void
test_rights (Fixture *f, gconstpointer data)
{
  MonevActor *actor = monev_actor_copy (monev_session_get_actor (f->session));

  actor->roles = MONEV_ROLE_ANYONE;
  monev_session_set_actor (f->session, actor);
  wait_until (!shows_text (f->page, "Isi daftar perangkat daerah")); /* what he may not do */
}

#define add(path, data, test) g_test_add (path, Fixture, data, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  int status;

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/home/day/working-hours-in-words", test_day);
  g_test_add_func ("/home/words/money-distance-backup", test_words);
  g_test_add_func ("/home/steps/only-what-is-missing", test_steps);
  g_test_add_func ("/home/columns/one-below-the-other", test_columns);
  g_test_add_func ("/home/part/empty-line", test_part);
  g_test_add_func ("/home/data/answered-late-asked-reminded", test_data);
  add ("/home/page/rows-lead-to-the-place", "reference", test_rows_lead);
  add ("/home/page/no-way-where-nothing-is", NULL, test_nowhere_to_lead);
  add ("/home/page/what-is-real", NULL, test_office);
  add ("/home/page/steps-one-may-take", "reference", test_rights);
  status = g_test_run ();
  g_object_unref (fixture_application ());
  return status;
}
