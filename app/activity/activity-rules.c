/* May this be done with a step, or a run? Each refusal says what to do instead. */
#include "activity/activity-private.h"

#include <string.h>

#define REFUSE(code, ...) (g_set_error (error, MONEV_ERROR, (code), __VA_ARGS__), FALSE)

/* A text that somebody typed: not too long, and there when it is @needed. */
gboolean
monev_activity_check_text (const char *text, const char *what, gboolean needed, GError **error)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (text != NULL ? text : ""));

  if (needed && *trimmed == '\0')
    return REFUSE (MONEV_ERROR_INVALID, "Isi %s lebih dulu.", what);
  if (!g_utf8_validate (trimmed, -1, NULL))
    return REFUSE (MONEV_ERROR_INVALID, "Teks %s tidak terbaca sebagai UTF-8.", what);
  if (g_utf8_strlen (trimmed, -1) > MONEV_ACTIVITY_MAX_TEXT)
    return REFUSE (MONEV_ERROR_INVALID, "Teks %s paling panjang %d huruf. Ringkaskan.", what,
                   MONEV_ACTIVITY_MAX_TEXT);
  return TRUE;
}

/** monev_activity_may_work: Returns: whether @self runs; STATE says that it is closed or stopped
 * and what to do. */
gboolean
monev_activity_may_work (const MonevActivity *self, GError **error)
{
  if (self->state == MONEV_ACTIVITY_RUNNING)
    return TRUE;
  return REFUSE (MONEV_ERROR_STATE, "%s sudah %s. %s", self->title,
                 self->state == MONEV_ACTIVITY_DONE ? "ditutup" : "dihentikan",
                 self->state == MONEV_ACTIVITY_DONE ? "Buka lagi agendanya (lanjutkan) bila perlu."
                                                    : "Lanjutkan agendanya lebih dulu.");
}

static gboolean
refuse_state (const MonevActivityStep *step, GError **error)
{
  switch (step->state)
    {
    case MONEV_STEP_WAITING:
      return REFUSE (MONEV_ERROR_STATE, "Langkah %s belum dimulai. Mulai lebih dulu.",
                     step->step->number);
    case MONEV_STEP_RUNNING:
      return REFUSE (MONEV_ERROR_STATE, "Langkah %s sedang berjalan.", step->step->number);
    case MONEV_STEP_DONE:
      return REFUSE (MONEV_ERROR_STATE, "Langkah %s sudah selesai. Buka kembali lebih dulu.",
                     step->step->number);
    default:
      return REFUSE (MONEV_ERROR_STATE, "Langkah %s sudah dilewati. Buka kembali lebih dulu.",
                     step->step->number);
    }
}

/* Earlier than it opens only with a reason, which is kept. */
gboolean
monev_step_may_start (const MonevActivityStep *step, const char *reason, GError **error)
{
  if (step->state != MONEV_STEP_WAITING)
    return refuse_state (step, error);
  if (!monev_activity_check_text (reason, "alasan", FALSE, error))
    return FALSE;
  if (step->opens || monev_activity_check_text (reason, "alasan", TRUE, NULL))
    return TRUE;
  return REFUSE (MONEV_ERROR_STATE,
                 "Langkah %s belum dapat dimulai. %s Lengkapi dulu, atau beri alasan untuk "
                 "mendahului.", step->step->number, step->blocked);
}

/** monev_step_may_finish: Returns: whether @step may end @at (UTC ms): STATE unless it runs,
 * INVALID before its start. */
gboolean
monev_step_may_finish (const MonevActivityStep *step, gint64 at, GError **error)
{
  if (step->state != MONEV_STEP_RUNNING)
    return refuse_state (step, error);
  if (at >= step->started_at)
    return TRUE;
  return REFUSE (MONEV_ERROR_INVALID,
                 "Selesainya langkah %s mendahului mulainya. Periksa tanggal dan jamnya.",
                 step->step->number);
}

/** monev_step_may_skip: Returns: whether @step may be passed over: STATE if it is over, INVALID
 * without a @reason. */
gboolean
monev_step_may_skip (const MonevActivityStep *step, const char *reason, GError **error)
{
  if (monev_step_state_is_over (step->state))
    return refuse_state (step, error);
  return monev_activity_check_text (reason, "alasan melewati langkah ini", TRUE, error);
}

/* Something behind it has been done on the strength of it. */
static const MonevActivityStep *
find_later (const MonevActivity *self, const MonevActivityStep *step)
{
  for (guint i = 0; i < self->steps->len; i++)
    {
      const MonevActivityStep *other = self->steps->pdata[i];

      if (other->head > step->index
          && (other->state == MONEV_STEP_RUNNING || other->state == MONEV_STEP_DONE))
        return other;
      if (other->index == step->index && other->round > step->round)
        return other;
    }
  return NULL;
}

/** monev_step_may_reopen: Returns: whether @step may run again; once a later one has begun, only
 * with a @reason. */
gboolean
monev_step_may_reopen (const MonevActivity *self, const MonevActivityStep *step, const char *reason,
                       GError **error)
{
  const MonevActivityStep *later = find_later (self, step);

  if (!monev_step_state_is_over (step->state))
    return refuse_state (step, error);
  if (!monev_activity_check_text (reason, "alasan", FALSE, error))
    return FALSE;
  if (later != NULL && later->index == step->index)
    return REFUSE (MONEV_ERROR_STATE, "Langkah %s sudah diulangi. Kerjakan putaran terbarunya.",
                   step->step->number);
  if (later == NULL || monev_activity_check_text (reason, "alasan", TRUE, NULL))
    return TRUE;
  return REFUSE (MONEV_ERROR_STATE,
                 "Langkah %s sudah dimulai sesudah langkah %s. Beri alasan untuk membukanya "
                 "kembali.", later->step->number, step->step->number);
}

/** monev_step_may_repeat: Returns: whether another round of @step may be opened; STATE says why
 * not. */
gboolean
monev_step_may_repeat (const MonevActivityStep *step, GError **error)
{
  if (step->may_repeat)
    return TRUE;
  if (!monev_step_state_is_over (step->state))
    return REFUSE (MONEV_ERROR_STATE, "Langkah %s belum selesai. Selesaikan lebih dulu.",
                   step->step->number);
  return REFUSE (MONEV_ERROR_STATE,
                 "Langkah %s tidak dapat diulangi menurut SOP-nya, atau putaran barunya sudah ada.",
                 step->step->number);
}

/** monev_activity_may_close: Returns: whether every step of @self is over; STATE names the first
 * that is not. */
gboolean
monev_activity_may_close (const MonevActivity *self, GError **error)
{
  const MonevActivityStep *open = monev_activity_current (self);

  if (!monev_activity_may_work (self, error))
    return FALSE;
  if (open == NULL)
    return TRUE;
  return REFUSE (MONEV_ERROR_STATE,
                 "Masih ada %u langkah yang belum selesai, mulai dari langkah %s. Selesaikan atau "
                 "lewati dengan alasan, atau hentikan agendanya.",
                 self->steps->len - self->n_done, open->step->number);
}
