/* The sheet "Petunjuk": whose form it is, for whom, and how it is filled. */
#include "field-private.h"

#include <string.h>

#define NUMBER 2 /* columns */
#define WORDS 3
#define ANSWER 4
#define LAST 5

static const guint widths[] = { 0, 5, 52, 52, 0 };

typedef struct {
  FieldPainter *painter;
  guint32       row;
  guint         step;
} Guide;

static void
put_over (Guide *self, MonevFormRole role, const char *text)
{
  if (*text == '\0')
    return;
  monev_field_put_mark (self->painter, self->row, LAST, FIELD_HEAD);
  monev_field_put_over (self->painter, self->row++, NUMBER, LAST - NUMBER, role, text);
}

static void
put_step (Guide *self, const char *text)
{
  g_autofree char *number = g_strdup_printf ("%u.", ++self->step);

  monev_field_put_mark (self->painter, self->row, LAST, FIELD_HEAD);
  monev_field_put (self->painter, self->row, NUMBER, MONEV_FORM_PLAIN, number);
  monev_field_put_over (self->painter, self->row++, WORDS, LAST - WORDS, MONEV_FORM_PLAIN, text);
}

static void
put_pair (Guide *self, const char *name, const char *value)
{
  if (value == NULL || *value == '\0')
    return;
  monev_field_put_mark (self->painter, self->row, LAST, FIELD_HEAD);
  monev_field_put_over (self->painter, self->row, NUMBER, 2, MONEV_FORM_WORDING, name);
  monev_field_put (self->painter, self->row++, ANSWER, MONEV_FORM_WORDING, value);
}

static void
put_marks (Guide *self)
{
  FieldPainter *painter = self->painter;

  monev_field_put_mark (painter, self->row, LAST, painter->mark);
  monev_xlsx_form_set_row (painter->form, self->row++, 0, TRUE);
  monev_field_put_mark (painter, self->row, LAST, FIELD_GUIDE);
  monev_field_put (painter, self->row, ANSWER, MONEV_FORM_MARK, FIELD_REPLY);
  monev_xlsx_form_set_row (painter->form, self->row++, 0, TRUE);
}

static void
put_kop (Guide *self)
{
  const MonevRecord *office = self->painter->what->office;
  g_autofree char *region = g_utf8_strup (monev_record_get (office, "region_name"), -1);
  g_autofree char *place = *region == '\0' || g_str_has_prefix (region, "PEMERINTAH")
                               ? g_strdup (region)
                               : g_strconcat ("PEMERINTAH ", region, NULL);
  g_autofree char *agency = g_utf8_strup (monev_record_get (office, "agency_name"), -1);
  g_autofree char *title = g_utf8_strup (self->painter->what->title, -1);

  put_over (self, MONEV_FORM_KOP, place);
  put_over (self, MONEV_FORM_TITLE, agency);
  put_over (self, MONEV_FORM_ADDRESS, monev_record_get (office, "address"));
  put_over (self, MONEV_FORM_ADDRESS, monev_record_get (office, "contact"));
  monev_xlsx_form_set_row (self->painter->form, self->row++, 10, FALSE);
  put_over (self, MONEV_FORM_TITLE, title);
  put_over (self, MONEV_FORM_KOP, "Formulir isian lapangan");
  monev_xlsx_form_set_row (self->painter->form, self->row++, 6, FALSE);
}

static void
put_person (Guide *self)
{
  MonevFormRange range = { self->row, self->row, ANSWER, ANSWER };

  monev_field_put_mark (self->painter, self->row, LAST, FIELD_PERSON);
  monev_field_put_over (self->painter, self->row, NUMBER, 2, MONEV_FORM_WORDING,
                        "Nama petugas (diisi)");
  monev_xlsx_form_set (self->painter->form, &(MonevFormCell){ .row = self->row++,
                                                              .column = ANSWER,
                                                              .role = MONEV_FORM_OPEN });
  monev_xlsx_form_add_check (self->painter->form,
                             &(MonevFormCheck){ .range = range,
                                                .input_title = "Nama petugas",
                                                .input = "Nama yang mewawancarai atau mengisi. Bila "
                                                         "berkas ini dipakai berdua, masing-masing "
                                                         "memakai salinannya sendiri dan menulis "
                                                         "namanya." });
}

static void
put_identity (Guide *self)
{
  const MonevFieldWorkbook *what = self->painter->what;
  g_autofree char *instrument = g_strdup_printf (
      "%s, versi %" G_GINT64_FORMAT " (sidik %.8s)", what->form_id, what->number, what->sha256);
  g_autofree char *room = g_strdup_printf ("%u responden", self->painter->count);

  put_pair (self, "Instrumen", instrument);
  put_pair (self, "Agenda kerja", what->activity);
  put_pair (self, "Kelompok", what->group);
  put_pair (self, "Lokus", what->site);
  put_pair (self, "Tempat untuk", room);
  put_person (self);
  monev_xlsx_form_set_row (self->painter->form, self->row++, 10, FALSE);
}

static gboolean
has_repeats (FieldPainter *painter)
{
  g_autoptr (GPtrArray) slots = monev_field_slots (painter, MONEV_INSTRUMENT_NONE);

  for (guint i = 0; i < slots->len; i++)
    if (((FieldSlot *)g_ptr_array_index (slots, i))->kind == FIELD_SLOT_REPEAT)
      return TRUE;
  return FALSE;
}

static void
put_where (Guide *self)
{
  gboolean sheets = self->painter->what->layout == MONEV_FIELD_BY_SHEET;
  g_autofree char *room = g_strdup_printf (
      sheets ? "Ada %u lembar. Lembar yang tidak dipakai dibiarkan kosong; tidak perlu dihapus."
             : "Ada tempat untuk %u responden. Baris yang tidak dipakai dibiarkan kosong; tidak "
               "perlu dihapus.",
      self->painter->count);

  put_step (self, "Tulis nama petugas pada sel kuning di atas.");
  put_step (self, sheets ? "Satu responden memakai satu lembar: Responden 01, Responden 02, dan "
                           "seterusnya. Jawaban ditulis di kolom Jawaban."
                         : "Satu responden memakai satu baris di lembar Isian, mulai dari baris "
                           "nomor 1.");
  put_step (self, room);
  if (has_repeats (self->painter))
    put_step (self, sheets ? "Daftar yang berulang, misalnya anggota keluarga, ditulis di tabelnya: "
                             "satu baris untuk satu anggota."
                           : "Daftar yang berulang, misalnya anggota keluarga, ditulis di lembarnya "
                             "sendiri: satu baris untuk satu anggota, dengan nomor responden dari "
                             "kolom No lembar Isian.");
}

static void
put_steps (Guide *self)
{
  put_over (self, MONEV_FORM_STRONG, "CARA MENGISI");
  put_where (self);
  put_step (self, "Hanya sel kuning muda yang diisi. Sel lain terkunci agar kalimat pertanyaan "
                  "tetap sama di semua berkas; sel abu-abu dihitung oleh program setelah berkas "
                  "diterima.");
  put_step (self, "Pilihan diambil dari daftar di selnya. Pertanyaan yang boleh dijawab lebih dari "
                  "satu ditandai dengan huruf x pada setiap jawaban yang sesuai.");
  put_step (self, "“Isi hanya jika …” berarti pertanyaan itu dilewati, dan selnya dibiarkan kosong, "
                  "bila syaratnya tidak terpenuhi. Nomor yang disebut adalah nomor pertanyaan.");
  put_step (self, "Angka ditulis sebagai angka tanpa satuan, tanggal sebagai tanggal (misalnya "
                  "5/3/2026). Sel jingga wajib diisi dan masih kosong; sel merah muda berisi teks "
                  "padahal diminta angka atau tanggal.");
  put_step (self, "Menempel isi dari berkas lain boleh: pakai Tempel Khusus – Nilai, supaya daftar "
                  "dan pemeriksaan di sel tidak hilang.");
}

static void
put_back (Guide *self)
{
  const MonevRecord *office = self->painter->what->office;
  const char *contact = monev_record_get (office, "contact");
  const char *agency = monev_record_get (office, "agency_name");
  g_autofree char *back
      = g_strdup_printf ("Kirim berkas ini kembali ke %s%s%s. Nama berkas dan nama lembar boleh "
                         "diganti; berkas tetap dikenali.",
                         *agency != '\0' ? agency : "pengirimnya", *contact != '\0' ? " – " : "",
                         contact);

  put_step (self, "Kalimat pertanyaan, kolom, dan baris judul tidak diubah dan tidak dihapus. "
                  "Jangan menyalin satu baris utuh untuk membuat responden baru: isi baris kosong "
                  "berikutnya.");
  put_step (self, back);
}

static void
put_list (Guide *self, const char *title, const GPtrArray *lines)
{
  if (lines->len == 0)
    return;
  monev_xlsx_form_set_row (self->painter->form, self->row++, 8, FALSE);
  put_over (self, MONEV_FORM_STRONG, title);
  for (guint i = 0; i < lines->len; i++)
    put_over (self, MONEV_FORM_PLAIN, g_ptr_array_index (lines, i));
}

/** monev_field_paint_guide: the first sheet. */
void
monev_field_paint_guide (FieldPainter *painter)
{
  Guide self = { painter, 1, 0 };

  monev_xlsx_form_add_sheet (painter->form, &(MonevFormSheet){ .name = "Petunjuk",
                                                               .widths = widths,
                                                               .n_columns = G_N_ELEMENTS (widths),
                                                               .portrait = TRUE },
                             NULL);
  put_marks (&self);
  put_kop (&self);
  put_identity (&self);
  put_steps (&self);
  put_back (&self);
  put_list (&self, "TIDAK DITANYAKAN DI SINI (HANYA DI PONSEL)", painter->left_out);
  if (painter->what->layout == MONEV_FIELD_BY_ROW)
    put_list (&self, "KETERANGAN DARI KUESIONER", painter->notes);
}
