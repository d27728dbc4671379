#include "audit-acts.h"

#include "activity/field.h"
#include "reference/reference.h"

#include <glib/gi18n.h>
#include <string.h>

/* What follows the words is what the entry holds under @key. */
static const struct
{
  const char *act;
  const char *words;
  const char *key;
} acts[] = {
  { "login", N_ ("masuk"), NULL },
  { "login.failed", N_ ("salah diketik"), NULL }, /* behind "PIN Damar Wicaksana" */
  { "pin.reset", N_ ("menyetel PIN"), NULL },
  { "pin.change", N_ ("mengganti PIN"), NULL },
  { "office.start", N_ ("menyiapkan kantor ini"), NULL },
  { "office.put", N_ ("mengubah profil instansi"), NULL },
  { "work_profile.put", N_ ("mengubah jam kerja"), NULL },
  { "recovery.print", N_ ("mengambil lembar pemulihan"), NULL },
  { "backup.restore", N_ ("memulihkan cadangan"), NULL },
  { "clock.confirm", N_ ("memastikan bahwa jam komputer benar"), NULL },
  { "programme.copy_year", N_ ("menyalin program dan pagu dari tahun lain"), NULL },
  { "procedure.add", N_ ("menambah SOP"), "code" },
  { "procedure.publish", N_ ("menerbitkan versi baru SOP"), "code" },
  { "procedure.retire", N_ ("mengarsipkan SOP"), "code" },
  { "procedure.restore", N_ ("memakai lagi SOP"), "code" },
  { "activity.start", N_ ("memulai agenda"), "title" },
  { "activity.copy", N_ ("menyalin agenda dan memulainya"), "title" },
  { "activity.change", N_ ("mengubah data pokok agenda"), NULL },
  { "activity.stop", N_ ("menghentikan agenda"), NULL },
  { "activity.resume", N_ ("melanjutkan agenda"), NULL },
  { "activity.close", N_ ("menutup agenda"), NULL },
  { "activity.step.start", N_ ("memulai langkah"), "number" },
  { "activity.step.finish", N_ ("menyelesaikan langkah"), "number" },
  { "activity.step.record", N_ ("mencatat pelaksanaan langkah"), "number" },
  { "activity.step.skip", N_ ("melewati langkah"), "number" },
  { "activity.step.reopen", N_ ("membuka kembali langkah"), "number" },
  { "activity.step.repeat", N_ ("mengulangi langkah"), "number" },
  { "activity.step.due", N_ ("mengubah tenggat langkah"), "number" },
  { "activity.item.mark", N_ ("mengubah tanda ada"), "text" },
  { "activity.attach", N_ ("melampirkan"), "name" },
  { "activity.caption", N_ ("memberi keterangan pada"), "name" },
  { "activity.detach", N_ ("menghapus lampiran"), "name" },
  { "activity.note", N_ ("mencatat pada langkah"), "number" },
  { "activity.note.remove", N_ ("menghapus catatan"), "text" },
  { "activity.group.add", N_ ("menambah kelompok"), "name" },
  { "activity.group.rename", N_ ("mengganti nama kelompok"), "name" },
  { "activity.group.remove", N_ ("menghapus kelompok"), "name" },
  { "activity.member.add", N_ ("menambah anggota tim"), "name" },
  { "activity.member.change", N_ ("mengubah peran anggota tim"), "name" },
  { "activity.member.remove", N_ ("mengeluarkan anggota tim"), "name" },
  { "instrument.add", N_ ("menambah instrumen"), "title" },
  { "instrument.copy", N_ ("menyalin instrumen"), "title" },
  { "instrument.save", N_ ("mengubah instrumen"), "title" },
  { "instrument.issue", N_ ("menerbitkan instrumen"), "title" },
  { "instrument.archive", N_ ("mengarsipkan instrumen"), "title" },
  { "instrument.restore", N_ ("memakai lagi instrumen"), "title" },
  { "response.begin", N_ ("memulai isian jawaban"), "title" },
  { "response.submit", N_ ("menyerahkan jawaban"), "title" },
  { "response.discard", N_ ("membuang isian jawaban"), "title" },
  { "response.correct", N_ ("mengoreksi jawaban"), "title" },
  { "response.ask", N_ ("bertanya tentang jawaban"), "title" },
  { "response.reply", N_ ("menjawab pertanyaan tentang jawaban"), "title" },
  { "response.state", N_ ("mengubah status jawaban"), "state" },
  { "response.import", N_ ("mengimpor jawaban dari"), "file" },
  { "dataform.add", N_ ("menambah formulir data"), "title" },
  { "dataform.save", N_ ("mengubah formulir data"), "title" },
  { "dataform.issue", N_ ("menerbitkan formulir data"), "title" },
  { "dataform.archive", N_ ("mengarsipkan formulir data"), "title" },
  { "dataform.restore", N_ ("memakai lagi formulir data"), "title" },
  { "data.request", N_ ("membuat permintaan data"), "title" },
  { "data.send", N_ ("mengirim permintaan data"), "title" },
  { "data.state", N_ ("mengubah status permintaan data"), "title" },
  { "data.receipt", N_ ("mencatat tanda terima dari"), "agency" },
  { "data.receive", N_ ("menerima data dari"), "agency" },
  { "data.describe", N_ ("melengkapi keterangan data masuk"), "filled_by" },
  { "data.attach", N_ ("melampirkan pada data masuk"), "file" },
  { "data.detach", N_ ("melepas lampiran data masuk"), "file" },
  { "data.verify", N_ ("memverifikasi data dari"), "agency" },
  { "data.close", N_ ("menutup himpunan data"), "title" },
  { "meeting.minutes", N_ ("menulis notulen rapat"), NULL },
  { "visit.photos", N_ ("memindahkan foto"), "name" },
};

/* Records of a run; those of Referensi are known there. */
static const MonevRecordType *const field_types[] = {
  &monev_site_type,    &monev_visit_type,     &monev_meeting_type,  &monev_attendance_type,
  &monev_finding_type, &monev_follow_up_type, &monev_proposal_type,
};

/* A pair is what it was and what it became. */
static char *
value_of (const json_t *value)
{
  if (json_is_string (value))
    return g_strdup (json_string_value (value));
  if (json_array_size (value) == 2 && json_is_string (json_array_get (value, 0))
      && json_is_string (json_array_get (value, 1)))
    return g_strdup_printf ("%s → %s", json_string_value (json_array_get (value, 0)),
                            json_string_value (json_array_get (value, 1)));
  return g_strdup ("");
}

static const MonevRecordType *
field_type (const char *act)
{
  for (guint i = 0; i < G_N_ELEMENTS (field_types); i++)
    {
      gsize length = strlen (field_types[i]->subject);

      if (strncmp (act, field_types[i]->subject, length) == 0 && act[length] == '.')
        return field_types[i];
    }
  return NULL;
}

/** monev_audit_type: Returns: (transfer none) (nullable): the kind of record that @act, such as
 * "agency.change", is done to. */
const MonevRecordType *
monev_audit_type (const char *act)
{
  g_auto (GStrv) parts = g_strsplit (act, ".", 2);
  const MonevRecordType *type = monev_reference_find (parts[0]);

  return type != NULL ? type : field_type (act);
}

/* Of a record of a run the entry holds the whole of it, before and after. */
static const char *
member (const json_t *record, const MonevField *field)
{
  g_autofree char *shown = g_strconcat (field->name, "_shown", NULL);
  const char *text = json_string_value (json_object_get (record, shown));

  return text != NULL ? text : json_string_value (json_object_get (record, field->name));
}

static const char *
name_in (const MonevRecordType *type, const json_t *record)
{
  for (guint i = 0; type->fields[i].name != NULL; i++)
    {
      const char *text = member (record, &type->fields[i]);

      if (type->fields[i].flags & MONEV_FIELD_SEARCHED && text != NULL && *text != '\0')
        return text;
    }
  return "";
}

static char *
field_words (const MonevRecordType *type, const char *act, const json_t *detail)
{
  const json_t *after = json_object_get (detail, "after");
  const char *verb = strrchr (act, '.');
  const char *name = name_in (type, after != NULL ? after : json_object_get (detail, "before"));

  guint n = (guint) json_array_size (json_object_get (detail, "records"));

  if (g_str_equal (verb, ".import"))
    return g_strdup_printf (_("menyimpan %s: %u sekaligus"), type->noun, n);
  if (g_str_equal (verb, ".decide"))
    return g_strdup_printf (_("memutus %s (%u)"), type->noun, MAX (n, 1));
  return g_strdup_printf ("%s %s%s%s",
                          g_str_equal (verb, ".add")      ? _("menambah")
                          : g_str_equal (verb, ".change") ? _("mengubah")
                                                          : _("menghapus"),
                          type->noun, *name != '\0' ? " " : "", name);
}

/**
 * monev_audit_act_words:
 * @detail: (nullable): what the entry of the log holds
 *
 * Returns: (transfer full) (nullable): what was done, such as "memulai langkah 3"; %NULL for the acts
 *   on records of Referensi, which are told by their fields.
 */
char *
monev_audit_act_words (const char *act, const json_t *detail)
{
  const MonevRecordType *type = field_type (act);

  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    {
      g_autofree char *value = NULL;

      if (strcmp (acts[i].act, act) != 0)
        continue;
      value = value_of (acts[i].key != NULL ? json_object_get (detail, acts[i].key) : NULL);
      return g_strdup_printf ("%s%s%s", _(acts[i].words), *value != '\0' ? " " : "", value);
    }
  return type != NULL ? field_words (type, act, detail) : NULL;
}

static void
add_changes (GStrvBuilder *lines, const MonevRecordType *type, const json_t *detail)
{
  const json_t *before = json_object_get (detail, "before"), *after
      = json_object_get (detail, "after");

  for (guint i = 0; before != NULL && after != NULL && type->fields[i].name != NULL; i++)
    {
      const char *old = member (before, &type->fields[i]), *new
          = member (after, &type->fields[i]);
      g_autofree char *line = NULL;

      if (old == NULL || new == NULL || strcmp (old, new) == 0)
        continue;
      line = g_strdup_printf ("%s: %s → %s", type->fields[i].heading,
                              *old != '\0' ? old : _("kosong"), *new != '\0' ? new : _("kosong"));
      g_strv_builder_add (lines, line);
    }
}

/** monev_audit_act_lines: Returns: (transfer full): what else the entry says: a reason, what changed
 * in an SOP or in a record of a run. */
char **
monev_audit_act_lines (const MonevAuditEntry *entry, const json_t *detail)
{
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  const char *reason = json_string_value (json_object_get (detail, "reason"));
  const json_t *changes = json_object_get (detail, "changes");
  const MonevRecordType *type = field_type (entry->act);

  if (reason != NULL && *reason != '\0')
    {
      g_autofree char *line = g_strdup_printf (_("Alasan: %s"), reason);

      g_strv_builder_add (lines, line);
    }
  for (guint i = 0; i < json_array_size (changes); i++)
    if (json_is_string (json_array_get (changes, i)))
      g_strv_builder_add (lines, json_string_value (json_array_get (changes, i)));
  if (type != NULL)
    add_changes (lines, type, detail);
  return g_strv_builder_end (lines);
}
