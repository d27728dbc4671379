#include "start-desk.h"

#include "base/number.h"
#include "ui/common/empty-state.h"
#include "ui/common/short-words.h"
#include "ui/common/text-key.h"
#include "ui/reference/panel.h"
#include "view-parts.h"

#include <glib/gi18n.h>
#include <string.h>

#define SIDE_WIDTH 340

struct _MonevStartDesk
{
  MonevPage parent;
  MonevWindow *window;
  MonevSession *session;
  GCancellable *cancellable;
  MonevStartChoices *choices;
  GtkStack *stack;
  GtkStack *lists;
  GtkListBox *procedures, *earlier;
  GtkLabel *no_earlier;
  MonevStartForm *form;
  MonevEmptyState *failure;
  GtkWidget *begin, *search;
  char **words;
  const MonevActivityLine *copied; /* nullable: of the choices */
  gint64 year; /* of the form: runs of another one can be copied */
  gboolean busy, loading, discard;
  GtkWidget *question; /* weak */
};

G_DEFINE_FINAL_TYPE (MonevStartDesk, monev_start_desk, MONEV_TYPE_PAGE)

/* Where all runs are of the year on this page: which year to choose. */
static void
say_no_earlier (MonevStartDesk *self)
{
  GPtrArray *earlier = self->choices != NULL ? self->choices->earlier : NULL;
  gboolean others = FALSE;
  g_autofree char *text = NULL;

  for (guint i = 0; earlier != NULL && i < earlier->len; i++)
    others |= ((const MonevActivityLine *) earlier->pdata[i])->year != self->year;
  if (others)
    text = g_strdup (_("Tidak ada agenda dari tahun lain yang cocok."));
  else if (earlier != NULL && earlier->len > 0)
    text = g_strdup_printf (_("Semua agenda yang ada dari Tahun Anggaran %d. Pilih Tahun Anggaran "
                              "%d di sebelah kanan untuk menyalinnya."),
                            (int) self->year, (int) self->year + 1);
  else
    text = g_strdup (_("Belum ada agenda yang dapat disalin."));
  gtk_label_set_text (self->no_earlier, text);
}

static void
follow_year (MonevStartDesk *self)
{
  if (self->year == monev_start_form_get_year (self->form))
    return;
  self->year = monev_start_form_get_year (self->form);
  gtk_list_box_invalidate_filter (self->earlier);
  say_no_earlier (self);
}

static void
show_state (MonevStartDesk *self)
{
  g_autofree char *why = NULL;
  gboolean may = monev_session_allows (self->session, MONEV_ACT_ACTIVITY_START, &why);
  const char *missing = self->choices != NULL ? monev_start_form_missing (self->form) : "";

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "start.begin",
                                 may && missing == NULL && !self->busy);
  gtk_widget_set_tooltip_text (self->begin, !may ? why : missing != NULL ? missing
                                                       : _("Mulai (Ctrl+Enter)"));
  follow_year (self);
  monev_page_set_subtitle (MONEV_PAGE (self), !may ? why : missing != NULL ? missing : "");
}

/* ---- choosing ---- */

static void
on_procedure (gpointer owner, gpointer result, const GError *error)
{
  MonevStartDesk *self = owner;
  g_autoptr (MonevProcedure) procedure = result;

  self->loading = FALSE;
  if (error != NULL)
    monev_reference_tell (GTK_WIDGET (self), error);
  else
    monev_start_form_set_procedure (self->form, procedure, self->copied);
  show_state (self);
}

static void
choose (MonevStartDesk *self, const char *code, const MonevActivityLine *copied)
{
  self->copied = copied;
  self->loading = TRUE;
  monev_start_procedure_load (self->session, G_OBJECT (self), code, self->cancellable, on_procedure);
}

static void
on_procedure_chosen (MonevStartDesk *self, GtkListBoxRow *row)
{
  const MonevProcedureEntry *entry
      = row != NULL ? g_object_get_data (G_OBJECT (row), "monev-choice") : NULL;

  if (entry != NULL)
    choose (self, entry->shipped ? entry->code : entry->id, NULL);
}

static void
on_earlier_chosen (MonevStartDesk *self, GtkListBoxRow *row)
{
  const MonevActivityLine *line
      = row != NULL ? g_object_get_data (G_OBJECT (row), "monev-choice") : NULL;

  if (line != NULL)
    choose (self, line->procedure_code, line);
}

static gboolean
fits (GtkListBoxRow *row, gpointer data)
{
  MonevStartDesk *self = data;
  const char *key = g_object_get_data (G_OBJECT (row), "monev-key");

  return self->words == NULL || key == NULL
         || monev_text_key_match (key, (const char *const *) self->words);
}

/* The year on this page counts, whatever year the window shows. */
static gboolean
fits_year (GtkListBoxRow *row, gpointer data)
{
  MonevStartDesk *self = data;
  const MonevActivityLine *line = g_object_get_data (G_OBJECT (row), "monev-choice");

  /* A row is filtered once before it is told what it stands for. */
  return line == NULL || (line->year != self->year && fits (row, data));
}

static void
on_list_shown (MonevStartDesk *self)
{
  gboolean earlier
      = g_strcmp0 (gtk_stack_get_visible_child_name (self->lists), "earlier") == 0;

  /* The lists go one by one when the desk does, and the form may be gone by then. */
  if (gtk_widget_in_destruction (GTK_WIDGET (self)))
    return;
  monev_start_form_set_prompt (self->form, earlier ? _("Pilih agenda di sebelah kiri")
                                                   : _("Pilih SOP di sebelah kiri"));
}

static void
on_search (MonevStartDesk *self, GtkSearchEntry *entry)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (entry));

  g_clear_pointer (&self->words, g_strfreev);
  if (*text != '\0')
    self->words = monev_text_key_words (text);
  gtk_list_box_invalidate_filter (self->procedures);
  gtk_list_box_invalidate_filter (self->earlier);
}

/* @whole: what a short @title stands for; it is searched, too. */
static void
add_choice (GtkListBox *list, const char *title, const char *text, const char *whole,
            gconstpointer choice)
{
  GtkWidget *row = monev_view_row (list, title, text);
  g_autofree char *words = monev_short_words (whole);
  g_autofree char *all = g_strjoin (" ", title, text, whole, words, NULL);

  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  if (strcmp (title, whole) != 0)
    gtk_widget_set_tooltip_text (row, whole);
  g_object_set_data (G_OBJECT (row), "monev-choice", (gpointer) choice);
  g_object_set_data_full (G_OBJECT (row), "monev-key", monev_text_key_fold (all), g_free);
}

static void
add_procedure (MonevStartDesk *self, const MonevProcedureEntry *entry)
{
  g_autofree char *minutes = monev_number_format_int (entry->minutes);
  g_autofree char *time = g_strdup_printf (_(" · %s menit"), minutes);
  g_autofree char *text
      = g_strdup_printf (_("%s · %d langkah%s%s"), entry->code, (int) entry->steps,
                         entry->minutes > 0 ? time : "", entry->shipped ? "" : _(" · milik kantor"));

  add_choice (self->procedures, entry->list_title, text, entry->title, entry);
}

static void
add_earlier (MonevStartDesk *self, const MonevActivityLine *line)
{
  g_autofree char *text
      = g_strdup_printf (_("%d · %s · %s"), (int) line->year, line->procedure_code,
                         line->coordinator);

  add_choice (self->earlier, line->title, text, line->title, line);
}

/* ---- reading ---- */

static void
on_choices (gpointer owner, gpointer result, const GError *error)
{
  MonevStartDesk *self = owner;

  if (error != NULL)
    {
      monev_empty_state_set_error (self->failure, error);
      gtk_stack_set_visible_child_name (self->stack, "failure");
      return;
    }
  self->choices = result;
  for (guint i = 0; i < self->choices->procedures->len; i++)
    add_procedure (self, self->choices->procedures->pdata[i]);
  for (guint i = 0; i < self->choices->earlier->len; i++)
    add_earlier (self, self->choices->earlier->pdata[i]);
  gtk_list_box_invalidate_filter (self->earlier);
  say_no_earlier (self);
  monev_start_form_set_choices (self->form, self->choices);
  gtk_stack_set_visible_child_name (self->stack, "content");
  show_state (self);
  gtk_widget_grab_focus (self->search);
}

static void
load (MonevStartDesk *self)
{
  if (self->choices == NULL)
    monev_start_choices_load (self->session, G_OBJECT (self), self->cancellable, on_choices);
}

static void
act_reload (GtkWidget *widget, const char *name, GVariant *parameter)
{
  load (MONEV_START_DESK (widget));
}

/* ---- beginning ---- */

static void
say_notes (MonevStartDesk *self, MonevIssueList *issues)
{
  g_autoptr (GString) text = g_string_new (_("Agenda dimulai"));

  for (guint i = 0; i < MIN (monev_issue_list_size (issues), 2); i++)
    g_string_append_printf (text, ". %s", monev_issue_list_get (issues, i)->message);
  monev_window_toast (self->window, text->str, NULL, NULL, NULL, NULL);
}

static void
on_started (gpointer owner, gpointer result, const GError *error)
{
  MonevStartDesk *self = owner;
  MonevStarted *started = result;
  MonevWindow *window = self->window;

  self->busy = FALSE;
  show_state (self);
  if (error != NULL)
    {
      monev_reference_tell (GTK_WIDGET (self), error);
      return;
    }
  if (started->id == NULL)
    monev_start_form_show_faults (self->form, started->issues);
  else
    {
      say_notes (self, started->issues);
      self->discard = TRUE;
      monev_window_pop_desk (window);
      gtk_widget_activate_action (GTK_WIDGET (window), "win.open-activity", "(ss)", started->id, "");
    }
  monev_started_free (started);
}

/** monev_start_desk_begin: as Ctrl+Enter. Returns: whether it was sent. */
gboolean
monev_start_desk_begin (MonevStartDesk *self)
{
  if (self->busy || self->choices == NULL || monev_start_form_missing (self->form) != NULL
      || monev_session_get_actor (self->session) == NULL)
    return FALSE;
  self->busy = TRUE;
  show_state (self);
  monev_start_send (self->session, G_OBJECT (self), monev_start_form_get (self->form), on_started);
  return TRUE;
}

static void
act_begin (GtkWidget *widget, const char *name, GVariant *parameter)
{
  monev_start_desk_begin (MONEV_START_DESK (widget));
}

/* ---- leaving ---- */

static void
on_leave_answer (MonevStartDesk *self, const char *response)
{
  if (!g_str_equal (response, "discard"))
    return;
  self->discard = TRUE;
  monev_window_pop_desk (self->window);
}

static gboolean
on_closing (MonevStartDesk *self)
{
  GtkWidget *dialog;

  if (self->busy || self->question != NULL)
    return TRUE;
  if (self->discard || !monev_start_form_is_touched (self->form))
    return FALSE;
  dialog = adw_message_dialog_new (GTK_WINDOW (self->window), _("Buang isian?"),
                                   _("Agenda ini belum dimulai; isiannya tidak disimpan."));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Batal"), "discard",
                                    _("_Buang"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "discard",
                                              ADW_RESPONSE_DESTRUCTIVE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_leave_answer), self,
                           G_CONNECT_SWAPPED);
  g_set_weak_pointer (&self->question, dialog);
  gtk_window_present (GTK_WINDOW (dialog));
  return TRUE;
}

/* ---- building ---- */

static GtkListBox *
add_list (MonevStartDesk *self, const char *id, const char *title, const char *none,
          GCallback chosen)
{
  GtkWidget *list = gtk_list_box_new (), *scrolled = gtk_scrolled_window_new ();
  GtkWidget *empty = gtk_label_new (none);

  gtk_label_set_wrap (GTK_LABEL (empty), TRUE);
  gtk_widget_add_css_class (empty, "dim-label");
  gtk_widget_add_css_class (empty, "monev-due");
  gtk_list_box_set_placeholder (GTK_LIST_BOX (list), empty);
  gtk_list_box_set_filter_func (GTK_LIST_BOX (list), fits, self, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_signal_connect_object (list, "row-selected", chosen, self, G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), list);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_stack_add_titled (self->lists, scrolled, id, title);
  return GTK_LIST_BOX (list);
}

static GtkWidget *
make_side (MonevStartDesk *self)
{
  GtkWidget *side = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *search = gtk_search_entry_new (), *tabs = gtk_stack_switcher_new ();

  self->lists = GTK_STACK (gtk_stack_new ());
  self->procedures = add_list (self, "procedures", _("SOP"), _("Tidak ada SOP yang cocok."),
                               G_CALLBACK (on_procedure_chosen));
  self->earlier = add_list (self, "earlier", _("Salin dari Tahun Lalu"),
                            "", G_CALLBACK (on_earlier_chosen));
  gtk_list_box_set_filter_func (self->earlier, fits_year, self, NULL);
  self->no_earlier = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->no_earlier, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->no_earlier), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (self->no_earlier), "monev-due");
  gtk_list_box_set_placeholder (self->earlier, GTK_WIDGET (self->no_earlier));
  g_signal_connect_object (self->lists, "notify::visible-child", G_CALLBACK (on_list_shown), self,
                           G_CONNECT_SWAPPED);
  gtk_stack_switcher_set_stack (GTK_STACK_SWITCHER (tabs), self->lists);
  self->search = search;
  g_object_set (search, "placeholder-text", _("Cari judul atau kode"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Cari SOP"), -1);
  g_signal_connect_object (search, "search-changed", G_CALLBACK (on_search), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_css_class (side, "monev-start-side");
  gtk_widget_set_size_request (side, SIDE_WIDTH, -1);
  gtk_box_append (GTK_BOX (side), tabs);
  gtk_box_append (GTK_BOX (side), search);
  gtk_box_append (GTK_BOX (side), GTK_WIDGET (self->lists));
  return side;
}

static void
build (MonevStartDesk *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->form = MONEV_START_FORM (monev_start_form_new (self->session));
  g_signal_connect_object (self->form, "changed", G_CALLBACK (show_state), self, G_CONNECT_SWAPPED);
  gtk_widget_set_hexpand (GTK_WIDGET (self->form), TRUE);
  gtk_box_append (GTK_BOX (box), make_side (self));
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_VERTICAL));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->form));
  gtk_stack_add_named (self->stack, box, "content");
}

static void
monev_start_desk_dispose (GObject *object)
{
  MonevStartDesk *self = MONEV_START_DESK (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_weak_pointer (&self->question);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (monev_start_desk_parent_class)->dispose (object);
}

static void
monev_start_desk_finalize (GObject *object)
{
  MonevStartDesk *self = MONEV_START_DESK (object);

  g_object_unref (self->cancellable);
  g_strfreev (self->words);
  monev_start_choices_free (self->choices);
  G_OBJECT_CLASS (monev_start_desk_parent_class)->finalize (object);
}

static void
monev_start_desk_class_init (MonevStartDeskClass *klass)
{
  GtkWidgetClass *widget = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = monev_start_desk_dispose;
  G_OBJECT_CLASS (klass)->finalize = monev_start_desk_finalize;
  gtk_widget_class_install_action (widget, "start.begin", NULL, act_begin);
  gtk_widget_class_install_action (widget, "start.reload", NULL, act_reload);
}

static void
monev_start_desk_init (MonevStartDesk *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  self->cancellable = g_cancellable_new ();
  self->stack = GTK_STACK (gtk_stack_new ());
  self->failure = MONEV_EMPTY_STATE (monev_empty_state_new ("dialog-warning-symbolic", "", ""));
  monev_empty_state_set_button (self->failure, _("Coba Lagi"), "start.reload");
  gtk_stack_add_named (self->stack, gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), "nothing");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->failure), "failure");
  self->begin = gtk_button_new_with_mnemonic (_("_Mulai Agenda"));
  gtk_widget_add_css_class (self->begin, "suggested-action");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->begin), "start.begin");
  monev_page_add_end (MONEV_PAGE (self), self->begin);
  monev_page_set_desk (MONEV_PAGE (self), TRUE);
  monev_page_set_title (MONEV_PAGE (self), _("Mulai Agenda Kerja"));
  monev_page_set_content (MONEV_PAGE (self), GTK_WIDGET (self->stack));
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("<Control>s|<Control>Return|<Control>KP_Enter"),
                        gtk_named_action_new ("start.begin")));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect (self, "closing", G_CALLBACK (on_closing), NULL);
}

/** monev_start_desk_new: Returns: (transfer floating): to be given to monev_window_push_desk(). */
GtkWidget *
monev_start_desk_new (MonevWindow *window, MonevSession *session)
{
  MonevStartDesk *self = g_object_new (MONEV_TYPE_START_DESK, NULL);

  self->window = window;
  self->session = g_object_ref (session);
  build (self);
  show_state (self);
  load (self);
  return GTK_WIDGET (self);
}

/** monev_start_desk_is_ready: Returns: whether everything that was asked for is there. */
gboolean
monev_start_desk_is_ready (MonevStartDesk *self)
{
  return self->choices != NULL && !self->loading && !self->busy;
}

static const char *
key_of (MonevStartDesk *self, GtkListBox *list, gconstpointer choice)
{
  return list == self->procedures ? ((const MonevProcedureEntry *) choice)->code
                                  : ((const MonevActivityLine *) choice)->id;
}

static GtkListBoxRow *
find_row (MonevStartDesk *self, const char *code_or_run, GtkListBox **list)
{
  GtkListBox *lists[] = { self->procedures, self->earlier };
  GtkListBoxRow *row;

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    for (int at = 0; (row = gtk_list_box_get_row_at_index (lists[i], at)) != NULL; at++)
      if (strcmp (key_of (self, lists[i], g_object_get_data (G_OBJECT (row), "monev-choice")),
                  code_or_run) == 0)
        {
          *list = lists[i];
          return row;
        }
  return NULL;
}

/** monev_start_desk_choose: as if the row of a procedure (its code) or a run (its id) was pressed. */
void
monev_start_desk_choose (MonevStartDesk *self, const char *code_or_run)
{
  GtkListBox *list = NULL;
  GtkListBoxRow *row = find_row (self, code_or_run, &list);

  if (row != NULL)
    gtk_list_box_select_row (list, row);
}

/** monev_start_desk_offers: Returns: whether it stands in its list now, by the year and the search. */
gboolean
monev_start_desk_offers (MonevStartDesk *self, const char *code_or_run)
{
  GtkListBox *list = NULL;
  GtkListBoxRow *row = find_row (self, code_or_run, &list);

  return row != NULL && gtk_widget_get_child_visible (GTK_WIDGET (row));
}

/** monev_start_desk_get_form: Returns: (transfer none): the fields at the right. */
MonevStartForm *
monev_start_desk_get_form (MonevStartDesk *self)
{
  return self->form;
}
