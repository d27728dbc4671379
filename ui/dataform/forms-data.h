/* The forms of the office on a lane: listed, opened, and what is done about one. */
#pragma once

#include "dataform/office-dataform.h"
#include "ui/shell/session.h"

G_BEGIN_DECLS

typedef enum {
  MONEV_FORMS_ADD_SHIPPED, /* text: its code */
  MONEV_FORMS_IMPORT,      /* text: path of a definition */
  MONEV_FORMS_ISSUE,       /* entry */
  MONEV_FORMS_ARCHIVE,     /* entry: put away, or taken back */
  MONEV_FORMS_EXPORT,      /* entry, text: path */
  MONEV_FORMS_BLANK,       /* text: title */
  MONEV_FORMS_COPY,        /* entry */
  MONEV_FORMS_INVENTORY,   /* text: "year Judul": period and title */
  MONEV_FORMS_WORKBOOK     /* the form that was read from one */
} MonevFormsAct;

extern const char *const monev_forms_periods[]; /* by MonevDataPeriodKind, ended by NULL */

/* A faulty form is no failure of the work: its issues are what the answer is about. */
typedef struct {
  MonevFormsAct       act;
  MonevDataFormEntry *entry;  /* (nullable): as it is now */
  MonevIssueList     *issues;
  GError             *error;  /* (nullable): why it was refused */
  MonevDataForm      *form;   /* (nullable): that was recognised in a workbook */
} MonevFormsAnswer;

void monev_forms_list_send  (MonevSession *session, GObject *owner, GCancellable *cancellable,
                             MonevSessionDone done);
void monev_forms_open_send  (MonevSession *session, GObject *owner, const char *id,
                             GCancellable *cancellable, MonevSessionDone done);
void monev_forms_act_send   (MonevSession *session, GObject *owner, MonevFormsAct act,
                             const MonevDataFormEntry *entry, const char *text,
                             MonevSessionDone done);
/* A workbook is read on the long lane; what was recognised comes back with its notes. */
void monev_forms_guess_send (MonevSession *session, GObject *owner, const char *path,
                             GCancellable *cancellable, MonevSessionDone done);
void monev_forms_begin_send (MonevSession *session, GObject *owner, MonevDataForm *form,
                             MonevIssueList *notes, MonevSessionDone done);
void monev_forms_answer_free (MonevFormsAnswer *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MonevFormsAnswer, monev_forms_answer_free)

G_END_DECLS
