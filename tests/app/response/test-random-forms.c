/* Random forms under random edits: what is worked out bit by bit is what is worked out at once,
 * and what is kept opens as it was. */
#include "random-form.h"

#include "response/response-json.h"

#define FORMS 120
#define EDITS 40

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
