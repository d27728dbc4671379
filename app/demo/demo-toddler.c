/* Answers about toddlers and their families. */
#include <string.h>

#include "demo-answer.h"

static const struct
{
  const char *village, *letters;
  const char *posts[2];
} villages[] = {
  { "muara_rimba", "MRB", { "Melati", "Kenanga" } },
  { "riam_danau", "RDN", { "Anggrek", "Mawar" } },
  { "sungai_putih", "SPT", { "Teratai", "Cempaka" } },
  { "bukit_serai", "BSR", { "Dahlia", "Flamboyan" } },
  { "tanjung_lada", "TLD", { "Seroja", "Bougenville" } },
};

/* What children measure at an age, rounded means of girls and boys: WHO Child Growth Standards. */
static const struct
{
  guint months, millimetres, decagrams;
} growth[] = {
  { 0, 495, 325 },    { 3, 606, 610 },    { 6, 667, 760 },    { 9, 711, 855 },
  { 12, 749, 925 },   { 18, 815, 1055 },  { 24, 871, 1185 },  { 36, 956, 1410 },
  { 48, 1030, 1620 }, { 60, 1097, 1825 },
};

/* Ages at which one question more is asked are left out: a sheet reads the same weeks later. */
static guint
age_of (MonevDemoSheet *self)
{
  guint months = 1 + monev_demo_roll (self, 54);

  if (months >= 4 && months < 6)
    return 3;
  if (months >= 10 && months < 12)
    return 12;
  return months >= 22 && months < 24 ? 26 : months;
}

static guint
between (guint months, guint low, guint high, guint i)
{
  guint span = growth[i + 1].months - growth[i].months;

  return low + (high - low) * (months - growth[i].months) / span;
}

static void
expect (guint months, guint *millimetres, guint *decagrams)
{
  guint i = 0;

  while (growth[i + 1].months < months)
    i++;
  *millimetres = between (months, growth[i].millimetres, growth[i + 1].millimetres, i);
  *decagrams = between (months, growth[i].decagrams, growth[i + 1].decagrams, i);
}

static void
put_tenths (MonevDemoSheet *self, const char *question, guint tenths)
{
  g_autofree char *text = tenths % 10 == 0 ? g_strdup_printf ("%u", tenths / 10)
                                           : g_strdup_printf ("%u.%u", tenths / 10, tenths % 10);

  monev_demo_put (self, question, text);
}

static void
fill_place (MonevDemoSheet *self)
{
  guint village = self->number % G_N_ELEMENTS (villages);
  guint serial = self->number / G_N_ELEMENTS (villages) + 1;
  g_autofree char *code = g_strdup_printf ("%s%03u", villages[village].letters, serial);

  monev_demo_put (self, "desa", villages[village].village);
  monev_demo_put (self, "posyandu", villages[village].posts[monev_demo_roll (self, 2)]);
  monev_demo_put (self, "kode_responden", code);
  monev_demo_put_number (self, "jumlah_art",
                         self->number % 59 == 23 ? 13 : 3 + monev_demo_roll (self, 5));
  monev_demo_put_reason (self, "jumlah_art", "Tiga keluarga tinggal di rumah yang sama.");
}

static void
fill_mother (MonevDemoSheet *self)
{
  gboolean expects = monev_demo_roll (self, 7) == 0;

  monev_demo_put (self, "ada_hamil", expects ? "ya" : "tidak");
  if (!expects)
    return;
  monev_demo_put (self, "anc", monev_demo_roll (self, 3) == 0 ? "tidak" : "ya");
  monev_demo_put (self, "ttd", monev_demo_roll (self, 3) == 0 ? "tidak" : "ya");
}

/* One in four is short for its age: between 9 and 13 hundredths below the mean. */
static void
put_measures (MonevDemoSheet *self, guint months)
{
  guint length, weight;
  gboolean lies = months < 24;
  guint share = monev_demo_roll (self, 4) == 0 ? 87 + monev_demo_roll (self, 4)
                                               : 95 + monev_demo_roll (self, 9);

  expect (months, &length, &weight);
  weight = weight * (share + monev_demo_roll (self, 12) - 7) / 100;
  if (self->number % 73 == 35)
    weight = 2900; /* within what the form takes, yet a slip of the pen */
  put_tenths (self, "berat", weight / 10);
  if (self->number % 37 == 14)
    lies = !lies;
  monev_demo_put (self, "cara_ukur", lies ? "telentang" : "berdiri");
  monev_demo_put_reason (self, "cara_ukur",
                         lies ? "Anak sedang sakit; diukur di tempat tidur." : "Alat ukur telentang rusak.");
  put_tenths (self, "tinggi", length * share / 100);
}

static void
fill_toddler (MonevDemoSheet *self)
{
  guint months = age_of (self);
  MonevDate lived = (MonevDate)(months * 3044 / 100 + 8);
  guint visits;

  monev_demo_put_day (self, "lahir", self->day - lived);
  monev_demo_put (self, "jenis_kelamin", monev_demo_roll (self, 2) == 0 ? "l" : "p");
  put_measures (self, months);
  if (months >= 6)
    monev_demo_put (self, "asi", monev_demo_roll (self, 3) == 0 ? "tidak" : "ya");
  if (months >= 12)
    monev_demo_put (self, "imunisasi", monev_demo_roll (self, 4) == 0 ? "tidak" : "ya");
  visits = monev_demo_roll (self, 6);
  monev_demo_put_number (self, "ke_posyandu", MIN (visits, 3));
}

static void
fill_house (MonevDemoSheet *self)
{
  static const char *const toilets[]
      = { "sehat_sendiri", "sehat_sendiri", "sehat_sendiri", "bersama", "bersama", "tidak_ada" };
  static const char *const waters[] = { "perpipaan", "sumur_terlindung", "sumur_terlindung",
                                        "sumur_terbuka", "hujan", "hujan", "sungai" };
  static const char *const helps[] = { "tidak_ada", "tidak_ada",   "pkh sembako", "sembako",
                                       "pmt",       "pkh sembako pmt", "blt_desa" };

  monev_demo_put (self, "jamban", toilets[monev_demo_roll (self, G_N_ELEMENTS (toilets))]);
  monev_demo_put (self, "air", waters[monev_demo_roll (self, G_N_ELEMENTS (waters))]);
  monev_demo_put (self, "bantuan", helps[monev_demo_roll (self, G_N_ELEMENTS (helps))]);
}

static void
fill_verdict (MonevDemoSheet *self)
{
  static const char *const wishes[]
      = { "Pemberian makanan tambahan 90 hari", "Jamban sehat", "Sambungan air minum",
          "Kelas ibu balita", "Rujukan ke puskesmas" };
  static const struct
  {
    const char *verdict, *reason;
  } verdicts[] = {
    { "definitif", NULL },
    { "definitif", NULL },
    { "definitif", NULL },
    { "penyesuaian", "Jumlah penerima disesuaikan dengan pagu." },
    { "ditunda", "Menunggu hasil pemeriksaan petugas gizi." },
    { "ditolak", "Sudah dibiayai dana desa." },
  };
  guint kind = monev_demo_roll (self, G_N_ELEMENTS (verdicts));

  if (monev_demo_roll (self, 6) != 0)
    monev_demo_put (self, "usulan", wishes[monev_demo_roll (self, G_N_ELEMENTS (wishes))]);
  monev_demo_put (self, "hasil_rd", verdicts[kind].verdict);
  if (verdicts[kind].reason != NULL)
    monev_demo_put (self, "alasan", verdicts[kind].reason);
}

/** monev_demo_fill_toddler: a sheet of the instrument "RD Stunting: Balita dan Keluarga". */
void
monev_demo_fill_toddler (MonevDemoSheet *self)
{
  fill_place (self);
  fill_mother (self);
  fill_toddler (self);
  fill_house (self);
  fill_verdict (self);
}
