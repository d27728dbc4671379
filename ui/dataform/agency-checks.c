#include "agency-checks.h"

#include "record/record.h"
#include "ui/common/list-stop.h"
#include "ui/common/text-field.h"
#include "ui/common/text-key.h"

#include <glib/gi18n.h>
#include <string.h>

struct _MonevAgencyChecks
{
  AdwBin parent;
  GtkListBox *list;
  GtkEditable *search;
  GPtrArray *ticks;  /* of GtkCheckButton, borrowed */
  char **words;      /* (nullable) */
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (MonevAgencyChecks, monev_agency_checks, ADW_TYPE_BIN)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
is_ticked (MonevAgencyChecks *self, guint i)
{
  return gtk_check_button_get_active (self->ticks->pdata[i]);
}

static const char *
id_of (MonevAgencyChecks *self, guint i)
{
  return g_object_get_data (self->ticks->pdata[i], "monev-id");
}

static void
on_ticked (MonevAgencyChecks *self)
{
  if (!self->filling)
    g_signal_emit (self, signals[CHANGED], 0);
}

static gboolean
is_shown (GtkListBoxRow *row, gpointer data)
{
  MonevAgencyChecks *self = data;
  const char *folded
      = g_object_get_data (G_OBJECT (gtk_list_box_row_get_child (row)), "monev-folded");

  return self->words == NULL
         || monev_text_key_match (folded, (const char *const *) self->words);
}

static void
on_search (MonevAgencyChecks *self)
{
  const char *text = gtk_editable_get_text (self->search);

  g_clear_pointer (&self->words, g_strfreev);
  if (*text != '\0')
    self->words = monev_text_key_words (text);
  gtk_list_box_invalidate_filter (self->list);
}

/** monev_agency_checks_search: as if it was typed. */
void
monev_agency_checks_search (MonevAgencyChecks *self, const char *text)
{
  gtk_editable_set_text (self->search, text);
  on_search (self);
}

/** monev_agency_checks_get_n: Returns: how many are ticked. */
guint
monev_agency_checks_get_n (MonevAgencyChecks *self)
{
  guint n = 0;

  for (guint i = 0; i < self->ticks->len; i++)
    n += is_ticked (self, i);
  return n;
}

/** monev_agency_checks_get_ids: Returns: (transfer full): of the ticked ones. */
GStrv
monev_agency_checks_get_ids (MonevAgencyChecks *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < self->ticks->len; i++)
    if (is_ticked (self, i))
      g_strv_builder_add (builder, id_of (self, i));
  return g_strv_builder_end (builder);
}

/** monev_agency_checks_tick: these, and no others. */
void
monev_agency_checks_tick (MonevAgencyChecks *self, const char *const *ids)
{
  self->filling = TRUE;
  for (guint i = 0; i < self->ticks->len; i++)
    gtk_check_button_set_active (self->ticks->pdata[i], g_strv_contains (ids, id_of (self, i)));
  self->filling = FALSE;
  on_ticked (self);
}

/** monev_agency_checks_tick_all: all that the search shows; the others stay. */
void
monev_agency_checks_tick_all (MonevAgencyChecks *self, gboolean active)
{
  self->filling = TRUE;
  for (guint i = 0; i < self->ticks->len; i++)
    if (is_shown (gtk_list_box_get_row_at_index (self->list, (int) i), self))
      gtk_check_button_set_active (self->ticks->pdata[i], active);
  self->filling = FALSE;
  on_ticked (self);
}

static void
on_all (MonevAgencyChecks *self)
{
  monev_agency_checks_tick_all (self, TRUE);
}

static void
on_none (MonevAgencyChecks *self)
{
  monev_agency_checks_tick_all (self, FALSE);
}

static void
add_tick (MonevAgencyChecks *self, const MonevRecord *agency)
{
  const char *name = monev_record_get (agency, "name");
  GtkWidget *tick = gtk_check_button_new_with_label (name), *row = gtk_list_box_row_new ();
  GtkWidget *label = gtk_widget_get_last_child (tick);
  g_autofree char *searched = g_strjoin ("\n", name, monev_record_get (agency, "short_name"),
                                         monev_record_get (agency, "code"), NULL);

  if (GTK_IS_LABEL (label))
    {
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_widget_set_tooltip_text (row, name);
    }
  gtk_check_button_set_active (GTK_CHECK_BUTTON (tick), TRUE);
  g_object_set_data_full (G_OBJECT (tick), "monev-id", g_strdup (monev_record_id (agency)), g_free);
  g_object_set_data_full (G_OBJECT (tick), "monev-folded", monev_text_key_fold (searched), g_free);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), tick);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  g_ptr_array_add (self->ticks, tick);
  gtk_list_box_append (self->list, row);
  g_signal_connect_swapped (tick, "toggled", G_CALLBACK (on_ticked), self);
}

/** monev_agency_checks_set: @agencies: (element-type MonevRecord): all ticked at first. */
void
monev_agency_checks_set (MonevAgencyChecks *self, GPtrArray *agencies)
{
  GtkListBoxRow *row;

  g_ptr_array_set_size (self->ticks, 0);
  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  self->filling = TRUE;
  for (guint i = 0; i < agencies->len; i++)
    add_tick (self, agencies->pdata[i]);
  self->filling = FALSE;
  on_ticked (self);
}

static GtkWidget *
make_line (MonevAgencyChecks *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *search = gtk_search_entry_new ();
  GtkWidget *all = gtk_button_new_with_mnemonic (_("Pilih _Semua"));
  GtkWidget *none = gtk_button_new_with_mnemonic (_("K_osongkan"));

  self->search = GTK_EDITABLE (search);
  g_object_set (search, "placeholder-text", _("Cari OPD"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Cari OPD"), -1);
  gtk_widget_set_hexpand (search, TRUE);
  gtk_box_append (GTK_BOX (line), search);
  gtk_box_append (GTK_BOX (line), all);
  gtk_box_append (GTK_BOX (line), none);
  g_signal_connect_swapped (search, "changed", G_CALLBACK (on_search), self);
  g_signal_connect_swapped (all, "clicked", G_CALLBACK (on_all), self);
  g_signal_connect_swapped (none, "clicked", G_CALLBACK (on_none), self);
  return line;
}

static void
monev_agency_checks_dispose (GObject *object)
{
  MonevAgencyChecks *self = MONEV_AGENCY_CHECKS (object);

  if (self->list != NULL)
    gtk_list_box_set_filter_func (self->list, NULL, NULL, NULL);
  self->list = NULL;
  self->filling = TRUE;
  G_OBJECT_CLASS (monev_agency_checks_parent_class)->dispose (object);
}

static void
monev_agency_checks_finalize (GObject *object)
{
  MonevAgencyChecks *self = MONEV_AGENCY_CHECKS (object);

  g_ptr_array_unref (self->ticks);
  g_strfreev (self->words);
  G_OBJECT_CLASS (monev_agency_checks_parent_class)->finalize (object);
}

static void
monev_agency_checks_class_init (MonevAgencyChecksClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = monev_agency_checks_dispose;
  G_OBJECT_CLASS (klass)->finalize = monev_agency_checks_finalize;
  signals[CHANGED] = g_signal_new ("changed", MONEV_TYPE_AGENCY_CHECKS, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
monev_agency_checks_init (MonevAgencyChecks *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->ticks = g_ptr_array_new ();
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_list_box_set_filter_func (self->list, is_shown, self, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("OPD yang diminta"), -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scrolled), 160);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->list));
  monev_text_field_dress (GTK_SCROLLED_WINDOW (scrolled));
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (box), make_line (self));
  gtk_box_append (GTK_BOX (box), scrolled);
  adw_bin_set_child (ADW_BIN (self), box);
}

/** monev_agency_checks_new: Returns: (transfer floating): an empty list. */
GtkWidget *
monev_agency_checks_new (void)
{
  return g_object_new (MONEV_TYPE_AGENCY_CHECKS, NULL);
}
