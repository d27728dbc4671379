/* Deciding on answers: approved, refused, looked at again; as many rows as are marked. */
#include "answer-desk-private.h"

#include "answer-desk-reason.h"
#include "answer-states.h"
#include "response/office-response.h"
#include "ui/reference/panel.h"

#include <glib/gi18n.h>

typedef struct
{
  MonevActor *actor;
  GPtrArray *entries;
  char *state, *reason;
} Decision;

static void
decision_free (gpointer data)
{
  Decision *decision = data;

  monev_actor_free (decision->actor);
  g_ptr_array_unref (decision->entries);
  g_free (decision->state);
  g_free (decision->reason);
  g_free (decision);
}

static gpointer
decide_job (MonevDbJob *job, gpointer data, GError **error)
{
  Decision *decision = data;

  return monev_responses_set_state (monev_db_job_connection (job), decision->actor,
                                    decision->entries, decision->state, decision->reason, error)
             ? g_strdup_printf (_("%u jawaban: %s"), decision->entries->len,
                                monev_answer_state_words (decision->state))
             : NULL;
}

static void
on_decided (gpointer owner, gpointer result, const GError *error)
{
  g_autofree char *text = result;

  if (error != NULL)
    monev_reference_tell (GTK_WIDGET (owner), error);
  else
    gtk_widget_activate_action (GTK_WIDGET (owner), "win.toast", "s", text);
  monev_answer_desk_load (owner);
}

/* @state: (nullable): what they may become; NULL for those that were never handed in. */
static gboolean
fits (const MonevResponseEntry *entry, const char *state)
{
  return state == NULL ? g_str_equal (entry->state, MONEV_RESPONSE_ISIAN)
                       : monev_response_may_become (entry->state, state);
}

/* The rows that are marked, else the one with the cursor; only those that fit. */
static GPtrArray *
chosen_for (MonevAnswerDesk *self, const char *state)
{
  GPtrArray *chosen
      = g_ptr_array_new_with_free_func ((GDestroyNotify) monev_response_entry_free);
  guint n = monev_grid_source_get_n_rows (MONEV_GRID_SOURCE (self->source));
  MonevGridRange range;
  guint first = 0, last = 0;

  if (monev_data_grid_get_selection (self->grid, &range))
    {
      first = range.row;
      last = range.row + range.n_rows - 1;
    }
  else if (monev_data_grid_get_cursor (self->grid, &first, NULL))
    last = first;
  for (guint row = first; row <= last && row < n; row++)
    {
      MonevResponseEntry *entry = monev_answer_source_get_entry (self->source, row);

      if (entry != NULL && fits (entry, state))
        g_ptr_array_add (chosen, entry);
      else
        g_clear_pointer (&entry, monev_response_entry_free);
    }
  return chosen;
}

/** monev_answer_desk_decide: what is marked becomes @state, as far as it may; @reason: "" for none. */
void
monev_answer_desk_decide (MonevAnswerDesk *self, const char *state, const char *reason)
{
  const MonevActor *actor = monev_session_get_actor (self->session);
  g_autoptr (GPtrArray) entries = chosen_for (self, state);
  Decision *decision;

  if (actor == NULL)
    return;
  if (entries->len == 0)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s",
                                  _("Pilih dahulu jawaban yang sudah masuk."));
      return;
    }
  decision = g_new (Decision, 1);
  *decision = (Decision) { monev_actor_copy (actor), g_ptr_array_ref (entries), g_strdup (state),
                           g_strdup (reason) };
  monev_session_call (self->session, G_OBJECT (self),
                      &(MonevDbJobSpec) { .lane = MONEV_DB_LANE_WRITE,
                                          .work = decide_job,
                                          .data = decision,
                                          .free_data = decision_free,
                                          .free_result = g_free },
                      on_decided);
}

static void
approve (GtkWidget *widget, const char *name, GVariant *parameter)
{
  monev_answer_desk_decide (MONEV_ANSWER_DESK (widget), MONEV_RESPONSE_DISETUJUI, "");
}

static void
on_reason (GtkWidget *owner, const char *state, const char *reason)
{
  monev_answer_desk_decide (MONEV_ANSWER_DESK (owner), state, reason);
}

static void
refuse (GtkWidget *widget, const char *name, GVariant *parameter)
{
  monev_answer_ask_reason (widget, _("Tolak jawaban?"), MONEV_RESPONSE_DITOLAK, _("_Tolak"),
                           on_reason);
}

static void
check (GtkWidget *widget, const char *name, GVariant *parameter)
{
  monev_answer_ask_reason (widget, _("Periksa lagi?"), MONEV_RESPONSE_DIPERIKSA,
                           _("_Periksa Lagi"), on_reason);
}

/* ---- what was never handed in ---- */

static gpointer
discard_job (MonevDbJob *job, gpointer data, GError **error)
{
  Decision *decision = data;

  for (guint i = 0; i < decision->entries->len; i++)
    if (!monev_response_discard (monev_db_job_connection (job), decision->actor,
                                 g_ptr_array_index (decision->entries, i), error))
      return NULL;
  return g_strdup_printf (_("%u isian dibuang"), decision->entries->len);
}

static void
on_discard (MonevAnswerDesk *self, const char *response, GtkWidget *dialog)
{
  const MonevActor *actor = monev_session_get_actor (self->session);
  GPtrArray *entries = g_object_get_data (G_OBJECT (dialog), "entries");
  Decision *decision;

  if (!g_str_equal (response, "discard") || actor == NULL)
    return;
  decision = g_new (Decision, 1);
  *decision = (Decision) { monev_actor_copy (actor), g_ptr_array_ref (entries), NULL, NULL };
  monev_session_call (self->session, G_OBJECT (self),
                      &(MonevDbJobSpec) { .lane = MONEV_DB_LANE_WRITE,
                                          .work = discard_job,
                                          .data = decision,
                                          .free_data = decision_free,
                                          .free_result = g_free },
                      on_decided);
}

static GtkWidget *
make_question (MonevAnswerDesk *self, guint n)
{
  g_autofree char *heading
      = g_strdup_printf (ngettext ("Buang %u isian yang belum selesai?",
                                   "Buang %u isian yang belum selesai?", n), n);
  GtkWidget *dialog = adw_message_dialog_new (
      GTK_WINDOW (self->window), heading,
      _("Yang sudah diketik di dalamnya hilang dan tidak dapat dikembalikan. Jawaban yang sudah "
        "dikirim tidak ikut dibuang."));

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Batal"), "discard",
                                    _("B_uang"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "discard",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  return dialog;
}

static void
discard (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MonevAnswerDesk *self = MONEV_ANSWER_DESK (widget);
  g_autoptr (GPtrArray) entries = chosen_for (self, NULL);
  GtkWidget *dialog;

  if (entries->len == 0)
    {
      gtk_widget_activate_action (widget, "win.toast", "s",
                                  _("Hanya isian yang belum selesai yang dapat dibuang."));
      return;
    }
  dialog = make_question (self, entries->len);
  g_object_set_data_full (G_OBJECT (dialog), "entries", g_ptr_array_ref (entries),
                          (GDestroyNotify) g_ptr_array_unref);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_discard), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/** monev_answer_desk_install_review: the acts of deciding. */
void
monev_answer_desk_install_review (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "answers.approve", NULL, approve);
  gtk_widget_class_install_action (klass, "answers.refuse", NULL, refuse);
  gtk_widget_class_install_action (klass, "answers.check", NULL, check);
  gtk_widget_class_install_action (klass, "answers.discard", NULL, discard);
}
