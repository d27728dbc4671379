#include "home-page.h"

#include "base/instant.h"
#include "base/number.h"
#include "columns.h"
#include "home-agenda.h"
#include "home-data.h"
#include "home-part.h"
#include "home-words.h"
#include "office/office.h"
#include "reference/reference.h"
#include "ui/common/empty-state.h"
#include "ui/common/status-pill.h"
#include "ui/shell/page.h"

#include <glib/gi18n.h>

/* In pixels: a window of about 1000 with its sidebar. Below it a title and its figure no longer
 * stand beside each other. */
#define BREADTH 700
#define SPINNER_MS 200
#define LOOK_AT_DAY_S 30
/* From so many days before its end on, a time in office asks for a successor. */
#define ENDS_SOON_DAYS 7

#define MONEV_TYPE_HOME_PAGE (monev_home_page_get_type ())
G_DECLARE_FINAL_TYPE (MonevHomePage, monev_home_page, MONEV, HOME_PAGE, MonevPage)

struct _MonevHomePage
{
  MonevPage parent;
  MonevSession *session;
  GCancellable *cancellable;
  MonevHomeFacts *facts; /* nullable: what is shown */
  MonevActivityFeed *feed;
  GPtrArray *requests;   /* nullable: MonevDataFeedLine */
  GtkStack *stack;
  MonevEmptyState *failure;
  MonevHomePart *steps;
  MonevHomePart *running;
  MonevHomePart *dues;
  MonevHomePart *data;
  MonevHomePart *reference;
  MonevHomePart *posts;
  MonevHomePart *calendar;
  guint spinner;
  guint day;
  gboolean loading;
  gboolean again; /* something changed while it was loading */
};

G_DEFINE_FINAL_TYPE (MonevHomePage, monev_home_page, MONEV_TYPE_PAGE)

/* Where Referensi is not there, a row leads nowhere and does not look as if it did. */
static void
lead_to (MonevHomePage *self, GtkWidget *row, const char *subject)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (G_IS_ACTION_GROUP (root)
      && g_action_group_has_action (G_ACTION_GROUP (root), "open-reference"))
    monev_home_part_set_target (row, subject);
}

static void
add_count (MonevHomePage *self, const char *subject, const char *title, const char *subtitle,
           gint64 count)
{
  GtkWidget *row = monev_home_part_add (self->reference, title, subtitle);
  g_autofree char *figure = monev_number_format_int (count);

  monev_home_part_set_figure (row, figure);
  lead_to (self, row, subject);
}

static void
show_reference (MonevHomePage *self, const MonevHomeFacts *facts)
{
  g_autofree char *year = g_strdup_printf (_("Tahun Anggaran %d"), facts->year);
  g_autofree char *pagu = monev_home_rupiah (facts->pagu);
  g_autofree char *listed = monev_number_format_int (facts->listed);
  g_autofree char *among
      = g_strdup_printf (_("Termasuk kecamatan; di antara %s OPD dalam daftar"), listed);
  GtkWidget *row;

  monev_home_part_clear (self->reference);
  add_count (self, "agency", _("Perangkat daerah"), among, facts->agencies);
  add_count (self, "official", _("Pegawai"), NULL, facts->officials);
  add_count (self, "position", _("Jabatan"), NULL, facts->positions);
  add_count (self, "programme", _("Baris program dan kegiatan"), year, facts->programmes);
  if (facts->budgets == 0)
    return;
  row = monev_home_part_add (self->reference, _("Pagu murni"), year);
  monev_home_part_set_figure (row, pagu);
  lead_to (self, row, "budget");
}

static void
show_steps (MonevHomePage *self, const MonevHomeFacts *facts)
{
  g_autoptr (GPtrArray) steps = monev_home_steps (facts);

  monev_home_part_clear (self->steps);
  for (guint i = 0; i < steps->len; i++)
    {
      const MonevHomeStep *step = g_ptr_array_index (steps, i);
      const MonevRecordType *type = monev_reference_find (step->subject);

      if (type != NULL && monev_session_allows (self->session, monev_reference_act (type), NULL))
        lead_to (self, monev_home_part_add (self->steps, step->title, step->text), step->subject);
    }
}

static void
add_pill (GtkWidget *row, MonevState state, const char *text)
{
  GtkWidget *pill = monev_status_pill_new (state, text);

  monev_status_pill_set_whole (MONEV_STATUS_PILL (pill), TRUE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), pill);
}

static void
add_acting (MonevHomePage *self, const MonevHomePost *post, MonevDate today)
{
  g_autofree char *until = post->open ? NULL : monev_date_format (post->until, MONEV_DATE_LONG);
  g_autofree char *text = post->open ? g_strdup (post->holder)
                                     : g_strdup_printf (_("%s, sampai %s"), post->holder, until);
  GtkWidget *row = monev_home_part_add (self->posts, post->title, text);

  if (!post->open && post->until - today <= ENDS_SOON_DAYS)
    {
      g_autofree char *left = monev_home_distance (today, post->until);
      g_autofree char *word = g_strdup_printf (_("berakhir %s"), left);

      add_pill (row, MONEV_STATE_QUESTION, word);
    }
  lead_to (self, row, "appointment");
}

static void
show_posts (MonevHomePage *self, const MonevHomeFacts *facts)
{
  monev_home_part_set_empty (self->posts, facts->positions > 0
                                              ? _("Semua jabatan dipangku definitif hari ini.")
                                              : _("Belum ada jabatan di Referensi."));
  for (guint i = 0; i < facts->vacant->len; i++)
    {
      const MonevHomePost *post = g_ptr_array_index (facts->vacant, i);
      GtkWidget *row = monev_home_part_add (self->posts, post->title, _("Tidak ada pemangku hari ini"));

      add_pill (row, MONEV_STATE_LATE, _("kosong"));
      lead_to (self, row, "appointment");
    }
  for (guint i = 0; i < facts->acting->len; i++)
    add_acting (self, g_ptr_array_index (facts->acting, i), facts->today);
}

static GtkWidget *
make_day (MonevDate date)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *number, *month;
  g_autofree char *text = monev_date_format (date, MONEV_DATE_SHORT);
  g_auto (GStrv) parts = g_strsplit (text, " ", 2);

  number = gtk_label_new (parts[0]);
  month = gtk_label_new (parts[1]);
  gtk_widget_add_css_class (number, "monev-day");
  gtk_widget_add_css_class (number, "numeric");
  gtk_widget_add_css_class (month, "dim-label");
  gtk_widget_add_css_class (month, "monev-small");
  gtk_widget_set_size_request (box, 36, -1);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), number);
  gtk_box_append (GTK_BOX (box), month);
  return box;
}

static void
show_calendar (MonevHomePage *self, const MonevHomeFacts *facts)
{
  g_autoptr (GTimeZone) zone
      = monev_office_record_zone (monev_session_get_office (self->session));
  g_autofree char *backup
      = monev_home_backup (facts->backup_at, facts->backup_ahead,
                           g_get_real_time () / G_USEC_PER_SEC, zone);
  GtkWidget *row;

  monev_home_part_clear (self->calendar);
  if (facts->next != NULL)
    {
      g_autofree char *left = monev_home_distance (facts->today, facts->next->from);
      g_autofree char *text = g_strdup_printf (
          "%s · %s", monev_date_weekday_name (monev_date_weekday (facts->next->from)),
          facts->next->kind == MONEV_HOLIDAY_COLLECTIVE ? _("cuti bersama") : _("libur nasional"));

      row = monev_home_part_add (self->calendar, facts->next->name, text);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), make_day (facts->next->from));
      add_pill (row, MONEV_STATE_DIM, left);
      lead_to (self, row, "holiday");
    }
  row = monev_home_part_add (self->calendar, _("Cadangan terakhir"), backup);
  if (facts->backup_at == 0)
    add_pill (row, MONEV_STATE_QUESTION, _("belum ada"));
}

static void
show_agenda (MonevHomePage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  gboolean leads = G_IS_ACTION_GROUP (root)
                   && g_action_group_has_action (G_ACTION_GROUP (root), "open-activity");
  g_autoptr (GTimeZone) zone
      = monev_office_record_zone (monev_session_get_office (self->session));

  monev_home_agenda_show_running (self->running, self->feed, zone, leads);
  monev_home_agenda_show_dues (self->dues, self->feed, zone, leads);
}

static void
show_data (MonevHomePage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  monev_home_data_show (self->data, self->requests,
                        G_IS_ACTION_GROUP (root)
                            && g_action_group_has_action (G_ACTION_GROUP (root), "open-data"));
}

static void
show_facts (MonevHomePage *self)
{
  g_autofree char *day = monev_home_day (self->facts);

  monev_page_set_subtitle (MONEV_PAGE (self), day);
  show_steps (self, self->facts);
  show_agenda (self);
  show_data (self);
  show_reference (self, self->facts);
  show_posts (self, self->facts);
  show_calendar (self, self->facts);
  gtk_stack_set_visible_child_name (self->stack, "content");
}

/* What is read at once for the whole page. */
typedef struct
{
  MonevHomeFacts *facts;
  MonevActivityFeed *feed;
  GPtrArray *requests;
} Read;

static void
read_free (gpointer data)
{
  Read *read = data;

  g_clear_pointer (&read->facts, monev_home_facts_free);
  g_clear_pointer (&read->feed, monev_activity_feed_free);
  g_clear_pointer (&read->requests, g_ptr_array_unref);
  g_free (read);
}

static gpointer
facts_job (MonevDbJob *job, gpointer data, GError **error)
{
  MonevDbConnection *connection = monev_db_job_connection (job);
  Read *read = g_new0 (Read, 1);
  gint64 now = 0;

  if (monev_db_now (connection, &now, error))
    read->facts = monev_home_facts_load (connection, GPOINTER_TO_INT (data), now, error);
  if (read->facts != NULL)
    read->feed = monev_activity_feed (connection, MONEV_HOME_RUNNING, MONEV_HOME_DUES,
                                      MONEV_HOME_DUE_DAYS, now, error);
  if (read->feed != NULL)
    read->requests = monev_data_feed (connection, GPOINTER_TO_INT (data), now, error);
  if (read->requests != NULL)
    return read;
  read_free (read);
  return NULL;
}

static void load (MonevHomePage *self);

static void
on_facts (gpointer owner, gpointer result, const GError *error)
{
  MonevHomePage *self = owner;

  self->loading = FALSE;
  g_clear_handle_id (&self->spinner, g_source_remove);
  if (error == NULL)
    {
      Read *read = result;

      g_clear_pointer (&self->facts, monev_home_facts_free);
      g_clear_pointer (&self->feed, monev_activity_feed_free);
      g_clear_pointer (&self->requests, g_ptr_array_unref);
      self->requests = g_steal_pointer (&read->requests);
      self->facts = g_steal_pointer (&read->facts);
      self->feed = g_steal_pointer (&read->feed);
      read_free (read);
      show_facts (self);
    }
  else if (self->facts == NULL)
    {
      monev_empty_state_set_error (self->failure, error);
      gtk_stack_set_visible_child_name (self->stack, "failure");
    }
  /* Otherwise what was read before stays readable, and the foot of the window says why. */
  if (self->again)
    load (self);
}

static gboolean
on_slow (gpointer data)
{
  MonevHomePage *self = data;

  self->spinner = 0;
  gtk_stack_set_visible_child_name (self->stack, "spinner");
  return G_SOURCE_REMOVE;
}

static void
load (MonevHomePage *self)
{
  self->again = self->loading;
  if (self->loading)
    return;
  self->loading = TRUE;
  if (self->facts == NULL && self->spinner == 0)
    self->spinner = g_timeout_add (SPINNER_MS, on_slow, self);
  monev_session_call (self->session, G_OBJECT (self),
                      &(MonevDbJobSpec) { MONEV_DB_LANE_READ, facts_job,
                                          GINT_TO_POINTER (monev_session_get_year (self->session)),
                                          .free_result = read_free,
                                          .cancellable = self->cancellable },
                      on_facts);
}

/* Behind the lock nothing is asked for; the login brings it up to date. */
static void
on_changed (MonevHomePage *self)
{
  if (monev_session_get_actor (self->session) != NULL)
    load (self);
}

/* Midnight comes on the office's wall, not on this computer's. */
static gboolean
on_look_at_day (gpointer data)
{
  MonevHomePage *self = data;
  g_autoptr (GTimeZone) zone
      = monev_office_record_zone (monev_session_get_office (self->session));
  MonevDate today;

  if (self->facts == NULL)
    return G_SOURCE_CONTINUE;
  today = monev_minute_to_date (monev_instant_to_minute (g_get_real_time () / 1000, zone), NULL);
  if (today != self->facts->today)
    on_changed (self);
  return G_SOURCE_CONTINUE;
}

static void
reload (GtkWidget *widget, const char *name, GVariant *parameter)
{
  load (MONEV_HOME_PAGE (widget));
}

static void
monev_home_page_dispose (GObject *object)
{
  MonevHomePage *self = MONEV_HOME_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->spinner, g_source_remove);
  g_clear_handle_id (&self->day, g_source_remove);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (monev_home_page_parent_class)->dispose (object);
}

static void
monev_home_page_finalize (GObject *object)
{
  MonevHomePage *self = MONEV_HOME_PAGE (object);

  g_object_unref (self->cancellable);
  g_clear_pointer (&self->facts, monev_home_facts_free);
  g_clear_pointer (&self->feed, monev_activity_feed_free);
  g_clear_pointer (&self->requests, g_ptr_array_unref);
  G_OBJECT_CLASS (monev_home_page_parent_class)->finalize (object);
}

static void
monev_home_page_class_init (MonevHomePageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = monev_home_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = monev_home_page_finalize;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "home.reload", NULL, reload);
}

static MonevHomePart *
add_part (GtkWidget *column, const char *title, const char *empty)
{
  GtkWidget *part = monev_home_part_new (title, empty);

  gtk_box_append (GTK_BOX (column), part);
  return MONEV_HOME_PART (part);
}

/* What waits for later rooms says in one line what will stand there. */
static GtkWidget *
build_columns (MonevHomePage *self)
{
  GtkWidget *left = gtk_box_new (GTK_ORIENTATION_VERTICAL, 22);
  GtkWidget *right = gtk_box_new (GTK_ORIENTATION_VERTICAL, 22);

  self->steps = add_part (left, _("Langkah berikutnya"), NULL);
  add_part (left, _("Menunggu paraf Anda"), _("Naskah yang menunggu paraf Anda akan tampil di sini."));
  self->running = add_part (left, _("Agenda Kerja berjalan"), "");
  self->data = add_part (left, _("Data OPD"), "");
  self->reference = add_part (left, _("Referensi"), "");
  self->dues = add_part (right, _("Tenggat"), "");
  self->posts = add_part (right, _("Jabatan hari ini"), "");
  self->calendar = add_part (right, _("Kalender dan cadangan"), "");
  return monev_columns_new (left, right, BREADTH, 24);
}

static GtkWidget *
build_content (MonevHomePage *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new (), *clamp = adw_clamp_new ();
  GtkWidget *columns = build_columns (self);

  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 1180);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), 1180);
  adw_clamp_set_child (ADW_CLAMP (clamp), columns);
  gtk_widget_add_css_class (clamp, "monev-home");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  return scrolled;
}

static void
monev_home_page_init (MonevHomePage *self)
{
  GtkWidget *spinner = gtk_spinner_new ();

  self->cancellable = g_cancellable_new ();
  self->stack = GTK_STACK (gtk_stack_new ());
  self->failure = MONEV_EMPTY_STATE (monev_empty_state_new ("dialog-warning-symbolic", "", ""));
  monev_empty_state_set_button (self->failure, _("Coba Lagi"), "home.reload");
  gtk_spinner_start (GTK_SPINNER (spinner));
  gtk_widget_set_halign (spinner, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (spinner, GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (spinner, 32, 32);
  gtk_stack_add_named (self->stack, gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), "nothing");
  gtk_stack_add_named (self->stack, spinner, "spinner");
  gtk_stack_add_named (self->stack, build_content (self), "content");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->failure), "failure");
  monev_page_set_title (MONEV_PAGE (self), _("Beranda"));
  monev_page_set_content (MONEV_PAGE (self), GTK_WIDGET (self->stack));
  self->day = g_timeout_add_seconds (LOOK_AT_DAY_S, on_look_at_day, self);
}

/** monev_home_page_new: Returns: (transfer floating): the page; it keeps itself up to date. */
GtkWidget *
monev_home_page_new (MonevSession *session)
{
  static const char *const signals[] = { "changed", "actor-changed", "office-changed", "year-changed" };
  MonevHomePage *self = g_object_new (MONEV_TYPE_HOME_PAGE, NULL);

  self->session = g_object_ref (session);
  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    g_signal_connect_object (session, signals[i], G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  load (self);
  return GTK_WIDGET (self);
}
