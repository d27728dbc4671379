/* The instansi profile, and the first start that makes it. */
#pragma once

#include "people/policy.h"
#include "record/record.h"

G_BEGIN_DECLS

#define MONEV_OFFICE_ID "office"
/* A logo is a small picture on a kop; more is a mistake. */
#define MONEV_LOGO_MAX_BYTES (2 * 1024 * 1024)

extern const MonevRecordType monev_office_type;

typedef struct {
  MonevRecord *office;    /* of monev_office_type */
  GBytes      *logo;      /* nullable: PNG or SVG */
  MonevRecord *official;  /* the first one; becomes admin */
  const char  *pin;
  gboolean     sheet_waits; /* the code is shown, and remembered until its sheet is kept */
} MonevOfficeStart;

MonevRecord *monev_office_load  (MonevDbConnection *connection, GError **error);
gboolean     monev_office_ready (MonevDbConnection *connection, gboolean *ready, GError **error);
gboolean     monev_office_start (MonevDbConnection *connection, const MonevOfficeStart *start,
                                 char **recovery_code, MonevIssueList *issues, GError **error);
MonevRecord *monev_office_save  (MonevDbConnection *connection, const MonevActor *actor,
                                 MonevRecord *office, GBytes *logo, MonevIssueList *issues,
                                 GError **error);
GBytes      *monev_office_logo  (MonevDbConnection *connection, const MonevRecord *office,
                                 GError **error);
gboolean     monev_office_may_be_region (const char *code);
GTimeZone   *monev_office_zone  (MonevDbConnection *connection, GError **error);
GTimeZone   *monev_office_zone_or_local (MonevDbConnection *connection);
GTimeZone   *monev_office_record_zone (const MonevRecord *office);
const char  *monev_office_zone_of_region (const char *region_code);
gboolean     monev_logo_size_check (guint64 size, GError **error);
gboolean     monev_logo_check   (GBytes *logo, const char **mime, GError **error);

G_END_DECLS
