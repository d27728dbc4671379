/* Random forms under random edits: what is worked out bit by bit is what is worked out at once,
 * and what is kept opens as it was. */
#include "filling.h"

#include "response/response-json.h"

#define FORMS 120
#define EDITS 40

typedef struct
{
  GString *text;
  GPtrArray *outside, *inside; /* names of number questions above */
  guint next;
} Maker;

static const char *
some (GPtrArray *names)
{
  return g_ptr_array_index (names, (guint)g_test_rand_int_range (0, (gint32)names->len));
}

static char *
condition (Maker *self, GPtrArray *names)
{
  static const char *const signs[] = { "=", "!=", ">", "<=" };

  if (names->len == 0 || g_test_rand_bit ())
    return g_strdup ("");
  (void)self;
  return g_strdup_printf ("${%s} %s %d", some (names), signs[g_test_rand_int_range (0, 4)],
                          g_test_rand_int_range (0, 4));
}

static char *
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
static void
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

static void
add_group (Maker *self)
{
  g_autofree char *relevant = condition (self, self->outside);

  g_string_append_printf (self->text, "begin_group|g%u|G|%s|||\n", self->next, relevant);
  for (guint i = 0; i < 3; i++)
    add_row (self, self->outside, self->inside, g_test_rand_bit ());
  g_string_append (self->text, "end_group||||||\n");
}

static void
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

static char *
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

static void dump_below (MonevResponseForm *form, MonevFrame *frame, int first, GString *text);

static void
dump_one (MonevResponseForm *form, MonevFrame *frame, int index, GString *text)
{
  const MonevQuestion *question
      = monev_instrument_question (monev_response_form_instrument (form), (guint)index);
  MonevResponseState state;

  monev_response_form_state (form, frame, index, &state);
  g_string_append_printf (text, "%s %d %d '%s'\n", question->name, state.relevant, state.fault,
                          state.relevant ? state.value : "");
  if (question->type->role != MONEV_QUESTION_BEGIN_REPEAT)
    {
      dump_below (form, frame, question->first_child, text);
      return;
    }
  for (guint i = 0; i < monev_response_form_n_instances (form, frame, index); i++)
    dump_below (form, monev_response_form_instance (form, frame, index, i), question->first_child,
                text);
}

static void
dump_below (MonevResponseForm *form, MonevFrame *frame, int first, GString *text)
{
  for (int at = first; at >= 0;
       at = monev_instrument_question (monev_response_form_instrument (form), (guint)at)->next)
    dump_one (form, frame, at, text);
}

static char *
dump (MonevResponseForm *form)
{
  GString *text = g_string_new (NULL);

  dump_below (form, root_of (form), 0, text);
  return g_string_free (text, FALSE);
}

/* A frame that holds @index and is asked, chosen at random; NULL when there is none. */
static MonevFrame *
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

static void
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

static void
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

static void
test_bit_by_bit_is_all_at_once (void)
{
  for (guint i = 0; i < FORMS; i++)
    {
      g_autofree char *text = random_form ();
      g_autoptr (MonevResponseForm) form = make_response (text);

      for (guint k = 0; k < EDITS; k++)
        {
          g_autofree char *before = NULL;
          g_autofree char *after = NULL;

          edit (form);
          before = dump (form);
          monev_response_form_recalculate (form, FALSE);
          after = dump (form);
          if (strcmp (before, after) != 0)
            g_test_message ("%s", text);
          g_assert_cmpstr (before, ==, after);
        }
    }
}

static void
test_kept_and_opened_is_the_same (void)
{
  for (guint i = 0; i < FORMS; i++)
    {
      g_autofree char *text = random_form ();
      g_autoptr (MonevResponseForm) form = make_response (text);
      g_autoptr (MonevResponseForm) other = make_response (text);
      g_autofree char *kept = NULL;
      g_autofree char *again = NULL;
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;

      for (guint k = 0; k < EDITS; k++)
        edit (form);
      kept = monev_response_form_canonical (form, NULL);
      g_assert_true (monev_response_form_load (other, kept, NULL, NULL));
      again = monev_response_form_canonical (other, NULL);
      g_assert_cmpstr (again, ==, kept);
      before = dump (form);
      after = dump (other);
      g_assert_cmpstr (before, ==, after);
    }
}

typedef struct
{
  MonevFrame *frame;
  int question;
  char *look;
} Look;

static void
look_clear (gpointer data)
{
  g_free (((Look *)data)->look);
}

static void
look_below (MonevResponseForm *form, MonevFrame *frame, int first, GArray *looks)
{
  MonevInstrument *instrument = monev_response_form_instrument (form);

  for (int at = first; at >= 0; at = monev_instrument_question (instrument, (guint)at)->next)
    {
      const MonevQuestion *question = monev_instrument_question (instrument, (guint)at);
      MonevResponseState s;
      Look look = { frame, at, NULL };

      monev_response_form_state (form, frame, at, &s);
      look.look = g_strdup_printf ("%d %d %d %s", s.relevant, s.fault, s.required, s.value);
      g_array_append_val (looks, look);
      if (question->type->role != MONEV_QUESTION_BEGIN_REPEAT)
        look_below (form, frame, question->first_child, looks);
    }
}

static gboolean
is_told (MonevResponseForm *form, const Look *look)
{
  guint n;
  const MonevResponseChange *changes = monev_response_form_changes (form, &n);

  for (guint i = 0; i < n; i++)
    if (changes[i].frame == look->frame && changes[i].question == look->question)
      return TRUE;
  return FALSE;
}

static GArray *
looks_of (MonevResponseForm *form)
{
  GArray *looks = g_array_new (FALSE, FALSE, sizeof (Look));

  g_array_set_clear_func (looks, look_clear);
  look_below (form, root_of (form), 0, looks);
  return looks;
}

static void
test_whatever_looks_different_is_told (void)
{
  for (guint i = 0; i < FORMS; i++)
    {
      g_autofree char *text = random_form ();
      g_autoptr (MonevResponseForm) form = make_response (text);

      for (guint k = 0; k < EDITS; k++)
        {
          g_autoptr (GArray) before = looks_of (form);
          g_autoptr (GArray) after = NULL;

          edit (form);
          after = looks_of (form);
          g_assert_cmpuint (before->len, ==, after->len);
          for (guint m = 0; m < before->len; m++)
            if (strcmp (g_array_index (before, Look, m).look, g_array_index (after, Look, m).look))
              {
                if (!is_told (form, &g_array_index (after, Look, m)))
                  g_test_message ("%s", text);
                g_assert_true (is_told (form, &g_array_index (after, Look, m)));
              }
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/response/random/bit-by-bit-is-all-at-once", test_bit_by_bit_is_all_at_once);
  g_test_add_func ("/response/random/kept-and-opened-is-the-same",
                   test_kept_and_opened_is_the_same);
  g_test_add_func ("/response/random/whatever-looks-different-is-told",
                   test_whatever_looks_different_is_told);
  return g_test_run ();
}
