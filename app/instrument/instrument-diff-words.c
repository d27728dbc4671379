#include "instrument-diff-private.h"

#include <string.h>

#include "condition.h"
#include "instrument-number.h"

#define MOST_SHOWN 60 /* letters of a text in a sentence */
#define MOST_USERS 4  /* questions named that share a list */

typedef struct
{
  const char *header, *words;
  int rule; /* what the cell works out, or -1 */
} Column;

static const Column columns[] = {
  { "label", "Kalimat", -1 },
  { "hint", "Petunjuk", -1 },
  { "guidance_hint", "Petunjuk tambahan", -1 },
  { "type", "Jenis", -1 },
  { "name", "Kode", -1 },
  { "required", "Kewajiban mengisi", -1 },
  { "required_message", "Pesan bila belum diisi", -1 },
  { "relevant", "Syarat tampil", MONEV_RULE_RELEVANT },
  { "constraint", "Syarat keras", MONEV_RULE_CONSTRAINT },
  { "constraint_message", "Pesan syarat keras", -1 },
  { "monev::lunak", "Syarat lunak", MONEV_RULE_SOFT },
  { "monev::pesan_lunak", "Pesan syarat lunak", -1 },
  { "monev::bobot", "Bobot skor", -1 },
  { "monev::skor", "Skor", -1 },
  { "calculation", "Perhitungan", MONEV_RULE_CALCULATION },
  { "default", "Isian awal", -1 },
  { "repeat_count", "Banyak ulangan", MONEV_RULE_REPEAT_COUNT },
  { "choice_filter", "Saringan pilihan", MONEV_RULE_CHOICE_FILTER },
  { "read_only", "Tanda hanya ditampilkan", -1 },
  { "readonly", "Tanda hanya ditampilkan", -1 },
  { "appearance", "Tampilan di ponsel", -1 },
  { "parameters", "Parameter di ponsel", -1 },
  { "list_name", "Nama daftar", -1 },
};

static const Column *
find_column (const char *header, char **language)
{
  const char *mark = strstr (header, "::");
  gboolean own = g_str_has_prefix (header, "monev::");
  g_autofree char *plain = NULL;

  if (own)
    mark = strstr (header + strlen ("monev::"), "::");
  plain = mark == NULL ? g_strdup (header) : g_strndup (header, (gsize)(mark - header));
  *language = mark == NULL ? NULL : g_strdup (mark + 2);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    if (g_ascii_strcasecmp (columns[i].header, plain) == 0)
      return &columns[i];
  return NULL;
}

/** monev_diff_column: Returns: (transfer full): "Syarat keras"; one that only others know by its name. */
char *
monev_diff_column (const char *header)
{
  g_autofree char *language = NULL;
  const Column *column = find_column (header, &language);

  if (column == NULL)
    return g_strdup_printf ("Kolom “%s”", header);
  return language == NULL ? g_strdup (column->words)
                          : g_strdup_printf ("%s (%s)", column->words, language);
}

/** monev_diff_quote: Returns: (transfer full): @text in quotes, cut where it is long; "kosong". */
char *
monev_diff_quote (const char *text)
{
  g_autofree char *start = NULL;

  if (*text == '\0')
    return g_strdup ("kosong");
  if (g_utf8_strlen (text, -1) <= MOST_SHOWN)
    return g_strdup_printf ("“%s”", text);
  start = g_utf8_substring (text, 0, MOST_SHOWN - 1);
  return g_strdup_printf ("“%s…”", start);
}

/* A type as the builder calls it; a list is told of by its choices. */
static char *
type_words (const char *text)
{
  g_autofree char *list = NULL;
  gboolean or_other;
  const MonevQuestionType *type = monev_question_type_find (text, &list, &or_other);

  return g_strdup (type == NULL ? text : type->words);
}

/** monev_diff_cell: Returns: (transfer full): what a cell says: a formula in words where it can be read,
 * a type by its name. */
char *
monev_diff_cell (const MonevInstrument *form, guint index, const char *header, const char *text)
{
  g_autofree char *language = NULL;
  const Column *column = find_column (header, &language);
  const MonevExpression *rule;

  if (*text == '\0' || column == NULL)
    return g_strdup (text);
  if (strcmp (column->header, "type") == 0)
    return type_words (text);
  if (strcmp (column->header, "required") == 0 && g_ascii_strcasecmp (text, "yes") == 0)
    return g_strdup ("wajib");
  rule = column->rule < 0 ? NULL : monev_instrument_question (form, index)->rules[column->rule];
  return rule == NULL ? g_strdup (text) : monev_instrument_explain (form, rule);
}

static const char *
kind_of (const MonevQuestion *question)
{
  if (monev_question_is_group (question))
    return "bagian";
  if (question->type != NULL && question->type->role == MONEV_QUESTION_CALCULATED)
    return "hitungan";
  return question->type != NULL && question->type->answer == MONEV_ANSWER_NONE ? "keterangan"
                                                                               : "pertanyaan";
}

static char *
title_of (const MonevInstrument *form, guint index)
{
  const char *label = monev_instrument_text (form, index, MONEV_COLUMN_LABEL,
                                             monev_instrument_default_language (form));
  g_autofree char *text
      = g_strdup (*label != '\0' ? label : monev_instrument_question (form, index)->name);

  return monev_diff_quote (g_strdelimit (text, "\r\n\t", ' '));
}

/** monev_diff_place: Returns: (transfer full): "nomor 5", "bagian “Rumah”", "hitungan “umur”". */
char *
monev_diff_place (const MonevInstrument *form, const char *number, guint index)
{
  const MonevQuestion *question = monev_instrument_question (form, index);
  g_autofree char *title = NULL;

  if (*number != '\0' && !monev_question_is_group (question))
    return g_strdup_printf ("nomor %s", number);
  title = title_of (form, index);
  return g_strdup_printf ("%s %s", kind_of (question), title);
}

/** monev_diff_question: Returns: (transfer full): "Pertanyaan nomor 5 “Umur”", "Bagian “Rumah”". */
char *
monev_diff_question (const MonevInstrument *form, const char *number, guint index)
{
  const MonevQuestion *question = monev_instrument_question (form, index);
  g_autofree char *title = title_of (form, index);
  const char *kind = kind_of (question);
  gboolean numbered = *number != '\0' && !monev_question_is_group (question);

  return g_strdup_printf ("%c%s%s%s %s", g_ascii_toupper (*kind), kind + 1,
                          numbered ? " nomor " : "", numbered ? number : "", title);
}

/** monev_diff_users: Returns: (transfer full): the questions that a list serves: "nomor 3 dan 5". */
char *
monev_diff_users (const MonevInstrument *form, char **numbers, int list)
{
  g_autoptr (GPtrArray) users = g_ptr_array_new ();
  GString *words = g_string_new ("nomor ");

  for (guint i = 0; list >= 0 && i < monev_instrument_n_questions (form); i++)
    if (monev_instrument_question (form, i)->list == list && *numbers[i] != '\0')
      g_ptr_array_add (users, numbers[i]);
  if (users->len == 0)
    {
      g_string_printf (words, "daftar “%s”",
                       list < 0 ? "" : monev_instrument_list (form, (guint)list)->name);
      return g_string_free (words, FALSE);
    }
  for (guint i = 0; i < users->len && i < MOST_USERS; i++)
    g_string_append_printf (words, "%s%s",
                            i == 0 ? "" : i + 1 == users->len ? " dan " : ", ",
                            (char *)users->pdata[i]);
  if (users->len > MOST_USERS)
    g_string_append_printf (words, ", dan %u lagi", users->len - MOST_USERS);
  return g_string_free (words, FALSE);
}

/** monev_diff_setting: Returns: (transfer none): "Judul". */
const char *
monev_diff_setting (const char *name)
{
  static const char *const words[][2] = {
    { "form_title", "Judul" },
    { "form_id", "Kode formulir" },
    { "version", "Nomor versi dalam berkas" },
    { "default_language", "Bahasa utama" },
    { "instance_name", "Judul tiap jawaban" },
    { "style", "Gaya tampilan di ponsel" },
    { "allow_choice_duplicates", "Izin kode pilihan kembar" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strcmp (words[i][0], name) == 0)
      return words[i][1];
  return "Predikat";
}

/** monev_diff_sentence: @what: "Syarat keras nomor 5". Returns: (transfer full): what became of it. */
char *
monev_diff_sentence (const char *what, const char *old_text, const char *new_text)
{
  g_autofree char *was = monev_diff_quote (old_text);
  g_autofree char *is = monev_diff_quote (new_text);

  if (*old_text == '\0')
    return g_strdup_printf ("%s ditambahkan: %s.", what, is);
  if (*new_text == '\0')
    return g_strdup_printf ("%s dihapus; semula %s.", what, was);
  return g_strdup_printf ("%s berubah dari %s menjadi %s.", what, was, is);
}
