#include "activity-words.h"

#include "base/instant.h"
#include "base/number.h"

#include <glib/gi18n.h>

/** monev_activity_words_day: Returns: (transfer full): the day of @instant; "–" for none. */
char *
monev_activity_words_day (gint64 instant, GTimeZone *zone, MonevDateStyle style)
{
  if (instant == 0)
    return g_strdup ("–");
  return monev_date_format (monev_minute_to_date (monev_instant_to_minute (instant, zone), NULL),
                            style);
}

/** monev_activity_words_moment: Returns: (transfer full): "5 Mar, 13.20". */
char *
monev_activity_words_moment (gint64 instant, GTimeZone *zone)
{
  int minute = 0;
  MonevDate date = monev_minute_to_date (monev_instant_to_minute (instant, zone), &minute);
  g_autofree char *day = monev_date_format (date, MONEV_DATE_SHORT);
  g_autofree char *time = monev_time_format (minute);

  return g_strdup_printf ("%s, %s", day, time);
}

/** monev_activity_words_due: @state: (out): how urgent. Returns: (transfer full): "3 hari kerja lagi".
 */
char *
monev_activity_words_due (gboolean late, gint64 late_days, gint64 days_left, MonevState *state)
{
  *state = late ? MONEV_STATE_LATE : days_left == 0 ? MONEV_STATE_QUESTION : MONEV_STATE_DIM;
  if (late)
    return g_strdup_printf (_("terlambat %d hari kerja"), (int) late_days);
  if (days_left == 0)
    return g_strdup (_("hari ini"));
  return g_strdup_printf (_("%d hari kerja lagi"), (int) days_left);
}

/** monev_activity_words_actors: Returns: (transfer full): the columns of the SOP that work on @step.
 */
char *
monev_activity_words_actors (const MonevProcedure *procedure, const MonevProcedureStep *step)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < step->n_actors; i++)
    {
      int found = monev_procedure_find_actor (procedure, step->actors[i].actor);

      if (found >= 0)
        g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "",
                                monev_procedure_actor (procedure, (guint) found)->title);
    }
  return g_string_free (text, FALSE);
}

/** monev_activity_words_title: Returns: (transfer full): "7. Mengolah data", with its round. */
char *
monev_activity_words_title (const MonevActivityStep *step)
{
  if (step->round > 1)
    return g_strdup_printf (_("%s. %s (putaran %d)"), step->step->number, step->step->wording,
                            (int) step->round);
  return g_strdup_printf ("%s. %s", step->step->number, step->step->wording);
}

/** monev_activity_words_step: @state: (out): its colour and glyph. Returns: (transfer none). */
const char *
monev_activity_words_step (const MonevActivityStep *step, MonevState *state)
{
  switch (step->state)
    {
    case MONEV_STEP_RUNNING:
      *state = step->late ? MONEV_STATE_LATE : MONEV_STATE_RUNNING;
      return step->late ? _("Berjalan, terlambat") : _("Berjalan");
    case MONEV_STEP_DONE:
      *state = MONEV_STATE_GOOD;
      return step->late ? _("Selesai, terlambat") : _("Selesai");
    case MONEV_STEP_SKIPPED:
      *state = MONEV_STATE_SEEN;
      return _("Dilewati");
    default:
      *state = step->late ? MONEV_STATE_LATE : MONEV_STATE_DIM;
      return step->late ? _("Belum dimulai, terlambat") : _("Belum dimulai");
    }
}

/** monev_activity_words_run: @shown: (out): its colour and glyph. Returns: (transfer none). */
const char *
monev_activity_words_run (MonevActivityState state, MonevState *shown)
{
  switch (state)
    {
    case MONEV_ACTIVITY_DONE:
      *shown = MONEV_STATE_GOOD;
      return _("Selesai");
    case MONEV_ACTIVITY_STOPPED:
      *shown = MONEV_STATE_SEEN;
      return _("Dihentikan");
    default:
      *shown = MONEV_STATE_RUNNING;
      return _("Berjalan");
    }
}

/** monev_activity_words_kind: Returns: (transfer none): what sort of work a run is. */
const char *
monev_activity_words_kind (MonevActivityKind kind)
{
  switch (kind)
    {
    case MONEV_ACTIVITY_MONEV:
      return _("Monitoring dan Evaluasi");
    case MONEV_ACTIVITY_RD:
      return _("Rencana Definitif");
    case MONEV_ACTIVITY_TKPKD:
      return _("TKPKD");
    default:
      return _("Umum");
    }
}

/** monev_activity_words_role: Returns: (transfer none): what a member is in the team. */
const char *
monev_activity_words_role (MonevMemberRole role)
{
  switch (role)
    {
    case MONEV_MEMBER_LEADER:
      return _("Ketua");
    case MONEV_MEMBER_DEPUTY:
      return _("Wakil Ketua");
    case MONEV_MEMBER_SECRETARY:
      return _("Sekretaris");
    default:
      return _("Anggota");
    }
}

static char *
words_of_source (const MonevActivityItem *item, GTimeZone *zone)
{
  switch (item->source)
    {
    case MONEV_NEED_MARKED:
      {
        g_autofree char *when = monev_activity_words_moment (item->marked_at, zone);

        return g_strdup_printf (_("Ditandai ada oleh %s · %s"), item->marked_by, when);
      }
    case MONEV_NEED_FILE:
      return g_strdup_printf (_("%u berkas dilampirkan"), item->files->len);
    case MONEV_NEED_STEP:
      return g_strdup_printf (item->bare ? _("Dari langkah %s, belum dilampirkan")
                                         : _("Dari langkah %s"),
                              item->from);
    case MONEV_NEED_EARLIER:
      return g_strdup_printf (_("Sudah ada sejak langkah %s"), item->from);
    case MONEV_NEED_OWN:
      return g_strdup (_("Dibuat pada langkah ini"));
    case MONEV_NEED_DISPOSISI:
      return g_strdup (_("Disposisi sudah dicatat"));
    default:
      return g_strdup (_("Belum ada"));
    }
}

static char *
words_of_output (const MonevActivityItem *item, GTimeZone *zone, gboolean *there)
{
  *there = item->files->len > 0 || item->marked_at != 0;
  if (item->files->len > 0)
    return g_strdup_printf (_("%u berkas dilampirkan"), item->files->len);
  if (item->marked_at != 0)
    {
      g_autofree char *when = monev_activity_words_moment (item->marked_at, zone);

      return g_strdup_printf (_("Ditandai ada oleh %s · %s"), item->marked_by, when);
    }
  return g_strdup (_("Belum ada"));
}

/** monev_activity_words_need: @state: (out): there or not; what only should be there is not. Returns: (transfer full): why a
 * kelengkapan or an output counts as there. */
char *
monev_activity_words_need (const MonevActivityItem *item, GTimeZone *zone, MonevState *state)
{
  gboolean there = item->source != MONEV_NEED_MISSING;
  char *text = item->output ? words_of_output (item, zone, &there) : words_of_source (item, zone);

  *state = there && !item->bare ? MONEV_STATE_GOOD : MONEV_STATE_SEEN;
  return text;
}

/** monev_activity_words_blocked: Returns: (transfer full) (nullable): why @step can neither be begun
 * nor finished now, or %NULL where it can. */
char *
monev_activity_words_blocked (const MonevActivity *activity, const MonevActivityStep *step)
{
  if (activity->state == MONEV_ACTIVITY_STOPPED)
    return g_strdup (_("Agenda ini dihentikan. Lanjutkan dulu lewat menu."));
  if (activity->state == MONEV_ACTIVITY_DONE)
    return g_strdup (_("Agenda ini sudah ditutup. Lanjutkan lewat menu bila perlu."));
  if (step->state == MONEV_STEP_DONE)
    return g_strdup (_("Langkah ini sudah selesai."));
  if (step->state == MONEV_STEP_SKIPPED)
    return g_strdup (_("Langkah ini dilewati."));
  return step->state == MONEV_STEP_WAITING && !step->opens ? g_strdup (step->blocked) : NULL;
}
