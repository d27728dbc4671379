#include "verify-panel.h"

#include "base/instant.h"
#include "base/number.h"
#include "dataform/data-outlier.h"
#include "exchange/table.h"

#include <glib/gi18n.h>
#include <string.h>

#define MOST_OTHERS 8
#define WIDTH 320

struct _MonevVerifyPanel
{
  AdwBin parent;
  GtkLabel *doubts;
  GtkStack *stack;
  GtkLabel *place, *value, *unit;
  GtkBox *reasons, *facts, *others, *history;
  GtkWidget *reasons_card, *others_part, *history_part;
};

G_DEFINE_FINAL_TYPE (MonevVerifyPanel, monev_verify_panel, ADW_TYPE_BIN)

static void
empty (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

static GtkWidget *
add_label (GtkBox *box, const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (box, label);
  return label;
}

/* ---- why it is doubtful ---- */

static void
add_reason (MonevVerifyPanel *self, const char *text)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
  GtkWidget *label;

  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_add_css_class (icon, "warning");
  gtk_box_append (GTK_BOX (line), icon);
  label = add_label (GTK_BOX (line), text, NULL);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (self->reasons, line);
}

static const char *
text_at (const MonevDataValues *values, guint sheet, guint line, guint field)
{
  return values == NULL || line >= monev_data_values_n_lines (values, sheet)
             ? ""
             : monev_data_values_get (values, sheet, line, field).text;
}

/* What the same cell holds elsewhere: by the keys of its row and column. Lines that each fills as he
 * needs are not the same thing anywhere. */
static const char *
text_of_other (const MonevVerifyOther *other, const MonevDataCase *data, guint sheet, guint line,
               guint field)
{
  int at = monev_data_layout_find_line (other->layout, sheet,
                                        monev_data_values_line_key (data->values, sheet, line));
  int column = monev_data_layout_find_field (
      other->layout, sheet, monev_data_layout_field (data->layout, sheet, field)->key);

  return at < 0 || column < 0 || monev_data_layout_line (other->layout, sheet, (guint) at)->open
             ? ""
                              : text_at (other->values, sheet, (guint) at, (guint) column);
}

static gboolean
is_far_from_others (const MonevDataCase *data, const GPtrArray *others, guint sheet, guint line,
                    guint field, char **words)
{
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (MonevDecimal));
  MonevDecimal own, one;
  MonevSpread spread;
  g_autofree char *median = NULL;

  if (!monev_decimal_from_text (text_at (data->values, sheet, line, field), &own, NULL))
    return FALSE;
  for (guint i = 0; others != NULL && i < others->len; i++)
    if (monev_decimal_from_text (
            text_of_other (others->pdata[i], data, sheet, line, field), &one, NULL))
      g_array_append_val (values, one);
  g_array_append_val (values, own);
  if (!monev_spread_of ((MonevDecimal *) (gpointer) values->data, values->len, &spread)
      || !monev_spread_is_far (&spread, own))
    return FALSE;
  median = monev_number_format (spread.median, MONEV_NUMBER_AS_IS);
  *words = g_strdup_printf (_("Jauh dari OPD lain. Mediannya %s."), median);
  return TRUE;
}

static void
show_reasons (MonevVerifyPanel *self, const MonevDataCase *data, const GPtrArray *others,
              guint sheet, guint line, guint field)
{
  const MonevDataNote *note = monev_data_values_note (data->values, sheet, line, field);
  g_autofree char *far = NULL;

  empty (self->reasons);
  if (note != NULL && note->reason != NULL)
    add_reason (self, note->reason);
  if (note != NULL && note->words != NULL)
    add_reason (self, note->words);
  if (is_far_from_others (data, others, sheet, line, field, &far))
    add_reason (self, far);
  gtk_widget_set_visible (self->reasons_card,
                          gtk_widget_get_first_child (GTK_WIDGET (self->reasons)) != NULL);
}

/* ---- what is known ---- */

static void
add_fact (GtkBox *box, const char *name, const char *value)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = add_label (GTK_BOX (line), name, "dim-label");
  GtkWidget *text = add_label (GTK_BOX (line), value, "numeric");

  gtk_widget_set_hexpand (label, TRUE);
  gtk_label_set_wrap (GTK_LABEL (label), FALSE);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (text), 1);
  gtk_label_set_justify (GTK_LABEL (text), GTK_JUSTIFY_RIGHT);
  gtk_box_append (box, line);
}

static void
show_facts (MonevVerifyPanel *self, const MonevDataCase *data, guint sheet, guint line,
            guint field, const MonevDataSpec *spec)
{
  const MonevDataNote *note = monev_data_values_note (data->values, sheet, line, field);
  MonevDataValue value = monev_data_values_get (data->values, sheet, line, field);
  const char *last = text_at (data->last, sheet, line, field);
  g_autofree char *before = *last == '\0' ? g_strdup ("–") : monev_verify_text (spec, last);
  g_autofree char *cell = value.row > 0 && value.column > 0
                              ? monev_cell_reference (value.row, value.column)
                              : NULL;

  gboolean entered = value.how == MONEV_DATA_ENTERED
                     || (note != NULL && note->read == MONEV_DATA_ENTERED);

  empty (self->facts);
  add_fact (self->facts, _("Periode lalu"), before);
  if (note != NULL && note->found != NULL)
    add_fact (self->facts, _("Tertulis di berkas"), note->found);
  if (note != NULL && note->other != NULL)
    {
      g_autofree char *other = monev_verify_text (spec, note->other);

      add_fact (self->facts, _("Bacaan lain"), other);
    }
  if (cell != NULL && !entered)
    {
      g_autofree char *where
          = *monev_data_values_origin (data->values, sheet) == '\0'
                ? g_strdup (cell)
                : g_strdup_printf ("%s, %s", monev_data_values_origin (data->values, sheet), cell);

      add_fact (self->facts, _("Sel berkas"), where);
    }
  if (entered)
    add_fact (self->facts, _("Cara masuk"), _("diketik kantor"));
}

static void
add_other (MonevVerifyPanel *self, const char *name, const char *text, const MonevDataSpec *spec,
           double most)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *label = add_label (GTK_BOX (line), name, "dim-label");
  GtkWidget *bar = gtk_progress_bar_new ();
  g_autofree char *shown = monev_verify_text (spec, text);
  double own = ABS (g_ascii_strtod (text, NULL));
  GtkWidget *figure;

  gtk_label_set_wrap (GTK_LABEL (label), FALSE);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), 12);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 12);
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (bar), most > 0 ? MIN (own / most, 1) : 0);
  gtk_widget_set_valign (bar, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (bar, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, shown, -1);
  gtk_box_append (GTK_BOX (line), bar);
  figure = add_label (GTK_BOX (line), shown, "numeric");
  gtk_label_set_xalign (GTK_LABEL (figure), 1);
  gtk_label_set_wrap (GTK_LABEL (figure), FALSE);
  gtk_label_set_width_chars (GTK_LABEL (figure), 8);
  gtk_box_append (self->others, line);
}

static void
show_others (MonevVerifyPanel *self, const MonevDataCase *data, const GPtrArray *others,
             guint sheet, guint line, guint field, const MonevDataSpec *spec)
{
  guint n = 0;
  double most = ABS (g_ascii_strtod (text_at (data->values, sheet, line, field), NULL));

  empty (self->others);
  for (guint i = 0; others != NULL && i < others->len; i++)
    most = MAX (most, ABS (g_ascii_strtod (text_of_other (others->pdata[i], data, sheet, line,
                                                          field),
                                           NULL)));
  for (guint i = 0; others != NULL && i < others->len && n < MOST_OTHERS; i++)
    {
      const MonevVerifyOther *other = others->pdata[i];
      const char *text = text_of_other (other, data, sheet, line, field);

      if (*text == '\0' || !monev_data_kind_is_number (spec->kind))
        continue;
      add_other (self, other->agency, text, spec, most);
      n++;
    }
  gtk_widget_set_visible (self->others_part, n > 0);
}

/* ---- what was done ---- */

static const char *
words_of_kind (const char *kind)
{
  static const struct
  {
    const char *kind, *words;
  } kinds[] = {
    { "masuk", N_("Berubah pada data masuk berikutnya") },
    { "sesuai", N_("Dinyatakan sesuai") },
    { "klarifikasi", N_("Ditanyakan") },
    { "jawab", N_("Dijawab OPD") },
    { "koreksi", N_("Dikoreksi") },
    { "tolak", N_("Ditolak") },
    { "status", N_("Putusan ditarik kembali") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (strcmp (kinds[i].kind, kind) == 0)
      return _(kinds[i].words);
  return kind;
}

static void
add_remark (MonevVerifyPanel *self, const MonevVerifyData *data, const MonevDataRemark *remark,
            const MonevDataSpec *spec)
{
  g_autofree char *before = monev_verify_text (spec, remark->old_value);
  g_autofree char *after = monev_verify_text (spec, remark->new_value);
  g_autofree char *moment = monev_instant_format (remark->at, data->zone);
  g_autofree char *change = strcmp (remark->old_value, remark->new_value) == 0
                                ? g_strdup ("")
                                : g_strdup_printf (": %s → %s", before, after);
  g_autofree char *head = g_strconcat (words_of_kind (remark->kind), change, NULL);
  g_autofree char *foot = g_strdup_printf ("%s · %s", remark->by, moment);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *small;

  add_label (GTK_BOX (box), head, NULL);
  if (*remark->text != '\0')
    add_label (GTK_BOX (box), remark->text, NULL);
  small = add_label (GTK_BOX (box), foot, "dim-label");
  gtk_widget_add_css_class (small, "monev-small");
  gtk_box_append (self->history, box);
}

static void
show_history (MonevVerifyPanel *self, const MonevVerifyData *data, guint sheet, guint line,
              guint field, const MonevDataSpec *spec)
{
  g_autofree char *place = monev_data_place (data->data->values, sheet, line, field);
  guint n = 0;

  empty (self->history);
  for (guint i = data->remarks->len; i-- > 0;)
    {
      const MonevDataRemark *remark = data->remarks->pdata[i];

      if (strcmp (remark->place, place) != 0)
        continue;
      add_remark (self, data, remark, spec);
      n++;
    }
  gtk_widget_set_visible (self->history_part, n > 0);
}

/* ---- all of it ---- */

/** monev_verify_panel_show: @others: (nullable) (element-type MonevVerifyOther): once they were read. */
void
monev_verify_panel_show (MonevVerifyPanel *self, MonevVerifyData *data, const GPtrArray *others,
                         guint sheet, guint line, guint field)
{
  const MonevDataCase *of = data->data;
  MonevDataSpec spec = monev_data_layout_spec (of->layout, sheet, line, field);
  MonevDataValue value = monev_data_values_get (of->values, sheet, line, field);
  const MonevDataLine *row = line < monev_data_layout_n_lines (of->layout, sheet)
                                 ? monev_data_layout_line (of->layout, sheet, line)
                                 : NULL;
  const MonevDataField *column = monev_data_layout_field (of->layout, sheet, field);
  g_autofree char *shown = *value.text != '\0' ? monev_verify_text (&spec, value.text)
                                               : g_strdup (_("kosong"));
  g_autofree char *number = g_strdup_printf (_("Baris %u"), line + 1);
  g_autofree char *place
      = g_strjoin ("\n", row != NULL && *row->label != '\0' ? row->label : number,
                   *column->over != '\0' ? column->over : column->label,
                   *column->over != '\0' && strcmp (column->over, column->label) != 0
                       ? column->label
                       : NULL,
                   NULL);

  gtk_label_set_text (self->place, place);
  gtk_label_set_text (self->value, shown);
  gtk_label_set_text (self->unit, row != NULL ? row->unit : "");
  show_reasons (self, of, others, sheet, line, field);
  show_facts (self, of, sheet, line, field, &spec);
  show_others (self, of, others, sheet, line, field, &spec);
  show_history (self, data, sheet, line, field, &spec);
  gtk_stack_set_visible_child_name (self->stack, "cell");
}

/** monev_verify_panel_show_nothing: the cursor stands on no value. */
void
monev_verify_panel_show_nothing (MonevVerifyPanel *self)
{
  gtk_stack_set_visible_child_name (self->stack, "none");
}

/** monev_verify_panel_set_doubts: "Meragukan 1 dari 6"; @nth: 0 when the cursor is on none of them. */
void
monev_verify_panel_set_doubts (MonevVerifyPanel *self, guint nth, guint total)
{
  g_autofree char *text = total == 0 ? g_strdup (_("Tidak ada yang meragukan"))
                          : nth == 0 ? g_strdup_printf (_("Meragukan: %u"), total)
                                     : g_strdup_printf (_("Meragukan %u dari %u"), nth, total);

  gtk_label_set_text (self->doubts, text);
}

/* ---- how it is built ---- */

static GtkWidget *
make_button (const char *label, const char *action, const char *tip, gboolean first)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_tooltip_text (button, tip);
  gtk_widget_set_hexpand (button, TRUE);
  if (first)
    gtk_widget_add_css_class (button, "suggested-action");
  return button;
}

static GtkWidget *
make_acts (void)
{
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_row_spacing (GTK_GRID (grid), 8);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 8);
  gtk_grid_set_column_homogeneous (GTK_GRID (grid), TRUE);
  gtk_widget_add_css_class (grid, "monev-remarks");
  gtk_grid_attach (GTK_GRID (grid),
                   make_button (_("Sesuai (S)"), "verify.approve", _("Nilai ini benar (S)"), TRUE), 0,
                   0, 1, 1);
  gtk_grid_attach (GTK_GRID (grid),
                   make_button (_("Tanyakan… (T)"), "verify.ask",
                                _("Minta klarifikasi kepada OPD (T)"), FALSE),
                   1, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (grid),
                   make_button (_("Koreksi… (K)"), "verify.correct",
                                _("Tulis nilai yang benar dengan alasannya (K)"), FALSE),
                   0, 1, 1, 1);
  gtk_grid_attach (GTK_GRID (grid),
                   make_button (_("Tolak… (X)"), "verify.refuse",
                                _("Nilai ini tidak dipakai, dengan alasannya (X)"), FALSE),
                   1, 1, 1, 1);
  return grid;
}

static GtkWidget *
make_step (const char *icon, const char *action, const char *tip)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tip, -1);
  return button;
}

static GtkWidget *
make_head (MonevVerifyPanel *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_widget_add_css_class (head, "monev-preview-head");
  self->doubts = GTK_LABEL (add_label (GTK_BOX (head), "", "heading"));
  gtk_widget_set_hexpand (GTK_WIDGET (self->doubts), TRUE);
  gtk_box_append (GTK_BOX (head), make_step ("go-up-symbolic", "verify.previous",
                                             _("Meragukan sebelumnya (Shift+F8)")));
  gtk_box_append (GTK_BOX (head), make_step ("go-down-symbolic", "verify.next",
                                             _("Meragukan berikutnya (F8)")));
  return head;
}

static GtkWidget *
make_part (GtkBox *page, const char *title, GtkBox **rows)
{
  GtkWidget *part = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  add_label (GTK_BOX (part), title, "heading");
  *rows = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 8));
  gtk_box_append (GTK_BOX (part), GTK_WIDGET (*rows));
  gtk_box_append (page, part);
  return part;
}

static GtkWidget *
make_cell (MonevVerifyPanel *self)
{
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  gtk_widget_add_css_class (page, "monev-remarks");
  self->place = GTK_LABEL (add_label (GTK_BOX (page), "", "dim-label"));
  self->value = GTK_LABEL (add_label (GTK_BOX (line), "", "title-1"));
  gtk_widget_add_css_class (GTK_WIDGET (self->value), "numeric");
  self->unit = GTK_LABEL (add_label (GTK_BOX (line), "", "dim-label"));
  gtk_widget_set_valign (GTK_WIDGET (self->unit), GTK_ALIGN_BASELINE);
  gtk_box_append (GTK_BOX (page), line);
  self->reasons_card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (self->reasons_card, "card");
  gtk_widget_add_css_class (self->reasons_card, "monev-remark");
  self->reasons = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 8));
  gtk_box_append (GTK_BOX (self->reasons_card), GTK_WIDGET (self->reasons));
  gtk_box_append (GTK_BOX (page), self->reasons_card);
  self->facts = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  gtk_box_append (GTK_BOX (page), GTK_WIDGET (self->facts));
  self->others_part = make_part (GTK_BOX (page), _("OPD lain"), &self->others);
  self->history_part = make_part (GTK_BOX (page), _("Riwayat sel"), &self->history);
  return page;
}

static void
monev_verify_panel_class_init (MonevVerifyPanelClass *klass)
{
}

static void
monev_verify_panel_init (MonevVerifyPanel *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *none = gtk_label_new (_("Pilih satu nilai untuk melihat asal dan riwayatnya."));

  gtk_label_set_wrap (GTK_LABEL (none), TRUE);
  gtk_widget_add_css_class (none, "dim-label");
  gtk_widget_set_valign (none, GTK_ALIGN_START);
  gtk_widget_add_css_class (none, "monev-remarks");
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_set_vhomogeneous (self->stack, FALSE);
  gtk_stack_add_named (self->stack, none, "none");
  gtk_stack_add_named (self->stack, make_cell (self), "cell");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->stack));
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (box), make_head (self));
  gtk_box_append (GTK_BOX (box), scrolled);
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (box), make_acts ());
  gtk_widget_set_size_request (GTK_WIDGET (self), WIDTH, -1);
  gtk_widget_set_hexpand (GTK_WIDGET (self), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "view");
  adw_bin_set_child (ADW_BIN (self), box);
}

/** monev_verify_panel_new: Returns: (transfer floating): empty. */
GtkWidget *
monev_verify_panel_new (void)
{
  return g_object_new (MONEV_TYPE_VERIFY_PANEL, NULL);
}
