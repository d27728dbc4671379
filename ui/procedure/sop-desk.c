#include "sop-desk-private.h"

#include "ui/common/count-text.h"
#include "ui/common/empty-state.h"

#include <glib/gi18n.h>

#define LOOK_DELAY 250 /* ms: while one types the drawing waits */

G_DEFINE_FINAL_TYPE (MonevSopDesk, monev_sop_desk, MONEV_TYPE_PAGE)

/* What is shown: the draft in edit, else the version in force. */
MonevProcedure *
monev_sop_desk_current (MonevSopDesk *self)
{
  return self->editor != NULL ? monev_procedure_editor_get (self->editor)
                              : self->data->procedure;
}

static const char *
standing (MonevSopDesk *self)
{
  if (self->editor != NULL && !monev_sop_desk_is_saved (self))
    return _("draf belum disimpan");
  if (self->editor != NULL)
    return monev_procedure_equal (self->data->procedure, monev_sop_desk_current (self))
               ? _("belum diubah") : _("draf tersimpan");
  if (self->data->entry->retired)
    return _("tidak berlaku lagi");
  if (self->data->draft != NULL)
    return _("ada draf Anda");
  return self->data->entry->shipped ? _("bawaan") : NULL;
}

/* Title, subtitle, and what may be done. */
void
monev_sop_desk_say (MonevSopDesk *self)
{
  MonevProcedure *procedure = monev_sop_desk_current (self);
  g_autofree char *title
      = g_strdup_printf (_("SOP %s"), monev_procedure_list_title (procedure));
  g_autofree char *minutes = monev_count_text (monev_procedure_minutes (procedure));
  g_autoptr (GString) subtitle = g_string_new (NULL);
  const char *word = standing (self);

  g_string_append_printf (subtitle, _("%s · %u langkah"), monev_procedure_code (procedure),
                          monev_procedure_n_steps (procedure));
  if (monev_procedure_minutes (procedure) > 0)
    g_string_append_printf (subtitle, _(" · %s menit"), minutes);
  g_string_append_printf (subtitle, _(" · versi %d"), (int) self->data->entry->number);
  if (word != NULL)
    g_string_append_printf (subtitle, " · %s", word);
  monev_page_set_title (MONEV_PAGE (self), title);
  monev_page_set_subtitle (MONEV_PAGE (self), subtitle->str);
  monev_sop_desk_update_acts (self);
}

/* ---- the drawing and the advice ---- */

typedef struct
{
  MonevProcedure *procedure;
  MonevProcedureEntry *entry;
} Look;

static void
look_free (gpointer data)
{
  Look *look = data;

  monev_procedure_unref (look->procedure);
  monev_procedure_entry_free (look->entry);
  g_free (look);
}

static gpointer
look_job (MonevDbJob *job, gpointer data, GError **error)
{
  Look *look = data;

  return monev_procedure_look_make (monev_db_job_connection (job), look->procedure, look->entry,
                                    error);
}

static char **
list_row (const MonevProcedure *procedure, const MonevProcedureStep *step)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autofree char *actors = monev_procedure_actors_text (procedure, step);
  g_autofree char *needs = g_strjoinv ("; ", (char **) step->requirements);
  g_autofree char *puts = g_strjoinv ("; ", (char **) step->outputs);
  g_autofree char *time = monev_step_time_text (&step->time);
  int back = monev_procedure_find_step (procedure, step->back_to);
  g_autofree char *kind
      = step->kind == MONEV_STEP_PROCESS ? g_strdup (_("proses"))
        : back >= 0 ? g_strdup_printf (_("keputusan; bila tidak, ke %s"),
                                       monev_procedure_step (procedure, (guint) back)->number)
                    : g_strdup (_("keputusan"));

  g_strv_builder_add_many (builder, step->number, step->wording, actors, kind, needs, time, puts,
                           step->remark, NULL);
  return g_strv_builder_end (builder);
}

static void
show_list (MonevSopDesk *self, const MonevProcedure *procedure)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  for (guint i = 0; i < monev_procedure_n_steps (procedure); i++)
    g_ptr_array_add (rows, list_row (procedure, monev_procedure_step (procedure, i)));
  monev_list_source_update_rows (self->list, rows);
}

static void
on_looked (gpointer owner, gpointer result, const GError *error)
{
  MonevSopDesk *self = owner;

  self->looking = FALSE;
  if (error != NULL)
    {
      monev_empty_state_set_error (MONEV_EMPTY_STATE (self->failure), error);
      gtk_stack_set_visible_child (self->state, self->failure);
      return;
    }
  monev_procedure_look_free (self->look);
  self->look = result;
  monev_sop_view_set_sheet (self->drawing, self->look->sheet);
  show_list (self, monev_sop_sheet_procedure (self->look->sheet));
  monev_lint_bar_show (self->lint, monev_sop_sheet_procedure (self->look->sheet),
                       self->look->issues);
  gtk_stack_set_visible_child (self->state, self->content);
  monev_sop_desk_update_acts (self);
  if (self->look_again)
    monev_sop_desk_look (self);
}

/* Draws and checks anew; while that runs, only the last state of many is waited for. */
void
monev_sop_desk_look (MonevSopDesk *self)
{
  Look *look;

  g_clear_handle_id (&self->look_source, g_source_remove);
  self->look_again = self->looking;
  if (self->looking)
    return;
  self->looking = TRUE;
  look = g_new (Look, 1);
  *look = (Look) { monev_procedure_ref (monev_sop_desk_current (self)),
                   monev_procedure_entry_copy (self->data->entry) };
  monev_session_call (self->session, G_OBJECT (self),
                      &(MonevDbJobSpec) {
                          .lane = MONEV_DB_LANE_READ,
                          .work = look_job,
                          .data = look,
                          .free_data = look_free,
                          .free_result = (GDestroyNotify) monev_procedure_look_free,
                          .cancellable = self->cancellable },
                      on_looked);
}

static gboolean
on_look_time (gpointer data)
{
  MonevSopDesk *self = data;

  self->look_source = 0;
  monev_sop_desk_look (self);
  return G_SOURCE_REMOVE;
}

/** monev_sop_desk_look_soon: lints and draws again when typing pauses. */
void
monev_sop_desk_look_soon (MonevSopDesk *self)
{
  g_clear_handle_id (&self->look_source, g_source_remove);
  self->look_source = g_timeout_add (LOOK_DELAY, on_look_time, self);
}

/* ---- what is read ---- */

typedef struct
{
  MonevActor *actor; /* (nullable) */
  char *code;
} Load;

static void
load_free (gpointer data)
{
  Load *load = data;

  monev_actor_free (load->actor);
  g_free (load->code);
  g_free (load);
}

static gpointer
load_job (MonevDbJob *job, gpointer data, GError **error)
{
  Load *load = data;

  return monev_procedure_data_load (monev_db_job_connection (job), load->actor, load->code, error);
}

static void
on_loaded (gpointer owner, gpointer result, const GError *error)
{
  MonevSopDesk *self = owner;

  if (error != NULL)
    {
      monev_empty_state_set_error (MONEV_EMPTY_STATE (self->failure), error);
      gtk_stack_set_visible_child (self->state, self->failure);
      return;
    }
  monev_procedure_data_free (self->data);
  self->data = result;
  if (self->wants_edit && self->editor == NULL && !self->data->entry->shipped)
    monev_sop_desk_begin_edit (self);
  else if (self->editor != NULL)
    monev_sop_desk_tell_stale (self);
  self->wants_edit = FALSE;
  monev_sop_desk_say (self);
  monev_sop_desk_look (self);
}

/** monev_sop_desk_load: reads the procedure, its versions and its draft on the read lane. */
void
monev_sop_desk_load (MonevSopDesk *self)
{
  const MonevActor *actor = monev_session_get_actor (self->session);
  Load *load = g_new (Load, 1);

  *load = (Load) { actor != NULL ? monev_actor_copy (actor) : NULL, g_strdup (self->code) };
  monev_session_call (self->session, G_OBJECT (self),
                      &(MonevDbJobSpec) {
                          .lane = MONEV_DB_LANE_READ,
                          .work = load_job,
                          .data = load,
                          .free_data = load_free,
                          .free_result = (GDestroyNotify) monev_procedure_data_free,
                          .cancellable = self->cancellable },
                      on_loaded);
}

static void
on_database_changed (MonevSopDesk *self)
{
  if (!self->busy)
    monev_sop_desk_load (self);
}

static void
on_actor_changed (MonevSopDesk *self)
{
  if (self->data != NULL)
    monev_sop_desk_update_acts (self);
}

/* ---- one step, in all views ---- */

/** monev_sop_desk_choose: moves every view to @step, except @from, which has moved already. */
void
monev_sop_desk_choose (MonevSopDesk *self, int step, gpointer from)
{
  MonevProcedure *procedure = monev_sop_desk_current (self);
  guint n = monev_procedure_n_steps (procedure);

  self->step = step < (int) n ? step : (int) n - 1;
  monev_sop_view_set_step (self->drawing, self->step);
  if (from != self->drawing)
    monev_sop_view_reveal (self->drawing);
  for (guint i = 0; from != self->grid && self->step >= 0
                    && i < monev_grid_source_get_n_rows (MONEV_GRID_SOURCE (self->list)); i++)
    if ((int) monev_list_source_get_index (self->list, i) == self->step)
      monev_data_grid_set_cursor (self->grid, i, 1, FALSE);
  if (self->editor == NULL)
    return;
  if (from != self->steps)
    monev_sop_steps_choose (self->steps, self->step);
  if (self->step >= 0)
    monev_step_form_show (self->form, self->editor,
                          monev_procedure_step (procedure, (guint) self->step)->id);
  gtk_stack_set_visible_child (self->forms, self->step >= 0 ? GTK_WIDGET (self->form)
                                                            : GTK_WIDGET (self->header));
}

/** monev_sop_desk_show_view: @name: "drawing", "list" or, in edit, "edit". */
void
monev_sop_desk_show_view (MonevSopDesk *self, const char *name)
{
  static const char *const names[] = { "drawing", "list", "edit" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (name, names[i]))
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->toggles[i]), TRUE);
}

/** monev_sop_desk_show_notes: shows or hides all that the linter says. */
void
monev_sop_desk_show_notes (MonevSopDesk *self, gboolean open)
{
  monev_lint_bar_set_open (self->lint, open);
}

/** monev_sop_desk_is_ready: Returns: whether what it shows is drawn and checked. */
gboolean
monev_sop_desk_is_ready (MonevSopDesk *self)
{
  return self->look != NULL && !self->looking && self->look_source == 0
         && monev_sop_sheet_procedure (self->look->sheet) == monev_sop_desk_current (self);
}

/** monev_sop_desk_is_saved: Returns: whether nothing would be lost by leaving. */
gboolean
monev_sop_desk_is_saved (MonevSopDesk *self)
{
  return self->editor == NULL
         || (!self->saving && !monev_procedure_editor_is_changed (self->editor));
}

/** monev_sop_desk_get_editor: Returns: (transfer none) (nullable): %NULL while it is only shown. */
MonevProcedureEditor *
monev_sop_desk_get_editor (MonevSopDesk *self)
{
  return self->editor;
}

/** monev_sop_desk_get_drawing: Returns: (transfer none): the pages on the screen. */
MonevSopView *
monev_sop_desk_get_drawing (MonevSopDesk *self)
{
  return self->drawing;
}

/** monev_sop_desk_edit: opens the draft, now or once the SOP is read; one of the office's own. */
void
monev_sop_desk_edit (MonevSopDesk *self)
{
  if (self->data == NULL)
    {
      self->wants_edit = TRUE;
      return;
    }
  if (self->editor == NULL && !self->data->entry->shipped)
    monev_sop_desk_begin_edit (self);
  monev_sop_desk_say (self);
  monev_sop_desk_look (self);
}

static void
monev_sop_desk_dispose (GObject *object)
{
  MonevSopDesk *self = MONEV_SOP_DESK (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->save_source, g_source_remove);
  g_clear_handle_id (&self->look_source, g_source_remove);
  if (self->editor != NULL)
    g_signal_handlers_disconnect_by_data (self->editor, self);
  g_clear_object (&self->editor);
  g_clear_object (&self->list);
  g_clear_object (&self->session);
  g_clear_pointer (&self->data, monev_procedure_data_free);
  g_clear_pointer (&self->look, monev_procedure_look_free);
  G_OBJECT_CLASS (monev_sop_desk_parent_class)->dispose (object);
}

static void
monev_sop_desk_finalize (GObject *object)
{
  MonevSopDesk *self = MONEV_SOP_DESK (object);

  g_object_unref (self->cancellable);
  g_free (self->code);
  g_free (self->base);
  G_OBJECT_CLASS (monev_sop_desk_parent_class)->finalize (object);
}

static void
monev_sop_desk_class_init (MonevSopDeskClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = monev_sop_desk_dispose;
  G_OBJECT_CLASS (klass)->finalize = monev_sop_desk_finalize;
  monev_sop_desk_install (GTK_WIDGET_CLASS (klass));
}

static void
monev_sop_desk_init (MonevSopDesk *self)
{
  self->cancellable = g_cancellable_new ();
  self->step = -1;
}

/** monev_sop_desk_new: @code: of an SOP of the library. Returns: (transfer floating): it reads. */
GtkWidget *
monev_sop_desk_new (MonevWindow *window, MonevSession *session, const char *code)
{
  MonevSopDesk *self = g_object_new (MONEV_TYPE_SOP_DESK, NULL);

  self->window = window;
  self->session = g_object_ref (session);
  self->code = g_strdup (code);
  monev_sop_desk_build (self);
  monev_page_set_title (MONEV_PAGE (self), code);
  g_signal_connect_object (session, "changed", G_CALLBACK (on_database_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "actor-changed", G_CALLBACK (on_actor_changed), self,
                           G_CONNECT_SWAPPED);
  monev_sop_desk_load (self);
  return GTK_WIDGET (self);
}
