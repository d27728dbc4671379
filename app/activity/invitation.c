#include "activity/invitation.h"

#include <string.h>

#include "base/fold.h"

static const char *const names[MONEV_N_COORDINATIONS] = { "hierarki", "fungsional",
                                                          "instansional" };

/** monev_coordination_find: by its stored name. */
gboolean
monev_coordination_find (const char *name, MonevCoordination *form)
{
  for (guint i = 0; i < MONEV_N_COORDINATIONS; i++)
    if (strcmp (names[i], name) == 0)
      {
        *form = (MonevCoordination) i;
        return TRUE;
      }
  return FALSE;
}

static gboolean
is_of_the_region (const char *kind)
{
  return strcmp (kind, "perangkat_daerah") == 0 || strcmp (kind, "bagian") == 0
         || strcmp (kind, "kecamatan") == 0;
}

/**
 * monev_invitation_decide:
 * @required: (out): must come
 * @basis: (out): why, as a sentence with the Pasal
 *
 * Returns: whether the agency is to be invited at all; the out-parameters are set only then.
 */
gboolean
monev_invitation_decide (MonevCoordination form, const MonevInvitationFacts *facts,
                         gboolean *required, const char **basis)
{
  static const char related[] = "Pasal 9 huruf g: terkait dengan yang dibahas";
  gboolean related_now = facts->on_site || facts->proposes || facts->owes;

  if (form == MONEV_COORDINATION_HIERARCHY)
    {
      if (!facts->own)
        return FALSE;
      *required = TRUE;
      *basis = "Pasal 6 huruf a: koordinasi dalam perangkat daerah sendiri";
      return TRUE;
    }
  *required = TRUE;
  if (related_now)
    *basis = related;
  else if (form == MONEV_COORDINATION_INSTITUTION && facts->coordinated)
    *basis = "Pasal 9 huruf e dan Pasal 12: dikoordinasikan Asisten yang memimpin";
  else if (form == MONEV_COORDINATION_INSTITUTION && facts->regional
           && is_of_the_region (facts->kind))
    *basis = "Pasal 9 huruf c: rapat koordinasi Bupati, Wakil Bupati, atau Sekretaris Daerah";
  else if (facts->coordinated || facts->own)
    {
      *required = FALSE;
      *basis = facts->own ? "Perangkat daerah pemimpin rapat"
                          : "Pasal 12: dikoordinasikan Asisten yang memimpin";
    }
  else
    return FALSE;
  return TRUE;
}

/* The first line that fits counts: what is longer stands before what it begins with. */
static const struct {
  const char         *kind;
  const char         *begins;
  MonevRepresentative level;
} ladder[] = {
  { "perangkat_daerah", "kepala dinas", MONEV_REPRESENTATIVE_HEAD },
  { "perangkat_daerah", "kepala badan", MONEV_REPRESENTATIVE_HEAD },
  { "perangkat_daerah", "kepala satuan", MONEV_REPRESENTATIVE_HEAD },
  { "perangkat_daerah", "inspektur pembantu", MONEV_REPRESENTATIVE_BELOW },
  { "perangkat_daerah", "irban", MONEV_REPRESENTATIVE_BELOW },
  { "perangkat_daerah", "inspektur", MONEV_REPRESENTATIVE_HEAD },
  { "perangkat_daerah", "sekretaris dprd", MONEV_REPRESENTATIVE_HEAD },
  { "perangkat_daerah", "sekretaris", MONEV_REPRESENTATIVE_BELOW },
  { "perangkat_daerah", "kepala bidang", MONEV_REPRESENTATIVE_BELOW },
  { "perangkat_daerah", "kabid", MONEV_REPRESENTATIVE_BELOW },
  { "perangkat_daerah", "kepala bagian", MONEV_REPRESENTATIVE_BELOW },
  { "perangkat_daerah", "kabag", MONEV_REPRESENTATIVE_BELOW },
  { "perangkat_daerah", "wakil direktur", MONEV_REPRESENTATIVE_BELOW },
  { "bagian", "kepala bagian", MONEV_REPRESENTATIVE_HEAD },
  { "bagian", "kabag", MONEV_REPRESENTATIVE_HEAD },
  { "bagian", "kepala sub", MONEV_REPRESENTATIVE_BELOW },
  { "bagian", "kasubbag", MONEV_REPRESENTATIVE_BELOW },
  { "bagian", "sub koordinator", MONEV_REPRESENTATIVE_BELOW },
  { "bagian", "ketua tim", MONEV_REPRESENTATIVE_BELOW },
  { "kecamatan", "camat", MONEV_REPRESENTATIVE_HEAD },
  { "kecamatan", "sekretaris", MONEV_REPRESENTATIVE_BELOW },
  { "kecamatan", "sekcam", MONEV_REPRESENTATIVE_BELOW },
  { NULL, "kepala sub", MONEV_REPRESENTATIVE_TOO_LOW },
  { NULL, "kasubbag", MONEV_REPRESENTATIVE_TOO_LOW },
  { NULL, "kasubbid", MONEV_REPRESENTATIVE_TOO_LOW },
  { NULL, "sub koordinator", MONEV_REPRESENTATIVE_TOO_LOW },
  { NULL, "ketua tim", MONEV_REPRESENTATIVE_TOO_LOW },
  { NULL, "kepala seksi", MONEV_REPRESENTATIVE_TOO_LOW },
  { NULL, "kasi", MONEV_REPRESENTATIVE_TOO_LOW },
  { NULL, "staf", MONEV_REPRESENTATIVE_TOO_LOW },
  { NULL, "pelaksana", MONEV_REPRESENTATIVE_TOO_LOW },
  { NULL, "pengadministrasi", MONEV_REPRESENTATIVE_TOO_LOW },
  { NULL, "analis", MONEV_REPRESENTATIVE_TOO_LOW },
  { NULL, "perencana", MONEV_REPRESENTATIVE_TOO_LOW },
  { NULL, "operator", MONEV_REPRESENTATIVE_TOO_LOW },
};

/* "Plt.", "Plh.", "Pj." act as who they stand for. */
static const char *
without_acting (const char *folded)
{
  static const char *const acting[] = { "plt ", "plh ", "pj " };

  for (guint i = 0; i < G_N_ELEMENTS (acting); i++)
    if (g_str_has_prefix (folded, acting[i]))
      return folded + strlen (acting[i]);
  return folded;
}

/* A whole word: "kasi" is not "kasir". */
static gboolean
begins_with (const char *folded, const char *words)
{
  gsize length = strlen (words);

  return g_str_has_prefix (folded, words)
         && (folded[length] == '\0' || folded[length] == ' ' || strcmp (words, "kepala sub") == 0);
}

/**
 * monev_representative_check:
 * @title: the jabatan as it was typed
 *
 * Pasal 9 huruf f: a kepala dinas, kepala badan or kepala bagian who is prevented is represented
 * by the official one level below; a Camat likewise. Instansi vertikal and others are free.
 */
MonevRepresentative
monev_representative_check (const char *agency_kind, const char *title)
{
  g_autofree char *key = monev_fold_key (title);
  const char *folded = without_acting (key);

  if (monev_representative_expected (agency_kind) == NULL)
    return MONEV_REPRESENTATIVE_FREE;
  for (guint i = 0; i < G_N_ELEMENTS (ladder); i++)
    if ((ladder[i].kind == NULL || strcmp (ladder[i].kind, agency_kind) == 0)
        && begins_with (folded, ladder[i].begins))
      return ladder[i].level;
  return MONEV_REPRESENTATIVE_UNKNOWN;
}

/** monev_representative_expected: Returns: (nullable): who may come, in words; NULL: no rule. */
const char *
monev_representative_expected (const char *agency_kind)
{
  static const struct { const char *kind, *words; } table[] = {
    { "perangkat_daerah", "Sekretaris atau Kepala Bidang" },
    { "bagian", "Kepala Sub Bagian, Sub Koordinator, atau Ketua Tim" },
    { "kecamatan", "Sekretaris Kecamatan" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    if (strcmp (table[i].kind, agency_kind) == 0)
      return table[i].words;
  return NULL;
}
