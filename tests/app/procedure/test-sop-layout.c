/* Where the symbols and arrows of an SOP AP stand: rules that hold for any procedure, and the
 * places of one small procedure to the hundredth of a millimetre. */
#include "procedure/library.h"
#include "procedure/sop-layout.h"
#include "small-procedure.h"
#include "sop-maker.h"

#include <math.h>

#define ROW 20.0
#define TOP 40.0
#define SLACK 0.02 /* lines nearer than this are one line to the eye */

typedef struct {
  MonevProcedure  *procedure;
  MonevSopDrawing *drawing;
  GArray          *x, *width;
  GArray          *rows;
  GArray          *pages;
} Drawn;

static void
clear (Drawn *drawn)
{
  monev_procedure_unref (drawn->procedure);
  monev_sop_drawing_unref (drawn->drawing);
  g_array_unref (drawn->x);
  g_array_unref (drawn->width);
  g_array_unref (drawn->rows);
  g_array_unref (drawn->pages);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Drawn, clear)

/* @per_page steps on each page, as tables fall onto paper. */
static void
add_page (Drawn *drawn, guint first, guint per_page)
{
  guint n = monev_procedure_n_steps (drawn->procedure);
  guint end = MIN (first + per_page, n);
  MonevSopPage page = { drawn->pages->len + 2 };
  double y = TOP;

  if (first > 0)
    {
      page.above_y = y;
      page.above_height = MONEV_SOP_BAND_HEIGHT;
      y += MONEV_SOP_BAND_HEIGHT;
    }
  for (guint i = first; i < end; i++, y += ROW)
    {
      MonevSopRow row = { i, y, i + 1 == n ? MAX (ROW, MONEV_SOP_LAST_ROW_HEIGHT) : ROW, TRUE };

      g_array_append_val (drawn->rows, row);
      page.n_rows++;
    }
  page.below_y = y;
  page.below_height = end < n ? MONEV_SOP_BAND_HEIGHT : 0;
  g_array_append_val (drawn->pages, page);
}

static void
set_columns (Drawn *drawn, double width)
{
  for (guint i = 0; i < monev_procedure_n_actors (drawn->procedure); i++)
    {
      double x = 80 + i * width;

      g_array_append_val (drawn->x, x);
      g_array_append_val (drawn->width, width);
    }
}

static Drawn
draw (MonevProcedure *procedure, guint per_page, double width)
{
  Drawn drawn = { procedure, NULL, g_array_new (FALSE, FALSE, sizeof (double)),
                  g_array_new (FALSE, FALSE, sizeof (double)),
                  g_array_new (FALSE, FALSE, sizeof (MonevSopRow)),
                  g_array_new (FALSE, FALSE, sizeof (MonevSopPage)) };
  guint n = monev_procedure_n_steps (procedure);
  MonevSopColumns columns;

  set_columns (&drawn, width);
  for (guint first = 0; first < n; first += per_page)
    add_page (&drawn, first, per_page);
  for (guint i = 0, row = 0; i < drawn.pages->len; i++)
    {
      MonevSopPage *page = &g_array_index (drawn.pages, MonevSopPage, i);

      page->rows = &g_array_index (drawn.rows, MonevSopRow, row);
      row += page->n_rows;
    }
  columns = (MonevSopColumns) { (double *) drawn.x->data, (double *) drawn.width->data,
                                drawn.x->len, 80 + drawn.x->len * width, 100 };
  drawn.drawing = monev_sop_drawing_new (procedure, &columns, (MonevSopPage *) drawn.pages->data,
                                         drawn.pages->len);
  return drawn;
}

/* ---- the rules ---- */

static gboolean
strictly_inside (const MonevSopSymbol *symbol, double x, double y)
{
  double dx = x - symbol->x, dy = y - symbol->y;

  if (dx <= SLACK || dy <= SLACK || dx >= symbol->width - SLACK || dy >= symbol->height - SLACK)
    return FALSE;
  if (symbol->shape != MONEV_SOP_DIAMOND)
    return TRUE;
  return fabs (dx / symbol->width - 0.5) + fabs (dy / symbol->height - 0.5) < 0.5 - SLACK;
}

static void
check_no_line_through_symbols (const Drawn *drawn, guint page)
{
  guint n_lines, n_symbols;
  const MonevSopLine *lines = monev_sop_drawing_lines (drawn->drawing, page, &n_lines);
  const MonevSopSymbol *symbols = monev_sop_drawing_symbols (drawn->drawing, page, &n_symbols);

  for (guint l = 0; l < n_lines; l++)
    for (guint p = 1; p < lines[l].n_points; p++)
      for (guint s = 0; s < n_symbols; s++)
        for (guint k = 0; k <= 40; k++)
          {
            double x = lines[l].x[p - 1] + (lines[l].x[p] - lines[l].x[p - 1]) * k / 40;
            double y = lines[l].y[p - 1] + (lines[l].y[p] - lines[l].y[p - 1]) * k / 40;

            if (strictly_inside (&symbols[s], x, y))
              {
                g_autofree char *dump = monev_sop_drawing_dump (drawn->drawing);

                g_error ("page %u: line of step %u runs through a symbol of step %u at %.2f,%.2f\n%s",
                         page, lines[l].step + 1, symbols[s].step + 1, x, y, dump);
              }
          }
}

static gboolean
overlap (double a1, double a2, double b1, double b2)
{
  return MIN (MAX (a1, a2), MAX (b1, b2)) - MAX (MIN (a1, a2), MIN (b1, b2)) > SLACK;
}

static gboolean
on_one_another (const MonevSopLine *a, guint p, const MonevSopLine *b, guint q)
{
  gboolean down_a = fabs (a->x[p] - a->x[p - 1]) < SLACK;
  gboolean down_b = fabs (b->x[q] - b->x[q - 1]) < SLACK;

  if (down_a != down_b)
    return FALSE;
  if (down_a)
    return fabs (a->x[p] - b->x[q]) < SLACK
           && overlap (a->y[p], a->y[p - 1], b->y[q], b->y[q - 1]);
  return fabs (a->y[p] - b->y[q]) < SLACK && overlap (a->x[p], a->x[p - 1], b->x[q], b->x[q - 1]);
}

static void
check_no_lines_on_one_another (const Drawn *drawn, guint page)
{
  guint n;
  const MonevSopLine *lines = monev_sop_drawing_lines (drawn->drawing, page, &n);

  for (guint a = 0; a < n; a++)
    for (guint b = a + 1; b < n; b++)
      for (guint p = 1; p < lines[a].n_points; p++)
        for (guint q = 1; q < lines[b].n_points; q++)
          if (on_one_another (&lines[a], p, &lines[b], q))
            g_error ("page %u: lines of steps %u and %u lie on one another at %.2f,%.2f", page,
                     lines[a].step + 1, lines[b].step + 1, lines[a].x[p], lines[a].y[p]);
}

static void
check_across_and_down (const Drawn *drawn, guint page)
{
  guint n;
  const MonevSopLine *lines = monev_sop_drawing_lines (drawn->drawing, page, &n);

  for (guint l = 0; l < n; l++)
    for (guint p = 1; p < lines[l].n_points; p++)
      g_assert_true (fabs (lines[l].x[p] - lines[l].x[p - 1]) < 1e-6
                     || fabs (lines[l].y[p] - lines[l].y[p - 1]) < 1e-6);
}

static void
check_inside_actors (const Drawn *drawn, guint page)
{
  guint n;
  const MonevSopLine *lines = monev_sop_drawing_lines (drawn->drawing, page, &n);
  double left = 80, right = 80 + drawn->x->len * g_array_index (drawn->width, double, 0);

  for (guint l = 0; l < n; l++)
    for (guint p = 0; p < lines[l].n_points; p++)
      g_assert_true (lines[l].x[p] > left && lines[l].x[p] < right);
}

/* Each letter stands exactly twice or more, on different pages, and both ways are told. */
static void
check_connectors (const Drawn *drawn)
{
  g_autoptr (GHashTable) pages = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                        (GDestroyNotify) g_hash_table_unref);
  GHashTableIter iter;
  gpointer letter, set;

  for (guint page = 0; page < monev_sop_drawing_n_pages (drawn->drawing); page++)
    {
      guint n;
      const MonevSopSymbol *symbols = monev_sop_drawing_symbols (drawn->drawing, page, &n);

      for (guint i = 0; i < n; i++)
        {
          if (symbols[i].shape != MONEV_SOP_CONNECTOR)
            continue;
          if (!g_hash_table_contains (pages, symbols[i].label))
            g_hash_table_insert (pages, g_strdup (symbols[i].label), g_hash_table_new (NULL, NULL));
          g_hash_table_add (g_hash_table_lookup (pages, symbols[i].label),
                            GUINT_TO_POINTER (page + 1));
        }
    }
  g_hash_table_iter_init (&iter, pages);
  while (g_hash_table_iter_next (&iter, &letter, &set))
    g_assert_cmpuint (g_hash_table_size (set), >=, 2);
}

static void
check_all (const Drawn *drawn)
{
  for (guint page = 0; page < monev_sop_drawing_n_pages (drawn->drawing); page++)
    {
      check_no_line_through_symbols (drawn, page);
      check_no_lines_on_one_another (drawn, page);
      check_across_and_down (drawn, page);
      check_inside_actors (drawn, page);
    }
  check_connectors (drawn);
}

static void
test_any_shape (void)
{
  static const struct { guint actors, steps, several, decisions, reach, per_page; } shapes[] = {
    { 1, 12, 0, 40, 6, 9 },   { 3, 30, 0, 50, 9, 7 },    { 6, 40, 30, 30, 8, 8 },
    { 9, 40, 40, 60, 14, 8 }, { 12, 60, 50, 40, 20, 7 }, { 12, 60, 0, 90, 30, 20 },
    { 40, 40, 30, 40, 9, 8 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    for (guint seed = 1; seed <= 6; seed++)
      {
        SopShape shape = { shapes[i].actors, shapes[i].steps, shapes[i].several,
                           shapes[i].decisions, shapes[i].reach, seed };
        g_auto (Drawn) drawn = draw (sop_make (&shape), shapes[i].per_page,
                                     MIN (148.0 / shapes[i].actors, 32));

        check_all (&drawn);
      }
}

static void
test_shipped (void)
{
  const GPtrArray *all = monev_procedure_shipped (NULL);

  for (guint i = 0; i < all->len; i++)
    for (guint per_page = 3; per_page < 12; per_page += 4)
      {
        g_auto (Drawn) drawn = draw (monev_procedure_ref (all->pdata[i]), per_page, 16);

        check_all (&drawn);
      }
}

/* ---- the five symbols ---- */

static MonevSopShape
shape_of (const Drawn *drawn, guint step, guint column)
{
  for (guint page = 0; page < monev_sop_drawing_n_pages (drawn->drawing); page++)
    {
      guint n;
      const MonevSopSymbol *symbols = monev_sop_drawing_symbols (drawn->drawing, page, &n);

      for (guint i = 0; i < n; i++)
        if (symbols[i].step == step && symbols[i].column == column)
          return symbols[i].shape;
    }
  return MONEV_SOP_N_SHAPES;
}

static void
test_symbols (void)
{
  g_auto (Drawn) drawn = draw (read_good (SMALL), 9, 17);

  g_assert_cmpint (shape_of (&drawn, 0, 1), ==, MONEV_SOP_CAPSULE);
  g_assert_cmpint (shape_of (&drawn, 1, 0), ==, MONEV_SOP_BOX);
  g_assert_cmpint (shape_of (&drawn, 2, 1), ==, MONEV_SOP_BOX);
  g_assert_cmpint (shape_of (&drawn, 3, 2), ==, MONEV_SOP_DIAMOND);
  /* The one who decides has the diamond, the other a box; an actor without part has nothing. */
  g_assert_cmpint (shape_of (&drawn, 3, 1), ==, MONEV_SOP_BOX);
  g_assert_cmpint (shape_of (&drawn, 3, 0), ==, MONEV_SOP_N_SHAPES);
}

static const MonevSopLine *
line_from (const Drawn *drawn, guint page, guint step, gboolean up)
{
  guint n;
  const MonevSopLine *lines = monev_sop_drawing_lines (drawn->drawing, page, &n);

  for (guint i = 0; i < n; i++)
    if (lines[i].step == step && lines[i].arrow
        && (lines[i].y[lines[i].n_points - 1] < lines[i].y[0]) == up)
      return &lines[i];
  return NULL;
}

static void
test_flow (void)
{
  g_auto (Drawn) drawn = draw (read_good (SMALL), 9, 17);
  const MonevSopLine *line = line_from (&drawn, 0, 0, FALSE);

  /* Leaves below, runs along the border of the rows, enters from above. */
  g_assert_cmpuint (line->n_points, ==, 4);
  g_assert_cmpfloat (line->x[0], ==, 80 + 1.5 * 17);
  g_assert_cmpfloat (line->x[3], ==, 80 + 0.5 * 17);
  g_assert_cmpfloat (line->y[1], >, TOP + ROW);
  g_assert_cmpfloat (line->y[1], <, TOP + ROW + 1.5);
  g_assert_cmpfloat (line->y[3], >, line->y[2]);
}

static gboolean
says (const Drawn *drawn, guint page, const char *text)
{
  guint n;
  const MonevSopCaption *captions = monev_sop_drawing_captions (drawn->drawing, page, &n);

  for (guint i = 0; i < n; i++)
    if (strstr (captions[i].text, text) != NULL)
      return TRUE;
  return FALSE;
}

static void
test_decision (void)
{
  g_auto (Drawn) drawn = draw (read_good (SMALL), 9, 17);
  const MonevSopLine *back = line_from (&drawn, 0, 3, TRUE);

  g_assert_nonnull (back);
  /* It ends at the box of step 3: its upper edge or its side. */
  g_assert_cmpfloat (back->y[back->n_points - 1], >, TOP + 2 * ROW);
  g_assert_cmpfloat (back->y[back->n_points - 1], <=, TOP + 2.5 * ROW);
  g_assert_true (says (&drawn, 0, "tidak"));
  g_assert_true (says (&drawn, 0, "ya"));
}

static void
test_last_decision_ends (void)
{
  g_auto (Drawn) drawn = draw (read_good (SMALL), 9, 17);
  guint n, ends = 0;
  const MonevSopSymbol *symbols = monev_sop_drawing_symbols (drawn.drawing, 0, &n);

  for (guint i = 0; i < n; i++)
    ends += symbols[i].step == 3 && symbols[i].shape == MONEV_SOP_CAPSULE;
  g_assert_cmpuint (ends, ==, 1);
}

static void
test_over_pages (void)
{
  g_auto (Drawn) drawn = draw (read_good (SMALL), 3, 17);

  g_assert_cmpuint (monev_sop_drawing_n_pages (drawn.drawing), ==, 2);
  g_assert_true (says (&drawn, 0, "ke langkah 4, halaman 3"));
  g_assert_true (says (&drawn, 1, "dari langkah 3, halaman 2"));
  /* "tidak" goes back over the page by a connector too. */
  g_assert_true (says (&drawn, 1, "ke langkah 3, halaman 2"));
  g_assert_true (says (&drawn, 0, "dari langkah 4, halaman 3"));
}

static void
test_letters (void)
{
  static const struct { guint index; const char *letter; } letters[]
    = { { 0, "A" }, { 1, "B" }, { 25, "Z" }, { 26, "AA" }, { 51, "AZ" }, { 52, "BA" },
        { 701, "ZZ" }, { 702, "AAA" } };

  for (guint i = 0; i < G_N_ELEMENTS (letters); i++)
    {
      g_autofree char *letter = monev_sop_letter (letters[i].index);

      g_assert_cmpstr (letter, ==, letters[i].letter);
    }
}

/* A step that nobody does yet is passed over; a row that goes on on a page keeps the flow. */
static void
test_step_without_actor (void)
{
  g_auto (Drawn) drawn
    = draw (read_changed ("'actors':[{'actor':'staf','standing':'inferred'}],", ""), 9, 17);
  const MonevSopLine *line = line_from (&drawn, 0, 0, FALSE);

  g_assert_cmpint (shape_of (&drawn, 1, 0), ==, MONEV_SOP_N_SHAPES);
  g_assert_cmpuint (line->n_points, ==, 2);
  g_assert_cmpfloat (line->y[1], >, TOP + 2 * ROW);
  check_all (&drawn);
}

static void
test_dump (void)
{
  static const char wanted[]
    = "page 1\n"
      "capsule 1 10023,4684 1054x632\n"
      "box 2 8323,6684 1054x632\n"
      "box 3 10023,8684 1054x632\n"
      "line 4 11077,10790 11655,10790\n"
      "box 4 10023,10474 1054x632\n"
      "diamond 4 11655,10433 1190x714\n"
      "arrow 4 12250,11147 12250,11407\n"
      "capsule 4 11723,11407 1054x360\n";
  g_auto (Drawn) drawn = draw (read_good (SMALL), 9, 17);
  g_autofree char *dump = monev_sop_drawing_dump (drawn.drawing);
  g_auto (GStrv) lines = g_strsplit (wanted, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    if (strstr (dump, lines[i]) == NULL)
      g_error ("\"%s\" is not in\n%s", lines[i], dump);
}

/* Equal input, equal drawing: nothing in it depends on addresses or chance. */
static void
test_same_again (void)
{
  SopShape shape = { 9, 40, 40, 50, 12, 7 };
  g_auto (Drawn) one = draw (sop_make (&shape), 8, 16);
  g_auto (Drawn) two = draw (sop_make (&shape), 8, 16);
  g_autofree char *first = monev_sop_drawing_dump (one.drawing);
  g_autofree char *second = monev_sop_drawing_dump (two.drawing);

  g_assert_cmpstr (first, ==, second);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sop/layout/five-symbols", test_symbols);
  g_test_add_func ("/sop/layout/leaves-below-enters-above", test_flow);
  g_test_add_func ("/sop/layout/ya-goes-down-tidak-goes-back", test_decision);
  g_test_add_func ("/sop/layout/a-last-decision-ends", test_last_decision_ends);
  g_test_add_func ("/sop/layout/goes-on-by-connectors", test_over_pages);
  g_test_add_func ("/sop/layout/letters", test_letters);
  g_test_add_func ("/sop/layout/passes-a-step-without-actor", test_step_without_actor);
  g_test_add_func ("/sop/layout/places-to-the-hundredth", test_dump);
  g_test_add_func ("/sop/layout/equal-input-equal-drawing", test_same_again);
  g_test_add_func ("/sop/layout/no-lane-through-symbols-or-on-another", test_any_shape);
  g_test_add_func ("/sop/layout/the-shipped-keep-the-rules", test_shipped);
  return g_test_run ();
}
