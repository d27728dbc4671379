#include "bench.h"

#include "expression/expression.h"

#define CHECKS 2000000
#define FIELDS 40

/* As instruments have them: ranges, sums of parts, choices, dates, patterns. */
static const char *const mix[FIELDS] = {
  ". >= 0 and . <= 120",
  ". > 0",
  ". <= ${f1}",
  ". <= ${f1} + ${f2}",
  "${f1} != '' or . = ''",
  "selected(., 'air')",
  "not(selected(., 'tidak') and count-selected(.) > 1)",
  "string-length(.) <= 40",
  ". <= today()",
  ". >= date('2026-01-01')",
  ". > 1.5 and . < 30",
  "if(${f1} > 50, . > 10, . <= 10)",
  ". mod 5 = 0",
  "round(. * 100) = . * 100",
  ". = ${f1} - ${f2}",
  "coalesce(${f3}, 0) >= 0",
  "${f4} = 'ya' or . != 'tidak'",
  "starts-with(., 'a')",
  "contains(., 'e')",
  ". >= 40 and . <= 125",
  ". * 100 div 4 <= ${f5}",
  "${f1} + ${f2} + ${f3} + ${f4} >= .",
  "count-selected(${f6}) <= 3",
  ". < 1000000000.25",
  "(. > 5 and ${f7} = 'b') or ${f8} = 'c'",
  ". != ${f9}",
  "boolean(${f10})",
  "int(.) = .",
  ". >= ${f11} and . <= ${f12}",
  "not(${f13} = '' and . > 0)",
  "${f14} > 17 and ${f15} = 'kawin'",
  "number(.) >= 0",
  ". div 2 < 50",
  "abs(. - ${f16}) < 100",
  "max(${f17}, ${f18}) >= .",
  "min(${f19}, ${f20}) <= .",
  "${f21} - . >= 0",
  ". = '' or . >= 1",
  "true()",
  ". <= 59",
};

typedef struct
{
  MonevShape *shape;
  MonevScope *scope;
  MonevExpression *checks[FIELDS];
} Form;

static void
make_form (Form *form)
{
  form->shape = monev_shape_new ("data");
  for (int i = 0; i < FIELDS; i++)
    {
      g_autofree char *name = g_strdup_printf ("f%d", i);

      monev_shape_add (form->shape, 0, name, MONEV_SHAPE_VALUE);
    }
  form->scope = monev_scope_new (form->shape);
  for (int i = 0; i < FIELDS; i++)
    {
      MonevExpressionPlace place = { .shape = form->shape, .field = i + 1 };
      g_autoptr (GError) error = NULL;

      form->checks[i] = monev_expression_compile (mix[i], &place, &error);
      g_assert_no_error (error);
    }
}

static void
clear_form (Form *form)
{
  for (int i = 0; i < FIELDS; i++)
    monev_expression_unref (form->checks[i]);
  monev_scope_unref (form->scope);
  monev_shape_unref (form->shape);
}

static void
fill_form (Form *form, GRand *rand)
{
  static const char *const texts[] = { "air listrik", "kawin", "2026-03-02", "", "b" };
  MonevFrame *root = monev_scope_root (form->scope);

  for (int i = 0; i < FIELDS; i++)
    {
      char number[16];

      g_snprintf (number, sizeof number, "%d.%d", g_rand_int_range (rand, 0, 200), i % 10);
      monev_frame_set (root, i + 1, i % 8 == 7 ? texts[i / 8 % 5] : number);
    }
}

/* A fresh response every 30 checks. */
void
bench_expression (Bench *bench)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (2026);
  Form form;
  double start;
  guint64 held = 0;

  make_form (&form);
  bench_title ("Expressions");
  start = bench_now ();
  for (int i = 0; i < CHECKS; i++)
    {
      if (i % 30 == 0)
        fill_form (&form, rand);
      held += monev_expression_test (form.checks[i % FIELDS], monev_scope_root (form.scope));
    }
  g_assert_cmpuint (held, >, 0);
  bench_line (bench, "checks, a fresh response every 30", CHECKS, bench_now () - start,
              BENCH_RAW_NONE);
  clear_form (&form);
}
