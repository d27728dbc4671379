#include "head-dialog.h"

#include "activity-words.h"
#include "activity/plan.h"
#include "base/instant.h"
#include "choice.h"
#include "form-guard.h"
#include "people/people.h"
#include "ui/common/date-entry.h"
#include "ui/reference/pick-entry.h"
#include "view-parts.h"

#include <glib/gi18n.h>
#include <stdlib.h>
#include <string.h>

#define YEARS 5 /* around that of the run */

struct _MonevHeadDialog
{
  AdwWindow parent;
  MonevSession *session;
  MonevActivity *activity;
  MonevOfficeClock clock;
  MonevHeadTyped *before;
  GtkWidget *title, *kind, *year, *bidang, *coordinator, *start, *time;
  GtkWidget *from, *date, *content;
  GtkWidget *fault, *notes, *save, *column;
  GtkListBox *moves;
  GtkWidget *moves_head;
  guint n_moved;
  gboolean filling, busy, there;
};

enum
{
  SAVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MonevHeadDialog, monev_head_dialog, ADW_TYPE_WINDOW)

/* ---- what is typed ---- */

static const char *
text_of (GtkWidget *entry)
{
  return gtk_editable_get_text (GTK_EDITABLE (entry));
}

static char *
iso_of (GtkWidget *entry)
{
  GDate date;
  char text[11] = "";

  if (monev_date_entry_get_date (MONEV_DATE_ENTRY (entry), &date))
    g_date_strftime (text, sizeof text, "%Y-%m-%d", &date);
  return g_strdup (text);
}

/* Without a time it begins with the working day. */
static gboolean
read_start (MonevHeadDialog *self, gint64 *start)
{
  g_autofree char *iso = iso_of (self->start);
  MonevDate date;
  int minute;

  if (!monev_date_from_iso (iso, &date, NULL))
    return FALSE;
  if (*text_of (self->time) == '\0')
    *start = monev_office_clock_day_start (&self->clock, date);
  else if (monev_time_parse (text_of (self->time), &minute, NULL))
    *start = monev_office_clock_utc (&self->clock, (gint64) date * MONEV_MINUTES_PER_DAY + minute);
  else
    return FALSE;
  return TRUE;
}

/* Why it can't be saved as it is typed. */
static const char *
missing (MonevHeadDialog *self)
{
  gint64 start;

  if (!self->there)
    return _("Daftar bidang sedang dibaca.");
  if (*text_of (self->title) == '\0')
    return _("Isi judulnya.");
  if (!read_start (self, &start))
    return _("Isi tanggal mulai, dan jamnya bila perlu, misalnya 08.00.");
  if (*monev_pick_entry_get_id (MONEV_PICK_ENTRY (self->coordinator)) == '\0')
    return _("Pilih Sub Koordinator yang bertanggung jawab.");
  if (!monev_date_entry_is_valid (MONEV_DATE_ENTRY (self->date)))
    return _("Perbaiki tanggal disposisi, atau kosongkan.");
  return NULL;
}

static MonevHeadTyped *
take (MonevHeadDialog *self)
{
  MonevHeadTyped *typed = monev_head_typed_copy (self->before);
  char **texts[] = { &typed->title, &typed->kind, &typed->bidang_id, &typed->coordinator_id,
                     &typed->disposisi_from, &typed->disposisi_content };
  const char *values[] = { text_of (self->title),
                           monev_choice_get_id (GTK_DROP_DOWN (self->kind)),
                           monev_choice_get_id (GTK_DROP_DOWN (self->bidang)),
                           monev_pick_entry_get_id (MONEV_PICK_ENTRY (self->coordinator)),
                           text_of (self->from), text_of (self->content) };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_free (*texts[i]);
      *texts[i] = g_strdup (values[i]);
    }
  g_free (typed->disposisi_date);
  typed->disposisi_date = iso_of (self->date);
  typed->year = atoi (monev_choice_get_id (GTK_DROP_DOWN (self->year)));
  read_start (self, &typed->start_at);
  return typed;
}

/* ---- what another start does ---- */

static char *
due_text (MonevHeadDialog *self, gint64 due)
{
  return due != 0 ? monev_activity_words_moment (due, self->clock.zone)
                  : g_strdup (_("terbuka"));
}

static void
add_move (MonevHeadDialog *self, const MonevActivityMove *move)
{
  g_autofree char *title = monev_activity_words_title (move->step);
  g_autofree char *before = due_text (self, move->step->planned_due);
  g_autofree char *after = due_text (self, move->due);
  g_autofree char *text = move->step->planned_due == move->due
                              ? g_strdup_printf (_("Tenggat tetap %s"), after)
                              : g_strdup_printf (_("Tenggat %s menjadi %s"), before, after);
  GtkWidget *row = monev_view_row (self->moves, title, text);

  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 1);
}

static void
say_notes (MonevHeadDialog *self, MonevIssueList *issues, const GError *error)
{
  g_autoptr (GString) text = g_string_new (error != NULL ? error->message : "");

  for (guint i = 0; error == NULL && i < monev_issue_list_size (issues); i++)
    {
      const MonevIssue *issue = monev_issue_list_get (issues, i);

      g_string_append_printf (text, "%s%s%s%s", text->len > 0 ? "\n" : "", issue->message,
                              issue->fix != NULL ? " " : "", issue->fix != NULL ? issue->fix : "");
    }
  gtk_label_set_text (GTK_LABEL (self->notes), text->str);
  gtk_widget_set_visible (self->notes, text->len > 0);
}

static void
show_moves (MonevHeadDialog *self)
{
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (GArray) moves = NULL;
  g_autoptr (GError) error = NULL;
  GtkListBoxRow *row;
  gint64 start;

  while ((row = gtk_list_box_get_row_at_index (self->moves, 0)) != NULL)
    gtk_list_box_remove (self->moves, GTK_WIDGET (row));
  self->n_moved = 0;
  if (read_start (self, &start))
    {
      moves = monev_activity_preview_start (self->activity, &self->clock, start, issues, &error);
      monev_plan_check_year (monev_office_clock_minute (&self->clock, start),
                             atoi (monev_choice_get_id (GTK_DROP_DOWN (self->year))), issues);
    }
  for (guint i = 0; moves != NULL && i < moves->len; i++)
    {
      add_move (self, &g_array_index (moves, MonevActivityMove, i));
      self->n_moved++;
    }
  say_notes (self, issues, error);
  gtk_widget_set_visible (self->moves_head, self->n_moved > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->moves), self->n_moved > 0);
}

/* ---- saving ---- */

static void
show_state (MonevHeadDialog *self)
{
  const char *why = missing (self);

  gtk_widget_set_sensitive (self->save, why == NULL && !self->busy);
  gtk_widget_set_tooltip_text (self->save, why != NULL ? why : _("Simpan (Ctrl+S)"));
}

static void
show_fault (MonevHeadDialog *self, const char *text)
{
  gtk_label_set_text (GTK_LABEL (self->fault), text);
  gtk_widget_set_visible (self->fault, *text != '\0');
}

static void
on_saved (gpointer owner, gpointer result, const GError *error)
{
  MonevHeadDialog *self = owner;
  g_autoptr (MonevIssueList) issues = result;

  self->busy = FALSE;
  show_state (self);
  if (error != NULL)
    {
      show_fault (self, error->message);
      return;
    }
  g_signal_emit (self, signals[SAVED], 0, issues, self->before);
  gtk_window_destroy (GTK_WINDOW (self));
}

/** monev_head_dialog_save: as if "Simpan" was pressed; what did not change closes it only. */
void
monev_head_dialog_save (MonevHeadDialog *self)
{
  g_autoptr (MonevHeadTyped) typed = NULL;

  if (self->busy || missing (self) != NULL || monev_session_get_actor (self->session) == NULL)
    return;
  typed = take (self);
  if (monev_head_typed_equal (self->before, typed))
    {
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }
  self->busy = TRUE;
  show_fault (self, "");
  show_state (self);
  monev_head_send (self->session, G_OBJECT (self), self->activity->id, self->activity->version,
                   typed, on_saved);
}

/* A bidang is chosen only once its list is there. */
static MonevFormState
ask_state (GtkWidget *form)
{
  MonevHeadDialog *self = MONEV_HEAD_DIALOG (form);
  g_autoptr (MonevHeadTyped) typed = take (self);
  gint64 start;

  if (self->busy)
    return MONEV_FORM_BUSY;
  if (!self->there)
    {
      g_free (typed->bidang_id);
      typed->bidang_id = g_strdup (self->before->bidang_id);
    }
  return !read_start (self, &start) || !monev_date_entry_is_valid (MONEV_DATE_ENTRY (self->date))
                 || !monev_head_typed_equal (self->before, typed)
             ? MONEV_FORM_CHANGED
             : MONEV_FORM_SAME;
}

static void
on_typed (MonevHeadDialog *self)
{
  if (self->filling)
    return;
  show_fault (self, "");
  show_state (self);
}

static void
on_time_typed (MonevHeadDialog *self)
{
  if (self->filling)
    return;
  show_moves (self);
  on_typed (self);
}

/* ---- filling ---- */

static void
set_date (GtkWidget *entry, MonevDate date)
{
  int year, month, day;
  GDate shown;

  monev_date_to_ymd (date, &year, &month, &day);
  g_date_clear (&shown, 1);
  g_date_set_dmy (&shown, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  monev_date_entry_set_date (MONEV_DATE_ENTRY (entry), &shown);
}

static void
fill_kinds (MonevHeadDialog *self)
{
  const char *names[MONEV_N_ACTIVITY_KINDS + 1] = { NULL };
  const char *titles[MONEV_N_ACTIVITY_KINDS + 1] = { NULL };

  for (guint i = 0; i < MONEV_N_ACTIVITY_KINDS; i++)
    {
      names[i] = monev_activity_kind_name ((MonevActivityKind) i);
      titles[i] = monev_activity_words_kind ((MonevActivityKind) i);
    }
  monev_choice_fill (GTK_DROP_DOWN (self->kind), names, titles);
  monev_choice_set_id (GTK_DROP_DOWN (self->kind), self->before->kind);
}

static void
fill_years (MonevHeadDialog *self)
{
  g_auto (GStrv) years = g_new0 (char *, YEARS + 1);
  g_autofree char *chosen = g_strdup_printf ("%d", (int) self->before->year);

  for (int i = 0; i < YEARS; i++)
    years[i] = g_strdup_printf ("%d", (int) self->before->year + YEARS / 2 - i);
  monev_choice_fill (GTK_DROP_DOWN (self->year), (const char *const *) years,
                     (const char *const *) years);
  monev_choice_set_id (GTK_DROP_DOWN (self->year), chosen);
}

static void
fill (MonevHeadDialog *self)
{
  int minute;
  MonevDate day = monev_minute_to_date (
      monev_office_clock_minute (&self->clock, self->before->start_at), &minute);
  g_autofree char *time = monev_time_format (minute);
  MonevDate date;

  gtk_editable_set_text (GTK_EDITABLE (self->title), self->before->title);
  gtk_editable_set_text (GTK_EDITABLE (self->from), self->before->disposisi_from);
  gtk_editable_set_text (GTK_EDITABLE (self->content), self->before->disposisi_content);
  gtk_editable_set_text (GTK_EDITABLE (self->time), time);
  set_date (self->start, day);
  if (monev_date_from_iso (self->before->disposisi_date, &date, NULL))
    set_date (self->date, date);
  monev_pick_entry_set (MONEV_PICK_ENTRY (self->coordinator), self->before->coordinator_id,
                        self->activity->coordinator);
  fill_kinds (self);
  fill_years (self);
}

static void
on_bidang (gpointer owner, gpointer result, const GError *error)
{
  MonevHeadDialog *self = owner;
  g_autoptr (GPtrArray) positions = result;
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autoptr (GPtrArray) titles = g_ptr_array_new ();

  if (error != NULL)
    {
      show_fault (self, error->message);
      return;
    }
  for (guint i = 0; i < positions->len; i++)
    {
      g_ptr_array_add (ids, (gpointer) monev_record_id (positions->pdata[i]));
      g_ptr_array_add (titles, (gpointer) monev_record_get (positions->pdata[i], "title"));
    }
  g_ptr_array_add (ids, NULL);
  g_ptr_array_add (titles, NULL);
  self->filling = TRUE;
  monev_choice_fill (GTK_DROP_DOWN (self->bidang), (const char *const *) ids->pdata,
                     (const char *const *) titles->pdata);
  monev_choice_set_id (GTK_DROP_DOWN (self->bidang), self->before->bidang_id);
  self->filling = FALSE;
  self->there = TRUE;
  show_state (self);
}

/* ---- building ---- */

static GtkWidget *
add_field (GtkWidget *grid, int row, const char *label, GtkWidget *field, MonevHeadDialog *self)
{
  GtkWidget *words = gtk_label_new_with_mnemonic (label);
  const char *signal = GTK_IS_DROP_DOWN (field) ? "notify::selected" : "changed";

  gtk_label_set_xalign (GTK_LABEL (words), 0);
  gtk_label_set_mnemonic_widget (GTK_LABEL (words), field);
  gtk_widget_set_valign (words, GTK_ALIGN_START);
  gtk_widget_set_margin_top (words, 7);
  gtk_widget_set_hexpand (field, TRUE);
  gtk_grid_attach (GTK_GRID (grid), words, 0, row, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), field, 1, row, 1, 1);
  if (!GTK_IS_BOX (field))
    g_signal_connect_swapped (field, signal, G_CALLBACK (on_typed), self);
  return field;
}

static GtkWidget *
make_start (MonevHeadDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->start = monev_date_entry_new ();
  self->time = gtk_entry_new ();
  gtk_widget_set_hexpand (self->start, TRUE);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->time), 6);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->time), 6);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->time), _("jam"));
  gtk_widget_set_valign (self->time, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->time), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Jam mulai"), -1);
  gtk_box_append (GTK_BOX (box), self->start);
  gtk_box_append (GTK_BOX (box), self->time);
  g_signal_connect_swapped (self->start, "changed", G_CALLBACK (on_time_typed), self);
  g_signal_connect_swapped (self->time, "changed", G_CALLBACK (on_time_typed), self);
  return box;
}

static GtkWidget *
make_fields (MonevHeadDialog *self)
{
  GtkWidget *grid = gtk_grid_new ();
  g_autoptr (MonevOptions) officials = monev_options_new (self->session, &monev_official_type, 0);

  gtk_grid_set_row_spacing (GTK_GRID (grid), 8);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  self->title = add_field (grid, 0, _("_Judul"), gtk_entry_new (), self);
  self->kind = add_field (grid, 1, _("Je_nis"), monev_choice_new (_("Jenis"), 30), self);
  self->year = add_field (grid, 2, _("Ta_hun Anggaran"),
                          monev_choice_new (_("Tahun Anggaran"), 8), self);
  self->bidang = add_field (grid, 3, _("_Bidang"), monev_choice_new (_("Bidang"), 40), self);
  self->coordinator = add_field (grid, 4, _("_Sub Koordinator"),
                                 monev_pick_entry_new (officials), self);
  add_field (grid, 5, _("_Mulai"), make_start (self), self);
  self->from = add_field (grid, 6, _("Disposisi _dari"), gtk_entry_new (), self);
  self->date = add_field (grid, 7, _("_Tanggal disposisi"), monev_date_entry_new (), self);
  self->content = add_field (grid, 8, _("_Isi disposisi"), gtk_entry_new (), self);
  gtk_widget_set_halign (self->year, GTK_ALIGN_START);
  g_signal_connect_swapped (self->year, "notify::selected", G_CALLBACK (on_time_typed), self);
  return grid;
}

static GtkWidget *
add_words (MonevHeadDialog *self, const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, style);
  gtk_widget_set_visible (label, FALSE);
  gtk_box_append (GTK_BOX (self->column), label);
  return label;
}

static GtkWidget *
make_header (MonevHeadDialog *self)
{
  GtkWidget *header = adw_header_bar_new (), *cancel = gtk_button_new_with_mnemonic (_("_Batal"));

  self->save = gtk_button_new_with_mnemonic (_("_Simpan"));
  gtk_widget_add_css_class (self->save, "suggested-action");
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->save);
  gtk_window_set_title (GTK_WINDOW (self), _("Data pokok agenda"));
  gtk_window_set_default_widget (GTK_WINDOW (self), self->save);
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (gtk_window_close), self);
  g_signal_connect_swapped (self->save, "clicked", G_CALLBACK (monev_head_dialog_save), self);
  return header;
}

static void
build (MonevHeadDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_add_css_class (self->column, "monev-form");
  self->fault = add_words (self, "monev-problem");
  gtk_box_append (GTK_BOX (self->column), make_fields (self));
  self->notes = add_words (self, "monev-caveat");
  self->moves = monev_view_list (self->column, _("Tenggat yang berubah"));
  self->moves_head = gtk_widget_get_prev_sibling (GTK_WIDGET (self->moves));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), 600);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->column);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (box), make_header (self));
  gtk_box_append (GTK_BOX (box), scrolled);
  adw_window_set_content (ADW_WINDOW (self), box);
  monev_form_guard (GTK_WINDOW (self), ask_state);
  monev_view_start_in (GTK_WINDOW (self), self->column);
}

static void
monev_head_dialog_dispose (GObject *object)
{
  MonevHeadDialog *self = MONEV_HEAD_DIALOG (object);

  /* The fields speak while they go. */
  self->filling = TRUE;
  g_clear_object (&self->session);
  G_OBJECT_CLASS (monev_head_dialog_parent_class)->dispose (object);
}

static void
monev_head_dialog_finalize (GObject *object)
{
  MonevHeadDialog *self = MONEV_HEAD_DIALOG (object);

  g_clear_pointer (&self->activity, monev_activity_unref);
  g_clear_pointer (&self->before, monev_head_typed_free);
  monev_office_clock_clear (&self->clock);
  G_OBJECT_CLASS (monev_head_dialog_parent_class)->finalize (object);
}

static void
monev_head_dialog_class_init (MonevHeadDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = monev_head_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = monev_head_dialog_finalize;
  /** MonevHeadDialog::saved: the notes of the core (MonevIssueList), and what it was before
   * (MonevHeadTyped); both are valid during the call. */
  signals[SAVED] = g_signal_new ("saved", MONEV_TYPE_HEAD_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 2, G_TYPE_POINTER, G_TYPE_POINTER);
}

static void
monev_head_dialog_init (MonevHeadDialog *self)
{
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (self), 600, -1);
}

/** monev_head_dialog_new: @data: of the desk. Returns: (transfer none): to be presented. */
GtkWidget *
monev_head_dialog_new (GtkWindow *parent, MonevSession *session, const MonevActivityData *data)
{
  MonevHeadDialog *self = g_object_new (MONEV_TYPE_HEAD_DIALOG, NULL);

  self->session = g_object_ref (session);
  self->activity = monev_activity_ref (data->activity);
  self->clock = (MonevOfficeClock) { g_time_zone_ref (data->clock.zone),
                                     monev_work_time_ref (data->clock.work) };
  self->before = monev_head_typed_of (data->activity);
  if (parent != NULL)
    gtk_window_set_transient_for (GTK_WINDOW (self), parent);
  self->filling = TRUE;
  build (self);
  fill (self);
  self->filling = FALSE;
  show_moves (self);
  show_state (self);
  monev_head_bidang_load (session, G_OBJECT (self), on_bidang);
  return GTK_WIDGET (self);
}

/** monev_head_dialog_type: as if typed. @field: "title", "time", "from", "content", or "start" with
 * @text as it is stored. */
void
monev_head_dialog_type (MonevHeadDialog *self, const char *field, const char *text)
{
  const struct
  {
    const char *name;
    GtkWidget *entry;
  } fields[] = { { "title", self->title }, { "time", self->time }, { "from", self->from },
                 { "content", self->content } };
  MonevDate date;

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (strcmp (fields[i].name, field) == 0)
      gtk_editable_set_text (GTK_EDITABLE (fields[i].entry), text);
  if (strcmp (field, "start") == 0 && monev_date_from_iso (text, &date, NULL))
    {
      set_date (self->start, date);
      on_time_typed (self);
    }
}

/** monev_head_dialog_is_ready: Returns: whether all choices are there and nothing is being saved. */
gboolean
monev_head_dialog_is_ready (MonevHeadDialog *self)
{
  return self->there && !self->busy;
}

/** monev_head_dialog_get_fault: Returns: (transfer none): why it was refused, "" for not. */
const char *
monev_head_dialog_get_fault (MonevHeadDialog *self)
{
  return gtk_label_get_text (GTK_LABEL (self->fault));
}

/** monev_head_dialog_n_moved: Returns: how many steps get other dates by what is typed. */
guint
monev_head_dialog_n_moved (MonevHeadDialog *self)
{
  return self->n_moved;
}
