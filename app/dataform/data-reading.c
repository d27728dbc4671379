#include "data-reading-private.h"

#include <string.h>

#include "base/fold.h"

/** monev_data_reading_clear: frees the members. */
void
monev_data_reading_clear (MonevDataReading *self)
{
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->other, g_free);
  g_clear_pointer (&self->words, g_free);
}

/** monev_reading_set: @rule: (nullable): static. */
void
monev_reading_set (ReadingCell *self, const char *text, MonevDataHow how, const char *rule)
{
  monev_data_reading_clear (self->reading);
  *self->reading = (MonevDataReading){ .text = g_strdup (text), .how = how, .rule = rule };
}

/** monev_reading_doubt: @other: (nullable): the other reading. @words: Indonesian: why. */
void
monev_reading_doubt (ReadingCell *self, const char *text, const char *other, const char *rule,
                     const char *words)
{
  g_autofree char *kept = g_strdup (text);

  monev_reading_set (self, kept, MONEV_DATA_DOUBTFUL, rule);
  self->reading->other = g_strdup (other);
  self->reading->words = g_strdup (words);
}

/* What looks like a minus or a hyphen, in any script that offices paste from. */
static gboolean
is_dash (gunichar c)
{
  return c == 0x2212 || (c >= 0x2010 && c <= 0x2015) || c == 0xFE63 || c == 0xFF0D || c == 0xAD;
}

static gboolean
is_blank (gunichar c)
{
  return g_unichar_isspace (c) || g_unichar_type (c) == G_UNICODE_SPACE_SEPARATOR || c == 0x2800;
}

static gboolean
is_invisible (gunichar c)
{
  return (c >= 0x200B && c <= 0x200F) || c == 0xFEFF || c == 0x2060 || (c >= 0x202A && c <= 0x202E);
}

/** monev_reading_tidy: Returns: (transfer full): one kind of blank and of minus, digits of ASCII, nothing
 * invisible, no apostrophe of Excel in front. */
char *
monev_reading_tidy (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *out = g_string_new (NULL);

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (is_invisible (c))
        continue;
      if (is_blank (c))
        {
          if (out->len > 0 && out->str[out->len - 1] != ' ')
            g_string_append_c (out, ' ');
        }
      else if (is_dash (c))
        g_string_append_c (out, '-');
      else if (c >= 0xFF01 && c <= 0xFF5E)
        g_string_append_c (out, (char)(c - 0xFF01 + '!'));
      else if (out->len > 0 || c != '\'')
        g_string_append_unichar (out, c);
    }
  return g_strstrip (g_string_free (out, FALSE));
}

/** monev_reading_is_empty: Returns: whether the text says that there is no value (yet). */
gboolean
monev_reading_is_empty (const char *tidied)
{
  static const char *const words[]
      = { "n/a",           "na",           "#n/a",         "tba",
          "menyusul",      "data menyusul", "belum ada",   "belum ada data", "belum", "kosong",
          "belum tersedia", "tidak tersedia", "tidak ada data", "data belum ada", "null", "none",
          "belum diisi",   "dalam proses", "masih diproses", "tad", "akan menyusul", NULL };
  g_autofree char *folded = g_utf8_strdown (tidied, -1);
  g_auto (GStrv) parts = g_strsplit (folded, ".", -1);
  g_autofree char *plain = g_strjoinv ("", parts);

  return tidied[strspn (tidied, "-._?/ ")] == '\0' || strcmp (tidied, "…") == 0
         || g_strv_contains (words, plain);
}

/** monev_reading_is_percent: Returns: whether the cell asks for a percentage. */
gboolean
monev_reading_is_percent (const ReadingCell *self)
{
  return self->spec->kind == MONEV_DATA_PERCENT
         || (self->unit != NULL
             && (g_ascii_strcasecmp (self->unit, "persen") == 0 || strcmp (self->unit, "%") == 0));
}

/** monev_reading_is_inside: Returns: whether the range of the cell allows @value. */
gboolean
monev_reading_is_inside (const MonevDataSpec *spec, MonevDecimal value)
{
  MonevDecimal bound;

  if (spec->minimum != NULL && monev_decimal_from_text (spec->minimum, &bound, NULL)
      && monev_decimal_compare (value, bound) < 0)
    return FALSE;
  return spec->maximum == NULL || !monev_decimal_from_text (spec->maximum, &bound, NULL)
         || monev_decimal_compare (value, bound) <= 0;
}

static void
set_missing (ReadingCell *self, const char *rule, const char *words)
{
  monev_reading_set (self, "", MONEV_DATA_MISSING, rule);
  self->reading->words = g_strdup (words);
}

/* ---- choices ---- */

/* Excel makes 1.0 of 1, and a choice may be a figure. */
static int
find_choice (char **choices, const char *text)
{
  g_autofree char *folded = monev_fold_key (text);
  int found = -1;

  for (int i = 0; choices != NULL && choices[i] != NULL; i++)
    {
      g_autofree char *key = monev_fold_key (choices[i]);

      if (strcmp (key, folded) != 0 || *folded == '\0')
        continue;
      if (found >= 0)
        return -2;
      found = i;
    }
  return found;
}

/* The one choice that begins with what was written; -1 for none or several. */
static int
begin_of_choice (char **choices, const char *text)
{
  g_autofree char *folded = monev_fold_key (text);
  int found = -1;

  for (int i = 0; choices != NULL && choices[i] != NULL && *folded != '\0'; i++)
    {
      g_autofree char *key = monev_fold_key (choices[i]);

      if (!g_str_has_prefix (key, folded) && !g_str_has_prefix (folded, key))
        continue;
      if (found >= 0)
        return -1;
      found = i;
    }
  return found;
}

/** monev_reading_choice: one of the choices, however it is spelled. */
void
monev_reading_choice (ReadingCell *self, const char *tidied)
{
  char **choices = self->spec->choices;
  int at;

  for (guint i = 0; choices != NULL && choices[i] != NULL; i++)
    if (strcmp (choices[i], self->cell->text) == 0)
      {
        monev_reading_set (self, choices[i], MONEV_DATA_TAKEN, NULL);
        return;
      }
  at = find_choice (choices, tidied);
  if (at >= 0)
    monev_reading_set (self, choices[at], MONEV_DATA_REPAIRED, "ejaan-pilihan");
  else if ((at = begin_of_choice (choices, tidied)) >= 0)
    monev_reading_doubt (self, choices[at], NULL, "pilihan-mirip",
                         "Mirip dengan salah satu pilihan, tetapi tidak sama.");
  else
    monev_reading_doubt (self, "", NULL, "pilihan-lain", "Tidak ada di daftar pilihan.");
}

/** monev_reading_truth: "ya" or "tidak", however it is written. */
void
monev_reading_truth (ReadingCell *self, const char *tidied)
{
  static const struct { const char *word, *value; gboolean certain; } words[] = {
    { "ya", "ya", TRUE },       { "y", "ya", TRUE },         { "iya", "ya", TRUE },
    { "yes", "ya", TRUE },      { "true", "ya", TRUE },      { "benar", "ya", TRUE },
    { "tidak", "tidak", TRUE }, { "tdk", "tidak", TRUE },    { "no", "tidak", TRUE },
    { "false", "tidak", TRUE }, { "n", "tidak", TRUE },      { "tak", "tidak", TRUE },
    { "salah", "tidak", FALSE }, { "t", "tidak", FALSE },    { "x", "ya", FALSE },
    { "v", "ya", FALSE },       { "✓", "ya", FALSE },        { "√", "ya", FALSE },
    { "ada", "ya", FALSE },     { "tidak ada", "tidak", FALSE }, { "sudah", "ya", FALSE },
    { "1", "ya", FALSE },       { "0", "tidak", FALSE },
  };
  g_autofree char *folded = g_utf8_strdown (tidied, -1);

  if (strcmp (self->cell->text, "ya") == 0 || strcmp (self->cell->text, "tidak") == 0)
    {
      monev_reading_set (self, self->cell->text, MONEV_DATA_TAKEN, NULL);
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strcmp (folded, words[i].word) == 0)
      {
        if (words[i].certain)
          monev_reading_set (self, words[i].value, MONEV_DATA_REPAIRED, "ya-tidak");
        else
          monev_reading_doubt (self, words[i].value, NULL, "ya-tidak",
                               "Seharusnya ditulis ya atau tidak.");
        return;
      }
  monev_reading_doubt (self, "", NULL, "ya-tidak", "Seharusnya ditulis ya atau tidak.");
}

/* ---- the cell ---- */

static gboolean
is_canonical (const char *text, gsize length)
{
  const char *at = text + (*text == '-');
  gsize whole = strspn (at, "0123456789");
  const char *point = at + whole;

  if (whole == 0 || length > 15 || (*at == '0' && whole > 1) || strcmp (text, "-0") == 0)
    return FALSE;
  if (*point == '\0')
    return TRUE;
  return *point == '.' && point[1] != '\0' && point[1 + strspn (point + 1, "0123456789")] == '\0'
         && text[length - 1] != '0';
}

/** monev_data_reading_is_plain: Returns: whether the text of @cell is its value as it stands: a text, or a
 * whole number for a cell that has no range. The quick way for most cells. */
gboolean
monev_data_reading_is_plain (const MonevCell *cell, const MonevDataSpec *spec)
{
  if (cell->kind == MONEV_CELL_TEXT && spec->kind == MONEV_DATA_TEXT)
    return cell->length > 0 && (guchar)*cell->text > ' '
           && (guchar)cell->text[cell->length - 1] > ' ';
  if (cell->kind != MONEV_CELL_NUMBER || (cell->flags & MONEV_CELL_PERCENT) != 0
      || !is_canonical (cell->text, cell->length))
    return FALSE;
  if (spec->kind == MONEV_DATA_INTEGER && strchr (cell->text, '.') != NULL)
    return FALSE;
  /* A row may ask for a percentage; then a fraction is none that is plain. */
  if (spec->kind == MONEV_DATA_DECIMAL
      && (strcmp (cell->text, "1") == 0 || strncmp (cell->text, "0.", 2) == 0 || *cell->text == '-'))
    return FALSE;
  return (spec->kind == MONEV_DATA_INTEGER || spec->kind == MONEV_DATA_MONEY
          || spec->kind == MONEV_DATA_DECIMAL)
         && spec->maximum == NULL
         && (spec->minimum == NULL || (strcmp (spec->minimum, "0") == 0 && *cell->text != '-'));
}

static void
read_typed (ReadingCell *self)
{
  g_autofree char *tidied = monev_reading_tidy (self->cell->text);
  gboolean empty = *tidied == '\0' || monev_reading_is_empty (tidied);

  if (*tidied == '\0')
    monev_reading_set (self, "", MONEV_DATA_MISSING, NULL);
  else if (empty && self->spec->kind != MONEV_DATA_TEXT
           && find_choice (self->spec->choices, tidied) < 0)
    {
      g_autofree char *words = g_strdup_printf ("Tertulis “%s”: belum ada isinya.", tidied);

      set_missing (self, "belum-ada", words);
    }
  else if (self->spec->kind == MONEV_DATA_TEXT)
    monev_reading_set (self, tidied, MONEV_DATA_TAKEN, NULL);
  else if (self->spec->kind == MONEV_DATA_CHOICE)
    monev_reading_choice (self, tidied);
  else if (self->spec->kind == MONEV_DATA_YESNO)
    monev_reading_truth (self, tidied);
  else if (self->spec->kind == MONEV_DATA_DATE)
    monev_reading_date (self, tidied);
  else
    monev_reading_figure (self, tidied);
}

static void
read_boolean (ReadingCell *self)
{
  gboolean yes = strcmp (self->cell->text, "TRUE") == 0;

  if (self->spec->kind == MONEV_DATA_YESNO)
    monev_reading_set (self, yes ? "ya" : "tidak", MONEV_DATA_REPAIRED, "ya-tidak");
  else if (self->spec->kind == MONEV_DATA_TEXT || self->spec->kind == MONEV_DATA_CHOICE)
    read_typed (self);
  else
    monev_reading_doubt (self, "", NULL, "benar-salah",
                         "Berisi nilai benar atau salah, bukan angka.");
}

/* The texts of several lines keep them. */
static void
read_text (ReadingCell *self)
{
  g_autofree char *text = NULL;

  if (self->spec->kind != MONEV_DATA_TEXT)
    {
      read_typed (self);
      return;
    }
  text = g_strstrip (g_utf8_make_valid (self->cell->text, -1));
  monev_reading_set (self, text, *text == '\0' ? MONEV_DATA_MISSING : MONEV_DATA_TAKEN, NULL);
}

static void
read_day (ReadingCell *self)
{
  g_autofree char *day = g_strndup (self->cell->text, 10);

  if (self->spec->kind == MONEV_DATA_TEXT)
    monev_reading_set (self, self->cell->text, MONEV_DATA_TAKEN, NULL);
  else if (self->spec->kind == MONEV_DATA_DATE && strlen (self->cell->text) >= 10)
    monev_reading_set (self, day,
                       strlen (self->cell->text) == 10 ? MONEV_DATA_TAKEN : MONEV_DATA_REPAIRED,
                       strlen (self->cell->text) == 10 ? NULL : "jam-dibuang");
  else if (self->spec->kind == MONEV_DATA_DATE)
    monev_reading_doubt (self, "", NULL, "tanggal", "Berisi jam, bukan tanggal.");
  else
    monev_reading_doubt (self, "", NULL, "tanggal-bukan-angka",
                         "Berisi tanggal. Mungkin angka yang diubah Excel menjadi tanggal.");
}

static void
read_error (ReadingCell *self)
{
  g_autofree char *words
      = g_strdup_printf ("Rumus di sel ini gagal dihitung (%s).", self->cell->text);

  set_missing (self, "rumus-gagal", words);
}

/**
 * monev_data_reading_of_cell:
 * @cell: as the file gave it
 * @unit: (nullable): of the row: "keluarga"
 * @last: (nullable): the value of the period before: only puts the likelier of two readings first
 * @reading: (out caller-allocates): cleared with monev_data_reading_clear()
 */
void
monev_data_reading_of_cell (const MonevCell *cell, const MonevDataSpec *spec, const char *unit,
                            const char *last, MonevDataReading *reading)
{
  ReadingCell self = { cell, spec, unit, last, reading };

  *reading = (MonevDataReading){ NULL };
  switch (cell->kind)
    {
    case MONEV_CELL_EMPTY:
      monev_reading_set (&self, "", MONEV_DATA_MISSING, NULL);
      if ((cell->flags & MONEV_CELL_FORMULA) != 0)
        set_missing (&self, "rumus-kosong",
                     "Berisi rumus, tetapi berkas tidak menyimpan hasilnya.");
      break;
    case MONEV_CELL_TEXT:
      read_text (&self);
      break;
    case MONEV_CELL_NUMBER:
      monev_reading_number (&self);
      break;
    case MONEV_CELL_BOOLEAN:
      read_boolean (&self);
      break;
    case MONEV_CELL_DATE:
      read_day (&self);
      break;
    case MONEV_CELL_ERROR:
      read_error (&self);
      break;
    }
}
