/* The three panes of the instrument desk, and how one goes from one to the next by keyboard. */
#include "instrument-desk-private.h"

#include "instrument-copy.h"
#include "instrument/instrument-number.h"
#include "version-desk.h"

#include <glib/gi18n.h>

#define N_PANES 3

static GtkWidget *
pane (MonevInstrumentDesk *self, int index)
{
  GtkWidget *const panes[N_PANES]
      = { GTK_WIDGET (self->outline), GTK_WIDGET (self->form), GTK_WIDGET (self->preview) };

  return panes[index];
}

/* The outline bears the search above it. */
static GtkWidget *
area (MonevInstrumentDesk *self, int index)
{
  return index == 0 ? gtk_widget_get_parent (pane (self, index)) : pane (self, index);
}

static int
pane_with_focus (MonevInstrumentDesk *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root == NULL ? NULL : gtk_root_get_focus (root);

  for (int i = 0; focus != NULL && i < N_PANES; i++)
    if (focus == area (self, i) || gtk_widget_is_ancestor (focus, area (self, i)))
      return i;
  return -1;
}

static gboolean
enter (MonevInstrumentDesk *self, int index)
{
  GtkWidget *widget = pane (self, index);

  if (!gtk_widget_get_mapped (widget) || !gtk_widget_is_sensitive (widget))
    return FALSE;
  return index == 0 ? gtk_widget_grab_focus (widget)
                    : gtk_widget_child_focus (widget, GTK_DIR_TAB_FORWARD);
}

/** monev_instrument_desk_next_pane: @by: 1 or -1. What is hidden, or holds nothing, is passed over;
 * GtkPaned's own F6 knows two panes and never ends where the third one has the focus. */
void
monev_instrument_desk_next_pane (MonevInstrumentDesk *self, int by)
{
  int from = pane_with_focus (self);

  if (from < 0)
    from = by > 0 ? N_PANES - 1 : 1;
  for (int i = 1; i <= N_PANES; i++)
    if (enter (self, (from + by * i + N_PANES * 2) % N_PANES))
      return;
}

static void
copy_out (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MonevInstrumentDesk *self = MONEV_INSTRUMENT_DESK (widget);

  if (self->data != NULL)
    monev_instrument_ask_copy (self->window, self->session, self->data->entry, 0);
}

static void
show_versions (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MonevInstrumentDesk *self = MONEV_INSTRUMENT_DESK (widget);

  if (self->data != NULL)
    monev_window_push_desk (self->window, monev_version_desk_new (self->window, self->session,
                                                                  self->data->entry));
}

/** monev_instrument_desk_offer_others: what leads to other desks. */
void
monev_instrument_desk_offer_others (MonevInstrumentDesk *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_widget_action_set_enabled (widget, "instrument.versions",
                                 self->data != NULL && self->data->entry->number > 0);
  gtk_widget_action_set_enabled (
      widget, "instrument.copy-out",
      self->data != NULL && monev_session_allows (self->session, MONEV_ACT_INSTRUMENT_EDIT, NULL));
}

/** monev_instrument_desk_install_others: the acts that lead to other desks. */
void
monev_instrument_desk_install_others (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "instrument.copy-out", NULL, copy_out);
  gtk_widget_class_install_action (klass, "instrument.versions", NULL, show_versions);
}

/* ---- what is wrong ---- */

static char *
place_words (const MonevInstrument *form, char **numbers, int question)
{
  const MonevQuestion *of
      = question < 0 ? NULL : monev_instrument_question (form, (guint)question);
  const char *label;

  if (of == NULL)
    return NULL;
  if (*numbers[question] != '\0' && !monev_question_is_group (of))
    return g_strdup_printf (_("nomor %s"), numbers[question]);
  label = monev_instrument_text (form, (guint)question, MONEV_COLUMN_LABEL,
                                 monev_instrument_default_language (form));
  return g_strdup_printf ("“%s”", *label != '\0' ? label : of->name);
}

/* In the order of the form; what is about the form as a whole comes first. */
static int
compare_told (gconstpointer a, gconstpointer b)
{
  const MonevIssue *x = a, *y = b;

  if (x->severity != y->severity)
    return x->severity > y->severity ? -1 : 1;
  return x->row < y->row ? -1 : x->row > y->row;
}

/** monev_instrument_desk_tell: Returns: (transfer full): the faults as the builder speaks of them: by
 * the number of the question instead of sheet and cell, which nobody sees here; the key is the question,
 * counted from 0, and NULL for the form as a whole. */
MonevIssueList *
monev_instrument_desk_tell (const MonevInstrument *form, MonevIssueList *issues)
{
  MonevIssueList *told = monev_issue_list_new ();
  g_auto (GStrv) numbers = monev_instrument_numbers (form);
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (MonevIssue));
  g_autoptr (GStringChunk) texts = g_string_chunk_new (256);

  for (guint i = 0; i < monev_issue_list_size (issues); i++)
    {
      MonevIssue issue = *monev_issue_list_get (issues, i);
      int question = monev_instrument_of_issue (form, &issue);
      g_autofree char *place = place_words (form, numbers, question);

      issue.file = issue.sheet = issue.cell = issue.key = NULL;
      issue.column = place == NULL ? NULL : g_string_chunk_insert (texts, place);
      issue.row = question + 1;
      g_array_append_val (all, issue);
    }
  g_array_sort (all, compare_told);
  for (guint i = 0; i < all->len; i++)
    {
      MonevIssue *issue = &g_array_index (all, MonevIssue, i);
      g_autofree char *key = g_strdup_printf ("%d", (int)issue->row - 1);

      issue->key = issue->row > 0 ? key : NULL;
      issue->row = 0;
      monev_issue_list_add (told, issue);
    }
  return told;
}
