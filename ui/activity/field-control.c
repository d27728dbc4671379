#include "field-control.h"

#include "choice.h"
#include "member-checks.h"
#include "place-entry.h"
#include "record/record-check.h"
#include "reference/reference.h"
#include "ui/common/date-entry.h"
#include "ui/common/text-field.h"
#include "ui/reference/pick-entry.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

#define LONG_TEXT 1000 /* characters from which a text has lines */
#define TITLE_CHARS 60

static const MonevField *
field_of (const MonevRecord *record, guint field)
{
  return &monev_record_type (record)->fields[field];
}

/* ---- choices ---- */

static void
add_choice (GPtrArray *ids, GPtrArray *titles, const char *id, const char *title)
{
  g_ptr_array_add (ids, g_strdup (id));
  g_ptr_array_add (titles, g_utf8_strlen (title, -1) > TITLE_CHARS
                               ? g_utf8_substring (title, 0, TITLE_CHARS)
                               : g_strdup (title));
}

static void
add_records (GPtrArray *ids, GPtrArray *titles, const GPtrArray *records)
{
  for (guint i = 0; i < records->len; i++)
    {
      g_autofree char *label = monev_record_label (records->pdata[i]);

      add_choice (ids, titles, monev_record_id (records->pdata[i]), label);
    }
}

static void
add_steps (GPtrArray *ids, GPtrArray *titles, const MonevActivity *activity)
{
  for (guint i = 0; i < activity->steps->len; i++)
    {
      const MonevActivityStep *step = activity->steps->pdata[i];
      g_autofree char *title = g_strdup_printf ("%s. %s", step->step->number, step->step->wording);

      add_choice (ids, titles, step->id, title);
    }
}

static void
add_groups (GPtrArray *ids, GPtrArray *titles, const MonevActivity *activity)
{
  for (guint i = 0; i < activity->groups->len; i++)
    {
      const MonevActivityGroup *group = activity->groups->pdata[i];

      add_choice (ids, titles, group->id, group->name);
    }
}

/* Things of the run itself. Returns: whether @refers is one of them. */
static gboolean
add_of_run (GPtrArray *ids, GPtrArray *titles, const MonevActivityData *data, const char *refers)
{
  const struct
  {
    const char *kind;
    const GPtrArray *records;
  } kinds[] = { { "meeting", data->field->meetings },
                { "visit", data->field->visits },
                { "site", data->field->sites },
                { "finding", data->field->findings } };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (strcmp (kinds[i].kind, refers) == 0)
      {
        add_records (ids, titles, kinds[i].records);
        return TRUE;
      }
  if (strcmp (refers, "activity_step") == 0)
    add_steps (ids, titles, data->activity);
  else if (strcmp (refers, "activity_group") == 0)
    add_groups (ids, titles, data->activity);
  else
    return FALSE;
  return TRUE;
}

static GtkWidget *
make_choice (const MonevField *field, GPtrArray *ids, GPtrArray *titles, const char *value)
{
  GtkWidget *choice = monev_choice_new (field->heading, 34);

  g_ptr_array_add (ids, NULL);
  g_ptr_array_add (titles, NULL);
  monev_choice_fill (GTK_DROP_DOWN (choice), (const char *const *) ids->pdata,
                     (const char *const *) titles->pdata);
  monev_choice_set_id (GTK_DROP_DOWN (choice), value);
  return choice;
}

static GtkWidget *
make_choices (const MonevField *field, const char *value)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) titles = g_ptr_array_new_with_free_func (g_free);

  if (!(field->flags & MONEV_FIELD_REQUIRED))
    add_choice (ids, titles, "", "–");
  for (guint i = 0; field->choices[i].value != NULL; i++)
    add_choice (ids, titles, field->choices[i].value, field->choices[i].label);
  return make_choice (field, ids, titles, value);
}

static GtkWidget *
make_reference (MonevSession *session, const MonevActivityData *data, const MonevRecord *record,
                guint field)
{
  const MonevField *f = field_of (record, field);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) titles = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (MonevOptions) options = NULL;
  g_autofree char *shown = NULL;
  GtkWidget *pick;

  add_choice (ids, titles, "", "–");
  if (add_of_run (ids, titles, data, f->refers))
    return make_choice (f, ids, titles, monev_record_value (record, field));
  options = monev_options_new (session, monev_reference_find (f->refers),
                               (int) data->activity->year);
  shown = monev_record_shown (record, field);
  pick = monev_pick_entry_new (options);
  monev_pick_entry_set (MONEV_PICK_ENTRY (pick), monev_record_value (record, field),
                        shown != NULL ? shown : "");
  return pick;
}

static GtkWidget *
make_members (const MonevActivityData *data, const MonevField *field, const char *value)
{
  GtkWidget *checks = monev_member_checks_new (data->activity, field->heading);

  monev_member_checks_set_ids (MONEV_MEMBER_CHECKS (checks), value);
  return checks;
}

static GtkWidget *
make_place (MonevSession *session, const MonevField *field, const char *value)
{
  const MonevRecord *office = monev_session_get_office (session);
  GtkWidget *place = monev_place_entry_new (
      field->heading, office != NULL ? monev_record_get (office, "region_code") : "");

  monev_place_entry_set_code (MONEV_PLACE_ENTRY (place), value);
  return place;
}

/* ---- texts and days ---- */

static GtkWidget *
make_lines (const char *label, const char *value)
{
  GtkWidget *scrolled = gtk_scrolled_window_new (), *view = gtk_text_view_new ();

  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (view), 8);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (view), 8);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (view), 8);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (view), 8);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), value, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_set_size_request (scrolled, -1, 84);
  monev_text_field_dress (GTK_SCROLLED_WINDOW (scrolled));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), view);
  return scrolled;
}

static GtkWidget *
make_date (const char *value)
{
  GtkWidget *entry = monev_date_entry_new ();
  int year, month, day;
  MonevDate date;
  GDate shown;

  if (!monev_date_from_iso (value, &date, NULL))
    return entry;
  monev_date_to_ymd (date, &year, &month, &day);
  g_date_clear (&shown, 1);
  g_date_set_dmy (&shown, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  monev_date_entry_set_date (MONEV_DATE_ENTRY (entry), &shown);
  return entry;
}

static GtkWidget *
make_entry (const MonevRecord *record, guint field)
{
  GtkWidget *entry = gtk_entry_new ();
  g_autofree char *shown = monev_record_shown (record, field);

  gtk_editable_set_text (GTK_EDITABLE (entry), shown != NULL ? shown : "");
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  if (field_of (record, field)->hint != NULL)
    gtk_entry_set_placeholder_text (GTK_ENTRY (entry), field_of (record, field)->hint);
  return entry;
}

/** monev_field_control_new: Returns: (transfer floating): showing the value that @record has. */
GtkWidget *
monev_field_control_new (MonevSession *session, const MonevActivityData *data,
                         const MonevRecord *record, guint field)
{
  const MonevField *f = field_of (record, field);
  const char *value = monev_record_value (record, field);
  GtkWidget *control;

  if (f->kind == MONEV_FIELD_CHOICE)
    return make_choices (f, value);
  if (f->kind == MONEV_FIELD_REFERENCES)
    return make_members (data, f, value);
  if (strcmp (f->name, "region_code") == 0)
    return make_place (session, f, value);
  if (f->kind == MONEV_FIELD_REFERENCE)
    control = make_reference (session, data, record, field);
  else if (f->kind == MONEV_FIELD_DATE)
    control = make_date (value);
  else if (f->kind == MONEV_FIELD_FLAG)
    {
      control = gtk_check_button_new_with_label (f->heading);
      gtk_check_button_set_active (GTK_CHECK_BUTTON (control), strcmp (value, "1") == 0);
    }
  else if (f->max >= LONG_TEXT)
    return make_lines (f->heading, value);
  else
    control = make_entry (record, field);
  gtk_accessible_update_property (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  f->heading, -1);
  return control;
}

/* ---- what was typed ---- */

static GtkTextBuffer *
buffer_of (GtkWidget *control)
{
  GtkWidget *view = gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (control));

  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
}

static MonevRecord *
take_lines (GtkWidget *control, MonevRecord *record, guint field)
{
  GtkTextBuffer *buffer = buffer_of (control);
  g_autofree char *text = NULL;
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = g_strstrip (gtk_text_buffer_get_text (buffer, &start, &end, FALSE));
  return monev_record_with (record, field_of (record, field)->name, text);
}

static void
complain (MonevIssueList *issues, const MonevField *field, const char *message, const char *fix)
{
  monev_issue (issues, .code = "field-unread", .severity = MONEV_SEVERITY_ERROR,
               .key = field->name, .column = field->heading, .message = message, .fix = fix);
}

static MonevRecord *
take_date (GtkWidget *control, MonevRecord *record, guint field, MonevIssueList *issues)
{
  const MonevField *f = field_of (record, field);
  char iso[16] = "";
  GDate date;

  if (!monev_date_entry_is_valid (MONEV_DATE_ENTRY (control)))
    complain (issues, f, _("Tanggal ini tidak dikenali."), _("Tulis misalnya 5 Maret 2026."));
  else if (monev_date_entry_get_date (MONEV_DATE_ENTRY (control), &date))
    g_date_strftime (iso, sizeof iso, "%Y-%m-%d", &date);
  return monev_record_with (record, f->name, iso);
}

static MonevRecord *
take_pick (GtkWidget *control, MonevRecord *record, guint field, MonevIssueList *issues)
{
  MonevPickEntry *pick = MONEV_PICK_ENTRY (control);
  const char *text = monev_pick_entry_get_text (pick);

  if (*text != '\0' && *monev_pick_entry_get_id (pick) == '\0')
    complain (issues, field_of (record, field), _("Tidak ada dalam daftar."),
              _("Pilih dari daftar, atau tambahkan dahulu."));
  return monev_record_with_shown (record, field, monev_pick_entry_get_id (pick), text);
}

/* The name goes with the id: the record is searched and told by it before it is read again. */
static MonevRecord *
take_choice (GtkWidget *control, MonevRecord *record, guint field)
{
  const char *id = monev_choice_get_id (GTK_DROP_DOWN (control));
  GtkStringObject *chosen = gtk_drop_down_get_selected_item (GTK_DROP_DOWN (control));
  const char *title = *id != '\0' && chosen != NULL ? gtk_string_object_get_string (chosen) : "";

  if (field_of (record, field)->kind != MONEV_FIELD_REFERENCE)
    return monev_record_with (record, field_of (record, field)->name, id);
  return monev_record_with_shown (record, field, id, title);
}

static MonevRecord *
take_members (GtkWidget *control, MonevRecord *record, guint field)
{
  g_autofree char *ids = monev_member_checks_get_ids (MONEV_MEMBER_CHECKS (control));

  return monev_record_with (record, field_of (record, field)->name, ids);
}

/** monev_field_control_take: @record: (transfer full). Returns: (transfer full): with what stands in
 * @control; what can't be read becomes an issue. */
MonevRecord *
monev_field_control_take (GtkWidget *control, MonevRecord *record, guint field,
                          MonevIssueList *issues)
{
  if (GTK_IS_SCROLLED_WINDOW (control))
    return take_lines (control, record, field);
  if (MONEV_IS_DATE_ENTRY (control))
    return take_date (control, record, field, issues);
  if (MONEV_IS_PICK_ENTRY (control))
    return take_pick (control, record, field, issues);
  if (MONEV_IS_MEMBER_CHECKS (control))
    return take_members (control, record, field);
  if (MONEV_IS_PLACE_ENTRY (control))
    return monev_record_enter (record, field,
                               monev_place_entry_get_text (MONEV_PLACE_ENTRY (control)), issues);
  if (GTK_IS_DROP_DOWN (control))
    return take_choice (control, record, field);
  if (GTK_IS_CHECK_BUTTON (control))
    return monev_record_with (
        record, field_of (record, field)->name,
        gtk_check_button_get_active (GTK_CHECK_BUTTON (control)) ? "1" : "0");
  return monev_record_enter (record, field, gtk_editable_get_text (GTK_EDITABLE (control)), issues);
}

/** monev_field_control_type: as if @text was typed; of a choice, its id; of a date, as it is stored.
 * Returns: whether it is known: what is searched for may not be read yet. */
gboolean
monev_field_control_type (GtkWidget *control, const char *text)
{
  int year, month, day;
  MonevDate date;
  GDate shown;

  if (GTK_IS_SCROLLED_WINDOW (control))
    gtk_text_buffer_set_text (buffer_of (control), text, -1);
  else if (MONEV_IS_PICK_ENTRY (control))
    {
      monev_pick_entry_type (MONEV_PICK_ENTRY (control), text);
      monev_pick_entry_take (MONEV_PICK_ENTRY (control));
    }
  else if (MONEV_IS_MEMBER_CHECKS (control))
    monev_member_checks_set_ids (MONEV_MEMBER_CHECKS (control), text);
  else if (MONEV_IS_PLACE_ENTRY (control))
    monev_place_entry_set_code (MONEV_PLACE_ENTRY (control), text);
  else if (GTK_IS_DROP_DOWN (control))
    monev_choice_set_id (GTK_DROP_DOWN (control), text);
  else if (GTK_IS_CHECK_BUTTON (control))
    gtk_check_button_set_active (GTK_CHECK_BUTTON (control), strcmp (text, "1") == 0);
  else if (GTK_IS_EDITABLE (control))
    gtk_editable_set_text (GTK_EDITABLE (control), text);
  else if (monev_date_from_iso (text, &date, NULL))
    {
      monev_date_to_ymd (date, &year, &month, &day);
      g_date_clear (&shown, 1);
      g_date_set_dmy (&shown, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
      monev_date_entry_set_date (MONEV_DATE_ENTRY (control), &shown);
    }
  return !MONEV_IS_PICK_ENTRY (control)
         || *monev_pick_entry_get_id (MONEV_PICK_ENTRY (control)) != '\0';
}

/** monev_field_control_is_tall: Returns: whether its label belongs beside its first line. */
gboolean
monev_field_control_is_tall (GtkWidget *control)
{
  return GTK_IS_SCROLLED_WINDOW (control) || MONEV_IS_MEMBER_CHECKS (control)
         || MONEV_IS_PLACE_ENTRY (control);
}

/** monev_field_control_listen: @callback: is called with @owner (swapped) whenever a person changes
 * what stands in @control, as long as @owner is there. */
void
monev_field_control_listen (GtkWidget *control, GCallback callback, gpointer owner)
{
  const char *signal = "changed";
  gpointer speaker = control;

  if (GTK_IS_SCROLLED_WINDOW (control))
    speaker = buffer_of (control);
  else if (GTK_IS_DROP_DOWN (control))
    signal = "notify::selected";
  else if (GTK_IS_CHECK_BUTTON (control))
    signal = "toggled";
  g_signal_connect_object (speaker, signal, callback, owner, G_CONNECT_SWAPPED);
}
