#include "activity-entry.h"

#include "ui/common/short-words.h"
#include "ui/common/text-key.h"

#include <string.h>

struct _MonevActivityEntry
{
  GObject parent;
  MonevActivityLine *line;
  guint place; /* in the order of the core: the most urgent first */
  char *key;   /* what a search looks through */
  char *title;
};

G_DEFINE_FINAL_TYPE (MonevActivityEntry, monev_activity_entry, G_TYPE_OBJECT)

static void
monev_activity_entry_finalize (GObject *object)
{
  MonevActivityEntry *self = MONEV_ACTIVITY_ENTRY (object);

  monev_activity_line_free (self->line);
  g_free (self->key);
  g_free (self->title);
  G_OBJECT_CLASS (monev_activity_entry_parent_class)->finalize (object);
}

static void
monev_activity_entry_class_init (MonevActivityEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = monev_activity_entry_finalize;
}

static void
monev_activity_entry_init (MonevActivityEntry *self)
{
}

/** monev_activity_entry_new: @line: (transfer full); @place: in the order of urgency. Returns:
 * (transfer full). */
MonevActivityEntry *
monev_activity_entry_new (MonevActivityLine *line, guint place)
{
  MonevActivityEntry *self = g_object_new (MONEV_TYPE_ACTIVITY_ENTRY, NULL);
  g_autofree char *words = monev_short_words (line->title);
  g_autofree char *all
      = g_strjoin (" ", line->title, line->procedure_code, line->coordinator, line->bidang,
                   line->wording, words, monev_activity_kind_name (line->kind), NULL);

  self->line = line;
  self->place = place;
  self->key = monev_text_key_fold (all);
  self->title = monev_text_key_sort (line->title);
  return self;
}

/** monev_activity_entry_line: Returns: (transfer none): lives as long as @self. */
const MonevActivityLine *
monev_activity_entry_line (MonevActivityEntry *self)
{
  return self->line;
}

/** monev_activity_entry_fits: @words: folded, each of which must be found. */
gboolean
monev_activity_entry_fits (MonevActivityEntry *self, const MonevActivityFilter *filter,
                           const char *const *words)
{
  const MonevActivityLine *line = self->line;

  if (*filter->state != '\0' && strcmp (monev_activity_state_name (line->state), filter->state) != 0)
    return FALSE;
  if (*filter->bidang_id != '\0' && strcmp (line->bidang_id, filter->bidang_id) != 0)
    return FALSE;
  if (*filter->coordinator_id != '\0'
      && strcmp (line->coordinator_id, filter->coordinator_id) != 0)
    return FALSE;
  if (filter->late_only && (line->state != MONEV_ACTIVITY_RUNNING || line->n_late == 0))
    return FALSE;
  return words == NULL || monev_text_key_match (self->key, words);
}

static gint64
progress_of (const MonevActivityLine *line)
{
  return line->n_steps > 0 ? line->n_done * 1000 / line->n_steps : 0;
}

/** monev_activity_entry_compare: Returns: as strcmp(); equal ones stay in the order of urgency. */
int
monev_activity_entry_compare (MonevActivityEntry *a, MonevActivityEntry *b,
                              MonevActivityOrder order)
{
  gint64 one = 0, other = 0;
  int found = 0;

  if (order == MONEV_ACTIVITY_BY_TITLE)
    found = strcmp (a->title, b->title);
  else if (order == MONEV_ACTIVITY_BY_START)
    {
      one = b->line->start_at;
      other = a->line->start_at;
    }
  else if (order == MONEV_ACTIVITY_BY_PROGRESS)
    {
      one = progress_of (b->line);
      other = progress_of (a->line);
    }
  if (found == 0)
    found = (one > other) - (one < other);
  return found != 0 ? found : (a->place > b->place) - (a->place < b->place);
}
