/* What stands in a cell, and what it is read as: one row of the table for each. */
#include "books.h"

#include "base/number.h"
#include "dataform/data-reading.h"
#include "dataform/data-values.h"

#define INT { .kind = MONEV_DATA_INTEGER, .decimals = -1 }
#define COUNT { .kind = MONEV_DATA_INTEGER, .decimals = -1, .minimum = (char *)"0" }
#define DEC { .kind = MONEV_DATA_DECIMAL, .decimals = -1 }
#define DEC2 { .kind = MONEV_DATA_DECIMAL, .decimals = 2 }
#define PCT { .kind = MONEV_DATA_PERCENT, .decimals = 2, .minimum = (char *)"0", .maximum = (char *)"100" }
#define PCTX { .kind = MONEV_DATA_PERCENT, .decimals = -1 }
#define RP { .kind = MONEV_DATA_MONEY, .decimals = -1, .minimum = (char *)"0" }
#define RPX { .kind = MONEV_DATA_MONEY, .decimals = -1 }
#define DAY { .kind = MONEV_DATA_DATE }
#define DAY26 { .kind = MONEV_DATA_DATE, .minimum = (char *)"2026-01-01", .maximum = (char *)"2026-03-31" }
#define YN { .kind = MONEV_DATA_YESNO }
#define TXT { .kind = MONEV_DATA_TEXT }
#define PICK { .kind = MONEV_DATA_CHOICE, .choices = (char **)choices }

static const char *const choices[]
    = { "Belum mulai", "Sesuai jadwal", "Terlambat", "Putus kontrak", "1", "2", NULL };

/* The first letter of a cell says what Excel keeps: # number, % number shown as a percentage, @ day,
 * ! error, ? truth, = formula without a value; else text, behind a ' when it begins with one of
 * these. Wanted: . taken, r repaired, d doubtful, m missing; behind it the value, "|" and the other
 * reading. */
typedef struct {
  MonevDataSpec spec;
  const char   *unit;
  const char   *cell;
  const char   *wanted;
  const char   *rule;
} Row;

static const Row rows[] = {
#include "readings.inc"
};

static MonevCell
cell_of (const char *text)
{
  static const char kinds[] = "#%@!?=";
  const char *sign = *text == '\0' ? NULL : strchr (kinds, *text);
  static const MonevCell as[] = { { .kind = MONEV_CELL_NUMBER },
                                  { .kind = MONEV_CELL_NUMBER, .flags = MONEV_CELL_PERCENT },
                                  { .kind = MONEV_CELL_DATE },
                                  { .kind = MONEV_CELL_ERROR },
                                  { .kind = MONEV_CELL_BOOLEAN },
                                  { .kind = MONEV_CELL_EMPTY, .flags = MONEV_CELL_FORMULA } };
  MonevCell cell = sign != NULL ? as[sign - kinds]
                                : (MonevCell){ .kind = *text == '\0' ? MONEV_CELL_EMPTY
                                                                     : MONEV_CELL_TEXT };

  cell.text = text + (sign != NULL || *text == '\'');
  cell.length = strlen (cell.text);
  return cell;
}

static void
check_row (const Row *row, guint nth)
{
  g_auto (MonevDataReading) reading = { NULL };
  MonevCell cell = cell_of (row->cell);
  g_autofree char *got = NULL;

  monev_data_reading_of_cell (&cell, &row->spec, row->unit, NULL, &reading);
  got = g_strdup_printf ("%c%s%s%s", reading.how, reading.text, reading.other != NULL ? "|" : "",
                         reading.other != NULL ? reading.other : "");
  if (strcmp (got, row->wanted) != 0 || (row->rule != NULL && g_strcmp0 (row->rule, reading.rule) != 0))
    {
      g_test_message ("row %u: “%s” (%s, %s) gives %s by %s, wanted %s by %s", nth + 1, row->cell,
                      monev_data_kind_name (row->spec.kind), row->unit, got, reading.rule,
                      row->wanted, row->rule);
      g_test_fail ();
    }
  if (reading.how == MONEV_DATA_DOUBTFUL)
    g_assert_nonnull (reading.words);
  if (reading.how != MONEV_DATA_TAKEN && reading.how != MONEV_DATA_MISSING)
    g_assert_nonnull (reading.rule);
  if (monev_data_reading_is_plain (&cell, &row->spec))
    {
      g_assert_cmpint (reading.how, ==, MONEV_DATA_TAKEN);
      g_assert_cmpstr (reading.text, ==, cell.text);
    }
}

static void
test_each_row_of_the_table (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    check_row (&rows[i], i);
  g_test_message ("%u readings", (guint)G_N_ELEMENTS (rows));
  g_assert_cmpuint (G_N_ELEMENTS (rows), >=, 150);
}

/* What a program may do to a figure while the figure stays the same is never read as another one. */
static void
test_no_spelling_gives_another_figure (void)
{
  static const char *const values[] = { "9.62", "14872", "24.5", "76.4", "1236", "1250.5", "0.5",
                                        "12000", "1250000", "3", "100", "7.125", "1402", "0" };
  static const MonevDataSpec specs[] = { INT, COUNT, DEC, DEC2, PCT, PCTX, RP };
  static const struct { const char *prefix, *suffix; } around[]
      = { { "", "" }, { "Rp ", "" }, { "Rp", ",-" }, { "", " %" }, { "", " KK" }, { "", "*" },
          { " ", " " }, { "\302\240", "" }, { "'", "" }, { "± ", "" }, { "", " juta" } };
  guint taken = 0;

  for (guint v = 0; v < G_N_ELEMENTS (values); v++)
    for (guint s = 0; s < G_N_ELEMENTS (specs); s++)
      for (guint a = 0; a < G_N_ELEMENTS (around) - 2; a++)
        for (guint style = 0; style < 4; style++)
          {
            g_auto (MonevDataReading) reading = { NULL };
            MonevDecimal value;
            g_autofree char *shown = NULL;
            g_autofree char *text = NULL;
            MonevCell cell = { .kind = MONEV_CELL_TEXT };

            g_assert_true (monev_decimal_from_text (values[v], &value, NULL));
            if ((specs[s].maximum != NULL && strlen (values[v]) > 4)
                || (specs[s].kind == MONEV_DATA_INTEGER && value.scale > 0)
                || (specs[s].decimals >= 0 && value.scale > (guint)specs[s].decimals)
                || (specs[s].kind == MONEV_DATA_MONEY && value.scale > 2))
              continue;
            shown = style == 0 ? g_strdup (values[v]) : monev_number_format (value, MONEV_NUMBER_AS_IS);
            if (style == 2)
              for (char *c = shown; *c != '\0'; c++)
                *c = *c == '.' ? ',' : *c == ',' ? '.' : *c;
            if (style == 3)
              g_strdelimit (shown, ".", ' ');
            text = g_strconcat (around[a].prefix, shown, around[a].suffix, NULL);
            cell.text = text;
            cell.length = strlen (text);
            monev_data_reading_of_cell (&cell, &specs[s], "keluarga", NULL, &reading);
            if (reading.how != MONEV_DATA_TAKEN && reading.how != MONEV_DATA_REPAIRED)
              continue;
            taken++;
            if (strcmp (reading.text, values[v]) != 0)
              g_error ("“%s” as %s gives %s by %s", text, monev_data_kind_name (specs[s].kind),
                       reading.text, reading.rule);
          }
  g_test_message ("%u figures read without a doubt", taken);
  g_assert_cmpuint (taken, >, 500);
}

/* Who types can be asked at once: what the reader of files would doubt is not taken. */
static void
test_a_typed_thousand_is_asked_about (void)
{
  const MonevDataSpec whole = INT;
  const MonevDataSpec decimal = DEC;
  g_autoptr (GError) error = NULL;
  g_autofree char *nine = monev_data_value_from_typed (&whole, "9.000", NULL);
  g_autofree char *part = monev_data_value_from_typed (&decimal, "9,5", NULL);

  g_assert_null (monev_data_value_from_typed (&whole, "9,000", &error));
  g_assert_error (error, MONEV_ERROR, MONEV_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "dua bilangan"));
  g_assert_cmpstr (nine, ==, "9000");
  g_assert_cmpstr (part, ==, "9.5");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reading/each-row-of-the-table", test_each_row_of_the_table);
  g_test_add_func ("/reading/no-spelling-gives-another-figure",
                   test_no_spelling_gives_another_figure);
  g_test_add_func ("/reading/a-typed-thousand-is-asked-about",
                   test_a_typed_thousand_is_asked_about);
  return g_test_run ();
}
