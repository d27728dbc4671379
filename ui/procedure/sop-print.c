#include "sop-print.h"

#include <glib/gi18n.h>

static void
on_draw_page (GtkPrintOperation *operation, GtkPrintContext *context, int page, gpointer data)
{
  MonevPageLayout *layout = monev_sop_sheet_layout (data);
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  double width, height, scale;

  monev_page_layout_page_size (layout, (guint) page + 1, &width, &height);
  /* A printer without F4 takes another sheet: the page is made to fit, never cut off. */
  scale = MIN (gtk_print_context_get_width (context) / width,
               gtk_print_context_get_height (context) / height);
  cairo_scale (cr, scale, scale);
  monev_page_layout_draw (layout, (guint) page + 1, cr, NULL);
}

static void
drop_sheet (gpointer data, GClosure *closure)
{
  monev_sop_sheet_unref (data);
}

/** monev_sop_print_new: @sheet: a reference is kept. Returns: (transfer full): F4 landscape. */
GtkPrintOperation *
monev_sop_print_new (MonevSopSheet *sheet)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  GtkPaperSize *paper = gtk_paper_size_new_custom ("monev_f4", _("F4 (215 × 330 mm)"), 215, 330,
                                                   GTK_UNIT_MM);
  g_autofree char *name = monev_sop_file_name (monev_sop_sheet_procedure (sheet), "pdf");

  gtk_page_setup_set_paper_size (setup, paper);
  gtk_paper_size_free (paper);
  gtk_page_setup_set_orientation (setup, GTK_PAGE_ORIENTATION_LANDSCAPE);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_n_pages (
      operation, (int) monev_page_layout_n_pages (monev_sop_sheet_layout (sheet)));
  gtk_print_operation_set_unit (operation, GTK_UNIT_MM);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_job_name (operation, name);
  g_signal_connect_data (operation, "draw-page", G_CALLBACK (on_draw_page),
                         monev_sop_sheet_ref (sheet), drop_sheet, 0);
  return operation;
}
