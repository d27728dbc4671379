#include "start-form.h"

#include "activity-words.h"
#include "activity/plan.h"
#include "base/instant.h"
#include "choice.h"
#include "people/people.h"
#include "ui/common/date-entry.h"
#include "ui/reference/pick-entry.h"
#include "view-parts.h"

#include <glib/gi18n.h>
#include <stdlib.h>
#include <string.h>

#define YEARS 4 /* the one before last, to the next */

struct _MonevStartForm
{
  AdwBin parent;
  MonevSession *session;
  const MonevStartChoices *choices; /* of the desk */
  MonevProcedure *procedure;        /* nullable */
  char *from_id;                    /* of the run that is copied */
  gint64 from_year;
  GtkLabel *chosen;
  GtkLabel *problem;
  GtkWidget *title, *kind, *year, *bidang, *coordinator, *start, *time;
  GtkWidget *from, *date, *content, *scan;
  GtkWidget *own;     /* what a copy takes over instead */
  GtkLabel *notes;
  GtkListBox *plan;
  char *scan_path;
  char *proposed;     /* the title that was not typed */
  gboolean filling, touched;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MonevStartForm, monev_start_form, ADW_TYPE_BIN)

static const char *
text_of (GtkWidget *entry)
{
  return gtk_editable_get_text (GTK_EDITABLE (entry));
}

/* ---- what is typed ---- */

/* "" for an empty date. */
static char *
iso_of (GtkWidget *entry)
{
  GDate date;
  char text[11] = "";

  if (monev_date_entry_get_date (MONEV_DATE_ENTRY (entry), &date))
    g_date_strftime (text, sizeof text, "%Y-%m-%d", &date);
  return g_strdup (text);
}

/* A start without a time means the first working minute of the day. */
static gboolean
read_start (MonevStartForm *self, gint64 *start)
{
  g_autofree char *iso = iso_of (self->start);
  MonevDate date;
  int minute;

  if (self->choices == NULL || !monev_date_from_iso (iso, &date, NULL))
    return FALSE;
  if (*text_of (self->time) == '\0')
    *start = monev_office_clock_day_start (&self->choices->clock, date);
  else if (monev_time_parse (text_of (self->time), &minute, NULL))
    *start = monev_office_clock_utc (&self->choices->clock,
                                     (gint64) date * MONEV_MINUTES_PER_DAY + minute);
  else
    return FALSE;
  return TRUE;
}

static gint64
year_of (MonevStartForm *self)
{
  return atoi (monev_choice_get_id (GTK_DROP_DOWN (self->year)));
}

/** monev_start_form_missing: Returns: (transfer none) (nullable): what is to be filled in before the
 * run can begin, as a sentence. */
const char *
monev_start_form_missing (MonevStartForm *self)
{
  gint64 start;

  if (self->procedure == NULL)
    return _("Pilih SOP, atau agenda tahun lalu yang disalin.");
  if (!read_start (self, &start))
    return _("Isi tanggal mulai, dan jamnya bila perlu, misalnya 08.00.");
  if (self->from_id != NULL)
    return NULL;
  if (*text_of (self->title) == '\0')
    return _("Isi judulnya.");
  if (*monev_choice_get_id (GTK_DROP_DOWN (self->bidang)) == '\0')
    return _("Pilih bidang.");
  if (*monev_pick_entry_get_id (MONEV_PICK_ENTRY (self->coordinator)) == '\0')
    return _("Pilih Sub Koordinator yang bertanggung jawab.");
  if (!monev_date_entry_is_valid (MONEV_DATE_ENTRY (self->date)))
    return _("Perbaiki tanggal disposisi, atau kosongkan.");
  return NULL;
}

/** monev_start_form_get: Returns: (transfer full): what is typed; only when nothing is missing. */
MonevStartTyped *
monev_start_form_get (MonevStartForm *self)
{
  MonevStartTyped *typed = g_new0 (MonevStartTyped, 1);

  typed->code = g_strdup (monev_procedure_code (self->procedure));
  typed->from_id = g_strdup (self->from_id);
  typed->title = g_strdup (text_of (self->title));
  typed->kind = g_strdup (monev_choice_get_id (GTK_DROP_DOWN (self->kind)));
  typed->bidang_id = g_strdup (monev_choice_get_id (GTK_DROP_DOWN (self->bidang)));
  typed->coordinator_id
      = g_strdup (monev_pick_entry_get_id (MONEV_PICK_ENTRY (self->coordinator)));
  typed->year = year_of (self);
  read_start (self, &typed->start_at);
  typed->disposisi_from = g_strdup (text_of (self->from));
  typed->disposisi_date = iso_of (self->date);
  typed->disposisi_content = g_strdup (text_of (self->content));
  typed->scan = g_strdup (self->scan_path);
  return typed;
}

/* ---- the plan ---- */

static void
clear_plan (MonevStartForm *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->plan, 0)) != NULL)
    gtk_list_box_remove (self->plan, GTK_WIDGET (row));
}

static MonevPlanStep *
make_plan (const MonevProcedure *procedure)
{
  guint n = monev_procedure_n_steps (procedure);
  MonevPlanStep *plan = g_new0 (MonevPlanStep, n + 1);

  for (guint i = 0; i < n; i++)
    {
      const MonevProcedureStep *step = monev_procedure_step (procedure, i);

      plan[i] = (MonevPlanStep) { .number = step->number,
                                  .standard = &step->time,
                                  .parallel = step->parallel && i > 0 };
    }
  return plan;
}

static void
add_planned (MonevStartForm *self, guint place, const MonevPlanStep *plan)
{
  const MonevProcedureStep *step = monev_procedure_step (self->procedure, place);
  g_autofree char *title = g_strdup_printf ("%s. %s", step->number, step->wording);
  g_autofree char *actors = monev_activity_words_actors (self->procedure, step);
  g_autofree char *time = monev_step_time_text (&step->time);
  g_autofree char *text = g_strdup_printf ("%s%s%s", actors, *actors != '\0' && *time != '\0'
                                                                 ? " · " : "", time);
  g_autofree char *from
      = monev_date_format (monev_minute_to_date (plan->start, NULL), MONEV_DATE_SHORT);
  g_autofree char *to
      = plan->due == MONEV_PLAN_OPEN
            ? g_strdup (_("terbuka"))
            : monev_date_format (monev_minute_to_date (plan->due, NULL), MONEV_DATE_SHORT);
  g_autofree char *dates = g_strdup_printf ("%s – %s", from, to);
  GtkWidget *row = monev_view_row (self->plan, title, text);
  GtkWidget *label = gtk_label_new (dates);

  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  gtk_widget_add_css_class (label, "numeric");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
}

static void
say_notes (MonevStartForm *self, MonevIssueList *issues)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < monev_issue_list_size (issues); i++)
    {
      const MonevIssue *issue = monev_issue_list_get (issues, i);

      g_string_append_printf (text, "%s%s%s%s", text->len > 0 ? "\n" : "", issue->message,
                              issue->fix != NULL ? " " : "", issue->fix != NULL ? issue->fix : "");
    }
  gtk_label_set_text (self->notes, text->str);
  gtk_widget_set_visible (GTK_WIDGET (self->notes), text->len > 0);
}

static void
show_plan (MonevStartForm *self)
{
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (GError) error = NULL;
  g_autofree MonevPlanStep *plan = NULL;
  gint64 start;

  clear_plan (self);
  say_notes (self, issues);
  if (self->procedure == NULL || !read_start (self, &start))
    {
      monev_view_dim (self->plan, _("Rencana tampil setelah SOP dan tanggal mulai diisi."));
      return;
    }
  plan = make_plan (self->procedure);
  if (!monev_plan_make (self->choices->clock.work, plan, monev_procedure_n_steps (self->procedure),
                        monev_office_clock_minute (&self->choices->clock, start), issues, &error))
    {
      monev_view_dim (self->plan, error->message);
      return;
    }
  monev_plan_check_year (monev_office_clock_minute (&self->choices->clock, start),
                         (int) year_of (self), issues);
  for (guint i = 0; i < monev_procedure_n_steps (self->procedure); i++)
    add_planned (self, i, &plan[i]);
  say_notes (self, issues);
}

/* ---- following what is typed ---- */

static void
on_typed (MonevStartForm *self)
{
  if (self->filling)
    return;
  self->touched = TRUE;
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_time_typed (MonevStartForm *self)
{
  if (self->filling)
    return;
  show_plan (self);
  on_typed (self);
}

/* A title that nobody typed follows procedure and year. */
static void
propose_title (MonevStartForm *self)
{
  g_autofree char *title = NULL;
  gboolean filling = self->filling;

  if (self->procedure == NULL || g_strcmp0 (text_of (self->title), self->proposed) != 0)
    return;
  title = g_strdup_printf ("%s %d", monev_procedure_list_title (self->procedure),
                           (int) year_of (self));
  g_free (self->proposed);
  self->proposed = g_strdup (title);
  self->filling = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->title), title);
  gtk_editable_set_position (GTK_EDITABLE (self->title), 0);
  self->filling = filling;
}

static void
on_year (MonevStartForm *self)
{
  if (self->filling)
    return;
  propose_title (self);
  on_time_typed (self);
}

static void
on_scan_picked (GtkNativeDialog *chooser, int response, gpointer data)
{
  MonevStartForm *self = data;
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  g_autofree char *name = NULL;

  if (response == GTK_RESPONSE_ACCEPT && file != NULL)
    {
      g_free (self->scan_path);
      self->scan_path = g_file_get_path (file);
      name = g_file_get_basename (file);
      gtk_button_set_label (GTK_BUTTON (self->scan), name);
      on_typed (self);
    }
  g_object_set_data (G_OBJECT (self), "monev-chooser", NULL);
}

static void
on_scan (MonevStartForm *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkFileChooserNative *chooser
      = gtk_file_chooser_native_new (_("Pilih pindaian lembar disposisi"), GTK_WINDOW (root),
                                     GTK_FILE_CHOOSER_ACTION_OPEN, _("_Pilih"), _("_Batal"));

  g_signal_connect_object (chooser, "response", G_CALLBACK (on_scan_picked), self, 0);
  g_object_set_data_full (G_OBJECT (self), "monev-chooser", chooser, g_object_unref);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/* ---- building ---- */

static GtkWidget *
make_grid (GtkWidget *column, const char *heading)
{
  GtkWidget *head = gtk_label_new (heading), *grid = gtk_grid_new ();

  gtk_label_set_xalign (GTK_LABEL (head), 0);
  gtk_widget_add_css_class (head, "monev-heading");
  gtk_widget_set_margin_top (head, 10);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  gtk_box_append (GTK_BOX (column), head);
  gtk_box_append (GTK_BOX (column), grid);
  return grid;
}

static GtkWidget *
add_field (GtkWidget *grid, int row, const char *label, GtkWidget *field)
{
  GtkWidget *words = gtk_label_new_with_mnemonic (label);

  gtk_label_set_xalign (GTK_LABEL (words), 0);
  gtk_label_set_mnemonic_widget (GTK_LABEL (words), field);
  gtk_widget_set_valign (words, GTK_ALIGN_START);
  gtk_widget_set_margin_top (words, 7);
  gtk_widget_set_size_request (words, 132, -1);
  gtk_widget_set_hexpand (field, TRUE);
  gtk_grid_attach (GTK_GRID (grid), words, 0, row, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), field, 1, row, 1, 1);
  return field;
}

static GtkWidget *
make_start (MonevStartForm *self)
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

static void
make_head (MonevStartForm *self, GtkWidget *column)
{
  GtkWidget *grid = make_grid (column, _("Waktu"));

  self->year = add_field (grid, 0, _("Ta_hun Anggaran"), monev_choice_new (_("Tahun Anggaran"), 8));
  add_field (grid, 1, _("_Mulai"), make_start (self));
  gtk_widget_set_halign (self->year, GTK_ALIGN_START);
  g_signal_connect_swapped (self->year, "notify::selected", G_CALLBACK (on_year), self);
}

static void
make_own (MonevStartForm *self)
{
  GtkWidget *grid = make_grid (self->own, _("Data pokok"));
  GtkWidget *disposisi = make_grid (self->own, _("Disposisi"));

  self->title = add_field (grid, 0, _("_Judul"), gtk_entry_new ());
  self->kind = add_field (grid, 1, _("Je_nis"), monev_choice_new (_("Jenis"), 30));
  self->bidang = add_field (grid, 2, _("_Bidang"), monev_choice_new (_("Bidang"), 40));
  self->from = add_field (disposisi, 0, _("_Dari"), gtk_entry_new ());
  self->date = add_field (disposisi, 1, _("_Tanggal"), monev_date_entry_new ());
  self->content = add_field (disposisi, 2, _("_Isi"), gtk_entry_new ());
  self->scan = add_field (disposisi, 3, _("_Pindaian"),
                          gtk_button_new_with_label (_("Pilih Berkas…")));
  gtk_widget_set_halign (self->scan, GTK_ALIGN_START);
  g_object_set_data (G_OBJECT (self), "monev-grid", grid);
  g_signal_connect_swapped (self->title, "changed", G_CALLBACK (on_typed), self);
  g_signal_connect_swapped (self->from, "changed", G_CALLBACK (on_typed), self);
  g_signal_connect_swapped (self->content, "changed", G_CALLBACK (on_typed), self);
  g_signal_connect_swapped (self->date, "changed", G_CALLBACK (on_typed), self);
  g_signal_connect_swapped (self->kind, "notify::selected", G_CALLBACK (on_typed), self);
  g_signal_connect_swapped (self->bidang, "notify::selected", G_CALLBACK (on_typed), self);
  g_signal_connect_swapped (self->scan, "clicked", G_CALLBACK (on_scan), self);
}

static void
fill_kinds (MonevStartForm *self)
{
  const char *names[MONEV_N_ACTIVITY_KINDS + 1] = { NULL };
  const char *titles[MONEV_N_ACTIVITY_KINDS + 1] = { NULL };

  for (guint i = 0; i < MONEV_N_ACTIVITY_KINDS; i++)
    {
      names[i] = monev_activity_kind_name ((MonevActivityKind) i);
      titles[i] = monev_activity_words_kind ((MonevActivityKind) i);
    }
  monev_choice_fill (GTK_DROP_DOWN (self->kind), names, titles);
}

static GtkLabel *
make_words (GtkWidget *column, const char *style)
{
  GtkLabel *label = GTK_LABEL (gtk_label_new (""));

  gtk_label_set_xalign (label, 0);
  gtk_label_set_wrap (label, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (label), style);
  gtk_box_append (GTK_BOX (column), GTK_WIDGET (label));
  return label;
}

static void
monev_start_form_dispose (GObject *object)
{
  MonevStartForm *self = MONEV_START_FORM (object);

  /* The fields speak while they go. */
  self->filling = TRUE;
  g_clear_object (&self->session);
  G_OBJECT_CLASS (monev_start_form_parent_class)->dispose (object);
}

static void
monev_start_form_finalize (GObject *object)
{
  MonevStartForm *self = MONEV_START_FORM (object);

  g_clear_pointer (&self->procedure, monev_procedure_unref);
  g_free (self->from_id);
  g_free (self->scan_path);
  g_free (self->proposed);
  G_OBJECT_CLASS (monev_start_form_parent_class)->finalize (object);
}

static void
monev_start_form_class_init (MonevStartFormClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = monev_start_form_dispose;
  G_OBJECT_CLASS (klass)->finalize = monev_start_form_finalize;
  /** MonevStartForm::changed: something else is typed or chosen. */
  signals[CHANGED] = g_signal_new ("changed", MONEV_TYPE_START_FORM, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
monev_start_form_init (MonevStartForm *self)
{
  GtkWidget *column = monev_view_column (ADW_BIN (self));

  self->filling = TRUE;
  self->proposed = g_strdup ("");
  self->chosen = make_words (column, "title-3");
  self->problem = make_words (column, "monev-problem");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
  make_head (self, column);
  self->notes = make_words (column, "monev-caveat");
  gtk_widget_set_visible (GTK_WIDGET (self->notes), FALSE);
  self->own = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  gtk_box_append (GTK_BOX (column), self->own);
  make_own (self);
  fill_kinds (self);
  self->plan = monev_view_list (column, _("Rencana"));
}

static void
fill_years (MonevStartForm *self)
{
  g_auto (GStrv) years = g_new0 (char *, YEARS + 1);
  g_autofree char *chosen = g_strdup_printf ("%d", monev_session_get_year (self->session));

  for (int i = 0; i < YEARS; i++)
    years[i] = g_strdup_printf ("%d", monev_session_get_year (self->session) + 1 - i);
  monev_choice_fill (GTK_DROP_DOWN (self->year), (const char *const *) years,
                     (const char *const *) years);
  monev_choice_set_id (GTK_DROP_DOWN (self->year), chosen);
}

/* Who begins it is proposed, where he is one. */
static void
propose_coordinator (MonevStartForm *self)
{
  const MonevActor *actor = monev_session_get_actor (self->session);

  if (actor != NULL && (actor->roles & MONEV_ROLE_SUBKOOR) != 0)
    monev_pick_entry_set (MONEV_PICK_ENTRY (self->coordinator), actor->official_id, actor->name);
}

/** monev_start_form_set_prompt: @prompt: what to do while nothing is chosen. */
void
monev_start_form_set_prompt (MonevStartForm *self, const char *prompt)
{
  if (self->procedure == NULL)
    gtk_label_set_text (self->chosen, prompt);
}

/** monev_start_form_get_year: Returns: the Tahun Anggaran that is chosen here. */
gint64
monev_start_form_get_year (MonevStartForm *self)
{
  return year_of (self);
}

/** monev_start_form_new: Returns: (transfer floating): without choices yet. */
GtkWidget *
monev_start_form_new (MonevSession *session)
{
  MonevStartForm *self = g_object_new (MONEV_TYPE_START_FORM, NULL);
  g_autoptr (MonevOptions) officials = monev_options_new (session, &monev_official_type, 0);

  self->session = g_object_ref (session);
  self->coordinator = add_field (g_object_get_data (G_OBJECT (self), "monev-grid"), 3,
                                 _("_Sub Koordinator"), monev_pick_entry_new (officials));
  g_signal_connect_swapped (self->coordinator, "changed", G_CALLBACK (on_typed), self);
  fill_years (self);
  propose_coordinator (self);
  monev_start_form_set_prompt (self, _("Pilih SOP di sebelah kiri"));
  show_plan (self);
  self->filling = FALSE;
  return GTK_WIDGET (self);
}

static void
set_today (MonevStartForm *self)
{
  int year, month, day;
  GDate today;

  monev_date_to_ymd (monev_minute_to_date (
                         monev_office_clock_minute (&self->choices->clock, self->choices->now), NULL),
                     &year, &month, &day);
  g_date_clear (&today, 1);
  g_date_set_dmy (&today, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  monev_date_entry_set_date (MONEV_DATE_ENTRY (self->start), &today);
}

/** monev_start_form_set_choices: @choices: must live as long as the form. */
void
monev_start_form_set_choices (MonevStartForm *self, const MonevStartChoices *choices)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autoptr (GPtrArray) titles = g_ptr_array_new ();

  g_return_if_fail (MONEV_IS_START_FORM (self));

  self->choices = choices;
  self->filling = TRUE;
  for (guint i = 0; i < choices->bidang->len; i++)
    {
      g_ptr_array_add (ids, (gpointer) monev_record_id (choices->bidang->pdata[i]));
      g_ptr_array_add (titles, (gpointer) monev_record_get (choices->bidang->pdata[i], "title"));
    }
  g_ptr_array_add (ids, NULL);
  g_ptr_array_add (titles, NULL);
  monev_choice_fill (GTK_DROP_DOWN (self->bidang), (const char *const *) ids->pdata,
                     (const char *const *) titles->pdata);
  if (!self->touched)
    set_today (self);
  self->filling = FALSE;
  show_plan (self);
}

/** monev_start_form_set_procedure: @copied: (nullable): the run that is copied. What was typed stays.
 */
void
monev_start_form_set_procedure (MonevStartForm *self, MonevProcedure *procedure,
                                const MonevActivityLine *copied)
{
  g_autofree char *words = NULL;

  g_return_if_fail (MONEV_IS_START_FORM (self));

  g_clear_pointer (&self->procedure, monev_procedure_unref);
  self->procedure = monev_procedure_ref (procedure);
  g_clear_pointer (&self->from_id, g_free);
  self->from_id = copied != NULL ? g_strdup (copied->id) : NULL;
  words = copied != NULL ? g_strdup_printf (_("Salin: %s"), copied->title)
                         : g_strdup (monev_procedure_list_title (procedure));
  gtk_label_set_text (self->chosen, words);
  gtk_widget_set_visible (self->own, copied == NULL);
  self->filling = TRUE;
  monev_choice_set_id (GTK_DROP_DOWN (self->kind),
                       monev_activity_kind_name (
                           monev_activity_kind_of (monev_procedure_code (procedure))));
  self->filling = FALSE;
  propose_title (self);
  monev_start_form_show_faults (self, NULL);
  show_plan (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/** monev_start_form_show_faults: @issues: (nullable): what the core said about it. */
void
monev_start_form_show_faults (MonevStartForm *self, MonevIssueList *issues)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; issues != NULL && i < monev_issue_list_size (issues); i++)
    {
      const MonevIssue *issue = monev_issue_list_get (issues, i);

      if (issue->severity == MONEV_SEVERITY_ERROR)
        g_string_append_printf (text, "%s%s %s", text->len > 0 ? "\n" : "", issue->message,
                                issue->fix != NULL ? issue->fix : "");
    }
  gtk_label_set_text (self->problem, text->str);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), text->len > 0);
}

/** monev_start_form_is_touched: Returns: whether leaving would lose something. */
gboolean
monev_start_form_is_touched (MonevStartForm *self)
{
  return self->touched;
}

/** monev_start_form_type: @field: "title", "year", "start", "time", "coordinator", "from" or "content". */
void
monev_start_form_type (MonevStartForm *self, const char *field, const char *text)
{
  const struct
  {
    const char *name;
    GtkWidget *entry;
  } fields[] = { { "title", self->title }, { "time", self->time }, { "from", self->from },
                 { "content", self->content } };

  if (g_str_equal (field, "coordinator"))
    monev_pick_entry_type (MONEV_PICK_ENTRY (self->coordinator), text);
  if (g_str_equal (field, "start"))
    {
      GDate date;

      g_date_clear (&date, 1);
      g_date_set_parse (&date, text);
      monev_date_entry_set_date (MONEV_DATE_ENTRY (self->start), &date);
      on_time_typed (self);
    }
  if (g_str_equal (field, "year"))
    monev_choice_set_id (GTK_DROP_DOWN (self->year), text);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (g_str_equal (fields[i].name, field))
      gtk_editable_set_text (GTK_EDITABLE (fields[i].entry), text);
}

/** monev_start_form_get_notes: Returns: (transfer none): what is said about the plan. */
const char *
monev_start_form_get_notes (MonevStartForm *self)
{
  return gtk_label_get_text (self->notes);
}
