/* The inside of the desk: form-desk.c (reading, what is shown), -build (how it is put together),
 * -acts (what can be done), -edit (draft, concept, version).
 */
#pragma once

#include "form-data.h"
#include "form-desk.h"
#include "form-tabs.h"
#include "ui/common/issue-view.h"
#include "ui/common/state-glyph.h"

G_BEGIN_DECLS

struct _MonevFormDesk {
  MonevPage        parent;
  MonevWindow     *window;
  MonevSession    *session;
  GCancellable    *cancellable;
  char            *id;
  MonevFormData   *data;   /* (nullable): not read yet */
  MonevFormEditor *editor; /* (nullable) */
  MonevFormSource *source; /* (nullable) */
  MonevIssueList  *notes;  /* (nullable): of what was guessed */
  char            *base;   /* of the content the edit began from */
  gboolean         keeping, leaving, busy, issue_next, gone;
  guint            keep_source;
  guint            sheet;  /* that is seen */
  int              seen_row, seen_column; /* of the cursor, when the panel was turned last */

  GtkStack        *state;  /* blank, content, failure */
  GtkWidget       *content, *failure;
  MonevDataGrid   *grid;
  MonevFormPanel  *panel;
  GtkWidget       *side;   /* around the panel */
  MonevFormTabs   *tabs;
  GtkInfoBar      *notice;
  GtkLabel        *notice_text;
  MonevStateGlyph *glyph;
  GtkLabel        *count;
  GtkWidget       *toggle;
  GtkRevealer     *revealer;
  MonevIssueView  *issues;
  GtkWidget       *preview, *save, *issue;
  GtkWidget       *seen_as; /* the line above the preview */
  GtkDropDown     *period, *agency;
  GtkLabel        *note;
  gboolean         filling;
};

/* form-desk.c */
void     monev_form_desk_load       (MonevFormDesk *self);
void     monev_form_desk_say        (MonevFormDesk *self);
void     monev_form_desk_show_sheet (MonevFormDesk *self);
void     monev_form_desk_see        (MonevFormDesk *self);
void     monev_form_desk_turn_sheet (MonevFormDesk *self, guint sheet);
gboolean monev_form_desk_may_edit   (MonevFormDesk *self);
gboolean monev_form_desk_is_preview (MonevFormDesk *self);
MonevFormDraft *monev_form_desk_current (MonevFormDesk *self);

/* form-desk-build.c */
void     monev_form_desk_build      (MonevFormDesk *self);

/* form-desk-acts.c */
void     monev_form_desk_install     (GtkWidgetClass *klass);
void     monev_form_desk_update_acts (MonevFormDesk *self);
void     monev_form_desk_go_issue    (MonevFormDesk *self, const MonevIssue *issue);

/* form-desk-edit.c */
void     monev_form_desk_begin      (MonevFormDesk *self);
void     monev_form_desk_tell_stale (MonevFormDesk *self);
void     monev_form_desk_keep       (MonevFormDesk *self);
void     monev_form_desk_save       (MonevFormDesk *self);
void     monev_form_desk_publish    (MonevFormDesk *self);
void     monev_form_desk_drop_draft (MonevFormDesk *self);
gboolean monev_form_desk_on_closing (MonevFormDesk *self);

G_END_DECLS
