#include "issue.h"

struct _MonevIssueList {
  gatomicrefcount refs;
  GStringChunk   *texts;
  GArray         *issues;
  guint           counts[3];
};

/**
 * monev_issue_list_new:
 *
 * Returns: (transfer full): an empty list. Release with monev_issue_list_unref().
 */
MonevIssueList *
monev_issue_list_new (void)
{
  MonevIssueList *self = g_new0 (MonevIssueList, 1);

  g_atomic_ref_count_init (&self->refs);
  self->texts = g_string_chunk_new (1024);
  self->issues = g_array_new (FALSE, FALSE, sizeof (MonevIssue));
  return self;
}

/** monev_issue_list_ref: Returns: (transfer full): @self. */
MonevIssueList *
monev_issue_list_ref (MonevIssueList *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->refs);
  return self;
}

/** monev_issue_list_unref: drops one reference; the issues live as long as the list. */
void
monev_issue_list_unref (MonevIssueList *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_string_chunk_free (self->texts);
  g_array_unref (self->issues);
  g_free (self);
}

static const char *
keep (MonevIssueList *self, const char *text)
{
  return text == NULL ? NULL : g_string_chunk_insert_const (self->texts, text);
}

/**
 * monev_issue_list_add:
 * @issue: copied, its texts too
 */
void
monev_issue_list_add (MonevIssueList *self, const MonevIssue *issue)
{
  MonevIssue copy = *issue;

  g_return_if_fail (self != NULL && issue->code != NULL && issue->message != NULL);

  copy.code = keep (self, issue->code);
  copy.file = keep (self, issue->file);
  copy.sheet = keep (self, issue->sheet);
  copy.column = keep (self, issue->column);
  copy.cell = keep (self, issue->cell);
  copy.key = keep (self, issue->key);
  copy.message = keep (self, issue->message);
  copy.fix = keep (self, issue->fix);
  copy.found = keep (self, issue->found);
  copy.taken = keep (self, issue->taken);
  g_array_append_val (self->issues, copy);
  self->counts[issue->severity]++;
}

/** monev_issue_list_size: Returns: how many issues there are. */
guint
monev_issue_list_size (const MonevIssueList *self)
{
  return self->issues->len;
}

/** monev_issue_list_count: Returns: how many are of @severity. */
guint
monev_issue_list_count (const MonevIssueList *self, MonevSeverity severity)
{
  return self->counts[severity];
}

/** monev_issue_list_get: Returns: (transfer none): the issue at @index, valid as long as @self. */
const MonevIssue *
monev_issue_list_get (const MonevIssueList *self, guint index)
{
  g_return_val_if_fail (index < self->issues->len, NULL);
  return &g_array_index (self->issues, MonevIssue, index);
}

/** monev_severity_name: Returns: (transfer none): "note", "warning" or "error". */
const char *
monev_severity_name (MonevSeverity severity)
{
  static const char *const names[] = { "note", "warning", "error" };
  return names[severity];
}

static void
set_text (json_t *object, const char *key, const char *text)
{
  if (text == NULL)
    return;
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  json_object_set_new (object, key, json_string (valid));
}

/**
 * monev_issue_list_to_json:
 *
 * Returns: (transfer full): an array in the shape of docs/contracts.md; unused members are omitted.
 */
json_t *
monev_issue_list_to_json (const MonevIssueList *self)
{
  json_t *array = json_array ();

  for (guint i = 0; i < self->issues->len; i++)
    {
      const MonevIssue *issue = &g_array_index (self->issues, MonevIssue, i);
      json_t *object = json_object ();

      set_text (object, "code", issue->code);
      set_text (object, "severity", monev_severity_name (issue->severity));
      set_text (object, "file", issue->file);
      set_text (object, "sheet", issue->sheet);
      if (issue->row > 0)
        json_object_set_new (object, "row", json_integer (issue->row));
      set_text (object, "column", issue->column);
      set_text (object, "cell", issue->cell);
      set_text (object, "key", issue->key);
      set_text (object, "message", issue->message);
      set_text (object, "fix", issue->fix);
      set_text (object, "found", issue->found);
      set_text (object, "taken", issue->taken);
      json_array_append_new (array, object);
    }
  return array;
}

static void
append_place (GString *line, const char *before, const char *text)
{
  if (text == NULL)
    return;
  if (line->len > 0)
    g_string_append (line, ", ");
  g_string_append_printf (line, "%s%s", before, text);
}

/**
 * monev_issue_to_text:
 *
 * Returns: (transfer full): one line: the place, what is wrong, what to do.
 */
char *
monev_issue_to_text (const MonevIssue *issue)
{
  GString *line = g_string_new (NULL);
  g_autofree char *row = issue->row > 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, issue->row) : NULL;

  append_place (line, "", issue->file);
  append_place (line, "lembar ", issue->sheet);
  if (issue->cell != NULL)
    append_place (line, "sel ", issue->cell);
  else
    append_place (line, "baris ", row);
  append_place (line, "kolom ", issue->column);
  if (line->len > 0)
    g_string_append (line, ": ");
  g_string_append (line, issue->message);
  if (issue->found != NULL)
    g_string_append_printf (line, " (tertulis: %s)", issue->found);
  if (issue->fix != NULL)
    g_string_append_printf (line, " %s", issue->fix);
  return g_string_free (line, FALSE);
}
