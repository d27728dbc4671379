#include "procedure/procedure-diff.h"

#include <string.h>

#include "procedure/procedure-edit.h"
#include "snapshot/snapshot.h"

/* Longer texts are told as changed, without both of their wordings. */
#define SHOWN_MAX 80

static void
say (GPtrArray *lines, const char *format, ...) G_GNUC_PRINTF (2, 3);

static void
say (GPtrArray *lines, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  g_ptr_array_add (lines, g_strdup_vprintf (format, args));
  va_end (args);
}

/* A value in words where it has few: NULL for lists and long texts. */
static char *
in_words (const json_t *value)
{
  if (value == NULL)
    return g_strdup ("kosong");
  if (json_is_true (value))
    return g_strdup ("ya");
  if (!json_is_string (value) || g_utf8_strlen (json_string_value (value), -1) > SHOWN_MAX)
    return NULL;
  return *json_string_value (value) == '\0' ? g_strdup ("kosong")
                                            : g_strdup_printf ("\"%s\"", json_string_value (value));
}

static void
say_value (GPtrArray *lines, const char *place, const char *member, char *from, char *to)
{
  const char *label = monev_procedure_member_label (member);

  if (from != NULL && to != NULL)
    say (lines, "%s%s %s menjadi %s", place, label, from, to);
  else
    say (lines, "%s%s diubah", place, label);
  g_free (from);
  g_free (to);
}

/* The members at which two objects differ, each once: "/outputs/0" and "/outputs/1" are one. */
static GPtrArray *
changed_members (const json_t *before, const json_t *after)
{
  g_autoptr (GPtrArray) paths = monev_snapshot_diff (before, after);
  GPtrArray *members = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < paths->len; i++)
    {
      const char *path = (const char *) paths->pdata[i] + 1;
      g_autofree char *member = g_strndup (path, strcspn (path, "/"));

      if (members->len == 0 || strcmp (members->pdata[members->len - 1], member) != 0)
        g_ptr_array_add (members, g_steal_pointer (&member));
    }
  return members;
}

static char *
time_in_words (const MonevStepTime *time)
{
  char *text = monev_step_time_text (time);

  if (*text != '\0')
    return text;
  g_free (text);
  return g_strdup ("kosong");
}

/* The way back is kept by id and told by number. */
static char *
way_in_words (const MonevProcedure *self, const char *id)
{
  int index = monev_procedure_find_step (self, id);

  return index < 0 ? g_strdup ("kosong")
                   : g_strdup_printf ("langkah %s",
                                      monev_procedure_step (self, (guint) index)->number);
}

static char *
actors_in_words (const MonevProcedure *self, const MonevProcedureStep *step)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < step->n_actors; i++)
    {
      int actor = monev_procedure_find_actor (self, step->actors[i].actor);

      g_string_append_printf (names, "%s%s%s", names->len > 0 ? ", " : "",
                              actor < 0 ? step->actors[i].actor
                                        : monev_procedure_actor (self, (guint) actor)->title,
                              step->actors[i].decides ? " (memutuskan)" : "");
    }
  return g_string_free (names->len > 0 ? names : g_string_append (names, "kosong"), FALSE);
}

static void
say_actors (GPtrArray *lines, const char *place, char *from, char *to)
{
  if (strcmp (from, to) != 0)
    say_value (lines, place, "actors", from, to);
  else
    {
      say (lines, "%sasal pelaksana (tersurat atau disimpulkan) diubah", place);
      g_free (from);
      g_free (to);
    }
}

static void
compare_step (GPtrArray *lines, const MonevProcedure *before, const MonevProcedureStep *old,
              const MonevProcedure *after, const MonevProcedureStep *new)
{
  json_auto_t *a = monev_procedure_step_to_json (old);
  json_auto_t *b = monev_procedure_step_to_json (new);
  g_autoptr (GPtrArray) members = changed_members (a, b);
  g_autofree char *place = g_strdup_printf ("langkah %s: ", new->number);

  for (guint i = 0; i < members->len; i++)
    {
      const char *member = members->pdata[i];

      if (strcmp (member, "number") == 0)
        continue; /* follows from what was added, removed or moved */
      if (strcmp (member, "time") == 0)
        say_value (lines, place, member, time_in_words (&old->time), time_in_words (&new->time));
      else if (strcmp (member, "back_to") == 0)
        say_value (lines, place, member, way_in_words (before, old->back_to),
                   way_in_words (after, new->back_to));
      else if (strcmp (member, "actors") == 0)
        say_actors (lines, place, actors_in_words (before, old), actors_in_words (after, new));
      else
        say_value (lines, place, member, in_words (json_object_get (a, member)),
                   in_words (json_object_get (b, member)));
    }
}

/* Of the steps that both have: those in the longest run that kept its order did not move. */
static gboolean *
find_moved (const MonevProcedure *before, const MonevProcedure *after)
{
  guint n = monev_procedure_n_steps (after);
  gboolean *moved = g_new0 (gboolean, n + 1);
  g_autofree int *old = g_new (int, n + 1);
  g_autofree guint *length = g_new0 (guint, n + 1);
  g_autofree int *previous = g_new (int, n + 1);
  int best = -1;

  for (guint i = 0; i < n; i++)
    {
      old[i] = monev_procedure_find_step (before, monev_procedure_step (after, i)->id);
      length[i] = old[i] >= 0 ? 1 : 0;
      previous[i] = -1;
      moved[i] = old[i] >= 0;
      for (guint j = 0; j < i && old[i] >= 0; j++)
        if (old[j] >= 0 && old[j] < old[i] && length[j] + 1 > length[i])
          {
            length[i] = length[j] + 1;
            previous[i] = (int) j;
          }
      if (length[i] > 0 && (best < 0 || length[i] > length[best]))
        best = (int) i;
    }
  for (int i = best; i >= 0; i = previous[i])
    moved[i] = FALSE;
  return moved;
}

static void
compare_steps (GPtrArray *lines, const MonevProcedure *before, const MonevProcedure *after)
{
  g_autofree gboolean *moved = find_moved (before, after);

  for (guint i = 0; i < monev_procedure_n_steps (before); i++)
    {
      const MonevProcedureStep *old = monev_procedure_step (before, i);

      if (monev_procedure_find_step (after, old->id) < 0)
        say (lines, "langkah %s dihapus: %s", old->number, old->wording);
    }
  for (guint i = 0; i < monev_procedure_n_steps (after); i++)
    {
      const MonevProcedureStep *new = monev_procedure_step (after, i);
      int index = monev_procedure_find_step (before, new->id);
      const MonevProcedureStep *old
        = index >= 0 ? monev_procedure_step (before, (guint) index) : NULL;

      if (old == NULL)
        {
          say (lines, "langkah %s ditambahkan: %s", new->number, new->wording);
          continue;
        }
      if (moved[i])
        say (lines, "langkah %s dipindahkan menjadi langkah %s", old->number, new->number);
      compare_step (lines, before, old, after, new);
    }
}

static void
compare_actors (GPtrArray *lines, const MonevProcedure *before, const MonevProcedure *after)
{
  guint first = lines->len;
  gboolean same_order = monev_procedure_n_actors (before) == monev_procedure_n_actors (after);

  for (guint i = 0; i < monev_procedure_n_actors (before); i++)
    {
      const MonevProcedureActor *old = monev_procedure_actor (before, i);
      int index = monev_procedure_find_actor (after, old->id);
      const MonevProcedureActor *new = index >= 0 ? monev_procedure_actor (after, (guint) index)
                                                  : NULL;

      same_order = same_order && index == (int) i;
      if (new == NULL)
        say (lines, "pelaksana %s dihapus", old->title);
      else if (strcmp (new->title, old->title) != 0)
        say (lines, "pelaksana %s menjadi %s", old->title, new->title);
    }
  for (guint i = 0; i < monev_procedure_n_actors (after); i++)
    {
      const MonevProcedureActor *new = monev_procedure_actor (after, i);

      if (monev_procedure_find_actor (before, new->id) < 0)
        say (lines, "pelaksana %s ditambahkan", new->title);
    }
  if (!same_order && lines->len == first)
    say (lines, "urutan kolom pelaksana diubah");
}

static void
compare_header (GPtrArray *lines, const json_t *before, const json_t *after)
{
  g_autoptr (GPtrArray) paths = monev_snapshot_diff (before, after);
  g_autoptr (GHashTable) told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < paths->len; i++)
    {
      const char *path = (const char *) paths->pdata[i] + 1;
      gboolean inner = g_str_has_prefix (path, "identity/") || g_str_has_prefix (path, "origin/");
      const char *name = inner ? strchr (path, '/') + 1 : path;
      g_autofree char *outer = inner ? g_strndup (path, (gsize) (name - path) - 1) : NULL;
      g_autofree char *member = inner ? g_strdup (path) : g_strndup (path, strcspn (path, "/"));
      const json_t *a = inner ? json_object_get (before, outer) : before;
      const json_t *b = inner ? json_object_get (after, outer) : after;

      if (g_hash_table_contains (told, member))
        continue;
      say_value (lines, "", member, in_words (json_object_get (a, inner ? name : member)),
                 in_words (json_object_get (b, inner ? name : member)));
      g_hash_table_add (told, g_steal_pointer (&member));
    }
}

/**
 * monev_procedure_changes:
 *
 * Steps are recognised by their id, so that one step inserted at the top is one change.
 *
 * Returns: (transfer full) (element-type utf8): one sentence without its full stop for each change:
 *   "langkah 3: waktu 120 menit menjadi 150 menit"; empty when both are equal.
 */
GPtrArray *
monev_procedure_changes (const MonevProcedure *before, const MonevProcedure *after)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);
  json_auto_t *a = monev_procedure_to_json (before);
  json_auto_t *b = monev_procedure_to_json (after);
  const char *const apart[] = { "actors", "steps" };

  for (guint i = 0; i < G_N_ELEMENTS (apart); i++)
    {
      json_object_del (a, apart[i]);
      json_object_del (b, apart[i]);
    }
  compare_header (lines, a, b);
  compare_actors (lines, before, after);
  compare_steps (lines, before, after);
  return lines;
}
