/* What can be done with a reference table: add, open, remove and put back, export, copy a year. */
#include "table-panel-private.h"

#include "export-act.h"
#include "reference/reference.h"
#include "ui/common/count-text.h"
#include "ui/common/empty-state.h"

#include <glib/gi18n.h>

static MonevReferencePanel *
panel (gpointer self)
{
  return MONEV_REFERENCE_PANEL (self);
}

static MonevWindow *
window_of (gpointer self)
{
  return monev_reference_panel_get_window (panel (self));
}

static MonevSession *
session_of (gpointer self)
{
  return monev_reference_panel_get_session (panel (self));
}

static void
add (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  MonevTablePanel *self = data;
  g_autoptr (MonevRecord) record = monev_record_new (self->view->type);

  if (self->view->type->year_field != NULL)
    {
      g_autofree char *year = g_strdup_printf ("%d", monev_session_get_year (session_of (self)));
      record = monev_record_with (g_steal_pointer (&record), self->view->type->year_field, year);
    }
  monev_table_panel_open (self, record);
}

static void
open_row (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  MonevTablePanel *self = data;
  guint row;

  if (monev_data_grid_get_cursor (self->grid, &row, NULL))
    g_signal_emit_by_name (self->grid, "row-activated", row);
}

static void
copy (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  monev_data_grid_copy (MONEV_TABLE_PANEL (data)->grid, FALSE);
}

static void
reload (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  monev_reference_panel_load (panel (data));
}

/* Records that go to a lane together with who acts. */
typedef struct
{
  MonevActor *actor;
  GPtrArray *records;
} Batch;

static Batch *
batch_new (MonevTablePanel *self, GPtrArray *records)
{
  const MonevActor *actor = monev_session_get_actor (session_of (self));
  Batch *batch = g_new (Batch, 1);

  *batch = (Batch) { actor != NULL ? monev_actor_copy (actor) : NULL, g_ptr_array_ref (records) };
  return batch;
}

static void
batch_free (gpointer data)
{
  Batch *batch = data;

  monev_actor_free (batch->actor);
  g_ptr_array_unref (batch->records);
  g_free (batch);
}

/* What could be removed is returned even if the next one could not: it can be put back. */
typedef struct
{
  GPtrArray *removed;
  GError *error;
} Removal;

static void
removal_free (gpointer data)
{
  Removal *removal = data;

  g_ptr_array_unref (removal->removed);
  g_clear_error (&removal->error);
  g_free (removal);
}

static gpointer
remove_job (MonevDbJob *job, gpointer data, GError **error)
{
  Batch *batch = data;
  Removal *removal = g_new0 (Removal, 1);

  removal->removed = g_ptr_array_new_with_free_func ((GDestroyNotify) monev_record_unref);
  for (guint i = 0; i < batch->records->len && removal->error == NULL; i++)
    if (monev_reference_remove (monev_db_job_connection (job), batch->actor,
                                batch->records->pdata[i], &removal->error))
      g_ptr_array_add (removal->removed, monev_record_ref (batch->records->pdata[i]));
  return removal;
}

static gpointer
restore_job (MonevDbJob *job, gpointer data, GError **error)
{
  Batch *batch = data;

  for (guint i = 0; i < batch->records->len; i++)
    {
      MonevRecord *record = batch->records->pdata[i];
      g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
      g_autoptr (MonevRecord) fresh = monev_record_with_identity (monev_record_ref (record),
                                                                  monev_record_id (record), 0);
      g_autoptr (MonevRecord) saved = monev_reference_save (monev_db_job_connection (job),
                                                            batch->actor, fresh, issues, error);

      if (saved == NULL)
        return NULL;
    }
  return g_ptr_array_ref (batch->records);
}

static void
on_restored (gpointer owner, gpointer result, const GError *error)
{
  MonevTablePanel *self = owner;
  GPtrArray *records = result;

  if (error != NULL)
    {
      monev_reference_tell (GTK_WIDGET (self), error);
      return;
    }
  monev_table_panel_show_record (self, monev_record_id (records->pdata[0]));
  monev_window_toast (window_of (self), _("Penghapusan diurungkan"), NULL, NULL, NULL, NULL);
  g_ptr_array_unref (records);
}

typedef struct
{
  MonevTablePanel *panel;
  GPtrArray *records;
} Undo;

static void
undo_free (gpointer data)
{
  Undo *undo = data;

  g_object_unref (undo->panel);
  g_ptr_array_unref (undo->records);
  g_free (undo);
}

static void
put_back (MonevWindow *window, gpointer data)
{
  Undo *undo = data;

  monev_session_call (
      session_of (undo->panel), G_OBJECT (undo->panel),
      &(MonevDbJobSpec) { .lane = MONEV_DB_LANE_WRITE,
                          .work = restore_job,
                          .data = batch_new (undo->panel, undo->records),
                          .free_data = batch_free,
                          .free_result = (GDestroyNotify) g_ptr_array_unref },
      on_restored);
}

static void
say_removed (MonevTablePanel *self, GPtrArray *removed)
{
  Undo *undo = g_new (Undo, 1);
  g_autofree char *label = monev_record_label (removed->pdata[0]);
  g_autofree char *text = removed->len == 1
                              ? g_strdup_printf (_("%s dihapus"), label)
                              : g_strdup_printf (_("%u %s dihapus"), removed->len,
                                                 _(self->view->noun));

  *undo = (Undo) { g_object_ref (self), g_ptr_array_ref (removed) };
  monev_window_toast (window_of (self), text, _("Urungkan"), put_back, undo, undo_free);
}

static void
on_removed (gpointer owner, gpointer result, const GError *error)
{
  MonevTablePanel *self = owner;
  Removal *removal = result;

  if (error != NULL)
    {
      monev_reference_tell (GTK_WIDGET (self), error);
      return;
    }
  if (removal->removed->len > 0)
    say_removed (self, removal->removed);
  if (removal->error != NULL)
    monev_reference_tell (GTK_WIDGET (self), removal->error);
  removal_free (removal);
}

/** monev_table_panel_remove: removes what is selected; the toast can put it back. */
void
monev_table_panel_remove (MonevTablePanel *self)
{
  g_autoptr (GPtrArray) records = monev_table_panel_get_selected (self);

  if (records->len == 0)
    return;
  monev_session_call (session_of (self), G_OBJECT (self),
                      &(MonevDbJobSpec) { .lane = MONEV_DB_LANE_WRITE,
                                          .work = remove_job,
                                          .data = batch_new (self, records),
                                          .free_data = batch_free,
                                          .free_result = removal_free },
                      on_removed);
}

static void
remove_selected (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  monev_table_panel_remove (data);
}

/** monev_table_panel_export: @path: ends with .xlsx or .csv; takes what is shown, as it is sorted. */
void
monev_table_panel_export (MonevTablePanel *self, const char *path)
{
  monev_export_start (panel (self), self->progress, self->view->type,
                      monev_table_panel_get_shown (self), path);
}

static void
export_to (MonevReferencePanel *reference_panel, const char *path)
{
  monev_table_panel_export (MONEV_TABLE_PANEL (reference_panel), path);
}

static void
choose_export (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  monev_export_ask (panel (data), MONEV_TABLE_PANEL (data)->view->type->title, export_to);
}

static void
import (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  monev_table_panel_import (data, NULL);
}

typedef struct
{
  MonevActor *actor;
  gint64 from;
  gint64 to;
} CopyYear;

static void
copy_year_free (gpointer data)
{
  CopyYear *what = data;

  monev_actor_free (what->actor);
  g_free (what);
}

static gpointer
copy_year_job (MonevDbJob *job, gpointer data, GError **error)
{
  CopyYear *what = data;
  MonevCopyCount count = { 0, 0 };

  if (!monev_reference_copy_year (monev_db_job_connection (job), what->actor, what->from, what->to,
                                  &count, error))
    return NULL;
  return g_strdup_printf (_("%u baris disalin, %u sudah ada"), count.added, count.skipped);
}

static void
on_year_copied (gpointer owner, gpointer result, const GError *error)
{
  MonevTablePanel *self = owner;
  g_autofree char *text = result;

  monev_job_progress_finish (self->progress);
  if (error != NULL)
    monev_reference_tell (GTK_WIDGET (self), error);
  else
    monev_window_toast (window_of (self), text, NULL, NULL, NULL, NULL);
}

static void
start_copy_year (MonevTablePanel *self)
{
  CopyYear *what = g_new (CopyYear, 1);
  int year = monev_session_get_year (session_of (self));

  *what = (CopyYear) { monev_actor_copy (monev_session_get_actor (session_of (self))), year - 1,
                       year };
  monev_job_progress_start (self->progress, _("Menyalin program dan pagu"), NULL);
  monev_session_call (session_of (self), G_OBJECT (self),
                      &(MonevDbJobSpec) { .lane = MONEV_DB_LANE_WRITE,
                                          .work = copy_year_job,
                                          .data = what,
                                          .free_data = copy_year_free,
                                          .free_result = g_free },
                      on_year_copied);
}

static void
on_copy_year_answer (MonevTablePanel *self, const char *response)
{
  if (g_str_equal (response, "copy"))
    start_copy_year (self);
}

static void
ask_copy_year (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  MonevTablePanel *self = data;
  int year = monev_session_get_year (session_of (self));
  g_autofree char *heading = g_strdup_printf (_("Salin dari Tahun %d ke %d?"), year - 1, year);
  GtkWidget *dialog = adw_message_dialog_new (
      GTK_WINDOW (window_of (self)), heading,
      _("Program, kegiatan, sub kegiatan, dan pagunya disalin. Yang sudah ada pada tahun ini "
        "tidak diubah."));

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Batal"), "copy",
                                    _("_Salin"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "copy",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "copy");
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_copy_year_answer), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
update_enabled (MonevTablePanel *self)
{
  static const char *const writing[] = { "add", "import", "remove", "copy-year" };
  gboolean may = monev_session_allows (session_of (self),
                                       monev_reference_act (self->view->type), NULL);

  for (guint i = 0; i < G_N_ELEMENTS (writing); i++)
    {
      GAction *action = g_action_map_lookup_action (
          monev_reference_panel_get_actions (panel (self)), writing[i]);

      g_simple_action_set_enabled (G_SIMPLE_ACTION (action), may);
    }
}

/** monev_table_panel_add_actions: adds the actions of the panel and follows the rights of who is
 * in. */
void
monev_table_panel_add_actions (MonevTablePanel *self)
{
  static const GActionEntry entries[] = {
    { "add", add },           { "open-row", open_row },       { "copy", copy },
    { "reload", reload },     { "remove", remove_selected },  { "import", import },
    { "export", choose_export }, { "copy-year", ask_copy_year },
  };

  g_action_map_add_action_entries (monev_reference_panel_get_actions (panel (self)), entries,
                                   G_N_ELEMENTS (entries), self);
  update_enabled (self);
  g_signal_connect_object (session_of (self), "actor-changed", G_CALLBACK (update_enabled), self,
                           G_CONNECT_SWAPPED);
}
