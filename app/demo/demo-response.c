/* What was answered to the instruments of the demo office: brought in as a file brings it, then
 * looked through as an office does, so that every state is there. */
#include "demo-private.h"

#include <string.h>

#include "base/id.h"
#include "base/instant.h"
#include "demo-answer.h"
#include "response/office-response.h"

#define N_ANSWERS 150
#define N_UNFINISHED 10

typedef struct
{
  const char *instrument, *file, *run;
  const char *key;         /* (nullable): the question that tells respondents apart */
  void (*fill) (MonevDemoSheet *self);
  const char *(*site) (guint number);
  guint days;              /* working days over which they came in */
  guint twins[2][2];       /* entered twice: the sheet and the one that it repeats */
  struct
  {
    const char *official, *group;
  } enumerators[4];
  const char *place, *typed, *why; /* what is corrected */
  const char *refusal;
  const char *question, *reply;    /* about the same place */
} Survey;

static const Survey surveys[] = {
  { "instrumen-monev.json", "jawaban-monev.xlsx", "monev", NULL, monev_demo_fill_package,
    monev_demo_package_site, 22, { { 96, 88 }, { 0, 0 } },
    { { "perencana", "Kelompok I" }, { "Bima Adiputra Langit", "Kelompok II" },
      { "staf", "Kelompok II" }, { "agus", "Kelompok II" } },
    "kontrak/masa", "75", "Dicocokkan dengan surat perjanjian.",
    "Paketnya bukan kegiatan tahun ini.",
    "Masa pelaksanaan menurut kontrak atau adendum?", "Menurut adendum I; salinannya menyusul." },
  { "instrumen-stunting.json", "jawaban-rd.xlsx", "rd", "kode_responden", monev_demo_fill_toddler,
    NULL, 15, { { 115, 50 }, { 126, 61 } },
    { { "perencana", "Kelompok Peninjau" }, { "staf", "Kelompok Peninjau" }, { "agus", NULL },
      { "Bima Adiputra Langit", NULL } },
    "lokasi/jumlah_art", "9", "Dicocokkan dengan kartu keluarga.",
    "Balita berdomisili di luar desa lokus.",
    "Apakah jumlah ini termasuk anggota yang merantau?", "Tidak; yang merantau satu orang." },
};

/* How the ones that came in stand now, by their place in the list: the rest stays "masuk". */
static const struct
{
  guint from, until;
  const char *state;
} decided[] = {
  { 0, 30, MONEV_RESPONSE_DISETUJUI },
  { 30, 34, MONEV_RESPONSE_DITOLAK },
  { 34, 56, MONEV_RESPONSE_DIPERIKSA },
};

#define CORRECTED_FROM 56
#define CORRECTED_UNTIL 64

/* Asked about, and whether who asked the respondent has replied. */
static const struct
{
  guint at;
  gboolean replied;
} asked[] = { { 34, FALSE }, { 35, TRUE }, { 56, FALSE }, { 57, TRUE }, { 66, FALSE } };

typedef struct
{
  MonevDemoFilling *filling;
  const Survey *survey;
  const MonevActor *enters, *decides;
  const char *instrument_id;
  MonevResponsePlan *plan;
  char *version_id;
  gint64 number; /* of the version */
  char *groups[G_N_ELEMENTS (surveys[0].enumerators)];
} Answering;

static void
answering_clear (Answering *self)
{
  g_clear_pointer (&self->plan, monev_response_plan_unref);
  g_clear_pointer (&self->version_id, g_free);
  for (guint i = 0; i < G_N_ELEMENTS (self->groups); i++)
    g_clear_pointer (&self->groups[i], g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Answering, answering_clear)

static gboolean
open_survey (Answering *self, GError **error)
{
  MonevDemoFilling *filling = self->filling;
  const char *run = g_hash_table_lookup (filling->runs, self->survey->run);

  self->enters = monev_demo_actor (filling, "perencana", error);
  self->decides = self->enters != NULL ? monev_demo_actor (filling, "subkoor", error) : NULL;
  self->instrument_id = g_hash_table_lookup (filling->things, self->survey->instrument);
  if (self->decides == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (self->groups); i++)
    {
      const char *group = self->survey->enumerators[i].group;

      if (group == NULL)
        continue;
      self->groups[i] = monev_demo_group (filling, self->decides, run, group, error);
      if (self->groups[i] == NULL)
        return FALSE;
    }
  self->plan = monev_response_load_plan (filling->connection, self->instrument_id, 0, error);
  return self->plan != NULL
         && monev_response_store_version (filling->connection, self->instrument_id, 0,
                                          &self->version_id, &self->number, error);
}

/* ---- one answer ---- */

/* The first came first, in office hours. */
static gint64
moment_of (const Answering *self, guint number)
{
  gint64 back = (gint64)self->survey->days - number * self->survey->days / N_ANSWERS;
  MonevDate day = monev_demo_day (self->filling, back);

  return monev_office_clock_utc (&self->filling->clock,
                                 (gint64)day * 1440 + 8 * 60 + 30 + number * 37 % 420);
}

static guint
original_of (const Survey *survey, guint number)
{
  for (guint i = 0; i < G_N_ELEMENTS (survey->twins); i++)
    if (number > 0 && survey->twins[i][0] == number)
      return survey->twins[i][1];
  return number;
}

static MonevResponseForm *
new_form (const Answering *self, const MonevResponseEntry *entry, gint64 at)
{
  MonevInstrument *instrument = monev_response_plan_instrument (self->plan);
  MonevResponseContext context = { .now = at,
                                   .zone = self->filling->clock.zone,
                                   .language = monev_instrument_default_language (instrument),
                                   .enumerator = entry->enumerator,
                                   .uuid = entry->uuid };
  MonevResponseForm *form = monev_response_form_new (self->plan, &context);

  monev_response_form_begin (form);
  return form;
}

/* Those that come last are not finished yet. */
static gboolean
fill_form (const Answering *self, MonevResponseForm *form, guint number, GError **error)
{
  gboolean whole = number < N_ANSWERS - N_UNFINISHED;
  guint original = original_of (self->survey, number);
  gint64 minute = monev_office_clock_minute (&self->filling->clock, moment_of (self, original));
  MonevDemoSheet sheet = { .form = form,
                           .number = original,
                           .dice = G_GUINT64_CONSTANT (0x9e3779b97f4a7c15) * (original + 1),
                           .day = monev_minute_to_date (minute, NULL),
                           .left = whole ? G_MAXUINT : 3 + number % 9 };
  g_autoptr (MonevIssueList) found = monev_issue_list_new ();
  guint faults;

  self->survey->fill (&sheet);
  if (sheet.error != NULL)
    {
      g_propagate_error (error, sheet.error);
      return FALSE;
    }
  faults = whole ? monev_response_form_check (form, found) : 0;
  if (faults > 0)
    g_set_error (error, MONEV_ERROR, MONEV_ERROR_INVALID,
                 "Data contoh %s, jawaban %u: %u isian tidak sesuai dengan instrumennya.",
                 self->survey->file, number + 1, faults);
  return faults == 0;
}

/* Who asked, where, and for which version. */
static MonevResponseEntry *
new_entry (const Answering *self, guint number)
{
  MonevResponseEntry *entry = monev_response_entry_new ();
  MonevDemoFilling *filling = self->filling;
  guint who = number % G_N_ELEMENTS (self->groups);
  const char *site = self->survey->site != NULL ? self->survey->site (number) : NULL;
  gboolean ambiguous;
  const MonevRecord *official = monev_lookup_find (
      filling->officials, self->survey->enumerators[who].official, &ambiguous);
  gboolean whole = number < N_ANSWERS - N_UNFINISHED;

  g_free (entry->id);
  entry->id = monev_id_new (moment_of (self, number));
  g_free (entry->uuid);
  entry->uuid = g_uuid_string_random ();
  monev_response_entry_set (&entry->instrument_id, self->instrument_id);
  monev_response_entry_set (&entry->version_id, self->version_id);
  monev_response_entry_set (&entry->group_id, self->groups[who]);
  monev_response_entry_set (&entry->state, whole ? MONEV_RESPONSE_MASUK : MONEV_RESPONSE_ISIAN);
  if (site != NULL)
    monev_response_entry_set (&entry->site_id, g_hash_table_lookup (filling->things, site));
  if (official != NULL)
    {
      monev_response_entry_set (&entry->official_id, monev_record_id (official));
      monev_response_entry_set (&entry->enumerator, monev_record_get (official, "name"));
    }
  entry->number = self->number;
  entry->submitted_at = whole ? moment_of (self, number) : 0;
  return entry;
}

static MonevResponseEntry *
make_entry (const Answering *self, guint number, GError **error)
{
  g_autoptr (MonevResponseEntry) entry = new_entry (self, number);
  g_autoptr (MonevResponseForm) form = new_form (self, entry, moment_of (self, number));
  g_autofree char *title = NULL;
  g_autofree char *key = NULL;
  g_autofree char *answers = NULL;

  if (!fill_form (self, form, number, error))
    return NULL;
  answers = monev_response_form_canonical (form, error);
  if (answers == NULL)
    return NULL;
  monev_response_entry_set (&entry->answers, answers);
  if (entry->submitted_at == 0)
    return g_steal_pointer (&entry);
  title = monev_response_form_title (form);
  monev_response_entry_set (&entry->title, title);
  key = self->survey->key == NULL ? NULL : monev_response_answer_of (form, self->survey->key);
  monev_response_entry_set (&entry->key, key);
  return g_steal_pointer (&entry);
}

static gboolean
take_answers (const Answering *self, GError **error)
{
  g_autoptr (GPtrArray) takings
      = g_ptr_array_new_with_free_func ((GDestroyNotify)monev_response_taking_free);
  MonevResponseBatch batch = { .instrument_id = self->instrument_id,
                               .file = self->survey->file,
                               .key_question = self->survey->key,
                               .takings = takings };

  for (guint number = 0; number < N_ANSWERS; number++)
    {
      MonevResponseEntry *entry = make_entry (self, number, error);
      MonevResponseTaking *taking;

      if (entry == NULL)
        return FALSE;
      taking = g_new0 (MonevResponseTaking, 1);
      taking->entry = entry;
      g_ptr_array_add (takings, taking);
    }
  return monev_responses_take (self->filling->connection, self->enters, &batch, error);
}

/* ---- what became of them ---- */

static gboolean
decide (const Answering *self, GPtrArray *list, guint step, GError **error)
{
  g_autoptr (GPtrArray) chosen = g_ptr_array_new ();
  gboolean refuses = strcmp (decided[step].state, MONEV_RESPONSE_DITOLAK) == 0;

  for (guint i = decided[step].from; i < decided[step].until; i++)
    g_ptr_array_add (chosen, g_ptr_array_index (list, i));
  return monev_responses_set_state (self->filling->connection, self->decides, chosen,
                                    decided[step].state,
                                    refuses ? self->survey->refusal : NULL, error);
}

static gboolean
correct (const Answering *self, const MonevResponseEntry *listed, GError **error)
{
  const Survey *survey = self->survey;
  MonevResponseCorrection correction = { survey->place, survey->typed, survey->why };
  g_autoptr (MonevResponseEntry) entry
      = monev_response_store_find (self->filling->connection, listed->id, error);
  g_autoptr (MonevResponseEntry) fixed = NULL;
  g_autoptr (MonevIssueList) doubts = monev_issue_list_new ();

  if (entry == NULL)
    return FALSE;
  fixed = monev_response_correct (self->filling->connection, self->decides, entry, &correction,
                                  doubts, error);
  return fixed != NULL;
}

static gboolean
ask (const Answering *self, const MonevResponseEntry *listed, gboolean replied, GError **error)
{
  MonevDbConnection *connection = self->filling->connection;
  const Survey *survey = self->survey;
  g_autoptr (MonevResponseEntry) entry
      = monev_response_store_find (connection, listed->id, error);

  return entry != NULL
         && monev_response_ask (connection, self->decides, entry, survey->place, survey->question,
                                error)
         && (!replied
             || monev_response_reply (connection, self->enters, entry, survey->place,
                                      survey->reply, error));
}

static gboolean
look_through (const Answering *self, GError **error)
{
  g_autoptr (GPtrArray) list = monev_response_store_list (
      self->filling->connection, self->instrument_id, MONEV_RESPONSE_MASUK, NULL, error);

  if (list == NULL)
    return FALSE;
  for (guint step = 0; step < G_N_ELEMENTS (decided); step++)
    if (!decide (self, list, step, error))
      return FALSE;
  for (guint i = CORRECTED_FROM; i < CORRECTED_UNTIL; i++)
    if (!correct (self, g_ptr_array_index (list, i), error))
      return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (asked); i++)
    if (!ask (self, g_ptr_array_index (list, asked[i].at), asked[i].replied, error))
      return FALSE;
  return TRUE;
}

/** monev_demo_fill_responses: the instruments are issued. Errors: those of the responses; INVALID
 * when an instrument does not take what was invented for it. */
gboolean
monev_demo_fill_responses (MonevDemoFilling *self, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (surveys); i++)
    {
      g_auto (Answering) answering = { .filling = self, .survey = &surveys[i] };

      if (!open_survey (&answering, error) || !take_answers (&answering, error)
          || !look_through (&answering, error))
        return FALSE;
    }
  return TRUE;
}
