/* NIP and NI PPPK: 18 digits that carry dates. */
#pragma once

#include "base/date.h"

G_BEGIN_DECLS

typedef enum { MONEV_NIP_PNS, MONEV_NIP_PPPK } MonevNipKind;

typedef struct {
  MonevNipKind kind;
  MonevDate    birth;
  int          year;   /* of the appointment */
  int          month;  /* of the appointment, 0 for a PPPK */
  int          sex;    /* 1 man, 2 woman */
  int          serial;
} MonevNip;

char    *monev_nip_digits (const char *typed);
gboolean monev_nip_parse  (const char *digits, MonevNip *nip, GError **error);
char    *monev_nip_format (const char *digits);

G_END_DECLS
