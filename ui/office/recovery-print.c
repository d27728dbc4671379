#include "recovery-print.h"

#include <glib/gi18n.h>

static void
free_sheet (gpointer sheet, GClosure *closure)
{
  monev_recovery_sheet_free (sheet);
}

static void
on_draw_page (GtkPrintOperation *operation, GtkPrintContext *context, int page, gpointer sheet)
{
  monev_recovery_sheet_draw (gtk_print_context_get_cairo_context (context), sheet);
}

/** monev_recovery_print_new: Returns: (transfer full): one A4 page, ready to run. */
GtkPrintOperation *
monev_recovery_print_new (const MonevRecoverySheet *sheet)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  g_autoptr (GtkPaperSize) paper = gtk_paper_size_new (GTK_PAPER_NAME_A4);

  gtk_page_setup_set_paper_size (setup, paper);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_n_pages (operation, 1);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_job_name (operation, _("Lembar Pemulihan Monev"));
  g_signal_connect_data (operation, "draw-page", G_CALLBACK (on_draw_page),
                         monev_recovery_sheet_copy (sheet), free_sheet, 0);
  return operation;
}
