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

/** monev_list_add_column: one more column of the lists that expressions see; once. */
void
monev_list_add_column (MonevInstrument *self, gboolean external, const char *name)
{
  char *copy = g_strdup (name);

  g_ptr_array_add (self->columns[external], copy);
  g_hash_table_add (self->column_names[external], copy);
}

/** monev_list_columns: gathers "name", "label" and each column of the sheet that means nothing
 * else, such as "kecamatan". One that stands twice counts once. */
void
monev_list_columns (MonevInstrument *self, gboolean external)
{
  const MonevSheetMap *map = external ? &self->external : &self->choices;

  monev_list_add_column (self, external, "name");
  monev_list_add_column (self, external, "label");
  for (guint i = 0; i < map->n_columns; i++)
    {
      const char *header = monev_xlsform_get (self->form, (guint)map->sheet, 0, i, NULL);

      if (!is_instance_column (map, header, i)
          || g_hash_table_contains (self->column_names[external], header))
        continue;
      monev_list_add_column (self, external, header);
      g_array_append_val (self->numbers[external], i);
    }
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
            const char **values)
{
  const MonevChoiceList *at = monev_instrument_list (self, list);
  const GArray *numbers = self->numbers[at->external];
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
  const GPtrArray *columns = self->columns[list->external];
  g_autofree const char **values = g_new (const char *, columns->len);
  MonevScope *table = monev_scope_new_table ((const char *const *)(gpointer)columns->pdata);

  for (guint i = 0; i < columns->len; i++)
    values[i] = i + 1 < columns->len ? "" : NULL;
  for (guint i = 0; i < list->n_choices; i++)
    add_choice (self, table, index, i, values);
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
