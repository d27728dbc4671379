/* Answers about packages of work: what was contracted, paid, built, and what went wrong. */
#include <string.h>

#include "demo-answer.h"

static const struct
{
  const char *code, *agency, *source;
  gint64 pagu; /* in millions, the smallest */
} works[] = {
  { "1.03.05.2.01.0025", "dpupr", "dak_fisik", 240 },
  { "1.01.02.2.01.0012", "disdikbud", "dak_fisik", 420 },
  { "1.02.02.2.02.0015", "dinkes", "dak_nonfisik", 120 },
  { "1.04.03.2.02.0002", "dprkplh", "dau", 300 },
  { "1.02.02.2.02.0004", "dinkes", "dau_earmarked", 90 },
  { "1.06.05.2.02.0001", "dinsos", "pad", 75 },
  { "1.02.02.2.02.0001", "dinkes", "dau_earmarked", 110 },
  { "1.01.02.2.01.0030", "disdikbud", "bankeu", 85 },
};

static const char *const villages[]
    = { "Sungai Merah", "Hulu Rimba",    "Pulau Seruni", "Muara Rimba",   "Rimba Tengah",
        "Tanjung Batu", "Tanjung Laut",  "Sungai Putih", "Sungai Kelik",  "Riam Danau",
        "Air Hitam",    "Simpang Jelai", "Bukit Serai",  "Tanjung Lada" };

/* The sites of the monev run, each with its own work. */
static const struct
{
  guint work, village;
  const char *key;
} sites[] = { { 0, 0, "sanitasi" }, { 1, 1, "sekolah" }, { 2, 2, "posyandu" } };

static guint
work_of (guint number)
{
  return number % G_N_ELEMENTS (works);
}

/* Rounds of villages are shifted, so that each work comes to all of them. */
static guint
village_of (guint number)
{
  return (number + number / G_N_ELEMENTS (works)) % G_N_ELEMENTS (villages);
}

/** monev_demo_package_site: Returns: (transfer none) (nullable): the key of the site where the
 * package of that number is built, when the run has one. */
const char *
monev_demo_package_site (guint number)
{
  for (guint i = 0; i < G_N_ELEMENTS (sites); i++)
    if (sites[i].work == work_of (number) && sites[i].village == village_of (number))
      return sites[i].key;
  return NULL;
}

typedef struct
{
  gint64 pagu, contract; /* in thousands */
  gint64 days;
  MonevDate start;
  guint planned, done; /* per cent */
  const char *status;
} Package;

static void
put_money (MonevDemoSheet *self, const char *question, gint64 thousands)
{
  monev_demo_put_number (self, question, thousands * 1000);
}

static void
fill_identity (MonevDemoSheet *self, Package *package)
{
  guint work = work_of (self->number);

  monev_demo_put (self, "kode_sub", works[work].code);
  monev_demo_put (self, "opd", works[work].agency);
  monev_demo_put (self, "desa", villages[village_of (self->number)]);
  monev_demo_put (self, "sumber_dana", works[work].source);
  package->pagu = works[work].pagu * 1000 + monev_demo_roll (self, 40) * 2500;
  if (self->number % 61 == 17)
    package->pagu *= 12; /* a package of several years among small ones */
  put_money (self, "pagu_murni", package->pagu);
  if (monev_demo_roll (self, 4) == 0)
    {
      package->pagu += package->pagu / 20 * ((gint64)monev_demo_roll (self, 5) - 2);
      put_money (self, "pagu_perubahan", package->pagu);
    }
}

static void
put_contract (MonevDemoSheet *self, const Package *package)
{
  g_autofree char *number = NULL;
  MonevDate signed_on = package->start - 3 - (MonevDate)monev_demo_roll (self, 6);
  int year = 0, month, day;

  put_money (self, "nilai_kontrak", package->contract);
  monev_demo_put_reason (self, "nilai_kontrak",
                         "Kontrak tahun jamak; sisanya dianggarkan tahun depan.");
  monev_date_to_ymd (signed_on, &year, &month, &day);
  number = g_strdup_printf ("027/%03u/SPK/%d", 100 + self->number, year);
  monev_demo_put (self, "nomor_kontrak", number);
  monev_demo_put_day (self, "tanggal_kontrak", signed_on);
}

static void
fill_contract (MonevDemoSheet *self, Package *package)
{
  package->days = 60 + 30 * (gint64)monev_demo_roll (self, 4);
  package->start = self->day - 10 - (MonevDate)monev_demo_roll (self, 110);
  package->contract = package->pagu / 100 * (86 + (gint64)monev_demo_roll (self, 13));
  if (self->number % 47 == 11)
    package->contract = package->pagu / 100 * 106;
  if (monev_demo_roll (self, 8) != 0)
    put_contract (self, package);
  else
    package->contract = 0; /* done by the office itself */
  if (self->number % 53 == 29)
    package->days = 420;
  monev_demo_put_day (self, "mulai", package->start);
  monev_demo_put_number (self, "masa", package->days);
  monev_demo_put_reason (self, "masa", "Kontrak tahun jamak.");
}

static const char *
status_of (MonevDemoSheet *self, const Package *package)
{
  if (package->done == 100)
    return "selesai";
  if (self->number % 71 == 40)
    return "putus";
  return package->done + 5 < package->planned ? "terlambat" : "sesuai";
}

/* What is paid follows what is built, some steps behind. */
static gint64
paid_of (MonevDemoSheet *self, const Package *package)
{
  gint64 whole = package->contract > 0 ? MIN (package->contract, package->pagu) : package->pagu;

  if (self->number % 67 == 22 && package->contract > 0)
    return package->pagu;
  if (package->done == 100)
    return whole;
  return whole / 100 * (package->done > 10 ? package->done - monev_demo_roll (self, 10) : 0);
}

static void
fill_progress (MonevDemoSheet *self, Package *package)
{
  guint lag = monev_demo_roll (self, 3) == 0 ? 6 + monev_demo_roll (self, 18)
                                             : monev_demo_roll (self, 4);
  gint64 gone = (self->day - package->start) * 100 / package->days;

  package->planned = (guint)MIN (gone, 100);
  package->done = package->planned > lag ? package->planned - lag : 0;
  if (package->planned == 100 && lag < 6)
    package->done = 100;
  put_money (self, "realisasi_keuangan", paid_of (self, package));
  monev_demo_put_reason (self, "realisasi_keuangan",
                         "Termasuk biaya perencanaan dan pengawasan.");
  monev_demo_put_number (self, "rencana_fisik", package->planned);
  monev_demo_put_number (self, "realisasi_fisik", package->done);
  package->status = status_of (self, package);
  monev_demo_put (self, "status", package->status);
}

static void
fill_quality (MonevDemoSheet *self, const Package *package)
{
  static const char *const flaws[] = { "Volume timbunan kurang dari gambar.",
                                       "Sebagian sambungan belum dipasang.",
                                       "Cat dan plesteran belum rata.",
                                       "Bahan yang datang belum diuji." };
  static const char *const unused[] = { "Pekerjaan belum diserahterimakan.",
                                        "Sambungan ke rumah belum ada.",
                                        "Menunggu petugas yang akan mengelola." };
  guint kind = monev_demo_roll (self, 12);

  monev_demo_put (self, "mutu_sesuai", kind == 0 ? "tidak" : kind < 4 ? "sebagian" : "ya");
  if (kind < 4)
    monev_demo_put (self, "uraian_mutu", flaws[monev_demo_roll (self, G_N_ELEMENTS (flaws))]);
  if (package->done == 100 && monev_demo_roll (self, 5) != 0)
    {
      monev_demo_put (self, "dimanfaatkan", "ya");
      return;
    }
  monev_demo_put (self, "dimanfaatkan", "tidak");
  monev_demo_put (self, "sebab_belum", unused[monev_demo_roll (self, G_N_ELEMENTS (unused))]);
}

static void
fill_problems (MonevDemoSheet *self, const Package *package)
{
  static const char *const problems[] = { "cuaca",          "material",    "lahan",
                                          "cuaca material", "penyedia",    "administrasi",
                                          "sosial",         "cuaca lahan", "lainnya" };
  static const char *const advice[] = { "Tambah tenaga kerja dan jam kerja.",
                                        "Datangkan bahan sebelum air surut.",
                                        "Selesaikan kesepakatan lahan bersama kepala desa.",
                                        "Beri teguran tertulis kepada penyedia.",
                                        "Lengkapi berkas pencairan." };
  static const char *const who[] = { "PPK", "PPTK", "Konsultan pengawas", "Kepala desa" };
  const char *problem;

  if (strcmp (package->status, "selesai") == 0 || strcmp (package->status, "sesuai") == 0)
    return;
  problem = problems[monev_demo_roll (self, G_N_ELEMENTS (problems))];
  monev_demo_put (self, "masalah", problem);
  if (strcmp (problem, "lainnya") == 0)
    monev_demo_put (self, "masalah_lain", "Jalan masuk rusak.");
  monev_demo_put (self, "rekomendasi", advice[monev_demo_roll (self, G_N_ELEMENTS (advice))]);
  monev_demo_put (self, "penanggung_jawab", who[monev_demo_roll (self, G_N_ELEMENTS (who))]);
  monev_demo_put_day (self, "tenggat", self->day + 14 + (MonevDate)monev_demo_roll (self, 21));
}

/** monev_demo_fill_package: a sheet of the instrument "Monev Pelaksanaan Kegiatan". */
void
monev_demo_fill_package (MonevDemoSheet *self)
{
  Package package = { 0 };

  fill_identity (self, &package);
  fill_contract (self, &package);
  fill_progress (self, &package);
  fill_quality (self, &package);
  fill_problems (self, &package);
}
