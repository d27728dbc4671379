#include "record-undo.h"

#include "office/office.h"
#include "panel.h"
#include "reference/reference.h"

#include <glib/gi18n.h>

/* The desk may be gone when the toast is pressed; the window and the session are not. */
typedef struct
{
  GWeakRef desk;
  MonevSession *session;
  MonevRecord *record; /* the former values under the identity of what is stored */
} Offer;

static void
offer_free (gpointer data)
{
  Offer *offer = data;

  g_weak_ref_clear (&offer->desk);
  g_object_unref (offer->session);
  monev_record_unref (offer->record);
  g_free (offer);
}

typedef struct
{
  MonevActor *actor;
  MonevRecord *record;
} Undo;

static void
undo_free (gpointer data)
{
  Undo *undo = data;

  monev_actor_free (undo->actor);
  monev_record_unref (undo->record);
  g_free (undo);
}

/* The lambang of before is still kept under its hash. */
static MonevRecord *
save_office (MonevDbConnection *connection, const Undo *undo, MonevIssueList *issues,
             GError **error)
{
  g_autoptr (GError) none = NULL;
  g_autoptr (GBytes) logo = monev_office_logo (connection, undo->record, &none);

  return monev_office_save (connection, undo->actor, undo->record, logo, issues, error);
}

static gpointer
undo_job (MonevDbJob *job, gpointer data, GError **error)
{
  const Undo *undo = data;
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  MonevDbConnection *connection = monev_db_job_connection (job);

  if (monev_record_type (undo->record) == &monev_office_type)
    return save_office (connection, undo, issues, error);
  return monev_reference_save (connection, undo->actor, undo->record, issues, error);
}

static void
tell_refused (MonevWindow *window, const Offer *offer, const GError *error)
{
  g_autofree char *label = monev_record_label (offer->record);
  g_autoptr (GError) told = NULL;

  if (!g_error_matches (error, MONEV_ERROR, MONEV_ERROR_CONFLICT))
    {
      monev_reference_tell (GTK_WIDGET (window), error);
      return;
    }
  told = g_error_new (MONEV_ERROR, MONEV_ERROR_CONFLICT,
                      _("%s sudah diubah lagi sesudah Anda menyimpannya, jadi tidak diurungkan. "
                        "Buka datanya, lihat Riwayat, lalu ubah yang perlu."),
                      label);
  monev_reference_tell (GTK_WIDGET (window), told);
}

static void
on_undone (gpointer owner, gpointer result, const GError *error)
{
  MonevWindow *window = owner;
  g_autoptr (MonevRecord) record = result;
  Offer *offer = g_object_steal_data (owner, "record-undo");
  g_autoptr (MonevRecordDesk) desk = g_weak_ref_get (&offer->desk);

  if (error != NULL)
    tell_refused (window, offer, error);
  else
    {
      if (monev_record_type (record) == &monev_office_type)
        monev_session_set_office (offer->session, monev_record_ref (record));
      if (desk != NULL)
        monev_record_desk_refresh (desk, record);
      monev_window_toast (window, _("Perubahan diurungkan"), NULL, NULL, NULL, NULL);
    }
  offer_free (offer);
}

static Offer *
offer_copy (Offer *offer)
{
  Offer *copy = g_new0 (Offer, 1);
  g_autoptr (GObject) desk = g_weak_ref_get (&offer->desk);

  g_weak_ref_init (&copy->desk, desk);
  copy->session = g_object_ref (offer->session);
  copy->record = monev_record_ref (offer->record);
  return copy;
}

static void
on_pressed (MonevWindow *window, gpointer data)
{
  Offer *offer = data;
  const MonevActor *actor = monev_session_get_actor (offer->session);
  Undo *undo;

  /* One at a time: the second of two hasty presses would undo nothing. */
  if (actor == NULL || g_object_get_data (G_OBJECT (window), "record-undo") != NULL)
    return;
  undo = g_new (Undo, 1);
  *undo = (Undo) { monev_actor_copy (actor), monev_record_ref (offer->record) };
  g_object_set_data_full (G_OBJECT (window), "record-undo", offer_copy (offer), offer_free);
  monev_session_call (offer->session, G_OBJECT (window),
                      &(MonevDbJobSpec) { .lane = MONEV_DB_LANE_WRITE,
                                          .work = undo_job,
                                          .data = undo,
                                          .free_data = undo_free,
                                          .free_result = (GDestroyNotify) monev_record_unref },
                      on_undone);
}

/**
 * monev_record_undo_offer:
 * @desk: is refreshed if it is still open
 * @text: what the toast says
 * @before: as it was stored, version 0 for a new record, which offers nothing
 * @saved: as it is stored now
 *
 * Says in a toast that a record is saved; its button writes the former values as a new version,
 * and says so where somebody changed the record since.
 */
void
monev_record_undo_offer (MonevRecordDesk *desk, MonevWindow *window, MonevSession *session,
                         const char *text, MonevRecord *before, MonevRecord *saved)
{
  Offer *offer;

  if (monev_record_version (before) == 0 || monev_record_equal (before, saved))
    {
      monev_window_toast (window, text, NULL, NULL, NULL, NULL);
      return;
    }
  offer = g_new0 (Offer, 1);
  g_weak_ref_init (&offer->desk, desk);
  offer->session = g_object_ref (session);
  offer->record = monev_record_with_identity (monev_record_ref (before), monev_record_id (saved),
                                              monev_record_version (saved));
  monev_window_toast (window, text, _("Urungkan"), on_pressed, offer, offer_free);
}
