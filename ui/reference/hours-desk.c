#include "hours-desk.h"

#include "base/date.h"
#include "base/instant.h"
#include "calendar/calendar-store.h"
#include "panel.h"

#include <glib/gi18n.h>
#include <string.h>

#define DAYS 7

struct _MonevHoursDesk
{
  MonevPage parent;
  MonevWindow *window;
  MonevSession *session;
  MonevWorkProfile saved;
  gint64 version;
  GtkEntry *entries[2][DAYS]; /* normal, Ramadan */
  GtkLabel *sums[2][DAYS];
  GtkLabel *weeks[2];
  GtkLabel *problem;
  GtkWidget *save;
  GtkWidget *question;
  gboolean filling;
  gboolean busy;
  gboolean discard;
};

G_DEFINE_FINAL_TYPE (MonevHoursDesk, monev_hours_desk, MONEV_TYPE_PAGE)

/** monev_work_day_to_text: Returns: (transfer full): "07.30–12.00, 13.00–16.00"; "" for a day off. */
char *
monev_work_day_to_text (const MonevWorkDay *day)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < day->n_spans; i++)
    {
      g_autofree char *start = monev_time_format (day->spans[i].start);
      g_autofree char *end = monev_time_format (day->spans[i].end);

      g_string_append_printf (text, "%s%s–%s", i > 0 ? ", " : "", start, end);
    }
  return g_string_free (text, FALSE);
}

/* The last day from @first on that has the same hours. */
static int
same_until (const MonevWorkDay *days, int first)
{
  g_autofree char *hours = monev_work_day_to_text (&days[first]);
  int last = first;

  while (last + 1 < DAYS)
    {
      g_autofree char *next = monev_work_day_to_text (&days[last + 1]);

      if (strcmp (hours, next) != 0)
        break;
      last++;
    }
  return last;
}

/**
 * monev_work_week_to_text:
 * @days: seven, from Monday
 *
 * Returns: (transfer full): "Senin sampai Kamis 07.30–12.00, 13.00–16.00", a line for each run of
 *   days with the same hours; days off are left out.
 */
char *
monev_work_week_to_text (const MonevWorkDay *days)
{
  GString *text = g_string_new (NULL);

  for (int first = 0, last; first < DAYS; first = last + 1)
    {
      g_autofree char *hours = monev_work_day_to_text (&days[first]);

      last = same_until (days, first);
      if (*hours == '\0')
        continue;
      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "",
                              monev_date_weekday_name (first));
      if (last > first)
        g_string_append_printf (text, last == first + 1 ? _(" dan %s") : _(" sampai %s"),
                                monev_date_weekday_name (last));
      g_string_append_printf (text, " %s", hours);
    }
  return g_string_free (text, FALSE);
}

static gboolean
read_span (char *text, MonevWorkSpan *span)
{
  static const char *const dashes[] = { "–", "—", "-", NULL };
  int start, end;

  for (guint i = 0; dashes[i] != NULL; i++)
    {
      char *dash = strstr (text, dashes[i]);

      if (dash == NULL)
        continue;
      *dash = '\0';
      if (!monev_time_parse (g_strstrip (text), &start, NULL)
          || !monev_time_parse (g_strstrip (dash + strlen (dashes[i])), &end, NULL))
        return FALSE;
      *span = (MonevWorkSpan) { (gint16) start, (gint16) end };
      return TRUE;
    }
  return FALSE;
}

/** monev_work_day_from_text: @day: (out): untouched on failure. Returns: %FALSE with INVALID where
 * the text is no list of spans; whether they are in order is for monev_work_profile_check(). */
gboolean
monev_work_day_from_text (const char *text, MonevWorkDay *day, GError **error)
{
  g_auto (GStrv) parts = g_strsplit_set (text, ",;", -1);
  MonevWorkDay read = { .n_spans = 0 };

  for (guint i = 0; parts[i] != NULL; i++)
    {
      if (*g_strstrip (parts[i]) == '\0')
        continue;
      if (read.n_spans == MONEV_WORK_MAX_SPANS || !read_span (parts[i], &read.spans[read.n_spans]))
        {
          g_set_error (error, MONEV_ERROR, MONEV_ERROR_INVALID,
                       _("Tulis jam seperti 07.30–12.00, 13.00–16.00; kosong untuk hari tanpa jam "
                         "kerja."));
          return FALSE;
        }
      read.n_spans++;
    }
  *day = read;
  return TRUE;
}

static MonevWorkDay *
day_of (MonevWorkProfile *profile, int week, int weekday)
{
  return week == 0 ? &profile->normal[weekday] : &profile->ramadan[weekday];
}

static gboolean
read_all (MonevHoursDesk *self, MonevWorkProfile *profile, GError **error)
{
  MonevWorkProfile read = { 0 };

  for (int week = 0; week < 2; week++)
    for (int i = 0; i < DAYS; i++)
      {
        const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entries[week][i]));

        if (!monev_work_day_from_text (text, day_of (&read, week, i), error))
          {
            g_prefix_error (error, "%s%s: ", monev_date_weekday_name (i),
                            week == 1 ? _(" (Ramadan)") : "");
            return FALSE;
          }
      }
  if (!monev_work_profile_check (&read, error))
    return FALSE;
  *profile = read;
  return TRUE;
}

static void
show_sums (MonevHoursDesk *self, int week)
{
  int total = 0;
  g_autofree char *text = NULL;
  g_autofree char *duration = NULL;

  for (int i = 0; i < DAYS; i++)
    {
      MonevWorkDay day = { .n_spans = 0 };
      gboolean good = monev_work_day_from_text (
          gtk_editable_get_text (GTK_EDITABLE (self->entries[week][i])), &day, NULL);
      int minutes = good ? monev_work_day_minutes (&day) : 0;
      g_autofree char *sum = minutes > 0 ? g_strdup_printf (_("%d menit"), minutes)
                             : good      ? g_strdup (_("libur"))
                                         : g_strdup ("?");

      gtk_label_set_text (self->sums[week][i], sum);
      if (good)
        gtk_widget_remove_css_class (GTK_WIDGET (self->entries[week][i]), "error");
      else
        gtk_widget_add_css_class (GTK_WIDGET (self->entries[week][i]), "error");
      total += minutes;
    }
  duration = g_strdup_printf (_("%d jam %02d menit seminggu"), total / 60, total % 60);
  gtk_label_set_text (self->weeks[week], duration);
}

static void
show_state (MonevHoursDesk *self)
{
  g_autofree char *why = NULL;
  gboolean may = monev_session_allows (self->session, MONEV_ACT_CALENDAR_EDIT, &why);
  g_autoptr (GError) error = NULL;
  MonevWorkProfile profile;
  gboolean good = read_all (self, &profile, &error);
  gboolean changed = monev_hours_desk_is_changed (self);
  gboolean away = monev_session_get_away (self->session);

  for (int week = 0; week < 2; week++)
    show_sums (self, week);
  gtk_label_set_text (self->problem, !may ? why : good ? "" : error->message);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), !may || !good);
  gtk_widget_set_sensitive (self->save, may && good && changed && !away && !self->busy);
  gtk_widget_set_tooltip_text (self->save, !may   ? why
                                           : away ? _("Dapat disimpan setelah basis data tersambung "
                                                      "lagi")
                                                  : _("Simpan (Ctrl+S)"));
  monev_page_set_subtitle (MONEV_PAGE (self), changed ? _("Belum disimpan") : _("Tersimpan"));
}

static void
on_typed (MonevHoursDesk *self)
{
  if (!self->filling)
    show_state (self);
}

static void
fill (MonevHoursDesk *self)
{
  self->filling = TRUE;
  for (int week = 0; week < 2; week++)
    for (int i = 0; i < DAYS; i++)
      {
        g_autofree char *text = monev_work_day_to_text (day_of (&self->saved, week, i));

        gtk_editable_set_text (GTK_EDITABLE (self->entries[week][i]), text);
      }
  self->filling = FALSE;
  show_state (self);
}

/** monev_hours_desk_is_changed: Returns: whether something would be lost by leaving. */
gboolean
monev_hours_desk_is_changed (MonevHoursDesk *self)
{
  for (int week = 0; week < 2; week++)
    for (int i = 0; i < DAYS; i++)
      {
        g_autofree char *text = monev_work_day_to_text (day_of (&self->saved, week, i));

        if (!g_str_equal (text, gtk_editable_get_text (GTK_EDITABLE (self->entries[week][i]))))
          return TRUE;
      }
  return FALSE;
}

typedef struct
{
  MonevActor *actor;
  MonevWorkProfile profile;
  gint64 version;
} Save;

static void
save_free (gpointer data)
{
  Save *save = data;

  monev_actor_free (save->actor);
  g_free (save);
}

static gpointer
save_job (MonevDbJob *job, gpointer data, GError **error)
{
  Save *save = data;

  return monev_work_profile_save (monev_db_job_connection (job), save->actor, &save->profile,
                                  save->version, error)
             ? g_memdup2 (&save->profile, sizeof save->profile)
             : NULL;
}

static void
on_saved (gpointer owner, gpointer result, const GError *error)
{
  MonevHoursDesk *self = owner;
  g_autofree MonevWorkProfile *profile = result;

  self->busy = FALSE;
  if (error != NULL)
    {
      show_state (self);
      monev_reference_tell (GTK_WIDGET (self), error);
      return;
    }
  self->saved = *profile;
  self->version++;
  fill (self);
  monev_window_toast (self->window, _("Jam kerja disimpan"), NULL, NULL, NULL, NULL);
}

/** monev_hours_desk_save: as Ctrl+S; nothing where a line is wrong. */
void
monev_hours_desk_save (MonevHoursDesk *self)
{
  const MonevActor *actor = monev_session_get_actor (self->session);
  MonevWorkProfile profile;
  Save *save;

  if (self->busy || actor == NULL || !read_all (self, &profile, NULL))
    return;
  save = g_new (Save, 1);
  *save = (Save) { monev_actor_copy (actor), profile, self->version };
  self->busy = TRUE;
  show_state (self);
  monev_session_call (self->session, G_OBJECT (self),
                      &(MonevDbJobSpec) { .lane = MONEV_DB_LANE_WRITE,
                                          .work = save_job,
                                          .data = save,
                                          .free_data = save_free,
                                          .free_result = g_free },
                      on_saved);
}

static void
on_leave_answer (MonevHoursDesk *self, const char *response)
{
  self->question = NULL;
  if (!g_str_equal (response, "discard"))
    return;
  self->discard = TRUE;
  monev_window_pop_desk (self->window);
}

static gboolean
on_closing (MonevHoursDesk *self)
{
  AdwMessageDialog *dialog;

  if (self->busy || self->question != NULL)
    return TRUE;
  if (self->discard || !monev_hours_desk_is_changed (self))
    return FALSE;
  self->question = adw_message_dialog_new (GTK_WINDOW (self->window), _("Buang perubahan?"),
                                           _("Jam kerja yang diubah belum disimpan."));
  dialog = ADW_MESSAGE_DIALOG (self->question);
  adw_message_dialog_add_responses (dialog, "cancel", _("_Batal"), "discard", _("_Buang"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "discard", ADW_RESPONSE_DESTRUCTIVE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_leave_answer), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
  return TRUE;
}

static void
act_save (GtkWidget *widget, const char *name, GVariant *parameter)
{
  monev_hours_desk_save (MONEV_HOURS_DESK (widget));
}

static void
act_default (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MonevHoursDesk *self = MONEV_HOURS_DESK (widget);
  MonevWorkProfile kept = self->saved;

  self->saved = monev_work_profile_default ();
  fill (self);
  self->saved = kept;
  show_state (self);
}

static void
monev_hours_desk_dispose (GObject *object)
{
  g_clear_object (&MONEV_HOURS_DESK (object)->session);
  G_OBJECT_CLASS (monev_hours_desk_parent_class)->dispose (object);
}

static void
monev_hours_desk_class_init (MonevHoursDeskClass *klass)
{
  GtkWidgetClass *widget = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = monev_hours_desk_dispose;
  gtk_widget_class_install_action (widget, "hours.save", NULL, act_save);
  gtk_widget_class_install_action (widget, "hours.default", NULL, act_default);
  gtk_widget_class_add_binding_action (widget, GDK_KEY_s, GDK_CONTROL_MASK, "hours.save", NULL);
}

static void
add_row (MonevHoursDesk *self, AdwPreferencesGroup *group, int week, int i)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *entry = gtk_entry_new (), *sum = gtk_label_new (NULL);
  g_autofree char *label
      = g_strdup_printf ("%s%s", monev_date_weekday_name (i), week == 1 ? _(" (Ramadan)") : "");

  self->entries[week][i] = GTK_ENTRY (entry);
  self->sums[week][i] = GTK_LABEL (sum);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _("libur"));
  gtk_widget_add_css_class (entry, "numeric");
  gtk_widget_set_size_request (entry, 280, -1);
  gtk_widget_set_valign (entry, GTK_ALIGN_CENTER);
  gtk_label_set_width_chars (GTK_LABEL (sum), 10);
  gtk_label_set_xalign (GTK_LABEL (sum), 1);
  gtk_widget_add_css_class (sum, "dim-label");
  gtk_widget_add_css_class (sum, "numeric");
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), monev_date_weekday_name (i));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), entry);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), sum);
  adw_preferences_group_add (group, row);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (on_typed), self);
}

static void
add_week (MonevHoursDesk *self, GtkBox *box, int week)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (group, week == 0 ? _("Jam Kerja Biasa")
                                                    : _("Jam Kerja Ramadan"));
  self->weeks[week] = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->weeks[week]), "dim-label");
  adw_preferences_group_set_header_suffix (group, GTK_WIDGET (self->weeks[week]));
  for (int i = 0; i < DAYS; i++)
    add_row (self, group, week, i);
  gtk_box_append (box, GTK_WIDGET (group));
}

static void
add_tools (MonevHoursDesk *self)
{
  GtkWidget *standard = gtk_button_new_with_label (_("Isi Jam Perpres 21/2023"));

  self->save = gtk_button_new_with_mnemonic (_("_Simpan"));
  gtk_widget_add_css_class (self->save, "suggested-action");
  g_signal_connect_swapped (self->save, "clicked", G_CALLBACK (monev_hours_desk_save), self);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (standard), "hours.default");
  monev_page_add_start (MONEV_PAGE (self), standard);
  monev_page_add_end (MONEV_PAGE (self), self->save);
}

static void
monev_hours_desk_init (MonevHoursDesk *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new (), *clamp = adw_clamp_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);

  self->problem = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->problem, TRUE);
  gtk_label_set_xalign (self->problem, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->problem), "error");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->problem));
  for (int week = 0; week < 2; week++)
    add_week (self, GTK_BOX (box), week);
  gtk_widget_set_margin_top (box, 24);
  gtk_widget_set_margin_bottom (box, 24);
  gtk_widget_set_margin_start (box, 24);
  gtk_widget_set_margin_end (box, 24);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 760);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  add_tools (self);
  monev_page_set_title (MONEV_PAGE (self), _("Jam Kerja"));
  monev_page_set_content (MONEV_PAGE (self), scrolled);
  g_signal_connect (self, "closing", G_CALLBACK (on_closing), NULL);
}

/** monev_hours_desk_new: @version: with which @profile was read. Returns: (transfer floating): to be
 * given to monev_window_push_desk(). */
GtkWidget *
monev_hours_desk_new (MonevWindow *window, MonevSession *session, const MonevWorkProfile *profile,
                      gint64 version)
{
  MonevHoursDesk *self = g_object_new (MONEV_TYPE_HOURS_DESK, NULL);
  gboolean may = monev_session_allows (session, MONEV_ACT_CALENDAR_EDIT, NULL);

  self->window = window;
  self->session = g_object_ref (session);
  self->saved = *profile;
  self->version = version;
  for (int week = 0; week < 2; week++)
    for (int i = 0; i < DAYS; i++)
      gtk_widget_set_sensitive (GTK_WIDGET (self->entries[week][i]), may);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "hours.default", may);
  g_signal_connect_object (session, "away-changed", G_CALLBACK (show_state), self,
                           G_CONNECT_SWAPPED);
  fill (self);
  return GTK_WIDGET (self);
}

/** monev_hours_desk_type: as if @text was typed for a day; @weekday 0 is Monday. */
void
monev_hours_desk_type (MonevHoursDesk *self, gboolean ramadan, int weekday, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entries[ramadan ? 1 : 0][weekday]), text);
}

/** monev_hours_desk_get_problem: Returns: (transfer none): what is wrong, "" for nothing. */
const char *
monev_hours_desk_get_problem (MonevHoursDesk *self)
{
  return gtk_label_get_text (self->problem);
}
