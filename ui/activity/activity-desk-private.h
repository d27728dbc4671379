/* The inside of the desk of a run, for the files that hold its acts. */
#pragma once

#include "activity-ask.h"
#include "activity-data.h"
#include "activity-desk.h"
#include "files-view.h"
#include "finding-view.h"
#include "history-view.h"
#include "meeting-view.h"
#include "plan-chart.h"
#include "proposal-view.h"
#include "run-steps.h"
#include "step-view.h"
#include "team-view.h"
#include "text-dialog.h"
#include "ui/common/empty-state.h"
#include "visit-view.h"

G_BEGIN_DECLS

/* An act that waits for words, or whose words were refused and are asked again. */
typedef struct {
  MonevActivityAct act;
  char            *id;
  char            *step_id;
  gint64           version;
} MonevDeskWaiting;

typedef struct _MonevDeskRecord MonevDeskRecord;

struct _MonevActivityDesk {
  MonevPage          parent;
  MonevWindow       *window;
  MonevSession      *session;
  GCancellable      *cancellable;
  char              *id;
  char              *step_id; /* the chosen one; "" for the current */
  MonevActivityData *data;    /* nullable */
  GtkStack          *stack;
  AdwViewStack      *views;
  MonevEmptyState   *failure;
  MonevRunSteps     *steps;
  MonevStepView     *step;
  MonevPlanChart    *chart;
  MonevTeamView     *team;
  MonevFilesView    *files;
  MonevMeetingView  *meetings;
  MonevVisitView    *visits;
  MonevFindingView  *findings;
  MonevProposalView *proposals;
  MonevHistoryView  *history;
  GtkWidget         *primary;
  GtkWidget         *dialog;  /* weak: the question that is open */
  MonevDeskWaiting   waiting;
  MonevDeskRecord   *record;  /* nullable: what is being recorded afterwards */
  char              *words;   /* what was typed for the act that is on its way */
  char              *said;    /* toast for when it is done */
  GPtrArray         *copies;  /* paths of the copies that were opened */
  MonevAttachmentFile *removed; /* what Urungkan attaches again */
  char              *removed_from;
  char              *removed_caption;
  MonevWindowCallback undo;  /* nullable: what takes back the act that is on its way */
  gpointer           undo_data;
  GDestroyNotify     undo_free;
  char              *member, *member_agency; /* typed for somebody new, until he is in the team */
  guint              spinner;
  gboolean           loading, again, busy;
  gboolean           discard; /* verdicts that are not saved may go */
  gboolean           follow;  /* after the act the current step is shown */
};

const MonevActivityStep *monev_activity_desk_chosen (MonevActivityDesk *self);
void  monev_activity_desk_load         (MonevActivityDesk *self);
void  monev_activity_desk_update       (MonevActivityDesk *self);
void  monev_activity_desk_send         (MonevActivityDesk *self, const MonevActivityAsk *ask,
                                        const char *said);
void  monev_activity_desk_answered     (gpointer owner, gpointer result, const GError *error);
void  monev_activity_desk_ask_words    (MonevActivityDesk *self, MonevActivityAct act,
                                        const char *body, const char *typed);
void  monev_activity_desk_open_dialog  (MonevActivityDesk *self, GtkWidget *dialog);

void  monev_activity_desk_set_undo     (MonevActivityDesk *self, MonevWindowCallback undo,
                                        gpointer data, GDestroyNotify free_data);
gboolean monev_activity_desk_ask_member (MonevActivityDesk *self);

void  monev_activity_desk_install_acts  (GtkWidgetClass *klass);
void  monev_activity_desk_install_files (GtkWidgetClass *klass);
void  monev_activity_desk_install_team  (GtkWidgetClass *klass);
void  monev_activity_desk_install_field (GtkWidgetClass *klass);
void  monev_activity_desk_install_record (GtkWidgetClass *klass);
gboolean monev_activity_desk_again_record (MonevActivityDesk *self, const GError *error);
void  monev_desk_record_free           (MonevDeskRecord *self);
void  monev_activity_desk_install_head (GtkWidgetClass *klass);
void  monev_activity_desk_install_proposals (GtkWidgetClass *klass);
void  monev_activity_desk_allow_proposals (MonevActivityDesk *self, gboolean may);
gboolean monev_activity_desk_closing   (MonevActivityDesk *self);
void  monev_activity_desk_install_views (GtkWidgetClass *klass);
void  monev_activity_desk_add_view_keys (MonevActivityDesk *self);
void  monev_activity_desk_install_visits (GtkWidgetClass *klass);
void  monev_activity_desk_install_photos (GtkWidgetClass *klass);
void  monev_activity_desk_allow_visits  (MonevActivityDesk *self, gboolean may);
void  monev_activity_desk_allow_photos  (MonevActivityDesk *self, gboolean may);
GtkWidget *monev_activity_desk_make_switch (MonevActivityDesk *self);
void  monev_activity_desk_ask_record    (MonevActivityDesk *self, MonevRecord *record,
                                        const char *title, const char *const *fields);
void  monev_activity_desk_allow_field   (MonevActivityDesk *self, gboolean may);
void  monev_activity_desk_ask_due       (MonevActivityDesk *self);
void  monev_activity_desk_forget_copies (MonevActivityDesk *self);

G_END_DECLS
