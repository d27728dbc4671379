#include "logo-row.h"
#include "region-entry.h"
#include "setup-private.h"

#include "base/fold.h"
#include "office/office.h"
#include "people/key.h"
#include "people/people.h"
#include "record/record-check.h"

#include <glib/gi18n.h>

static AdwPreferencesGroup *
add_group (GtkWidget *box, const char *title)
{
  GtkWidget *group = adw_preferences_group_new ();

  if (title != NULL)
    adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  gtk_box_append (GTK_BOX (box), group);
  return ADW_PREFERENCES_GROUP (group);
}

/* What belongs to the region follows it, as long as the person has not said otherwise. */
static void
on_region_chosen (MonevSetupPage *self)
{
  MonevRegionEntry *entry = MONEV_REGION_ENTRY (self->region);
  const char *code = monev_region_entry_get_code (entry);
  const char *name = monev_region_entry_get_name (entry);

  if (code == NULL)
    return;
  self->filling = TRUE;
  if (name != NULL)
    monev_field_form_set_text (self->office, "region_name", name);
  if (!self->zoned)
    monev_field_form_choose (self->letters, "zone", monev_office_zone_of_region (code));
  self->filling = FALSE;
}

/** monev_setup_build_office: builds the step that names the office. */
GtkWidget *
monev_setup_build_office (MonevSetupPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  AdwPreferencesGroup *region = add_group (box, _("Kabupaten atau kota")), *office;

  self->office = monev_field_form_new (&monev_office_type);
  self->region = monev_region_entry_new ();
  adw_preferences_group_add (region, self->region);
  g_signal_connect_swapped (self->region, "chosen", G_CALLBACK (on_region_chosen), self);
  office = add_group (box, _("Instansi"));
  monev_field_form_add (self->office, office, "region_name");
  monev_field_form_set_hint (self->office, "region_name", _("Seperti pada kop surat."));
  monev_field_form_add (self->office, office, "agency_name");
  monev_field_form_add (self->office, office, "address");
  monev_field_form_add (self->office, office, "contact");
  self->logo = monev_logo_row_new ();
  adw_preferences_group_add (office, self->logo);
  return box;
}

static void
on_zone_chosen (MonevSetupPage *self)
{
  self->zoned = self->zoned || !self->filling;
}

/** monev_setup_build_letters: builds the step of paper, fonts and the logo. */
GtkWidget *
monev_setup_build_letters (MonevSetupPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18), *zone;
  AdwPreferencesGroup *group = add_group (box, NULL);

  self->letters = monev_field_form_new (&monev_office_type);
  zone = monev_field_form_add (self->letters, group, "zone");
  monev_field_form_set_hint (self->letters, "zone",
                             _("Dipilih menurut provinsi. Tenggat dan jam kerja dihitung di zona ini."));
  g_signal_connect_swapped (zone, "notify::selected", G_CALLBACK (on_zone_chosen), self);
  monev_field_form_add (self->letters, group, "paper");
  monev_field_form_add (self->letters, group, "font");
  monev_field_form_add (self->letters, group, "subkoor_title");
  monev_field_form_set_hint (self->letters, "subkoor_title", _("Di kantor lain: Ketua Tim."));
  return box;
}

static void
on_status_chosen (MonevSetupPage *self)
{
  const char *status = monev_field_form_get_text (self->official, "status");
  gboolean asn = g_str_equal (status, "pns") || g_str_equal (status, "pppk");

  monev_field_form_set_shown (self->official, "nip", asn);
  monev_field_form_set_shown (self->official, "rank", g_str_equal (status, "pns"));
  monev_field_form_set_shown (self->official, "grade", asn);
}

/* "Damar Wicaksana" logs in as damar, unless he says otherwise. */
static void
on_name_typed (MonevSetupPage *self)
{
  g_autofree char *key = monev_fold_key (monev_field_form_get_text (self->official, "name"));
  g_auto (GStrv) words = g_strsplit (key, " ", 2);

  if (self->named)
    return;
  self->filling = TRUE;
  monev_field_form_set_text (self->official, "username", words[0] != NULL ? words[0] : "");
  self->filling = FALSE;
}

static void
on_username_typed (MonevSetupPage *self)
{
  self->named = self->named || !self->filling;
}

static void
add_pin (MonevSetupPage *self, AdwPreferencesGroup *group, const char *key, const char *title)
{
  GtkWidget *row = adw_password_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  monev_field_form_add_row (self->official, group, key, row);
}

static void
build_login (MonevSetupPage *self, GtkWidget *box)
{
  AdwPreferencesGroup *group = add_group (box, _("Untuk masuk"));
  g_autofree char *rule
      = g_strdup_printf (_("PIN: %d sampai %d angka atau huruf, tidak sama semua dan tidak berurutan "
                           "seperti 123456."),
                         MONEV_PIN_MIN, MONEV_PIN_MAX);

  monev_field_form_add (self->official, group, "username");
  add_pin (self, group, "pin", _("PIN"));
  add_pin (self, group, "pin-again", _("PIN sekali lagi"));
  monev_field_form_set_hint (self->official, "pin", rule);
}

/** monev_setup_build_official: builds the step of the first official, who is admin. */
GtkWidget *
monev_setup_build_official (MonevSetupPage *self)
{
  static const char *const rest[] = { "nip", "rank", "grade" };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18), *status;
  AdwPreferencesGroup *group = add_group (box, NULL);

  self->official = monev_field_form_new (&monev_official_type);
  monev_field_form_add (self->official, group, "title_before");
  monev_field_form_add (self->official, group, "name");
  monev_field_form_add (self->official, group, "title_after");
  status = monev_field_form_add (self->official, group, "status");
  for (guint i = 0; i < G_N_ELEMENTS (rest); i++)
    monev_field_form_add (self->official, group, rest[i]);
  build_login (self, box);
  g_signal_connect_swapped (status, "notify::selected", G_CALLBACK (on_status_chosen), self);
  g_signal_connect_swapped (monev_field_form_get_row (self->official, "name"), "changed",
                            G_CALLBACK (on_name_typed), self);
  g_signal_connect_swapped (monev_field_form_get_row (self->official, "username"), "changed",
                            G_CALLBACK (on_username_typed), self);
  return box;
}

/* (transfer full): the profile out of both forms and the region. */
MonevRecord *
monev_setup_read_office (MonevSetupPage *self, MonevIssueList *issues)
{
  const char *code = monev_region_entry_get_code (MONEV_REGION_ENTRY (self->region));
  MonevRecord *office = monev_record_new (&monev_office_type);

  office = monev_record_with (office, "region_code", code != NULL ? code : "");
  office = monev_field_form_read (self->office, office, issues);
  return monev_field_form_read (self->letters, office, issues);
}

/** monev_setup_read_official: Returns: (transfer full): the official as typed; what does not read
 * goes to @issues. */
MonevRecord *
monev_setup_read_official (MonevSetupPage *self, MonevIssueList *issues)
{
  MonevRecord *official = monev_record_new (&monev_official_type);

  return monev_field_form_read (self->official, official, issues);
}

static gboolean
show_region_issue (MonevSetupPage *self, MonevIssueList *issues)
{
  for (guint i = 0; i < monev_issue_list_size (issues); i++)
    {
      const MonevIssue *issue = monev_issue_list_get (issues, i);

      if (g_strcmp0 (issue->key, "region_code") != 0 || issue->severity != MONEV_SEVERITY_ERROR)
        continue;
      monev_region_entry_set_error (MONEV_REGION_ENTRY (self->region),
                                    g_str_equal (issue->code, "required")
                                        ? _("Cari dan pilih kabupaten atau kota Anda.")
                                        : issue->message);
      return TRUE;
    }
  return FALSE;
}

/** monev_setup_check_office: Returns: whether the first step holds; marks the fields that do not.
 */
gboolean
monev_setup_check_office (MonevSetupPage *self)
{
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  MonevRecord *office = monev_setup_read_office (self, issues);
  gboolean wrong;

  monev_record_unref (monev_record_check (office, issues));
  wrong = monev_field_form_show (self->office, issues);
  return !(show_region_issue (self, issues) || wrong);
}

/** monev_setup_check_letters: Returns: whether the second step holds; marks the fields that do
 * not. */
gboolean
monev_setup_check_letters (MonevSetupPage *self)
{
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  MonevRecord *office = monev_setup_read_office (self, issues);

  monev_record_unref (monev_record_check (office, issues));
  return !monev_field_form_show (self->letters, issues);
}

/* The two PINs, and what the core will ask of the first official. */
static void
check_login (MonevSetupPage *self, MonevIssueList *issues)
{
  const char *pin = monev_field_form_get_text (self->official, "pin");
  const char *again = monev_field_form_get_text (self->official, "pin-again");
  g_autoptr (GError) error = NULL;

  if (*monev_field_form_get_text (self->official, "username") == '\0'
      && *monev_field_form_get_text (self->official, "nip") == '\0')
    monev_issue (issues, .code = "required", .severity = MONEV_SEVERITY_ERROR, .key = "username",
                 .message = _("Nama pengguna belum diisi."),
                 .fix = _("Tanpa NIP, isian ini wajib."));
  if (!monev_pin_check (pin, &error))
    monev_issue (issues, .code = "pin", .severity = MONEV_SEVERITY_ERROR, .key = "pin",
                 .message = error->message);
  else if (!g_str_equal (pin, again))
    monev_issue (issues, .code = "pin-again", .severity = MONEV_SEVERITY_ERROR, .key = "pin-again",
                 .message = _("Kedua PIN tidak sama. Ketik sekali lagi."));
}

/** monev_setup_check_official: Returns: whether the third step holds; marks the fields that do
 * not. */
gboolean
monev_setup_check_official (MonevSetupPage *self)
{
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  MonevRecord *official = monev_setup_read_official (self, issues);

  monev_record_unref (monev_record_check (official, issues));
  check_login (self, issues);
  return !monev_field_form_show (self->official, issues);
}

/* What the core found that the forms had not: at the fields they name. */
void
monev_setup_show_issues (MonevSetupPage *self, MonevIssueList *issues)
{
  monev_field_form_show (self->official, issues);
}
