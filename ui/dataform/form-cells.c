/* What stands in the cells of a form's table, and what typing into them does. */
#include "form-source-private.h"

#include "db-error.h"

#include <glib/gi18n.h>
#include <string.h>

typedef struct
{
  MonevFormSource *self;
  const FormRow *row;
  guint column, leading;
  const MonevDataField *field; /* (nullable) */
  gboolean adds;               /* the column in which new ones are named */
} Spot;

static Spot
spot_at (MonevFormSource *self, guint row, guint column)
{
  Spot spot = { self, &g_array_index (self->rows, FormRow, row), column, self->roles->len };
  guint n = monev_data_layout_n_fields (self->layout, self->view.sheet);

  if (column >= spot.leading && column - spot.leading < n)
    spot.field = monev_data_layout_field (self->layout, self->view.sheet, column - spot.leading);
  spot.adds = column >= spot.leading + n;
  return spot;
}

static const MonevDataSheet *
sheet_of (MonevFormSource *self)
{
  return monev_data_form_sheet (monev_data_layout_form (self->layout), self->view.sheet);
}

static const char *
keep (MonevFormSource *self, char *text)
{
  g_free (self->text);
  self->text = text;
  return text;
}

/* ---- headings ---- */

static const char *
leading_head (const Spot *spot)
{
  switch (g_array_index (spot->self->roles, FormRole, spot->column))
    {
    case FORM_LABEL:
      switch (sheet_of (spot->self)->rows_kind)
        {
        case MONEV_DATA_ROWS_PROGRAMME:
          return _("Program/Kegiatan/Sub Kegiatan");
        case MONEV_DATA_ROWS_REGION:
          return _("Kecamatan");
        default:
          return _("Uraian");
        }
    case FORM_UNIT:
      return _("Satuan");
    default:
      return spot->self->coded ? _("Kode") : _("No");
    }
}

static gboolean
is_beside (const Spot *spot, guint column)
{
  guint n = monev_data_layout_n_fields (spot->self->layout, spot->self->view.sheet);
  const MonevDataField *other;

  if (column < spot->leading || column - spot->leading >= n)
    return FALSE;
  other = monev_data_layout_field (spot->self->layout, spot->self->view.sheet,
                                   column - spot->leading);
  return other->column == spot->field->column && strcmp (other->over, spot->field->over) == 0;
}

/* What is common to several columns lies over all of them. */
static void
span_over (const Spot *spot, MonevGridCell *out)
{
  while (spot->column > out->left && is_beside (spot, spot->column - out->left - 1))
    out->left++;
  while (is_beside (spot, spot->column + out->right + 1))
    out->right++;
}

static void
fill_head (const Spot *spot, MonevGridCell *out)
{
  gboolean lower = spot->row->kind == FORM_ROW_LOWER;

  out->shade = MONEV_SHADE_HEAD;
  out->strong = out->middle = TRUE;
  if (spot->column < spot->leading)
    out->text = lower ? "" : leading_head (spot);
  else if (*spot->field->over == '\0')
    out->text = lower ? "" : spot->field->label;
  else if (lower)
    out->text = spot->field->label;
  else
    {
      out->text = spot->field->over;
      span_over (spot, out);
    }
  if (spot->field != NULL && *spot->field->of->hint != '\0')
    out->tip = spot->field->of->hint;
}

/* ---- lines ---- */

static const MonevDataLine *
line_of (const Spot *spot)
{
  return monev_data_layout_line (spot->self->layout, spot->self->view.sheet,
                                 (guint) spot->row->line);
}

static void
fill_leading (const Spot *spot, MonevGridCell *out)
{
  const MonevDataLine *line = line_of (spot);

  switch (g_array_index (spot->self->roles, FormRole, spot->column))
    {
    case FORM_LABEL:
      out->text = line->label;
      out->tip = *line->definition != '\0' ? line->definition : NULL;
      out->strong = line->sum;
      return;
    case FORM_UNIT:
      out->text = line->unit;
      break;
    default:
      out->text = *line->code != '\0' ? line->code
                                      : keep (spot->self, g_strdup_printf ("%d", spot->row->line + 1));
      out->middle = *line->code == '\0';
    }
  out->state = MONEV_STATE_DIM;
}

/* What a row asks for in its own way: "persen, 0 sampai 100". */
static char *
own_words (const MonevDataSpec *spec)
{
  g_autoptr (GString) words = g_string_new (monev_data_kind_label (spec->kind));

  if (spec->minimum != NULL && spec->maximum != NULL)
    g_string_append_printf (words, _(", %s sampai %s"), spec->minimum, spec->maximum);
  else if (spec->minimum != NULL)
    g_string_append_printf (words, _(", dari %s"), spec->minimum);
  return g_strdup (words->str);
}

/* As monev_data_layout_cell(), but what only some agencies are asked for counts as asked. */
static MonevDataCellKind
kind_of (const Spot *spot)
{
  const MonevDataLine *line = line_of (spot);

  if (line->asked || !spot->self->all || spot->field->carried)
    return monev_data_layout_cell (spot->self->layout, spot->self->view.sheet,
                                   (guint) spot->row->line, spot->column - spot->leading);
  return spot->field->of->spec.kind == MONEV_DATA_FORMULA ? MONEV_DATA_CELL_FORMULA
                                                          : MONEV_DATA_CELL_OPEN;
}

static void
fill_value (const Spot *spot, MonevGridCell *out)
{
  const MonevDataLine *of = line_of (spot);

  out->state = MONEV_STATE_DIM;
  out->shade = MONEV_SHADE_SHUT;
  switch (kind_of (spot))
    {
    case MONEV_DATA_CELL_OPEN:
      out->shade = MONEV_SHADE_OPEN;
      if (of->row != NULL && of->row->own_spec
          && monev_data_kind_is_number (spot->field->of->spec.kind))
        {
          out->text = monev_data_kind_label (of->row->spec.kind);
          out->tip = keep (spot->self, own_words (&of->row->spec));
        }
      break;
    case MONEV_DATA_CELL_FORMULA:
      out->text = spot->field->of->formula != NULL ? _("dihitung") : _("jumlah");
      out->tip = spot->field->of->formula;
      break;
    case MONEV_DATA_CELL_CARRIED:
      out->text = _("nilai lalu");
      out->tip = _("Nilai periode lalu, terkunci");
      break;
    case MONEV_DATA_CELL_SHUT:
    default:
      out->tip = _("Tidak diminta dari OPD ini");
    }
}

/* ---- groups and sums ---- */

static void
fill_group (const Spot *spot, MonevGridCell *out)
{
  out->shade = MONEV_SHADE_TOTAL;
  if (spot->column >= spot->leading)
    return;
  out->text = line_of (spot)->group;
  out->strong = TRUE;
  out->left = spot->column;
  out->right = spot->leading - 1 - spot->column;
}

static const char *
total_word (const MonevDataColumn *column)
{
  static const char *const words[] = {
    [MONEV_DATA_TOTAL_NONE] = "",          [MONEV_DATA_TOTAL_SUM] = N_ ("jumlah"),
    [MONEV_DATA_TOTAL_MEAN] = N_ ("rata-rata"), [MONEV_DATA_TOTAL_WEIGHTED] = N_ ("rata-rata tertimbang"),
    [MONEV_DATA_TOTAL_LAST] = "",
  };

  return *words[column->total] == '\0' ? "" : _(words[column->total]);
}

static void
fill_total (const Spot *spot, MonevGridCell *out)
{
  out->shade = MONEV_SHADE_TOTAL;
  if (spot->field != NULL)
    {
      out->state = MONEV_STATE_DIM;
      out->text = spot->field->carried ? "" : total_word (spot->field->of);
      return;
    }
  out->strong = TRUE;
  out->text = spot->row->kind == FORM_ROW_TOTAL
                  ? _("Jumlah")
                  : keep (spot->self, g_strdup_printf (_("Jumlah %s"), line_of (spot)->group));
  out->left = spot->column;
  out->right = spot->leading - 1 - spot->column;
}

static void
fill_new (const Spot *spot, MonevGridCell *out)
{
  FormRole role = spot->column < spot->leading
                      ? g_array_index (spot->self->roles, FormRole, spot->column)
                      : FORM_CODE;

  out->state = MONEV_STATE_DIM;
  if (role == FORM_LABEL)
    {
      out->text = _("Ketik uraian baris baru di sini");
      out->say = _("Baris baru: ketik uraiannya");
    }
}

static void
fill_new_column (const Spot *spot, MonevGridCell *out)
{
  out->state = MONEV_STATE_DIM;
  if (spot->row->kind != FORM_ROW_HEAD)
    return;
  out->text = _("Kolom baru");
  out->say = _("Kolom baru: ketik judulnya");
}

static void
fill_number (const Spot *spot, MonevGridCell *out)
{
  out->shade = MONEV_SHADE_HEAD;
  out->state = MONEV_STATE_DIM;
  out->middle = TRUE;
  out->text = keep (spot->self, g_strdup_printf ("(%u)", spot->column + 1));
}

static void
fill (const Spot *spot, MonevGridCell *out)
{
  switch (spot->row->kind)
    {
    case FORM_ROW_HEAD:
    case FORM_ROW_LOWER:
      fill_head (spot, out);
      break;
    case FORM_ROW_NUMBER:
      fill_number (spot, out);
      break;
    case FORM_ROW_GROUP:
      fill_group (spot, out);
      break;
    case FORM_ROW_LINE:
      if (spot->field == NULL)
        fill_leading (spot, out);
      else
        fill_value (spot, out);
      break;
    case FORM_ROW_ADD:
      fill_new (spot, out);
      break;
    case FORM_ROW_SUBTOTAL:
    case FORM_ROW_TOTAL:
    default:
      fill_total (spot, out);
    }
}

/* Read aloud with the words that stand over the column, not with its letter. */
static void
say (const Spot *spot, MonevGridCell *out)
{
  const char *head = spot->field != NULL ? spot->field->of->label
                     : spot->column < spot->leading ? leading_head (spot)
                                                    : "";

  if (out->say != NULL || *head == '\0')
    return;
  g_free (spot->self->said);
  spot->self->said
      = spot->row->kind <= FORM_ROW_LOWER
            ? g_strdup_printf (_("Judul kolom: %s"), out->text != NULL ? out->text : "")
            : g_strdup_printf ("%s: %s", head,
                               out->text != NULL && *out->text != '\0' ? out->text : _("kosong"));
  out->say = spot->self->said;
}

/** monev_form_source_get_cell: what stands in a cell. */
void
monev_form_source_get_cell (MonevGridSource *source, guint row, guint column, MonevGridCell *out)
{
  MonevFormSource *self = MONEV_FORM_SOURCE (source);
  Spot spot;

  *out = (MonevGridCell) { NULL };
  if (self->layout == NULL || row >= self->rows->len)
    return;
  spot = spot_at (self, row, column);
  if (spot.adds)
    fill_new_column (&spot, out);
  else
    fill (&spot, out);
  say (&spot, out);
}

/* ---- typing ---- */

/** monev_form_source_can_set: Returns: whether what stands there is a wording of the form. */
gboolean
monev_form_source_can_set (MonevGridSource *source, guint row, guint column)
{
  MonevFormSource *self = MONEV_FORM_SOURCE (source);
  Spot spot;

  if (self->layout == NULL || self->editor == NULL || row >= self->rows->len)
    return FALSE;
  spot = spot_at (self, row, column);
  switch (spot.row->kind)
    {
    case FORM_ROW_HEAD:
      return spot.adds || spot.field != NULL;
    case FORM_ROW_GROUP:
      return spot.column < spot.leading;
    case FORM_ROW_LINE:
      return spot.column < spot.leading && (guint) spot.row->line < sheet_of (self)->n_rows;
    case FORM_ROW_ADD:
      return spot.column < spot.leading;
    default:
      return FALSE;
    }
}

static const char *
member_of (const Spot *spot)
{
  static const char *const members[] = { "code", "label", "unit" };

  return members[g_array_index (spot->self->roles, FormRole, spot->column)];
}

/* All rows of the group that begins here are in it under its new name. */
static void
rename_group (const Spot *spot, const char *text)
{
  MonevFormEditor *editor = spot->self->editor;
  g_autofree char *old = g_strdup (line_of (spot)->group);
  g_autoptr (MonevFormDraft) draft = monev_form_draft_ref (monev_form_editor_get (editor));
  guint n = sheet_of (spot->self)->n_rows;

  for (guint i = (guint) spot->row->line;
       i < n && strcmp (sheet_of (spot->self)->rows[i].group, old) == 0; i++)
    {
      MonevDraftPlace place = { MONEV_DRAFT_ROW, spot->self->view.sheet, i };
      MonevFormDraft *next = monev_form_edit_set (draft, place, "group", json_string (text));

      monev_form_draft_unref (draft);
      draft = next;
    }
  monev_form_editor_apply (editor, g_steal_pointer (&draft), _("Ubah kelompok"), NULL);
}

static void
add_row (const Spot *spot, const char *text)
{
  MonevFormSource *self = spot->self;
  guint n = sheet_of (self)->n_rows;
  MonevDraftPlace place = { MONEV_DRAFT_ROW, self->view.sheet, n };
  g_autofree char *group = g_strdup (n > 0 ? sheet_of (self)->rows[n - 1].group : "");
  gboolean label = g_array_index (self->roles, FormRole, spot->column) == FORM_LABEL;
  g_autoptr (MonevFormDraft) made = monev_form_edit_add (monev_form_editor_get (self->editor), place,
                                                         label ? text : "", group);

  monev_form_editor_apply (self->editor,
                           label ? g_steal_pointer (&made)
                                 : monev_form_edit_text (made, place, member_of (spot), text, NULL),
                           _("Tambah baris"), NULL);
}

/** monev_form_source_run: Returns: (transfer full): what the making of something and its first
 * wording have in common for undo. */
char *
monev_form_source_run (MonevDraftPlace place)
{
  return g_strdup_printf ("baru/%d/%u/%u", place.part, place.sheet, place.index);
}

/* It still bears the words that it was made with. */
static gboolean
is_unnamed (MonevFormEditor *editor, MonevDraftPlace place)
{
  const char *label = monev_form_editor_text (editor, place, "label");

  return strcmp (label, _("Baris baru")) == 0 || strcmp (label, _("Kolom baru")) == 0;
}

static void
set_text (const Spot *spot, MonevDraftPlace place, const char *member, const char *text)
{
  MonevFormEditor *editor = spot->self->editor;
  g_autofree char *run = is_unnamed (editor, place) ? monev_form_source_run (place) : NULL;

  monev_form_editor_apply (editor,
                           monev_form_edit_text (monev_form_editor_get (editor), place, member, text,
                                                 monev_form_editor_get_issued (editor)),
                           place.part == MONEV_DRAFT_ROW ? _("Ubah baris") : _("Ubah judul kolom"),
                           run);
}

static void
add_column (const Spot *spot, const char *text)
{
  MonevFormSource *self = spot->self;
  MonevDraftPlace place
      = { MONEV_DRAFT_COLUMN, self->view.sheet, sheet_of (self)->n_columns };

  monev_form_editor_apply (
      self->editor,
      monev_form_edit_add (monev_form_editor_get (self->editor), place, text, NULL),
      _("Tambah kolom"), NULL);
}

static void
take (const Spot *spot, const char *text)
{
  guint sheet = spot->self->view.sheet;

  if (spot->adds)
    add_column (spot, text);
  else if (spot->row->kind == FORM_ROW_HEAD)
    set_text (spot, (MonevDraftPlace) { MONEV_DRAFT_COLUMN, sheet, spot->field->column }, "label",
              text);
  else if (spot->row->kind == FORM_ROW_GROUP)
    rename_group (spot, text);
  else if (spot->row->kind == FORM_ROW_ADD)
    add_row (spot, text);
  else
    set_text (spot, (MonevDraftPlace) { MONEV_DRAFT_ROW, sheet, (guint) spot->row->line },
              member_of (spot), text);
}

/** monev_form_source_set_cell: what was typed becomes an edit of the form. */
gboolean
monev_form_source_set_cell (MonevGridSource *source, guint row, guint column, const char *text,
                            GError **error)
{
  MonevFormSource *self = MONEV_FORM_SOURCE (source);
  Spot spot = spot_at (self, row, column);
  FormRow kept = *spot.row;
  g_autoptr (MonevDataLayout) layout = monev_data_layout_ref (self->layout);
  g_autofree char *stripped = g_strstrip (g_strdup (text));

  if (*stripped == '\0' && (spot.adds || spot.row->kind == FORM_ROW_ADD))
    return TRUE;
  /* The edit shows the sheet anew; what the spot is about stays as it was until then. */
  spot.row = &kept;
  take (&spot, stripped);
  return TRUE;
}
