#include "proposal-sums.h"

#include "ui/common/count-text.h"
#include "ui/common/state-glyph.h"

#include <glib/gi18n.h>
#include <string.h>

#define N_BUTTONS (MONEV_N_VERDICTS + 1) /* all of them first */

struct _MonevProposalSums
{
  AdwBin parent;
  GtkWidget *buttons[N_BUTTONS];
  GtkLabel *heads[N_BUTTONS];
  GtkLabel *money[N_BUTTONS];
  guint chosen;
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MonevProposalSums, monev_proposal_sums, ADW_TYPE_BIN)

static const char *
value_of (guint button)
{
  return button == 0 ? MONEV_PROPOSAL_ANY : monev_verdict_nth (button - 1)->value;
}

static const char *
word_of (guint button)
{
  return button == 0 ? _("Semua") : _(monev_verdict_nth (button - 1)->word);
}

/* Pressing the one that is chosen leaves it so. */
static void
on_toggled (MonevProposalSums *self, GtkToggleButton *button)
{
  if (!gtk_toggle_button_get_active (button))
    return;
  for (guint i = 0; i < N_BUTTONS; i++)
    if (self->buttons[i] == GTK_WIDGET (button))
      self->chosen = i;
  g_signal_emit (self, signals[CHOSEN], 0, value_of (self->chosen));
}

static GtkLabel *
add_label (GtkWidget *box, const char *style)
{
  GtkLabel *label = GTK_LABEL (gtk_label_new (NULL));

  gtk_label_set_xalign (label, 0);
  gtk_label_set_ellipsize (label, PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (GTK_WIDGET (label), style);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (label));
  return label;
}

static GtkWidget *
make_button (MonevProposalSums *self, guint i)
{
  GtkWidget *button = gtk_toggle_button_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  if (i > 1)
    gtk_box_append (GTK_BOX (head),
                    monev_state_glyph_new (monev_verdict_nth (i - 1)->state, FALSE));
  self->heads[i] = add_label (head, "monev-small");
  gtk_box_append (GTK_BOX (box), head);
  self->money[i] = add_label (box, "monev-smallest");
  gtk_widget_add_css_class (GTK_WIDGET (self->money[i]), "numeric");
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "monev-sum");
  gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button),
                               i > 0 ? GTK_TOGGLE_BUTTON (self->buttons[0]) : NULL);
  return button;
}

static void
monev_proposal_sums_class_init (MonevProposalSumsClass *klass)
{
  /** MonevProposalSums::chosen: the verdict (string) that is to be left. */
  signals[CHOSEN] = g_signal_new ("chosen", MONEV_TYPE_PROPOSAL_SUMS, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
monev_proposal_sums_init (MonevProposalSums *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);

  gtk_box_set_homogeneous (GTK_BOX (row), TRUE);
  for (guint i = 0; i < N_BUTTONS; i++)
    {
      self->buttons[i] = make_button (self, i);
      gtk_box_append (GTK_BOX (row), self->buttons[i]);
    }
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->buttons[0]), TRUE);
  for (guint i = 0; i < N_BUTTONS; i++)
    g_signal_connect_swapped (self->buttons[i], "toggled", G_CALLBACK (on_toggled), self);
  adw_bin_set_child (ADW_BIN (self), row);
}

/** monev_proposal_sums_new: Returns: (transfer floating): all of them are chosen. */
GtkWidget *
monev_proposal_sums_new (void)
{
  return g_object_new (MONEV_TYPE_PROPOSAL_SUMS, NULL);
}

static char *
rupiah (MonevDecimal value)
{
  g_autofree char *number = monev_proposal_rupiah (value);

  return g_strdup_printf ("Rp %s", *number != '\0' ? number : "0");
}

/* What was asked stands below each, so that the parts add up to all of them; what is given, in the
 * tooltip. */
static void
show_sum (MonevProposalSums *self, guint i, const MonevProposalSum *sum, gboolean whole)
{
  g_autofree char *n = monev_count_text (sum->n);
  g_autofree char *head = g_strdup_printf ("%s %s", n, word_of (i));
  g_autofree char *asked = rupiah (sum->asked);
  g_autofree char *given = rupiah (sum->given);
  g_autofree char *tip
      = whole ? g_strdup_printf (_("Diusulkan %s, definitif %s"), asked, given)
              : g_strdup (_("Jumlahnya terlalu besar untuk dihitung."));
  g_autofree char *aloud = g_strdup_printf (_("%s usulan %s. %s"), n, word_of (i), tip);

  gtk_label_set_text (self->heads[i], head);
  gtk_label_set_text (self->money[i], !whole ? "…" : asked);
  gtk_widget_set_tooltip_text (self->buttons[i], tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->buttons[i]),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, aloud, -1);
}

/** monev_proposal_sums_show: @proposals: (element-type MonevRecord): those that the other filters
 * leave. */
void
monev_proposal_sums_show (MonevProposalSums *self, const GPtrArray *proposals)
{
  MonevProposalSum sums[N_BUTTONS];
  gboolean whole[N_BUTTONS];

  for (guint i = 0; i < N_BUTTONS; i++)
    {
      sums[i] = MONEV_PROPOSAL_SUM_NONE;
      whole[i] = TRUE;
      for (guint p = 0; p < proposals->len; p++)
        if (i == 0
            || strcmp (monev_record_get (proposals->pdata[p], "verdict"), value_of (i)) == 0)
          whole[i] = monev_proposal_add_up (&sums[i], proposals->pdata[p], NULL) && whole[i];
      show_sum (self, i, &sums[i], whole[i]);
    }
}

/** monev_proposal_sums_get: Returns: (transfer none): the verdict that is chosen. */
const char *
monev_proposal_sums_get (MonevProposalSums *self)
{
  return value_of (self->chosen);
}

/** monev_proposal_sums_choose: as if the button of @verdict was pressed. */
void
monev_proposal_sums_choose (MonevProposalSums *self, const char *verdict)
{
  for (guint i = 0; i < N_BUTTONS; i++)
    if (strcmp (value_of (i), verdict) == 0)
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->buttons[i]), TRUE);
}

/** monev_proposal_sums_get_text: Returns: (transfer none): the money that stands at @verdict. */
const char *
monev_proposal_sums_get_text (MonevProposalSums *self, const char *verdict)
{
  for (guint i = 0; i < N_BUTTONS; i++)
    if (strcmp (value_of (i), verdict) == 0)
      return gtk_label_get_text (self->money[i]);
  return "";
}
