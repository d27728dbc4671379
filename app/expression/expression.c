#include "expression.h"

#include "bind.h"
#include "db-error.h"
#include "explain.h"
#include "run.h"

#include <string.h>

struct _MonevExpression
{
  gatomicrefcount refs;
  MonevTree *tree;
};

static gboolean
check_source (const char *text, GError **error)
{
  if (strlen (text) > MONEV_EXPRESSION_MAX_LENGTH)
    g_set_error (error, MONEV_ERROR, MONEV_ERROR_LIMIT, "Rumus ini lebih panjang dari %d huruf.",
                 MONEV_EXPRESSION_MAX_LENGTH);
  else if (!g_utf8_validate (text, -1, NULL))
    g_set_error (error, MONEV_ERROR, MONEV_ERROR_INVALID, "Rumus ini bukan teks UTF-8.");
  else
    return TRUE;
  return FALSE;
}

/**
 * monev_expression_compile:
 * @text: as XLSForm writes it
 * @place: where it stands; its shape is kept
 * @error: (out): INVALID with the character where the fault lies and what to write instead;
 *   LIMIT for a text that is too long
 *
 * Returns: (transfer full) (nullable): the expression
 */
MonevExpression *
monev_expression_compile (const char *text, const MonevExpressionPlace *place, GError **error)
{
  MonevTree *tree;
  MonevExpression *self;

  if (!check_source (text, error))
    return NULL;
  tree = monev_tree_new (text);
  if (!monev_tree_parse (tree, error) || !monev_tree_bind (tree, place, error))
    {
      monev_tree_free (tree);
      return NULL;
    }
  self = g_new0 (MonevExpression, 1);
  g_atomic_ref_count_init (&self->refs);
  self->tree = tree;
  return self;
}

/** monev_expression_ref: Returns: (transfer full): @self. */
MonevExpression *
monev_expression_ref (MonevExpression *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

/** monev_expression_unref: drops one reference. */
void
monev_expression_unref (MonevExpression *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  monev_tree_free (self->tree);
  g_free (self);
}

/** monev_expression_source: Returns: (transfer none): the text it was compiled from. */
const char *
monev_expression_source (const MonevExpression *self)
{
  return self->tree->source;
}

/**
 * monev_expression_reads:
 * @count: (out): how many
 *
 * Returns: (transfer none): the fields of the place's shape on which the value depends; for a
 * repeat, on how many instances it has
 */
const int *
monev_expression_reads (const MonevExpression *self, guint *count)
{
  *count = self->tree->reads->len;
  return (const int *)self->tree->reads->data;
}

/** monev_expression_is_phone_only: Returns: whether it calls what only a phone can answer. */
gboolean
monev_expression_is_phone_only (const MonevExpression *self)
{
  return self->tree->phone_only;
}

/** monev_expression_is_changing: Returns: whether time or chance may change its value. */
gboolean
monev_expression_is_changing (const MonevExpression *self)
{
  return self->tree->changing;
}

static MonevRun
begin (const MonevExpression *self, MonevFrame *at)
{
  MonevNodeRef question = { at, self->tree->field };

  return (MonevRun){ .current = question, .context = question };
}

static void
finish (MonevRun *run)
{
  g_clear_pointer (&run->texts, g_string_chunk_free);
}

/**
 * monev_expression_test:
 * @at: the instance (or root) that holds the question of the expression
 *
 * Returns: boolean() of its value; checks and skip logic
 */
gboolean
monev_expression_test (const MonevExpression *self, MonevFrame *at)
{
  MonevRun run = begin (self, at);
  gboolean truth = monev_run_truth (&run, self->tree->root);

  finish (&run);
  return truth;
}

/** monev_expression_number: Returns: number() of its value at @at. */
MonevReal
monev_expression_number (const MonevExpression *self, MonevFrame *at)
{
  MonevRun run = begin (self, at);
  MonevReal number = monev_run_number (&run, self->tree->root);

  finish (&run);
  return number;
}

/** monev_expression_text: Returns: (transfer full): string() of its value at @at; calculations. */
char *
monev_expression_text (const MonevExpression *self, MonevFrame *at)
{
  MonevRun run = begin (self, at);
  char *text = g_strdup (monev_run_text (&run, self->tree->root));

  finish (&run);
  return text;
}

/**
 * monev_expression_frames:
 *
 * Returns: (transfer container) (nullable): the instances that its value, a set of nodes, names;
 * NULL if it gives no set. They are the rows of a list when it filters one.
 */
GPtrArray *
monev_expression_frames (const MonevExpression *self, MonevFrame *at)
{
  MonevRun run = begin (self, at);
  g_autoptr (GArray) nodes = NULL;
  GPtrArray *frames;

  if (self->tree->root->type != MONEV_TYPE_NODES)
    return NULL;
  nodes = monev_run_nodes (&run, self->tree->root);
  frames = g_ptr_array_sized_new (nodes->len);
  for (guint i = 0; i < nodes->len; i++)
    g_ptr_array_add (frames, g_array_index (nodes, MonevNodeRef, i).frame);
  finish (&run);
  return frames;
}

/**
 * monev_expression_explain:
 * @words: (nullable): how questions and choices are called; their names otherwise
 *
 * Returns: (transfer full): the expression in plain words, to stand behind "hanya jika"
 */
char *
monev_expression_explain (const MonevExpression *self, const MonevExpressionWords *words)
{
  return monev_tree_explain (self->tree, words);
}
