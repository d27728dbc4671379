/* Coordinates as offices write them, brought to decimal degrees. Pure.
 *
 * "-0.16", "0,16 LS", "0°10'S", "1° 49' 36,5\" LS", "109.9 BT"; both at once with a comma, a
 * semicolon or a blank between them.
 */
#pragma once

#include "db-error.h"

G_BEGIN_DECLS

#define MONEV_COORDINATE_DECIMALS 6 /* about 11 cm */

typedef enum { MONEV_AXIS_LATITUDE, MONEV_AXIS_LONGITUDE } MonevAxis;

gboolean monev_coordinate_parse      (const char *typed, MonevAxis axis, char **degrees,
                                      GError **error);
gboolean monev_coordinate_parse_pair (const char *typed, char **latitude, char **longitude,
                                      GError **error);
char    *monev_coordinate_format     (const char *latitude, const char *longitude);

G_END_DECLS
