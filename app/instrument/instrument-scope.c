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

/* "name", "label" and each other column once: a table counts what comes twice as one. */
static GPtrArray *
collect_columns (const MonevInstrument *self, const MonevSheetMap *map, GArray *numbers)
{
  GPtrArray *columns = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (columns, g_strdup ("name"));
  g_ptr_array_add (columns, g_strdup ("label"));
  for (guint i = 0; i < map->n_columns; i++)
    {
      const char *header = monev_xlsform_get (self->form, (guint)map->sheet, 0, i, NULL);

      if (!is_instance_column (map, header, i)
          || g_ptr_array_find_with_equal_func (columns, header, g_str_equal, NULL))
        continue;
      g_ptr_array_add (columns, g_strdup (header));
      g_array_append_val (numbers, i);
    }
  return columns;
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
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (guint));
  GPtrArray *columns
      = collect_columns (self, external ? &self->external : &self->choices, numbers);

  for (guint i = 0; i < self->filter_columns->len; i++)
    {
      const char *name = g_ptr_array_index (self->filter_columns, i);

      if (!g_ptr_array_find_with_equal_func (columns, name, g_str_equal, NULL))
        g_ptr_array_add (columns, g_strdup (name));
    }
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

/* @values holds as many texts as the table has columns; those behind the sheet's stay empty. */
static void
add_choice (const MonevInstrument *self, MonevScope *table, guint list, guint choice,
            const GArray *numbers, const char **values)
{
  const MonevChoiceList *at = monev_instrument_list (self, list);
  const MonevSheetMap *map = at->external ? &self->external : &self->choices;

  values[0] = at->choices[choice].name;
  values[1] = monev_instrument_choice_text (self, list, choice, MONEV_COLUMN_LABEL,
                                            self->default_language);
  for (guint i = 0; i < numbers->len; i++)
    values[i + 2] = monev_xlsform_get (self->form, (guint)map->sheet, at->choices[choice].row,
                                       g_array_index (numbers, guint, i), NULL);
  monev_scope_add_row (table, values);
}

static MonevScope *
table_of (const MonevInstrument *self, guint index)
{
  const MonevChoiceList *list = monev_instrument_list (self, index);
  const MonevSheetMap *map = list->external ? &self->external : &self->choices;
  g_autoptr (GPtrArray) columns = monev_list_columns (self, list->external);
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GPtrArray) own = collect_columns (self, map, numbers);
  g_autofree const char **values = g_new (const char *, columns->len);
  MonevScope *table = monev_scope_new_table ((const char *const *)(gpointer)columns->pdata);

  g_assert (own->len == numbers->len + 2);
  for (guint i = 0; i < columns->len; i++)
    values[i] = i + 1 < columns->len ? "" : NULL;
  for (guint i = 0; i < list->n_choices; i++)
    add_choice (self, table, index, i, numbers, values);
  return table;
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

  for (guint i = 0; i < self->lists->len; i++)
    {
      g_autofree char *name = monev_list_instance (monev_instrument_list (self, i));
      g_autoptr (MonevScope) table = table_of (self, i);

      monev_scope_set_instance (scope, name, table);
    }
  return scope;
}
