#include "base/json.h"

#include <string.h>

#include "db-error.h"

static json_t *
load (const char *text)
{
  g_autoptr (GError) error = NULL;
  json_t *value = monev_json_load (text, -1, &error);

  g_assert_no_error (error);
  return value;
}

static void
assert_refused (const char *text, MonevError code, const char *place)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (monev_json_load (text, -1, &error));
  g_assert_error (error, MONEV_ERROR, (int) code);
  if (strstr (error->message, place) == NULL)
    g_error ("\"%s\" does not name \"%s\"", error->message, place);
}

static void
test_faults_are_named_with_their_place (void)
{
  assert_refused ("{\"a\":1,\n \"a\":2}", MONEV_ERROR_INVALID, "baris 2");
  assert_refused ("{\"a\":1,\"a\":2}", MONEV_ERROR_INVALID, "dua kali");
  assert_refused ("{\"a\":\n[1,2", MONEV_ERROR_INVALID, "terpotong");
  assert_refused ("[1] [2]", MONEV_ERROR_INVALID, "berlebih");
  assert_refused ("[1,]", MONEV_ERROR_INVALID, "baris 1, kolom 4");
  assert_refused ("", MONEV_ERROR_INVALID, "JSON");
  assert_refused ("\"text\"", MONEV_ERROR_INVALID, "JSON");
  assert_refused ("[\"\xff\"]", MONEV_ERROR_INVALID, "UTF-8");
  assert_refused ("[12345678901234567890]", MONEV_ERROR_INVALID, "terlalu besar");
  assert_refused ("[NaN]", MONEV_ERROR_INVALID, "baris 1");
  assert_refused ("{'a':1}", MONEV_ERROR_INVALID, "baris 1");
  assert_refused ("[\"\\u0000\"]", MONEV_ERROR_INVALID, "nol");
}

static char *
nested (guint depth)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < depth; i++)
    g_string_append_c (text, '[');
  for (guint i = 0; i < depth; i++)
    g_string_append_c (text, ']');
  return g_string_free (text, FALSE);
}

static void
test_depth_is_limited (void)
{
  g_autofree char *deepest = nested (64);
  g_autofree char *deeper = nested (65);
  g_autofree char *abyss = nested (200000);
  g_autofree char *brackets = g_strnfill (70, '[');
  g_autofree char *in_text = g_strdup_printf ("[\"\\\"%s\"]", brackets);
  json_t *quoted = load (in_text);
  json_t *value = load (deepest);
  g_autofree char *back = monev_json_canonical (value, NULL);

  g_assert_cmpstr (back, ==, deepest);
  json_decref (value);
  json_decref (quoted);
  assert_refused (deeper, MONEV_ERROR_LIMIT, "baris 1, kolom 65");
  assert_refused (abyss, MONEV_ERROR_LIMIT, "64 tingkat");

  value = json_array ();
  for (guint i = 0; i < 64; i++)
    {
      json_t *outer = json_array ();

      json_array_append_new (outer, value);
      value = outer;
    }
  g_autoptr (GError) error = NULL;
  g_assert_null (monev_json_canonical (value, &error));
  g_assert_error (error, MONEV_ERROR, MONEV_ERROR_LIMIT);
  json_decref (value);
}

static void
test_size_is_limited (void)
{
  gsize size = MONEV_JSON_MAX_SIZE + 1;
  g_autofree char *text = g_malloc (size);
  g_autoptr (GError) error = NULL;

  memset (text, ' ', size);
  g_assert_null (monev_json_load (text, size, &error));
  g_assert_error (error, MONEV_ERROR, MONEV_ERROR_LIMIT);
}

static void
test_canonical_form (void)
{
  static const char *const pairs[][2] = {
    { "{ \"b\" : 1, \"a\" : [ true, false, null ] }", "{\"a\":[true,false,null],\"b\":1}" },
    { "{\"a_b\":1,\"aB\":2,\"a\":3,\"\":4}", "{\"\":4,\"a\":3,\"aB\":2,\"a_b\":1}" },
    { "[\"\\u00e9\\/\\u001f\\n\\\"\\\\\\u007f\"]", "[\"é/\\u001f\\n\\\"\\\\\x7f\"]" },
    { "[9007199254740991,-9007199254740991,-0]", "[9007199254740991,-9007199254740991,0]" },
    { "{}", "{}" },
    { "[{\"z\":{\"y\":1,\"x\":\"1250.5\"}}]", "[{\"z\":{\"x\":\"1250.5\",\"y\":1}}]" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      json_t *value = load (pairs[i][0]);
      g_autofree char *text = monev_json_canonical (value, NULL);

      g_assert_cmpstr (text, ==, pairs[i][1]);
      json_t *again = load (text);
      g_assert_true (json_equal (value, again));
      json_decref (value);
      json_decref (again);
    }
}

static void
test_what_has_no_canonical_form (void)
{
  static const struct {
    const char *text;
    MonevError  code;
  } cases[] = {
    { "[1.5]", MONEV_ERROR_INVALID },
    { "{\"a\":[1e2]}", MONEV_ERROR_INVALID },
    { "[9007199254740992]", MONEV_ERROR_OVERFLOW },
    { "[-9007199254740992]", MONEV_ERROR_OVERFLOW },
    { "{\"é\":1}", MONEV_ERROR_INVALID },
    { "{\"a\\nb\":1}", MONEV_ERROR_INVALID },
    { "{\"a\\u007fb\":1}", MONEV_ERROR_INVALID },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      json_t *value = load (cases[i].text);

      g_assert_null (monev_json_canonical (value, &error));
      g_assert_error (error, MONEV_ERROR, (int) cases[i].code);
      json_decref (value);
    }
}

static void
test_hash_is_sha256 (void)
{
  g_autofree char *hash = monev_json_sha256 ("abc");

  /* FIPS 180-2, B.1 */
  g_assert_cmpstr (hash, ==, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/json/faults-are-named-with-their-place",
                   test_faults_are_named_with_their_place);
  g_test_add_func ("/base/json/depth-is-limited", test_depth_is_limited);
  g_test_add_func ("/base/json/size-is-limited", test_size_is_limited);
  g_test_add_func ("/base/json/canonical-form", test_canonical_form);
  g_test_add_func ("/base/json/what-has-no-canonical-form", test_what_has_no_canonical_form);
  g_test_add_func ("/base/json/hash-is-sha256", test_hash_is_sha256);
  return g_test_run ();
}
