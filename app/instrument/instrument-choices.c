#include "instrument-private.h"

#include <string.h>

#include "base/decimal.h"

/* Lists of choices, and the instances that expressions read of them. */

typedef struct
{
  MonevReader *reader;
  const MonevSheetMap *map;
  GPtrArray *rows; /* of GArray of MonevChoice, one per list */
  guint first_list; /* of this sheet */
  int last_list;
} ChoiceReader;

static guint
list_named (ChoiceReader *self, const char *name)
{
  MonevInstrument *form = self->reader->self;
  g_autofree char *key = g_strdup_printf ("%u/%s", self->map == &form->external, name);
  gpointer known = g_hash_table_lookup (form->list_index, key);
  MonevChoiceList list = { .external = self->map == &form->external };

  if (known != NULL)
    return GPOINTER_TO_UINT (known) - 1;
  list.name = g_string_chunk_insert (form->texts, name);
  g_array_append_val (form->lists, list);
  g_ptr_array_add (self->rows, g_array_new (FALSE, FALSE, sizeof (MonevChoice)));
  g_hash_table_insert (form->list_index, g_steal_pointer (&key),
                       GUINT_TO_POINTER (form->lists->len));
  return form->lists->len - 1;
}

static void
check_score (ChoiceReader *self, guint row, const char *name)
{
  const char *score = monev_reader_cell (self->reader, self->map, row, MONEV_COLUMN_SCORE);
  MonevDecimal value;

  if (*score != '\0' && !monev_decimal_from_text (score, &value, NULL))
    monev_reader_tell (self->reader, monev_spot (self->map, row, MONEV_COLUMN_SCORE, name),
                       MONEV_FAULT, "score-number", "Tulis bilangan, misalnya 2 atau 0.5.",
                       "Skor “%s” bukan bilangan.", score);
}

/* A list in two blocks is one list to phones; a person may have meant two. */
static void
check_split (ChoiceReader *self, guint list, guint row)
{
  const GArray *rows = g_ptr_array_index (self->rows, list - self->first_list);
  const char *name = g_array_index (self->reader->self->lists, MonevChoiceList, list).name;

  if (rows->len == 0 || self->last_list == (int)list)
    return;
  monev_reader_tell (self->reader, monev_spot (self->map, row, MONEV_COLUMN_LIST_NAME, name),
                     MONEV_WARN, "list-split",
                     "Satukan barisnya, atau beri nama lain bila memang daftar lain.",
                     "Daftar “%s” terpisah: bagian pertamanya sampai baris %u.", name,
                     g_array_index (rows, MonevChoice, rows->len - 1).row + 1);
}

static void
read_choice (ChoiceReader *self, guint row)
{
  MonevReader *reader = self->reader;
  const char *list_name = monev_reader_cell (reader, self->map, row, MONEV_COLUMN_LIST_NAME);
  const char *name = monev_reader_cell (reader, self->map, row, MONEV_COLUMN_NAME);
  MonevChoice choice = { name, row };
  guint list;

  if (*list_name == '\0')
    {
      if (*name != '\0')
        monev_reader_tell (reader, monev_spot (self->map, row, MONEV_COLUMN_LIST_NAME, name),
                           MONEV_WARN, "choice-without-list", "Isi nama daftarnya.",
                           "Pilihan “%s” tidak masuk daftar mana pun.", name);
      return;
    }
  list = list_named (self, list_name);
  check_split (self, list, row);
  self->last_list = (int)list;
  if (*name == '\0')
    monev_reader_tell (reader, monev_spot (self->map, row, MONEV_COLUMN_NAME, list_name),
                       MONEV_FAULT, "choice-name-missing", "Isi kode pilihan itu.",
                       "Sebuah pilihan dari daftar “%s” belum mempunyai nama.", list_name);
  else
    g_array_append_val (g_ptr_array_index (self->rows, list - self->first_list), choice);
  if (!monev_reader_says (reader, self->map, row, MONEV_COLUMN_LABEL))
    monev_reader_tell (reader, monev_spot (self->map, row, MONEV_COLUMN_LABEL, list_name),
                       MONEV_WARN, "choice-label-missing", "Isi kata-kata yang dibaca responden.",
                       "Pilihan “%s” dari daftar “%s” belum berlabel.", name, list_name);
  check_score (self, row, name);
}

static void
check_doubles (ChoiceReader *self, const MonevChoiceList *list)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; !self->reader->double_choices && i < list->n_choices; i++)
    {
      const MonevChoice *choice = &list->choices[i];
      gpointer before = g_hash_table_lookup (seen, choice->name);

      if (before == NULL)
        g_hash_table_insert (seen, (gpointer)choice->name, (gpointer)choice);
      else
        monev_reader_tell (self->reader,
                           monev_spot (self->map, choice->row, MONEV_COLUMN_NAME, list->name),
                           MONEV_FAULT, "choice-double",
                           "Beri kode lain, atau isi allow_choice_duplicates di lembar settings "
                           "dengan “yes” bila disengaja.",
                           "Kode “%s” sudah dipakai di baris %u dari daftar “%s”.", choice->name,
                           ((const MonevChoice *)before)->row + 1, list->name);
    }
}

static void
read_lists (MonevReader *reader, const MonevSheetMap *map)
{
  ChoiceReader self = { .reader = reader, .map = map, .last_list = MONEV_INSTRUMENT_NONE };

  if (map->sheet < 0 || map->first[MONEV_COLUMN_LIST_NAME] < 0)
    return;
  self.rows = g_ptr_array_new ();
  self.first_list = reader->self->lists->len;
  for (guint row = 1; row < map->n_rows; row++)
    if (!monev_reader_blank (reader, map, row))
      read_choice (&self, row);
  for (guint i = 0; i < self.rows->len; i++)
    {
      MonevChoiceList *list
          = &g_array_index (reader->self->lists, MonevChoiceList, self.first_list + i);
      GArray *rows = g_ptr_array_index (self.rows, i);

      list->n_choices = rows->len;
      list->choices = (MonevChoice *)(gpointer)g_array_free (rows, FALSE);
      check_doubles (&self, list);
    }
  g_ptr_array_unref (self.rows);
}

/* What instance ('list') holds; the columns that monev_instrument_new_scope() fills. */
static void
add_instance (MonevReader *reader, const MonevChoiceList *list)
{
  g_autoptr (GPtrArray) columns = monev_list_columns (reader->self, list->external);
  g_autoptr (MonevScope) scope
      = monev_scope_new_table ((const char *const *)(gpointer)columns->pdata);

  if (!g_hash_table_contains (reader->self->instances, list->name))
    g_hash_table_insert (reader->self->instances, g_strdup (list->name),
                         monev_shape_ref (monev_scope_shape (scope)));
}

/** monev_read_choices: the lists of the sheets of choices; each is an instance for expressions. */
void
monev_read_choices (MonevReader *self)
{
  read_lists (self, &self->self->choices);
  read_lists (self, &self->self->external);
  for (guint i = 0; i < self->self->lists->len; i++)
    add_instance (self, &g_array_index (self->self->lists, MonevChoiceList, i));
}
