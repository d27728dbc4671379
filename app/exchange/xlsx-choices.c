/* Choices of a column: in the rule of its cells, or on a hidden sheet when they are many. */
#include "xlsx-writer-private.h"

#include "table.h"
#include "xlsx-text.h"

#define LISTS_NAME "Daftar pilihan"

/* Long lists stand on a hidden sheet, one column each. */
static char *
keep_list (MonevXlsxWriter *self, XlsxColumn *column)
{
  g_autofree char *letters = NULL;
  guint count = g_strv_length (column->choices);

  g_ptr_array_add (self->lists, g_steal_pointer (&column->choices));
  letters = monev_column_letters (self->lists->len);
  if (self->lists_name == NULL)
    self->lists_name = xlsx_text_sheet_name (LISTS_NAME, self->names);
  return g_strdup_printf ("='%s'!$%s$1:$%s$%u", self->lists_name, letters, letters, count);
}

/** monev_xlsx_set_choices: a cell of @column takes one of its choices only. */
void
monev_xlsx_set_choices (MonevXlsxWriter *self, XlsxColumn *column, guint index)
{
  g_autofree char *formula = NULL;
  lxw_data_validation rule = {
    .validate = LXW_VALIDATION_TYPE_LIST, .error_title = "Pilihan tidak ada",
    .error_message = "Pilih salah satu dari daftar.",
  };

  if (column->choices == NULL || column->choices[0] == NULL)
    return;
  rule.value_list = xlsx_text_short_list (column->choices);
  if (rule.value_list == NULL)
    {
      formula = keep_list (self, column);
      rule.validate = LXW_VALIDATION_TYPE_LIST_FORMULA;
      rule.value_formula = formula;
    }
  worksheet_data_validation_range (self->sheet, self->head + 1, index, MONEV_TABLE_MAX_ROWS - 1, index, &rule);
}

/** monev_xlsx_write_lists: the hidden sheet of long lists, row by row, as the mode of constant memory
 * wants it. */
void
monev_xlsx_write_lists (MonevXlsxWriter *self)
{
  g_autofree guint *lengths = g_new (guint, self->lists->len + 1);
  guint longest = 0;

  if (self->lists->len == 0)
    return;
  self->sheet = workbook_add_worksheet (self->workbook, self->lists_name);
  worksheet_hide (self->sheet);
  for (guint i = 0; i < self->lists->len; i++)
    {
      lengths[i] = g_strv_length (g_ptr_array_index (self->lists, i));
      longest = MAX (longest, lengths[i]);
    }
  g_free (self->sheet_name);
  self->sheet_name = g_strdup (self->lists_name);
  for (self->row = 0; self->row < longest; self->row++)
    for (guint i = 0; i < self->lists->len; i++)
      {
        char **choices = g_ptr_array_index (self->lists, i);
        if (self->row < lengths[i])
          monev_xlsx_write_text (self, i + 1, choices[self->row], NULL);
      }
  self->sheet = NULL;
}
