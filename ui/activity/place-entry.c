#include "place-entry.h"

#include "region/region.h"

#include <glib/gi18n.h>
#include <string.h>

#define SHOWN 6

struct _MonevPlaceEntry
{
  AdwBin parent;
  GtkWidget *entry;
  GtkWidget *told;     /* where the code lies, or that nothing was found */
  GtkListBox *matches;
  char *home;          /* code of the office's kabupaten, or "" */
  guint generation;    /* of the search under way; an older answer is dropped */
  gboolean setting;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MonevPlaceEntry, monev_place_entry, ADW_TYPE_BIN)

static void
tell (MonevPlaceEntry *self, const char *text)
{
  gtk_label_set_text (GTK_LABEL (self->told), text);
  gtk_widget_set_visible (self->told, *text != '\0');
}

/* ---- the search: the first one reads 90,000 regions, so it is never done on the main loop ---- */

typedef struct
{
  char *query;
  char *home;
  gboolean offer;           /* a person types; else the code is only told in words */
  guint generation;
  MonevRegion found[SHOWN]; /* their texts live as long as the program */
  guint n;
} Search;

static void
search_free (gpointer data)
{
  Search *search = data;

  g_free (search->query);
  g_free (search->home);
  g_free (search);
}

static gboolean
holds (const Search *search, const char *code)
{
  for (guint i = 0; i < search->n; i++)
    if (strcmp (search->found[i].code, code) == 0)
      return TRUE;
  return FALSE;
}

/* Where the code lies, once the regions are read. */
static gboolean
tell_code (MonevPlaceEntry *self, const char *code)
{
  g_autofree char *path = monev_region_path (code);

  tell (self, path != NULL ? path : "");
  return path != NULL;
}

/* What lies in @parent (nullable: anywhere) behind what was found nearer. */
static void
search_in (Search *search, const char *parent)
{
  MonevRegion found[SHOWN];
  guint n = monev_region_search (search->query, MONEV_REGION_ANY, parent, found, SHOWN);

  for (guint i = 0; i < n && search->n < SHOWN; i++)
    if (!holds (search, found[i].code))
      search->found[search->n++] = found[i];
}

static void
search_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Search *search = data;
  g_autofree char *province = g_strndup (search->home, 2);

  monev_region_count ();
  if (!search->offer)
    {
      g_task_return_boolean (task, TRUE);
      return;
    }
  if (*search->home != '\0')
    {
      search_in (search, search->home);
      search_in (search, province);
    }
  search_in (search, NULL);
  g_task_return_boolean (task, TRUE);
}

static void
clear_matches (MonevPlaceEntry *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->matches, 0)) != NULL)
    gtk_list_box_remove (self->matches, GTK_WIDGET (row));
  gtk_widget_set_visible (GTK_WIDGET (self->matches), FALSE);
}

static void
add_match (MonevPlaceEntry *self, const MonevRegion *region)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = monev_region_title (region);
  g_autofree char *path = monev_region_path (region->code);
  const char *rest = g_str_has_prefix (path, title) ? path + strlen (title) : "";
  g_autofree char *text = g_strdup_printf ("%s%s", region->code, *rest == ',' ? rest : "");

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), text);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data (G_OBJECT (row), "monev-code", (gpointer) region->code);
  gtk_list_box_append (self->matches, row);
}

static void
on_found (GObject *object, GAsyncResult *result, gpointer data)
{
  MonevPlaceEntry *self = MONEV_PLACE_ENTRY (object);
  const Search *search = g_task_get_task_data (G_TASK (result));
  const char *typed = monev_place_entry_get_text (self);

  if (search->generation != self->generation)
    return;
  clear_matches (self);
  if (!tell_code (self, typed) && search->offer && search->n == 0)
    tell (self, _("Tidak ditemukan. Tulis nama desa atau kecamatan, atau kodenya."));
  for (guint i = 0; i < search->n; i++)
    if (strcmp (search->found[i].code, typed) != 0)
      add_match (self, &search->found[i]);
  gtk_widget_set_visible (GTK_WIDGET (self->matches),
                          gtk_list_box_get_row_at_index (self->matches, 0) != NULL);
}

static void
start_search (MonevPlaceEntry *self, const char *typed, gboolean offer)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, on_found, NULL);
  Search *search = g_new0 (Search, 1);

  search->query = g_strdup (typed);
  search->home = g_strdup (self->home);
  search->offer = offer;
  search->generation = ++self->generation;
  g_task_set_task_data (task, search, search_free);
  g_task_run_in_thread (task, search_in_thread);
}

/* ---- typing and choosing ---- */

static void
look_up (MonevPlaceEntry *self, gboolean offer)
{
  const char *typed = monev_place_entry_get_text (self);

  if (*typed != '\0')
    {
      start_search (self, typed, offer);
      return;
    }
  self->generation++;
  clear_matches (self);
  tell (self, "");
}

static void
on_typed (MonevPlaceEntry *self)
{
  if (self->setting)
    return;
  look_up (self, TRUE);
  g_signal_emit (self, signals[CHANGED], 0);
}

/** monev_place_entry_set_code: as it is stored; nobody is told. */
void
monev_place_entry_set_code (MonevPlaceEntry *self, const char *code)
{
  g_return_if_fail (MONEV_IS_PLACE_ENTRY (self));

  self->setting = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), code);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
  self->setting = FALSE;
  clear_matches (self);
  look_up (self, FALSE);
}

static void
choose (MonevPlaceEntry *self, GtkListBoxRow *row)
{
  monev_place_entry_set_code (self, g_object_get_data (G_OBJECT (row), "monev-code"));
  gtk_widget_grab_focus (self->entry);
  g_signal_emit (self, signals[CHANGED], 0);
}

/** monev_place_entry_take: takes the best of what is found, as Enter does. */
void
monev_place_entry_take (MonevPlaceEntry *self)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->matches, 0);

  if (row != NULL)
    choose (self, row);
}

static gboolean
on_key (MonevPlaceEntry *self, guint key)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->matches, 0);

  if (row == NULL)
    return GDK_EVENT_PROPAGATE;
  if (key == GDK_KEY_Down)
    gtk_widget_grab_focus (GTK_WIDGET (row));
  else if (key == GDK_KEY_Escape)
    clear_matches (self);
  else if (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter)
    choose (self, row);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

/* Return means the row with the focus, not the button that saves. */
static gboolean
on_list_key (MonevPlaceEntry *self, guint key)
{
  GtkWidget *row = gtk_widget_get_focus_child (GTK_WIDGET (self->matches));

  if ((key != GDK_KEY_Return && key != GDK_KEY_KP_Enter) || !GTK_IS_LIST_BOX_ROW (row))
    return GDK_EVENT_PROPAGATE;
  choose (self, GTK_LIST_BOX_ROW (row));
  return GDK_EVENT_STOP;
}

/* ---- building ---- */

static gboolean
grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (MONEV_PLACE_ENTRY (widget)->entry);
}

static void
monev_place_entry_finalize (GObject *object)
{
  g_free (MONEV_PLACE_ENTRY (object)->home);
  G_OBJECT_CLASS (monev_place_entry_parent_class)->finalize (object);
}

static void
monev_place_entry_class_init (MonevPlaceEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = monev_place_entry_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = grab_focus;
  /** MonevPlaceEntry::changed: a person typed or chose. */
  signals[CHANGED] = g_signal_new ("changed", MONEV_TYPE_PLACE_ENTRY, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
catch_keys (MonevPlaceEntry *self, GtkWidget *widget, GCallback callback)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", callback, self);
  gtk_widget_add_controller (widget, keys);
}

static void
monev_place_entry_init (MonevPlaceEntry *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->home = g_strdup ("");
  self->entry = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry),
                                  _("Nama desa atau kecamatan, atau kodenya"));
  self->told = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->told), 0);
  gtk_label_set_wrap (GTK_LABEL (self->told), TRUE);
  gtk_widget_add_css_class (self->told, "dim-label");
  gtk_widget_add_css_class (self->told, "monev-small");
  gtk_widget_set_visible (self->told, FALSE);
  self->matches = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->matches, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->matches), "boxed-list");
  gtk_widget_set_visible (GTK_WIDGET (self->matches), FALSE);
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (on_typed), self);
  g_signal_connect_swapped (self->matches, "row-activated", G_CALLBACK (choose), self);
  catch_keys (self, self->entry, G_CALLBACK (on_key));
  catch_keys (self, GTK_WIDGET (self->matches), G_CALLBACK (on_list_key));
  gtk_box_append (GTK_BOX (box), self->entry);
  gtk_box_append (GTK_BOX (box), self->told);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->matches));
  adw_bin_set_child (ADW_BIN (self), box);
}

/** monev_place_entry_new: @label: its accessible name; @home: code of the kabupaten whose regions come
 * first, or "". Returns: (transfer floating): an empty one. */
GtkWidget *
monev_place_entry_new (const char *label, const char *home)
{
  MonevPlaceEntry *self = g_object_new (MONEV_TYPE_PLACE_ENTRY, NULL);

  g_free (self->home);
  self->home = g_strdup (home);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->matches), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Wilayah yang ditemukan"), -1);
  return GTK_WIDGET (self);
}

/** monev_place_entry_get_text: Returns: (transfer none): the code, or what was typed instead. */
const char *
monev_place_entry_get_text (MonevPlaceEntry *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

/** monev_place_entry_type: as if @text was typed. */
void
monev_place_entry_type (MonevPlaceEntry *self, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
}

/** monev_place_entry_n_shown: Returns: how many regions are offered. */
guint
monev_place_entry_n_shown (MonevPlaceEntry *self)
{
  guint n = 0;

  while (gtk_list_box_get_row_at_index (self->matches, (int) n) != NULL)
    n++;
  return n;
}
