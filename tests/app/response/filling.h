/* Responses for tests: a form as text (see form-maker.h), filled by the names of its questions. */
#pragma once

#include "../instrument/form-maker.h"
#include "response/response-form.h"

#define TEST_NOW (G_GINT64_CONSTANT (1772679600000)) /* 2026-03-05T03:00:00Z */

static inline MonevResponseForm *
make_response_in (const char *text, const MonevResponseContext *context)
{
  g_autoptr (MonevIssueList) issues = NULL;
  g_autoptr (MonevInstrument) instrument = read_form (text, &issues);
  g_autoptr (MonevResponsePlan) plan = NULL;

  check_none (issues, MONEV_SEVERITY_ERROR);
  plan = monev_response_plan_new (instrument);
  return monev_response_form_new (plan, context);
}

static inline MonevResponseForm *
make_response (const char *text)
{
  MonevResponseContext context = { .now = TEST_NOW };
  MonevResponseForm *form = make_response_in (text, &context);

  monev_response_form_begin (form);
  return form;
}

static inline int
question_of (MonevResponseForm *form, const char *name)
{
  int index = monev_instrument_find (monev_response_form_instrument (form), name);

  g_assert_cmpint (index, >=, 0);
  return index;
}

static inline MonevFrame *
root_of (MonevResponseForm *form)
{
  return monev_response_form_root (form);
}

static inline void
type_in (MonevResponseForm *form, MonevFrame *frame, const char *name, const char *typed)
{
  g_autoptr (GError) error = NULL;

  monev_response_form_type (form, frame, question_of (form, name), typed, &error);
  g_assert_no_error (error);
}

static inline MonevResponseState
state_in (MonevResponseForm *form, MonevFrame *frame, const char *name)
{
  MonevResponseState state;

  monev_response_form_state (form, frame, question_of (form, name), &state);
  return state;
}

static inline MonevFrame *
instance_of (MonevResponseForm *form, const char *repeat, guint position)
{
  return monev_response_form_instance (form, root_of (form), question_of (form, repeat), position);
}

static inline guint
count_of (MonevResponseForm *form, const char *repeat)
{
  return monev_response_form_n_instances (form, root_of (form), question_of (form, repeat));
}

#define assert_value(form, frame, name, expected)                                                  \
  g_assert_cmpstr (state_in (form, frame, name).value, ==, expected)
#define assert_fault(form, frame, name, expected)                                                  \
  g_assert_cmpint (state_in (form, frame, name).fault, ==, expected)
