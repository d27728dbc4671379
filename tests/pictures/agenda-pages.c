/* The pages of Agenda Kerja, for the pictures. */
#include "demo/demo.h"
#include "ui/activity/activity-desk-private.h"
#include "ui/activity/activity-room.h"
#include "ui/activity/field-dialog.h"
#include "ui/activity/proposal-import.h"
#include "ui/activity/start-desk.h"
#include "walk.h"

#include <string.h>

static MonevActivityRoom *
open_agenda (Walk *walk)
{
  MonevActivityRoom *room;

  log_in (walk, "subkoor");
  monev_window_show_room (walk->window, "activity");
  room = MONEV_ACTIVITY_ROOM (FIND (walk, MONEV_TYPE_ACTIVITY_ROOM));
  wait_until (monev_activity_room_get_n (room) > 0);
  return room;
}

static void
go_agenda (Walk *walk)
{
  monev_activity_room_set_state (open_agenda (walk), "", FALSE);
}

static void
go_agenda_month (Walk *walk)
{
  monev_activity_room_set_view (open_agenda (walk), "month");
}

static void
go_agenda_empty (Walk *walk)
{
  open_agenda (walk);
  monev_window_set_year (walk->window, MONEV_DEMO_YEAR + 1);
}

static MonevActivityDesk *
open_run (Walk *walk, guint place)
{
  MonevActivityRoom *room = open_agenda (walk);
  MonevActivityDesk *desk;

  gtk_widget_activate_action (GTK_WIDGET (walk->window), "win.open-activity", "(ss)",
                              monev_activity_room_get_id (room, place), "");
  desk = MONEV_ACTIVITY_DESK (monev_window_get_desk (walk->window));
  wait_until (monev_activity_desk_is_ready (desk));
  return desk;
}

static void
go_run (Walk *walk)
{
  open_run (walk, 0);
}

static void
go_run_second (Walk *walk)
{
  open_run (walk, 1);
}

static void
go_run_team (Walk *walk)
{
  monev_activity_desk_set_view (open_run (walk, 0), "team");
}

/* A rapat in the middle of its work: everybody invited, the first ones marked. */
static MonevActivityDesk *
open_meeting (Walk *walk)
{
  static const char *const typed[][2] = {
    { "title", "Rapat Koordinasi Monev Triwulan I" },
    { "form", "instansional" },
    { "date", "2026-11-25" },
    { "time_from", "09.00" },
    { "time_to", "11.30" },
    { "place", "Aula Bappeda" },
    { "agenda", "Pembahasan hasil kunjungan lapangan" },
    { "leader_id", "Ignatius Rangga" },
  };
  MonevActivityDesk *desk = open_run (walk, 0);
  MonevFieldDialog *dialog;
  const MonevFieldData *field;

  gtk_widget_activate_action (GTK_WIDGET (desk), "desk.meeting-add", NULL);
  dialog = MONEV_FIELD_DIALOG (monev_activity_desk_get_dialog (desk));
  for (int i = 0; i < 300; i++)
    pause_briefly ();
  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    monev_field_dialog_type (dialog, typed[i][0], typed[i][1]);
  monev_field_dialog_save (dialog);
  wait_until (monev_activity_desk_is_ready (desk) && desk->data->field->meetings->len > 0);
  field = desk->data->field;
  monev_activity_desk_set_view (desk, "meetings");
  gtk_widget_activate_action (GTK_WIDGET (desk), "desk.meeting-open", "s",
                              monev_record_id (field->meetings->pdata[0]));
  gtk_widget_activate_action (GTK_WIDGET (desk), "desk.invite", "s",
                              monev_record_id (field->meetings->pdata[0]));
  wait_until (monev_activity_desk_is_ready (desk) && desk->data->field->attendance->len > 0);
  gtk_widget_activate_action (GTK_WIDGET (desk), "desk.attend", "(ss)",
                              monev_record_id (desk->data->field->attendance->pdata[0]), "hadir");
  wait_until (monev_activity_desk_is_ready (desk));
  return desk;
}

static void
go_run_meetings (Walk *walk)
{
  open_meeting (walk);
}

static void
go_run_meeting_form (Walk *walk)
{
  MonevActivityDesk *desk = open_run (walk, 0);

  gtk_widget_activate_action (GTK_WIDGET (desk), "desk.meeting-add", NULL);
  walk->shown = monev_activity_desk_get_dialog (desk);
}

static void
go_run_findings (Walk *walk)
{
  monev_activity_desk_set_view (open_run (walk, 0), "findings");
}

/* The run of a Rencana Definitif, on its proposals. */
static MonevActivityDesk *
open_proposals (Walk *walk)
{
  guint n = monev_activity_room_get_n (open_agenda (walk));

  for (guint place = 0; place < n; place++)
    {
      MonevActivityDesk *desk = open_run (walk, place);

      if (desk->data->activity->kind == MONEV_ACTIVITY_RD)
        {
          monev_activity_desk_set_view (desk, "proposals");
          return desk;
        }
      monev_window_pop_desk (walk->window);
    }
  g_assert_not_reached ();
}

static void
go_run_proposals (Walk *walk)
{
  MonevActivityDesk *desk = open_proposals (walk);

  monev_data_grid_set_cursor (monev_proposal_view_get_grid (desk->proposals), 3, 0, FALSE);
}

static void
go_run_proposals_several (Walk *walk)
{
  MonevActivityDesk *desk = open_proposals (walk);
  MonevDataGrid *grid = monev_proposal_view_get_grid (desk->proposals);

  monev_data_grid_set_cursor (grid, 1, 0, FALSE);
  monev_data_grid_set_cursor (grid, 3, 0, TRUE);
}

static const char *const brought
    = "Uraian usulan;Lokasi;Vol;Satuan;Nilai;OPD\n"
      "Jalan lingkungan;RT 4 Desa Hulu Rimba;120;meter;200.000.000;DPUPR\n"
      "Drainase;RT 5 Desa Air Hitam;80;meter;dua ratus juta;DPUPR\n"
      "Lampu jalan;Pulau Seruni;12;unit;60.000.000;Dinas Penerangan\n"
      "Sumur bor;Desa Riam Danau;1;unit;85.000.000;DPUPR\n";

static void
go_proposal_import (Walk *walk)
{
  MonevActivityDesk *desk = open_proposals (walk);
  g_autofree char *path = g_build_filename (walk->folder, "Usulan Musrenbang.csv", NULL);
  MonevProposalImport *import;

  g_assert_true (g_file_set_contents (path, brought, -1, NULL));
  gtk_widget_activate_action (GTK_WIDGET (desk), "desk.proposal-import", NULL);
  import = MONEV_PROPOSAL_IMPORT (monev_window_get_desk (walk->window));
  monev_proposal_import_open (import, path, NULL);
  wait_until (!monev_proposal_import_is_busy (import));
  monev_proposal_import_go (import);
  wait_until (!monev_proposal_import_is_busy (import));
}

static void
go_run_files (Walk *walk)
{
  monev_activity_desk_set_view (open_run (walk, 0), "files");
}

static void
go_run_history (Walk *walk)
{
  monev_activity_desk_set_view (open_run (walk, 0), "history");
}

static void
go_run_skip (Walk *walk)
{
  MonevActivityDesk *desk = open_run (walk, 0);

  gtk_widget_activate_action (GTK_WIDGET (desk), "desk.skip", NULL);
  walk->shown = monev_activity_desk_get_dialog (desk);
}

static MonevStartDesk *
open_start (Walk *walk)
{
  MonevStartDesk *desk;

  open_agenda (walk);
  gtk_widget_activate_action (GTK_WIDGET (walk->window), "win.start-activity", NULL);
  desk = MONEV_START_DESK (monev_window_get_desk (walk->window));
  wait_until (monev_start_desk_is_ready (desk));
  return desk;
}

static void
go_start (Walk *walk)
{
  MonevStartDesk *desk = open_start (walk);

  monev_start_desk_choose (desk, "ketapang-b");
  wait_until (monev_start_desk_is_ready (desk));
}

static void
go_start_blank (Walk *walk)
{
  open_start (walk);
}

const Page agenda_pages[] = {
  { "agenda", go_agenda },
  { "agenda-kalender", go_agenda_month },
  { "agenda-kosong", go_agenda_empty },
  { "agenda-kerja", go_run },
  { "agenda-kerja-lain", go_run_second },
  { "agenda-tim", go_run_team },
  { "agenda-rapat", go_run_meetings },
  { "agenda-rapat-isian", go_run_meeting_form },
  { "agenda-temuan", go_run_findings },
  { "agenda-usulan", go_run_proposals },
  { "agenda-usulan-banyak", go_run_proposals_several },
  { "agenda-usulan-impor", go_proposal_import },
  { "agenda-berkas", go_run_files },
  { "agenda-riwayat", go_run_history },
  { "agenda-lewati", go_run_skip },
  { "agenda-mulai", go_start },
  { "agenda-mulai-kosong", go_start_blank },
  { NULL, NULL },
};
