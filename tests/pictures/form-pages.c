/* The desk on which a form of Data OPD is defined, for the pictures. */
#include "data-office.h"
#include "ui/dataform/form-desk.h"
#include "walk.h"

#include <xlsxwriter.h>

static MonevFormsView *
open_forms (Walk *walk)
{
  MonevDataRoom *room;

  log_in (walk, "subkoor");
  room = data_office_room (walk->window);
  monev_data_room_set_view (room, "forms");
  wait_until (monev_forms_view_is_ready (monev_data_room_get_forms (room)));
  return monev_data_room_get_forms (room);
}

static MonevFormDesk *
desk_of (Walk *walk)
{
  MonevFormDesk *desk;

  wait_until (MONEV_IS_FORM_DESK (monev_window_get_desk (walk->window)));
  desk = MONEV_FORM_DESK (monev_window_get_desk (walk->window));
  wait_until (monev_form_desk_is_ready (desk));
  return desk;
}

/* A copy of the form on the line @row: that of the office is left alone. */
static MonevFormDesk *
open_copy (Walk *walk, guint row)
{
  MonevFormsView *forms = open_forms (walk);

  monev_page_focus_first (MONEV_PAGE (FIND (walk, MONEV_TYPE_DATA_ROOM)));
  monev_data_grid_set_cursor (MONEV_DATA_GRID (monev_forms_view_get_first (forms)), row, 0, FALSE);
  gtk_widget_activate_action (GTK_WIDGET (forms), "forms.copy", NULL);
  return desk_of (walk);
}

/* The line of the form with that code. */
static guint
line_of (MonevFormsView *forms, const char *code)
{
  MonevGridSource *source = MONEV_GRID_SOURCE (monev_forms_view_get_list (forms));
  MonevGridCell cell;

  for (guint i = 0; i < monev_grid_source_get_n_rows (source); i++)
    {
      monev_grid_source_get_cell (source, i, 1, &cell);
      if (g_str_equal (cell.text, code))
        return i;
    }
  return 0;
}

static MonevFormDesk *
open_shipped (Walk *walk, const char *code)
{
  MonevFormsView *forms = open_forms (walk);
  guint before = monev_grid_source_get_n_rows (MONEV_GRID_SOURCE (monev_forms_view_get_list (forms)));
  guint row;

  monev_forms_view_add_shipped (forms, code);
  wait_until (monev_forms_view_is_ready (forms)
              && (line_of (forms, code) > 0
                  || monev_grid_source_get_n_rows (MONEV_GRID_SOURCE (monev_forms_view_get_list (forms))) != before));
  row = line_of (forms, code);
  monev_data_grid_set_cursor (MONEV_DATA_GRID (monev_forms_view_get_first (forms)), row, 0, FALSE);
  gtk_widget_activate_action (GTK_WIDGET (forms), "forms.open", NULL);
  return desk_of (walk);
}

static void
go_desk (Walk *walk)
{
  MonevFormDesk *desk = open_copy (walk, 0);

  monev_form_desk_go (desk, (MonevDraftPlace) { MONEV_DRAFT_COLUMN, 0, 0 });
}

static void
go_row (Walk *walk)
{
  MonevFormDesk *desk = open_copy (walk, 0);

  monev_form_desk_go (desk, (MonevDraftPlace) { MONEV_DRAFT_ROW, 0, 2 });
}

static void
go_spread (Walk *walk)
{
  MonevFormDesk *desk = open_shipped (walk, "rfk");

  monev_form_desk_go (desk, (MonevDraftPlace) { MONEV_DRAFT_COLUMN, 0, 1 });
}

static void
go_preview (Walk *walk)
{
  gtk_widget_activate_action (GTK_WIDGET (open_shipped (walk, "kekerasan-ppa")), "form.preview",
                              NULL);
}

static void
go_faults (Walk *walk)
{
  MonevFormDesk *desk = open_copy (walk, 0);
  MonevFormEditor *editor = monev_form_desk_get_editor (desk);
  MonevDraftPlace place = { MONEV_DRAFT_COLUMN, 0, 0 };

  monev_form_editor_apply (editor,
                           monev_form_edit_set (monev_form_editor_get (editor), place, "kind",
                                                json_string ("choice")),
                           "Ubah jenis", NULL);
  gtk_widget_activate_action (GTK_WIDGET (desk), "form.next-issue", NULL);
}

/* As an office lays out its quarterly report. */
static const char *const report[] = {
  "REKAPITULASI REALISASI BANTUAN SOSIAL",
  "No|Uraian|Satuan|Anggaran (Rp)|Target||||Realisasi||||Keterangan",
  "||||TW I|TW II|TW III|TW IV|TW I|TW II|TW III|TW IV|",
  "A.|Perlindungan sosial",
  "1|Penerima bantuan pangan|keluarga|150000000|40|40|40|40|38|41|39|40|",
  "2|Anak yatim yang dilayani|anak|50000000|10|10|10|10|9|10|11|10|",
  "B.|Pemberdayaan",
  "3|Kelompok usaha yang dibina|kelompok|75000000|5|5|5|5|5|4|6|5|",
  "|Jumlah||275000000",
  NULL,
};

static char *
write_report (Walk *walk)
{
  char *path = g_build_filename (walk->folder, "realisasi bantuan sosial.xlsx", NULL);
  lxw_workbook *book = workbook_new (path);
  lxw_worksheet *sheet = workbook_add_worksheet (book, "Bantuan Sosial");

  worksheet_merge_range (sheet, 1, 4, 1, 7, "Target", NULL);
  worksheet_merge_range (sheet, 1, 8, 1, 11, "Realisasi", NULL);
  for (guint i = 0; report[i] != NULL; i++)
    {
      g_auto (GStrv) cells = g_strsplit (report[i], "|", -1);

      for (guint k = 0; cells[k] != NULL; k++)
        if (g_ascii_isdigit (*cells[k]))
          worksheet_write_number (sheet, i, (guint16) k, g_ascii_strtod (cells[k], NULL), NULL);
        else if (*cells[k] != '\0')
          worksheet_write_string (sheet, i, (guint16) k, cells[k], NULL);
    }
  g_assert_cmpint (workbook_close (book), ==, LXW_NO_ERROR);
  return path;
}

static void
go_workbook (Walk *walk)
{
  g_autofree char *path = write_report (walk);

  monev_forms_view_read_workbook (open_forms (walk), path);
  desk_of (walk);
}

const Page form_pages[] = {
  { "formulir-meja", go_desk },
  { "formulir-baris", go_row },
  { "formulir-rinci", go_spread },
  { "formulir-pratinjau", go_preview },
  { "formulir-kesalahan", go_faults },
  { "formulir-dari-excel", go_workbook },
  { NULL, NULL },
};
