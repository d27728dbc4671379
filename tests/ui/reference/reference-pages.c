#include "reference-pages.h"

#include "procedure-pages.h"

#include "people/people.h"
#include "programme/programme.h"
#include "ui/reference/calendar-panel.h"
#include "ui/exchange/import-desk.h"
#include "ui/reference/record-desk.h"
#include "ui/reference/safety-panel.h"

#include <glib/gstdio.h>
#include <string.h>

static MonevTablePanel *
table (MonevReferenceRoom *room, const char *subject)
{
  MonevTablePanel *panel;

  monev_reference_room_show (room, subject);
  panel = MONEV_TABLE_PANEL (monev_reference_room_get_panel (room));
  wait_until (monev_reference_panel_get_subtitle (MONEV_REFERENCE_PANEL (panel)) != NULL);
  return panel;
}

#define TABLE(subject)                                                                             \
  static void open_##subject (MonevWindow *window, MonevSession *session,                          \
                              MonevReferenceRoom *room)                                            \
  {                                                                                                \
    table (room, #subject);                                                                        \
  }

TABLE (agency)
TABLE (official)
TABLE (position)
TABLE (appointment)
TABLE (programme)
TABLE (budget)

static MonevRecordDesk *
open_row (MonevWindow *window, MonevReferenceRoom *room, const char *subject, guint row)
{
  MonevTablePanel *panel = table (room, subject);

  g_signal_emit_by_name (monev_table_panel_get_grid (panel), "row-activated", row);
  wait_for_frame (GTK_WIDGET (window));
  return MONEV_RECORD_DESK (monev_window_get_desk (window));
}

static void
open_agency_desk (MonevWindow *window, MonevSession *session, MonevReferenceRoom *room)
{
  open_row (window, room, "agency", 9);
}

static void
open_official_desk (MonevWindow *window, MonevSession *session, MonevReferenceRoom *room)
{
  open_row (window, room, "official", 4);
}

static void
open_position_desk (MonevWindow *window, MonevSession *session, MonevReferenceRoom *room)
{
  open_row (window, room, "position", 6);
}

static void
open_budget_desk (MonevWindow *window, MonevSession *session, MonevReferenceRoom *room)
{
  open_row (window, room, "budget", 2);
}

static void
open_faults (MonevWindow *window, MonevSession *session, MonevReferenceRoom *room)
{
  MonevRecordDesk *desk = open_row (window, room, "official", 4);
  MonevRecordForm *form = monev_record_desk_get_form (desk);

  monev_field_row_set_typed (monev_record_form_get_row (form, "name"), "");
  monev_field_row_set_typed (monev_record_form_get_row (form, "nip"), "1980");
  monev_record_desk_save (desk);
}

static void
open_import (MonevWindow *window, MonevSession *session, MonevReferenceRoom *room)
{
  monev_table_panel_import (table (room, "agency"), NULL);
}

static const char faulty[]
    = "Kode;Nama OPD;Singkatan;Jenis;WhatsApp;Induk\n"
      "1.03.0.00.0.00.01.0000;Dinas Sumber Daya Air;Disda;Perangkat daerah;0812 3456 7890;\n"
      "1.09.0.00.0.00.01.0000;Dinas Kebun Raya;DKR;Dinas;0812 3456 7891;\n"
      "abc;Dinas Tanpa Kode;;Perangkat daerah;08-tidak-ada;\n"
      ";UPT Laboratorium;;Unit;;Dinas yang Tidak Ada\n"
      "2.11.0.00.0.00.01.0000;Dinas Lingkungan;DLH2;Perangkat daerah;;\n"
      "2.11.0.00.0.00.01.0000;Dinas Lingkungan;DLH2;Perangkat daerah;;\n"
      ";Kecamatan Hulu;;Kecamatan;;\n";

static MonevImportDesk *
open_file (MonevWindow *window, MonevReferenceRoom *room)
{
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "daftar-opd.csv", NULL);
  MonevImportDesk *desk;

  g_file_set_contents (path, faulty, -1, NULL);
  monev_table_panel_import (table (room, "agency"), path);
  desk = MONEV_IMPORT_DESK (monev_window_get_desk (window));
  wait_until (!monev_import_desk_is_busy (desk));
  g_unlink (path);
  return desk;
}

static void
open_mapping (MonevWindow *window, MonevSession *session, MonevReferenceRoom *room)
{
  open_file (window, room);
}

static void
open_check (MonevWindow *window, MonevSession *session, MonevReferenceRoom *room)
{
  MonevImportDesk *desk = open_file (window, room);

  monev_import_desk_check (desk);
  wait_until (!monev_import_desk_is_busy (desk));
  monev_data_grid_set_cursor (monev_import_desk_get_preview (desk), 1, 4, FALSE);
}

static const char dpa[]
    = "KODE PROGRAM;NAMA PROGRAM;KODE KEGIATAN;NAMA KEGIATAN;KODE SUB KEGIATAN;NAMA SUB KEGIATAN;"
      "NAMA SKPD;SUMBER DANA;PAGU MURNI;PAGU PERGESERAN;PAGU PERUBAHAN\n"
      "5.01.02;Perencanaan Pembangunan;5.01.02.2.01;Penyusunan Rencana;5.01.02.2.01.0001;"
      "Analisis Kondisi Daerah;Badan Perencanaan Pembangunan Daerah;PAD;185.000.000;"
      "185.000.000;172.500.000\n"
      "5.01.02;Perencanaan Pembangunan;5.01.02.2.01;Penyusunan Rencana;5.01.02.2.01.0009;"
      "Koordinasi Musrenbang;Badan Perencanaan Pembangunan Daerah;PAD;75.000.000;75.000.000;"
      "80.000.000\n"
      "1.02.02;Kesehatan;1.02.02.2.02;Layanan;1.02.02.2.02.0088;Layanan Keliling;"
      "Dinas yang Tidak Ada;DAU;40.000.000;40.000.000;40.000.000\n";

/* One file for the tree and the money on it; the checked result tells them apart. */
static void
open_dpa (MonevWindow *window, MonevSession *session, MonevReferenceRoom *room)
{
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "dpa.csv", NULL);
  MonevImportDesk *desk;

  g_file_set_contents (path, dpa, -1, NULL);
  monev_table_panel_import (table (room, "programme"), path);
  desk = MONEV_IMPORT_DESK (monev_window_get_desk (window));
  wait_until (!monev_import_desk_is_busy (desk)
              && monev_import_desk_get_step (desk) == MONEV_IMPORT_RESULT);
  monev_import_desk_look_at_changes (desk);
  g_unlink (path);
}

static void
open_search (MonevWindow *window, MonevSession *session, MonevReferenceRoom *room)
{
  table (room, "official");
  monev_search_bar_set_text (monev_page_get_search (MONEV_PAGE (room)), "perencana");
}

static void
open_empty (MonevWindow *window, MonevSession *session, MonevReferenceRoom *room)
{
  monev_search_bar_set_text (monev_page_get_search (MONEV_PAGE (room)), NULL);
  monev_session_set_year (session, 2027);
  table (room, "programme");
}

static MonevReferencePanel *
panel (MonevReferenceRoom *room, const char *subject)
{
  MonevReferencePanel *shown;

  monev_reference_room_show (room, subject);
  shown = monev_reference_room_get_panel (room);
  wait_until (monev_reference_panel_get_subtitle (shown) != NULL);
  return shown;
}

static void
open_calendar (MonevWindow *window, MonevSession *session, MonevReferenceRoom *room)
{
  MonevDate sent = 0;
  MonevReferencePanel *calendar = panel (room, "calendar");

  monev_date_from_ymd (2026, 3, 5, &sent);
  monev_due_box_set_from (monev_calendar_panel_get_due (MONEV_CALENDAR_PANEL (calendar)), sent,
                          10 * 60);
}

static void
open_month (MonevWindow *window, MonevSession *session, MonevReferenceRoom *room)
{
  MonevCalendarViews *views
      = monev_calendar_panel_get_views (MONEV_CALENDAR_PANEL (panel (room, "calendar")));
  MonevDate day = 0;

  monev_date_from_ymd (2026, 3, 17, &day);
  monev_calendar_views_show_month (views, TRUE);
  monev_month_view_set_cursor (monev_calendar_views_get_month (views), day);
  gtk_widget_grab_focus (GTK_WIDGET (monev_calendar_views_get_month (views)));
}

static void
open_unknown_year (MonevWindow *window, MonevSession *session, MonevReferenceRoom *room)
{
  monev_session_set_year (session, 2027);
  panel (room, "calendar");
}

static void
open_hours (MonevWindow *window, MonevSession *session, MonevReferenceRoom *room)
{
  panel (room, "calendar");
  gtk_widget_activate_action (GTK_WIDGET (room), "panel.edit-hours", NULL);
}

static void
open_region (MonevWindow *window, MonevSession *session, MonevReferenceRoom *room)
{
  panel (room, "region");
  monev_search_bar_set_text (monev_page_get_search (MONEV_PAGE (room)), "ketapang");
}

static void
open_office (MonevWindow *window, MonevSession *session, MonevReferenceRoom *room)
{
  panel (room, "office");
}

static void
open_office_desk (MonevWindow *window, MonevSession *session, MonevReferenceRoom *room)
{
  panel (room, "office");
  gtk_widget_activate_action (GTK_WIDGET (room), "panel.edit", NULL);
}

static void
open_safety (MonevWindow *window, MonevSession *session, MonevReferenceRoom *room)
{
  MonevSafetyPanel *safety = MONEV_SAFETY_PANEL (panel (room, "safety"));

  gtk_widget_activate_action (GTK_WIDGET (room), "panel.back-up", NULL);
  gtk_widget_activate_action (GTK_WIDGET (room), "panel.verify", NULL);
  wait_until (monev_safety_panel_n_backups (safety) > 0
              && *monev_safety_panel_get_verdict (safety) != '\0');
}

static const ReferencePage pages[] = {
  { "opd", open_agency },
  { "pegawai", open_official },
  { "jabatan", open_position },
  { "pemangkuan", open_appointment },
  { "program", open_programme },
  { "pagu", open_budget },
  { "opd-isian", open_agency_desk },
  { "pegawai-isian", open_official_desk },
  { "jabatan-isian", open_position_desk },
  { "pagu-isian", open_budget_desk },
  { "isian-salah", open_faults },
  { "impor", open_import },
  { "impor-kolom", open_mapping },
  { "impor-hasil", open_check },
  { "impor-dpa", open_dpa },
  { "pencarian", open_search },
  { "kosong", open_empty },
  { "kalender", open_calendar },
  { "kalender-bulan", open_month },
  { "kalender-kosong", open_unknown_year },
  { "jam-kerja", open_hours },
  { "wilayah", open_region },
  { "instansi", open_office },
  { "instansi-isian", open_office_desk },
  { "cadangan", open_safety },
  { "sop", procedure_pages_list },
  { "sop-kosong", procedure_pages_empty },
  { "sop-gambar", procedure_pages_drawing },
  { "sop-kepala", procedure_pages_identity },
  { "sop-daftar", procedure_pages_steps },
  { "sop-catatan", procedure_pages_notes },
  { "sop-sunting", procedure_pages_edit },
  { "sop-sunting-kepala", procedure_pages_header },
};

const ReferencePage *
reference_pages (guint *n_pages)
{
  *n_pages = G_N_ELEMENTS (pages);
  return pages;
}
