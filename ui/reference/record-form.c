#include "record-form.h"

#include "base/history.h"
#include "office/office.h"
#include "people/people.h"
#include "pick-entry.h"
#include "programme/programme.h"
#include "record/record-check.h"
#include "reference/reference.h"

#include <glib/gi18n.h>
#include <string.h>

#define STEPS 200

struct _MonevRecordForm
{
  AdwBin parent;
  MonevSession *session;
  const MonevRecordType *type;
  MonevHistory *history;
  MonevRecord *saved;
  MonevIssueList *refused; /* (nullable): what saving found */
  MonevRecord *refused_as; /* with it: the record that was refused */
  GtkWidget *box;
  MonevFieldRow *rows[MONEV_RECORD_MAX_FIELDS]; /* NULL: follows from the others */
  char *unread[MONEV_RECORD_MAX_FIELDS];        /* why what is typed could not be taken */
  gboolean left[MONEV_RECORD_MAX_FIELDS];       /* somebody was there: faults are told */
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MonevRecordForm, monev_record_form, ADW_TYPE_BIN)

/* A group begins with the field named first. */
static const struct
{
  const MonevRecordType *type;
  const char *field;
  const char *title;
} groups[] = {
  { &monev_agency_type, "address", N_ ("Alamat dan Kontak") },
  { &monev_agency_type, "coordinators", N_ ("Koordinasi dan Masa Berlaku") },
  { &monev_official_type, "status", N_ ("Kepegawaian") },
  { &monev_official_type, "username", N_ ("Akun dan Kontak") },
  { &monev_position_type, "single", N_ ("Sifat Jabatan") },
  { &monev_budget_type, "pagu", N_ ("Pagu (Rupiah)") },
  { &monev_office_type, "zone", N_ ("Kebiasaan Kantor") },
};

/* These follow from other fields, or have a place of their own. */
static const struct
{
  const MonevRecordType *type;
  const char *field;
} hidden[] = {
  { &monev_programme_type, "level" },
  { &monev_programme_type, "parent_code" },
  { &monev_office_type, "logo" },
};

static MonevRecord *
now (MonevRecordForm *self)
{
  return monev_history_value (self->history);
}

static void
emit_changed (MonevRecordForm *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
show_record (MonevRecordForm *self)
{
  for (guint i = 0; self->type->fields[i].name != NULL; i++)
    if (self->rows[i] != NULL)
      {
        g_clear_pointer (&self->unread[i], g_free);
        monev_field_row_show (self->rows[i], now (self));
      }
}

static void
complain_unknown (MonevRecordForm *self, guint field, MonevIssueList *issues)
{
  const MonevField *f = &self->type->fields[field];

  monev_issue (issues, .code = "reference-unknown", .severity = MONEV_SEVERITY_ERROR,
               .key = f->name, .column = f->heading,
               .message = _("Tidak ada dalam daftar."),
               .fix = _("Pilih dari daftar, atau tambahkan dahulu."));
}

static MonevRecord *
enter (MonevRecordForm *self, guint field, MonevIssueList *issues)
{
  g_autofree char *shown = NULL;
  g_autofree char *typed = monev_field_row_get_typed (self->rows[field], &shown);
  MonevFieldKind kind = self->type->fields[field].kind;
  MonevRecord *record = monev_record_ref (now (self));

  if (typed == NULL)
    {
      complain_unknown (self, field, issues);
      return record;
    }
  if (kind == MONEV_FIELD_REFERENCE || kind == MONEV_FIELD_REFERENCES)
    return monev_record_with_shown (record, field, typed, shown);
  return monev_record_enter (record, field, typed, issues);
}

static char *
issue_words (const MonevIssue *issue)
{
  return g_strdup_printf ("%s%s%s", issue->message, issue->fix != NULL ? " " : "",
                          issue->fix != NULL ? issue->fix : "");
}

/* The first issue of a field is the one that is told there. */
static void
show_field_issue (MonevRecordForm *self, guint field, const MonevIssueList *issues)
{
  const char *name = self->type->fields[field].name;

  if (self->unread[field] != NULL)
    {
      monev_field_row_set_problem (self->rows[field], self->unread[field], TRUE);
      return;
    }
  for (guint i = 0; i < monev_issue_list_size (issues); i++)
    {
      const MonevIssue *issue = monev_issue_list_get (issues, i);
      g_autofree char *words = NULL;

      if (g_strcmp0 (issue->key, name) != 0)
        continue;
      words = issue_words (issue);
      monev_field_row_set_problem (self->rows[field], words,
                                   issue->severity == MONEV_SEVERITY_ERROR);
      return;
    }
  monev_field_row_set_problem (self->rows[field], NULL, FALSE);
}

static void
forget_refused (MonevRecordForm *self)
{
  g_clear_pointer (&self->refused, monev_issue_list_unref);
  g_clear_pointer (&self->refused_as, monev_record_unref);
}

static gboolean
is_same (MonevRecordForm *self, const char *field)
{
  int i = field != NULL ? monev_record_type_field (self->type, field) : -1;

  return i < 0
         || strcmp (monev_record_value (self->refused_as, (guint) i),
                    monev_record_value (now (self), (guint) i)) == 0;
}

/* A double holds until another value stands there, or its days are others; what else the other rows
 * forbid may hang on any field. */
static gboolean
still_refused (MonevRecordForm *self, const MonevIssue *issue)
{
  if (!g_str_has_suffix (issue->code, "-double"))
    return monev_record_equal (self->refused_as, now (self));
  return is_same (self, issue->key) && is_same (self, self->type->since_field)
         && is_same (self, self->type->until_field);
}

/* Where somebody was, faults are told; where nobody was yet, the form is silent. */
static void
show_told (MonevRecordForm *self)
{
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();

  monev_record_unref (monev_record_check (monev_record_ref (now (self)), issues));
  for (guint i = 0; self->refused != NULL && i < monev_issue_list_size (self->refused); i++)
    if (still_refused (self, monev_issue_list_get (self->refused, i)))
      monev_issue_list_add (issues, monev_issue_list_get (self->refused, i));
  for (guint i = 0; self->type->fields[i].name != NULL; i++)
    if (self->rows[i] != NULL && self->left[i])
      show_field_issue (self, i, issues);
}

static void
on_edited (MonevRecordForm *self, MonevFieldRow *row)
{
  guint field = monev_field_row_get_field (row);
  const MonevField *f = &self->type->fields[field];
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  MonevRecord *record = enter (self, field, issues);
  g_autofree char *label = g_strdup_printf (_("Ubah %s"), f->heading);

  g_clear_pointer (&self->unread[field], g_free);
  if (monev_issue_list_size (issues) > 0)
    self->unread[field] = issue_words (monev_issue_list_get (issues, 0));
  if (!monev_record_equal (record, now (self)))
    {
      if (GTK_IS_ENTRY (monev_field_row_get_control (row)))
        monev_history_merge (self->history, record, label, f->name);
      else
        monev_history_push (self->history, record, label);
    }
  monev_record_unref (record);
  if (monev_field_row_get_problem (row) != NULL || self->refused != NULL)
    show_told (self);
  emit_changed (self);
}

static void
on_left (MonevRecordForm *self, MonevFieldRow *row)
{
  guint field = monev_field_row_get_field (row);

  self->left[field] = TRUE;
  /* In its final form: 1250000 becomes 1.250.000,00. */
  if (self->unread[field] == NULL && GTK_IS_ENTRY (monev_field_row_get_control (row)))
    monev_field_row_show (row, now (self));
  show_told (self);
}

static gboolean
is_hidden (const MonevRecordType *type, const char *field)
{
  for (guint i = 0; i < G_N_ELEMENTS (hidden); i++)
    if (hidden[i].type == type && strcmp (hidden[i].field, field) == 0)
      return TRUE;
  return FALSE;
}

static const char *
group_title (const MonevRecordType *type, const char *field)
{
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    if (groups[i].type == type && strcmp (groups[i].field, field) == 0)
      return _(groups[i].title);
  return NULL;
}

static MonevOptions *
options_for (MonevRecordForm *self, const MonevField *field)
{
  if (self->type == &monev_office_type && strcmp (field->name, "region_code") == 0)
    return monev_options_new_regions ();
  if (field->kind != MONEV_FIELD_REFERENCE && field->kind != MONEV_FIELD_REFERENCES)
    return NULL;
  return monev_options_new (self->session, monev_reference_find (field->refers),
                            monev_session_get_year (self->session));
}

static void
add_row (MonevRecordForm *self, AdwPreferencesGroup *group, guint i)
{
  g_autoptr (MonevOptions) options = options_for (self, &self->type->fields[i]);
  GtkWidget *row = monev_field_row_new (self->type, i, options);

  self->rows[i] = MONEV_FIELD_ROW (row);
  g_signal_connect_swapped (row, "edited", G_CALLBACK (on_edited), self);
  g_signal_connect_swapped (row, "left", G_CALLBACK (on_left), self);
  adw_preferences_group_add (group, row);
}

static void
add_rows (MonevRecordForm *self)
{
  AdwPreferencesGroup *group = NULL;

  for (guint i = 0; self->type->fields[i].name != NULL; i++)
    {
      const char *title = group_title (self->type, self->type->fields[i].name);

      if (is_hidden (self->type, self->type->fields[i].name))
        continue;
      if (group == NULL || title != NULL)
        {
          group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
          if (title != NULL)
            adw_preferences_group_set_title (group, title);
          gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (group));
        }
      add_row (self, group, i);
    }
}

static void
monev_record_form_dispose (GObject *object)
{
  MonevRecordForm *self = MONEV_RECORD_FORM (object);

  for (guint i = 0; i < MONEV_RECORD_MAX_FIELDS; i++)
    {
      /* Going away takes the focus from a field; nobody is to hear of it then. */
      if (self->rows[i] != NULL)
        g_signal_handlers_disconnect_by_data (self->rows[i], self);
      self->rows[i] = NULL;
      g_clear_pointer (&self->unread[i], g_free);
    }
  g_clear_object (&self->session);
  G_OBJECT_CLASS (monev_record_form_parent_class)->dispose (object);
}

static void
monev_record_form_finalize (GObject *object)
{
  MonevRecordForm *self = MONEV_RECORD_FORM (object);

  g_clear_pointer (&self->history, monev_history_free);
  g_clear_pointer (&self->saved, monev_record_unref);
  forget_refused (self);
  G_OBJECT_CLASS (monev_record_form_parent_class)->finalize (object);
}

static void
monev_record_form_class_init (MonevRecordFormClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = monev_record_form_dispose;
  G_OBJECT_CLASS (klass)->finalize = monev_record_form_finalize;
  /** MonevRecordForm::changed: the record or its history is another now. */
  signals[CHANGED] = g_signal_new ("changed", MONEV_TYPE_RECORD_FORM, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
monev_record_form_init (MonevRecordForm *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  adw_bin_set_child (ADW_BIN (self), self->box);
}

static void
begin (MonevRecordForm *self, MonevRecord *record)
{
  forget_refused (self);
  g_clear_pointer (&self->history, monev_history_free);
  self->history = monev_history_new (record, (MonevHistoryRef) monev_record_ref,
                                     (GDestroyNotify) monev_record_unref, STEPS);
  monev_history_mark_saved (self->history);
  g_clear_pointer (&self->saved, monev_record_unref);
  self->saved = monev_record_ref (record);
}

/** monev_record_form_new: Returns: (transfer floating): a form over @record; with version 0 it is a
 * new one. */
GtkWidget *
monev_record_form_new (MonevSession *session, MonevRecord *record)
{
  MonevRecordForm *self = g_object_new (MONEV_TYPE_RECORD_FORM, NULL);

  self->session = g_object_ref (session);
  self->type = monev_record_type (record);
  begin (self, record);
  add_rows (self);
  show_record (self);
  return GTK_WIDGET (self);
}

/** monev_record_form_reset: @record: as it is stored now; what was not saved is forgotten. */
void
monev_record_form_reset (MonevRecordForm *self, MonevRecord *record)
{
  begin (self, record);
  show_record (self);
  for (guint i = 0; i < MONEV_RECORD_MAX_FIELDS; i++)
    {
      self->left[i] = FALSE;
      if (self->rows[i] != NULL)
        monev_field_row_set_problem (self->rows[i], NULL, FALSE);
    }
  emit_changed (self);
}

/** monev_record_form_get_record: Returns: (transfer none): with all edits that could be taken. */
MonevRecord *
monev_record_form_get_record (MonevRecordForm *self)
{
  return now (self);
}

/** monev_record_form_get_saved: Returns: (transfer none): the record as it was last read. */
MonevRecord *
monev_record_form_get_saved (MonevRecordForm *self)
{
  return self->saved;
}

/** monev_record_form_get_row: Returns: (transfer none) (nullable): the row of @field. */
MonevFieldRow *
monev_record_form_get_row (MonevRecordForm *self, const char *field)
{
  int i = monev_record_type_field (self->type, field);

  return i < 0 ? NULL : self->rows[i];
}

/** monev_record_form_put: @value: as it is stored; one step of the history. For what follows from
 * something that was chosen elsewhere. */
void
monev_record_form_put (MonevRecordForm *self, const char *field, const char *value)
{
  int i = monev_record_type_field (self->type, field);
  g_autoptr (MonevRecord) record = NULL;
  g_autofree char *label = NULL;

  g_return_if_fail (i >= 0);

  record = monev_record_with (monev_record_ref (now (self)), field, value);
  label = g_strdup_printf (_("Ubah %s"), self->type->fields[i].heading);
  if (monev_record_equal (record, now (self)))
    return;
  monev_history_push (self->history, record, label);
  if (self->rows[i] != NULL)
    monev_field_row_show (self->rows[i], record);
  emit_changed (self);
}

/** monev_record_form_is_changed: Returns: whether something would be lost by leaving. */
gboolean
monev_record_form_is_changed (MonevRecordForm *self)
{
  for (guint i = 0; i < MONEV_RECORD_MAX_FIELDS; i++)
    if (self->unread[i] != NULL)
      return TRUE;
  return !monev_record_equal (now (self), self->saved);
}

static guint
show_all (MonevRecordForm *self, MonevIssueList *issues)
{
  guint wrong = 0;

  for (guint i = 0; self->type->fields[i].name != NULL; i++)
    {
      if (self->rows[i] == NULL)
        continue;
      self->left[i] = TRUE;
      show_field_issue (self, i, issues);
      if (!gtk_widget_has_css_class (GTK_WIDGET (self->rows[i]), "wrong"))
        continue;
      if (wrong++ == 0)
        gtk_widget_grab_focus (GTK_WIDGET (self->rows[i]));
    }
  return wrong;
}

/**
 * monev_record_form_show_issues:
 * @issues: what saving found
 *
 * Tells each issue at its field and goes to the first error. They stay until the record is another,
 * also by undo; a double until its field is.
 *
 * Returns: how many errors stand at fields; others are to be told elsewhere.
 */
guint
monev_record_form_show_issues (MonevRecordForm *self, MonevIssueList *issues)
{
  monev_issue_list_ref (issues);
  forget_refused (self);
  self->refused = issues;
  self->refused_as = monev_record_ref (now (self));
  return show_all (self, issues);
}

/** monev_record_form_has_faults: Returns: whether a fault is told at a field. */
gboolean
monev_record_form_has_faults (MonevRecordForm *self)
{
  for (guint i = 0; i < MONEV_RECORD_MAX_FIELDS; i++)
    if (self->rows[i] != NULL && gtk_widget_has_css_class (GTK_WIDGET (self->rows[i]), "wrong"))
      return TRUE;
  return FALSE;
}

/* Saving by a key leaves no field: what stands in one that chooses from a list counts as well. */
static void
take_typed (MonevRecordForm *self)
{
  for (guint i = 0; self->type->fields[i].name != NULL; i++)
    if (self->rows[i] != NULL
        && MONEV_IS_PICK_ENTRY (monev_field_row_get_control (self->rows[i])))
      monev_pick_entry_take (MONEV_PICK_ENTRY (monev_field_row_get_control (self->rows[i])));
}

/** monev_record_form_check: Returns: whether the record may be tried to be saved; if not, each fault
 * is told at its field and the first has the focus. */
gboolean
monev_record_form_check (MonevRecordForm *self)
{
  take_typed (self);
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();

  monev_record_unref (monev_record_check (monev_record_ref (now (self)), issues));
  forget_refused (self);
  return show_all (self, issues) == 0;
}

static gboolean
step (MonevRecordForm *self, gboolean done)
{
  if (!done)
    return FALSE;
  show_record (self);
  show_told (self);
  emit_changed (self);
  return TRUE;
}

/** monev_record_form_undo: Returns: whether there was a step to take back. */
gboolean
monev_record_form_undo (MonevRecordForm *self)
{
  return step (self, monev_history_undo (self->history));
}

/** monev_record_form_redo: Returns: whether there was a step to do again. */
gboolean
monev_record_form_redo (MonevRecordForm *self)
{
  return step (self, monev_history_redo (self->history));
}

/** monev_record_form_can_undo: @label: (out) (optional): what would be taken back. */
gboolean
monev_record_form_can_undo (MonevRecordForm *self, const char **label)
{
  return monev_history_can_undo (self->history, label);
}

/** monev_record_form_can_redo: @label: (out) (optional): what would be done again. */
gboolean
monev_record_form_can_redo (MonevRecordForm *self, const char **label)
{
  return monev_history_can_redo (self->history, label);
}

/** monev_record_form_set_editable: without the right one may look. */
void
monev_record_form_set_editable (MonevRecordForm *self, gboolean editable)
{
  for (guint i = 0; i < MONEV_RECORD_MAX_FIELDS; i++)
    if (self->rows[i] != NULL)
      monev_field_row_set_editable (self->rows[i], editable);
}

/** monev_record_form_focus_first: where one begins to type. */
void
monev_record_form_focus_first (MonevRecordForm *self)
{
  for (guint i = 0; i < MONEV_RECORD_MAX_FIELDS; i++)
    if (self->rows[i] != NULL)
      {
        gtk_widget_grab_focus (GTK_WIDGET (self->rows[i]));
        return;
      }
}
