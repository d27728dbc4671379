/* expression eval. */
#include <string.h>

#include "cli/cli.h"
#include "db-error.h"
#include "expression/expression.h"
#include "expression/token.h"

/* Values given with --set: "umur=17", ".=5" for the answer that is checked, "anak[2]/nama=Ani" for
 * an instance of a repeat. */
typedef struct
{
  MonevShape *shape;
  MonevScope *scope;
  int question;
} Values;

static void
values_clear (Values *values)
{
  g_clear_pointer (&values->scope, monev_scope_unref);
  g_clear_pointer (&values->shape, monev_shape_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Values, values_clear)

#define QUESTION "_jawaban_"

/* "anak[2]" to its name and 2; 0 without brackets, -1 if it is neither. */
static int
split_part (char *part)
{
  char *bracket = strchr (part, '['), *end;
  gint64 index = 0;

  if (bracket != NULL)
    {
      index = g_ascii_strtoll (bracket + 1, &end, 10);
      if (index < 1 || index > 1000 || strcmp (end, "]") != 0)
        return -1;
      *bracket = '\0';
    }
  return monev_name_is_valid (part) ? (int)index : -1;
}

static int
field_for (MonevShape *shape, int parent, const char *name, MonevShapeKind kind)
{
  int field = monev_shape_child (shape, parent, name);

  return field != MONEV_SHAPE_NONE ? field : monev_shape_add (shape, parent, name, kind);
}

/* Adds what one --set names to the shape; checks it as well. */
static gboolean
declare (MonevCli *cli, Values *values, const char *setting, GError **error)
{
  const char *equals = strchr (setting, '=');
  g_autofree char *path = equals == NULL ? NULL : g_strndup (setting, (gsize)(equals - setting));
  g_auto (GStrv) parts = path == NULL ? NULL : g_strsplit (path, "/", -1);
  int at = 0;

  if (path == NULL)
    return monev_cli_usage (cli, error, "--set \"%s\": tulis nama=nilai.", setting);
  if (strcmp (path, ".") == 0)
    return TRUE;
  for (guint i = 0; parts[i] != NULL; i++)
    {
      int index = split_part (parts[i]);
      MonevShapeKind kind = parts[i + 1] == NULL ? MONEV_SHAPE_VALUE
                            : index > 0          ? MONEV_SHAPE_REPEAT
                                                 : MONEV_SHAPE_GROUP;

      if (index < 0 || (index > 0 && kind == MONEV_SHAPE_VALUE))
        return monev_cli_usage (cli, error, "--set \"%s\": nama tidak dikenal.", setting);
      at = field_for (values->shape, at, parts[i], kind);
      if (monev_shape_field (values->shape, at)->kind != kind)
        return monev_cli_usage (cli, error, "--set \"%s\": \"%s\" dipakai dua macam.", setting,
                                parts[i]);
    }
  return TRUE;
}

static void
fill (Values *values, const char *setting)
{
  const char *equals = strchr (setting, '=');
  g_autofree char *path = g_strndup (setting, (gsize)(equals - setting));
  g_auto (GStrv) parts = g_strsplit (path, "/", -1);
  MonevFrame *frame = monev_scope_root (values->scope);
  int at = 0;

  if (strcmp (path, ".") == 0)
    {
      monev_frame_set (frame, values->question, equals + 1);
      return;
    }
  for (guint i = 0; parts[i] != NULL; i++)
    {
      int index = split_part (parts[i]);

      at = monev_shape_child (values->shape, at, parts[i]);
      if (index == 0)
        continue;
      while (monev_frame_count (frame, at) < (guint)index)
        monev_frame_add (frame, at);
      frame = monev_frame_child (frame, at, (guint)index - 1);
    }
  monev_frame_set (frame, at, equals + 1);
}

static gboolean
make_values (MonevCli *cli, Values *values, char **settings, GError **error)
{
  values->shape = monev_shape_new ("data");
  values->question = monev_shape_add (values->shape, 0, QUESTION, MONEV_SHAPE_VALUE);
  for (guint i = 0; settings != NULL && settings[i] != NULL; i++)
    if (!declare (cli, values, settings[i], error))
      return FALSE;
  values->scope = monev_scope_new (values->shape);
  for (guint i = 0; settings != NULL && settings[i] != NULL; i++)
    fill (values, settings[i]);
  return TRUE;
}

static void
set_clock (Values *values)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  MonevScopeWorld world = { .now = g_get_real_time () / 1000, .zone = zone };

  monev_scope_set_world (values->scope, &world);
}

/* By hand: a formula may begin with a minus. */
static const char *
take_words (int argc, char **argv, GStrvBuilder *settings)
{
  const char *formula = NULL;

  for (int i = 0; i < argc; i++)
    {
      if (strcmp (argv[i], "--set") == 0 && i + 1 < argc)
        g_strv_builder_add (settings, argv[++i]);
      else if (g_str_has_prefix (argv[i], "--set="))
        g_strv_builder_add (settings, argv[i] + strlen ("--set="));
      else if (formula == NULL)
        formula = argv[i];
      else
        return NULL;
    }
  return formula;
}

static gboolean
run_eval (MonevCli *cli, int argc, char **argv, GError **error)
{
  g_auto (Values) values = { NULL };
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  const char *formula = take_words (argc, argv, builder);
  g_auto (GStrv) settings = g_strv_builder_end (builder);
  g_autoptr (MonevExpression) expression = NULL;
  g_autofree char *text = NULL;
  MonevExpressionPlace place;

  if (formula == NULL)
    return monev_cli_usage (cli, error, "Tulis satu rumus di antara tanda kutip.");
  if (!make_values (cli, &values, settings, error))
    return FALSE;
  set_clock (&values);
  place = (MonevExpressionPlace){ .shape = values.shape, .field = values.question };
  expression = monev_expression_compile (formula, &place, error);
  if (expression == NULL)
    return FALSE;
  text = monev_expression_text (expression, monev_scope_root (values.scope));
  monev_cli_print (cli, json_pack ("{s:s}", "value", text), "%s\n", text);
  return TRUE;
}

const MonevCliCommand monev_cli_expression_commands[] = {
  { "expression", "eval", "'RUMUS' [--set NAMA=NILAI …]",
    "Nilai sebuah rumus kuesioner (XPath dan fungsi ODK); \".=5\" mengisi jawaban yang diperiksa.",
    run_eval },
  { NULL },
};
