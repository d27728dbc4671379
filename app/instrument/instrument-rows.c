#include "instrument-private.h"

#include <string.h>

#include "expression/token.h"

/* The rows of the survey: questions, the tree of groups, and the shape of the data. */

typedef struct
{
  MonevReader *reader;
  const MonevSheetMap *map;
  GArray *open;        /* int: the groups that are open, outermost first */
  GArray *last_child;  /* int, one per question and one for the root before them */
  GHashTable *lower;   /* "parent/name" in small letters */
  GHashTable *repeats; /* names of repeats */
  GHashTable *attached; /* "group/name" of files that are attached */
  const char *root;
} RowReader;

static const struct
{
  MonevQuestionRole begin, end;
  const char *name;
} pairs[] = {
  { MONEV_QUESTION_BEGIN_GROUP, MONEV_QUESTION_END_GROUP, "group" },
  { MONEV_QUESTION_BEGIN_REPEAT, MONEV_QUESTION_END_REPEAT, "repeat" },
  { MONEV_QUESTION_BEGIN_LOOP, MONEV_QUESTION_END_LOOP, "loop" },
};

static int
pair_of (MonevQuestionRole role)
{
  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    if (pairs[i].begin == role || pairs[i].end == role)
      return (int)i;
  return MONEV_INSTRUMENT_NONE;
}

static gboolean
is_end (MonevQuestionRole role)
{
  int pair = pair_of (role);

  return pair >= 0 && pairs[pair].end == role;
}

static MonevQuestion *
question_at (RowReader *self, int index)
{
  return &g_array_index (self->reader->self->questions, MonevQuestion, index);
}

static int
innermost (RowReader *self)
{
  return self->open->len == 0 ? MONEV_INSTRUMENT_NONE
                              : g_array_index (self->open, int, self->open->len - 1);
}

/* The field that holds what stands here; a group whose own name was refused has none. */
static int
holder_field (RowReader *self)
{
  for (guint i = self->open->len; i > 0; i--)
    {
      int field = question_at (self, g_array_index (self->open, int, i - 1))->field;

      if (field >= 0)
        return field;
    }
  return 0;
}

static void
tell_unclosed (RowReader *self, int index, const MonevSpot *at)
{
  const MonevQuestion *question = question_at (self, index);
  const char *name = pairs[pair_of (question->type->role)].name;
  g_autofree char *fix = g_strdup_printf ("Tambahkan baris “end_%s” sesudah isinya.", name);

  if (at == NULL)
    monev_reader_tell (self->reader,
                       monev_spot (self->map, question->row, MONEV_COLUMN_TYPE, question->name),
                       MONEV_FAULT, "begin-unmatched", fix,
                       "“begin_%s” bernama “%s” tidak pernah ditutup.", name, question->name);
  else
    monev_reader_tell (self->reader,
                       monev_spot (self->map, question->row, MONEV_COLUMN_TYPE, question->name),
                       MONEV_FAULT, "begin-unmatched", fix,
                       "“begin_%s” bernama “%s” belum ditutup ketika baris %d menutup kelompok "
                       "di luarnya.",
                       name, question->name, at->row + 1);
}

static void
tell_unopened (RowReader *self, guint row, const char *name)
{
  int open = innermost (self);
  g_autofree char *fix = NULL;

  if (open < 0)
    {
      fix = g_strdup_printf ("Hapus baris ini, atau tambahkan “begin_%s” di atasnya.", name);
      monev_reader_tell (self->reader, monev_spot (self->map, row, MONEV_COLUMN_TYPE, NULL),
                         MONEV_FAULT, "end-unmatched", fix,
                         "“end_%s” tidak menutup apa pun.", name);
      return;
    }
  fix = g_strdup_printf ("Tulis “end_%s”, atau periksa kelompok di antaranya.",
                         pairs[pair_of (question_at (self, open)->type->role)].name);
  monev_reader_tell (self->reader, monev_spot (self->map, row, MONEV_COLUMN_TYPE, NULL),
                     MONEV_FAULT, "end-mismatch", fix,
                     "“end_%s” tidak cocok dengan “begin_%s” bernama “%s” di baris %u.", name,
                     pairs[pair_of (question_at (self, open)->type->role)].name,
                     question_at (self, open)->name, question_at (self, open)->row + 1);
}

static void
close_group (RowReader *self, guint row)
{
  question_at (self, innermost (self))->end_row = row;
  g_array_set_size (self->open, self->open->len - 1);
}

/* An end closes the nearest begin of its kind; what is open within it was forgotten. */
static void
read_end (RowReader *self, guint row, MonevQuestionRole role)
{
  int pair = pair_of (role);
  MonevSpot spot = monev_spot (self->map, row, MONEV_COLUMN_TYPE, NULL);
  guint depth = self->open->len;

  while (depth > 0
         && question_at (self, g_array_index (self->open, int, depth - 1))->type->role
                != pairs[pair].begin)
    depth--;
  if (*monev_reader_cell (self->reader, self->map, row, MONEV_COLUMN_SAVE_TO) != '\0')
    monev_reader_tell (self->reader, monev_spot (self->map, row, MONEV_COLUMN_SAVE_TO, NULL),
                       MONEV_FAULT, "entity-target", "Pindahkan ke pertanyaan di dalamnya.",
                       "Kelompok atau ulangan tidak dapat disimpan sebagai sifat entitas.");
  if (depth == 0)
    {
      tell_unopened (self, row, pairs[pair].name);
      return;
    }
  while (self->open->len > depth)
    {
      tell_unclosed (self, innermost (self), &spot);
      close_group (self, row);
    }
  close_group (self, row);
}

static void
tell_type (RowReader *self, guint row, const char *text)
{
  const MonevQuestionType *nearest = monev_question_type_nearest (text);
  g_autofree char *fix = nearest == NULL
                             ? g_strdup ("Lihat daftar jenis pertanyaan XLSForm; kosongkan kolom "
                                         "type pada baris catatan.")
                             : g_strdup_printf ("Mungkin yang dimaksud “%s”.", nearest->name);

  monev_reader_tell (self->reader, monev_spot (self->map, row, MONEV_COLUMN_TYPE, NULL),
                     MONEV_FAULT, "type-unknown", fix, "Jenis “%s” tidak dikenal.", text);
}

/* The name a row goes by; notes and the audit need none. */
static const char *
name_of (RowReader *self, const MonevQuestion *question)
{
  MonevReader *reader = self->reader;
  const char *name = monev_reader_cell (reader, self->map, question->row, MONEV_COLUMN_NAME);
  g_autofree char *made = NULL;

  if (strcmp (question->type->name, "audit") == 0)
    {
      if (*name != '\0' && strcmp (name, "audit") != 0)
        monev_reader_tell (reader,
                           monev_spot (self->map, question->row, MONEV_COLUMN_NAME, name),
                           MONEV_FAULT, "audit-name", "Kosongkan kolom name.",
                           "Catatan pengisian (audit) tidak boleh bernama “%s”.", name);
      return "audit";
    }
  if (*name != '\0')
    return name;
  made = g_strdup_printf ("generated_note_name_%u", question->row + 1);
  if (strcmp (question->type->name, "note") != 0)
    monev_reader_tell (reader, monev_spot (self->map, question->row, MONEV_COLUMN_NAME, NULL),
                       MONEV_FAULT, "name-missing",
                       "Isi nama singkat, misalnya “jumlah_anggota”.",
                       "Baris ini belum mempunyai nama.");
  return strcmp (question->type->name, "note") == 0
             ? g_string_chunk_insert (reader->self->texts, made)
             : "";
}

static void
check_name (RowReader *self, const MonevQuestion *question)
{
  MonevSpot spot
      = monev_spot (self->map, question->row, MONEV_COLUMN_NAME, question->name);

  if (!monev_name_is_valid (question->name))
    monev_reader_tell (self->reader, spot, MONEV_FAULT, "name-invalid",
                       "Pakai huruf, angka, garis bawah, tanda hubung, atau titik; awali dengan "
                       "huruf atau garis bawah.",
                       "Nama “%s” tidak dapat dipakai.", question->name);
  else if (!g_str_is_ascii (question->name))
    monev_reader_tell (self->reader, spot, MONEV_WARN, "name-letters",
                       "Sebaiknya pakai huruf a–z.",
                       "Nama “%s” memuat huruf yang tidak dibaca sebagian pengolah data.",
                       question->name);
  if (strcmp (question->name, "meta") == 0)
    monev_reader_tell (self->reader, spot, MONEV_FAULT, "name-reserved", "Pakai nama lain.",
                       "Nama “meta” dipakai untuk keterangan isian.");
}

static void
check_repeat_name (RowReader *self, const MonevQuestion *question)
{
  MonevSpot spot
      = monev_spot (self->map, question->row, MONEV_COLUMN_NAME, question->name);

  if (question->type->role != MONEV_QUESTION_BEGIN_REPEAT)
    return;
  if (strcmp (question->name, self->root) == 0)
    monev_reader_tell (self->reader, spot, MONEV_FAULT, "repeat-name", "Pakai nama lain.",
                       "Nama ulangan “%s” sama dengan nama kuesionernya.", question->name);
  else if (!g_hash_table_add (self->repeats, (gpointer)question->name))
    monev_reader_tell (self->reader, spot, MONEV_FAULT, "repeat-name",
                       "Beri nama lain; nama ulangan berlaku di seluruh kuesioner.",
                       "Nama “%s” sudah dipakai ulangan lain.", question->name);
}

static void
check_capitals (RowReader *self, const MonevQuestion *question, int holder)
{
  g_autofree char *small = g_utf8_strdown (question->name, -1);
  char *key = g_strdup_printf ("%d/%s", holder, small);

  if (!g_hash_table_add (self->lower, key))
    monev_reader_tell (self->reader,
                       monev_spot (self->map, question->row, MONEV_COLUMN_NAME, question->name),
                       MONEV_WARN, "name-capitals", "Beri nama yang lebih berbeda.",
                       "Nama “%s” hanya berbeda huruf besarnya dari nama lain.", question->name);
}

static MonevShapeKind
kind_of (const MonevQuestionType *type)
{
  if (type->role == MONEV_QUESTION_BEGIN_REPEAT)
    return MONEV_SHAPE_REPEAT;
  return pair_of (type->role) >= 0 ? MONEV_SHAPE_GROUP : MONEV_SHAPE_VALUE;
}

static guint
row_of_field (RowReader *self, int field)
{
  const GArray *of = self->reader->self->question_of;
  int index = field < (int)of->len ? g_array_index (of, int, field) : MONEV_INSTRUMENT_NONE;

  return index < 0 ? 0 : question_at (self, index)->row;
}

static int
add_named (RowReader *self, const MonevQuestion *question, const char *name, int holder,
           MonevShapeKind kind)
{
  MonevInstrument *form = self->reader->self;
  int field = monev_shape_add (form->shape, holder, name, kind);
  int index = (int)form->questions->len;

  if (field >= 0)
    {
      g_array_append_val (form->question_of, index);
      return field;
    }
  monev_reader_tell (self->reader,
                     monev_spot (self->map, question->row, MONEV_COLUMN_NAME, question->name),
                     MONEV_FAULT, "name-double", "Beri nama lain di kelompok yang sama.",
                     "Nama “%s” sudah dipakai di baris %u.", name,
                     row_of_field (self, monev_shape_child (form->shape, holder, name)) + 1);
  return MONEV_INSTRUMENT_NONE;
}

static void
check_attached (RowReader *self, const MonevQuestion *question)
{
  char *key = g_strdup_printf ("%d/%s", holder_field (self), question->name);

  if (!g_hash_table_add (self->attached, key))
    monev_reader_tell (self->reader,
                       monev_spot (self->map, question->row, MONEV_COLUMN_NAME, question->name),
                       MONEV_FAULT, "name-double", "Hapus salah satu barisnya.",
                       "Berkas “%s” sudah disebut di baris lain.", question->name);
}

/* Phones keep the number of instances beside the repeat, under a name they make. */
static void
check_count_name (RowReader *self, const MonevQuestion *question, int holder)
{
  const char *count
      = monev_reader_cell (self->reader, self->map, question->row, MONEV_COLUMN_REPEAT_COUNT);
  g_autofree char *made = g_strconcat (question->name, "_count", NULL);

  if (question->type->role != MONEV_QUESTION_BEGIN_REPEAT || *count == '\0'
      || g_regex_match_simple ("^\\$\\{[^{}]+\\}$", count, 0, 0)
      || monev_shape_child (self->reader->self->shape, holder, made) < 0)
    return;
  monev_reader_tell (self->reader,
                     monev_spot (self->map, question->row, MONEV_COLUMN_NAME, question->name),
                     MONEV_FAULT, "name-double", "Ganti nama pertanyaan itu.",
                     "Nama “%s” dipakai ponsel untuk banyaknya ulangan ini.", made);
}

static void
add_field (RowReader *self, MonevQuestion *question)
{
  MonevQuestionRole role = question->type->role;
  gboolean audit = strcmp (question->type->name, "audit") == 0;
  int holder = holder_field (self);

  question->field = question->other_field = MONEV_INSTRUMENT_NONE;
  if (role == MONEV_QUESTION_ATTACHED && *question->name != '\0')
    check_attached (self, question);
  if (*question->name == '\0' || role == MONEV_QUESTION_ATTACHED)
    return;
  if (!audit)
    check_name (self, question);
  check_repeat_name (self, question);
  question->field = add_named (self, question, question->name, holder, kind_of (question->type));
  if (question->field >= 0)
    check_capitals (self, question, holder);
  if (question->or_other)
    {
      g_autofree char *other = g_strconcat (question->name, "_other", NULL);

      question->other_field = add_named (self, question, other, holder, MONEV_SHAPE_VALUE);
    }
}

static void
link_question (RowReader *self, int index, int parent)
{
  int *last = &g_array_index (self->last_child, int, parent + 1);
  int none = MONEV_INSTRUMENT_NONE;

  if (*last >= 0)
    question_at (self, *last)->next = index;
  else if (parent >= 0)
    question_at (self, parent)->first_child = index;
  *last = index;
  g_array_append_val (self->last_child, none);
}

static gboolean
stands_in_loop (RowReader *self)
{
  for (guint i = 0; i < self->open->len; i++)
    if (question_at (self, g_array_index (self->open, int, i))->type->role
        == MONEV_QUESTION_BEGIN_LOOP)
      return TRUE;
  return FALSE;
}

/* A name below is known only when the whole survey is read. */
static void
check_count_names (RowReader *self)
{
  const GArray *questions = self->reader->self->questions;

  for (guint i = 0; i < questions->len; i++)
    {
      const MonevQuestion *question = question_at (self, (int)i);

      if (question->field >= 0)
        check_count_name (
            self, question,
            monev_shape_field (self->reader->self->shape, question->field)->parent);
    }
}

static void
open_group (RowReader *self, int index)
{
  const MonevQuestion *question = question_at (self, index);
  MonevSpot spot = monev_spot (self->map, question->row, MONEV_COLUMN_TYPE, question->name);

  g_array_append_val (self->open, index);
  if (self->open->len == MONEV_INSTRUMENT_MAX_DEPTH + 1)
    monev_reader_tell (self->reader, spot, MONEV_FAULT, "group-depth",
                       "Kurangi kelompok di dalam kelompok.",
                       "Kelompok “%s” lebih dalam dari %d tingkat.", question->name,
                       MONEV_INSTRUMENT_MAX_DEPTH);
}

/* Takes @list, which the type names. */
static void
add_question (RowReader *self, guint row, const MonevQuestionType *type, char *list,
              gboolean or_other)
{
  MonevInstrument *form = self->reader->self;
  MonevQuestion question = { .type = type,
                             .row = row,
                             .end_row = row,
                             .parent = innermost (self),
                             .first_child = MONEV_INSTRUMENT_NONE,
                             .next = MONEV_INSTRUMENT_NONE,
                             .list = MONEV_INSTRUMENT_NONE,
                             .source = MONEV_INSTRUMENT_NONE,
                             .or_other = or_other };
  int index = (int)form->questions->len;

  question.name = name_of (self, &question);
  question.phone_only = (type->flags & MONEV_TYPE_PHONE_ONLY) != 0
                        || type->role == MONEV_QUESTION_BEGIN_LOOP || stands_in_loop (self);
  if (list != NULL)
    question.file = g_string_chunk_insert (form->texts, list); /* until it is known what it is */
  g_free (list);
  add_field (self, &question);
  g_array_append_val (form->questions, question);
  link_question (self, index, question.parent);
  if (pair_of (type->role) >= 0)
    open_group (self, index);
}

/* A row without a type is a comment, unless somebody forgot the type. */
static void
check_untyped (RowReader *self, guint row)
{
  if (*monev_reader_cell (self->reader, self->map, row, MONEV_COLUMN_NAME) == '\0'
      && !monev_reader_says (self->reader, self->map, row, MONEV_COLUMN_LABEL))
    return;
  monev_reader_tell (self->reader, monev_spot (self->map, row, MONEV_COLUMN_TYPE, NULL),
                     MONEV_FAULT, "type-missing",
                     "Isi jenisnya, misalnya “text”; kosongkan name dan label pada baris catatan.",
                     "Pertanyaan ini belum mempunyai jenis.");
}

/* "form_title" as a row of the survey: the name is the value. */
static void
take_setting (RowReader *self, guint row, const char *name)
{
  const char *value = monev_reader_cell (self->reader, self->map, row, MONEV_COLUMN_NAME);

  g_hash_table_insert (self->reader->self->settings, g_strdup (name), g_strdup (value));
}

static void
read_row (RowReader *self, guint row)
{
  MonevReader *reader = self->reader;
  const char *text = monev_reader_cell (reader, self->map, row, MONEV_COLUMN_TYPE);
  const MonevQuestionType *type;
  char *list = NULL;
  gboolean or_other = FALSE;

  if (*text == '\0')
    {
      check_untyped (self, row);
      return;
    }
  type = monev_question_type_find (text, &list, &or_other);
  if (type == NULL)
    {
      tell_type (self, row, text);
      type = monev_question_type_find ("hidden", &list, &or_other); /* of which little is asked */
    }
  if (is_end (type->role))
    read_end (self, row, type->role);
  else if (type->role == MONEV_QUESTION_SETTING)
    take_setting (self, row, type->name);
  else
    add_question (self, row, type, g_steal_pointer (&list), or_other);
  g_free (list);
}

/* "disabled" is no part of the standard any more, but phones still heed it. */
static gboolean
is_disabled (RowReader *self, guint row)
{
  const char *text = monev_reader_cell (self->reader, self->map, row, MONEV_COLUMN_DISABLED);

  if (*text == '\0')
    return FALSE;
  monev_reader_tell (self->reader, monev_spot (self->map, row, MONEV_COLUMN_DISABLED, NULL),
                     MONEV_WARN, "disabled-column", "Pakai kolom relevant.",
                     "Kolom disabled tidak lagi dianjurkan.");
  return monev_word_is_yes (text);
}

/* What every form has beside its questions; ${instanceID} is a common reference. */
static void
add_meta (MonevReader *self)
{
  static const char *const names[] = { "instanceID", "instanceName" };
  MonevInstrument *form = self->self;
  gboolean omitted = monev_word_is_yes (monev_instrument_setting (form, "omit_instanceid"));
  int none = MONEV_INSTRUMENT_NONE;
  int meta = monev_shape_add (form->shape, 0, "meta", MONEV_SHAPE_GROUP);

  if (meta < 0)
    return;
  g_array_append_val (form->question_of, none);
  for (guint i = omitted ? 1 : 0; i < G_N_ELEMENTS (names); i++)
    if (monev_shape_find (form->shape, names[i]) == MONEV_SHAPE_NONE)
      {
        monev_shape_add (form->shape, meta, names[i], MONEV_SHAPE_VALUE);
        g_array_append_val (form->question_of, none);
      }
}

/** monev_read_rows: reads the questions of the survey, their tree and the shape of their data. */
void
monev_read_rows (MonevReader *self)
{
  RowReader rows = { .reader = self, .map = &self->self->survey };
  const char *root = monev_instrument_setting (self->self, "name");
  int none = MONEV_INSTRUMENT_NONE;

  rows.root = *root == '\0' ? "data" : root;
  self->self->shape = monev_shape_new (rows.root);
  g_array_append_val (self->self->question_of, none);
  rows.open = g_array_new (FALSE, FALSE, sizeof (int));
  rows.last_child = g_array_new (FALSE, FALSE, sizeof (int));
  g_array_append_val (rows.last_child, none);
  rows.lower = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  rows.repeats = g_hash_table_new (g_str_hash, g_str_equal);
  rows.attached = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint row = 1; rows.map->sheet >= 0 && row < rows.map->n_rows; row++)
    if (!monev_reader_blank (self, rows.map, row) && !is_disabled (&rows, row))
      read_row (&rows, row);
  while (rows.open->len > 0)
    {
      tell_unclosed (&rows, innermost (&rows), NULL);
      close_group (&rows, rows.map->n_rows - 1);
    }
  check_count_names (&rows);
  add_meta (self);
  g_hash_table_unref (rows.attached);
  g_array_unref (rows.open);
  g_array_unref (rows.last_child);
  g_hash_table_unref (rows.lower);
  g_hash_table_unref (rows.repeats);
}
