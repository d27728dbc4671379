/* Where a table begins on a sheet: the rows of its headings, below titles and above the numbering. */
#include "form-guess-private.h"

#include <stdlib.h>
#include <string.h>

#define SEARCHED 80 /* rows below the last table */

/* Words that stand over the columns of an office's tables. */
static const char *const known[]
    = { "no",       "nomor",     "kode",      "uraian",    "indikator", "satuan",   "target",
        "realisasi", "capaian",  "keterangan", "ket",      "nama",      "jumlah",   "tahun",
        "kecamatan", "desa",     "kelurahan", "opd",       "skpd",      "program",  "kegiatan",
        "anggaran", "pagu",      "lokasi",    "sumber",    "definisi",  "data",     "volume",
        "nilai",    "triwulan",  "bulan",     "persentase", "persen",   "tanggal",  "jenis",
        "status",   "kondisi",   "sasaran",   "kinerja",   "variabel",  "elemen",   NULL };

static const char *const numbers[]
    = { "no", "nomor", "no urut", "nomor urut", "nmr", "#", NULL };
static const char *const labels[]
    = { "uraian",  "indikator", "nama data", "jenis data", "data",   "variabel", "elemen",
        "program", "kegiatan",  "sub kegiatan", "kecamatan", "desa", "kelurahan", "nama", "opd",
        "perangkat daerah", "skpd", "jenis", "bidang", "urusan", "komponen", "sasaran", "tahapan",
        "aspek", "kriteria", "bentuk", "puskesmas", "sekolah", NULL };

/* ---- cells ---- */

static const MonevTableRange *
merge_at (const MonevTable *table, gint64 row, guint column)
{
  for (guint i = 0; i < monev_table_n_merges (table); i++)
    {
      const MonevTableRange *range = monev_table_merge (table, i);

      if (row >= range->first_row && row <= range->last_row && column >= range->first_column
          && column <= range->last_column)
        return range;
    }
  return NULL;
}

/** guess_text: Returns: (transfer full): of a cell, blanks and line ends as one blank. */
char *
guess_text (const GuessTable *self, gint64 row, guint column)
{
  MonevCell cell = monev_table_cell (self->table, row, column);
  g_auto (GStrv) words = NULL;
  GString *text;

  if (cell.kind == MONEV_CELL_EMPTY || cell.kind == MONEV_CELL_ERROR)
    return g_strdup ("");
  words = g_strsplit_set (cell.text, " \t\r\n\v\f", -1);
  text = g_string_new (NULL);
  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", words[i]);
  return g_string_free (text, FALSE);
}

/** guess_shorten: Returns: (transfer full): no longer than a form takes. */
char *
guess_shorten (const char *text)
{
  g_autofree char *head = NULL;

  if (g_utf8_strlen (text, -1) <= GUESS_LETTERS)
    return g_strdup (text);
  head = g_utf8_substring (text, 0, GUESS_LETTERS - 1);
  return g_strconcat (head, "…", NULL);
}

/** guess_fold: Returns: (transfer full): in small letters, without what ends it. */
char *
guess_fold (const char *text)
{
  char *folded = g_utf8_strdown (text, -1);
  gsize length = strlen (folded);

  while (length > 0 && strchr (" .:;*", folded[length - 1]) != NULL)
    folded[--length] = '\0';
  return folded;
}

/** guess_is_one_of: Returns: whether a folded text is one of @words. */
gboolean
guess_is_one_of (const char *text, const char *const *words)
{
  return g_strv_contains (words, text);
}

/** guess_n_filled: Returns: how many cells of a row hold something. */
guint
guess_n_filled (const GuessTable *self, gint64 row)
{
  guint n = 0;

  for (guint c = self->first_column; c <= self->last_column; c++)
    {
      g_autofree char *text = guess_text (self, row, c);

      n += *text != '\0';
    }
  return n;
}

/* ---- what a row looks like ---- */

/* "1", "(2)", "5 = 4 : 3": what stands below headings. */
static gboolean
is_numbering (const GuessTable *self, gint64 row)
{
  long last = 0;
  guint n = 0;

  for (guint c = self->first_column; c <= self->last_column; c++)
    {
      g_autofree char *text = guess_text (self, row, c);
      const char *at = text + (*text == '(' ? 1 : 0);
      char *end = NULL;
      long number;

      if (*text == '\0')
        continue;
      number = strtol (at, &end, 10);
      if (end == at || number != last + 1 || strchr (")= ", *end) == NULL)
        return FALSE;
      last = number;
      n++;
    }
  return n >= 3;
}

static gboolean
is_year (const char *text)
{
  return strlen (text) == 4 && strspn (text, "0123456789") == 4
         && (g_str_has_prefix (text, "19") || g_str_has_prefix (text, "20"));
}

/* A word, a year, the number of a month: nothing that is a figure of its own. */
static gboolean
is_head_text (const char *text)
{
  gboolean digits = strspn (text, "0123456789.,-") == strlen (text);

  return !digits || is_year (text) || (strlen (text) <= 2 && atoi (text) >= 1 && atoi (text) <= 12);
}

static gboolean
begins_with_known (const char *text)
{
  g_autofree char *folded = guess_fold (text);
  g_auto (GStrv) words = g_strsplit_set (folded, " /(", 2);

  return words[0] != NULL && guess_is_one_of (guess_is_one_of (folded, known) ? folded : words[0], known);
}

/** guess_is_head: Returns: whether a row looks like headings: several words side by side, at least one
 * of them known, and nothing like "Nama OPD : …". */
gboolean
guess_is_head (const GuessTable *self, gint64 row)
{
  guint filled = 0, words = 0, hits = 0;

  for (guint c = self->first_column; c <= self->last_column; c++)
    {
      g_autofree char *text = guess_text (self, row, c);

      if (*text == '\0')
        continue;
      if (*text == ':' || !is_head_text (text))
        return FALSE;
      filled++;
      words += !is_year (text);
      hits += begins_with_known (text);
    }
  return filled >= 2 && words >= 1 && (hits >= 2 || (hits >= 1 && filled >= 3) || filled >= 5);
}

/* ---- storeys ---- */

static gboolean
is_filled (const GuessTable *self, gint64 row, guint column)
{
  g_autofree char *text = guess_text (self, row, column);

  return *text != '\0';
}

/* Under a heading that reaches over the columns at its right, merged or not: there they have none. */
static gboolean
is_under_wide (const GuessTable *self, gint64 row, guint column)
{
  const MonevTableRange *merge = merge_at (self->table, self->head_first, column);

  if (merge != NULL)
    return merge->last_column > merge->first_column;
  if (!is_filled (self, self->head_first, column))
    return column > self->first_column;
  return column < self->last_column && is_filled (self, row, column + 1)
         && !is_filled (self, self->head_first, column + 1);
}

/* Words, and only under headings of several columns. */
static gboolean
is_lower_storey (const GuessTable *self, gint64 row)
{
  guint filled = 0;

  for (guint c = self->first_column; c <= self->last_column; c++)
    {
      g_autofree char *text = guess_text (self, row, c);

      if (*text == '\0')
        continue;
      if (!is_head_text (text) || !is_under_wide (self, row, c))
        return FALSE;
      filled++;
    }
  return filled >= 2;
}

static void
find_last_storey (GuessTable *self)
{
  self->head_last = self->head_first;
  for (guint i = 0; i < monev_table_n_merges (self->table); i++)
    {
      const MonevTableRange *range = monev_table_merge (self->table, i);

      if (range->first_row == self->head_first && range->last_row > self->head_last
          && range->last_row < self->head_first + GUESS_STOREYS)
        self->head_last = range->last_row;
    }
  while (self->head_last + 1 < self->head_first + GUESS_STOREYS
         && is_lower_storey (self, self->head_last + 1))
    self->head_last++;
}

/* Upwards from the numbering line. */
static void
find_first_storey (GuessTable *self)
{
  self->head_first = self->head_last;
  while (self->head_first > 1 && self->head_last - self->head_first + 1 < GUESS_STOREYS)
    {
      gint64 above = self->head_first - 1;
      gboolean joined = FALSE;

      for (guint c = self->first_column; c <= self->last_column; c++)
        {
          const MonevTableRange *merge = merge_at (self->table, self->head_first, c);

          joined |= merge != NULL && merge->first_row < self->head_first;
        }
      if (!joined && !(guess_n_filled (self, above) >= 2 && guess_is_head (self, above)))
        break;
      self->head_first = above;
    }
}

static gboolean
find_rows (GuessTable *self, gint64 from)
{
  for (gint64 row = from; row <= MIN (self->last_row, from + SEARCHED); row++)
    {
      if (is_numbering (self, row) && row > from && guess_n_filled (self, row - 1) > 0)
        {
          self->head_last = row - 1;
          find_first_storey (self);
          self->body_first = row + 1;
          return TRUE;
        }
      if (!guess_is_head (self, row))
        continue;
      self->head_first = row;
      find_last_storey (self);
      self->body_first = self->head_last + (is_numbering (self, self->head_last + 1) ? 2 : 1);
      return TRUE;
    }
  return FALSE;
}

/* ---- what stands over each column ---- */

/* Of the range it is merged into; a word that was not merged reaches over the empty cells at its right. */
static char *
storey_text (const GuessTable *self, gint64 row, guint column)
{
  const MonevTableRange *merge = merge_at (self->table, row, column);
  g_autofree char *own = guess_text (self, row, column);
  g_autofree char *below = NULL;

  if (merge != NULL)
    return guess_text (self, merge->first_row, merge->first_column);
  if (*own != '\0' || row == self->head_last || column == self->first_column)
    return g_steal_pointer (&own);
  below = guess_text (self, row + 1, column);
  return *below == '\0' ? g_strdup ("") : storey_text (self, row, column - 1);
}

static GuessHead
head_at (const GuessTable *self, guint column)
{
  GuessHead head = { .column = column };

  for (gint64 row = self->head_first; row <= self->head_last; row++)
    {
      g_autofree char *text = storey_text (self, row, column);

      if (*text == '\0' || head.n_storeys == GUESS_STOREYS
          || (head.n_storeys > 0 && strcmp (head.storeys[head.n_storeys - 1], text) == 0))
        continue;
      head.storeys[head.n_storeys++] = g_steal_pointer (&text);
    }
  return head;
}

static gboolean
begins_as (const char *text, const char *const *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (g_str_has_prefix (text, words[i])
        && strchr (" /(,", text[strlen (words[i])]) != NULL)
      return TRUE;
  return FALSE;
}

static GuessRole
role_of (const GuessTable *self, const char *folded)
{
  if (guess_is_one_of (folded, numbers) && guess_column_of (self, GUESS_NUMBER) < 0)
    return GUESS_NUMBER;
  if (g_str_has_prefix (folded, "kode") && guess_column_of (self, GUESS_CODE) < 0)
    return GUESS_CODE;
  if ((strcmp (folded, "satuan") == 0 || g_str_has_prefix (folded, "satuan uk"))
      && guess_column_of (self, GUESS_UNIT) < 0)
    return GUESS_UNIT;
  if (g_str_has_prefix (folded, "definisi") && guess_column_of (self, GUESS_DEFINITION) < 0)
    return GUESS_DEFINITION;
  if ((strcmp (folded, "sumber data") == 0 || strcmp (folded, "sumber") == 0)
      && guess_column_of (self, GUESS_SOURCE) < 0)
    return GUESS_SOURCE;
  if (begins_as (folded, labels) && guess_column_of (self, GUESS_LABEL) < 0
      && guess_column_of (self, GUESS_DATA) < 0)
    return GUESS_LABEL;
  return GUESS_DATA;
}

/** guess_column_of: Returns: the index of the first heading with that role; -1 for none. */
int
guess_column_of (const GuessTable *self, GuessRole role)
{
  for (guint i = 0; i < self->heads->len; i++)
    if (g_array_index (self->heads, GuessHead, i).role == role)
      return (int)i;
  return -1;
}

/* Where none is called so: the column of words before all others. */
static void
find_label (GuessTable *self)
{
  for (guint i = 0; i < self->heads->len && guess_column_of (self, GUESS_LABEL) < 0; i++)
    {
      GuessHead *head = &g_array_index (self->heads, GuessHead, i);
      guint texts = 0, n = 0;

      if (head->role != GUESS_DATA)
        continue;
      for (gint64 row = self->body_first; row < self->body_first + 12; row++)
        {
          MonevCell cell = monev_table_cell (self->table, row, head->column);

          n += cell.kind != MONEV_CELL_EMPTY;
          texts += cell.kind == MONEV_CELL_TEXT;
        }
      if (n >= 2 && texts * 3 >= n * 2)
        head->role = GUESS_LABEL;
      return;
    }
}

static void
clear_head (gpointer data)
{
  GuessHead *head = data;

  for (guint i = 0; i < head->n_storeys; i++)
    g_free (head->storeys[i]);
}

/** guess_find_head: the first table at or below @from. Returns: whether there is one. */
gboolean
guess_find_head (GuessTable *self, gint64 from)
{
  if (!find_rows (self, from))
    return FALSE;
  g_clear_pointer (&self->heads, g_array_unref);
  self->heads = g_array_new (FALSE, TRUE, sizeof (GuessHead));
  g_array_set_clear_func (self->heads, clear_head);
  for (guint c = self->first_column; c <= self->last_column; c++)
    {
      GuessHead head = head_at (self, c);
      g_autofree char *folded
          = head.n_storeys > 0 ? guess_fold (head.storeys[head.n_storeys - 1]) : NULL;

      if (folded == NULL)
        continue;
      head.role = role_of (self, folded);
      g_array_append_val (self->heads, head);
    }
  find_label (self);
  return self->heads->len >= 2;
}
