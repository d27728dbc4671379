/* The rows of requests, their addressees and what came back, each function inside the caller's
 * transaction. */
#pragma once

#include "db-connection.h"

G_BEGIN_DECLS

#define MONEV_REQUEST_RUNNING "berjalan"
#define MONEV_REQUEST_DONE "selesai"
#define MONEV_REQUEST_STOPPED "dibatalkan"

/* Texts are "" where nothing stands. */
typedef struct {
  char  *id;
  char  *form_id, *form_code, *form_title;
  char  *version_id;
  gint64 number;        /* of the version of the form */
  char  *sha256;        /* of the version */
  char  *activity_id, *activity;
  gint64 year;          /* Tahun Anggaran in which it is worked on */
  char  *period;        /* that it covers: "2026-T1" */
  char  *title;
  char  *letter_number;
  char  *letter_date;
  char  *time_unit;     /* "hari": working days; "jam": working hours */
  gint64 time_amount;
  char  *contact;       /* to whom it goes back */
  char  *state;
  gint64 made_at;       /* UTC milliseconds */
  char  *copied_from;   /* id of the request it was copied from; written only */
  char  *search_key;
  gint64 version;
} MonevDataRequest;

typedef struct {
  char  *id;
  char  *request_id;
  char  *agency_id, *agency_code, *agency_name, *agency_short;
  char  *facts;         /* canonical JSON, frozen; "" in lists */
  gint64 sent_at;       /* UTC milliseconds; 0 while it is not sent */
  gint64 due_at;        /* of the last minute that is in time; 0 while it is not sent */
  gint64 receipt_at;    /* the tanda terima came back */
  char  *receipt_by;
  gint64 received_at;   /* of the first round */
  gint64 verified_at;
  gint64 rounds;
  char  *content;       /* the values that count; "" in lists and before the first round */
  gint64 asked, filled, repaired, doubtful, missing, approved; /* cells */
  gint64 questions;     /* klarifikasi that are not answered yet */
  gint64 version;
} MonevDataAddressee;

typedef struct {
  char  *id;
  char  *addressee_id;
  gint64 round;         /* from 1 */
  char  *source;        /* "berkas", "surat", "pindaian", "foto", "wa", "telepon", "email",
                           "klarifikasi" */
  char  *file_name;
  char  *sha256;        /* of the file; "" for none */
  char  *attachment_id; /* the file as it came; "" for none */
  gint64 received_at;
  char  *letter_number, *letter_date;
  char  *filled_by, *filled_phone;
  char  *content;       /* the values as they came */
  char  *issues;        /* JSON array */
  char  *entered_by;    /* id of the official when it is written, his name when it is read */
} MonevDataSubmission;

typedef struct {
  char    *id;
  char    *place;       /* "lembar|baris|kolom"; "" for all of it */
  char    *kind;        /* "masuk", "sesuai", "klarifikasi", "jawab", "koreksi", "tolak", "status" */
  char    *old_value, *new_value;
  char    *text;
  gboolean settled;
  gint64   at;
  char    *by;          /* name */
} MonevDataRemark;

typedef struct {
  char  *id;
  gint64 number;
  char  *sha256;
  gint64 agencies;
  char  *note;
  gint64 closed_at;
  char  *closed_by;
} MonevDataSet;

/* A line of the buku ekspedisi. */
typedef struct {
  char  *id;
  gint64 year, number;
  char  *sent_on;       /* YYYY-MM-DD */
  char  *subject;       /* "data/ADDRESSEE" */
  char  *agency_id;
  char  *recipient;
  char  *letter_number;
  char  *content;
  char  *means;         /* "kurir", "e-mail", "WA" */
  char  *received_on, *received_by;
} MonevDispatch;

MonevDataRequest   *monev_request_store_find       (MonevDbConnection *connection, const char *id,
                                                    GError **error);
GPtrArray          *monev_request_store_list       (MonevDbConnection *connection, gint64 year,
                                                    GError **error);
gboolean            monev_request_store_of_period  (MonevDbConnection *connection,
                                                    const char *form_id, const char *period,
                                                    char **id, GError **error);
gboolean            monev_request_store_insert     (MonevDbConnection *connection,
                                                    const MonevDataRequest *request,
                                                    const char *official, GError **error);
gboolean            monev_request_store_set_state  (MonevDbConnection *connection,
                                                    const MonevDataRequest *request,
                                                    const char *state, GError **error);
MonevDataAddressee *monev_addressee_store_find     (MonevDbConnection *connection, const char *id,
                                                    GError **error);
GPtrArray          *monev_addressee_store_list     (MonevDbConnection *connection,
                                                    const char *request_id, gboolean contents,
                                                    GError **error);
GPtrArray          *monev_addressee_store_board    (MonevDbConnection *connection, gint64 year,
                                                    GError **error);
gboolean            monev_addressee_store_insert   (MonevDbConnection *connection,
                                                    const MonevDataAddressee *addressee,
                                                    GError **error);
gboolean            monev_addressee_store_update   (MonevDbConnection *connection,
                                                    const MonevDataAddressee *addressee,
                                                    GError **error);
gboolean            monev_submission_store_insert  (MonevDbConnection *connection,
                                                    const MonevDataSubmission *submission,
                                                    GError **error);
GPtrArray          *monev_submission_store_list    (MonevDbConnection *connection,
                                                    const char *addressee_id, GError **error);
gboolean            monev_submission_store_twin    (MonevDbConnection *connection,
                                                    const char *sha256, const char *addressee_id,
                                                    MonevDataSubmission **twin, char **agency,
                                                    GError **error);
gboolean            monev_data_remark_store_add    (MonevDbConnection *connection,
                                                    const char *addressee_id,
                                                    const MonevDataRemark *remark,
                                                    const char *official, GError **error);
gboolean            monev_data_remark_store_settle (MonevDbConnection *connection,
                                                    const char *addressee_id, const char *place,
                                                    GError **error);
GPtrArray          *monev_data_remark_store_list   (MonevDbConnection *connection,
                                                    const char *addressee_id, GError **error);
gboolean            monev_data_set_store_insert    (MonevDbConnection *connection,
                                                    const char *request_id,
                                                    const MonevDataSet *set,
                                                    const char *snapshot_id,
                                                    const char *official, GError **error);
GPtrArray          *monev_data_set_store_list      (MonevDbConnection *connection,
                                                    const char *request_id, GError **error);
gboolean            monev_dispatch_store_insert    (MonevDbConnection *connection,
                                                    MonevDispatch *dispatch, gint64 now,
                                                    GError **error);
gboolean            monev_dispatch_store_received  (MonevDbConnection *connection,
                                                    const char *subject, const char *on,
                                                    const char *by, GError **error);
GPtrArray          *monev_dispatch_store_list      (MonevDbConnection *connection, gint64 year,
                                                    GError **error);
MonevDataRequest   *monev_data_request_copy        (const MonevDataRequest *self);
void                monev_data_request_free        (MonevDataRequest *self);
MonevDataAddressee *monev_data_addressee_copy      (const MonevDataAddressee *self);
void                monev_data_addressee_free      (MonevDataAddressee *self);
MonevDataSubmission *monev_data_submission_copy    (const MonevDataSubmission *self);
void                monev_data_submission_free     (MonevDataSubmission *self);
void                monev_data_remark_free         (MonevDataRemark *self);
void                monev_data_set_free            (MonevDataSet *self);
void                monev_dispatch_free            (MonevDispatch *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MonevDataRequest, monev_data_request_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MonevDataAddressee, monev_data_addressee_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MonevDataSubmission, monev_data_submission_free)

G_END_DECLS
