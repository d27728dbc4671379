/* Who must come to a rakor, and who may come in somebody's place. Pure.
 *
 * Perbup Pasaman Barat 49/2017: Pasal 6 (forms of coordination), Pasal 9 c, e, f, g (who calls, who
 * must attend, who represents), Pasal 12 (the agencies that an Asisten coordinates).
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  MONEV_COORDINATION_HIERARCHY,  /* within one agency */
  MONEV_COORDINATION_FUNCTIONAL, /* agencies whose programmes are related */
  MONEV_COORDINATION_INSTITUTION, /* all that have to do with one affair */
  MONEV_N_COORDINATIONS
} MonevCoordination;

/* What ties an agency to the run, and to who leads the meeting. */
typedef struct {
  const char *kind;        /* of the agency: "perangkat_daerah", "bagian", … */
  gboolean    own;         /* the agency of who leads */
  gboolean    coordinated; /* by the Asisten who leads (Pasal 12) */
  gboolean    regional;    /* Bupati, Wakil or Sekda leads */
  gboolean    on_site;     /* has pagu on a sub kegiatan of a site */
  gboolean    proposes;
  gboolean    owes;        /* a follow-up is open */
} MonevInvitationFacts;

typedef enum {
  MONEV_REPRESENTATIVE_UNKNOWN,  /* the title says nothing about a level */
  MONEV_REPRESENTATIVE_FREE,     /* no rule for this kind of agency */
  MONEV_REPRESENTATIVE_HEAD,     /* is the head himself, or acts for him */
  MONEV_REPRESENTATIVE_BELOW,    /* one level below, as it must be */
  MONEV_REPRESENTATIVE_TOO_LOW
} MonevRepresentative;

gboolean            monev_invitation_decide       (MonevCoordination form,
                                                   const MonevInvitationFacts *facts,
                                                   gboolean *required, const char **basis);
MonevRepresentative monev_representative_check    (const char *agency_kind, const char *title);
const char         *monev_representative_expected (const char *agency_kind);
gboolean            monev_coordination_find       (const char *name, MonevCoordination *form);

G_END_DECLS
