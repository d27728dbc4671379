/* The pages of Agenda Kerja, for the pictures. */
#include "demo/demo.h"
#include "ui/activity/activity-desk-private.h"
#include "ui/activity/activity-room.h"
#include "ui/activity/head-dialog.h"
#include "ui/activity/proposal-import.h"
#include "ui/activity/field-dialog.h"
#include "ui/activity/site-import.h"
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

/* The run of that kind: the demo office has one of each. */
static MonevActivityDesk *
open_kind (Walk *walk, MonevActivityKind kind)
{
  guint n = monev_activity_room_get_n (open_agenda (walk));

  for (guint place = 0; place < n; place++)
    {
      MonevActivityDesk *desk = open_run (walk, place);

      if (desk->data->activity->kind == kind)
        return desk;
      monev_window_pop_desk (walk->window);
    }
  g_assert_not_reached ();
}

/* A rapat of the demo office that somebody came to. */
static MonevActivityDesk *
open_meeting (Walk *walk)
{
  MonevActivityDesk *desk = open_kind (walk, MONEV_ACTIVITY_MONEV);
  const GPtrArray *guests = desk->data->field->attendance;

  g_assert_cmpuint (guests->len, >, 0);
  monev_activity_desk_set_view (desk, "meetings");
  gtk_widget_activate_action (GTK_WIDGET (desk), "desk.meeting-open", "s",
                              monev_record_get (guests->pdata[0], "meeting_id"));
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
fill_form (MonevActivityDesk *desk, const char *const typed[][2], guint n)
{
  MonevFieldDialog *dialog = MONEV_FIELD_DIALOG (monev_activity_desk_get_dialog (desk));

  for (guint i = 0; i < n; i++)
    monev_field_dialog_type (dialog, typed[i][0], typed[i][1]);
}

/* The run that has visits, with one more that stands in the way of another. */
static MonevActivityDesk *
open_schedule (Walk *walk)
{
  MonevActivityRoom *room = open_agenda (walk);
  MonevActivityDesk *desk = NULL;

  for (guint i = 0; i < monev_activity_room_get_n (room); i++)
    {
      gtk_widget_activate_action (GTK_WIDGET (walk->window), "win.open-activity", "(ss)",
                                  monev_activity_room_get_id (room, i), "");
      desk = MONEV_ACTIVITY_DESK (monev_window_get_desk (walk->window));
      wait_until (monev_activity_desk_is_ready (desk));
      if (desk->data->field->visits->len > 2)
        break;
      monev_window_pop_desk (walk->window);
      drain ();
    }
  monev_activity_desk_set_view (desk, "visits");
  return desk;
}

/* A form over the last visit: its people are wanted elsewhere at that time, on a day off. */
static MonevFieldDialog *
type_clash (MonevActivityDesk *desk)
{
  const MonevFieldData *field = desk->data->field;
  const MonevRecord *visit = field->visits->pdata[field->visits->len - 1];
  const char *const typed[][2] = {
    { "site_id", monev_record_id (field->sites->pdata[0]) },
    { "group_id", monev_record_get (visit, "group_id") },
    { "date_from", monev_record_get (visit, "date_from") },
    { "purpose", "Melihat sambungan rumah yang belum dipakai" },
  };

  gtk_widget_activate_action (GTK_WIDGET (desk), "desk.visit-add", NULL);
  fill_form (desk, typed, G_N_ELEMENTS (typed));
  return MONEV_FIELD_DIALOG (monev_activity_desk_get_dialog (desk));
}

/* What is done behind the window, so that no toast stands over the picture. */
typedef struct
{
  MonevActor *actor;
  MonevRecord *record; /* nullable: is saved */
  const char *activity_id;
  const char *visit_id;
  char *paths[3];
} Behind;

static gpointer
behind_job (MonevDbJob *job, gpointer data, GError **error)
{
  static const char *const captions[]
      = { "Penimbangan balita sebelum makanan dibagikan", "Makanan tambahan dari bahan setempat",
          "Kader mencatat yang hadir" };
  Behind *behind = data;
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();

  if (behind->record != NULL)
    return monev_field_save (monev_db_job_connection (job), behind->actor, behind->record, issues,
                             error);
  for (guint i = 0; i < G_N_ELEMENTS (captions); i++)
    {
      g_autoptr (MonevAttachmentFile) file
          = monev_attachment_file_read (behind->paths[i], NULL, issues, error);
      g_autofree char *subject = g_strconcat ("visit/", behind->visit_id, NULL);

      g_free (monev_activity_attach (monev_db_job_connection (job), behind->actor,
                                     behind->activity_id, subject, file, captions[i], error));
    }
  return NULL;
}

static void
on_behind (gpointer owner, gpointer result, const GError *error)
{
  g_clear_pointer ((MonevRecord **) &result, monev_record_unref);
  g_assert_no_error (error);
}

static void
do_behind (MonevActivityDesk *desk, Behind *behind)
{
  behind->actor = monev_actor_copy (monev_session_get_actor (desk->session));
  monev_session_call (desk->session, G_OBJECT (desk),
                      &(MonevDbJobSpec) { .lane = MONEV_DB_LANE_WRITE,
                                          .work = behind_job,
                                          .data = behind },
                      on_behind);
}

static void
go_run_schedule (Walk *walk)
{
  MonevActivityDesk *desk = open_schedule (walk);
  const GPtrArray *visits = desk->data->field->visits;
  MonevRecord *last = visits->pdata[visits->len - 1];
  guint n = visits->len;
  Behind behind = { NULL };

  behind.record = monev_record_with_identity (monev_record_ref (last), "", 0);
  behind.record = monev_record_with (behind.record, "site_id",
                                     monev_record_id (desk->data->field->sites->pdata[1]));
  behind.record = monev_record_with (behind.record, "time_from", "");
  behind.record = monev_record_with (behind.record, "time_to", "");
  do_behind (desk, &behind);
  wait_until (monev_activity_desk_is_ready (desk) && desk->data->field->visits->len > n);
  monev_record_unref (behind.record);
  monev_actor_free (behind.actor);
}

static void
go_run_sites (Walk *walk)
{
  monev_visit_view_set_part (open_schedule (walk)->visits, "sites");
}

/* A file as an office has it: two good rows, a code that is none, half a coordinate. */
static void
go_run_site_import (Walk *walk)
{
  static const char table[]
      = "Lokasi;Kode wilayah;Koordinat;Pagu;Keterangan\n"
        "Puskesmas Pembantu Air Hitam;61.04.17;-0,21 109,95;275.000.000;Penambahan ruang\n"
        "Pasar Riam Danau;61.99.01;;180.000.000;Los ikan\n"
        "Jembatan Dusun Melati;61.04.17;-0,33;320.000.000;\n"
        "SD Negeri 4 Hulu Rimba;;;700.000.000;Rehabilitasi tiga ruang kelas\n";
  MonevActivityDesk *desk = open_schedule (walk);
  g_autofree char *path = g_build_filename (walk->folder, "lokasi-sasaran.csv", NULL);
  MonevImportDesk *import;

  g_assert_true (g_file_set_contents (path, table, -1, NULL));
  gtk_widget_activate_action (GTK_WIDGET (desk), "desk.site-import", NULL);
  import = MONEV_IMPORT_DESK (monev_window_get_desk (walk->window));
  monev_import_desk_open (import, path, NULL);
  wait_until (!monev_import_desk_is_busy (import));
}

static void
go_run_visit_form (Walk *walk)
{
  MonevActivityDesk *desk = open_schedule (walk);
  MonevFieldDialog *dialog = type_clash (desk);

  wait_until (monev_field_dialog_n_warnings (dialog) > 0);
  walk->shown = GTK_WIDGET (dialog);
}

/* Photos that everybody can tell apart: bands of colour, drawn here. */
static char *
draw_photo (const char *folder, guint number)
{
  g_autofree char *name = g_strdup_printf ("IMG_20260%u.png", 300 + number);
  char *path = g_build_filename (folder, name, NULL);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 800, 600);
  cairo_t *cr = cairo_create (surface);

  for (guint i = 0; i < 6; i++)
    {
      cairo_set_source_rgb (cr, 0.35 + 0.1 * number / 2, 0.75 - 0.08 * i, 0.9 - 0.12 * number);
      cairo_rectangle (cr, 0, 100.0 * i, 800, 100);
      cairo_fill (cr);
    }
  cairo_destroy (cr);
  cairo_surface_write_to_png (surface, path);
  cairo_surface_destroy (surface);
  return path;
}

static void
go_run_visit (Walk *walk)
{
  MonevActivityDesk *desk = open_schedule (walk);
  g_autofree char *id = g_strdup (monev_record_id (desk->data->field->visits->pdata[0]));
  Behind behind = { .activity_id = desk->id, .visit_id = id };

  for (guint i = 0; i < G_N_ELEMENTS (behind.paths); i++)
    behind.paths[i] = draw_photo (walk->folder, i);
  do_behind (desk, &behind);
  wait_until (monev_activity_desk_is_ready (desk) && desk->data->activity->files->len >= 3);
  gtk_widget_activate_action (GTK_WIDGET (desk), "desk.visit-open", "s", id);
  wait_until (monev_photo_list_is_ready (monev_visit_view_get_photos (desk->visits)));
  for (guint i = 0; i < G_N_ELEMENTS (behind.paths); i++)
    g_free (behind.paths[i]);
  monev_actor_free (behind.actor);
}

static void
go_run_findings (Walk *walk)
{
  monev_activity_desk_set_view (open_kind (walk, MONEV_ACTIVITY_MONEV), "findings");
}

static MonevActivityDesk *
open_proposals (Walk *walk)
{
  MonevActivityDesk *desk = open_kind (walk, MONEV_ACTIVITY_RD);

  monev_activity_desk_set_view (desk, "proposals");
  return desk;
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
  MonevImportDesk *import;

  g_assert_true (g_file_set_contents (path, brought, -1, NULL));
  gtk_widget_activate_action (GTK_WIDGET (desk), "desk.proposal-import", NULL);
  import = MONEV_IMPORT_DESK (monev_window_get_desk (walk->window));
  monev_import_desk_open (import, path, NULL);
  wait_until (!monev_import_desk_is_busy (import));
  monev_import_desk_go (import);
  wait_until (!monev_import_desk_is_busy (import));
}

static void
go_run_head (Walk *walk)
{
  MonevActivityDesk *desk = open_kind (walk, MONEV_ACTIVITY_TKPKD);
  MonevHeadDialog *dialog;

  gtk_widget_activate_action (GTK_WIDGET (desk), "desk.head", NULL);
  dialog = MONEV_HEAD_DIALOG (monev_activity_desk_get_dialog (desk));
  wait_until (monev_head_dialog_is_ready (dialog));
  walk->shown = GTK_WIDGET (dialog);
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

static void
go_run_record (Walk *walk)
{
  MonevActivityDesk *desk = open_run (walk, 0);

  gtk_widget_activate_action (GTK_WIDGET (desk), "desk.record", NULL);
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
  { "agenda-jadwal", go_run_schedule },
  { "agenda-jadwal-isian", go_run_visit_form },
  { "agenda-kunjungan", go_run_visit },
  { "agenda-lokasi", go_run_sites },
  { "agenda-lokasi-impor", go_run_site_import },
  { "agenda-temuan", go_run_findings },
  { "agenda-usulan", go_run_proposals },
  { "agenda-usulan-banyak", go_run_proposals_several },
  { "agenda-usulan-impor", go_proposal_import },
  { "agenda-data-pokok", go_run_head },
  { "agenda-berkas", go_run_files },
  { "agenda-riwayat", go_run_history },
  { "agenda-lewati", go_run_skip },
  { "agenda-pelaksanaan", go_run_record },
  { "agenda-mulai", go_start },
  { "agenda-mulai-kosong", go_start_blank },
  { NULL, NULL },
};
