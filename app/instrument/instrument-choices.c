#include "instrument-private.h"

#include <string.h>

#include "expression/token.h"

/* Lists of choices, and the instances that expressions read of them. */

typedef struct
{
  MonevReader *reader;
  const MonevSheetMap *map;
  GPtrArray *rows; /* of GArray of MonevListChoice, one per list */
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
  g_ptr_array_add (self->rows, g_array_new (FALSE, FALSE, sizeof (MonevListChoice)));
  g_hash_table_insert (form->list_index, g_steal_pointer (&key),
                       GUINT_TO_POINTER (form->lists->len));
  return form->lists->len - 1;
}

static void
check_score (ChoiceReader *self, guint row, const char *name)
{
  const char *score = monev_reader_cell (self->reader, self->map, row, MONEV_COLUMN_SCORE);
  MonevDecimal value;

  if (*score != '\0' && !monev_score_read_number (score, &value))
    monev_reader_tell (self->reader, monev_spot (self->map, row, MONEV_COLUMN_SCORE, name),
                       MONEV_FAULT, "score-number",
                       "Tulis bilangan, misalnya 2 atau 0.5: paling besar 1000000, paling banyak "
                       "enam desimal.",
                       "“%s” bukan bobot atau skor yang dapat dihitung.", score);
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
                     g_array_index (rows, MonevListChoice, rows->len - 1).row + 1);
}

static void
read_choice (ChoiceReader *self, guint row)
{
  MonevReader *reader = self->reader;
  const char *list_name = monev_reader_cell (reader, self->map, row, MONEV_COLUMN_LIST_NAME);
  const char *name = monev_reader_cell (reader, self->map, row, MONEV_COLUMN_NAME);
  MonevListChoice choice = { name, row };
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
      const MonevListChoice *choice = &list->choices[i];
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
                           ((const MonevListChoice *)before)->row + 1, list->name);
    }
}

static void
take_score (ChoiceReader *self, MonevChoiceList *list, guint choice)
{
  const char *text = monev_reader_cell (self->reader, self->map, list->choices[choice].row,
                                        MONEV_COLUMN_SCORE);
  MonevDecimal score;

  if (!monev_score_read_number (text, &score))
    {
      if (list->unscored < 0)
        list->unscored = (int)choice;
      return;
    }
  list->n_scored++;
  if (monev_decimal_compare (score, list->best) > 0)
    list->best = score;
  if (monev_decimal_compare (score, MONEV_DECIMAL_ZERO) > 0)
    monev_decimal_add (list->sum, score, &list->sum, NULL);
}

static void
measure_scores (ChoiceReader *self, MonevChoiceList *list)
{
  list->unscored = MONEV_INSTRUMENT_NONE;
  list->best = list->sum = MONEV_DECIMAL_ZERO;
  for (guint i = 0; i < list->n_choices; i++)
    take_score (self, list, i);
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
      list->choices = (MonevListChoice *)(gpointer)g_array_free (rows, FALSE);
      check_doubles (&self, list);
      measure_scores (&self, list);
    }
  g_ptr_array_unref (self.rows);
}

/* What instance ('list') holds; the columns that monev_instrument_new_scope() fills. */
static void
add_instance (MonevReader *reader, const MonevChoiceList *list)
{
  const GPtrArray *columns = reader->self->columns[list->external];
  g_autoptr (MonevScope) scope
      = monev_scope_new_table ((const char *const *)(gpointer)columns->pdata);

  g_hash_table_insert (reader->self->instances, monev_list_instance (list),
                       monev_shape_ref (monev_scope_shape (scope)));
}

static gboolean
is_operator (const char *name)
{
  return strcmp (name, "and") == 0 || strcmp (name, "or") == 0 || strcmp (name, "div") == 0
         || strcmp (name, "mod") == 0;
}

/* A name that a filter compares and no column has: phones find it empty, and so no choice is
 * left. */
static void
check_filter_name (MonevReader *self, guint row, const char *name, gboolean external)
{
  MonevInstrument *form = self->self;
  g_autofree char *fix = g_strdup_printf (
      "Tambahkan kolom “%s” di lembar pilihan, atau beri tanda kutip bila itu nilai.", name);

  if (is_operator (name) || g_hash_table_contains (form->column_names[external], name))
    return;
  monev_list_add_column (form, external, name);
  monev_reader_tell (self, monev_spot (&form->survey, row, MONEV_COLUMN_CHOICE_FILTER, NULL),
                     MONEV_WARN, "filter-column", fix,
                     "Penyaring ini memakai “%s”, yang bukan kolom lembar pilihan.", name);
}

static void
check_filter (MonevReader *self, guint row, const char *text, gboolean external)
{
  MonevToken token, next;
  gboolean led = FALSE; /* behind a slash or colons it names no column */

  monev_token_next (text, 0, &token);
  while (token.kind != MONEV_TOKEN_END && token.kind != MONEV_TOKEN_FAULT)
    {
      g_autofree char *name = g_strndup (text + token.start, (gsize)(token.end - token.start));

      monev_token_next (text, token.end, &next);
      if (token.kind == MONEV_TOKEN_NAME && !led && strchr (name, ':') == NULL
          && !monev_token_is (text, &next, "(") && !monev_token_is (text, &next, "::"))
        check_filter_name (self, row, name, external);
      led = strcmp (name, "/") == 0 || strcmp (name, "::") == 0 || strcmp (name, "@") == 0;
      token = next;
    }
}

/* Filters of lists; those of files and of repeats know their own columns. */
static void
check_filters (MonevReader *self)
{
  const MonevSheetMap *map = &self->self->survey;

  for (guint row = 1; map->sheet >= 0 && row < map->n_rows; row++)
    {
      const char *filter = monev_reader_cell (self, map, row, MONEV_COLUMN_CHOICE_FILTER);
      const char *type = monev_reader_cell (self, map, row, MONEV_COLUMN_TYPE);

      if (*filter != '\0' && strstr (type, "${") == NULL && strchr (type, '.') == NULL)
        check_filter (self, row, filter, g_str_has_prefix (type, "select_one_external"));
    }
}

/** monev_read_choices: the lists of the sheets of choices; each is an instance for expressions. */
void
monev_read_choices (MonevReader *self)
{
  read_lists (self, &self->self->choices);
  read_lists (self, &self->self->external);
  for (guint i = 0; i < 2; i++)
    monev_list_columns (self->self, i == 1);
  check_filters (self);
  for (guint i = 0; i < 2; i++)
    g_ptr_array_add (self->self->columns[i], NULL); /* from now on they end */
  for (guint i = 0; i < self->self->lists->len; i++)
    add_instance (self, &g_array_index (self->self->lists, MonevChoiceList, i));
}
