/* The inside of the view of proposals, for the file that holds its acts. */
#pragma once

#include "proposal-view.h"
#include "ui/common/list-source.h"

G_BEGIN_DECLS

struct _MonevProposalView
{
  AdwBin parent;
  MonevWindow *window;
  MonevSession *session;
  const MonevActivityData *data; /* of the desk */
  char *refused;
  GPtrArray *proposals;  /* MonevRecord: as they were read or saved last */
  GHashTable *unsaved;   /* id → MonevRecord as it is typed */
  GHashTable *bases;     /* id → MonevRecord as it was when typing began */
  MonevListSource *source;
  MonevDataGrid *grid;
  MonevProposalForm *form;
  MonevProposalFilters *filters;
  GtkStack *stack;
  GtkWidget *side;
  char *shown;           /* id of the one in the form; "" for several, or none */
  char *group;           /* ids of the several in the form; "" for one, or none */
  char *listed;          /* all texts of the list, to know whether a reading changed it */
  gboolean busy, filling;
};

MonevRecord *monev_proposal_view_find      (MonevProposalView *self, const char *id);
GPtrArray   *monev_proposal_view_chosen    (MonevProposalView *self);
void         monev_proposal_view_fill      (MonevProposalView *self);
void         monev_proposal_view_show_form (MonevProposalView *self);
void         monev_proposal_view_allow     (MonevProposalView *self);
void         monev_proposal_view_forget    (MonevProposalView *self, const char *id);
void         monev_proposal_view_set_text  (char **text, const char *value);
void         monev_proposal_view_install_acts (GtkWidgetClass *widget);

G_END_DECLS
