/* The quality of what was answered to one instrument: what is missing, what lies far from the rest,
 * what its checks found, what may have been entered twice.
 *
 * Only responses that were handed in count, each judged by the version it was given to and at the
 * moment it was handed in. Quartiles are those of QUARTILE.INC of a worksheet: at (n - 1) · p among
 * the sorted values, straight between two of them; all in decimals. An outlier lies below
 * Q1 - 1,5 · IQR or above Q3 + 1,5 · IQR (Tukey, 1977); fewer than MONEV_QUALITY_MIN_VALUES tell
 * nothing.
 */
#pragma once

#include <gio/gio.h>

#include "base/decimal.h"
#include "response-form.h"
#include "response-store.h"

G_BEGIN_DECLS

#define MONEV_QUALITY_MIN_VALUES 8
#define MONEV_QUALITY_MIN_ANSWERS 5    /* fewer that are the same may be chance */
#define MONEV_QUALITY_MAX_FINDINGS 2000 /* of one kind listed; the counts go on */

typedef enum {
  MONEV_QUALITY_OUTLIER,
  MONEV_QUALITY_FAULT,        /* a check that fails */
  MONEV_QUALITY_PASSED,       /* a soft check that was passed by giving a reason */
  MONEV_QUALITY_SAME_KEY,
  MONEV_QUALITY_SAME_ANSWERS, /* whatever the key */
  MONEV_N_QUALITY
} MonevQualityKind;

typedef struct {
  int          question;      /* of the newest version */
  char        *number;        /* "14", "" for none */
  char        *title;
  gboolean     numeric;
  guint        filled;
  guint        empty;         /* asked, not answered */
  guint        skipped;
  guint        counts[MONEV_N_QUALITY];
  gboolean     spread;        /* the five below hold */
  MonevDecimal q1, median, q3;
  MonevDecimal low, high;     /* what lies outside is an outlier */
} MonevQualityQuestion;

typedef struct {
  char *id;
  char *name;                 /* its title, else its key, else the enumerator */
  char *key;
} MonevQualityRespondent;

typedef struct {
  MonevQualityKind kind;
  guint            respondent;
  int              at;        /* among the questions; NONE for the whole response */
  char            *place;     /* "anak[2]/umur" */
  char            *value;     /* as the record holds it; of the same key: the key */
  char            *shown;     /* (nullable): the value as an office reads it, with labels */
  char            *words;     /* what the check says; the reason; who the others are */
  guint            group;     /* those of one kind with the same number are alike; from 1 */
} MonevQualityFinding;

typedef struct _MonevResponseQuality MonevResponseQuality;

/* Who may stop the reading, and who is told of it. */
typedef struct {
  GCancellable *cancellable;                  /* (nullable) */
  void        (*tell) (guint done, gpointer data); /* (nullable) */
  gpointer      data;
} MonevQualityReading;

MonevResponseQuality *monev_response_quality_new   (MonevResponsePlan *newest,
                                                    const char *key_question);
void                  monev_response_quality_free  (MonevResponseQuality *self);
void                  monev_response_quality_add   (MonevResponseQuality *self,
                                                    const MonevResponseEntry *entry,
                                                    MonevResponseForm *form);
void                  monev_response_quality_settle (MonevResponseQuality *self);
MonevResponseQuality *monev_response_quality_read  (MonevDbConnection *connection,
                                                    const char *instrument_id,
                                                    const MonevQualityReading *reading,
                                                    GError **error);
GPtrArray            *monev_response_quality_questions (MonevResponseQuality *self);
GPtrArray            *monev_response_quality_findings  (MonevResponseQuality *self);
GPtrArray            *monev_response_quality_respondents (MonevResponseQuality *self);
guint                 monev_response_quality_count (MonevResponseQuality *self,
                                                    MonevQualityKind kind);
const char           *monev_quality_kind_name      (MonevQualityKind kind);
gboolean              monev_quality_quartile       (const MonevDecimal *sorted, guint count,
                                                    guint quarter, MonevDecimal *value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MonevResponseQuality, monev_response_quality_free)

G_END_DECLS
