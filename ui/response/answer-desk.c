#include "answer-desk.h"

#include "answer-file.h"
#include "entry-desk.h"
#include "response/office-response.h"
#include "ui/common/count-text.h"
#include "ui/common/data-grid.h"
#include "ui/common/empty-state.h"
#include "ui/reference/panel.h"

#include <glib/gi18n.h>
#include <string.h>

enum { COLUMN_TITLE, COLUMN_STATE, COLUMN_ENUMERATOR, COLUMN_SITE, COLUMN_SUBMITTED, COLUMN_FAULTS,
       COLUMN_VERSION, N_COLUMNS };

static const struct
{
  const char *state, *title;
} states[] = {
  { "", N_("Semua") },
  { MONEV_RESPONSE_ISIAN, N_("Belum selesai diisi") },
  { MONEV_RESPONSE_MASUK, N_("Masuk") },
  { MONEV_RESPONSE_DIPERIKSA, N_("Diperiksa") },
  { MONEV_RESPONSE_DIKOREKSI, N_("Dikoreksi") },
  { MONEV_RESPONSE_DISETUJUI, N_("Disetujui") },
  { MONEV_RESPONSE_DITOLAK, N_("Ditolak") },
};

struct _MonevAnswerDesk
{
  MonevPage parent;
  MonevWindow *window;
  MonevSession *session;
  GCancellable *cancellable;
  MonevInstrumentEntry *instrument;
  MonevListSource *list;
  MonevDataGrid *grid;
  GPtrArray *entries; /* MonevResponseEntry, as shown */
  GtkStack *stack;
  GtkWidget *scrolled, *empty, *failure, *fill;
  GtkDropDown *filter;
  gboolean reading, again, ready;
};

G_DEFINE_FINAL_TYPE (MonevAnswerDesk, monev_answer_desk, MONEV_TYPE_PAGE)

static const char *
state_words (const char *state)
{
  for (guint i = 1; i < G_N_ELEMENTS (states); i++)
    if (strcmp (states[i].state, state) == 0)
      return _(states[i].title);
  return state;
}

static char *
day_of (gint64 at)
{
  g_autoptr (GDateTime) moment = g_date_time_new_from_unix_local (at / 1000);

  return at == 0 ? g_strdup ("") : g_date_time_format (moment, "%d-%m-%Y");
}

static char **
row_of (const MonevResponseEntry *entry)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autofree char *day = day_of (entry->submitted_at);
  g_autofree char *faults = entry->faults > 0 ? monev_count_text (entry->faults) : g_strdup ("");
  g_autofree char *version = g_strdup_printf ("%" G_GINT64_FORMAT, entry->number);
  const char *title = *entry->title != '\0' ? entry->title
                      : *entry->key != '\0' ? entry->key : _("(belum bernama)");

  g_strv_builder_add_many (builder, title, state_words (entry->state), entry->enumerator,
                           entry->site, day, faults, version, NULL);
  return g_strv_builder_end (builder);
}

static MonevState
state_of (const char *const *row, guint column, gpointer data)
{
  if (column == COLUMN_FAULTS && *row[column] != '\0')
    return MONEV_STATE_QUESTION;
  if (column != COLUMN_STATE)
    return MONEV_STATE_NORMAL;
  if (strcmp (row[column], _("Disetujui")) == 0)
    return MONEV_STATE_GOOD;
  if (strcmp (row[column], _("Ditolak")) == 0)
    return MONEV_STATE_ERROR;
  return strcmp (row[column], _("Dikoreksi")) == 0 ? MONEV_STATE_CHANGED : MONEV_STATE_NORMAL;
}

static void
say_count (MonevAnswerDesk *self)
{
  guint total = monev_list_source_get_n_total (self->list);
  guint shown = monev_grid_source_get_n_rows (MONEV_GRID_SOURCE (self->list));
  g_autofree char *text = shown < total
                              ? g_strdup_printf (_("%u dari %u jawaban"), shown, total)
                              : g_strdup_printf (_("%u jawaban"), total);

  monev_page_set_subtitle (MONEV_PAGE (self), text);
}

/* Keys of the desk are heard only where something in it has the focus. */
static void
hold_focus (MonevAnswerDesk *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (self->ready && (root == NULL || gtk_root_get_focus (root) != NULL))
    return;
  gtk_widget_grab_focus (gtk_stack_get_visible_child (self->stack) == self->scrolled
                             ? GTK_WIDGET (self->grid)
                             : monev_empty_state_get_button (MONEV_EMPTY_STATE (self->empty)));
}

static void
show_entries (MonevAnswerDesk *self, GPtrArray *entries)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  g_clear_pointer (&self->entries, g_ptr_array_unref);
  self->entries = entries;
  for (guint i = 0; i < entries->len; i++)
    g_ptr_array_add (rows, row_of (g_ptr_array_index (entries, i)));
  monev_list_source_update_rows (self->list, rows);
  gtk_stack_set_visible_child (self->stack, entries->len > 0 ? self->scrolled : self->empty);
  hold_focus (self);
  if (entries->len > 0)
    gtk_widget_add_css_class (self->fill, "suggested-action");
  else
    gtk_widget_remove_css_class (self->fill, "suggested-action");
  say_count (self);
}

/* ---- reading ---- */

static void load (MonevAnswerDesk *self);

static void
on_loaded (gpointer owner, gpointer result, const GError *error)
{
  MonevAnswerDesk *self = owner;

  self->reading = FALSE;
  if (error == NULL)
    {
      show_entries (self, result);
      self->ready = TRUE;
    }
  else if (!self->ready)
    {
      monev_empty_state_set_error (MONEV_EMPTY_STATE (self->failure), error);
      gtk_stack_set_visible_child (self->stack, self->failure);
    }
  if (self->again)
    load (self);
}

typedef struct
{
  char *instrument_id, *state;
} Load;

static void
load_free (gpointer data)
{
  g_free (((Load *) data)->instrument_id);
  g_free (((Load *) data)->state);
  g_free (data);
}

static gpointer
load_job (MonevDbJob *job, gpointer data, GError **error)
{
  Load *what = data;

  return monev_response_store_list (monev_db_job_connection (job), what->instrument_id,
                                    what->state, "", error);
}

static void
load (MonevAnswerDesk *self)
{
  guint chosen = gtk_drop_down_get_selected (self->filter);
  Load *what;

  self->again = self->reading;
  if (self->reading)
    return;
  self->reading = TRUE;
  what = g_new (Load, 1);
  *what = (Load) { g_strdup (self->instrument->id),
                   g_strdup (states[MIN (chosen, G_N_ELEMENTS (states) - 1)].state) };
  monev_session_call (self->session, G_OBJECT (self),
                      &(MonevDbJobSpec) { .lane = MONEV_DB_LANE_READ,
                                          .work = load_job,
                                          .data = what,
                                          .free_data = load_free,
                                          .free_result = (GDestroyNotify) g_ptr_array_unref,
                                          .cancellable = self->cancellable },
                      on_loaded);
}

static void
on_changed (MonevAnswerDesk *self)
{
  static const char *const enters[] = { "answers.fill", "answers.import" };
  static const char *const reviews[] = { "answers.check", "answers.approve", "answers.refuse" };
  g_autofree char *why = NULL;
  gboolean enter, review;

  if (monev_session_get_actor (self->session) == NULL)
    return;
  enter = monev_session_allows (self->session, MONEV_ACT_RESPONSE_ENTER, &why)
          && self->instrument->number > 0;
  review = monev_session_allows (self->session, MONEV_ACT_RESPONSE_REVIEW, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (enters); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), enters[i], enter);
  for (guint i = 0; i < G_N_ELEMENTS (reviews); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), reviews[i], review);
  gtk_widget_set_tooltip_text (self->fill, enter                           ? _("Isi jawaban baru (Ctrl+N)")
                                           : self->instrument->number == 0 ? _("Terbitkan dahulu instrumennya")
                                                                           : why);
  load (self);
}

/* ---- what can be done ---- */

static const MonevResponseEntry *
entry_at (MonevAnswerDesk *self, guint row)
{
  return self->entries->pdata[monev_list_source_get_index (self->list, row)];
}

static void
open_entry (MonevAnswerDesk *self, const char *id)
{
  monev_window_push_desk (self->window, monev_entry_desk_new (self->window, self->session,
                                                              self->instrument->id, id));
}

static void
on_row_activated (MonevAnswerDesk *self, guint row)
{
  open_entry (self, entry_at (self, row)->id);
}

static void
fill (GtkWidget *widget, const char *name, GVariant *parameter)
{
  open_entry (MONEV_ANSWER_DESK (widget), NULL);
}

static void
open_row (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MonevAnswerDesk *self = MONEV_ANSWER_DESK (widget);
  guint row;

  if (monev_data_grid_get_cursor (self->grid, &row, NULL)
      && row < monev_grid_source_get_n_rows (MONEV_GRID_SOURCE (self->list)))
    on_row_activated (self, row);
}

static void
import (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MonevAnswerDesk *self = MONEV_ANSWER_DESK (widget);

  monev_answer_file_ask_import (self->window, self->session, widget, self->instrument->id,
                                G_CALLBACK (load));
}

static void
export (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MonevAnswerDesk *self = MONEV_ANSWER_DESK (widget);
  const char *what = g_variant_get_string (parameter, NULL);

  monev_answer_file_ask_export (self->window, self->session, widget, self->instrument->id,
                                self->instrument->title,
                                g_str_equal (what, "csv")   ? "csv"
                                : g_str_equal (what, "pdf") ? "pdf"
                                                            : "xlsx",
                                g_str_equal (what, "labels"));
}

/* ---- deciding ---- */

typedef struct
{
  MonevActor *actor;
  GPtrArray *entries;
  char *state, *reason;
} Decision;

static void
decision_free (gpointer data)
{
  Decision *decision = data;

  monev_actor_free (decision->actor);
  g_ptr_array_unref (decision->entries);
  g_free (decision->state);
  g_free (decision->reason);
  g_free (decision);
}

static gpointer
decide_job (MonevDbJob *job, gpointer data, GError **error)
{
  Decision *decision = data;

  return monev_responses_set_state (monev_db_job_connection (job), decision->actor,
                                    decision->entries, decision->state, decision->reason, error)
             ? g_strdup_printf (_("%u jawaban: %s"), decision->entries->len,
                                state_words (decision->state))
             : NULL;
}

static void
on_decided (gpointer owner, gpointer result, const GError *error)
{
  g_autofree char *text = result;

  if (error != NULL)
    monev_reference_tell (GTK_WIDGET (owner), error);
  else
    gtk_widget_activate_action (GTK_WIDGET (owner), "win.toast", "s", text);
  load (owner);
}

/* The rows that are marked, else the one with the cursor; only those that may become so. */
static GPtrArray *
chosen_for (MonevAnswerDesk *self, const char *state)
{
  GPtrArray *chosen
      = g_ptr_array_new_with_free_func ((GDestroyNotify) monev_response_entry_free);
  guint n = monev_grid_source_get_n_rows (MONEV_GRID_SOURCE (self->list));
  MonevGridRange range;
  guint first = 0, last = 0;

  if (monev_data_grid_get_selection (self->grid, &range))
    {
      first = range.row;
      last = range.row + range.n_rows - 1;
    }
  else if (monev_data_grid_get_cursor (self->grid, &first, NULL))
    last = first;
  for (guint row = first; row <= last && row < n; row++)
    if (monev_response_may_become (entry_at (self, row)->state, state))
      g_ptr_array_add (chosen, monev_response_entry_copy (entry_at (self, row)));
  return chosen;
}

/** monev_answer_desk_decide: what is marked becomes @state, as far as it may; @reason: "" for none. */
void
monev_answer_desk_decide (MonevAnswerDesk *self, const char *state, const char *reason)
{
  const MonevActor *actor = monev_session_get_actor (self->session);
  g_autoptr (GPtrArray) entries = chosen_for (self, state);
  Decision *decision;

  if (actor == NULL)
    return;
  if (entries->len == 0)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s",
                                  _("Pilih dahulu jawaban yang sudah masuk."));
      return;
    }
  decision = g_new (Decision, 1);
  *decision = (Decision) { monev_actor_copy (actor), g_ptr_array_ref (entries), g_strdup (state),
                           g_strdup (reason) };
  monev_session_call (self->session, G_OBJECT (self),
                      &(MonevDbJobSpec) { .lane = MONEV_DB_LANE_WRITE,
                                          .work = decide_job,
                                          .data = decision,
                                          .free_data = decision_free,
                                          .free_result = g_free },
                      on_decided);
}

static void
approve (GtkWidget *widget, const char *name, GVariant *parameter)
{
  monev_answer_desk_decide (MONEV_ANSWER_DESK (widget), MONEV_RESPONSE_DISETUJUI, "");
}

static void
on_reason (MonevAnswerDesk *self, const char *response, GtkWidget *dialog)
{
  GtkWidget *entry = adw_message_dialog_get_extra_child (ADW_MESSAGE_DIALOG (dialog));

  if (g_str_equal (response, "cancel"))
    return;
  monev_answer_desk_decide (self, response, gtk_editable_get_text (GTK_EDITABLE (entry)));
}

static void
on_typed (GtkWidget *entry)
{
  GtkWidget *dialog = GTK_WIDGET (gtk_widget_get_root (entry));
  const char *state = g_object_get_data (G_OBJECT (dialog), "state");

  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (dialog), state,
                                           *gtk_editable_get_text (GTK_EDITABLE (entry)) != '\0');
}

static void
ask_reason (MonevAnswerDesk *self, const char *heading, const char *state, const char *button)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self->window), heading,
                                              _("Alasannya disimpan bersama jawaban."));
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _("Alasan"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Alasan"), -1);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), entry);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Batal"), state,
                                    button, NULL);
  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (dialog), state, FALSE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), state);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_object_set_data_full (G_OBJECT (dialog), "state", g_strdup (state), g_free);
  g_signal_connect (entry, "changed", G_CALLBACK (on_typed), NULL);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_reason), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (entry);
}

static void
refuse (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ask_reason (MONEV_ANSWER_DESK (widget), _("Tolak jawaban?"), MONEV_RESPONSE_DITOLAK,
              _("_Tolak"));
}

static void
check (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ask_reason (MONEV_ANSWER_DESK (widget), _("Periksa lagi?"), MONEV_RESPONSE_DIPERIKSA,
              _("_Periksa Lagi"));
}

static void
reload (GtkWidget *widget, const char *name, GVariant *parameter)
{
  load (MONEV_ANSWER_DESK (widget));
}

/** monev_answer_desk_filter: @state: "" for all. */
void
monev_answer_desk_filter (MonevAnswerDesk *self, const char *state)
{
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    if (strcmp (states[i].state, state) == 0)
      gtk_drop_down_set_selected (self->filter, i);
}

/** monev_answer_desk_get_list: Returns: (transfer none): its rows. */
MonevListSource *
monev_answer_desk_get_list (MonevAnswerDesk *self)
{
  return self->list;
}

/** monev_answer_desk_is_ready: Returns: whether the list was read. */
gboolean
monev_answer_desk_is_ready (MonevAnswerDesk *self)
{
  return self->ready && !self->reading;
}

/* ---- how it is built ---- */

static void
make_list (MonevAnswerDesk *self)
{
  const MonevListColumn columns[N_COLUMNS] = {
    { _("Responden"), MONEV_SORT_TEXT, 220, TRUE, FALSE },
    { _("Keadaan"), MONEV_SORT_TEXT, 150, FALSE, FALSE },
    { _("Petugas"), MONEV_SORT_TEXT, 180, FALSE, FALSE },
    { _("Lokasi"), MONEV_SORT_TEXT, 140, FALSE, FALSE },
    { _("Masuk"), MONEV_SORT_DATE, 104, FALSE, FALSE },
    { _("Catatan"), MONEV_SORT_NUMBER, 80, FALSE, FALSE },
    { _("Versi"), MONEV_SORT_NUMBER, 64, FALSE, FALSE },
  };
  g_autoptr (GMenu) menu = g_menu_new ();

  g_menu_append (menu, _("_Buka"), "answers.open");
  g_menu_append (menu, _("_Setujui"), "answers.approve");
  g_menu_append (menu, _("_Tolak…"), "answers.refuse");
  g_menu_append (menu, _("_Periksa Lagi…"), "answers.check");
  self->list = monev_list_source_new (columns, N_COLUMNS);
  monev_list_source_set_state_func (self->list, state_of, NULL, NULL);
  self->grid = MONEV_DATA_GRID (monev_data_grid_new (MONEV_GRID_SOURCE (self->list)));
  monev_data_grid_set_frozen (self->grid, 1);
  monev_data_grid_set_menu_model (self->grid, G_MENU_MODEL (menu));
  monev_data_grid_set_placeholder (self->grid, _("Tidak ada yang cocok. Ubah kata pencarian."));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->grid), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Daftar jawaban"), -1);
  g_signal_connect_swapped (self->grid, "row-activated", G_CALLBACK (on_row_activated), self);
  g_signal_connect_object (self->list, "changed", G_CALLBACK (say_count), self,
                           G_CONNECT_SWAPPED);
  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), GTK_WIDGET (self->grid));
}

static GtkWidget *
make_more (void)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) out = g_menu_new (), decide = g_menu_new ();

  g_menu_append (decide, _("_Setujui"), "answers.approve");
  g_menu_append (decide, _("_Tolak…"), "answers.refuse");
  g_menu_append (decide, _("_Periksa Lagi…"), "answers.check");
  g_menu_append (out, _("Ekspor Excel, dengan _kalimat…"), "answers.export::labels");
  g_menu_append (out, _("Ekspor Excel, dengan k_ode…"), "answers.export::codes");
  g_menu_append (out, _("Ekspor _CSV…"), "answers.export::csv");
  g_menu_append (out, _("Ekspor _PDF, satu jawaban per lembar…"), "answers.export::pdf");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (decide));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (out));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_set_tooltip_text (button, _("Tindakan lain"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Tindakan lain"), -1);
  return button;
}

static void
add_tools (MonevAnswerDesk *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *from = gtk_button_new_with_mnemonic (_("_Impor…"));
  const char *names[G_N_ELEMENTS (states) + 1] = { NULL };

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    names[i] = _(states[i].title);
  self->filter = GTK_DROP_DOWN (gtk_drop_down_new_from_strings (names));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->filter), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Jawaban yang ditampilkan"), -1);
  g_signal_connect_swapped (self->filter, "notify::selected", G_CALLBACK (load), self);
  monev_page_add_start (MONEV_PAGE (self), GTK_WIDGET (self->filter));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (from), "answers.import");
  self->fill = gtk_button_new_with_mnemonic (_("_Isi Jawaban"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->fill), "answers.fill");
  gtk_box_append (GTK_BOX (box), from);
  gtk_box_append (GTK_BOX (box), self->fill);
  gtk_box_append (GTK_BOX (box), make_more ());
  monev_page_add_end (MONEV_PAGE (self), box);
}

static void
add_states (MonevAnswerDesk *self)
{
  self->empty = monev_empty_state_new (
      "monev-instrument-symbolic", _("Belum ada jawaban"),
      _("Isi di sini dari kertas, atau impor hasil KoBo, ODK, dan tabel Excel."));
  monev_empty_state_set_button (MONEV_EMPTY_STATE (self->empty), _("Isi Jawaban"), "answers.fill");
  monev_empty_state_set_second (MONEV_EMPTY_STATE (self->empty), _("Impor dari Berkas…"),
                                "answers.import");
  self->failure = monev_empty_state_new (NULL, "", "");
  monev_empty_state_set_button (MONEV_EMPTY_STATE (self->failure), _("Coba Lagi"),
                                "answers.reload");
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_child (self->stack, adw_bin_new ());
  gtk_stack_add_child (self->stack, self->scrolled);
  gtk_stack_add_child (self->stack, self->empty);
  gtk_stack_add_child (self->stack, self->failure);
}

static gboolean
grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (MONEV_ANSWER_DESK (widget)->grid));
}

static void
monev_answer_desk_dispose (GObject *object)
{
  MonevAnswerDesk *self = MONEV_ANSWER_DESK (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->list);
  g_clear_object (&self->session);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  G_OBJECT_CLASS (monev_answer_desk_parent_class)->dispose (object);
}

static void
monev_answer_desk_finalize (GObject *object)
{
  MonevAnswerDesk *self = MONEV_ANSWER_DESK (object);

  g_object_unref (self->cancellable);
  monev_instrument_entry_free (self->instrument);
  G_OBJECT_CLASS (monev_answer_desk_parent_class)->finalize (object);
}

static void
monev_answer_desk_class_init (MonevAnswerDeskClass *klass)
{
  static const struct
  {
    const char *name, *type;
    GtkWidgetActionActivateFunc act;
  } acts[] = {
    { "answers.fill", NULL, fill },       { "answers.open", NULL, open_row },
    { "answers.import", NULL, import },   { "answers.export", "s", export },
    { "answers.approve", NULL, approve }, { "answers.refuse", NULL, refuse },
    { "answers.check", NULL, check },     { "answers.reload", NULL, reload },
  };
  GtkWidgetClass *widget = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = monev_answer_desk_dispose;
  G_OBJECT_CLASS (klass)->finalize = monev_answer_desk_finalize;
  widget->grab_focus = grab_focus;
  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    gtk_widget_class_install_action (widget, acts[i].name, acts[i].type, acts[i].act);
  gtk_widget_class_add_binding_action (widget, GDK_KEY_n, GDK_CONTROL_MASK, "answers.fill", NULL);
  gtk_widget_class_add_binding_action (widget, GDK_KEY_F5, 0, "answers.reload", NULL);
}

static void
monev_answer_desk_init (MonevAnswerDesk *self)
{
  self->cancellable = g_cancellable_new ();
  self->entries = g_ptr_array_new ();
  make_list (self);
  add_states (self);
  monev_page_set_content (MONEV_PAGE (self), GTK_WIDGET (self->stack));
}

/** monev_answer_desk_new: @instrument: copied. Returns: (transfer floating): it reads. */
GtkWidget *
monev_answer_desk_new (MonevWindow *window, MonevSession *session,
                       const MonevInstrumentEntry *instrument)
{
  MonevAnswerDesk *self = g_object_new (MONEV_TYPE_ANSWER_DESK, NULL);
  g_autofree char *title = g_strdup_printf (_("Jawaban: %s"), instrument->title);

  self->window = window;
  self->session = g_object_ref (session);
  self->instrument = monev_instrument_entry_copy (instrument);
  add_tools (self);
  monev_page_set_title (MONEV_PAGE (self), title);
  monev_page_set_source (MONEV_PAGE (self), MONEV_GRID_SOURCE (self->list));
  g_signal_connect_object (session, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "actor-changed", G_CALLBACK (on_changed), self,
                           G_CONNECT_SWAPPED);
  on_changed (self);
  return GTK_WIDGET (self);
}
