/* A PIN is tried on the write lane (it takes 0.2 s), and what follows is said at the entry. */
#include "login-private.h"

#include "secret-dialog.h"
#include "ui/common/error-text.h"

#include <glib/gi18n.h>
#include <string.h>

typedef struct
{
  char *official;
  char *pin;
} Try;

typedef struct
{
  MonevActor *actor; /* NULL: refused, for what state says */
  MonevLoginState state;
  gboolean wrong;
} Answer;

static void
free_try (gpointer data)
{
  Try *try = data;

  explicit_bzero (try->pin, strlen (try->pin));
  g_free (try->pin);
  g_free (try->official);
  g_free (try);
}

static void
free_answer (gpointer data)
{
  Answer *answer = data;

  g_clear_pointer (&answer->actor, monev_actor_free);
  g_free (answer);
}

/* Whatever would be refused anyway is not tried: without the office secret no PIN is right, and a
 * try would count as a wrong one. */
static gpointer
try_job (MonevDbJob *job, gpointer data, GError **error)
{
  MonevDbConnection *connection = monev_db_job_connection (job);
  Try *try = data;
  g_autoptr (GError) local = NULL;
  Answer *answer = g_new0 (Answer, 1);

  if (!monev_login_state (connection, try->official, &answer->state, error))
    goto fail;
  if (!answer->state.secret || answer->state.locked || answer->state.wait_ms > 0)
    return answer;
  answer->actor = monev_login (connection, try->official, try->pin, &local);
  if (answer->actor != NULL)
    return answer;
  answer->wrong = g_error_matches (local, MONEV_ERROR, MONEV_ERROR_AUTH);
  if (!answer->wrong)
    g_propagate_error (error, g_steal_pointer (&local));
  else if (monev_login_state (connection, try->official, &answer->state, error))
    return answer;

fail:
  free_answer (answer);
  return NULL;
}

static void
say_wait (MonevLoginPage *self)
{
  gint64 left = (self->wait_end - g_get_monotonic_time () + G_USEC_PER_SEC - 1) / G_USEC_PER_SEC;
  g_autofree char *text = g_strdup_printf (_("PIN salah %d kali. Coba lagi dalam %d:%02d."),
                                           (int) self->failures, (int) (left / 60),
                                           (int) (left % 60));

  monev_login_page_say (self, text, TRUE);
}

static gboolean
on_tick (gpointer data)
{
  MonevLoginPage *self = data;

  if (g_get_monotonic_time () < self->wait_end)
    {
      say_wait (self);
      return G_SOURCE_CONTINUE;
    }
  self->ticks = 0;
  /* What was typed while waiting may be entered now, or is replaced by what is typed next. */
  gtk_editable_select_region (GTK_EDITABLE (self->pin), 0, -1);
  monev_login_page_stop_wait (self);
  monev_login_page_say (self, NULL, FALSE);
  monev_login_page_update (self);
  return G_SOURCE_REMOVE;
}

/* Nothing is to be waited for any more. */
void
monev_login_page_stop_wait (MonevLoginPage *self)
{
  g_clear_handle_id (&self->ticks, g_source_remove);
  self->wait_end = 0;
}

static void
start_wait (MonevLoginPage *self, const MonevLoginState *state)
{
  monev_login_page_stop_wait (self);
  self->failures = state->failures;
  self->wait_end = g_get_monotonic_time () + state->wait_ms * 1000;
  self->ticks = g_timeout_add (250, on_tick, self);
  say_wait (self);
}

static void
say_wrong (MonevLoginPage *self, gint64 failures)
{
  gint64 left = MONEV_LOGIN_FREE_TRIES - failures;
  g_autofree char *text = NULL;

  if (left > 2)
    text = g_strdup (_("PIN salah. Ketik sekali lagi."));
  else
    text = g_strdup_printf (_("PIN salah. Tinggal %d kali lagi sebelum harus menunggu."), (int) left);
  monev_login_page_say (self, text, TRUE);
}

static void
on_secret_kept (MonevLoginPage *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->pin));
  monev_login_page_enter (self);
}

static void
ask_for_secret (MonevLoginPage *self)
{
  GtkWidget *dialog = monev_secret_dialog_new (self->session);

  gtk_window_set_transient_for (GTK_WINDOW (dialog),
                                GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));
  g_signal_connect_object (dialog, "kept", G_CALLBACK (on_secret_kept), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
say_refusal (MonevLoginPage *self, const Answer *answer)
{
  if (!answer->state.secret)
    {
      ask_for_secret (self);
      return;
    }
  gtk_editable_set_text (GTK_EDITABLE (self->pin), "");
  if (answer->state.locked)
    {
      g_autofree char *text
          = g_strdup_printf (_("Akun ini terkunci setelah %d kali PIN salah. Mintalah admin "
                               "menyetel ulang PIN."),
                             MONEV_LOGIN_LOCKED);

      monev_login_page_say (self, text, TRUE);
    }
  else if (answer->state.wait_ms > 0)
    start_wait (self, &answer->state);
  else
    say_wrong (self, answer->state.failures);
}

static void
on_tried (gpointer owner, gpointer result, const GError *error)
{
  MonevLoginPage *self = owner;
  Answer *answer = result;

  self->trying = FALSE;
  monev_login_page_update (self);
  if (error != NULL)
    {
      g_autofree char *text = error->code == MONEV_ERROR_DENIED || error->code == MONEV_ERROR_NOT_FOUND
                                  ? g_strdup (error->message) : monev_error_text_line (error);

      monev_login_page_say (self, text, TRUE);
    }
  else if (answer->actor != NULL)
    monev_login_page_done (self, answer->actor);
  else
    say_refusal (self, answer);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_widget_grab_focus (GTK_WIDGET (self->pin));
  monev_login_page_update (self);
  if (answer != NULL)
    free_answer (answer);
}

/* Tries what stands in the entry for the official that is chosen. */
void
monev_login_page_try (MonevLoginPage *self)
{
  Try *try = g_new0 (Try, 1);

  try->official = g_strdup (self->chosen);
  try->pin = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->pin)));
  self->trying = TRUE;
  monev_login_page_say (self, NULL, FALSE);
  monev_login_page_update (self);
  monev_session_call (self->session, G_OBJECT (self),
                      &(MonevDbJobSpec) { MONEV_DB_LANE_WRITE, try_job, try, free_try, free_answer,
                                          self->cancellable },
                      on_tried);
}
