#include "db-statement.h"

#include <gio/gio.h>
#include <string.h>

#include "db-resources.h"

#define QUERIES "/id/monev/db/queries/"
#define SCHEMA "/id/monev/db/schema/"

/* name → MonevDbStatement, one table per engine; filled once, then only read. */
static GHashTable *catalogue[2];

/** monev_db_statement_free: releases what monev_db_statement_parse() made. */
void
monev_db_statement_free (MonevDbStatement *self)
{
  if (self == NULL)
    return;
  g_free ((char *) self->name);
  g_free (self->sql);
  g_strfreev (self->param_names);
  g_free (self->param_types);
  g_free (self);
}

typedef struct {
  MonevDbEngine engine;
  const char   *name;
  GString      *sql;
  GPtrArray    *names;
  GArray       *types;
} Parse;

static const char *
skip_quoted (const char *p, GString *out)
{
  char quote = *p;

  g_string_append_c (out, *p++);
  while (*p != '\0' && *p != quote)
    g_string_append_c (out, *p++);
  if (*p == quote)
    g_string_append_c (out, *p++);
  return p;
}

static gboolean
parse_type (const char *word, MonevDbType *type)
{
  static const char *const words[] = { "text", "int", "blob" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strcmp (word, words[i]) == 0)
      {
        *type = (MonevDbType) i;
        return TRUE;
      }
  return FALSE;
}

static char *
take_word (const char **p)
{
  const char *start = *p;

  while (g_ascii_isalnum (**p) || **p == '_')
    (*p)++;
  return g_strndup (start, *p - start);
}

static guint
number_of (Parse *parse, const char *name, MonevDbType type, GError **error)
{
  for (guint i = 0; i < parse->names->len; i++)
    if (strcmp (parse->names->pdata[i], name) == 0)
      {
        if (g_array_index (parse->types, MonevDbType, i) == type)
          return i + 1;
        g_set_error (error, MONEV_ERROR, MONEV_ERROR_INVALID,
                     "statement %s: parameter %s has two types", parse->name, name);
        return 0;
      }
  g_ptr_array_add (parse->names, g_strdup (name));
  g_array_append_val (parse->types, type);
  return parse->names->len;
}

/* p stands behind the colon of `:id:text`. */
static const char *
parse_parameter (Parse *parse, const char *p, GError **error)
{
  g_autofree char *name = take_word (&p);
  g_autofree char *word = NULL;
  MonevDbType type;
  guint number;

  if (*p == ':')
    {
      p++;
      word = take_word (&p);
    }
  if (word == NULL || !parse_type (word, &type))
    {
      g_set_error (error, MONEV_ERROR, MONEV_ERROR_INVALID,
                   "statement %s: parameter %s has no type", parse->name, name);
      return NULL;
    }
  number = number_of (parse, name, type, error);
  if (number == 0)
    return NULL;
  g_string_append_printf (parse->sql, "%c%u",
                          parse->engine == MONEV_DB_ENGINE_SQLITE ? '?' : '$', number);
  return p;
}

static gboolean
parse_text (Parse *parse, const char *p, GError **error)
{
  while (p != NULL && *p != '\0')
    {
      if (*p == '\'' || *p == '"')
        p = skip_quoted (p, parse->sql);
      else if (p[0] == '-' && p[1] == '-')
        p = strchr (p, '\n');
      else if (p[0] == ':' && p[1] == ':')
        {
          g_string_append (parse->sql, "::");
          p += 2;
        }
      else if (p[0] == ':' && g_ascii_isalpha (p[1]))
        {
          p = parse_parameter (parse, p + 1, error);
          if (p == NULL)
            return FALSE;
        }
      else
        g_string_append_c (parse->sql, *p++);
    }
  return TRUE;
}

/**
 * monev_db_statement_parse:
 * @text: one statement with parameters as `:id:text`
 *
 * Returns: (transfer full): the statement in the dialect of @engine, or %NULL with
 *   MONEV_ERROR_INVALID where a parameter lacks its type.
 */
MonevDbStatement *
monev_db_statement_parse (MonevDbEngine engine, const char *name, const char *text, GError **error)
{
  Parse parse = { engine, name, g_string_new (NULL), g_ptr_array_new_with_free_func (g_free),
                  g_array_new (FALSE, FALSE, sizeof (MonevDbType)) };
  MonevDbStatement *self = NULL;

  if (parse_text (&parse, text, error))
    {
      self = g_new0 (MonevDbStatement, 1);
      self->name = g_strdup (name);
      self->sql = g_strdup (g_strstrip (parse.sql->str));
      self->n_params = parse.names->len;
      g_ptr_array_add (parse.names, NULL);
      self->param_names = (char **) g_ptr_array_steal (parse.names, NULL);
      self->param_types = (MonevDbType *) g_array_steal (parse.types, NULL);
    }
  g_string_free (parse.sql, TRUE);
  g_ptr_array_unref (parse.names);
  g_array_unref (parse.types);
  return self;
}

static void
add_statement (const char *head, const char *body)
{
  g_auto (GStrv) words = g_strsplit (head, " ", 2);
  gboolean only_pg = words[1] != NULL && strcmp (words[1], "[postgres]") == 0;
  gboolean only_lite = words[1] != NULL && strcmp (words[1], "[sqlite]") == 0;

  for (guint engine = 0; engine < 2; engine++)
    {
      g_autoptr (GError) error = NULL;
      MonevDbStatement *statement;

      if ((only_pg && engine == MONEV_DB_ENGINE_SQLITE)
          || (only_lite && engine == MONEV_DB_ENGINE_POSTGRES))
        continue;
      /* A text for one engine stands behind the common one and replaces it. */
      statement = monev_db_statement_parse (engine, words[0], body, &error);
      if (statement == NULL)
        g_error ("%s", error->message);
      g_hash_table_replace (catalogue[engine], (gpointer) statement->name, statement);
    }
}

static gboolean
is_head (const char *line)
{
  return g_str_has_prefix (line, "-- name: ") || g_str_has_prefix (line, "-- script: ")
         || g_str_has_prefix (line, "-- template: ");
}

static void
load_file (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autofree char *head = NULL;
  g_autoptr (GString) body = g_string_new (NULL);

  for (guint i = 0;; i++)
    {
      if ((lines[i] == NULL || is_head (lines[i])) && head != NULL)
        add_statement (head, body->str);
      if (lines[i] == NULL)
        break;
      if (is_head (lines[i]))
        {
          g_free (head);
          head = g_strstrip (g_strdup (strchr (lines[i], ':') + 1));
          g_string_truncate (body, 0);
        }
      else
        g_string_append_printf (body, "%s\n", lines[i]);
    }
}

static char *
resource_text (const char *folder, const char *file)
{
  g_autofree char *path = g_strconcat (folder, file, NULL);
  g_autoptr (GBytes) bytes = g_resource_lookup_data (monev_db_get_resource (), path, 0, NULL);

  g_assert (bytes != NULL);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
load_catalogue (void)
{
  static gsize loaded = 0;
  g_auto (GStrv) files = NULL;

  if (!g_once_init_enter (&loaded))
    return;
  for (guint engine = 0; engine < 2; engine++)
    catalogue[engine] = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                               (GDestroyNotify) monev_db_statement_free);
  files = g_resource_enumerate_children (monev_db_get_resource (), QUERIES, 0, NULL);
  for (guint i = 0; files != NULL && files[i] != NULL; i++)
    {
      g_autofree char *text = resource_text (QUERIES, files[i]);
      load_file (text);
    }
  g_once_init_leave (&loaded, 1);
}

/**
 * monev_db_statement_lookup:
 *
 * Returns: (transfer none) (nullable): the statement of that name for @engine.
 */
const MonevDbStatement *
monev_db_statement_lookup (MonevDbEngine engine, const char *name)
{
  load_catalogue ();
  return g_hash_table_lookup (catalogue[engine], name);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/** monev_db_statement_names: Returns: (transfer full): all names, sorted, for the tests. */
char **
monev_db_statement_names (void)
{
  GPtrArray *names = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer name;

  load_catalogue ();
  g_hash_table_iter_init (&iter, catalogue[MONEV_DB_ENGINE_SQLITE]);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  g_ptr_array_add (names, NULL);
  return (char **) g_ptr_array_free (names, FALSE);
}

/**
 * monev_db_statement_fill:
 * @pairs: key, value, …, %NULL; each {key} in the template becomes its value
 *
 * Used by backup and restore alone, with table and column names taken from our own schema.
 *
 * Returns: (transfer full): the statement.
 */
MonevDbStatement *
monev_db_statement_fill (MonevDbEngine engine, const char *template_name, const char *const *pairs,
                         GError **error)
{
  const MonevDbStatement *template = monev_db_statement_lookup (engine, template_name);
  g_autoptr (GString) text = NULL;

  g_return_val_if_fail (template != NULL, NULL);
  text = g_string_new (template->sql);
  for (guint i = 0; pairs[i] != NULL; i += 2)
    {
      g_autofree char *key = g_strdup_printf ("{%s}", pairs[i]);
      g_string_replace (text, key, pairs[i + 1], 0);
    }
  return monev_db_statement_parse (engine, template_name, text->str, error);
}

/* The dialect of db/schema/: TEXT, BIGINT, BLOB, STRICT; each engine gets its own words. */
static const char *
dialect_word (MonevDbEngine engine, const char *word)
{
  if (engine == MONEV_DB_ENGINE_SQLITE)
    return strcmp (word, "BIGINT") == 0 ? "INTEGER" : word;
  if (strcmp (word, "BLOB") == 0)
    return "BYTEA";
  if (strcmp (word, "TEXT") == 0)
    return "TEXT COLLATE \"C\"";
  return strcmp (word, "STRICT") == 0 ? "" : word;
}

static void
translate_line (MonevDbEngine engine, const char *p, GString *out)
{
  while (*p != '\0')
    {
      if (*p == '\'')
        p = skip_quoted (p, out);
      else if (g_ascii_isalpha (*p) || *p == '_')
        {
          g_autofree char *word = take_word (&p);
          g_string_append (out, dialect_word (engine, word));
        }
      else
        g_string_append_c (out, *p++);
    }
  g_string_append_c (out, '\n');
}

/**
 * monev_db_schema_translate:
 * @script: a file of db/schema/; lines behind `-- [sqlite]` or `-- [postgres]` are for that engine
 *   and taken as they are, `-- [both]` ends such a part
 *
 * Returns: (transfer full): the script in the dialect of @engine.
 */
char *
monev_db_schema_translate (MonevDbEngine engine, const char *script)
{
  static const char *const marks[] = { "-- [sqlite]", "-- [postgres]", "-- [both]" };
  g_auto (GStrv) lines = g_strsplit (script, "\n", -1);
  GString *out = g_string_new (NULL);
  guint part = 2;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      for (guint m = 0; m < G_N_ELEMENTS (marks); m++)
        if (strcmp (lines[i], marks[m]) == 0)
          part = m;
      if (g_str_has_prefix (lines[i], "--"))
        continue;
      if (part == 2)
        translate_line (engine, lines[i], out);
      else if (part == (guint) engine)
        g_string_append_printf (out, "%s\n", lines[i]);
    }
  return g_string_free (out, FALSE);
}

/**
 * monev_db_schema_tables:
 *
 * Returns: (transfer full): the tables in the order in which the schema creates them, so that each
 *   stands behind those it refers to.
 */
char **
monev_db_schema_tables (void)
{
  g_auto (GStrv) files = g_resource_enumerate_children (monev_db_get_resource (), SCHEMA, 0, NULL);
  GPtrArray *tables = g_ptr_array_new ();
  g_autoptr (GRegex) regex = g_regex_new ("^CREATE TABLE (\\w+)", G_REGEX_MULTILINE, 0, NULL);

  qsort (files, g_strv_length (files), sizeof (char *), compare_names);
  for (guint i = 0; files[i] != NULL; i++)
    {
      g_autofree char *text = resource_text (SCHEMA, files[i]);
      g_autoptr (GMatchInfo) match = NULL;

      g_regex_match (regex, text, 0, &match);
      for (; g_match_info_matches (match); g_match_info_next (match, NULL))
        g_ptr_array_add (tables, g_match_info_fetch (match, 1));
    }
  g_ptr_array_add (tables, NULL);
  return (char **) g_ptr_array_free (tables, FALSE);
}
