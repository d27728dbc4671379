#include "instrument-private.h"

#include <string.h>


/* What each question must have: wording, its list, its own kind of columns. */

static const char *const file_endings[] = { ".csv", ".xml", ".geojson" };

static MonevSpot
spot_of (MonevReader *self, const MonevQuestion *question, MonevColumnRole role)
{
  return monev_spot (&self->self->survey, question->row, role, question->name);
}

static gboolean
has_file_ending (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (file_endings); i++)
    if (g_str_has_suffix (name, file_endings[i]) && strchr (name, '.') == strrchr (name, '.'))
      return TRUE;
  return FALSE;
}

static gboolean
is_filled (MonevReader *self, const MonevQuestion *question, MonevColumnRole role)
{
  return monev_reader_says (self, &self->self->survey, question->row, role);
}

/* What is worked out may stand without words: phones do not show it then. */
static gboolean
is_worked_out (MonevReader *self, const MonevQuestion *question)
{
  return is_filled (self, question, MONEV_COLUMN_CALCULATION)
         || is_filled (self, question, MONEV_COLUMN_TRIGGER);
}

static void
check_wording (MonevReader *self, const MonevQuestion *question)
{
  gboolean worded = is_filled (self, question, MONEV_COLUMN_LABEL)
                    || is_filled (self, question, MONEV_COLUMN_HINT)
                    || is_filled (self, question, MONEV_COLUMN_IMAGE)
                    || is_filled (self, question, MONEV_COLUMN_AUDIO)
                    || is_filled (self, question, MONEV_COLUMN_VIDEO);

  if (question->type->role == MONEV_QUESTION_ASKED && !worded && !is_worked_out (self, question))
    monev_reader_tell (self, spot_of (self, question, MONEV_COLUMN_LABEL), MONEV_FAULT,
                       "label-missing", "Isi kata-kata yang dibaca responden.",
                       "Pertanyaan “%s” belum mempunyai label.", question->name);
  if (question->type->role == MONEV_QUESTION_BEGIN_REPEAT && !worded)
    monev_reader_tell (self, spot_of (self, question, MONEV_COLUMN_LABEL), MONEV_WARN,
                       "label-missing", "Isi judulnya, misalnya “Anggota keluarga”.",
                       "Ulangan “%s” belum mempunyai label.", question->name);
  if (is_filled (self, question, MONEV_COLUMN_BIG_IMAGE)
      && !is_filled (self, question, MONEV_COLUMN_IMAGE))
    monev_reader_tell (self, spot_of (self, question, MONEV_COLUMN_BIG_IMAGE), MONEV_FAULT,
                       "big-image", "Isi juga media::image.",
                       "Gambar besar “%s” memerlukan gambar biasa.", question->name);
}

static void
tell_no_list (MonevReader *self, const MonevQuestion *question, const char *name)
{
  gboolean external = strcmp (question->type->name, "select_one_external") == 0;
  const char *sheet = external ? "external_choices" : "choices";
  g_autofree char *fix
      = g_strdup_printf ("Tambahkan daftar itu di lembar “%s”, atau periksa ejaannya.", sheet);

  monev_reader_tell (self, spot_of (self, question, MONEV_COLUMN_TYPE), MONEV_FAULT,
                     "list-missing", fix, "Daftar pilihan “%s” tidak ada.", name);
}

static int
find_list (MonevReader *self, const MonevQuestion *question, const char *name)
{
  g_autofree char *key = g_strdup_printf (
      "%d/%s", strcmp (question->type->name, "select_one_external") == 0, name);
  gpointer known = g_hash_table_lookup (self->self->list_index, key);

  return known == NULL ? MONEV_INSTRUMENT_NONE : GPOINTER_TO_INT (known) - 1;
}

/* "select_one ${nama}": the answers given before are the choices. */
static void
take_source (MonevReader *self, MonevQuestion *question, const char *reference)
{
  g_autofree char *name = g_strndup (reference + 2, strlen (reference) - 3);
  int field = monev_shape_find (self->self->shape, name);

  if (field >= 0)
    question->source = field;
  else
    monev_reader_tell (self, spot_of (self, question, MONEV_COLUMN_TYPE), MONEV_FAULT,
                       "reference-unknown", "Tulis nama pertanyaan yang ada.",
                       field == MONEV_SHAPE_NONE
                           ? "Pertanyaan “%s” tidak ada."
                           : "Nama “%s” dipakai lebih dari satu pertanyaan.",
                       name);
}

static void
take_file (MonevReader *self, MonevQuestion *question, const char *name)
{
  if (!has_file_ending (name))
    monev_reader_tell (self, spot_of (self, question, MONEV_COLUMN_TYPE), MONEV_FAULT,
                       "file-ending", "Pakai berkas .csv, .xml, atau .geojson.",
                       "Berkas pilihan “%s” tidak dapat dibaca.", name);
  question->file = g_string_chunk_insert (self->self->texts, name);
}

static void
check_spaces (MonevReader *self, const MonevQuestion *question)
{
  const MonevChoiceList *list
      = &g_array_index (self->self->lists, MonevChoiceList, question->list);

  if (question->type->answer != MONEV_ANSWER_CHOICES)
    return;
  for (guint i = 0; i < list->n_choices; i++)
    if (strchr (list->choices[i].name, ' ') != NULL)
      monev_reader_tell (self,
                         monev_spot (&self->self->choices, list->choices[i].row,
                                     MONEV_COLUMN_NAME, list->name),
                         MONEV_FAULT, "choice-spaces", "Ganti spasinya dengan garis bawah.",
                         "Kode “%s” berspasi, padahal daftarnya dipakai “%s” yang boleh dijawab "
                         "lebih dari satu.",
                         list->choices[i].name, question->name);
}

static void
take_list (MonevReader *self, MonevQuestion *question)
{
  const char *name = question->file;
  gboolean from_file = (question->type->flags & MONEV_TYPE_TAKES_FILE) != 0;

  question->file = NULL;
  if ((question->type->flags & (MONEV_TYPE_TAKES_LIST | MONEV_TYPE_TAKES_FILE)) == 0)
    return;
  if (name == NULL)
    {
      if (strcmp (question->type->name, "osm") != 0)
        monev_reader_tell (self, spot_of (self, question, MONEV_COLUMN_TYPE), MONEV_FAULT,
                           "type-list-missing",
                           from_file ? "Tulis misalnya “select_one_from_file desa.csv”."
                                     : "Tulis misalnya “select_one ya_tidak”.",
                           "Pertanyaan “%s” belum menyebut daftar pilihannya.", question->name);
      return;
    }
  if (g_str_has_prefix (name, "${") && g_str_has_suffix (name, "}"))
    take_source (self, question, name);
  else if (from_file || has_file_ending (name))
    take_file (self, question, name);
  else
    question->list = find_list (self, question, name);
  if (question->list >= 0)
    {
      g_array_index (self->self->lists, MonevChoiceList, question->list).used = TRUE;
      check_spaces (self, question);
    }
  else if (question->source < 0 && question->file == NULL && *name != '$'
           && strcmp (question->type->name, "osm") != 0)
    tell_no_list (self, question, name);
}

static void
check_filter (MonevReader *self, const MonevQuestion *question)
{
  gboolean filtered = is_filled (self, question, MONEV_COLUMN_CHOICE_FILTER);

  if (question->or_other && filtered)
    monev_reader_tell (self, spot_of (self, question, MONEV_COLUMN_CHOICE_FILTER), MONEV_FAULT,
                       "or-other-filter",
                       "Hapus or_other dan tambahkan pilihan “lainnya” beserta pertanyaannya.",
                       "“or_other” tidak dapat dipakai bersama penyaring pilihan.");
  if (question->or_other && question->list < 0)
    monev_reader_tell (self, spot_of (self, question, MONEV_COLUMN_TYPE), MONEV_FAULT,
                       "or-other-choices", "Pakai daftar dari lembar choices.",
                       "“or_other” memerlukan daftar pilihan.");
  if (strcmp (question->type->name, "select_one_external") == 0 && !filtered)
    monev_reader_tell (self, spot_of (self, question, MONEV_COLUMN_CHOICE_FILTER), MONEV_WARN,
                       "external-filter", "Isi choice_filter, atau pakai select_one.",
                       "Daftar luar hanya berguna dengan penyaring.");
}

static gboolean
is_table (MonevReader *self, const MonevQuestion *group)
{
  g_auto (GStrv) words = g_strsplit_set (
      monev_reader_cell (self, &self->self->survey, group->row, MONEV_COLUMN_APPEARANCE), " \t\n",
      -1);

  return g_strv_contains ((const char *const *)words, "table-list");
}

/* The questions of a table share one list. */
static void
check_table (MonevReader *self, const MonevQuestion *group)
{
  int list = MONEV_INSTRUMENT_NONE;

  if (group->type->role != MONEV_QUESTION_BEGIN_GROUP || !is_table (self, group))
    return;
  for (int i = group->first_child; i >= 0;)
    {
      const MonevQuestion *question = &g_array_index (self->self->questions, MonevQuestion, i);

      i = question->next;
      if (question->list < 0)
        continue;
      if (is_filled (self, question, MONEV_COLUMN_CHOICE_FILTER))
        monev_reader_tell (self, spot_of (self, question, MONEV_COLUMN_CHOICE_FILTER), MONEV_FAULT,
                           "table-filter", "Hapus penyaringnya.",
                           "Di dalam table-list pilihan tidak dapat disaring.");
      if (list >= 0 && question->list != list)
        monev_reader_tell (self, spot_of (self, question, MONEV_COLUMN_TYPE), MONEV_FAULT,
                           "table-list", "Pakai daftar yang sama untuk semua pertanyaannya.",
                           "Daftar “%s” berbeda dari daftar “%s” di table-list ini.",
                           g_array_index (self->self->lists, MonevChoiceList, question->list).name,
                           g_array_index (self->self->lists, MonevChoiceList, list).name);
      list = list >= 0 ? list : question->list;
    }
}

/* What old telephones could tell and new ones do not. */
static void
check_meta (MonevReader *self, const MonevQuestion *question)
{
  const char *name = question->type->name;

  if (strcmp (name, "subscriberid") == 0 || strcmp (name, "simserial") == 0)
    monev_reader_tell (self, spot_of (self, question, MONEV_COLUMN_TYPE), MONEV_WARN,
                       "type-outdated", "Hapus baris ini bila tidak diperlukan.",
                       "“%s” tidak lagi diberikan oleh ponsel baru.", name);
  if (question->type->role == MONEV_QUESTION_BEGIN_LOOP)
    monev_reader_tell (self, spot_of (self, question, MONEV_COLUMN_TYPE), MONEV_WARN,
                       "loop-phone-only",
                       "Pakai kelompok biasa bila juga akan diisi di komputer.",
                       "“begin_loop” disimpan, tetapi hanya dijalankan di ponsel.");
  if (strcmp (name, "background-geopoint") == 0
      && !is_filled (self, question, MONEV_COLUMN_TRIGGER))
    monev_reader_tell (self, spot_of (self, question, MONEV_COLUMN_TRIGGER), MONEV_FAULT,
                       "trigger-missing", "Isi kolom trigger dengan nama pertanyaan.",
                       "Koordinat latar “%s” memerlukan pemicu.", question->name);
  if (strcmp (name, "background-geopoint") == 0
      && is_filled (self, question, MONEV_COLUMN_CALCULATION))
    monev_reader_tell (self, spot_of (self, question, MONEV_COLUMN_CALCULATION), MONEV_FAULT,
                       "calculation-unwanted", "Kosongkan kolom calculation.",
                       "Koordinat latar “%s” tidak boleh dihitung.", question->name);
}

static void
check_attached (MonevReader *self, MonevQuestion *question)
{
  const char *ending = strcmp (question->type->name, "csv-external") == 0 ? ".csv" : ".xml";
  g_autofree char *file = NULL;

  if (question->type->role != MONEV_QUESTION_ATTACHED || *question->name == '\0')
    return;
  file = g_str_has_suffix (question->name, ending)
             ? g_strdup (question->name)
             : g_strconcat (question->name, ending, NULL);
  question->file = g_string_chunk_insert (self->self->texts, file);
}

static void
check_soft (MonevReader *self, const MonevQuestion *question)
{
  if (is_filled (self, question, MONEV_COLUMN_SOFT_MESSAGE)
      && !is_filled (self, question, MONEV_COLUMN_SOFT))
    monev_reader_tell (self, spot_of (self, question, MONEV_COLUMN_SOFT_MESSAGE), MONEV_WARN,
                       "soft-message", "Isi kolom monev::lunak, atau hapus pesannya.",
                       "Pesan peringatan “%s” tidak mempunyai syarat.", question->name);
}

static void
check_unused (MonevReader *self)
{
  for (guint i = 0; i < self->self->lists->len; i++)
    {
      const MonevChoiceList *list = &g_array_index (self->self->lists, MonevChoiceList, i);
      const MonevSheetMap *map = list->external ? &self->self->external : &self->self->choices;

      if (!list->used && list->n_choices > 0)
        monev_reader_tell (
            self, monev_spot (map, list->choices[0].row, MONEV_COLUMN_LIST_NAME, list->name),
            MONEV_HINT, "list-unused", "Hapus bila tidak diperlukan.",
            "Daftar “%s” tidak dipakai pertanyaan mana pun.", list->name);
    }
}

/* Something to read or to answer; a row that is not understood is told of as it is. */
static gboolean
asks_something (const MonevQuestion *question)
{
  return question->type == NULL || question->type->role == MONEV_QUESTION_ASKED;
}

static void
check_any (MonevReader *self)
{
  const MonevSheetMap *survey = &self->self->survey;

  if (survey->sheet < 0 || survey->first[MONEV_COLUMN_TYPE] < 0)
    return;
  for (guint i = 0; i < self->self->questions->len; i++)
    if (asks_something (&g_array_index (self->self->questions, MonevQuestion, i)))
      return;
  monev_reader_tell (self, (MonevSpot){ survey, 0, MONEV_INSTRUMENT_NONE, NULL }, MONEV_FAULT,
                     "form-empty", "Tambahkan sedikitnya satu pertanyaan.",
                     "Instrumen ini belum berisi pertanyaan.");
}

/** monev_check_questions: looks up the list of each question and tells what it lacks. */
void
monev_check_questions (MonevReader *self)
{
  for (guint i = 0; i < self->self->questions->len; i++)
    {
      MonevQuestion *question = &g_array_index (self->self->questions, MonevQuestion, i);

      take_list (self, question);
      check_attached (self, question);
      check_wording (self, question);
      check_filter (self, question);
      check_meta (self, question);
      check_soft (self, question);
      monev_check_score (self, i);
      monev_check_parameters (self, question);
    }
  for (guint i = 0; i < self->self->questions->len; i++)
    check_table (self, &g_array_index (self->self->questions, MonevQuestion, i));
  check_unused (self);
  check_any (self);
}
