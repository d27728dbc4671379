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
  MonevDataAddressee *addressee;
  MonevRoundRow *chosen;   /* (weak) (nullable): for which files are being chosen */
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

static void load (MonevHistoryDialog *self);

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
    monev_window_toast (self->window, _("Berkas disimpan"), NULL, NULL, NULL, NULL);
}

static void
save_to (gpointer owner, const char *path, gpointer id)
{
  MonevHistoryDialog *self = owner;

  monev_data_ask_send (
      self->session, G_OBJECT (self),
      &(MonevDataAsk) { .act = MONEV_DATA_ASK_SAVE_FILE, .text = id, .path = path }, on_saved);
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

/* ---- what is told of a round ---- */

static void
on_told (gpointer owner, gpointer result, const GError *error)
{
  MonevHistoryDialog *self = owner;
  g_autofree char *line = NULL;

  g_clear_pointer (&result, monev_data_answer_free);
  if (self->session == NULL)
    return;
  line = error == NULL ? g_strdup ("") : monev_error_text_line (error);
  show_fault (self, line);
  load (self);
}

static void
ask (MonevHistoryDialog *self, const MonevDataAsk *what)
{
  self->ready = FALSE;
  monev_data_ask_send (self->session, G_OBJECT (self), what, on_told);
}

static void
on_describe (MonevHistoryDialog *self, MonevRoundRow *row)
{
  g_autofree char *day = NULL;
  MonevDataAsk what = { .act = MONEV_DATA_ASK_DESCRIBE, .round = monev_round_row_get_round (row) };

  monev_round_row_get_details (row, &what.details, &day);
  ask (self, &what);
}

static void
on_detach (MonevHistoryDialog *self, const char *id, MonevRoundRow *row)
{
  ask (self, &(MonevDataAsk) { .act = MONEV_DATA_ASK_DETACH,
                               .round = monev_round_row_get_round (row),
                               .text = id });
}

/** monev_history_dialog_attach: as if the files were chosen for the nth round from below. */
void
monev_history_dialog_attach (MonevHistoryDialog *self, MonevRoundRow *row,
                             const char *const *paths)
{
  ask (self, &(MonevDataAsk) { .act = MONEV_DATA_ASK_ATTACH,
                               .round = monev_round_row_get_round (row),
                               .paths = paths });
}

static void
on_paths (gpointer owner, const char *const *paths)
{
  MonevHistoryDialog *self = owner;

  if (self->chosen != NULL && self->session != NULL)
    monev_history_dialog_attach (self, self->chosen, paths);
}

static void
on_attach (MonevHistoryDialog *self, MonevRoundRow *row)
{
  static const char *const endings[]
      = { "pdf", "jpg", "jpeg", "png", "docx", "doc", "xlsx", "xls", "txt", "eml", NULL };

  g_set_weak_pointer (&self->chosen, row);
  monev_data_ask_files (GTK_WIDGET (self), _("Lampiran data masuk"),
                        _("Surat, foto, dan pindaian"), endings, FALSE, on_paths);
}

static void
on_save (MonevHistoryDialog *self, const char *id, const char *name)
{
  monev_data_ask_path (GTK_WIDGET (self),
                       &(MonevPathQuestion) { _("Simpan berkas"), _("_Simpan"), name, NULL },
                       save_to, g_strdup (id), g_free);
}

static void
add_round (MonevHistoryDialog *self, const MonevDataSubmission *round, const GPtrArray *files)
{
  g_autofree char *details = details_of (self, round);
  GtkWidget *row = monev_round_row_new (round, files, details,
                                        monev_session_allows (self->session,
                                                              MONEV_ACT_DATA_RECEIVE, NULL));

  g_signal_connect_object (row, "describe", G_CALLBACK (on_describe), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "attach", G_CALLBACK (on_attach), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "detach", G_CALLBACK (on_detach), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "save", G_CALLBACK (on_save), self, G_CONNECT_SWAPPED);
  gtk_list_box_append (self->list, row);
}

static void
on_loaded (gpointer owner, gpointer result, const GError *error)
{
  MonevHistoryDialog *self = owner;
  g_autoptr (MonevDataAnswer) answer = result;
  GtkListBoxRow *row;

  if (self->session == NULL)
    return;
  self->ready = TRUE;
  if (error != NULL)
    {
      g_autofree char *line = monev_error_text_line (error);

      show_fault (self, line);
      return;
    }
  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = answer->rounds->len; i > 0; i--)
    add_round (self, answer->rounds->pdata[i - 1], answer->attached);
}

static void
load (MonevHistoryDialog *self)
{
  monev_data_ask_send (
      self->session, G_OBJECT (self),
      &(MonevDataAsk) { .act = MONEV_DATA_ASK_HISTORY, .addressee = self->addressee }, on_loaded);
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
  g_clear_weak_pointer (&self->chosen);
  g_clear_pointer (&self->addressee, monev_data_addressee_free);
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
  self->addressee = monev_data_addressee_copy (addressee);
  load (self);
  return GTK_WIDGET (self);
}
