#include "own-words.h"

#include <glib/gi18n.h>
#include <string.h>

/** monev_own_words_plain: Returns: (transfer full): @label without the marks of its mnemonic. */
char *
monev_own_words_plain (const char *label)
{
  GString *text = g_string_new (NULL);

  for (const char *p = label; *p != '\0'; p++)
    if (*p != '_')
      g_string_append_c (text, *p);
    else if (p[1] == '_')
      g_string_append_c (text, *p++);
  return g_string_free (text, FALSE);
}

static void
set_name (GtkWidget *widget, const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* GTK 4.8 names it by its label as it is written, and again by the label widget. */
static void
name_button (GtkButton *button)
{
  const char *label = gtk_button_get_label (button);
  g_autofree char *plain = NULL;

  if (label == NULL || !gtk_button_get_use_underline (button))
    return;
  plain = monev_own_words_plain (label);
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  set_name (GTK_WIDGET (button), plain);
}

static void
watch_button (GtkButton *button)
{
  name_button (button);
  if (g_object_get_data (G_OBJECT (button), "own-words") != NULL)
    return;
  g_object_set_data (G_OBJECT (button), "own-words", button);
  g_signal_connect (button, "notify::label", G_CALLBACK (name_button), NULL);
}

static void
name_control (GtkWidget *button)
{
  static const struct
  {
    const char *style;
    const char *name;
  } names[] = { { "minimize", N_ ("Kecilkan jendela") },
                { "maximize", N_ ("Besarkan atau pulihkan jendela") },
                { "close", N_ ("Tutup jendela") } };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (gtk_widget_has_css_class (button, names[i].style))
      set_name (button, _(names[i].name));
}

/* The eye tells with each press what it does next; in Indonesian it says both. */
static void
name_eye (GtkWidget *eye)
{
  const char *words = _("Tampilkan atau sembunyikan isian");

  if (g_strcmp0 (gtk_widget_get_tooltip_text (eye), words) != 0)
    gtk_widget_set_tooltip_text (eye, words);
  set_name (eye, words);
}

/* A button, or in GtkPasswordEntry the picture itself. */
static gboolean
is_eye (GtkWidget *widget, GtkWidget *parent)
{
  g_autofree char *icon = NULL;

  if (GTK_IS_BUTTON (widget) || (GTK_IS_IMAGE (widget) && GTK_IS_PASSWORD_ENTRY (parent)))
    g_object_get (widget, "icon-name", &icon, NULL);
  return icon != NULL
         && (strstr (icon, "eye-") != NULL || strstr (icon, "view-reveal") != NULL
             || strstr (icon, "view-conceal") != NULL);
}

static void
watch_eye (GtkWidget *eye)
{
  name_eye (eye);
  if (g_object_get_data (G_OBJECT (eye), "own-words") != NULL)
    return;
  g_object_set_data (G_OBJECT (eye), "own-words", eye);
  g_signal_connect (eye, "notify::tooltip-text", G_CALLBACK (name_eye), NULL);
}

static const char *
own_word (const char *word)
{
  static const char *const words[][2] = {
    { "Shortcuts", N_ ("Pintasan") },
    { "Search Shortcuts", N_ ("Cari pintasan") },
    { "Search Results", N_ ("Hasil pencarian") },
    { "All Shortcuts", N_ ("Semua pintasan") },
    { "No Results Found", N_ ("Tidak ada yang cocok") },
    { "Try a different search", N_ ("Coba kata lain") },
  };

  for (guint i = 0; word != NULL && i < G_N_ELEMENTS (words); i++)
    if (strcmp (words[i][0], word) == 0)
      return _(words[i][1]);
  return NULL;
}

/* Only what is still English: a translation of GTK's own is left alone. */
static void
translate (GtkWidget *widget)
{
  const char *label = own_word (GTK_IS_LABEL (widget) ? gtk_label_get_text (GTK_LABEL (widget))
                                                      : NULL);
  const char *tip = own_word (gtk_widget_get_tooltip_text (widget));

  if (label != NULL)
    gtk_label_set_text (GTK_LABEL (widget), label);
  if (tip != NULL)
    {
      gtk_widget_set_tooltip_text (widget, tip);
      set_name (widget, tip);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    translate (child);
}

static gboolean
on_map (GSignalInvocationHint *hint, guint n_values, const GValue *values, gpointer data)
{
  GtkWidget *widget = g_value_get_object (values);
  GtkWidget *parent = gtk_widget_get_parent (widget);

  if (GTK_IS_SHORTCUTS_WINDOW (widget))
    {
      gtk_window_set_title (GTK_WINDOW (widget), _("Pintasan"));
      translate (widget);
    }
  else if (is_eye (widget, parent))
    watch_eye (widget);
  else if (GTK_IS_BUTTON (widget) && parent != NULL && GTK_IS_WINDOW_CONTROLS (parent))
    name_control (widget);
  else if (GTK_IS_TOGGLE_BUTTON (widget) && GTK_IS_DROP_DOWN (parent))
    gtk_accessible_update_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                    parent, NULL, -1); /* what has the focus bears no name else */
  else if (GTK_IS_BUTTON (widget))
    watch_button (GTK_BUTTON (widget));
  return TRUE;
}

/** monev_own_words_install: from now on, each widget that is shown bears its right words. */
void
monev_own_words_install (void)
{
  static gsize installed = 0;

  if (!g_once_init_enter (&installed))
    return;
  g_type_class_unref (g_type_class_ref (GTK_TYPE_WIDGET));
  g_signal_add_emission_hook (g_signal_lookup ("map", GTK_TYPE_WIDGET), 0, on_map, NULL, NULL);
  g_once_init_leave (&installed, 1);
}
