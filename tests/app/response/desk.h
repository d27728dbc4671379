/* An office with one instrument that was issued, for tests on both engines. */
#pragma once

#include "../instrument/form-maker.h"

#include "db-driver-private.h"
#include "instrument/office-instrument.h"
#include "office-fixture.h"
#include "people/login.h"
#include "people/people.h"
#include "response/office-response.h"

typedef struct
{
  MonevDbConnection *c;
  MonevActor *rani;
  MonevIssueList *issues;
  char *instrument;
} Desk;

static inline void
give_post (Desk *d, const char *kind)
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
  g_assert_nonnull (appointment);
}

static inline MonevInstrumentEntry *
add_instrument (Desk *d, const char *text)
{
  g_autoptr (MonevXlsform) form = make_form (text);
  g_autoptr (GError) error = NULL;
  MonevInstrumentEntry *entry = monev_instrument_add (
      d->c, d->rani, &(MonevInstrumentContent){ form, NULL, NULL, NULL }, d->issues, &error);

  g_assert_no_error (error);
  return entry;
}

static inline void
desk_open (Desk *d, MonevTestDb *db, const char *text)
{
  g_autoptr (MonevInstrumentEntry) entry = NULL;
  g_autoptr (MonevInstrumentEntry) issued = NULL;
  g_autoptr (GError) error = NULL;

  *d = (Desk){ db->connection, test_office_start (db), monev_issue_list_new (), NULL };
  give_post (d, "subkoor");
  entry = add_instrument (d, text);
  issued = monev_instrument_issue (d->c, d->rani, entry, NULL, d->issues, &error);
  g_assert_no_error (error);
  d->instrument = g_strdup (issued->id);
}

static inline void
desk_clear (Desk *d)
{
  monev_actor_free (d->rani);
  monev_issue_list_unref (d->issues);
  g_free (d->instrument);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Desk, desk_clear)
