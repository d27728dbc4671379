/* What the cells of a column hold, told by its heading, its cells and how they are shown. */
#include "form-guess-private.h"

#include <string.h>

#include "exchange/number-text.h"

#define MANY_CHOICES 6
#define CHOICE_LETTERS 40
#define MONEY_DIGITS 7 /* rupiah of a budget are that long at least */
#define MONEY_BESIDE 5

typedef struct {
  guint n, numbers, whole, percents, rupiah, dates, texts, answers, formulas;
  guint digits;   /* of the longest whole part */
  int   decimals; /* of the longest part behind the comma */
  GHashTable *words; /* char * → how often */
} Content;

/* ---- cells ---- */

static void
count_number (Content *self, const char *plain)
{
  const char *point = strchr (plain, '.');
  gsize length = point == NULL ? strlen (plain) : (gsize)(point - plain);

  self->numbers++;
  self->whole += point == NULL;
  self->digits = MAX (self->digits, (guint)(length - (*plain == '-')));
  if (point != NULL)
    self->decimals = MAX (self->decimals, (int)strlen (point + 1));
}

/* "1.250.000", "12,5", "Rp 1.000", "75 %": figures that were typed as words. */
static gboolean
count_written (Content *self, const char *text)
{
  g_autofree char *folded = g_utf8_strdown (text, -1);
  const char *at = folded;
  gboolean rupiah = g_str_has_prefix (at, "rp");
  gsize length;
  const char *comma;

  if (rupiah)
    at += 2 + strspn (at + 2, ". ");
  length = strspn (at, "-0123456789.,");
  if (length == 0 || strpbrk (at, "0123456789") == NULL
      || (at[length] != '\0' && strcmp (at + length, "%") != 0 && strcmp (at + length, " %") != 0
          && strcmp (at + length, ",-") != 0))
    return FALSE;
  comma = strchr (at, ',');
  self->numbers++;
  self->rupiah += rupiah;
  self->percents += strchr (at, '%') != NULL;
  self->whole += comma == NULL;
  self->digits = MAX (self->digits, (guint)strspn (at, "-0123456789."));
  if (comma != NULL)
    self->decimals = MAX (self->decimals, (int)strspn (comma + 1, "0123456789"));
  return TRUE;
}

static gboolean
is_answer (const char *folded)
{
  static const char *const words[] = { "ya", "tidak", "y", "t", "ada", "tidak ada", "√", "v", "✓",
                                       "sudah", "belum", NULL };

  return guess_is_one_of (folded, words);
}

static void
count_text (Content *self, const char *text)
{
  g_autofree char *folded = guess_fold (text);
  gpointer seen;

  if (count_written (self, text))
    return;
  self->texts++;
  self->answers += is_answer (folded);
  seen = g_hash_table_lookup (self->words, text);
  if (g_hash_table_size (self->words) <= MANY_CHOICES + 1 || seen != NULL)
    g_hash_table_insert (self->words, g_strdup (text),
                         GUINT_TO_POINTER (GPOINTER_TO_UINT (seen) + 1));
}

static void
count_cell (Content *self, const GuessTable *table, gint64 row, guint column)
{
  MonevCell cell = monev_table_cell (table->table, row, column);
  g_autofree char *text = guess_text (table, row, column);
  g_autofree char *plain = NULL;

  self->formulas += (cell.flags & MONEV_CELL_FORMULA) != 0;
  if (*text == '\0' || strcmp (text, "-") == 0)
    return;
  self->n++;
  switch (cell.kind)
    {
    case MONEV_CELL_NUMBER:
      plain = monev_number_to_plain (cell.text);
      count_number (self, plain != NULL ? plain : "0");
      self->percents += (cell.flags & MONEV_CELL_PERCENT) != 0;
      break;
    case MONEV_CELL_DATE:
      self->dates++;
      break;
    case MONEV_CELL_BOOLEAN:
      self->texts++;
      self->answers++;
      break;
    case MONEV_CELL_EMPTY:
    case MONEV_CELL_TEXT:
    case MONEV_CELL_ERROR:
    default:
      count_text (self, text);
    }
}

static void
count (Content *self, const GuessTable *table, const GuessColumn *column)
{
  for (guint i = 0; i < table->lines->len; i++)
    {
      const GuessLine *line = &g_array_index (table->lines, GuessLine, i);

      if (line->kind != GUESS_LINE_ROW && line->kind != GUESS_LINE_OPEN)
        continue;
      for (guint k = 0; k < column->columns->len; k++)
        count_cell (self, table, line->row, g_array_index (column->columns, guint, k));
    }
}

/* ---- headings ---- */

static gboolean
says (const char *folded, const char *const *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    {
      const char *found = strstr (folded, words[i]);

      if (found != NULL && (found == folded || !g_ascii_isalpha (found[-1])))
        return TRUE;
    }
  return FALSE;
}

static gboolean
says_percent (const char *folded)
{
  static const char *const words[] = { "persen", "prevalensi", "proporsi", NULL };

  return strchr (folded, '%') != NULL || says (folded, words);
}

static gboolean
says_money (const char *folded)
{
  static const char *const words[] = { "(rp", "rp ", "rp.", "rupiah", "pagu", "anggaran", "biaya",
                                       "belanja", "keuangan", "harga", "nilai kontrak", NULL };
  static const char *const not[] = { "sumber dana", "sumber anggaran", "jenis belanja", NULL };

  return says (folded, words) && !says (folded, not);
}

static gboolean
says_date (const char *folded)
{
  static const char *const words[] = { "tanggal", "tgl", NULL };

  return says (folded, words);
}

static gboolean
says_text (const char *folded)
{
  static const char *const words[]
      = { "keterangan", "ket", "catatan", "lokasi", "alamat", "nama", "masalah", "permasalahan",
          "kendala", "solusi", "tindak lanjut", "sumber", "penanggung", "dokumen", "telepon",
          "kontak", "uraian", "kegiatan", "program", "pelaksana", "upaya", "jenis", NULL };

  return says (folded, words);
}

static gboolean
says_count (const char *folded)
{
  static const char *const words[]
      = { "jumlah", "banyak", "orang", "kasus", "sasaran", "unit", "desa", "kk", NULL };

  return says (folded, words);
}

static gboolean
says_figure (const char *folded)
{
  static const char *const words[] = { "target", "realisasi", "capaian", "nilai", "volume",
                                       "rencana", "hasil", "skor", "luas", "panjang", NULL };

  return says (folded, words);
}

/* ---- kinds ---- */

static void
settle (GuessColumn *column, MonevDataKind kind, gboolean doubtful, const char *why)
{
  column->kind = kind;
  column->doubtful = doubtful;
  g_free (column->why);
  column->why = g_strdup (why);
}

static int
compare_words (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

static gboolean
take_choices (GuessColumn *column, const Content *content)
{
  guint n = g_hash_table_size (content->words);
  GHashTableIter iter;
  gpointer word;

  if (content->texts < 6 || n < 2 || n > MANY_CHOICES || n * 2 > content->texts)
    return FALSE;
  g_hash_table_iter_init (&iter, content->words);
  while (g_hash_table_iter_next (&iter, &word, NULL))
    if (g_utf8_strlen (word, -1) > CHOICE_LETTERS)
      return FALSE;
  column->choices = g_ptr_array_new_with_free_func (g_free);
  g_hash_table_iter_init (&iter, content->words);
  while (g_hash_table_iter_next (&iter, &word, NULL))
    g_ptr_array_add (column->choices, g_strdup (word));
  g_ptr_array_sort (column->choices, compare_words);
  settle (column, MONEV_DATA_CHOICE, TRUE, "isinya beberapa kata yang berulang");
  return TRUE;
}

static void
tell_number (GuessColumn *column, const char *folded, const Content *content)
{
  if (content->percents * 2 > content->numbers || says_percent (folded))
    settle (column, MONEV_DATA_PERCENT, FALSE,
            content->percents > 0 ? "selnya ditampilkan sebagai persen" : "judulnya menyebut persen");
  else if (content->rupiah > 0 || says_money (folded))
    settle (column, MONEV_DATA_MONEY, FALSE,
            content->rupiah > 0 ? "isinya bertanda Rp" : "judulnya menyebut uang");
  else if (content->whole == content->numbers && content->digits >= MONEY_DIGITS)
    settle (column, MONEV_DATA_MONEY, TRUE, "isinya bilangan yang sangat besar");
  else if (content->whole == content->numbers)
    settle (column, MONEV_DATA_INTEGER, FALSE, "isinya bilangan bulat");
  else
    settle (column, MONEV_DATA_DECIMAL, FALSE, "isinya bilangan berkoma");
  if (column->kind == MONEV_DATA_DECIMAL && content->decimals > 0 && content->decimals <= 4)
    column->decimals = content->decimals;
}

static void
tell_filled (GuessColumn *column, const char *folded, const Content *content)
{
  if (content->dates * 2 > content->n)
    settle (column, MONEV_DATA_DATE, FALSE, "isinya tanggal");
  else if (content->numbers * 2 > content->n)
    tell_number (column, folded, content);
  else if (content->answers * 10 >= content->texts * 9)
    settle (column, MONEV_DATA_YESNO, FALSE, "isinya ya atau tidak");
  else if (says_text (folded) && content->texts < 12)
    settle (column, MONEV_DATA_TEXT, FALSE, "isinya kata-kata");
  else if (!take_choices (column, content))
    settle (column, MONEV_DATA_TEXT, FALSE, "isinya kata-kata");
}

/* Nothing stands there: only the heading can tell. */
static void
tell_empty (GuessColumn *column, const char *folded, gboolean units)
{
  if (strstr (folded, "ya/tidak") != NULL || strstr (folded, "ada/tidak") != NULL)
    settle (column, MONEV_DATA_YESNO, FALSE, "judulnya menyebut ya atau tidak");
  else if (says_date (folded))
    settle (column, MONEV_DATA_DATE, FALSE, "judulnya menyebut tanggal");
  else if (says_percent (folded))
    settle (column, MONEV_DATA_PERCENT, FALSE, "judulnya menyebut persen");
  else if (says_money (folded))
    settle (column, MONEV_DATA_MONEY, FALSE, "judulnya menyebut uang");
  else if (says_text (folded))
    settle (column, MONEV_DATA_TEXT, FALSE, "judulnya menyebut keterangan");
  else if (says_count (folded))
    settle (column, MONEV_DATA_INTEGER, TRUE, "judulnya menyebut jumlah");
  else if (units || says_figure (folded) || column->spread != MONEV_DATA_SPREAD_NONE)
    settle (column, MONEV_DATA_DECIMAL, TRUE, "kolomnya kosong dan judulnya menyebut angka");
  else
    settle (column, MONEV_DATA_TEXT, TRUE, "kolomnya kosong");
}

static void
tell_kind (const GuessTable *self, GuessColumn *column)
{
  g_autofree char *folded = g_utf8_strdown (column->label, -1);
  g_autoptr (GHashTable) words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Content content = { .words = words };

  count (&content, self, column);
  column->computed = content.formulas >= 2 && content.formulas * 2 > content.n;
  if (content.n > 0)
    tell_filled (column, folded, &content);
  else
    tell_empty (column, folded, guess_column_of (self, GUESS_UNIT) >= 0);
}

/* ---- sums ---- */

static gboolean
has_value (const GuessTable *self, const GuessColumn *column, GuessLineKind kind)
{
  for (guint i = 0; i < self->lines->len; i++)
    {
      const GuessLine *line = &g_array_index (self->lines, GuessLine, i);

      for (guint k = 0; line->kind == kind && k < column->columns->len; k++)
        {
          MonevCell cell = monev_table_cell (self->table, line->row,
                                             g_array_index (column->columns, guint, k));

          if (cell.kind == MONEV_CELL_NUMBER || (cell.flags & MONEV_CELL_FORMULA) != 0)
            return TRUE;
        }
    }
  return FALSE;
}

static gboolean
any_value (const GuessTable *self, GuessLineKind kind)
{
  for (guint i = 0; i < self->columns->len; i++)
    if (has_value (self, self->columns->pdata[i], kind))
      return TRUE;
  return FALSE;
}

/* Lines of sums say what is summed; where they are empty too, all that can be. */
static void
tell_total (const GuessTable *self, GuessColumn *column, gboolean filled)
{
  if (!monev_data_kind_is_number (column->kind))
    return;
  if (guess_n_lines (self, GUESS_LINE_TOTAL) > 0
      && (filled ? has_value (self, column, GUESS_LINE_TOTAL)
                 : column->kind != MONEV_DATA_PERCENT))
    column->total
        = column->kind == MONEV_DATA_PERCENT ? MONEV_DATA_TOTAL_MEAN : MONEV_DATA_TOTAL_SUM;
  else if (guess_n_lines (self, GUESS_LINE_MEAN) > 0 && has_value (self, column, GUESS_LINE_MEAN))
    column->total = MONEV_DATA_TOTAL_MEAN;
}

/* Beside a budget a long whole number is money too. */
static void
tell_money_beside (GuessTable *self)
{
  gboolean money = FALSE;

  for (guint i = 0; i < self->columns->len; i++)
    money |= ((GuessColumn *)self->columns->pdata[i])->kind == MONEV_DATA_MONEY;
  for (guint i = 0; money && i < self->columns->len; i++)
    {
      GuessColumn *column = self->columns->pdata[i];
      g_autoptr (GHashTable) words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      Content content = { .words = words };

      if (column->kind != MONEV_DATA_INTEGER)
        continue;
      count (&content, self, column);
      if (content.digits >= MONEY_BESIDE)
        settle (column, MONEV_DATA_MONEY, TRUE, "isinya bilangan besar di sebelah kolom uang");
    }
}

/** guess_kinds: what each column asks for, and how it is summed. */
void
guess_kinds (GuessTable *self)
{
  gboolean filled;

  for (guint i = 0; i < self->columns->len; i++)
    tell_kind (self, self->columns->pdata[i]);
  tell_money_beside (self);
  filled = any_value (self, GUESS_LINE_TOTAL);
  for (guint i = 0; i < self->columns->len; i++)
    tell_total (self, self->columns->pdata[i], filled);
}
