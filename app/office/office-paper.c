#include "office-paper.h"

#include "office/letterhead.h"
#include "office/office.h"
#include "page/page-drawing.h"

#define POINTS_PER_MM (72.0 / 25.4)
#define LOGO_DOTS 20 /* for each mm of the logo */

typedef struct
{
  MonevRecord *office;
  cairo_surface_t *logo;
} Kop;

static void
kop_free (gpointer data)
{
  Kop *kop = data;

  monev_record_unref (kop->office);
  g_clear_pointer (&kop->logo, cairo_surface_destroy);
  g_free (kop);
}

static void
draw_kop (const MonevPageCanvas *canvas, gpointer data)
{
  const Kop *kop = data;

  cairo_scale (canvas->cr, 1 / POINTS_PER_MM, 1 / POINTS_PER_MM);
  monev_letterhead_draw (canvas->cr, kop->office, kop->logo, canvas->width * POINTS_PER_MM);
}

static cairo_surface_t *
load_logo (MonevDbConnection *connection, const MonevRecord *office)
{
  g_autoptr (GBytes) bytes = monev_office_logo (connection, office, NULL);
  g_autoptr (MonevPageDrawing) image
      = bytes != NULL ? monev_page_drawing_new_image (bytes, 20, 24, NULL) : NULL;
  cairo_surface_t *surface;
  cairo_t *cr;

  if (image == NULL)
    return NULL;
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 20 * LOGO_DOTS, 24 * LOGO_DOTS);
  cr = cairo_create (surface);
  cairo_scale (cr, LOGO_DOTS, LOGO_DOTS);
  monev_page_drawing_draw (image, cr);
  cairo_destroy (cr);
  return surface;
}

/** monev_paper_begin: begins a paper under the letterhead of the office; end it with
 * monev_paper_clear(). */
gboolean
monev_paper_begin (MonevDbConnection *connection, const char *title, MonevPaper *paper,
                   GError **error)
{
  MonevPageInfo info = { .title = title };

  if (!monev_db_now (connection, &info.created, error)
      || (paper->office = monev_office_load (connection, error)) == NULL)
    return FALSE;
  info.author = monev_record_get (paper->office, "agency_name");
  info.font
      = (MonevPageFont){ .family = monev_letter_font (monev_record_get (paper->office, "font")),
                         .size = 10 };
  paper->connection = connection;
  paper->document = monev_page_document_new (&info);
  return TRUE;
}

/** monev_paper_clear: frees what @paper holds. */
void
monev_paper_clear (MonevPaper *paper)
{
  g_clear_pointer (&paper->document, monev_page_document_unref);
  g_clear_pointer (&paper->office, monev_record_unref);
}

/** monev_paper_section: one section of @paper with page numbers at its foot. */
void
monev_paper_section (MonevPaper *paper, MonevPagePaper size, gboolean landscape)
{
  double height;

  monev_page_paper_size (size, landscape, &paper->width, &height);
  paper->width -= 40;
  monev_page_document_add_section (
      paper->document, &(MonevPageSection){ .paper = size,
                                            .landscape = landscape,
                                            .top = 15,
                                            .bottom = 20,
                                            .left = 20,
                                            .right = 20,
                                            .footer = { .right = "Halaman {page} dari {pages}",
                                                        .font = { .size = 8 } } });
}

/** monev_paper_kop: adds the letterhead of the office, with its logo. */
void
monev_paper_kop (MonevPaper *paper)
{
  Kop *kop = g_new0 (Kop, 1);
  g_autoptr (MonevPageDrawing) drawing = NULL;
  double height;

  kop->office = monev_record_ref (paper->office);
  kop->logo = load_logo (paper->connection, paper->office);
  height = monev_letterhead_height (kop->office, kop->logo != NULL, paper->width * POINTS_PER_MM)
           / POINTS_PER_MM;
  drawing = monev_page_drawing_new (paper->width, height, draw_kop, kop, kop_free);
  monev_page_document_add_drawing (paper->document, drawing, &(MonevPageParagraph){ .after = 4 });
}

/** monev_paper_title: adds @title in capitals and @subtitle below it, centred. */
void
monev_paper_title (MonevPaper *paper, const char *title, const char *subtitle)
{
  g_autofree char *upper = g_utf8_strup (title, -1);

  monev_page_document_add_text (
      paper->document, upper, &(MonevPageFont){ .size = 12, .bold = TRUE },
      &(MonevPageParagraph){ .align = MONEV_PAGE_CENTER, .outline = 1, .keep_with_next = TRUE });
  monev_page_document_add_text (
      paper->document, subtitle, &(MonevPageFont){ .size = 11 },
      &(MonevPageParagraph){ .align = MONEV_PAGE_CENTER, .after = 4, .keep_with_next = TRUE });
}

/** monev_paper_heading: adds a heading that stays with what follows. */
void
monev_paper_heading (MonevPaper *paper, const char *text)
{
  monev_page_document_add_text (
      paper->document, text, &(MonevPageFont){ .size = 11, .bold = TRUE },
      &(MonevPageParagraph){ .before = 4, .after = 1, .keep_with_next = TRUE });
}
