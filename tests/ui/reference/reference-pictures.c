/* Makes pictures of the pages of Referensi in both schemes and two sizes.
 * usage: with-display.sh PROGRAM FOLDER [NAME] */
#include "demo/demo.h"
#include "reference-pages.h"

static void
settle (GtkWidget *window)
{
  gint64 until = g_get_monotonic_time () + 250000;

  while (g_get_monotonic_time () < until)
    pause_briefly ();
  wait_for_frame (window);
}

static void
take (Office *office, const char *folder, const ReferencePage *page, const char *scheme, int width,
      int height)
{
  g_autofree char *name = g_strdup_printf ("%s-%s-%d.png", page->name, scheme, width);
  g_autofree char *path = g_build_filename (folder, name, NULL);

  gtk_window_set_default_size (GTK_WINDOW (office->window), width, height);
  settle (GTK_WIDGET (office->window));
  g_assert_true (save_picture (GTK_WIDGET (office->window), path));
}

int
main (int argc, char **argv)
{
  Office office = { NULL };
  const int years[] = { 2027, 2026, 2025 };
  const ReferencePage *pages;
  guint n;

  gtk_test_init (&argc, &argv, NULL);
  office_prepare ();
  office_open (&office, "admin");
  monev_window_set_office (office.window, "Kab. Tanjung Rimba");
  monev_window_set_official (office.window, "Damar Wicaksana", "Pengelola Sistem Informasi");
  monev_window_set_years (office.window, years, G_N_ELEMENTS (years));
  monev_window_set_year (office.window, MONEV_DEMO_YEAR);
  g_mkdir_with_parents (argv[1], 0755);
  pages = reference_pages (&n);
  for (guint i = 0; i < n; i++)
    {
      if (argc > 2 && !g_str_equal (argv[2], pages[i].name))
        continue;
      adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                          ADW_COLOR_SCHEME_FORCE_LIGHT);
      pages[i].open (office.window, office.session, office.room);
      take (&office, argv[1], &pages[i], "terang", 1280, 800);
      take (&office, argv[1], &pages[i], "terang", 1024, 700);
      adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                          ADW_COLOR_SCHEME_FORCE_DARK);
      take (&office, argv[1], &pages[i], "gelap", 1280, 800);
      monev_window_clear_rooms (office.window);
      drain ();
      monev_session_set_year (office.session, MONEV_DEMO_YEAR);
      office.room = NULL;
      monev_reference_room_register (office.window, office.session);
      office_act (&office, "win.open-reference('agency')");
    }
  office_close (&office);
  office_forget ();
  return 0;
}
