#include "data-compile.h"

#include <string.h>

#include "base/instant.h"
#include "data-board.h"
#include "data-origin.h"
#include "data-period.h"
#include "exchange/csv-writer.h"
#include "exchange/table.h"
#include "exchange/xlsx-writer.h"
#include "office/office.h"

#define LEADING 5 /* columns before the fields: OPD, its code, code, wording, unit */

typedef struct {
  MonevDbConnection *connection;
  MonevDataRequest  *request;
  MonevDataForm     *form;
  GPtrArray         *cases;       /* MonevDataCase */
  GPtrArray         *submissions; /* GPtrArray of MonevDataSubmission, beside @cases */
  GPtrArray         *remarks;     /* GPtrArray of MonevDataRemark, beside @cases */
  GTimeZone         *zone;
  MonevOfficeClock   clock;
  gint64             now;
  MonevRecord       *office;
  MonevXlsxWriter   *writer;
  GCancellable      *cancellable;
} Compiler;

static void
compiler_clear (Compiler *self)
{
  g_clear_pointer (&self->request, monev_data_request_free);
  g_clear_pointer (&self->form, monev_data_form_unref);
  g_clear_pointer (&self->cases, g_ptr_array_unref);
  g_clear_pointer (&self->submissions, g_ptr_array_unref);
  g_clear_pointer (&self->remarks, g_ptr_array_unref);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_clear_pointer (&self->office, monev_record_unref);
  g_clear_pointer (&self->writer, monev_xlsx_writer_free);
  monev_office_clock_clear (&self->clock);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Compiler, compiler_clear)

/* ---- reading ---- */

static gboolean
load_case (Compiler *self, const char *addressee_id, GError **error)
{
  MonevDataCase *data = monev_data_case_load (self->connection, addressee_id, error);
  GPtrArray *list;

  if (data == NULL)
    return FALSE;
  g_ptr_array_add (self->cases, data);
  list = monev_submission_store_list (self->connection, addressee_id, error);
  if (list == NULL)
    return FALSE;
  g_ptr_array_add (self->submissions, list);
  list = monev_data_remark_store_list (self->connection, addressee_id, error);
  if (list == NULL)
    return FALSE;
  g_ptr_array_add (self->remarks, list);
  return TRUE;
}

static gboolean
load (MonevDbConnection *connection, gpointer data, GError **error)
{
  Compiler *self = data;
  g_autoptr (GPtrArray) all = NULL;

  self->cases = g_ptr_array_new_with_free_func ((GDestroyNotify)monev_data_case_free);
  self->submissions = g_ptr_array_new_with_free_func ((GDestroyNotify)g_ptr_array_unref);
  self->remarks = g_ptr_array_new_with_free_func ((GDestroyNotify)g_ptr_array_unref);
  all = monev_addressee_store_list (connection, self->request->id, FALSE, error);
  if (all == NULL || !monev_db_now (connection, &self->now, error)
      || !monev_office_clock_load (connection, &self->clock, error)
      || (self->office = monev_office_load (connection, error)) == NULL
      || (self->zone = monev_zone_new (monev_record_get (self->office, "zone"), error)) == NULL)
    return FALSE;
  for (guint i = 0; i < all->len; i++)
    if (g_cancellable_set_error_if_cancelled (self->cancellable, error)
        || !load_case (self, ((MonevDataAddressee *)all->pdata[i])->id, error))
      return FALSE;
  self->form = monev_data_form_ref (((MonevDataCase *)self->cases->pdata[0])->form);
  return TRUE;
}

/* ---- columns ---- */

static MonevXlsxKind
kind_of (const MonevDataSpec *spec)
{
  if (monev_data_kind_is_number (spec->kind))
    return MONEV_XLSX_FIGURE;
  return spec->kind == MONEV_DATA_DATE ? MONEV_XLSX_DATE : MONEV_XLSX_TEXT;
}

/* "Realisasi: Triwulan I 2026" */
static char *
heading_of (const MonevDataField *field)
{
  return *field->over == '\0' || strcmp (field->over, field->label) == 0
             ? g_strdup (field->label)
             : g_strdup_printf ("%s: %s", field->over, field->label);
}

static const MonevDataCase *
case_at (const Compiler *self, guint i)
{
  return self->cases->pdata[i];
}

static void
begin_sheet (Compiler *self, const char *name, const char *const *lead, guint n_lead, guint sheet,
             gboolean with_count)
{
  const MonevDataLayout *layout = case_at (self, 0)->layout;
  guint n = monev_data_layout_n_fields (layout, sheet);
  g_autofree MonevXlsxColumn *columns = g_new0 (MonevXlsxColumn, n_lead + n + 1);
  g_autoptr (GPtrArray) headings = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < n_lead; i++)
    columns[i] = (MonevXlsxColumn){ .heading = lead[i] };
  for (guint i = 0; i < n; i++)
    {
      const MonevDataField *field = monev_data_layout_field (layout, sheet, i);
      char *heading = heading_of (field);

      g_ptr_array_add (headings, heading);
      columns[n_lead + i]
          = (MonevXlsxColumn){ .heading = heading, .kind = kind_of (&field->of->spec) };
    }
  columns[n_lead + n] = (MonevXlsxColumn){ .heading = "OPD terisi" };
  monev_xlsx_writer_add_sheet (self->writer, name, columns, n_lead + n + with_count);
}

/* What a cell shows: the value, or the last period's where the column carries it. */
static const char *
shown (const MonevDataCase *data, guint sheet, guint line, guint field)
{
  const MonevDataField *of = monev_data_layout_field (data->layout, sheet, field);

  if (!of->carried)
    return monev_data_values_get (data->values, sheet, line, field).text;
  if (data->last == NULL || line >= monev_data_values_n_lines (data->last, sheet))
    return "";
  return monev_data_values_get (data->last, sheet, line, field + 1).text;
}

static gboolean
is_shown (const MonevDataCase *data, guint sheet, guint line)
{
  gboolean own = line < monev_data_layout_n_lines (data->layout, sheet);

  if (own && !monev_data_layout_line (data->layout, sheet, line)->asked)
    return FALSE;
  if (own && !monev_data_layout_line (data->layout, sheet, line)->open)
    return TRUE;
  for (guint f = 0; f < monev_data_layout_n_fields (data->layout, sheet); f++)
    if (*monev_data_values_get (data->values, sheet, line, f).text != '\0')
      return TRUE;
  return FALSE;
}

/* ---- all agencies in one table ---- */

static gboolean
write_line (Compiler *self, const MonevDataCase *data, guint sheet, guint line, GError **error)
{
  gboolean own = line < monev_data_layout_n_lines (data->layout, sheet);
  const MonevDataLine *of = own ? monev_data_layout_line (data->layout, sheet, line) : NULL;

  monev_xlsx_writer_set (self->writer, 1, data->addressee->agency_code);
  monev_xlsx_writer_set (self->writer, 2, data->addressee->agency_name);
  monev_xlsx_writer_set (self->writer, 3, of != NULL ? of->code : "");
  monev_xlsx_writer_set (self->writer, 4, of != NULL ? of->label : "");
  monev_xlsx_writer_set (self->writer, 5, of != NULL ? of->unit : "");
  for (guint f = 0; f < monev_data_layout_n_fields (data->layout, sheet); f++)
    monev_xlsx_writer_set (self->writer, LEADING + f + 1, shown (data, sheet, line, f));
  return monev_xlsx_writer_end_row (self->writer, error);
}

static gboolean
write_all (Compiler *self, guint sheet, GError **error)
{
  static const char *const lead[] = { "Kode OPD", "Perangkat daerah", "Kode", "Uraian", "Satuan" };

  begin_sheet (self, monev_data_form_sheet (self->form, sheet)->title, lead, LEADING, sheet, FALSE);
  for (guint i = 0; i < self->cases->len; i++)
    {
      const MonevDataCase *data = case_at (self, i);

      if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return FALSE;
      for (guint line = 0; line < monev_data_values_n_lines (data->values, sheet); line++)
        if (is_shown (data, sheet, line) && !write_line (self, data, sheet, line, error))
          return FALSE;
    }
  return TRUE;
}

/* ---- totals ---- */

/* The cells of a field over agencies (one line) or over lines (one agency), for a total. */
typedef struct {
  GPtrArray *values, *weights;
} Pile;

static void
pile_clear (Pile *self)
{
  g_clear_pointer (&self->values, g_ptr_array_unref);
  g_clear_pointer (&self->weights, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Pile, pile_clear)

static int
weight_field (const MonevDataLayout *layout, guint sheet, const MonevDataField *field)
{
  const char *part = strchr (field->key, '@');
  g_autofree char *spread = NULL;
  int found;

  if (field->of->weight == NULL)
    return -1;
  found = monev_data_layout_find_field (layout, sheet, field->of->weight);
  if (found >= 0 || part == NULL)
    return found;
  spread = g_strconcat (field->of->weight, part, NULL);
  return monev_data_layout_find_field (layout, sheet, spread);
}

static void
pile_add (Pile *pile, const MonevDataCase *data, guint sheet, guint line, guint field)
{
  int weight = weight_field (data->layout, sheet,
                             monev_data_layout_field (data->layout, sheet, field));

  if (line < monev_data_layout_n_lines (data->layout, sheet)
      && (monev_data_layout_line (data->layout, sheet, line)->sum
          || !monev_data_layout_line (data->layout, sheet, line)->asked))
    return;
  g_ptr_array_add (pile->values, (char *)shown (data, sheet, line, field));
  g_ptr_array_add (pile->weights,
                   (char *)(weight < 0 ? "" : shown (data, sheet, line, (guint)weight)));
}

static void
write_total (Compiler *self, const MonevDataField *field, const Pile *pile, guint column)
{
  g_autofree char *total = NULL;

  if (!field->carried
      && monev_data_total (field->of, (const char *const *)pile->values->pdata,
                           (const char *const *)pile->weights->pdata, pile->values->len, &total))
    monev_xlsx_writer_set (self->writer, column, total);
}

static guint
count_filled (const Pile *pile)
{
  guint n = 0;

  for (guint i = 0; i < pile->values->len; i++)
    n += *(const char *)pile->values->pdata[i] != '\0';
  return n;
}

/* One row for each indicator; its values of all agencies by the rule of each column. */
static gboolean
write_indicators (Compiler *self, guint sheet, GError **error)
{
  static const char *const lead[] = { "Kode", "Uraian", "Satuan" };
  const MonevDataLayout *layout = case_at (self, 0)->layout;
  g_autofree char *name = g_strdup_printf ("Per indikator %u", sheet + 1);

  begin_sheet (self, name, lead, 3, sheet, TRUE);
  for (guint line = 0; line < monev_data_layout_n_lines (layout, sheet); line++)
    {
      const MonevDataLine *of = monev_data_layout_line (layout, sheet, line);
      guint n_fields = monev_data_layout_n_fields (layout, sheet), most = 0, asked = 0;
      g_autofree char *words = NULL;

      monev_xlsx_writer_set (self->writer, 1, of->code);
      monev_xlsx_writer_set (self->writer, 2, of->label);
      monev_xlsx_writer_set (self->writer, 3, of->unit);
      for (guint f = 0; f < n_fields; f++)
        {
          g_auto (Pile) pile = { g_ptr_array_new (), g_ptr_array_new () };

          for (guint i = 0; i < self->cases->len; i++)
            pile_add (&pile, case_at (self, i), sheet, line, f);
          write_total (self, monev_data_layout_field (layout, sheet, f), &pile, 3 + f + 1);
          if (!monev_data_layout_field (layout, sheet, f)->carried)
            most = MAX (most, count_filled (&pile));
          asked = pile.values->len;
        }
      words = g_strdup_printf ("%u dari %u", most, asked);
      monev_xlsx_writer_set (self->writer, 3 + n_fields + 1, words);
      if (!monev_xlsx_writer_end_row (self->writer, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_agencies (Compiler *self, guint sheet, GError **error)
{
  static const char *const lead[] = { "Kode OPD", "Perangkat daerah", "Keadaan" };
  g_autofree char *name = g_strdup_printf ("Per OPD %u", sheet + 1);

  begin_sheet (self, name, lead, 3, sheet, FALSE);
  for (guint i = 0; i < self->cases->len; i++)
    {
      const MonevDataCase *data = case_at (self, i);
      MonevBoardCell cell = monev_board_cell (data->addressee, &self->clock, self->now);
      g_autofree char *words = monev_board_words (&cell);

      monev_xlsx_writer_set (self->writer, 1, data->addressee->agency_code);
      monev_xlsx_writer_set (self->writer, 2, data->addressee->agency_name);
      monev_xlsx_writer_set (self->writer, 3, words);
      for (guint f = 0; f < monev_data_layout_n_fields (data->layout, sheet); f++)
        {
          g_auto (Pile) pile = { g_ptr_array_new (), g_ptr_array_new () };

          for (guint line = 0; line < monev_data_values_n_lines (data->values, sheet); line++)
            pile_add (&pile, data, sheet, line, f);
          write_total (self, monev_data_layout_field (data->layout, sheet, f), &pile, 3 + f + 1);
        }
      if (!monev_xlsx_writer_end_row (self->writer, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
has_totals (const MonevDataSheet *sheet)
{
  for (guint i = 0; i < sheet->n_columns; i++)
    if (sheet->columns[i].total != MONEV_DATA_TOTAL_NONE)
      return TRUE;
  return FALSE;
}

/* ---- states ---- */

static char *
day_of (const Compiler *self, gint64 at)
{
  return at == 0 ? g_strdup ("")
                 : monev_date_to_iso (
                     monev_minute_to_date (monev_instant_to_minute (at, self->zone), NULL));
}

static void
set_number (Compiler *self, guint column, gint64 value)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, value);

  monev_xlsx_writer_set (self->writer, column, text);
}

static gboolean
write_state (Compiler *self, const MonevDataAddressee *one, GError **error)
{
  MonevBoardCell cell = monev_board_cell (one, &self->clock, self->now);
  const gint64 counts[] = { cell.late_days, one->rounds, one->asked, one->filled, one->repaired,
                            one->doubtful, one->missing, one->questions, one->approved };
  const gint64 days[] = { one->sent_at, one->due_at, one->receipt_at, one->received_at,
                          one->verified_at };

  monev_xlsx_writer_set (self->writer, 1, one->agency_code);
  monev_xlsx_writer_set (self->writer, 2, one->agency_name);
  monev_xlsx_writer_set (self->writer, 3, monev_board_state_label (cell.state));
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autofree char *day = day_of (self, days[i]);

      monev_xlsx_writer_set (self->writer, 4 + i, day);
    }
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    set_number (self, 4 + G_N_ELEMENTS (days) + i, counts[i]);
  return monev_xlsx_writer_end_row (self->writer, error);
}

static gboolean
write_states (Compiler *self, GError **error)
{
  static const MonevXlsxColumn columns[] = {
    { "Kode OPD", MONEV_XLSX_TEXT },      { "Perangkat daerah", MONEV_XLSX_TEXT },
    { "Keadaan", MONEV_XLSX_TEXT },       { "Dikirim", MONEV_XLSX_DATE },
    { "Jatuh tempo", MONEV_XLSX_DATE },   { "Tanda terima kembali", MONEV_XLSX_DATE },
    { "Diterima", MONEV_XLSX_DATE },      { "Terverifikasi", MONEV_XLSX_DATE },
    { "Hari kerja terlambat", MONEV_XLSX_INTEGER }, { "Putaran", MONEV_XLSX_INTEGER },
    { "Nilai diminta", MONEV_XLSX_INTEGER }, { "Terisi", MONEV_XLSX_INTEGER },
    { "Diperbaiki", MONEV_XLSX_INTEGER }, { "Meragukan", MONEV_XLSX_INTEGER },
    { "Kosong", MONEV_XLSX_INTEGER },     { "Ditanyakan", MONEV_XLSX_INTEGER },
    { "Diputuskan", MONEV_XLSX_INTEGER },
  };

  monev_xlsx_writer_add_sheet (self->writer, "Keadaan", columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < self->cases->len; i++)
    if (!write_state (self, case_at (self, i)->addressee, error))
      return FALSE;
  return TRUE;
}

/* ---- where each value came from ---- */

static const char *
state_words (MonevDataState state)
{
  switch (state)
    {
    case MONEV_DATA_SESUAI:
      return "sesuai";
    case MONEV_DATA_KLARIFIKASI:
      return "klarifikasi";
    case MONEV_DATA_DIKOREKSI:
      return "dikoreksi";
    case MONEV_DATA_DITOLAK:
      return "ditolak";
    case MONEV_DATA_BARU:
    default:
      return "baru";
    }
}

static const char *
how_words (MonevDataHow how)
{
  switch (how)
    {
    case MONEV_DATA_REPAIRED:
      return "diperbaiki";
    case MONEV_DATA_DOUBTFUL:
      return "meragukan";
    case MONEV_DATA_MISSING:
      return "kosong";
    case MONEV_DATA_ENTERED:
      return "diketik kantor";
    case MONEV_DATA_TAKEN:
    case MONEV_DATA_NONE:
    default:
      return "apa adanya";
    }
}

/* The newest decision about a cell, or about many at once. */
static const MonevDataRemark *
decision_on (const GPtrArray *remarks, const char *place, MonevDataState state)
{
  for (guint i = remarks->len; i > 0 && state != MONEV_DATA_BARU; i--)
    {
      const MonevDataRemark *remark = remarks->pdata[i - 1];

      if (strcmp (remark->place, place) == 0
          || (*remark->place == '\0' && strcmp (remark->kind, "sesuai") == 0
              && state == MONEV_DATA_SESUAI))
        return remark;
    }
  return NULL;
}

static gboolean
write_origin (Compiler *self, guint nth, const GPtrArray *came, guint sheet, guint line, guint field,
              GError **error)
{
  const MonevDataCase *data = case_at (self, nth);
  MonevDataValue value = monev_data_values_get (data->values, sheet, line, field);
  const MonevDataNote *note = monev_data_values_note (data->values, sheet, line, field);
  g_autofree char *place = monev_data_place (data->values, sheet, line, field);
  const MonevDataRemark *decided = decision_on (self->remarks->pdata[nth], place, value.state);
  /* What the office put in its place came from nowhere; the agency's own is what it stands for. */
  const char *sent = value.state == MONEV_DATA_DIKOREKSI && decided != NULL ? decided->old_value
                                                                            : value.text;
  MonevDataOrigin from = monev_data_origin_find (
      data, self->submissions->pdata[nth], came, sheet, line, field, sent);
  g_autofree char *origin = monev_data_origin_words (from.round);
  g_autofree char *cell = from.row > 0 && from.column > 0
                              ? monev_cell_reference (from.row, from.column)
                              : g_strdup ("");
  g_autofree char *when = decided != NULL ? day_of (self, decided->at) : g_strdup ("");
  const char *texts[] = {
    data->addressee->agency_code, data->addressee->agency_name,
    monev_data_form_sheet (data->form, sheet)->title,
    monev_data_values_line_key (data->values, sheet, line),
    monev_data_layout_field (data->layout, sheet, field)->key, value.text,
    state_words (value.state), how_words (value.how),
    note != NULL && note->found != NULL ? note->found : "",
    origin, from.sheet, cell,
    decided != NULL ? decided->by : "", when,
    note != NULL && note->reason != NULL ? note->reason
    : note != NULL && note->words != NULL ? note->words : "",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    monev_xlsx_writer_set (self->writer, i + 1, texts[i]);
  return monev_xlsx_writer_end_row (self->writer, error);
}

static gboolean
is_told (const MonevDataCase *data, guint sheet, guint line, guint field)
{
  return monev_data_values_is_asked (data->values, sheet, line, field)
         && (*monev_data_values_get (data->values, sheet, line, field).text != '\0'
             || monev_data_values_is_wanted (data->values, sheet, line, field));
}

static gboolean
write_origins (Compiler *self, GError **error)
{
  static const MonevXlsxColumn columns[] = {
    { "Kode OPD" }, { "Perangkat daerah" }, { "Tabel" }, { "Baris" }, { "Kolom" }, { "Nilai" },
    { "Status" }, { "Cara baca" }, { "Tertulis" }, { "Berkas" }, { "Lembar" }, { "Sel" },
    { "Diputuskan oleh" }, { "Pada", MONEV_XLSX_DATE }, { "Catatan" },
  };

  monev_xlsx_writer_add_sheet (self->writer, "Asal Nilai", columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < self->cases->len; i++)
    {
      const MonevDataCase *data = case_at (self, i);
      g_autoptr (GPtrArray) came = NULL;

      if (g_cancellable_set_error_if_cancelled (self->cancellable, error)
          || (came = monev_data_origin_rounds (data, self->submissions->pdata[i], error)) == NULL)
        return FALSE;
      for (guint s = 0; s < monev_data_form_n_sheets (data->form); s++)
        for (guint line = 0; line < monev_data_values_n_lines (data->values, s); line++)
          for (guint f = 0; f < monev_data_layout_n_fields (data->layout, s); f++)
            if (is_told (data, s, line, f) && !write_origin (self, i, came, s, line, f, error))
              return FALSE;
    }
  return TRUE;
}

/* ---- files ---- */

static gboolean
write_xlsx (Compiler *self, const char *path, MonevIssueList *issues, GError **error)
{
  MonevXlsxOptions options = { .title = self->request->title,
                               .subject = "Kompilasi data OPD",
                               .author = monev_record_get (self->office, "agency_name"),
                               .company = monev_record_get (self->office, "agency_name"),
                               .created = self->now / 1000 };

  self->writer = monev_xlsx_writer_new (path, &options, issues, error);
  if (self->writer == NULL)
    return FALSE;
  for (guint s = 0; s < monev_data_form_n_sheets (self->form); s++)
    {
      const MonevDataSheet *sheet = monev_data_form_sheet (self->form, s);

      if (!write_all (self, s, error)
          || (has_totals (sheet)
              && ((sheet->rows_kind == MONEV_DATA_ROWS_FIXED && !write_indicators (self, s, error))
                  || !write_agencies (self, s, error))))
        return FALSE;
    }
  return write_states (self, error) && write_origins (self, error)
         && monev_xlsx_writer_finish (self->writer, error);
}

static void
add_csv_line (MonevCsvWriter *csv, const MonevDataCase *data, guint s, guint line, guint f)
{
  MonevDataValue value = monev_data_values_get (data->values, s, line, f);
  const MonevDataNote *note = monev_data_values_note (data->values, s, line, f);
  gboolean own = line < monev_data_layout_n_lines (data->layout, s);
  const MonevDataLine *of = own ? monev_data_layout_line (data->layout, s, line) : NULL;
  const char *texts[] = {
    data->addressee->agency_code, data->addressee->agency_name, data->request->period,
    monev_data_form_sheet (data->form, s)->key, monev_data_values_line_key (data->values, s, line),
    of != NULL ? of->label : "", of != NULL ? of->unit : "",
    monev_data_layout_field (data->layout, s, f)->key, value.text, state_words (value.state),
    how_words (value.how), note != NULL && note->found != NULL ? note->found : "",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    monev_csv_writer_add (csv, texts[i]);
  monev_csv_writer_end_row (csv);
}

static gboolean
write_csv (Compiler *self, const char *path, GError **error)
{
  static const char *const heads[] = { "kode_opd", "opd", "periode", "tabel", "baris", "uraian",
                                       "satuan", "kolom", "nilai", "status", "cara_baca",
                                       "tertulis" };
  g_autoptr (MonevCsvWriter) csv = monev_csv_writer_new (',', TRUE);

  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    monev_csv_writer_add (csv, heads[i]);
  monev_csv_writer_end_row (csv);
  for (guint i = 0; i < self->cases->len; i++)
    for (guint s = 0; s < monev_data_form_n_sheets (self->form); s++)
      for (guint line = 0; line < monev_data_values_n_lines (case_at (self, i)->values, s); line++)
        for (guint f = 0; f < monev_data_layout_n_fields (case_at (self, i)->layout, s); f++)
          if (is_told (case_at (self, i), s, line, f))
            add_csv_line (csv, case_at (self, i), s, line, f);
  return monev_csv_writer_save (csv, path, error);
}

/**
 * monev_request_compile:
 * @path: ends in .xlsx or .csv (INVALID)
 * @cancellable: (nullable)
 *
 * The file appears under its name only when it is whole.
 */
gboolean
monev_request_compile (MonevDbConnection *connection, const char *request_id, const char *path,
                       GCancellable *cancellable, MonevIssueList *issues, GError **error)
{
  g_auto (Compiler) self = { .connection = connection, .cancellable = cancellable };
  gboolean csv = g_str_has_suffix (path, ".csv");

  if (!csv && !g_str_has_suffix (path, ".xlsx"))
    {
      g_set_error (error, MONEV_ERROR, MONEV_ERROR_INVALID,
                   "Nama berkas “%s” harus berakhir .xlsx atau .csv.", path);
      return FALSE;
    }
  self.request = monev_request_store_find (connection, request_id, error);
  if (self.request == NULL || !monev_db_read (connection, load, &self, error))
    return FALSE;
  return csv ? write_csv (&self, path, error) : write_xlsx (&self, path, issues, error);
}
