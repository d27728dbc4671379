/* What hands and programs do to the sheets of a workbook; see mangler.h. */
#pragma once

#include "mangler.h"

typedef void (*Fault) (Mangler *m);

/* A line that has been written to, for what happens to rows. */
static inline guint
some_line (Mangler *m, guint sheet)
{
  guint n = sheet == 2 ? 6 : monev_data_layout_n_lines (m->layout, sheet);

  return dice (m, n);
}

static inline guint
some_field (Mangler *m, guint sheet)
{
  guint field;

  do
    field = dice (m, monev_data_layout_n_fields (m->layout, sheet));
  while (monev_data_layout_field (m->layout, sheet, field)->carried);
  return field;
}

/* Rows of the table, from the first line to the last. */
static inline void
span (Mangler *m, guint sheet, gint64 *from, gint64 *to)
{
  *from = row_of_line (m, sheet, 0);
  *to = row_of_line (m, sheet, monev_data_layout_n_lines (m->layout, sheet) - 1);
}

static inline void
rename_sheets (Mangler *m)
{
  for (guint i = 0; i < m->book->len; i++)
    {
      BookSheet *sheet = g_ptr_array_index (m->book, i);

      g_free (sheet->name);
      sheet->name = g_strdup_printf ("Sheet%u", i + 1);
    }
}

static inline void
reorder_sheets (Mangler *m)
{
  for (guint i = 0; i < 4; i++)
    {
      guint at = dice (m, m->book->len);

      g_ptr_array_add (m->book, g_ptr_array_steal_index (m->book, at));
    }
}

static inline void
copy_cells (BookSheet *from, BookSheet *to)
{
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, from->cells);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      const BookCell *cell = value;
      guint row = GPOINTER_TO_UINT (key) >> 16, column = GPOINTER_TO_UINT (key) & 0xffff;
      BookCell *copy;

      book_put (to, row, column, cell->kind, cell->text);
      copy = g_hash_table_lookup (to->cells, key);
      copy->percent = cell->percent;
      copy->formula = g_strdup (cell->formula);
    }
}

static inline void
copy_sheet (Mangler *m)
{
  BookSheet *from = table_of (m, dice (m, N_SHEETS));
  g_autofree char *name = g_strdup_printf ("Salinan %u", m->book->len);

  copy_cells (from, book_add (m->book, name));
}

static inline void
insert_row (Mangler *m)
{
  guint sheet = dice (m, N_SHEETS);
  gint64 from, to;
  guint at;

  span (m, sheet, &from, &to);
  at = (guint)from + dice (m, (guint)(to - from + 1));
  book_shift (table_of (m, sheet), TRUE, at, 1);
  if (dice (m, 2) == 0 && sheet != 2)
    book_put (table_of (m, sheet), at, 3, MONEV_CELL_TEXT, "lihat catatan di bawah");
}

static inline void
insert_column (Mangler *m)
{
  guint sheet = dice (m, N_SHEETS);
  guint column = column_of_field (m, sheet, some_field (m, sheet));

  book_shift (table_of (m, sheet), FALSE, column, 1);
  if (dice (m, 2) == 0)
    book_put (table_of (m, sheet), row_of_line (m, sheet, some_line (m, sheet)), column,
              MONEV_CELL_NUMBER, "77");
}

static inline void
delete_row (Mangler *m)
{
  guint sheet = dice (m, N_SHEETS);
  guint line = 1 + dice (m, monev_data_layout_n_lines (m->layout, sheet) - 2);

  book_shift (table_of (m, sheet), TRUE, (guint)row_of_line (m, sheet, line), -1);
  lose (m, sheet, (int)line, -1);
}

static inline void
delete_column (Mangler *m)
{
  guint sheet = dice (m, N_SHEETS);
  guint field = some_field (m, sheet);

  book_shift (table_of (m, sheet), FALSE, column_of_field (m, sheet, field), -1);
  lose (m, sheet, -1, (int)field);
}

/* Swaps cells of two rows in columns @from to @to. */
static inline void
swap_rows (BookSheet *table, gint64 a, gint64 b, guint from, guint to)
{
  for (guint column = from; column <= to; column++)
    {
      gpointer left = NULL, right = NULL, key;

      g_hash_table_steal_extended (table->cells, book_key (a, column), &key, &left);
      g_hash_table_steal_extended (table->cells, book_key (b, column), &key, &right);
      if (left != NULL)
        g_hash_table_insert (table->cells, book_key (b, column), left);
      if (right != NULL)
        g_hash_table_insert (table->cells, book_key (a, column), right);
    }
}

static inline void
sort_with_marks (Mangler *m)
{
  guint sheet = dice (m, N_SHEETS);
  guint a = some_line (m, sheet), b = some_line (m, sheet);

  swap_rows (table_of (m, sheet), row_of_line (m, sheet, a), row_of_line (m, sheet, b), 1,
             last_column (table_of (m, sheet)));
}

/* Codes, wordings and values move, the hidden columns stay. */
static inline void
sort_without_marks (Mangler *m)
{
  guint sheet = dice (m, 2);
  guint a = some_line (m, sheet), b = some_line (m, sheet);

  if (a == b)
    return;
  swap_rows (table_of (m, sheet), row_of_line (m, sheet, a), row_of_line (m, sheet, b), 2,
             last_column (table_of (m, sheet)) - 1);
  blur_line (m, sheet, a);
  blur_line (m, sheet, b);
}

/* The first hidden column moves along, the last one stays. */
static inline void
sort_half (Mangler *m)
{
  guint sheet = dice (m, 2);
  guint a = some_line (m, sheet), b = some_line (m, sheet);

  if (a == b)
    return;
  swap_rows (table_of (m, sheet), row_of_line (m, sheet, a), row_of_line (m, sheet, b), 1,
             last_column (table_of (m, sheet)) - 1);
  blur_line (m, sheet, a);
  blur_line (m, sheet, b);
}

static inline void
retype_label (Mangler *m)
{
  guint sheet = dice (m, 2);
  guint line = some_line (m, sheet);
  const char *label = monev_data_layout_line (m->layout, sheet, line)->label;
  g_autofree char *text = dice (m, 2) == 0 ? g_utf8_strup (label, -1)
                                           : g_strconcat (label, " (lihat surat)", NULL);

  book_put (table_of (m, sheet), row_of_line (m, sheet, line), 3, MONEV_CELL_TEXT, text);
}

/* The wording of another line is typed over that of this one. */
static inline void
mislabel (Mangler *m)
{
  guint sheet = dice (m, 2);
  guint line = some_line (m, sheet), other = some_line (m, sheet);

  if (line == other)
    return;
  book_put (table_of (m, sheet), row_of_line (m, sheet, line), 3, MONEV_CELL_TEXT,
            monev_data_layout_line (m->layout, sheet, other)->label);
  blur_line (m, sheet, line);
  blur_line (m, sheet, other);
}

static inline void
drop_sheets (Mangler *m)
{
  for (guint i = m->book->len; i > 0; i--)
    {
      const char *name = ((BookSheet *)g_ptr_array_index (m->book, i - 1))->name;

      if (strcmp (name, "_monev") == 0 || strcmp (name, "Petunjuk") == 0
          || strcmp (name, "_daftar") == 0)
        g_ptr_array_remove_index (m->book, i - 1);
    }
}

/* The same line twice: as it is, or written over. */
static inline void
copy_row (Mangler *m)
{
  guint sheet = dice (m, N_SHEETS);
  BookSheet *table = table_of (m, sheet);
  guint line = some_line (m, sheet);
  gint64 from = row_of_line (m, sheet, line);
  gboolean changed = dice (m, 2) == 0;

  book_shift (table, TRUE, (guint)from + 1, 1);
  for (guint column = 1; column <= last_column (table); column++)
    {
      const BookCell *cell = g_hash_table_lookup (table->cells, book_key (from, column));
      BookCell *copy;

      if (cell == NULL)
        continue;
      book_put (table, from + 1, column, cell->kind, cell->text);
      copy = g_hash_table_lookup (table->cells, book_key (from + 1, column));
      copy->percent = cell->percent;
      copy->formula = g_strdup (cell->formula);
    }
  if (!changed)
    return;
  book_put (table, from + 1, column_of_field (m, sheet, some_field (m, sheet)), MONEV_CELL_NUMBER,
            "55");
  blur_line (m, sheet, line);
}

static inline void
merge_cells (Mangler *m)
{
  guint sheet = dice (m, 2);
  guint field = some_field (m, sheet);
  guint column = column_of_field (m, sheet, field);
  gint64 from, to, row;
  MonevTableRange range;
  BookSheet *table = table_of (m, sheet);

  span (m, sheet, &from, &to);
  row = from + dice (m, (guint)(to - from));
  range = (MonevTableRange){ row, row + 1, column, column };
  if (table->merges->len > 0)
    return;
  g_hash_table_remove (table->cells, book_key (row + 1, column));
  g_array_append_val (table->merges, range);
  for (guint line = 0; line < monev_data_layout_n_lines (m->layout, sheet); line++)
    {
      gint64 own = row_of_line (m, sheet, line);

      if (own == row)
        for (guint i = 0; i < m->truths->len; i++)
          {
            Truth *truth = &g_array_index (m->truths, Truth, i);

            truth->unclear |= truth->sheet == sheet && truth->line == line && truth->field == field;
          }
      else if (own == row + 1)
        lose (m, sheet, (int)line, (int)field);
    }
}

static inline void
paste_past (Mangler *m)
{
  guint sheet = dice (m, N_SHEETS);
  BookSheet *table = table_of (m, sheet);
  guint column = column_of_field (m, sheet, some_field (m, sheet));
  gint64 from, row;

  span (m, sheet, &from, &row);
  for (guint i = 0; i < monev_data_layout_n_lines (m->layout, sheet); i++)
    row = MAX (row, row_of_line (m, sheet, i));
  row += 1 + dice (m, 2);

  for (guint i = 0; i < 3; i++)
    book_put (table, row + i, column, MONEV_CELL_NUMBER, "123");
  book_put (table, row, last_column (table) + 2, MONEV_CELL_TEXT, "catatan kami");
}

static inline void
overwrite_carried (Mangler *m)
{
  guint line = some_line (m, 0);

  book_put (table_of (m, 0), row_of_line (m, 0, line), column_of_field (m, 0, 0),
            MONEV_CELL_NUMBER, "99");
}

static inline void
fill_shut (Mangler *m)
{
  book_put (table_of (m, 0), row_of_line (m, 0, 5), column_of_field (m, 0, 1), MONEV_CELL_NUMBER,
            "3");
}

static inline gint64
heading_row (Mangler *m, guint sheet)
{
  gint64 from, to;

  span (m, sheet, &from, &to);
  for (gint64 row = from - 1; row > 0; row--)
    if (strcmp (book_text (table_of (m, sheet), row, column_of_field (m, sheet, 0)), "") != 0
        && *book_text (table_of (m, sheet), row, column_of_field (m, sheet, 0)) != '(')
      return row;
  return 1;
}

/* Titles of two columns change places, their values do not. */
static inline void
swap_headings (Mangler *m)
{
  guint left = column_of_field (m, 2, 1), right = column_of_field (m, 2, 2);
  gint64 row = heading_row (m, 2);

  book_put (table_of (m, 2), row, left, MONEV_CELL_TEXT, "Biaya");
  book_put (table_of (m, 2), row, right, MONEV_CELL_TEXT, "Peserta");
  blur_field (m, 2, 1);
  blur_field (m, 2, 2);
}

static inline void
retype_heading (Mangler *m)
{
  book_put (table_of (m, 2), heading_row (m, 2), column_of_field (m, 2, 1), MONEV_CELL_TEXT,
            "Jumlah peserta kegiatan");
}

static inline void
change_unit (Mangler *m)
{
  guint line = some_line (m, 0);

  if (*monev_data_layout_line (m->layout, 0, line)->unit == '\0')
    return;
  book_put (table_of (m, 0), row_of_line (m, 0, line), 4, MONEV_CELL_TEXT, "ribu");
  blur_line (m, 0, line);
}

/* Last of all, since what comes later looks for the marks. */

static inline void
drop_first_marks (Mangler *m)
{
  book_shift (table_of (m, dice (m, N_SHEETS)), FALSE, 1, -1);
}

static inline void
drop_last_marks (Mangler *m)
{
  BookSheet *table = table_of (m, dice (m, N_SHEETS));

  book_shift (table, FALSE, last_column (table), -1);
}

static inline void
drop_all_row_marks (Mangler *m)
{
  BookSheet *table = table_of (m, dice (m, N_SHEETS));
  guint last = last_column (table);

  for (gint64 row = 1; row <= last_row (table); row++)
    for (guint i = 0; i < 2; i++)
      {
        guint column = i == 0 ? 1 : last;

        if (g_str_has_prefix (book_text (table, row, column), "r:")
            || g_str_has_prefix (book_text (table, row, column), "s:")
            || g_str_has_prefix (book_text (table, row, column), "e:")
            || g_str_has_prefix (book_text (table, row, column), "g:"))
          g_hash_table_remove (table->cells, book_key (row, column));
      }
}

static inline void
drop_key_row (Mangler *m)
{
  book_shift (table_of (m, dice (m, N_SHEETS)), TRUE, 2, -1);
}

static inline void
drop_mark_row (Mangler *m)
{
  book_shift (table_of (m, dice (m, N_SHEETS)), TRUE, 1, -1);
}

static inline void
drop_marks_of_sheet (Mangler *m)
{
  BookSheet *table = table_of (m, dice (m, N_SHEETS));
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, table->cells);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const char *text = ((BookCell *)value)->text;

      if ((strlen (text) >= 2 && text[1] == ':' && strchr ("trkchgseu", *text) != NULL)
          || g_str_has_prefix (text, "monev:"))
        g_hash_table_iter_remove (&iter);
    }
}

static const struct { const char *name; Fault fault; } faults[] = {
  { "rename-sheets", rename_sheets },         { "reorder-sheets", reorder_sheets },
  { "insert-row", insert_row },               { "insert-column", insert_column },
  { "fill-shut", fill_shut },                 { "sort-with-marks", sort_with_marks },
  { "sort-without-marks", sort_without_marks }, { "sort-half", sort_half },
  { "retype-label", retype_label },           { "mislabel", mislabel },
  { "copy-row", copy_row },                   { "merge-cells", merge_cells },
  { "paste-past", paste_past },               { "overwrite-carried", overwrite_carried },
  { "swap-headings", swap_headings },
  { "retype-heading", retype_heading },       { "change-unit", change_unit },
};

static const struct { const char *name; Fault fault; } last_faults[] = {
  { "delete-row", delete_row },
  { "delete-column", delete_column },         { "copy-sheet", copy_sheet },
  { "drop-sheets", drop_sheets },             { "drop-first-marks", drop_first_marks },
  { "drop-last-marks", drop_last_marks },     { "drop-row-marks", drop_all_row_marks },
  { "drop-key-row", drop_key_row },           { "drop-mark-row", drop_mark_row },
  { "drop-marks-of-sheet", drop_marks_of_sheet },
};
