#include "form-source-private.h"

#include "dataform/data-period.h"
#include "exchange/table.h"

#include <glib/gi18n.h>
#include <string.h>

#define LABEL_WIDTH 280
#define CODE_WIDTH 84
#define UNIT_WIDTH 90
#define FIGURE_WIDTH 112
#define MONEY_WIDTH 140
#define TEXT_WIDTH 150
#define ADD_WIDTH 110
#define SHORT_HEAD 24 /* letters of a heading that is shown whole */
#define CHARACTER 7 /* pixels */
#define WIDEST 190 /* of a field; the workbook has its own width */

static void source_iface_init (MonevGridSourceInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MonevFormSource, monev_form_source, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (MONEV_TYPE_GRID_SOURCE, source_iface_init))

/* ---- what stands in for what a request would bring ---- */

static json_t *
example_line (const char *key, const char *code, const char *label, int level, gboolean sum)
{
  return json_pack ("{s:s, s:s, s:s, s:i, s:b}", "key", key, "code", code, "label", label, "level",
                    level, "sum", sum);
}

static json_t *
example_lines (const MonevDataSheet *sheet)
{
  json_t *lines = json_array ();
  int lowest = strcmp (sheet->level, "program") == 0 ? 0 : strcmp (sheet->level, "kegiatan") == 0 ? 1 : 2;

  if (sheet->rows_kind == MONEV_DATA_ROWS_REGION)
    {
      json_array_append_new (lines, example_line ("1", "01", _("Kecamatan pertama"), 0, FALSE));
      json_array_append_new (lines, example_line ("2", "02", _("Kecamatan berikutnya"), 0, FALSE));
      return lines;
    }
  json_array_append_new (lines, example_line ("1", "1.02.02", _("Program OPD"), 0, lowest > 0));
  if (lowest > 0)
    json_array_append_new (lines, example_line ("2", "1.02.02.2.01", _("Kegiatan"), 1, lowest > 1));
  if (lowest > 1)
    json_array_append_new (lines,
                           example_line ("3", "1.02.02.2.01.0001", _("Sub kegiatan"), 2, FALSE));
  return lines;
}

static json_t *
example_facts (const MonevDataForm *form)
{
  json_t *lines = json_object ();

  for (guint i = 0; i < monev_data_form_n_sheets (form); i++)
    {
      const MonevDataSheet *sheet = monev_data_form_sheet (form, i);

      if (sheet->rows_kind == MONEV_DATA_ROWS_PROGRAMME
          || sheet->rows_kind == MONEV_DATA_ROWS_REGION)
        json_object_set_new (lines, sheet->key, example_lines (sheet));
    }
  return json_pack ("{s:o, s:[[s,s],[s,s]]}", "lines", lines, "regions", "01",
                    _("Kecamatan pertama"), "02", _("Kecamatan berikutnya"));
}

/* ---- rows and columns ---- */

static const MonevDataSheet *
sheet_of (MonevFormSource *self)
{
  return monev_data_form_sheet (monev_data_layout_form (self->layout), self->view.sheet);
}

static void
add_row (MonevFormSource *self, FormRowKind kind, int line)
{
  FormRow row = { kind, line };

  g_array_append_val (self->rows, row);
}

static const char *
group_at (MonevFormSource *self, guint line)
{
  return monev_data_layout_line (self->layout, self->view.sheet, line)->group;
}

static void
add_line (MonevFormSource *self, guint line, guint n, gboolean totals)
{
  const char *group = group_at (self, line);
  const char *before = line == 0 ? "" : group_at (self, line - 1);
  const char *behind = line + 1 == n ? "" : group_at (self, line + 1);

  if (*group != '\0' && strcmp (group, before) != 0)
    add_row (self, FORM_ROW_GROUP, (int) line);
  add_row (self, FORM_ROW_LINE, (int) line);
  if (totals && *group != '\0' && strcmp (group, behind) != 0)
    add_row (self, FORM_ROW_SUBTOTAL, (int) line);
}

static void
make_rows (MonevFormSource *self)
{
  guint n = monev_data_layout_n_lines (self->layout, self->view.sheet);
  gboolean totals = FALSE;

  for (guint i = 0; i < sheet_of (self)->n_columns; i++)
    totals |= sheet_of (self)->columns[i].total != MONEV_DATA_TOTAL_NONE
              && sheet_of (self)->columns[i].total != MONEV_DATA_TOTAL_LAST;
  g_array_set_size (self->rows, 0);
  add_row (self, FORM_ROW_HEAD, 0);
  if (self->storeys > 1)
    add_row (self, FORM_ROW_LOWER, 0);
  add_row (self, FORM_ROW_NUMBER, 0);
  for (guint i = 0; i < n; i++)
    add_line (self, i, n, totals);
  if (self->view.edits && sheet_of (self)->rows_kind == MONEV_DATA_ROWS_FIXED)
    add_row (self, FORM_ROW_ADD, (int) n);
  if (totals)
    add_row (self, FORM_ROW_TOTAL, (int) n);
}

static void
add_role (MonevFormSource *self, FormRole role)
{
  g_array_append_val (self->roles, role);
}

static gboolean
has_unit (MonevFormSource *self)
{
  gboolean found = self->view.edits && sheet_of (self)->rows_kind == MONEV_DATA_ROWS_FIXED;

  for (guint i = 0; i < sheet_of (self)->n_rows; i++)
    found |= *sheet_of (self)->rows[i].unit != '\0';
  return found;
}

static void
make_roles (MonevFormSource *self)
{
  g_array_set_size (self->roles, 0);
  add_role (self, FORM_CODE);
  if (sheet_of (self)->rows_kind != MONEV_DATA_ROWS_OPEN)
    {
      add_role (self, FORM_LABEL);
      if (has_unit (self))
        add_role (self, FORM_UNIT);
    }
  self->coded = FALSE;
  for (guint i = 0; i < monev_data_layout_n_lines (self->layout, self->view.sheet); i++)
    self->coded |= *monev_data_layout_line (self->layout, self->view.sheet, i)->code != '\0';
  self->storeys = 1;
  for (guint i = 0; i < monev_data_layout_n_fields (self->layout, self->view.sheet); i++)
    if (*monev_data_layout_field (self->layout, self->view.sheet, i)->over != '\0')
      self->storeys = 2;
}

static char *
kind_words (const MonevDataField *field)
{
  if (field->carried)
    return g_strdup (_("terkunci"));
  return g_strdup_printf ("%s%s", monev_data_kind_label (field->of->spec.kind),
                          field->of->spec.required ? _(", wajib") : "");
}

/* The first column of the workbook is hidden: what is seen begins with B. */
static void
make_heads (MonevFormSource *self)
{
  guint n = monev_data_layout_n_fields (self->layout, self->view.sheet);

  g_ptr_array_set_size (self->letters, 0);
  g_ptr_array_set_size (self->kinds, 0);
  for (guint i = 0; i < self->roles->len + n; i++)
    {
      g_ptr_array_add (self->letters, monev_column_letters (i + 2));
      g_ptr_array_add (self->kinds,
                       i < self->roles->len
                           ? NULL
                           : kind_words (monev_data_layout_field (self->layout, self->view.sheet,
                                                                  i - self->roles->len)));
    }
}

static char *
period_of (const MonevDataForm *form, const MonevFormView *view)
{
  MonevDataPeriodKind kind = monev_data_form_period (form);
  guint n = monev_data_period_count (kind);

  return monev_data_period_name (kind, view->year,
                                 view->nth == 0 ? (int) n : (int) MIN (view->nth, n));
}

/** monev_form_source_show_form: @form: as much of one as there is; @view: which sheet, and how. */
void
monev_form_source_show_form (MonevFormSource *self, MonevDataForm *form, const MonevFormView *view)
{
  g_autofree char *period = period_of (form, view);
  json_auto_t *facts = example_facts (form);
  MonevDataContext context
      = { period, view->agency == NULL ? "" : view->agency, facts };

  g_clear_pointer (&self->layout, monev_data_layout_unref);
  self->view = *view;
  self->view.agency = NULL;
  self->all = view->agency == NULL;
  g_array_set_size (self->rows, 0);
  g_array_set_size (self->roles, 0);
  if (view->sheet < monev_data_form_n_sheets (form))
    {
      self->layout = monev_data_layout_new (form, &context);
      make_roles (self);
      make_rows (self);
      make_heads (self);
    }
  monev_grid_source_changed (MONEV_GRID_SOURCE (self));
}

/** monev_form_source_show: what is in edit. */
void
monev_form_source_show (MonevFormSource *self, const MonevFormView *view)
{
  monev_form_source_show_form (self, monev_form_editor_get_form (self->editor), view);
}

/** monev_form_source_n_leading: Returns: how many columns stand before those of the form. */
guint
monev_form_source_n_leading (MonevFormSource *self)
{
  return self->roles->len;
}

/** monev_form_source_row: @index: (out): of the form's row. Returns: whether it is one. */
gboolean
monev_form_source_row (MonevFormSource *self, guint row, guint *index)
{
  const FormRow *of;

  if (self->layout == NULL || row >= self->rows->len)
    return FALSE;
  of = &g_array_index (self->rows, FormRow, row);
  if ((of->kind != FORM_ROW_LINE && of->kind != FORM_ROW_GROUP)
      || (guint) of->line >= sheet_of (self)->n_rows)
    return FALSE;
  *index = (guint) of->line;
  return TRUE;
}

/** monev_form_source_column: @index: (out): of the form's column. Returns: whether it is one. */
gboolean
monev_form_source_column (MonevFormSource *self, guint column, guint *index)
{
  guint field = column - self->roles->len;

  if (self->layout == NULL || column < self->roles->len
      || field >= monev_data_layout_n_fields (self->layout, self->view.sheet))
    return FALSE;
  *index = monev_data_layout_field (self->layout, self->view.sheet, field)->column;
  return TRUE;
}

/** monev_form_source_place: what a cell is about: the column under its heading, the row before its
 * values. Returns: FALSE where there is neither. */
gboolean
monev_form_source_place (MonevFormSource *self, guint row, guint column, MonevDraftPlace *place)
{
  guint index;

  if (monev_form_source_column (self, column, &index))
    *place = (MonevDraftPlace) { MONEV_DRAFT_COLUMN, self->view.sheet, index };
  else if (monev_form_source_row (self, row, &index))
    *place = (MonevDraftPlace) { MONEV_DRAFT_ROW, self->view.sheet, index };
  else
    return FALSE;
  return TRUE;
}

static gboolean
find_row (MonevFormSource *self, guint index, guint *row)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (g_array_index (self->rows, FormRow, i).kind == FORM_ROW_LINE
        && g_array_index (self->rows, FormRow, i).line == (int) index)
      {
        *row = i;
        return TRUE;
      }
  return FALSE;
}

static gboolean
find_column (MonevFormSource *self, guint index, guint *column)
{
  guint n = self->layout == NULL ? 0
                                 : monev_data_layout_n_fields (self->layout, self->view.sheet);

  for (guint i = 0; i < n; i++)
    if (monev_data_layout_field (self->layout, self->view.sheet, i)->column == index)
      {
        *column = i + self->roles->len;
        return TRUE;
      }
  return FALSE;
}

/** monev_form_source_find: @row, @column: (out): the cell in which a row or a column of this sheet is
 * named. */
gboolean
monev_form_source_find (MonevFormSource *self, MonevDraftPlace place, guint *row, guint *column)
{
  *row = 0;
  *column = MIN (1, self->roles->len - 1);
  if (place.sheet != self->view.sheet)
    return FALSE;
  if (place.part == MONEV_DRAFT_COLUMN)
    return find_column (self, place.index, column);
  return place.part == MONEV_DRAFT_ROW && find_row (self, place.index, row);
}

/* ---- the source ---- */

static guint
get_n_rows (MonevGridSource *source)
{
  return MONEV_FORM_SOURCE (source)->rows->len;
}

static guint
get_n_columns (MonevGridSource *source)
{
  MonevFormSource *self = MONEV_FORM_SOURCE (source);

  if (self->layout == NULL)
    return 0;
  return self->roles->len + monev_data_layout_n_fields (self->layout, self->view.sheet)
         + (self->view.edits ? 1 : 0);
}

static int
field_width (const MonevDataField *field)
{
  if (field->of->width > 0 && !field->carried)
    return CLAMP ((int) field->of->width * CHARACTER, FIGURE_WIDTH, WIDEST);
  if (field->of->spec.kind == MONEV_DATA_MONEY)
    return MONEY_WIDTH;
  return monev_data_kind_is_number (field->of->spec.kind) ? FIGURE_WIDTH : TEXT_WIDTH;
}

static void
get_column (MonevGridSource *source, guint column, MonevGridColumn *out)
{
  static const int widths[] = { CODE_WIDTH, LABEL_WIDTH, UNIT_WIDTH };
  MonevFormSource *self = MONEV_FORM_SOURCE (source);
  const MonevDataField *field;

  *out = (MonevGridColumn) { .title = "", .resizable = TRUE, .editable = self->view.edits,
                             .xalign = 0 };
  if (column >= self->letters->len)
    {
      out->width = ADD_WIDTH;
      return;
    }
  out->title = self->letters->pdata[column];
  if (column < self->roles->len)
    {
      FormRole role = g_array_index (self->roles, FormRole, column);

      out->width = self->roles->len == 1 ? CODE_WIDTH / 2 + 14 : widths[role];
      out->expand = role == FORM_LABEL;
      out->least = role == FORM_LABEL ? 220 : 0;
      return;
    }
  field = monev_data_layout_field (self->layout, self->view.sheet, column - self->roles->len);
  out->below = self->kinds->pdata[column];
  out->width = field_width (field);
  if (strlen (field->label) <= SHORT_HEAD)
    out->widest = field->label;
}

static guint64
get_key (MonevGridSource *source, guint row)
{
  return row;
}

static guint
find_key (MonevGridSource *source, guint64 key)
{
  return key < MONEV_FORM_SOURCE (source)->rows->len ? (guint) key : MONEV_GRID_NO_ROW;
}

static void
source_iface_init (MonevGridSourceInterface *iface)
{
  iface->get_n_rows = get_n_rows;
  iface->get_n_columns = get_n_columns;
  iface->get_column = get_column;
  iface->get_cell = monev_form_source_get_cell;
  iface->can_set = monev_form_source_can_set;
  iface->set_cell = monev_form_source_set_cell;
  iface->get_key = get_key;
  iface->find_row = find_key;
}

static void
monev_form_source_finalize (GObject *object)
{
  MonevFormSource *self = MONEV_FORM_SOURCE (object);

  g_clear_pointer (&self->layout, monev_data_layout_unref);
  g_clear_object (&self->editor);
  g_array_unref (self->rows);
  g_array_unref (self->roles);
  g_ptr_array_unref (self->letters);
  g_ptr_array_unref (self->kinds);
  g_free (self->text);
  g_free (self->said);
  G_OBJECT_CLASS (monev_form_source_parent_class)->finalize (object);
}

static void
monev_form_source_class_init (MonevFormSourceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = monev_form_source_finalize;
}

static void
monev_form_source_init (MonevFormSource *self)
{
  self->rows = g_array_new (FALSE, TRUE, sizeof (FormRow));
  self->roles = g_array_new (FALSE, TRUE, sizeof (FormRole));
  self->letters = g_ptr_array_new_with_free_func (g_free);
  self->kinds = g_ptr_array_new_with_free_func (g_free);
}

/** monev_form_source_new: @editor: (nullable): whose form is typed into. Returns: (transfer full):
 * empty until something is shown. */
MonevFormSource *
monev_form_source_new (MonevFormEditor *editor)
{
  MonevFormSource *self = g_object_new (MONEV_TYPE_FORM_SOURCE, NULL);

  g_set_object (&self->editor, editor);
  return self;
}
