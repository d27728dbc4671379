/* The table of an SOP AP: its columns, its heads, a row for each step. */
#include <string.h>

#include "procedure/sop-page-private.h"

#define NUMBER_WIDTH 9.0
#define TIME_WIDTH 17.0
#define REMARK_WIDTH 22.0
#define ACTOR_WIDTH 17.5
#define ACTOR_WIDEST 32.0
#define ACTORS_WIDTH 110.0
#define ACTORS_WIDEST 148.0
#define SIZE 7.5
#define ACTOR_SIZE 6.5
#define LEAST_SIZE 5.0 /* below this heads are turned rather than made smaller */
#define HEAD_TALLEST 30.0
#define PADDING 0.4

enum { STYLE_LEFT = 1, STYLE_MIDDLE, STYLE_HEAD, STYLE_ACTOR };

static double
widest_word (const char *title, const MonevPageFont *font)
{
  g_auto (GStrv) words = g_strsplit_set (title, " \n/", -1);
  double widest = 0, width;

  for (guint i = 0; words[i] != NULL; i++)
    {
      monev_page_canvas_measure (words[i], font, 0, &width, NULL);
      widest = MAX (widest, width);
    }
  return widest;
}

/* As large as the longest word lets them be. */
static void
fit_heads (SopTable *self, const MonevProcedure *procedure, double width)
{
  MonevPageFont font = { "Arial", ACTOR_SIZE, TRUE };
  double widest = 0;

  for (guint i = 0; i < self->n_actors; i++)
    widest = MAX (widest, widest_word (sop_actor_title (procedure, i), &font));
  self->actor_size = ACTOR_SIZE;
  if (widest > width - 2 * PADDING - 0.2)
    self->actor_size *= (width - 2 * PADDING - 0.2) / widest;
  self->upright = self->actor_size < LEAST_SIZE;
  if (!self->upright)
    return;
  self->actor_size = font.size = MIN (ACTOR_SIZE, (width - 0.6) / 0.42);
  self->head_height = 8;
  for (guint i = 0; i < self->n_actors; i++)
    {
      monev_page_canvas_measure (sop_actor_title (procedure, i), &font, 0, &widest, NULL);
      self->head_height = MAX (self->head_height, MIN (widest + 1, HEAD_TALLEST));
    }
}

/** sop_table_open: measures the columns; release with sop_table_clear(). */
void
sop_table_open (SopTable *self, const MonevProcedure *procedure)
{
  guint n = MAX (monev_procedure_n_actors (procedure), 1);
  double actors
    = MIN (n * CLAMP (ACTORS_WIDTH / n, ACTOR_WIDTH, ACTOR_WIDEST), ACTORS_WIDEST);
  double rest = SOP_WIDTH - NUMBER_WIDTH - TIME_WIDTH - REMARK_WIDTH - actors;
  guint behind = SOP_COLUMN_ACTORS + n;

  self->n_actors = monev_procedure_n_actors (procedure);
  self->n_columns = behind + 4;
  self->width = g_new0 (double, self->n_columns);
  self->width[SOP_COLUMN_NUMBER] = NUMBER_WIDTH;
  self->width[SOP_COLUMN_WORDING] = rest * 0.38;
  for (guint i = 0; i < n; i++)
    self->width[SOP_COLUMN_ACTORS + i] = actors / n;
  self->width[behind] = self->width[behind + 2] = rest * 0.31;
  self->width[behind + 1] = TIME_WIDTH;
  self->width[behind + 3] = REMARK_WIDTH;
  fit_heads (self, procedure, actors / n);
}

/** sop_table_clear: */
void
sop_table_clear (SopTable *self)
{
  g_clear_pointer (&self->width, g_free);
}

static void
add_styles (MonevPageTable *table, const SopTable *self)
{
  MonevPageCellStyle style = { { "Arial", SIZE }, .vertical = MONEV_PAGE_MIDDLE };

  monev_page_table_add_style (table, &style);
  style.align = MONEV_PAGE_CENTER;
  style.padding_x = PADDING;
  monev_page_table_add_style (table, &style);
  style.font.size = 7;
  style.font.bold = TRUE;
  style.filled = TRUE;
  style.ground = 0xeeeef0;
  monev_page_table_add_style (table, &style);
  style.font.size = self->actor_size;
  monev_page_table_add_style (table, &style);
}

/* A head that stands on its side, for many columns. */
static void
draw_upright (const MonevPageCanvas *canvas, gpointer data)
{
  const MonevPageFont *font = data;
  const char *title = (const char *) (font + 1);
  double width, height;

  monev_page_canvas_measure (title, font, canvas->height, &width, &height);
  cairo_save (canvas->cr);
  cairo_translate (canvas->cr, (canvas->width - height) / 2, canvas->height);
  cairo_rotate (canvas->cr, -G_PI_2);
  monev_page_canvas_text (canvas, title, font, MONEV_PAGE_LEFT, 0, 0, canvas->height);
  cairo_restore (canvas->cr);
}

static MonevPageDrawing *
make_upright (const SopTable *self, const char *title)
{
  gsize length = strlen (title) + 1;
  MonevPageFont *font = g_malloc0 (sizeof *font + length);

  *font = (MonevPageFont) { "Arial", self->actor_size, TRUE };
  memcpy (font + 1, title, length);
  return monev_page_drawing_new (self->width[SOP_COLUMN_ACTORS] - 0.4, self->head_height,
                                 draw_upright, font, g_free);
}

/* "Pelaksana" over its columns, "Mutu Baku" over three. */
static void
add_heads (MonevPageTable *table, const SopTable *self, const MonevProcedure *procedure)
{
  guint n = MAX (self->n_actors, 1), behind = SOP_COLUMN_ACTORS + n;
  g_autofree MonevPageCell *upper = g_new0 (MonevPageCell, self->n_columns);
  g_autofree MonevPageCell *lower = g_new0 (MonevPageCell, self->n_columns);
  g_autoptr (GPtrArray) drawings
    = g_ptr_array_new_with_free_func ((GDestroyNotify) monev_page_drawing_unref);
  MonevPageRow first = { upper, 6, TRUE }, second = { lower, 9.5, TRUE };

  for (guint i = 0; i < self->n_columns; i++)
    upper[i].style = lower[i].style = STYLE_HEAD;
  upper[SOP_COLUMN_NUMBER] = (MonevPageCell) { .text = "No", .style = STYLE_HEAD, .rows = 2 };
  upper[SOP_COLUMN_WORDING].text = "Uraian Prosedur";
  upper[SOP_COLUMN_WORDING].rows = 2;
  upper[SOP_COLUMN_ACTORS].text = "Pelaksana";
  upper[SOP_COLUMN_ACTORS].columns = n;
  upper[behind].text = "Mutu Baku";
  upper[behind].columns = 3;
  upper[behind + 3].text = "Ket";
  upper[behind + 3].rows = 2;
  for (guint i = 0; i < self->n_actors; i++)
    {
      MonevPageCell *cell = &lower[SOP_COLUMN_ACTORS + i];

      cell->style = STYLE_ACTOR;
      if (self->upright)
        g_ptr_array_add (drawings,
                         cell->drawing = make_upright (self, sop_actor_title (procedure, i)));
      else
        cell->text = sop_actor_title (procedure, i);
    }
  lower[behind].text = "Kelengkapan";
  lower[behind + 1].text = "Waktu";
  lower[behind + 2].text = "Output";
  monev_page_table_add_head (table, &first);
  monev_page_table_add_head (table, &second);
}

static void
add_step (MonevPageTable *table, const SopTable *self, const MonevProcedure *procedure,
          const MonevProcedureStep *step)
{
  guint behind = self->n_columns - 4;
  g_autofree MonevPageCell *cells = g_new0 (MonevPageCell, self->n_columns);
  g_autofree char *needs = sop_cell_text (step->requirements);
  g_autofree char *puts = sop_output_text (procedure, step);
  g_autofree char *time = monev_step_time_text (&step->time);
  g_autofree char *remark = sop_remark_text (procedure, step);
  gboolean last = step == monev_procedure_step (procedure, monev_procedure_n_steps (procedure) - 1);
  gboolean ends = last && step->kind == MONEV_STEP_DECISION;
  MonevPageRow row = { cells, ends ? MONEV_SOP_LAST_ROW_HEIGHT : MONEV_SOP_ROW_HEIGHT };

  for (guint i = 0; i < self->n_columns; i++)
    cells[i].style = STYLE_LEFT;
  cells[SOP_COLUMN_NUMBER] = (MonevPageCell) { .text = step->number, .style = STYLE_MIDDLE };
  cells[SOP_COLUMN_WORDING].text = step->wording;
  cells[behind].text = needs;
  cells[behind + 1] = (MonevPageCell) { .text = *time != '\0' ? time : "–", .style = STYLE_MIDDLE };
  cells[behind + 2].text = puts;
  cells[behind + 3].text = remark;
  monev_page_table_add_row (table, &row);
}

/** sop_steps_table: Returns: (transfer full): with repeated heads and room for connectors. */
MonevPageTable *
sop_steps_table (const MonevProcedure *procedure, const SopTable *self)
{
  MonevPageTableStyle style = { .room_below = MONEV_SOP_BAND_HEIGHT,
                                .room_above = MONEV_SOP_BAND_HEIGHT };
  g_autofree MonevPageColumn *columns = g_new0 (MonevPageColumn, self->n_columns);
  guint n_steps = monev_procedure_n_steps (procedure);
  MonevPageTable *table;

  for (guint i = 0; i < self->n_columns; i++)
    columns[i].width = self->width[i];
  table = monev_page_table_new (columns, self->n_columns, &style);
  add_styles (table, self);
  add_heads (table, self, procedure);
  for (guint i = 0; i < n_steps; i++)
    add_step (table, self, procedure, monev_procedure_step (procedure, i));
  return table;
}
