/* The desk on which a form of Data OPD is defined, for the pictures. */
#include "data-office.h"
#include "ui/dataform/form-desk.h"
#include "walk.h"

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

const Page form_pages[] = {
  { "formulir-meja", go_desk },
  { "formulir-baris", go_row },
  { "formulir-rinci", go_spread },
  { "formulir-pratinjau", go_preview },
  { "formulir-kesalahan", go_faults },
  { NULL, NULL },
};
