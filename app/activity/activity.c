#include "activity/activity-private.h"

#include <string.h>

static const char *const kinds[] = { "umum", "monev", "rd", "tkpkd" };
static const char *const states[] = { "berjalan", "selesai", "dihentikan" };
static const char *const step_states[] = { "belum", "berjalan", "selesai", "dilewati" };
static const char *const roles[] = { "ketua", "wakil", "sekretaris", "anggota" };
static const char *const sources[] = {
  "belum", "ditandai", "berkas", "langkah", "sudah-ada", "dibuat-di-sini", "disposisi",
};

G_STATIC_ASSERT (G_N_ELEMENTS (kinds) == MONEV_N_ACTIVITY_KINDS);
G_STATIC_ASSERT (G_N_ELEMENTS (states) == MONEV_N_ACTIVITY_STATES);
G_STATIC_ASSERT (G_N_ELEMENTS (step_states) == MONEV_N_STEP_STATES);
G_STATIC_ASSERT (G_N_ELEMENTS (roles) == MONEV_N_MEMBER_ROLES);

/* The shipped procedures that are no general work; an office's own copy keeps the beginning of the
 * code. */
static const struct {
  const char       *code;
  MonevActivityKind kind;
} known[] = {
  { "ketapang-b", MONEV_ACTIVITY_MONEV },
  { "ketapang-c2", MONEV_ACTIVITY_RD },
  { "ketapang-c3", MONEV_ACTIVITY_TKPKD },
};

static int
find_name (const char *const *names, guint n, const char *name)
{
  for (guint i = 0; i < n; i++)
    if (strcmp (names[i], name) == 0)
      return (int) i;
  return -1;
}

/** monev_activity_kind_name: Returns: (transfer none): as stored: "monev". */
const char *
monev_activity_kind_name (MonevActivityKind kind)
{
  return kinds[kind];
}

/** monev_activity_kind_find: Returns: whether @name is one; @kind is untouched if not. */
gboolean
monev_activity_kind_find (const char *name, MonevActivityKind *kind)
{
  int found = find_name (kinds, G_N_ELEMENTS (kinds), name);

  if (found >= 0)
    *kind = (MonevActivityKind) found;
  return found >= 0;
}

/** monev_activity_kind_of: Returns: what a run of this procedure is, where nobody says otherwise. */
MonevActivityKind
monev_activity_kind_of (const char *procedure_code)
{
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    {
      gsize length = strlen (known[i].code);

      if (strncmp (procedure_code, known[i].code, length) == 0
          && (procedure_code[length] == '\0' || procedure_code[length] == '-'))
        return known[i].kind;
    }
  return MONEV_ACTIVITY_UMUM;
}

/** monev_activity_state_name: Returns: (transfer none): as stored: "berjalan". */
const char *
monev_activity_state_name (MonevActivityState state)
{
  return states[state];
}

/** monev_activity_state_find: Returns: whether @name is one; @state is untouched if not. */
gboolean
monev_activity_state_find (const char *name, MonevActivityState *state)
{
  int found = find_name (states, G_N_ELEMENTS (states), name);

  if (found >= 0)
    *state = (MonevActivityState) found;
  return found >= 0;
}

/** monev_step_state_name: Returns: (transfer none): as stored: "belum". */
const char *
monev_step_state_name (MonevStepState state)
{
  return step_states[state];
}

/** monev_step_state_find: Returns: whether @name is one; @state is untouched if not. */
gboolean
monev_step_state_find (const char *name, MonevStepState *state)
{
  int found = find_name (step_states, G_N_ELEMENTS (step_states), name);

  if (found >= 0)
    *state = (MonevStepState) found;
  return found >= 0;
}

/** monev_member_role_name: Returns: (transfer none): as stored: "ketua". */
const char *
monev_member_role_name (MonevMemberRole role)
{
  return roles[role];
}

/** monev_member_role_find: Returns: whether @name is one; @role is untouched if not. */
gboolean
monev_member_role_find (const char *name, MonevMemberRole *role)
{
  int found = find_name (roles, G_N_ELEMENTS (roles), name);

  if (found >= 0)
    *role = (MonevMemberRole) found;
  return found >= 0;
}

/** monev_need_source_name: Returns: (transfer none): "belum", "ditandai", "berkas", "langkah", …. */
const char *
monev_need_source_name (MonevNeedSource source)
{
  return sources[source];
}

/** monev_step_state_is_over: Returns: whether nothing waits for it any more. */
gboolean
monev_step_state_is_over (MonevStepState state)
{
  return state == MONEV_STEP_DONE || state == MONEV_STEP_SKIPPED;
}

static void
free_note (gpointer data)
{
  MonevActivityNote *note = data;

  g_free (note->id);
  g_free (note->step_id);
  g_free (note->item_id);
  g_free (note->text);
  g_free (note->official_id);
  g_free (note->official);
  g_free (note);
}

static void
free_item (gpointer data)
{
  MonevActivityItem *item = data;

  g_free (item->id);
  g_free (item->marked_by);
  g_ptr_array_unref (item->files);
  g_ptr_array_unref (item->notes);
  g_free (item);
}

static void
free_step (gpointer data)
{
  MonevActivityStep *step = data;

  g_free (step->id);
  g_free (step->done_by);
  g_free (step->done_by_name);
  g_free (step->skip_reason);
  g_free (step->early_reason);
  g_free (step->late_reason);
  g_free (step->blocked);
  g_ptr_array_unref (step->needs);
  g_ptr_array_unref (step->outputs);
  g_ptr_array_unref (step->files);
  g_ptr_array_unref (step->notes);
  g_free (step);
}

static void
free_group (gpointer data)
{
  MonevActivityGroup *group = data;

  g_free (group->id);
  g_free (group->name);
  g_free (group);
}

static void
free_member (gpointer data)
{
  MonevActivityMember *member = data;

  g_free (member->id);
  g_free (member->official_id);
  g_free (member->name);
  g_free (member->agency);
  g_free (member->group_id);
  g_free (member);
}

/** monev_activity_new: Returns: (transfer full): a run without steps, team or notes. */
MonevActivity *
monev_activity_new (void)
{
  MonevActivity *self = g_new0 (MonevActivity, 1);

  g_atomic_ref_count_init (&self->refs);
  self->steps = g_ptr_array_new_with_free_func (free_step);
  self->groups = g_ptr_array_new_with_free_func (free_group);
  self->members = g_ptr_array_new_with_free_func (free_member);
  self->notes = g_ptr_array_new_with_free_func (free_note);
  return self;
}

/** monev_activity_step_new: Returns: (transfer full): a step without needs, outputs, files or
 * notes. */
MonevActivityStep *
monev_activity_step_new (void)
{
  MonevActivityStep *step = g_new0 (MonevActivityStep, 1);

  step->needs = g_ptr_array_new_with_free_func (free_item);
  step->outputs = g_ptr_array_new_with_free_func (free_item);
  step->files = g_ptr_array_new ();
  step->notes = g_ptr_array_new ();
  step->blocked = g_strdup ("");
  step->percent = -1;
  return step;
}

/** monev_activity_item_new: Returns: (transfer full): a need or an output without files and
 * notes. */
MonevActivityItem *
monev_activity_item_new (void)
{
  MonevActivityItem *item = g_new0 (MonevActivityItem, 1);

  item->files = g_ptr_array_new ();
  item->notes = g_ptr_array_new ();
  item->from = "";
  return item;
}

/** monev_activity_ref: Returns: (transfer full): @self. */
MonevActivity *
monev_activity_ref (MonevActivity *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

static void
free_head (MonevActivity *self)
{
  g_free (self->id);
  g_free (self->title);
  g_free (self->bidang_id);
  g_free (self->bidang);
  g_free (self->coordinator_id);
  g_free (self->coordinator);
  g_free (self->procedure_code);
  g_free (self->procedure_id);
  g_free (self->reason);
  g_free (self->disposisi_from);
  g_free (self->disposisi_date);
  g_free (self->disposisi_content);
  g_free (self->copied_from);
}

/** monev_activity_unref: drops one reference. */
void
monev_activity_unref (MonevActivity *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->refs))
    return;
  free_head (self);
  g_ptr_array_unref (self->steps);
  g_ptr_array_unref (self->groups);
  g_ptr_array_unref (self->members);
  g_ptr_array_unref (self->notes);
  g_clear_pointer (&self->files, g_ptr_array_unref);
  g_clear_pointer (&self->procedure, monev_procedure_unref);
  g_free (self);
}

/** monev_activity_step: Returns: (transfer none) (nullable): the step with this id. */
const MonevActivityStep *
monev_activity_step (const MonevActivity *self, const char *id)
{
  for (guint i = 0; i < self->steps->len; i++)
    if (strcmp (((MonevActivityStep *) self->steps->pdata[i])->id, id) == 0)
      return self->steps->pdata[i];
  return NULL;
}

/**
 * monev_activity_step_named:
 * @name: its number as printed, its key in the procedure, or its id
 *
 * Returns: (transfer none) (nullable): the newest round of that step.
 */
const MonevActivityStep *
monev_activity_step_named (const MonevActivity *self, const char *name)
{
  for (guint i = self->steps->len; i > 0; i--)
    {
      const MonevActivityStep *step = self->steps->pdata[i - 1];

      if (strcmp (step->step->number, name) == 0 || strcmp (step->step->id, name) == 0
          || strcmp (step->id, name) == 0)
        return step;
    }
  return NULL;
}

/** monev_activity_current: Returns: (transfer none) (nullable): the first step that is not over. */
const MonevActivityStep *
monev_activity_current (const MonevActivity *self)
{
  for (guint i = 0; i < self->steps->len; i++)
    {
      const MonevActivityStep *step = self->steps->pdata[i];

      if (!monev_step_state_is_over (step->state))
        return step;
    }
  return NULL;
}

static const MonevActivityItem *
find_item (GPtrArray *items, const char *id)
{
  for (guint i = 0; i < items->len; i++)
    if (strcmp (((MonevActivityItem *) items->pdata[i])->id, id) == 0)
      return items->pdata[i];
  return NULL;
}

/**
 * monev_activity_item:
 * @step: (out) (optional): the step it belongs to
 *
 * Returns: (transfer none) (nullable): the kelengkapan or output with this id.
 */
const MonevActivityItem *
monev_activity_item (const MonevActivity *self, const char *id, const MonevActivityStep **step)
{
  for (guint i = 0; i < self->steps->len; i++)
    {
      const MonevActivityStep *of = self->steps->pdata[i];
      const MonevActivityItem *item = find_item (of->needs, id);

      if (item == NULL)
        item = find_item (of->outputs, id);
      if (item == NULL)
        continue;
      if (step != NULL)
        *step = of;
      return item;
    }
  return NULL;
}

/** monev_activity_member: Returns: (transfer none) (nullable): the member with this id. */
const MonevActivityMember *
monev_activity_member (const MonevActivity *self, const char *id)
{
  for (guint i = 0; i < self->members->len; i++)
    if (strcmp (((MonevActivityMember *) self->members->pdata[i])->id, id) == 0)
      return self->members->pdata[i];
  return NULL;
}

/** monev_activity_group: Returns: (transfer none) (nullable): the group with this id. */
const MonevActivityGroup *
monev_activity_group (const MonevActivity *self, const char *id)
{
  for (guint i = 0; i < self->groups->len; i++)
    if (strcmp (((MonevActivityGroup *) self->groups->pdata[i])->id, id) == 0)
      return self->groups->pdata[i];
  return NULL;
}
