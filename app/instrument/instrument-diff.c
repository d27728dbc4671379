#include "instrument-diff-private.h"

#include <string.h>

#include "instrument-number.h"
#include "instrument-score.h"

typedef struct
{
  const MonevInstrument *form;
  GHashTable *index;  /* key → question + 1 */
  GPtrArray *keys;    /* one per question */
  GHashTable *count;  /* name → how often */
  char **numbers;     /* of the questions, as the form prints them */
} Side;

typedef struct
{
  Side before, after;
  GPtrArray *lines;
} Differ;

static void
say (Differ *self, const char *format, ...) G_GNUC_PRINTF (2, 3);

static void
say (Differ *self, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_ptr_array_add (self->lines, g_strdup_vprintf (format, arguments));
  va_end (arguments);
}

static const char *
parent_name (const MonevInstrument *form, const MonevQuestion *question)
{
  return question->parent < 0
             ? ""
             : monev_instrument_question (form, (guint)question->parent)->name;
}

/* A name that stands once is known wherever it moves; others go with their group. */
static char *
key_of (const Side *self, const MonevQuestion *question)
{
  if (GPOINTER_TO_UINT (g_hash_table_lookup (self->count, question->name)) == 1)
    return g_strdup (question->name);
  return g_strdup_printf ("%s/%s", parent_name (self->form, question), question->name);
}

static void
side_init (Side *self, const MonevInstrument *form)
{
  guint n = monev_instrument_n_questions (form);

  self->form = form;
  self->numbers = monev_instrument_numbers (form);
  self->index = g_hash_table_new (g_str_hash, g_str_equal);
  self->keys = g_ptr_array_new_with_free_func (g_free);
  self->count = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < n; i++)
    {
      const char *name = monev_instrument_question (form, i)->name;
      guint times = GPOINTER_TO_UINT (g_hash_table_lookup (self->count, name));

      g_hash_table_insert (self->count, (gpointer)name, GUINT_TO_POINTER (times + 1));
    }
  for (guint i = 0; i < n; i++)
    {
      char *key = key_of (self, monev_instrument_question (form, i));

      g_ptr_array_add (self->keys, key);
      g_hash_table_insert (self->index, key, GUINT_TO_POINTER (i + 1));
    }
}

static void
side_clear (Side *self)
{
  g_strfreev (self->numbers);
  g_hash_table_unref (self->index);
  g_hash_table_unref (self->count);
  g_ptr_array_unref (self->keys);
}

static int
question_of (const Side *self, const char *key)
{
  return GPOINTER_TO_INT (g_hash_table_lookup (self->index, key)) - 1;
}

/* The header → its column, of the first row of a sheet. */
static GHashTable *
headers_of (MonevXlsform *form, guint sheet)
{
  GHashTable *headers = g_hash_table_new (g_str_hash, g_str_equal);
  guint n = monev_xlsform_n_columns (form, sheet);

  for (guint i = 0; i < n; i++)
    {
      const char *header = monev_xlsform_get (form, sheet, 0, i, NULL);

      if (*header != '\0' && !g_hash_table_contains (headers, header))
        g_hash_table_insert (headers, (gpointer)header, GUINT_TO_POINTER (i + 1));
    }
  return headers;
}

static const char *
cell_of (MonevXlsform *form, guint sheet, guint row, GHashTable *headers, const char *header)
{
  guint column = GPOINTER_TO_UINT (g_hash_table_lookup (headers, header));

  return column == 0 ? "" : monev_xlsform_get (form, sheet, row, column - 1, NULL);
}

typedef struct
{
  const MonevInstrument *of;
  int question; /* NONE for a choice */
  MonevXlsform *form;
  guint sheet, row;
  GHashTable *headers;
} Row;

static char *
text_of (const Row *row, const char *header)
{
  const char *text = cell_of (row->form, row->sheet, row->row, row->headers, header);

  return row->question < 0 ? g_strdup (text)
                           : monev_diff_cell (row->of, (guint)row->question, header, text);
}

/* @where: "nomor 5", or what stands before a colon: "Pilihan “Ya” pada nomor 5:". */
static void
compare_cell (Differ *self, const char *where, const char *header, const Row *before,
              const Row *after)
{
  g_autofree char *old = text_of (before, header);
  g_autofree char *new = text_of (after, header);
  g_autofree char *column = NULL;
  g_autofree char *what = NULL;
  g_autofree char *sentence = NULL;

  if (strcmp (old, new) == 0
      && strcmp (cell_of (before->form, before->sheet, before->row, before->headers, header),
                 cell_of (after->form, after->sheet, after->row, after->headers, header)) == 0)
    return;
  column = monev_diff_column (header);
  what = g_str_has_suffix (where, ":") ? g_strdup_printf ("%s %s", where, column)
                                       : g_strdup_printf ("%s %s", column, where);
  if (g_str_has_suffix (where, ":"))
    what[strlen (where) + 1] = g_ascii_tolower (what[strlen (where) + 1]);
  sentence = strcmp (old, new) == 0 ? g_strdup_printf ("%s ditulis lain.", what)
                                    : monev_diff_sentence (what, old, new);
  say (self, "%s", sentence);
}

/* All columns of both rows, in the order of the new one; the gone ones behind. */
static void
compare_rows (Differ *self, const char *where, const Row *before, const Row *after)
{
  guint n = monev_xlsform_n_columns (after->form, after->sheet);

  for (guint i = 0; i < n; i++)
    {
      const char *header = monev_xlsform_get (after->form, after->sheet, 0, i, NULL);

      if (*header != '\0')
        compare_cell (self, where, header, before, after);
    }
  n = monev_xlsform_n_columns (before->form, before->sheet);
  for (guint i = 0; i < n; i++)
    {
      const char *header = monev_xlsform_get (before->form, before->sheet, 0, i, NULL);

      if (*header != '\0' && !g_hash_table_contains (after->headers, header))
        compare_cell (self, where, header, before, after);
    }
}

static char *
part_words (const Side *side, int question)
{
  return monev_diff_place (side->form, side->numbers[question], (guint)question);
}

static void
compare_place (Differ *self, guint old, guint new)
{
  int was = monev_instrument_question (self->before.form, old)->parent;
  int is = monev_instrument_question (self->after.form, new)->parent;
  g_autofree char *what = monev_diff_question (self->after.form, self->after.numbers[new], new);
  g_autofree char *part = NULL;

  if (strcmp (parent_name (self->before.form, monev_instrument_question (self->before.form, old)),
              parent_name (self->after.form, monev_instrument_question (self->after.form, new)))
      == 0)
    return;
  part = is < 0 ? part_words (&self->before, was) : part_words (&self->after, is);
  say (self, is < 0 ? "%s dipindahkan ke luar %s." : "%s dipindahkan ke %s.", what, part);
}

static void
say_added (Differ *self, guint question)
{
  g_autofree char *what
      = monev_diff_question (self->after.form, self->after.numbers[question], question);

  say (self, "%s ditambahkan.", what);
}

static void
say_removed (Differ *self, guint question)
{
  g_autofree char *what
      = monev_diff_question (self->before.form, self->before.numbers[question], question);

  say (self, *self->before.numbers[question] == '\0'
                     || monev_question_is_group (
                         monev_instrument_question (self->before.form, question))
                 ? "%s dihapus."
                 : "%s pada versi sebelumnya dihapus.", what);
}

static void
compare_questions (Differ *self, GHashTable *old_headers, GHashTable *new_headers)
{
  const MonevInstrument *old = self->before.form, *new = self->after.form;

  for (guint i = 0; i < self->after.keys->len; i++)
    {
      int at = question_of (&self->before, g_ptr_array_index (self->after.keys, i));
      g_autofree char *where = part_words (&self->after, (int)i);

      if (at < 0)
        {
          say_added (self, i);
          continue;
        }
      compare_place (self, (guint)at, i);
      compare_rows (self, where,
                    &(Row){ old, at, monev_instrument_form (old),
                            (guint)monev_instrument_sheet (old),
                            monev_instrument_question (old, (guint)at)->row, old_headers },
                    &(Row){ new, (int)i, monev_instrument_form (new),
                            (guint)monev_instrument_sheet (new),
                            monev_instrument_question (new, i)->row, new_headers });
    }
  for (guint i = 0; i < self->before.keys->len; i++)
    if (question_of (&self->after, g_ptr_array_index (self->before.keys, i)) < 0)
      say_removed (self, i);
}

static void
say_order (Differ *self, guint question)
{
  g_autofree char *what
      = monev_diff_question (self->after.form, self->after.numbers[question], question);

  say (self, "%s berpindah urutan.", what);
}

/* The longest run of questions that kept their order stays; the others were moved. */
static void
compare_order (Differ *self)
{
  guint n = self->after.keys->len, longest = 0, at = 0;
  g_autofree int *old = g_new (int, n + 1);     /* the place before, or -1 */
  g_autofree guint *ends = g_new (guint, n + 1); /* of runs of each length */
  g_autofree int *from = g_new (int, n + 1);
  g_autofree gboolean *stays = g_new0 (gboolean, n + 1);

  for (guint i = 0; i < n; i++)
    {
      guint low = 0, high = longest;

      old[i] = question_of (&self->before, g_ptr_array_index (self->after.keys, i));
      from[i] = -1;
      if (old[i] < 0)
        continue;
      while (low < high)
        {
          guint middle = (low + high) / 2;

          if (old[ends[middle]] < old[i])
            low = middle + 1;
          else
            high = middle;
        }
      from[i] = low == 0 ? -1 : (int)ends[low - 1];
      ends[low] = i;
      longest = MAX (longest, low + 1);
    }
  for (int i = longest == 0 ? -1 : (int)ends[longest - 1]; i >= 0; i = from[i])
    stays[i] = TRUE;
  for (at = 0; at < n; at++)
    if (old[at] >= 0 && !stays[at]
        && strcmp (parent_name (self->after.form,
                                monev_instrument_question (self->after.form, at)),
                   parent_name (self->before.form, monev_instrument_question (
                                                       self->before.form, (guint)old[at])))
               == 0)
      say_order (self, at);
}

static GHashTable *
rows_of (const MonevChoiceList *list)
{
  GHashTable *rows = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; list != NULL && i < list->n_choices; i++)
    g_hash_table_insert (rows, (gpointer)list->choices[i].name,
                         GUINT_TO_POINTER (list->choices[i].row));
  return rows;
}

static const MonevChoiceList *
list_in (const MonevInstrument *form, const char *name)
{
  int index = monev_instrument_find_list (form, name);

  return index < 0 ? NULL : monev_instrument_list (form, (guint)index);
}

static char *
choice_words (const MonevInstrument *form, char **numbers, const MonevChoiceList *list, guint choice)
{
  int index = monev_instrument_find_list (form, list->name);
  g_autofree char *users = monev_diff_users (form, numbers, index);
  const char *label = monev_instrument_choice_text (form, (guint)index, choice, MONEV_COLUMN_LABEL,
                                                    monev_instrument_default_language (form));
  const char *code = list->choices[choice].name;

  if (*label == '\0' || strcmp (label, code) == 0)
    return g_strdup_printf ("Pilihan “%s” pada %s", code, users);
  return g_strdup_printf ("Pilihan %s “%s” pada %s", code, label, users);
}

static void
compare_lists (Differ *self, const MonevChoiceList *old, const MonevChoiceList *new,
               const Row *before, const Row *after)
{
  g_autoptr (GHashTable) old_rows = rows_of (old);
  g_autoptr (GHashTable) new_rows = rows_of (new);

  for (guint i = 0; new != NULL && i < new->n_choices; i++)
    {
      guint row = GPOINTER_TO_UINT (g_hash_table_lookup (old_rows, new->choices[i].name));
      g_autofree char *what = choice_words (self->after.form, self->after.numbers, new, i);
      g_autofree char *where = g_strconcat (what, ":", NULL);

      if (row == 0)
        say (self, "%s ditambahkan.", what);
      else
        compare_rows (self, where,
                      &(Row){ before->of, MONEV_INSTRUMENT_NONE, before->form, before->sheet, row,
                              before->headers },
                      &(Row){ after->of, MONEV_INSTRUMENT_NONE, after->form, after->sheet,
                              new->choices[i].row, after->headers });
    }
  for (guint i = 0; old != NULL && i < old->n_choices; i++)
    if (!g_hash_table_contains (new_rows, old->choices[i].name))
      {
        g_autofree char *what = choice_words (self->before.form, self->before.numbers, old, i);

        say (self, "%s dihapus.", what);
      }
}

/* Lists by their names; those of other sheets go with their files. */
static void
compare_choices (Differ *self)
{
  MonevXlsform *old_form = monev_instrument_form (self->before.form);
  MonevXlsform *new_form = monev_instrument_form (self->after.form);
  int old_sheet = monev_xlsform_find_sheet (old_form, "choices");
  int new_sheet = monev_xlsform_find_sheet (new_form, "choices");
  g_autoptr (GHashTable) none = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) olds
      = old_sheet < 0 ? g_hash_table_ref (none) : headers_of (old_form, (guint)old_sheet);
  g_autoptr (GHashTable) news
      = new_sheet < 0 ? g_hash_table_ref (none) : headers_of (new_form, (guint)new_sheet);
  Row before = { self->before.form, MONEV_INSTRUMENT_NONE, old_form, (guint)MAX (old_sheet, 0), 0,
                 olds };
  Row after = { self->after.form, MONEV_INSTRUMENT_NONE, new_form, (guint)MAX (new_sheet, 0), 0,
                news };

  for (guint i = 0; i < monev_instrument_n_lists (self->after.form); i++)
    {
      const MonevChoiceList *list = monev_instrument_list (self->after.form, i);

      if (!list->external)
        compare_lists (self, list_in (self->before.form, list->name), list, &before, &after);
    }
  for (guint i = 0; i < monev_instrument_n_lists (self->before.form); i++)
    {
      const MonevChoiceList *list = monev_instrument_list (self->before.form, i);

      if (!list->external && list_in (self->after.form, list->name) == NULL)
        compare_lists (self, list, NULL, &before, &after);
    }
}

static void
compare_settings (Differ *self)
{
  static const char *const names[]
      = { "form_title", "form_id", "version", "default_language", "instance_name", "style",
          "allow_choice_duplicates", MONEV_SCORE_SETTING };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const char *old = monev_instrument_setting (self->before.form, names[i]);
      const char *new = monev_instrument_setting (self->after.form, names[i]);
      g_autofree char *sentence = NULL;

      if (strcmp (old, new) == 0)
        continue;
      sentence = monev_diff_sentence (monev_diff_setting (names[i]), old, new);
      say (self, "%s", sentence);
    }
}

/* Comment rows, other sheets and the like. */
static void
say_the_rest (Differ *self)
{
  if (self->lines->len == 0
      && !monev_xlsform_equal (monev_instrument_form (self->before.form),
                               monev_instrument_form (self->after.form)))
    say (self, "Catatan, tata letak, atau lembar lain di buku kerjanya berubah.");
}

/**
 * monev_instrument_changes:
 *
 * Returns: (transfer full) (element-type utf8): a sentence for each change, empty for equal
 * workbooks; not NULL-terminated
 */
GPtrArray *
monev_instrument_changes (const MonevInstrument *before, const MonevInstrument *after)
{
  Differ self = { .lines = g_ptr_array_new_with_free_func (g_free) };
  g_autoptr (GHashTable) old_headers = NULL;
  g_autoptr (GHashTable) new_headers = NULL;

  side_init (&self.before, before);
  side_init (&self.after, after);
  compare_settings (&self);
  if (monev_instrument_sheet (before) >= 0 && monev_instrument_sheet (after) >= 0)
    {
      old_headers = headers_of (monev_instrument_form (before),
                                (guint)monev_instrument_sheet (before));
      new_headers = headers_of (monev_instrument_form (after),
                                (guint)monev_instrument_sheet (after));
      compare_questions (&self, old_headers, new_headers);
      compare_order (&self);
    }
  compare_choices (&self);
  say_the_rest (&self);
  side_clear (&self.before);
  side_clear (&self.after);
  return self.lines;
}
