#include "data-return-private.h"

#include <string.h>

#include "exchange/table-file.h"

#define MOST_SHAPED 100 /* sheets that are looked at by their wording */

/* ---- whose it is ---- */

static const char *
value_of (GHashTable *mark, const char *key)
{
  const char *value = g_hash_table_lookup (mark, key);

  return value == NULL ? "" : value;
}

static gboolean
is_ours (GHashTable *mark)
{
  return mark != NULL
         && (strcmp (value_of (mark, "j"), MONEV_DATA_BOOK_KIND) == 0
             || strcmp (value_of (mark, "j"), MONEV_DATA_CLARIFY_KIND) == 0);
}

static void
clear_part (gpointer data)
{
  MonevDataPart *part = data;

  g_free ((char *)part->kind);
  g_free ((char *)part->request_id);
  g_free ((char *)part->addressee_id);
  g_free ((char *)part->sha256);
}

static int
part_of (MonevDataReturn *self, GHashTable *mark)
{
  MonevDataPart part = { .number = g_ascii_strtoll (value_of (mark, "v"), NULL, 10),
                         .round = (guint)g_ascii_strtoull (value_of (mark, "p"), NULL, 10) };

  for (guint i = 0; i < self->parts->len; i++)
    {
      const MonevDataPart *known = &g_array_index (self->parts, MonevDataPart, i);

      if (strcmp (known->request_id, value_of (mark, "r")) == 0
          && strcmp (known->addressee_id, value_of (mark, "a")) == 0
          && strcmp (known->kind, value_of (mark, "j")) == 0
          && strcmp (known->sha256, value_of (mark, "h")) == 0 && known->number == part.number
          && known->round == part.round)
        return (int)i;
    }
  part.kind = g_strdup (value_of (mark, "j"));
  part.request_id = g_strdup (value_of (mark, "r"));
  part.addressee_id = g_strdup (value_of (mark, "a"));
  part.sha256 = g_strdup (value_of (mark, "h"));
  g_array_append_val (self->parts, part);
  return (int)self->parts->len - 1;
}

/* Whether a sheet holds the marks of a table. */
static gboolean
has_keys (MonevTable *table)
{
  for (guint i = 0; i < monev_table_n_rows (table); i++)
    for (guint nth = 0; nth < monev_table_row_n_cells (table, i); nth++)
      {
        const char *text = monev_table_row_cell (table, i, nth, NULL).text;

        if ((*text == 't' || *text == 'u') && text[1] == ':')
          return TRUE;
      }
  return FALSE;
}

static void
place_tables (MonevDataReturn *self)
{
  for (guint i = 0; i < self->tables->len; i++)
    {
      g_autoptr (GHashTable) mark
          = monev_form_mark_of_table (g_ptr_array_index (self->tables, i));
      int part = is_ours (mark) ? part_of (self, mark) : MONEV_DATA_PART_NONE;

      g_array_append_val (self->places, part);
    }
}

/* A sheet without a mark of its own belongs to the only addressee there is. */
static void
count_tables (MonevDataReturn *self)
{
  for (guint i = 0; i < self->tables->len; i++)
    {
      int *place = &g_array_index (self->places, int, i);

      if (*place < 0 && self->parts->len == 1)
        *place = 0;
      if (*place >= 0 && has_keys (g_ptr_array_index (self->tables, i)))
        g_array_index (self->parts, MonevDataPart, *place).n_sheets++;
    }
}

/* A mark of the file alone says little when sheets of others were put into it. */
static void
drop_empty_parts (MonevDataReturn *self)
{
  gboolean any = FALSE;

  for (guint i = 0; i < self->parts->len; i++)
    any |= g_array_index (self->parts, MonevDataPart, i).n_sheets > 0;
  for (guint i = self->parts->len; any && i > 0; i--)
    {
      if (g_array_index (self->parts, MonevDataPart, i - 1).n_sheets > 0)
        continue;
      g_array_remove_index (self->parts, i - 1);
      for (guint t = 0; t < self->places->len; t++)
        {
          int *place = &g_array_index (self->places, int, t);

          *place = *place == (int)i - 1 ? MONEV_DATA_PART_NONE : *place - (*place >= (int)i);
        }
    }
}

/* Formulas without a value are everywhere in what a program wrote that does not reckon; where one
 * stands in place of an answer it is told when that is read. */
static void
pass_on (MonevIssueList *from, MonevIssueList *to)
{
  for (guint i = 0; to != NULL && i < monev_issue_list_size (from); i++)
    if (strcmp (monev_issue_list_get (from, i)->code, "formula-without-value") != 0)
      monev_issue_list_add (to, monev_issue_list_get (from, i));
}

/**
 * monev_data_return_open:
 * @issues: (nullable): told of what the file itself has wrong
 *
 * Returns: (transfer full) (nullable): the file, read once; NULL with the errors of
 *   monev_table_file_read()
 */
MonevDataReturn *
monev_data_return_open (const char *path, MonevIssueList *issues, GError **error)
{
  g_autoptr (MonevIssueList) own = monev_issue_list_new ();
  GPtrArray *tables = monev_table_file_read_all (path, own, error);
  MonevDataReturn *self;

  pass_on (own, issues);
  if (tables == NULL)
    return NULL;
  self = g_new0 (MonevDataReturn, 1);
  self->file = g_path_get_basename (path);
  self->tables = tables;
  self->places = g_array_new (FALSE, TRUE, sizeof (int));
  self->parts = g_array_new (FALSE, TRUE, sizeof (MonevDataPart));
  g_array_set_clear_func (self->parts, clear_part);
  place_tables (self);
  if (self->parts->len == 0)
    {
      g_autoptr (GHashTable) mark = monev_form_mark_of_file (path);

      if (is_ours (mark))
        part_of (self, mark);
    }
  count_tables (self);
  drop_empty_parts (self);
  return self;
}

/** monev_data_return_free: closes it. */
void
monev_data_return_free (MonevDataReturn *self)
{
  if (self == NULL)
    return;
  g_free (self->file);
  g_ptr_array_unref (self->tables);
  g_array_unref (self->places);
  g_array_unref (self->parts);
  g_free (self);
}

/** monev_data_return_file: Returns: (transfer none): the name of the file, for messages. */
const char *
monev_data_return_file (const MonevDataReturn *self)
{
  return self->file;
}

/** monev_data_return_n_parts: Returns: how many addressees it holds; 0 when its marks are gone. */
guint
monev_data_return_n_parts (const MonevDataReturn *self)
{
  return self->parts->len;
}

/** monev_data_return_part: Returns: (transfer none): what one of its marks says. */
const MonevDataPart *
monev_data_return_part (const MonevDataReturn *self, guint part)
{
  g_return_val_if_fail (part < self->parts->len, NULL);
  return &g_array_index (self->parts, MonevDataPart, part);
}

/* ---- reading ---- */

static gboolean
is_asked (const ReturnReader *self, guint sheet)
{
  for (guint line = 0; line < monev_data_layout_n_lines (self->layout, sheet); line++)
    for (guint field = 0; field < monev_data_layout_n_fields (self->layout, sheet); field++)
      if (monev_data_layout_cell (self->layout, sheet, line, field) == MONEV_DATA_CELL_OPEN)
        return self->expected->questions == NULL;
  return FALSE;
}

static void
find_formulas (ReturnReader *self, int part)
{
  for (guint t = 0; t < self->file->tables->len && !self->formulas; t++)
    {
      MonevTable *table = g_ptr_array_index (self->file->tables, t);

      if (g_array_index (self->file->places, int, t) != part)
        continue;
      for (guint i = 0; i < monev_table_n_rows (table) && !self->formulas; i++)
        for (guint nth = 0; nth < monev_table_row_n_cells (table, i); nth++)
          self->formulas |= (monev_table_row_cell (table, i, nth, NULL).flags
                             & MONEV_CELL_FORMULA)
                            != 0;
    }
}

/* Answers beside the questions go before what stands in the tables. */
static void
read_notes (ReturnReader *self, int part)
{
  for (guint t = 0; t < self->file->tables->len && self->expected->n_questions > 0; t++)
    {
      if (g_array_index (self->file->places, int, t) != part)
        continue;
      self->table = g_ptr_array_index (self->file->tables, t);
      self->n_told = 0;
      monev_return_find_marks (self);
      monev_return_notes (self);
    }
}

/* The tables of a part by their marks; @found: which sheets of the form were met. */
static void
read_marked (ReturnReader *self, int part, gboolean *found, gboolean *used)
{
  for (guint t = 0; t < self->file->tables->len; t++)
    {
      g_autoptr (GArray) sections = NULL;

      if (g_array_index (self->file->places, int, t) != part)
        continue;
      self->table = g_ptr_array_index (self->file->tables, t);
      self->n_told = 0;
      sections = monev_return_sections (self);
      for (guint i = 0; i < sections->len; i++)
        {
          const ReturnSection *section = &g_array_index (sections, ReturnSection, i);

          found[section->sheet] = used[t] = TRUE;
          monev_return_rows (self, section);
        }
    }
}

/* A sheet whose marks are gone is looked for by its wording among the tables that hold nothing else. */
static void
read_shaped (ReturnReader *self, int part, guint sheet, const gboolean *used)
{
  guint best = G_MAXUINT, most = 0;

  for (guint t = 0; t < MIN (self->file->tables->len, MOST_SHAPED); t++)
    {
      g_auto (ReturnSection) section = { 0 };
      guint found = 0, total = 0;

      self->table = g_ptr_array_index (self->file->tables, t);
      if (used[t] || g_array_index (self->file->places, int, t) != part
          || !monev_return_shape (self, sheet, &section, &found, &total) || found <= most)
        continue;
      best = t;
      most = found;
    }
  if (best < G_MAXUINT)
    {
      g_auto (ReturnSection) section = { 0 };
      guint found, total;

      self->table = g_ptr_array_index (self->file->tables, best);
      self->n_told = 0;
      monev_return_shape (self, sheet, &section, &found, &total);
      monev_return_tell (self, "marks-gone", MONEV_SEVERITY_WARNING, 0, 0,
                         "Tanda tersembunyi pada lembar ini sudah hilang; isinya dikenali dari kode, "
                         "uraian, dan judul kolomnya.",
                         "Periksa hasilnya sebelum disahkan.", NULL);
      monev_return_rows (self, &section);
      return;
    }
  self->table = NULL;
  monev_return_tell (self, "sheet-gone", MONEV_SEVERITY_ERROR, 0, 0,
                     "Satu lembar formulir tidak ada di berkas ini.",
                     "Mintalah lembar itu, atau isikan atas nama perangkat daerah.",
                     monev_data_form_sheet (monev_data_layout_form (self->layout), sheet)->title);
}

/**
 * monev_data_return_read:
 * @part: one of the parts, or MONEV_DATA_PART_NONE to go by the shape of the tables alone
 * @explanations: (nullable) (element-type MonevDataExplanation): takes what was written beside the
 *   answers to questions
 * @issues: told of all that could not be placed, that was moved, copied or overwritten
 *
 * Returns: (transfer full): the values, with the sheet, row and column that each came from. Nothing is
 *   worked out or checked yet (data-rules.h).
 */
MonevDataValues *
monev_data_return_read (const MonevDataReturn *self, int part, const MonevDataExpected *expected,
                        GPtrArray *explanations, MonevIssueList *issues)
{
  guint n = monev_data_form_n_sheets (monev_data_layout_form (expected->layout));
  g_autofree gboolean *found = g_new0 (gboolean, n + 1);
  g_autofree gboolean *used = g_new0 (gboolean, self->tables->len + 1);
  ReturnReader reader = { .file = self, .expected = expected, .layout = expected->layout,
                          .issues = issues, .explanations = explanations };

  monev_return_prepare (&reader);
  find_formulas (&reader, part);
  read_notes (&reader, part);
  read_marked (&reader, part, found, used);
  for (guint i = 0; i < n; i++)
    if (!found[i] && is_asked (&reader, i))
      read_shaped (&reader, part, i, used);
  monev_return_finish (&reader);
  return reader.values;
}

/**
 * monev_data_return_match_shape:
 *
 * Returns: 0 to 100: how much of what @layout asks for is found by its wording, whatever the marks
 *   say; below 60 it is hardly this form
 */
guint
monev_data_return_match_shape (const MonevDataReturn *self, MonevDataLayout *layout)
{
  MonevDataExpected expected = { .layout = layout };
  ReturnReader reader = { .file = self, .expected = &expected, .layout = layout };
  guint found = 0, total = 0;

  monev_return_prepare (&reader);
  for (guint i = 0; i < monev_data_form_n_sheets (monev_data_layout_form (layout)); i++)
    {
      guint most = 0, all = 0;

      for (guint t = 0; is_asked (&reader, i) && t < MIN (self->tables->len, MOST_SHAPED); t++)
        {
          g_auto (ReturnSection) section = { 0 };
          guint own = 0;

          reader.table = g_ptr_array_index (self->tables, t);
          if (monev_return_shape (&reader, i, &section, &own, &all))
            most = MAX (most, own);
        }
      found += most;
      total += all;
    }
  monev_return_finish (&reader);
  monev_data_values_free (reader.values);
  return total == 0 ? 0 : found * 100 / total;
}

/** monev_data_explanation_free: frees it. */
void
monev_data_explanation_free (MonevDataExplanation *self)
{
  g_free (self->text);
  g_free (self);
}
