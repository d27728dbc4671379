/* The answers of the demo's second instrument, open in the window. */
#pragma once

#include "reference-office.h"

#include "instrument/office-instrument.h"
#include "ui/response/answer-desk.h"

static inline void
set_up (Office *office, gconstpointer user)
{
  office_open (office, "subkoor");
}

static inline void
tear_down (Office *office, gconstpointer data)
{
  office_close (office);
}

static inline gpointer
find_job (MonevDbJob *job, gpointer data, GError **error)
{
  g_autoptr (GPtrArray) list = monev_instruments_list (monev_db_job_connection (job),
                                                       MONEV_INSTRUMENTS_ALL, "stunting", FALSE,
                                                       error);

  return list == NULL || list->len == 0
             ? NULL : monev_instrument_entry_copy (g_ptr_array_index (list, 0));
}

static inline MonevAnswerDesk *
open_answers (Office *office)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MonevInstrumentEntry) instrument = office_do (office, find_job, NULL, &error);
  GtkWidget *desk;

  g_assert_no_error (error);
  g_assert_nonnull (instrument);
  desk = monev_answer_desk_new (office->window, office->session, instrument);
  monev_window_push_desk (office->window, desk);
  wait_until (monev_answer_desk_is_ready (MONEV_ANSWER_DESK (desk)));
  return MONEV_ANSWER_DESK (desk);
}

static inline guint
n_answers (MonevAnswerDesk *desk)
{
  return monev_grid_source_get_n_rows (MONEV_GRID_SOURCE (monev_answer_desk_get_source (desk)));
}
