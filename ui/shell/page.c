#include "page.h"

typedef struct
{
  AdwHeaderBar *header;
  AdwWindowTitle *title;
  GtkWidget *back;
  GtkWidget *sidebar;
  GtkWidget *search_button;
  MonevSearchBar *search;
  AdwBin *content;
  gboolean desk;
  gboolean sidebar_hidden;
  gboolean searchable;
} MonevPagePrivate;

enum
{
  PROP_0,
  PROP_TITLE,
  PROP_SUBTITLE,
  PROP_DESK,
  PROP_SIDEBAR_HIDDEN,
  PROP_SEARCHABLE
};

enum
{
  CLOSING,
  N_SIGNALS
};

static guint signals[N_SIGNALS];
static GtkBuildableIface *parent_buildable;

static void buildable_iface_init (GtkBuildableIface *iface);

G_DEFINE_TYPE_WITH_CODE (MonevPage, monev_page, GTK_TYPE_WIDGET,
                         G_ADD_PRIVATE (MonevPage)
                             G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, buildable_iface_init))

static MonevPagePrivate *
inside (MonevPage *self)
{
  return monev_page_get_instance_private (self);
}

static void
add_child (GtkBuildable *buildable, GtkBuilder *builder, GObject *child, const char *type)
{
  MonevPage *self = MONEV_PAGE (buildable);

  /* The parts of the page's own template come first; what follows belongs into them. */
  if (inside (self)->content == NULL || !GTK_IS_WIDGET (child))
    parent_buildable->add_child (buildable, builder, child, type);
  else if (g_strcmp0 (type, "start") == 0)
    monev_page_add_start (self, GTK_WIDGET (child));
  else if (g_strcmp0 (type, "end") == 0)
    monev_page_add_end (self, GTK_WIDGET (child));
  else
    monev_page_set_content (self, GTK_WIDGET (child));
}

static void
buildable_iface_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = add_child;
}

static void
show_buttons (MonevPage *self)
{
  MonevPagePrivate *priv = inside (self);

  gtk_widget_set_visible (priv->back, priv->desk);
  gtk_widget_set_visible (priv->sidebar, !priv->desk && priv->sidebar_hidden);
  gtk_widget_set_visible (priv->search_button, priv->searchable);
  /* Beside the sidebar its header holds what belongs to the start of the window. */
  adw_header_bar_set_show_start_title_buttons (priv->header, priv->desk || priv->sidebar_hidden);
}

static void
monev_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  MonevPagePrivate *priv = inside (MONEV_PAGE (object));

  switch (id)
    {
    case PROP_TITLE:
      g_value_set_string (value, adw_window_title_get_title (priv->title));
      break;
    case PROP_SUBTITLE:
      g_value_set_string (value, adw_window_title_get_subtitle (priv->title));
      break;
    case PROP_DESK:
      g_value_set_boolean (value, priv->desk);
      break;
    case PROP_SIDEBAR_HIDDEN:
      g_value_set_boolean (value, priv->sidebar_hidden);
      break;
    case PROP_SEARCHABLE:
      g_value_set_boolean (value, priv->searchable);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
    }
}

static void
monev_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *spec)
{
  MonevPage *self = MONEV_PAGE (object);
  MonevPagePrivate *priv = inside (self);

  switch (id)
    {
    case PROP_TITLE:
      monev_page_set_title (self, g_value_get_string (value));
      break;
    case PROP_SUBTITLE:
      monev_page_set_subtitle (self, g_value_get_string (value));
      break;
    case PROP_DESK:
      monev_page_set_desk (self, g_value_get_boolean (value));
      break;
    case PROP_SIDEBAR_HIDDEN:
      priv->sidebar_hidden = g_value_get_boolean (value);
      break;
    case PROP_SEARCHABLE:
      priv->searchable = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
    }
  show_buttons (self);
}

static void
monev_page_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (monev_page_parent_class)->dispose (object);
}

static void
install_properties (GObjectClass *object)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  g_object_class_install_property (object, PROP_TITLE,
                                   g_param_spec_string ("title", NULL, NULL, "", flags));
  g_object_class_install_property (object, PROP_SUBTITLE,
                                   g_param_spec_string ("subtitle", NULL, NULL, "", flags));
  g_object_class_install_property (object, PROP_DESK,
                                   g_param_spec_boolean ("desk", NULL, NULL, FALSE, flags));
  g_object_class_install_property (
      object, PROP_SIDEBAR_HIDDEN,
      g_param_spec_boolean ("sidebar-hidden", NULL, NULL, FALSE, flags));
  g_object_class_install_property (object, PROP_SEARCHABLE,
                                   g_param_spec_boolean ("searchable", NULL, NULL, FALSE, flags));
}

static void
monev_page_class_init (MonevPageClass *klass)
{
  GObjectClass *object = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget = GTK_WIDGET_CLASS (klass);

  object->get_property = monev_page_get_property;
  object->set_property = monev_page_set_property;
  object->dispose = monev_page_dispose;
  install_properties (object);
  /**
   * MonevPage::closing: the page is about to be left for good.
   *
   * Returns: %TRUE to stay, because something has to be saved or decided first.
   */
  signals[CLOSING]
      = g_signal_new ("closing", MONEV_TYPE_PAGE, G_SIGNAL_RUN_LAST, 0,
                      g_signal_accumulator_true_handled, NULL, NULL, G_TYPE_BOOLEAN, 0);
  g_type_ensure (MONEV_TYPE_SEARCH_BAR);
  gtk_widget_class_set_template_from_resource (widget, "/id/monev/Monev/ui/shell/page.ui");
  gtk_widget_class_bind_template_child_private (widget, MonevPage, header);
  gtk_widget_class_bind_template_child_private (widget, MonevPage, title);
  gtk_widget_class_bind_template_child_private (widget, MonevPage, back);
  gtk_widget_class_bind_template_child_private (widget, MonevPage, sidebar);
  gtk_widget_class_bind_template_child_private (widget, MonevPage, search_button);
  gtk_widget_class_bind_template_child_private (widget, MonevPage, search);
  gtk_widget_class_bind_template_child_private (widget, MonevPage, content);
}

static void
monev_page_init (MonevPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  show_buttons (self);
}

/** monev_page_new: Returns: (transfer floating): a page without content. */
GtkWidget *
monev_page_new (const char *title)
{
  return g_object_new (MONEV_TYPE_PAGE, "title", title, NULL);
}

/** monev_page_set_title: @title: (nullable): in the middle of the header. */
void
monev_page_set_title (MonevPage *self, const char *title)
{
  g_return_if_fail (MONEV_IS_PAGE (self));
  adw_window_title_set_title (inside (self)->title, title != NULL ? title : "");
}

/** monev_page_get_title: Returns: (transfer none): what the header says. */
const char *
monev_page_get_title (MonevPage *self)
{
  g_return_val_if_fail (MONEV_IS_PAGE (self), "");
  return adw_window_title_get_title (inside (self)->title);
}

/** monev_page_set_subtitle: @subtitle: (nullable): how things stand, below the title. */
void
monev_page_set_subtitle (MonevPage *self, const char *subtitle)
{
  g_return_if_fail (MONEV_IS_PAGE (self));
  adw_window_title_set_subtitle (inside (self)->title, subtitle != NULL ? subtitle : "");
}

/** monev_page_set_content: @content: (nullable): what the page shows below its header. */
void
monev_page_set_content (MonevPage *self, GtkWidget *content)
{
  g_return_if_fail (MONEV_IS_PAGE (self));
  adw_bin_set_child (inside (self)->content, content);
}

/** monev_page_add_start: puts @child into the header, after the ways back. */
void
monev_page_add_start (MonevPage *self, GtkWidget *child)
{
  g_return_if_fail (MONEV_IS_PAGE (self));
  adw_header_bar_pack_start (inside (self)->header, child);
}

/** monev_page_add_end: puts @child into the header, before the search. */
void
monev_page_add_end (MonevPage *self, GtkWidget *child)
{
  g_return_if_fail (MONEV_IS_PAGE (self));
  adw_header_bar_pack_end (inside (self)->header, child);
}

/** monev_page_set_desk: whether the page is a thing being worked on, with a way back instead of the
 * sidebar. */
void
monev_page_set_desk (MonevPage *self, gboolean desk)
{
  g_return_if_fail (MONEV_IS_PAGE (self));
  inside (self)->desk = desk;
  show_buttons (self);
}

/** monev_page_set_source: @source: (nullable): what the search of the page looks through; without
 * one it has none. */
void
monev_page_set_source (MonevPage *self, MonevGridSource *source)
{
  MonevPagePrivate *priv = inside (self);

  g_return_if_fail (MONEV_IS_PAGE (self));

  monev_search_bar_set_source (priv->search, source);
  priv->searchable = source != NULL;
  if (source == NULL)
    monev_search_bar_set_open (priv->search, FALSE);
  show_buttons (self);
}

/** monev_page_get_search: Returns: (transfer none): the search bar, for pages that look through
 * something else. */
MonevSearchBar *
monev_page_get_search (MonevPage *self)
{
  g_return_val_if_fail (MONEV_IS_PAGE (self), NULL);
  return inside (self)->search;
}

/** monev_page_open_search: Returns: whether the page can be searched; its field then has the focus.
 */
gboolean
monev_page_open_search (MonevPage *self)
{
  g_return_val_if_fail (MONEV_IS_PAGE (self), FALSE);

  if (!inside (self)->searchable)
    return FALSE;
  monev_search_bar_set_open (inside (self)->search, TRUE);
  return TRUE;
}

/** monev_page_focus_first: the focus goes to what one begins with. Returns: whether the page has such
 * a thing, and it can be used. */
gboolean
monev_page_focus_first (MonevPage *self)
{
  MonevPageClass *klass = MONEV_PAGE_GET_CLASS (self);
  GtkWidget *first = klass->get_first_act != NULL ? klass->get_first_act (self) : NULL;

  return first != NULL && gtk_widget_grab_focus (first);
}

/** monev_page_ask_close: Returns: whether the page may be left; if not, it is asking the person
 * itself. */
gboolean
monev_page_ask_close (MonevPage *self)
{
  gboolean stay = FALSE;

  g_return_val_if_fail (MONEV_IS_PAGE (self), TRUE);
  g_signal_emit (self, signals[CLOSING], 0, &stay);
  return !stay;
}
