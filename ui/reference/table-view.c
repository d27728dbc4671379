#include "table-view.h"

#include "calendar/holiday-record.h"
#include "dataform/inventory.h"
#include "people/people.h"
#include "programme/programme.h"

#include <glib/gi18n.h>
#include <string.h>

static const MonevTableColumn agency_columns[] = {
  { "code", NULL, 184, FALSE },           { "name", NULL, 200, TRUE },
  { "short_name", NULL, 124, FALSE },     { "contact_name", NULL, 180, FALSE },
  { "whatsapp", NULL, 146, FALSE },       { "kind", NULL, 140, FALSE },
  { "@validity", N_ ("Masa berlaku"), 170, FALSE }, { "head_name", NULL, 150, FALSE },
  { NULL },
};

static const MonevTableColumn official_columns[] = {
  { "name", NULL, 190, TRUE },            { "@post", N_ ("Jabatan sekarang"), 270, TRUE },
  { "nip", NULL, 190, FALSE },            { "grade", NULL, 96, FALSE },
  { "agency_id", NULL, 200, FALSE },      { "username", NULL, 130, FALSE },
  { "status", NULL, 110, FALSE },         { "is_admin", NULL, 80, FALSE },
  { "active", NULL, 70, FALSE },          { NULL },
};

static const MonevTableColumn position_columns[] = {
  { "title", NULL, 260, TRUE },           { "@holder", N_ ("Pemangku sekarang"), 200, TRUE },
  { "kind", NULL, 150, FALSE },           { "agency_id", NULL, 190, FALSE },
  { "parent_id", NULL, 220, FALSE },      { "single", NULL, 150, FALSE },
  { "active", NULL, 80, FALSE },          { NULL },
};

static const MonevTableColumn appointment_columns[] = {
  { "official_id", NULL, 156, TRUE },     { "position_id", NULL, 186, TRUE },
  { "kind", NULL, 82, FALSE },            { "@standing", N_ ("Keadaan"), 115, FALSE },
  { "date_from", NULL, 148, FALSE },      { "date_to", NULL, 148, FALSE },
  { NULL },
};

static const MonevTableColumn programme_columns[] = {
  { "code", NULL, 150, FALSE },           { "level", NULL, 120, FALSE },
  { "@indented", N_ ("Nama"), 360, TRUE }, { NULL },
};

/* The three figures are compared: beside the list of subjects all of them stand whole, also at 1024.
 * Each holds 9.999.999.999, and widens for what is longer; up to 9.999.999.999,99 the name makes the
 * room for it. What is cut of a name or a source is told by its tooltip. */
static const MonevTableColumn budget_columns[] = {
  { "@agency", N_ ("OPD"), 84, FALSE },   { "programme_id", NULL, 142, FALSE },
  { "@programme", N_ ("Nama"), 130, TRUE, 80 }, { "source", N_ ("Sumber"), 94, FALSE },
  { "pagu", N_ ("Murni"), 124, FALSE },   { "pagu_shifted", N_ ("Pergeseran"), 124, FALSE },
  { "pagu_revised", N_ ("Perubahan"), 124, FALSE }, { NULL },
};

static const MonevTableColumn holiday_columns[] = {
  { "date_from", NULL, 150, FALSE },      { "date_to", NULL, 150, FALSE },
  { "kind", NULL, 130, FALSE },           { "name", NULL, 240, TRUE },
  { NULL },
};

static const MonevTableColumn inventory_columns[] = {
  { "code", NULL, 90, FALSE },            { "name", NULL, 260, TRUE },
  { "unit", NULL, 96, FALSE },            { "agency_id", NULL, 200, FALSE },
  { "available", NULL, 130, FALSE },      { "period", NULL, 110, FALSE },
  { NULL },
};

static const MonevTableView views[] = {
  { &monev_agency_type, "agency", N_ ("OPD"), N_ ("OPD"), N_ ("_Tambah OPD"),
    N_ ("Belum ada OPD"),
    N_ ("Daftar perangkat daerah, bagian, kecamatan, dan instansi lain. Ambil dari berkas Excel "
        "atau CSV, atau tambahkan satu per satu."), agency_columns },
  { &monev_official_type, "official", N_ ("Pegawai"), N_ ("pegawai"), N_ ("_Tambah Pegawai"),
    N_ ("Belum ada pegawai"),
    N_ ("Pegawai menyusun, memaraf, dan menandatangani. Ambil dari daftar kepegawaian, atau "
        "tambahkan satu per satu."), official_columns },
  { &monev_position_type, "position", N_ ("Jabatan"), N_ ("jabatan"), N_ ("_Tambah Jabatan"),
    N_ ("Belum ada jabatan"),
    N_ ("Jabatan menentukan siapa memaraf dan siapa menandatangani."), position_columns },
  { &monev_appointment_type, "appointment", N_ ("Pemangkuan Jabatan"), N_ ("pemangkuan"),
    N_ ("_Tambah Pemangkuan"), N_ ("Belum ada pemangkuan jabatan"),
    N_ ("Siapa memangku jabatan apa, sejak kapan sampai kapan: definitif, Plt., Plh., atau Pj."),
    appointment_columns },
  { &monev_programme_type, "programme", N_ ("Program dan Kegiatan"), N_ ("baris"),
    N_ ("_Tambah Program"), N_ ("Belum ada program tahun ini"),
    N_ ("Program, kegiatan, dan sub kegiatan Tahun Anggaran ini. Ambil dari berkas SIPD atau DPA, "
        "atau salin dari tahun lalu."), programme_columns },
  { &monev_budget_type, "budget", N_ ("Pagu"), N_ ("pagu"), N_ ("_Tambah Pagu"),
    N_ ("Belum ada pagu tahun ini"),
    N_ ("Pagu per OPD, sub kegiatan, dan sumber dana. Isi dahulu Program dan Kegiatan, lalu ambil "
        "pagu dari berkas SIPD atau DPA."), budget_columns },
  { &monev_holiday_type, "holiday", N_ ("Hari Libur"), N_ ("hari libur"), N_ ("_Tambah Hari Libur"),
    N_ ("Belum ada hari libur"),
    N_ ("Libur nasional, cuti bersama, dan Ramadan ikut menentukan jatuh tempo."),
    holiday_columns },
  { &monev_inventory_type, "inventory", N_ ("Inventarisasi Data"), N_ ("data"), N_ ("_Tambah Data"),
    N_ ("Belum ada data yang diinventarisasi"),
    N_ ("Data apa yang ada, artinya, satuannya, dan OPD pemiliknya. Dari sini formulir data "
        "disusun."), inventory_columns },
};

/** monev_table_view_get: Returns: (transfer none) (nullable): the list called @id. */
const MonevTableView *
monev_table_view_get (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    if (strcmp (views[i].id, id) == 0)
      return &views[i];
  return NULL;
}

/** monev_table_view_for: Returns: (transfer none) (nullable): how @type is shown. */
const MonevTableView *
monev_table_view_for (const MonevRecordType *type)
{
  return monev_table_view_get (type->subject);
}

/** monev_table_view_n_columns: Returns: the columns that are shown. */
guint
monev_table_view_n_columns (const MonevTableView *self)
{
  guint n = 0;

  while (self->columns[n].field != NULL)
    n++;
  return n;
}

/** monev_table_view_n_frozen: Returns: the columns that stay in sight: up to the name, which takes
 * the room that is left. */
guint
monev_table_view_n_frozen (const MonevTableView *self)
{
  guint n = 0;

  while (self->columns[n].field != NULL && !self->columns[n].expand)
    n++;
  return n + 1;
}

static MonevSortKind
sort_kind (const MonevRecordType *type, const char *field)
{
  int i = monev_record_type_field (type, field);

  switch (i < 0 ? MONEV_FIELD_TEXT : type->fields[i].kind)
    {
    case MONEV_FIELD_DATE:
      return MONEV_SORT_DATE;
    case MONEV_FIELD_MONEY:
    case MONEV_FIELD_NUMBER:
      return MONEV_SORT_NUMBER;
    default:
      return MONEV_SORT_TEXT;
    }
}

static MonevState
row_state (const char *const *row, guint column, gpointer data)
{
  const MonevTableView *view = data;
  const char *standing = row[monev_table_view_n_columns (view) + 1];
  gboolean says = strcmp (view->columns[column].field, "@standing") == 0;

  switch (*standing)
    {
    case 'd':
      return MONEV_STATE_DIM;
    case 'r':
      return says ? MONEV_STATE_RUNNING : MONEV_STATE_NORMAL;
    case 's':
      return says ? MONEV_STATE_SENT : MONEV_STATE_NORMAL;
    default:
      return MONEV_STATE_NORMAL;
    }
}

/** monev_table_view_source: Returns: (transfer full): a source with the columns of the list and no
 * rows yet. */
MonevListSource *
monev_table_view_source (const MonevTableView *self)
{
  MonevListColumn columns[MONEV_RECORD_MAX_FIELDS] = { { NULL } };
  guint n = monev_table_view_n_columns (self);
  MonevListSource *source;

  for (guint i = 0; i < n; i++)
    {
      const MonevTableColumn *c = &self->columns[i];
      int field = monev_record_type_field (self->type, c->field);
      const char *title = c->title != NULL ? _(c->title) : self->type->fields[field].heading;

      columns[i] = (MonevListColumn) { title, sort_kind (self->type, c->field), c->width,
                                       c->expand, FALSE,
                                       strcmp (c->field, "@agency") == 0 ? n + 2 : 0, c->least };
    }
  source = monev_list_source_new (columns, n);
  monev_list_source_set_key_column (source, (int) n);
  monev_list_source_set_state_func (source, row_state, (gpointer) self, NULL);
  return source;
}
