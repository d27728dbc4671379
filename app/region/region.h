/* The regions of Indonesia by the codes of Kemendagri (provinsi, kabupaten/kota, kecamatan,
 * desa/kelurahan), compiled in; read once, at the first question, and kept.
 *
 * All functions may be called from any thread. Texts in MonevRegion live as long as the program.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  MONEV_REGION_ANY,
  MONEV_REGION_PROVINCE, /* 61 */
  MONEV_REGION_REGENCY,  /* 61.04: kabupaten or kota */
  MONEV_REGION_DISTRICT, /* 61.04.17: kecamatan */
  MONEV_REGION_VILLAGE   /* 61.04.17.2001: desa or kelurahan */
} MonevRegionLevel;

typedef enum {
  MONEV_REGION_MALFORMED, /* not a code at all */
  MONEV_REGION_UNKNOWN,   /* formed like a code, but not in the table */
  MONEV_REGION_KNOWN
} MonevRegionStatus;

typedef struct {
  const char      *code;
  const char      *name; /* "Kabupaten Ketapang", "Muara Pawan" */
  MonevRegionLevel level;
} MonevRegion;

guint             monev_region_count      (void);
gboolean          monev_region_nth        (guint index, MonevRegion *region);
MonevRegionStatus monev_region_check      (const char *code);
MonevRegionLevel  monev_region_level      (const char *code);
const char       *monev_region_level_name (MonevRegionLevel level);
gboolean          monev_region_find       (const char *code, MonevRegion *region);
gboolean          monev_region_parent     (const char *code, MonevRegion *region);
char             *monev_region_title      (const MonevRegion *region);
char             *monev_region_path       (const char *code);
guint             monev_region_search     (const char *query, MonevRegionLevel level,
                                           const char *parent, MonevRegion *regions,
                                           guint limit);

G_END_DECLS
