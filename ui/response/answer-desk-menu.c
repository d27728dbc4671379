#include "answer-desk-menu.h"

#include <glib/gi18n.h>

static void
append_decisions (GMenu *menu)
{
  g_menu_append (menu, _("_Setujui"), "answers.approve");
  g_menu_append (menu, _("_Tolak…"), "answers.refuse");
  g_menu_append (menu, _("_Periksa Lagi…"), "answers.check");
  g_menu_append (menu, _("B_uang Isian…"), "answers.discard");
}

/** monev_answer_menu_row: Returns: (transfer full): what can be done with a row. */
GMenuModel *
monev_answer_menu_row (void)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) look = g_menu_new ();

  g_menu_append (menu, _("_Buka"), "answers.open");
  append_decisions (menu);
  g_menu_append (look, _("_Hanya yang Isinya Sama"), "answers.only");
  g_menu_append (look, _("_Kecuali yang Isinya Sama"), "answers.except");
  g_menu_append (look, _("Saring dengan S_yarat…"), "answers.compare");
  g_menu_append (look, _("Hapus _Saringan"), "answers.drop-filters");
  g_menu_append (look, _("Beku_kan Sampai Kolom Ini"), "answers.freeze");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (look));
  return G_MENU_MODEL (menu);
}

/** monev_answer_menu_button: Returns: (transfer floating): the button of what else can be done. */
GtkWidget *
monev_answer_menu_button (void)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) out = g_menu_new (), decide = g_menu_new ();

  append_decisions (decide);
  g_menu_append (out, _("Ekspor Excel, dengan _kalimat…"), "answers.export::labels");
  g_menu_append (out, _("Ekspor Excel, dengan k_ode…"), "answers.export::codes");
  g_menu_append (out, _("Ekspor _CSV…"), "answers.export::csv");
  g_menu_append (out, _("Ekspor _PDF, satu jawaban per lembar…"), "answers.export::pdf");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (decide));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (out));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_set_tooltip_text (button, _("Tindakan lain"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Tindakan lain"), -1);
  return button;
}
