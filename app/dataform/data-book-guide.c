/* The sheet "Petunjuk": who asks for what until when, and how it is filled. */
#include "data-book-private.h"

#include <string.h>

#define NUMBER 2 /* columns */
#define WORDS 3
#define MORE 4
#define LAST 5

static const guint widths[] = { 0, 12, 40, 60, 0 };

typedef struct {
  BookPainter *painter;
  guint32      row;
  guint        step;
} Guide;

static void
put_over (Guide *self, MonevFormRole role, const char *text)
{
  monev_book_put_mark (self->painter, self->row, LAST, BOOK_HEAD);
  monev_book_put_over (self->painter, self->row++, NUMBER, LAST - NUMBER, role, text);
}

static void
put_gap (Guide *self, double points)
{
  monev_book_put_mark (self->painter, self->row, LAST, BOOK_HEAD);
  monev_xlsx_form_set_row (self->painter->form, self->row++, points, FALSE);
}

static void
put_step (Guide *self, const char *text)
{
  g_autofree char *number = g_strdup_printf ("%u.", ++self->step);

  monev_book_put_mark (self->painter, self->row, LAST, BOOK_HEAD);
  monev_book_put (self->painter, self->row, NUMBER, MONEV_FORM_SIGNED, number);
  monev_book_put_over (self->painter, self->row++, WORDS, LAST - WORDS, MONEV_FORM_PLAIN, text);
}

static void
put_pair (Guide *self, const char *name, const char *value)
{
  if (value == NULL || *value == '\0')
    return;
  monev_book_put_mark (self->painter, self->row, LAST, BOOK_HEAD);
  monev_book_put_over (self->painter, self->row, NUMBER, 2, MONEV_FORM_WORDING, name);
  monev_book_put (self->painter, self->row++, MORE, MONEV_FORM_WORDING, value);
}

static void
put_identity (Guide *self)
{
  const MonevDataWorkbook *what = self->painter->what;
  const char *number = what->letter_number != NULL ? what->letter_number : "";
  const char *date = what->letter_date != NULL ? what->letter_date : "";
  g_autofree char *letter
      = g_strconcat (*number != '\0' ? "Nomor " : "", number,
                     *number != '\0' && *date != '\0' ? ", tanggal " : "", date, NULL);
  g_autofree char *agency
      = what->agency_code != NULL && *what->agency_code != '\0'
            ? g_strdup_printf ("%s (%s)", what->agency_name, what->agency_code)
            : g_strdup (what->agency_name);

  put_pair (self, "Perangkat daerah", agency);
  put_pair (self, "Periode data", what->period_label);
  put_pair (self, "Surat permintaan", letter);
  put_pair (self, "Paling lambat diterima", what->due);
  put_pair (self, "Dikirim kepada", what->contact);
  put_gap (self, 10);
}

/* A cell as it looks on the sheets, and what it means. */
static void
put_sample (Guide *self, MonevFormRole role, const char *text, const char *meaning)
{
  monev_book_put_mark (self->painter, self->row, LAST, BOOK_HEAD);
  monev_book_put (self->painter, self->row, WORDS, role, text);
  monev_book_put (self->painter, self->row++, MORE, MONEV_FORM_WORDING, meaning);
}

static void
put_tinted (Guide *self, MonevFormTint tint, const char *text, const char *meaning)
{
  MonevFormRange range = { self->row, self->row, WORDS, WORDS };

  put_sample (self, MONEV_FORM_WORDING, text, meaning);
  monev_xlsx_form_add_tint (self->painter->form, &range, tint, "=TRUE");
}

static void
put_legend (Guide *self)
{
  gboolean asked = self->painter->what->questions != NULL;

  put_gap (self, 10);
  put_over (self, MONEV_FORM_STRONG, "Arti warna sel");
  put_sample (self, MONEV_FORM_OPEN, "Kuning",
              asked ? "Ditanyakan kembali: dibetulkan, atau dijelaskan di lembar Klarifikasi."
                    : "Diisi oleh perangkat daerah.");
  put_tinted (self, MONEV_FORM_MISSING, "Jingga", "Wajib diisi dan masih kosong.");
  put_tinted (self, MONEV_FORM_DOUBTFUL, "Merah muda",
              "Perlu diperiksa: bukan angka, di luar rentang, atau tidak cocok dengan isian lain.");
  put_sample (self, MONEV_FORM_CARRIED, "Abu-abu muda, miring",
              asked ? "Sudah diterima, tidak perlu diisi lagi." : "Angka periode lalu, untuk "
                                                                  "dibandingkan. Tidak diubah.");
  put_sample (self, MONEV_FORM_LOCKED, "Abu-abu", "Dihitung sendiri oleh lembar ini.");
  put_sample (self, MONEV_FORM_SHUT, "Abu-abu tua", "Tidak diminta dari perangkat daerah ini.");
}

static void
put_steps (Guide *self)
{
  const MonevDataWorkbook *what = self->painter->what;
  const char *const *own = monev_data_form_guide (monev_data_layout_form (what->layout));

  put_over (self, MONEV_FORM_STRONG, "Cara mengisi");
  if (what->questions != NULL)
    put_step (self, "Jawab setiap pertanyaan di lembar Klarifikasi: tulis nilai yang benar pada kolom "
                    "Jawaban, atau jelaskan pada kolom Penjelasan bila nilai yang dikirim sudah benar.");
  put_step (self, "Isi sel kuning saja. Lembar dilindungi tanpa kata sandi agar susunannya tidak berubah.");
  put_step (self, "Tulis angka saja, dengan koma sebagai tanda desimal. Rp, %, dan satuan tidak perlu ditulis.");
  put_step (self, "Data yang belum ada dibiarkan kosong. Angka nol ditulis 0.");
  for (guint i = 0; own[i] != NULL; i++)
    put_step (self, own[i]);
  put_step (self, "Jangan menghapus baris dan kolom yang tersembunyi: dari sanalah isian dikenali kembali.");
  put_step (self, "Kirim kembali berkas Excel ini, bukan foto atau hasil pindai, beserta lembar yang sudah "
                  "ditandatangani.");
}

/* ---- definitions ---- */

static gboolean
is_told (const MonevDataLine *line)
{
  return line->asked && (*line->definition != '\0' || *line->source != '\0');
}

static gboolean
has_told (const MonevDataLayout *layout, guint sheet)
{
  for (guint i = 0; i < monev_data_layout_n_lines (layout, sheet); i++)
    if (is_told (monev_data_layout_line (layout, sheet, i)))
      return TRUE;
  return FALSE;
}

static void
put_definition (Guide *self, const MonevDataLine *line)
{
  g_autofree char *label
      = *line->unit == '\0' ? g_strdup (line->label)
                            : g_strdup_printf ("%s (%s)", line->label, line->unit);
  g_autofree char *words
      = g_strconcat (line->definition, *line->definition != '\0' && *line->source != '\0' ? "\n" : "",
                     *line->source != '\0' ? "Sumber: " : "", line->source, NULL);

  monev_book_put_mark (self->painter, self->row, LAST, BOOK_HEAD);
  monev_book_put (self->painter, self->row, NUMBER, MONEV_FORM_WORDING, line->code);
  monev_book_put (self->painter, self->row, WORDS, MONEV_FORM_WORDING, label);
  monev_book_put (self->painter, self->row++, MORE, MONEV_FORM_WORDING, words);
}

static void
put_definitions (Guide *self, guint sheet)
{
  const MonevDataLayout *layout = self->painter->what->layout;
  const char *title
      = monev_data_form_sheet (monev_data_layout_form (layout), sheet)->title;
  g_autofree char *heading = g_strconcat ("Definisi: ", title, NULL);

  if (!monev_book_is_asked (self->painter, sheet) || !has_told (layout, sheet))
    return;
  put_gap (self, 10);
  put_over (self, MONEV_FORM_STRONG, heading);
  monev_book_put_mark (self->painter, self->row, LAST, BOOK_HEAD);
  monev_book_put (self->painter, self->row, NUMBER, MONEV_FORM_HEADING, "Kode");
  monev_book_put (self->painter, self->row, WORDS, MONEV_FORM_HEADING, "Data");
  monev_book_put (self->painter, self->row++, MORE, MONEV_FORM_HEADING, "Definisi dan sumber");
  for (guint i = 0; i < monev_data_layout_n_lines (layout, sheet); i++)
    if (is_told (monev_data_layout_line (layout, sheet, i)))
      put_definition (self, monev_data_layout_line (layout, sheet, i));
}

/** monev_book_paint_guide: the first sheet. */
void
monev_book_paint_guide (BookPainter *painter)
{
  const MonevDataWorkbook *what = painter->what;
  MonevFormSheet sheet = { .name = "Petunjuk", .widths = widths,
                           .n_columns = G_N_ELEMENTS (widths), .portrait = TRUE, .centred = TRUE };
  MonevDataForm *form = monev_data_layout_form (what->layout);
  g_autofree char *title = g_utf8_strup (monev_data_form_title (form), -1);
  Guide self = { painter, 1, 0 };

  monev_xlsx_form_add_sheet (painter->form, &sheet, NULL);
  monev_book_put_mark (painter, self.row, LAST, painter->mark);
  monev_xlsx_form_set_row (painter->form, self.row++, 0, TRUE);
  monev_book_kop (painter, &self.row, NUMBER, LAST - NUMBER, LAST);
  put_over (&self, MONEV_FORM_TITLE, title);
  put_over (&self, MONEV_FORM_KOP,
            what->questions != NULL ? "Permintaan klarifikasi" : "Petunjuk pengisian");
  put_gap (&self, 8);
  put_identity (&self);
  put_steps (&self);
  put_legend (&self);
  for (guint i = 0; i < monev_data_form_n_sheets (form); i++)
    put_definitions (&self, i);
}
