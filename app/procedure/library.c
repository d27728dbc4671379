#include "procedure/library.h"

#include <gio/gio.h>
#include <string.h>

#include "db-error.h"
#include "monev-procedures.h"

#define FOLDER "/id/monev/procedures"

static GMutex     lock;
static GPtrArray *shipped; /* once filled, never changed: shared by all threads */

static int
compare_names (const void *a, const void *b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* In the order of their names; NULL-terminated. */
static char **
list_files (void)
{
  char **names = g_resource_enumerate_children (monev_procedures_get_resource (), FOLDER, 0, NULL);

  if (names == NULL)
    return g_new0 (char *, 1);
  qsort (names, g_strv_length (names), sizeof (char *), compare_names);
  return names;
}

static MonevProcedure *
read_one (const char *name, GError **error)
{
  g_autofree char *path = g_strconcat (FOLDER "/", name, NULL);
  g_autoptr (GBytes) bytes
    = g_resource_lookup_data (monev_procedures_get_resource (), path, 0, error);
  g_autoptr (MonevIssueList) issues = monev_issue_list_new ();
  gsize length = 0;
  const char *text = bytes != NULL ? g_bytes_get_data (bytes, &length) : NULL;

  return text != NULL ? monev_procedure_read_text (text, (gssize) length, name, issues, error)
                      : NULL;
}

static GPtrArray *
read_all (GError **error)
{
  g_autoptr (GPtrArray) all
    = g_ptr_array_new_with_free_func ((GDestroyNotify) monev_procedure_unref);
  g_auto (GStrv) names = list_files ();

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autoptr (GError) local = NULL;
      MonevProcedure *procedure = read_one (names[i], &local);

      if (procedure == NULL)
        {
          g_set_error (error, MONEV_ERROR, MONEV_ERROR_CORRUPT,
                       "SOP bawaan %s tidak terbaca: %s. Pasang ulang program.", names[i],
                       local->message);
          return NULL;
        }
      g_ptr_array_add (all, procedure);
    }
  return g_steal_pointer (&all);
}

/**
 * monev_procedure_shipped:
 *
 * From any thread. Takes some milliseconds the first time.
 *
 * Returns: (transfer none) (element-type MonevProcedure): all of them in the order of their codes;
 *   %NULL with CORRUPT when the program itself is damaged.
 */
const GPtrArray *
monev_procedure_shipped (GError **error)
{
  const GPtrArray *found;

  g_mutex_lock (&lock);
  if (shipped == NULL)
    shipped = read_all (error);
  found = shipped;
  g_mutex_unlock (&lock);
  return found;
}

/** monev_procedure_shipped_find: Returns: (transfer full): the one with @code; else NOT_FOUND. */
MonevProcedure *
monev_procedure_shipped_find (const char *code, GError **error)
{
  const GPtrArray *all = monev_procedure_shipped (error);

  if (all == NULL)
    return NULL;
  for (guint i = 0; i < all->len; i++)
    if (strcmp (monev_procedure_code (all->pdata[i]), code) == 0)
      return monev_procedure_ref (all->pdata[i]);
  g_set_error (error, MONEV_ERROR, MONEV_ERROR_NOT_FOUND, "SOP \"%s\" tidak ada.", code);
  return NULL;
}

/** monev_procedure_is_shipped: Returns: whether @code is that of a shipped one; reads none. */
gboolean
monev_procedure_is_shipped (const char *code)
{
  g_autofree char *path = g_strdup_printf (FOLDER "/%s.json", code);

  return g_resource_get_info (monev_procedures_get_resource (), path, 0, NULL, NULL, NULL);
}
