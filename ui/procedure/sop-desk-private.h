/* The inside of the SOP desk. */
#pragma once

#include "header-form.h"
#include "lint-bar.h"
#include "procedure-data.h"
#include "sop-desk.h"
#include "step-form.h"
#include "sop-steps.h"
#include "ui/common/data-grid.h"
#include "ui/common/list-source.h"

G_BEGIN_DECLS

struct _MonevSopDesk
{
  MonevPage parent;
  MonevWindow *window;
  MonevSession *session;
  GCancellable *cancellable;
  char *code;
  MonevProcedureData *data;       /* nullable: not read yet */
  MonevProcedureLook *look;       /* nullable */
  MonevProcedureEditor *editor;   /* nullable: not in edit */
  char *base;                     /* of the version the edit began from */
  int step;                       /* -1: none, or the header */
  gboolean wants_edit;
  gboolean looking;
  gboolean look_again;
  gboolean saving;
  gboolean leaving;
  gboolean busy;                  /* a version is being published */
  guint save_source;
  guint look_source;

  GtkStack *state;                /* blank, failure, content */
  GtkWidget *failure;
  GtkWidget *content;
  GtkStack *views;
  GtkWidget *toggles[3];
  MonevSopView *drawing;
  MonevListSource *list;
  MonevDataGrid *grid;
  GtkWidget *edit;                /* the paned page */
  MonevSopSteps *steps;
  MonevStepForm *form;
  MonevHeaderForm *header;
  GtkStack *forms;
  MonevLintBar *lint;
  GtkInfoBar *notice;
  GtkLabel *notice_text;
  GtkWidget *zoom_tools;
  GtkLabel *zoom;
  GtkWidget *page_tools;
  GtkLabel *page;
  GtkWidget *edit_tools;
  GtkWidget *export;              /* while it is only shown */
  GtkWidget *act;                 /* "Salin dan Sunting", "Sunting", "Terbitkan Versi" */
};

void monev_sop_desk_build         (MonevSopDesk *self);
void monev_sop_desk_show_tools    (MonevSopDesk *self);
void monev_sop_desk_load          (MonevSopDesk *self);
void monev_sop_desk_look          (MonevSopDesk *self);
void monev_sop_desk_look_soon     (MonevSopDesk *self);
void monev_sop_desk_say           (MonevSopDesk *self);
void monev_sop_desk_choose        (MonevSopDesk *self, int step, gpointer from);
void monev_sop_desk_install       (GtkWidgetClass *klass);
void monev_sop_desk_update_acts   (MonevSopDesk *self);
void monev_sop_desk_begin_edit    (MonevSopDesk *self);
void monev_sop_desk_end_edit      (MonevSopDesk *self);
void monev_sop_desk_tell_stale    (MonevSopDesk *self);
void monev_sop_desk_save          (MonevSopDesk *self);
void monev_sop_desk_publish       (MonevSopDesk *self);
void monev_sop_desk_drop_draft    (MonevSopDesk *self);
gboolean monev_sop_desk_on_closing (MonevSopDesk *self);

MonevProcedure *monev_sop_desk_current (MonevSopDesk *self);

G_END_DECLS
