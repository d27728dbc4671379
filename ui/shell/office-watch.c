#include "office-watch.h"

#include "base/instant.h"
#include "office/clock-check.h"
#include "office/database-file.h"
#include "office/office.h"
#include "ui/common/count-text.h"
#include "ui/common/error-text.h"

#include <glib/gi18n.h>

#define CARE_S (10 * 60) /* how often clock and backup are looked after */
#define PULSE_S 20       /* how often a server is asked whether it is there */
#define RETRY_S 5        /* and how often while it is away */

struct _MonevOfficeWatch
{
  GObject parent;
  MonevWindow *window; /* outlives this */
  MonevSession *session;
  GCancellable *cancellable;
  guint care;
  guint pulse;
  gboolean asking; /* a pulse is under way */
};

G_DEFINE_FINAL_TYPE (MonevOfficeWatch, monev_office_watch, G_TYPE_OBJECT)

static void look_after (MonevOfficeWatch *self);

static void
call (MonevOfficeWatch *self, MonevDbLaneKind lane, MonevDbJobFunc work, GDestroyNotify free_result,
      MonevSessionDone done)
{
  monev_session_call (self->session, G_OBJECT (self),
                      &(MonevDbJobSpec) { lane, work, .free_result = free_result,
                                          .cancellable = self->cancellable },
                      done);
}

static gpointer
clock_job (MonevDbJob *job, gpointer data, GError **error)
{
  MonevClockState state;

  return monev_clock_check (monev_db_job_connection (job), &state, error)
             ? g_memdup2 (&state, sizeof state) : NULL;
}

static char *
day_of (MonevOfficeWatch *self, gint64 instant, MonevDateStyle format, int *minute)
{
  g_autoptr (GTimeZone) zone
      = monev_office_record_zone (monev_session_get_office (self->session));

  return monev_date_format (monev_minute_to_date (monev_instant_to_minute (instant, zone), minute),
                            format);
}

static gpointer
confirm_job (MonevDbJob *job, gpointer actor, GError **error)
{
  MonevClockState state;

  return monev_clock_confirm (monev_db_job_connection (job), actor, &state, error)
             ? g_memdup2 (&state, sizeof state) : NULL;
}

static void
on_confirmed (gpointer owner, gpointer result, const GError *error)
{
  MonevOfficeWatch *self = owner;
  g_autofree char *why = NULL;

  g_free (result);
  if (error != NULL && !g_error_matches (error, MONEV_ERROR, MONEV_ERROR_STATE))
    {
      why = monev_error_text_body (error);
      monev_window_toast (self->window, why, NULL, NULL, NULL, NULL);
      return;
    }
  monev_window_clear_notice (self->window, "clock");
}

static void
on_clock_answer (MonevOfficeWatch *self, const char *response)
{
  const MonevActor *actor = monev_session_get_actor (self->session);

  if (!g_str_equal (response, "confirm") || actor == NULL)
    return;
  monev_session_call (self->session, G_OBJECT (self),
                      &(MonevDbJobSpec) { MONEV_DB_LANE_WRITE, confirm_job,
                                          .data = monev_actor_copy (actor),
                                          .free_data = (GDestroyNotify) monev_actor_free,
                                          .free_result = g_free,
                                          .cancellable = self->cancellable },
                      on_confirmed);
}

/* Only who knows the date can tell a late clock from one that once ran ahead. */
static void
on_ask_clock (MonevWindow *window, gpointer data)
{
  MonevOfficeWatch *self = data;
  int minute = 0;
  g_autofree char *day = day_of (self, g_get_real_time () / 1000, MONEV_DATE_FULL, &minute);
  g_autofree char *clock = monev_time_format (minute);
  g_autofree char *heading = g_strdup_printf (_("Sekarang %s, %s. Benar?"), day, clock);
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (window), heading, NULL);

  adw_message_dialog_set_body (
      ADW_MESSAGE_DIALOG (dialog),
      _("Bandingkan dengan jam lain. Bila benar, jam komputer pernah terlalu maju; hal itu dicatat di "
        "catatan jejak dan peringatan ini berhenti. Bila salah, betulkan dulu tanggal dan jam "
        "komputer ini."));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Batal"), "confirm",
                                    _("Ya, _Benar"), NULL);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_clock_answer), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static char *
clock_words (MonevOfficeWatch *self, const MonevClockState *state, gboolean may)
{
  g_autofree char *span = monev_span_format (state->behind / 60000);
  g_autofree char *day = day_of (self, state->at, MONEV_DATE_LONG, NULL);
  g_autofree char *number = monev_count_text ((guint64) state->seq);

  return g_strdup_printf (
      may ? _("Jam komputer ini %s di belakang catatan jejak nomor %s, yang bertanggal %s. Mungkin jam "
              "ini terlambat: betulkan. Atau jam pernah terlalu maju saat itu: pastikan.")
          : _("Jam komputer ini %s di belakang catatan jejak nomor %s, yang bertanggal %s. Mungkin jam "
              "ini terlambat: betulkan. Atau jam pernah terlalu maju saat itu: mintalah admin "
              "memastikannya."),
      span, number, day);
}

static void
on_clock (gpointer owner, gpointer result, const GError *error)
{
  MonevOfficeWatch *self = owner;
  g_autofree MonevClockState *state = result;
  g_autofree char *text = NULL;
  gboolean may;

  if (state == NULL)
    return;
  if (state->behind == 0)
    {
      monev_window_clear_notice (self->window, "clock");
      return;
    }
  may = monev_session_allows (self->session, MONEV_ACT_CLOCK_CONFIRM, NULL);
  text = clock_words (self, state, may);
  monev_window_set_notice (self->window, "clock", GTK_MESSAGE_WARNING, text,
                           may ? _("Pastikan Jam…") : NULL, may ? on_ask_clock : NULL, self, NULL);
}

static gpointer
backup_job (MonevDbJob *job, gpointer data, GError **error)
{
  return monev_database_daily_backup (monev_db_job_connection (job), error);
}

static void
on_backup_again (MonevWindow *window, gpointer data)
{
  monev_window_clear_notice (window, "backup");
  look_after (data);
}

static void
on_backup (gpointer owner, gpointer result, const GError *error)
{
  MonevOfficeWatch *self = owner;
  g_autofree char *why = NULL;
  g_autofree char *text = NULL;

  if (error == NULL)
    monev_window_clear_notice (self->window, "backup");
  if (result != NULL)
    g_signal_emit_by_name (self->session, "changed"); /* Beranda tells when the last one was made */
  g_free (result);
  /* A server that is away has a notice of its own. */
  if (error == NULL || g_error_matches (error, MONEV_ERROR, MONEV_ERROR_UNAVAILABLE)
      || monev_error_text_silent (error))
    return;
  why = monev_error_text_body (error);
  text = g_strdup_printf (_("Cadangan harian belum terbuat. %s"), why);
  monev_window_set_notice (self->window, "backup", GTK_MESSAGE_WARNING, text, _("Coba Lagi"),
                           on_backup_again, self, NULL);
}

/* Quietly: a backup that is not due costs a look into its folder. */
static void
look_after (MonevOfficeWatch *self)
{
  call (self, MONEV_DB_LANE_READ, clock_job, g_free, on_clock);
  call (self, MONEV_DB_LANE_LONG, backup_job, g_free, on_backup);
}

static gboolean
on_care (gpointer data)
{
  look_after (data);
  return G_SOURCE_CONTINUE;
}

static gpointer
pulse_job (MonevDbJob *job, gpointer data, GError **error)
{
  gint64 now = 0;

  return monev_db_now (monev_db_job_connection (job), &now, error) ? GINT_TO_POINTER (1) : NULL;
}

static void
on_pulse_answer (gpointer owner, gpointer result, const GError *error)
{
  MONEV_OFFICE_WATCH (owner)->asking = FALSE;
}

static void
ask_server (MonevOfficeWatch *self)
{
  if (self->asking)
    return;
  self->asking = TRUE;
  call (self, MONEV_DB_LANE_READ, pulse_job, NULL, on_pulse_answer);
}

static gboolean
on_pulse (gpointer data)
{
  ask_server (data);
  return G_SOURCE_CONTINUE;
}

static void
on_try_server (MonevWindow *window, gpointer data)
{
  ask_server (data);
}

static void
set_pulse (MonevOfficeWatch *self, guint seconds)
{
  g_clear_handle_id (&self->pulse, g_source_remove);
  self->pulse = g_timeout_add_seconds (seconds, on_pulse, self);
}

/* What is shown stays readable; the session tells the pages when there is something to read again. */
static void
on_away_changed (MonevOfficeWatch *self)
{
  gboolean away = monev_session_get_away (self->session);

  set_pulse (self, away ? RETRY_S : PULSE_S);
  if (away)
    monev_window_set_notice (self->window, "server", GTK_MESSAGE_ERROR,
                             _("Basis data tidak terjangkau. Yang tampil tetap dapat dibaca; perubahan "
                               "baru dapat disimpan setelah tersambung lagi."),
                             _("Coba Lagi"), on_try_server, self, NULL);
  else
    {
      monev_window_clear_notice (self->window, "server");
      g_signal_emit_by_name (self->session, "changed");
    }
}

static void
monev_office_watch_dispose (GObject *object)
{
  MonevOfficeWatch *self = MONEV_OFFICE_WATCH (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->care, g_source_remove);
  g_clear_handle_id (&self->pulse, g_source_remove);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (monev_office_watch_parent_class)->dispose (object);
}

static void
monev_office_watch_finalize (GObject *object)
{
  g_object_unref (MONEV_OFFICE_WATCH (object)->cancellable);
  G_OBJECT_CLASS (monev_office_watch_parent_class)->finalize (object);
}

static void
monev_office_watch_class_init (MonevOfficeWatchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = monev_office_watch_dispose;
  G_OBJECT_CLASS (klass)->finalize = monev_office_watch_finalize;
}

static void
monev_office_watch_init (MonevOfficeWatch *self)
{
  self->cancellable = g_cancellable_new ();
}

/** monev_office_watch_new: Returns: (transfer full): @window must outlive it. */
MonevOfficeWatch *
monev_office_watch_new (MonevWindow *window, MonevSession *session)
{
  MonevOfficeWatch *self = g_object_new (MONEV_TYPE_OFFICE_WATCH, NULL);

  self->window = window;
  self->session = g_object_ref (session);
  return self;
}

/** monev_office_watch_start: looks at everything now and then from now on; after a login. */
void
monev_office_watch_start (MonevOfficeWatch *self)
{
  g_return_if_fail (MONEV_IS_OFFICE_WATCH (self));

  if (self->care == 0)
    {
      g_signal_connect_object (self->session, "away-changed", G_CALLBACK (on_away_changed), self,
                               G_CONNECT_SWAPPED);
      self->care = g_timeout_add_seconds (CARE_S, on_care, self);
      set_pulse (self, PULSE_S);
    }
  look_after (self);
}
