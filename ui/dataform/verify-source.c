#include "verify-source.h"

#include <glib/gi18n.h>
#include <string.h>

#define LABEL_WIDTH 220
#define CODE_WIDTH 76
#define UNIT_WIDTH 84
#define FIGURE_WIDTH 104
#define MONEY_WIDTH 136
#define TEXT_WIDTH 170
#define GROUP (-1)

/* A row: a line, or the group that begins here. */
typedef struct
{
  int line;
  const char *group; /* of the layout */
} Row;

struct _MonevVerifySource
{
  GObject parent;
  MonevVerifyData *data; /* (nullable) */
  guint sheet;
  gboolean coded, open, blank;
  GArray *rows;         /* Row */
  GPtrArray *titles;    /* char *: of the fields */
  char *text;           /* of the cell that was asked for last */
};

static void source_iface_init (MonevGridSourceInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MonevVerifySource, monev_verify_source, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (MONEV_TYPE_GRID_SOURCE, source_iface_init))

static MonevDataLayout *
layout_of (MonevVerifySource *self)
{
  return self->data->data->layout;
}

/** monev_verify_source_n_leading: Returns: how many columns stand before the values: code, wording,
 * unit. */
guint
monev_verify_source_n_leading (MonevVerifySource *self)
{
  return self->open ? 1 : 2 + self->coded;
}

/** monev_verify_source_cell: FALSE where no value stands: a group, a wording. */
gboolean
monev_verify_source_cell (MonevVerifySource *self, guint row, guint column, guint *line,
                          guint *field)
{
  guint leading = monev_verify_source_n_leading (self);

  if (self->data == NULL || row >= self->rows->len || column < leading
      || g_array_index (self->rows, Row, row).line == GROUP)
    return FALSE;
  *line = (guint) g_array_index (self->rows, Row, row).line;
  *field = column - leading;
  return *field < monev_data_layout_n_fields (layout_of (self), self->sheet);
}

/** monev_verify_source_find: where a cell of the values is seen. */
gboolean
monev_verify_source_find (MonevVerifySource *self, guint line, guint field, guint *row,
                          guint *column)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (g_array_index (self->rows, Row, i).line == (int) line)
      {
        *row = i;
        *column = field + monev_verify_source_n_leading (self);
        return TRUE;
      }
  return FALSE;
}

/* ---- rows and columns ---- */

static void
make_rows (MonevVerifySource *self)
{
  const MonevDataCase *data = self->data->data;
  const char *group = "";

  g_array_set_size (self->rows, 0);
  for (guint line = 0; line < monev_data_values_n_lines (data->values, self->sheet); line++)
    {
      const MonevDataLine *of = line < monev_data_layout_n_lines (data->layout, self->sheet)
                                    ? monev_data_layout_line (data->layout, self->sheet, line)
                                    : NULL;
      Row row = { (int) line, "" };

      if (!monev_verify_is_shown (data, self->sheet, line)
          && (!self->blank || (of != NULL && !of->open)))
        continue;
      if (of != NULL && *of->group != '\0' && strcmp (of->group, group) != 0)
        {
          Row head = { GROUP, of->group };

          group = of->group;
          g_array_append_val (self->rows, head);
        }
      g_array_append_val (self->rows, row);
    }
}

static void
make_titles (MonevVerifySource *self)
{
  MonevDataLayout *layout = layout_of (self);

  g_ptr_array_set_size (self->titles, 0);
  for (guint f = 0; f < monev_data_layout_n_fields (layout, self->sheet); f++)
    {
      const MonevDataField *field = monev_data_layout_field (layout, self->sheet, f);

      g_ptr_array_add (self->titles,
                       *field->over == '\0' || strcmp (field->over, field->label) == 0
                               || (field->carried && field->of->spread == MONEV_DATA_SPREAD_NONE)
                           ? g_strdup (field->label)
                           : g_strdup_printf ("%s: %s", field->over, field->label));
    }
  self->coded = self->open = FALSE;
  for (guint i = 0; i < monev_data_layout_n_lines (layout, self->sheet); i++)
    {
      self->coded |= *monev_data_layout_line (layout, self->sheet, i)->code != '\0';
      self->open |= monev_data_layout_line (layout, self->sheet, i)->open;
    }
}

/** monev_verify_source_set_blank: @blank: open lines in which nothing stands have rows, too; before
 * the data are set. */
void
monev_verify_source_set_blank (MonevVerifySource *self, gboolean blank)
{
  self->blank = blank;
}

/** monev_verify_source_set_data: @data: a reference is taken; @sheet: of the form, from 0. */
void
monev_verify_source_set_data (MonevVerifySource *self, MonevVerifyData *data, guint sheet)
{
  MonevVerifyData *old = self->data;

  self->data = monev_verify_data_ref (data);
  self->sheet = sheet;
  make_titles (self);
  make_rows (self);
  g_clear_pointer (&old, monev_verify_data_unref);
  monev_grid_source_changed (MONEV_GRID_SOURCE (self));
}

static guint
get_n_rows (MonevGridSource *source)
{
  return MONEV_VERIFY_SOURCE (source)->rows->len;
}

static guint
get_n_columns (MonevGridSource *source)
{
  MonevVerifySource *self = MONEV_VERIFY_SOURCE (source);

  return self->data == NULL ? 0 : monev_verify_source_n_leading (self) + self->titles->len;
}

static void
get_column (MonevGridSource *source, guint column, MonevGridColumn *out)
{
  MonevVerifySource *self = MONEV_VERIFY_SOURCE (source);
  guint leading = monev_verify_source_n_leading (self);
  const MonevDataField *field;

  *out = (MonevGridColumn) { .resizable = TRUE };
  if (column >= leading)
    {
      field = monev_data_layout_field (layout_of (self), self->sheet, column - leading);
      out->title = self->titles->pdata[column - leading];
      out->numeric = monev_data_kind_is_number (field->of->spec.kind);
      out->width = field->of->spec.kind == MONEV_DATA_MONEY ? MONEY_WIDTH
                   : out->numeric                           ? FIGURE_WIDTH
                                                            : TEXT_WIDTH;
    }
  else if (self->open)
    *out = (MonevGridColumn) { .title = _("Baris"), .width = CODE_WIDTH };
  else if (self->coded && column == 0)
    *out = (MonevGridColumn) { .title = _("Kode"), .width = CODE_WIDTH, .resizable = TRUE };
  else if (column == leading - 1)
    *out = (MonevGridColumn) { .title = _("Satuan"), .width = UNIT_WIDTH, .resizable = TRUE };
  else
    *out = (MonevGridColumn) { .title = _("Uraian"), .width = LABEL_WIDTH, .resizable = TRUE };
}

/* ---- cells ---- */

static MonevState
state_of (const MonevDataValue *value)
{
  switch (value->state)
    {
    case MONEV_DATA_SESUAI:
      return MONEV_STATE_GOOD;
    case MONEV_DATA_KLARIFIKASI:
      return MONEV_STATE_QUESTION;
    case MONEV_DATA_DIKOREKSI:
      return MONEV_STATE_CHANGED;
    case MONEV_DATA_DITOLAK:
      return MONEV_STATE_ERROR;
    case MONEV_DATA_BARU:
    default:
      return value->how == MONEV_DATA_DOUBTFUL ? MONEV_STATE_LATE : MONEV_STATE_NORMAL;
    }
}

static const char *
carried_text (MonevVerifySource *self, guint line, guint field)
{
  const MonevDataCase *data = self->data->data;

  if (data->last == NULL || line >= monev_data_values_n_lines (data->last, self->sheet))
    return "";
  return monev_data_values_get (data->last, self->sheet, line, field + 1).text;
}

static void
fill_value (MonevVerifySource *self, guint line, guint field, MonevGridCell *out)
{
  const MonevDataCase *data = self->data->data;
  MonevDataCellKind kind = monev_data_layout_cell (data->layout, self->sheet, line, field);
  MonevDataSpec spec = monev_data_layout_spec (data->layout, self->sheet, line, field);
  MonevDataValue value = monev_data_values_get (data->values, self->sheet, line, field);
  const MonevDataNote *note = monev_data_values_note (data->values, self->sheet, line, field);
  const char *text = kind == MONEV_DATA_CELL_CARRIED ? carried_text (self, line, field)
                                                     : value.text;

  g_clear_pointer (&self->text, g_free);
  out->state = kind == MONEV_DATA_CELL_OPEN ? state_of (&value) : MONEV_STATE_DIM;
  if (kind == MONEV_DATA_CELL_SHUT)
    return;
  if (*text == '\0' && data->addressee->rounds > 0
      && monev_data_values_is_wanted (data->values, self->sheet, line, field))
    {
      out->text = _("kosong");
      if (out->state == MONEV_STATE_NORMAL)
        out->state = MONEV_STATE_LATE;
    }
  else
    out->text = self->text = monev_verify_text (&spec, text);
  if (note != NULL)
    out->tip = note->reason != NULL ? note->reason : note->words;
}

static void
get_cell (MonevGridSource *source, guint row, guint column, MonevGridCell *out)
{
  MonevVerifySource *self = MONEV_VERIFY_SOURCE (source);
  guint leading = monev_verify_source_n_leading (self), line, field;
  const Row *of = &g_array_index (self->rows, Row, row);
  const MonevDataLine *shown;

  *out = (MonevGridCell) { NULL };
  if (of->line == GROUP)
    {
      if (column == (self->coded ? 1u : 0u))
        out->text = of->group;
      return;
    }
  if (monev_verify_source_cell (self, row, column, &line, &field))
    {
      fill_value (self, line, field, out);
      return;
    }
  out->state = MONEV_STATE_DIM;
  if (self->open || (guint) of->line >= monev_data_layout_n_lines (layout_of (self), self->sheet))
    {
      g_free (self->text);
      out->text = self->text = g_strdup_printf ("%d", of->line + 1);
      return;
    }
  shown = monev_data_layout_line (layout_of (self), self->sheet, (guint) of->line);
  if (column == leading - 1)
    out->text = shown->unit;
  else if (self->coded && column == 0)
    out->text = shown->code;
  else
    {
      out->text = shown->label;
      out->state = MONEV_STATE_NORMAL;
      out->tip = *shown->definition != '\0' ? shown->definition : NULL;
    }
}

static void
source_iface_init (MonevGridSourceInterface *iface)
{
  iface->get_n_rows = get_n_rows;
  iface->get_n_columns = get_n_columns;
  iface->get_column = get_column;
  iface->get_cell = get_cell;
}

static void
monev_verify_source_finalize (GObject *object)
{
  MonevVerifySource *self = MONEV_VERIFY_SOURCE (object);

  g_clear_pointer (&self->data, monev_verify_data_unref);
  g_array_unref (self->rows);
  g_ptr_array_unref (self->titles);
  g_free (self->text);
  G_OBJECT_CLASS (monev_verify_source_parent_class)->finalize (object);
}

static void
monev_verify_source_class_init (MonevVerifySourceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = monev_verify_source_finalize;
}

static void
monev_verify_source_init (MonevVerifySource *self)
{
  self->rows = g_array_new (FALSE, TRUE, sizeof (Row));
  self->titles = g_ptr_array_new_with_free_func (g_free);
}

/** monev_verify_source_new: Returns: (transfer full): without rows. */
MonevVerifySource *
monev_verify_source_new (void)
{
  return g_object_new (MONEV_TYPE_VERIFY_SOURCE, NULL);
}
