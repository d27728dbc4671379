/* What is done with proposals by keys and buttons: walking those that wait, saving, taking back. */
#include "proposal-send.h"
#include "proposal-view-private.h"

#include <glib/gi18n.h>
#include <string.h>

/* ---- walking those that wait ---- */

static gboolean
waits (MonevProposalView *self, guint row)
{
  const char *const *texts = monev_list_source_get_row (self->source, row);
  MonevRecord *stored = monev_proposal_view_find (self, texts[MONEV_PROPOSAL_ID]);

  return stored != NULL && *monev_record_get (stored, "verdict") == '\0';
}

/* Around the end; where none waits the cursor stays. Returns whether it moved. */
static gboolean
walk (MonevProposalView *self, int by)
{
  guint n = monev_grid_source_get_n_rows (MONEV_GRID_SOURCE (self->source)), row, column;

  if (n == 0 || !monev_data_grid_get_cursor (self->grid, &row, &column))
    return FALSE;
  for (guint i = 1; i <= n; i++)
    {
      guint at = (guint) ((gint64) row + (gint64) n + by * (gint64) i) % n;

      if (!waits (self, at))
        continue;
      monev_data_grid_set_cursor (self->grid, at, column, FALSE);
      return TRUE;
    }
  return FALSE;
}

/* Whether one waits that the filters leave out of the list. */
static gboolean
waits_outside (MonevProposalView *self)
{
  for (guint i = 0; i < self->proposals->len; i++)
    if (*monev_record_get (self->proposals->pdata[i], "verdict") == '\0')
      return TRUE;
  return FALSE;
}

static void
act_walk (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MonevProposalView *self = MONEV_PROPOSAL_VIEW (widget);

  if (!walk (self, g_str_equal (name, "proposal.next") ? 1 : -1))
    monev_window_toast (self->window,
                        waits_outside (self) ? _("Yang menunggu putusan di luar saringan ini. Pilih "
                                                 "Semua.")
                                             : _("Tidak ada usulan yang menunggu putusan"),
                        NULL, NULL, NULL, NULL);
}

/* ---- saving ---- */

/* The undo of a toast. */
typedef struct
{
  MonevProposalView *view; /* weak */
  MonevProposalSent *sent;
} Undo;

static void
undo_free (gpointer data)
{
  Undo *undo = data;

  g_clear_weak_pointer (&undo->view);
  monev_proposal_sent_free (undo->sent);
  g_free (undo);
}

/* What was saved is shown at once; the desk reads all of it a moment later. */
static void
put_back (MonevProposalView *self, const GPtrArray *saved)
{
  for (guint s = 0; s < saved->len; s++)
    for (guint i = 0; i < self->proposals->len; i++)
      if (strcmp (monev_record_id (self->proposals->pdata[i]), monev_record_id (saved->pdata[s]))
          == 0)
        {
          monev_record_unref (self->proposals->pdata[i]);
          self->proposals->pdata[i] = monev_record_ref (saved->pdata[s]);
          monev_proposal_view_forget (self, monev_record_id (saved->pdata[s]));
        }
}

static void
set_busy (MonevProposalView *self, gboolean busy)
{
  self->busy = busy;
  monev_proposal_view_allow (self);
}

static void
on_undone (gpointer owner, gpointer result, const GError *error)
{
  MonevProposalView *self = owner;
  g_autoptr (MonevProposalSent) sent = result;

  set_busy (self, FALSE);
  if (error == NULL)
    put_back (self, sent->after);
  monev_proposal_view_fill (self);
  monev_proposal_view_show_form (self);
  monev_window_toast (self->window, error != NULL ? error->message : _("Putusan dikembalikan"), NULL,
                      NULL, NULL, NULL);
}

static void
on_undo (MonevWindow *window, gpointer data)
{
  Undo *undo = data;
  MonevProposalView *self = undo->view;

  if (self == NULL || self->busy || self->session == NULL
      || monev_session_get_actor (self->session) == NULL)
    return;
  set_busy (self, TRUE);
  monev_proposal_send (self->session, G_OBJECT (self), self->data->activity->id,
                       g_ptr_array_ref (undo->sent->after), monev_proposal_sent_undo (undo->sent),
                       on_undone);
}

static char *
describe (const MonevProposalSent *sent)
{
  const MonevRecord *first = sent->after->pdata[0];
  const char *word = _(monev_verdict_of (monev_record_get (first, "verdict"))->word);

  return sent->after->len == 1
             ? g_strdup_printf (_("%s: %s"), word, monev_record_get (first, "title"))
             : g_strdup_printf (_("%u usulan: %s"), sent->after->len, word);
}

static void
on_sent (gpointer owner, gpointer result, const GError *error)
{
  MonevProposalView *self = owner;
  MonevProposalSent *sent = result;
  g_autofree char *said = NULL;
  Undo *undo;

  set_busy (self, FALSE);
  if (error != NULL)
    {
      monev_proposal_form_show_fault (self->form, error->message);
      return;
    }
  put_back (self, sent->after);
  monev_proposal_view_set_text (&self->group, "");
  /* The next is looked for before what was saved leaves the list. */
  walk (self, 1);
  monev_proposal_view_fill (self);
  monev_proposal_view_show_form (self);
  said = describe (sent);
  undo = g_new (Undo, 1);
  *undo = (Undo) { NULL, sent };
  g_set_weak_pointer (&undo->view, self);
  monev_window_toast (self->window, said, _("_Urungkan"), on_undo, undo, undo_free);
}

/* With the version that was there when typing began: nobody is written over unseen. */
static MonevRecord *
take (MonevProposalView *self, MonevRecord *stored, MonevIssueList *issues)
{
  MonevRecord *base = g_hash_table_lookup (self->bases, monev_record_id (stored));
  MonevRecord *from = base != NULL && *self->shown != '\0' ? base : stored;

  return monev_proposal_form_take (self->form, monev_record_ref (from), issues);
}

static void
save (MonevProposalView *self)
{
  g_autoptr (GPtrArray) chosen = monev_proposal_view_chosen (self);
  g_autoptr (GPtrArray) typed
      = g_ptr_array_new_with_free_func ((GDestroyNotify) monev_record_unref);
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();

  if (self->busy || chosen->len == 0 || monev_session_get_actor (self->session) == NULL)
    return;
  for (guint i = chosen->len; i > 0; i--)
    {
      MonevRecord *one = take (self, chosen->pdata[i - 1], issues);

      if (monev_record_equal (chosen->pdata[i - 1], one))
        {
          g_ptr_array_remove_index (chosen, i - 1);
          monev_record_unref (one);
        }
      else
        g_ptr_array_insert (typed, 0, one);
    }
  if (monev_issue_list_size (issues) > 0)
    {
      const MonevIssue *issue = monev_issue_list_get (issues, 0);
      g_autofree char *text = g_strdup_printf ("%s %s", issue->message,
                                               issue->fix != NULL ? issue->fix : "");

      monev_proposal_form_show_fault (self->form, text);
      return;
    }
  if (chosen->len == 0)
    {
      walk (self, 1);
      return;
    }
  set_busy (self, TRUE);
  monev_proposal_send (self->session, G_OBJECT (self), self->data->activity->id,
                       g_steal_pointer (&chosen), g_steal_pointer (&typed), on_sent);
}

static void
act_save (GtkWidget *widget, const char *name, GVariant *parameter)
{
  save (MONEV_PROPOSAL_VIEW (widget));
}

/* By a key: saved at once unless something has to be typed first. */
static void
act_verdict (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MonevProposalView *self = MONEV_PROPOSAL_VIEW (widget);

  if (self->busy || !gtk_widget_get_visible (self->side))
    return;
  monev_proposal_form_set_verdict (self->form, g_variant_get_string (parameter, NULL));
  if (!monev_proposal_form_focus_missing (self->form))
    save (self);
}

static void
add_keys (GtkWidgetClass *widget)
{
  static const guint keys[][MONEV_N_VERDICTS]
      = { { GDK_KEY_0, GDK_KEY_1, GDK_KEY_2, GDK_KEY_3, GDK_KEY_4 },
          { GDK_KEY_KP_0, GDK_KEY_KP_1, GDK_KEY_KP_2, GDK_KEY_KP_3, GDK_KEY_KP_4 } };

  for (guint k = 0; k < G_N_ELEMENTS (keys); k++)
    for (guint i = 0; i < MONEV_N_VERDICTS; i++)
      gtk_widget_class_add_binding_action (widget, keys[k][i], 0, "proposal.verdict", "s",
                                           monev_verdict_nth (i)->value);
  gtk_widget_class_add_binding_action (widget, GDK_KEY_F8, 0, "proposal.next", NULL);
  gtk_widget_class_add_binding_action (widget, GDK_KEY_F8, GDK_SHIFT_MASK, "proposal.previous",
                                       NULL);
  gtk_widget_class_add_binding_action (widget, GDK_KEY_Return, GDK_CONTROL_MASK, "proposal.save",
                                       NULL);
  gtk_widget_class_add_binding_action (widget, GDK_KEY_KP_Enter, GDK_CONTROL_MASK, "proposal.save",
                                       NULL);
  gtk_widget_class_add_binding_action (widget, GDK_KEY_s, GDK_CONTROL_MASK, "proposal.save", NULL);
  gtk_widget_class_add_binding_action (widget, GDK_KEY_p, GDK_CONTROL_MASK, "desk.proposal-print",
                                       NULL);
  gtk_widget_class_add_binding_action (widget, GDK_KEY_n, GDK_CONTROL_MASK, "desk.proposal-add",
                                       NULL);
  gtk_widget_class_add_binding_action (widget, GDK_KEY_i, GDK_CONTROL_MASK, "desk.proposal-import",
                                       NULL);
}

/* The actions of the view and their keys. */
void
monev_proposal_view_install_acts (GtkWidgetClass *widget)
{
  gtk_widget_class_install_action (widget, "proposal.save", NULL, act_save);
  gtk_widget_class_install_action (widget, "proposal.verdict", "s", act_verdict);
  gtk_widget_class_install_action (widget, "proposal.next", NULL, act_walk);
  gtk_widget_class_install_action (widget, "proposal.previous", NULL, act_walk);
  add_keys (widget);
}
