/* The pages of SOP that pictures are made of: an office that copied one and edits it. */
#include "procedure-pages.h"

#include "procedure/office-procedure.h"
#include "ui/procedure/copy-dialog.h"
#include "ui/procedure/procedure-panel.h"
#include "ui/procedure/sop-desk.h"


static MonevProcedurePanel *
open_panel (MonevReferenceRoom *room)
{
  MonevProcedurePanel *panel;

  monev_reference_room_show (room, "procedure");
  panel = MONEV_PROCEDURE_PANEL (monev_reference_room_get_panel (room));
  wait_until (monev_list_source_get_n_total (monev_procedure_panel_get_list (panel)) > 0);
  return panel;
}

void
procedure_pages_list (MonevWindow *window, MonevSession *session, MonevReferenceRoom *room)
{
  monev_procedure_panel_choose (open_panel (room), "ketapang-c2");
}

void
procedure_pages_empty (MonevWindow *window, MonevSession *session, MonevReferenceRoom *room)
{
  MonevProcedurePanel *panel = open_panel (room);

  monev_procedure_panel_filter (panel, 1);
  wait_until (monev_list_source_get_n_total (monev_procedure_panel_get_list (panel)) == 0);
}

static MonevSopDesk *
open_desk (MonevWindow *window, MonevSession *session, const char *code)
{
  GtkWidget *desk = monev_sop_desk_new (window, session, code);

  monev_window_push_desk (window, desk);
  wait_until (monev_sop_desk_is_ready (MONEV_SOP_DESK (desk)));
  return MONEV_SOP_DESK (desk);
}

void
procedure_pages_drawing (MonevWindow *window, MonevSession *session, MonevReferenceRoom *room)
{
  MonevSopDesk *desk = open_desk (window, session, "ketapang-c2");
  MonevSopView *view = monev_sop_desk_get_drawing (desk);

  wait_for_frame (GTK_WIDGET (window));
  monev_sop_view_set_step (view, 6);
  monev_sop_view_set_page (view, 2);
}

void
procedure_pages_identity (MonevWindow *window, MonevSession *session, MonevReferenceRoom *room)
{
  open_desk (window, session, "ketapang-b");
}

void
procedure_pages_steps (MonevWindow *window, MonevSession *session, MonevReferenceRoom *room)
{
  monev_sop_desk_show_view (open_desk (window, session, "ketapang-c2"), "list");
}

static gpointer
copy_job (MonevDbJob *job, gpointer data, GError **error)
{
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (MonevProcedureEntry) entry
      = monev_procedure_copy (monev_db_job_connection (job), data, "ketapang-c2", "rd-kabupaten",
                              "Rencana Definitif Kabupaten", issues, error);

  return entry != NULL ? g_strdup (entry->code) : NULL;
}

static void
on_copied (gpointer owner, gpointer result, const GError *error)
{
  g_assert_no_error (error);
  g_object_set_data_full (owner, "code", result, g_free);
}

static void
make_copy (MonevSession *session)
{
  g_autoptr (GObject) owner = g_object_new (G_TYPE_OBJECT, NULL);

  monev_session_run (session, owner,
                     &(MonevDbJobSpec) { .lane = MONEV_DB_LANE_WRITE,
                                         .work = copy_job,
                                         .data = monev_actor_copy (monev_session_get_actor (session)),
                                         .free_data = (GDestroyNotify) monev_actor_free },
                     on_copied);
  wait_until (g_object_get_data (owner, "code") != NULL);
}

static MonevSopDesk *
open_edit (MonevWindow *window, MonevSession *session)
{
  MonevSopDesk *desk;

  make_copy (session);
  desk = open_desk (window, session, "rd-kabupaten");
  monev_sop_desk_edit (desk);
  wait_until (monev_sop_desk_is_ready (desk));
  return desk;
}

void
procedure_pages_edit (MonevWindow *window, MonevSession *session, MonevReferenceRoom *room)
{
  MonevSopDesk *desk = open_edit (window, session);

  g_signal_emit_by_name (monev_sop_desk_get_drawing (desk), "step-selected", 7);
}

void
procedure_pages_header (MonevWindow *window, MonevSession *session, MonevReferenceRoom *room)
{
  open_edit (window, session);
}

void
procedure_pages_notes (MonevWindow *window, MonevSession *session, MonevReferenceRoom *room)
{
  MonevSopDesk *desk = open_desk (window, session, "ketapang-c3");

  monev_sop_desk_show_notes (desk, TRUE);
  gtk_widget_activate_action (GTK_WIDGET (desk), "sop.note-next", NULL);
}

static void
set (MonevProcedureEditor *editor, guint step, const char *member, json_t *value)
{
  const char *id
      = monev_procedure_step (monev_procedure_editor_get (editor), step)->id;
  g_autofree char *kept = g_strdup (id);

  monev_procedure_editor_set (editor, kept, member, value, FALSE);
}

/* A draft that differs from the version in force in a few things. */
void
procedure_pages_changed (MonevWindow *window, MonevSession *session, MonevReferenceRoom *room)
{
  MonevSopDesk *desk = open_edit (window, session);
  MonevProcedureEditor *editor = monev_sop_desk_get_editor (desk);
  MonevProcedureOperation insert
      = { MONEV_PROCEDURE_STEP_INSERT, NULL, 4, NULL, NULL };

  set (editor, 0, "wording", json_string ("Membentuk Tim Rencana Definitif"));
  set (editor, 6, "time",
       json_pack ("{s:s, s:i, s:i}", "unit", "menit", "min", 2550, "max", 2550));
  monev_procedure_editor_apply (editor, &insert, NULL);
  set (editor, 3, "wording", json_string ("Memeriksa ketersediaan data di perangkat daerah"));
  wait_until (monev_sop_desk_is_ready (desk));
}
