#include "key-source.h"

#include <glib/gi18n.h>
#include <string.h>

struct _MonevKeySource
{
  GObject parent;
  MonevVerifySource *table; /* rows and columns; shows @shown */
  MonevDataCase *data;      /* (nullable): as it is in the database */
  MonevKeyed *keyed;        /* (nullable) */
  MonevVerifyData *shown;   /* (nullable): what would count if it were handed in now */
  guint sheet;
};

enum
{
  TYPED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void source_iface_init (MonevGridSourceInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MonevKeySource, monev_key_source, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (MONEV_TYPE_GRID_SOURCE, source_iface_init))

/* ---- what would count ---- */

static gboolean
is_begun (const MonevDataValues *values, guint sheet, guint line)
{
  MonevDataLayout *layout = monev_data_values_layout (values);

  for (guint f = 0; f < monev_data_layout_n_fields (layout, sheet); f++)
    if (*monev_data_values_get (values, sheet, line, f).text != '\0')
      return TRUE;
  return FALSE;
}

/* Behind the last line that is filled stands one more. */
static void
add_blank_line (MonevDataValues *values, guint sheet)
{
  MonevDataLayout *layout = monev_data_values_layout (values);
  guint own = monev_data_layout_n_lines (layout, sheet);
  guint n = monev_data_values_n_lines (values, sheet);
  g_autofree char *key = NULL;

  if (own == 0 || !monev_data_layout_line (layout, sheet, own - 1)->open
      || !is_begun (values, sheet, n - 1))
    return;
  key = g_strdup_printf ("baris-%u", n + 1);
  monev_data_values_add_line (values, sheet, key);
}

static void
refresh (MonevKeySource *self)
{
  MonevDataValues *values = monev_keyed_preview (self->keyed, self->data);

  for (guint i = 0; i < monev_data_form_n_sheets (self->data->form); i++)
    add_blank_line (values, i);
  monev_data_values_free (self->shown->data->values);
  self->shown->data->values = values;
  monev_verify_source_set_data (self->table, self->shown, self->sheet);
  monev_grid_source_changed (MONEV_GRID_SOURCE (self));
}

/** monev_key_source_set_data: @data, @keyed: (transfer full): in place of what was there. */
void
monev_key_source_set_data (MonevKeySource *self, MonevDataCase *data, MonevKeyed *keyed)
{
  g_clear_pointer (&self->shown, monev_verify_data_unref);
  g_clear_pointer (&self->data, monev_data_case_free);
  if (self->keyed != keyed)
    g_clear_pointer (&self->keyed, monev_keyed_free);
  self->data = data;
  self->keyed = keyed;
  self->shown = monev_verify_data_of (data);
  refresh (self);
}

/** monev_key_source_set_sheet: @sheet: of the form, from 0. */
void
monev_key_source_set_sheet (MonevKeySource *self, guint sheet)
{
  self->sheet = sheet;
  refresh (self);
}

/** monev_key_source_get_table: Returns: (transfer none): where rows and columns stand. */
MonevVerifySource *
monev_key_source_get_table (MonevKeySource *self)
{
  return self->table;
}

/** monev_key_source_get_shown: Returns: (transfer none) (nullable): what would count. */
MonevVerifyData *
monev_key_source_get_shown (MonevKeySource *self)
{
  return self->shown;
}

/** monev_key_source_get_data: Returns: (transfer none) (nullable): as it was read. */
MonevDataCase *
monev_key_source_get_data (MonevKeySource *self)
{
  return self->data;
}

/** monev_key_source_get_keyed: Returns: (transfer none) (nullable): what was typed. */
MonevKeyed *
monev_key_source_get_keyed (MonevKeySource *self)
{
  return self->keyed;
}

/** monev_key_source_is_typed: Returns: whether that cell was keyed in here. */
gboolean
monev_key_source_is_typed (MonevKeySource *self, guint sheet, guint line, guint field)
{
  g_autofree char *place = monev_data_place (self->shown->data->values, sheet, line, field);

  return *monev_keyed_get (self->keyed, place) != '\0';
}

/** monev_key_source_is_doubtful: Returns: whether a check failed for what was keyed in there. */
gboolean
monev_key_source_is_doubtful (MonevKeySource *self, guint sheet, guint line, guint field)
{
  MonevDataValue value = monev_data_values_get (self->shown->data->values, sheet, line, field);

  return value.how == MONEV_DATA_DOUBTFUL && *value.text != '\0'
         && monev_key_source_is_typed (self, sheet, line, field);
}

/* ---- typing ---- */

static gboolean
find_open (MonevKeySource *self, guint row, guint column, guint *line, guint *field)
{
  return self->shown != NULL && monev_verify_source_cell (self->table, row, column, line, field)
         && monev_data_values_is_asked (self->shown->data->values, self->sheet, *line, *field);
}

static gboolean
take (MonevKeySource *self, guint row, guint column, const char *typed, GError **error)
{
  g_autofree char *tidy = g_strstrip (g_strdup (typed));
  g_autofree char *place = NULL;
  g_autofree char *text = NULL;
  MonevDataSpec spec;
  guint line, field;

  if (!find_open (self, row, column, &line, &field))
    {
      g_set_error_literal (error, MONEV_ERROR, MONEV_ERROR_INVALID,
                           _("Sel ini tidak diminta dari OPD."));
      return FALSE;
    }
  spec = monev_data_layout_spec (self->data->layout, self->sheet, line, field);
  text = *tidy == '\0' ? g_strdup ("") : monev_data_value_from_typed (&spec, tidy, error);
  if (text == NULL)
    return FALSE;
  place = monev_data_place (self->shown->data->values, self->sheet, line, field);
  monev_keyed_set (self->keyed, place, text);
  return TRUE;
}

static gboolean
set_cell (MonevGridSource *source, guint row, guint column, const char *text, GError **error)
{
  MonevKeySource *self = MONEV_KEY_SOURCE (source);

  if (!take (self, row, column, text, error))
    return FALSE;
  refresh (self);
  g_signal_emit (self, signals[TYPED], 0);
  return TRUE;
}

/**
 * monev_key_source_paste:
 * @tsv: as a spreadsheet puts it on the clipboard; empty cells say nothing
 * @refused: (out): how many could not be read
 *
 * Returns: how many cells were taken, from @row and @column on; lines of groups are passed over.
 */
guint
monev_key_source_paste (MonevKeySource *self, guint row, guint column, const char *tsv,
                        guint *refused)
{
  g_auto (GStrv) lines = g_strsplit (tsv, "\n", -1);
  guint taken = 0, n = g_strv_length (lines);

  *refused = 0;
  for (guint i = 0; i < n; i++)
    {
      g_auto (GStrv) cells = g_strsplit (g_strchomp (lines[i]), "\t", -1);
      guint line, field;

      while (row < monev_grid_source_get_n_rows (MONEV_GRID_SOURCE (self->table))
             && !monev_verify_source_cell (self->table, row, column, &line, &field))
        row++;
      for (guint k = 0; cells[k] != NULL; k++)
        {
          if (*g_strstrip (cells[k]) == '\0')
            continue;
          if (take (self, row, column + k, cells[k], NULL))
            taken++;
          else
            (*refused)++;
        }
      row++;
    }
  if (taken == 0)
    return 0;
  refresh (self);
  g_signal_emit (self, signals[TYPED], 0);
  return taken;
}

/* ---- as a source ---- */

static guint
get_n_rows (MonevGridSource *source)
{
  return monev_grid_source_get_n_rows (MONEV_GRID_SOURCE (MONEV_KEY_SOURCE (source)->table));
}

static guint
get_n_columns (MonevGridSource *source)
{
  return monev_grid_source_get_n_columns (MONEV_GRID_SOURCE (MONEV_KEY_SOURCE (source)->table));
}

static void
get_column (MonevGridSource *source, guint column, MonevGridColumn *out)
{
  MonevKeySource *self = MONEV_KEY_SOURCE (source);

  monev_grid_source_get_column (MONEV_GRID_SOURCE (self->table), column, out);
  out->editable = column >= monev_verify_source_n_leading (self->table);
}

static void
get_cell (MonevGridSource *source, guint row, guint column, MonevGridCell *out)
{
  MonevKeySource *self = MONEV_KEY_SOURCE (source);
  guint line, field;

  monev_grid_source_get_cell (MONEV_GRID_SOURCE (self->table), row, column, out);
  if (!find_open (self, row, column, &line, &field))
    return;
  if (*monev_data_values_get (self->shown->data->values, self->sheet, line, field).text == '\0')
    {
      *out = (MonevGridCell) { .text = "" };
      return;
    }
  if (!monev_key_source_is_typed (self, self->sheet, line, field))
    {
      out->state = MONEV_STATE_DIM;
      out->tip = _("Dari data masuk sebelumnya");
    }
  else
    out->state = monev_key_source_is_doubtful (self, self->sheet, line, field)
                     ? MONEV_STATE_LATE
                     : MONEV_STATE_NORMAL;
}

static gboolean
can_set (MonevGridSource *source, guint row, guint column)
{
  guint line, field;

  return find_open (MONEV_KEY_SOURCE (source), row, column, &line, &field);
}

static void
source_iface_init (MonevGridSourceInterface *iface)
{
  iface->get_n_rows = get_n_rows;
  iface->get_n_columns = get_n_columns;
  iface->get_column = get_column;
  iface->get_cell = get_cell;
  iface->set_cell = set_cell;
  iface->can_set = can_set;
}

static void
monev_key_source_finalize (GObject *object)
{
  MonevKeySource *self = MONEV_KEY_SOURCE (object);

  g_object_unref (self->table);
  g_clear_pointer (&self->shown, monev_verify_data_unref);
  g_clear_pointer (&self->data, monev_data_case_free);
  g_clear_pointer (&self->keyed, monev_keyed_free);
  G_OBJECT_CLASS (monev_key_source_parent_class)->finalize (object);
}

static void
monev_key_source_class_init (MonevKeySourceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = monev_key_source_finalize;
  signals[TYPED] = g_signal_new ("typed", MONEV_TYPE_KEY_SOURCE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
}

static void
monev_key_source_init (MonevKeySource *self)
{
  self->table = monev_verify_source_new ();
  monev_verify_source_set_blank (self->table, TRUE);
}

/** monev_key_source_new: Returns: (transfer full): without rows. */
MonevKeySource *
monev_key_source_new (void)
{
  return g_object_new (MONEV_TYPE_KEY_SOURCE, NULL);
}
