#include "record/record-check.h"

#include <string.h>

#include "base/date.h"
#include "base/fold.h"
#include "base/number.h"

/* Sen. */
#define MONEY_DECIMALS 2

/**
 * monev_text_tidy:
 *
 * Returns: (transfer full): @typed in one line, composed (NFC), without control characters and
 *   without blanks at the ends or doubled in between.
 */
char *
monev_text_tidy (const char *typed)
{
  g_autofree char *valid = g_utf8_make_valid (typed, -1);
  g_autofree char *composed = g_utf8_normalize (valid, -1, G_NORMALIZE_NFC);
  GString *out = g_string_new (NULL);
  gboolean blank = FALSE;

  for (const char *p = composed; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c) || c == 0xa0)
        blank = out->len > 0;
      else if (!g_unichar_iscntrl (c) && c != 0xfeff && c != 0x200b)
        {
          if (blank)
            g_string_append_c (out, ' ');
          blank = FALSE;
          g_string_append_unichar (out, c);
        }
    }
  return g_string_free (out, FALSE);
}

static void
complain (MonevIssueList *issues, const MonevField *field, const char *code, const char *message,
          const char *fix, const char *found)
{
  monev_issue (issues, .code = code, .severity = MONEV_SEVERITY_ERROR, .column = field->heading,
               .key = field->name, .message = message, .fix = fix, .found = found);
}

/* The label or the stored word, whatever the capitals. */
static char *
enter_choice (const MonevField *field, const char *text, MonevIssueList *issues)
{
  g_autofree char *key = monev_fold_key (text);
  g_autoptr (GString) all = g_string_new (NULL);

  for (const MonevChoice *c = field->choices; c->value != NULL; c++)
    {
      g_autofree char *label = monev_fold_key (c->label);
      g_autofree char *value = monev_fold_key (c->value);

      if (strcmp (key, label) == 0 || strcmp (key, value) == 0)
        return g_strdup (c->value);
      g_string_append_printf (all, "%s%s", all->len > 0 ? ", " : "", c->label);
    }
  if (*text == '\0')
    return g_strdup ("");
  if (field->guess != NULL && field->guess (key) != NULL)
    return g_strdup (field->guess (key));
  g_string_prepend (all, "Pilih salah satu: ");
  g_string_append_c (all, '.');
  complain (issues, field, "choice", "Pilihan tidak dikenal.", all->str, text);
  return NULL;
}

static char *
enter_flag (const MonevField *field, const char *text, MonevIssueList *issues)
{
  static const char *const yes[] = { "ya", "y", "1", "true", "x", "benar", NULL };
  static const char *const no[] = { "tidak", "t", "0", "false", "", "-", "bukan", NULL };
  g_autofree char *low = g_utf8_strdown (text, -1);

  if (g_strv_contains (yes, low))
    return g_strdup ("1");
  if (g_strv_contains (no, low))
    return g_strdup ("0");
  complain (issues, field, "flag", "Isian harus ya atau tidak.", "Tulis ya atau tidak.", text);
  return NULL;
}

static char *
enter_date (const MonevField *field, const char *text, MonevIssueList *issues)
{
  MonevDate date;

  if (*text == '\0' || strcmp (text, "-") == 0)
    return g_strdup ("");
  if (monev_date_from_iso (text, &date, NULL) || monev_date_parse (text, &date, NULL))
    return monev_date_to_iso (date);
  complain (issues, field, "date", "Tanggal tidak terbaca.",
            "Tulis seperti 5 Maret 2026 atau 05/03/2026.", text);
  return NULL;
}

/* No rupiah is smaller than a sen: more decimals are a slip of the comma, or a figure of which the
 * rounding is the office's. */
static void
complain_decimals (MonevIssueList *issues, const MonevField *field, guint decimals,
                   const char *found)
{
  g_autofree char *message
    = g_strdup_printf ("%s mempunyai %u angka di belakang koma; nilai rupiah paling banyak dua.",
                       field->heading, decimals);

  complain (issues, field, "money-decimals", message,
            "Periksa komanya atau bulatkan, lalu tulis seperti 1.250.000 atau 1.250.000,50.", found);
}

static char *
enter_money (const MonevField *field, const char *text, MonevIssueList *issues)
{
  gboolean quantity = (field->flags & MONEV_FIELD_QUANTITY) != 0;
  MonevDecimal amount;
  MonevNumberUnit unit;

  if (*text == '\0' || strcmp (text, "-") == 0)
    return g_strdup (field->initial != NULL ? field->initial : "0");
  /* What the program itself stored reads as canonical, what an office typed as Indonesian. */
  if (!monev_number_parse (text, &amount, &unit, NULL)
      && !monev_decimal_from_text (text, &amount, NULL))
    {
      complain (issues, field, quantity ? "number" : "money",
                quantity ? "Angka ini tidak terbaca." : "Nilai rupiah tidak terbaca.",
                "Tulis seperti 1.250.000,50 tanpa huruf.", text);
      return NULL;
    }
  if (monev_decimal_compare (amount, MONEV_DECIMAL_ZERO) < 0)
    {
      complain (issues, field, quantity ? "number-negative" : "money-negative",
                quantity ? "Angka ini tidak boleh kurang dari nol."
                         : "Nilai rupiah tidak boleh kurang dari nol.",
                "Periksa tanda minusnya.", text);
      return NULL;
    }
  if (!quantity && amount.scale > MONEY_DECIMALS)
    {
      complain_decimals (issues, field, amount.scale, text);
      return NULL;
    }
  return monev_decimal_to_text (amount);
}

static char *
enter_year (const MonevField *field, const char *text, MonevIssueList *issues)
{
  char *end = NULL;
  gint64 year = g_ascii_strtoll (text, &end, 10);

  if (*text != '\0' && *end == '\0' && year >= MONEV_YEAR_MIN && year <= MONEV_YEAR_MAX)
    return g_strdup_printf ("%d", (int) year);
  complain (issues, field, "year", "Tahun Anggaran tidak wajar.",
            "Tulis empat angka, misalnya 2026.", text);
  return NULL;
}

static char *
enter_number (const MonevField *field, const char *text, MonevIssueList *issues)
{
  char *end = NULL;
  guint64 number = g_ascii_strtoull (text, &end, 10);
  g_autofree char *fix = NULL;

  if (g_ascii_isdigit (*text) && *end == '\0' && number <= field->max)
    return g_strdup_printf ("%" G_GUINT64_FORMAT, number);
  fix = g_strdup_printf ("Tulis bilangan bulat dari 0 sampai %u.", field->max);
  complain (issues, field, "number", "Bilangan tidak terbaca.", fix, text);
  return NULL;
}

static char *
enter_text (const MonevField *field, const char *text, MonevIssueList *issues)
{
  guint max = field->max > 0 ? field->max : MONEV_FIELD_DEFAULT_MAX;
  glong length = g_utf8_strlen (text, -1);
  g_autofree char *message = NULL;

  if (length <= (glong) max)
    return g_strdup (text);
  message = g_strdup_printf ("%s terlalu panjang: %ld huruf, paling banyak %u.", field->heading,
                             length, max);
  complain (issues, field, "too-long", message, "Persingkat isiannya.", NULL);
  return NULL;
}

/**
 * monev_record_enter:
 * @self: (transfer full): consumed
 * @typed: as it was typed or stood in the file; for references, an id
 *
 * Returns: (transfer full): the record with the canonical value; unchanged, with an issue that
 *   names the field, where it can't be read.
 */
MonevRecord *
monev_record_enter (MonevRecord *self, guint field, const char *typed, MonevIssueList *issues)
{
  const MonevField *f = &monev_record_type (self)->fields[field];
  g_autofree char *text = NULL;
  g_autofree char *value = NULL;

  if (f->kind == MONEV_FIELD_REFERENCES)
    return monev_record_with_shown (self, field, typed, NULL);
  text = monev_text_tidy (typed);
  switch (f->kind)
    {
    case MONEV_FIELD_CHOICE: value = enter_choice (f, text, issues); break;
    case MONEV_FIELD_FLAG:   value = enter_flag (f, text, issues); break;
    case MONEV_FIELD_DATE:   value = enter_date (f, text, issues); break;
    case MONEV_FIELD_MONEY:  value = enter_money (f, text, issues); break;
    case MONEV_FIELD_YEAR:   value = enter_year (f, text, issues); break;
    case MONEV_FIELD_NUMBER: value = enter_number (f, text, issues); break;
    default:                 value = enter_text (f, text, issues); break;
    }
  return value == NULL ? self : monev_record_with_shown (self, field, value, NULL);
}

/* A year that was never entered stands as "0" in a new record. */
static gboolean
is_missing (const MonevField *field, const char *value)
{
  return *value == '\0' || (field->kind == MONEV_FIELD_YEAR && strcmp (value, "0") == 0);
}

/* What was typed and could not be taken is told already; it is not missing. */
static gboolean
is_told (MonevIssueList *issues, const MonevField *field)
{
  for (guint i = 0; i < monev_issue_list_size (issues); i++)
    {
      const MonevIssue *issue = monev_issue_list_get (issues, i);

      if (issue->severity == MONEV_SEVERITY_ERROR && g_strcmp0 (issue->key, field->name) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
require (const MonevRecord *self, guint i, MonevIssueList *issues)
{
  const MonevField *field = &monev_record_type (self)->fields[i];
  g_autofree char *message = NULL;

  if (!(field->flags & MONEV_FIELD_REQUIRED) || !is_missing (field, monev_record_value (self, i))
      || is_told (issues, field))
    return;
  message = g_strdup_printf ("%s belum diisi.", field->heading);
  complain (issues, field, "required", message, "Isian ini wajib.", NULL);
}

/**
 * monev_record_check:
 * @self: (transfer full): consumed
 *
 * Required fields, then the rules of the table itself. @issues may hold what entering the fields
 * found; nothing is said to be missing that was only refused.
 *
 * Returns: (transfer full): the record, repaired where the table's rules repair (a code brought to
 *   its full form); errors are in @issues.
 */
MonevRecord *
monev_record_check (MonevRecord *self, MonevIssueList *issues)
{
  const MonevRecordType *type = monev_record_type (self);

  for (guint i = 0; type->fields[i].name != NULL; i++)
    require (self, i, issues);
  return type->check != NULL ? type->check (self, issues) : self;
}
