/* How narrow the window can be, page by page. Overflow is silent in libadwaita 1.2, and a least width
 * that follows the width there is makes the window grow by itself. */
#include "reference-office.h"

#include "ui/activity/activity-room.h"
#include "ui/dataform/data-room.h"
#include "ui/home/home-page.h"
#include "ui/instrument/instrument-room.h"
#include "ui/shell/window-private.h"

#include <string.h>

#define NARROW 1024

static int
width (Office *office)
{
  return gtk_widget_get_width (GTK_WIDGET (office->window));
}

/* A window of @to pixels has a few less inside its frame. */
static void
resize (Office *office, int to)
{
  gtk_window_set_default_size (GTK_WINDOW (office->window), to, 700);
  wait_until (width (office) <= to && width (office) > to - 24);
  wait_for_frame (GTK_WIDGET (office->window));
}

static GtkWidget *
make_home (MonevWindow *window, gpointer session)
{
  return monev_home_page_new (session);
}

static void
set_up (Office *office, gconstpointer user)
{
  office_open (office, user);
  monev_window_add_room (office->window, "home", "Beranda", "monev-home-symbolic", make_home,
                         office->session, NULL);
  monev_activity_room_register (office->window, office->session);
  monev_data_room_register (office->window, office->session);
  monev_instrument_room_register (office->window, office->session);
  resize (office, NARROW);
}

static void
tear_down (Office *office, gconstpointer data)
{
  office_close (office);
}

static int
least_width (Office *office)
{
  int least = 0;

  gtk_widget_measure (GTK_WIDGET (office->window), GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL,
                      NULL, NULL);
  return least;
}

/* Lays the window out again, as reading a page anew, a search and any change of it do. */
static void
lay_out_again (Office *office)
{
  for (guint i = 0; i < 5; i++)
    {
      gtk_widget_queue_resize (GTK_WIDGET (office->window));
      wait_for_frame (GTK_WIDGET (office->window));
    }
}

static void
search_and_close (Office *office, GtkWidget *page)
{
  MonevSearchBar *bar = MONEV_IS_PAGE (page) ? monev_page_get_search (MONEV_PAGE (page)) : NULL;

  if (bar == NULL)
    return;
  monev_search_bar_set_open (bar, TRUE);
  monev_search_bar_set_text (bar, "a");
  lay_out_again (office);
  monev_search_bar_set_open (bar, FALSE);
  lay_out_again (office);
}

static void
expect_still (Office *office, GtkWidget *page, const char *name)
{
  int least, wide = width (office);

  wait_for_frame (GTK_WIDGET (office->window));
  least = least_width (office);
  g_test_message ("%s: %d", name, least);
  g_assert_cmpint (least, <=, NARROW);
  for (guint i = 0; i < 5; i++)
    {
      gtk_widget_activate_action (GTK_WIDGET (page), "panel.reload", NULL);
      lay_out_again (office);
      g_assert_cmpint (least_width (office), ==, least);
    }
  search_and_close (office, page);
  g_assert_cmpint (least_width (office), ==, least);
  g_assert_cmpint (width (office), ==, wide);
}

static void
test_reference (Office *office, gconstpointer data)
{
  static const char *const all[]
      = { "agency", "official", "position", "appointment", "programme", "budget", "inventory", "procedure",
          "calendar", "region", "office", "safety" };

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      MonevReferencePanel *panel;

      g_assert_true (monev_reference_room_show (office->room, all[i]));
      panel = monev_reference_room_get_panel (office->room);
      wait_until (monev_reference_panel_get_subtitle (panel) != NULL);
      if (MONEV_IS_TABLE_PANEL (panel))
        monev_data_grid_set_cursor (monev_table_panel_get_grid (MONEV_TABLE_PANEL (panel)), 1, 0,
                                    FALSE);
      expect_still (office, GTK_WIDGET (office->room), all[i]);
    }
}

static void
test_rooms (Office *office, gconstpointer data)
{
  for (guint i = 0; i < office->window->rooms->len; i++)
    {
      const MonevRoom *room = office->window->rooms->pdata[i];

      g_assert_true (monev_window_show_room (office->window, room->id));
      expect_still (office, GTK_WIDGET (monev_window_get_page (office->window)), room->id);
    }
}

/* The name of a programme takes what the others leave, which may not become the least there is. */
static void
test_wide (Office *office, gconstpointer data)
{
  MonevTablePanel *panel = office_table (office, "programme");
  int least = least_width (office), wide;

  resize (office, 1360);
  wide = width (office);
  wait_for_frame (GTK_WIDGET (panel));
  lay_out_again (office);
  g_assert_cmpint (width (office), ==, wide);
  g_assert_cmpint (least_width (office), ==, least);
}

static gboolean
shows (GtkWidget *widget, const char *text)
{
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (shows (child, text))
      return TRUE;
  return FALSE;
}

static gboolean
is_cut (GtkWidget *widget, const char *text)
{
  if (GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text)
      && gtk_widget_get_mapped (widget)
      && pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (widget))))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (is_cut (child, text))
      return TRUE;
  return FALSE;
}

static void
test_title (Office *office, gconstpointer data)
{
  MonevPage *page;

  g_assert_true (monev_window_show_room (office->window, "activity"));
  page = monev_window_get_page (office->window);
  wait_until (shows (GTK_WIDGET (page), "3 agenda, 1 terlambat"));
  wait_for_frame (GTK_WIDGET (office->window));
  g_assert_false (is_cut (GTK_WIDGET (page), monev_page_get_title (page)));
  g_assert_false (is_cut (GTK_WIDGET (page), "3 agenda, 1 terlambat"));
}

/* Names of runs on the first page, in half of a narrow window. */
static void
test_home_names (Office *office, gconstpointer data)
{
  GtkWidget *page;

  g_assert_true (monev_window_show_room (office->window, "home"));
  page = GTK_WIDGET (monev_window_get_page (office->window));
  wait_until (shows (page, "Rencana Definitif Penurunan Stunting 2026"));
  wait_for_frame (GTK_WIDGET (office->window));
  g_assert_false (is_cut (page, "Rencana Definitif Penurunan Stunting 2026"));
  g_assert_false (is_cut (page, "TKPKD: Data Kemiskinan dan Stunting 2026"));
}

#define ADD(path, user, test) g_test_add (path, Office, user, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  int status;

  gtk_test_init (&argc, &argv, NULL);
  office_prepare ();
  ADD ("/window/width/referensi-stays-within-1024", "perencana", test_reference);
  ADD ("/window/width/referensi-of-an-admin-stays-within-1024", "admin", test_reference);
  ADD ("/window/width/rooms-stay-within-1024", "perencana", test_rooms);
  ADD ("/window/width/the-title-of-agenda-kerja-is-whole-at-1024", "subkoor", test_title);
  ADD ("/window/width/names-of-runs-are-whole-on-beranda-at-1024", "subkoor", test_home_names);
  ADD ("/window/width/a-wide-window-stays-as-wide", "perencana", test_wide);
  status = g_test_run ();
  office_forget ();
  return status;
}
