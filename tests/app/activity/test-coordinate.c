/* Coordinates as people write them. */
#include "activity/coordinate.h"

#include <string.h>

static const struct {
  const char *typed;
  MonevAxis   axis;
  const char *degrees; /* NULL: refused */
} cases[] = {
  { "-0.16", MONEV_AXIS_LATITUDE, "-0.16" },
  { "0,16 LS", MONEV_AXIS_LATITUDE, "-0.16" },
  { "0°10'S", MONEV_AXIS_LATITUDE, "-0.166667" },
  { "0° 10′ S", MONEV_AXIS_LATITUDE, "-0.166667" },
  { "1°49'36.5\"S", MONEV_AXIS_LATITUDE, "-1.826806" },
  { "1 49 36,5 LS", MONEV_AXIS_LATITUDE, "-1.826806" },
  { "1°30'0\"U", MONEV_AXIS_LATITUDE, "1.5" },
  { "109.9", MONEV_AXIS_LONGITUDE, "109.9" },
  { "109°54' BT", MONEV_AXIS_LONGITUDE, "109.9" },
  { "+109,9 e", MONEV_AXIS_LONGITUDE, "109.9" },
  { "90", MONEV_AXIS_LATITUDE, "90" },
  { "-180", MONEV_AXIS_LONGITUDE, "-180" },
  { "90.000001", MONEV_AXIS_LATITUDE, NULL },
  { "90°0'1\"S", MONEV_AXIS_LATITUDE, NULL },
  { "180.5", MONEV_AXIS_LONGITUDE, NULL },
  { "0°60'S", MONEV_AXIS_LATITUDE, NULL },
  { "0.5°10'S", MONEV_AXIS_LATITUDE, NULL }, /* decimals only at the end */
  { "-0°10'S", MONEV_AXIS_LATITUDE, NULL },  /* south of south */
  { "0°10'E", MONEV_AXIS_LATITUDE, NULL },   /* the other axis */
  { "109°54'S", MONEV_AXIS_LONGITUDE, NULL },
  { "", MONEV_AXIS_LATITUDE, NULL },
  { "-", MONEV_AXIS_LATITUDE, NULL },
  { "0,16 abc", MONEV_AXIS_LATITUDE, NULL },
  { "1 2 3 4", MONEV_AXIS_LATITUDE, NULL },
  { "123456789", MONEV_AXIS_LONGITUDE, NULL },
};

static void
test_one_axis (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *degrees = NULL;
      g_autoptr (GError) error = NULL;
      gboolean read = monev_coordinate_parse (cases[i].typed, cases[i].axis, &degrees, &error);

      if (read != (cases[i].degrees != NULL) || g_strcmp0 (degrees, cases[i].degrees) != 0)
        g_error ("\"%s\" is %s, not %s", cases[i].typed, degrees, cases[i].degrees);
      if (!read)
        g_assert_error (error, MONEV_ERROR, MONEV_ERROR_INVALID);
    }
}

static void
test_both_at_once (void)
{
  static const char *const good[] = {
    "-0.16, 109.9", "-0.16,109.9", "-0.16 109.9", "-0,16; 109,9", "-0,16, 109,9",
    "-0,16 109,9", "0,16 LS 109,9 BT", "0°9'36\"S 109°54'E", "0°9'36\"S, 109°54'E",
  };
  static const char *const bad[] = { "-0.16", "0,16", "109.9, -0.16", "-0.16, 109.9, 5", "", "x y" };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autofree char *latitude = NULL;
      g_autofree char *longitude = NULL;

      if (!monev_coordinate_parse_pair (good[i], &latitude, &longitude, NULL)
          || strcmp (latitude, "-0.16") != 0 || strcmp (longitude, "109.9") != 0)
        g_error ("\"%s\" is %s and %s", good[i], latitude, longitude);
    }
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      char *latitude = NULL, *longitude = NULL;

      if (monev_coordinate_parse_pair (bad[i], &latitude, &longitude, NULL))
        g_error ("\"%s\" was read", bad[i]);
      g_assert_null (latitude);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/activity/coordinate/one-axis", test_one_axis);
  g_test_add_func ("/activity/coordinate/both-at-once", test_both_at_once);
  return g_test_run ();
}
