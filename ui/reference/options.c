#include "options.h"

#include "office/office.h"
#include "people/login.h"
#include "people/people.h"
#include "programme/programme.h"
#include "record/record-store.h"
#include "reference/reference.h"
#include "region/region.h"
#include "ui/common/text-key.h"

#include <glib/gi18n.h>
#include <string.h>

struct _MonevOptions
{
  GObject parent;
  GPtrArray *items; /* MonevOption; NULL until they are read */
  GHashTable *by_id;
  gboolean regions;
};

enum
{
  LOADED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MonevOptions, monev_options, G_TYPE_OBJECT)

static void
monev_options_finalize (GObject *object)
{
  MonevOptions *self = MONEV_OPTIONS (object);

  g_clear_pointer (&self->by_id, g_hash_table_unref);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  G_OBJECT_CLASS (monev_options_parent_class)->finalize (object);
}

static void
monev_options_class_init (MonevOptionsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = monev_options_finalize;
  /** MonevOptions::loaded: the options are there. */
  signals[LOADED] = g_signal_new ("loaded", MONEV_TYPE_OPTIONS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
}

static void
monev_options_init (MonevOptions *self)
{
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
}

/** monev_option_free: frees one option. */
void
monev_option_free (MonevOption *self)
{
  g_free (self->id);
  g_free (self->title);
  g_free (self->detail);
  g_free (self->key);
  g_free (self);
}

static MonevOption *
option_new (const char *id, const char *title, const char *detail)
{
  MonevOption *self = g_new (MonevOption, 1);
  g_autofree char *all = g_strconcat (title, "\n", detail, NULL);

  *self = (MonevOption) { g_strdup (id), g_strdup (title), g_strdup (detail),
                          monev_text_key_fold (all) };
  return self;
}

static char *
shown_of (const MonevRecord *record, const char *field)
{
  return monev_record_shown (record, (guint) monev_record_type_field (monev_record_type (record),
                                                                      field));
}

/* By the id of an official, the posts held today: people are known by them. */
static GHashTable *
load_posts (MonevDbConnection *connection, GError **error)
{
  g_autoptr (GPtrArray) all = NULL;
  g_autofree char *today = NULL;
  GHashTable *posts;
  gint64 now = 0;

  if (!monev_db_now (connection, &now, error)
      || (all = monev_record_store_list (connection, &monev_appointment_type, 0, error)) == NULL)
    return NULL;
  today = monev_today (connection, now);
  posts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; i < all->len; i++)
    {
      const char *id = monev_record_get (all->pdata[i], "official_id");
      const char *until = monev_record_get (all->pdata[i], "date_to");
      const char *known = g_hash_table_lookup (posts, id);
      g_autofree char *title = shown_of (all->pdata[i], "position_id");
      g_autofree char *post = monev_position_printed (title,
                                                      monev_record_get (all->pdata[i], "kind"));

      if (strcmp (monev_record_get (all->pdata[i], "date_from"), today) <= 0
          && (*until == '\0' || strcmp (until, today) >= 0))
        g_hash_table_insert (posts, g_strdup (id),
                             known != NULL ? g_strjoin (", ", known, post, NULL)
                                           : g_strdup (post));
    }
  return posts;
}

static char *
detail_of_official (const MonevRecord *official, GHashTable *posts)
{
  const char *post = g_hash_table_lookup (posts, monev_record_id (official));
  const char *nip = monev_record_get (official, "nip");

  return post == NULL ? g_strdup (nip) : g_strconcat (post, *nip != '\0' ? " · " : "", nip, NULL);
}

/* @posts: (nullable): of officials alone */
static MonevOption *
option_from_record (const MonevRecord *record, GHashTable *posts)
{
  const MonevRecordType *type = monev_record_type (record);
  const char *id = monev_record_id (record);
  g_autofree char *detail = NULL;
  g_autofree char *label = NULL;

  if (type == &monev_agency_type)
    detail = g_strjoin (" · ", monev_record_get (record, "code"),
                        monev_record_get (record, "short_name"), NULL);
  else if (type == &monev_official_type)
    detail = detail_of_official (record, posts);
  else if (type == &monev_position_type)
    detail = shown_of (record, "agency_id");
  else if (type == &monev_programme_type)
    return option_new (id, monev_record_get (record, "code"), monev_record_get (record, "name"));
  label = monev_record_label (record);
  return option_new (id, label, detail != NULL ? detail : "");
}

typedef struct
{
  const MonevRecordType *type;
  int year;
} Load;

static gpointer
load_job (MonevDbJob *job, gpointer data, GError **error)
{
  Load *load = data;
  g_autoptr (GPtrArray) records
      = monev_reference_list (monev_db_job_connection (job), load->type, load->year, error);
  g_autoptr (GHashTable) posts = NULL;
  GPtrArray *items;

  if (records == NULL)
    return NULL;
  if (load->type == &monev_official_type
      && (posts = load_posts (monev_db_job_connection (job), error)) == NULL)
    return NULL;
  items = g_ptr_array_new_full (records->len, (GDestroyNotify) monev_option_free);
  for (guint i = 0; i < records->len; i++)
    g_ptr_array_add (items, option_from_record (records->pdata[i], posts));
  return items;
}

static void
on_loaded (gpointer owner, gpointer result, const GError *error)
{
  MonevOptions *self = owner;

  if (error != NULL)
    return; /* the page itself says that the database is away */
  self->items = result;
  for (guint i = 0; i < self->items->len; i++)
    {
      MonevOption *option = self->items->pdata[i];
      g_hash_table_insert (self->by_id, option->id, option);
    }
  g_signal_emit (self, signals[LOADED], 0);
}

/** monev_options_new: Returns: (transfer full): the rows of @type, being read. */
MonevOptions *
monev_options_new (MonevSession *session, const MonevRecordType *type, int year)
{
  MonevOptions *self = g_object_new (MONEV_TYPE_OPTIONS, NULL);
  Load *load = g_new (Load, 1);

  *load = (Load) { type, year };
  monev_session_call (session, G_OBJECT (self),
                      &(MonevDbJobSpec) { .lane = MONEV_DB_LANE_READ,
                                          .work = load_job,
                                          .data = load,
                                          .free_data = g_free,
                                          .free_result = (GDestroyNotify) g_ptr_array_unref },
                      on_loaded);
  return self;
}

static void
warm_regions (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  monev_region_count ();
  g_task_return_boolean (task, TRUE);
}

static void
on_regions_warm (GObject *source, GAsyncResult *result, gpointer data)
{
  g_signal_emit (source, signals[LOADED], 0);
}

/** monev_options_new_regions: Returns: (transfer full): kabupaten and kota by name or code. */
MonevOptions *
monev_options_new_regions (void)
{
  MonevOptions *self = g_object_new (MONEV_TYPE_OPTIONS, NULL);
  g_autoptr (GTask) task = g_task_new (self, NULL, on_regions_warm, NULL);

  self->regions = TRUE;
  self->items = g_ptr_array_new_with_free_func ((GDestroyNotify) monev_option_free);
  g_task_run_in_thread (task, warm_regions);
  return self;
}

/** monev_options_is_loaded: Returns: whether searching finds something yet. */
gboolean
monev_options_is_loaded (MonevOptions *self)
{
  return self->items != NULL;
}

static MonevOption *
region_option (MonevOptions *self, const char *code, const char *detail)
{
  MonevOption *option = g_hash_table_lookup (self->by_id, code);

  if (option == NULL)
    {
      option = option_new (code, code, detail);
      g_ptr_array_add (self->items, option);
      g_hash_table_insert (self->by_id, option->id, option);
    }
  return option;
}

/* What was found is kept, so that the caller need not own it. A code that may be younger than the
 * table can be taken, too. */
static GPtrArray *
search_regions (MonevOptions *self, const char *typed, guint limit)
{
  g_autofree MonevRegion *regions = g_new0 (MonevRegion, limit);
  guint n = monev_region_search (typed, MONEV_REGION_REGENCY, NULL, regions, limit);
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (found, region_option (self, regions[i].code, regions[i].name));
  if (n == 0 && monev_office_may_be_region (typed))
    g_ptr_array_add (found, region_option (self, typed, _("Kode baru, tidak ada dalam tabel")));
  return found;
}

/**
 * monev_options_search:
 * @typed: words of name or code, in any order; "" takes the first @limit
 *
 * Returns: (transfer container) (element-type MonevOption): those whose title begins with it
 *   first, then the others, each in the order of the table.
 */
GPtrArray *
monev_options_search (MonevOptions *self, const char *typed, guint limit)
{
  g_auto (GStrv) words = monev_text_key_words (typed);
  g_autofree char *whole = monev_text_key_fold (typed);
  GPtrArray *found = g_ptr_array_new ();

  if (self->regions)
    {
      g_ptr_array_unref (found);
      return search_regions (self, typed, limit);
    }
  for (guint pass = 0; pass < 2 && self->items != NULL; pass++)
    for (guint i = 0; i < self->items->len && found->len < limit; i++)
      {
        MonevOption *option = self->items->pdata[i];
        gboolean begins = g_str_has_prefix (option->key, whole);

        if (begins == (pass == 0)
            && monev_text_key_match (option->key, (const char *const *) words))
          g_ptr_array_add (found, option);
      }
  return found;
}

/** monev_options_find: Returns: (transfer none) (nullable): the option with @id. */
const MonevOption *
monev_options_find (MonevOptions *self, const char *id)
{
  return g_hash_table_lookup (self->by_id, id);
}
