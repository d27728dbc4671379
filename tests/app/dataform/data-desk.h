/* An office with two agencies and one data form that was issued, for tests on both engines. */
#pragma once

#include "forms.h"

#include "db-driver-private.h"
#include "dataform/office-dataform.h"
#include "dataform/office-request.h"
#include "office-fixture.h"
#include "people/login.h"
#include "people/people.h"

typedef struct {
  MonevDbConnection *c;
  MonevActor *rani;
  char *health, *social; /* ids of agencies */
  char *form;
} DataDesk;

static inline void
data_desk_post (DataDesk *d, const char *kind)
{
  g_autofree char *position
      = test_add (d->c, d->rani, &monev_position_type, "title", kind, "kind", kind, NULL);
  g_autofree char *appointment
      = test_add (d->c, d->rani, &monev_appointment_type, "official_id", d->rani->official_id,
                  "position_id", position, "kind", "definitif", "date_from", "2020-01-01", NULL);
  MonevActor *fresh;
  gint64 now = 0;

  g_assert_true (monev_db_now (d->c, &now, NULL));
  fresh = monev_actor_load (d->c, d->rani->official_id, now, NULL);
  g_assert_nonnull (fresh);
  monev_actor_free (d->rani);
  d->rani = fresh;
}

static inline void
data_desk_open (DataDesk *d, MonevTestDb *db)
{
  g_autoptr (MonevDataForm) form = shipped_form ("kemiskinan-stunting");
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (MonevDataFormEntry) entry = NULL;
  g_autoptr (MonevDataFormEntry) issued = NULL;
  g_autoptr (GError) error = NULL;

  *d = (DataDesk){ db->connection, test_office_start (db) };
  data_desk_post (d, "subkoor");
  d->health = test_add (d->c, d->rani, &monev_agency_type, "code", "1.02.0.00.0.00.01.0000", "name",
                        "Dinas Kesehatan", "kind", "perangkat_daerah", NULL);
  d->social = test_add (d->c, d->rani, &monev_agency_type, "code", "1.06.0.00.0.00.01.0000", "name",
                        "Dinas Sosial", "kind", "perangkat_daerah", NULL);
  entry = monev_data_form_add (d->c, d->rani, form, &error);
  g_assert_no_error (error);
  issued = monev_data_form_issue (d->c, d->rani, entry, issues, &error);
  g_assert_no_error (error);
  d->form = g_strdup (issued->id);
}

static inline void
data_desk_clear (DataDesk *d)
{
  monev_actor_free (d->rani);
  g_free (d->health);
  g_free (d->social);
  g_free (d->form);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DataDesk, data_desk_clear)

/** data_desk_request: made for both agencies and sent on a day, at 9 in the morning of the office. */
static inline MonevDataRequest *
data_desk_request (DataDesk *d, const char *period, gint64 sent_at)
{
  const char *agencies[] = { d->health, d->social, NULL };
  MonevRequestPlan plan = { .form = d->form, .period = period, .agencies = agencies };
  g_autoptr (GError) error = NULL;
  MonevDataRequest *request = monev_request_make (d->c, d->rani, &plan, &error);

  g_assert_no_error (error);
  if (sent_at != 0)
    monev_request_send (d->c, d->rani, request->id, NULL, sent_at, "kurir", &error);
  g_assert_no_error (error);
  return request;
}

/** data_desk_case: the case of an agency of a request. */
static inline MonevDataCase *
data_desk_case (DataDesk *d, const MonevDataRequest *request, const char *agency_id)
{
  g_autoptr (GPtrArray) all = monev_addressee_store_list (d->c, request->id, FALSE, NULL);

  for (guint i = 0; i < all->len; i++)
    {
      const MonevDataAddressee *one = all->pdata[i];

      if (strcmp (one->agency_id, agency_id) == 0)
        return monev_data_case_load (d->c, one->id, NULL);
    }
  return NULL;
}
