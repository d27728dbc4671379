#include "agenda-print.h"

static void
on_draw_page (GtkPrintOperation *operation, GtkPrintContext *context, int page, gpointer data)
{
  MonevPageLayout *layout = data;
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  double width, height, scale;

  monev_page_layout_page_size (layout, (guint) page + 1, &width, &height);
  /* On another sheet than A4 the page is made to fit, never cut off. */
  scale = MIN (gtk_print_context_get_width (context) / width,
               gtk_print_context_get_height (context) / height);
  cairo_scale (cr, scale, scale);
  monev_page_layout_draw (layout, (guint) page + 1, cr, NULL);
}

static void
drop_layout (gpointer data, GClosure *closure)
{
  monev_page_layout_unref (data);
}

static GtkPrintOperation *
print_new (MonevPageLayout *layout, const char *name, GtkPaperSize *paper)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();

  gtk_page_setup_set_paper_size (setup, paper);
  gtk_paper_size_free (paper);
  gtk_page_setup_set_orientation (setup, GTK_PAGE_ORIENTATION_LANDSCAPE);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_n_pages (operation, (int) monev_page_layout_n_pages (layout));
  gtk_print_operation_set_unit (operation, GTK_UNIT_MM);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_job_name (operation, name);
  g_signal_connect_data (operation, "draw-page", G_CALLBACK (on_draw_page),
                         monev_page_layout_ref (layout), drop_layout, 0);
  return operation;
}

/** monev_agenda_print_new: @layout: a reference is kept; @name: of the job. Returns: (transfer full):
 * A4 landscape. */
GtkPrintOperation *
monev_agenda_print_new (MonevPageLayout *layout, const char *name)
{
  return print_new (layout, name, gtk_paper_size_new (GTK_PAPER_NAME_A4));
}

/** monev_agenda_print_new_f4: the same on F4 landscape, the paper of tables. */
GtkPrintOperation *
monev_agenda_print_new_f4 (MonevPageLayout *layout, const char *name)
{
  return print_new (layout, name,
                    gtk_paper_size_new_custom ("f4", "F4", 215, 330, GTK_UNIT_MM));
}
