/* How far a long work is: nothing before 200 ms, then a spinner, after a second a bar with Batalkan.
 *
 * Pressing Batalkan cancels the GCancellable; the widget stays until the work says it is finished.
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define MONEV_TYPE_JOB_PROGRESS (monev_job_progress_get_type ())
G_DECLARE_FINAL_TYPE (MonevJobProgress, monev_job_progress, MONEV, JOB_PROGRESS, AdwBin)

typedef enum {
  MONEV_JOB_IDLE,
  MONEV_JOB_QUIET, /* runs, but too short yet to speak of */
  MONEV_JOB_SPINNING,
  MONEV_JOB_BAR
} MonevJobStage;

GtkWidget    *monev_job_progress_new       (void);
void          monev_job_progress_start     (MonevJobProgress *self, const char *title, GCancellable *cancellable);
void          monev_job_progress_update    (MonevJobProgress *self, guint64 done, guint64 total, const char *label);
void          monev_job_progress_finish    (MonevJobProgress *self);
MonevJobStage monev_job_progress_get_stage (MonevJobProgress *self);

G_END_DECLS
