#include "proposal-form.h"

#include "item-rows.h"
#include "proposal-list.h"
#include "activity/coordinate.h"
#include "record/record-check.h"
#include "ui/common/text-field.h"

#include <glib/gi18n.h>
#include <string.h>

typedef enum
{
  VOLUME,
  PLACE,
  PAGU,
  AT,
  REASON,
  N_ENTRIES
} Entry;

static const struct
{
  const char *field;
  const char *label;
  const char *hint;
} entries[N_ENTRIES] = {
  { "verdict_volume", N_ ("_Volume definitif"), N_ ("seperti diusulkan") },
  { "verdict_place", N_ ("_Lokasi definitif"), N_ ("seperti diusulkan") },
  { "verdict_pagu", N_ ("_Pagu definitif"), N_ ("seperti diusulkan") },
  { "latitude", N_ ("_Koordinat"), "-0.16, 109.9" },
  { "reason", N_ ("_Alasan"), NULL },
};

struct _MonevProposalForm
{
  AdwBin parent;
  MonevRecord *stored; /* of one proposal; NULL for several */
  GtkWidget *title, *facts, *tools, *fault, *save, *revert, *behind, *old;
  GtkWidget *verdicts[MONEV_N_VERDICTS];
  GtkWidget *labels[N_ENTRIES], *controls[N_ENTRIES];
  GtkTextBuffer *reason;
  GtkListBox *files;
  gboolean several, filling;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MonevProposalForm, monev_proposal_form, ADW_TYPE_BIN)

/* ---- what is typed ---- */

static const char *
verdict_of (MonevProposalForm *self)
{
  for (guint i = 0; i < MONEV_N_VERDICTS; i++)
    if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->verdicts[i])))
      return monev_verdict_nth (i)->value;
  return "";
}

static char *
text_of (MonevProposalForm *self, Entry entry)
{
  GtkTextIter start, end;

  if (entry != REASON)
    return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->controls[entry]))));
  gtk_text_buffer_get_bounds (self->reason, &start, &end);
  return g_strstrip (gtk_text_buffer_get_text (self->reason, &start, &end, FALSE));
}

static gboolean
is_asked (MonevProposalForm *self, Entry entry)
{
  const char *verdict = verdict_of (self);
  gboolean adjusted = strcmp (verdict, "dengan_penyesuaian") == 0;

  if (entry == REASON)
    return TRUE;
  if (self->several)
    return FALSE;
  if (entry == VOLUME || entry == PLACE)
    return adjusted;
  return entry == AT || adjusted || strcmp (verdict, "definitif") == 0;
}

static MonevRecord *
take_at (MonevProposalForm *self, MonevRecord *proposal, MonevIssueList *issues)
{
  g_autofree char *text = text_of (self, AT);
  g_autofree char *latitude = NULL;
  g_autofree char *longitude = NULL;
  g_autoptr (GError) error = NULL;

  if (*text != '\0' && !monev_coordinate_parse_pair (text, &latitude, &longitude, &error))
    {
      monev_issue (issues, .code = "coordinate", .severity = MONEV_SEVERITY_ERROR,
                   .key = "latitude", .message = error->message,
                   .fix = _("Tulis lintang lalu bujur, misalnya -0.16, 109.9."));
      return proposal;
    }
  proposal = monev_record_with (proposal, "latitude", latitude != NULL ? latitude : "");
  return monev_record_with (proposal, "longitude", longitude != NULL ? longitude : "");
}

static MonevRecord *
take_entry (MonevProposalForm *self, Entry entry, MonevRecord *proposal, MonevIssueList *issues)
{
  int field = monev_record_type_field (&monev_proposal_type, entries[entry].field);
  g_autofree char *text = text_of (self, entry);

  if (entry == AT)
    return take_at (self, proposal, issues);
  if (entry == REASON)
    return monev_record_with (proposal, "reason", text);
  return monev_record_enter (proposal, (guint) field, text, issues);
}

/**
 * monev_proposal_form_take:
 * @proposal: (transfer full): as it is stored
 * @issues: takes what can't be read
 *
 * Volume and place are asked of an adjustment alone; any other verdict leaves them as they were
 * proposed. On several, coordinates and pagu stay.
 *
 * Returns: (transfer full): @proposal with what stands in the form.
 */
MonevRecord *
monev_proposal_form_take (MonevProposalForm *self, MonevRecord *proposal, MonevIssueList *issues)
{
  if (strcmp (verdict_of (self), "dengan_penyesuaian") != 0
      && strcmp (monev_record_get (proposal, "verdict"), verdict_of (self)) != 0)
    proposal = monev_proposal_as_asked (proposal);
  proposal = monev_record_with (proposal, "verdict", verdict_of (self));
  for (Entry i = 0; i < N_ENTRIES; i++)
    if (is_asked (self, i))
      proposal = take_entry (self, i, proposal, issues);
  return proposal;
}

static gboolean
needs_reason (const char *verdict)
{
  return *verdict != '\0' && strcmp (verdict, "definitif") != 0;
}

/* What was said for another verdict does not speak for this one. */
static gboolean
has_old_reason (MonevProposalForm *self)
{
  const char *verdict = verdict_of (self);
  g_autofree char *reason = text_of (self, REASON);

  return self->stored != NULL && needs_reason (verdict) && *reason != '\0'
         && needs_reason (monev_record_get (self->stored, "verdict"))
         && strcmp (monev_record_get (self->stored, "verdict"), verdict) != 0
         && strcmp (monev_record_get (self->stored, "reason"), reason) == 0;
}

static gboolean
focus_reason (MonevProposalForm *self)
{
  GtkTextIter start, end;

  /* Selected: the first key writes over it. */
  gtk_text_buffer_get_bounds (self->reason, &start, &end);
  gtk_text_buffer_select_range (self->reason, &start, &end);
  return gtk_widget_grab_focus (gtk_scrolled_window_get_child (
      GTK_SCROLLED_WINDOW (self->controls[REASON])));
}

/** monev_proposal_form_focus_missing: goes to what the verdict still needs; the reason of another
 * verdict is offered and has to be confirmed. Returns: whether there is something. */
gboolean
monev_proposal_form_focus_missing (MonevProposalForm *self)
{
  const char *verdict = verdict_of (self);
  g_autofree char *volume = text_of (self, VOLUME);
  g_autofree char *place = text_of (self, PLACE);
  g_autofree char *reason = text_of (self, REASON);
  gboolean adjusted = strcmp (verdict, "dengan_penyesuaian") == 0;

  if (adjusted && !self->several && *volume == '\0' && *place == '\0')
    return gtk_widget_grab_focus (self->controls[VOLUME]);
  if (!needs_reason (verdict) || (*reason != '\0' && !has_old_reason (self)))
    return FALSE;
  return focus_reason (self);
}

/* ---- what is shown ---- */

static void
update (MonevProposalForm *self)
{
  for (Entry i = 0; i < N_ENTRIES; i++)
    {
      gtk_widget_set_visible (self->labels[i], is_asked (self, i));
      gtk_widget_set_visible (self->controls[i], is_asked (self, i));
    }
  gtk_widget_set_visible (self->old, has_old_reason (self));
}

static void
on_typed (MonevProposalForm *self)
{
  if (self->filling)
    return;
  update (self);
  monev_proposal_form_show_fault (self, "");
  g_signal_emit (self, signals[CHANGED], 0);
}

/* The reason of another verdict does not speak for "Definitif", which needs none: it goes, and is back
 * with that verdict. One that was typed just now is offered instead. Returns: whether to look at it. */
static gboolean
settle_reason (MonevProposalForm *self)
{
  const char *verdict = verdict_of (self);
  const char *before = self->stored != NULL ? monev_record_get (self->stored, "verdict") : "";
  const char *kept = self->stored != NULL ? monev_record_get (self->stored, "reason") : "";
  g_autofree char *reason = text_of (self, REASON);
  gboolean own = strcmp (reason, kept) == 0;

  self->filling = TRUE;
  if (!needs_reason (verdict) && needs_reason (before) && own)
    gtk_text_buffer_set_text (self->reason, "", -1);
  else if (*reason == '\0' && strcmp (verdict, before) == 0)
    gtk_text_buffer_set_text (self->reason, kept, -1);
  self->filling = FALSE;
  return !needs_reason (verdict) && *reason != '\0' && !own;
}

static void
on_verdict (MonevProposalForm *self, GtkToggleButton *button)
{
  if (!gtk_toggle_button_get_active (button))
    return;
  if (!self->filling && (settle_reason (self) || has_old_reason (self)))
    focus_reason (self);
  on_typed (self);
}

/** monev_proposal_form_set_verdict: as if its button was pressed. */
void
monev_proposal_form_set_verdict (MonevProposalForm *self, const char *verdict)
{
  for (guint i = 0; i < MONEV_N_VERDICTS; i++)
    if (strcmp (monev_verdict_nth (i)->value, verdict) == 0
        && gtk_widget_get_sensitive (self->verdicts[i]))
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->verdicts[i]), TRUE);
}

/** monev_proposal_form_show_fault: @text: why it was refused; "" for not. */
void
monev_proposal_form_show_fault (MonevProposalForm *self, const char *text)
{
  gtk_label_set_text (GTK_LABEL (self->fault), text);
  gtk_widget_set_visible (self->fault, *text != '\0');
}

/** monev_proposal_form_get_fault: Returns: (transfer none): why it was refused, "" for not. */
const char *
monev_proposal_form_get_fault (MonevProposalForm *self)
{
  return gtk_label_get_text (GTK_LABEL (self->fault));
}

/** monev_proposal_form_set_state: @behind: somebody else changed it since it was typed. */
void
monev_proposal_form_set_state (MonevProposalForm *self, gboolean unsaved, gboolean behind)
{
  gtk_widget_set_visible (self->revert, unsaved);
  gtk_widget_set_visible (self->behind, behind);
}

static void
add_fact (MonevProposalForm *self, const char *label, const char *text)
{
  g_autofree char *line = g_strdup_printf ("%s: %s", label, text);
  GtkWidget *fact;

  if (*text == '\0')
    return;
  fact = gtk_label_new (line);
  gtk_label_set_xalign (GTK_LABEL (fact), 0);
  gtk_label_set_wrap (GTK_LABEL (fact), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (fact), 30);
  gtk_label_set_wrap_mode (GTK_LABEL (fact), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (fact), FALSE);
  gtk_widget_add_css_class (fact, "monev-small");
  gtk_box_append (GTK_BOX (self->facts), fact);
}

static void
clear_box (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}

static void
show_facts (MonevProposalForm *self, const MonevRecord *proposal)
{
  static const char *const plain[] = { "source", "proposer", "agency_id", "programme_id", "site_id",
                                       "place", NULL };
  MonevDecimal pagu = MONEV_DECIMAL_ZERO, volume = MONEV_DECIMAL_ZERO;
  g_autofree char *money = NULL, *number = NULL, *asked = NULL;

  for (guint i = 0; plain[i] != NULL; i++)
    {
      int field = monev_record_type_field (&monev_proposal_type, plain[i]);
      g_autofree char *shown = monev_record_shown (proposal, (guint) field);

      add_fact (self, monev_proposal_type.fields[field].heading, shown);
    }
  monev_decimal_from_text (monev_record_get (proposal, "pagu"), &pagu, NULL);
  monev_decimal_from_text (monev_record_get (proposal, "volume"), &volume, NULL);
  number = monev_proposal_rupiah (volume);
  money = monev_proposal_rupiah (pagu);
  asked = *number != '\0' ? g_strdup_printf ("%s %s", number, monev_record_get (proposal, "unit"))
                          : g_strdup ("");
  add_fact (self, _("Volume usulan"), asked);
  add_fact (self, _("Usulan anggaran (Rp)"), money);
}

static void
fill_entry (MonevProposalForm *self, Entry entry, const MonevRecord *proposal)
{
  const char *value = monev_record_get (proposal, entries[entry].field);
  g_autofree char *text = NULL;
  MonevDecimal number = MONEV_DECIMAL_ZERO;

  if (entry == REASON)
    {
      gtk_text_buffer_set_text (self->reason, value, -1);
      return;
    }
  if (entry == AT)
    text = *value != '\0' ? g_strdup_printf ("%s, %s", value,
                                             monev_record_get (proposal, "longitude"))
                          : g_strdup ("");
  else if (entry == PLACE)
    text = g_strdup (value);
  else
    {
      monev_decimal_from_text (value, &number, NULL);
      text = monev_proposal_rupiah (number);
    }
  gtk_editable_set_text (GTK_EDITABLE (self->controls[entry]), text);
}

static void
allow (MonevProposalForm *self, const char *refused)
{
  for (guint i = 0; i < MONEV_N_VERDICTS; i++)
    gtk_widget_set_sensitive (self->verdicts[i],
                              refused == NULL
                                  && !(self->several
                                       && strcmp (monev_verdict_nth (i)->value,
                                                  "dengan_penyesuaian") == 0));
  for (guint i = 0; i < N_ENTRIES; i++)
    gtk_widget_set_sensitive (self->controls[i], refused == NULL);
  gtk_widget_set_tooltip_text (self->save,
                               refused != NULL ? refused : _("Simpan dan lanjut (Ctrl+Enter)"));
}

static void
add_tool (MonevProposalForm *self, const char *icon, const char *label, const char *action,
          const char *target, const char *refused)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, refused != NULL ? refused : label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  if (refused != NULL)
    gtk_widget_set_sensitive (button, FALSE);
  else
    {
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", target);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
    }
  gtk_box_append (GTK_BOX (self->tools), button);
}

static void
show_tools (MonevProposalForm *self, const MonevRecord *proposal, const char *refused)
{
  const char *id = monev_record_id (proposal);
  g_autofree char *subject = g_strconcat ("proposal/", id, NULL);

  add_tool (self, "document-edit-symbolic", _("Ubah usulan…"), "desk.proposal-edit", id, refused);
  add_tool (self, "mail-attachment-symbolic", _("Lampirkan berkas…"), "desk.attach", subject,
            refused);
  add_tool (self, "user-trash-symbolic", _("Hapus usulan"), "desk.proposal-remove", id, refused);
}

static void
show_files (MonevProposalForm *self, const MonevActivityData *data, const MonevRecord *proposal,
            const char *refused)
{
  const MonevItemRows rows = { data, refused };
  g_autofree char *subject
      = proposal != NULL ? g_strconcat ("proposal/", monev_record_id (proposal), NULL) : NULL;
  GtkListBoxRow *row;
  guint n = 0;

  while ((row = gtk_list_box_get_row_at_index (self->files, 0)) != NULL)
    gtk_list_box_remove (self->files, GTK_WIDGET (row));
  for (guint i = 0; proposal != NULL && i < data->activity->files->len; i++)
    {
      const MonevAttachment *file = data->activity->files->pdata[i];

      if (strcmp (file->subject, subject) != 0)
        continue;
      monev_item_rows_add_file (&rows, self->files, file, NULL);
      n++;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->files), n > 0);
}

static void
fill (MonevProposalForm *self, const MonevRecord *proposal)
{
  const MonevVerdict *verdict = monev_verdict_of (monev_record_get (proposal, "verdict"));

  self->filling = TRUE;
  for (guint i = 0; i < MONEV_N_VERDICTS; i++)
    if (monev_verdict_nth (i) == verdict)
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->verdicts[i]), TRUE);
  for (Entry i = 0; i < N_ENTRIES; i++)
    fill_entry (self, i, proposal);
  self->filling = FALSE;
  update (self);
}

static void
begin (MonevProposalForm *self, const char *title, gboolean several)
{
  gtk_label_set_text (GTK_LABEL (self->title), title);
  self->several = several;
  clear_box (self->facts);
  clear_box (self->tools);
}

static void
keep_stored (MonevProposalForm *self, const MonevRecord *stored)
{
  MonevRecord *kept = stored != NULL ? monev_record_ref ((MonevRecord *) stored) : NULL;

  g_clear_pointer (&self->stored, monev_record_unref);
  self->stored = kept;
}

/** monev_proposal_form_show: @typed: (nullable): what stands in the fields instead of what is
 * stored; %NULL of the same proposal leaves the fields as they are. @refused: (nullable): why nothing
 * may be changed. */
void
monev_proposal_form_show (MonevProposalForm *self, const MonevActivityData *data,
                          const MonevRecord *stored, const MonevRecord *typed, const char *refused)
{
  keep_stored (self, stored);
  begin (self, monev_record_get (stored, "title"), FALSE);
  show_facts (self, stored);
  show_tools (self, stored, refused);
  show_files (self, data, stored, refused);
  allow (self, refused);
  if (typed != NULL)
    fill (self, typed);
  else
    update (self);
}

/** monev_proposal_form_show_several: the same verdict for @n proposals; an adjustment is of one. */
void
monev_proposal_form_show_several (MonevProposalForm *self, guint n, const char *refused)
{
  g_autofree char *title = g_strdup_printf (_("%u usulan dipilih"), n);
  g_autoptr (MonevRecord) blank = monev_record_new (&monev_proposal_type);

  keep_stored (self, NULL);
  begin (self, title, TRUE);
  add_fact (self, _("Putusan"), _("satu putusan dan satu alasan untuk semuanya"));
  gtk_widget_set_visible (GTK_WIDGET (self->files), FALSE);
  allow (self, refused);
  fill (self, blank);
}

/** monev_proposal_form_type: @field: of the proposal; coordinates as a pair into "latitude". */
void
monev_proposal_form_type (MonevProposalForm *self, const char *field, const char *text)
{
  if (strcmp (field, "verdict") == 0)
    monev_proposal_form_set_verdict (self, text);
  for (Entry i = 0; i < N_ENTRIES; i++)
    if (strcmp (entries[i].field, field) != 0)
      continue;
    else if (i == REASON)
      gtk_text_buffer_set_text (self->reason, text, -1);
    else
      gtk_editable_set_text (GTK_EDITABLE (self->controls[i]), text);
}

/* ---- building ---- */

static GtkWidget *
make_verdicts (MonevProposalForm *self)
{
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_row_spacing (GTK_GRID (grid), 4);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 4);
  gtk_grid_set_column_homogeneous (GTK_GRID (grid), TRUE);
  for (guint i = 0; i < MONEV_N_VERDICTS; i++)
    {
      g_autofree char *label = g_strdup_printf ("%u  %s", i, _(monev_verdict_nth (i)->word));
      GtkWidget *button = gtk_toggle_button_new_with_label (label);

      self->verdicts[i] = button;
      gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button),
                                   i > 0 ? GTK_TOGGLE_BUTTON (self->verdicts[0]) : NULL);
      /* What takes a verdict back stands last. */
      if (i == 0)
        gtk_grid_attach (GTK_GRID (grid), button, 0, 2, 2, 1);
      else
        gtk_grid_attach (GTK_GRID (grid), button, (int) (i - 1) % 2, (int) (i - 1) / 2, 1, 1);
      g_signal_connect_swapped (button, "toggled", G_CALLBACK (on_verdict), self);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (grid), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Putusan"), -1);
  return grid;
}

static GtkWidget *
make_lines (MonevProposalForm *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new (), *view = gtk_text_view_new ();

  self->reason = g_object_ref (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)));
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (view), 8);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (view), 8);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (view), 8);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (view), 8);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Alasan"), -1);
  gtk_widget_set_size_request (scrolled, -1, 76);
  monev_text_field_dress (GTK_SCROLLED_WINDOW (scrolled));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), view);
  g_signal_connect_swapped (self->reason, "changed", G_CALLBACK (on_typed), self);
  monev_text_field_on_enter (view, "proposal.save");
  return scrolled;
}

static void
add_entries (MonevProposalForm *self, GtkWidget *box)
{
  for (Entry i = 0; i < N_ENTRIES; i++)
    {
      GtkWidget *label = gtk_label_new_with_mnemonic (_(entries[i].label));
      GtkWidget *control = i == REASON ? make_lines (self) : gtk_entry_new ();

      self->labels[i] = label;
      self->controls[i] = control;
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_widget_add_css_class (label, "monev-small");
      gtk_widget_add_css_class (label, "dim-label");
      gtk_label_set_mnemonic_widget (GTK_LABEL (label),
                                     i == REASON ? gtk_scrolled_window_get_child (
                                         GTK_SCROLLED_WINDOW (control)) : control);
      gtk_box_append (GTK_BOX (box), label);
      gtk_box_append (GTK_BOX (box), control);
      if (i == REASON)
        continue;
      gtk_entry_set_placeholder_text (GTK_ENTRY (control), _(entries[i].hint));
      g_signal_connect_swapped (control, "changed", G_CALLBACK (on_typed), self);
    }
}

static GtkWidget *
add_words (GtkWidget *box, const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static void
add_foot (MonevProposalForm *self, GtkWidget *box)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->save = gtk_button_new_with_mnemonic (_("_Simpan Putusan"));
  self->revert = gtk_button_new_with_mnemonic (_("_Kembalikan"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->save), "proposal.save");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->revert), "proposal.revert");
  gtk_widget_set_tooltip_text (self->revert, _("Buang ketikan, pakai yang tersimpan"));
  gtk_widget_set_margin_top (row, 6);
  gtk_box_append (GTK_BOX (row), self->save);
  gtk_box_append (GTK_BOX (row), self->revert);
  gtk_box_append (GTK_BOX (box), row);
}

static void
monev_proposal_form_dispose (GObject *object)
{
  MonevProposalForm *self = MONEV_PROPOSAL_FORM (object);

  /* The fields speak while they go. */
  self->filling = TRUE;
  if (self->reason != NULL)
    g_signal_handlers_disconnect_by_data (self->reason, self);
  g_clear_object (&self->reason);
  g_clear_pointer (&self->stored, monev_record_unref);
  G_OBJECT_CLASS (monev_proposal_form_parent_class)->dispose (object);
}

static void
monev_proposal_form_class_init (MonevProposalFormClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = monev_proposal_form_dispose;
  /** MonevProposalForm::changed: something was typed. */
  signals[CHANGED] = g_signal_new ("changed", MONEV_TYPE_PROPOSAL_FORM, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
monev_proposal_form_init (MonevProposalForm *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_widget_add_css_class (box, "monev-proposal");
  self->title = add_words (head, "monev-heading");
  gtk_widget_set_hexpand (self->title, TRUE);
  self->tools = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_valign (self->tools, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (head), self->tools);
  gtk_box_append (GTK_BOX (box), head);
  self->facts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  gtk_box_append (GTK_BOX (box), self->facts);
  gtk_box_append (GTK_BOX (box), make_verdicts (self));
  self->fault = add_words (box, "monev-problem");
  self->behind = add_words (box, "monev-caveat");
  gtk_label_set_text (GTK_LABEL (self->behind),
                      _("Usulan ini diubah orang lain. Ketikan Anda masih ada di sini."));
  add_entries (self, box);
  self->old = add_words (box, "monev-caveat");
  gtk_label_set_text (GTK_LABEL (self->old),
                      _("Alasan ini dari putusan sebelumnya. Tulis yang baru, atau simpan bila masih "
                        "berlaku."));
  add_foot (self, box);
  self->files = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->files, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->files), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->files), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Lampiran usulan"), -1);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->files));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), box);
  adw_bin_set_child (ADW_BIN (self), scrolled);
  monev_proposal_form_show_fault (self, "");
  monev_proposal_form_set_state (self, FALSE, FALSE);
}

/** monev_proposal_form_new: Returns: (transfer floating): empty until something is shown. */
GtkWidget *
monev_proposal_form_new (void)
{
  return g_object_new (MONEV_TYPE_PROPOSAL_FORM, NULL);
}
