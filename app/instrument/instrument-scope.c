#include "instrument-private.h"

#include <string.h>

/* An empty answer with the lists that expressions read. */

static gboolean
is_instance_column (const MonevSheetMap *map, const char *header, guint column)
{
  MonevColumnRole role = g_array_index (map->roles, MonevColumnRole, column);

  return role == MONEV_COLUMN_UNKNOWN && *header != '\0' && strchr (header, ' ') == NULL
         && strchr (header, ':') == NULL;
}

/**
 * monev_list_columns:
 *
 * Returns: (transfer full) (element-type utf8): "name", "label" and the columns of the sheet that
 * mean nothing else, such as "kecamatan"; NULL-terminated
 */
GPtrArray *
monev_list_columns (const MonevInstrument *self, gboolean external)
{
  const MonevSheetMap *map = external ? &self->external : &self->choices;
  GPtrArray *columns = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (columns, g_strdup ("name"));
  g_ptr_array_add (columns, g_strdup ("label"));
  for (guint i = 0; i < map->n_columns; i++)
    {
      const char *header = monev_xlsform_get (self->form, (guint)map->sheet, 0, i, NULL);

      if (is_instance_column (map, header, i))
        g_ptr_array_add (columns, g_strdup (header));
    }
  for (guint i = 0; i < self->filter_columns->len; i++)
    g_ptr_array_add (columns, g_strdup (g_ptr_array_index (self->filter_columns, i)));
  g_ptr_array_add (columns, NULL);
  return columns;
}

/** monev_list_instance: Returns: (transfer full): what instance() calls @list; a list outside may
 * bear the name of one inside. */
char *
monev_list_instance (const MonevChoiceList *list)
{
  return g_strconcat (list->external ? "external_choices/" : "", list->name, NULL);
}

static void
add_choice (const MonevInstrument *self, MonevScope *table, guint list, guint choice)
{
  const MonevChoiceList *at = monev_instrument_list (self, list);
  const MonevSheetMap *map = at->external ? &self->external : &self->choices;
  g_autoptr (GPtrArray) values = g_ptr_array_new ();

  g_ptr_array_add (values, (gpointer)at->choices[choice].name);
  g_ptr_array_add (values, (gpointer)monev_instrument_choice_text (
                               self, list, choice, MONEV_COLUMN_LABEL, self->default_language));
  for (guint i = 0; i < map->n_columns; i++)
    {
      const char *header = monev_xlsform_get (self->form, (guint)map->sheet, 0, i, NULL);

      if (is_instance_column (map, header, i))
        g_ptr_array_add (values, (gpointer)monev_xlsform_get (self->form, (guint)map->sheet,
                                                              at->choices[choice].row, i, NULL));
    }
  for (guint i = 0; i < self->filter_columns->len; i++)
    g_ptr_array_add (values, (gpointer) "");
  monev_scope_add_row (table, (const char *const *)values->pdata);
}

/**
 * monev_instrument_new_scope:
 *
 * Returns: (transfer full): an empty answer in which instance ('list') finds the choices; attached
 * files are added with monev_scope_set_instance()
 */
MonevScope *
monev_instrument_new_scope (const MonevInstrument *self)
{
  MonevScope *scope = monev_scope_new (self->shape);

  for (guint i = self->lists->len; i > 0; i--)
    {
      const MonevChoiceList *list = monev_instrument_list (self, i - 1);
      g_autofree char *name = monev_list_instance (list);
      g_autoptr (GPtrArray) columns = monev_list_columns (self, list->external);
      g_autoptr (MonevScope) table
          = monev_scope_new_table ((const char *const *)(gpointer)columns->pdata);

      for (guint k = 0; k < list->n_choices; k++)
        add_choice (self, table, i - 1, k);
      monev_scope_set_instance (scope, name, table);
    }
  return scope;
}
