#include "procedure/lint-private.h"

#include <string.h>

#include "base/fold.h"
#include "base/number.h"
#include "procedure/lint-match.h"

/** monev_lint_find: adds a finding about @step (nullable: the whole procedure), with what to do. */
void
monev_lint_find (const MonevLint *lint, MonevSeverity severity, const char *code,
                 const MonevProcedureStep *step, const char *found, const char *fix,
                 const char *format, ...)
{
  g_autofree char *said = NULL;
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  said = g_strdup_vprintf (format, args);
  va_end (args);
  message = step != NULL ? g_strdup_printf ("Langkah %s: %s", step->number, said)
                         : g_strdup (said);
  monev_issue (lint->issues, .code = code, .severity = severity,
               .key = step != NULL ? step->number : NULL, .message = message, .fix = fix,
               .found = found);
}

#define WARN(lint, ...) monev_lint_find (lint, MONEV_SEVERITY_WARNING, __VA_ARGS__)
#define NOTE(lint, ...) monev_lint_find (lint, MONEV_SEVERITY_NOTE, __VA_ARGS__)

static guint
count_without (const MonevProcedure *self, gboolean time)
{
  guint n = 0;

  for (guint i = 0; i < monev_procedure_n_steps (self); i++)
    {
      const MonevProcedureStep *step = monev_procedure_step (self, i);

      if (time ? step->time.kind == MONEV_STEP_TIME_NONE : step->n_actors == 0)
        n++;
    }
  return n;
}

/* A source that gives no times at all is told once, not for each step. */
static void
find_missing (const MonevLint *lint, gboolean time)
{
  const char *code = time ? "step-no-time" : "step-no-actor";
  const char *fix = time ? "Isi waktunya, atau tulis \"Disesuaikan dengan kebutuhan\"."
                         : "Pilih siapa yang mengerjakannya.";
  guint n = monev_procedure_n_steps (lint->self);

  if (n > 1 && count_without (lint->self, time) == n)
    {
      WARN (lint, code, NULL, NULL, fix, time ? "Tidak satu langkah pun mempunyai waktu."
                                              : "Tidak satu langkah pun mempunyai pelaksana.");
      return;
    }
  for (guint i = 0; i < n; i++)
    {
      const MonevProcedureStep *step = monev_procedure_step (lint->self, i);

      if (time ? step->time.kind == MONEV_STEP_TIME_NONE : step->n_actors == 0)
        WARN (lint, code, step, NULL, fix, "%s belum ada.", time ? "waktunya" : "pelaksananya");
    }
}

static void
find_inferred (const MonevLint *lint, const MonevProcedureStep *step)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < step->n_actors; i++)
    if (step->actors[i].inferred)
      {
        int actor = monev_procedure_find_actor (lint->self, step->actors[i].actor);

        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "",
                                actor < 0 ? step->actors[i].actor
                                          : monev_procedure_actor (lint->self,
                                                                   (guint) actor)->title);
      }
  if (names->len > 0)
    NOTE (lint, "actor-inferred", step, names->str,
          "Cocokkan dengan SOP yang disahkan, lalu tandai sebagai tersurat.",
          "pelaksananya disimpulkan dari uraian.");
  g_string_free (names, TRUE);
}

static gboolean
is_verb (const char *word)
{
  static const char *const others[] = { "datang", "menuju", "hadir", "wajib", "akan", NULL };
  gsize length = strcspn (word, " ");
  g_autofree char *first = g_strndup (word, length);

  if (g_strv_contains (others, first))
    return TRUE;
  return length >= 5
         && (g_str_has_prefix (first, "me") || g_str_has_prefix (first, "ber")
             || (g_str_has_prefix (first, "di") && strcmp (first, "dinas") != 0));
}

static gboolean
begins_with_subject (const char *wording, const char *subject)
{
  gsize length = strlen (subject);

  return length > 0 && strncmp (wording, subject, length) == 0 && wording[length] == ' '
         && is_verb (wording + length + 1);
}

/* Permenpan RB 35/2012: a step is a verb, who does it is told by the column. */
static void
find_subject (const MonevLint *lint, const MonevProcedureStep *step)
{
  static const char *const subjects[] = {
    "kepala", "kepala badan", "kepala bidang", "kepala dinas", "kabid", "sekretaris", "sekcam",
    "sekretaris camat", "sekretaris badan", "sekretaris daerah", "sekda", "sub koordinator",
    "camat", "kasi", "kasubbag", "kepala seksi", "petugas", "pemohon", "pelaksana", "staf",
    "fungsional umum", "fungsional tertentu", "perencana", "tim", "bupati", "opd", "bappeda",
    "kepala desa", "lurah", "operator", "masyarakat", "panitia", "perangkat daerah", NULL
  };
  g_autofree char *wording = monev_fold_key (step->wording);
  const char *who = NULL;

  for (guint i = 0; who == NULL && subjects[i] != NULL; i++)
    if (begins_with_subject (wording, subjects[i]))
      who = subjects[i];
  for (guint i = 0; who == NULL && i < monev_procedure_n_actors (lint->self); i++)
    {
      const char *title = monev_procedure_actor (lint->self, i)->title;
      g_autofree char *folded = monev_fold_key (title);

      if (begins_with_subject (wording, folded))
        who = title;
    }
  if (who != NULL)
    WARN (lint, "wording-subject", step, who,
          "Mulai dengan kata kerja; pelaksana ditunjukkan oleh kolomnya.",
          "uraiannya menyebut pelaksana sebagai subjek.");
}

static void
warn_limit (const MonevLint *lint, const MonevProcedureLimit *limit,
            const MonevProcedureStep *step, gint64 minutes)
{
  g_autofree char *needed = monev_number_format_int (minutes);
  g_autofree char *allowed = monev_number_format_int (limit->days * lint->day);

  WARN (lint, "limit-exceeded", step, limit->text,
        "Pendekkan waktunya atau longgarkan batas harinya.",
        "waktu %s menit memerlukan lebih dari %" G_GINT64_FORMAT " hari kerja, padahal batasnya "
        "%" G_GINT64_FORMAT " hari kerja (%s menit).", needed, (minutes - 1) / lint->day,
        limit->days, allowed);
}

/* "7.350 menit" for what must be there within 14 working days of 450 minutes. */
static void
find_limit (const MonevLint *lint, const MonevProcedureLimit *limit)
{
  int index = monev_procedure_find_step (lint->self, limit->step);
  const MonevProcedureStep *step
    = index >= 0 ? monev_procedure_step (lint->self, (guint) index) : NULL;
  gint64 minutes = step == NULL ? monev_procedure_minutes (lint->self)
                   : step->time.kind == MONEV_STEP_TIME_MINUTES ? step->time.max
                   : step->time.kind == MONEV_STEP_TIME_DAYS ? step->time.max * lint->day : 0;

  if (minutes > limit->days * lint->day)
    warn_limit (lint, limit, step, minutes);
}

/** monev_procedure_day_minutes: Returns: working minutes of a usual day: the mean, rounded down;
 * 450 in the profile of Perpres 21/2023. */
int
monev_procedure_day_minutes (const MonevWorkProfile *profile)
{
  int sum = 0, days = 0;

  for (guint i = 0; i < G_N_ELEMENTS (profile->normal); i++)
    if (profile->normal[i].n_spans > 0)
      {
        sum += monev_work_day_minutes (&profile->normal[i]);
        days++;
      }
  return days > 0 ? sum / days : 450;
}

/**
 * monev_procedure_lint:
 * @library: (nullable) (element-type MonevProcedure): others to compare with; may hold @self
 * @profile: (nullable): the working hours; %NULL takes those of Perpres 21/2023
 * @issues: takes the findings
 *
 * Codes: limit-exceeded, step-no-actor, step-no-time, tier-skipped, signature-missing,
 * time-differs, wording-subject (warnings); output-unused, requirement-missing, actor-inferred
 * (notes).
 */
void
monev_procedure_lint (const MonevProcedure *self, const GPtrArray *library,
                      const MonevWorkProfile *profile, MonevIssueList *issues)
{
  MonevWorkProfile usual = monev_work_profile_default ();
  MonevLint lint = { self, library,
                     monev_procedure_day_minutes (profile != NULL ? profile : &usual), issues };
  guint n_limits = 0;
  const MonevProcedureLimit *limits = monev_procedure_limits (self, &n_limits);

  for (guint i = 0; i < n_limits; i++)
    find_limit (&lint, &limits[i]);
  find_missing (&lint, FALSE);
  find_missing (&lint, TRUE);
  monev_lint_tiers (&lint);
  monev_lint_papers (&lint);
  monev_lint_others (&lint);
  for (guint i = 0; i < monev_procedure_n_steps (self); i++)
    {
      find_subject (&lint, monev_procedure_step (self, i));
      find_inferred (&lint, monev_procedure_step (self, i));
    }
}
