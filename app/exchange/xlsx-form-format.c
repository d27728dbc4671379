/* How the cells of a form look, and how high their words are. */
#include "xlsx-form-private.h"

#include <string.h>

#include "xlsx-text.h"

#define DEFAULT_SIZE 11
#define LINE_FACTOR 1.36 /* of a line, in sizes of its letters */
#define LINE_PADDING 2   /* points, in a row */
#define HIGHEST 409      /* points, the highest row of Excel */

#define OPEN_TINT 0xFFF8DC
#define HEAD_TINT 0xDDE7F0
#define GROUP_TINT 0xC9D8E6
#define LOCKED_TINT 0xEDEDED
#define CARRIED_TINT 0xF2F2F2
#define CARRIED_LETTERS 0x595959
#define SHUT_TINT 0xC8C8C8
#define SECTION_TINT 0xEAF0F6

typedef struct {
  double   size;
  gboolean bold, italic, centred, border;
  lxw_color_t tint; /* 0: none */
  gboolean middle;  /* of its row, though not centred */
} Look;

static const Look looks[] = {
  [MONEV_FORM_TITLE] = { 13, TRUE, FALSE, TRUE, FALSE, 0 },
  [MONEV_FORM_KOP] = { 11, TRUE, FALSE, TRUE, FALSE, 0 },
  [MONEV_FORM_ADDRESS] = { 10, FALSE, FALSE, TRUE, FALSE, 0 },
  [MONEV_FORM_STRONG] = { 11, TRUE, FALSE, FALSE, FALSE, 0 },
  [MONEV_FORM_GROUP] = { 11, TRUE, FALSE, TRUE, TRUE, GROUP_TINT },
  [MONEV_FORM_HEADING] = { 11, TRUE, FALSE, TRUE, TRUE, HEAD_TINT },
  [MONEV_FORM_NUMBER] = { 10, FALSE, FALSE, TRUE, TRUE, HEAD_TINT },
  [MONEV_FORM_WORDING] = { 11, FALSE, FALSE, FALSE, TRUE, 0, TRUE },
  [MONEV_FORM_NOTE] = { 10, FALSE, TRUE, FALSE, FALSE, 0 },
  [MONEV_FORM_HINT] = { 9, FALSE, TRUE, FALSE, TRUE, 0, TRUE },
  [MONEV_FORM_PLAIN] = { 11, FALSE, FALSE, FALSE, FALSE, 0 },
  [MONEV_FORM_OPEN] = { 11, FALSE, FALSE, FALSE, TRUE, OPEN_TINT, TRUE },
  [MONEV_FORM_LOCKED] = { 11, FALSE, FALSE, FALSE, TRUE, LOCKED_TINT, TRUE },
  [MONEV_FORM_CARRIED] = { 11, FALSE, TRUE, FALSE, TRUE, CARRIED_TINT, TRUE },
  [MONEV_FORM_SHUT] = { 11, FALSE, FALSE, FALSE, TRUE, SHUT_TINT, TRUE },
  [MONEV_FORM_SECTION] = { 11, TRUE, FALSE, FALSE, TRUE, SECTION_TINT, TRUE },
  [MONEV_FORM_TOTAL] = { 11, TRUE, FALSE, FALSE, TRUE, HEAD_TINT, TRUE },
  [MONEV_FORM_RULE] = { 8, FALSE, FALSE, FALSE, FALSE, 0 },
  [MONEV_FORM_SIGNED] = { 11, FALSE, FALSE, TRUE, FALSE, 0 },
  [MONEV_FORM_MARK] = { 8, FALSE, FALSE, FALSE, FALSE, 0 },
};

/* A text is kept as it is typed: "0012" stays. */
static const char *const codes[] = {
  [MONEV_FORM_TEXT] = "@",
  [MONEV_FORM_INTEGER] = "0",
  [MONEV_FORM_DECIMAL] = "General",
  [MONEV_FORM_PERCENT] = "0.##%",
  [MONEV_FORM_DATE] = "dd/mm/yyyy",
  [MONEV_FORM_TIME] = "hh:mm",
  [MONEV_FORM_MOMENT] = "dd/mm/yyyy hh:mm",
  [MONEV_FORM_CHOICE] = "@",
  [MONEV_FORM_GROUPED] = "#,##0",
  [MONEV_FORM_GROUPED + 1] = "#,##0.0",
  [MONEV_FORM_GROUPED + 2] = "#,##0.00",
  [MONEV_FORM_GROUPED + 3] = "#,##0.000",
  [MONEV_FORM_GROUPED + 4] = "#,##0.0000",
  [MONEV_FORM_GROUPED + 5] = "#,##0.00000",
  [MONEV_FORM_GROUPED + 6] = "#,##0.000000",
};

static void
set_alignment (lxw_format *format, const Look *look, MonevFormRole role, MonevFormKind kind)
{
  gboolean number = kind != MONEV_FORM_TEXT && kind != MONEV_FORM_CHOICE
                    && kind != MONEV_FORM_INTEGER && kind != MONEV_FORM_DECIMAL
                    && kind < MONEV_FORM_GROUPED;

  if (role == MONEV_FORM_MARK)
    return;
  format_set_text_wrap (format);
  if (look->centred || kind == MONEV_FORM_CHOICE || number)
    format_set_align (format, LXW_ALIGN_CENTER);
  format_set_align (format, look->centred || look->middle ? LXW_ALIGN_VERTICAL_CENTER
                                                          : LXW_ALIGN_VERTICAL_TOP);
}

/** monev_form_format: Returns: (transfer none): how a cell of @role and @kind looks. */
lxw_format *
monev_form_format (MonevXlsxForm *self, MonevFormRole role, MonevFormKind kind)
{
  lxw_format *format = self->formats[role][kind];
  const Look *look = &looks[role];

  if (format != NULL)
    return format;
  format = workbook_add_format (self->workbook);
  format_set_font_size (format, look->size);
  format_set_num_format (format, codes[kind]);
  set_alignment (format, look, role, kind);
  if (look->bold)
    format_set_bold (format);
  if (look->italic)
    format_set_italic (format);
  if (look->border)
    format_set_border (format, LXW_BORDER_THIN);
  if (role == MONEV_FORM_RULE)
    format_set_bottom (format, LXW_BORDER_DOUBLE);
  if (look->tint != 0)
    format_set_bg_color (format, look->tint);
  if (role == MONEV_FORM_OPEN)
    format_set_unlocked (format);
  if (role == MONEV_FORM_CARRIED)
    format_set_font_color (format, CARRIED_LETTERS);
  self->formats[role][kind] = format;
  return format;
}

/** monev_form_points: Returns: how high a row must be for @text in @width characters. */
double
monev_form_points (MonevFormRole role, const char *text, guint width)
{
  const Look *look = &looks[role];
  double letters = width * DEFAULT_SIZE / look->size * (look->bold ? 0.92 : 1);
  gsize bytes = strnlen (text, width + 1);
  guint lines = 1;

  /* Most texts are short: letters take at least a byte. */
  if (bytes > letters || memchr (text, '\n', bytes) != NULL)
    {
      if (!g_utf8_validate (text, -1, NULL))
        return 0;
      lines = xlsx_layout_lines (text, MAX ((guint)letters, 1));
    }
  return MIN (lines * look->size * LINE_FACTOR + LINE_PADDING, HIGHEST);
}

/** monev_form_clip: Returns: (transfer full): @text in at most @most letters, with "…" where it was
 * cut; what stands beside a cell cannot be longer (ECMA-376 part 1, 18.3.1.32). */
char *
monev_form_clip (const char *text, guint most)
{
  XlsxTextChange change;
  g_autofree char *clean = xlsx_text_clean (text, &change);
  g_autofree char *start = NULL;

  if (g_utf8_strlen (clean, -1) <= (glong)most)
    return g_steal_pointer (&clean);
  start = g_utf8_substring (clean, 0, most - 1);
  return g_strconcat (g_strchomp (start), "…", NULL);
}

/** monev_xlsx_form_set_image: a picture that lies over the cells from there on and moves with them.
 * @scale: 1 shows 96 of its points on an inch. What is no picture is left out. */
void
monev_xlsx_form_set_image (MonevXlsxForm *self, guint32 row, guint column, GBytes *png,
                           double scale)
{
  gsize size;
  const unsigned char *bytes = g_bytes_get_data (png, &size);
  lxw_image_options options = { .x_scale = scale,
                                .y_scale = scale,
                                .x_offset = 4,
                                .y_offset = 2,
                                .object_position = LXW_OBJECT_MOVE_DONT_SIZE,
                                .decorative = LXW_TRUE };

  worksheet_insert_image_buffer_opt (self->sheet, row - 1, (lxw_col_t) (column - 1), bytes, size,
                                     &options);
}
