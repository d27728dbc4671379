/* The recovery sheet: one A4 page with the office's code, to be kept in the safe. */
#include "office/recovery-sheet.h"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>
#include <qrencode.h>
#include <string.h>

#include "base/atomic-file.h"
#include "base/date.h"

#define POINTS(mm) ((mm) * 72.0 / 25.4)

typedef struct {
  cairo_t *cr;
  double   y; /* mm from the top */
} Sheet;

static void
print (Sheet *sheet, const char *font, double x, double width, const char *text)
{
  g_autoptr (PangoLayout) layout = pango_cairo_create_layout (sheet->cr);
  PangoFontDescription *description = pango_font_description_from_string (font);
  int height;

  pango_cairo_context_set_resolution (pango_layout_get_context (layout), 72);
  pango_layout_set_font_description (layout, description);
  pango_font_description_free (description);
  pango_layout_set_width (layout, (int) (POINTS (width) * PANGO_SCALE));
  pango_layout_set_text (layout, text, -1);
  pango_layout_get_size (layout, NULL, &height);
  cairo_move_to (sheet->cr, POINTS (x), POINTS (sheet->y));
  pango_cairo_show_layout (sheet->cr, layout);
  sheet->y += (double) height / PANGO_SCALE * 25.4 / 72;
}

static void
draw_qr (Sheet *sheet, const char *text, double x, double y, double size)
{
  QRcode *code = QRcode_encodeString (text, 0, QR_ECLEVEL_M, QR_MODE_8, 1);
  double unit;

  if (code == NULL)
    return;
  unit = POINTS (size) / code->width;
  for (int i = 0; i < code->width * code->width; i++)
    if (code->data[i] & 1)
      cairo_rectangle (sheet->cr, POINTS (x) + i % code->width * unit,
                       POINTS (y) + i / code->width * unit, unit, unit);
  cairo_fill (sheet->cr);
  QRcode_free (code);
}

/* Fourteen groups of four, seven to a line, so that a reader keeps his place. */
static void
draw_code (Sheet *sheet, const char *code)
{
  g_auto (GStrv) groups = g_strsplit (code, "-", -1);
  double top = sheet->y;

  for (guint i = 0; groups[i] != NULL; i++)
    {
      sheet->y = top + i / 7 * 12;
      print (sheet, "Liberation Mono, monospace Bold 15", 27 + i % 7 * 22, 22, groups[i]);
    }
  sheet->y = top + 30;
  cairo_rectangle (sheet->cr, POINTS (22), POINTS (top - 6), POINTS (166), POINTS (30));
  cairo_set_line_width (sheet->cr, 0.8);
  cairo_stroke (sheet->cr);
}

static void
draw_head (Sheet *sheet, const MonevRecoverySheet *self)
{
  g_autofree char *office = g_strdup_printf ("%s\n%s", self->agency_name, self->region_name);

  sheet->y = 25;
  print (sheet, "Liberation Sans, sans 11", 22, 166, office);
  sheet->y += 4;
  print (sheet, "Liberation Sans, sans Bold 22", 22, 166, "Lembar Pemulihan Monev");
  sheet->y += 4;
  print (sheet, "Liberation Sans, sans 11", 22, 166,
         "Kode ini membuka kunci kantor bila komputer berganti atau rusak. Tanpa kode ini, semua "
         "PIN harus dibuat ulang dan paraf lama tidak dapat disambung.");
  sheet->y += 12;
}

static void
draw_advice (Sheet *sheet)
{
  print (sheet, "Liberation Sans, sans Bold 11", 22, 100, "Cara menyimpan");
  sheet->y += 2;
  print (sheet, "Liberation Sans, sans 11", 22, 112,
         "1. Cetak satu kali, lalu simpan di brankas kantor.\n"
         "2. Jangan difoto, jangan dikirim lewat surel atau WhatsApp.\n"
         "3. Jangan disimpan bersama cadangan basis data.");
  sheet->y += 6;
  print (sheet, "Liberation Sans, sans Bold 11", 22, 100, "Cara memakai");
  sheet->y += 2;
  print (sheet, "Liberation Sans, sans 11", 22, 112,
         "Di komputer yang baru, buka Monev. Saat diminta, ketik keempat belas kelompok di atas. "
         "Huruf besar dan kecil sama saja.");
}

static void
draw_qr_and_its_use (Sheet *sheet, const char *code)
{
  draw_qr (sheet, code, 146, sheet->y, 42);
  sheet->y += 44;
  print (sheet, "Liberation Sans, sans 9", 146, 42,
         "Kode QR ini berisi kode yang sama. Pindai dengan alat pemindai yang tersambung ke "
         "komputer sebagai ganti mengetik.");
}

static char *
foot (const MonevRecoverySheet *self)
{
  g_autofree char *day = NULL;
  MonevDate date;

  if (monev_date_from_iso (self->date, &date, NULL))
    day = monev_date_format (date, MONEV_DATE_LONG);
  return g_strdup_printf ("Dibuat tanggal %s\nBasis data %s", day != NULL ? day : self->date,
                          self->database_id);
}

/**
 * monev_recovery_sheet_draw:
 * @cr: in points, from the upper left corner of an A4 page
 *
 * The same page for the file and for the printer.
 */
void
monev_recovery_sheet_draw (cairo_t *cr, const MonevRecoverySheet *self)
{
  Sheet sheet = { cr, 0 };
  g_autofree char *last = foot (self);
  double below;

  draw_head (&sheet, self);
  draw_code (&sheet, self->code);
  sheet.y += 4;
  below = sheet.y;
  draw_advice (&sheet);
  sheet.y = below + 6;
  draw_qr_and_its_use (&sheet, self->code);
  sheet.y = 266;
  print (&sheet, "Liberation Sans, sans 9", 22, 166, last);
}

/**
 * monev_recovery_sheet_write:
 * @path: where the PDF is to stand; it appears whole or not at all
 *
 * Errors: DENIED or IO when the file cannot be written.
 */
gboolean
monev_recovery_sheet_write (const MonevRecoverySheet *self, const char *path, GError **error)
{
  g_autoptr (MonevAtomicFile) file = monev_atomic_file_begin (path, error);
  cairo_surface_t *surface;
  cairo_status_t status;
  cairo_t *cr;

  /* The code opens the office. */
  if (file == NULL || !monev_atomic_file_keep_private (file, error))
    return FALSE;
  surface = cairo_pdf_surface_create (monev_atomic_file_work_path (file), POINTS (210), POINTS (297));
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, "Lembar Pemulihan Monev");
  cr = cairo_create (surface);
  monev_recovery_sheet_draw (cr, self);
  cairo_show_page (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    return monev_atomic_file_commit (file, error);
  g_set_error (error, MONEV_ERROR, MONEV_ERROR_IO, "Lembar pemulihan tidak dapat ditulis ke %s: %s.",
               path, cairo_status_to_string (status));
  return FALSE;
}
