#include "empty-state.h"
#include "error-text.h"

struct _MonevEmptyState
{
  AdwBin parent;
  AdwStatusPage *page;
  GtkWidget *first;
  GtkWidget *second;
};

G_DEFINE_FINAL_TYPE (MonevEmptyState, monev_empty_state, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_ICON_NAME,
  PROP_TITLE,
  PROP_TEXT
};

/* The description is markup in libadwaita; what is shown here is plain text. */
static void
set_text (MonevEmptyState *self, const char *text)
{
  g_autofree char *safe = g_markup_escape_text (text != NULL ? text : "", -1);

  adw_status_page_set_description (self->page, safe);
}

static void
monev_empty_state_get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  MonevEmptyState *self = MONEV_EMPTY_STATE (object);

  switch (id)
    {
    case PROP_ICON_NAME:
      g_value_set_string (value, adw_status_page_get_icon_name (self->page));
      break;
    case PROP_TITLE:
      g_value_set_string (value, adw_status_page_get_title (self->page));
      break;
    case PROP_TEXT:
      g_value_set_string (value, adw_status_page_get_description (self->page));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
    }
}

static void
monev_empty_state_set_property (GObject *object, guint id, const GValue *value, GParamSpec *spec)
{
  MonevEmptyState *self = MONEV_EMPTY_STATE (object);
  const char *text = g_value_get_string (value);

  switch (id)
    {
    case PROP_ICON_NAME:
      adw_status_page_set_icon_name (self->page, text);
      break;
    case PROP_TITLE:
      adw_status_page_set_title (self->page, text != NULL ? text : "");
      break;
    case PROP_TEXT:
      set_text (self, text);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
    }
}

static void
monev_empty_state_class_init (MonevEmptyStateClass *klass)
{
  GObjectClass *object = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object->get_property = monev_empty_state_get_property;
  object->set_property = monev_empty_state_set_property;
  g_object_class_install_property (object, PROP_ICON_NAME,
                                   g_param_spec_string ("icon-name", NULL, NULL, NULL, flags));
  g_object_class_install_property (object, PROP_TITLE,
                                   g_param_spec_string ("title", NULL, NULL, NULL, flags));
  g_object_class_install_property (object, PROP_TEXT,
                                   g_param_spec_string ("text", NULL, NULL, NULL, flags));
  gtk_widget_class_set_template_from_resource (widget, "/id/monev/Monev/ui/common/empty-state.ui");
  gtk_widget_class_bind_template_child (widget, MonevEmptyState, page);
  gtk_widget_class_bind_template_child (widget, MonevEmptyState, first);
  gtk_widget_class_bind_template_child (widget, MonevEmptyState, second);
}

static void
monev_empty_state_init (MonevEmptyState *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** monev_empty_state_new: Returns: (transfer floating): a page that says @title and, below it,
 * @text. */
GtkWidget *
monev_empty_state_new (const char *icon_name, const char *title, const char *text)
{
  return g_object_new (MONEV_TYPE_EMPTY_STATE, "icon-name", icon_name, "title", title, "text", text,
                       NULL);
}

static void
set_button (GtkWidget *button, const char *label, const char *action)
{
  gtk_widget_set_visible (button, label != NULL);
  if (label == NULL)
    return;
  gtk_button_set_label (GTK_BUTTON (button), label);
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (button), action);
}

/** monev_empty_state_set_button: @label: (nullable): of the button to begin with; @action: detailed
 * name of what it does. */
void
monev_empty_state_set_button (MonevEmptyState *self, const char *label, const char *action)
{
  g_return_if_fail (MONEV_IS_EMPTY_STATE (self));
  set_button (self->first, label, action);
}

/** monev_empty_state_set_second: the other way to begin; see monev_empty_state_set_button(). */
void
monev_empty_state_set_second (MonevEmptyState *self, const char *label, const char *action)
{
  g_return_if_fail (MONEV_IS_EMPTY_STATE (self));
  set_button (self->second, label, action);
}

/** monev_empty_state_get_button: Returns: (transfer none): the button to begin with. */
GtkWidget *
monev_empty_state_get_button (MonevEmptyState *self)
{
  g_return_val_if_fail (MONEV_IS_EMPTY_STATE (self), NULL);
  return self->first;
}

/** monev_empty_state_get_second: Returns: (transfer none): the other button. */
GtkWidget *
monev_empty_state_get_second (MonevEmptyState *self)
{
  g_return_val_if_fail (MONEV_IS_EMPTY_STATE (self), NULL);
  return self->second;
}

/** monev_empty_state_set_error: says in place of the page what went wrong and what to do. */
void
monev_empty_state_set_error (MonevEmptyState *self, const GError *error)
{
  g_return_if_fail (MONEV_IS_EMPTY_STATE (self) && error != NULL);

  adw_status_page_set_icon_name (self->page, "dialog-warning-symbolic");
  adw_status_page_set_title (self->page, monev_error_text_title (error));
  set_text (self, monev_error_text_advice (error));
}
