#include "choice.h"

#include <string.h>

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer chars)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (chars != NULL)
    {
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_label_set_max_width_chars (GTK_LABEL (label), GPOINTER_TO_INT (chars));
    }
  gtk_list_item_set_child (item, label);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkStringObject *text = gtk_list_item_get_item (item);

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)),
                      gtk_string_object_get_string (text));
}

static GtkListItemFactory *
make_factory (int chars)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), GINT_TO_POINTER (chars));
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), NULL);
  return factory;
}

/** monev_choice_new: @label: its accessible name; @width_chars: of the button at most. Returns:
 * (transfer floating): an empty one. */
GtkWidget *
monev_choice_new (const char *label, int width_chars)
{
  GtkWidget *choice = gtk_drop_down_new (NULL, NULL);
  g_autoptr (GtkListItemFactory) button = make_factory (width_chars);
  g_autoptr (GtkListItemFactory) list = make_factory (0);

  gtk_drop_down_set_factory (GTK_DROP_DOWN (choice), button);
  gtk_drop_down_set_list_factory (GTK_DROP_DOWN (choice), list);
  gtk_accessible_update_property (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_set_tooltip_text (choice, label);
  return choice;
}

static gboolean
holds (GtkDropDown *choice, const char *const *ids, const char *const *titles)
{
  char **old_ids = g_object_get_data (G_OBJECT (choice), "monev-ids");
  char **old_titles = g_object_get_data (G_OBJECT (choice), "monev-titles");

  return old_ids != NULL && g_strv_equal ((const char *const *) old_ids, ids)
         && g_strv_equal ((const char *const *) old_titles, titles);
}

/** monev_choice_fill: @ids, @titles: of the same length, ended by %NULL. What was chosen stays so
 * where it is still there. */
void
monev_choice_fill (GtkDropDown *choice, const char *const *ids, const char *const *titles)
{
  g_autofree char *kept = NULL;
  g_autoptr (GtkStringList) model = NULL;

  /* A list that is open must not lose its lines for the same ones. */
  if (holds (choice, ids, titles))
    return;
  kept = g_strdup (monev_choice_get_id (choice));
  model = gtk_string_list_new (titles);
  g_object_set_data_full (G_OBJECT (choice), "monev-titles", g_strdupv ((char **) titles),
                          (GDestroyNotify) g_strfreev);
  g_object_set_data_full (G_OBJECT (choice), "monev-ids", g_strdupv ((char **) ids),
                          (GDestroyNotify) g_strfreev);
  gtk_drop_down_set_model (choice, G_LIST_MODEL (model));
  monev_choice_set_id (choice, kept);
}

/** monev_choice_get_id: Returns: (transfer none): of what is chosen; "" for nothing. */
const char *
monev_choice_get_id (GtkDropDown *choice)
{
  char **ids = g_object_get_data (G_OBJECT (choice), "monev-ids");
  guint place = gtk_drop_down_get_selected (choice);

  return ids != NULL && place < g_strv_length (ids) ? ids[place] : "";
}

/** monev_choice_set_id: an unknown @id chooses the first. */
void
monev_choice_set_id (GtkDropDown *choice, const char *id)
{
  char **ids = g_object_get_data (G_OBJECT (choice), "monev-ids");
  guint place = 0;

  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    if (strcmp (ids[i], id) == 0)
      place = i;
  gtk_drop_down_set_selected (choice, place);
}
