#include "function.h"

#include <string.h>

#define N MONEV_TYPE_NUMBER
#define T MONEV_TYPE_TEXT
#define B MONEV_TYPE_BOOLEAN
#define S MONEV_TYPE_NODES
#define A MONEV_TYPE_ANY
#define MANY MONEV_FN_ANY_COUNT

/* By name, as strcmp() orders them. Source: ODK XForms specification, XPath Functions; substring,
 * floor, ceiling and last as in XPath 1.0, 4. */
static const MonevFunction functions[] = {
  { "abs", MONEV_FN_ABS, 1, 1, "n", N, "nilai mutlak" },
  { "acos", MONEV_FN_ACOS, 1, 1, "n", N, "arkus kosinus" },
  { "area", MONEV_FN_PHONE, 1, 1, "a", N, "luas bidang di peta" },
  { "asin", MONEV_FN_ASIN, 1, 1, "n", N, "arkus sinus" },
  { "atan", MONEV_FN_ATAN, 1, 1, "n", N, "arkus tangen" },
  { "atan2", MONEV_FN_ATAN2, 2, 2, "n", N, "sudut dari dua sisi" },
  { "base64-decode", MONEV_FN_BASE64_DECODE, 1, 1, "t", T, "teks dari sandi base64" },
  { "boolean", MONEV_FN_BOOLEAN, 1, 1, "a", B, "benar bila terisi atau bukan nol" },
  { "boolean-from-string", MONEV_FN_BOOLEAN_FROM_STRING, 1, 1, "t", B,
    "benar bila teksnya true atau 1" },
  { "ceiling", MONEV_FN_CEILING, 1, 1, "n", N, "bulatkan ke atas" },
  { "checklist", MONEV_FN_CHECKLIST, 2, MANY, "nna", B,
    "benar bila banyak syarat yang terpenuhi ada di antara dua batas" },
  { "coalesce", MONEV_FN_COALESCE, 2, 2, "a", A, "isian pertama yang tidak kosong" },
  { "concat", MONEV_FN_CONCAT, 1, MANY, "a", T, "gabungan teks" },
  { "contains", MONEV_FN_CONTAINS, 2, 2, "t", B, "benar bila teks memuat teks lain" },
  { "cos", MONEV_FN_COS, 1, 1, "n", N, "kosinus" },
  { "count", MONEV_FN_COUNT, 1, 1, "s", N, "banyak isian" },
  { "count-non-empty", MONEV_FN_COUNT_NON_EMPTY, 1, 1, "s", N, "banyak isian yang tidak kosong" },
  { "count-selected", MONEV_FN_COUNT_SELECTED, 1, 1, "t", N, "banyak pilihan yang dipilih" },
  { "current", MONEV_FN_CURRENT, 0, 0, "", S, "pertanyaan ini" },
  { "date", MONEV_FN_DATE, 1, 1, "a", T, "tanggal" },
  { "date-time", MONEV_FN_DATE_TIME, 1, 1, "a", T, "tanggal dan jam" },
  { "decimal-date-time", MONEV_FN_DECIMAL_DATE_TIME, 1, 1, "a", N, "hari sejak 1 Januari 1970" },
  { "decimal-time", MONEV_FN_DECIMAL_TIME, 1, 1, "a", N, "bagian hari dari jam" },
  { "digest", MONEV_FN_DIGEST, 2, 3, "t", T, "sidik teks" },
  { "distance", MONEV_FN_PHONE, 1, MANY, "a", N, "jarak di peta" },
  { "ends-with", MONEV_FN_ENDS_WITH, 2, 2, "t", B, "benar bila teks berakhir dengan teks lain" },
  { "exp", MONEV_FN_EXP, 1, 1, "n", N, "pangkat bilangan e" },
  { "exp10", MONEV_FN_EXP10, 1, 1, "n", N, "pangkat sepuluh" },
  { "false", MONEV_FN_FALSE, 0, 0, "", B, "salah" },
  { "floor", MONEV_FN_FLOOR, 1, 1, "n", N, "bulatkan ke bawah" },
  { "format-date", MONEV_FN_FORMAT_DATE, 2, 2, "at", T, "tanggal menurut pola" },
  { "format-date-time", MONEV_FN_FORMAT_DATE, 2, 2, "at", T, "tanggal dan jam menurut pola" },
  { "geofence", MONEV_FN_PHONE, 2, 2, "a", B, "benar bila titik ada di dalam bidang" },
  { "if", MONEV_FN_IF, 3, 3, "baa", A, "salah satu dari dua nilai menurut syarat" },
  { "indexed-repeat", MONEV_FN_INDEXED_REPEAT, 3, 7, "sa", T, "isian pada ulangan ke sekian" },
  { "instance", MONEV_FN_INSTANCE, 1, 1, "t", S, "daftar pilihan atau berkas" },
  { "int", MONEV_FN_INT, 1, 1, "n", N, "bilangan bulat, pecahannya dibuang" },
  { "intersects", MONEV_FN_PHONE, 1, 1, "a", B, "benar bila garis di peta berpotongan" },
  { "join", MONEV_FN_JOIN, 1, MANY, "ta", T, "gabungan teks dengan pemisah" },
  { "jr:choice-name", MONEV_FN_CHOICE_NAME, 2, 2, "t", T, "label pilihan" },
  { "jr:itext", MONEV_FN_PHONE, 1, 1, "t", T, "teks terjemahan" },
  { "last", MONEV_FN_LAST, 0, 0, "", N, "banyak isian di dalam kurung siku" },
  { "log", MONEV_FN_LOG, 1, 1, "n", N, "logaritma alami" },
  { "log10", MONEV_FN_LOG10, 1, 1, "n", N, "logaritma basis sepuluh" },
  { "max", MONEV_FN_MAX, 1, MANY, "a", N, "nilai terbesar" },
  { "min", MONEV_FN_MIN, 1, MANY, "a", N, "nilai terkecil" },
  { "normalize-space", MONEV_FN_NORMALIZE_SPACE, 0, 1, "t", T, "teks tanpa spasi berlebih" },
  { "not", MONEV_FN_NOT, 1, 1, "b", B, "kebalikan" },
  { "now", MONEV_FN_NOW, 0, 0, "", T, "tanggal dan jam sekarang" },
  { "number", MONEV_FN_NUMBER, 1, 1, "a", N, "bilangan dari teks" },
  { "once", MONEV_FN_ONCE, 1, 1, "a", A, "dihitung sekali saja" },
  { "pi", MONEV_FN_PI, 0, 0, "", N, "bilangan pi" },
  { "position", MONEV_FN_POSITION, 0, 1, "s", N, "nomor urut" },
  { "pow", MONEV_FN_POW, 2, 2, "n", N, "pangkat" },
  { "property", MONEV_FN_PHONE, 1, 1, "t", T, "keterangan ponsel" },
  { "pulldata", MONEV_FN_PULLDATA, 4, 4, "t", T, "nilai dari berkas CSV" },
  { "random", MONEV_FN_RANDOM, 0, 0, "", N, "bilangan acak antara 0 dan 1" },
  { "randomize", MONEV_FN_RANDOMIZE, 1, 2, "sn", S, "urutan acak" },
  { "regex", MONEV_FN_REGEX, 2, 2, "t", B, "benar bila seluruh teks cocok dengan pola" },
  { "round", MONEV_FN_ROUND, 1, 2, "n", N, "pembulatan" },
  { "selected", MONEV_FN_SELECTED, 2, 2, "t", B, "benar bila pilihan itu dipilih" },
  { "selected-at", MONEV_FN_SELECTED_AT, 2, 2, "tn", T, "pilihan ke sekian, mulai dari 0" },
  { "sin", MONEV_FN_SIN, 1, 1, "n", N, "sinus" },
  { "sqrt", MONEV_FN_SQRT, 1, 1, "n", N, "akar kuadrat" },
  { "starts-with", MONEV_FN_STARTS_WITH, 2, 2, "t", B, "benar bila teks diawali teks lain" },
  { "string", MONEV_FN_STRING, 1, 1, "a", T, "teks" },
  { "string-length", MONEV_FN_STRING_LENGTH, 0, 1, "t", N, "banyak huruf" },
  { "substr", MONEV_FN_SUBSTR, 2, 3, "tn", T, "sebagian teks, mulai dari 0" },
  { "substring", MONEV_FN_SUBSTRING, 2, 3, "tn", T, "sebagian teks, mulai dari 1" },
  { "substring-after", MONEV_FN_SUBSTRING_AFTER, 2, 2, "t", T, "teks sesudah teks lain" },
  { "substring-before", MONEV_FN_SUBSTRING_BEFORE, 2, 2, "t", T, "teks sebelum teks lain" },
  { "sum", MONEV_FN_SUM, 1, 1, "s", N, "jumlah" },
  { "tan", MONEV_FN_TAN, 1, 1, "n", N, "tangen" },
  { "today", MONEV_FN_TODAY, 0, 0, "", T, "tanggal hari ini" },
  { "translate", MONEV_FN_TRANSLATE, 3, 3, "t", T, "teks yang hurufnya diganti" },
  { "true", MONEV_FN_TRUE, 0, 0, "", B, "benar" },
  { "uuid", MONEV_FN_UUID, 0, 1, "n", T, "tanda pengenal acak" },
  { "version", MONEV_FN_PHONE, 0, 0, "", T, "versi formulir" },
  { "weighted-checklist", MONEV_FN_WEIGHTED_CHECKLIST, 2, MANY, "nna", B,
    "benar bila jumlah bobot syarat yang terpenuhi ada di antara dua batas" },
};

/**
 * monev_function_all:
 * @count: (out): how many
 *
 * Returns: (transfer none): all functions, by name
 */
const MonevFunction *
monev_function_all (guint *count)
{
  *count = G_N_ELEMENTS (functions);
  return functions;
}

static int
compare_name (gconstpointer key, gconstpointer item)
{
  return strcmp (key, ((const MonevFunction *)item)->name);
}

/** monev_function_find: Returns: (nullable): the function of exactly that name. */
const MonevFunction *
monev_function_find (const char *name)
{
  return bsearch (name, functions, G_N_ELEMENTS (functions), sizeof functions[0], compare_name);
}

/* The letters of a name without capitals, hyphens and underscores. */
static char *
bare_name (const char *name)
{
  GString *bare = g_string_new (NULL);

  for (; *name != '\0'; name++)
    if (g_ascii_isalnum (*name))
      g_string_append_c (bare, g_ascii_tolower (*name));
  return g_string_free (bare, FALSE);
}

/** monev_function_nearest: Returns: (nullable): one that differs in capitals or hyphens only. */
const MonevFunction *
monev_function_nearest (const char *name)
{
  g_autofree char *wanted = bare_name (name);

  for (guint i = 0; i < G_N_ELEMENTS (functions); i++)
    {
      g_autofree char *bare = bare_name (functions[i].name);

      if (strcmp (bare, wanted) == 0)
        return &functions[i];
    }
  return NULL;
}
