/* Any text is an expression that can be evaluated and told, or a message. */
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "expression/expression.h"

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

typedef struct
{
  MonevShape *shape;
  MonevScope *scope;
  GHashTable *known;
  int inner;
} Form;

static void
add_list (Form *form)
{
  static const char *const columns[] = { "name", "label", NULL };
  static const char *const row[] = { "a", "Satu", NULL };
  MonevScope *table = monev_scope_new_table (columns);

  monev_scope_add_row (table, row);
  monev_scope_set_instance (form->scope, "l", table);
  form->known = g_hash_table_new (g_str_hash, g_str_equal);
  g_hash_table_insert (form->known, (gpointer) "l", monev_scope_shape (table));
  monev_scope_unref (table);
}

static Form *
make_form (void)
{
  Form *form = g_new0 (Form, 1);
  int repeat, a;
  MonevFrame *frame;

  form->shape = monev_shape_new ("data");
  a = monev_shape_add (form->shape, 0, "a", MONEV_SHAPE_VALUE);
  repeat = monev_shape_add (form->shape, 0, "r", MONEV_SHAPE_REPEAT);
  form->inner = monev_shape_add (form->shape, repeat, "x", MONEV_SHAPE_VALUE);
  form->scope = monev_scope_new (form->shape);
  monev_frame_set (monev_scope_root (form->scope), a, "2026-03-02");
  for (int i = 0; i < 3; i++)
    {
      frame = monev_frame_add (monev_scope_root (form->scope), repeat);
      monev_frame_set (frame, form->inner, i == 0 ? "a b" : "1.5");
    }
  monev_scope_set_random (form->scope, 1);
  add_list (form);
  return form;
}

static void
try_at (Form *form, const char *text, int field, MonevFrame *at)
{
  MonevExpressionPlace place = { form->shape, field, form->known };
  g_autoptr (GError) error = NULL;
  g_autoptr (MonevExpression) expression = monev_expression_compile (text, &place, &error);
  g_autofree char *value = NULL;
  g_autofree char *told = NULL;

  g_assert ((expression != NULL) == (error == NULL));
  if (expression == NULL)
    return;
  value = monev_expression_text (expression, at);
  told = monev_expression_explain (expression, NULL);
  g_assert (g_utf8_validate (value, -1, NULL) && g_utf8_validate (told, -1, NULL));
  monev_expression_test (expression, at);
  monev_expression_number (expression, at);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  static Form *form;
  g_autofree char *text = g_strndup ((const char *)data, MIN (size, 4096));
  MonevFrame *root;

  if (form == NULL)
    form = make_form ();
  root = monev_scope_root (form->scope);
  try_at (form, text, 1, root);
  try_at (form, text, form->inner, monev_frame_child (root, 2, 1));
  return 0;
}
