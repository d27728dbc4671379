/* What can be done at the SOP desk: look closer, print, export, copy, edit, retire. */
#include "sop-desk-private.h"

#include "copy-dialog.h"
#include "procedure-file.h"
#include "sop-print.h"
#include "ui/reference/panel.h"

#include <glib/gi18n.h>
#include <string.h>

#define DESK(widget) MONEV_SOP_DESK (widget)

static void
zoom (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MonevSopDesk *self = DESK (widget);

  if (strcmp (name, "sop.zoom-in") == 0)
    monev_sop_view_zoom_by (self->drawing, 1.1);
  else if (strcmp (name, "sop.zoom-out") == 0)
    monev_sop_view_zoom_by (self->drawing, 1 / 1.1);
  else if (strcmp (name, "sop.fit") == 0)
    monev_sop_view_fit (self->drawing);
  else
    monev_sop_view_set_zoom (self->drawing, 1);
}

static void
turn_page (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MonevSopDesk *self = DESK (widget);
  guint page = monev_sop_view_get_page (self->drawing);

  monev_sop_view_set_page (self->drawing,
                           strcmp (name, "sop.page-next") == 0 ? page + 1 : MAX (page, 2) - 1);
}

static void
next_note (GtkWidget *widget, const char *name, GVariant *parameter)
{
  monev_lint_bar_next (DESK (widget)->lint, strcmp (name, "sop.note-next") == 0 ? 1 : -1);
}

static void
reload (GtkWidget *widget, const char *name, GVariant *parameter)
{
  monev_sop_desk_load (DESK (widget));
}

/** monev_sop_desk_get_print: Returns: (transfer full) (nullable): %NULL while nothing is drawn. */
GtkPrintOperation *
monev_sop_desk_get_print (MonevSopDesk *self)
{
  return self->look != NULL ? monev_sop_print_new (self->look->sheet) : NULL;
}

static void
print (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MonevSopDesk *self = DESK (widget);
  g_autoptr (GtkPrintOperation) operation = monev_sop_desk_get_print (self);
  g_autoptr (GError) error = NULL;

  if (operation == NULL)
    return;
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                           GTK_WINDOW (self->window), &error);
  if (error != NULL)
    monev_reference_tell (widget, error);
}

static void
export (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MonevSopDesk *self = DESK (widget);

  monev_procedure_ask_export (self->window, self->session, G_OBJECT (self),
                              monev_sop_desk_current (self),
                              g_variant_get_string (parameter, NULL));
}

static void
on_copied (MonevSopDesk *self, const char *code)
{
  MonevWindow *window = self->window;
  GtkWidget *desk = monev_sop_desk_new (window, self->session, code);

  monev_sop_desk_edit (MONEV_SOP_DESK (desk));
  monev_window_pop_desk (window);
  monev_window_push_desk (window, desk);
}

static void
copy (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MonevSopDesk *self = DESK (widget);
  GtkWidget *dialog = monev_copy_dialog_new (GTK_WINDOW (self->window), self->session,
                                             self->data->entry);

  g_signal_connect_object (dialog, "copied", G_CALLBACK (on_copied), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* The one thing to do next: copy what is shipped, edit what is one's own, publish what is edited. */
static void
main_act (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MonevSopDesk *self = DESK (widget);

  if (self->editor != NULL)
    monev_sop_desk_publish (self);
  else if (self->data->entry->shipped)
    copy (widget, name, parameter);
  else
    monev_sop_desk_edit (self);
}

typedef struct
{
  MonevActor *actor;
  MonevProcedureEntry *entry;
  gboolean retired;
} Retire;

static void
retire_free (gpointer data)
{
  Retire *retire = data;

  monev_actor_free (retire->actor);
  monev_procedure_entry_free (retire->entry);
  g_free (retire);
}

static gpointer
retire_job (MonevDbJob *job, gpointer data, GError **error)
{
  Retire *retire = data;

  return monev_procedure_set_retired (monev_db_job_connection (job), retire->actor, retire->entry,
                                      retire->retired, error);
}

static void
on_retired (gpointer owner, gpointer result, const GError *error)
{
  MonevSopDesk *self = owner;
  g_autoptr (MonevProcedureEntry) entry = result;

  if (error != NULL)
    monev_reference_tell (GTK_WIDGET (self), error);
  else
    monev_window_toast (self->window,
                        entry->retired ? _("SOP dinyatakan tidak berlaku. Berlakukan kembali lewat "
                                           "menu.")
                                       : _("SOP berlaku kembali"),
                        NULL, NULL, NULL, NULL);
  monev_sop_desk_load (self);
}

static void
set_retired (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MonevSopDesk *self = DESK (widget);
  const MonevActor *actor = monev_session_get_actor (self->session);
  Retire *retire;

  if (actor == NULL)
    return;
  retire = g_new (Retire, 1);
  *retire = (Retire) { monev_actor_copy (actor), monev_procedure_entry_copy (self->data->entry),
                       strcmp (name, "sop.retire") == 0 };
  monev_session_call (self->session, G_OBJECT (self),
                      &(MonevDbJobSpec) { .lane = MONEV_DB_LANE_WRITE,
                                          .work = retire_job,
                                          .data = retire,
                                          .free_data = retire_free,
                                          .free_result
                                          = (GDestroyNotify) monev_procedure_entry_free },
                      on_retired);
}

/* ---- steps under edit ---- */

static const char *
chosen_step (MonevSopDesk *self)
{
  MonevProcedure *procedure = monev_sop_desk_current (self);

  return self->step >= 0 && self->step < (int) monev_procedure_n_steps (procedure)
             ? monev_procedure_step (procedure, (guint) self->step)->id : NULL;
}

static void
insert_step (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MonevSopDesk *self = DESK (widget);
  guint n = monev_procedure_n_steps (monev_sop_desk_current (self));
  guint place = self->step >= 0 ? (guint) self->step + 2 : n + 1;
  MonevProcedureOperation operation = { MONEV_PROCEDURE_STEP_INSERT, NULL, place, NULL, NULL };

  if (!monev_procedure_editor_apply (self->editor, &operation, NULL))
    return;
  monev_sop_desk_show_view (self, "edit");
  monev_sop_desk_choose (self, (int) place - 1, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->form));
}

static void
take_back (MonevWindow *window, gpointer data)
{
  MonevSopDesk *self = data;

  if (self->editor != NULL)
    monev_procedure_editor_undo (self->editor);
}

static void
remove_step (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MonevSopDesk *self = DESK (widget);
  const char *id = chosen_step (self);
  MonevProcedureOperation operation = { MONEV_PROCEDURE_STEP_REMOVE, id, 0, NULL, NULL };
  int step = self->step;

  if (id == NULL || !monev_procedure_editor_apply (self->editor, &operation, NULL))
    return;
  monev_window_toast (self->window, monev_procedure_editor_undo_label (self->editor),
                      _("Urungkan"), take_back, g_object_ref (self), g_object_unref);
  monev_sop_desk_choose (self, step, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->steps));
}

static void
move_step (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MonevSopDesk *self = DESK (widget);
  int to = self->step + (strcmp (name, "sop.step-up") == 0 ? -1 : 1);
  MonevProcedureOperation operation = { MONEV_PROCEDURE_STEP_MOVE, chosen_step (self),
                                        (guint) to + 1, NULL, NULL };

  if (operation.id == NULL || to < 0
      || to >= (int) monev_procedure_n_steps (monev_sop_desk_current (self)))
    return;
  if (monev_procedure_editor_apply (self->editor, &operation, NULL))
    monev_sop_desk_choose (self, to, NULL);
}

static void
undo (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MonevSopDesk *self = DESK (widget);
  gboolean back = strcmp (name, "sop.undo") == 0;
  g_autofree char *label
      = g_strdup (back ? monev_procedure_editor_undo_label (self->editor)
                       : monev_procedure_editor_redo_label (self->editor));
  g_autofree char *text = NULL;

  if (label == NULL)
    return;
  if (back)
    monev_procedure_editor_undo (self->editor);
  else
    monev_procedure_editor_redo (self->editor);
  monev_sop_desk_choose (self, self->step, NULL);
  text = g_strdup_printf (back ? _("Diurungkan: %s") : _("Diulangi: %s"), label);
  monev_window_toast (self->window, text, NULL, NULL, NULL, NULL);
}

static void
drop_draft (GtkWidget *widget, const char *name, GVariant *parameter)
{
  monev_sop_desk_drop_draft (DESK (widget));
}

/* What cannot be done now is insensitive; the button says why. */
static void
say_main (MonevSopDesk *self)
{
  g_autofree char *why = NULL;
  gboolean may = monev_session_allows (self->session, MONEV_ACT_PROCEDURE_EDIT, &why);
  gboolean editing = self->editor != NULL, ready = self->data != NULL && !self->busy;
  gboolean retired = ready && self->data->entry->retired;

  gtk_button_set_label (GTK_BUTTON (self->act),
                        editing ? _("_Terbitkan Versi")
                        : ready && !self->data->entry->shipped ? _("_Sunting")
                                                               : _("_Salin dan Sunting"));
  if (editing)
    gtk_widget_add_css_class (self->act, "suggested-action");
  else
    gtk_widget_remove_css_class (self->act, "suggested-action");
  gtk_widget_set_tooltip_text (self->act,
                               !may ? why
                               : retired ? _("SOP ini tidak berlaku lagi. Berlakukan kembali dahulu "
                                             "lewat menu.")
                                         : NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "sop.main", may && ready && !retired);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "sop.copy", may && ready);
}

static void
say_history (MonevSopDesk *self)
{
  const char *undo_label
      = self->editor != NULL ? monev_procedure_editor_undo_label (self->editor) : NULL;
  const char *redo_label
      = self->editor != NULL ? monev_procedure_editor_redo_label (self->editor) : NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "sop.undo", undo_label != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "sop.redo", redo_label != NULL);
}

/** monev_sop_desk_update_acts: enables what may be done now, and says why the rest may not. */
void
monev_sop_desk_update_acts (MonevSopDesk *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean may = monev_session_allows (self->session, MONEV_ACT_PROCEDURE_EDIT, NULL);
  gboolean own = self->data != NULL && !self->data->entry->shipped && self->editor == NULL;
  gboolean drawn = self->look != NULL, editing = self->editor != NULL;

  say_main (self);
  say_history (self);
  gtk_widget_action_set_enabled (widget, "sop.export", drawn);
  gtk_widget_action_set_enabled (widget, "sop.print", drawn);
  gtk_widget_action_set_enabled (widget, "sop.step-insert", editing);
  gtk_widget_action_set_enabled (widget, "sop.step-remove", editing);
  gtk_widget_action_set_enabled (widget, "sop.step-up", editing);
  gtk_widget_action_set_enabled (widget, "sop.step-down", editing);
  gtk_widget_action_set_enabled (widget, "sop.drop-draft",
                                 editing || (own && self->data->draft != NULL));
  gtk_widget_action_set_enabled (widget, "sop.retire", may && own && !self->data->entry->retired);
  gtk_widget_action_set_enabled (widget, "sop.restore", may && own && self->data->entry->retired);
}

static void
bind (GtkWidgetClass *klass, guint key, GdkModifierType state, const char *action)
{
  gtk_widget_class_add_binding_action (klass, key, state, action, NULL);
}

/** monev_sop_desk_install: adds the actions of the desk to its class. */
void
monev_sop_desk_install (GtkWidgetClass *klass)
{
  static const struct { const char *name; const char *type; GtkWidgetActionActivateFunc act; } acts[]
      = { { "sop.zoom-in", NULL, zoom }, { "sop.zoom-out", NULL, zoom },
          { "sop.zoom-reset", NULL, zoom }, { "sop.fit", NULL, zoom },
          { "sop.page-next", NULL, turn_page }, { "sop.page-previous", NULL, turn_page },
          { "sop.note-next", NULL, next_note }, { "sop.note-previous", NULL, next_note },
          { "sop.reload", NULL, reload }, { "sop.print", NULL, print },
          { "sop.export", "s", export }, { "sop.copy", NULL, copy }, { "sop.main", NULL, main_act },
          { "sop.retire", NULL, set_retired }, { "sop.restore", NULL, set_retired },
          { "sop.step-insert", NULL, insert_step }, { "sop.step-remove", NULL, remove_step },
          { "sop.step-up", NULL, move_step }, { "sop.step-down", NULL, move_step },
          { "sop.undo", NULL, undo }, { "sop.redo", NULL, undo },
          { "sop.drop-draft", NULL, drop_draft } };

  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    gtk_widget_class_install_action (klass, acts[i].name, acts[i].type, acts[i].act);
  bind (klass, GDK_KEY_plus, GDK_CONTROL_MASK, "sop.zoom-in");
  bind (klass, GDK_KEY_equal, GDK_CONTROL_MASK, "sop.zoom-in");
  bind (klass, GDK_KEY_KP_Add, GDK_CONTROL_MASK, "sop.zoom-in");
  bind (klass, GDK_KEY_minus, GDK_CONTROL_MASK, "sop.zoom-out");
  bind (klass, GDK_KEY_KP_Subtract, GDK_CONTROL_MASK, "sop.zoom-out");
  bind (klass, GDK_KEY_0, GDK_CONTROL_MASK, "sop.zoom-reset");
  bind (klass, GDK_KEY_9, GDK_CONTROL_MASK, "sop.fit");
  bind (klass, GDK_KEY_p, GDK_CONTROL_MASK, "sop.print");
  bind (klass, GDK_KEY_n, GDK_CONTROL_MASK, "sop.step-insert");
  bind (klass, GDK_KEY_F8, 0, "sop.note-next");
  bind (klass, GDK_KEY_F8, GDK_SHIFT_MASK, "sop.note-previous");
  bind (klass, GDK_KEY_F5, 0, "sop.reload");
}
