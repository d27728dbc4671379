#include "instrument-copy.h"

#include "create-dialog.h"
#include "instrument-desk.h"
#include "ui/reference/panel.h"

#include <glib/gi18n.h>

typedef struct
{
  MonevSession *session;
  MonevActor *actor;
  char *id, *activity_id;
  gint64 number;
  MonevInstrumentEntry *entry; /* (nullable): the copy */
} Copy;

static void
copy_free (gpointer data)
{
  Copy *copy = data;

  g_object_unref (copy->session);
  g_clear_pointer (&copy->actor, monev_actor_free);
  g_clear_pointer (&copy->entry, monev_instrument_entry_free);
  g_free (copy->id);
  g_free (copy->activity_id);
  g_free (copy);
}

static Copy *
copy_new (MonevSession *session, const char *id, gint64 number)
{
  Copy *copy = g_new0 (Copy, 1);

  copy->session = g_object_ref (session);
  copy->id = g_strdup (id);
  copy->number = number;
  return copy;
}

static gpointer
copy_job (MonevDbJob *job, gpointer data, GError **error)
{
  const Copy *asked = data;
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  g_autoptr (MonevInstrumentEntry) entry = monev_instrument_copy (
      monev_db_job_connection (job), asked->actor, asked->id, asked->number, asked->activity_id,
      issues, error);
  Copy *answer;

  if (entry == NULL)
    return NULL;
  answer = copy_new (asked->session, asked->id, asked->number);
  answer->entry = g_steal_pointer (&entry);
  return answer;
}

static void
on_copied (gpointer owner, gpointer result, const GError *error)
{
  MonevWindow *window = owner;
  Copy *answer = result;

  if (error != NULL)
    {
      monev_reference_tell (GTK_WIDGET (window), error);
      return;
    }
  monev_window_push_desk (window,
                          monev_instrument_desk_new (window, answer->session, answer->entry->id));
  monev_window_toast (window, _("Salinannya dibuka; yang asli tidak berubah"), NULL, NULL, NULL,
                      NULL);
  copy_free (answer);
}

static void
on_create (GtkWidget *dialog, const char *title, const char *activity_id, MonevWindow *window)
{
  Copy *kept = g_object_get_data (G_OBJECT (dialog), "copy");
  const MonevActor *actor = monev_session_get_actor (kept->session);
  Copy *asked;

  if (actor == NULL)
    return;
  asked = copy_new (kept->session, kept->id, kept->number);
  asked->actor = monev_actor_copy (actor);
  asked->activity_id = g_strdup (activity_id);
  monev_session_call (kept->session, G_OBJECT (window),
                      &(MonevDbJobSpec){ .lane = MONEV_DB_LANE_WRITE,
                                         .work = copy_job,
                                         .data = asked,
                                         .free_data = copy_free,
                                         .free_result = copy_free },
                      on_copied);
}

/** monev_instrument_ask_copy: @number: the version; 0 for what is worked on. Returns: (transfer none):
 * the dialog, which is shown; the copy opens when it is made. */
GtkWidget *
monev_instrument_ask_copy (MonevWindow *window, MonevSession *session,
                           const MonevInstrumentEntry *entry, gint64 number)
{
  GtkWidget *dialog = monev_create_dialog_new (GTK_WINDOW (window), session);

  monev_create_dialog_copy (MONEV_CREATE_DIALOG (dialog), entry->title, entry->activity_id);
  g_object_set_data_full (G_OBJECT (dialog), "copy", copy_new (session, entry->id, number),
                          copy_free);
  g_signal_connect_object (dialog, "create", G_CALLBACK (on_create), window, 0);
  gtk_window_present (GTK_WINDOW (dialog));
  return dialog;
}
