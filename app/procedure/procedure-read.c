/* From JSON to a procedure: what a member may be. What the steps mean together is checked in
 * procedure-check.c. Each fault is told and reading goes on, so that all are known at once. */
#include "procedure/procedure-private.h"

#include <string.h>

#include "base/json.h"
#include "db-error.h"

typedef struct {
  MonevProcedureFaults faults;
  MonevProcedure      *self;
} Reader;

/* Members that an object may have, in the order in which they are written. */
static const char *const top_members[] = {
  "format", "code", "title", "short_title", "origin", "identity", "legal_basis", "qualification",
  "linked", "equipment", "warnings", "records", "actors", "steps", "limits", NULL
};
static const char *const origin_members[] = { "seed", "office", "section", NULL };
static const char *const identity_members[] = {
  "unit", "number", "made", "revised", "effective", "approved_by", NULL
};
static const char *const link_members[] = { "text", "procedure", NULL };
static const char *const actor_members[] = { "id", "title", NULL };
static const char *const step_members[] = {
  "id", "number", "wording", "actors", "kind", "back_to", "requirements", "time", "outputs",
  "remark", "links", "does", "parallel", "repeats", "note", NULL
};
static const char *const step_actor_members[] = { "actor", "standing", "decides", NULL };
static const char *const time_members[] = { "unit", "min", "max", NULL };
static const char *const open_members[] = { "open", "text", NULL };
static const char *const does_members[] = { "kind", "what", NULL };
static const char *const limit_members[] = { "text", "days", "step", NULL };

/* The place of a fault in words stands before the message: the line is read without its key. */
void
monev_procedure_fault (const MonevProcedureFaults *faults, const char *code, const char *member,
                       const char *found, const char *fix, const char *format, ...)
{
  g_autofree char *said = NULL;
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  said = g_strdup_vprintf (format, args);
  va_end (args);
  message = faults->step != NULL ? g_strdup_printf ("Langkah %s: %s", faults->step, said)
            : faults->part != NULL ? g_strdup_printf ("%s: %s", faults->part, said)
                                   : g_strdup (said);
  monev_issue (faults->issues, .code = code, .severity = MONEV_SEVERITY_ERROR,
               .file = faults->file, .column = member,
               .key = faults->step != NULL ? faults->step : member, .message = message,
               .fix = fix, .found = found);
}

#define FAULT(r, ...) monev_procedure_fault (&(r)->faults, __VA_ARGS__)

static gboolean
is_object (Reader *r, const json_t *value, const char *member)
{
  if (json_is_object (value))
    return TRUE;
  FAULT (r, "wrong-type", member, NULL, "Tulis sebagai objek { … }.",
         "\"%s\" bukan objek.", member);
  return FALSE;
}

static void
know_members (Reader *r, const json_t *object, const char *const *known)
{
  const char *name;
  json_t *value;

  json_object_foreach ((json_t *) object, name, value)
    if (!g_strv_contains (known, name))
      FAULT (r, "unknown-member", name, name, "Hapus isian itu atau perbaiki namanya.",
             "isian \"%s\" tidak dikenal.", name);
}

static gboolean
has_control (const char *text)
{
  for (; *text != '\0'; text++)
    if (((guchar) *text < 0x20 && *text != '\n') || *text == 0x7f)
      return TRUE;
  return FALSE;
}

/* Never NULL: what cannot be taken is "". */
static const char *
take_string (Reader *r, const json_t *value, const char *member, guint max)
{
  const char *text = json_string_value (value);

  if (text == NULL)
    FAULT (r, "wrong-type", member, NULL, "Tulis di antara tanda kutip.", "\"%s\" bukan teks.",
           member);
  else if (g_utf8_strlen (text, -1) > max)
    FAULT (r, "too-long", member, NULL, "Persingkat teksnya.",
           "\"%s\" sepanjang %ld huruf, paling banyak %u.", member, g_utf8_strlen (text, -1), max);
  else if (has_control (text))
    FAULT (r, "control-character", member, NULL, "Hapus huruf yang tidak tampak dari teksnya.",
           "\"%s\" memuat huruf kendali.", member);
  else
    return monev_procedure_keep (r->self, text);
  return "";
}

static const char *
take_text (Reader *r, const json_t *object, const char *member, guint max)
{
  const json_t *value = json_object_get (object, member);

  return value == NULL ? "" : take_string (r, value, member, max);
}

static const char *
take_needed (Reader *r, const json_t *object, const char *member, guint max)
{
  if (json_object_get (object, member) == NULL)
    FAULT (r, "missing-member", member, NULL, "Tambahkan isian itu.", "isian \"%s\" tidak ada.",
           member);
  return take_text (r, object, member, max);
}

static gboolean
is_id (const char *text)
{
  return *text != '\0' && strspn (text, "abcdefghijklmnopqrstuvwxyz0123456789-") == strlen (text);
}

static const char *
take_id (Reader *r, const json_t *object, const char *member, gboolean needed)
{
  const char *id = needed ? take_needed (r, object, member, MONEV_PROCEDURE_MAX_ID)
                          : take_text (r, object, member, MONEV_PROCEDURE_MAX_ID);

  if (is_id (id))
    return id;
  if (*id == '\0' && (!needed || !json_is_string (json_object_get (object, member))))
    return id; /* none, or told already */
  FAULT (r, "bad-id", member, id,
         "Pakai huruf kecil a–z, angka, dan tanda hubung saja, misalnya “bappeda-monev”.",
         "%s “%s” tidak dapat dipakai.", strcmp (member, "code") == 0 ? "Kode" : "Pengenal", id);
  return "";
}

static gboolean
take_flag (Reader *r, const json_t *object, const char *member)
{
  const json_t *value = json_object_get (object, member);

  if (value != NULL && !json_is_boolean (value))
    FAULT (r, "wrong-type", member, NULL, "Tulis true atau false.", "\"%s\" bukan ya/tidak.",
           member);
  return json_is_true (value);
}

static gint64
take_number (Reader *r, const json_t *object, const char *member, gint64 max)
{
  const json_t *value = json_object_get (object, member);
  g_autofree char *found = value != NULL ? json_dumps (value, JSON_ENCODE_ANY) : NULL;

  if (json_is_integer (value) && json_integer_value (value) >= 1
      && json_integer_value (value) <= max)
    return json_integer_value (value);
  FAULT (r, "bad-number", member, found, "Tulis bilangan bulat tanpa tanda kutip.",
         "\"%s\" bukan bilangan bulat dari 1 sampai %" G_GINT64_FORMAT ".", member, max);
  return 0;
}

/* The entries of a list; 0 when it is not there or cannot be read. */
static guint
count_entries (Reader *r, const json_t *object, const char *member, guint max)
{
  const json_t *value = json_object_get (object, member);

  if (value == NULL)
    return 0;
  if (!json_is_array (value))
    FAULT (r, "wrong-type", member, NULL, "Tulis sebagai daftar [ … ].", "\"%s\" bukan daftar.",
           member);
  else if (json_array_size (value) > max)
    FAULT (r, "too-many", member, NULL, "Bagi menjadi beberapa SOP.",
           "\"%s\" memuat %zu butir, paling banyak %u.", member, json_array_size (value), max);
  else
    return (guint) json_array_size (value);
  return 0;
}

static const json_t *
entry_at (const json_t *object, const char *member, guint index)
{
  return json_array_get (json_object_get (object, member), index);
}

static const char *const *
take_texts (Reader *r, const json_t *object, const char *member)
{
  guint n = count_entries (r, object, member, MONEV_PROCEDURE_MAX_ENTRIES);
  const char **texts = monev_procedure_keep_block (r->self, sizeof (char *) * (n + 1));
  guint kept = 0;

  for (guint i = 0; i < n; i++)
    {
      texts[kept] = take_string (r, entry_at (object, member, i), member, MONEV_PROCEDURE_MAX_TEXT);
      if (*texts[kept] != '\0')
        kept++;
      else if (json_string_length (entry_at (object, member, i)) == 0)
        FAULT (r, "empty-entry", member, NULL, "Isi atau hapus butir itu.",
               "butir %u dari \"%s\" kosong.", i + 1, member);
    }
  texts[kept] = NULL;
  return texts;
}

static MonevProcedureLink *
take_links (Reader *r, const json_t *object, const char *member, guint *n)
{
  guint count = count_entries (r, object, member, MONEV_PROCEDURE_MAX_ENTRIES);
  MonevProcedureLink *links = monev_procedure_keep_block (r->self, sizeof *links * (count + 1));

  for (guint i = 0; i < count; i++)
    {
      const json_t *entry = entry_at (object, member, i);

      links[i] = (MonevProcedureLink) { "", "" };
      if (!is_object (r, entry, member))
        continue;
      know_members (r, entry, link_members);
      links[i].text = take_needed (r, entry, "text", MONEV_PROCEDURE_MAX_TEXT);
      links[i].procedure = take_id (r, entry, "procedure", FALSE);
    }
  *n = count;
  return links;
}

static void
take_step_actors (Reader *r, const json_t *object, MonevProcedureStep *step)
{
  guint n = count_entries (r, object, "actors", MONEV_PROCEDURE_MAX_ACTORS);
  MonevStepActor *actors = monev_procedure_keep_block (r->self, sizeof *actors * (n + 1));

  for (guint i = 0; i < n; i++)
    {
      const json_t *entry = entry_at (object, "actors", i);
      const char *standing;

      actors[i].actor = "";
      if (!is_object (r, entry, "actors"))
        continue;
      know_members (r, entry, step_actor_members);
      actors[i].actor = take_id (r, entry, "actor", TRUE);
      standing = take_text (r, entry, "standing", MONEV_PROCEDURE_MAX_ID);
      actors[i].inferred = strcmp (standing, "inferred") == 0;
      actors[i].decides = take_flag (r, entry, "decides");
      if (!actors[i].inferred && *standing != '\0' && strcmp (standing, "stated") != 0)
        FAULT (r, "unknown-choice", "standing", standing, "Tulis stated atau inferred.",
               "asal pelaksana \"%s\" tidak dikenal.", standing);
    }
  step->actors = actors;
  step->n_actors = n;
}

static MonevStepTime
take_range (Reader *r, const json_t *object)
{
  const char *unit = take_needed (r, object, "unit", MONEV_PROCEDURE_MAX_ID);
  gboolean days = strcmp (unit, "hari") == 0;
  gint64 most = days ? MONEV_PROCEDURE_MAX_DAYS : MONEV_PROCEDURE_MAX_MINUTES;
  MonevStepTime time = { days ? MONEV_STEP_TIME_DAYS : MONEV_STEP_TIME_MINUTES,
                         take_number (r, object, "min", most), take_number (r, object, "max", most),
                         "" };

  know_members (r, object, time_members);
  if (!days && *unit != '\0' && strcmp (unit, "menit") != 0)
    FAULT (r, "unknown-choice", "time", unit, "Tulis menit atau hari.",
           "satuan waktu \"%s\" tidak dikenal.", unit);
  if (time.min > time.max && time.max > 0)
    FAULT (r, "time-range", "time", NULL, "Tukar kedua angkanya.",
           "waktu terpendek %" G_GINT64_FORMAT " melebihi waktu terpanjang %" G_GINT64_FORMAT ".",
           time.min, time.max);
  return time;
}

static MonevStepTime
take_time (Reader *r, const json_t *object)
{
  const json_t *value = json_object_get (object, "time");
  MonevStepTime time = { MONEV_STEP_TIME_NONE, 0, 0, "" };

  if (value == NULL || !is_object (r, value, "time"))
    return time;
  if (json_object_get (value, "open") == NULL)
    return take_range (r, value);
  know_members (r, value, open_members);
  if (!take_flag (r, value, "open"))
    FAULT (r, "unknown-choice", "time", NULL, "Tulis \"open\": true, atau isi unit, min, max.",
           "waktu terbuka harus true.");
  time.kind = MONEV_STEP_TIME_OPEN;
  time.text = take_text (r, value, "text", MONEV_PROCEDURE_MAX_TITLE);
  return time;
}

static gboolean
find_does (const char *name, MonevDoesKind *kind)
{
  for (guint i = 0; i < MONEV_N_DOES; i++)
    if (strcmp (monev_does_kind_name (i), name) == 0)
      {
        *kind = i;
        return TRUE;
      }
  return FALSE;
}

static MonevStepDoes
take_does (Reader *r, const json_t *object)
{
  const char *name = take_needed (r, object, "kind", MONEV_PROCEDURE_MAX_ID);
  MonevStepDoes does = { MONEV_DOES_FILE, take_id (r, object, "what", FALSE) };
  const char *const *whats;

  know_members (r, object, does_members);
  if (!find_does (name, &does.kind))
    {
      if (*name != '\0')
        FAULT (r, "unknown-choice", "does", name,
               "Tulis naskah, form, instrumen, rapat, alur-paraf, kunjungan, atau berkas.",
               "bantuan program \"%s\" tidak dikenal.", name);
      return does;
    }
  whats = monev_does_whats (does.kind);
  if (*does.what != '\0' && (whats == NULL || !g_strv_contains (whats, does.what)))
    FAULT (r, "unknown-choice", "does", does.what, "Kosongkan atau perbaiki kuncinya.",
           "%s \"%s\" tidak dikenal.", name, does.what);
  return does;
}

static void
take_all_does (Reader *r, const json_t *object, MonevProcedureStep *step)
{
  guint n = count_entries (r, object, "does", MONEV_PROCEDURE_MAX_ENTRIES);
  MonevStepDoes *does = monev_procedure_keep_block (r->self, sizeof *does * (n + 1));

  for (guint i = 0; i < n; i++)
    if (is_object (r, entry_at (object, "does", i), "does"))
      does[i] = take_does (r, entry_at (object, "does", i));
    else
      does[i].what = "";
  step->does = does;
  step->n_does = n;
}

static void
take_kind (Reader *r, const json_t *object, MonevProcedureStep *step)
{
  const char *name = take_needed (r, object, "kind", MONEV_PROCEDURE_MAX_ID);

  step->kind = strcmp (name, "keputusan") == 0 ? MONEV_STEP_DECISION : MONEV_STEP_PROCESS;
  if (step->kind == MONEV_STEP_PROCESS && *name != '\0' && strcmp (name, "proses") != 0)
    FAULT (r, "unknown-choice", "kind", name, "Tulis proses atau keputusan.",
           "jenis langkah \"%s\" tidak dikenal.", name);
}

static void
take_step (Reader *r, const json_t *object, MonevProcedureStep *step)
{
  know_members (r, object, step_members);
  step->id = take_id (r, object, "id", TRUE);
  step->number = take_needed (r, object, "number", MONEV_PROCEDURE_MAX_ID);
  step->wording = take_text (r, object, "wording", MONEV_PROCEDURE_MAX_TEXT);
  take_step_actors (r, object, step);
  take_kind (r, object, step);
  step->back_to = take_id (r, object, "back_to", FALSE);
  step->requirements = take_texts (r, object, "requirements");
  step->time = take_time (r, object);
  step->outputs = take_texts (r, object, "outputs");
  step->remark = take_text (r, object, "remark", MONEV_PROCEDURE_MAX_TEXT);
  step->links = take_links (r, object, "links", &step->n_links);
  take_all_does (r, object, step);
  step->parallel = take_flag (r, object, "parallel");
  step->repeats = take_flag (r, object, "repeats");
  step->note = take_text (r, object, "note", MONEV_PROCEDURE_MAX_TEXT);
}

/* A step that is no object still stands in the list, empty, so that the others keep their place. */
static void
clear_step (MonevProcedure *self, MonevProcedureStep *step)
{
  const char *const *none = monev_procedure_keep_block (self, sizeof (char *));

  step->id = step->number = step->wording = step->back_to = step->remark = step->note = "";
  step->requirements = step->outputs = none;
  step->time.text = "";
}

static void
take_steps (Reader *r, const json_t *json)
{
  MonevProcedure *self = r->self;
  guint n = count_entries (r, json, "steps", MONEV_PROCEDURE_MAX_STEPS);

  self->steps = monev_procedure_keep_block (self, sizeof *self->steps * (n + 1));
  self->n_steps = n;
  for (guint i = 0; i < n; i++)
    {
      const json_t *entry = entry_at (json, "steps", i);
      const char *number = json_string_value (json_object_get (entry, "number"));
      g_autofree char *place = number != NULL && *number != '\0'
                                 && g_utf8_strlen (number, -1) <= MONEV_PROCEDURE_MAX_ID
                                 ? g_strdup (number) : g_strdup_printf ("%u", i + 1);
      MonevProcedureStep *step = &self->steps[i];

      r->faults.step = place;
      clear_step (self, step);
      if (is_object (r, entry, "steps"))
        take_step (r, entry, step);
      if (!g_hash_table_contains (self->places, step->id))
        g_hash_table_insert (self->places, (gpointer) step->id, GUINT_TO_POINTER (i + 1));
      r->faults.step = NULL;
    }
}

static void
take_actors (Reader *r, const json_t *json)
{
  MonevProcedure *self = r->self;
  guint n = count_entries (r, json, "actors", MONEV_PROCEDURE_MAX_ACTORS);

  self->actors = monev_procedure_keep_block (self, sizeof *self->actors * (n + 1));
  self->n_actors = n;
  for (guint i = 0; i < n; i++)
    {
      const json_t *entry = entry_at (json, "actors", i);
      g_autofree char *part = g_strdup_printf ("Kolom pelaksana %u", i + 1);

      r->faults.part = part;
      self->actors[i] = (MonevProcedureActor) { "", "" };
      if (is_object (r, entry, "actors"))
        {
          know_members (r, entry, actor_members);
          self->actors[i].id = take_id (r, entry, "id", TRUE);
          self->actors[i].title = take_needed (r, entry, "title", MONEV_PROCEDURE_MAX_TITLE);
        }
      r->faults.part = NULL;
    }
}

static void
take_limits (Reader *r, const json_t *json)
{
  MonevProcedure *self = r->self;
  guint n = count_entries (r, json, "limits", MONEV_PROCEDURE_MAX_ENTRIES);

  self->limits = monev_procedure_keep_block (self, sizeof *self->limits * (n + 1));
  self->n_limits = n;
  for (guint i = 0; i < n; i++)
    {
      const json_t *entry = entry_at (json, "limits", i);
      g_autofree char *part = g_strdup_printf ("Batas waktu %u", i + 1);

      r->faults.part = part;
      self->limits[i] = (MonevProcedureLimit) { "", 0, "" };
      if (is_object (r, entry, "limits"))
        {
          know_members (r, entry, limit_members);
          self->limits[i].text = take_needed (r, entry, "text", MONEV_PROCEDURE_MAX_TEXT);
          self->limits[i].days = take_number (r, entry, "days", MONEV_PROCEDURE_MAX_DAYS);
          self->limits[i].step = take_id (r, entry, "step", FALSE);
        }
      r->faults.part = NULL;
    }
}

static void
take_header (Reader *r, const json_t *json)
{
  static const struct { const char *name; const char *const *members; } objects[]
    = { { "origin", origin_members }, { "identity", identity_members } };

  for (guint i = 0; i < G_N_ELEMENTS (objects); i++)
    {
      const json_t *object = json_object_get (json, objects[i].name);

      if (object != NULL && is_object (r, object, objects[i].name))
        know_members (r, object, objects[i].members);
    }
  for (guint i = 0; i < MONEV_PROCEDURE_N_TEXTS; i++)
    {
      const MonevProcedureTextField *field = &monev_procedure_texts[i];
      const json_t *object = *field->object == '\0' ? json : json_object_get (json, field->object);

      r->self->header[i] = i == MONEV_PROCEDURE_CODE
                             ? take_id (r, json, "code", TRUE)
                             : take_text (r, object, field->name, field->max);
    }
  for (guint i = 0; i < MONEV_N_BOXES; i++)
    r->self->boxes[i] = take_texts (r, json, monev_procedure_box_name (i));
  r->self->links = take_links (r, json, "linked", &r->self->n_links);
}

static gboolean
check_format (Reader *r, const json_t *json)
{
  const json_t *format = json_object_get (json, "format");

  if (json_is_integer (format) && json_integer_value (format) == MONEV_PROCEDURE_FORMAT)
    return TRUE;
  FAULT (r, "format", "format", NULL, "Pakai berkas yang diekspor versi Monev ini.",
         "berkas ini bukan SOP berformat %d.", MONEV_PROCEDURE_FORMAT);
  return FALSE;
}

/** monev_procedure_read_shape: reads the members of a procedure as they stand; the rules come
 * after it. */
MonevProcedure *
monev_procedure_read_shape (const json_t *json, const char *file, MonevIssueList *issues)
{
  Reader r = { { file, NULL, issues }, monev_procedure_new () };

  /* Of a foreign format nothing else is said: each member would be a fault. */
  if (!is_object (&r, json, "SOP") || !check_format (&r, json))
    return r.self;
  know_members (&r, json, top_members);
  take_header (&r, json);
  take_actors (&r, json);
  take_steps (&r, json);
  take_limits (&r, json);
  return r.self;
}

/* FALSE with INVALID when @issues holds errors beyond the first @before. */
gboolean
monev_procedure_refuse (MonevIssueList *issues, guint before, GError **error)
{
  guint n = monev_issue_list_count (issues, MONEV_SEVERITY_ERROR) - before;

  for (guint i = 0, seen = 0; n > 0 && i < monev_issue_list_size (issues); i++)
    {
      const MonevIssue *issue = monev_issue_list_get (issues, i);

      if (issue->severity != MONEV_SEVERITY_ERROR || seen++ < before)
        continue;
      if (n == 1)
        g_set_error (error, MONEV_ERROR, MONEV_ERROR_INVALID, "%s %s", issue->message,
                     issue->fix != NULL ? issue->fix : "");
      else
        g_set_error (error, MONEV_ERROR, MONEV_ERROR_INVALID,
                     "SOP ini memuat %u kesalahan; perbaiki satu per satu. Yang pertama: %s", n,
                     issue->message);
      return FALSE;
    }
  return TRUE;
}

/**
 * monev_procedure_from_json:
 * @file: (nullable): named in the issues
 * @issues: takes every fault, its key the number of the step, its column the member
 *
 * Strict: an unknown member, a wrong reference or a missing wording refuses the whole.
 *
 * Returns: (transfer full): the procedure; %NULL with INVALID and one issue or more.
 */
MonevProcedure *
monev_procedure_from_json (const json_t *json, const char *file, MonevIssueList *issues,
                           GError **error)
{
  guint before = monev_issue_list_count (issues, MONEV_SEVERITY_ERROR);
  g_autoptr (MonevProcedure) self = monev_procedure_read_shape (json, file, issues);

  if (self->n_steps > 0 || monev_issue_list_count (issues, MONEV_SEVERITY_ERROR) == before)
    monev_procedure_check_into (self, file, issues);
  return monev_procedure_refuse (issues, before, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * monev_procedure_from_draft:
 *
 * The shape alone: a draft may still lack a wording or a way back. monev_procedure_check() tells
 * what is missing.
 *
 * Returns: (transfer full): the procedure; %NULL with INVALID.
 */
MonevProcedure *
monev_procedure_from_draft (const json_t *json, MonevIssueList *issues, GError **error)
{
  guint before = monev_issue_list_count (issues, MONEV_SEVERITY_ERROR);
  g_autoptr (MonevProcedure) self = monev_procedure_read_shape (json, NULL, issues);

  return monev_procedure_refuse (issues, before, error) ? g_steal_pointer (&self) : NULL;
}
