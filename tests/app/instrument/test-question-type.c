/* The vocabulary of XLSForm, against its reference. */
#include <string.h>

#include "instrument/question-type.h"

static void
check_type (const char *text, const char *name, const char *list, gboolean or_other)
{
  g_autofree char *found = NULL;
  gboolean other = FALSE;
  const MonevQuestionType *type = monev_question_type_find (text, &found, &other);

  if (type == NULL || strcmp (type->name, name) != 0)
    g_error ("“%s” is %s, not %s", text, type == NULL ? "unknown" : type->name, name);
  g_assert_cmpstr (found, ==, list);
  g_assert_cmpint (other, ==, or_other);
}

static void
test_every_spelling_is_known (void)
{
  static const struct
  {
    const char *text, *name;
  } spellings[] = {
    { "text", "text" },
    { "string", "text" },
    { "int", "integer" },
    { "datetime", "dateTime" },
    { "dateTime", "dateTime" },
    { "photo", "image" },
    { "trigger", "acknowledge" },
    { "gps", "geopoint" },
    { "imei", "deviceid" },
    { "start time", "start" },
    { "get today", "today" },
    { "phone number", "phonenumber" },
    { "background-audio", "background-audio" },
    { "background-geopoint", "background-geopoint" },
    { "csv-external", "csv-external" },
    { "xml-external", "xml-external" },
    { "begin group", "begin_group" },
    { "begin_group", "begin_group" },
    { "end group", "end_group" },
    { "begin lgroup", "begin_repeat" },
    { "begin looped group", "begin_repeat" },
    { "end lgroup", "end_repeat" },
    { "begin repeat", "begin_repeat" },
    { "end loop", "end_loop" },
    { "  integer  ", "integer" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (spellings); i++)
    check_type (spellings[i].text, spellings[i].name, NULL, FALSE);
}

static void
test_lists_and_or_other (void)
{
  check_type ("select_one desa", "select_one", "desa", FALSE);
  check_type ("select one desa", "select_one", "desa", FALSE);
  check_type ("select1 desa", "select_one", "desa", FALSE);
  check_type ("select one from desa", "select_one", "desa", FALSE);
  check_type ("select_one   desa   or_other", "select_one", "desa", TRUE);
  check_type ("select all that apply from desa or other", "select_multiple", "desa", TRUE);
  check_type ("select_multiple desa or specify other", "select_multiple", "desa", TRUE);
  check_type ("select_one or_other", "select_one", "or_other", FALSE);
  check_type ("select_one_from_file desa.csv", "select_one_from_file", "desa.csv", FALSE);
  check_type ("select multiple from file desa.xml", "select_multiple_from_file", "desa.xml",
              FALSE);
  check_type ("select_one_external desa", "select_one_external", "desa", FALSE);
  check_type ("rank desa", "rank", "desa", FALSE);
  check_type ("select_one ${nama}", "select_one", "${nama}", FALSE);
  check_type ("begin loop over desa", "begin_loop", "desa", FALSE);
  check_type ("begin_loop desa", "begin_loop", "desa", FALSE);
  check_type ("osm bangunan", "osm", "bangunan", FALSE);
}

static void
test_what_phones_refuse_is_unknown (void)
{
  static const char *const texts[]
      = { "Integer", "tekst", "select_one a b", "text a", "begin", "end  grup", "date or_other",
          "select_one desa lainnya", "" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *list = NULL;
      gboolean other;

      if (monev_question_type_find (texts[i], &list, &other) != NULL)
        g_error ("“%s” is known", texts[i]);
      g_assert_null (list);
    }
  g_assert_cmpstr (monev_question_type_nearest ("Integer")->name, ==, "integer");
  g_assert_cmpstr (monev_question_type_nearest ("Select-One desa")->name, ==, "select_one");
  g_assert_null (monev_question_type_nearest ("xyz"));
}

static void
test_every_type_is_found_by_its_own_name (void)
{
  guint count;
  const MonevQuestionType *types = monev_question_type_all (&count);

  g_assert_cmpuint (count, >, 40);
  for (guint i = 0; i < count; i++)
    {
      gboolean takes = (types[i].flags & (MONEV_TYPE_TAKES_LIST | MONEV_TYPE_TAKES_FILE)) != 0;
      g_autofree char *text = g_strconcat (types[i].name, takes ? " x" : "", NULL);

      check_type (text, types[i].name, takes ? "x" : NULL, FALSE);
      g_assert_cmpuint (strlen (types[i].words), >, 2);
    }
}

static void
check_column (const char *header, gboolean choices, MonevColumnRole role, const char *language)
{
  g_autofree char *found = NULL;
  MonevColumnRole is = monev_column_find (header, choices, &found);

  if (is != role)
    g_error ("“%s” is %d, not %d", header, is, role);
  g_assert_cmpstr (found, ==, language);
}

static void
test_columns_and_their_languages (void)
{
  check_column ("type", FALSE, MONEV_COLUMN_TYPE, NULL);
  check_column (" Type ", FALSE, MONEV_COLUMN_TYPE, NULL);
  check_column ("LABEL", FALSE, MONEV_COLUMN_LABEL, NULL);
  check_column ("caption", FALSE, MONEV_COLUMN_LABEL, NULL);
  check_column ("label::Bahasa Indonesia (id)", FALSE, MONEV_COLUMN_LABEL, "Bahasa Indonesia (id)");
  check_column ("Label :: English (en)", FALSE, MONEV_COLUMN_LABEL, "English (en)");
  check_column ("label:English", FALSE, MONEV_COLUMN_LABEL, "English");
  check_column ("relevance", FALSE, MONEV_COLUMN_RELEVANT, NULL);
  check_column ("bind::relevant", FALSE, MONEV_COLUMN_RELEVANT, NULL);
  check_column ("bind: relevant", FALSE, MONEV_COLUMN_RELEVANT, NULL);
  check_column ("Constraint Message", FALSE, MONEV_COLUMN_CONSTRAINT_MESSAGE, NULL);
  check_column ("constraining message", FALSE, MONEV_COLUMN_CONSTRAINT_MESSAGE, NULL);
  check_column ("bind::jr:constraintMsg::English", FALSE, MONEV_COLUMN_CONSTRAINT_MESSAGE,
                "English");
  check_column ("bind:jr:constraintMsg", FALSE, MONEV_COLUMN_CONSTRAINT_MESSAGE, NULL);
  check_column ("required_message::A", FALSE, MONEV_COLUMN_REQUIRED_MESSAGE, "A");
  check_column ("calculate", FALSE, MONEV_COLUMN_CALCULATION, NULL);
  check_column ("readonly", FALSE, MONEV_COLUMN_READ_ONLY, NULL);
  check_column ("jr:count", FALSE, MONEV_COLUMN_REPEAT_COUNT, NULL);
  check_column ("repeat count", FALSE, MONEV_COLUMN_REPEAT_COUNT, NULL);
  check_column ("image", FALSE, MONEV_COLUMN_IMAGE, NULL);
  check_column ("media::image::English", FALSE, MONEV_COLUMN_IMAGE, "English");
  check_column ("media:audio", FALSE, MONEV_COLUMN_AUDIO, NULL);
  check_column ("big-image", FALSE, MONEV_COLUMN_BIG_IMAGE, NULL);
  check_column ("value", FALSE, MONEV_COLUMN_NAME, NULL);
  check_column ("list name", TRUE, MONEV_COLUMN_LIST_NAME, NULL);
  check_column ("list_name", TRUE, MONEV_COLUMN_LIST_NAME, NULL);
  check_column ("value", TRUE, MONEV_COLUMN_NAME, NULL);
  check_column ("monev::lunak", FALSE, MONEV_COLUMN_SOFT, NULL);
  check_column ("monev::pesan_lunak::A", FALSE, MONEV_COLUMN_SOFT_MESSAGE, "A");
  check_column ("monev::skor", TRUE, MONEV_COLUMN_SCORE, NULL);
}

static void
test_other_columns_mean_nothing (void)
{
  static const char *const headers[]
      = { "", "kecamatan", "label English", "name::English", "text", "constraint-message",
          "media", "bind::foo", "monev::lain", "relevant::English", ":", "::" };

  for (guint i = 0; i < G_N_ELEMENTS (headers); i++)
    check_column (headers[i], FALSE, MONEV_COLUMN_UNKNOWN, NULL);
  check_column ("relevant", TRUE, MONEV_COLUMN_UNKNOWN, NULL);
  g_assert_cmpstr (monev_column_nearest ("constraint-message", FALSE), ==, "constraint_message");
  g_assert_null (monev_column_nearest ("kecamatan", FALSE));
}

static void
test_every_role_has_a_name (void)
{
  for (int role = 0; role < MONEV_N_COLUMNS; role++)
    {
      gboolean choices = role == MONEV_COLUMN_LIST_NAME;

      g_assert_nonnull (monev_column_name (role));
      check_column (monev_column_name (role), choices, role, NULL);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/question-type/every-spelling-is-known", test_every_spelling_is_known);
  g_test_add_func ("/question-type/lists-and-or-other", test_lists_and_or_other);
  g_test_add_func ("/question-type/what-phones-refuse-is-unknown",
                   test_what_phones_refuse_is_unknown);
  g_test_add_func ("/question-type/every-type-is-found-by-its-own-name",
                   test_every_type_is_found_by_its_own_name);
  g_test_add_func ("/question-type/columns-and-their-languages",
                   test_columns_and_their_languages);
  g_test_add_func ("/question-type/other-columns-mean-nothing", test_other_columns_mean_nothing);
  g_test_add_func ("/question-type/every-role-has-a-name", test_every_role_has_a_name);
  return g_test_run ();
}
