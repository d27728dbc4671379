/* The first page of an SOP AP: identity block and the six boxes (Permenpan RB 35/2012). */
#include "procedure/sop-page-private.h"

#define SIZE 9 /* points */
#define LOGO_WIDTH 40.0
#define LOGO_HEIGHT 24.0
#define BLOCK_WIDTH 146.0
#define BLOCK_HEIGHT 58.0
#define LABEL_WIDTH 40.0
#define SIGN_HEIGHT 24.0 /* room to sign in */

enum { STYLE_PLAIN = 1, STYLE_LABEL, STYLE_HEAD, STYLE_TITLE, STYLE_TOP };

static void
add_styles (MonevPageTable *table, double size)
{
  MonevPageCellStyle style = { { "Arial", size }, .vertical = MONEV_PAGE_MIDDLE, .padding_x = 2,
                               .padding_y = 1.2 };

  monev_page_table_add_style (table, &style);
  monev_page_table_add_style (table, &style);
  style.font.bold = TRUE;
  style.filled = TRUE;
  style.ground = 0xeeeef0;
  monev_page_table_add_style (table, &style);
  style.filled = FALSE;
  monev_page_table_add_style (table, &style);
  style.font.bold = FALSE;
  style.vertical = MONEV_PAGE_TOP;
  monev_page_table_add_style (table, &style);
}

/* What stands in the left block: the office's logo over its name. */
typedef struct {
  MonevPageDrawing *logo; /* (nullable) */
  char             *lines[3];
} Block;

static void
free_block (gpointer data)
{
  Block *block = data;

  g_clear_pointer (&block->logo, monev_page_drawing_unref);
  for (guint i = 0; i < G_N_ELEMENTS (block->lines); i++)
    g_free (block->lines[i]);
  g_free (block);
}

static double
block_line (const Block *block, guint i, const MonevPageCanvas *canvas, double y)
{
  MonevPageFont font = { "Arial", i == 0 ? 10.5 : i == 1 ? 12 : 10, i < 2 };
  double height, width = canvas->width - 8;

  if (*block->lines[i] == '\0')
    return y;
  monev_page_canvas_measure (block->lines[i], &font, width, NULL, &height);
  if (canvas->cr != NULL)
    monev_page_canvas_text (canvas, block->lines[i], &font, MONEV_PAGE_CENTER, 4, y, width);
  return y + height + 1;
}

static double
block_lines (const Block *block, const MonevPageCanvas *canvas, double y)
{
  for (guint i = 0; i < G_N_ELEMENTS (block->lines); i++)
    y = block_line (block, i, canvas, y);
  return y;
}

static void
draw_block (const MonevPageCanvas *canvas, gpointer data)
{
  const Block *block = data;
  MonevPageCanvas measuring = { NULL, canvas->width, canvas->height };
  double logo = block->logo != NULL ? LOGO_HEIGHT + 3 : 0;
  double y = MAX ((canvas->height - logo - block_lines (block, &measuring, 0)) / 2, 0);

  if (block->logo != NULL)
    {
      cairo_save (canvas->cr);
      cairo_translate (canvas->cr,
                       (canvas->width - monev_page_drawing_width (block->logo)) / 2, y);
      monev_page_drawing_draw (block->logo, canvas->cr);
      cairo_restore (canvas->cr);
    }
  block_lines (block, canvas, y + logo);
}

static MonevPageDrawing *
make_block (const MonevProcedure *procedure, const MonevSopOptions *options, GError **error)
{
  Block *block = g_new0 (Block, 1);

  for (guint i = 0; i < G_N_ELEMENTS (block->lines); i++)
    block->lines[i] = sop_office_line (options, procedure, i);
  if (options->logo != NULL)
    {
      block->logo = monev_page_drawing_new_image (options->logo, LOGO_WIDTH, LOGO_HEIGHT, error);
      if (block->logo == NULL)
        {
          free_block (block);
          return NULL;
        }
    }
  return monev_page_drawing_new (BLOCK_WIDTH, BLOCK_HEIGHT, draw_block, block, free_block);
}

static void
add_pair (MonevPageTable *table, MonevPageDrawing *block, const char *label, const char *value,
          guint style, double height)
{
  MonevPageCell cells[3] = { { .drawing = block, .rows = 6 }, { .text = label, .style = STYLE_LABEL },
                             { .text = value, .style = style } };
  MonevPageRow row = { cells, height };

  monev_page_table_add_row (table, &row);
}

static void
add_text (MonevPageTable *table, MonevPageDrawing *block, const char *label,
          const MonevProcedure *procedure, MonevProcedureText which)
{
  g_autofree char *value = sop_date_text (monev_procedure_text (procedure, which));

  add_pair (table, block, label, value, STYLE_PLAIN, 7);
}

/* The name and NIP are written by whoever signs: no name of an official goes into the SOP. */
static char *
approval_text (const MonevProcedure *procedure)
{
  const char *by = monev_procedure_text (procedure, MONEV_PROCEDURE_APPROVED_BY);

  return g_strdup_printf ("%s\n\n\n\n\nNIP", by);
}

/** sop_identity_table: Returns: (transfer full): NULL with the error of a broken logo. */
MonevPageTable *
sop_identity_table (const MonevProcedure *procedure, const MonevSopOptions *options,
                    GError **error)
{
  const MonevPageColumn columns[] = { { BLOCK_WIDTH + 4 }, { LABEL_WIDTH }, { 0, 1 } };
  MonevPageTableStyle style = { .border = 0.25 };
  g_autoptr (MonevPageDrawing) block = make_block (procedure, options, error);
  g_autofree char *approval = approval_text (procedure);
  MonevPageTable *table;

  if (block == NULL)
    return NULL;
  table = monev_page_table_new (columns, G_N_ELEMENTS (columns), &style);
  add_styles (table, SIZE);
  add_text (table, block, "Nomor SOP", procedure, MONEV_PROCEDURE_NUMBER);
  add_text (table, NULL, "Tanggal Pembuatan", procedure, MONEV_PROCEDURE_MADE);
  add_text (table, NULL, "Tanggal Revisi", procedure, MONEV_PROCEDURE_REVISED);
  add_text (table, NULL, "Tanggal Efektif", procedure, MONEV_PROCEDURE_EFFECTIVE);
  add_pair (table, NULL, "Disahkan oleh", approval, STYLE_PLAIN, SIGN_HEIGHT);
  add_pair (table, NULL, "Judul SOP", monev_procedure_title (procedure), STYLE_TITLE, 9);
  return table;
}

static void
add_boxes (MonevPageTable *table, const char *left_title, const char *left,
           const char *right_title, const char *right)
{
  MonevPageCell heads[2] = { { .text = left_title, .style = STYLE_HEAD },
                             { .text = right_title, .style = STYLE_HEAD } };
  MonevPageCell texts[2] = { { .text = left, .style = STYLE_TOP },
                             { .text = right, .style = STYLE_TOP } };
  MonevPageRow head = { heads, 0, TRUE }, row = { texts, 10, FALSE };

  monev_page_table_add_row (table, &head);
  monev_page_table_add_row (table, &row);
}

/**
 * sop_boxes_table:
 * @size: of the letters, in points
 *
 * Returns: (transfer full): the six boxes, two by two; they may go over pages.
 */
MonevPageTable *
sop_boxes_table (const MonevProcedure *procedure, double size)
{
  const MonevPageColumn columns[] = { { BLOCK_WIDTH + 4 }, { 0, 1 } };
  MonevPageTableStyle style = { .border = 0.25, .split_rows = TRUE };
  MonevPageTable *table = monev_page_table_new (columns, G_N_ELEMENTS (columns), &style);
  char *boxes[MONEV_N_BOXES];
  g_autofree char *linked = sop_linked_text (procedure);

  add_styles (table, size);
  for (guint i = 0; i < MONEV_N_BOXES; i++)
    boxes[i] = sop_list_text (monev_procedure_box (procedure, i));
  add_boxes (table, "Dasar Hukum", boxes[MONEV_BOX_LEGAL_BASIS], "Kualifikasi Pelaksana",
             boxes[MONEV_BOX_QUALIFICATION]);
  add_boxes (table, "Keterkaitan", linked, "Peralatan/Perlengkapan", boxes[MONEV_BOX_EQUIPMENT]);
  add_boxes (table, "Peringatan", boxes[MONEV_BOX_WARNINGS], "Pencatatan dan Pendataan",
             boxes[MONEV_BOX_RECORDS]);
  for (guint i = 0; i < MONEV_N_BOXES; i++)
    g_free (boxes[i]);
  return table;
}
