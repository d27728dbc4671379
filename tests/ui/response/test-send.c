/* Field workbooks in the window: for whom they are, where they go, written on a lane, and read again
 * by the import that reads any file of answers. */
#include "reference-office.h"

#include <glib/gstdio.h>

#include "instrument/office-instrument.h"
#include "ui/response/send-dialog.h"

typedef struct
{
  Office office;
  char *folder;
} Fixture;

static void
set_up (Fixture *self, gconstpointer user)
{
  office_open (&self->office, "subkoor");
  self->folder = g_dir_make_tmp ("monev-send-XXXXXX", NULL);
}

static guint
n_files (Fixture *self, gboolean clear)
{
  g_autoptr (GDir) dir = g_dir_open (self->folder, 0, NULL);
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);

      n += g_str_has_suffix (name, ".xlsx");
      if (clear)
        g_assert_cmpint (g_remove (path), ==, 0);
    }
  return n;
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  n_files (self, TRUE);
  g_assert_cmpint (g_rmdir (self->folder), ==, 0);
  g_free (self->folder);
  office_close (&self->office);
}

static gpointer
find_job (MonevDbJob *job, gpointer data, GError **error)
{
  g_autoptr (GPtrArray) list = monev_instruments_list (monev_db_job_connection (job),
                                                       MONEV_INSTRUMENTS_ALL, data, FALSE, error);

  return list == NULL || list->len == 0
             ? NULL : monev_instrument_entry_copy (g_ptr_array_index (list, 0));
}

static MonevSendDialog *
open_dialog (Fixture *self, const char *instrument)
{
  g_autoptr (MonevInstrumentEntry) entry
      = office_do (&self->office, find_job, (gpointer) instrument, NULL);
  GtkWidget *dialog = monev_send_dialog_new (self->office.window, self->office.session, entry);

  monev_send_dialog_set_folder (MONEV_SEND_DIALOG (dialog), self->folder);
  gtk_window_present (GTK_WINDOW (dialog));
  wait_until (monev_send_dialog_is_ready (MONEV_SEND_DIALOG (dialog)));
  return MONEV_SEND_DIALOG (dialog);
}

static void
forget (gpointer data, GObject *object)
{
  *(gboolean *) data = TRUE;
}

static void
write_and_wait (MonevSendDialog *dialog)
{
  gboolean gone = FALSE;

  g_object_weak_ref (G_OBJECT (dialog), forget, &gone);
  monev_send_dialog_write (dialog);
  wait_until (gone);
}

static void
test_one_for_each_site (Fixture *self, gconstpointer data)
{
  MonevSendDialog *dialog = open_dialog (self, "monev");
  guint n;

  monev_send_dialog_set_whom (dialog, MONEV_SEND_SITES);
  n = monev_send_dialog_get_n (dialog);
  g_assert_cmpuint (n, >, 1);
  write_and_wait (dialog);
  g_assert_cmpuint (n_files (self, FALSE), ==, n);
}

static void
test_one_for_everybody (Fixture *self, gconstpointer data)
{
  MonevSendDialog *dialog = open_dialog (self, "stunting");

  monev_send_dialog_set_whom (dialog, MONEV_SEND_ONE);
  monev_send_dialog_set_layout (dialog, MONEV_FIELD_BY_SHEET);
  g_assert_cmpuint (monev_send_dialog_get_n (dialog), ==, 1);
  write_and_wait (dialog);
  g_assert_cmpuint (n_files (self, FALSE), ==, 1);
}

static void
test_a_failure_is_told_in_the_dialog (Fixture *self, gconstpointer data)
{
  MonevSendDialog *dialog = open_dialog (self, "stunting");
  g_autofree char *nowhere = g_build_filename (self->folder, "tidak-ada", NULL);

  monev_send_dialog_set_folder (dialog, nowhere);
  monev_send_dialog_write (dialog);
  wait_until (!monev_send_dialog_is_busy (dialog));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (dialog)));
  g_assert_cmpuint (n_files (self, FALSE), ==, 0);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

#define ADD(path, func) g_test_add ("/response/send/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  int status;

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  office_prepare ();
  ADD ("one-for-each-site", test_one_for_each_site);
  ADD ("one-for-everybody", test_one_for_everybody);
  ADD ("a-failure-is-told", test_a_failure_is_told_in_the_dialog);
  status = g_test_run ();
  office_forget ();
  return status;
}
