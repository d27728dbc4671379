#include "style.h"
#include "monev-ui-resources.h"

#include <adwaita.h>

#define RESOURCES "/id/monev/Monev/"

static void
take_palette (AdwStyleManager *manager, GParamSpec *spec, gpointer data)
{
  gtk_css_provider_load_from_resource (data, adw_style_manager_get_dark (manager)
                                                 ? RESOURCES "style/palette-dark.css"
                                                 : RESOURCES "style/palette-light.css");
}

static void
add_provider (GdkDisplay *display, GtkCssProvider *provider)
{
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

/** monev_style_load: makes @display know the styles and icons of the program; once is enough, twice
 * does no harm. */
void
monev_style_load (GdkDisplay *display)
{
  g_autoptr (GtkCssProvider) palette = NULL;
  g_autoptr (GtkCssProvider) style = NULL;

  g_return_if_fail (GDK_IS_DISPLAY (display));

  if (g_object_get_data (G_OBJECT (display), "monev-style") != NULL)
    return;
  g_object_set_data (G_OBJECT (display), "monev-style", GINT_TO_POINTER (TRUE));
  monev_ui_get_resource (); /* else the linker leaves the resources of a static library out */
  palette = gtk_css_provider_new ();
  style = gtk_css_provider_new ();
  take_palette (adw_style_manager_get_default (), NULL, palette);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (take_palette), palette, 0);
  gtk_css_provider_load_from_resource (style, RESOURCES "style/style.css");
  add_provider (display, palette);
  add_provider (display, style);
  gtk_icon_theme_add_resource_path (gtk_icon_theme_get_for_display (display), RESOURCES "icons");
}
