/* The policy, written out a second time by hand: whoever changes a right changes it in both. */
#include "people/policy.h"

#include <string.h>

static const struct {
  guint       role;
  const char *letter;
} columns[] = {
  { MONEV_ROLE_ADMIN, "admin" },         { MONEV_ROLE_KEPALA, "kepala" },
  { MONEV_ROLE_SEKRETARIS, "sekretaris" }, { MONEV_ROLE_KABID, "kabid" },
  { MONEV_ROLE_SUBKOOR, "subkoor" },     { MONEV_ROLE_PERENCANA, "perencana" },
  { MONEV_ROLE_STAF, "staf" },           { MONEV_ROLE_PIMPINAN, "pimpinan" },
  { MONEV_ROLE_LAIN, "lain" },           { MONEV_ROLE_ANYONE, "anyone" },
};

/* A letter for each column above: x may, . may not. */
static const struct {
  MonevAct    act;
  const char *name;
  const char *who;
} table[] = {
  /*                                               adm kep sek kab sub per stf pim lain any */
  { MONEV_ACT_OFFICE_EDIT, "office.edit",         "x . . . . . . . . ." },
  { MONEV_ACT_PEOPLE_EDIT, "people.edit",         "x . . . . . . . . ." },
  { MONEV_ACT_AGENCY_EDIT, "agency.edit",         "x . . . x x x . . ." },
  { MONEV_ACT_PROGRAMME_EDIT, "programme.edit",   "x . . . x x x . . ." },
  { MONEV_ACT_INVENTORY_EDIT, "inventory.edit",   "x . . x x x x . . ." },
  { MONEV_ACT_CALENDAR_EDIT, "calendar.edit",     "x . . . x . x . . ." },
  { MONEV_ACT_PROCEDURE_EDIT, "procedure.edit",   "x . . x x x . . . ." },
  { MONEV_ACT_PIN_RESET, "pin.reset",             "x . . . . . . . . ." },
  { MONEV_ACT_PIN_CHANGE, "pin.change",           ". . . . . . . . . x" },
  { MONEV_ACT_BACKUP_MAKE, "backup.make",         ". . . . . . . . . x" },
  { MONEV_ACT_BACKUP_RESTORE, "backup.restore",   "x . . . . . . . . ." },
  { MONEV_ACT_AUDIT_VERIFY, "audit.verify",       ". . . . . . . . . x" },
  { MONEV_ACT_RECOVERY_PRINT, "recovery.print",   "x . . . . . . . . ." },
  { MONEV_ACT_CLOCK_CONFIRM, "clock.confirm",     "x . . . . . . . . ." },
  { MONEV_ACT_ACTIVITY_START, "activity.start",   ". x x x x x . . . ." },
  { MONEV_ACT_ACTIVITY_WORK, "activity.work",     ". x x x x x x . . ." },
  { MONEV_ACT_INSTRUMENT_EDIT, "instrument.edit", ". . . x x x x . . ." },
  { MONEV_ACT_INSTRUMENT_ISSUE, "instrument.issue", ". . . x x . . . . ." },
  { MONEV_ACT_RESPONSE_ENTER, "response.enter",   ". . . x x x x . . ." },
  { MONEV_ACT_RESPONSE_REVIEW, "response.review", ". . . x x x . . . ." },
  { MONEV_ACT_DATA_FORM_EDIT, "dataform.edit",    ". . . x x x x . . ." },
  { MONEV_ACT_DATA_FORM_ISSUE, "dataform.issue",  ". . . x x . . . . ." },
  { MONEV_ACT_DATA_REQUEST, "data.request",       ". . . x x x x . . ." },
  { MONEV_ACT_DATA_RECEIVE, "data.receive",       ". . . x x x x . . ." },
  { MONEV_ACT_DATA_VERIFY, "data.verify",         ". . . x x x . . . ." },
  { MONEV_ACT_DATA_CLOSE, "data.close",           ". . . x x . . . . ." },
};

static void
test_every_act_for_every_role (void)
{
  g_assert_cmpuint (G_N_ELEMENTS (table), ==, MONEV_N_ACTS);
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_assert_cmpuint (strlen (table[i].who), ==, 2 * G_N_ELEMENTS (columns) - 1);
      g_assert_cmpstr (monev_act_name (table[i].act), ==, table[i].name);
      for (guint c = 0; c < G_N_ELEMENTS (columns); c++)
        {
          gboolean may = monev_policy_allows (columns[c].role, table[i].act);

          if (may != (table[i].who[2 * c] == 'x'))
            g_error ("%s for %s is %d", table[i].name, columns[c].letter, may);
        }
      g_assert_false (monev_policy_allows (0, table[i].act));
    }
}

static void
test_every_act_stands_once_in_the_table (void)
{
  gboolean seen[MONEV_N_ACTS] = { FALSE };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_assert_false (seen[table[i].act]);
      seen[table[i].act] = TRUE;
    }
}

static void
test_every_kind_of_position_has_its_role (void)
{
  static const struct { const char *kind; guint role; } kinds[] = {
    { "kepala", MONEV_ROLE_KEPALA },       { "sekretaris", MONEV_ROLE_SEKRETARIS },
    { "kabid", MONEV_ROLE_KABID },         { "subkoor", MONEV_ROLE_SUBKOOR },
    { "perencana", MONEV_ROLE_PERENCANA }, { "staf", MONEV_ROLE_STAF },
    { "asisten", MONEV_ROLE_PIMPINAN },    { "sekda", MONEV_ROLE_PIMPINAN },
    { "wakil_bupati", MONEV_ROLE_PIMPINAN }, { "bupati", MONEV_ROLE_PIMPINAN },
    { "lainnya", MONEV_ROLE_LAIN },        { "", MONEV_ROLE_LAIN },
    { "admin", MONEV_ROLE_LAIN },          { "tidak dikenal", MONEV_ROLE_LAIN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    g_assert_cmpuint (monev_role_of_position_kind (kinds[i].kind), ==, kinds[i].role);
}

static void
test_refusal_says_who_may (void)
{
  MonevActor staf = { (char *) "x", (char *) "Sari Uji", (char *) "", MONEV_ROLE_STAF };
  g_autoptr (GError) error = NULL;

  g_assert_true (monev_policy_check (&staf, MONEV_ACT_CALENDAR_EDIT, &error));
  g_assert_no_error (error);
  g_assert_false (monev_policy_check (&staf, MONEV_ACT_OFFICE_EDIT, &error));
  g_assert_error (error, MONEV_ERROR, MONEV_ERROR_DENIED);
  g_assert_nonnull (strstr (error->message, "Sari Uji"));
  g_assert_nonnull (strstr (error->message, "admin"));
}

static void
test_nobody_may_nothing (void)
{
  MonevActor nobody = { (char *) "", (char *) "", (char *) "", ~0u };

  for (guint act = 0; act < MONEV_N_ACTS; act++)
    {
      g_autoptr (GError) none = NULL;
      g_autoptr (GError) empty = NULL;

      g_assert_false (monev_policy_check (NULL, act, &none));
      g_assert_error (none, MONEV_ERROR, MONEV_ERROR_AUTH);
      g_assert_false (monev_policy_check (&nobody, act, &empty));
      g_assert_error (empty, MONEV_ERROR, MONEV_ERROR_AUTH);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/people/policy/every-act-for-every-role", test_every_act_for_every_role);
  g_test_add_func ("/people/policy/every-act-stands-once-in-the-table",
                   test_every_act_stands_once_in_the_table);
  g_test_add_func ("/people/policy/every-kind-of-position-has-its-role",
                   test_every_kind_of_position_has_its_role);
  g_test_add_func ("/people/policy/refusal-says-who-may", test_refusal_says_who_may);
  g_test_add_func ("/people/policy/nobody-may-nothing", test_nobody_may_nothing);
  return g_test_run ();
}
