/* The properties of one question or group: wording, type, choices, when it is shown, its checks. */
#pragma once

#include "choice-rows.h"
#include "formula-field.h"
#include "instrument-editor.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MONEV_TYPE_QUESTION_FORM (monev_question_form_get_type ())
G_DECLARE_FINAL_TYPE (MonevQuestionForm, monev_question_form, MONEV, QUESTION_FORM, AdwBin)

GtkWidget *monev_question_form_new         (void);
void       monev_question_form_show        (MonevQuestionForm *self, MonevInstrumentEditor *editor,
                                            int question);
void       monev_question_form_refresh     (MonevQuestionForm *self);
void       monev_question_form_focus_label (MonevQuestionForm *self);
GtkWidget *monev_question_form_get_field   (MonevQuestionForm *self, MonevColumnRole role);
void       monev_question_form_open_types (MonevQuestionForm *self);
void       monev_question_form_set_type    (MonevQuestionForm *self, const char *type);
void       monev_question_form_settle      (MonevQuestionForm *self);
void       monev_question_form_set_name    (MonevQuestionForm *self, const char *name);

MonevChoiceRows *monev_question_form_get_choices (MonevQuestionForm *self);

G_END_DECLS
