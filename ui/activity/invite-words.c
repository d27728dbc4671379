#include "invite-words.h"

#include <glib/gi18n.h>
#include <string.h>

/* "Pasal 9 huruf g: terkait …": the rule alone. */
static char *
rule_of (const MonevRecord *invited)
{
  const char *basis = monev_record_get (invited, "basis");

  return g_strndup (basis, strcspn (basis, ":"));
}

static guint
count_rule (const GPtrArray *invited, const char *rule, guint *first)
{
  guint n = 0;

  for (guint i = invited->len; i > 0; i--)
    {
      g_autofree char *one = rule_of (invited->pdata[i - 1]);

      if (strcmp (one, rule) != 0)
        continue;
      *first = i - 1;
      n++;
    }
  return n;
}

/** monev_invite_words_done: @invited: (element-type MonevRecord): what was proposed and written.
 * Returns: (transfer full): how many, and by which rules. */
char *
monev_invite_words_done (const GPtrArray *invited)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, _("%u OPD ditambahkan ke undangan"), invited->len);
  for (guint i = 0; i < invited->len; i++)
    {
      g_autofree char *rule = rule_of (invited->pdata[i]);
      guint first = i, n = count_rule (invited, rule, &first);

      if (first == i)
        g_string_append_printf (text, " · %u %s", n, rule);
    }
  return g_string_free (text, FALSE);
}

static const char *
rule_of_form (const char *form)
{
  if (strcmp (form, "hierarki") == 0)
    return _("Koordinasi hierarki mengundang perangkat daerah pemimpin rapat saja (Pasal 6 huruf "
             "a).");
  if (strcmp (form, "instansional") == 0)
    return _("Koordinasi instansional mengundang OPD yang terkait dengan yang dibahas (Pasal 9 huruf "
             "g), yang dikoordinasikan Asisten pemimpin rapat (huruf e), atau semua perangkat daerah "
             "bila Bupati, Wakil Bupati, atau Sekretaris Daerah yang memimpin (huruf c).");
  return _("Koordinasi fungsional mengundang OPD yang terkait dengan yang dibahas (Pasal 9 huruf g): "
           "yang mempunyai pagu pada sub kegiatan di lokasi, usulan, atau tindak lanjut yang belum "
           "selesai.");
}

static gboolean
any_without (const GPtrArray *records, const char *field)
{
  for (guint i = 0; i < records->len; i++)
    if (*monev_record_get (records->pdata[i], field) == '\0')
      return TRUE;
  return FALSE;
}

static void
advise (GString *text, const char *words)
{
  g_string_append_printf (text, "\n• %s", words);
}

/** monev_invite_words_why: Returns: (transfer full): why @meeting has few to invite, and what is to be
 * filled in. */
char *
monev_invite_words_why (const MonevActivityData *data, const MonevRecord *meeting)
{
  const MonevFieldData *field = data->field;
  const char *form = monev_record_get (meeting, "form");
  GString *text = g_string_new (rule_of_form (form));

  g_string_append_printf (text, "\n\n%s", _("Agar lebih banyak yang diusulkan:"));
  if (*monev_record_get (meeting, "leader_id") == '\0')
    advise (text, _("Isi pemimpin rapat."));
  if (strcmp (form, "hierarki") == 0)
    advise (text, _("Pilih bentuk koordinasi fungsional atau instansional bila OPD lain perlu hadir."));
  else if (field->sites->len == 0)
    advise (text, _("Isi lokasi beserta sub kegiatannya di tab Jadwal."));
  else if (any_without (field->sites, "programme_id"))
    advise (text, _("Lengkapi sub kegiatan pada lokasi di tab Jadwal."));
  else
    advise (text, _("Periksa OPD pendukung: pagu mereka pada sub kegiatan itu di Referensi."));
  if (any_without (field->proposals, "agency_id"))
    advise (text, _("Lengkapi OPD pada usulan."));
  advise (text, _("Atau pilih sendiri dengan Undang OPD…"));
  return g_string_free (text, FALSE);
}
