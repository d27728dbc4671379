#include "proposal-view-private.h"

#include "ui/common/empty-state.h"

#include <glib/gi18n.h>
#include <string.h>

#define FORM_WIDTH 344

G_DEFINE_FINAL_TYPE (MonevProposalView, monev_proposal_view, ADW_TYPE_BIN)

MonevRecord *
monev_proposal_view_find (MonevProposalView *self, const char *id)
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
GPtrArray *
monev_proposal_view_chosen (MonevProposalView *self)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) monev_record_unref);
  guint n = monev_grid_source_get_n_rows (MONEV_GRID_SOURCE (self->source));
  MonevGridRange range;

  if (!monev_data_grid_get_selection (self->grid, &range))
    return list;
  for (guint i = range.row; i < range.row + range.n_rows && i < n; i++)
    {
      MonevRecord *proposal = monev_proposal_view_find (self, id_at (self, i));

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

static guint
row_of (MonevProposalView *self, const char *id)
{
  guint n = monev_grid_source_get_n_rows (MONEV_GRID_SOURCE (self->source));

  for (guint i = 0; i < n; i++)
    if (strcmp (id_at (self, i), id) == 0)
      return i;
  return MONEV_GRID_NO_ROW;
}

static char *
join_rows (const GPtrArray *rows)
{
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    for (char **text = rows->pdata[i]; *text != NULL; text++)
      g_string_append_printf (all, "%s\t", *text);
  return g_string_free (all, FALSE);
}

/* The grid keeps one cell where a source changes; several that were chosen stay so here. */
static void
update_rows (MonevProposalView *self, GPtrArray *rows)
{
  MonevGridRange range;
  gboolean several = monev_data_grid_get_selection (self->grid, &range) && range.n_rows > 1;
  g_autofree char *first = several ? g_strdup (id_at (self, range.row)) : NULL;
  g_autofree char *last
      = several ? g_strdup (id_at (self, range.row + range.n_rows - 1)) : NULL;

  monev_list_source_update_rows (self->source, rows);
  if (!several || row_of (self, first) == MONEV_GRID_NO_ROW
      || row_of (self, last) == MONEV_GRID_NO_ROW)
    return;
  monev_data_grid_set_cursor (self->grid, row_of (self, first), range.column, FALSE);
  monev_data_grid_set_cursor (self->grid, row_of (self, last), range.column, TRUE);
}

/* @rows: (transfer full): the same as are shown move nothing. */
static void
put_rows (MonevProposalView *self, GPtrArray *rows)
{
  char *listed = join_rows (rows);

  if (g_strcmp0 (listed, self->listed) == 0)
    {
      g_free (listed);
      g_ptr_array_unref (rows);
      return;
    }
  g_free (self->listed);
  self->listed = listed;
  self->filling = TRUE;
  update_rows (self, rows);
  self->filling = FALSE;
}

/* The sums tell of what source, OPD and kecamatan leave, whatever verdict is chosen. */
void
monev_proposal_view_fill (MonevProposalView *self)
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
  put_rows (self, rows);
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

void
monev_proposal_view_set_text (char **text, const char *value)
{
  char *copy = g_strdup (value);

  g_free (*text);
  *text = copy;
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
      monev_proposal_view_set_text (&self->shown, id);
      monev_proposal_form_show_fault (self->form, "");
    }
  monev_proposal_form_set_state (self->form, typed != NULL, is_behind (self, stored));
}

/* What was typed for the same ones stays. */
static void
show_several (MonevProposalView *self, const GPtrArray *chosen)
{
  g_autoptr (GString) group = g_string_new (NULL);

  for (guint i = 0; i < chosen->len; i++)
    g_string_append_printf (group, "%s\n", monev_record_id (chosen->pdata[i]));
  if (strcmp (group->str, self->group) == 0)
    return;
  monev_proposal_view_set_text (&self->group, group->str);
  monev_proposal_view_set_text (&self->shown, "");
  monev_proposal_form_show_several (self->form, chosen->len, self->refused);
  monev_proposal_form_show_fault (self->form, "");
  monev_proposal_form_set_state (self->form, FALSE, FALSE);
}

void
monev_proposal_view_show_form (MonevProposalView *self)
{
  g_autoptr (GPtrArray) chosen = monev_proposal_view_chosen (self);

  gtk_widget_set_visible (self->side, chosen->len > 0);
  if (chosen->len > 1)
    {
      show_several (self, chosen);
      return;
    }
  monev_proposal_view_set_text (&self->group, "");
  if (chosen->len == 1)
    show_one (self, chosen->pdata[0]);
  else
    monev_proposal_view_set_text (&self->shown, "");
}

void
monev_proposal_view_allow (MonevProposalView *self)
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
  return monev_proposal_view_find (data, id) == NULL;
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
  monev_proposal_view_fill (self);
  monev_proposal_view_show_form (self);
  monev_proposal_view_allow (self);
  gtk_stack_set_visible_child_name (self->stack, self->proposals->len > 0 ? "list" : "empty");
}

/* ---- typing ---- */

static void
on_typed (MonevProposalView *self)
{
  MonevRecord *stored = monev_proposal_view_find (self, self->shown);
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
  monev_proposal_view_fill (self);
}

void
monev_proposal_view_forget (MonevProposalView *self, const char *id)
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

  monev_proposal_view_forget (self, self->shown);
  monev_proposal_view_fill (self);
  monev_proposal_view_show_form (self);
}

/* ---- building ---- */

static void
on_filter (MonevProposalView *self)
{
  if (self->filling || self->data == NULL)
    return;
  monev_proposal_view_fill (self);
  monev_proposal_view_show_form (self);
}

static void
on_cursor (MonevProposalView *self)
{
  if (!self->filling && self->data != NULL)
    monev_proposal_view_show_form (self);
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
  monev_data_grid_set_frozen (self->grid, 1);
  g_signal_connect_swapped (self->grid, "cursor-changed", G_CALLBACK (on_cursor), self);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->grid));
  gtk_widget_set_hexpand (scrolled, TRUE);
  self->form = MONEV_PROPOSAL_FORM (monev_proposal_form_new ());
  g_signal_connect_swapped (self->form, "changed", G_CALLBACK (on_typed), self);
  self->side = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_size_request (GTK_WIDGET (self->form), FORM_WIDTH, -1);
  /* Its labels would take what the list needs. */
  gtk_widget_set_hexpand (self->side, FALSE);
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
  g_free (self->group);
  g_free (self->listed);
  g_ptr_array_unref (self->proposals);
  g_hash_table_unref (self->unsaved);
  g_hash_table_unref (self->bases);
  g_object_unref (self->source);
  G_OBJECT_CLASS (monev_proposal_view_parent_class)->finalize (object);
}

static void
monev_proposal_view_class_init (MonevProposalViewClass *klass)
{
  GtkWidgetClass *widget = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = monev_proposal_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = monev_proposal_view_finalize;
  gtk_widget_class_install_action (widget, "proposal.revert", NULL, act_revert);
  monev_proposal_view_install_acts (widget);
}

static void
monev_proposal_view_init (MonevProposalView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->shown = g_strdup ("");
  self->group = g_strdup ("");
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
