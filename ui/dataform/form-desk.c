#include "form-desk-private.h"

#include "dataform/data-period.h"
#include "ui/activity/choice.h"
#include "ui/common/empty-state.h"

#include <glib/gi18n.h>
#include <string.h>

G_DEFINE_FINAL_TYPE (MonevFormDesk, monev_form_desk, MONEV_TYPE_PAGE)

/** monev_form_desk_current: Returns: (transfer none): what is in edit. */
MonevFormDraft *
monev_form_desk_current (MonevFormDesk *self)
{
  return monev_form_editor_get (self->editor);
}

/** monev_form_desk_may_edit: Returns: whether the official may, and it is not put away. */
gboolean
monev_form_desk_may_edit (MonevFormDesk *self)
{
  return self->editor != NULL
         && monev_session_allows (self->session, MONEV_ACT_DATA_FORM_EDIT, NULL)
         && strcmp (self->data->entry->state, "arsip") != 0;
}

/** monev_form_desk_is_preview: Returns: whether it is seen as an OPD will. */
gboolean
monev_form_desk_is_preview (MonevFormDesk *self)
{
  return gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->preview));
}

/* ---- what is said ---- */

static const char *
standing (MonevFormDesk *self)
{
  if (strcmp (self->data->entry->state, "arsip") == 0)
    return _("diarsipkan");
  if (!monev_form_desk_is_kept (self))
    return _("sedang disimpan");
  if (!monev_form_draft_equal (self->data->content, monev_form_desk_current (self)))
    return _("draf Anda tersimpan");
  return *self->data->entry->concept != '\0' ? _("konsep") : _("terbit");
}

static char *
count_words (MonevIssueList *issues)
{
  guint errors = monev_issue_list_count (issues, MONEV_SEVERITY_ERROR);
  guint others = monev_issue_list_size (issues) - errors;

  if (errors == 0 && others == 0)
    return g_strdup (_("Tidak ada kesalahan"));
  if (errors == 0)
    return g_strdup_printf (_("%u hal untuk diperiksa"), others);
  if (others == 0)
    return g_strdup_printf (_("%u kesalahan"), errors);
  return g_strdup_printf (_("%u kesalahan, %u hal untuk diperiksa"), errors, others);
}

static void
say_issues (MonevFormDesk *self)
{
  MonevIssueList *issues = monev_form_editor_get_issues (self->editor);
  g_autofree char *text = count_words (issues);

  gtk_label_set_text (self->count, text);
  monev_state_glyph_set_state (
      self->glyph, monev_issue_list_count (issues, MONEV_SEVERITY_ERROR) > 0 ? MONEV_STATE_ERROR
                   : monev_issue_list_size (issues) > 0                     ? MONEV_STATE_LATE
                                                                            : MONEV_STATE_GOOD);
  gtk_widget_set_visible (self->toggle, monev_issue_list_size (issues) > 0);
  if (monev_issue_list_size (issues) == 0)
    gtk_revealer_set_reveal_child (self->revealer, FALSE);
  monev_issue_view_set_issues (self->issues, issues);
}

/** monev_form_desk_say: title, subtitle, faults, and what may be done. */
void
monev_form_desk_say (MonevFormDesk *self)
{
  MonevDataForm *form = monev_form_editor_get_form (self->editor);
  g_autoptr (GString) subtitle = g_string_new (NULL);
  const char *title = monev_data_form_title (form);

  if (self->data->entry->number > 0)
    g_string_append_printf (subtitle, _("Versi %d · "), (int) self->data->entry->number);
  g_string_append_printf (subtitle, "%s · %s",
                          monev_data_period_kind_name (monev_data_form_period (form)),
                          standing (self));
  monev_page_set_title (MONEV_PAGE (self),
                        title != NULL && *title != '\0' ? title : self->data->entry->title);
  monev_page_set_subtitle (MONEV_PAGE (self), subtitle->str);
  say_issues (self);
  monev_form_desk_update_acts (self);
}

/* ---- the sheet that is seen ---- */

static void
fill_tabs (MonevFormDesk *self)
{
  MonevDataForm *form = monev_form_editor_get_form (self->editor);
  g_autoptr (GPtrArray) titles = g_ptr_array_new ();

  for (guint i = 0; i < monev_data_form_n_sheets (form); i++)
    g_ptr_array_add (titles, monev_data_form_sheet (form, i)->title);
  g_ptr_array_add (titles, NULL);
  monev_form_tabs_set (self->tabs, (const char *const *) titles->pdata, self->sheet);
}

/* The periods of a year, as the request will name them. */
static void
fill_periods (MonevFormDesk *self)
{
  MonevDataPeriodKind kind = monev_data_form_period (monev_form_editor_get_form (self->editor));
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new (), titles = g_strv_builder_new ();
  g_auto (GStrv) id = NULL, title = NULL;

  for (guint i = 1; i <= monev_data_period_count (kind); i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", i);
      g_autofree char *name
          = monev_data_period_name (kind, monev_session_get_year (self->session), (int) i);
      g_autofree char *label = monev_data_period_label (name);

      g_strv_builder_add (ids, number);
      g_strv_builder_add (titles, label);
    }
  id = g_strv_builder_end (ids);
  title = g_strv_builder_end (titles);
  monev_choice_fill (self->period, (const char *const *) id, (const char *const *) title);
}

static void
fill_agencies (MonevFormDesk *self)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new (), titles = g_ptr_array_new ();

  g_ptr_array_add (ids, (gpointer) "");
  g_ptr_array_add (titles, (gpointer) _("Semua OPD"));
  for (guint i = 0; i < self->data->agencies->len; i++)
    {
      const MonevRecord *agency = self->data->agencies->pdata[i];

      if (*monev_record_get (agency, "code") == '\0')
        continue;
      g_ptr_array_add (ids, (gpointer) monev_record_get (agency, "code"));
      g_ptr_array_add (titles, (gpointer) monev_record_get (agency, "name"));
    }
  g_ptr_array_add (ids, NULL);
  g_ptr_array_add (titles, NULL);
  monev_choice_fill (self->agency, (const char *const *) ids->pdata,
                     (const char *const *) titles->pdata);
}

static void
say_note (MonevFormDesk *self)
{
  MonevDataForm *form = monev_form_editor_get_form (self->editor);
  const char *note = self->sheet < monev_data_form_n_sheets (form)
                         ? monev_data_form_sheet (form, self->sheet)->note
                         : NULL;

  gtk_label_set_text (self->note, note != NULL && *note != '\0'
                                      ? note
                                      : _("Isi sel yang berwarna kuning."));
}

/** monev_form_desk_show_sheet: the table of the sheet that is chosen, to be edited or as a preview. */
void
monev_form_desk_show_sheet (MonevFormDesk *self)
{
  gboolean preview = monev_form_desk_is_preview (self);
  guint n = monev_data_form_n_sheets (monev_form_editor_get_form (self->editor));
  const char *agency;
  MonevFormView view = { .year = monev_session_get_year (self->session) };

  self->filling = TRUE;
  self->sheet = n == 0 ? 0 : MIN (self->sheet, n - 1);
  fill_tabs (self);
  fill_periods (self);
  fill_agencies (self);
  self->filling = FALSE;
  agency = monev_choice_get_id (self->agency);
  view.sheet = self->sheet;
  view.edits = !preview && monev_form_desk_may_edit (self);
  view.nth = preview ? gtk_drop_down_get_selected (self->period) + 1 : 0;
  view.agency = preview && *agency != '\0' ? agency : NULL;
  gtk_widget_set_visible (self->seen_as, preview);
  gtk_widget_set_visible (self->side, !preview);
  say_note (self);
  monev_form_source_show (self->source, &view);
  monev_data_grid_set_frozen (self->grid, monev_form_source_n_leading (self->source) > 1
                                              ? monev_form_source_n_leading (self->source)
                                              : 0);
}

/* Under a heading the column, before the values the row; a person who looks at the sheet or the form
 * goes on with it until the cursor moves. */
static void
turn_panel (MonevFormDesk *self, guint row, guint column)
{
  guint index;

  if (self->seen_row == (int) row && self->seen_column == (int) column)
    return;
  self->seen_row = (int) row;
  self->seen_column = (int) column;
  if (monev_form_source_column (self->source, column, &index))
    monev_form_panel_turn (self->panel, MONEV_PANEL_COLUMN);
  else if (monev_form_source_row (self->source, row, &index))
    monev_form_panel_turn (self->panel, MONEV_PANEL_ROW);
}

/** monev_form_desk_see: the properties of what the cursor is on. */
void
monev_form_desk_see (MonevFormDesk *self)
{
  guint row = 0, column = 0, index;
  int of_row = -1, of_column = -1;

  if (self->gone || self->editor == NULL)
    return;
  if (monev_data_grid_get_cursor (self->grid, &row, &column))
    {
      if (monev_form_source_row (self->source, row, &index))
        of_row = (int) index;
      if (monev_form_source_column (self->source, column, &index))
        of_column = (int) index;
      turn_panel (self, row, column);
    }
  monev_form_panel_show (self->panel, self->editor, self->sheet, of_row, of_column);
  monev_form_desk_update_acts (self);
}

/** monev_form_desk_turn_sheet: shows another sheet, from its first heading on. */
void
monev_form_desk_turn_sheet (MonevFormDesk *self, guint sheet)
{
  if (!monev_data_grid_finish_edit (self->grid))
    monev_data_grid_cancel_edit (self->grid);
  self->sheet = sheet;
  self->seen_row = -1;
  monev_form_desk_show_sheet (self);
  monev_data_grid_set_cursor (self->grid, 0, monev_form_source_n_leading (self->source), FALSE);
  monev_form_desk_see (self);
}

/** monev_form_desk_go: puts the cursor there, and shows its properties. */
void
monev_form_desk_go (MonevFormDesk *self, MonevDraftPlace place)
{
  guint row, column;

  if (place.part == MONEV_DRAFT_FORM)
    {
      monev_form_panel_turn (self->panel, MONEV_PANEL_FORM);
      return;
    }
  if (place.sheet != self->sheet)
    monev_form_desk_turn_sheet (self, place.sheet);
  if (place.part == MONEV_DRAFT_SHEET || place.part == MONEV_DRAFT_ROWS)
    {
      monev_form_panel_turn (self->panel, MONEV_PANEL_SHEET);
      return;
    }
  if (monev_form_source_find (self->source, place, &row, &column))
    monev_data_grid_set_cursor (self->grid, row, column, FALSE);
  monev_form_panel_turn (self->panel, place.part == MONEV_DRAFT_ROW ? MONEV_PANEL_ROW
                                                                    : MONEV_PANEL_COLUMN);
}

/* ---- what is read ---- */

typedef struct
{
  MonevActor *actor; /* (nullable) */
  char *id;
} Load;

static void
load_free (gpointer data)
{
  Load *load = data;

  g_clear_pointer (&load->actor, monev_actor_free);
  g_free (load->id);
  g_free (load);
}

static gpointer
load_job (MonevDbJob *job, gpointer data, GError **error)
{
  Load *load = data;

  return monev_form_data_load (monev_db_job_connection (job), load->actor, load->id, error);
}

static void
on_loaded (gpointer owner, gpointer result, const GError *error)
{
  MonevFormDesk *self = owner;

  if (error != NULL)
    {
      monev_empty_state_set_error (MONEV_EMPTY_STATE (self->failure), error);
      gtk_stack_set_visible_child (self->state, self->failure);
      return;
    }
  g_clear_pointer (&self->data, monev_form_data_free);
  self->data = result;
  monev_form_panel_set_agencies (self->panel, self->data->agencies);
  gtk_stack_set_visible_child (self->state, self->content);
  if (self->editor == NULL)
    monev_form_desk_begin (self);
  else
    {
      monev_form_editor_set_issued (self->editor, self->data->issued);
      monev_form_desk_tell_stale (self);
    }
  monev_form_desk_say (self);
}

/** monev_form_desk_load: reads the form and the draft on the read lane. */
void
monev_form_desk_load (MonevFormDesk *self)
{
  const MonevActor *actor = monev_session_get_actor (self->session);
  Load *load = g_new (Load, 1);

  *load = (Load) { actor != NULL ? monev_actor_copy (actor) : NULL, g_strdup (self->id) };
  monev_session_call (self->session, G_OBJECT (self),
                      &(MonevDbJobSpec) { .lane = MONEV_DB_LANE_READ,
                                          .work = load_job,
                                          .data = load,
                                          .free_data = load_free,
                                          .free_result = (GDestroyNotify) monev_form_data_free,
                                          .cancellable = self->cancellable },
                      on_loaded);
}

static void
on_database_changed (MonevFormDesk *self)
{
  if (!self->busy && !self->keeping)
    monev_form_desk_load (self);
}

static void
on_actor_changed (MonevFormDesk *self)
{
  if (self->editor == NULL)
    return;
  monev_form_desk_show_sheet (self);
  monev_form_desk_update_acts (self);
}

/** monev_form_desk_is_ready: Returns: whether it is read. */
gboolean
monev_form_desk_is_ready (MonevFormDesk *self)
{
  return self->editor != NULL && !self->busy;
}

/** monev_form_desk_is_kept: Returns: whether nothing would be lost by leaving. */
gboolean
monev_form_desk_is_kept (MonevFormDesk *self)
{
  return self->editor == NULL
         || (!self->keeping && !monev_form_editor_is_changed (self->editor));
}

/** monev_form_desk_set_notes: @notes: what the planner should look at; shown beside the faults. */
void
monev_form_desk_set_notes (MonevFormDesk *self, MonevIssueList *notes)
{
  g_clear_pointer (&self->notes, monev_issue_list_unref);
  self->notes = monev_issue_list_ref (notes);
  if (self->editor == NULL)
    return;
  monev_form_editor_set_notes (self->editor, notes);
  monev_form_desk_say (self);
}

/** monev_form_desk_get_editor: Returns: (transfer none) (nullable): %NULL until it is read. */
MonevFormEditor *
monev_form_desk_get_editor (MonevFormDesk *self)
{
  return self->editor;
}

/** monev_form_desk_get_grid: Returns: (transfer none): the table. */
MonevDataGrid *
monev_form_desk_get_grid (MonevFormDesk *self)
{
  return self->grid;
}

/** monev_form_desk_get_panel: Returns: (transfer none): the properties. */
MonevFormPanel *
monev_form_desk_get_panel (MonevFormDesk *self)
{
  return self->panel;
}

static GtkWidget *
monev_form_desk_get_first_act (MonevPage *page)
{
  return GTK_WIDGET (MONEV_FORM_DESK (page)->grid);
}

static void
monev_form_desk_dispose (GObject *object)
{
  MonevFormDesk *self = MONEV_FORM_DESK (object);

  self->gone = TRUE;
  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->keep_source, g_source_remove);
  if (self->editor != NULL)
    g_signal_handlers_disconnect_by_data (self->editor, self);
  g_clear_object (&self->editor);
  g_clear_object (&self->source);
  g_clear_object (&self->session);
  g_clear_pointer (&self->data, monev_form_data_free);
  g_clear_pointer (&self->notes, monev_issue_list_unref);
  G_OBJECT_CLASS (monev_form_desk_parent_class)->dispose (object);
}

static void
monev_form_desk_finalize (GObject *object)
{
  MonevFormDesk *self = MONEV_FORM_DESK (object);

  g_object_unref (self->cancellable);
  g_free (self->id);
  g_free (self->base);
  G_OBJECT_CLASS (monev_form_desk_parent_class)->finalize (object);
}

static void
monev_form_desk_class_init (MonevFormDeskClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = monev_form_desk_dispose;
  G_OBJECT_CLASS (klass)->finalize = monev_form_desk_finalize;
  MONEV_PAGE_CLASS (klass)->get_first_act = monev_form_desk_get_first_act;
  monev_form_desk_install (GTK_WIDGET_CLASS (klass));
}

static void
monev_form_desk_init (MonevFormDesk *self)
{
  self->cancellable = g_cancellable_new ();
  self->seen_row = self->seen_column = -1;
}

/** monev_form_desk_new: @id: of a form. Returns: (transfer floating): it reads. */
GtkWidget *
monev_form_desk_new (MonevWindow *window, MonevSession *session, const char *id)
{
  MonevFormDesk *self = g_object_new (MONEV_TYPE_FORM_DESK, NULL);

  self->window = window;
  self->session = g_object_ref (session);
  self->id = g_strdup (id);
  monev_form_desk_build (self);
  monev_page_set_title (MONEV_PAGE (self), _("Formulir"));
  g_signal_connect (self, "closing", G_CALLBACK (monev_form_desk_on_closing), NULL);
  g_signal_connect_object (session, "changed", G_CALLBACK (on_database_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "actor-changed", G_CALLBACK (on_actor_changed), self,
                           G_CONNECT_SWAPPED);
  monev_form_desk_load (self);
  return GTK_WIDGET (self);
}
