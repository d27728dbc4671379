#include "form-guess-private.h"

#include <string.h>

#include "db-error.h"
#include "exchange/table-file.h"
#include "form-edit-private.h"

#define MOST_TABLES 4 /* on one sheet of the file */
#define OPEN_ROWS 20
#define WHOLE "tabel" /* of a note that is about no single column */

/* A form while it is put together. */
typedef struct {
  json_t         *sheets;
  MonevIssueList *notes;
  guint           n_rows;
} Guess;

static void
guess_table_clear (GuessTable *self)
{
  g_clear_pointer (&self->heads, g_array_unref);
  g_clear_pointer (&self->lines, g_array_unref);
  g_clear_pointer (&self->columns, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GuessTable, guess_table_clear)

/* ---- notes ---- */

/* What a note is about: in the file, and in the form. */
typedef struct {
  const GuessTable *table;
  const char       *path, *column;
} Place;

static void note (const Guess *self, Place place, MonevSeverity severity, const char *fix,
                  const char *format, ...) G_GNUC_PRINTF (5, 6);

static void
note (const Guess *self, Place place, MonevSeverity severity, const char *fix, const char *format,
      ...)
{
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  monev_issue (self->notes, .code = "guess", .severity = severity,
               .sheet = monev_table_sheet (place.table->table), .row = place.table->head_first,
               .column = place.column, .key = place.path, .message = message, .fix = fix);
}

/* ---- rows ---- */

static char *
text_under (const GuessTable *self, gint64 row, GuessRole role)
{
  int head = guess_column_of (self, role);

  return head < 0 ? g_strdup ("")
                  : guess_text (self, row, g_array_index (self->heads, GuessHead, head).column);
}

static char *
group_at (const GuessTable *self, gint64 row)
{
  g_autofree char *number = text_under (self, row, GUESS_NUMBER);
  g_autofree char *label = text_under (self, row, GUESS_LABEL);

  if (*number == '\0')
    {
      g_free (number);
      number = text_under (self, row, GUESS_CODE);
    }
  if (*label == '\0' || *number == '\0')
    return g_strdup (*label == '\0' ? number : label);
  return g_strdup_printf ("%s%s %s", number, strpbrk (number, ".)") != NULL ? "" : ".", label);
}

static void
put_role (const GuessTable *self, gint64 row, GuessRole role, json_t *object, const char *member)
{
  g_autofree char *text = text_under (self, row, role);
  g_autofree char *short_text = guess_shorten (text);

  monev_form_put (object, member, json_string (short_text));
}

/* What the unit of a row asks for in its own way, where the column takes any number. */
static void
put_own_kind (json_t *row)
{
  static const char *const counted[]
      = { "orang", "jiwa", "keluarga", "kk", "rumah tangga", "unit", "buah", "kasus", "dokumen",
          "desa", "kecamatan", "kegiatan", "kali", "lembaga", "kelompok", "paket", "laporan", "anak",
          "balita", "sekolah", "titik", NULL };
  g_autofree char *unit = guess_fold (monev_form_text_of (row, "unit"));

  if (strcmp (unit, "%") == 0 || strcmp (unit, "persen") == 0)
    {
      json_object_set_new (row, "kind", json_string ("percent"));
      json_object_set_new (row, "min", json_string ("0"));
      json_object_set_new (row, "max", json_string ("100"));
    }
  else if (strcmp (unit, "rp") == 0 || strcmp (unit, "rupiah") == 0)
    json_object_set_new (row, "kind", json_string ("money"));
  else if (guess_is_one_of (unit, counted))
    json_object_set_new (row, "kind", json_string ("integer"));
}

static gboolean
takes_any_number (const GuessTable *self)
{
  for (guint i = 0; i < self->columns->len; i++)
    if (((GuessColumn *)self->columns->pdata[i])->kind == MONEV_DATA_DECIMAL)
      return TRUE;
  return FALSE;
}

static json_t *
make_item (const GuessTable *self, gint64 row, const char *group, gboolean own)
{
  g_autofree char *merged = group_at (self, row);
  json_t *item = json_object ();

  put_role (self, row, GUESS_CODE, item, "code");
  put_role (self, row, GUESS_LABEL, item, "label");
  put_role (self, row, GUESS_UNIT, item, "unit");
  put_role (self, row, GUESS_DEFINITION, item, "definition");
  put_role (self, row, GUESS_SOURCE, item, "source");
  monev_form_put (item, "group", json_string (group));
  /* Merged over the row, its wording stands where the number would. */
  if (*monev_form_text_of (item, "label") == '\0')
    json_object_set_new (item, "label", json_string (*merged != '\0' ? merged : "Baris"));
  if (own)
    put_own_kind (item);
  return item;
}

static json_t *
make_items (const GuessTable *self)
{
  json_t *items = json_array ();
  g_autofree char *group = g_strdup ("");
  gboolean own = takes_any_number (self);

  for (guint i = 0; i < self->lines->len; i++)
    {
      const GuessLine *line = &g_array_index (self->lines, GuessLine, i);
      json_t *row;

      if (line->kind == GUESS_LINE_GROUP)
        {
          g_free (group);
          group = group_at (self, line->row);
        }
      if (line->kind != GUESS_LINE_ROW || json_array_size (items) >= MONEV_DATA_MAX_ROWS)
        continue;
      row = make_item (self, line->row, group, own);
      monev_form_give_key (row, MONEV_DRAFT_ROW, items);
      json_array_append_new (items, row);
    }
  return items;
}

static char *
label_heading (const GuessTable *self)
{
  int head = guess_column_of (self, GUESS_LABEL);
  const GuessHead *of = head < 0 ? NULL : &g_array_index (self->heads, GuessHead, head);

  return of == NULL ? g_strdup ("") : guess_fold (of->storeys[of->n_storeys - 1]);
}

/* "Nama Peserta", "Nama Penerima": one line for each, whoever they will be. */
static gboolean
names_people (const GuessTable *self)
{
  g_autofree char *heading = label_heading (self);
  static const char *const words[] = { "penerima", "peserta", "pegawai", "orang", "anak", "balita",
                                       "lengkap", "korban", "pelaku", "pasien", "siswa", NULL };

  for (guint i = 0; g_str_has_prefix (heading, "nama") && words[i] != NULL; i++)
    if (strstr (heading, words[i]) != NULL)
      return TRUE;
  return FALSE;
}

/* The programme tree, by its codes: "1.02.02.2.01". */
static gboolean
lists_programmes (const GuessTable *self)
{
  g_autofree char *heading = label_heading (self);
  guint coded = 0;

  if (strstr (heading, "program") == NULL || strstr (heading, "kegiatan") == NULL)
    return FALSE;
  for (guint i = 0; i < self->lines->len; i++)
    {
      g_autofree char *code
          = text_under (self, g_array_index (self->lines, GuessLine, i).row, GUESS_CODE);

      coded += g_regex_match_simple ("^\\d\\.\\d\\d\\.", code, 0, 0);
    }
  return self->lines->len == 0 || coded * 2 > self->lines->len
         || guess_n_lines (self, GUESS_LINE_ROW) == 0;
}

static json_t *
make_rows (const GuessTable *self, const Guess *guess, const char *path)
{
  guint open = guess_n_lines (self, GUESS_LINE_OPEN);
  Place place = { self, path, WHOLE };
  json_t *items;

  if (lists_programmes (self))
    {
      note (guess, place, MONEV_SEVERITY_WARNING,
            "Ubah jenis barisnya pada bagian Lembar bila tidak demikian.",
            "Baris lembar ini dianggap program dan kegiatan; setiap OPD mendapat miliknya sendiri.");
      return json_pack ("{s:s, s:s}", "kind", "programme", "level", "sub_kegiatan");
    }
  if (guess_n_lines (self, GUESS_LINE_ROW) == 0 || names_people (self))
    return json_pack ("{s:s, s:i}", "kind", "open", "open",
                      open >= 3 && open <= 500 ? (int)open : OPEN_ROWS);
  items = make_items (self);
  return json_pack ("{s:s, s:o}", "kind", "fixed", "items", items);
}

/* ---- columns ---- */

static json_t *
texts_of (const GPtrArray *texts)
{
  json_t *list = json_array ();

  for (guint i = 0; texts != NULL && i < texts->len; i++)
    json_array_append_new (list, json_string (texts->pdata[i]));
  return list;
}

static const char *
spread_name (MonevDataSpread spread)
{
  static const char *const names[] = { "", "quarter", "month", "year", "region", "sex" };

  return names[spread];
}

static const char *
total_name (MonevDataTotal total)
{
  static const char *const names[] = { "", "sum", "mean", "weighted", "last" };

  return names[total];
}

static json_t *
column_json (const GuessColumn *column, const json_t *others)
{
  json_t *json = json_pack ("{s:s, s:s}", "label", column->label, "kind",
                            monev_data_kind_name (column->kind));

  if (column->decimals >= 0)
    json_object_set_new (json, "decimals", json_integer (column->decimals));
  monev_form_put (json, "choices", texts_of (column->choices));
  monev_form_put (json, "spread", json_string (spread_name (column->spread)));
  monev_form_put (json, "years", texts_of (column->years));
  monev_form_put (json, "total", json_string (total_name (column->total)));
  monev_form_give_key (json, MONEV_DRAFT_COLUMN, others);
  return json;
}

/* Where rows are open, their wording is one more column. */
static void
add_wording (const GuessTable *self, json_t *columns)
{
  int head = guess_column_of (self, GUESS_LABEL);
  const GuessHead *of = head < 0 ? NULL : &g_array_index (self->heads, GuessHead, head);
  json_t *json;

  if (of == NULL)
    return;
  json = json_pack ("{s:s, s:s, s:b, s:i}", "label", of->storeys[of->n_storeys - 1], "kind", "text",
                    "required", 1, "width", 36);
  monev_form_give_key (json, MONEV_DRAFT_COLUMN, columns);
  json_array_append_new (columns, json);
}

static void
put_formula (const GuessTable *self, guint index, json_t *columns, guint first)
{
  GuessColumn *column = self->columns->pdata[index];
  g_autoptr (GPtrArray) keys = g_ptr_array_new ();
  json_t *json = json_array_get (columns, first + index);

  if (!column->computed || column->spread != MONEV_DATA_SPREAD_NONE)
    return;
  for (guint i = 0; i < self->columns->len; i++)
    g_ptr_array_add (keys,
                     (gpointer)monev_form_text_of (json_array_get (columns, first + i), "key"));
  column->formula = guess_formula (self, index, (const char *const *)keys->pdata);
  if (column->formula == NULL)
    return;
  json_object_set_new (json, "kind", json_string ("formula"));
  json_object_set_new (json, "formula", json_string (column->formula));
  if (column->kind == MONEV_DATA_PERCENT || column->kind == MONEV_DATA_DECIMAL)
    json_object_set_new (json, "decimals", json_integer (2));
  if (column->kind == MONEV_DATA_PERCENT)
    json_object_del (json, "total");
}

static json_t *
make_columns (const GuessTable *self, gboolean open)
{
  json_t *columns = json_array ();
  guint first;

  if (open)
    add_wording (self, columns);
  first = (guint)json_array_size (columns);
  for (guint i = 0; i < self->columns->len && first + i < MONEV_DATA_MAX_COLUMNS; i++)
    json_array_append_new (columns, column_json (self->columns->pdata[i], columns));
  for (guint i = 0; i < self->columns->len && first + i < MONEV_DATA_MAX_COLUMNS; i++)
    put_formula (self, i, columns, first);
  if (json_array_size (columns) == 0)
    {
      json_t *json = json_pack ("{s:s, s:s}", "label", "Nilai", "kind", "decimal");

      monev_form_give_key (json, MONEV_DRAFT_COLUMN, columns);
      json_array_append_new (columns, json);
    }
  return columns;
}

static const char *
spread_words (MonevDataSpread spread)
{
  static const char *const words[]
      = { "", ", dirinci menurut triwulan", ", dirinci menurut bulan", ", dirinci menurut tahun",
          ", dirinci menurut kecamatan", ", dirinci menurut laki-laki dan perempuan" };

  return words[spread];
}

static const char *
total_words (MonevDataTotal total)
{
  return total == MONEV_DATA_TOTAL_SUM    ? "; dijumlahkan"
         : total == MONEV_DATA_TOTAL_MEAN ? "; dirata-ratakan"
                                          : "";
}

static void
note_column (const Guess *guess, const GuessTable *self, guint index, const char *sheet_path,
             guint at)
{
  const GuessColumn *column = self->columns->pdata[index];
  g_autofree char *path = g_strdup_printf ("%s.columns[%u].kind", sheet_path, at);
  Place place = { self, path, column->label };

  if (column->formula != NULL)
    note (guess, place, MONEV_SEVERITY_NOTE, "Periksa rumusnya.",
          "Kolom “%s” dihitung: %s.", column->label, column->formula);
  else if (column->computed)
    note (guess, place, MONEV_SEVERITY_WARNING,
          "Ubah jenisnya menjadi Rumus dan tulis rumusnya, atau biarkan agar diisi OPD.",
          "Kolom “%s” berisi rumus yang tidak dikenali; sekarang diminta sebagai %s%s.",
          column->label, monev_data_kind_label (column->kind), spread_words (column->spread));
  else
    note (guess, place, column->doubtful ? MONEV_SEVERITY_WARNING : MONEV_SEVERITY_NOTE,
          column->doubtful ? "Ubah jenisnya bila keliru." : NULL, "Kolom “%s”: %s, karena %s%s%s.",
          column->label, monev_data_kind_label (column->kind), column->why,
          spread_words (column->spread), total_words (column->total));
}

/* ---- a sheet ---- */

static guint
n_groups (const json_t *items)
{
  guint n = 0;
  const char *last = "";

  for (size_t i = 0; i < json_array_size (items); i++)
    {
      const char *group = monev_form_text_of (json_array_get (items, i), "group");

      n += *group != '\0' && strcmp (group, last) != 0;
      last = group;
    }
  return n;
}

static void
note_sheet (const Guess *guess, const GuessTable *self, const json_t *sheet, const char *path)
{
  const json_t *rows = json_object_get (sheet, "rows");
  const json_t *items = json_object_get (rows, "items");
  guint n = (guint)json_array_size (items);
  Place place = { self, path, WHOLE };

  if (n > 0)
    note (guess, place, MONEV_SEVERITY_NOTE,
          "Bandingkan jumlahnya dengan berkas asal. Angka di dalamnya tidak ikut.",
          "Tabel dikenali: %u baris, %u kelompok, %u kolom isian.", n, n_groups (items),
          (guint)json_array_size (json_object_get (sheet, "columns")));
  else
    note (guess, place, MONEV_SEVERITY_NOTE, NULL,
          "Tabel dikenali tanpa baris tetap: %u kolom isian.",
          (guint)json_array_size (json_object_get (sheet, "columns")));
  if (self->body_last - self->body_first >= GUESS_ROWS
      || n == MONEV_DATA_MAX_ROWS
      || monev_table_n_columns (self->table) > MONEV_DATA_MAX_COLUMNS + 20)
    note (guess, place, MONEV_SEVERITY_WARNING, "Bagi tabelnya menjadi beberapa lembar.",
          "Tabel ini lebih besar dari yang dimuat satu lembar: %d baris dan %d kolom. Sisanya tidak "
          "ikut.",
          MONEV_DATA_MAX_ROWS, MONEV_DATA_MAX_COLUMNS);
  if (self->summed)
    note (guess, place, MONEV_SEVERITY_WARNING,
          "Tambahkan kolom sendiri bila jumlah itu harus diisi OPD.",
          "Kolom jumlah dari rincian tidak ikut: jumlahnya dapat dihitung dari rinciannya.");
}

/* "Sheet1" says nothing; the last line of words above the table does. */
static gboolean
is_plain_name (const char *name)
{
  g_autofree char *folded = g_utf8_strdown (name, -1);

  return g_regex_match_simple ("^(sheet|lembar|lembar kerja|worksheet) ?\\d*$", folded, 0, 0);
}

static char *
title_above (const GuessTable *self)
{
  for (gint64 row = self->head_first - 1; row > 0 && row > self->head_first - 12; row--)
    for (guint c = self->first_column; c <= self->last_column; c++)
      {
        g_autofree char *text = guess_text (self, row, c);

        if (strlen (text) > 8 && strchr (text, ':') == NULL
            && !g_str_has_prefix (text, "TAHUN") && !g_str_has_prefix (text, "Tahun")
            && !g_str_has_prefix (text, "PEMERINTAH") && !g_str_has_prefix (text, "("))
          return g_steal_pointer (&text);
      }
  return NULL;
}

static char *
sheet_title (const GuessTable *self, guint nth)
{
  const char *name = monev_table_sheet (self->table);
  g_autofree char *above = is_plain_name (name) ? title_above (self) : NULL;
  const char *title = above != NULL ? above : name;

  return nth > 0 ? g_strdup_printf ("%.200s (%u)", title, nth + 1) : guess_shorten (title);
}

static void
add_sheet (Guess *guess, GuessTable *table, guint nth)
{
  guint index = (guint)json_array_size (guess->sheets);
  g_autofree char *path = g_strdup_printf ("sheets[%u]", index);
  g_autofree char *title = sheet_title (table, nth);
  json_t *rows = make_rows (table, guess, path);
  gboolean open = strcmp (monev_form_text_of (rows, "kind"), "open") == 0;
  json_t *columns = make_columns (table, open);
  json_t *sheet = json_pack ("{s:s, s:o, s:o}", "title", title, "rows", rows, "columns", columns);
  guint first = (guint)json_array_size (columns) - MIN (table->columns->len,
                                                        (guint)json_array_size (columns));

  monev_form_give_key (sheet, MONEV_DRAFT_SHEET, guess->sheets);
  json_array_append_new (guess->sheets, sheet);
  note_sheet (guess, table, sheet, path);
  for (guint i = 0; i < table->columns->len && i < MONEV_DATA_MAX_COLUMNS; i++)
    note_column (guess, table, i, path, first + i);
}

/* Our own workbooks hide their marks in the first and the last column, and above. */
static gint64
leave_marks (GuessTable *self)
{
  g_autofree char *corner = guess_text (self, 1, 1);

  if (!g_str_has_prefix (corner, "monev:"))
    return 1;
  self->first_column = 2;
  self->last_column--;
  return 3;
}

/* Words on how to fill in the rest. */
static gboolean
is_guide (const MonevTable *table)
{
  g_autofree char *name = g_utf8_strdown (monev_table_sheet (table), -1);

  return g_str_has_prefix (name, "petunjuk") || strcmp (name, "klarifikasi") == 0;
}

static void
read_table (Guess *guess, MonevTable *table)
{
  guint rows = monev_table_n_rows (table);
  gint64 from;
  guint most;
  g_auto (GuessTable) self = { .table = table, .first_column = 1,
                               .last_column = MIN (monev_table_n_columns (table),
                                                   MONEV_DATA_MAX_COLUMNS + 20) };

  if (rows == 0 || monev_table_is_hidden (table) || is_guide (table))
    return;
  self.last_row = monev_table_row_number (table, rows - 1);
  from = leave_marks (&self);
  most = from > 1 ? 1 : MOST_TABLES; /* ours hold one, and marks below it */
  for (guint nth = 0; nth < most && guess_find_head (&self, from); nth++)
    {
      guess_find_lines (&self);
      guess_make_columns (&self);
      self.summed = self.summed && self.columns->len > 0;
      guess_kinds (&self);
      if (json_array_size (guess->sheets) < MONEV_DATA_MAX_SHEETS
          && (self.columns->len > 0 || guess_n_lines (&self, GUESS_LINE_ROW) > 0))
        add_sheet (guess, &self, nth);
      self.summed = FALSE;
      from = MAX (self.body_last, self.body_first) + 1;
    }
}

/* ---- the form ---- */

static const char *
period_of (const char *title)
{
  g_autofree char *folded = g_utf8_strdown (title, -1);

  if (strstr (folded, "triwulan") != NULL)
    return "quarter";
  if (strstr (folded, "semester") != NULL)
    return "semester";
  return strstr (folded, "bulanan") != NULL ? "month" : "year";
}

/**
 * monev_form_guess:
 * @tables: (element-type MonevTable): the sheets of a workbook
 * @title: of the form
 * @notes: told what was recognised; the key of each is the path of what it is about
 *
 * Returns: (transfer full) (nullable): NULL when no table was found
 */
MonevFormDraft *
monev_form_guess (GPtrArray *tables, const char *title, MonevIssueList *notes)
{
  Guess guess = { .sheets = json_array (), .notes = notes };
  g_autofree char *code = NULL;

  for (guint i = 0; i < tables->len; i++)
    read_table (&guess, tables->pdata[i]);
  if (json_array_size (guess.sheets) == 0)
    {
      json_decref (guess.sheets);
      return NULL;
    }
  code = monev_form_slug (title);
  return monev_form_draft_new (json_pack ("{s:i, s:s, s:s, s:s, s:o}", "format", 1, "code",
                                          *code != '\0' ? code : "formulir", "title", title,
                                          "period", period_of (title), "sheets", guess.sheets));
}

/* "rekap_data-stunting (2).xlsx" → "Rekap data stunting". */
static char *
title_of_file (const char *path)
{
  g_autofree char *name = g_path_get_basename (path);
  char *dot = strrchr (name, '.');
  g_autofree char *first = NULL;
  g_autofree char *up = NULL;

  if (dot != NULL)
    *dot = '\0';
  g_strdelimit (name, "_-", ' ');
  g_strstrip (name);
  if (*name == '\0' || !g_utf8_validate (name, -1, NULL))
    return g_strdup ("Formulir dari Excel");
  first = g_utf8_substring (name, 0, 1);
  up = g_utf8_strup (first, -1);
  return g_strconcat (up, name + strlen (first), NULL);
}

/**
 * monev_form_guess_file:
 * @path: a workbook: XLSX, XLS
 *
 * Returns: (transfer full) (nullable): INVALID when it holds no table, and what the reader refuses
 */
MonevDataForm *
monev_form_guess_file (const char *path, MonevIssueList *notes, GError **error)
{
  g_autoptr (MonevIssueList) read = monev_issue_list_new ();
  g_autoptr (GPtrArray) tables = monev_table_file_read_all (path, read, error);
  g_autofree char *title = title_of_file (path);
  g_autoptr (MonevFormDraft) draft = NULL;
  g_autoptr (MonevIssueList) faults = monev_issue_list_new ();
  MonevDataForm *form;

  if (tables == NULL)
    return NULL;
  draft = monev_form_guess (tables, title, notes);
  if (draft == NULL)
    {
      g_set_error (error, MONEV_ERROR, MONEV_ERROR_INVALID,
                   "Tidak ada tabel yang dikenali di %s. Pastikan tabelnya mempunyai baris judul "
                   "kolom.",
                   path);
      return NULL;
    }
  form = monev_data_form_from_json (monev_form_draft_json (draft), NULL, faults);
  if (form == NULL)
    g_set_error (error, MONEV_ERROR, MONEV_ERROR_INVALID, "Tabel di %s tidak dapat dijadikan formulir. %s",
                 path, monev_issue_list_get (faults, 0)->message);
  return form;
}
