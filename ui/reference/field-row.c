#include "field-row.h"
#include "chip-entry.h"
#include "ui/common/date-entry.h"

#include "base/date.h"

#include <glib/gi18n.h>
#include <string.h>

#define CONTROL_WIDTH 360

struct _MonevFieldRow
{
  AdwActionRow parent;
  const MonevRecordType *type;
  guint field;
  GtkWidget *control;
  MonevOptions *options; /* (nullable) */
  char *problem;
  gboolean filling;
};

enum
{
  EDITED,
  LEFT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MonevFieldRow, monev_field_row, ADW_TYPE_ACTION_ROW)

static const MonevField *
field_of (MonevFieldRow *self)
{
  return &self->type->fields[self->field];
}

static void
set_subtitle (MonevFieldRow *self, const char *text)
{
  g_autofree char *safe = g_markup_escape_text (text != NULL ? text : "", -1);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), safe);
}

/* What a chosen code stands for says more than the hint. */
static const char *
told_of_choice (MonevFieldRow *self)
{
  const MonevOption *option;

  if (field_of (self)->kind != MONEV_FIELD_REFERENCE)
    return field_of (self)->hint;
  option = monev_options_find (self->options,
                               monev_pick_entry_get_id (MONEV_PICK_ENTRY (self->control)));
  return option != NULL && *option->detail != '\0' ? option->detail : field_of (self)->hint;
}

static void
tell_choice (MonevFieldRow *self)
{
  if (self->problem == NULL)
    set_subtitle (self, told_of_choice (self));
}

static void
on_edited (MonevFieldRow *self)
{
  if (field_of (self)->kind == MONEV_FIELD_REFERENCE)
    tell_choice (self);
  if (!self->filling)
    g_signal_emit (self, signals[EDITED], 0);
}

static void
on_left (MonevFieldRow *self)
{
  g_signal_emit (self, signals[LEFT], 0);
}

static gboolean
grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (MONEV_FIELD_ROW (widget)->control);
}

static void
monev_field_row_finalize (GObject *object)
{
  g_free (MONEV_FIELD_ROW (object)->problem);
  g_clear_object (&MONEV_FIELD_ROW (object)->options);
  G_OBJECT_CLASS (monev_field_row_parent_class)->finalize (object);
}

static void
monev_field_row_class_init (MonevFieldRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = monev_field_row_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = grab_focus;
  /** MonevFieldRow::edited: a person changed what stands there. */
  signals[EDITED] = g_signal_new ("edited", MONEV_TYPE_FIELD_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
  /** MonevFieldRow::left: the focus went on. */
  signals[LEFT] = g_signal_new ("left", MONEV_TYPE_FIELD_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
}

static void
monev_field_row_init (MonevFieldRow *self)
{
}

static GtkWidget *
make_entry (MonevFieldRow *self)
{
  GtkWidget *entry = gtk_entry_new ();
  MonevFieldKind kind = field_of (self)->kind;

  if (kind == MONEV_FIELD_MONEY || kind == MONEV_FIELD_NUMBER || kind == MONEV_FIELD_YEAR)
    gtk_widget_add_css_class (entry, "numeric");
  if (kind == MONEV_FIELD_MONEY)
    gtk_editable_set_alignment (GTK_EDITABLE (entry), 1);
  gtk_editable_set_enable_undo (GTK_EDITABLE (entry), FALSE); /* the form undoes */
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (on_edited), self);
  return entry;
}

/* An optional choice may be none. */
static gboolean
has_none (const MonevField *field)
{
  return field->initial == NULL;
}

static GtkWidget *
make_choice (MonevFieldRow *self)
{
  GtkStringList *labels = gtk_string_list_new (NULL);
  GtkWidget *drop;

  if (has_none (field_of (self)))
    gtk_string_list_append (labels, "–");
  for (const MonevChoice *c = field_of (self)->choices; c->value != NULL; c++)
    gtk_string_list_append (labels, c->label);
  drop = gtk_drop_down_new (G_LIST_MODEL (labels), NULL);
  g_signal_connect_swapped (drop, "notify::selected", G_CALLBACK (on_edited), self);
  return drop;
}

static GtkWidget *
make_switch (MonevFieldRow *self)
{
  GtkWidget *toggle = gtk_switch_new ();

  gtk_widget_set_halign (toggle, GTK_ALIGN_END);
  g_signal_connect_swapped (toggle, "notify::active", G_CALLBACK (on_edited), self);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self), toggle);
  return toggle;
}

static GtkWidget *
connected (MonevFieldRow *self, GtkWidget *control)
{
  g_signal_connect_swapped (control, "changed", G_CALLBACK (on_edited), self);
  return control;
}

static GtkWidget *
make_control (MonevFieldRow *self, MonevOptions *options)
{
  switch (field_of (self)->kind)
    {
    case MONEV_FIELD_CHOICE:
      return make_choice (self);
    case MONEV_FIELD_FLAG:
      return make_switch (self);
    case MONEV_FIELD_DATE:
      return connected (self, monev_date_entry_new ());
    case MONEV_FIELD_REFERENCE:
      return connected (self, monev_pick_entry_new (options));
    case MONEV_FIELD_REFERENCES:
      return connected (self, monev_chip_entry_new (options));
    default:
      return options != NULL ? connected (self, monev_pick_entry_new (options))
                             : make_entry (self);
    }
}

static void
describe (MonevFieldRow *self, const char *text, gboolean wrong)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->control),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text != NULL ? text : "", -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->control), GTK_ACCESSIBLE_STATE_INVALID,
                               wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
}

/** monev_field_row_new: @options: (nullable): for references and for texts that are looked up.
 * Returns: (transfer floating): a row with an empty control. */
GtkWidget *
monev_field_row_new (const MonevRecordType *type, guint field, MonevOptions *options)
{
  MonevFieldRow *self = g_object_new (MONEV_TYPE_FIELD_ROW, NULL);
  GtkEventController *focus = gtk_event_controller_focus_new ();
  const char *heading = type->fields[field].heading;
  g_autofree char *title = NULL;

  self->type = type;
  self->field = field;
  g_set_object (&self->options, options);
  title = type->fields[field].flags & MONEV_FIELD_REQUIRED ? g_strconcat (heading, " *", NULL)
                                                           : g_strdup (heading);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  set_subtitle (self, type->fields[field].hint);
  gtk_widget_add_css_class (GTK_WIDGET (self), "monev-field");
  self->control = make_control (self, options);
  gtk_widget_set_valign (self->control, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_top (self->control, 8);
  gtk_widget_set_margin_bottom (self->control, 8);
  if (!GTK_IS_SWITCH (self->control))
    gtk_widget_set_size_request (self->control, CONTROL_WIDTH, -1);
  /* An entry in it that takes what room there is would make one row's control wider than others'. */
  gtk_widget_set_hexpand (self->control, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->control), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  heading, -1);
  describe (self, type->fields[field].hint, FALSE);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (on_left), self);
  gtk_widget_add_controller (self->control, focus);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->control);
  if (type->fields[field].kind == MONEV_FIELD_REFERENCE)
    g_signal_connect_object (options, "loaded", G_CALLBACK (tell_choice), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/** monev_field_row_get_field: Returns: the number of its field. */
guint
monev_field_row_get_field (MonevFieldRow *self)
{
  return self->field;
}

/** monev_field_row_get_control: Returns: (transfer none): what one types into. */
GtkWidget *
monev_field_row_get_control (MonevFieldRow *self)
{
  return self->control;
}

static void
show_date (MonevFieldRow *self, const char *iso)
{
  MonevDate date;
  GDate day;
  int y, m, d;

  if (!monev_date_from_iso (iso, &date, NULL))
    {
      monev_date_entry_set_date (MONEV_DATE_ENTRY (self->control), NULL);
      return;
    }
  monev_date_to_ymd (date, &y, &m, &d);
  g_date_clear (&day, 1);
  g_date_set_dmy (&day, (GDateDay) d, (GDateMonth) m, (GDateYear) y);
  monev_date_entry_set_date (MONEV_DATE_ENTRY (self->control), &day);
}

static void
show_choice (MonevFieldRow *self, const char *value)
{
  guint i = has_none (field_of (self)) ? 1 : 0;

  for (const MonevChoice *c = field_of (self)->choices; c->value != NULL; c++, i++)
    if (strcmp (c->value, value) == 0)
      {
        gtk_drop_down_set_selected (GTK_DROP_DOWN (self->control), i);
        return;
      }
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->control), 0);
}

/* Zero money and the year 0 mean that nothing was entered yet, but for money that may be empty. */
static const char *
entry_text (MonevFieldRow *self, const char *value, const char *shown)
{
  MonevFieldKind kind = field_of (self)->kind;

  if (strcmp (value, "0") == 0 && field_of (self)->initial == NULL
      && (kind == MONEV_FIELD_MONEY || kind == MONEV_FIELD_YEAR))
    return "";
  return shown;
}

/** monev_field_row_show: fills the control from @record; nothing is emitted. */
void
monev_field_row_show (MonevFieldRow *self, const MonevRecord *record)
{
  const char *value = monev_record_value (record, self->field);
  g_autofree char *shown = monev_record_shown (record, self->field);

  self->filling = TRUE;
  if (MONEV_IS_DATE_ENTRY (self->control))
    show_date (self, value);
  else if (GTK_IS_DROP_DOWN (self->control))
    show_choice (self, value);
  else if (GTK_IS_SWITCH (self->control))
    gtk_switch_set_active (GTK_SWITCH (self->control), strcmp (value, "1") == 0);
  else if (MONEV_IS_CHIP_ENTRY (self->control))
    monev_chip_entry_set (MONEV_CHIP_ENTRY (self->control), value, shown);
  else if (MONEV_IS_PICK_ENTRY (self->control))
    monev_pick_entry_set (MONEV_PICK_ENTRY (self->control), value, shown);
  else
    gtk_editable_set_text (GTK_EDITABLE (self->control), entry_text (self, value, shown));
  self->filling = FALSE;
  if (field_of (self)->kind == MONEV_FIELD_REFERENCE)
    tell_choice (self);
}

static char *
typed_date (MonevFieldRow *self)
{
  MonevDateEntry *entry = MONEV_DATE_ENTRY (self->control);
  GDate date;

  if (monev_date_entry_get_date (entry, &date))
    return g_strdup_printf ("%04d-%02d-%02d", g_date_get_year (&date), g_date_get_month (&date),
                            g_date_get_day (&date));
  return g_strdup (monev_date_entry_is_valid (entry) ? "" : "?");
}

static char *
typed_choice (MonevFieldRow *self)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->control));

  if (has_none (field_of (self)))
    {
      if (selected == 0)
        return g_strdup ("");
      selected--;
    }
  return g_strdup (field_of (self)->choices[selected].value);
}

static char *
typed_reference (MonevFieldRow *self, char **shown)
{
  MonevPickEntry *pick = MONEV_PICK_ENTRY (self->control);

  *shown = g_strdup (monev_pick_entry_get_text (pick));
  if (field_of (self)->kind != MONEV_FIELD_REFERENCE)
    return g_strdup (*shown);
  return monev_pick_entry_is_known (pick) ? g_strdup (monev_pick_entry_get_id (pick)) : NULL;
}

/**
 * monev_field_row_get_typed:
 * @shown: (out) (transfer full) (nullable): for references, the name chosen
 *
 * Returns: (transfer full) (nullable): as monev_record_enter() takes it; %NULL where a reference
 *   was typed that is not known.
 */
char *
monev_field_row_get_typed (MonevFieldRow *self, char **shown)
{
  *shown = NULL;
  if (MONEV_IS_DATE_ENTRY (self->control))
    return typed_date (self);
  if (GTK_IS_DROP_DOWN (self->control))
    return typed_choice (self);
  if (GTK_IS_SWITCH (self->control))
    return g_strdup (gtk_switch_get_active (GTK_SWITCH (self->control)) ? "1" : "0");
  if (MONEV_IS_PICK_ENTRY (self->control))
    return typed_reference (self, shown);
  if (MONEV_IS_CHIP_ENTRY (self->control))
    {
      *shown = monev_chip_entry_get_shown (MONEV_CHIP_ENTRY (self->control));
      return monev_chip_entry_get_ids (MONEV_CHIP_ENTRY (self->control));
    }
  return g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->control)));
}

/** monev_field_row_set_typed: as if a person had typed or chosen @text and gone on. */
void
monev_field_row_set_typed (MonevFieldRow *self, const char *text)
{
  if (MONEV_IS_PICK_ENTRY (self->control))
    monev_pick_entry_type (MONEV_PICK_ENTRY (self->control), text);
  else if (MONEV_IS_CHIP_ENTRY (self->control))
    monev_pick_entry_type (monev_chip_entry_get_pick (MONEV_CHIP_ENTRY (self->control)), text);
  else if (GTK_IS_SWITCH (self->control))
    gtk_switch_set_active (GTK_SWITCH (self->control), strcmp (text, "1") == 0);
  else if (GTK_IS_DROP_DOWN (self->control))
    show_choice (self, text);
  else if (MONEV_IS_DATE_ENTRY (self->control))
    show_date (self, text);
  else
    gtk_editable_set_text (GTK_EDITABLE (self->control), text);
  on_left (self);
}

/** monev_field_row_set_problem: @text: (nullable): what to say instead of the hint; @wrong: it must
 * be mended before saving. */
void
monev_field_row_set_problem (MonevFieldRow *self, const char *text, gboolean wrong)
{
  const char *told = text != NULL ? text : told_of_choice (self);

  if (g_strcmp0 (self->problem, text) == 0)
    return;
  g_free (self->problem);
  self->problem = g_strdup (text);
  set_subtitle (self, told);
  if (wrong && text != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), "wrong");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "wrong");
  if (GTK_IS_ENTRY (self->control) && wrong && text != NULL)
    gtk_widget_add_css_class (self->control, "error");
  else
    gtk_widget_remove_css_class (self->control, "error");
  describe (self, told, wrong && text != NULL);
}

/** monev_field_row_get_problem: Returns: (transfer none) (nullable): what is said to be wrong. */
const char *
monev_field_row_get_problem (MonevFieldRow *self)
{
  return self->problem;
}

/** monev_field_row_set_editable: without the right one may look, and copy what is an entry. */
void
monev_field_row_set_editable (MonevFieldRow *self, gboolean editable)
{
  if (GTK_IS_EDITABLE (self->control))
    gtk_editable_set_editable (GTK_EDITABLE (self->control), editable);
  else
    gtk_widget_set_sensitive (self->control, editable);
}
