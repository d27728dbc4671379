/* Figures, as Excel keeps them and as people write them. */
#include "data-reading-private.h"

#include <string.h>

#include "base/date.h"
#include "exchange/number-text.h"

#define MOST_READINGS 4
#define MONEY_DECIMALS 2
#define LAST_SERIAL 2958465 /* 9999-12-31 */
#define LEAST_SERIAL 20000  /* 1954: a lower number is hardly a day */

/* A text while it is taken apart. */
typedef struct {
  ReadingCell *cell;
  const char  *at;
  const char  *rule;
  const char  *doubt; /* (nullable): words: it cannot be certain any more */
  gboolean     minus, percent, letters;
  int          power; /* of ten, of "juta" */
  char        *digits; /* "1.250,5" */
} Figure;

typedef struct {
  MonevDecimal value;
  guint        decimals; /* as written */
  const char  *rule;
} Candidate;

/* ---- what is possible ---- */

static gboolean
is_whole (MonevDecimal value)
{
  return value.scale == 0;
}

static gboolean
is_possible (const ReadingCell *self, const Candidate *candidate)
{
  const MonevDataSpec *spec = self->spec;
  int most = spec->kind == MONEV_DATA_INTEGER                         ? 0
             : spec->kind == MONEV_DATA_MONEY && spec->decimals < 0 ? MONEY_DECIMALS
                                                                     : spec->decimals;

  if (most >= 0 && candidate->value.scale > (guint)most)
    return FALSE;
  if (spec->kind == MONEV_DATA_MONEY && candidate->decimals > (guint)MAX (most, MONEY_DECIMALS))
    return FALSE;
  return monev_reading_is_inside (spec, candidate->value);
}

static MonevDecimal
times_ten (MonevDecimal value, int power)
{
  MonevDecimal factor, result = value;
  gint64 ten = 1;

  for (int i = 0; i < ABS (power); i++)
    ten *= 10;
  factor = monev_decimal_new (ten, 0);
  if (power >= 0)
    monev_decimal_multiply (value, factor, &result, NULL);
  else
    monev_decimal_divide (value, factor, MONEV_DECIMAL_MAX_SCALE, MONEV_ROUND_HALF_UP, &result,
                          NULL);
  return result;
}

static MonevDecimal
size_of (MonevDecimal value)
{
  return value.coefficient < 0 ? (MonevDecimal){ -value.coefficient, value.scale } : value;
}

/* A value out of its range, as if its comma had been lost: the largest that would fit. */
static char *
with_comma (const ReadingCell *self, MonevDecimal value)
{
  for (int power = -1; power >= -3; power--)
    {
      Candidate candidate = { times_ten (value, power) };

      if (is_possible (self, &candidate))
        return monev_decimal_to_text (candidate.value);
    }
  return NULL;
}

static void
doubt_range (ReadingCell *self, MonevDecimal value, const char *other)
{
  g_autofree char *text = monev_decimal_to_text (value);
  g_autofree char *comma = other == NULL && is_whole (value) ? with_comma (self, value) : NULL;

  monev_reading_doubt (self, text, other != NULL ? other : comma, "di-luar-rentang",
                       comma != NULL ? "Di luar rentang. Mungkin tanda komanya hilang."
                                     : "Di luar rentang atau terlalu banyak angka di belakang "
                                       "koma.");
}

/* A fraction where a percentage is asked may be a percentage whose cell lost its format. */
static gboolean
doubt_fraction (ReadingCell *self, MonevDecimal value)
{
  Candidate hundredfold = { times_ten (value, 2) };
  g_autofree char *text = NULL;
  g_autofree char *other = NULL;

  if (!monev_reading_is_percent (self) || monev_decimal_is_zero (value)
      || monev_decimal_compare (size_of (value), monev_decimal_new (1, 0)) > 0
      || !is_possible (self, &hundredfold))
    return FALSE;
  text = monev_decimal_to_text (value);
  other = monev_decimal_to_text (hundredfold.value);
  monev_reading_doubt (self, text, other, "persen-pecahan",
                       "Kurang dari satu persen, atau pecahan dari seratus persen.");
  return TRUE;
}

/* ---- numbers of Excel ---- */

static void
read_percent (ReadingCell *self, MonevDecimal value)
{
  Candidate shown = { times_ten (value, 2) };
  g_autofree char *text = monev_decimal_to_text (value);
  g_autofree char *hundredfold = monev_decimal_to_text (shown.value);

  if (monev_decimal_is_zero (value))
    monev_reading_set (self, "0", MONEV_DATA_TAKEN, NULL);
  else if (!monev_reading_is_percent (self))
    monev_reading_doubt (self, text, hundredfold, "persen-sel",
                         "Selnya berformat persen, padahal yang diminta bukan persen.");
  else if (is_possible (self, &shown)
           && monev_decimal_compare (size_of (value), monev_decimal_new (1, 0)) <= 0)
    monev_reading_set (self, hundredfold, MONEV_DATA_REPAIRED, "persen-sel");
  else
    monev_reading_doubt (self, hundredfold, text, "persen-sel",
                         "Selnya berformat persen, tetapi nilainya lebih dari seratus persen.");
}

static void
read_serial (ReadingCell *self, const char *plain)
{
  guint64 serial;
  MonevDate day;

  if (g_ascii_string_to_unsigned (plain, 10, LEAST_SERIAL, LAST_SERIAL, &serial, NULL)
      && monev_date_from_iso ("1899-12-30", &day, NULL))
    {
      g_autofree char *iso = monev_date_to_iso (day + (MonevDate)serial);

      if ((self->spec->minimum == NULL || strcmp (iso, self->spec->minimum) >= 0)
          && (self->spec->maximum == NULL || strcmp (iso, self->spec->maximum) <= 0))
        {
          monev_reading_set (self, iso, MONEV_DATA_REPAIRED, "tanggal-serial");
          return;
        }
    }
  monev_reading_date (self, plain);
}

static void
read_value (ReadingCell *self, MonevDecimal value)
{
  Candidate candidate = { value };
  g_autofree char *text = monev_decimal_to_text (value);

  if ((self->cell->flags & MONEV_CELL_PERCENT) != 0)
    read_percent (self, value);
  else if (self->spec->kind == MONEV_DATA_INTEGER && !is_whole (value))
    {
      MonevDecimal thousandfold = times_ten (value, 3);
      g_autofree char *other = is_whole (thousandfold)
                                       && monev_reading_is_inside (self->spec, thousandfold)
                                   ? monev_decimal_to_text (thousandfold)
                                   : NULL;

      monev_reading_doubt (self, text, other, "bukan-bulat",
                           "Harus bilangan bulat. Mungkin titik ribuan terbaca sebagai koma.");
    }
  else if (!monev_reading_is_inside (self->spec, value))
    doubt_range (self, candidate.value, NULL);
  else if (!doubt_fraction (self, value))
    monev_reading_set (self, text, MONEV_DATA_TAKEN, NULL);
}

/** monev_reading_number: a cell that Excel keeps as a number. */
void
monev_reading_number (ReadingCell *self)
{
  g_autofree char *plain = monev_number_to_plain (self->cell->text);
  MonevDecimal value;

  if (self->spec->kind == MONEV_DATA_TEXT)
    monev_reading_set (self, plain != NULL ? plain : self->cell->text, MONEV_DATA_TAKEN, NULL);
  else if (self->spec->kind == MONEV_DATA_CHOICE)
    monev_reading_choice (self, plain != NULL ? plain : self->cell->text);
  else if (self->spec->kind == MONEV_DATA_YESNO)
    monev_reading_truth (self, plain != NULL ? plain : self->cell->text);
  else if (self->spec->kind == MONEV_DATA_DATE)
    read_serial (self, plain != NULL ? plain : self->cell->text);
  else if (plain != NULL && monev_decimal_from_text (plain, &value, NULL))
    read_value (self, value);
  else
    monev_reading_doubt (self, "", NULL, "terlalu-besar",
                         "Angka ini terlalu besar atau terlalu kecil.");
}

/* ---- figures in words ---- */

static void
doubt_about (Figure *self, const char *words)
{
  if (self->doubt == NULL)
    self->doubt = words;
}

static gboolean
take_word (Figure *self, const char *word)
{
  gsize n = strlen (word);

  if (g_ascii_strncasecmp (self->at, word, n) != 0)
    return FALSE;
  self->at += n;
  self->at += strspn (self->at, " ");
  return TRUE;
}

static gboolean
is_money (const ReadingCell *cell)
{
  return cell->spec->kind == MONEV_DATA_MONEY
         || (cell->unit != NULL
             && (g_ascii_strcasecmp (cell->unit, "rupiah") == 0
                 || g_ascii_strcasecmp (cell->unit, "rp") == 0));
}

static void
take_front (Figure *self)
{
  static const char *const vague[] = { "±", "+/-", "~", ">=", "<=", ">", "<", "≥", "≤", "sekitar",
                                       "kurang lebih", "kira-kira", "ca.", "lebih dari",
                                       "kurang dari", "hampir" };

  for (guint i = 0; i < G_N_ELEMENTS (vague); i++)
    if (take_word (self, vague[i]))
      doubt_about (self, "Tertulis sebagai perkiraan, bukan angka pasti.");
  if (*self->at == '+' && take_word (self, "+"))
    self->rule = "tanda";
  self->minus = take_word (self, "-");
  if (take_word (self, "rp.") || take_word (self, "rp") || take_word (self, "idr"))
    {
      self->rule = "rupiah";
      if (!is_money (self->cell))
        doubt_about (self, "Tertulis dalam rupiah, padahal yang diminta bukan rupiah.");
    }
  self->minus |= take_word (self, "-");
  if (self->minus)
    self->rule = "tanda";
}

static gboolean
is_digit_like (const char *at, const char *from)
{
  if (g_ascii_isdigit (*at))
    return TRUE;
  /* A letter typed for a figure: between figures, or an O behind one. */
  if (*at == 'O' || *at == 'o')
    return (at > from && (g_ascii_isdigit (at[-1]) || strchr (".,", at[-1]) != NULL))
           || g_ascii_isdigit (at[1]);
  return (*at == 'l' || *at == 'I') && g_ascii_isdigit (at[1]);
}

static gboolean
goes_on (const char *at, const char *from)
{
  if (is_digit_like (at, from))
    return TRUE;
  if (*at == '.' || *at == ',' || *at == '\'')
    return at[1] == '\0' || is_digit_like (at + 1, at + 1) || at > from;
  /* Blanks between thousands. */
  return *at == ' ' && at > from && g_ascii_isdigit (at[-1]) && strspn (at + 1, "0123456789") == 3;
}

static gboolean
take_digits (Figure *self)
{
  GString *digits = g_string_new (NULL);
  const char *from = self->at;
  gboolean any = FALSE;

  for (; *self->at != '\0' && goes_on (self->at, from); self->at++)
    {
      char c = *self->at;

      any |= g_ascii_isdigit (c);
      if (c == 'O' || c == 'o' || c == 'l' || c == 'I')
        {
          self->letters = TRUE;
          c = c == 'O' || c == 'o' ? '0' : '1';
        }
      g_string_append_c (digits, c);
    }
  if (self->letters)
    self->rule = "huruf-angka";
  self->digits = g_string_free (digits, FALSE);
  return any;
}

static gboolean
take_multiplier (Figure *self)
{
  static const struct { const char *word; int power; } words[] = {
    { "ribu", 3 }, { "rb", 3 }, { "juta", 6 }, { "jt", 6 }, { "milyar", 9 }, { "miliar", 9 },
    { "triliun", 12 }, { "trilyun", 12 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      gsize n = strlen (words[i].word);

      if (g_ascii_strncasecmp (self->at, words[i].word, n) != 0 || g_ascii_isalpha (self->at[n]))
        continue;
      self->at += n;
      self->at += strspn (self->at, " .");
      self->power += words[i].power;
      self->rule = "pengali";
      if (self->cell->unit != NULL && strstr (self->cell->unit, words[i].word) != NULL)
        doubt_about (self, "Satuannya sudah menyebut ribuan atau jutaan.");
      return TRUE;
    }
  return FALSE;
}

/* Words that mean the same unit, one group behind the other. */
static gboolean
is_same_unit (const char *word, const char *unit)
{
  static const char *const groups[]
      = { "|kk|keluarga|kepala keluarga|rumah tangga miskin kk|", "|orang|jiwa|org|anak|balita|",
          "|rp|rupiah|idr|", "|persen|prosen|pct|%|", "|unit|buah|bh|", "|rumah tangga|rt|ruta|",
          "|hari|hr|", "|bulan|bln|", "|tahun|thn|th|", "|desa|ds|", "|hektar|hektare|ha|",
          "|kilometer|km|", "|meter|m|", "|dokumen|dok|", "|kegiatan|keg|", "|paket|pkt|" };
  g_autofree char *a = g_utf8_strdown (word, -1);
  g_autofree char *b = g_utf8_strdown (unit, -1);
  g_autofree char *left = g_strconcat ("|", a, "|", NULL);
  g_autofree char *right = g_strconcat ("|", b, "|", NULL);

  if (strcmp (a, b) == 0)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    if (strstr (groups[i], left) != NULL && strstr (groups[i], right) != NULL)
      return TRUE;
  return FALSE;
}

static void
take_unit (Figure *self)
{
  g_autofree char *rest = g_strstrip (g_strdup (self->at));
  gsize length = strlen (rest);

  if (length > 0 && rest[length - 1] == '.')
    rest[length - 1] = '\0';
  if (*rest == '\0')
    return;
  if (is_same_unit (rest, "persen"))
    {
      self->percent = TRUE;
      self->rule = "persen";
      if (!monev_reading_is_percent (self->cell))
        doubt_about (self, "Tertulis dalam persen, padahal yang diminta bukan persen.");
    }
  else if ((self->cell->unit != NULL && is_same_unit (rest, self->cell->unit))
           || (is_money (self->cell) && is_same_unit (rest, "rupiah")))
    self->rule = "satuan";
  else
    doubt_about (self, "Di belakang angkanya ada kata lain.");
}

/* "*", "*)", "¹": a mark of a note, no part of the figure. */
static char *
without_notes (const char *text, gboolean *found)
{
  static const char *const marks[] = { "*)", "*", "¹", "²", "³", "⁴", "⁵", "†" };
  char *kept = g_strdup (text);

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (g_str_has_suffix (kept, marks[i]) && strlen (kept) > strlen (marks[i]))
      {
        kept[strlen (kept) - strlen (marks[i])] = '\0';
        g_strchomp (kept);
        *found = TRUE;
        i = G_MAXUINT;
      }
  return kept;
}

/* The ",-" that closes a round amount. */
static gboolean
drop_closing (char *text)
{
  static const char *const ends[] = { ",--", ".--", ",-", ".-", ",00-" };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    if (g_str_has_suffix (text, ends[i]) && strlen (text) > strlen (ends[i]))
      {
        text[strlen (text) - strlen (ends[i])] = '\0';
        return TRUE;
      }
  return FALSE;
}

/* ---- readings of digits ---- */

/* "1.250.000,5" with @thousands '.' and @point ','. */
static gboolean
read_style (const char *digits, char thousands, char point, GString *plain, guint *decimals)
{
  gsize first = strspn (digits, "0123456789");
  const char *at = digits + first;

  g_string_truncate (plain, 0);
  g_string_append_len (plain, digits, (gssize)first);
  if (*at == thousands && (first == 0 || first > 3 || *digits == '0'))
    return FALSE;
  for (; *at == thousands; at += 4)
    {
      if (strspn (at + 1, "0123456789") != 3)
        return FALSE;
      g_string_append_len (plain, at + 1, 3);
    }
  *decimals = 0;
  if (*at == point)
    {
      *decimals = (guint)strspn (++at, "0123456789");
      if (*decimals > 0)
        g_string_append_printf (plain, "%s.%.*s", plain->len == 0 ? "0" : "", (int)*decimals, at);
      at += *decimals;
    }
  return *at == '\0' && plain->len > 0;
}

static void
add_candidate (Candidate *candidates, guint *n, const char *plain, guint decimals,
               const char *rule)
{
  const char *tidy = plain + MIN (strspn (plain, "0"), strlen (plain) - 1);
  g_autofree char *text = *tidy == '.' ? g_strconcat ("0", tidy, NULL) : g_strdup (tidy);
  Candidate candidate = { .decimals = decimals, .rule = rule };

  if (*n == MOST_READINGS || !monev_decimal_from_text (text, &candidate.value, NULL))
    return;
  for (guint i = 0; i < *n; i++)
    if (monev_decimal_compare (candidates[i].value, candidate.value) == 0)
      return;
  candidates[(*n)++] = candidate;
}

static guint
read_digits (const char *digits, Candidate *candidates)
{
  static const struct { char thousands, point; const char *rule; } styles[]
      = { { '.', ',', "angka-indonesia" }, { ',', '.', "angka-inggris" },
          { ' ', ',', "angka-spasi" },     { ' ', '.', "angka-spasi" },
          { '\'', '.', "angka-spasi" },    { '\'', ',', "angka-spasi" } };
  g_autoptr (GString) plain = g_string_new (NULL);
  gboolean bare = digits[strspn (digits, "0123456789")] == '\0';
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
    {
      guint decimals;

      if (read_style (digits, styles[i].thousands, styles[i].point, plain, &decimals))
        add_candidate (candidates, &n, plain->str, decimals,
                       bare ? "angka-teks" : styles[i].rule);
    }
  return n;
}

static void
apply (const Figure *self, Candidate *candidates, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      candidates[i].value = times_ten (candidates[i].value, self->power);
      if (self->power > 0)
        candidates[i].decimals = 0;
      if (self->minus)
        candidates[i].value.coefficient = -candidates[i].value.coefficient;
    }
}

/* "12,000" for a whole number: twelve with its decimals, or twelve thousand. With a point it is how
 * thousands are written here. */
static gboolean
keeps (const Figure *self, const Candidate *candidate)
{
  if (!is_possible (self->cell, candidate))
    return FALSE;
  return self->cell->spec->kind != MONEV_DATA_INTEGER || candidate->decimals != 3
         || strcmp (candidate->rule, "angka-inggris") != 0;
}

static void
order_by_last (const ReadingCell *self, Candidate *candidates)
{
  MonevDecimal last, first, second;
  Candidate kept = candidates[0];

  if (self->last == NULL || *self->last == '\0'
      || !monev_decimal_from_text (self->last, &last, NULL)
      || !monev_decimal_subtract (candidates[0].value, last, &first, NULL)
      || !monev_decimal_subtract (candidates[1].value, last, &second, NULL)
      || monev_decimal_compare (size_of (first), size_of (second)) <= 0)
    return;
  candidates[0] = candidates[1];
  candidates[1] = kept;
}

static void
conclude (Figure *self, Candidate *all, guint n_all)
{
  Candidate kept[MOST_READINGS];
  guint n = 0;
  g_autofree char *text = NULL;
  g_autofree char *other = NULL;

  for (guint i = 0; i < n_all; i++)
    if (keeps (self, &all[i]))
      kept[n++] = all[i];
  if (n == 0 && !self->percent && doubt_fraction (self->cell, all[0].value))
    return;
  if (n == 0)
    {
      other = n_all > 1 ? monev_decimal_to_text (all[1].value) : NULL;
      doubt_range (self->cell, all[0].value, other);
      return;
    }
  if (n > 1)
    order_by_last (self->cell, kept);
  text = monev_decimal_to_text (kept[0].value);
  other = n > 1 ? monev_decimal_to_text (kept[1].value) : NULL;
  if (self->doubt != NULL)
    monev_reading_doubt (self->cell, text, other, "bukan-angka-saja", self->doubt);
  else if (n > 1)
    monev_reading_doubt (self->cell, text, other, "dua-arti",
                         "Titik atau koma di sini dapat berarti ribuan atau desimal.");
  else if (self->percent || !doubt_fraction (self->cell, kept[0].value))
    monev_reading_set (self->cell, text, MONEV_DATA_REPAIRED,
                       self->rule != NULL ? self->rule : kept[0].rule);
}

/* ---- the whole text ---- */

/* "1,5E+06", as a program prints it. */
static gboolean
read_exponent (ReadingCell *self, const char *tidied)
{
  g_autofree char *point = g_strdelimit (g_strdup (tidied), ",", '.');
  g_autofree char *plain
      = strpbrk (point, "eE") != NULL && monev_number_is_valid (point) ? monev_number_to_plain (point)
                                                                       : NULL;
  Candidate candidate = { { 0 } };

  if (plain == NULL || !monev_decimal_from_text (plain, &candidate.value, NULL)
      || !is_possible (self, &candidate))
    return FALSE;
  if (!doubt_fraction (self, candidate.value))
    monev_reading_set (self, plain, MONEV_DATA_REPAIRED, "eksponen");
  return TRUE;
}

static gboolean
read_zero (ReadingCell *self, const char *tidied)
{
  gboolean none = g_ascii_strcasecmp (tidied, "nihil") == 0
                  || g_ascii_strcasecmp (tidied, "tidak ada") == 0;

  if (g_ascii_strcasecmp (tidied, "nol") == 0)
    monev_reading_set (self, "0", MONEV_DATA_REPAIRED, "kata-nol");
  else if (none)
    monev_reading_doubt (self, "0", NULL, "nihil", "Dapat berarti nol, atau datanya tidak ada.");
  else
    return FALSE;
  return TRUE;
}

/* "10-12", "10 s/d 12": two figures where one is asked. */
static gboolean
read_range (ReadingCell *self, const char *tidied)
{
  g_autoptr (GMatchInfo) match = NULL;
  g_autoptr (GRegex) regex
      = g_regex_new ("^([0-9][0-9.,]*) ?(?:-|s/d|s\\.d\\.|sd|sampai|hingga|/) ?([0-9][0-9.,]*)",
                     G_REGEX_CASELESS, 0, NULL);
  Candidate first[MOST_READINGS], second[MOST_READINGS];
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  g_autofree char *text = NULL;
  g_autofree char *other = NULL;

  if (!g_regex_match (regex, tidied, 0, &match))
    return FALSE;
  from = g_match_info_fetch (match, 1);
  to = g_match_info_fetch (match, 2);
  text = read_digits (from, first) > 0 ? monev_decimal_to_text (first[0].value) : g_strdup ("");
  other = read_digits (to, second) > 0 ? monev_decimal_to_text (second[0].value) : NULL;
  monev_reading_doubt (self, text, other, "rentang", "Tertulis dua angka, padahal diminta satu.");
  return TRUE;
}

static void
read_parts (Figure *figure, const char *text)
{
  Candidate candidates[MOST_READINGS];
  guint n;

  figure->at = text;
  take_front (figure);
  n = take_digits (figure) ? read_digits (figure->digits, candidates) : 0;
  figure->at += strspn (figure->at, " ");
  take_multiplier (figure);
  take_unit (figure);
  if (n == 0)
    {
      monev_reading_doubt (figure->cell, "", NULL, "bukan-angka",
                           "Tidak dapat dibaca sebagai angka.");
      return;
    }
  apply (figure, candidates, n);
  conclude (figure, candidates, n);
}

/* In brackets stands what is below zero, at least in the books of money. */
static char *
without_brackets (Figure *figure, const char *text)
{
  gsize length = strlen (text);
  char *inside;

  if (*text != '(' || text[length - 1] != ')')
    return g_strdup (text);
  inside = g_strstrip (g_strndup (text + 1, length - 2));
  if (figure->cell->spec->minimum == NULL || *figure->cell->spec->minimum == '-')
    {
      char *minus = g_strconcat ("-", inside, NULL);

      g_free (inside);
      return minus;
    }
  doubt_about (figure, "Tertulis di dalam kurung: dapat berarti angka negatif.");
  return inside;
}

/** monev_reading_figure: a text where a number is asked. */
void
monev_reading_figure (ReadingCell *self, const char *tidied)
{
  Figure figure = { .cell = self };
  gboolean note = FALSE;
  g_autofree char *plain = without_notes (tidied, &note);
  g_autofree char *text = NULL;

  if (read_zero (self, plain) || read_exponent (self, plain))
    return;
  if (drop_closing (plain))
    figure.rule = "rupiah";
  else if (read_range (self, plain))
    return;
  if (note)
    figure.rule = "catatan-kaki";
  text = without_brackets (&figure, plain);
  read_parts (&figure, text);
  g_free (figure.digits);
}
