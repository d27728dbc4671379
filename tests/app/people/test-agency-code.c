#include "people/agency-code.h"

#include "db-error.h"

/* domain.md 6: `1.02.0.00.0.00.01.0000`; shortened forms are accepted. NULL: refused. */
static const struct {
  const char *typed, *full;
} table[] = {
  { "1.02.0.00.0.00.01.0000", "1.02.0.00.0.00.01.0000" },
  { "1.02.0.00.0.00.01.0001", "1.02.0.00.0.00.01.0001" }, /* a unit */
  { "2.16.2.20.2.21.01.0000", "2.16.2.20.2.21.01.0000" }, /* three bidang urusan */
  { "1.02.0.00.0.00.01", "1.02.0.00.0.00.01.0000" },      /* without .0000 */
  { "2.16.2.20.2.21.01", "2.16.2.20.2.21.01.0000" },
  { "1.02.01", "1.02.0.00.0.00.01.0000" },                /* urusan, bidang, serial */
  { "1.02.01.0001", "1.02.0.00.0.00.01.0001" },
  { "1.2.1", "1.02.0.00.0.00.01.0000" },                  /* groups without their zeros */
  { "1.2.0.0.0.0.1.0", "1.02.0.00.0.00.01.0000" },
  { "1.2.1.1", "1.02.0.00.0.00.01.0001" },
  { "7.01.18", "7.01.0.00.0.00.18.0000" },
  { "", NULL },
  { "1", NULL },
  { "1.02", NULL },
  { "1.02.0.00.0", NULL },
  { "1.02.0.00.0.00", NULL },
  { "1.02.0.00.0.00.01.0000.0", NULL },
  { "12.02.01", NULL },                                    /* urusan has one digit */
  { "1.002.01", NULL },
  { "1.02.0.00.0.00.01.00000", NULL },
  { "1.02.a", NULL },
  { "1..01", NULL },
  { "1.02.01.", NULL },
  { ".1.02.01", NULL },
  { "1.02.-1", NULL },
  { "1.02.٣", NULL },                                      /* digits of another script */
  { "1,02,01", NULL },
  { "1.02 .01", NULL },
  { "Dinas Kesehatan", NULL },
};

static void
test_table (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *code = NULL;

      monev_agency_code_normalize (table[i].typed, &code, &error);
      if (g_strcmp0 (code, table[i].full) != 0)
        g_error ("%s became %s", table[i].typed, code);
      if (table[i].full == NULL)
        g_assert_error (error, MONEV_ERROR, MONEV_ERROR_INVALID);
      else
        g_assert_no_error (error);
    }
}

static void
test_full_form_stays_as_it_is (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *again = NULL;

      if (table[i].full == NULL)
        continue;
      g_assert_true (monev_agency_code_normalize (table[i].full, &again, NULL));
      g_assert_cmpstr (again, ==, table[i].full);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/people/agency-code/table", test_table);
  g_test_add_func ("/people/agency-code/full-form-stays-as-it-is", test_full_form_stays_as_it_is);
  return g_test_run ();
}
