/* Pasal 6, 9 and 12: who must come, and who may come in somebody's place. */
#include "activity/invitation.h"

#include <string.h>

static const struct {
  MonevCoordination    form;
  MonevInvitationFacts facts;
  int                  wanted; /* 0 not invited, 1 invited, 2 must come */
  const char          *says;
} cases[] = {
  /* kind, own, coordinated, regional, on_site, proposes, owes */
  { MONEV_COORDINATION_HIERARCHY, { "perangkat_daerah", TRUE }, 2, "Pasal 6" },
  { MONEV_COORDINATION_HIERARCHY, { "perangkat_daerah", FALSE, TRUE, TRUE, TRUE }, 0, "" },
  { MONEV_COORDINATION_FUNCTIONAL, { "perangkat_daerah", FALSE, FALSE, FALSE, TRUE }, 2, "huruf g" },
  { MONEV_COORDINATION_FUNCTIONAL, { "perangkat_daerah", .proposes = TRUE }, 2, "huruf g" },
  { MONEV_COORDINATION_FUNCTIONAL, { "instansi_vertikal", .owes = TRUE }, 2, "huruf g" },
  { MONEV_COORDINATION_FUNCTIONAL, { "perangkat_daerah", .coordinated = TRUE }, 1, "Pasal 12" },
  { MONEV_COORDINATION_FUNCTIONAL, { "perangkat_daerah", .regional = TRUE }, 0, "" },
  { MONEV_COORDINATION_FUNCTIONAL, { "perangkat_daerah" }, 0, "" },
  { MONEV_COORDINATION_INSTITUTION, { "bagian", .coordinated = TRUE }, 2, "huruf e" },
  { MONEV_COORDINATION_INSTITUTION, { "kecamatan", .regional = TRUE }, 2, "huruf c" },
  { MONEV_COORDINATION_INSTITUTION, { "desa", .regional = TRUE }, 0, "" },
  { MONEV_COORDINATION_INSTITUTION, { "instansi_vertikal", .regional = TRUE }, 0, "" },
  { MONEV_COORDINATION_INSTITUTION, { "perangkat_daerah", .own = TRUE }, 1, "pemimpin" },
};

static void
test_who_is_invited (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gboolean required = FALSE;
      const char *basis = "";
      gboolean invited
        = monev_invitation_decide (cases[i].form, &cases[i].facts, &required, &basis);

      if ((invited ? required ? 2 : 1 : 0) != cases[i].wanted
          || strstr (basis, cases[i].says) == NULL)
        g_error ("case %u: %d %d %s", i, invited, required, basis);
    }
}

static void
test_one_level_below (void)
{
  static const struct { const char *kind, *title; MonevRepresentative level; } titles[] = {
    { "perangkat_daerah", "Kepala Dinas Kesehatan", MONEV_REPRESENTATIVE_HEAD },
    { "perangkat_daerah", "Plh. Kepala Badan Perencanaan", MONEV_REPRESENTATIVE_HEAD },
    { "perangkat_daerah", "Sekretaris", MONEV_REPRESENTATIVE_BELOW },
    { "perangkat_daerah", "SEKRETARIS DINAS", MONEV_REPRESENTATIVE_BELOW },
    { "perangkat_daerah", "Plt. Kepala Bidang Bina Marga", MONEV_REPRESENTATIVE_BELOW },
    { "perangkat_daerah", "Inspektur Pembantu I", MONEV_REPRESENTATIVE_BELOW },
    { "perangkat_daerah", "Inspektur", MONEV_REPRESENTATIVE_HEAD },
    { "perangkat_daerah", "Sekretaris DPRD", MONEV_REPRESENTATIVE_HEAD },
    { "perangkat_daerah", "Kepala Seksi Jalan", MONEV_REPRESENTATIVE_TOO_LOW },
    { "perangkat_daerah", "Kasi", MONEV_REPRESENTATIVE_TOO_LOW },
    { "perangkat_daerah", "Kepala Subbagian Umum", MONEV_REPRESENTATIVE_TOO_LOW },
    { "perangkat_daerah", "Sub Koordinator", MONEV_REPRESENTATIVE_TOO_LOW },
    { "perangkat_daerah", "Kasir", MONEV_REPRESENTATIVE_UNKNOWN },
    { "bagian", "Kepala Bagian Hukum", MONEV_REPRESENTATIVE_HEAD },
    { "bagian", "Kepala Sub Bagian", MONEV_REPRESENTATIVE_BELOW },
    { "bagian", "Sub Koordinator", MONEV_REPRESENTATIVE_BELOW },
    { "bagian", "Staf", MONEV_REPRESENTATIVE_TOO_LOW },
    { "kecamatan", "Camat Uji", MONEV_REPRESENTATIVE_HEAD },
    { "kecamatan", "Sekcam", MONEV_REPRESENTATIVE_BELOW },
    { "kecamatan", "Kasi Pemerintahan", MONEV_REPRESENTATIVE_TOO_LOW },
    { "instansi_vertikal", "Staf", MONEV_REPRESENTATIVE_FREE },
    { "desa", "Kaur", MONEV_REPRESENTATIVE_FREE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    if (monev_representative_check (titles[i].kind, titles[i].title) != titles[i].level)
      g_error ("%s of %s is not %d", titles[i].title, titles[i].kind, titles[i].level);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/activity/invitation/who-is-invited", test_who_is_invited);
  g_test_add_func ("/activity/invitation/one-level-below", test_one_level_below);
  return g_test_run ();
}
