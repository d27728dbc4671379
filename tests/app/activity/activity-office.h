/* An office with a bidang, its people, a procedure of six steps, and runs of it in 2024.
 *
 * 2024 is long past on every clock, so that work can be recorded at fixed times; one holiday makes
 * it a known year.
 */
#pragma once

#include <string.h>

#include "activity/activity-acts.h"
#include "activity/activity-store.h"
#include "base/instant.h"
#include "base/json.h"
#include "calendar/holiday-record.h"
#include "office-fixture.h"
#include "people/login.h"
#include "people/people.h"

typedef struct {
  MonevDbConnection *c;
  MonevActor        *admin, *subkoor, *staf;
  char              *bidang, *kabag;
  MonevProcedure    *procedure;
  MonevOfficeClock   clock;
} Office;

/* 1 → 2 beside 3 → 4 (open, may be held again) → 5 (a decision that leads back to 4) → 6 */
static const char *const six_steps
  = "{\"format\":1,\"code\":\"uji\",\"title\":\"Uji Lapangan\",\"actors\":[{\"id\":\"ft\","
    "\"title\":\"Fungsional Tertentu\"}],\"steps\":["
    "{\"id\":\"s1\",\"number\":\"1\",\"wording\":\"Menyusun tim\",\"actors\":[{\"actor\":\"ft\"}],"
    "\"kind\":\"proses\",\"requirements\":[\"Lembar disposisi\"],"
    "\"time\":{\"unit\":\"menit\",\"min\":300,\"max\":300},\"outputs\":[\"SK Tim\"]},"
    "{\"id\":\"s2\",\"number\":\"2\",\"wording\":\"Rapat tim\",\"actors\":[{\"actor\":\"ft\"}],"
    "\"kind\":\"proses\",\"requirements\":[\"SK Tim\"],"
    "\"time\":{\"unit\":\"menit\",\"min\":60,\"max\":150},\"outputs\":[\"Notulen rapat\"]},"
    "{\"id\":\"s3\",\"number\":\"3\",\"wording\":\"Mengundang\",\"actors\":[{\"actor\":\"ft\"}],"
    "\"kind\":\"proses\",\"requirements\":[\"Undangan peserta\"],\"parallel\":true,"
    "\"time\":{\"unit\":\"menit\",\"min\":120,\"max\":120},\"outputs\":[],"
    "\"does\":[{\"kind\":\"naskah\",\"what\":\"undangan\"}]},"
    "{\"id\":\"s4\",\"number\":\"4\",\"wording\":\"Turun ke lapangan\","
    "\"actors\":[{\"actor\":\"ft\"}],\"kind\":\"proses\",\"repeats\":true,"
    "\"requirements\":[\"Notulen rapat\",\"Peta wilayah\"],"
    "\"time\":{\"open\":true,\"text\":\"Disesuaikan dengan kebutuhan\"},"
    "\"outputs\":[\"Catatan lokasi\"]},"
    "{\"id\":\"s5\",\"number\":\"5\",\"wording\":\"Menilai\",\"actors\":[{\"actor\":\"ft\"}],"
    "\"kind\":\"keputusan\",\"back_to\":\"s4\",\"requirements\":[\"Catatan lokasi\"],"
    "\"time\":{\"unit\":\"hari\",\"min\":2,\"max\":2},\"outputs\":[\"Kesimpulan\"]},"
    "{\"id\":\"s6\",\"number\":\"6\",\"wording\":\"Mencetak\",\"actors\":[{\"actor\":\"ft\"}],"
    "\"kind\":\"proses\",\"requirements\":[\"Kesimpulan\",\"Peta wilayah\"],"
    "\"time\":{\"unit\":\"menit\",\"min\":450,\"max\":450},\"outputs\":[\"Buku tercetak\"]}]}";

static MonevProcedure *
make_procedure (const char *text)
{
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (GError) error = NULL;
  MonevProcedure *procedure = monev_procedure_read_text (text, -1, NULL, issues, &error);

  g_assert_no_error (error);
  return procedure;
}

static MonevActor *
make_person (MonevDbConnection *c, const MonevActor *admin, const char *name, const char *username,
             const char *position)
{
  g_autofree char *id = test_add (c, admin, &monev_official_type, "name", name, "status", "Non-ASN",
                                  "username", username, NULL);
  g_autofree char *held = NULL;
  gint64 now = 0;
  g_autoptr (GError) error = NULL;
  MonevActor *actor;

  if (position != NULL)
    held = test_add (c, admin, &monev_appointment_type, "official_id", id, "position_id", position,
                     "date_from", "2020-01-01", NULL);
  g_assert_true (monev_db_now (c, &now, NULL));
  actor = monev_actor_load (c, id, now, &error);
  g_assert_no_error (error);
  return actor;
}

static void
make_people (Office *o)
{
  g_autofree char *sub = NULL;
  g_autofree char *staf = NULL;

  o->bidang = test_add (o->c, o->admin, &monev_position_type, "title", "Kepala Bidang Uji", "kind",
                        "Kepala Bidang", NULL);
  o->kabag = test_add (o->c, o->admin, &monev_position_type, "title", "Kepala Bagian Uji", NULL);
  sub = test_add (o->c, o->admin, &monev_position_type, "title", "Sub Koordinator Uji", "kind",
                  "Sub Koordinator", "parent_id", o->bidang, NULL);
  staf = test_add (o->c, o->admin, &monev_position_type, "title", "Pelaksana Uji", "kind",
                   "Fungsional Umum", "single", "tidak", "parent_id", sub, NULL);
  o->subkoor = make_person (o->c, o->admin, "Yusuf Uji", "yusuf", sub);
  o->staf = make_person (o->c, o->admin, "Sari Uji", "sari", staf);
}

static Office
open_office (MonevTestDb *db)
{
  Office o = { db->connection, test_office_start (db) };
  g_autofree char *holiday = test_add (o.c, o.admin, &monev_holiday_type, "date_from", "2024-01-10",
                                       "kind", "libur nasional", "name", "Hari Uji", NULL);

  make_people (&o);
  o.procedure = make_procedure (six_steps);
  g_assert_true (monev_office_clock_load (o.c, &o.clock, NULL));
  return o;
}

static void
office_clear (Office *o)
{
  monev_actor_free (o->admin);
  monev_actor_free (o->subkoor);
  monev_actor_free (o->staf);
  g_free (o->bidang);
  g_free (o->kabag);
  monev_procedure_unref (o->procedure);
  monev_office_clock_clear (&o->clock);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Office, office_clear)

/* "2024-01-08T07:30" on the office's wall. */
static gint64
when (const Office *o, const char *text)
{
  gint64 utc = 0;

  g_assert_true (monev_instant_from_rfc3339 (text, o->clock.zone, &utc, NULL));
  return utc;
}

static inline void
expect_when (const Office *o, gint64 found, const char *wanted)
{
  if (found != when (o, wanted))
    {
      g_autofree char *text = monev_instant_to_rfc3339 (found, o->clock.zone);
      g_error ("%s, not %s", text, wanted);
    }
}

static MonevActivityHead
make_head (const Office *o, const char *title)
{
  return (MonevActivityHead) {
    2024, title, NULL, o->bidang, o->subkoor->official_id, when (o, "2024-01-08T07:30"),
    "Kepala Badan", "2024-01-05", "Laksanakan"
  };
}

static char *
start_with (const Office *o, const MonevActivityHead *head)
{
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (GError) error = NULL;
  char *id = monev_activity_start (o->c, o->subkoor, o->procedure, head, NULL, issues, &error);

  g_assert_no_error (error);
  return id;
}

static char *
start_run (const Office *o, const char *title)
{
  MonevActivityHead head = make_head (o, title);

  return start_with (o, &head);
}

static MonevActivity *
load_run (const Office *o, const char *id)
{
  g_autoptr (GError) error = NULL;
  MonevActivity *activity;
  gint64 now = 0;

  g_assert_true (monev_db_now (o->c, &now, NULL));
  activity = monev_activity_load (o->c, id, now, &error);
  g_assert_no_error (error);
  return activity;
}

/* As it stood at a moment of 2024. */
static inline MonevActivity *
load_then (const Office *o, const char *id, const char *text)
{
  g_autoptr (GError) error = NULL;
  MonevActivity *activity = monev_activity_load (o->c, id, when (o, text), &error);

  g_assert_no_error (error);
  return activity;
}

typedef gboolean (*StepVerb) (MonevDbConnection *connection, const MonevActor *actor,
                              const MonevStepAct *act, MonevIssueList *issues, GError **error);

/* @then: NULL for now. Returns FALSE with @error as the act does. */
static inline gboolean
try_step (const Office *o, const MonevActor *actor, StepVerb verb, const char *id,
          const char *number, const char *then, const char *reason, GError **error)
{
  g_autoptr (MonevActivity) run = load_run (o, id);
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  const MonevActivityStep *step = monev_activity_step_named (run, number);
  MonevStepAct act = { id, step->id, step->version, then != NULL ? when (o, then) : 0, reason,
                       NULL };

  return verb (o->c, actor, &act, issues, error);
}

static inline void
do_step (const Office *o, StepVerb verb, const char *id, const char *number, const char *then,
         const char *reason)
{
  g_autoptr (GError) error = NULL;

  try_step (o, o->staf, verb, id, number, then, reason, &error);
  g_assert_no_error (error);
}

static inline void
work_step (const Office *o, const char *id, const char *number, const char *from, const char *until)
{
  do_step (o, monev_activity_step_start, id, number, from, "uji");
  do_step (o, monev_activity_step_finish, id, number, until, NULL);
}

/* DENIED, STATE, … with a message that holds @says. */
static inline void
expect_refusal (GError **error, MonevError code, const char *says)
{
  g_assert_error (*error, MONEV_ERROR, (int) code);
  if (strstr ((*error)->message, says) == NULL)
    g_error ("\"%s\" does not say \"%s\"", (*error)->message, says);
  g_clear_error (error);
}
