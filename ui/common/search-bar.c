#include "search-bar.h"
#include "count-text.h"

#include <glib/gi18n.h>

struct _MonevSearchBar
{
  AdwBin parent;
  GtkSearchBar *bar;
  GtkSearchEntry *entry;
  GtkWidget *count;
  MonevGridSource *source;
  gulong changed_id;
};

G_DEFINE_FINAL_TYPE (MonevSearchBar, monev_search_bar, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_OPEN,
  PROP_PLACEHOLDER
};
enum
{
  CHANGED,
  LEFT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
show_count (MonevSearchBar *self)
{
  gboolean searching = self->source != NULL && *monev_search_bar_get_text (self) != '\0';
  g_autofree char *rows = NULL;
  g_autofree char *text = NULL;
  guint n;

  gtk_widget_set_visible (self->count, searching);
  if (!searching)
    return;
  n = monev_grid_source_get_n_rows (self->source);
  rows = monev_count_text (n);
  text = g_strdup_printf (g_dngettext (NULL, "%s baris", "%s baris", n), rows);
  gtk_label_set_text (GTK_LABEL (self->count), text);
}

static void
on_search_changed (MonevSearchBar *self)
{
  if (self->source != NULL)
    monev_grid_source_set_filter (self->source, monev_search_bar_get_text (self));
  show_count (self);
  g_signal_emit (self, signals[CHANGED], 0, monev_search_bar_get_text (self));
}

/* GtkSearchBar empties the field when it closes: a search that is not seen hides no rows. */
static void
on_mode_changed (MonevSearchBar *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  g_object_notify (G_OBJECT (self), "open");
  if (!monev_search_bar_get_open (self) && focus != NULL
      && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->entry)))
    g_signal_emit (self, signals[LEFT], 0);
}

/* Enter: what was looked for is the first of the rows; the search stays as it is. */
static void
on_activate (MonevSearchBar *self)
{
  g_signal_emit (self, signals[LEFT], 0);
}

static void
monev_search_bar_get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  MonevSearchBar *self = MONEV_SEARCH_BAR (object);

  switch (id)
    {
    case PROP_OPEN:
      g_value_set_boolean (value, monev_search_bar_get_open (self));
      break;
    case PROP_PLACEHOLDER:
      g_object_get_property (G_OBJECT (self->entry), "placeholder-text", value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
    }
}

static void
monev_search_bar_set_property (GObject *object, guint id, const GValue *value, GParamSpec *spec)
{
  MonevSearchBar *self = MONEV_SEARCH_BAR (object);

  switch (id)
    {
    case PROP_OPEN:
      monev_search_bar_set_open (self, g_value_get_boolean (value));
      break;
    case PROP_PLACEHOLDER:
      g_object_set_property (G_OBJECT (self->entry), "placeholder-text", value);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      g_value_get_string (value), -1);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
    }
}

static void
monev_search_bar_dispose (GObject *object)
{
  MonevSearchBar *self = MONEV_SEARCH_BAR (object);

  monev_search_bar_set_source (self, NULL);
  if (self->bar != NULL)
    g_signal_handlers_disconnect_by_data (self->bar, self);
  G_OBJECT_CLASS (monev_search_bar_parent_class)->dispose (object);
}

static void
monev_search_bar_class_init (MonevSearchBarClass *klass)
{
  GObjectClass *object = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object->get_property = monev_search_bar_get_property;
  object->set_property = monev_search_bar_set_property;
  object->dispose = monev_search_bar_dispose;
  g_object_class_install_property (object, PROP_OPEN,
                                   g_param_spec_boolean ("open", NULL, NULL, FALSE, flags));
  g_object_class_install_property (object, PROP_PLACEHOLDER,
                                   g_param_spec_string ("placeholder", NULL, NULL, NULL, flags));
  /** MonevSearchBar::changed: another text (string) is searched for. */
  signals[CHANGED] = g_signal_new ("changed", MONEV_TYPE_SEARCH_BAR, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  /** MonevSearchBar::left: it was closed, or Enter pressed, by who typed in it: the focus belongs
   * where one looks. */
  signals[LEFT] = g_signal_new ("left", MONEV_TYPE_SEARCH_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget, "/id/monev/Monev/ui/common/search-bar.ui");
  gtk_widget_class_bind_template_child (widget, MonevSearchBar, bar);
  gtk_widget_class_bind_template_child (widget, MonevSearchBar, entry);
  gtk_widget_class_bind_template_child (widget, MonevSearchBar, count);
  gtk_widget_class_bind_template_callback (widget, on_search_changed);
}

static void
monev_search_bar_init (MonevSearchBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_bar_connect_entry (self->bar, GTK_EDITABLE (self->entry));
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (on_activate), self);
  g_signal_connect_swapped (self->bar, "notify::search-mode-enabled", G_CALLBACK (on_mode_changed),
                            self);
}

/** monev_search_bar_new: Returns: (transfer floating): a search bar that is closed. */
GtkWidget *
monev_search_bar_new (void)
{
  return g_object_new (MONEV_TYPE_SEARCH_BAR, NULL);
}

/** monev_search_bar_set_source: @source: (nullable): whose rows typing filters from now on. */
void
monev_search_bar_set_source (MonevSearchBar *self, MonevGridSource *source)
{
  g_return_if_fail (MONEV_IS_SEARCH_BAR (self));

  if (self->source == source)
    return;
  g_clear_signal_handler (&self->changed_id, self->source);
  g_set_object (&self->source, source);
  if (source == NULL)
    return;
  self->changed_id = g_signal_connect_swapped (source, "changed", G_CALLBACK (show_count), self);
  monev_grid_source_set_filter (source, monev_search_bar_get_text (self));
}

/** monev_search_bar_set_open: opens it with the field focused, or closes it and shows all rows
 * again. */
void
monev_search_bar_set_open (MonevSearchBar *self, gboolean open)
{
  g_return_if_fail (MONEV_IS_SEARCH_BAR (self));

  gtk_search_bar_set_search_mode (self->bar, open);
  if (open)
    gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

/** monev_search_bar_get_open: Returns: whether it is open. */
gboolean
monev_search_bar_get_open (MonevSearchBar *self)
{
  g_return_val_if_fail (MONEV_IS_SEARCH_BAR (self), FALSE);
  return gtk_search_bar_get_search_mode (self->bar);
}

/** monev_search_bar_get_text: Returns: (transfer none): what is searched for; "" for nothing. */
const char *
monev_search_bar_get_text (MonevSearchBar *self)
{
  g_return_val_if_fail (MONEV_IS_SEARCH_BAR (self), "");
  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

/** monev_search_bar_set_text: @text: (nullable): what is searched for from now on, as if typed; the
 * bar stands open as long as there is something. The focus stays where it is. */
void
monev_search_bar_set_text (MonevSearchBar *self, const char *text)
{
  gboolean any = text != NULL && *text != '\0';

  g_return_if_fail (MONEV_IS_SEARCH_BAR (self));
  gtk_search_bar_set_search_mode (self->bar, any);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), any ? text : "");
}
