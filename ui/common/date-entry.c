#include "date-entry.h"
#include "date-text.h"

#include <glib/gi18n.h>

struct _MonevDateEntry
{
  AdwBin parent;
  GtkEntry *entry;
  GtkWidget *button;
  GtkPopover *popover;
  GtkCalendar *calendar;
  GtkWidget *problem;
  GDate date;       /* cleared while there is none */
  gboolean filling; /* by the program, not by the person */
};

G_DEFINE_FINAL_TYPE (MonevDateEntry, monev_date_entry, ADW_TYPE_BIN)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
same_date (const GDate *a, const GDate *b)
{
  if (!g_date_valid (a) || !g_date_valid (b))
    return g_date_valid (a) == g_date_valid (b);
  return g_date_compare (a, b) == 0;
}

static void
take (MonevDateEntry *self, const GDate *date)
{
  if (same_date (&self->date, date))
    return;
  self->date = *date;
  g_signal_emit (self, signals[CHANGED], 0);
}

static const char *
typed (MonevDateEntry *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

static void
show_problem (MonevDateEntry *self, gboolean wrong)
{
  gtk_widget_set_visible (self->problem, wrong);
  if (wrong)
    gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
                               wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
}

static void
on_entry_changed (MonevDateEntry *self)
{
  GDate date;

  if (self->filling)
    return;
  g_date_clear (&date, 1);
  monev_date_text_parse (typed (self), &date);
  show_problem (self, FALSE);
  take (self, &date);
}

/* A text is replaced by taking the old one away first; nobody is to hear of the moment between. */
static void
fill (MonevDateEntry *self, const char *text)
{
  self->filling = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  self->filling = FALSE;
  on_entry_changed (self);
}

/* While typing nothing is said; once the field is left, what cannot be read is named. */
static void
on_entry_done (MonevDateEntry *self)
{
  g_autofree char *text = NULL;

  if (!g_date_valid (&self->date))
    {
      show_problem (self, !monev_date_entry_is_valid (self));
      return;
    }
  text = monev_date_text_format (&self->date);
  if (!g_str_equal (text, typed (self)))
    fill (self, text);
}

static void
on_day_selected (MonevDateEntry *self)
{
  g_autoptr (GDateTime) day = gtk_calendar_get_date (self->calendar);
  GDate date;

  if (self->filling)
    return;
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) g_date_time_get_day_of_month (day),
                  (GDateMonth) g_date_time_get_month (day), (GDateYear) g_date_time_get_year (day));
  monev_date_entry_set_date (self, &date);
  gtk_popover_popdown (self->popover);
}

static void
on_popover_visible (MonevDateEntry *self)
{
  g_autoptr (GDateTime) day = NULL;

  if (!gtk_widget_get_visible (GTK_WIDGET (self->popover)) || !g_date_valid (&self->date))
    return;
  day = g_date_time_new_local (g_date_get_year (&self->date), g_date_get_month (&self->date),
                               g_date_get_day (&self->date), 12, 0, 0);
  self->filling = TRUE;
  gtk_calendar_select_day (self->calendar, day);
  self->filling = FALSE;
}

static gboolean
grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (MONEV_DATE_ENTRY (widget)->entry));
}

static void
monev_date_entry_class_init (MonevDateEntryClass *klass)
{
  GtkWidgetClass *widget = GTK_WIDGET_CLASS (klass);

  widget->grab_focus = grab_focus;
  /** MonevDateEntry::changed: another date, or none. */
  signals[CHANGED] = g_signal_new ("changed", MONEV_TYPE_DATE_ENTRY, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget, "/id/monev/Monev/ui/common/date-entry.ui");
  gtk_widget_class_bind_template_child (widget, MonevDateEntry, entry);
  gtk_widget_class_bind_template_child (widget, MonevDateEntry, button);
  gtk_widget_class_bind_template_child (widget, MonevDateEntry, popover);
  gtk_widget_class_bind_template_child (widget, MonevDateEntry, calendar);
  gtk_widget_class_bind_template_child (widget, MonevDateEntry, problem);
  gtk_widget_class_bind_template_callback (widget, on_entry_changed);
  gtk_widget_class_bind_template_callback (widget, on_entry_done);
  gtk_widget_class_bind_template_callback (widget, on_day_selected);
  gtk_widget_class_bind_template_callback (widget, on_popover_visible);
}

static void
monev_date_entry_init (MonevDateEntry *self)
{
  g_date_clear (&self->date, 1);
  gtk_widget_init_template (GTK_WIDGET (self));
  /* What the whole is called is told where one types; whoever puts it somewhere may say more. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Tanggal"),
                                  -1);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  self, NULL, -1);
}

/** monev_date_entry_new: Returns: (transfer floating): a field without a date. */
GtkWidget *
monev_date_entry_new (void)
{
  return g_object_new (MONEV_TYPE_DATE_ENTRY, NULL);
}

/** monev_date_entry_set_date: @date: (nullable): what is shown; %NULL empties the field. */
void
monev_date_entry_set_date (MonevDateEntry *self, const GDate *date)
{
  g_autofree char *text = NULL;

  g_return_if_fail (MONEV_IS_DATE_ENTRY (self));

  text = date != NULL && g_date_valid (date) ? monev_date_text_format (date) : g_strdup ("");
  fill (self, text);
}

/** monev_date_entry_get_date: @date: (out): untouched without one. Returns: whether a date stands
 * there. */
gboolean
monev_date_entry_get_date (MonevDateEntry *self, GDate *date)
{
  g_return_val_if_fail (MONEV_IS_DATE_ENTRY (self), FALSE);

  if (!g_date_valid (&self->date))
    return FALSE;
  *date = self->date;
  return TRUE;
}

/** monev_date_entry_is_valid: Returns: %FALSE where something is typed that is no date. */
gboolean
monev_date_entry_is_valid (MonevDateEntry *self)
{
  g_autofree char *bare = NULL;

  g_return_val_if_fail (MONEV_IS_DATE_ENTRY (self), FALSE);

  bare = g_strstrip (g_strdup (typed (self)));
  return g_date_valid (&self->date) || *bare == '\0';
}
