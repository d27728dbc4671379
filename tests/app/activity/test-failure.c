/* Whatever statement fails in the middle of an act, the database is as it was. */
#include "activity-office.h"

#include "db-driver-private.h"

typedef struct {
  Office              *o;
  const char          *id;
  MonevActivity       *run;
  MonevAttachmentFile *file;
  MonevIssueList      *issues;
  char                *made;
} Case;

typedef gboolean (*Act) (Case *test, GError **error);

/* Fails statement 0, 1, 2, … of @act until it goes through. */
static void
fail_each (Case *test, Act act, int least)
{
  MonevDbConnection *c = test->o->c;
  g_autofree char *before = test_dump (c);

  for (int n = 0; n < 2000; n++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *after = NULL;
      gboolean done;

      monev_db_connection_fail_after (c, n, MONEV_ERROR_IO);
      done = act (test, &error);
      monev_db_connection_fail_after (c, -1, MONEV_ERROR_IO);
      g_clear_pointer (&test->made, g_free);
      if (done)
        {
          g_assert_no_error (error);
          g_assert_cmpint (n, >=, least);
          return;
        }
      g_assert_error (error, MONEV_ERROR, MONEV_ERROR_IO);
      after = test_dump (c);
      if (strcmp (before, after) != 0)
        g_error ("statement %d failed and left something behind", n);
    }
  g_assert_not_reached ();
}

static gboolean
start (Case *test, GError **error)
{
  MonevActivityHead head = make_head (test->o, "Uji");

  test->made = monev_activity_start (test->o->c, test->o->subkoor, test->o->procedure, &head,
                                     test->file, test->issues, error);
  return test->made != NULL;
}

static gboolean
copy (Case *test, GError **error)
{
  test->made = monev_activity_copy (test->o->c, test->o->subkoor, test->id, NULL, 2025,
                                    when (test->o, "2025-01-06T07:30"), test->issues, error);
  return test->made != NULL;
}

static MonevStepAct
act_on (Case *test, const char *number)
{
  const MonevActivityStep *step;

  g_clear_pointer (&test->run, monev_activity_unref);
  monev_db_connection_fail_after (test->o->c, -1, MONEV_ERROR_IO);
  test->run = load_run (test->o, test->id);
  step = monev_activity_step_named (test->run, number);
  return (MonevStepAct) { test->id, step->id, step->version, 0, "uji", NULL };
}

static int left; /* statements before the failure; the reading for the act is not counted */

static gboolean
start_step (Case *test, GError **error)
{
  MonevStepAct act = act_on (test, "1");

  monev_db_connection_fail_after (test->o->c, left++, MONEV_ERROR_IO);
  return monev_activity_step_start (test->o->c, test->o->staf, &act, test->issues, error);
}

static gboolean
set_due (Case *test, GError **error)
{
  MonevStepAct act = act_on (test, "4");

  monev_db_connection_fail_after (test->o->c, left++, MONEV_ERROR_IO);
  return monev_activity_step_set_due (test->o->c, test->o->staf, &act,
                                      when (test->o, "2024-01-31T16:00"), test->issues, error);
}

static gboolean
repeat (Case *test, GError **error)
{
  MonevStepAct act = act_on (test, "4");

  monev_db_connection_fail_after (test->o->c, left++, MONEV_ERROR_IO);
  test->made = monev_activity_step_repeat (test->o->c, test->o->staf, &act, test->issues, error);
  return test->made != NULL;
}

static gboolean
attach (Case *test, GError **error)
{
  g_autofree char *subject = g_strconcat ("activity/", test->id, NULL);

  test->made = monev_activity_attach (test->o->c, test->o->staf, test->id, subject, test->file, "",
                                      error);
  return test->made != NULL;
}

static gboolean
detach (Case *test, GError **error)
{
  const MonevAttachment *file;

  g_clear_pointer (&test->run, monev_activity_unref);
  monev_db_connection_fail_after (test->o->c, -1, MONEV_ERROR_IO);
  test->run = load_run (test->o, test->id);
  file = test->run->files->pdata[0];
  monev_db_connection_fail_after (test->o->c, left++, MONEV_ERROR_IO);
  return monev_activity_detach (test->o->c, test->o->staf, test->id, file->id, file->version,
                                error);
}

static gboolean
add_group (Case *test, GError **error)
{
  test->made = monev_activity_group_add (test->o->c, test->o->staf, test->id, "Kelompok", error);
  return test->made != NULL;
}

static gboolean
add_member (Case *test, GError **error)
{
  const MonevActivityGroup *group;
  MonevMemberEntry entry = { test->o->staf->official_id, NULL, NULL, MONEV_MEMBER_LEADER, NULL };

  group = test->run->groups->pdata[0];
  entry.group_id = group->id;
  test->made = monev_activity_member_add (test->o->c, test->o->staf, test->id, &entry, error);
  return test->made != NULL;
}

static gboolean
remove_group (Case *test, GError **error)
{
  const MonevActivityGroup *group = test->run->groups->pdata[0];

  return monev_activity_group_remove (test->o->c, test->o->staf, test->id, group->id,
                                      group->version, error);
}

static gboolean
stop (Case *test, GError **error)
{
  return monev_activity_stop (test->o->c, test->o->subkoor, test->id, 1, "uji", error);
}

static void
test_every_act_is_all_or_nothing (MonevTestDb *db)
{
  static const struct { Act act; int least; } acts[] = {
    { start, 25 }, { start_step, 15 }, { set_due, 18 },
    { attach, 18 }, { detach, 18 },    { add_group, 15 },
    { add_member, 16 }, { copy, 30 }, { remove_group, 16 },
  };
  g_auto (Office) o = open_office (db);
  g_autofree char *id = start_run (&o, "Uji");
  g_autoptr (GBytes) bytes = g_bytes_new_static ("berkas", 6);
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (MonevAttachmentFile) file
    = monev_attachment_file_new ("a.txt", bytes, NULL, issues, NULL);
  Case test = { &o, id, load_run (&o, id), file, issues, NULL };

  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    {
      left = 0;
      fail_each (&test, acts[i].act, acts[i].least);
      g_clear_pointer (&test.run, monev_activity_unref);
      test.run = load_run (&o, id);
    }
  do_step (&o, monev_activity_step_skip, id, "4", NULL, "uji");
  left = 0;
  fail_each (&test, repeat, 20);
  fail_each (&test, stop, 15);
  g_clear_pointer (&test.run, monev_activity_unref);
}

int
main (int argc, char **argv)
{
  test_office_setup ();
  g_test_init (&argc, &argv, NULL);
  monev_test_add_blank ("/activity/failure/every-act-is-all-or-nothing",
                        test_every_act_is_all_or_nothing);
  return test_office_run ();
}
