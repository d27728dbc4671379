#include "request-files.h"

#include <string.h>

#include "base/instant.h"
#include "data-period.h"
#include "data-workbook.h"
#include "office/office.h"
#include "page/page-drawing.h"
#include "people/people.h"
#include "record/record-store.h"
#include "request-papers.h"
#include "request-private.h"
#include "response/field-batch.h"

#define THREADS 2
#define TITLE_LETTERS 60
#define TITLE_END 26 /* of them, what is kept of the end: "– Triwulan IV 2026" */
#define WAITING 4 /* cases that are loaded ahead of the threads */

/** monev_request_file_free: frees it. */
void
monev_request_file_free (MonevRequestFile *self)
{
  g_free (self->addressee_id);
  g_free (self->agency_code);
  g_free (self->agency_name);
  g_free (self->path);
  g_free (self->receipt);
  g_free (self->error);
  g_free (self);
}

/* A long title is cut in its middle: its end names the period, and tells one file from another. */
static char *
short_title (char *title)
{
  glong letters = g_utf8_strlen (title, -1);
  g_autofree char *whole = title;
  g_autofree char *head = NULL;

  if (letters <= TITLE_LETTERS)
    return g_steal_pointer (&whole);
  head = g_utf8_substring (title, 0, TITLE_LETTERS - TITLE_END - 1);
  return g_strconcat (head, "…", g_utf8_offset_to_pointer (title, letters - TITLE_END), NULL);
}

/** monev_request_file_name: @what: (nullable): "Klarifikasi". Returns: (transfer full): "Dinkes - Data
 * Kemiskinan dan Stunting – Tahun 2026.xlsx", as Windows takes it. */
char *
monev_request_file_name (const MonevDataRequest *request, const MonevDataAddressee *addressee,
                         const char *what, const char *ending)
{
  const char *agency = *addressee->agency_short != '\0' ? addressee->agency_short
                                                        : addressee->agency_name;
  g_autofree char *title = short_title (what == NULL
                                            ? g_strdup (request->title)
                                            : g_strconcat (what, " ", request->title, NULL));
  g_autofree char *name = monev_field_file_name (agency, title);

  name[strlen (name) - strlen (".xlsx")] = '\0';
  return g_strconcat (name, ending, NULL);
}

/* ---- one workbook ---- */

/* All that a thread needs, and no database. */
typedef struct {
  MonevDataCase     *data;
  MonevRecord       *agency;
  GBytes            *logo;  /* (nullable) */
  char              *period, *letter_date, *due, *head_position;
  MonevDataWorkbook  what;
  MonevRequestFile  *file; /* of the list */
  char              *path;
  MonevIssueList    *issues;
} Job;

static void
job_free (Job *self)
{
  g_clear_pointer (&self->data, monev_data_case_free);
  g_clear_pointer (&self->agency, monev_record_unref);
  g_clear_pointer (&self->issues, monev_issue_list_unref);
  g_clear_pointer (&self->logo, g_bytes_unref);
  g_free (self->period);
  g_free (self->letter_date);
  g_free (self->due);
  g_free (self->head_position);
  g_free (self->path);
  g_free (self);
}

static char *
words_of_day (const char *iso)
{
  MonevDate date;

  return monev_date_from_iso (iso, &date, NULL) ? monev_date_format (date, MONEV_DATE_LONG) : NULL;
}

static char *
words_of_due (GTimeZone *zone, gint64 due_at)
{
  MonevDate date;

  if (due_at == 0)
    return NULL;
  date = monev_minute_to_date (monev_instant_to_minute (due_at, zone), NULL);
  return monev_date_format (date, MONEV_DATE_FULL);
}

/* "Kepala Dinas Kesehatan", "Camat Muara Rimba". */
static char *
head_position (const char *agency)
{
  if (g_str_has_prefix (agency, "Kecamatan "))
    return g_strconcat ("Camat ", agency + strlen ("Kecamatan "), NULL);
  if (g_str_has_prefix (agency, "Inspektorat"))
    return g_strdup ("Inspektur");
  if (g_str_has_prefix (agency, "Sekretariat Daerah"))
    return g_strdup ("Sekretaris Daerah");
  if (g_str_has_prefix (agency, "Sekretariat DPRD"))
    return g_strdup ("Sekretaris DPRD");
  return g_strconcat ("Kepala ", agency, NULL);
}

static const char *
or_null (const char *text)
{
  return text == NULL || *text == '\0' ? NULL : text;
}

static cairo_status_t
gather_bytes (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/* Whatever was given as the logo, as a PNG of the size it is printed in. */
static GBytes *
draw_logo (const MonevPageDrawing *drawing)
{
  double dots = MONEV_DATA_LOGO_DPI / 25.4;
  int side = (int)(MONEV_DATA_LOGO_MM * dots);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, side, side);
  cairo_t *cr = cairo_create (surface);
  GByteArray *png = g_byte_array_new ();

  cairo_scale (cr, dots, dots);
  monev_page_drawing_draw (drawing, cr);
  cairo_destroy (cr);
  cairo_surface_write_to_png_stream (surface, gather_bytes, png);
  cairo_surface_destroy (surface);
  return g_byte_array_free_to_bytes (png);
}

/* A letterhead without its logo is better than no workbook: what cannot be read is left out. */
static GBytes *
load_logo (MonevDbConnection *connection, const MonevRecord *office)
{
  g_autoptr (GBytes) bytes = monev_office_logo (connection, office, NULL);
  g_autoptr (MonevPageDrawing) drawing
      = bytes == NULL ? NULL
                      : monev_page_drawing_new_image (bytes, MONEV_DATA_LOGO_MM,
                                                      MONEV_DATA_LOGO_MM, NULL);

  return drawing == NULL ? NULL : draw_logo (drawing);
}

static void
fill_what (Job *self, const MonevRecord *office, gint64 now)
{
  const MonevDataCase *data = self->data;

  self->what = (MonevDataWorkbook){
    .layout = data->layout,
    .last = data->last,
    .values = data->addressee->rounds > 0 ? data->values : NULL,
    .office = office,
    .logo = self->logo,
    .request_id = data->request->id,
    .addressee_id = data->addressee->id,
    .number = data->request->number,
    .sha256 = data->request->sha256,
    .agency_name = data->addressee->agency_name,
    .agency_code = data->addressee->agency_code,
    .period_label = self->period,
    .letter_number = or_null (data->request->letter_number),
    .letter_date = self->letter_date,
    .due = self->due,
    .contact = or_null (data->request->contact),
    .signer_position = self->head_position,
    .signer_name = or_null (monev_record_get (self->agency, "head_name")),
    .signer_nip = or_null (monev_record_get (self->agency, "head_nip")),
    .now = now,
  };
}

static Job *
job_new (MonevDbConnection *connection, const char *addressee_id, const MonevRecord *office,
         GBytes *logo, GError **error)
{
  Job *self = g_new0 (Job, 1);
  g_autoptr (GTimeZone) zone = monev_zone_new (monev_record_get (office, "zone"), error);
  gint64 now = 0;

  self->issues = monev_issue_list_new ();
  if (zone == NULL || !monev_db_now (connection, &now, error)
      || (self->data = monev_data_case_load (connection, addressee_id, error)) == NULL
      || (self->agency = monev_record_store_get (connection, &monev_agency_type,
                                                 self->data->addressee->agency_id, error))
             == NULL)
    {
      job_free (self);
      return NULL;
    }
  self->period = monev_data_period_label (self->data->request->period);
  self->letter_date = words_of_day (self->data->request->letter_date);
  self->due = words_of_due (zone, self->data->addressee->due_at);
  self->logo = logo == NULL ? NULL : g_bytes_ref (logo);
  self->head_position = head_position (self->data->addressee->agency_name);
  fill_what (self, office, now);
  return self;
}

/* ---- all of them, on threads ---- */

typedef struct {
  const MonevRequestBatch *batch;
  MonevRecord   *office;
  GBytes        *logo;    /* (nullable) */
  GThreadPool   *pool;
  GMutex         mutex;
  GCond          moved;
  guint          waiting, done, total;
  char          *failure; /* (nullable): the disk is full: no further file is begun */
  char          *stopped; /* (nullable): why the rest is not begun */
  GPtrArray     *files;
  MonevIssueList *issues;
} Writer;

static void
gather_issues (MonevIssueList *all, const MonevIssueList *of_one)
{
  for (guint i = 0; i < monev_issue_list_size (of_one); i++)
    monev_issue_list_add (all, monev_issue_list_get (of_one, i));
}

static void
work (gpointer data, gpointer user_data)
{
  Job *job = data;
  Writer *self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean skip;

  g_mutex_lock (&self->mutex);
  skip = self->failure != NULL;
  g_mutex_unlock (&self->mutex);
  if (!skip)
    monev_data_workbook_write (&job->what, job->path, job->issues, &error);
  g_mutex_lock (&self->mutex);
  if (error != NULL && self->failure == NULL)
    self->failure = g_strdup (error->message);
  if (skip || error != NULL)
    job->file->error = g_strdup (error != NULL ? error->message : self->failure);
  else
    job->file->path = g_steal_pointer (&job->path);
  gather_issues (self->issues, job->issues);
  self->waiting--;
  self->done++;
  g_cond_signal (&self->moved);
  g_mutex_unlock (&self->mutex);
  job_free (job);
}

static gboolean
wait_for_room (Writer *self, guint most)
{
  gboolean failed;

  g_mutex_lock (&self->mutex);
  while (self->waiting > most)
    g_cond_wait (&self->moved, &self->mutex);
  failed = self->failure != NULL;
  g_mutex_unlock (&self->mutex);
  return !failed;
}

static MonevRequestFile *
add_file (Writer *self, const MonevDataAddressee *to)
{
  MonevRequestFile *file = g_new0 (MonevRequestFile, 1);

  file->addressee_id = g_strdup (to->id);
  file->agency_code = g_strdup (to->agency_code);
  file->agency_name = g_strdup (to->agency_name);
  file->receipt = g_strdup ("");
  g_ptr_array_add (self->files, file);
  return file;
}

/* What lies there under that name may be what an agency sent back: nothing is written over it. */
static char *
free_path (const char *folder, const char *name)
{
  const char *dot = strrchr (name, '.');
  g_autofree char *stem = g_strndup (name, (gsize)(dot - name));
  char *path = g_build_filename (folder, name, NULL);

  for (guint i = 2; g_file_test (path, G_FILE_TEST_EXISTS) && i < 1000; i++)
    {
      g_autofree char *other = g_strdup_printf ("%s (%u)%s", stem, i, dot);

      g_free (path);
      path = g_build_filename (folder, other, NULL);
    }
  return path;
}

static gboolean
begin_one (Writer *self, MonevDbConnection *connection, const MonevDataAddressee *to,
           GError **error)
{
  const MonevRequestBatch *batch = self->batch;
  MonevRequestFile *file = add_file (self, to);
  Job *job;
  g_autofree char *name = NULL;

  if (!wait_for_room (self, WAITING))
    {
      file->error = g_strdup (self->failure);
      return TRUE;
    }
  job = job_new (connection, to->id, self->office, self->logo, error);
  if (job == NULL)
    return FALSE;
  name = monev_request_file_name (job->data->request, to, NULL, ".xlsx");
  if (batch->tell != NULL)
    batch->tell (self->files->len - 1, self->total, to->agency_name, batch->data);
  if (batch->receipts)
    {
      g_autofree char *paper
          = monev_request_file_name (job->data->request, to, "Tanda Terima", ".pdf");
      g_autofree char *path = free_path (batch->folder, paper);

      if (!monev_request_receipt_paper (connection, job->data->request, job->data->addressee, path,
                                        error))
        {
          job_free (job);
          return FALSE;
        }
      g_free (file->receipt);
      file->receipt = g_steal_pointer (&path);
    }
  job->path = free_path (batch->folder, name);
  job->file = file;
  g_mutex_lock (&self->mutex);
  self->waiting++;
  g_mutex_unlock (&self->mutex);
  return g_thread_pool_push (self->pool, job, error);
}

static gboolean
is_meant (const MonevRequestBatch *batch, const MonevDataAddressee *to)
{
  for (guint i = 0; batch->addressees != NULL && i < batch->addressees->len; i++)
    if (strcmp (((const MonevDataAddressee *)batch->addressees->pdata[i])->id, to->id) == 0)
      return TRUE;
  return batch->addressees == NULL;
}

/* One after the other until something stops it; then the rest is named with the reason. */
static void
write_one (Writer *self, MonevDbConnection *connection, const MonevDataAddressee *to)
{
  g_autoptr (GError) error = NULL;

  if (self->stopped == NULL && g_cancellable_is_cancelled (self->batch->cancellable))
    self->stopped = g_strdup ("Belum ditulis: penulisan dihentikan.");
  if (self->stopped != NULL)
    {
      add_file (self, to)->error = g_strdup (self->stopped);
      return;
    }
  if (begin_one (self, connection, to, &error))
    return;
  self->stopped = g_error_matches (error, MONEV_ERROR, MONEV_ERROR_CANCELLED)
                      ? g_strdup ("Belum ditulis: penulisan dihentikan.")
                      : g_strdup_printf ("Belum ditulis: %s", error->message);
  ((MonevRequestFile *)self->files->pdata[self->files->len - 1])->error = g_strdup (self->stopped);
}

static void
write_all (Writer *self, MonevDbConnection *connection, const GPtrArray *all)
{
  self->total = self->batch->addressees != NULL ? self->batch->addressees->len : all->len;
  for (guint i = 0; i < all->len; i++)
    if (is_meant (self->batch, all->pdata[i]))
      write_one (self, connection, all->pdata[i]);
  wait_for_room (self, 0);
  g_thread_pool_free (self->pool, FALSE, TRUE);
}

/**
 * monev_request_write_files:
 * @issues: takes wording that did not fit
 *
 * A workbook for each agency, on two threads; each is there whole or not at all, and files of the
 * same name are written over. When the disk is full, something fails or it is cancelled, the rest is
 * named in the list, with the reason.
 *
 * Errors: NOT_FOUND, UNAVAILABLE, before anything was begun.
 *
 * Returns: (transfer full) (element-type MonevRequestFile) (nullable)
 */
GPtrArray *
monev_request_write_files (MonevDbConnection *connection, const MonevRequestBatch *batch,
                           MonevIssueList *issues, GError **error)
{
  Writer self = { .batch = batch, .issues = issues };
  g_autoptr (GPtrArray) all
      = monev_addressee_store_list (connection, batch->request_id, FALSE, error);

  self.office = all == NULL ? NULL : monev_office_load (connection, error);
  if (self.office == NULL)
    return NULL;
  self.logo = load_logo (connection, self.office);
  self.pool = g_thread_pool_new (work, &self, THREADS, FALSE, error);
  if (self.pool == NULL)
    {
      g_clear_pointer (&self.logo, g_bytes_unref);
      monev_record_unref (self.office);
      return NULL;
    }
  g_mutex_init (&self.mutex);
  g_cond_init (&self.moved);
  self.files = g_ptr_array_new_with_free_func ((GDestroyNotify)monev_request_file_free);
  write_all (&self, connection, all);
  g_mutex_clear (&self.mutex);
  g_cond_clear (&self.moved);
  g_free (self.failure);
  g_free (self.stopped);
  g_clear_pointer (&self.logo, g_bytes_unref);
  monev_record_unref (self.office);
  return self.files;
}

/* ---- klarifikasi ---- */

static const char *
question_at (const GPtrArray *remarks, const char *place)
{
  const char *found = "";

  for (guint i = 0; i < remarks->len; i++)
    {
      const MonevDataRemark *remark = remarks->pdata[i];

      if (!remark->settled && strcmp (remark->kind, "klarifikasi") == 0
          && strcmp (remark->place, place) == 0)
        found = remark->text;
    }
  return found;
}

/**
 * monev_data_case_questions:
 * @texts: takes the words that the questions borrow
 *
 * Returns: (transfer full) (element-type MonevDataQuestion): the cells that are asked about
 */
GArray *
monev_data_case_questions (MonevDbConnection *connection, const MonevDataCase *data,
                           GPtrArray *texts, GError **error)
{
  g_autoptr (GPtrArray) remarks
      = monev_data_remark_store_list (connection, data->addressee->id, error);
  GArray *questions;

  if (remarks == NULL)
    return NULL;
  questions = g_array_new (FALSE, TRUE, sizeof (MonevDataQuestion));
  for (guint sheet = 0; sheet < monev_data_form_n_sheets (data->form); sheet++)
    for (guint line = 0; line < monev_data_values_n_lines (data->values, sheet); line++)
      for (guint field = 0; field < monev_data_layout_n_fields (data->layout, sheet); field++)
        if (monev_data_values_get (data->values, sheet, line, field).state
            == MONEV_DATA_KLARIFIKASI)
          {
            g_autofree char *place = monev_data_place (data->values, sheet, line, field);
            char *text = g_strdup (question_at (remarks, place));
            MonevDataQuestion question = { sheet, line, field, text };

            g_ptr_array_add (texts, text);
            g_array_append_val (questions, question);
          }
  return questions;
}

/** monev_request_write_clarify: the workbook in which only the questioned cells are open. STATE when
 * nothing is asked. */
gboolean
monev_request_write_clarify (MonevDbConnection *connection, const MonevDataCase *data,
                             const char *path, MonevIssueList *issues, GError **error)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) questions = monev_data_case_questions (connection, data, texts, error);
  g_autoptr (MonevRecord) office = questions == NULL ? NULL : monev_office_load (connection, error);
  g_autoptr (GBytes) logo = office == NULL ? NULL : load_logo (connection, office);
  Job *job
      = office == NULL ? NULL : job_new (connection, data->addressee->id, office, logo, error);
  gboolean good;

  if (job == NULL)
    return FALSE;
  if (questions->len == 0)
    {
      g_set_error (error, MONEV_ERROR, MONEV_ERROR_STATE,
                   "Tidak ada pertanyaan yang menunggu jawaban %s.", data->addressee->agency_name);
      job_free (job);
      return FALSE;
    }
  job->what.questions = (const MonevDataQuestion *)(gpointer)questions->data;
  job->what.n_questions = questions->len;
  job->what.values = job->data->values;
  job->what.round = (guint)data->addressee->rounds;
  good = monev_data_workbook_write (&job->what, path, issues, error);
  job_free (job);
  return good;
}
