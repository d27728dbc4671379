/* Reading a reference table and making its rows; all of it runs on a lane. */
#include "table-view.h"

#include "base/date.h"
#include "base/decimal.h"
#include "base/number.h"
#include "people/login.h"
#include "people/people.h"
#include "programme/programme.h"
#include "reference/reference.h"
#include "ui/common/count-text.h"

#include <glib/gi18n.h>
#include <string.h>

typedef struct
{
  const MonevTableView *view;
  char *today;
  GHashTable *by_id; /* id → text: who holds the post, which post he holds, the programme's name */
  int fields[MONEV_RECORD_MAX_FIELDS]; /* of each column, or -1 */
  guint agency;   /* field of a pagu */
  gboolean whole; /* no amount has a part of a rupiah: none shows any */
} Maker;

static const struct
{
  const char *level;
  const char *indent;
} indents[] = {
  { "urusan", "" },
  { "bidang", "\u2003" },
  { "program", "\u2003\u2003" },
  { "kegiatan", "\u2003\u2003\u2003" },
  { "sub_kegiatan", "\u2003\u2003\u2003\u2003" },
};

static char *
indented (const MonevRecord *record)
{
  const char *level = monev_record_get (record, "level");

  for (guint i = 0; i < G_N_ELEMENTS (indents); i++)
    if (strcmp (indents[i].level, level) == 0)
      return g_strconcat (indents[i].indent, monev_record_get (record, "name"), NULL);
  return g_strdup (monev_record_get (record, "name"));
}

static char *
long_date (const char *iso)
{
  MonevDate date;

  return monev_date_from_iso (iso, &date, NULL) ? monev_date_format (date, MONEV_DATE_LONG)
                                                : g_strdup (iso);
}

static char *
validity (const Maker *maker, const MonevRecord *record)
{
  const char *to = monev_record_get (record, "valid_to");
  g_autofree char *from_text = long_date (monev_record_get (record, "valid_from"));
  g_autofree char *to_text = long_date (to);
  int successor = monev_record_type_field (&monev_agency_type, "successor_id");
  g_autofree char *next = monev_record_shown (record, (guint) successor);

  if (*to != '\0')
    return g_strdup_printf (strcmp (to, maker->today) < 0 ? _("berakhir %s%s%s")
                                                           : _("sampai %s%s%s"),
                            to_text, *next != '\0' ? " → " : "", next);
  return *from_text != '\0' ? g_strdup_printf (_("sejak %s"), from_text) : g_strdup ("");
}

/* 'f'uture, 'r'unning, 'e'nded */
static char
standing (const Maker *maker, const MonevRecord *record)
{
  const char *from = monev_record_get (record, "date_from");
  const char *to = monev_record_get (record, "date_to");

  if (strcmp (from, maker->today) > 0)
    return 'f';
  return *to != '\0' && strcmp (to, maker->today) < 0 ? 'e' : 'r';
}

static char *
standing_word (const Maker *maker, const MonevRecord *record)
{
  switch (standing (maker, record))
    {
    case 'f':
      return g_strdup (_("akan datang"));
    case 'e':
      return g_strdup (_("berakhir"));
    default:
      return g_strdup (_("berjalan"));
    }
}

static char *
looked_up (const Maker *maker, const char *id)
{
  const char *text = maker->by_id != NULL ? g_hash_table_lookup (maker->by_id, id) : NULL;

  return g_strdup (text != NULL ? text : "");
}

/* What people call it; one without a short name bears its whole one. */
static char *
short_agency (const Maker *maker, const MonevRecord *record)
{
  g_autofree char *name = looked_up (maker, monev_record_get (record, "agency_id"));

  return *name != '\0' ? g_steal_pointer (&name) : monev_record_shown (record, maker->agency);
}

static char *
reckoned (const Maker *maker, const char *what, const MonevRecord *record)
{
  if (strcmp (what, "@indented") == 0)
    return indented (record);
  if (strcmp (what, "@validity") == 0)
    return validity (maker, record);
  if (strcmp (what, "@standing") == 0)
    return standing_word (maker, record);
  if (strcmp (what, "@programme") == 0)
    return looked_up (maker, monev_record_get (record, "programme_id"));
  if (strcmp (what, "@agency") == 0)
    return short_agency (maker, record);
  return looked_up (maker, monev_record_id (record));
}

/* 'd': the whole row is of the past; 'r', 's': the column Keadaan says how it stands. */
static const char *
row_letter (const Maker *maker, const MonevRecord *record)
{
  const MonevRecordType *type = maker->view->type;
  const char *to;

  if (type == &monev_appointment_type)
    switch (standing (maker, record))
      {
      case 'f':
        return "s";
      case 'e':
        return "d";
      default:
        return "r";
      }
  if (type == &monev_agency_type)
    {
      to = monev_record_get (record, "valid_to");
      return *to != '\0' && strcmp (to, maker->today) < 0 ? "d" : "";
    }
  if (type == &monev_official_type || type == &monev_position_type)
    return strcmp (monev_record_get (record, "active"), "0") == 0 ? "d" : "";
  return "";
}

/* One number of decimals for the whole table and its sums: none, as long as nobody wrote any. */
static gboolean
has_decimals (const MonevField *fields, const GPtrArray *records)
{
  for (guint f = 0; fields[f].name != NULL; f++)
    for (guint i = 0; fields[f].kind == MONEV_FIELD_MONEY && i < records->len; i++)
      if (strchr (monev_record_value (records->pdata[i], f), '.') != NULL)
        return TRUE;
  return FALSE;
}

static char *
shown (const Maker *maker, const MonevRecord *record, guint field)
{
  char *text = monev_record_shown (record, field);

  if (maker->whole && maker->view->type->fields[field].kind == MONEV_FIELD_MONEY
      && g_str_has_suffix (text, ",00"))
    text[strlen (text) - 3] = '\0';
  return text;
}

static char **
make_row (const Maker *maker, const MonevRecord *record, guint n)
{
  char **row = g_new0 (char *, n + 4);

  for (guint i = 0; i < n; i++)
    row[i] = maker->fields[i] >= 0 ? shown (maker, record, (guint) maker->fields[i])
                                   : reckoned (maker, maker->view->columns[i].field, record);
  row[n] = g_strdup (monev_record_id (record));
  row[n + 1] = g_strdup (row_letter (maker, record));
  if (maker->view->type == &monev_budget_type)
    row[n + 2] = monev_record_shown (record, maker->agency);
  return row;
}

static void
append_word (GHashTable *table, const char *id, const char *word)
{
  const char *before = g_hash_table_lookup (table, id);

  g_hash_table_insert (table, g_strdup (id),
                       before != NULL ? g_strconcat (before, "; ", word, NULL) : g_strdup (word));
}

/* Definitif holders are named first: they are walked through first. */
static void
note_appointments (Maker *maker, GPtrArray *list, gboolean definitif)
{
  gboolean by_position = maker->view->type == &monev_position_type;

  for (guint i = 0; i < list->len; i++)
    {
      const MonevRecord *record = list->pdata[i];
      const char *kind = monev_record_get (record, "kind");
      g_autofree char *who = NULL, *title = NULL, *word = NULL;

      if (standing (maker, record) != 'r' || (strcmp (kind, "definitif") == 0) != definitif)
        continue;
      who = monev_record_shown (record, 0);
      title = monev_record_shown (record, 1);
      word = monev_position_printed (by_position ? who : title, kind);
      append_word (maker->by_id, monev_record_value (record, by_position ? 1 : 0), word);
    }
}

static gboolean
look_up_appointments (MonevDbConnection *connection, Maker *maker, GError **error)
{
  g_autoptr (GPtrArray) list
      = monev_reference_list (connection, &monev_appointment_type, 0, error);

  if (list == NULL)
    return FALSE;
  note_appointments (maker, list, TRUE);
  note_appointments (maker, list, FALSE);
  return TRUE;
}

static gboolean
look_up_words (MonevDbConnection *connection, Maker *maker, const MonevRecordType *type,
               const char *field, int year, GError **error)
{
  g_autoptr (GPtrArray) list = monev_reference_list (connection, type, year, error);

  if (list == NULL)
    return FALSE;
  for (guint i = 0; i < list->len; i++)
    g_hash_table_insert (maker->by_id, g_strdup (monev_record_id (list->pdata[i])),
                         g_strdup (monev_record_get (list->pdata[i], field)));
  return TRUE;
}

static gboolean
look_up (MonevDbConnection *connection, Maker *maker, int year, GError **error)
{
  const MonevRecordType *type = maker->view->type;

  if (type == &monev_position_type || type == &monev_official_type)
    return look_up_appointments (connection, maker, error);
  if (type != &monev_budget_type)
    return TRUE;
  maker->agency = (guint) monev_record_type_field (type, "agency_id");
  return look_up_words (connection, maker, &monev_programme_type, "name", year, error)
         && look_up_words (connection, maker, &monev_agency_type, "short_name", 0, error);
}

/* @n_known: how many of the records have an amount; what is not known adds nothing. */
static char *
total_of (const GPtrArray *records, const char *field, int decimals, guint *n_known)
{
  MonevDecimal total = MONEV_DECIMAL_ZERO, amount;

  *n_known = 0;
  for (guint i = 0; i < records->len; i++)
    {
      const char *value = monev_record_get (records->pdata[i], field);

      if (*value == '\0')
        continue;
      (*n_known)++;
      if (!monev_decimal_from_text (value, &amount, NULL)
          || !monev_decimal_add (total, amount, &total, NULL))
        return NULL;
    }
  return monev_number_format (total, decimals);
}

static void
append_sum (GString *text, const MonevField *field, const GPtrArray *records, int decimals)
{
  guint n_known;
  g_autofree char *total = total_of (records, field->name, decimals, &n_known);

  if (n_known == 0 && records->len > 0)
    return;
  g_string_append_printf (text, "%s%s Rp %s", text->len > 0 ? "   ·   " : "", field->heading,
                          total != NULL ? total : "?");
  if (n_known < records->len)
    {
      g_autofree char *known = monev_count_text (n_known);
      g_autofree char *all = monev_count_text (records->len);

      g_string_append_printf (text, _(" (%s dari %s terisi)"), known, all);
    }
}

/**
 * monev_table_data_sums:
 * @all: the records of the table, by which the rows have got their decimals
 * @records: those that are summed up
 *
 * Returns: (transfer full) (nullable): the sums in words; %NULL for tables without money. A column
 *   that nobody filled has no sum.
 */
char *
monev_table_data_sums (const MonevTableView *view, const GPtrArray *all, const GPtrArray *records)
{
  int decimals = has_decimals (view->type->fields, all) ? 2 : 0;
  GString *text = g_string_new (NULL);

  for (guint i = 0; view->type->fields[i].name != NULL; i++)
    if (view->type->fields[i].kind == MONEV_FIELD_MONEY)
      append_sum (text, &view->type->fields[i], records, decimals);
  return g_string_free (text, text->len == 0);
}

static void
find_fields (Maker *maker)
{
  for (guint i = 0; maker->view->columns[i].field != NULL; i++)
    maker->fields[i] = monev_record_type_field (maker->view->type, maker->view->columns[i].field);
}

static gboolean
open_maker (Maker *maker, MonevDbConnection *connection, int year, GError **error)
{
  gint64 now = 0;

  if (!monev_db_now (connection, &now, error))
    return FALSE;
  maker->today = monev_today (connection, now);
  maker->by_id = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  find_fields (maker);
  return look_up (connection, maker, year, error);
}

/**
 * monev_table_data_load:
 * @year: the Tahun Anggaran, for tables that are kept by year
 *
 * Returns: (transfer full): the table as it now stands; to be called on a lane.
 */
MonevTableData *
monev_table_data_load (MonevDbConnection *connection, const MonevTableView *view, int year,
                       GError **error)
{
  g_autoptr (MonevTableData) data = g_new0 (MonevTableData, 1);
  Maker maker = { view };
  guint n = monev_table_view_n_columns (view);
  gboolean open = open_maker (&maker, connection, year, error);

  if (open)
    data->records = monev_reference_list (connection, view->type, year, error);
  if (data->records != NULL)
    {
      maker.whole = !has_decimals (view->type->fields, data->records);
      data->rows = g_ptr_array_new_full (data->records->len, (GDestroyNotify) g_strfreev);
      for (guint i = 0; i < data->records->len; i++)
        g_ptr_array_add (data->rows, make_row (&maker, data->records->pdata[i], n));
    }
  g_clear_pointer (&maker.by_id, g_hash_table_unref);
  g_free (maker.today);
  return data->records != NULL ? g_steal_pointer (&data) : NULL;
}

/** monev_table_data_free: frees one reading. */
void
monev_table_data_free (MonevTableData *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->records, g_ptr_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_free (self);
}
