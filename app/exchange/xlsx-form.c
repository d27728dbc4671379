#include "xlsx-form-private.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "number-text.h"
#include "table.h"
#include "xlsx-text.h"

#define LISTS_NAME "_daftar"
#define EXCEL_DIGITS 15
#define NAME_BYTES 100
#define ONE_LINE 18         /* points */
#define TITLE_CHARS 32    /* of what is shown beside a cell */
#define MESSAGE_CHARS 255
#define COMMENT_WIDTH 260 /* pixels */
#define COMMENT_LINE 18
#define COMMENT_LETTERS 38 /* that a line of it holds */
#define READABLE_PERCENT 63  /* 7 of 11 pt */
#define ROOM_MARGIN 14       /* characters: columns are a little wider than their letters */
#define AIRY_ROW 17          /* points of a row that holds one line */
#define LONG_SIDE 850        /* points of an F4 page between its margins */
#define SHORT_SIDE 490
#define MISSING_TINT 0xFFD9A8
#define DOUBTFUL_TINT 0xF7B5B5

/**
 * monev_xlsx_form_new:
 * @options: copied
 * @issues: (nullable): told of values that Excel cannot hold as they are
 *
 * Returns: (transfer full) (nullable): a painter; NULL with IO when the folder cannot be written
 */
MonevXlsxForm *
monev_xlsx_form_new (const char *path, const MonevXlsxOptions *options, MonevIssueList *issues,
                     GError **error)
{
  g_autoptr (MonevAtomicFile) output = monev_atomic_file_begin (path, error);
  lxw_doc_properties properties = { .title = (char *) options->title,
                                    .subject = (char *) options->subject,
                                    .author = (char *) options->author,
                                    .company = (char *) options->company,
                                    .created = options->created };
  MonevXlsxForm *self;

  if (output == NULL)
    return NULL;
  self = g_new0 (MonevXlsxForm, 1);
  self->workbook = workbook_new (monev_atomic_file_work_path (output));
  self->output = g_steal_pointer (&output);
  self->file = g_path_get_basename (path);
  self->issues = issues != NULL ? monev_issue_list_ref (issues) : NULL;
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->rows = g_array_new (FALSE, TRUE, sizeof (FormRow));
  self->widths = g_array_new (FALSE, TRUE, sizeof (guint));
  self->lists = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  self->references = g_ptr_array_new_with_free_func (g_free);
  self->a4 = options->paper == MONEV_XLSX_PAPER_A4;
  workbook_set_properties (self->workbook, &properties);
  return self;
}

/** monev_xlsx_form_free: drops what was not finished; nothing of it stays on the disk. */
void
monev_xlsx_form_free (MonevXlsxForm *self)
{
  if (self == NULL)
    return;
  if (self->workbook != NULL)
    lxw_workbook_free (self->workbook);
  monev_atomic_file_free (self->output);
  g_clear_pointer (&self->issues, monev_issue_list_unref);
  g_hash_table_unref (self->names);
  g_array_unref (self->rows);
  g_array_unref (self->widths);
  g_ptr_array_unref (self->lists);
  g_ptr_array_unref (self->references);
  g_strfreev (self->pairs);
  g_free (self->mark);
  g_free (self->sheet_name);
  g_free (self->lists_name);
  g_free (self->file);
  g_free (self);
}

/* Until the next row is asked for. */
static FormRow *
row_of (MonevXlsxForm *self, guint32 row)
{
  if (row > self->rows->len)
    g_array_set_size (self->rows, row);
  return &g_array_index (self->rows, FormRow, row - 1);
}

static guint
width_of (const MonevXlsxForm *self, guint column, guint n)
{
  guint width = 0;

  for (guint i = column; i < column + MAX (n, 1) && i <= self->widths->len; i++)
    width += g_array_index (self->widths, guint, i - 1);
  return width;
}

/* A signature alone on a page of its own looks forgotten: a sheet that can be read when it is shrunk
 * onto one page is shrunk onto it; fitting never makes anything larger. */
static void
fit_height (MonevXlsxForm *self)
{
  double height = 0, high = self->portrait ? LONG_SIDE : SHORT_SIDE;

  if (!self->centred || self->n_pages > 0)
    return;
  for (guint i = 0; i < self->rows->len; i++)
    {
      const FormRow *row = &g_array_index (self->rows, FormRow, i);

      if (!row->hidden)
        height += row->fixed || row->points > ONE_LINE ? row->points : AIRY_ROW;
    }
  if (height * READABLE_PERCENT <= high * 100)
    worksheet_fit_to_pages (self->sheet, 1, 1);
}

static void
close_sheet (MonevXlsxForm *self)
{
  if (self->sheet != NULL)
    fit_height (self);
  for (guint i = 0; self->sheet != NULL && i < self->rows->len; i++)
    {
      const FormRow *row = &g_array_index (self->rows, FormRow, i);
      lxw_row_col_options options = { .hidden = (uint8_t) row->hidden };
      gboolean high = row->fixed || row->points > ONE_LINE;

      /* A row of one line grows with what is typed into it. */
      if (row->hidden || high)
        worksheet_set_row_opt (self->sheet, i, high ? row->points : LXW_DEF_ROW_HEIGHT, NULL,
                               &options);
    }
  g_array_set_size (self->rows, 0);
  self->sheet = NULL;
}

static void
set_widths (MonevXlsxForm *self, const MonevFormSheet *sheet)
{
  g_array_set_size (self->widths, 0);
  g_array_append_vals (self->widths, sheet->widths, sheet->n_columns);
  for (guint i = 0; i < sheet->n_columns; i++)
    {
      lxw_row_col_options hidden = { .hidden = TRUE };

      if (sheet->widths[i] == 0)
        worksheet_set_column_opt (self->sheet, (lxw_col_t) i, (lxw_col_t) i, 2, NULL, &hidden);
      else
        worksheet_set_column (self->sheet, (lxw_col_t) i, (lxw_col_t) i, sheet->widths[i], NULL);
    }
}

/* Columns at which pages begin when none is wider than @room: counted from 1, the first page not among
 * them. */
static void
share_pages (const MonevXlsxForm *self, const MonevFormSheet *sheet, guint room, GArray *pages)
{
  guint fixed = sheet->freeze_column > 1 ? width_of (self, 1, sheet->freeze_column - 1) : 0;
  guint begin = MAX (sheet->freeze_column, 1), joint = begin, width = fixed;

  g_array_set_size (pages, 0);
  for (guint column = begin; column <= sheet->n_columns && fixed < room; column++)
    {
      width += sheet->widths[column - 1];
      if (sheet->joints == NULL || sheet->joints[column - 1])
        joint = column;
      if (width <= room || joint == begin)
        continue;
      g_array_append_val (pages, joint);
      begin = joint;
      width = fixed + width_of (self, joint, column - joint + 1);
    }
}

/* As few pages as may be, and none of them nearly empty. */
static void
balance_pages (const MonevXlsxForm *self, const MonevFormSheet *sheet, guint room, GArray *pages)
{
  guint fixed = sheet->freeze_column > 1 ? width_of (self, 1, sheet->freeze_column - 1) : 0;
  guint rest = width_of (self, 1, sheet->n_columns) - fixed, least;

  share_pages (self, sheet, room, pages);
  least = pages->len;
  for (guint limit = fixed + rest / (least + 1); limit <= room; limit++)
    {
      share_pages (self, sheet, limit, pages);
      if (pages->len <= least)
        return;
    }
  share_pages (self, sheet, room, pages);
}

static void
break_pages (MonevXlsxForm *self, GArray *pages)
{
  g_autofree lxw_col_t *breaks = g_new0 (lxw_col_t, pages->len + 1);

  for (guint i = 0; i < pages->len; i++)
    breaks[i] = (lxw_col_t) (g_array_index (pages, guint, i) - 1);
  worksheet_set_print_scale (self->sheet, READABLE_PERCENT);
  worksheet_set_v_pagebreaks (self->sheet, breaks);
  worksheet_print_across (self->sheet);
}

/* What is wider than a page is shrunk as far as it can be read, and then shared out. */
static void
set_pages (MonevXlsxForm *self, const MonevFormSheet *sheet, GArray *pages)
{
  XlsxPage page = { self->a4, sheet->portrait };
  guint room = xlsx_print_chars (&page) - ROOM_MARGIN;

  xlsx_print_set_up (self->sheet, &page);
  if (sheet->centred)
    {
      worksheet_center_horizontally (self->sheet);
      worksheet_set_default_row (self->sheet, AIRY_ROW, FALSE);
    }
  if (width_of (self, 1, sheet->n_columns) > room)
    balance_pages (self, sheet, room, pages);
  if (pages->len > 0)
    break_pages (self, pages);
  if (pages->len > 0 && sheet->freeze_column > 1)
    worksheet_repeat_columns (self->sheet, 0, (lxw_col_t) (sheet->freeze_column - 2));
  self->centred = sheet->centred;
  self->portrait = sheet->portrait;
  self->n_pages = pages->len;
  if (sheet->first_head > 0)
    worksheet_repeat_rows (self->sheet, sheet->first_head - 1, sheet->last_head - 1);
}

/* Widths and heights may be changed, so that a long answer can be read. */
static void
protect (MonevXlsxForm *self)
{
  lxw_protection allowed = { .format_columns = TRUE, .format_rows = TRUE, .autofilter = TRUE };

  worksheet_protect (self->sheet, NULL, &allowed);
}

/**
 * monev_xlsx_form_add_sheet:
 * @pages: (nullable) (element-type guint): takes the columns at which further pages begin, so that
 *   nothing is merged over them
 *
 * Ends the sheet before it.
 *
 * Returns: (transfer none): the name that it got, until the next sheet
 */
const char *
monev_xlsx_form_add_sheet (MonevXlsxForm *self, const MonevFormSheet *sheet, GArray *pages)
{
  locale_t before = monev_xlsx_enter_c_locale ();
  g_autoptr (GArray) own = pages != NULL ? g_array_ref (pages)
                                         : g_array_new (FALSE, FALSE, sizeof (guint));

  close_sheet (self);
  g_free (self->sheet_name);
  self->sheet_name = xlsx_text_sheet_name (sheet->name, self->names);
  self->sheet = workbook_add_worksheet (self->workbook, self->sheet_name);
  set_widths (self, sheet);
  set_pages (self, sheet, own);
  if (sheet->freeze_row > 1 || sheet->freeze_column > 1)
    worksheet_freeze_panes (self->sheet, MAX (sheet->freeze_row, 1) - 1,
                            (lxw_col_t) (MAX (sheet->freeze_column, 1) - 1));
  worksheet_set_comments_author (self->sheet, "Monev");
  worksheet_gridlines (self->sheet, LXW_HIDE_ALL_GRIDLINES);
  protect (self);
  if (sheet->hidden)
    worksheet_hide (self->sheet);
  uselocale (before);
  return self->sheet_name;
}

static void
tell (MonevXlsxForm *self, const MonevFormCell *cell, const char *code, const char *message)
{
  g_autofree char *reference = monev_cell_reference (cell->row, cell->column);

  if (self->issues != NULL)
    monev_issue (self->issues, .code = code, .severity = MONEV_SEVERITY_WARNING,
                 .file = self->file, .sheet = self->sheet_name, .row = cell->row,
                 .cell = reference, .message = message, .found = cell->text);
}

static gboolean
is_date (MonevFormKind kind)
{
  return kind == MONEV_FORM_DATE || kind == MONEV_FORM_TIME || kind == MONEV_FORM_MOMENT;
}

static gboolean
read_moment (const char *text, lxw_datetime *moment)
{
  gboolean day = sscanf (text, "%4d-%2d-%2d", &moment->year, &moment->month, &moment->day) == 3;
  const char *clock = day ? strchr (text, 'T') : text;
  int hour = 0, minute = 0;

  if (!day)
    *moment = (lxw_datetime) { 0 };
  if (day && !g_date_valid_dmy ((GDateDay) moment->day, (GDateMonth) moment->month,
                                (GDateYear) moment->year))
    return FALSE;
  if (clock != NULL && sscanf (clock + day, "%2d:%2d", &hour, &minute) != 2)
    return FALSE;
  moment->hour = hour;
  moment->min = minute;
  return TRUE;
}

/* Digits and a point, few enough that Excel holds them all. */
static gboolean
is_short (const char *text)
{
  gsize length = strspn (text, "0123456789.-");

  return length <= EXCEL_DIGITS && text[length] == '\0';
}

static gboolean
write_number (MonevXlsxForm *self, const MonevFormCell *cell, lxw_format *format)
{
  g_autofree char *scaled = NULL, *plain = NULL;

  if (cell->kind != MONEV_FORM_PERCENT && is_short (cell->text)
      && monev_number_is_valid (cell->text))
    {
      worksheet_write_number (self->sheet, cell->row - 1, (lxw_col_t) (cell->column - 1),
                              g_ascii_strtod (cell->text, NULL), format);
      return TRUE;
    }
  if (!monev_number_is_valid (cell->text) || monev_number_n_digits (cell->text) > EXCEL_DIGITS)
    return FALSE;
  scaled = cell->kind == MONEV_FORM_PERCENT ? g_strconcat (cell->text, "E-2", NULL)
                                            : g_strdup (cell->text);
  plain = monev_number_to_plain (scaled);
  worksheet_write_number (self->sheet, cell->row - 1, (lxw_col_t) (cell->column - 1),
                          g_ascii_strtod (plain != NULL ? plain : cell->text, NULL), format);
  return TRUE;
}

/* Letters of ASCII that need no cleaning, and nothing that looks like an escape. */
static gboolean
is_clean (const char *text)
{
  const char *at = text;

  while (*at >= 0x20 && *at < 0x7f && (*at != '_' || at[1] != 'x'))
    at++;
  return *at == '\0' && at - text < MONEV_TABLE_MAX_CELL_CHARS;
}

static void
write_text (MonevXlsxForm *self, const MonevFormCell *cell, lxw_format *format)
{
  XlsxTextChange change = 0;
  g_autofree char *cleaned = is_clean (cell->text) ? NULL : xlsx_text_clean (cell->text, &change);
  const char *clean = cleaned != NULL ? cleaned : cell->text;

  if (change != 0)
    tell (self, cell, "cell-length", "Isi sel ini tidak muat di Excel seutuhnya.");
  worksheet_write_string (self->sheet, cell->row - 1, (lxw_col_t) (cell->column - 1), clean,
                          format);
}

static void
write_formula (MonevXlsxForm *self, const MonevFormCell *cell, lxw_format *format)
{
  lxw_col_t column = (lxw_col_t) (cell->column - 1);
  const char *text = cell->text != NULL ? cell->text : "";

  if (monev_number_is_valid (text))
    worksheet_write_formula_num (self->sheet, cell->row - 1, column, cell->formula, format,
                                 g_ascii_strtod (text, NULL));
  else
    worksheet_write_formula_str (self->sheet, cell->row - 1, column, cell->formula, format, text);
}

static void
write_cell (MonevXlsxForm *self, const MonevFormCell *cell, lxw_format *format)
{
  lxw_col_t column = (lxw_col_t) (cell->column - 1);
  lxw_datetime moment = { 0 };

  if (cell->formula != NULL)
    write_formula (self, cell, format);
  else if (cell->text == NULL || *cell->text == '\0')
    worksheet_write_blank (self->sheet, cell->row - 1, column, format);
  else if (is_date (cell->kind) && read_moment (cell->text, &moment))
    worksheet_write_datetime (self->sheet, cell->row - 1, column, &moment, format);
  else if (cell->kind == MONEV_FORM_TEXT || cell->kind == MONEV_FORM_CHOICE
           || is_date (cell->kind) || !write_number (self, cell, format))
    write_text (self, cell, format);
}

static void
merge (MonevXlsxForm *self, const MonevFormCell *cell, lxw_format *format)
{
  guint32 rows = MAX (cell->n_rows, 1);
  guint columns = MAX (cell->n_columns, 1);

  if (rows > 1 || columns > 1)
    worksheet_merge_range (self->sheet, cell->row - 1, (lxw_col_t) (cell->column - 1),
                           cell->row + rows - 2, (lxw_col_t) (cell->column + columns - 2), "",
                           format);
}

static void
write_comment (MonevXlsxForm *self, const MonevFormCell *cell)
{
  XlsxTextChange change;
  g_autofree char *clean = xlsx_text_clean (cell->comment, &change);
  guint lines = xlsx_layout_lines (clean, COMMENT_LETTERS);
  lxw_comment_options options = { .width = COMMENT_WIDTH,
                                  .height = (uint16_t) MIN (20 + lines * COMMENT_LINE, 600),
                                  .author = "Monev" };

  worksheet_write_comment_opt (self->sheet, cell->row - 1, (lxw_col_t) (cell->column - 1), clean,
                               &options);
}

/**
 * monev_xlsx_form_set:
 *
 * Paints a cell. A value that is not of its kind, or that Excel cannot hold, becomes text. The row
 * grows with it, unless several rows are merged.
 */
void
monev_xlsx_form_set (MonevXlsxForm *self, const MonevFormCell *cell)
{
  locale_t before;
  lxw_format *format;
  FormRow *row;

  g_return_if_fail (self->sheet != NULL && cell->row >= 1 && cell->column >= 1);
  before = monev_xlsx_enter_c_locale ();
  format = monev_form_format (self, cell->role, cell->kind);
  merge (self, cell, format);
  write_cell (self, cell, format);
  if (cell->comment != NULL && *cell->comment != '\0')
    write_comment (self, cell);
  row = row_of (self, cell->row);
  if (cell->text != NULL && *cell->text != '\0' && cell->role != MONEV_FORM_MARK && !row->fixed
      && cell->n_rows <= 1)
    row->points = MAX (row->points,
                       monev_form_points (cell->role, cell->text,
                                          width_of (self, cell->column, cell->n_columns)));
  uselocale (before);
}

/** monev_xlsx_form_set_row: @points: how high it is, whatever stands in it; 0 as high as that. */
void
monev_xlsx_form_set_row (MonevXlsxForm *self, guint32 row, double points, gboolean hidden)
{
  FormRow *found = row_of (self, row);

  found->hidden = hidden;
  if (points > 0)
    {
      found->points = points;
      found->fixed = TRUE;
    }
}

/** monev_xlsx_form_add_list: @choices: (array zero-terminated=1): of any number and length. Returns:
 * (transfer none): the source of a LIST: a range on a hidden sheet. */
const char *
monev_xlsx_form_add_list (MonevXlsxForm *self, const char *const *choices)
{
  g_autofree char *letters = monev_column_letters (self->lists->len + 1);
  guint count = MAX (g_strv_length ((char **) choices), 1);

  if (self->lists_name == NULL)
    self->lists_name = xlsx_text_sheet_name (LISTS_NAME, self->names);
  g_ptr_array_add (self->lists, g_strdupv ((char **) choices));
  g_ptr_array_add (self->references, g_strdup_printf ("='%s'!$%s$1:$%s$%u", self->lists_name,
                                                      letters, letters, count));
  return g_ptr_array_index (self->references, self->references->len - 1);
}

static uint8_t
rule_type (MonevFormRule rule)
{
  static const uint8_t types[] = {
    [MONEV_FORM_ANY] = LXW_VALIDATION_TYPE_ANY,
    [MONEV_FORM_LIST] = LXW_VALIDATION_TYPE_LIST_FORMULA,
    [MONEV_FORM_WHOLE] = LXW_VALIDATION_TYPE_INTEGER,
    [MONEV_FORM_NUMERIC] = LXW_VALIDATION_TYPE_DECIMAL,
    [MONEV_FORM_DAY] = LXW_VALIDATION_TYPE_DATE,
    [MONEV_FORM_CLOCK] = LXW_VALIDATION_TYPE_TIME,
    [MONEV_FORM_LENGTH] = LXW_VALIDATION_TYPE_LENGTH,
    [MONEV_FORM_CUSTOM] = LXW_VALIDATION_TYPE_CUSTOM_FORMULA,
  };

  return types[rule];
}

/* What no bound is given for ends where Excel and its numbers end. */
static void
set_bounds (lxw_data_validation *rule, const MonevFormCheck *check)
{
  const char *minimum = check->minimum, *maximum = check->maximum;

  rule->criteria = LXW_VALIDATION_CRITERIA_BETWEEN;
  switch (check->rule)
    {
    case MONEV_FORM_DAY:
      if (minimum == NULL || !read_moment (minimum, &rule->minimum_datetime)
          || rule->minimum_datetime.year < 1900)
        rule->minimum_datetime = (lxw_datetime) { .year = 1900, .month = 1, .day = 1 };
      if (maximum == NULL || !read_moment (maximum, &rule->maximum_datetime))
        rule->maximum_datetime = (lxw_datetime) { .year = 2199, .month = 12, .day = 31 };
      break;
    case MONEV_FORM_CLOCK:
      rule->maximum_datetime = (lxw_datetime) { .hour = 23, .min = 59, .sec = 59 };
      break;
    default:
      rule->minimum_number = minimum != NULL ? g_ascii_strtod (minimum, NULL)
                             : check->rule == MONEV_FORM_LENGTH ? 0 : -999999999999999.0;
      rule->maximum_number = maximum != NULL ? g_ascii_strtod (maximum, NULL) : 999999999999999.0;
      break;
    }
}

/** monev_xlsx_form_add_check: what may stand in the cells of a range, and what is said beside them; words
 * that are too long for Excel are cut. */
void
monev_xlsx_form_add_check (MonevXlsxForm *self, const MonevFormCheck *check)
{
  locale_t before = monev_xlsx_enter_c_locale ();
  g_autofree char *input_title = monev_form_clip (check->input_title != NULL ? check->input_title
                                                                             : "", TITLE_CHARS);
  g_autofree char *input = monev_form_clip (check->input != NULL ? check->input : "",
                                            MESSAGE_CHARS);
  g_autofree char *error_title = monev_form_clip (check->error_title != NULL ? check->error_title
                                                                             : "", TITLE_CHARS);
  g_autofree char *error = monev_form_clip (check->error != NULL ? check->error : "",
                                            MESSAGE_CHARS);
  lxw_data_validation rule = { .validate = rule_type (check->rule),
                               .error_type = check->soft ? LXW_VALIDATION_ERROR_TYPE_WARNING
                                                         : LXW_VALIDATION_ERROR_TYPE_STOP,
                               .value_formula = (char *) check->source,
                               .input_title = *input != '\0' ? input_title : NULL,
                               .input_message = *input != '\0' ? input : NULL,
                               .error_title = *error != '\0' ? error_title : NULL,
                               .error_message = *error != '\0' ? error : NULL };

  if (check->rule != MONEV_FORM_ANY && check->rule != MONEV_FORM_LIST
      && check->rule != MONEV_FORM_CUSTOM)
    set_bounds (&rule, check);
  worksheet_data_validation_range (self->sheet, check->range.first_row - 1,
                                   (lxw_col_t) (check->range.first_column - 1),
                                   check->range.last_row - 1,
                                   (lxw_col_t) (check->range.last_column - 1), &rule);
  uselocale (before);
}

/** monev_xlsx_form_add_tint: cells of @range for which @formula holds, written for the first of them, are
 * seen to be missing or doubtful. */
void
monev_xlsx_form_add_tint (MonevXlsxForm *self, const MonevFormRange *range, MonevFormTint tint,
                          const char *formula)
{
  locale_t before = monev_xlsx_enter_c_locale ();
  lxw_conditional_format rule = { .type = LXW_CONDITIONAL_TYPE_FORMULA,
                                  .value_string = (char *) formula };

  if (self->tints[tint] == NULL)
    {
      self->tints[tint] = workbook_add_format (self->workbook);
      format_set_bg_color (self->tints[tint], tint == MONEV_FORM_MISSING ? MISSING_TINT
                                                                         : DOUBTFUL_TINT);
    }
  rule.format = self->tints[tint];
  worksheet_conditional_format_range (self->sheet, range->first_row - 1,
                                      (lxw_col_t) (range->first_column - 1), range->last_row - 1,
                                      (lxw_col_t) (range->last_column - 1), &rule);
  uselocale (before);
}

/**
 * monev_xlsx_form_set_mark:
 * @mark: of form-mark.h; goes to the hidden sheet, defined names and the properties of the file
 * @pairs: (array zero-terminated=1): key, value, …: what else the hidden sheet holds
 */
void
monev_xlsx_form_set_mark (MonevXlsxForm *self, const char *mark, const char *const *pairs)
{
  g_free (self->mark);
  g_strfreev (self->pairs);
  self->mark = g_strdup (mark);
  self->pairs = g_strdupv ((char **) pairs);
}

static void
write_lists (MonevXlsxForm *self)
{
  if (self->lists->len == 0)
    return;
  self->sheet = workbook_add_worksheet (self->workbook, self->lists_name);
  worksheet_hide (self->sheet);
  for (guint i = 0; i < self->lists->len; i++)
    {
      char **choices = g_ptr_array_index (self->lists, i);

      for (guint k = 0; choices[k] != NULL; k++)
        {
          XlsxTextChange change;
          g_autofree char *clean = xlsx_text_clean (choices[k], &change);

          worksheet_write_string (self->sheet, k, (lxw_col_t) i, clean, NULL);
        }
    }
  protect (self);
  self->sheet = NULL;
}

/* libxlsxwriter takes 128 bytes for what a name stands for. */
static void
define_mark (MonevXlsxForm *self)
{
  for (gsize from = 0, i = 1; from < strlen (self->mark); from += NAME_BYTES, i++)
    {
      g_autofree char *name = g_strdup_printf (MONEV_FORM_MARK_NAME "%" G_GSIZE_FORMAT, i);
      g_autofree char *formula = g_strdup_printf ("=\"%.*s\"", NAME_BYTES, self->mark + from);

      workbook_define_name (self->workbook, name, formula);
    }
}

static void
write_mark (MonevXlsxForm *self)
{
  g_autofree char *name = NULL;

  if (self->mark == NULL)
    return;
  name = xlsx_text_sheet_name (MONEV_FORM_MARK_SHEET, self->names);
  self->sheet = workbook_add_worksheet (self->workbook, name);
  worksheet_hide (self->sheet);
  worksheet_write_string (self->sheet, 0, 0, self->mark, NULL);
  for (guint i = 0; self->pairs[i] != NULL && self->pairs[i + 1] != NULL; i += 2)
    {
      XlsxTextChange change;
      g_autofree char *value = xlsx_text_clean (self->pairs[i + 1], &change);

      worksheet_write_string (self->sheet, i / 2 + 1, 0, self->pairs[i], NULL);
      worksheet_write_string (self->sheet, i / 2 + 1, 1, value, NULL);
    }
  protect (self);
  define_mark (self);
  workbook_set_custom_property_string (self->workbook, MONEV_FORM_MARK_PROPERTY, self->mark);
  self->sheet = NULL;
}

/**
 * monev_xlsx_form_finish:
 *
 * Closes the workbook and gives it its name. To be called once.
 *
 * Returns: FALSE with IO; then what stood at the path before still stands there
 */
gboolean
monev_xlsx_form_finish (MonevXlsxForm *self, GError **error)
{
  locale_t before = monev_xlsx_enter_c_locale ();
  gboolean done;

  close_sheet (self);
  write_lists (self);
  write_mark (self);
  done = monev_xlsx_close_workbook (g_steal_pointer (&self->workbook), self->output, self->file,
                                    error);
  uselocale (before);
  return done;
}
