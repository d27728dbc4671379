#include "instrument-private.h"

#include <string.h>

#include "expression/token.h"

/* ${name} in words that people read: labels, hints, messages, settings. Those of expressions are
 * told where they are compiled. */

static gboolean
is_compiled (MonevColumnRole role)
{
  switch (role)
    {
    case MONEV_COLUMN_RELEVANT:
    case MONEV_COLUMN_CONSTRAINT:
    case MONEV_COLUMN_CALCULATION:
    case MONEV_COLUMN_REQUIRED:
    case MONEV_COLUMN_READ_ONLY:
    case MONEV_COLUMN_SOFT:
    case MONEV_COLUMN_REPEAT_COUNT:
    case MONEV_COLUMN_DEFAULT:
    case MONEV_COLUMN_TYPE: /* "select_one ${x}" is looked up with the lists */
      return TRUE;
    default:
      return FALSE;
    }
}

static void
check_name (MonevReader *self, MonevSpot spot, const char *name)
{
  const char *plain = g_str_has_prefix (name, "last-saved#") ? strchr (name, '#') + 1 : name;
  int field = monev_shape_find (self->self->shape, plain);

  if (!monev_name_is_valid (plain))
    monev_reader_tell (self, spot, MONEV_FAULT, "reference-form",
                       "Tulis “${”, nama pertanyaan, lalu “}”, tanpa spasi.",
                       "Rujukan “${%s}” salah tulis.", name);
  else if (field == MONEV_SHAPE_NONE)
    monev_reader_tell (self, spot, MONEV_FAULT, "reference-unknown",
                       "Tulis nama pertanyaan yang ada.", "Pertanyaan “%s” tidak ada.", plain);
  else if (field == MONEV_SHAPE_AMBIGUOUS)
    monev_reader_tell (self, spot, MONEV_FAULT, "reference-double",
                       "Beri nama yang berbeda pada pertanyaan yang dirujuk.",
                       "Nama “%s” dipakai lebih dari satu pertanyaan.", plain);
}

static void
check_text (MonevReader *self, MonevSpot spot, const char *text)
{
  const char *at = strstr (text, "${");

  for (; at != NULL; at = strstr (at + 2, "${"))
    {
      const char *end = strchr (at, '}');
      g_autofree char *name = end == NULL ? NULL : g_strndup (at + 2, (gsize)(end - at - 2));

      if (name != NULL)
        check_name (self, spot, name);
      else
        monev_reader_tell (self, spot, MONEV_FAULT, "reference-form",
                           "Tutup dengan “}” sesudah nama pertanyaan.",
                           "Rujukan “${” tidak ditutup.");
    }
}

static void
check_cell (MonevReader *self, const MonevSheetMap *map, guint row, guint column, const char *key)
{
  check_text (self, (MonevSpot){ map, (int)row, (int)column, key },
              monev_xlsform_get (self->form, (guint)map->sheet, row, column, NULL));
}

/* A filter that was compiled told its own faults. */
static gboolean
is_checked_filter (const MonevQuestion *question)
{
  return question->list >= 0 || question->source >= 0;
}

static void
check_question (MonevReader *self, const MonevQuestion *question)
{
  const MonevSheetMap *map = &self->self->survey;

  for (guint i = 0; i < map->n_columns; i++)
    {
      MonevColumnRole role = g_array_index (map->roles, MonevColumnRole, i);

      if (is_compiled (role)
          || (role == MONEV_COLUMN_CHOICE_FILTER && is_checked_filter (question)))
        continue;
      check_cell (self, map, question->row, i, question->name);
    }
}

static void
check_sheet (MonevReader *self, const char *name)
{
  MonevSheetMap map = { .sheet = monev_xlsform_find_sheet (self->form, name) };

  if (map.sheet < 0)
    return;
  monev_measure_sheet (self, &map);
  for (guint row = 1; row < map.n_rows; row++)
    for (guint i = 0; i < map.n_columns; i++)
      check_cell (self, &map, row, i, NULL);
}

/* Columns of their own are data for filters, and may hold anything. */
static void
check_choices (MonevReader *self)
{
  const MonevSheetMap *map = &self->self->choices;

  for (guint row = 1; map->sheet >= 0 && row < map->n_rows; row++)
    for (guint i = 0; i < map->n_columns; i++)
      if (g_array_index (map->roles, MonevColumnRole, i) != MONEV_COLUMN_UNKNOWN)
        check_cell (self, map, row, i, NULL);
}

/** monev_check_references: tells each ${name} of the wordings that names no one question. */
void
monev_check_references (MonevReader *self)
{
  for (guint i = 0; i < self->self->questions->len; i++)
    check_question (self, &g_array_index (self->self->questions, MonevQuestion, i));
  check_choices (self);
  check_sheet (self, "settings");
  check_sheet (self, "entities");
}
