#include "panel.h"
#include "ui/common/error-text.h"

#include <glib/gi18n.h>

typedef struct
{
  MonevWindow *window; /* the panel lives in it */
  MonevSession *session;
  GCancellable *cancellable;
  GSimpleActionGroup *actions;
  GtkWidget *start;
  GtkWidget *end;
  GPtrArray *guarded; /* Guard: buttons that wait for a right */
  char *title;
  char *subtitle;
  gboolean stale;
} MonevReferencePanelPrivate;

typedef struct
{
  GtkWidget *button;
  GAction *action; /* (nullable) */
  MonevAct act;
} Guard;

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_TYPE_WITH_PRIVATE (MonevReferencePanel, monev_reference_panel, ADW_TYPE_BIN)

static MonevReferencePanelPrivate *
inside (MonevReferencePanel *self)
{
  return monev_reference_panel_get_instance_private (self);
}

static void
free_guard (gpointer data)
{
  Guard *guard = data;

  g_object_unref (guard->button);
  g_clear_object (&guard->action);
  g_free (guard);
}

static void
apply_guard (MonevReferencePanel *self, Guard *guard)
{
  g_autofree char *why = NULL;
  gboolean may = guard->act >= MONEV_N_ACTS
                 || monev_session_allows (inside (self)->session, guard->act, &why);

  gtk_widget_set_tooltip_text (guard->button, why);
  if (G_IS_SIMPLE_ACTION (guard->action))
    g_simple_action_set_enabled (G_SIMPLE_ACTION (guard->action), may);
}

static void
on_actor_changed (MonevReferencePanel *self)
{
  MonevReferencePanelPrivate *priv = inside (self);

  for (guint i = 0; i < priv->guarded->len; i++)
    apply_guard (self, g_ptr_array_index (priv->guarded, i));
}

/* What is not seen is read when it is seen again. */
static void
on_database_changed (MonevReferencePanel *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    monev_reference_panel_load (self);
  else
    inside (self)->stale = TRUE;
}

static void
monev_reference_panel_map (GtkWidget *widget)
{
  MonevReferencePanel *self = MONEV_REFERENCE_PANEL (widget);

  GTK_WIDGET_CLASS (monev_reference_panel_parent_class)->map (widget);
  if (inside (self)->stale)
    monev_reference_panel_load (self);
}

static void
monev_reference_panel_dispose (GObject *object)
{
  MonevReferencePanelPrivate *priv = inside (MONEV_REFERENCE_PANEL (object));

  g_cancellable_cancel (priv->cancellable);
  g_ptr_array_set_size (priv->guarded, 0);
  g_clear_object (&priv->start);
  g_clear_object (&priv->end);
  g_clear_object (&priv->session);
  G_OBJECT_CLASS (monev_reference_panel_parent_class)->dispose (object);
}

static void
monev_reference_panel_finalize (GObject *object)
{
  MonevReferencePanelPrivate *priv = inside (MONEV_REFERENCE_PANEL (object));

  g_object_unref (priv->cancellable);
  g_object_unref (priv->actions);
  g_ptr_array_unref (priv->guarded);
  g_free (priv->title);
  g_free (priv->subtitle);
  G_OBJECT_CLASS (monev_reference_panel_parent_class)->finalize (object);
}

static void
monev_reference_panel_class_init (MonevReferencePanelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = monev_reference_panel_dispose;
  G_OBJECT_CLASS (klass)->finalize = monev_reference_panel_finalize;
  GTK_WIDGET_CLASS (klass)->map = monev_reference_panel_map;
  /** MonevReferencePanel::changed: title, subtitle or source are others now. */
  signals[CHANGED] = g_signal_new ("changed", MONEV_TYPE_REFERENCE_PANEL, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static GtkWidget *
make_tools (void)
{
  return g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6));
}

static void
monev_reference_panel_init (MonevReferencePanel *self)
{
  MonevReferencePanelPrivate *priv = inside (self);

  priv->cancellable = g_cancellable_new ();
  priv->actions = g_simple_action_group_new ();
  priv->guarded = g_ptr_array_new_with_free_func (free_guard);
  priv->start = make_tools ();
  priv->end = make_tools ();
  priv->stale = TRUE;
}

/** monev_reference_panel_attach: @window: in which the panel lives; @session: what it asks. To be
 * called once, before anything else. */
void
monev_reference_panel_attach (MonevReferencePanel *self, MonevWindow *window, MonevSession *session)
{
  MonevReferencePanelPrivate *priv = inside (self);

  g_return_if_fail (priv->session == NULL);

  priv->window = window;
  priv->session = g_object_ref (session);
  g_signal_connect_object (session, "changed", G_CALLBACK (on_database_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "actor-changed", G_CALLBACK (on_actor_changed), self,
                           G_CONNECT_SWAPPED);
}

/** monev_reference_panel_get_session: Returns: (transfer none): what it asks. */
MonevSession *
monev_reference_panel_get_session (MonevReferencePanel *self)
{
  return inside (self)->session;
}

/** monev_reference_panel_get_window: Returns: (transfer none): where it lives. */
MonevWindow *
monev_reference_panel_get_window (MonevReferencePanel *self)
{
  return inside (self)->window;
}

/** monev_reference_panel_get_cancellable: Returns: (transfer none): cancelled when the panel goes. */
GCancellable *
monev_reference_panel_get_cancellable (MonevReferencePanel *self)
{
  return inside (self)->cancellable;
}

/** monev_reference_panel_get_actions: Returns: (transfer none): found as "panel.…" while it is
 * shown. */
GActionMap *
monev_reference_panel_get_actions (MonevReferencePanel *self)
{
  return G_ACTION_MAP (inside (self)->actions);
}

/** monev_reference_panel_get_start: Returns: (transfer none): tools at the start of the header. */
GtkBox *
monev_reference_panel_get_start (MonevReferencePanel *self)
{
  return GTK_BOX (inside (self)->start);
}

/** monev_reference_panel_get_end: Returns: (transfer none): tools at the end of the header. */
GtkBox *
monev_reference_panel_get_end (MonevReferencePanel *self)
{
  return GTK_BOX (inside (self)->end);
}

/** monev_reference_panel_get_source: Returns: (transfer none) (nullable): what can be searched. */
MonevGridSource *
monev_reference_panel_get_source (MonevReferencePanel *self)
{
  MonevReferencePanelClass *klass = MONEV_REFERENCE_PANEL_GET_CLASS (self);

  return klass->get_source != NULL ? klass->get_source (self) : NULL;
}

/** monev_reference_panel_get_title: Returns: (transfer none): for the header. */
const char *
monev_reference_panel_get_title (MonevReferencePanel *self)
{
  return inside (self)->title;
}

/** monev_reference_panel_get_subtitle: Returns: (transfer none) (nullable): how things stand. */
const char *
monev_reference_panel_get_subtitle (MonevReferencePanel *self)
{
  return inside (self)->subtitle;
}

static void
set_text (MonevReferencePanel *self, char **slot, const char *text)
{
  if (g_strcmp0 (*slot, text) == 0)
    return;
  g_free (*slot);
  *slot = g_strdup (text);
  g_signal_emit (self, signals[CHANGED], 0);
}

/** monev_reference_panel_set_title: @title: (nullable): for the header. */
void
monev_reference_panel_set_title (MonevReferencePanel *self, const char *title)
{
  set_text (self, &inside (self)->title, title);
}

/** monev_reference_panel_set_subtitle: @subtitle: (nullable): how things stand. */
void
monev_reference_panel_set_subtitle (MonevReferencePanel *self, const char *subtitle)
{
  set_text (self, &inside (self)->subtitle, subtitle);
}

/** monev_reference_panel_load: reads what is shown. */
void
monev_reference_panel_load (MonevReferencePanel *self)
{
  MonevReferencePanelClass *klass = MONEV_REFERENCE_PANEL_GET_CLASS (self);

  inside (self)->stale = FALSE;
  if (klass->load != NULL)
    klass->load (self);
}

/** monev_reference_panel_guard: @button: does @action of the panel (without "panel."), which needs
 * the right @act. Without it the tooltip says who may, and the action cannot be done. */
void
monev_reference_panel_guard (MonevReferencePanel *self, GtkWidget *button, const char *action,
                             MonevAct act)
{
  MonevReferencePanelPrivate *priv = inside (self);
  GAction *found = g_action_map_lookup_action (G_ACTION_MAP (priv->actions), action);
  Guard *guard = g_new (Guard, 1);

  *guard = (Guard) { g_object_ref (button), found != NULL ? g_object_ref (found) : NULL, act };
  g_ptr_array_add (priv->guarded, guard);
  apply_guard (self, guard);
}

/**
 * monev_reference_panel_add_button:
 * @action: name of an action of the panel, without "panel."
 * @act: the right it needs; MONEV_N_ACTS for none
 *
 * A tool in the header; without the right it is greyed and its tooltip says who may.
 *
 * Returns: (transfer none): the button.
 */
GtkWidget *
monev_reference_panel_add_button (MonevReferencePanel *self, gboolean at_end, const char *label,
                                  const char *action, MonevAct act)
{
  MonevReferencePanelPrivate *priv = inside (self);
  GtkWidget *button = gtk_button_new_with_mnemonic (label);
  g_autofree char *name = g_strconcat ("panel.", action, NULL);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), name);
  gtk_box_append (GTK_BOX (at_end ? priv->end : priv->start), button);
  monev_reference_panel_guard (self, button, action, act);
  return button;
}

/** monev_reference_tell: says in a dialog over the window of @near what was refused or failed, and
 * what to do. */
void
monev_reference_tell (GtkWidget *near, const GError *error)
{
  GtkRoot *root = gtk_widget_get_root (near);
  GtkWidget *dialog;
  gboolean own = error->domain == MONEV_ERROR
                 && (error->code == MONEV_ERROR_CONSTRAINT || error->code == MONEV_ERROR_DENIED
                     || error->code == MONEV_ERROR_INVALID || error->code == MONEV_ERROR_AUTH
                     || error->code == MONEV_ERROR_CONFLICT || error->code == MONEV_ERROR_NOT_FOUND
                     || error->code == MONEV_ERROR_LIMIT || error->code == MONEV_ERROR_STATE
                     || error->code == MONEV_ERROR_IO);

  if (monev_error_text_silent (error))
    return;
  dialog = adw_message_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                   monev_error_text_title (error),
                                   own ? error->message : monev_error_text_advice (error));
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Tutup"));
  gtk_window_present (GTK_WINDOW (dialog));
}
