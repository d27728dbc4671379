#include "request-store.h"

#include <string.h>

#include "base/id.h"
#include "db-error.h"

static char *
text_of (MonevDbRows *rows, const char *column)
{
  return g_strdup (monev_db_rows_is_null (rows, column) ? "" : monev_db_rows_text (rows, column));
}

static const char *
or_null (const char *id)
{
  return id == NULL || *id == '\0' ? NULL : id;
}

/* All rows of a statement, each made into a value by @make. */
static GPtrArray *
list (MonevDbRows *source, gpointer (*make) (MonevDbRows *rows), GDestroyNotify free_func,
      GError **error)
{
  g_autoptr (MonevDbRows) rows = source;
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (free_func);
  GError *local = NULL;

  if (rows == NULL)
    return NULL;
  while (monev_db_rows_next (rows, &local))
    g_ptr_array_add (all, make (rows));
  if (local == NULL)
    return g_steal_pointer (&all);
  g_propagate_error (error, local);
  return NULL;
}

/* The one row; NOT_FOUND in these words. */
static gpointer
one (MonevDbRows *source, gpointer (*make) (MonevDbRows *rows), const char *missing, GError **error)
{
  g_autoptr (MonevDbRows) rows = source;
  GError *local = NULL;

  if (rows == NULL)
    return NULL;
  if (monev_db_rows_next (rows, &local))
    return make (rows);
  if (local == NULL)
    g_set_error_literal (&local, MONEV_ERROR, MONEV_ERROR_NOT_FOUND, missing);
  g_propagate_error (error, local);
  return NULL;
}

/* ---- requests ---- */

/** monev_data_request_free: frees a request. */
void
monev_data_request_free (MonevDataRequest *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->form_id);
  g_free (self->form_code);
  g_free (self->form_title);
  g_free (self->version_id);
  g_free (self->sha256);
  g_free (self->activity_id);
  g_free (self->activity);
  g_free (self->period);
  g_free (self->title);
  g_free (self->letter_number);
  g_free (self->letter_date);
  g_free (self->time_unit);
  g_free (self->contact);
  g_free (self->state);
  g_free (self->search_key);
  g_free (self->copied_from);
  g_free (self);
}

/** monev_data_request_copy: Returns: (transfer full): a copy. */
MonevDataRequest *
monev_data_request_copy (const MonevDataRequest *self)
{
  MonevDataRequest *copy = g_new (MonevDataRequest, 1);

  *copy = *self;
  copy->id = g_strdup (self->id);
  copy->form_id = g_strdup (self->form_id);
  copy->form_code = g_strdup (self->form_code);
  copy->form_title = g_strdup (self->form_title);
  copy->version_id = g_strdup (self->version_id);
  copy->sha256 = g_strdup (self->sha256);
  copy->activity_id = g_strdup (self->activity_id);
  copy->activity = g_strdup (self->activity);
  copy->period = g_strdup (self->period);
  copy->title = g_strdup (self->title);
  copy->letter_number = g_strdup (self->letter_number);
  copy->letter_date = g_strdup (self->letter_date);
  copy->time_unit = g_strdup (self->time_unit);
  copy->contact = g_strdup (self->contact);
  copy->state = g_strdup (self->state);
  copy->search_key = g_strdup (self->search_key);
  copy->copied_from = g_strdup (self->copied_from);
  return copy;
}

static gpointer
request_from_row (MonevDbRows *rows)
{
  MonevDataRequest *self = g_new0 (MonevDataRequest, 1);

  self->id = text_of (rows, "id");
  self->form_id = text_of (rows, "form_id");
  self->form_code = text_of (rows, "form_code");
  self->form_title = text_of (rows, "form_title");
  self->version_id = text_of (rows, "version_id");
  self->sha256 = text_of (rows, "sha256");
  self->activity_id = text_of (rows, "activity_id");
  self->activity = text_of (rows, "activity");
  self->period = text_of (rows, "period");
  self->title = text_of (rows, "title");
  self->letter_number = text_of (rows, "letter_number");
  self->letter_date = text_of (rows, "letter_date");
  self->time_unit = text_of (rows, "time_unit");
  self->contact = text_of (rows, "contact");
  self->state = text_of (rows, "state");
  self->search_key = text_of (rows, "search_key");
  self->number = monev_db_rows_int (rows, "number");
  self->year = monev_db_rows_int (rows, "year");
  self->time_amount = monev_db_rows_int (rows, "time_amount");
  self->made_at = monev_db_rows_int (rows, "made_at");
  self->version = monev_db_rows_int (rows, "version");
  return self;
}

/** monev_request_store_find: Returns: (transfer full): the row; %NULL with NOT_FOUND. */
MonevDataRequest *
monev_request_store_find (MonevDbConnection *connection, const char *id, GError **error)
{
  return one (monev_db_query (connection, "data_request_get",
                              MONEV_DB_BINDS (MONEV_DB_T ("id", id)), error),
              request_from_row, "Permintaan data ini tidak ada. Lihat daftar permintaan.", error);
}

/** monev_request_store_list: @year: 0 for all. Returns: (transfer full) (element-type
 * MonevDataRequest): the newest period first. */
GPtrArray *
monev_request_store_list (MonevDbConnection *connection, gint64 year, GError **error)
{
  return list (monev_db_query (connection, "data_request_list",
                               MONEV_DB_BINDS (MONEV_DB_I ("year", year)), error),
               request_from_row, (GDestroyNotify)monev_data_request_free, error);
}

/** monev_request_store_of_period: @id: (out) (transfer full) (nullable): the newest request of a form
 * for that period that was not called off; NULL for none. */
gboolean
monev_request_store_of_period (MonevDbConnection *connection, const char *form_id,
                               const char *period, char **id, GError **error)
{
  g_autoptr (MonevDbRows) rows = monev_db_query (
      connection, "data_request_of_period",
      MONEV_DB_BINDS (MONEV_DB_T ("form_id", form_id), MONEV_DB_T ("period", period)), error);
  GError *local = NULL;
  char *found = NULL;

  if (rows == NULL)
    return FALSE;
  if (monev_db_rows_next (rows, &local))
    found = text_of (rows, "id");
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return FALSE;
    }
  *id = found;
  return TRUE;
}

/** monev_request_store_insert: a new row, running. */
gboolean
monev_request_store_insert (MonevDbConnection *connection, const MonevDataRequest *request,
                            const char *official, GError **error)
{
  return monev_db_exec (
      connection, "data_request_insert",
      MONEV_DB_BINDS (
          MONEV_DB_T ("id", request->id), MONEV_DB_T ("form_id", request->form_id),
          MONEV_DB_T ("version_id", request->version_id),
          MONEV_DB_T ("activity_id", or_null (request->activity_id)),
          MONEV_DB_I ("year", request->year), MONEV_DB_T ("period", request->period),
          MONEV_DB_T ("title", request->title),
          MONEV_DB_T ("letter_number", request->letter_number),
          MONEV_DB_T ("letter_date", request->letter_date),
          MONEV_DB_T ("time_unit", request->time_unit),
          MONEV_DB_I ("time_amount", request->time_amount),
          MONEV_DB_T ("contact", request->contact), MONEV_DB_I ("made_at", request->made_at),
          MONEV_DB_T ("made_by", official),
          MONEV_DB_T ("copied_from", or_null (request->copied_from)),
          MONEV_DB_T ("search_key", request->search_key)),
      NULL, error);
}

static gboolean
changed_one (gint64 affected, const char *what, GError **error)
{
  if (affected == 1)
    return TRUE;
  g_set_error (error, MONEV_ERROR, MONEV_ERROR_CONFLICT,
               "%s baru saja diubah orang lain. Muat ulang, lalu ulangi perubahan Anda.", what);
  return FALSE;
}

/** monev_request_store_set_state: CONFLICT unless the row still has @request's version. */
gboolean
monev_request_store_set_state (MonevDbConnection *connection, const MonevDataRequest *request,
                               const char *state, GError **error)
{
  gint64 affected = 0;

  return monev_db_exec (connection, "data_request_state_update",
                        MONEV_DB_BINDS (MONEV_DB_T ("id", request->id), MONEV_DB_T ("state", state),
                                        MONEV_DB_I ("version", request->version)),
                        &affected, error)
         && changed_one (affected, "Permintaan ini", error);
}

/* ---- addressees ---- */

/** monev_data_addressee_free: frees an addressee. */
void
monev_data_addressee_free (MonevDataAddressee *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->request_id);
  g_free (self->agency_id);
  g_free (self->agency_code);
  g_free (self->agency_name);
  g_free (self->agency_short);
  g_free (self->facts);
  g_free (self->receipt_by);
  g_free (self->content);
  g_free (self);
}

/** monev_data_addressee_copy: Returns: (transfer full): a copy. */
MonevDataAddressee *
monev_data_addressee_copy (const MonevDataAddressee *self)
{
  MonevDataAddressee *copy = g_new (MonevDataAddressee, 1);

  *copy = *self;
  copy->id = g_strdup (self->id);
  copy->request_id = g_strdup (self->request_id);
  copy->agency_id = g_strdup (self->agency_id);
  copy->agency_code = g_strdup (self->agency_code);
  copy->agency_name = g_strdup (self->agency_name);
  copy->agency_short = g_strdup (self->agency_short);
  copy->facts = g_strdup (self->facts);
  copy->receipt_by = g_strdup (self->receipt_by);
  copy->content = g_strdup (self->content);
  return copy;
}

static gpointer
addressee_from_row (MonevDbRows *rows)
{
  MonevDataAddressee *self = g_new0 (MonevDataAddressee, 1);

  self->id = text_of (rows, "id");
  self->request_id = text_of (rows, "request_id");
  self->agency_id = text_of (rows, "agency_id");
  self->agency_code = text_of (rows, "agency_code");
  self->agency_name = text_of (rows, "agency_name");
  self->agency_short = text_of (rows, "agency_short");
  self->facts = text_of (rows, "facts");
  self->receipt_by = text_of (rows, "receipt_by");
  self->content = text_of (rows, "content");
  self->sent_at = monev_db_rows_int (rows, "sent_at");
  self->due_at = monev_db_rows_int (rows, "due_at");
  self->receipt_at = monev_db_rows_int (rows, "receipt_at");
  self->received_at = monev_db_rows_int (rows, "received_at");
  self->verified_at = monev_db_rows_int (rows, "verified_at");
  self->rounds = monev_db_rows_int (rows, "rounds");
  self->asked = monev_db_rows_int (rows, "asked");
  self->filled = monev_db_rows_int (rows, "filled");
  self->repaired = monev_db_rows_int (rows, "repaired");
  self->doubtful = monev_db_rows_int (rows, "doubtful");
  self->missing = monev_db_rows_int (rows, "missing");
  self->approved = monev_db_rows_int (rows, "approved");
  self->questions = monev_db_rows_int (rows, "questions");
  self->version = monev_db_rows_int (rows, "version");
  return self;
}

/** monev_addressee_store_find: Returns: (transfer full): the row with facts and content; %NULL with
 * NOT_FOUND. */
MonevDataAddressee *
monev_addressee_store_find (MonevDbConnection *connection, const char *id, GError **error)
{
  return one (monev_db_query (connection, "data_addressee_get",
                              MONEV_DB_BINDS (MONEV_DB_T ("id", id)), error),
              addressee_from_row, "OPD tujuan ini tidak ada. Lihat daftar permintaan.", error);
}

/** monev_addressee_store_list: @contents: with facts and content. Returns: (transfer full)
 * (element-type MonevDataAddressee): by code. */
GPtrArray *
monev_addressee_store_list (MonevDbConnection *connection, const char *request_id,
                            gboolean contents, GError **error)
{
  return list (monev_db_query (connection,
                               contents ? "data_addressee_contents" : "data_addressee_list",
                               MONEV_DB_BINDS (MONEV_DB_T ("request_id", request_id)), error),
               addressee_from_row, (GDestroyNotify)monev_data_addressee_free, error);
}

/** monev_addressee_store_board: Returns: (transfer full) (element-type MonevDataAddressee): those of
 * all requests of a year that were not called off, by agency. */
GPtrArray *
monev_addressee_store_board (MonevDbConnection *connection, gint64 year, GError **error)
{
  return list (monev_db_query (connection, "data_addressee_board",
                               MONEV_DB_BINDS (MONEV_DB_I ("year", year)), error),
               addressee_from_row, (GDestroyNotify)monev_data_addressee_free, error);
}

/** monev_addressee_store_insert: a new row; what it is asked for is missing. */
gboolean
monev_addressee_store_insert (MonevDbConnection *connection, const MonevDataAddressee *addressee,
                              GError **error)
{
  return monev_db_exec (connection, "data_addressee_insert",
                        MONEV_DB_BINDS (MONEV_DB_T ("id", addressee->id),
                                        MONEV_DB_T ("request_id", addressee->request_id),
                                        MONEV_DB_T ("agency_id", addressee->agency_id),
                                        MONEV_DB_T ("facts", addressee->facts),
                                        MONEV_DB_I ("sent_at", addressee->sent_at),
                                        MONEV_DB_I ("due_at", addressee->due_at),
                                        MONEV_DB_I ("asked", addressee->asked)),
                        NULL, error);
}

/** monev_addressee_store_update: all that may change; CONFLICT unless the row still has @addressee's
 * version. */
gboolean
monev_addressee_store_update (MonevDbConnection *connection, const MonevDataAddressee *addressee,
                              GError **error)
{
  gint64 affected = 0;

  return monev_db_exec (
             connection, "data_addressee_update",
             MONEV_DB_BINDS (
                 MONEV_DB_T ("id", addressee->id), MONEV_DB_I ("sent_at", addressee->sent_at),
                 MONEV_DB_I ("due_at", addressee->due_at),
                 MONEV_DB_I ("receipt_at", addressee->receipt_at),
                 MONEV_DB_T ("receipt_by", addressee->receipt_by),
                 MONEV_DB_I ("received_at", addressee->received_at),
                 MONEV_DB_I ("verified_at", addressee->verified_at),
                 MONEV_DB_I ("rounds", addressee->rounds),
                 MONEV_DB_T ("content", addressee->content),
                 MONEV_DB_I ("asked", addressee->asked),
                 MONEV_DB_I ("filled", addressee->filled),
                 MONEV_DB_I ("repaired", addressee->repaired),
                 MONEV_DB_I ("doubtful", addressee->doubtful),
                 MONEV_DB_I ("missing", addressee->missing),
                 MONEV_DB_I ("approved", addressee->approved),
                 MONEV_DB_I ("questions", addressee->questions),
                 MONEV_DB_I ("version", addressee->version)),
             &affected, error)
         && changed_one (affected, addressee->agency_name, error);
}
