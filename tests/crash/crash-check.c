#include "crash.h"

#include "office-fixture.h"

/* Rows of which a part is missing: each of these counts must be nothing. */
static const struct {
  const char *what;
  const char *sql;
} halves[] = {
  { "an agency without its entry in the log",
    "SELECT count(*) AS n FROM agency a WHERE NOT EXISTS (SELECT 1 FROM audit_entry e"
    " WHERE e.subject = 'agency/' || a.id AND e.act = 'agency.add')" },
  { "an entry in the log without its agency",
    "SELECT count(*) AS n FROM audit_entry e WHERE e.act = 'agency.add'"
    " AND NOT EXISTS (SELECT 1 FROM agency a WHERE e.subject = 'agency/' || a.id)" },
  { "an agency without its two coordinators",
    "SELECT count(*) AS n FROM agency a WHERE (SELECT count(*) FROM agency_coordinator k"
    " WHERE k.agency_id = a.id) <> 2" },
  { "a coordinator of no agency",
    "SELECT count(*) AS n FROM agency_coordinator k WHERE NOT EXISTS"
    " (SELECT 1 FROM agency a WHERE a.id = k.agency_id)" },
};

static void
check_acknowledged (MonevDbConnection *c, char **acknowledged)
{
  for (guint i = 0; acknowledged[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (MonevDbRows) rows
        = monev_db_query (c, "agency_get", MONEV_DB_BINDS (MONEV_DB_T ("id", acknowledged[i])),
                          &error);

      g_assert_no_error (error);
      if (!monev_db_rows_next (rows, &error))
        g_error ("an acknowledged write is lost: %s", acknowledged[i]);
    }
}

static void
check_log (MonevDbConnection *c, MonevAuditHead *known)
{
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (GError) error = NULL;
  guint64 checked = 0;

  monev_audit_verify (c, known->seq > 0 ? known : NULL, &checked, issues, &error);
  g_assert_no_error (error);
  if (monev_issue_list_size (issues) > 0)
    g_error ("the log is not whole: %s", monev_issue_list_get (issues, 0)->message);
  monev_audit_head (c, known, &error);
  g_assert_no_error (error);
}

void
crash_check (MonevDbConnection *c, char **acknowledged, MonevAuditHead *known)
{
  g_autoptr (GError) error = NULL;

  monev_db_check (c, &error);
  g_assert_no_error (error);
  check_acknowledged (c, acknowledged);
  for (guint i = 0; i < G_N_ELEMENTS (halves); i++)
    if (test_number (c, halves[i].sql) != 0)
      g_error ("half written: %s", halves[i].what);
  check_log (c, known);
}
