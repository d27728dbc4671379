#include "region-entry.h"

#include "office/office.h"
#include "region/region.h"

#include <glib/gi18n.h>

#define SHOWN 6

struct _MonevRegionEntry
{
  AdwBin parent;
  GtkWidget *search;
  GtkWidget *message;
  GtkListBox *matches;
  GtkListBox *chosen_list;
  AdwActionRow *chosen;
  char *code; /* nullable */
};

G_DEFINE_FINAL_TYPE (MonevRegionEntry, monev_region_entry, ADW_TYPE_BIN)

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
monev_region_entry_finalize (GObject *object)
{
  g_free (MONEV_REGION_ENTRY (object)->code);
  G_OBJECT_CLASS (monev_region_entry_parent_class)->finalize (object);
}

static void
monev_region_entry_class_init (MonevRegionEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = monev_region_entry_finalize;
  /** MonevRegionEntry::chosen: ask monev_region_entry_get_code(). */
  signals[CHOSEN] = g_signal_new ("chosen", MONEV_TYPE_REGION_ENTRY, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
}

/* The province, below the name of the region itself. */
static char *
describe (const char *code)
{
  MonevRegion parent;

  if (monev_region_parent (code, &parent))
    return g_strdup_printf ("%s · %s", code, parent.name);
  return g_strdup (code);
}

static const char *unknown_text
    = N_ ("Kode ini tidak ada dalam tabel Kemendagri yang dibawa program. Periksa sekali lagi; "
          "kode yang baru boleh dipakai.");

static GtkWidget *
make_row (const char *title, const char *subtitle, const char *code)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "monev-code", g_strdup (code), g_free);
  return row;
}

static void
add_match (MonevRegionEntry *self, const MonevRegion *region)
{
  g_autofree char *about = describe (region->code);

  gtk_list_box_append (self->matches, make_row (region->name, about, region->code));
}

static gboolean
offer_code (MonevRegionEntry *self, const char *typed)
{
  g_autofree char *title = NULL;

  if (!monev_office_may_be_region (typed))
    return FALSE;
  title = g_strdup_printf (_("Pakai kode %s"), typed);
  gtk_list_box_append (self->matches, make_row (title, _(unknown_text), typed));
  return TRUE;
}

static void
say (MonevRegionEntry *self, const char *text, gboolean error)
{
  gtk_label_set_text (GTK_LABEL (self->message), text);
  gtk_widget_set_visible (self->message, *text != '\0');
  if (error)
    {
      gtk_widget_add_css_class (self->message, "error");
      gtk_widget_add_css_class (self->search, "error");
      gtk_widget_remove_css_class (self->message, "dim-label");
    }
  else
    {
      gtk_widget_remove_css_class (self->message, "error");
      gtk_widget_remove_css_class (self->search, "error");
      gtk_widget_add_css_class (self->message, "dim-label");
    }
}

static void
on_typed (MonevRegionEntry *self)
{
  g_autofree char *typed
      = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search))));
  MonevRegion found[SHOWN];
  guint n_found = monev_region_search (typed, MONEV_REGION_REGENCY, NULL, found, SHOWN);
  GtkListBoxRow *row;
  gboolean offered;

  while ((row = gtk_list_box_get_row_at_index (self->matches, 0)) != NULL)
    gtk_list_box_remove (self->matches, GTK_WIDGET (row));
  for (guint i = 0; i < n_found; i++)
    add_match (self, &found[i]);
  offered = n_found == 0 && offer_code (self, typed);
  gtk_widget_set_visible (GTK_WIDGET (self->matches), n_found > 0 || offered);
  if (*typed != '\0' && n_found == 0 && !offered)
    say (self, _("Tidak ditemukan. Ketik nama kabupaten atau kota, atau kodenya seperti 61.04."),
         FALSE);
  else
    say (self, "", FALSE);
}

static void
show_choice (MonevRegionEntry *self)
{
  gboolean has = self->code != NULL;
  MonevRegion region;
  g_autofree char *about = has ? describe (self->code) : NULL;

  gtk_widget_set_visible (self->search, !has);
  gtk_widget_set_visible (GTK_WIDGET (self->chosen_list), has);
  if (!has)
    return;
  gtk_widget_set_visible (GTK_WIDGET (self->matches), FALSE);
  if (monev_region_find (self->code, &region))
    {
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->chosen), region.name);
      adw_action_row_set_subtitle (self->chosen, about);
      say (self, "", FALSE);
    }
  else
    {
      g_autofree char *title = g_strdup_printf (_("Kode %s"), self->code);

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->chosen), title);
      adw_action_row_set_subtitle (self->chosen, _(unknown_text));
    }
}

/** monev_region_entry_set_code: @code: (nullable): takes it as if it had been chosen. */
void
monev_region_entry_set_code (MonevRegionEntry *self, const char *code)
{
  char *copy = g_strdup (code);

  g_return_if_fail (MONEV_IS_REGION_ENTRY (self));
  g_free (self->code);
  self->code = copy;
  show_choice (self);
  g_signal_emit (self, signals[CHOSEN], 0);
}

static void
on_match_activated (MonevRegionEntry *self, GtkListBoxRow *row)
{
  /* The row lives as long as the list, which is emptied by the next letter typed. */
  monev_region_entry_set_code (self, g_object_get_data (G_OBJECT (row), "monev-code"));
  gtk_widget_child_focus (gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_WINDOW),
                          GTK_DIR_TAB_FORWARD);
}

static void
on_search_activated (MonevRegionEntry *self)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->matches, 0);

  if (row != NULL && gtk_widget_get_visible (GTK_WIDGET (self->matches)))
    on_match_activated (self, row);
}

static gboolean
on_key (MonevRegionEntry *self, guint key)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->matches, 0);

  if (key != GDK_KEY_Down || row == NULL || !gtk_widget_get_visible (GTK_WIDGET (self->matches)))
    return GDK_EVENT_PROPAGATE;
  gtk_widget_grab_focus (GTK_WIDGET (row));
  return GDK_EVENT_STOP;
}

/* Return means the row with the focus, not the default button of the window. */
static gboolean
on_list_key (MonevRegionEntry *self, guint key)
{
  GtkWidget *row = gtk_widget_get_focus_child (GTK_WIDGET (self->matches));

  if ((key != GDK_KEY_Return && key != GDK_KEY_KP_Enter && key != GDK_KEY_ISO_Enter)
      || !GTK_IS_LIST_BOX_ROW (row))
    return GDK_EVENT_PROPAGATE;
  on_match_activated (self, GTK_LIST_BOX_ROW (row));
  return GDK_EVENT_STOP;
}

static void
on_again (MonevRegionEntry *self)
{
  monev_region_entry_set_code (self, NULL);
  on_typed (self);
  gtk_widget_grab_focus (self->search);
  gtk_editable_select_region (GTK_EDITABLE (self->search), 0, -1);
}

static GtkWidget *
make_chosen (MonevRegionEntry *self)
{
  GtkWidget *list = gtk_list_box_new (), *again = gtk_button_new_with_label (_("Ganti"));

  self->chosen_list = GTK_LIST_BOX (list);
  self->chosen = ADW_ACTION_ROW (make_row ("", "", NULL));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self->chosen), FALSE);
  gtk_widget_set_valign (again, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (again), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Ganti kabupaten"), -1);
  g_signal_connect_swapped (again, "clicked", G_CALLBACK (on_again), self);
  adw_action_row_add_suffix (self->chosen, again);
  gtk_list_box_append (self->chosen_list, GTK_WIDGET (self->chosen));
  gtk_list_box_set_selection_mode (self->chosen_list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_widget_set_visible (list, FALSE);
  return list;
}

static GtkWidget *
make_search (MonevRegionEntry *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkWidget *search = gtk_search_entry_new ();

  self->search = search;
  g_object_set (search, "placeholder-text", _("Cari nama kabupaten atau kota, atau kode seperti 61.04"),
                NULL);
  gtk_search_entry_set_search_delay (GTK_SEARCH_ENTRY (search), 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Cari kabupaten"), -1);
  g_signal_connect_swapped (search, "search-changed", G_CALLBACK (on_typed), self);
  g_signal_connect_swapped (search, "activate", G_CALLBACK (on_search_activated), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (search, keys);
  return search;
}

static void
monev_region_entry_init (MonevRegionEntry *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkEventController *list_keys;

  self->message = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->message), 0);
  gtk_label_set_wrap (GTK_LABEL (self->message), TRUE);
  gtk_widget_add_css_class (self->message, "monev-small");
  gtk_widget_set_visible (self->message, FALSE);
  self->matches = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->matches, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->matches), "boxed-list");
  gtk_widget_set_visible (GTK_WIDGET (self->matches), FALSE);
  g_signal_connect_swapped (self->matches, "row-activated", G_CALLBACK (on_match_activated), self);
  list_keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (list_keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (list_keys, "key-pressed", G_CALLBACK (on_list_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self->matches), list_keys);
  gtk_box_append (GTK_BOX (box), make_search (self));
  gtk_box_append (GTK_BOX (box), self->message);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->matches));
  gtk_box_append (GTK_BOX (box), make_chosen (self));
  adw_bin_set_child (ADW_BIN (self), box);
}

/** monev_region_entry_new: Returns: (transfer floating): with nothing chosen. */
GtkWidget *
monev_region_entry_new (void)
{
  return g_object_new (MONEV_TYPE_REGION_ENTRY, NULL);
}

/** monev_region_entry_get_code: Returns: (transfer none) (nullable): what was chosen. */
const char *
monev_region_entry_get_code (MonevRegionEntry *self)
{
  g_return_val_if_fail (MONEV_IS_REGION_ENTRY (self), NULL);
  return self->code;
}

/** monev_region_entry_get_name: Returns: (transfer none) (nullable): as the table writes it; %NULL
 * for a code that stands in no table. */
const char *
monev_region_entry_get_name (MonevRegionEntry *self)
{
  MonevRegion region;

  g_return_val_if_fail (MONEV_IS_REGION_ENTRY (self), NULL);
  return self->code != NULL && monev_region_find (self->code, &region) ? region.name : NULL;
}

/** monev_region_entry_set_error: @text: what is wrong; the search gets the focus. */
void
monev_region_entry_set_error (MonevRegionEntry *self, const char *text)
{
  g_return_if_fail (MONEV_IS_REGION_ENTRY (self));
  say (self, text, TRUE);
  gtk_widget_grab_focus (self->code == NULL ? self->search : GTK_WIDGET (self->chosen));
}

/** monev_region_entry_get_search: Returns: (transfer none): where one types. */
GtkWidget *
monev_region_entry_get_search (MonevRegionEntry *self)
{
  g_return_val_if_fail (MONEV_IS_REGION_ENTRY (self), NULL);
  return self->search;
}
