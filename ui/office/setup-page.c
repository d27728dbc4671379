#include "setup-private.h"

#include "demo/demo.h"
#include "logo-row.h"
#include "office/database-file.h"
#include "office/office.h"
#include "region/region.h"
#include "ui/common/busy.h"
#include "ui/common/error-text.h"
#include "ui/shell/primary-menu.h"

#include <glib/gi18n.h>
#include <string.h>

G_DEFINE_FINAL_TYPE (MonevSetupPage, monev_setup_page, ADW_TYPE_BIN)

enum
{
  DONE,
  DEMO,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

typedef struct
{
  const char *name;
  const char *title;
  const char *intro;
  const char *next;
} StepWords;

static const StepWords words[] = {
  { "office", N_ ("Selamat datang"),
    N_ ("Isi dahulu instansi Anda. Semuanya dapat diubah kemudian di Referensi."), N_ ("_Lanjut") },
  { "letters", N_ ("Waktu dan naskah"), N_ ("Zona waktu kantor, kertas, dan huruf untuk surat."),
    N_ ("_Lanjut") },
  { "official", N_ ("Pegawai pertama"),
    N_ ("Orang yang menyiapkan Monev, biasanya Anda. Ia menjadi admin: boleh menambah pegawai lain "
        "dan mengatur profil instansi."),
    N_ ("_Siapkan Kantor") },
  { "recovery", N_ ("Lembar pemulihan"),
    N_ ("Kode ini membuka kunci kantor bila komputer berganti atau rusak. Simpan atau "
        "cetak lembarnya sekarang, lalu taruh di brankas."),
    N_ ("_Mulai") },
};

G_STATIC_ASSERT (G_N_ELEMENTS (words) == MONEV_SETUP_N_STEPS);

/** monev_setup_say_failure: @text: (nullable): stands above the buttons, outside of what scrolls. */
void
monev_setup_say_failure (MonevSetupPage *self, const char *text)
{
  gtk_label_set_text (self->failure, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->failure), text != NULL);
}

static void
focus_first (MonevSetupPage *self)
{
  GtkWidget *child = gtk_stack_get_visible_child (self->stack);

  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_widget_child_focus (child, GTK_DIR_TAB_FORWARD);
}

static void
find_place (GTask *task, gpointer source, gpointer uri, GCancellable *cancellable)
{
  GError *error = NULL;

  if (monev_database_may_start (uri, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_place (GObject *object, GAsyncResult *result, gpointer data)
{
  MonevSetupPage *self = MONEV_SETUP_PAGE (object);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error)
      || g_cancellable_is_cancelled (self->cancellable) || self->step != MONEV_SETUP_OFFICE
      || self->working || gtk_widget_get_visible (GTK_WIDGET (self->failure)))
    return;
  text = g_strdup_printf (_("Kantor belum dapat disiapkan di komputer ini. %s"), error->message);
  monev_setup_say_failure (self, text);
}

/* Before three pages are filled in: an office that cannot be kept is told on the first. */
static void
look_for_place (MonevSetupPage *self)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, on_place, NULL);

  g_task_set_task_data (task, g_strdup (self->uri), g_free);
  g_task_run_in_thread (task, find_place);
}

static void
show_step (MonevSetupPage *self, MonevSetupStep step)
{
  self->step = step;
  monev_step_indicator_set_step (self->indicator, step);
  gtk_stack_set_visible_child_name (self->stack, words[step].name);
  gtk_label_set_text (self->title, _(words[step].title));
  gtk_label_set_text (self->intro, _(words[step].intro));
  gtk_button_set_label (self->next, _(words[step].next));
  gtk_widget_set_visible (self->back, step == MONEV_SETUP_LETTERS || step == MONEV_SETUP_OFFICIAL);
  gtk_widget_set_visible (self->demo,
                          step == MONEV_SETUP_OFFICE && !monev_database_is_demo (self->uri));
  gtk_widget_set_sensitive (GTK_WIDGET (self->next), step != MONEV_SETUP_RECOVERY);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scrolled), 0);
  monev_setup_say_failure (self, NULL);
  if (step == MONEV_SETUP_OFFICE)
    look_for_place (self);
  focus_first (self);
}

/** monev_setup_set_working: the step waits for something, and nothing can be done meanwhile. */
void
monev_setup_set_working (MonevSetupPage *self, gboolean working)
{
  self->working = working;
  monev_busy_set (GTK_WIDGET (self->stack), working);
  gtk_widget_set_sensitive (self->back, !working);
  gtk_widget_set_sensitive (self->demo, !working);
  gtk_widget_set_sensitive (GTK_WIDGET (self->next), !working);
  gtk_spinner_set_spinning (self->spinner, working);
  if (working)
    monev_setup_say_failure (self, NULL);
}

/* The work of the third step, on a thread of its own: no lane is open before there is a database. */
typedef struct
{
  char *uri;
  MonevRecord *office;
  MonevRecord *official;
  GBytes *logo;
  char *pin;
  MonevIssueList *issues;
  char *code;
  MonevRecoverySheet *sheet;
} Start;

static void
forget (char *secret)
{
  if (secret != NULL)
    explicit_bzero (secret, strlen (secret));
  g_free (secret);
}

static void
free_start (gpointer data)
{
  Start *start = data;

  g_clear_pointer (&start->office, monev_record_unref);
  g_clear_pointer (&start->official, monev_record_unref);
  g_clear_pointer (&start->logo, g_bytes_unref);
  monev_issue_list_unref (start->issues);
  g_free (start->uri);
  forget (start->pin);
  forget (start->code);
  monev_recovery_sheet_free (start->sheet);
  g_free (start);
}

/* One that was made before is opened as it is. */
static gboolean
make_demo (Start *start, MonevDbConnection *connection, GError **error)
{
  gboolean ready = FALSE;

  return monev_office_ready (connection, &ready, error)
         && (ready || monev_demo_fill (connection, &start->code, start->issues, error));
}

static gboolean
make_office (Start *start, GError **error)
{
  g_autoptr (MonevDbConnection) connection = monev_database_make (start->uri, error);

  if (connection == NULL)
    return FALSE;
  if (start->official == NULL)
    return make_demo (start, connection, error);
  if (!monev_office_start (connection,
                           &(MonevOfficeStart) { start->office, start->logo, start->official,
                                                 start->pin, TRUE },
                           &start->code, start->issues, error))
    return FALSE;
  start->sheet = monev_recovery_sheet_load (connection, error);
  return start->sheet != NULL;
}

static void
run_start (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (make_office (data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_started (GObject *object, GAsyncResult *result, gpointer data)
{
  MonevSetupPage *self = MONEV_SETUP_PAGE (object);
  Start *start = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  gboolean demo = start->official == NULL;

  g_task_propagate_boolean (G_TASK (result), &error);
  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  monev_setup_set_working (self, FALSE);
  if (error != NULL)
    {
      g_autofree char *text = g_strdup_printf ("%s %s", error->message,
                                               monev_error_text_advice (error));

      monev_setup_say_failure (self, error->code == MONEV_ERROR_INVALID ? error->message : text);
      /* A label that cannot be selected does not grab the focus by itself. */
      gtk_root_set_focus (gtk_widget_get_root (GTK_WIDGET (self)), GTK_WIDGET (self->failure));
      if (!demo)
        monev_setup_show_issues (self, start->issues);
    }
  else if (demo)
    g_signal_emit (self, signals[DEMO], 0, start->uri);
  else
    {
      monev_setup_set_sheet (self, start->sheet);
      show_step (self, MONEV_SETUP_RECOVERY);
    }
}

static void
start (MonevSetupPage *self, gboolean demo)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, on_started, NULL);
  Start *order = g_new0 (Start, 1);
  GBytes *logo = monev_logo_row_get_logo (MONEV_LOGO_ROW (self->logo));

  order->uri = demo ? monev_database_demo_uri (self->uri) : g_strdup (self->uri);
  order->issues = monev_issue_list_new ();
  if (!demo)
    {
      order->office = monev_setup_read_office (self, order->issues);
      order->official = monev_setup_read_official (self, order->issues);
      order->logo = logo != NULL ? g_bytes_ref (logo) : NULL;
      order->pin = g_strdup (monev_field_form_get_text (self->official, "pin"));
    }
  monev_setup_set_working (self, TRUE);
  g_task_set_task_data (task, order, free_start);
  g_task_run_in_thread (task, run_start);
}

/** monev_setup_page_next: what the button does: checks this step, then goes on. */
void
monev_setup_page_next (MonevSetupPage *self)
{
  g_return_if_fail (MONEV_IS_SETUP_PAGE (self));

  if (self->working)
    return;
  switch (self->step)
    {
    case MONEV_SETUP_OFFICE:
      if (monev_setup_check_office (self))
        show_step (self, MONEV_SETUP_LETTERS);
      break;
    case MONEV_SETUP_LETTERS:
      if (monev_setup_check_letters (self))
        show_step (self, MONEV_SETUP_OFFICIAL);
      break;
    case MONEV_SETUP_OFFICIAL:
      if (monev_setup_check_official (self))
        start (self, FALSE);
      break;
    default:
      if (gtk_widget_get_sensitive (GTK_WIDGET (self->next)))
        g_signal_emit (self, signals[DONE], 0);
    }
}

static void
on_back (MonevSetupPage *self)
{
  show_step (self, self->step - 1);
}

static void
on_demo (MonevSetupPage *self)
{
  start (self, TRUE);
}

static void
monev_setup_page_map (GtkWidget *widget)
{
  MonevSetupPage *self = MONEV_SETUP_PAGE (widget);
  GtkRoot *root = gtk_widget_get_root (widget);

  GTK_WIDGET_CLASS (monev_setup_page_parent_class)->map (widget);
  if (GTK_IS_WINDOW (root))
    {
      gtk_window_set_default_widget (GTK_WINDOW (root), GTK_WIDGET (self->next));
      g_signal_connect_object (root, "close-request", G_CALLBACK (monev_setup_on_close), self,
                               G_CONNECT_SWAPPED);
    }
  focus_first (self);
}

/* Enter belongs to the next page; and GTK 4.8 stumbles over a default widget that is gone. */
static void
monev_setup_page_unmap (GtkWidget *widget)
{
  MonevSetupPage *self = MONEV_SETUP_PAGE (widget);
  GtkRoot *root = gtk_widget_get_root (widget);

  if (GTK_IS_WINDOW (root)
      && gtk_window_get_default_widget (GTK_WINDOW (root)) == GTK_WIDGET (self->next))
    gtk_window_set_default_widget (GTK_WINDOW (root), NULL);
  if (GTK_IS_WINDOW (root))
    g_signal_handlers_disconnect_by_func (root, monev_setup_on_close, self);
  GTK_WIDGET_CLASS (monev_setup_page_parent_class)->unmap (widget);
}

static void
monev_setup_page_dispose (GObject *object)
{
  g_cancellable_cancel (MONEV_SETUP_PAGE (object)->cancellable);
  G_OBJECT_CLASS (monev_setup_page_parent_class)->dispose (object);
}

static void
monev_setup_page_finalize (GObject *object)
{
  MonevSetupPage *self = MONEV_SETUP_PAGE (object);

  /* Not before the rows are gone: an entry that is taken apart still says that it changed. */
  g_clear_object (&self->office);
  g_clear_object (&self->letters);
  g_clear_object (&self->official);
  g_object_unref (self->cancellable);
  g_free (self->uri);
  g_free (self->database_id);
  G_OBJECT_CLASS (monev_setup_page_parent_class)->finalize (object);
}

static void
monev_setup_page_class_init (MonevSetupPageClass *klass)
{
  GtkWidgetClass *widget = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = monev_setup_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = monev_setup_page_finalize;
  widget->map = monev_setup_page_map;
  widget->unmap = monev_setup_page_unmap;
  /** MonevSetupPage::done: there is an office now. */
  signals[DONE] = g_signal_new ("done", MONEV_TYPE_SETUP_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
  /** MonevSetupPage::demo: (char *): the demo office lies there, in a file of its own. */
  signals[DEMO] = g_signal_new ("demo", MONEV_TYPE_SETUP_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  g_type_ensure (MONEV_TYPE_STEP_INDICATOR);
  gtk_widget_class_set_template_from_resource (widget, "/id/monev/Monev/ui/office/setup-page.ui");
  gtk_widget_class_bind_template_child (widget, MonevSetupPage, indicator);
  gtk_widget_class_bind_template_child (widget, MonevSetupPage, stack);
  gtk_widget_class_bind_template_child (widget, MonevSetupPage, scrolled);
  gtk_widget_class_bind_template_child (widget, MonevSetupPage, title);
  gtk_widget_class_bind_template_child (widget, MonevSetupPage, intro);
  gtk_widget_class_bind_template_child (widget, MonevSetupPage, failure);
  gtk_widget_class_bind_template_child (widget, MonevSetupPage, back);
  gtk_widget_class_bind_template_child (widget, MonevSetupPage, next);
  gtk_widget_class_bind_template_child (widget, MonevSetupPage, demo);
  gtk_widget_class_bind_template_child (widget, MonevSetupPage, spinner);
  gtk_widget_class_bind_template_child_full (widget, "menu", FALSE, 0);
  gtk_widget_class_bind_template_callback (widget, monev_setup_page_next);
  gtk_widget_class_bind_template_callback (widget, on_back);
  gtk_widget_class_bind_template_callback (widget, on_demo);
}

static void
warm_regions (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_task_return_boolean (task, monev_region_count () > 0);
}

static void
add_steps (MonevSetupPage *self)
{
  const char *const titles[] = { _("Instansi"), _("Naskah"), _("Pegawai"), _("Pemulihan"), NULL };

  monev_step_indicator_set_steps (self->indicator, titles);
  gtk_stack_add_named (self->stack, monev_setup_build_office (self), "office");
  gtk_stack_add_named (self->stack, monev_setup_build_letters (self), "letters");
  gtk_stack_add_named (self->stack, monev_setup_build_official (self), "official");
  gtk_stack_add_named (self->stack, monev_setup_build_recovery (self), "recovery");
}

static void
monev_setup_page_init (MonevSetupPage *self)
{
  g_autoptr (GTask) warm = g_task_new (NULL, NULL, NULL, NULL);
  g_autoptr (GMenuModel) menu = monev_primary_menu_new ();

  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (gtk_widget_get_template_child (
                                      GTK_WIDGET (self), MONEV_TYPE_SETUP_PAGE, "menu")),
                                  menu);
  add_steps (self);
  /* Unpacking the table of regions takes longer than a frame. */
  g_task_run_in_thread (warm, warm_regions);
}

/** monev_setup_page_new: @uri: where the office is to live. Returns: (transfer floating). */
GtkWidget *
monev_setup_page_new (const char *uri)
{
  MonevSetupPage *self = g_object_new (MONEV_TYPE_SETUP_PAGE, NULL);

  self->uri = g_strdup (uri);
  show_step (self, MONEV_SETUP_OFFICE);
  return GTK_WIDGET (self);
}

/** monev_setup_page_new_for_sheet: for an office whose sheet nobody has kept yet: the last step
 * alone. Returns: (transfer floating). */
GtkWidget *
monev_setup_page_new_for_sheet (const char *uri, const MonevRecoverySheet *sheet)
{
  MonevSetupPage *self = g_object_new (MONEV_TYPE_SETUP_PAGE, NULL);

  self->uri = g_strdup (uri);
  monev_setup_set_sheet (self, sheet);
  show_step (self, MONEV_SETUP_RECOVERY);
  return GTK_WIDGET (self);
}

/** monev_setup_page_get_step: Returns: the step that is shown, from 0. */
guint
monev_setup_page_get_step (MonevSetupPage *self)
{
  g_return_val_if_fail (MONEV_IS_SETUP_PAGE (self), 0);
  return self->step;
}
