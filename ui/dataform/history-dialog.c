#include "history-dialog.h"

#include "base/instant.h"
#include "data-ask.h"
#include "data-files.h"
#include "ui/common/error-text.h"

#include <glib/gi18n.h>
#include <string.h>

struct _MonevHistoryDialog
{
  AdwWindow parent;
  MonevWindow *window;
  MonevSession *session;
  MonevOfficeClock clock;
  GtkListBox *list;
  GtkLabel *fault;
  gboolean ready;
};

G_DEFINE_FINAL_TYPE (MonevHistoryDialog, monev_history_dialog, ADW_TYPE_WINDOW)

static const struct
{
  const char *name, *words;
} sources[] = {
  { "berkas", N_ ("berkas") },       { "surat", N_ ("surat") },
  { "pindaian", N_ ("pindaian") },   { "foto", N_ ("foto") },
  { "wa", N_ ("WA") },               { "telepon", N_ ("telepon") },
  { "email", N_ ("e-mail") },        { "klarifikasi", N_ ("jawaban klarifikasi") },
};

static const char *
words_of (const char *source)
{
  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    if (strcmp (sources[i].name, source) == 0)
      return _(sources[i].words);
  return source;
}

static void
show_fault (MonevHistoryDialog *self, const char *text)
{
  gtk_label_set_text (self->fault, text);
  gtk_widget_set_visible (GTK_WIDGET (self->fault), *text != '\0');
}

/* ---- saving a file out ---- */

static void
on_saved (gpointer owner, gpointer result, const GError *error)
{
  MonevHistoryDialog *self = owner;
  g_autofree char *line = NULL;

  g_clear_pointer (&result, monev_data_answer_free);
  if (self->session == NULL)
    return;
  line = error == NULL ? g_strdup ("") : monev_error_text_line (error);
  show_fault (self, line);
  if (error == NULL)
    monev_window_toast (self->window, _("Berkas asli disimpan"), NULL, NULL, NULL, NULL);
}

static void
save_to (gpointer owner, const char *path, gpointer id)
{
  MonevHistoryDialog *self = owner;

  monev_data_ask_send (
      self->session, G_OBJECT (self),
      &(MonevDataAsk) { .act = MONEV_DATA_ASK_SAVE_FILE, .text = id, .path = path }, on_saved);
}

static void
on_save (GtkWidget *button, gpointer data)
{
  const char *id = g_object_get_data (G_OBJECT (button), "monev-id");
  const char *name = g_object_get_data (G_OBJECT (button), "monev-name");

  monev_data_ask_path (data,
                       &(MonevPathQuestion) { _("Simpan berkas asli"), _("_Simpan"), name, NULL },
                       save_to, g_strdup (id), g_free);
}

/* ---- the rounds ---- */

static char *
moment_of (MonevHistoryDialog *self, gint64 at)
{
  gint64 minute = monev_office_clock_minute (&self->clock, at);
  int of_day;
  MonevDate day = monev_minute_to_date (minute, &of_day);
  g_autofree char *date = monev_date_format (day, MONEV_DATE_LONG);

  return g_strdup_printf (_("%s pukul %02d.%02d"), date, of_day / 60, of_day % 60);
}

static void
append (GString *text, const char *part)
{
  if (*part == '\0')
    return;
  if (text->len > 0)
    g_string_append (text, " · ");
  g_string_append (text, part);
}

static char *
details_of (MonevHistoryDialog *self, const MonevDataSubmission *round)
{
  GString *text = g_string_new (NULL);
  g_autofree char *at = moment_of (self, round->received_at);
  g_autofree char *by = *round->filled_by == '\0'
                            ? g_strdup ("")
                            : g_strdup_printf (_("diisi %s %s"), round->filled_by,
                                               round->filled_phone);
  g_autofree char *letter = *round->letter_number == '\0'
                                ? g_strdup ("")
                                : g_strdup_printf (_("surat %s"), round->letter_number);
  g_autofree char *entered = *round->entered_by == '\0'
                                 ? g_strdup ("")
                                 : g_strdup_printf (_("diterima %s"), round->entered_by);

  append (text, at);
  append (text, words_of (round->source));
  append (text, g_strchomp (by));
  append (text, letter);
  append (text, entered);
  return g_string_free (text, FALSE);
}

static GtkWidget *
make_save (MonevHistoryDialog *self, const MonevDataSubmission *round)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_Simpan Berkas…"));
  g_autofree char *name = g_strdup_printf (_("Simpan berkas %s"), round->file_name);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _("Berkas asli, seperti yang datang"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (button), "monev-id", g_strdup (round->attachment_id), g_free);
  g_object_set_data_full (G_OBJECT (button), "monev-name", g_strdup (round->file_name), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_save), self, 0);
  return button;
}

static void
add_round (MonevHistoryDialog *self, const MonevDataSubmission *round)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *plain
      = *round->file_name == '\0'
            ? g_strdup_printf (_("Data masuk ke-%u"), (guint) round->round)
            : g_strdup_printf (_("Data masuk ke-%u: %s"), (guint) round->round,
                               round->file_name);
  g_autofree char *title = g_markup_escape_text (plain, -1);
  g_autofree char *details = details_of (self, round);
  g_autofree char *subtitle = g_markup_escape_text (details, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  if (*round->attachment_id != '\0')
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_save (self, round));
  gtk_list_box_append (self->list, row);
}

static void
on_loaded (gpointer owner, gpointer result, const GError *error)
{
  MonevHistoryDialog *self = owner;
  g_autoptr (MonevDataAnswer) answer = result;

  if (self->session == NULL)
    return;
  self->ready = TRUE;
  if (error != NULL)
    {
      g_autofree char *line = monev_error_text_line (error);

      show_fault (self, line);
      return;
    }
  for (guint i = answer->rounds->len; i > 0; i--)
    add_round (self, answer->rounds->pdata[i - 1]);
}

/** monev_history_dialog_is_ready: Returns: whether the rounds were read. */
gboolean
monev_history_dialog_is_ready (MonevHistoryDialog *self)
{
  return self->ready;
}

static void
monev_history_dialog_dispose (GObject *object)
{
  MonevHistoryDialog *self = MONEV_HISTORY_DIALOG (object);

  g_clear_object (&self->session);
  monev_office_clock_clear (&self->clock);
  G_OBJECT_CLASS (monev_history_dialog_parent_class)->dispose (object);
}

static void
monev_history_dialog_class_init (MonevHistoryDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = monev_history_dialog_dispose;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close",
                                       NULL);
}

static GtkWidget *
make_content (MonevHistoryDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12), *list = gtk_list_box_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new (), *fault = gtk_label_new (NULL);

  self->list = GTK_LIST_BOX (list);
  self->fault = GTK_LABEL (fault);
  gtk_label_set_wrap (self->fault, TRUE);
  gtk_label_set_xalign (self->fault, 0);
  gtk_widget_add_css_class (fault, "error");
  gtk_widget_set_visible (fault, FALSE);
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_widget_set_valign (list, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Data masuk"), -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), list);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_widget_add_css_class (box, "monev-form");
  gtk_box_append (GTK_BOX (box), fault);
  gtk_box_append (GTK_BOX (box), scrolled);
  return box;
}

static void
monev_history_dialog_init (MonevHistoryDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), make_content (self));
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (self), 640, 460);
}

/** monev_history_dialog_new: Returns: (transfer none): to be presented; it reads. */
GtkWidget *
monev_history_dialog_new (MonevWindow *window, MonevSession *session,
                          const MonevDataAddressee *addressee, const MonevOfficeClock *clock)
{
  MonevHistoryDialog *self = g_object_new (MONEV_TYPE_HISTORY_DIALOG, NULL);
  g_autofree char *title = g_strdup_printf (_("Data Masuk %s"), addressee->agency_name);

  self->window = window;
  self->session = g_object_ref (session);
  self->clock = monev_office_clock_copy (clock);
  gtk_window_set_title (GTK_WINDOW (self), title);
  gtk_window_set_transient_for (GTK_WINDOW (self), GTK_WINDOW (window));
  monev_data_ask_send (
      session, G_OBJECT (self),
      &(MonevDataAsk) { .act = MONEV_DATA_ASK_HISTORY, .addressee = addressee }, on_loaded);
  return GTK_WIDGET (self);
}
