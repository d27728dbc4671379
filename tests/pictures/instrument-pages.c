/* The pages of Instrumen, for the pictures. */
#include "ui/instrument/condition-dialog.h"
#include "ui/instrument/files-dialog.h"
#include "ui/instrument/instrument-desk.h"
#include "ui/instrument/instrument-room.h"
#include "ui/instrument/score-dialog.h"
#include "ui/instrument/version-desk.h"
#include "ui/response/answer-desk.h"
#include "ui/response/entry-desk-private.h"
#include "ui/response/send-dialog.h"
#include "walk.h"

#include <glib/gstdio.h>

#include <string.h>

static MonevInstrumentRoom *
open_room (Walk *walk)
{
  MonevInstrumentRoom *room;

  log_in (walk, "subkoor");
  monev_window_show_room (walk->window, "instrument");
  room = MONEV_INSTRUMENT_ROOM (FIND (walk, MONEV_TYPE_INSTRUMENT_ROOM));
  wait_until (monev_instrument_room_is_ready (room));
  return room;
}

static void
go_list (Walk *walk)
{
  open_room (walk);
}

static void
go_empty (Walk *walk)
{
  MonevInstrumentRoom *room = open_room (walk);

  monev_instrument_room_filter (room, 1);
  wait_until (monev_instrument_room_is_ready (room));
}

/* The demo office has one that asks about problems and their choices. */
static MonevInstrumentDesk *
open_desk (Walk *walk, const char *name)
{
  MonevInstrumentRoom *room = open_room (walk);
  MonevInstrumentDesk *desk;
  int question;

  gtk_widget_activate_action (GTK_WIDGET (room), "instruments.open", NULL);
  desk = MONEV_INSTRUMENT_DESK (monev_window_get_desk (walk->window));
  wait_until (monev_instrument_desk_is_ready (desk));
  question = monev_instrument_find (
      monev_instrument_editor_get (monev_instrument_desk_get_editor (desk)), name);
  monev_instrument_desk_choose (desk, MAX (question, 0));
  return desk;
}

static void
go_desk (Walk *walk)
{
  open_desk (walk, "masalah");
}

static void
go_checks (Walk *walk)
{
  open_desk (walk, "realisasi_keuangan");
}

static void
go_calculation (Walk *walk)
{
  open_desk (walk, "pagu");
}

static void
go_versions (Walk *walk)
{
  MonevInstrumentRoom *room = open_room (walk);

  gtk_widget_activate_action (GTK_WIDGET (room), "instruments.versions", NULL);
  wait_until (MONEV_IS_VERSION_DESK (monev_window_get_desk (walk->window)));
  wait_until (monev_version_desk_is_ready (
      MONEV_VERSION_DESK (monev_window_get_desk (walk->window))));
}

static void
go_conditions (Walk *walk)
{
  MonevInstrumentDesk *desk = open_desk (walk, "masalah_lain");
  MonevInstrument *form
      = monev_instrument_editor_get (monev_instrument_desk_get_editor (desk));

  walk->shown = monev_condition_dialog_new (
      GTK_WINDOW (walk->window), "Pertanyaan ini tampil jika", form,
      (guint)monev_instrument_find (form, "masalah_lain"), FALSE,
      "selected(${masalah}, 'lainnya') and ${realisasi_fisik} < 50");
  gtk_window_present (GTK_WINDOW (walk->shown));
}

/* The dialog that an act of the desk opened. */
static GtkWidget *
find_dialog (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (window, type))
        return window;
    }
  return NULL;
}

static void
go_send (Walk *walk)
{
  MonevInstrumentDesk *desk = open_desk (walk, "masalah");

  gtk_widget_activate_action (GTK_WIDGET (desk), "instrument.field", NULL);
  walk->shown = find_dialog (MONEV_TYPE_SEND_DIALOG);
  monev_send_dialog_set_folder (MONEV_SEND_DIALOG (walk->shown),
                                "/home/perencana/Documents/Formulir Monev");
  wait_until (monev_send_dialog_is_ready (MONEV_SEND_DIALOG (walk->shown)));
  monev_send_dialog_set_whom (MONEV_SEND_DIALOG (walk->shown), MONEV_SEND_SITES);
}

static void
go_score (Walk *walk)
{
  MonevInstrumentDesk *desk = open_desk (walk, "mutu_sesuai");

  walk->shown = GTK_WIDGET (monev_score_dialog_ask (GTK_WINDOW (walk->window),
                                                    monev_instrument_desk_get_editor (desk)));
}

static void
go_files (Walk *walk)
{
  MonevInstrumentDesk *desk = open_desk (walk, "desa");

  gtk_widget_activate_action (GTK_WIDGET (desk), "instrument.files", NULL);
  walk->shown = find_dialog (MONEV_TYPE_FILES_DIALOG);
}

static void
go_blank (Walk *walk)
{
  monev_instrument_room_create (open_room (walk), "Survei Kepuasan Layanan", "");
  wait_until (monev_window_get_desk (walk->window) != NULL);
  wait_until (monev_instrument_desk_is_ready (
      MONEV_INSTRUMENT_DESK (monev_window_get_desk (walk->window))));
}

static MonevAnswerDesk *
open_answers (Walk *walk)
{
  MonevInstrumentRoom *room = open_room (walk);
  MonevAnswerDesk *desk;

  gtk_widget_activate_action (GTK_WIDGET (room), "instruments.answers", NULL);
  desk = MONEV_ANSWER_DESK (monev_window_get_desk (walk->window));
  wait_until (monev_answer_desk_is_ready (desk));
  return desk;
}

static void
go_answers (Walk *walk)
{
  open_answers (walk);
}

static void
go_filtered (Walk *walk)
{
  MonevAnswerSource *source = monev_answer_desk_get_source (open_answers (walk));

  monev_answer_source_filter (source, 0, 1, FALSE);
  monev_answer_source_filter (source, 0, 7, FALSE);
}

static void
go_quality (Walk *walk)
{
  MonevQualityView *quality = monev_answer_desk_show_quality (open_answers (walk));

  wait_until (monev_quality_view_is_ready (quality));
}

/* The switch is remembered from one page to the next. */
static void
open_entry (Walk *walk, gboolean single)
{
  MonevAnswerDesk *answers = open_answers (walk);
  MonevEntryDesk *desk;

  gtk_widget_activate_action (GTK_WIDGET (answers), "answers.fill", NULL);
  wait_until (monev_window_get_desk (walk->window) != GTK_WIDGET (answers));
  desk = MONEV_ENTRY_DESK (monev_window_get_desk (walk->window));
  wait_until (monev_entry_desk_is_ready (desk));
  if (gtk_widget_get_visible (desk->steps) != single)
    gtk_widget_activate_action (GTK_WIDGET (desk), "entry.single", NULL);
}

static void
go_entry (Walk *walk)
{
  open_entry (walk, FALSE);
}

static void
go_single (Walk *walk)
{
  open_entry (walk, TRUE);
}

/* One that was corrected, and is asked about. */
static void
go_remarks (Walk *walk)
{
  MonevAnswerDesk *answers = open_answers (walk);
  MonevEntryDesk *desk;

  monev_answer_desk_filter (answers, "dikoreksi");
  drain ();
  wait_until (monev_answer_desk_is_ready (answers));
  gtk_widget_activate_action (GTK_WIDGET (answers), "answers.open", NULL);
  wait_until (MONEV_IS_ENTRY_DESK (monev_window_get_desk (walk->window)));
  desk = MONEV_ENTRY_DESK (monev_window_get_desk (walk->window));
  wait_until (monev_entry_desk_is_ready (desk));
  monev_fill_view_go_to_place (monev_entry_desk_get_view (desk), "kontrak/masa");
}

/* A table of somebody who calls things his own way. */
static MonevAnswerImport *
open_import (Walk *walk, const char *text, gboolean checked)
{
  g_autofree char *folder = g_dir_make_tmp ("monev-impor-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "rekap-posyandu.csv", NULL);
  const char *paths[] = { path, NULL };
  MonevAnswerImport *desk;

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  desk = monev_answer_desk_import (open_answers (walk), paths);
  wait_until (!monev_answer_import_is_busy (desk));
  if (checked)
    monev_answer_import_go (desk);
  wait_until (!monev_answer_import_is_busy (desk));
  g_unlink (path);
  g_rmdir (folder);
  return desk;
}

static void
go_import_columns (Walk *walk)
{
  open_import (walk, "Kode,desa,Nilai kontrak (Rp),Masa (hari),Catatan\n"
                     "1.02.02.2.02.0015,Bukit Serai,850000000,120,selesai\n"
                     "1.03.02.2.01.0004,Muara Rimba,1250000000,150,\n", FALSE);
}

static void
go_import_check (Walk *walk)
{
  open_import (walk, "_uuid,kode_sub,desa,nilai_kontrak,masa,status_lain\n"
                     "a,1.02.02.2.02.0015,Bukit Serai,850000000,120,\n"
                     "b,1.03.02.2.01.0004,Muara Rimba,1250000000,150,x\n"
                     "a,1.02.02.2.02.0015,Bukit Serai,875000000,90,\n"
                     "c,1.03.02.2.01.0005,Muara Rimba,banyak,60,\n", TRUE);
}

const Page instrument_pages[] = {
  { "instrumen", go_list },
  { "instrumen-kosong", go_empty },
  { "instrumen-susun", go_desk },
  { "instrumen-periksa", go_checks },
  { "instrumen-hitungan", go_calculation },
  { "instrumen-versi", go_versions },
  { "instrumen-syarat", go_conditions },
  { "instrumen-penilaian", go_score },
  { "instrumen-formulir-excel", go_send },
  { "instrumen-berkas", go_files },
  { "instrumen-baru", go_blank },
  { "jawaban", go_answers },
  { "jawaban-saringan", go_filtered },
  { "jawaban-impor-kolom", go_import_columns },
  { "jawaban-impor-periksa", go_import_check },
  { "jawaban-mutu", go_quality },
  { "jawaban-isian", go_entry },
  { "jawaban-satu", go_single },
  { "jawaban-catatan", go_remarks },
  { NULL, NULL },
};
