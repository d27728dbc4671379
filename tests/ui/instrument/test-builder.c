/* The builder by keyboard: panes, names, outline, types. */
#include "builder.h"

#include "tests/ui/keyboard.h"
#include "ui/procedure/form-parts.h"

#include <string.h>

static void
set_up (Office *office, gconstpointer data)
{
  office_open (office, "subkoor");
}

static void
tear_down (Office *office, gconstpointer data)
{
  office_close (office);
}

/* ---- panes ---- */

static gboolean
focus_is_in (Office *office, gpointer widget)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (office->window));

  return focus != NULL && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

static void
test_f6_goes_round_the_panes (Office *office, gconstpointer data)
{
  MonevInstrumentDesk *desk = builder_open_blank (office);

  press_keys (office->window, "ctrl+n");
  type_text (office->window, "Nama desa");
  g_assert_true (focus_is_in (office, desk->form));
  wait_until (monev_instrument_preview_is_ready (desk->preview));
  press_keys (office->window, "F6");
  g_assert_true (focus_is_in (office, desk->preview));
  press_keys (office->window, "F6");
  g_assert_true (focus_is_in (office, desk->outline));
  press_keys (office->window, "F6");
  g_assert_true (focus_is_in (office, desk->form));
  press_keys (office->window, "shift+F6");
  g_assert_true (focus_is_in (office, desk->outline));
  press_keys (office->window, "shift+F6");
  g_assert_true (focus_is_in (office, desk->preview));
}

#define ADD(path, func) g_test_add ("/builder/" path, Office, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  int status;

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  office_prepare ();
  ADD ("f6-goes-round-the-panes", test_f6_goes_round_the_panes);
  status = g_test_run ();
  office_forget ();
  return status;
}
