/* An SOP of the office under edit, for tests of its forms: a copy of a shipped one, "rd-uji". */
#pragma once

#include "reference-office.h"

#include "ui/procedure/sop-desk-private.h"

static inline MonevSopDesk *
open_desk (Office *office, const char *code)
{
  GtkWidget *desk = monev_sop_desk_new (office->window, office->session, code);

  monev_window_push_desk (office->window, desk);
  wait_until (monev_sop_desk_is_ready (MONEV_SOP_DESK (desk)));
  wait_for_frame (GTK_WIDGET (office->window));
  return MONEV_SOP_DESK (desk);
}

static inline gpointer
copy_job (MonevDbJob *job, gpointer data, GError **error)
{
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();

  return monev_procedure_copy (monev_db_job_connection (job), data, "ketapang-c2", "rd-uji",
                               "Rencana Definitif Uji", issues, error);
}

static inline void
make_copy (Office *office)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MonevProcedureEntry) entry = NULL;

  entry = office_do (office, copy_job, (gpointer) monev_session_get_actor (office->session),
                     &error);
  g_assert_no_error (error);
}

static inline MonevSopDesk *
open_edit (Office *office)
{
  MonevSopDesk *desk;

  make_copy (office);
  desk = open_desk (office, "rd-uji");
  monev_sop_desk_edit (desk);
  wait_until (monev_sop_desk_is_ready (desk));
  g_assert_nonnull (monev_sop_desk_get_editor (desk));
  return desk;
}

static inline const MonevProcedureStep *
step_at (MonevSopDesk *desk, guint index)
{
  return monev_procedure_step (monev_sop_desk_current (desk), index);
}
