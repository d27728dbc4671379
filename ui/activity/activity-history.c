#include "activity-history.h"

#include "base/json.h"

#include <glib/gi18n.h>
#include <string.h>

/* What follows the words is what the entry holds under @key. */
static const struct
{
  const char *act;
  const char *words;
  const char *key;
} acts[] = {
  { "activity.start", N_ ("memulai agenda"), "title" },
  { "activity.copy", N_ ("menyalin agenda dan memulainya"), "title" },
  { "activity.change", N_ ("mengubah data pokok agenda"), NULL },
  { "activity.stop", N_ ("menghentikan agenda"), NULL },
  { "activity.resume", N_ ("melanjutkan agenda"), NULL },
  { "activity.close", N_ ("menutup agenda"), NULL },
  { "activity.step.start", N_ ("memulai langkah"), "number" },
  { "activity.step.finish", N_ ("menyelesaikan langkah"), "number" },
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

static char **
reason_lines (const json_t *detail)
{
  const char *reason = json_string_value (json_object_get (detail, "reason"));
  GStrvBuilder *lines = g_strv_builder_new ();
  char **made;

  if (reason != NULL && *reason != '\0')
    {
      g_autofree char *line = g_strdup_printf (_("Alasan: %s"), reason);

      g_strv_builder_add (lines, line);
    }
  made = g_strv_builder_end (lines);
  g_strv_builder_unref (lines);
  return made;
}

static void
put_words (MonevAuditWords *words, const MonevAuditEntry *entry)
{
  json_auto_t *detail = monev_json_load (entry->canonical, -1, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    {
      g_autofree char *value = NULL;

      if (strcmp (acts[i].act, entry->act) != 0)
        continue;
      value = value_of (acts[i].key != NULL ? json_object_get (detail, acts[i].key) : NULL);
      g_free (words->what);
      words->what = g_strdup_printf ("%s%s%s", _(acts[i].words), *value != '\0' ? " " : "", value);
    }
  g_strfreev (words->lines);
  words->lines = reason_lines (detail);
}

/** monev_activity_history: Returns: (transfer full) (element-type MonevAuditWords): the newest first.
 */
GPtrArray *
monev_activity_history (MonevDbConnection *connection, const MonevActivity *activity, guint limit,
                        GError **error)
{
  g_autofree char *subject = g_strconcat ("activity/", activity->id, NULL);
  g_autoptr (GPtrArray) entries = monev_audit_of (connection, subject, limit, error);
  g_autoptr (MonevAuditTeller) teller = NULL;
  GPtrArray *told;

  if (entries == NULL)
    return NULL;
  teller = monev_audit_teller_new (connection);
  told = g_ptr_array_new_with_free_func ((GDestroyNotify) monev_audit_words_free);
  for (guint i = 0; i < entries->len; i++)
    {
      MonevAuditWords *words = monev_audit_teller_tell (teller, entries->pdata[i]);

      put_words (words, entries->pdata[i]);
      g_ptr_array_add (told, words);
    }
  return told;
}
