#define _GNU_SOURCE /* memmem */
#include "region.h"

#include <string.h>

#include "base/fold.h"
#include "region-table.h"

#define N_LEVELS MONEV_REGION_VILLAGE

/* From the best to the least. */
typedef enum { MATCH_EXACT, MATCH_PREFIX, MATCH_WORDS, MATCH_INSIDE, MATCH_NONE } Match;

/** monev_region_count: Returns: how many regions there are. */
guint
monev_region_count (void)
{
  return region_table_get ()->n_rows;
}

/**
 * monev_region_level:
 * @code: as Kemendagri writes it, with dots
 *
 * Returns: the level by the form of @code alone; MONEV_REGION_ANY when it is no code.
 */
MonevRegionLevel
monev_region_level (const char *code)
{
  static const char shape[] = "00.00.00.0000";
  gsize length = strlen (code);

  if (length != 2 && length != 5 && length != 8 && length != 13)
    return MONEV_REGION_ANY;
  for (gsize i = 0; i < length; i++)
    if (shape[i] == '0' ? !g_ascii_isdigit (code[i]) : code[i] != '.')
      return MONEV_REGION_ANY;
  return length == 13 ? MONEV_REGION_VILLAGE : (MonevRegionLevel) ((length + 1) / 3);
}

/** monev_region_level_name: Returns: (transfer none): "provinsi", "kabupaten/kota" and so on. */
const char *
monev_region_level_name (MonevRegionLevel level)
{
  static const char *const names[] = { "wilayah", "provinsi", "kabupaten/kota", "kecamatan",
                                       "desa/kelurahan" };
  return names[level];
}

static MonevRegion
open_row (const RegionTable *table, guint row)
{
  const char *code = region_table_code (table, row);
  MonevRegion region = { code, table->texts + table->rows[row].name, monev_region_level (code) };

  return region;
}

/** monev_region_nth: @region: (out): the region number @index in the order of codes. Returns: FALSE
 * behind the last one. */
gboolean
monev_region_nth (guint index, MonevRegion *region)
{
  const RegionTable *table = region_table_get ();

  if (index >= table->n_rows)
    return FALSE;
  *region = open_row (table, index);
  return TRUE;
}

/**
 * monev_region_find:
 * @region: (out) (optional)
 *
 * Returns: FALSE, leaving @region alone, when no region has the code @code.
 */
gboolean
monev_region_find (const char *code, MonevRegion *region)
{
  const RegionTable *table = region_table_get ();
  guint row = region_table_lower (table, code);

  if (row == table->n_rows || strcmp (region_table_code (table, row), code) != 0)
    return FALSE;
  if (region != NULL)
    *region = open_row (table, row);
  return TRUE;
}

/** monev_region_check: Returns: whether @code is known, unknown (a new region?), or malformed. */
MonevRegionStatus
monev_region_check (const char *code)
{
  if (monev_region_level (code) == MONEV_REGION_ANY)
    return MONEV_REGION_MALFORMED;
  return monev_region_find (code, NULL) ? MONEV_REGION_KNOWN : MONEV_REGION_UNKNOWN;
}

/**
 * monev_region_parent:
 *
 * Works by the form of @code, so the parent of an unknown desa is found too.
 *
 * Returns: FALSE, leaving @region alone, for a provinsi, a malformed code, an unknown parent.
 */
gboolean
monev_region_parent (const char *code, MonevRegion *region)
{
  const char *dot = strrchr (code, '.');

  if (dot == NULL || monev_region_level (code) == MONEV_REGION_ANY)
    return FALSE;
  g_autofree char *parent = g_strndup (code, dot - code);
  return monev_region_find (parent, region);
}

/**
 * monev_region_title:
 *
 * The fourth part of a code begins with 1 for a kelurahan, with 2 for a desa, with 3 for a desa
 * adat, as the table shows.
 *
 * Returns: (transfer full): the name with what it is: "Provinsi Kalimantan Barat", "Kec. Delta".
 */
char *
monev_region_title (const MonevRegion *region)
{
  const char *kind = "";

  if (region->level == MONEV_REGION_PROVINCE)
    kind = "Provinsi ";
  else if (region->level == MONEV_REGION_DISTRICT)
    kind = "Kec. ";
  else if (region->level == MONEV_REGION_VILLAGE)
    kind = region->code[9] == '1' ? "Kelurahan " : "Desa ";
  return g_strconcat (g_str_has_prefix (region->name, kind) ? "" : kind, region->name, NULL);
}

/**
 * monev_region_path:
 *
 * Returns: (transfer full) (nullable): "Desa X, Kec. Y, Kabupaten Z, Provinsi W"; NULL when the
 * code is not known.
 */
char *
monev_region_path (const char *code)
{
  GString *path = g_string_new (NULL);
  MonevRegion region;

  if (!monev_region_find (code, &region))
    {
      g_string_free (path, TRUE);
      return NULL;
    }
  do
    {
      g_autofree char *title = monev_region_title (&region);
      g_string_append_printf (path, "%s%s", path->len > 0 ? ", " : "", title);
    }
  while (monev_region_parent (region.code, &region));
  return g_string_free (path, FALSE);
}

/* "6104172001" as "61.04.17.2001", as far as it is typed. */
static char *
dotted (const char *query)
{
  GString *code = g_string_new (NULL);

  for (guint digits = 0; *query != '\0'; query++)
    {
      if (!g_ascii_isdigit (*query))
        continue;
      if (digits == 2 || digits == 4 || digits == 6)
        g_string_append_c (code, '.');
      g_string_append_c (code, *query);
      digits++;
    }
  return g_string_free (code, FALSE);
}

static gboolean
is_code_like (const char *query)
{
  return g_ascii_isdigit (*query) && query[strspn (query, "0123456789. ")] == '\0';
}

/* The rows below @parent, or all. They stand together, right after it. */
static void
find_range (const RegionTable *table, const char *parent, guint *from, guint *to)
{
  *from = 0;
  *to = table->n_rows;
  if (parent == NULL || *parent == '\0')
    return;
  g_autofree char *first = g_strconcat (parent, ".", NULL);
  g_autofree char *past = g_strconcat (parent, "/", NULL); /* the character after the dot */
  *from = region_table_lower (table, first);
  *to = region_table_lower (table, past);
}

static guint
search_code (const RegionTable *table, const char *query, MonevRegionLevel level,
             const char *parent, MonevRegion *regions, guint limit)
{
  g_autofree char *code = dotted (query);
  guint from, to, found = 0;

  find_range (table, parent, &from, &to);
  for (guint row = MAX (from, region_table_lower (table, code));
       row < to && found < limit && g_str_has_prefix (region_table_code (table, row), code); row++)
    {
      MonevRegion region = open_row (table, row);
      if (level == MONEV_REGION_ANY || region.level == level)
        regions[found++] = region;
    }
  return found;
}

static gboolean
begins_word (const char *name, const char *word)
{
  gsize length = strlen (word);

  for (const char *at = name; at != NULL; at = strchr (at, ' '))
    {
      at += *at == ' ';
      if (strncmp (at, word, length) == 0)
        return TRUE;
    }
  return FALSE;
}

/* People type "ketapang" for "Kabupaten Ketapang". */
static const char *
without_kind (const char *name)
{
  if (g_str_has_prefix (name, "kabupaten "))
    return name + strlen ("kabupaten ");
  return g_str_has_prefix (name, "kota ") ? name + strlen ("kota ") : name;
}

static Match
match_name (const char *name, const char *query, char **words)
{
  const char *bare = without_kind (name);
  gboolean begin = TRUE;

  if (strcmp (name, query) == 0 || strcmp (bare, query) == 0)
    return MATCH_EXACT;
  if (g_str_has_prefix (name, query) || g_str_has_prefix (bare, query))
    return MATCH_PREFIX;
  for (guint i = 0; words[i] != NULL; i++)
    if (!begins_word (name, words[i]))
      {
        begin = FALSE;
        if (strstr (name, words[i]) == NULL)
          return MATCH_NONE;
      }
  return begin ? MATCH_WORDS : MATCH_INSIDE;
}

/* One list for each quality of match and level, each in the order of codes. */
typedef struct {
  GArray *rows[MATCH_NONE][N_LEVELS];
} Buckets;

static void
put_in_bucket (Buckets *buckets, Match match, MonevRegionLevel level, guint row, guint limit)
{
  GArray **bucket = &buckets->rows[match][level - 1];

  if (*bucket == NULL)
    *bucket = g_array_new (FALSE, FALSE, sizeof (guint));
  if ((*bucket)->len < limit)
    g_array_append_val (*bucket, row);
}

static guint
empty_buckets (Buckets *buckets, const RegionTable *table, MonevRegion *regions, guint limit)
{
  guint found = 0;

  for (guint i = 0; i < MATCH_NONE * N_LEVELS; i++)
    {
      GArray *bucket = buckets->rows[i / N_LEVELS][i % N_LEVELS];
      for (guint j = 0; bucket != NULL && j < bucket->len && found < limit; j++)
        regions[found++] = open_row (table, g_array_index (bucket, guint, j));
      if (bucket != NULL)
        g_array_unref (bucket);
    }
  return found;
}

static guint
row_at_offset (const RegionTable *table, guint low, guint high, guint32 offset)
{
  while (low + 1 < high)
    {
      guint middle = low + (high - low) / 2;
      if (table->rows[middle].folded <= offset)
        low = middle;
      else
        high = middle;
    }
  return low;
}

static const char *
longest_word (char **words)
{
  const char *longest = words[0];

  for (guint i = 0; words[i] != NULL; i++)
    if (strlen (words[i]) > strlen (longest))
      longest = words[i];
  return longest;
}

/* All names are one text, so the longest word is looked for in it at the speed of memory. */
static guint
search_name (const RegionTable *table, const char *query, char **words, MonevRegionLevel level,
             const char *parent, MonevRegion *regions, guint limit)
{
  Buckets buckets = { 0 };
  const char *needle = longest_word (words), *names = table->folded->str;
  guint from, to;

  find_range (table, parent, &from, &to);
  for (guint32 at = table->rows[from].folded, end = table->rows[to].folded; at < end;)
    {
      const char *hit = memmem (names + at, end - at, needle, strlen (needle));
      if (hit == NULL)
        break;
      from = row_at_offset (table, from, to, hit - names);
      MonevRegionLevel row_level = monev_region_level (region_table_code (table, from));
      Match match = level == MONEV_REGION_ANY || level == row_level
                        ? match_name (names + table->rows[from].folded, query, words) : MATCH_NONE;
      if (match != MATCH_NONE)
        put_in_bucket (&buckets, match, row_level, from, limit);
      at = table->rows[from + 1].folded;
    }
  return empty_buckets (&buckets, table, regions, limit);
}

/**
 * monev_region_search:
 * @query: what was typed so far: a code with or without dots, or words of a name
 * @level: MONEV_REGION_ANY, or only this level
 * @parent: (nullable): the code of the region in which to look
 * @regions: (out) (array length=limit)
 *
 * All words must be found, in any order, whatever their case and accents. The best come first:
 * the whole name, its beginning, the beginning of its words, anywhere inside; then the larger
 * region, then by code.
 *
 * Returns: how many of @regions were filled.
 */
guint
monev_region_search (const char *query, MonevRegionLevel level, const char *parent,
                     MonevRegion *regions, guint limit)
{
  const RegionTable *table = region_table_get ();

  query += strspn (query, " ");
  if (is_code_like (query))
    return search_code (table, query, level, parent, regions, limit);
  g_autofree char *folded = monev_fold_key (query);
  if (*folded == '\0')
    return 0;
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);
  return search_name (table, folded, words, level, parent, regions, limit);
}
