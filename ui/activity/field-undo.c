#include "field-undo.h"

#include "ui/reference/panel.h"

#include <glib/gi18n.h>

/* The desk may be gone when the toast is pressed; the window and the session are not. */
typedef struct
{
  MonevSession *session;
  MonevRecord *record;
  gboolean remove; /* it was added; else @record is written */
  gboolean pressed;
} Offer;

static void
offer_free (gpointer data)
{
  Offer *offer = data;

  g_object_unref (offer->session);
  monev_record_unref (offer->record);
  g_free (offer);
}

typedef struct
{
  MonevActor *actor;
  MonevRecord *record;
  gboolean remove;
} Undo;

static void
undo_free (gpointer data)
{
  Undo *undo = data;

  monev_actor_free (undo->actor);
  monev_record_unref (undo->record);
  g_free (undo);
}

static gpointer
undo_job (MonevDbJob *job, gpointer data, GError **error)
{
  const Undo *undo = data;
  MonevDbConnection *connection = monev_db_job_connection (job);
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (MonevRecord) saved = NULL;

  if (undo->remove)
    return monev_field_remove (connection, undo->actor, undo->record, error) ? g_strdup ("") : NULL;
  saved = monev_field_save (connection, undo->actor, undo->record, issues, error);
  return saved != NULL ? g_strdup ("") : NULL;
}

static void
on_undone (gpointer owner, gpointer result, const GError *error)
{
  g_autofree char *done = result;

  if (error != NULL)
    monev_reference_tell (GTK_WIDGET (owner), error);
  else
    monev_window_toast (owner, _("Perubahan diurungkan"), NULL, NULL, NULL, NULL);
}

static void
on_pressed (MonevWindow *window, gpointer data)
{
  Offer *offer = data;
  const MonevActor *actor = monev_session_get_actor (offer->session);
  Undo *undo;

  if (actor == NULL || offer->pressed)
    return;
  offer->pressed = TRUE;
  undo = g_new (Undo, 1);
  *undo = (Undo) { monev_actor_copy (actor), monev_record_ref (offer->record), offer->remove };
  monev_session_call (offer->session, G_OBJECT (window),
                      &(MonevDbJobSpec) { .lane = MONEV_DB_LANE_WRITE,
                                          .work = undo_job,
                                          .data = undo,
                                          .free_data = undo_free,
                                          .free_result = g_free },
                      on_undone);
}

/**
 * monev_field_undo_offer:
 * @text: what the toast says
 * @before: (nullable): as it was stored; %NULL: it was added
 * @after: (nullable): as it is stored now; %NULL: it was removed
 *
 * The button writes the former values as a new version, takes away what was added, or puts back what
 * was removed under its former id. Who changed it since is not overwritten: the core refuses that.
 */
void
monev_field_undo_offer (MonevWindow *window, MonevSession *session, const char *text,
                        MonevRecord *before, MonevRecord *after)
{
  Offer *offer;
  MonevRecord *source = after != NULL ? after : before;
  gint64 version = after != NULL ? monev_record_version (after) : 0;

  g_return_if_fail (source != NULL);

  if (before != NULL && after != NULL && monev_record_equal (before, after))
    {
      monev_window_toast (window, text, NULL, NULL, NULL, NULL);
      return;
    }
  offer = g_new0 (Offer, 1);
  offer->session = g_object_ref (session);
  offer->remove = before == NULL;
  offer->record = monev_record_with_identity (
      monev_record_ref (before != NULL ? before : after), monev_record_id (source), version);
  monev_window_toast (window, text, _("_Urungkan"), on_pressed, offer, offer_free);
}
