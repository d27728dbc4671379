/* Daftar hadir, notulen, pages of photos. */
#include <string.h>

#include "activity/field-paper-private.h"
#include "activity/finding.h"
#include "activity/photo-order.h"

static char *
shown (const MonevRecord *record, const char *field)
{
  return monev_record_shown (
    record, (guint) monev_record_type_field (monev_record_type (record), field));
}

static void
add_fact (MonevPaper *paper, const char *label, const char *text)
{
  g_autofree char *line = g_strdup_printf ("%s: %s", label, text);

  if (*text != '\0')
    monev_page_document_add_text (paper->document, line, NULL,
                                  &(MonevPageParagraph) { .left = 30, .first = -30 });
}

/* Where and when, as it stands over daftar hadir and notulen. */
static void
add_facts (MonevPaper *paper, const MonevRecord *meeting)
{
  g_autofree char *leader = shown (meeting, "leader_id");
  g_autofree char *day = NULL;
  g_autofree char *hours = g_strdup_printf (
    *monev_record_get (meeting, "time_to") != '\0' ? "%s–%s" : "%s%s",
    monev_record_get (meeting, "time_from"), monev_record_get (meeting, "time_to"));
  MonevDate date;

  if (monev_date_from_iso (monev_record_get (meeting, "date"), &date, NULL))
    day = monev_date_format (date, MONEV_DATE_FULL);
  add_fact (paper, "Hari, tanggal", day != NULL ? day : "");
  add_fact (paper, "Pukul", hours);
  add_fact (paper, "Tempat", monev_record_get (meeting, "place"));
  add_fact (paper, "Pemimpin rapat", leader != NULL ? leader : "");
}

static const MonevFieldColumn attendance_columns[] = {
  { "No", MONEV_XLSX_INTEGER, 0, 10 },  { "Nama", MONEV_XLSX_TEXT, 0, 0 },
  { "Jabatan", MONEV_XLSX_TEXT, 0, 0 }, { "Perangkat daerah", MONEV_XLSX_TEXT, 0, 0 },
  { "Tanda tangan", MONEV_XLSX_TEXT, 0, 40 },
};

static GPtrArray *
list_of_meeting (MonevDbConnection *connection, const MonevRecordType *type,
                 const MonevRecord *meeting, GError **error)
{
  g_autoptr (GPtrArray) all
    = monev_field_list (connection, type, monev_record_get (meeting, "activity_id"), error);
  GPtrArray *list;

  if (all == NULL)
    return NULL;
  list = g_ptr_array_new_with_free_func ((GDestroyNotify) monev_record_unref);
  for (guint i = 0; i < all->len; i++)
    if (strcmp (monev_record_get (all->pdata[i], "meeting_id"), monev_record_id (meeting)) == 0)
      g_ptr_array_add (list, monev_record_ref (all->pdata[i]));
  return list;
}

/* Who is meant by the name of an agency: its head, as he is called. */
static char *
head_of (const char *agency)
{
  static const struct { const char *begins, *head; gsize cut; } heads[] = {
    { "Kecamatan ", "Camat ", 10 },          { "Inspektorat", "Inspektur", 11 },
    { "Sekretariat DPRD", "Sekretaris DPRD", 16 }, { "Dinas ", "Kepala ", 0 },
    { "Badan ", "Kepala ", 0 },              { "Bagian ", "Kepala ", 0 },
    { "Satuan ", "Kepala ", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    if (g_str_has_prefix (agency, heads[i].begins))
      return g_strconcat (heads[i].head, agency + heads[i].cut, NULL);
  return g_strconcat ("pimpinan ", agency, NULL);
}

/* "Sekretaris\nmewakili Kepala Dinas Kesehatan" */
static char *
post_of (const MonevRecord *guest, const char *agency)
{
  const char *title = monev_record_get (guest, "title");
  g_autofree char *head = NULL;

  if (strcmp (monev_record_get (guest, "state"), "mewakili") != 0)
    return g_strdup (title);
  head = head_of (agency);
  return g_strdup_printf ("%s%smewakili %s", title, *title != '\0' ? "\n" : "", head);
}

static void
add_attendance (MonevPageTable *table, GPtrArray *people)
{
  for (guint i = 0; i < people->len; i++)
    {
      const MonevRecord *one = people->pdata[i];
      g_autofree char *number = g_strdup_printf ("%u", i + 1);
      g_autofree char *agency = shown (one, "agency_id");
      g_autofree char *post = post_of (one, agency != NULL ? agency : "");
      char *cells[] = { number, (char *) monev_record_get (one, "name"), post,
                        agency != NULL ? agency : (char *) "", (char *) "" };

      if (strcmp (monev_record_get (one, "state"), "tidak_hadir") == 0)
        cells[4] = (char *) "tidak hadir";
      monev_paper_row (table, attendance_columns, G_N_ELEMENTS (attendance_columns), cells, FALSE,
                       11);
    }
}

/** monev_meeting_attendance_paper: Returns: (transfer full): daftar hadir, F4, to be signed by hand;
 * those who are invited have their line before the meeting, too. */
MonevPageDocument *
monev_meeting_attendance_paper (MonevDbConnection *connection, const MonevRecord *meeting,
                                GError **error)
{
  g_auto (MonevPaper) paper = { NULL };
  g_autoptr (MonevPageTable) table = NULL;
  g_autoptr (GPtrArray) people
    = list_of_meeting (connection, &monev_attendance_type, meeting, error);

  if (people == NULL || !monev_paper_begin (connection, "Daftar Hadir", &paper, error))
    return NULL;
  monev_paper_section (&paper, MONEV_PAGE_F4, FALSE);
  monev_paper_kop (&paper);
  monev_paper_title (&paper, "Daftar Hadir", monev_record_get (meeting, "title"));
  add_facts (&paper, meeting);
  table = monev_paper_table (attendance_columns, G_N_ELEMENTS (attendance_columns), 9);
  add_attendance (table, people);
  monev_page_document_add_text (paper.document, " ", NULL, NULL);
  monev_page_document_add_table (paper.document, table);
  return g_steal_pointer (&paper.document);
}

static const MonevFieldColumn agreement_columns[] = {
  { "No", MONEV_XLSX_INTEGER, 0, 10 },            { "Kesepakatan", MONEV_XLSX_TEXT, 0, 0 },
  { "Penanggung jawab", MONEV_XLSX_TEXT, 0, 50 }, { "Tenggat", MONEV_XLSX_DATE, 0, 32 },
};

static void
add_agreements (MonevPaper *paper, GPtrArray *agreements)
{
  g_autoptr (MonevPageTable) table
    = monev_paper_table (agreement_columns, G_N_ELEMENTS (agreement_columns), 9);

  for (guint i = 0; i < agreements->len; i++)
    {
      const MonevRecord *one = agreements->pdata[i];
      g_autofree char *number = g_strdup_printf ("%u", i + 1);
      g_autofree char *agency = shown (one, "agency_id");
      g_autofree char *official = shown (one, "official_id");
      g_autofree char *bearer
        = g_strdup_printf ("%s%s%s", agency, *agency != '\0' && *official != '\0' ? "; " : "",
                           official);
      char *cells[] = { number, (char *) monev_record_get (one, "text"), bearer,
                        (char *) monev_record_get (one, "due") };

      monev_paper_row (table, agreement_columns, G_N_ELEMENTS (agreement_columns), cells, FALSE, 0);
    }
  monev_page_document_add_table (paper->document, table);
}

static void
add_counts (MonevPaper *paper, GPtrArray *people)
{
  static const char *const states[] = { "hadir", "mewakili", "tidak_hadir", "diundang" };
  guint n[G_N_ELEMENTS (states)] = { 0 };
  g_autofree char *text = NULL;

  for (guint i = 0; i < people->len; i++)
    for (guint s = 0; s < G_N_ELEMENTS (states); s++)
      n[s] += strcmp (monev_record_get (people->pdata[i], "state"), states[s]) == 0 ? 1 : 0;
  text = g_strdup_printf ("%u hadir, %u diwakili, %u tidak hadir, %u belum dicatat", n[0], n[1], n[2],
                          n[3]);
  add_fact (paper, "Peserta", text);
}

static const MonevFieldColumn present_columns[] = {
  { "No", MONEV_XLSX_INTEGER, 0, 10 },  { "Perangkat daerah", MONEV_XLSX_TEXT, 0, 0 },
  { "Nama", MONEV_XLSX_TEXT, 0, 0 },    { "Jabatan", MONEV_XLSX_TEXT, 0, 0 },
};

/* Who was there, himself or for his head. */
static void
add_present (MonevPaper *paper, GPtrArray *people)
{
  g_autoptr (MonevPageTable) table
    = monev_paper_table (present_columns, G_N_ELEMENTS (present_columns), 9);
  guint n = 0;

  for (guint i = 0; i < people->len; i++)
    {
      const MonevRecord *one = people->pdata[i];
      const char *state = monev_record_get (one, "state");
      g_autofree char *agency = shown (one, "agency_id");
      g_autofree char *post = post_of (one, agency != NULL ? agency : "");
      g_autofree char *number = NULL;

      if (strcmp (state, "hadir") != 0 && strcmp (state, "mewakili") != 0)
        continue;
      number = g_strdup_printf ("%u", ++n);
      monev_paper_row (table, present_columns, G_N_ELEMENTS (present_columns),
                       (char *[]) { number, agency != NULL ? agency : (char *) "",
                                    (char *) monev_record_get (one, "name"), post },
                       FALSE, 0);
    }
  if (n == 0)
    return;
  monev_paper_heading (paper, "Yang hadir");
  monev_page_document_add_table (paper->document, table);
}

static void
add_running_text (MonevPaper *paper, const char *heading, const char *text)
{
  if (*text == '\0')
    return;
  monev_paper_heading (paper, heading);
  monev_page_document_add_text (paper->document, text, NULL,
                                &(MonevPageParagraph) { .align = MONEV_PAGE_JUSTIFY,
                                                        .spacing = 1.15 });
}

/** monev_meeting_minutes_paper: Returns: (transfer full): notulen with agreements, F4, with room for
 * the hands of who led and who wrote. */
MonevPageDocument *
monev_meeting_minutes_paper (MonevDbConnection *connection, const MonevRecord *meeting,
                             GError **error)
{
  g_auto (MonevPaper) paper = { NULL };
  g_autoptr (GPtrArray) agreements
    = list_of_meeting (connection, &monev_follow_up_type, meeting, error);
  g_autoptr (GPtrArray) people = NULL;
  g_autoptr (MonevSignatory) leader = NULL;
  g_autoptr (MonevSignatory) secretary = NULL;
  const char *date = monev_record_get (meeting, "date");

  if (agreements == NULL
      || (leader = monev_signatory_of (connection, monev_record_get (meeting, "leader_id"), date,
                                       error)) == NULL
      || (secretary = monev_signatory_of (connection, monev_record_get (meeting, "secretary_id"),
                                          date, error)) == NULL
      || (people = list_of_meeting (connection, &monev_attendance_type, meeting, error)) == NULL
      || !monev_paper_begin (connection, "Notulen", &paper, error))
    return NULL;
  monev_paper_section (&paper, MONEV_PAGE_F4, FALSE);
  monev_paper_kop (&paper);
  monev_paper_title (&paper, "Notulen", monev_record_get (meeting, "title"));
  add_facts (&paper, meeting);
  add_counts (&paper, people);
  add_present (&paper, people);
  add_running_text (&paper, "Acara", monev_record_get (meeting, "agenda"));
  add_running_text (&paper, "Pembahasan", monev_record_get (meeting, "minutes"));
  if (agreements->len > 0)
    {
      monev_paper_heading (&paper, "Kesepakatan dan tindak lanjut");
      add_agreements (&paper, agreements);
    }
  monev_paper_sign (&paper, (const char *const[]) { "Pemimpin rapat", "Notulis" },
                    (MonevSignatory *const[]) { leader, secretary }, 2, date);
  return g_steal_pointer (&paper.document);
}

#define PHOTO_WIDTH 84
#define PHOTO_HEIGHT 68

/* Small and upright already where there is a preview; what has none is scaled while it is read. */
static gboolean
load_photo (MonevDbConnection *connection, const MonevAttachment *file, MonevPageDrawing **drawing,
            MonevIssueList *issues, GError **error)
{
  g_autoptr (GBytes) bytes = file->has_preview
                               ? monev_attachment_preview (connection, file->id, error)
                               : monev_attachment_read (connection, file->id, error);
  g_autoptr (GError) local = NULL;
  g_autofree char *message = NULL;

  if (bytes == NULL)
    return FALSE;
  *drawing = monev_page_drawing_new_image (bytes, PHOTO_WIDTH, PHOTO_HEIGHT, &local);
  if (*drawing != NULL)
    return TRUE;
  message = g_strdup_printf ("Foto %s tidak tercetak: %s", file->name, local->message);
  monev_issue (issues, .code = "photo-unreadable", .severity = MONEV_SEVERITY_WARNING,
               .file = file->name, .message = message,
               .fix = "Lampirkan lagi dari asalnya; tempatnya di halaman dibiarkan kosong.");
  return TRUE;
}

static GPtrArray *
photos_of (MonevDbConnection *connection, GPtrArray *files, const MonevRecord *visit,
           GError **error)
{
  g_auto (GStrv) order = monev_photo_order_load (connection, monev_record_id (visit), error);

  return order != NULL ? monev_photo_order_sort (files, monev_record_id (visit),
                                                 (const char *const *) order)
                       : NULL;
}

/* What cannot be read leaves its place empty, with its name. */
static char *
gap_text (const MonevAttachment *file)
{
  return g_strdup_printf ("\n\n\n\nFoto tidak dapat dibaca:\n%s", file->name);
}

/* Two beside each other with their captions below. */
static gboolean
add_pair (MonevDbConnection *connection, MonevPageTable *table, guint centred, GPtrArray *files,
          guint first, MonevIssueList *issues, GError **error)
{
  MonevPageCell pictures[2] = { { NULL } }, captions[2] = { { NULL } };
  g_autoptr (MonevPageDrawing) left = NULL;
  g_autoptr (MonevPageDrawing) right = NULL;
  MonevPageDrawing **drawings[] = { &left, &right };
  g_autofree char *left_gap = NULL;
  g_autofree char *right_gap = NULL;
  char **gaps[] = { &left_gap, &right_gap };

  for (guint i = 0; i < 2 && first + i < files->len; i++)
    {
      const MonevAttachment *file = files->pdata[first + i];

      if (!load_photo (connection, file, drawings[i], issues, error))
        return FALSE;
      if (*drawings[i] == NULL)
        *gaps[i] = gap_text (file);
      pictures[i]
        = (MonevPageCell) { .drawing = *drawings[i], .text = *gaps[i], .style = centred };
      captions[i] = (MonevPageCell) { .text = *file->caption != '\0' ? file->caption : file->name,
                                      .style = centred };
    }
  monev_page_table_add_row (
    table, &(MonevPageRow) { .cells = pictures,
                             .min_height = left_gap != NULL || right_gap != NULL ? PHOTO_HEIGHT : 0,
                             .keep_with_next = TRUE });
  monev_page_table_add_row (table, &(MonevPageRow) { .cells = captions, .min_height = 10 });
  return TRUE;
}

static gboolean
add_photo_page (MonevDbConnection *connection, MonevPaper *paper, GPtrArray *files, guint first,
                MonevIssueList *issues, GError **error)
{
  g_autoptr (MonevPageTable) table = monev_page_table_new (
    (const MonevPageColumn[]) { { 0 }, { 0 } }, 2, &(MonevPageTableStyle) { .border = 0.2 });
  guint centred = monev_page_table_add_style (
    table, &(MonevPageCellStyle) { .font = { .size = 9 }, .align = MONEV_PAGE_CENTER });

  for (guint i = first; i < MIN (first + 6, files->len); i += 2)
    if (!add_pair (connection, table, centred, files, i, issues, error))
      return FALSE;
  monev_page_document_add_table (paper->document, table);
  return TRUE;
}

static char *
describe_visit (const MonevRecord *visit)
{
  g_autofree char *site = shown (visit, "site_id");
  g_autofree char *day = NULL;
  g_autofree char *end = NULL;
  MonevDate date, last;

  if (monev_date_from_iso (monev_record_get (visit, "date_from"), &date, NULL))
    day = monev_date_format (date, MONEV_DATE_FULL);
  if (day != NULL && monev_date_from_iso (monev_record_get (visit, "date_to"), &last, NULL)
      && last > date)
    end = monev_date_format (last, MONEV_DATE_FULL);
  return g_strdup_printf ("%s – %s%s%s", site, day != NULL ? day : "",
                          end != NULL ? " sampai " : "", end != NULL ? end : "");
}

/**
 * monev_visit_photos_paper:
 * @issues: takes the warning "photo-unreadable" for each that leaves its place empty
 *
 * Two by three photos on each F4 page with their captions, in the order of photo-order.h. Errors:
 * NOT_FOUND when the visit has none.
 */
MonevPageDocument *
monev_visit_photos_paper (MonevDbConnection *connection, const MonevRecord *visit,
                          MonevIssueList *issues, GError **error)
{
  g_auto (MonevPaper) paper = { NULL };
  g_autofree char *owner = g_strconcat ("activity/", monev_record_get (visit, "activity_id"), NULL);
  g_autoptr (GPtrArray) all = monev_attachment_list (connection, owner, error);
  g_autoptr (GPtrArray) files = all != NULL ? photos_of (connection, all, visit, error) : NULL;
  g_autofree char *subtitle = describe_visit (visit);

  if (files == NULL || !monev_paper_begin (connection, "Dokumentasi Kunjungan", &paper, error))
    return NULL;
  if (files->len == 0)
    {
      g_set_error (error, MONEV_ERROR, MONEV_ERROR_NOT_FOUND,
                   "Kunjungan ini belum punya foto. Lampirkan fotonya lebih dulu.");
      return NULL;
    }
  monev_paper_section (&paper, MONEV_PAGE_F4, FALSE);
  for (guint first = 0; first < files->len; first += 6)
    {
      if (first > 0)
        monev_page_document_add_break (paper.document);
      monev_paper_title (&paper, "Dokumentasi Kunjungan", subtitle);
      if (!add_photo_page (connection, &paper, files, first, issues, error))
        return NULL;
    }
  return g_steal_pointer (&paper.document);
}
