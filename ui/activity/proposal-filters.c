#include "proposal-filters.h"

#include "choice.h"
#include "region/region.h"

#include <glib/gi18n.h>
#include <string.h>

enum
{
  SOURCE,
  AGENCY,
  DISTRICT,
  N_CHOICES
};

struct _MonevProposalFilters
{
  AdwBin parent;
  GtkWidget *choices[N_CHOICES];
  MonevProposalSums *sums;
  gboolean filling;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MonevProposalFilters, monev_proposal_filters, ADW_TYPE_BIN)

static void
add_choice (GPtrArray *ids, GPtrArray *titles, const char *id, const char *title)
{
  for (guint i = 0; i < ids->len; i++)
    if (strcmp (ids->pdata[i], id) == 0)
      return;
  g_ptr_array_add (ids, g_strdup (id));
  g_ptr_array_add (titles, g_strdup (title));
}

static char *
district_name (const char *code)
{
  MonevRegion region;

  return monev_region_find (code, &region) ? g_strdup (region.name) : g_strdup (code);
}

static void
add_found (guint which, const MonevRecord *proposal, const GPtrArray *sites, GPtrArray *ids,
           GPtrArray *titles)
{
  static const char *const fields[] = { "source", "agency_id" };
  g_autofree char *id = which == DISTRICT
                            ? monev_proposal_district_of (proposal, sites)
                            : g_strdup (monev_record_get (proposal, fields[which]));
  g_autofree char *title = NULL;

  if (*id == '\0')
    return;
  title = which == DISTRICT ? district_name (id) : monev_field_data_shown (proposal, fields[which]);
  add_choice (ids, titles, id, title);
}

/** monev_proposal_filters_fill: only what there is can be chosen; what was chosen stays so. */
void
monev_proposal_filters_fill (MonevProposalFilters *self, const GPtrArray *proposals,
                             const GPtrArray *sites)
{
  const char *const all[] = { _("Semua sumber"), _("Semua OPD"), _("Semua kecamatan") };

  self->filling = TRUE;
  for (guint which = 0; which < N_CHOICES; which++)
    {
      g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (GPtrArray) titles = g_ptr_array_new_with_free_func (g_free);

      add_choice (ids, titles, "", all[which]);
      for (guint i = 0; i < proposals->len; i++)
        add_found (which, proposals->pdata[i], sites, ids, titles);
      g_ptr_array_add (ids, NULL);
      g_ptr_array_add (titles, NULL);
      monev_choice_fill (GTK_DROP_DOWN (self->choices[which]), (const char *const *) ids->pdata,
                         (const char *const *) titles->pdata);
    }
  self->filling = FALSE;
}

/** monev_proposal_filters_get: Returns: what is chosen; its texts live until it changes. */
MonevProposalFilter
monev_proposal_filters_get (MonevProposalFilters *self)
{
  return (MonevProposalFilter) {
    monev_choice_get_id (GTK_DROP_DOWN (self->choices[SOURCE])),
    monev_choice_get_id (GTK_DROP_DOWN (self->choices[AGENCY])),
    monev_choice_get_id (GTK_DROP_DOWN (self->choices[DISTRICT])),
    monev_proposal_sums_get (self->sums),
  };
}

/** monev_proposal_filters_choose: as if chosen. @which: "source", "agency", "district", "verdict". */
void
monev_proposal_filters_choose (MonevProposalFilters *self, const char *which, const char *id)
{
  static const char *const names[N_CHOICES] = { "source", "agency", "district" };

  for (guint i = 0; i < N_CHOICES; i++)
    if (strcmp (names[i], which) == 0)
      monev_choice_set_id (GTK_DROP_DOWN (self->choices[i]), id);
  if (strcmp (which, "verdict") == 0)
    monev_proposal_sums_choose (self->sums, id);
}

/** monev_proposal_filters_get_sums: Returns: (transfer none): the verdicts with what they come to. */
MonevProposalSums *
monev_proposal_filters_get_sums (MonevProposalFilters *self)
{
  return self->sums;
}

/* ---- building ---- */

static void
on_chosen (MonevProposalFilters *self)
{
  if (!self->filling)
    g_signal_emit (self, signals[CHANGED], 0);
}

static GtkWidget *
make_button (const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

static GtkWidget *
make_export (void)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();

  g_menu_append (menu, _("Simpan sebagai _Excel…"), "desk.proposal-export::xlsx");
  g_menu_append (menu, _("Simpan sebagai _PDF…"), "desk.proposal-export::pdf");
  g_menu_append (menu, _("_Cetak…"), "desk.proposal-print");
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _("_Daftar RD"));
  gtk_menu_button_set_use_underline (GTK_MENU_BUTTON (button), TRUE);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_set_tooltip_text (button, _("Daftar Rencana Definitif (cetak dengan Ctrl+P)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Daftar Rencana Definitif"), -1);
  return button;
}

static GtkWidget *
make_bar (MonevProposalFilters *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *gap = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  const char *const names[] = { _("Sumber"), _("OPD"), _("Kecamatan") };

  for (guint i = 0; i < N_CHOICES; i++)
    {
      self->choices[i] = monev_choice_new (names[i], 14);
      gtk_box_append (GTK_BOX (bar), self->choices[i]);
      g_signal_connect_swapped (self->choices[i], "notify::selected", G_CALLBACK (on_chosen), self);
    }
  gtk_widget_set_hexpand (gap, TRUE);
  gtk_box_append (GTK_BOX (bar), gap);
  gtk_box_append (GTK_BOX (bar), make_button (_("_Impor…"), "desk.proposal-import"));
  gtk_box_append (GTK_BOX (bar), make_button (_("_Tambah…"), "desk.proposal-add"));
  gtk_box_append (GTK_BOX (bar), make_export ());
  gtk_widget_add_css_class (bar, "monev-filters");
  return bar;
}

static void
monev_proposal_filters_dispose (GObject *object)
{
  MONEV_PROPOSAL_FILTERS (object)->filling = TRUE;
  G_OBJECT_CLASS (monev_proposal_filters_parent_class)->dispose (object);
}

static void
monev_proposal_filters_class_init (MonevProposalFiltersClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = monev_proposal_filters_dispose;
  /** MonevProposalFilters::changed: something else was chosen. */
  signals[CHANGED] = g_signal_new ("changed", MONEV_TYPE_PROPOSAL_FILTERS, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
monev_proposal_filters_init (MonevProposalFilters *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->sums = MONEV_PROPOSAL_SUMS (monev_proposal_sums_new ());
  g_signal_connect_swapped (self->sums, "chosen", G_CALLBACK (on_chosen), self);
  gtk_widget_add_css_class (GTK_WIDGET (self->sums), "monev-verdicts");
  gtk_box_append (GTK_BOX (box), make_bar (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->sums));
  adw_bin_set_child (ADW_BIN (self), box);
}

/** monev_proposal_filters_new: Returns: (transfer floating): everything is left. */
GtkWidget *
monev_proposal_filters_new (void)
{
  return g_object_new (MONEV_TYPE_PROPOSAL_FILTERS, NULL);
}
