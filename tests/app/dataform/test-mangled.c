/* The gate: whatever became of a workbook, no wrong value is taken without a question. 500 workbooks
 * with every fault in combinations; the seeds are printed, MONEV_SEED=n runs one of them. */
#include "faults.h"

#define N_BOOKS 500 /* MONEV_BOOKS=n runs more of them */
#define MOST_FAULTS 5

typedef struct
{
  guint values, clear, recovered, recovered_clear, asked, missing, lost, wrong;
} Tally;

typedef struct
{
  MonevDataForm *form;
  MonevDataLayout *layout;
  MonevRecord *office;
  char *path;
} Sent;

static void
send_out (Sent *sent)
{
  MonevDataWorkbook what;

  sent->form = form_of (MANGLED_FORM);
  sent->layout = layout_of (sent->form, "2026-T2", DINKES, MANGLED_TREE);
  sent->office = the_office ();
  what = sending (sent->layout, sent->office);
  sent->path = write_book (&what, "keluar.xlsx");
}

static void
sent_clear (Sent *sent)
{
  monev_data_layout_unref (sent->layout);
  monev_data_form_unref (sent->form);
  monev_record_unref (sent->office);
  g_free (sent->path);
}

static void
mangle (Mangler *m)
{
  guint n = dice (m, MOST_FAULTS + 1);

  fill_all (m);
  for (guint i = 0; i < n; i++)
    {
      guint at = dice (m, G_N_ELEMENTS (faults));

      /* A sheet is moved about while it still can be found, and merged when nothing moves any more. */
      if (faults[at].fault == merge_cells && i + 1 < n)
        continue;
      g_string_append_printf (m->log, " %s", faults[at].name);
      faults[at].fault (m);
    }
  if (dice (m, 2) == 0)
    {
      guint at = dice (m, G_N_ELEMENTS (last_faults));

      g_string_append_printf (m->log, " %s", last_faults[at].name);
      if (m->book->len > 0)
        last_faults[at].fault (m);
    }
}

static void
judge (const Mangler *m, const MonevDataValues *values, guint64 seed, Tally *tally)
{
  g_autoptr (GHashTable) known = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < m->truths->len; i++)
    {
      const Truth *truth = &g_array_index (m->truths, Truth, i);
      MonevDataValue value
          = monev_data_values_get (values, truth->sheet, truth->line, truth->field);
      gboolean certain = value.how == MONEV_DATA_TAKEN || value.how == MONEV_DATA_REPAIRED;
      /* Of two copies of a row the first was deleted: what was written over the other one stays. */
      gboolean right = strcmp (value.text, truth->text) == 0
                       || (truth->gone && strcmp (value.text, "55") == 0);

      g_hash_table_add (known, GUINT_TO_POINTER (truth->sheet << 24 | truth->line << 12
                                                 | (truth->field + 1)));
      if (certain && !right)
        {
          const MonevDataNote *note
              = monev_data_values_note (values, truth->sheet, truth->line, truth->field);

          tally->wrong++;
          g_test_message ("seed %" G_GUINT64_FORMAT ":%s: %s|%s: %s taken, %s meant (found %s)", seed,
                          m->log->str,
                          monev_data_values_line_key (values, truth->sheet, truth->line),
                          monev_data_layout_field (m->layout, truth->sheet, truth->field)->key,
                          value.text, truth->text, note != NULL ? note->found : "");
        }
      if (truth->gone)
        continue;
      tally->values++;
      tally->clear += !truth->unclear;
      tally->recovered += certain && right;
      tally->recovered_clear += certain && right && !truth->unclear;
      tally->asked += value.how == MONEV_DATA_DOUBTFUL;
      tally->missing += value.how == MONEV_DATA_MISSING;
      if (!truth->unclear && !(certain && right) && g_getenv ("MONEV_SEED") != NULL)
        g_test_message ("not recovered: %s|%s: %s (%c), %s meant",
                        monev_data_values_line_key (values, truth->sheet, truth->line),
                        monev_data_layout_field (m->layout, truth->sheet, truth->field)->key,
                        value.text, value.how, truth->text);
    }
  /* Where nobody wrote anything, nothing is taken; what was added is another matter. */
  for (guint sheet = 0; sheet < N_SHEETS; sheet++)
    for (guint line = 0; line < monev_data_layout_n_lines (m->layout, sheet); line++)
      for (guint field = 0; field < monev_data_layout_n_fields (m->layout, sheet); field++)
        {
          MonevDataValue value = monev_data_values_get (values, sheet, line, field);

          if ((value.how != MONEV_DATA_TAKEN && value.how != MONEV_DATA_REPAIRED)
              || *value.text == '\0' || strcmp (value.text, "55") == 0
              || g_hash_table_contains (known, GUINT_TO_POINTER (sheet << 24 | line << 12
                                                                 | (field + 1))))
            continue;
          tally->wrong++;
          g_test_message ("seed %" G_GUINT64_FORMAT ":%s: %s|%s: %s taken, nothing was written", seed,
                          m->log->str, monev_data_values_line_key (values, sheet, line),
                          monev_data_layout_field (m->layout, sheet, field)->key, value.text);
        }
}

/* What the reader says has no place, or is in two, is told: nothing disappears. */
static void
check_lost (const Mangler *m, const MonevDataValues *values, MonevIssueList *issues, guint64 seed,
            Tally *tally)
{
  for (guint i = 0; i < m->truths->len; i++)
    {
      const Truth *truth = &g_array_index (m->truths, Truth, i);
      MonevDataValue value
          = monev_data_values_get (values, truth->sheet, truth->line, truth->field);
      gboolean told = FALSE;

      if (truth->gone || value.how != MONEV_DATA_MISSING)
        continue;
      for (guint k = 0; k < monev_issue_list_size (issues) && !told; k++)
        {
          const char *code = monev_issue_list_get (issues, k)->code;

          told = strcmp (code, "outside") == 0 || strcmp (code, "row-added") == 0
                 || strcmp (code, "sheet-gone") == 0 || strcmp (code, "row-moved") == 0;
        }
      if (told)
        continue;
      tally->lost++;
      g_test_message ("seed %" G_GUINT64_FORMAT ":%s: %s|%s: %s is lost and nobody is told", seed,
                      m->log->str, monev_data_values_line_key (values, truth->sheet, truth->line),
                      monev_data_layout_field (m->layout, truth->sheet, truth->field)->key,
                      truth->text);
    }
}

static void
run (const Sent *sent, guint64 seed, Tally *tally)
{
  Mangler m = { .state = seed * 0x9E3779B97F4A7C15u + 1, .layout = sent->layout,
                .book = book_load (sent->path),
                .truths = g_array_new (FALSE, TRUE, sizeof (Truth)),
                .log = g_string_new (NULL) };
  g_autofree char *path = temporary ("kembali.xlsx");
  g_autoptr (GError) error = NULL;
  g_autoptr (MonevDataReturn) file = NULL;
  g_autoptr (MonevDataValues) values = NULL;
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  MonevDataExpected expected = { .layout = sent->layout };

  g_array_set_clear_func (m.truths, truth_clear);
  mangle (&m);
  if (g_getenv ("MONEV_SEED") != NULL)
    g_test_message ("faults:%s", m.log->str);
  book_write (m.book, path);
  file = monev_data_return_open (path, NULL, &error);
  g_assert_no_error (error);
  values = monev_data_return_read (file, monev_data_return_n_parts (file) > 0 ? 0 : MONEV_DATA_PART_NONE,
                                   &expected, NULL, issues);
  judge (&m, values, seed, tally);
  check_lost (&m, values, issues, seed, tally);
  g_ptr_array_unref (m.book);
  g_array_unref (m.truths);
  g_string_free (m.log, TRUE);
}

static void
test_no_wrong_value_is_taken (void)
{
  const char *only = g_getenv ("MONEV_SEED");
  const char *more = g_getenv ("MONEV_BOOKS");
  guint64 n = more != NULL ? g_ascii_strtoull (more, NULL, 10) : N_BOOKS;
  Sent sent = { NULL };
  Tally tally = { 0 };

  send_out (&sent);
  for (guint64 seed = 1; seed <= n; seed++)
    if (only == NULL || seed == g_ascii_strtoull (only, NULL, 10))
      run (&sent, seed, &tally);
  sent_clear (&sent);
  g_test_message ("seeds 1 to %u: %u values; %u wrong, %u lost without a word", (guint)n,
                  tally.values, tally.wrong, tally.lost);
  g_test_message ("recovered without asking: %.2f %% of all, %.2f %% of the %u with one meaning; asked "
                  "%u, missing %u",
                  100.0 * tally.recovered / MAX (tally.values, 1),
                  100.0 * tally.recovered_clear / MAX (tally.clear, 1), tally.clear, tally.asked,
                  tally.missing);
  g_assert_cmpuint (tally.wrong, ==, 0);
  g_assert_cmpuint (tally.lost, ==, 0);
  g_assert_cmpfloat (100.0 * tally.recovered_clear / MAX (tally.clear, 1), >=, 99.0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/mangled/no-wrong-value-is-taken", test_no_wrong_value_is_taken);
  return g_test_run ();
}
