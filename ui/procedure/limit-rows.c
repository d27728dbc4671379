#include "limit-rows.h"

#include "form-parts.h"
#include "ui/activity/choice.h"

#include <glib/gi18n.h>
#include <string.h>

struct _MonevLimitRows
{
  AdwBin parent;
  GtkWidget *lines;
  GtkWidget *added;
  GPtrArray *ids, *titles; /* of the steps, the whole first, ended by NULL */
  char *offered;           /* the same in words */
  gboolean filling;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MonevLimitRows, monev_limit_rows, ADW_TYPE_BIN)

static GtkWidget *
nth_line (MonevLimitRows *self, guint n)
{
  GtkWidget *line = gtk_widget_get_first_child (self->lines);

  while (line != NULL && n-- > 0)
    line = gtk_widget_get_next_sibling (line);
  return line;
}

static GtkWidget *
entry_of (GtkWidget *line)
{
  return gtk_widget_get_first_child (line);
}

static GtkWidget *
days_of (GtkWidget *line)
{
  return gtk_widget_get_next_sibling (entry_of (line));
}

static GtkWidget *
choice_of (GtkWidget *line)
{
  return gtk_widget_get_next_sibling (gtk_widget_get_next_sibling (days_of (line)));
}

static void
tell (MonevLimitRows *self, gboolean typing)
{
  for (GtkWidget *line = gtk_widget_get_first_child (self->lines); line != NULL;
       line = gtk_widget_get_next_sibling (line))
    if (*gtk_editable_get_text (GTK_EDITABLE (entry_of (line))) == '\0')
      return;
  g_signal_emit (self, signals[CHANGED], 0, typing);
}

/** monev_limit_rows_get: Returns: (transfer full): the limits as the file has them. */
json_t *
monev_limit_rows_get (MonevLimitRows *self)
{
  json_t *list = json_array ();

  for (GtkWidget *line = gtk_widget_get_first_child (self->lines); line != NULL;
       line = gtk_widget_get_next_sibling (line))
    {
      const char *step = monev_choice_get_id (GTK_DROP_DOWN (choice_of (line)));
      int days = gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (days_of (line)));
      json_t *limit = json_pack ("{s:s, s:i}", "text",
                                 gtk_editable_get_text (GTK_EDITABLE (entry_of (line))), "days",
                                 days);

      if (*step != '\0')
        json_object_set_new (limit, "step", json_string (step));
      json_array_append_new (list, limit);
    }
  return list;
}

static void
on_typed (MonevLimitRows *self)
{
  if (!self->filling)
    tell (self, TRUE);
}

static void
on_chosen (MonevLimitRows *self)
{
  if (!self->filling)
    tell (self, FALSE);
}

static void
on_remove (MonevLimitRows *self, GtkWidget *button)
{
  gtk_box_remove (GTK_BOX (self->lines), gtk_widget_get_parent (button));
  tell (self, FALSE);
}

static void
name_part (GtkWidget *widget, const char *label)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static GtkWidget *
add_line (MonevLimitRows *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *entry = gtk_entry_new ();
  GtkWidget *days = gtk_spin_button_new_with_range (1, MONEV_PROCEDURE_MAX_DAYS, 1);
  GtkWidget *choice = monev_choice_new (_("Berlaku untuk"), 16);
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");

  gtk_widget_set_hexpand (entry, TRUE);
  gtk_editable_set_enable_undo (GTK_EDITABLE (entry), FALSE);
  name_part (entry, _("Batas waktu seperti tercetak"));
  name_part (days, _("Hari kerja"));
  name_part (button, _("Hapus batas waktu"));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _("Hapus batas waktu"));
  gtk_box_append (GTK_BOX (line), entry);
  gtk_box_append (GTK_BOX (line), days);
  gtk_box_append (GTK_BOX (line), gtk_label_new (_("hari kerja")));
  gtk_box_append (GTK_BOX (line), choice);
  gtk_box_append (GTK_BOX (line), button);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (on_typed), self);
  g_signal_connect_swapped (days, "value-changed", G_CALLBACK (on_typed), self);
  g_signal_connect_swapped (choice, "notify::selected", G_CALLBACK (on_chosen), self);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (on_remove), self);
  monev_choice_fill (GTK_DROP_DOWN (choice), (const char *const *) self->ids->pdata,
                     (const char *const *) self->titles->pdata);
  gtk_box_append (GTK_BOX (self->lines), line);
  return line;
}

/* The drop-downs are given others only where the steps are others. */
static void
offer_steps (MonevLimitRows *self, const MonevProcedure *procedure)
{
  g_autoptr (GString) offered = g_string_new (NULL);

  g_ptr_array_set_size (self->ids, 0);
  g_ptr_array_set_size (self->titles, 0);
  g_ptr_array_add (self->ids, g_strdup (""));
  g_ptr_array_add (self->titles, g_strdup (_("seluruh SOP")));
  for (guint i = 0; i < monev_procedure_n_steps (procedure); i++)
    {
      const MonevProcedureStep *step = monev_procedure_step (procedure, i);

      g_ptr_array_add (self->ids, g_strdup (step->id));
      g_ptr_array_add (self->titles, g_strdup_printf ("%s. %s", step->number, step->wording));
      g_string_append_printf (offered, "%s\t%s\n", step->id, step->number);
    }
  g_ptr_array_add (self->ids, NULL);
  g_ptr_array_add (self->titles, NULL);
  if (g_strcmp0 (offered->str, self->offered) == 0)
    return;
  g_free (self->offered);
  self->offered = g_strdup (offered->str);
  for (GtkWidget *line = gtk_widget_get_first_child (self->lines); line != NULL;
       line = gtk_widget_get_next_sibling (line))
    monev_choice_fill (GTK_DROP_DOWN (choice_of (line)), (const char *const *) self->ids->pdata,
                       (const char *const *) self->titles->pdata);
}

/** monev_limit_rows_fill: what is typed is left alone where it means the same. */
void
monev_limit_rows_fill (MonevLimitRows *self, const MonevProcedure *procedure)
{
  guint n;
  const MonevProcedureLimit *limits = monev_procedure_limits (procedure, &n);
  GtkWidget *line;

  self->filling = TRUE;
  offer_steps (self, procedure);
  for (guint i = 0; i < n; i++)
    {
      line = nth_line (self, i);
      if (line == NULL)
        line = add_line (self);
      monev_form_set_entry (entry_of (line), limits[i].text);
      gtk_spin_button_set_value (GTK_SPIN_BUTTON (days_of (line)), (double) limits[i].days);
      if (strcmp (monev_choice_get_id (GTK_DROP_DOWN (choice_of (line))), limits[i].step) != 0)
        monev_choice_set_id (GTK_DROP_DOWN (choice_of (line)), limits[i].step);
    }
  while ((line = nth_line (self, n)) != NULL)
    gtk_box_remove (GTK_BOX (self->lines), line);
  self->filling = FALSE;
}

/* "paling lambat 14 hari kerja": what is said in the words already. */
static int
days_in (const char *text)
{
  const char *digit = strpbrk (text, "123456789");
  guint64 days = digit != NULL ? g_ascii_strtoull (digit, NULL, 10) : 1;

  return (int) CLAMP (days, 1, MONEV_PROCEDURE_MAX_DAYS);
}

/** monev_limit_rows_add: a line at the end, for the whole; its days as @text says them. */
void
monev_limit_rows_add (MonevLimitRows *self, const char *text)
{
  GtkWidget *line;

  self->filling = TRUE;
  line = add_line (self);
  gtk_editable_set_text (GTK_EDITABLE (entry_of (line)), text);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (days_of (line)), days_in (text));
  self->filling = FALSE;
  tell (self, FALSE);
}

/** monev_limit_rows_set: @line: from 0; @step: id, "" for the whole. */
void
monev_limit_rows_set (MonevLimitRows *self, guint line, gint64 days, const char *step)
{
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (days_of (nth_line (self, line))), (double) days);
  monev_choice_set_id (GTK_DROP_DOWN (choice_of (nth_line (self, line))), step);
}

/** monev_limit_rows_remove: @line: from 0. */
void
monev_limit_rows_remove (MonevLimitRows *self, guint line)
{
  gtk_box_remove (GTK_BOX (self->lines), nth_line (self, line));
  tell (self, FALSE);
}

static void
on_add (MonevLimitRows *self)
{
  g_autofree char *text
      = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->added))));

  if (*text == '\0')
    return;
  gtk_editable_set_text (GTK_EDITABLE (self->added), "");
  monev_limit_rows_add (self, text);
}

static void
monev_limit_rows_dispose (GObject *object)
{
  MONEV_LIMIT_ROWS (object)->filling = TRUE; /* what is taken apart tells nothing any more */
  G_OBJECT_CLASS (monev_limit_rows_parent_class)->dispose (object);
}

static void
monev_limit_rows_finalize (GObject *object)
{
  MonevLimitRows *self = MONEV_LIMIT_ROWS (object);

  g_ptr_array_unref (self->ids);
  g_ptr_array_unref (self->titles);
  g_free (self->offered);
  G_OBJECT_CLASS (monev_limit_rows_parent_class)->finalize (object);
}

static void
monev_limit_rows_class_init (MonevLimitRowsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = monev_limit_rows_dispose;
  G_OBJECT_CLASS (klass)->finalize = monev_limit_rows_finalize;
  /** MonevLimitRows::changed: (gboolean) whether somebody is typing. */
  signals[CHANGED] = g_signal_new ("changed", MONEV_TYPE_LIMIT_ROWS, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
}

static void
monev_limit_rows_init (MonevLimitRows *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->ids = g_ptr_array_new_with_free_func (g_free);
  self->titles = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->ids, NULL);
  g_ptr_array_add (self->titles, NULL);
  self->lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_box_append (GTK_BOX (box), self->lines);
  self->added = monev_form_add_line (GTK_BOX (box),
                                     _("Batas waktu baru, misalnya paling lambat 14 hari kerja"),
                                     G_CALLBACK (on_add), self);
  adw_bin_set_child (ADW_BIN (self), box);
}

/** monev_limit_rows_new: Returns: (transfer floating): without lines. */
GtkWidget *
monev_limit_rows_new (void)
{
  return g_object_new (MONEV_TYPE_LIMIT_ROWS, NULL);
}
