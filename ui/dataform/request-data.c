#include "request-data.h"

#include "base/instant.h"
#include "dataform/office-dataform.h"
#include "record/record-store.h"
#include "people/people.h"

#include <glib/gi18n.h>
#include <string.h>

static void
form_free (gpointer data)
{
  MonevRequestForm *form = data;

  monev_data_form_entry_free (form->entry);
  g_free (form->title);
  g_free (form);
}

/** monev_request_choices_free: frees what was read. */
void
monev_request_choices_free (MonevRequestChoices *self)
{
  g_clear_pointer (&self->forms, g_ptr_array_unref);
  g_clear_pointer (&self->agencies, g_ptr_array_unref);
  g_clear_pointer (&self->requests, g_ptr_array_unref);
  g_free (self->contact);
  monev_office_clock_clear (&self->clock);
  g_free (self);
}

static gboolean
load_forms (MonevRequestChoices *self, MonevDbConnection *connection, GError **error)
{
  g_autoptr (GPtrArray) all = monev_data_forms_list (connection, NULL, FALSE, error);

  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      const MonevDataFormEntry *entry = all->pdata[i];
      MonevRequestForm *form;

      if (entry->number == 0)
        continue;
      form = g_new0 (MonevRequestForm, 1);
      form->entry = monev_data_form_entry_copy (entry);
      form->title = *entry->concept == '\0'
                        ? g_strdup (entry->title)
                        : g_strdup_printf (_("%s (versi %u; perubahan belum terbit)"),
                                           entry->title, (guint) entry->number);
      g_ptr_array_add (self->forms, form);
    }
  return all != NULL;
}

static gboolean
load_requests (MonevRequestChoices *self, MonevDbConnection *connection, GError **error)
{
  gint64 newest = 0;

  self->requests = monev_request_store_list (connection, 0, error);
  self->contact = g_strdup ("");
  for (guint i = 0; self->requests != NULL && i < self->requests->len; i++)
    {
      const MonevDataRequest *request = self->requests->pdata[i];

      if (request->made_at < newest || *request->contact == '\0')
        continue;
      newest = request->made_at;
      g_free (self->contact);
      self->contact = g_strdup (request->contact);
    }
  return self->requests != NULL;
}

static gboolean
is_current (const MonevRecord *agency)
{
  return *monev_record_get (agency, "valid_to") == '\0';
}

/** monev_request_choices_load: Returns: (transfer full) (nullable): what can be chosen. */
MonevRequestChoices *
monev_request_choices_load (MonevDbConnection *connection, GError **error)
{
  g_autoptr (MonevRequestChoices) self = g_new0 (MonevRequestChoices, 1);

  self->forms = g_ptr_array_new_with_free_func (form_free);
  if (!monev_db_now (connection, &self->now, error)
      || !monev_office_clock_load (connection, &self->clock, error)
      || !load_forms (self, connection, error) || !load_requests (self, connection, error))
    return NULL;
  self->agencies = monev_record_store_list (connection, &monev_agency_type, 0, error);
  if (self->agencies == NULL)
    return NULL;
  for (guint i = self->agencies->len; i > 0; i--)
    if (!is_current (self->agencies->pdata[i - 1]))
      g_ptr_array_remove_index (self->agencies, i - 1);
  return g_steal_pointer (&self);
}

/** monev_request_wish_due: Returns: (transfer full) (nullable): "Jumat, 27 Maret 2026", as the core
 * will count it; with the time of day where hours are allowed. */
char *
monev_request_wish_due (const MonevRequestWish *self, const MonevOfficeClock *clock, gint64 now,
                        GError **error)
{
  const MonevDataRequest request
      = { .time_unit = (char *) self->time_unit, .time_amount = self->time_amount };
  g_autofree char *day = NULL;
  gint64 due = 0;
  gint64 minute;
  int of_day;

  if (!monev_request_due (clock, &request, self->sent_at != 0 ? self->sent_at : now, &due, error))
    return NULL;
  minute = monev_office_clock_minute (clock, due);
  day = monev_date_format (monev_minute_to_date (minute, &of_day), MONEV_DATE_FULL);
  if (strcmp (self->time_unit, "jam") != 0)
    return g_steal_pointer (&day);
  return g_strdup_printf (_("%s pukul %02d.%02d"), day, of_day / 60, of_day % 60);
}

/* ---- making it ---- */

typedef struct
{
  MonevActor *actor;
  MonevRequestWish wish; /* with texts of its own */
  GStrv agencies;
} Making;

static void
making_free (gpointer data)
{
  Making *making = data;
  const char **texts[] = { &making->wish.form,        &making->wish.period,
                           &making->wish.title,       &making->wish.letter_number,
                           &making->wish.letter_date, &making->wish.time_unit,
                           &making->wish.contact,     &making->wish.means,
                           &making->wish.folder,      &making->wish.copied_from };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_free ((char *) *texts[i]);
  g_strfreev (making->agencies);
  monev_actor_free (making->actor);
  g_free (making);
}

static Making *
making_new (const MonevRequestWish *wish, const MonevActor *actor)
{
  Making *making = g_new0 (Making, 1);

  making->actor = monev_actor_copy (actor);
  making->wish = *wish;
  making->wish.form = g_strdup (wish->form);
  making->wish.period = g_strdup (wish->period);
  making->wish.title = g_strdup (wish->title);
  making->wish.letter_number = g_strdup (wish->letter_number);
  making->wish.letter_date = g_strdup (wish->letter_date);
  making->wish.time_unit = g_strdup (wish->time_unit);
  making->wish.contact = g_strdup (wish->contact);
  making->wish.means = g_strdup (wish->means);
  making->wish.folder = g_strdup (wish->folder);
  making->wish.copied_from = g_strdup (wish->copied_from);
  making->agencies = g_strdupv ((char **) wish->agencies);
  making->wish.agencies = (const char *const *) making->agencies;
  return making;
}

/** monev_request_made_free: frees it. */
void
monev_request_made_free (MonevRequestMade *self)
{
  g_clear_pointer (&self->request, monev_data_request_free);
  g_clear_pointer (&self->files, g_ptr_array_unref);
  g_clear_pointer (&self->issues, monev_issue_list_unref);
  g_clear_error (&self->error);
  g_free (self);
}

static MonevDataRequest *
make_request (MonevDbConnection *connection, const Making *making, GError **error)
{
  const MonevRequestWish *wish = &making->wish;
  const MonevRequestPlan plan = { .form = wish->form,
                                  .period = wish->period,
                                  .title = wish->title,
                                  .letter_number = wish->letter_number,
                                  .letter_date = wish->letter_date,
                                  .time_unit = wish->time_unit,
                                  .time_amount = wish->time_amount,
                                  .contact = wish->contact,
                                  .copied_from = wish->copied_from,
                                  .agencies = wish->agencies };
  g_autoptr (MonevDataRequest) request
      = monev_request_make (connection, making->actor, &plan, error);

  if (request == NULL
      || (wish->sends
          && !monev_request_send (connection, making->actor, request->id, NULL, wish->sent_at,
                                  wish->means, error)))
    return NULL;
  return g_steal_pointer (&request);
}

static void
tell_file (guint done, guint total, const char *name, gpointer job)
{
  monev_db_job_progress (job, done, total, name);
}

/* Once the request is there, what goes wrong with its files does not take it back. */
static gpointer
make_job (MonevDbJob *job, gpointer data, GError **error)
{
  const Making *making = data;
  MonevDbConnection *connection = monev_db_job_connection (job);
  g_autoptr (MonevRequestMade) made = g_new0 (MonevRequestMade, 1);
  MonevRequestBatch batch = { .folder = making->wish.folder,
                              .receipts = making->wish.receipts,
                              .cancellable = monev_db_job_cancellable (job),
                              .tell = tell_file,
                              .data = job };

  made->issues = monev_issue_list_new ();
  made->request = make_request (connection, making, error);
  if (made->request == NULL)
    return NULL;
  batch.request_id = made->request->id;
  made->files = monev_request_write_files (connection, &batch, made->issues, &made->error);
  return g_steal_pointer (&made);
}

/** monev_request_wish_send: makes the request, sends it if that is wished, and writes its files; @done
 * is given a MonevRequestMade (transfer full). @owner is also the data of @progress. */
void
monev_request_wish_send (MonevSession *session, GObject *owner, const MonevRequestWish *wish,
                         GCancellable *cancellable, MonevDbProgress progress,
                         MonevSessionDone done)
{
  monev_session_run (session, owner,
                     &(MonevDbJobSpec) { .lane = MONEV_DB_LANE_LONG,
                                         .work = make_job,
                                         .data = making_new (wish,
                                                             monev_session_get_actor (session)),
                                         .free_data = making_free,
                                         .free_result
                                         = (GDestroyNotify) monev_request_made_free,
                                         .cancellable = cancellable,
                                         .progress = progress,
                                         .progress_data = owner },
                     done);
}
