#include "instrument-private.h"

#include <string.h>

#include "base/decimal.h"
#include "expression/token.h"

/* The column "parameters": key=value, parted by spaces, commas or semicolons. Which keys a type
 * takes and what they may be stands in the XLSForm reference. */

typedef enum
{
  VALUE_WHOLE,   /* 0, 1, 2 … */
  VALUE_NUMBER,
  VALUE_TRUTH,   /* true or false */
  VALUE_TRUE,    /* true alone */
  VALUE_WORD,    /* one of the words */
  VALUE_NAME,    /* a column of the attached file */
  VALUE_SEED,    /* a number or ${x} */
  VALUE_ANY
} ValueKind;

typedef struct
{
  const char *types; /* with a space on either side of each */
  const char *key;
  ValueKind kind;
  const char *words;
} Parameter;

#define SELECTS " select_one select_multiple rank select_one_external "
#define FILES " select_one_from_file select_multiple_from_file "
#define AREAS " geotrace geoshape "

static const Parameter known[] = {
  { " text ", "rows", VALUE_WHOLE, NULL },
  { " range ", "start", VALUE_NUMBER, NULL },
  { " range ", "end", VALUE_NUMBER, NULL },
  { " range ", "step", VALUE_NUMBER, NULL },
  { " range ", "tick_interval", VALUE_NUMBER, NULL },
  { " range ", "placeholder", VALUE_NUMBER, NULL },
  { " range ", "tick_labelset", VALUE_ANY, NULL },
  { SELECTS FILES, "randomize", VALUE_TRUTH, NULL },
  { SELECTS FILES, "seed", VALUE_SEED, NULL },
  { FILES, "value", VALUE_NAME, NULL },
  { FILES, "label", VALUE_NAME, NULL },
  { " image ", "max-pixels", VALUE_WHOLE, NULL },
  { " image ", "app", VALUE_ANY, NULL },
  { " audio ", "quality", VALUE_WORD, " voice-only low normal external " },
  { " background-audio ", "quality", VALUE_WORD, " voice-only low normal " },
  { " geopoint ", "capture-accuracy", VALUE_NUMBER, NULL },
  { " geopoint ", "warning-accuracy", VALUE_NUMBER, NULL },
  { " geopoint " AREAS, "allow-mock-accuracy", VALUE_TRUTH, NULL },
  { " geopoint " AREAS, "reference-geometry", VALUE_ANY, NULL },
  { AREAS, "incremental", VALUE_TRUE, NULL },
  { " audit ", "identify-user", VALUE_TRUTH, NULL },
  { " audit ", "track-changes", VALUE_TRUTH, NULL },
  { " audit ", "track-changes-reasons", VALUE_WORD, " on-form-edit " },
  { " audit ", "location-priority", VALUE_WORD,
    " no-power low-power balanced high-accuracy " },
  { " audit ", "location-min-interval", VALUE_WHOLE, NULL },
  { " audit ", "location-max-age", VALUE_WHOLE, NULL },
};

static gboolean
holds_word (const char *words, const char *word)
{
  g_autofree char *spaced = g_strdup_printf (" %s ", word);

  return strstr (words, spaced) != NULL;
}

static const Parameter *
find_parameter (const char *type, const char *key)
{
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (strcmp (known[i].key, key) == 0 && holds_word (known[i].types, type))
      return &known[i];
  return NULL;
}

static char *
keys_of (const char *type)
{
  GString *keys = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (holds_word (known[i].types, type))
      g_string_append_printf (keys, "%s%s", keys->len > 0 ? ", " : "", known[i].key);
  return g_string_free (keys, FALSE);
}

static gboolean
is_number (const char *text)
{
  MonevDecimal value;

  return monev_decimal_from_text (text, &value, NULL);
}

/** NULL for a good value, or what it must be. */
static const char *
fault_of (const Parameter *parameter, const char *value)
{
  switch (parameter->kind)
    {
    case VALUE_WHOLE:
      return *value != '\0' && strspn (value, "0123456789") == strlen (value)
                 ? NULL
                 : "bilangan bulat";
    case VALUE_NUMBER:
      return is_number (value) ? NULL : "bilangan";
    case VALUE_TRUTH:
      return holds_word (" true false ", value) ? NULL : "true atau false";
    case VALUE_TRUE:
      return strcmp (value, "true") == 0 ? NULL : "true";
    case VALUE_WORD:
      return *value != '\0' && holds_word (parameter->words, value) ? NULL : parameter->words;
    case VALUE_NAME:
      return monev_name_is_valid (value) ? NULL : "nama kolom";
    case VALUE_SEED:
      return is_number (value) || g_str_has_prefix (value, "${") ? NULL : "bilangan atau ${nama}";
    default:
      return *value != '\0' ? NULL : "isi";
    }
}

static void
tell (MonevReader *self, const MonevQuestion *question, const char *code, const char *fix,
      const char *message)
{
  monev_reader_tell (
      self, monev_spot (&self->self->survey, question->row, MONEV_COLUMN_PARAMETERS,
                        question->name),
      MONEV_FAULT, code, fix, "%s", message);
}

static void
tell_unknown (MonevReader *self, const MonevQuestion *question, const char *key)
{
  g_autofree char *keys = keys_of (question->type->name);
  g_autofree char *fix = *keys == '\0' ? g_strdup ("Kosongkan kolom parameters.")
                                       : g_strdup_printf ("Yang dapat dipakai: %s.", keys);
  g_autofree char *message = g_strdup_printf ("Parameter “%s” tidak dikenal untuk jenis “%s”.",
                                              key, question->type->name);

  tell (self, question, "parameter-unknown", fix, message);
}

static void
check_pair (MonevReader *self, const MonevQuestion *question, const char *key, const char *value)
{
  const Parameter *parameter = find_parameter (question->type->name, key);
  const char *wanted = parameter == NULL ? NULL : fault_of (parameter, value);
  g_autofree char *message = NULL;
  g_autofree char *fix = NULL;

  if (parameter == NULL)
    tell_unknown (self, question, key);
  if (wanted == NULL)
    return;
  message = g_strdup_printf ("Nilai “%s” untuk parameter “%s” tidak dapat dipakai.", value, key);
  fix = g_strdup_printf ("Tulis %s=… dengan %s%s.", key,
                         parameter->kind == VALUE_WORD ? "salah satu dari" : "", wanted);
  tell (self, question, "parameter-value", fix, message);
}

/* Capitals count in the names of columns alone. */
static void
take_pair (GHashTable *pairs, const char *word, const char *value)
{
  char *key = g_ascii_strdown (word, -1);
  gboolean named = strcmp (key, "value") == 0 || strcmp (key, "label") == 0
                   || strcmp (key, "tick_labelset") == 0;

  g_hash_table_insert (pairs, key, named ? g_strdup (value) : g_ascii_strdown (value, -1));
}

/* key → value, both freed; NULL if the text has another form. */
static GHashTable *
split_pairs (const char *text)
{
  g_autoptr (GHashTable) pairs
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GRegex) around = g_regex_new ("\\s*=\\s*", 0, 0, NULL);
  g_autofree char *tight = g_regex_replace_literal (around, text, -1, 0, "=", 0, NULL);
  g_auto (GStrv) words = g_strsplit_set (tight, " \t\n,;", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      char *sign = strchr (words[i], '=');

      if (*words[i] == '\0')
        continue;
      if (sign == NULL || sign == words[i] || sign[1] == '\0')
        return NULL;
      *sign = '\0';
      take_pair (pairs, words[i], sign + 1);
    }
  return g_steal_pointer (&pairs);
}

static MonevDecimal
number_of (GHashTable *pairs, const char *key, const char *otherwise)
{
  const char *text = g_hash_table_lookup (pairs, key);
  MonevDecimal value;

  if (text == NULL || !monev_decimal_from_text (text, &value, NULL))
    monev_decimal_from_text (otherwise, &value, NULL);
  return value;
}

/* A step is a part of the way from start to end; both may lie either way round. */
static void
check_range (MonevReader *self, const MonevQuestion *question, GHashTable *pairs)
{
  MonevDecimal start = number_of (pairs, "start", "1"), end = number_of (pairs, "end", "10");
  MonevDecimal step = number_of (pairs, "step", "1"), zero = number_of (pairs, "", "0"), width;
  gboolean rising = monev_decimal_compare (end, start) >= 0;

  if (!monev_decimal_subtract (rising ? end : start, rising ? start : end, &width, NULL))
    return;
  if (monev_decimal_compare (step, zero) == 0)
    tell (self, question, "parameter-value", "Tulis misalnya step=1.",
          "Langkah (step) tidak boleh 0.");
  else if (monev_decimal_compare (step, width) > 0)
    tell (self, question, "parameter-value", "Perkecil step, atau perlebar start dan end.",
          "Langkah (step) lebih besar dari rentangnya.");
}

/* The words under a scale are a list of choices; without ticks only its ends can bear one. */
static void
check_ticks (MonevReader *self, const MonevQuestion *question, GHashTable *pairs)
{
  const char *name = g_hash_table_lookup (pairs, "tick_labelset");
  int list = name == NULL ? MONEV_INSTRUMENT_NONE : monev_instrument_find_list (self->self, name);
  const char *appearance = monev_reader_cell (self, &self->self->survey, question->row,
                                              MONEV_COLUMN_APPEARANCE);

  if (name == NULL)
    return;
  if (list < 0)
    {
      tell (self, question, "list-missing", "Tambahkan daftar itu di lembar “choices”.",
            "Daftar untuk tick_labelset tidak ada.");
      return;
    }
  g_array_index (self->self->lists, MonevChoiceList, list).used = TRUE;
  if (strstr (appearance, "no-ticks") != NULL && !self->double_choices
      && monev_instrument_list (self->self, (guint)list)->n_choices > 2)
    tell (self, question, "parameter-value", "Sisakan dua pilihan: untuk awal dan akhir.",
          "Rentang tanpa tanda hanya dapat diberi kata di kedua ujungnya.");
}

static void
check_audit (MonevReader *self, const MonevQuestion *question, GHashTable *pairs)
{
  static const char *const keys[]
      = { "location-priority", "location-min-interval", "location-max-age" };
  guint there = 0;
  MonevDecimal least, most;

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    there += g_hash_table_contains (pairs, keys[i]);
  if (there > 0 && there < G_N_ELEMENTS (keys))
    tell (self, question, "parameter-missing",
          "Isi location-priority, location-min-interval, dan location-max-age.",
          "Pencatatan lokasi memerlukan tiga parameter.");
  if (there < G_N_ELEMENTS (keys))
    return;
  least = number_of (pairs, keys[1], "0");
  most = number_of (pairs, keys[2], "0");
  if (monev_decimal_compare (most, least) < 0)
    tell (self, question, "parameter-value", "Perbesar location-max-age.",
          "location-max-age lebih kecil dari location-min-interval.");
}

static void
check_seed (MonevReader *self, const MonevQuestion *question, GHashTable *pairs)
{
  if (g_hash_table_contains (pairs, "seed") && !g_hash_table_contains (pairs, "randomize"))
    tell (self, question, "parameter-missing", "Tambahkan randomize=true.",
          "Parameter “seed” hanya berlaku bersama “randomize”.");
}

/** monev_check_parameters: tells what is wrong with the parameters of @question. Types that take
 * none are left alone, as tools for phones do. */
void
monev_check_parameters (MonevReader *self, const MonevQuestion *question)
{
  const char *text = monev_reader_cell (self, &self->self->survey, question->row,
                                        MONEV_COLUMN_PARAMETERS);
  g_autoptr (GHashTable) pairs = split_pairs (text);
  g_autofree char *keys = keys_of (question->type->name);
  GHashTableIter iter;
  gpointer key, value;

  if (pairs == NULL)
    {
      tell (self, question, "parameter-form", "Tulis misalnya “start=0 end=10 step=1”.",
            "Parameter harus berbentuk nama=nilai.");
      return;
    }
  g_hash_table_iter_init (&iter, pairs);
  while (*keys != '\0' && g_hash_table_iter_next (&iter, &key, &value))
    check_pair (self, question, key, value);
  if (strcmp (question->type->name, "range") == 0)
    {
      check_range (self, question, pairs);
      check_ticks (self, question, pairs);
    }
  if (strcmp (question->type->name, "audit") == 0)
    check_audit (self, question, pairs);
  check_seed (self, question, pairs);
}
