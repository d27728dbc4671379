/* What came back, what was said about it, closed sets, the buku ekspedisi. */
#include "request-store.h"

#include <string.h>

#include "base/id.h"
#include "db-error.h"

static char *
text_of (MonevDbRows *rows, const char *column)
{
  return g_strdup (monev_db_rows_is_null (rows, column) ? "" : monev_db_rows_text (rows, column));
}

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

/* ---- submissions ---- */

/** monev_data_submission_copy: Returns: (transfer full): of its own. */
MonevDataSubmission *
monev_data_submission_copy (const MonevDataSubmission *self)
{
  MonevDataSubmission *copy = g_new (MonevDataSubmission, 1);

  *copy = *self;
  copy->id = g_strdup (self->id);
  copy->addressee_id = g_strdup (self->addressee_id);
  copy->source = g_strdup (self->source);
  copy->file_name = g_strdup (self->file_name);
  copy->sha256 = g_strdup (self->sha256);
  copy->attachment_id = g_strdup (self->attachment_id);
  copy->letter_number = g_strdup (self->letter_number);
  copy->letter_date = g_strdup (self->letter_date);
  copy->filled_by = g_strdup (self->filled_by);
  copy->filled_phone = g_strdup (self->filled_phone);
  copy->content = g_strdup (self->content);
  copy->issues = g_strdup (self->issues);
  copy->entered_by = g_strdup (self->entered_by);
  return copy;
}

/** monev_data_submission_free: frees a submission. */
void
monev_data_submission_free (MonevDataSubmission *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->addressee_id);
  g_free (self->source);
  g_free (self->file_name);
  g_free (self->sha256);
  g_free (self->attachment_id);
  g_free (self->letter_number);
  g_free (self->letter_date);
  g_free (self->filled_by);
  g_free (self->filled_phone);
  g_free (self->content);
  g_free (self->issues);
  g_free (self->entered_by);
  g_free (self);
}

static gpointer
submission_from_row (MonevDbRows *rows)
{
  MonevDataSubmission *self = g_new0 (MonevDataSubmission, 1);

  self->id = text_of (rows, "id");
  self->addressee_id = text_of (rows, "addressee_id");
  self->source = text_of (rows, "source");
  self->file_name = text_of (rows, "file_name");
  self->sha256 = text_of (rows, "sha256");
  self->attachment_id = text_of (rows, "attachment_id");
  self->letter_number = text_of (rows, "letter_number");
  self->letter_date = text_of (rows, "letter_date");
  self->filled_by = text_of (rows, "filled_by");
  self->filled_phone = text_of (rows, "filled_phone");
  self->content = text_of (rows, "content");
  self->issues = text_of (rows, "issues");
  self->entered_by = text_of (rows, "entered_by");
  self->round = monev_db_rows_int (rows, "round");
  self->received_at = monev_db_rows_int (rows, "received_at");
  return self;
}

/** monev_submission_store_insert: as it came; its values are never changed. CONSTRAINT when that round is
 * there already: somebody was faster. */
gboolean
monev_submission_store_insert (MonevDbConnection *connection, const MonevDataSubmission *self,
                               GError **error)
{
  const char *attachment = *self->attachment_id == '\0' ? NULL : self->attachment_id;

  return monev_db_exec (
      connection, "data_submission_insert",
      MONEV_DB_BINDS (
          MONEV_DB_T ("id", self->id), MONEV_DB_T ("addressee_id", self->addressee_id),
          MONEV_DB_I ("round", self->round), MONEV_DB_T ("source", self->source),
          MONEV_DB_T ("file_name", self->file_name), MONEV_DB_T ("sha256", self->sha256),
          MONEV_DB_T ("attachment_id", attachment), MONEV_DB_I ("received_at", self->received_at),
          MONEV_DB_T ("letter_number", self->letter_number),
          MONEV_DB_T ("letter_date", self->letter_date), MONEV_DB_T ("filled_by", self->filled_by),
          MONEV_DB_T ("filled_phone", self->filled_phone), MONEV_DB_T ("content", self->content),
          MONEV_DB_T ("issues", self->issues), MONEV_DB_T ("entered_by", self->entered_by)),
      NULL, error);
}

/** monev_submission_store_list: Returns: (transfer full) (element-type MonevDataSubmission): the
 * newest round first. */
GPtrArray *
monev_submission_store_list (MonevDbConnection *connection, const char *addressee_id,
                             GError **error)
{
  return list (monev_db_query (connection, "data_submission_list",
                               MONEV_DB_BINDS (MONEV_DB_T ("addressee_id", addressee_id)), error),
               submission_from_row, (GDestroyNotify)monev_data_submission_free, error);
}

/**
 * monev_submission_store_twin: whether this very file was taken already
 * @addressee_id: "" for any
 * @twin: (out) (transfer full) (nullable): addressee, round and time; NULL for none
 * @agency: (out) (transfer full) (nullable): its name
 */
gboolean
monev_submission_store_twin (MonevDbConnection *connection, const char *sha256,
                             const char *addressee_id, MonevDataSubmission **twin, char **agency,
                             GError **error)
{
  g_autoptr (MonevDbRows) rows
      = monev_db_query (connection, "data_submission_twin",
                        MONEV_DB_BINDS (MONEV_DB_T ("sha256", sha256),
                                        MONEV_DB_T ("addressee_id", addressee_id)),
                        error);
  GError *local = NULL;

  if (rows == NULL)
    return FALSE;
  *twin = NULL;
  *agency = NULL;
  if (monev_db_rows_next (rows, &local))
    {
      *twin = g_new0 (MonevDataSubmission, 1);
      (*twin)->addressee_id = text_of (rows, "addressee_id");
      (*twin)->round = monev_db_rows_int (rows, "round");
      (*twin)->received_at = monev_db_rows_int (rows, "received_at");
      *agency = text_of (rows, "agency_name");
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, local);
  return FALSE;
}

/* ---- remarks ---- */

/** monev_data_remark_free: frees a remark. */
void
monev_data_remark_free (MonevDataRemark *self)
{
  g_free (self->id);
  g_free (self->place);
  g_free (self->kind);
  g_free (self->old_value);
  g_free (self->new_value);
  g_free (self->text);
  g_free (self->by);
  g_free (self);
}

static gpointer
remark_from_row (MonevDbRows *rows)
{
  MonevDataRemark *self = g_new0 (MonevDataRemark, 1);

  self->id = text_of (rows, "id");
  self->place = text_of (rows, "place");
  self->kind = text_of (rows, "kind");
  self->old_value = text_of (rows, "old_value");
  self->new_value = text_of (rows, "new_value");
  self->text = text_of (rows, "text");
  self->settled = monev_db_rows_int (rows, "settled") != 0;
  self->at = monev_db_rows_int (rows, "at");
  self->by = text_of (rows, "by_name");
  return self;
}

/** monev_data_remark_store_add: @remark: its id and name are made here; texts may be NULL. */
gboolean
monev_data_remark_store_add (MonevDbConnection *connection, const char *addressee_id,
                             const MonevDataRemark *remark, const char *official, GError **error)
{
  g_autofree char *id = monev_id_new (remark->at);
  const char *before = remark->old_value != NULL ? remark->old_value : "";
  const char *after = remark->new_value != NULL ? remark->new_value : "";

  return monev_db_exec (
      connection, "data_remark_insert",
      MONEV_DB_BINDS (MONEV_DB_T ("id", id), MONEV_DB_T ("addressee_id", addressee_id),
                      MONEV_DB_T ("place", remark->place), MONEV_DB_T ("kind", remark->kind),
                      MONEV_DB_T ("old_value", before), MONEV_DB_T ("new_value", after),
                      MONEV_DB_T ("text", remark->text != NULL ? remark->text : ""),
                      MONEV_DB_I ("at", remark->at), MONEV_DB_T ("official_id", official)),
      NULL, error);
}

/** monev_data_remark_store_settle: the questions about a cell are answered. */
gboolean
monev_data_remark_store_settle (MonevDbConnection *connection, const char *addressee_id,
                                const char *place, GError **error)
{
  return monev_db_exec (connection, "data_remark_settle_update",
                        MONEV_DB_BINDS (MONEV_DB_T ("addressee_id", addressee_id),
                                        MONEV_DB_T ("place", place)),
                        NULL, error);
}

/** monev_data_remark_store_list: Returns: (transfer full) (element-type MonevDataRemark): in the
 * order they were made. */
GPtrArray *
monev_data_remark_store_list (MonevDbConnection *connection, const char *addressee_id,
                              GError **error)
{
  return list (monev_db_query (connection, "data_remark_list",
                               MONEV_DB_BINDS (MONEV_DB_T ("addressee_id", addressee_id)), error),
               remark_from_row, (GDestroyNotify)monev_data_remark_free, error);
}

/* ---- closed sets ---- */

/** monev_data_set_free: frees a closed set. */
void
monev_data_set_free (MonevDataSet *self)
{
  g_free (self->id);
  g_free (self->sha256);
  g_free (self->note);
  g_free (self->closed_by);
  g_free (self);
}

static gpointer
set_from_row (MonevDbRows *rows)
{
  MonevDataSet *self = g_new0 (MonevDataSet, 1);

  self->id = text_of (rows, "id");
  self->number = monev_db_rows_int (rows, "number");
  self->sha256 = text_of (rows, "sha256");
  self->agencies = monev_db_rows_int (rows, "agencies");
  self->note = text_of (rows, "note");
  self->closed_at = monev_db_rows_int (rows, "closed_at");
  self->closed_by = text_of (rows, "closed_by");
  return self;
}

/** monev_data_set_store_insert: @set: number, agencies, note and time. */
gboolean
monev_data_set_store_insert (MonevDbConnection *connection, const char *request_id,
                             const MonevDataSet *set, const char *snapshot_id,
                             const char *official, GError **error)
{
  g_autofree char *id = monev_id_new (set->closed_at);

  return monev_db_exec (
      connection, "data_set_insert",
      MONEV_DB_BINDS (MONEV_DB_T ("id", id), MONEV_DB_T ("request_id", request_id),
                      MONEV_DB_I ("number", set->number),
                      MONEV_DB_T ("snapshot_id", snapshot_id),
                      MONEV_DB_I ("agencies", set->agencies), MONEV_DB_T ("note", set->note),
                      MONEV_DB_I ("at", set->closed_at), MONEV_DB_T ("by", official)),
      NULL, error);
}

/** monev_data_set_store_list: Returns: (transfer full) (element-type MonevDataSet): the newest
 * first. */
GPtrArray *
monev_data_set_store_list (MonevDbConnection *connection, const char *request_id, GError **error)
{
  return list (monev_db_query (connection, "data_set_list",
                               MONEV_DB_BINDS (MONEV_DB_T ("request_id", request_id)), error),
               set_from_row, (GDestroyNotify)monev_data_set_free, error);
}

/* ---- buku ekspedisi ---- */

/** monev_dispatch_free: frees a line. */
void
monev_dispatch_free (MonevDispatch *self)
{
  g_free (self->id);
  g_free (self->sent_on);
  g_free (self->subject);
  g_free (self->agency_id);
  g_free (self->recipient);
  g_free (self->letter_number);
  g_free (self->content);
  g_free (self->means);
  g_free (self->received_on);
  g_free (self->received_by);
  g_free (self);
}

static gpointer
dispatch_from_row (MonevDbRows *rows)
{
  MonevDispatch *self = g_new0 (MonevDispatch, 1);

  self->id = text_of (rows, "id");
  self->year = monev_db_rows_int (rows, "year");
  self->number = monev_db_rows_int (rows, "number");
  self->sent_on = text_of (rows, "sent_on");
  self->subject = text_of (rows, "subject");
  self->agency_id = text_of (rows, "agency_id");
  self->recipient = text_of (rows, "recipient");
  self->letter_number = text_of (rows, "letter_number");
  self->content = text_of (rows, "content");
  self->means = text_of (rows, "means");
  self->received_on = text_of (rows, "received_on");
  self->received_by = text_of (rows, "received_by");
  return self;
}

static gboolean
next_number (MonevDbConnection *connection, gint64 year, gint64 *number, GError **error)
{
  g_autoptr (MonevDbRows) rows = monev_db_query (
      connection, "dispatch_last", MONEV_DB_BINDS (MONEV_DB_I ("year", year)), error);

  if (rows == NULL || !monev_db_rows_next (rows, error))
    return FALSE;
  *number = monev_db_rows_int (rows, "number") + 1;
  return TRUE;
}

/** monev_dispatch_store_insert: the next line of its year; its number is set. Two at once: the later
 * gets CONSTRAINT. */
gboolean
monev_dispatch_store_insert (MonevDbConnection *connection, MonevDispatch *dispatch, gint64 now,
                             GError **error)
{
  g_autofree char *id = monev_id_new (now);
  const char *agency = *dispatch->agency_id == '\0' ? NULL : dispatch->agency_id;

  return next_number (connection, dispatch->year, &dispatch->number, error)
         && monev_db_exec (
             connection, "dispatch_insert",
             MONEV_DB_BINDS (MONEV_DB_T ("id", id), MONEV_DB_I ("year", dispatch->year),
                             MONEV_DB_I ("number", dispatch->number),
                             MONEV_DB_T ("sent_on", dispatch->sent_on),
                             MONEV_DB_T ("subject", dispatch->subject),
                             MONEV_DB_T ("agency_id", agency),
                             MONEV_DB_T ("recipient", dispatch->recipient),
                             MONEV_DB_T ("letter_number", dispatch->letter_number),
                             MONEV_DB_T ("content", dispatch->content),
                             MONEV_DB_T ("means", dispatch->means)),
             NULL, error);
}

/** monev_dispatch_store_received: the tanda terima of what was sent under @subject came back. */
gboolean
monev_dispatch_store_received (MonevDbConnection *connection, const char *subject, const char *on,
                               const char *by, GError **error)
{
  return monev_db_exec (connection, "dispatch_received_update",
                        MONEV_DB_BINDS (MONEV_DB_T ("subject", subject),
                                        MONEV_DB_T ("received_on", on),
                                        MONEV_DB_T ("received_by", by)),
                        NULL, error);
}

/** monev_dispatch_store_list: Returns: (transfer full) (element-type MonevDispatch): by number. */
GPtrArray *
monev_dispatch_store_list (MonevDbConnection *connection, gint64 year, GError **error)
{
  return list (monev_db_query (connection, "dispatch_list",
                               MONEV_DB_BINDS (MONEV_DB_I ("year", year)), error),
               dispatch_from_row, (GDestroyNotify)monev_dispatch_free, error);
}
