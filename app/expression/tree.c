#include "tree.h"

#include "db-error.h"

#include <stdarg.h>
#include <string.h>

/** monev_tree_new: Returns: (transfer full): a tree without a root over a copy of @source. */
MonevTree *
monev_tree_new (const char *source)
{
  MonevTree *self = g_new0 (MonevTree, 1);

  self->source = g_strdup (source);
  self->blocks = g_ptr_array_new_with_free_func (g_free);
  self->lists = g_ptr_array_new_with_free_func ((GDestroyNotify)g_ptr_array_unref);
  self->shapes = g_ptr_array_new_with_free_func ((GDestroyNotify)monev_shape_unref);
  self->reads = g_array_new (FALSE, FALSE, sizeof (int));
  return self;
}

/** monev_tree_free: frees the tree and all its nodes. */
void
monev_tree_free (MonevTree *self)
{
  g_ptr_array_unref (self->lists);
  g_ptr_array_unref (self->blocks);
  g_ptr_array_unref (self->shapes);
  g_array_unref (self->reads);
  g_free (self->source);
  g_free (self);
}

/** monev_tree_alloc: Returns: (transfer none): @size bytes of zeros that live as long as @self. */
gpointer
monev_tree_alloc (MonevTree *self, gsize size)
{
  gpointer block = g_malloc0 (size);

  g_ptr_array_add (self->blocks, block);
  return block;
}

/** monev_tree_text: Returns: (transfer none): a copy that lives as long as @self. */
char *
monev_tree_text (MonevTree *self, const char *text, gsize length)
{
  char *copy = g_strndup (text, length);

  g_ptr_array_add (self->blocks, copy);
  return copy;
}

/**
 * monev_tree_fault: sets @error to MONEV_ERROR_INVALID.
 * @at: the byte of the source where the fault lies
 * @format: what is wrong, without a full stop
 */
void
monev_tree_fault (const MonevTree *self, int at, GError **error, const char *format, ...)
{
  g_autofree char *what = NULL;
  va_list arguments;

  va_start (arguments, format);
  what = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error (error, MONEV_ERROR, MONEV_ERROR_INVALID, "Karakter ke-%ld: %s.",
               g_utf8_pointer_to_offset (self->source, self->source + at) + 1, what);
}
