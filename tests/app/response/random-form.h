/* Forms of numbers, groups and repeats made at random, and random edits of responses to them. */
#pragma once

#include "filling.h"

typedef struct
{
  GString *text;
  GPtrArray *outside, *inside; /* names of number questions above */
  guint next;
} Maker;

static inline const char *
some (GPtrArray *names)
{
  return g_ptr_array_index (names, (guint)g_test_rand_int_range (0, (gint32)names->len));
}

static inline char *
condition (Maker *self, GPtrArray *names)
{
  static const char *const signs[] = { "=", "!=", ">", "<=" };

  if (names->len == 0 || g_test_rand_bit ())
    return g_strdup ("");
  (void)self;
  return g_strdup_printf ("${%s} %s %d", some (names), signs[g_test_rand_int_range (0, 4)],
                          g_test_rand_int_range (0, 4));
}

static inline char *
formula (GPtrArray *near, GPtrArray *far)
{
  switch (g_test_rand_int_range (0, 5))
    {
    case 0:
      return g_strdup_printf ("coalesce(${%s}, 0) + 1", some (near));
    case 1:
      return g_strdup_printf ("if(${%s} > 1, ${%s}, 2)", some (near), some (near));
    case 2:
      return g_strdup_printf ("concat(${%s}, '-', ${%s})", some (near), some (near));
    case 3:
      return far->len > 0 ? g_strdup_printf ("sum(${%s})", some (far))
                          : g_strdup_printf ("string-length(${%s})", some (near));
    default:
      return far->len > 0 ? g_strdup_printf ("count(${%s}) + max(${%s})", some (far), some (far))
                          : g_strdup_printf ("${%s} * 3", some (near));
    }
}

/* One question or group; those of a repeat may read what stands outside, and others its answers as
 * sums. */
static inline void
add_row (Maker *self, GPtrArray *near, GPtrArray *far, gboolean asked)
{
  char *name = g_strdup_printf ("q%u", self->next++);
  g_autofree char *relevant = condition (self, near);
  g_autofree char *calculation = asked || near->len == 0 ? g_strdup ("") : formula (near, far);

  g_string_append_printf (
      self->text, "%s|%s|L|%s|%s||%s\n", *calculation == '\0' ? "integer" : "calculate", name,
      relevant, calculation,
      *calculation == '\0' && near->len > 0 && g_test_rand_bit () ? ". >= ${q0}" : "");
  g_ptr_array_add (near, name);
}

static inline void
add_group (Maker *self)
{
  g_autofree char *relevant = condition (self, self->outside);

  g_string_append_printf (self->text, "begin_group|g%u|G|%s|||\n", self->next, relevant);
  for (guint i = 0; i < 3; i++)
    add_row (self, self->outside, self->inside, g_test_rand_bit ());
  g_string_append (self->text, "end_group||||||\n");
}

static inline void
add_repeat (Maker *self)
{
  g_autofree char *relevant = condition (self, self->outside);
  g_autoptr (GPtrArray) near = g_ptr_array_new ();
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  guint outside = self->outside->len, id = self->next;
  gboolean counted = g_test_rand_bit ();

  for (guint i = 0; i < outside; i++)
    g_ptr_array_add (near, g_ptr_array_index (self->outside, i));
  g_string_append_printf (self->text, "begin_repeat|r%u|R|%s||%s%s%s|\n", id, relevant,
                          counted ? "${" : "", counted ? some (self->outside) : "",
                          counted ? "}" : "");
  for (guint i = 0; i < 4; i++)
    add_row (self, near, none, g_test_rand_bit ());
  g_string_append_printf (self->text,
                          "calculate|p%u|||position(..) * 10||\ncalculate|c%u|||count(${r%u})||\n"
                          "calculate|s%u|||sum(../../r%u/q%u)||\n",
                          id, id, id, id, id, id);
  g_string_append (self->text, "end_repeat||||||\n");
  for (guint i = outside; i < near->len; i++)
    g_ptr_array_add (self->inside, g_ptr_array_index (near, i));
}

static inline char *
random_form (void)
{
  Maker self
      = { g_string_new ("#survey\ntype|name|label|relevant|calculation|repeat_count|"
                        "constraint\n"),
          g_ptr_array_new_with_free_func (g_free), g_ptr_array_new_with_free_func (g_free), 0 };

  add_row (&self, self.outside, self.inside, TRUE);
  for (guint i = 0; i < 6; i++)
    {
      int kind = g_test_rand_int_range (0, 5);

      if (kind == 0)
        add_repeat (&self);
      else if (kind == 1)
        add_group (&self);
      else
        add_row (&self, self.outside, self.inside, g_test_rand_bit ());
    }
  g_ptr_array_unref (self.outside);
  g_ptr_array_unref (self.inside);
  return g_string_free (self.text, FALSE);
}

/* A frame that holds @index and is asked, chosen at random; NULL when there is none. */
static inline MonevFrame *
some_frame (MonevResponseForm *form, int index)
{
  int holder = monev_response_plan_holder (monev_response_form_plan (form), index);
  int repeat = monev_instrument_question_at (monev_response_form_instrument (form), holder);
  guint n;

  if (holder == 0)
    return root_of (form);
  n = monev_response_form_n_instances (form, root_of (form), repeat);
  return n == 0 ? NULL
                : monev_response_form_instance (form, root_of (form), repeat,
                                                (guint)g_test_rand_int_range (0, (gint32)n));
}

static inline void
edit_repeat (MonevResponseForm *form, int index)
{
  guint n = monev_response_form_n_instances (form, root_of (form), index);

  if (monev_response_form_counts (form, index))
    return;
  if (n > 0 && g_test_rand_bit ())
    monev_response_form_remove (
        form, monev_response_form_instance (form, root_of (form), index, n / 2), NULL);
  else if (n < 5)
    monev_response_form_add (form, root_of (form), index, NULL);
}

static inline void
edit (MonevResponseForm *form)
{
  MonevInstrument *instrument = monev_response_form_instrument (form);
  int n = (int)monev_instrument_n_questions (instrument);
  int index = g_test_rand_int_range (0, n);
  const MonevQuestion *question = monev_instrument_question (instrument, (guint)index);
  MonevFrame *frame = some_frame (form, index);
  g_autofree char *typed = g_strdup_printf ("%d", g_test_rand_int_range (0, 4));

  if (question->type->role == MONEV_QUESTION_BEGIN_REPEAT)
    edit_repeat (form, index);
  else if (question->type->role == MONEV_QUESTION_ASKED && frame != NULL)
    monev_response_form_type (form, frame, index, g_test_rand_int_range (0, 4) ? typed : "", NULL);
}
