#include "proposal-view.h"

#include "proposal-send.h"
#include "ui/common/empty-state.h"

#include <glib/gi18n.h>
#include <string.h>

#define FORM_WIDTH 344

struct _MonevProposalView
{
  AdwBin parent;
  MonevWindow *window;
  MonevSession *session;
  const MonevActivityData *data; /* of the desk */
  char *refused;
  GPtrArray *proposals;  /* MonevRecord: as they were read or saved last */
  GHashTable *unsaved;   /* id → MonevRecord as it is typed */
  GHashTable *bases;     /* id → MonevRecord as it was when typing began */
  MonevListSource *source;
  MonevDataGrid *grid;
  MonevProposalForm *form;
  MonevProposalFilters *filters;
  GtkStack *stack;
  GtkWidget *side;
  char *shown;           /* id of the one in the form; "" for several, or none */
  gboolean busy, filling;
};

G_DEFINE_FINAL_TYPE (MonevProposalView, monev_proposal_view, ADW_TYPE_BIN)

static MonevRecord *
find (MonevProposalView *self, const char *id)
{
  return monev_field_data_find (self->proposals, id);
}

/* ---- what is chosen ---- */

static const char *
id_at (MonevProposalView *self, guint row)
{
  return monev_list_source_get_row (self->source, row)[MONEV_PROPOSAL_ID];
}

/* (element-type MonevRecord), in the order of the list. */
static GPtrArray *
chosen_of (MonevProposalView *self)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) monev_record_unref);
  guint n = monev_grid_source_get_n_rows (MONEV_GRID_SOURCE (self->source));
  MonevGridRange range;

  if (!monev_data_grid_get_selection (self->grid, &range))
    return list;
  for (guint i = range.row; i < range.row + range.n_rows && i < n; i++)
    {
      MonevRecord *proposal = find (self, id_at (self, i));

      if (proposal != NULL)
        g_ptr_array_add (list, monev_record_ref (proposal));
    }
  return list;
}

/** monev_proposal_view_get_chosen: Returns: (transfer none): id of the one in the form; "" for
 * several or none. */
const char *
monev_proposal_view_get_chosen (MonevProposalView *self)
{
  return self->shown;
}

/* ---- what is shown ---- */

/* The sums tell of what source, OPD and kecamatan leave, whatever verdict is chosen. */
static void
fill_list (MonevProposalView *self)
{
  const GPtrArray *sites = self->data->field->sites;
  MonevProposalFilter filter = monev_proposal_filters_get (self->filters), wide = filter;
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_autoptr (GPtrArray) summed = g_ptr_array_new ();

  wide.verdict = MONEV_PROPOSAL_ANY;
  for (guint i = 0; i < self->proposals->len; i++)
    {
      MonevRecord *proposal = self->proposals->pdata[i];
      MonevRecord *typed = g_hash_table_lookup (self->unsaved, monev_record_id (proposal));

      if (!monev_proposal_passes (&wide, proposal, sites))
        continue;
      g_ptr_array_add (summed, proposal);
      if (typed != NULL || monev_proposal_passes (&filter, proposal, sites))
        g_ptr_array_add (rows, monev_proposal_row (typed != NULL ? typed : proposal,
                                                   typed != NULL));
    }
  self->filling = TRUE;
  monev_list_source_update_rows (self->source, rows);
  self->filling = FALSE;
  monev_proposal_sums_show (monev_proposal_filters_get_sums (self->filters), summed);
  monev_data_grid_set_placeholder (
      self->grid, self->proposals->len > 0 ? _("Tidak ada usulan yang cocok.") : NULL);
}

static gboolean
is_behind (MonevProposalView *self, const MonevRecord *stored)
{
  MonevRecord *base = g_hash_table_lookup (self->bases, monev_record_id (stored));

  return base != NULL && monev_record_version (base) != monev_record_version (stored);
}

static void
show_one (MonevProposalView *self, const MonevRecord *stored)
{
  const char *id = monev_record_id (stored);
  const MonevRecord *typed = g_hash_table_lookup (self->unsaved, id);
  gboolean same = strcmp (self->shown, id) == 0;

  /* While somebody types the fields are his. */
  monev_proposal_form_show (self->form, self->data, stored,
                            typed == NULL ? stored : same ? NULL : typed, self->refused);
  if (!same)
    {
      g_free (self->shown);
      self->shown = g_strdup (id);
      monev_proposal_form_show_fault (self->form, "");
    }
  monev_proposal_form_set_state (self->form, typed != NULL, is_behind (self, stored));
}

static void
show_form (MonevProposalView *self)
{
  g_autoptr (GPtrArray) chosen = chosen_of (self);

  gtk_widget_set_visible (self->side, chosen->len > 0);
  if (chosen->len == 1)
    {
      show_one (self, chosen->pdata[0]);
      return;
    }
  g_free (self->shown);
  self->shown = g_strdup ("");
  if (chosen->len == 0)
    return;
  monev_proposal_form_show_several (self->form, chosen->len, self->refused);
  monev_proposal_form_show_fault (self->form, "");
  monev_proposal_form_set_state (self->form, FALSE, FALSE);
}

static void
allow (MonevProposalView *self)
{
  static const char *const acts[] = { "proposal.save", "proposal.verdict", "proposal.revert" };

  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), acts[i], self->refused == NULL && !self->busy);
}

static void
take_proposals (MonevProposalView *self, const GPtrArray *proposals)
{
  g_ptr_array_set_size (self->proposals, 0);
  for (guint i = 0; i < proposals->len; i++)
    g_ptr_array_add (self->proposals, monev_record_ref (proposals->pdata[i]));
}

static gboolean
is_gone (gpointer id, gpointer record, gpointer data)
{
  return find (data, id) == NULL;
}

/** monev_proposal_view_is_wanted: Returns: whether the run has proposals, or is one that will. */
gboolean
monev_proposal_view_is_wanted (const MonevActivityData *data)
{
  return data->activity->kind == MONEV_ACTIVITY_RD || data->field->proposals->len > 0;
}

/** monev_proposal_view_show: @data: must live until the next; @refused: (nullable): why nothing may
 * be changed. */
void
monev_proposal_view_show (MonevProposalView *self, const MonevActivityData *data,
                          const char *refused)
{
  g_return_if_fail (MONEV_IS_PROPOSAL_VIEW (self));

  self->data = data;
  g_free (self->refused);
  self->refused = g_strdup (refused);
  take_proposals (self, data->field->proposals);
  g_hash_table_foreach_remove (self->unsaved, is_gone, self);
  g_hash_table_foreach_remove (self->bases, is_gone, self);
  monev_proposal_filters_fill (self->filters, self->proposals, data->field->sites);
  fill_list (self);
  show_form (self);
  allow (self);
  gtk_stack_set_visible_child_name (self->stack, self->proposals->len > 0 ? "list" : "empty");
}

/* ---- typing ---- */

static void
on_typed (MonevProposalView *self)
{
  MonevRecord *stored = find (self, self->shown);
  g_autoptr (MonevIssueList) unread = monev_issue_list_new ();
  g_autoptr (MonevRecord) typed = NULL;

  if (stored == NULL)
    return;
  typed = monev_proposal_form_take (self->form, monev_record_ref (stored), unread);
  if (monev_record_equal (stored, typed) && monev_issue_list_size (unread) == 0)
    {
      g_hash_table_remove (self->unsaved, self->shown);
      g_hash_table_remove (self->bases, self->shown);
    }
  else
    {
      g_hash_table_replace (self->unsaved, g_strdup (self->shown), g_steal_pointer (&typed));
      if (!g_hash_table_contains (self->bases, self->shown))
        g_hash_table_insert (self->bases, g_strdup (self->shown), monev_record_ref (stored));
    }
  monev_proposal_form_set_state (self->form, g_hash_table_contains (self->unsaved, self->shown),
                                 is_behind (self, stored));
  fill_list (self);
}

static void
forget_typed (MonevProposalView *self, const char *id)
{
  g_hash_table_remove (self->unsaved, id);
  g_hash_table_remove (self->bases, id);
}

/** monev_proposal_view_n_unsaved: Returns: how many verdicts are typed and not stored. */
guint
monev_proposal_view_n_unsaved (MonevProposalView *self)
{
  return g_hash_table_size (self->unsaved);
}

static void
act_revert (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MonevProposalView *self = MONEV_PROPOSAL_VIEW (widget);

  forget_typed (self, self->shown);
  fill_list (self);
  show_form (self);
}

/* ---- walking those that wait ---- */

static gboolean
waits (MonevProposalView *self, guint row)
{
  const char *const *texts = monev_list_source_get_row (self->source, row);
  MonevRecord *stored = find (self, texts[MONEV_PROPOSAL_ID]);

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

static void
act_walk (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MonevProposalView *self = MONEV_PROPOSAL_VIEW (widget);

  if (!walk (self, g_str_equal (name, "proposal.next") ? 1 : -1))
    monev_window_toast (self->window, _("Tidak ada usulan yang menunggu putusan"), NULL, NULL, NULL,
                        NULL);
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
          forget_typed (self, monev_record_id (saved->pdata[s]));
        }
}

static void
set_busy (MonevProposalView *self, gboolean busy)
{
  self->busy = busy;
  allow (self);
}

static void
on_undone (gpointer owner, gpointer result, const GError *error)
{
  MonevProposalView *self = owner;
  g_autoptr (MonevProposalSent) sent = result;

  set_busy (self, FALSE);
  if (error == NULL)
    put_back (self, sent->after);
  fill_list (self);
  show_form (self);
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
  /* The next is looked for before what was saved leaves the list. */
  walk (self, 1);
  fill_list (self);
  show_form (self);
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
  g_autoptr (GPtrArray) chosen = chosen_of (self);
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

/* ---- building ---- */

static void
on_filter (MonevProposalView *self)
{
  if (self->filling || self->data == NULL)
    return;
  fill_list (self);
  show_form (self);
}

static void
on_cursor (MonevProposalView *self)
{
  if (!self->filling && self->data != NULL)
    show_form (self);
}

static GtkWidget *
make_list (MonevProposalView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->source = monev_proposal_source_new ();
  self->grid = MONEV_DATA_GRID (monev_data_grid_new (MONEV_GRID_SOURCE (self->source)));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->grid), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Usulan"), -1);
  g_signal_connect_swapped (self->grid, "cursor-changed", G_CALLBACK (on_cursor), self);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->grid));
  gtk_widget_set_hexpand (scrolled, TRUE);
  self->form = MONEV_PROPOSAL_FORM (monev_proposal_form_new ());
  g_signal_connect_swapped (self->form, "changed", G_CALLBACK (on_typed), self);
  self->side = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_size_request (GTK_WIDGET (self->form), FORM_WIDTH, -1);
  gtk_box_append (GTK_BOX (self->side), gtk_separator_new (GTK_ORIENTATION_VERTICAL));
  gtk_box_append (GTK_BOX (self->side), GTK_WIDGET (self->form));
  gtk_box_append (GTK_BOX (box), scrolled);
  gtk_box_append (GTK_BOX (box), self->side);
  gtk_widget_set_vexpand (box, TRUE);
  return box;
}

static GtkWidget *
make_empty (void)
{
  GtkWidget *empty = monev_empty_state_new (
      "view-list-bullet-symbolic", _("Belum ada usulan"),
      _("Usulan Musrenbang, Pokir, dan OPD diimpor dari Excel atau ditambahkan satu per satu, lalu "
        "diputus setelah peninjauan."));

  monev_empty_state_set_button (MONEV_EMPTY_STATE (empty), _("Impor Usulan…"),
                                "desk.proposal-import");
  monev_empty_state_set_second (MONEV_EMPTY_STATE (empty), _("Tambah Usulan…"), "desk.proposal-add");
  return empty;
}

static void
monev_proposal_view_dispose (GObject *object)
{
  MonevProposalView *self = MONEV_PROPOSAL_VIEW (object);

  self->filling = TRUE;
  g_clear_object (&self->session);
  G_OBJECT_CLASS (monev_proposal_view_parent_class)->dispose (object);
}

static void
monev_proposal_view_finalize (GObject *object)
{
  MonevProposalView *self = MONEV_PROPOSAL_VIEW (object);

  g_free (self->refused);
  g_free (self->shown);
  g_ptr_array_unref (self->proposals);
  g_hash_table_unref (self->unsaved);
  g_hash_table_unref (self->bases);
  g_object_unref (self->source);
  G_OBJECT_CLASS (monev_proposal_view_parent_class)->finalize (object);
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

static void
monev_proposal_view_class_init (MonevProposalViewClass *klass)
{
  GtkWidgetClass *widget = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = monev_proposal_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = monev_proposal_view_finalize;
  gtk_widget_class_install_action (widget, "proposal.save", NULL, act_save);
  gtk_widget_class_install_action (widget, "proposal.verdict", "s", act_verdict);
  gtk_widget_class_install_action (widget, "proposal.revert", NULL, act_revert);
  gtk_widget_class_install_action (widget, "proposal.next", NULL, act_walk);
  gtk_widget_class_install_action (widget, "proposal.previous", NULL, act_walk);
  add_keys (widget);
}

static void
monev_proposal_view_init (MonevProposalView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->shown = g_strdup ("");
  self->proposals = g_ptr_array_new_with_free_func ((GDestroyNotify) monev_record_unref);
  self->unsaved = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                         (GDestroyNotify) monev_record_unref);
  self->bases = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                       (GDestroyNotify) monev_record_unref);
  self->filters = MONEV_PROPOSAL_FILTERS (monev_proposal_filters_new ());
  g_signal_connect_swapped (self->filters, "changed", G_CALLBACK (on_filter), self);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->filters));
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (box), make_list (self));
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->stack, make_empty (), "empty");
  gtk_stack_add_named (self->stack, box, "list");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->stack));
}

/** monev_proposal_view_new: Returns: (transfer floating): empty until it is shown a run. */
GtkWidget *
monev_proposal_view_new (MonevWindow *window, MonevSession *session)
{
  MonevProposalView *self = g_object_new (MONEV_TYPE_PROPOSAL_VIEW, NULL);

  self->window = window;
  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}

/** monev_proposal_view_is_ready: Returns: whether no verdict is on its way. */
gboolean
monev_proposal_view_is_ready (MonevProposalView *self)
{
  return !self->busy;
}

/** monev_proposal_view_get_source: Returns: (transfer none): what the search of the page looks
 * through. */
MonevGridSource *
monev_proposal_view_get_source (MonevProposalView *self)
{
  return MONEV_GRID_SOURCE (self->source);
}

/** monev_proposal_view_get_grid: Returns: (transfer none): the list. */
MonevDataGrid *
monev_proposal_view_get_grid (MonevProposalView *self)
{
  return self->grid;
}

/** monev_proposal_view_get_form: Returns: (transfer none): the verdict beside the list. */
MonevProposalForm *
monev_proposal_view_get_form (MonevProposalView *self)
{
  return self->form;
}

/** monev_proposal_view_get_filters: Returns: (transfer none): what is above the list. */
MonevProposalFilters *
monev_proposal_view_get_filters (MonevProposalView *self)
{
  return self->filters;
}
