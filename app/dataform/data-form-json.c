/* A data form from and to JSON; what is wrong is told all at once, each with its place. */
#include "data-form-private.h"

#include <string.h>

#include "base/date.h"
#include "base/decimal.h"

#define FORMAT 1
#define MAX_TEXT 2000
#define MAX_KEY 64

typedef struct {
  const char     *file;
  MonevIssueList *issues;
  gboolean        failed;
} Reader;

static void fault (Reader *self, const char *path, const char *code, const char *fix,
                   const char *format, ...) G_GNUC_PRINTF (5, 6);

static void
fault (Reader *self, const char *path, const char *code, const char *fix, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  monev_issue (self->issues, .code = code, .severity = MONEV_SEVERITY_ERROR, .file = self->file,
               .key = path, .message = message, .fix = fix);
  self->failed = TRUE;
}

/* ---- members ---- */

static void
check_members (Reader *self, const json_t *object, const char *path, const char *const *known)
{
  const char *name;
  json_t *value;

  json_object_foreach ((json_t *)object, name, value)
    if (!g_strv_contains (known, name))
      {
        g_autofree char *at = g_strconcat (path, *path != '\0' ? "." : "", name, NULL);
        g_autofree char *all = g_strjoinv (", ", (char **)known);
        g_autofree char *fix = g_strdup_printf ("Hapus atau pakai salah satu dari: %s.", all);

        fault (self, at, "unknown-member", fix, "“%s” tidak dikenal di sini.", name);
      }
}

static char *
text_at (Reader *self, const json_t *object, const char *path, const char *name, gboolean wanted)
{
  const json_t *value = json_object_get (object, name);
  g_autofree char *at = g_strconcat (path, *path != '\0' ? "." : "", name, NULL);

  if (value != NULL && !json_is_string (value))
    fault (self, at, "no-text", "Tulis di antara tanda kutip.", "“%s” bukan teks.", at);
  else if (value != NULL && g_utf8_strlen (json_string_value (value), -1) > MAX_TEXT)
    fault (self, at, "too-long", "Persingkat.", "“%s” lebih panjang dari %d huruf.", at, MAX_TEXT);
  else if (wanted && (value == NULL || *json_string_value (value) == '\0'))
    fault (self, at, "required", "Isi.", "“%s” belum diisi.", at);
  else if (value != NULL)
    return g_strdup (json_string_value (value));
  return g_strdup ("");
}

static char *
text_or_null (Reader *self, const json_t *object, const char *path, const char *name)
{
  g_autofree char *text = text_at (self, object, path, name, FALSE);

  return *text == '\0' ? NULL : g_steal_pointer (&text);
}

static gboolean
flag_at (Reader *self, const json_t *object, const char *path, const char *name)
{
  const json_t *value = json_object_get (object, name);

  if (value != NULL && !json_is_boolean (value))
    fault (self, path, "no-flag", "Tulis true atau false.", "“%s” di %s bukan true atau false.",
           name, path);
  return json_is_true (value);
}

static gint64
number_at (Reader *self, const json_t *object, const char *path, const char *name, gint64 usual,
           gint64 most)
{
  const json_t *value = json_object_get (object, name);

  if (value == NULL)
    return usual;
  if (json_is_integer (value) && json_integer_value (value) >= 0
      && json_integer_value (value) <= most)
    return json_integer_value (value);
  fault (self, path, "no-number", "Tulis bilangan bulat di antara keduanya.",
         "“%s” di %s harus bilangan bulat dari 0 sampai %" G_GINT64_FORMAT ".", name, path, most);
  return usual;
}

static char **
texts_at (Reader *self, const json_t *object, const char *path, const char *name)
{
  const json_t *array = json_object_get (object, name);
  GPtrArray *texts = g_ptr_array_new ();

  if (array != NULL && !json_is_array (array))
    fault (self, path, "no-list", "Tulis sebagai [\"…\", \"…\"].", "“%s” di %s bukan daftar teks.",
           name, path);
  for (size_t i = 0; i < json_array_size (array); i++)
    {
      const char *text = json_string_value (json_array_get (array, i));

      if (text == NULL)
        fault (self, path, "no-text", "Tulis di antara tanda kutip.",
               "Isi ke-%zu dari “%s” di %s bukan teks.", i + 1, name, path);
      else
        g_ptr_array_add (texts, g_strdup (text));
    }
  g_ptr_array_add (texts, NULL);
  return (char **)g_ptr_array_free (texts, FALSE);
}

static int
word_at (Reader *self, const json_t *object, const char *path, const char *name,
         const MonevDataWord *words, int usual)
{
  g_autofree char *text = text_at (self, object, path, name, FALSE);
  g_autoptr (GString) all = g_string_new (NULL);
  g_autofree char *fix = NULL;

  if (*text == '\0')
    return usual;
  for (guint i = 0; words[i].name != NULL; i++)
    {
      if (strcmp (words[i].name, text) == 0)
        return words[i].value;
      g_string_append_printf (all, "%s%s", i > 0 ? ", " : "", words[i].name);
    }
  fix = g_strdup_printf ("Pakai salah satu dari: %s.", all->str);
  fault (self, path, "unknown-word", fix, "“%s” di %s tidak dikenal sebagai %s.", text, path, name);
  return usual;
}

/* Keys stand in marks and in JSON: short, without what separates. */
static char *
key_at (Reader *self, const json_t *object, const char *path, gboolean as_name)
{
  char *key = text_at (self, object, path, "key", TRUE);
  static const char name_pattern[] = "^[a-z_][a-z0-9_]*$";

  if (*key == '\0')
    return key;
  if (strlen (key) > MAX_KEY || strpbrk (key, "|;=@\"\n\t") != NULL
      || (as_name && !g_regex_match_simple (name_pattern, key, 0, 0)))
    fault (self, path, "bad-key",
           as_name ? "Pakai huruf kecil, angka, dan garis bawah, paling panjang 64 huruf."
                   : "Pakai huruf, angka, titik, dan tanda hubung, paling panjang 64 huruf.",
           "Kunci “%s” di %s tidak dapat dipakai.", key, path);
  return key;
}

/* ---- specs ---- */

static void
check_bound (Reader *self, const char *path, const MonevDataSpec *spec, const char *text)
{
  MonevDecimal decimal;
  MonevDate date;
  gboolean good = TRUE;

  if (text == NULL)
    return;
  if (spec->kind == MONEV_DATA_DATE)
    good = monev_date_from_iso (text, &date, NULL);
  else if (monev_data_kind_is_number (spec->kind))
    good = monev_decimal_from_text (text, &decimal, NULL);
  if (!good)
    fault (self, path, "bad-bound", "Tulis seperti 12.5 atau 2026-03-05.",
           "Batas “%s” di %s tidak dapat dibaca.", text, path);
}

static MonevDataSpec
spec_at (Reader *self, const json_t *object, const char *path, MonevDataKind usual)
{
  MonevDataSpec spec = { 0 };

  spec.kind = (MonevDataKind)word_at (self, object, path, "kind", monev_data_kinds, (int)usual);
  spec.decimals = json_object_get (object, "decimals") == NULL
                      ? -1
                      : (int)number_at (self, object, path, "decimals", 0, MONEV_DECIMAL_MAX_SCALE);
  spec.required = flag_at (self, object, path, "required");
  spec.minimum = text_or_null (self, object, path, "min");
  spec.maximum = text_or_null (self, object, path, "max");
  spec.choices = texts_at (self, object, path, "choices");
  check_bound (self, path, &spec, spec.minimum);
  check_bound (self, path, &spec, spec.maximum);
  if (spec.kind == MONEV_DATA_CHOICE && spec.choices[0] == NULL)
    fault (self, path, "no-choices", "Tambahkan choices.", "Pilihan di %s belum disebut.", path);
  if (spec.choices[0] == NULL)
    g_clear_pointer (&spec.choices, g_strfreev);
  return spec;
}

static const char *const spec_members[]
    = { "kind", "decimals", "required", "min", "max", "choices", NULL };

static void
read_row (Reader *self, const json_t *json, const char *path, MonevDataRow *row)
{
  static const char *const known[]
      = { "key",   "code",   "label", "unit",     "definition", "source", "group",
          "owners", "kind",  "decimals", "required", "min",     "max",    "choices", NULL };

  check_members (self, json, path, known);
  row->key = key_at (self, json, path, FALSE);
  row->code = text_at (self, json, path, "code", FALSE);
  row->label = text_at (self, json, path, "label", TRUE);
  row->unit = text_at (self, json, path, "unit", FALSE);
  row->definition = text_at (self, json, path, "definition", FALSE);
  row->source = text_at (self, json, path, "source", FALSE);
  row->group = text_at (self, json, path, "group", FALSE);
  row->owners = texts_at (self, json, path, "owners");
  for (guint i = 0; spec_members[i] != NULL; i++)
    row->own_spec |= json_object_get (json, spec_members[i]) != NULL;
  row->spec = spec_at (self, json, path, MONEV_DATA_DECIMAL);
}

static void
read_checks (Reader *self, const json_t *json, const char *path, MonevDataColumn *column)
{
  static const char *const known[] = { "expression", "message", "soft", NULL };
  const json_t *array = json_object_get (json, "checks");

  column->n_checks = (guint)json_array_size (array);
  column->checks = g_new0 (MonevDataCheck, column->n_checks);
  for (guint i = 0; i < column->n_checks; i++)
    {
      const json_t *one = json_array_get (array, i);
      g_autofree char *at = g_strdup_printf ("%s.checks[%u]", path, i);

      check_members (self, one, at, known);
      column->checks[i].expression = text_at (self, one, at, "expression", TRUE);
      column->checks[i].message = text_at (self, one, at, "message", TRUE);
      column->checks[i].soft = flag_at (self, one, at, "soft");
    }
}

static void
read_column (Reader *self, const json_t *json, const char *path, MonevDataColumn *column)
{
  static const char *const known[]
      = { "key",   "label",  "hint",  "kind",  "decimals", "required", "min",   "max",  "choices",
          "formula", "spread", "years", "total", "weight",  "carried",
          "cumulative", "width", "checks", NULL };

  check_members (self, json, path, known);
  column->key = key_at (self, json, path, TRUE);
  column->label = text_at (self, json, path, "label", TRUE);
  column->hint = text_at (self, json, path, "hint", FALSE);
  column->spec = spec_at (self, json, path, MONEV_DATA_TEXT);
  column->formula = text_or_null (self, json, path, "formula");
  column->spread
      = (MonevDataSpread)word_at (self, json, path, "spread", monev_data_spreads, 0);
  column->years = texts_at (self, json, path, "years");
  column->total = (MonevDataTotal)word_at (self, json, path, "total", monev_data_totals, 0);
  column->weight = text_or_null (self, json, path, "weight");
  column->carried = flag_at (self, json, path, "carried");
  column->cumulative = flag_at (self, json, path, "cumulative");
  column->width = (guint)number_at (self, json, path, "width", 0, 100);
  read_checks (self, json, path, column);
  if ((column->spec.kind == MONEV_DATA_FORMULA) != (column->formula != NULL))
    fault (self, path, "formula", "Isi formula, dan hanya pada kolom berjenis formula.",
           "Kolom “%s” tidak cocok dengan rumusnya.", column->key);
  if (column->spread == MONEV_DATA_SPREAD_YEAR && column->years[0] == NULL)
    fault (self, path, "no-years", "Tambahkan years, misalnya [\"2024\", \"2025\"].",
           "Tahun kolom “%s” belum disebut.", column->key);
  if (column->years[0] == NULL)
    g_clear_pointer (&column->years, g_strfreev);
}

/* ---- sheets ---- */

static const json_t *
list_at (Reader *self, const json_t *object, const char *path, const char *name, guint most,
         gboolean wanted)
{
  const json_t *array = json_object_get (object, name);

  if (array != NULL && !json_is_array (array))
    fault (self, path, "no-list", "Tulis sebagai […].", "“%s” di %s bukan daftar.", name, path);
  else if (wanted && json_array_size (array) == 0)
    fault (self, path, "empty", "Tambahkan paling sedikit satu.", "“%s” di %s masih kosong.", name,
           *path != '\0' ? path : "formulir");
  else if (json_array_size (array) > most)
    fault (self, path, "too-many", "Bagi menjadi beberapa.",
           "“%s” di %s berisi %zu, paling banyak %u.", name, *path != '\0' ? path : "formulir",
           json_array_size (array), most);
  else
    return array;
  return NULL;
}

static void
read_rows (Reader *self, const json_t *json, const char *path, MonevDataSheet *sheet)
{
  static const char *const known[] = { "kind", "open", "level", "items", NULL };
  const json_t *rows = json_object_get (json, "rows");
  const json_t *items;

  check_members (self, rows, path, known);
  sheet->rows_kind
      = (MonevDataRowsKind)word_at (self, rows, path, "kind", monev_data_rows_kinds, 0);
  sheet->open_rows = (guint)number_at (self, rows, path, "open",
                                       sheet->rows_kind == MONEV_DATA_ROWS_OPEN ? 20 : 0,
                                       MONEV_DATA_MAX_ROWS);
  sheet->level = text_at (self, rows, path, "level", FALSE);
  items = list_at (self, rows, path, "items", MONEV_DATA_MAX_ROWS,
                   sheet->rows_kind == MONEV_DATA_ROWS_FIXED);
  sheet->n_rows = (guint)json_array_size (items);
  sheet->rows = g_new0 (MonevDataRow, sheet->n_rows);
  for (guint i = 0; i < sheet->n_rows; i++)
    {
      g_autofree char *at = g_strdup_printf ("%s.items[%u]", path, i);

      read_row (self, json_array_get (items, i), at, &sheet->rows[i]);
    }
}

static void
check_doubles (Reader *self, const char *path, const char *key, GHashTable *seen)
{
  if (*key != '\0' && !g_hash_table_add (seen, (gpointer)key))
    fault (self, path, "double-key", "Beri kunci yang berbeda.", "Kunci “%s” dipakai dua kali.",
           key);
}

static void
read_sheet (Reader *self, const json_t *json, const char *path, MonevDataSheet *sheet)
{
  static const char *const known[] = { "key", "title", "note", "rows", "columns", NULL };
  g_autofree char *rows_path = g_strconcat (path, ".rows", NULL);
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) keys = g_hash_table_new (g_str_hash, g_str_equal);
  const json_t *columns;

  check_members (self, json, path, known);
  sheet->key = key_at (self, json, path, FALSE);
  sheet->title = text_at (self, json, path, "title", TRUE);
  sheet->note = text_at (self, json, path, "note", FALSE);
  read_rows (self, json, rows_path, sheet);
  columns = list_at (self, json, path, "columns", MONEV_DATA_MAX_COLUMNS, TRUE);
  sheet->n_columns = (guint)json_array_size (columns);
  sheet->columns = g_new0 (MonevDataColumn, sheet->n_columns);
  for (guint i = 0; i < sheet->n_columns; i++)
    {
      g_autofree char *at = g_strdup_printf ("%s.columns[%u]", path, i);

      read_column (self, json_array_get (columns, i), at, &sheet->columns[i]);
      check_doubles (self, at, sheet->columns[i].key, names);
    }
  for (guint i = 0; i < sheet->n_rows; i++)
    {
      g_autofree char *at = g_strdup_printf ("%s.items[%u]", rows_path, i);

      check_doubles (self, at, sheet->rows[i].key, keys);
    }
}

static void
read_form (Reader *self, const json_t *json, MonevDataForm *form)
{
  static const char *const known[]
      = { "format", "code", "title", "period", "guide", "sheets", NULL };
  g_autoptr (GHashTable) keys = g_hash_table_new (g_str_hash, g_str_equal);
  const json_t *sheets;

  check_members (self, json, "", known);
  if (number_at (self, json, "format", "format", FORMAT, 1000) != FORMAT)
    fault (self, "format", "too-new", "Perbarui Monev, lalu ulangi.",
           "Formulir ini dibuat oleh Monev yang lebih baru.");
  form->code = text_at (self, json, "", "code", TRUE);
  form->title = text_at (self, json, "", "title", TRUE);
  form->period = (MonevDataPeriodKind)word_at (self, json, "period", "period", monev_data_periods,
                                               MONEV_DATA_YEAR);
  form->guide = texts_at (self, json, "", "guide");
  sheets = list_at (self, json, "", "sheets", MONEV_DATA_MAX_SHEETS, TRUE);
  form->n_sheets = (guint)json_array_size (sheets);
  form->sheets = g_new0 (MonevDataSheet, form->n_sheets);
  for (guint i = 0; i < form->n_sheets; i++)
    {
      g_autofree char *at = g_strdup_printf ("sheets[%u]", i);

      read_sheet (self, json_array_get (sheets, i), at, &form->sheets[i]);
      check_doubles (self, at, form->sheets[i].key, keys);
    }
}

/** monev_data_form_read_part: @whole: (out): whether nothing was wrong. Returns: (transfer full): as
 * much of a form as there is, for whoever is still working on it. */
MonevDataForm *
monev_data_form_read_part (const json_t *json, const char *file, MonevIssueList *issues,
                           gboolean *whole)
{
  Reader reader = { file, issues, FALSE };
  MonevDataForm *self = g_new0 (MonevDataForm, 1);

  g_atomic_ref_count_init (&self->refs);
  if (!json_is_object (json))
    fault (&reader, "", "no-form", "Lihat contoh bentuknya pada daftar formulir bawaan.",
           "Berkas ini bukan definisi formulir data.");
  else
    read_form (&reader, json, self);
  *whole = !reader.failed;
  return self;
}

/**
 * monev_data_form_from_json:
 * @file: (nullable): named in the faults
 * @issues: told all that is wrong, each with its place ("sheets[0].columns[2]")
 *
 * Returns: (transfer full) (nullable): NULL when there is an error. What its expressions say is
 * looked at by monev_data_form_lint().
 */
MonevDataForm *
monev_data_form_from_json (const json_t *json, const char *file, MonevIssueList *issues)
{
  gboolean whole = FALSE;
  g_autoptr (MonevDataForm) self = monev_data_form_read_part (json, file, issues, &whole);

  return whole ? g_steal_pointer (&self) : NULL;
}

/* ---- writing ---- */

static void
put_text (json_t *json, const char *name, const char *text)
{
  if (text != NULL && *text != '\0')
    json_object_set_new (json, name, json_string (text));
}

static void
put_texts (json_t *json, const char *name, char **texts)
{
  json_t *array = json_array ();

  for (guint i = 0; texts != NULL && texts[i] != NULL; i++)
    json_array_append_new (array, json_string (texts[i]));
  if (json_array_size (array) > 0)
    json_object_set (json, name, array);
  json_decref (array);
}

static void
put_spec (json_t *json, const MonevDataSpec *spec)
{
  json_object_set_new (json, "kind", json_string (monev_data_kind_name (spec->kind)));
  if (spec->decimals >= 0)
    json_object_set_new (json, "decimals", json_integer (spec->decimals));
  if (spec->required)
    json_object_set_new (json, "required", json_true ());
  put_text (json, "min", spec->minimum);
  put_text (json, "max", spec->maximum);
  put_texts (json, "choices", spec->choices);
}

static json_t *
row_json (const MonevDataRow *row)
{
  json_t *json = json_object ();

  put_text (json, "key", row->key);
  put_text (json, "code", row->code);
  put_text (json, "label", row->label);
  put_text (json, "unit", row->unit);
  put_text (json, "definition", row->definition);
  put_text (json, "source", row->source);
  put_text (json, "group", row->group);
  put_texts (json, "owners", row->owners);
  if (row->own_spec)
    put_spec (json, &row->spec);
  return json;
}

static json_t *
column_json (const MonevDataColumn *column)
{
  json_t *json = json_object ();
  json_t *checks = json_array ();

  put_text (json, "key", column->key);
  put_text (json, "label", column->label);
  put_text (json, "hint", column->hint);
  put_spec (json, &column->spec);
  put_text (json, "formula", column->formula);
  if (column->spread != MONEV_DATA_SPREAD_NONE)
    put_text (json, "spread", monev_data_word (monev_data_spreads, (int)column->spread));
  put_texts (json, "years", column->years);
  if (column->total != MONEV_DATA_TOTAL_NONE)
    put_text (json, "total", monev_data_word (monev_data_totals, (int)column->total));
  put_text (json, "weight", column->weight);
  if (column->carried)
    json_object_set_new (json, "carried", json_true ());
  if (column->cumulative)
    json_object_set_new (json, "cumulative", json_true ());
  if (column->width > 0)
    json_object_set_new (json, "width", json_integer (column->width));
  for (guint i = 0; i < column->n_checks; i++)
    json_array_append_new (checks,
                           json_pack ("{s:s, s:s, s:b}", "expression", column->checks[i].expression,
                                      "message", column->checks[i].message, "soft",
                                      column->checks[i].soft));
  if (column->n_checks > 0)
    json_object_set (json, "checks", checks);
  json_decref (checks);
  return json;
}

static json_t *
rows_json (const MonevDataSheet *sheet)
{
  json_t *rows = json_object ();
  json_t *items = json_array ();

  put_text (rows, "kind", monev_data_word (monev_data_rows_kinds, (int)sheet->rows_kind));
  if (sheet->open_rows > 0)
    json_object_set_new (rows, "open", json_integer (sheet->open_rows));
  put_text (rows, "level", sheet->level);
  for (guint i = 0; i < sheet->n_rows; i++)
    json_array_append_new (items, row_json (&sheet->rows[i]));
  if (sheet->n_rows > 0)
    json_object_set (rows, "items", items);
  json_decref (items);
  return rows;
}

static json_t *
sheet_json (const MonevDataSheet *sheet)
{
  json_t *json = json_object ();
  json_t *columns = json_array ();

  put_text (json, "key", sheet->key);
  put_text (json, "title", sheet->title);
  put_text (json, "note", sheet->note);
  json_object_set_new (json, "rows", rows_json (sheet));
  for (guint i = 0; i < sheet->n_columns; i++)
    json_array_append_new (columns, column_json (&sheet->columns[i]));
  json_object_set_new (json, "columns", columns);
  return json;
}

/** monev_data_form_to_json: Returns: (transfer full): what monev_data_form_from_json() reads back as
 * the same form. */
json_t *
monev_data_form_to_json (const MonevDataForm *self)
{
  json_t *json = json_pack ("{s:i, s:s, s:s, s:s}", "format", FORMAT, "code", self->code, "title",
                            self->title, "period",
                            monev_data_word (monev_data_periods, (int)self->period));
  json_t *sheets = json_array ();

  put_texts (json, "guide", self->guide);
  for (guint i = 0; i < self->n_sheets; i++)
    json_array_append_new (sheets, sheet_json (&self->sheets[i]));
  json_object_set_new (json, "sheets", sheets);
  return json;
}
