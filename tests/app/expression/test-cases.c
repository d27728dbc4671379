#include "expression/expression.h"

#include <string.h>

#include "db-error.h"

/* The table cases.txt: each clause of the specification is a test. */

#define FEWEST 400                            /* a table that lost its cases would pass */
#define NOW G_GINT64_CONSTANT (1795316400000) /* 2026-11-22T10:00:00+07:00 */

typedef struct
{
  MonevShape *shape;
  MonevScope *scope;
  GHashTable *instances;
} Household;

static int
add (Household *self, int parent, const char *name, MonevShapeKind kind)
{
  int field = monev_shape_add (self->shape, parent, name, kind);

  g_assert_cmpint (field, >, 0);
  return field;
}

static const char *
label_of (gpointer data, int field, const char *choice)
{
  Household *self = data;

  g_assert_cmpstr (monev_shape_field (self->shape, field)->name, ==, "status");
  return strcmp (choice, "kawin") == 0 ? "Kawin" : NULL;
}

static void
set (Household *self, MonevFrame *frame, const char *name, const char *value)
{
  monev_frame_set (frame, monev_shape_find (self->shape, name), value);
}

static void
add_shape (Household *self)
{
  static const char *const plain[]
      = { "umur", "nama", "kosong", "status", "pilih", "tgl", "jam", "uang", "ya", "spasi" };
  int group, anak, sakit;

  self->shape = monev_shape_new ("data");
  for (guint i = 0; i < G_N_ELEMENTS (plain); i++)
    add (self, 0, plain[i], MONEV_SHAPE_VALUE);
  group = add (self, 0, "g", MONEV_SHAPE_GROUP);
  add (self, group, "dalam", MONEV_SHAPE_VALUE);
  anak = add (self, 0, "anak", MONEV_SHAPE_REPEAT);
  add (self, anak, "nama_anak", MONEV_SHAPE_VALUE);
  add (self, anak, "usia", MONEV_SHAPE_VALUE);
  sakit = add (self, anak, "sakit", MONEV_SHAPE_REPEAT);
  add (self, sakit, "jenis", MONEV_SHAPE_VALUE);
  add (self, sakit, "hari", MONEV_SHAPE_VALUE);
}

static MonevFrame *
add_child (Household *self, const char *name, const char *age)
{
  MonevFrame *child
      = monev_frame_add (monev_scope_root (self->scope), monev_shape_find (self->shape, "anak"));

  set (self, child, "nama_anak", name);
  set (self, child, "usia", age);
  return child;
}

static void
add_illness (Household *self, MonevFrame *child, const char *kind, const char *days)
{
  MonevFrame *illness = monev_frame_add (child, monev_shape_find (self->shape, "sakit"));

  set (self, illness, "jenis", kind);
  set (self, illness, "hari", days);
}

static void
add_villages (Household *self)
{
  static const char *const columns[] = { "name", "label", "kec", "jiwa", NULL };
  static const char *const rows[][5] = {
    { "d1", "Muara Rimba", "hulu", "1200", NULL },
    { "d2", "Sungai Putih", "hilir", "3400", NULL },
    { "d3", "Riam Danau", "hulu", "250", NULL },
  };
  g_autoptr (MonevScope) table = monev_scope_new_table (columns);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    monev_scope_add_row (table, rows[i]);
  monev_scope_set_instance (self->scope, "desa", table);
  self->instances = g_hash_table_new (g_str_hash, g_str_equal);
  g_hash_table_insert (self->instances, (gpointer) "desa", monev_scope_shape (table));
}

static void
fill (Household *self)
{
  static const char *const values[][2] = {
    { "umur", "34" },
    { "nama", "Siti Aminah" },
    { "status", "kawin" },
    { "pilih", "air listrik" },
    { "tgl", "1992-03-02" },
    { "jam", "2026-03-02T08:30:00.000+07:00" },
    { "uang", "1500000.5" },
    { "ya", "true" },
    { "spasi", "  dua   kata " },
    { "dalam", "7" },
  };
  MonevFrame *first;

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    set (self, monev_scope_root (self->scope), values[i][0], values[i][1]);
  first = add_child (self, "Ani", "12");
  add_illness (self, first, "demam", "3");
  add_illness (self, first, "batuk", "2");
  add_illness (self, add_child (self, "Budi", "5"), "batuk", "1");
  add_child (self, "Citra", "");
}

static void
set_up (Household *self)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Asia/Jakarta");
  MonevScopeWorld world = { label_of, self, NOW, zone };

  add_shape (self);
  self->scope = monev_scope_new (self->shape);
  monev_scope_set_world (self->scope, &world);
  monev_scope_set_random (self->scope, 2026);
  fill (self);
  add_villages (self);
}

static void
tear_down (Household *self)
{
  monev_scope_unref (self->scope);
  monev_shape_unref (self->shape);
  g_hash_table_unref (self->instances);
}

/* "anak[2]/usia" to its frame and field. */
static MonevFrame *
find_place (Household *self, const char *path, int *field)
{
  g_auto (GStrv) parts = g_strsplit (path, "/", -1);
  MonevFrame *frame = monev_scope_root (self->scope);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      char *bracket = strchr (parts[i], '[');

      if (bracket != NULL)
        *bracket = '\0';
      *field = monev_shape_find (self->shape, parts[i]);
      g_assert_cmpint (*field, >, 0);
      if (bracket != NULL)
        frame = monev_frame_child (frame, *field,
                                   (guint)g_ascii_strtoull (bracket + 1, NULL, 10) - 1);
      g_assert_nonnull (frame);
    }
  return frame;
}

/* All cases that fail are told at once. */
static void
tell (const char *line, const char *given)
{
  g_test_message ("%s\n  gave: %s", line, given);
  g_test_fail ();
}

static void
check_fault (const char *line, const char *expected, const GError *error)
{
  if (error == NULL || strstr (error->message, expected) == NULL)
    tell (line, error == NULL ? "no fault" : error->message);
  else
    g_assert_cmpint (error->code, ==, MONEV_ERROR_INVALID);
}

static void
check_case (Household *self, const char *line, const char *formula, const char *expected,
            MonevFrame *at, int field)
{
  MonevExpressionPlace place = { self->shape, field, self->instances };
  g_autoptr (GError) error = NULL;
  g_autoptr (MonevExpression) expression = monev_expression_compile (formula, &place, &error);
  g_autofree char *text = NULL;

  if (g_str_has_prefix (expected, "! "))
    {
      check_fault (line, expected + 2, error);
      return;
    }
  if (expression == NULL)
    {
      tell (line, error->message);
      return;
    }
  text = monev_expression_text (expression, at);
  if (strcmp (text, expected) != 0)
    tell (line, text);
}

static void
check_line (Household *self, const char *line)
{
  const char *arrow = g_strrstr (line, " ==> "), *formula = line, *colon;
  g_autofree char *expression = NULL;
  MonevFrame *at = monev_scope_root (self->scope);
  int field = 0;

  g_assert_nonnull (arrow);
  if (*line == '@')
    {
      g_autofree char *path = NULL;

      colon = strstr (line, ": ");
      path = g_strndup (line + 1, (gsize)(colon - line - 1));
      at = find_place (self, path, &field);
      formula = colon + 2;
    }
  expression = g_strndup (formula, (gsize)(arrow - formula));
  check_case (self, line, expression, arrow + strlen (" ==> "), at, field);
}

static void
test_clause (gconstpointer data)
{
  char **lines = (char **)data;
  Household household = { NULL };

  set_up (&household);
  for (guint i = 1; lines[i] != NULL && !g_str_has_prefix (lines[i], "## "); i++)
    if (*lines[i] != '\0' && *lines[i] != '#')
      check_line (&household, lines[i]);
  tear_down (&household);
}

static void
add_clause (char **lines)
{
  g_autofree char *name = g_strdup (*lines + 3);
  g_autofree char *path = NULL;

  g_strdelimit (name, " /,:()", '-');
  path = g_strdup_printf ("/expression/cases/%s", name);
  g_test_add_data_func (path, lines, test_clause);
}

int
main (int argc, char **argv)
{
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  guint count = 0;

  g_test_init (&argc, &argv, NULL);
  path = g_test_build_filename (G_TEST_DIST, "app", "expression", "cases.txt", NULL);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      count += strstr (lines[i], " ==> ") != NULL && *lines[i] != '#';
      if (g_str_has_prefix (lines[i], "## "))
        add_clause (&lines[i]);
    }
  g_test_message ("%u cases", count);
  g_assert_cmpuint (count, >=, FEWEST);
  return g_test_run ();
}
