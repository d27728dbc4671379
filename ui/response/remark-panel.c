#include "remark-panel.h"

#include "base/instant.h"
#include "place-list.h"
#include "ui/common/status-pill.h"

#include <glib/gi18n.h>
#include <string.h>

static const struct
{
  const char *kind, *words;
  MonevState state;
} kinds[] = {
  { "tanya", N_("Ditanyakan"), MONEV_STATE_QUESTION }, { "jawab", N_("Dijawab"), MONEV_STATE_GOOD },
  { "koreksi", N_("Dikoreksi"), MONEV_STATE_CHANGED }, { "impor", N_("Impor"), MONEV_STATE_SENT },
  { "status", N_("Keadaan"), MONEV_STATE_SEEN },
};

struct _MonevRemarkPanel
{
  AdwBin parent;
  GtkBox *rows;
  GtkWidget *none;
  GPtrArray *places; /* (nullable): MonevPlace */
  guint n_open, n_rows;
};

enum
{
  GO,
  REPLY,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MonevRemarkPanel, monev_remark_panel, ADW_TYPE_BIN)

/** monev_remark_is_open: Returns: whether it is a question that was not answered yet. */
gboolean
monev_remark_is_open (const MonevResponseRemark *remark)
{
  return strcmp (remark->kind, "tanya") == 0 && !remark->settled;
}

static char *
value_of (MonevResponseForm *form, const char *place, const char *value)
{
  MonevFrame *frame;
  int question;

  if (*value == '\0')
    return g_strdup (_("(kosong)"));
  if (*place == '\0' || !monev_response_form_find (form, place, &frame, &question))
    return g_strdup (value);
  return monev_response_form_shown_value (form, question, value);
}

/** monev_remark_words: Returns: (transfer full): what it says: "7 → 11. Dihitung kembali". */
char *
monev_remark_words (MonevResponseForm *form, const MonevResponseRemark *remark)
{
  g_autofree char *before = value_of (form, remark->place, remark->old_value);
  g_autofree char *after = value_of (form, remark->place, remark->new_value);

  if (strcmp (remark->old_value, remark->new_value) == 0)
    return g_strdup (remark->text);
  return *remark->text == '\0' ? g_strdup_printf ("%s → %s", before, after)
                               : g_strdup_printf ("%s → %s. %s", before, after, remark->text);
}

/** monev_remark_panel_n_open: Returns: how many questions wait for a reply. */
guint
monev_remark_panel_n_open (MonevRemarkPanel *self)
{
  return self->n_open;
}

/** monev_remark_panel_n_rows: Returns: how many remarks are shown. */
guint
monev_remark_panel_n_rows (MonevRemarkPanel *self)
{
  return self->n_rows;
}

/* ---- one remark ---- */

static void
on_go (MonevRemarkPanel *self, GtkWidget *button)
{
  g_signal_emit (self, signals[GO], 0, g_object_get_data (G_OBJECT (button), "place"));
}

static void
on_reply (MonevRemarkPanel *self, GtkWidget *button)
{
  g_signal_emit (self, signals[REPLY], 0, g_object_get_data (G_OBJECT (button), "place"),
                 g_object_get_data (G_OBJECT (button), "text"));
}

static GtkWidget *
add_label (GtkWidget *box, const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static GtkWidget *
make_button (MonevRemarkPanel *self, const char *label, const MonevResponseRemark *remark,
             GCallback clicked)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_halign (button, GTK_ALIGN_START);
  g_object_set_data_full (G_OBJECT (button), "place", g_strdup (remark->place), g_free);
  g_object_set_data_full (G_OBJECT (button), "text", g_strdup (remark->text), g_free);
  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  return button;
}

/* The question it speaks of, as a way to it. */
static void
add_place (MonevRemarkPanel *self, GtkWidget *card, const MonevResponseRemark *remark)
{
  const MonevPlace *place = monev_place_list_find (self->places, remark->place);
  GtkWidget *button, *label;

  if (*remark->place == '\0')
    {
      add_label (card, _("Seluruh jawaban"), "heading");
      return;
    }
  button = make_button (self, place != NULL ? place->label : remark->place, remark,
                        G_CALLBACK (on_go));
  label = gtk_button_get_child (GTK_BUTTON (button));
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_halign (button, GTK_ALIGN_FILL);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "monev-remark-place");
  gtk_widget_set_tooltip_text (button, place != NULL ? place->label : remark->place);
  gtk_widget_set_sensitive (button, place != NULL);
  gtk_box_append (GTK_BOX (card), button);
}

static GtkWidget *
make_pill (const MonevResponseRemark *remark)
{
  gboolean answered = strcmp (remark->kind, "tanya") == 0 && remark->settled;
  GtkWidget *pill = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (strcmp (kinds[i].kind, remark->kind) == 0)
      pill = monev_status_pill_new (answered ? MONEV_STATE_DIM : kinds[i].state,
                                    _(kinds[i].words));
  if (pill == NULL)
    pill = monev_status_pill_new (MONEV_STATE_NORMAL, remark->kind);
  gtk_widget_set_halign (pill, GTK_ALIGN_START);
  return pill;
}

static void
add_remark (MonevRemarkPanel *self, MonevResponseForm *form, const MonevResponseRemark *remark,
            GTimeZone *zone)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  g_autofree char *words = monev_remark_words (form, remark);
  g_autofree char *moment = monev_instant_format (remark->at, zone);
  g_autofree char *who = g_strdup_printf ("%s · %s", remark->by, moment);
  GtkWidget *foot;

  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "monev-remark");
  add_place (self, card, remark);
  gtk_box_append (GTK_BOX (card), make_pill (remark));
  if (*words != '\0')
    add_label (card, words, NULL);
  foot = add_label (card, who, "dim-label");
  gtk_widget_add_css_class (foot, "monev-small");
  if (monev_remark_is_open (remark))
    gtk_box_append (GTK_BOX (card), make_button (self, _("Jawab…"), remark, G_CALLBACK (on_reply)));
  gtk_box_append (self->rows, card);
  self->n_rows++;
}

/* ---- all of them ---- */

/** monev_remark_panel_show: @remarks: (element-type MonevResponseRemark): the oldest first. */
void
monev_remark_panel_show (MonevRemarkPanel *self, MonevResponseForm *form, const GPtrArray *remarks,
                         GTimeZone *zone)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->rows))) != NULL)
    gtk_box_remove (self->rows, child);
  g_clear_pointer (&self->places, g_ptr_array_unref);
  self->places = monev_place_list_new (form);
  self->n_open = self->n_rows = 0;
  for (guint i = remarks->len; i-- > 0;)
    if (monev_remark_is_open (g_ptr_array_index (remarks, i)))
      {
        add_remark (self, form, g_ptr_array_index (remarks, i), zone);
        self->n_open++;
      }
  for (guint i = remarks->len; i-- > 0;)
    if (!monev_remark_is_open (g_ptr_array_index (remarks, i)))
      add_remark (self, form, g_ptr_array_index (remarks, i), zone);
  gtk_widget_set_visible (self->none, self->n_rows == 0);
}

static void
monev_remark_panel_dispose (GObject *object)
{
  g_clear_pointer (&MONEV_REMARK_PANEL (object)->places, g_ptr_array_unref);
  G_OBJECT_CLASS (monev_remark_panel_parent_class)->dispose (object);
}

static void
monev_remark_panel_class_init (MonevRemarkPanelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = monev_remark_panel_dispose;
  signals[GO] = g_signal_new ("go", MONEV_TYPE_REMARK_PANEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                              NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[REPLY] = g_signal_new ("reply", MONEV_TYPE_REMARK_PANEL, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
}

static GtkWidget *
make_head (void)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *title = add_label (head, _("Catatan"), "heading");
  GtkWidget *ask = gtk_button_new_with_mnemonic (_("_Tanya Petugas…"));

  gtk_widget_set_hexpand (title, TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (ask), "entry.ask");
  gtk_widget_set_tooltip_text (ask, _("Tanyakan satu jawaban kepada petugas (Ctrl+T)"));
  gtk_box_append (GTK_BOX (head), ask);
  gtk_widget_add_css_class (head, "monev-preview-head");
  return head;
}

static void
monev_remark_panel_init (MonevRemarkPanel *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->rows = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 12));
  gtk_widget_add_css_class (page, "monev-remarks");
  self->none = add_label (page, _("Belum ada pertanyaan, koreksi, atau keputusan."), "dim-label");
  gtk_box_append (GTK_BOX (page), GTK_WIDGET (self->rows));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), page);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (box), make_head ());
  gtk_box_append (GTK_BOX (box), scrolled);
  adw_bin_set_child (ADW_BIN (self), box);
}

/** monev_remark_panel_new: Returns: (transfer floating): empty. */
GtkWidget *
monev_remark_panel_new (void)
{
  return g_object_new (MONEV_TYPE_REMARK_PANEL, NULL);
}
