/* The words of the questions in a workbook, how they are filled, and what may stand there. */
#include "field-private.h"

#include <string.h>

#include "base/date.h"
#include "base/decimal.h"
#include "instrument/condition.h"
#include "instrument/paper-skip.h"

#define SHORT_CODE 3      /* letters of a code that stands before its label */
#define OTHER_LABEL "Lainnya (sebutkan)"
#define LEAST_WIDTH 9
#define MOST_WIDTH 42
#define HEAD_LINES 5      /* that a wording may take over its column */

static const MonevQuestion *
question_at (const FieldPainter *self, guint index)
{
  return monev_instrument_question (self->instrument, index);
}

static const char *
text_at (const FieldPainter *self, guint index, MonevColumnRole role)
{
  return monev_instrument_text (self->instrument, index, role, self->language);
}

/* What is known of a list; it may have fifty thousand choices. */
typedef struct {
  gboolean    short_codes;
  GHashTable *shared; /* labels that two choices have */
} ListFacts;

static void
facts_free (gpointer data)
{
  ListFacts *facts = data;

  g_hash_table_unref (facts->shared);
  g_free (facts);
}

/** monev_field_facts_new: Returns: (transfer full): nothing is known of any list yet. */
GHashTable *
monev_field_facts_new (void)
{
  return g_hash_table_new_full (NULL, NULL, NULL, facts_free);
}

static const char *
choice_label (const FieldPainter *self, guint list, guint choice)
{
  return monev_instrument_choice_text (self->instrument, list, choice, MONEV_COLUMN_LABEL,
                                       self->language);
}

static const ListFacts *
facts_of (const FieldPainter *self, guint index)
{
  const MonevChoiceList *list = monev_instrument_list (self->instrument, index);
  ListFacts *facts = g_hash_table_lookup (self->facts, GUINT_TO_POINTER (index + 1));
  g_autoptr (GHashTable) seen = NULL;

  if (facts != NULL)
    return facts;
  facts = g_new0 (ListFacts, 1);
  facts->short_codes = TRUE;
  facts->shared = g_hash_table_new (g_str_hash, g_str_equal);
  seen = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < list->n_choices; i++)
    {
      const char *label = choice_label (self, index, i);

      facts->short_codes &= g_utf8_strlen (list->choices[i].name, -1) <= SHORT_CODE;
      if (!g_hash_table_add (seen, (gpointer)label))
        g_hash_table_add (facts->shared, (gpointer)label);
    }
  g_hash_table_insert (self->facts, GUINT_TO_POINTER (index + 1), facts);
  return facts;
}

/* Short codes are what stands on paper; long ones mean nothing to a person. */
static gboolean
has_short_codes (const FieldPainter *self, const MonevQuestion *question)
{
  return facts_of (self, (guint)question->list)->short_codes;
}

static char *
choice_words (const FieldPainter *self, const MonevQuestion *question, guint choice)
{
  const MonevChoiceList *list = monev_instrument_list (self->instrument, (guint)question->list);
  const char *code, *label;

  if (choice >= list->n_choices)
    return g_strdup (OTHER_LABEL);
  code = list->choices[choice].name;
  label = choice_label (self, (guint)question->list, choice);
  if (*label == '\0' || g_ascii_strcasecmp (label, code) == 0)
    return g_strdup (*label == '\0' ? code : label);
  return has_short_codes (self, question)
                 || g_hash_table_contains (facts_of (self, (guint)question->list)->shared, label)
             ? g_strdup_printf ("%s – %s", code, label)
             : g_strdup (label);
}

/** monev_field_label: Returns: (transfer full): the wording of a question, its name without one. */
char *
monev_field_label (const FieldPainter *self, guint question)
{
  const char *label = text_at (self, question, MONEV_COLUMN_LABEL);

  return *label == '\0' ? g_strdup (question_at (self, question)->name)
                        : monev_paper_wording (label);
}

/** monev_field_wording: Returns: (transfer full): what stands over or before the place. */
char *
monev_field_wording (const FieldPainter *self, const FieldSlot *slot)
{
  g_autofree char *label = NULL;

  if (slot->kind == FIELD_SLOT_TICK)
    return choice_words (self, question_at (self, slot->question), (guint)slot->choice);
  label = monev_field_label (self, slot->question);
  return slot->kind == FIELD_SLOT_OTHER ? g_strdup_printf ("%s – lainnya, sebutkan", label)
                                        : g_steal_pointer (&label);
}

/** monev_field_number: Returns: (transfer full): "14", "14 a" for the words of another choice. */
char *
monev_field_number (const FieldPainter *self, const FieldSlot *slot)
{
  return g_strconcat (self->numbers[slot->question],
                      slot->kind == FIELD_SLOT_OTHER && *self->numbers[slot->question] != '\0'
                          ? "a"
                          : "",
                      NULL);
}

typedef struct {
  char    *minimum, *maximum;
  gboolean above, below; /* the end itself is not among them */
} Bounds;

static void
bounds_clear (Bounds *self)
{
  g_free (self->minimum);
  g_free (self->maximum);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Bounds, bounds_clear)

static char *
next_to (const char *value, gboolean whole, int step)
{
  MonevDecimal at, sum;

  if (!whole || !monev_decimal_from_text (value, &at, NULL)
      || !monev_decimal_add (at, monev_decimal_new (step, 0), &sum, NULL))
    return g_strdup (value);
  return monev_decimal_to_text (sum);
}

static void
take_bound (Bounds *bounds, const MonevCondition *condition, gboolean whole)
{
  char **place = &bounds->minimum;
  int step = 0;

  switch (condition->compare)
    {
    case MONEV_COMPARE_MORE:
      step = 1;
      bounds->above = !whole;
      break;
    case MONEV_COMPARE_AT_LEAST:
      break;
    case MONEV_COMPARE_LESS:
      step = -1;
      bounds->below = !whole;
      place = &bounds->maximum;
      break;
    case MONEV_COMPARE_AT_MOST:
      place = &bounds->maximum;
      break;
    default:
      return;
    }
  g_free (*place);
  *place = next_to (condition->value, whole, step);
}

/* What a simple check says; whatever else it asks for is said in words and judged when it comes back.
 * A number must lie within both ends, so an end that is itself excluded is let pass here. */
static void
find_bounds (const FieldPainter *self, const MonevQuestion *question, guint index, Bounds *bounds)
{
  const MonevExpression *rule = question->rules[MONEV_RULE_CONSTRAINT];
  const MonevRange *range = monev_response_plan_range (self->what->plan, (int)index);
  gboolean any = FALSE, whole = question->type->answer == MONEV_ANSWER_INTEGER;
  g_autoptr (GPtrArray) conditions
      = rule == NULL ? NULL : monev_conditions_from_text (monev_expression_source (rule), &any);

  if (range != NULL)
    {
      bounds->minimum = g_strdup (range->start);
      bounds->maximum = g_strdup (range->end);
    }
  for (guint i = 0; conditions != NULL && !any && i < conditions->len; i++)
    {
      const MonevCondition *condition = g_ptr_array_index (conditions, i);

      if (strcmp (condition->name, ".") == 0)
        take_bound (bounds, condition, whole);
    }
}

static char *
shown_bound (MonevAnswerKind kind, const char *value)
{
  MonevDate date;
  char *shown;

  if (kind == MONEV_ANSWER_DATE && monev_date_from_iso (value, &date, NULL))
    return monev_date_format (date, MONEV_DATE_LONG);
  shown = g_strdup (value);
  return g_strdelimit (shown, ".", ',');
}

static void
say_bounds (GString *words, const FieldPainter *self, const MonevQuestion *question, guint index)
{
  g_auto (Bounds) bounds = { NULL };
  g_autofree char *low = NULL;
  g_autofree char *high = NULL;

  find_bounds (self, question, index, &bounds);
  low = bounds.minimum == NULL ? NULL : shown_bound (question->type->answer, bounds.minimum);
  high = bounds.maximum == NULL ? NULL : shown_bound (question->type->answer, bounds.maximum);
  if (low != NULL && high != NULL && !bounds.above && !bounds.below)
    g_string_append_printf (words, ", %s sampai %s", low, high);
  else
    {
      if (low != NULL)
        g_string_append_printf (words, ", %s %s", bounds.above ? "lebih dari" : "paling sedikit",
                                low);
      if (high != NULL)
        g_string_append_printf (words, ", %s %s", bounds.below ? "kurang dari" : "paling banyak",
                                high);
    }
}

static const char *
kind_words (const FieldPainter *self, const MonevQuestion *question)
{
  switch (question->type->answer)
    {
    case MONEV_ANSWER_INTEGER:
      return "Bilangan bulat";
    case MONEV_ANSWER_DECIMAL:
      return "Bilangan";
    case MONEV_ANSWER_DATE:
      return "Tanggal";
    case MONEV_ANSWER_TIME:
      return "Jam, misalnya 07:30";
    case MONEV_ANSWER_MOMENT:
      return "Tanggal dan jam";
    case MONEV_ANSWER_CHOICE:
      return monev_field_n_choices (self, question) > 0 ? "Pilih satu dari daftar" : "Tulis kodenya";
    case MONEV_ANSWER_CHOICES:
      return monev_field_is_ticked (self, question) ? "Tandai x, boleh lebih dari satu"
                                                   : "Kode, pisahkan dengan koma";
    case MONEV_ANSWER_RANK:
      return "Kode berurutan, pisahkan dengan koma";
    case MONEV_ANSWER_CONFIRM:
      return "Tandai x bila ya";
    default:
      return "Teks";
    }
}

static void
say_check (GString *words, const FieldPainter *self, guint index)
{
  const MonevExpression *rule = question_at (self, index)->rules[MONEV_RULE_CONSTRAINT];
  const char *message = text_at (self, index, MONEV_COLUMN_CONSTRAINT_MESSAGE);
  gboolean any;
  g_autoptr (GPtrArray) simple
      = rule == NULL ? NULL : monev_conditions_from_text (monev_expression_source (rule), &any);
  g_autofree char *explained
      = rule == NULL || simple != NULL || *message != '\0'
            ? NULL
            : monev_instrument_explain (self->instrument, rule);

  if (rule != NULL && *message != '\0')
    g_string_append_printf (words, " %s", message);
  else if (explained != NULL)
    g_string_append_printf (words, " Syarat: %s.", explained);
}

/** monev_field_required: Returns: whether the place is always to be filled when any is. */
gboolean
monev_field_required (const FieldPainter *self, const FieldSlot *slot)
{
  const MonevQuestion *question = question_at (self, slot->question);
  const MonevExpression *rule = question->rules[MONEV_RULE_REQUIRED];

  if (slot->kind != FIELD_SLOT_ANSWER || rule == NULL
      || strstr (monev_expression_source (rule), "true") == NULL)
    return FALSE;
  for (int at = (int)slot->question; at >= 0; at = question_at (self, (guint)at)->parent)
    if (question_at (self, (guint)at)->rules[MONEV_RULE_RELEVANT] != NULL)
      return FALSE;
  return TRUE;
}

static void
say_when (GString *words, const FieldPainter *self, guint index)
{
  g_autofree char *when = monev_paper_when (self->instrument, index);

  if (when != NULL)
    g_string_append_printf (words, " Isi hanya jika %s", when + strlen ("Hanya jika "));
}

/** monev_field_how: Returns: (transfer full): how the place is filled: "Bilangan bulat, 0 sampai 20.
 * Wajib. Isi hanya jika nomor 3 = “Ya”." */
char *
monev_field_how (const FieldPainter *self, const FieldSlot *slot)
{
  const MonevQuestion *question = question_at (self, slot->question);
  GString *words = g_string_new (NULL);

  if (slot->kind == FIELD_SLOT_LOCKED)
    g_string_append (words, "Tidak diisi: dihitung saat diterima.");
  else if (slot->kind == FIELD_SLOT_OTHER)
    g_string_append (words, "Isi hanya jika memilih “" OTHER_LABEL "”.");
  else
    {
      g_string_append (words, kind_words (self, question));
      if (question->type->answer == MONEV_ANSWER_INTEGER
          || question->type->answer == MONEV_ANSWER_DECIMAL
          || question->type->answer == MONEV_ANSWER_DATE)
        say_bounds (words, self, question, slot->question);
      g_string_append_c (words, '.');
      if (monev_field_required (self, slot))
        g_string_append (words, " Wajib.");
      say_check (words, self, slot->question);
      say_when (words, self, slot->question);
    }
  return g_string_free (words, FALSE);
}

/** monev_field_hint: Returns: (transfer full): the hint of the question, "" for none. */
char *
monev_field_hint (const FieldPainter *self, const FieldSlot *slot)
{
  return monev_paper_wording (text_at (self, slot->question, MONEV_COLUMN_HINT));
}

/* ---- what may stand in it ---- */

/** monev_field_kind: Returns: as what Excel keeps it. */
MonevFormKind
monev_field_kind (const FieldPainter *self, const FieldSlot *slot)
{
  if (slot->kind == FIELD_SLOT_TICK)
    return MONEV_FORM_CHOICE;
  if (slot->kind == FIELD_SLOT_OTHER)
    return MONEV_FORM_TEXT;
  switch (question_at (self, slot->question)->type->answer)
    {
    case MONEV_ANSWER_INTEGER:
      return MONEV_FORM_INTEGER;
    case MONEV_ANSWER_DECIMAL:
      return MONEV_FORM_DECIMAL;
    case MONEV_ANSWER_DATE:
      return MONEV_FORM_DATE;
    case MONEV_ANSWER_TIME:
      return MONEV_FORM_TIME;
    case MONEV_ANSWER_MOMENT:
      return MONEV_FORM_MOMENT;
    case MONEV_ANSWER_CONFIRM:
      return MONEV_FORM_CHOICE;
    default:
      return MONEV_FORM_TEXT;
    }
}

static guint
kind_width (const FieldPainter *self, const FieldSlot *slot)
{
  static const guint widths[] = { [MONEV_FORM_TEXT] = 22,   [MONEV_FORM_INTEGER] = 11,
                                  [MONEV_FORM_DECIMAL] = 13, [MONEV_FORM_PERCENT] = 10,
                                  [MONEV_FORM_DATE] = 13,   [MONEV_FORM_TIME] = 9,
                                  [MONEV_FORM_MOMENT] = 18, [MONEV_FORM_CHOICE] = 9 };
  const MonevQuestion *question = question_at (self, slot->question);
  guint width = widths[monev_field_kind (self, slot)], longest = 0;

  if (slot->kind == FIELD_SLOT_TICK || question->type->answer != MONEV_ANSWER_CHOICE)
    return width;
  for (guint i = 0; i < monev_field_n_choices (self, question); i++)
    {
      g_autofree char *words = choice_words (self, question, i);

      longest = MAX (longest, (guint)g_utf8_strlen (words, -1));
    }
  return CLAMP (longest + 3, 11, 28);
}

static guint
longest_word (const char *text)
{
  guint longest = 0, count = 0;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      count = g_unichar_isspace (g_utf8_get_char (at)) ? 0 : count + 1;
      longest = MAX (longest, count);
    }
  return longest;
}

/** monev_field_width: Returns: of a column of such answers, in characters: its wording takes few lines
 * and no word is broken. */
guint
monev_field_width (const FieldPainter *self, const FieldSlot *slot)
{
  g_autofree char *wording = monev_field_wording (self, slot);
  g_autofree char *how = slot->kind == FIELD_SLOT_TICK ? g_strdup ("")
                                                       : monev_field_how (self, slot);
  guint lines = (guint)g_utf8_strlen (wording, -1) / HEAD_LINES + 3;
  guint below = (guint)g_utf8_strlen (how, -1) / (HEAD_LINES + 1) * 9 / 11 + 2;
  guint width = MAX (MAX (kind_width (self, slot), lines), below);

  return CLAMP (MAX (width, longest_word (wording) + 3), LEAST_WIDTH, MOST_WIDTH);
}

static const char *
list_of (FieldPainter *self, const MonevQuestion *question)
{
  gpointer key = GINT_TO_POINTER (question->list * 2 + (question->or_other ? 1 : 0) + 1);
  const char *source = g_hash_table_lookup (self->lists, key);
  g_autoptr (GPtrArray) choices = NULL;
  guint n = monev_field_n_choices (self, question);

  if (source != NULL)
    return source;
  choices = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < n + (question->or_other ? 1 : 0); i++)
    g_ptr_array_add (choices, choice_words (self, question, i));
  g_ptr_array_add (choices, NULL);
  source = monev_xlsx_form_add_list (self->form, (const char *const *)choices->pdata);
  g_hash_table_insert (self->lists, key, (gpointer)source);
  return source;
}

static const char *
tick_list (FieldPainter *self)
{
  static const char *const ticks[] = { "x", NULL };
  const char *source = g_hash_table_lookup (self->lists, GINT_TO_POINTER (-1));

  if (source == NULL)
    {
      source = monev_xlsx_form_add_list (self->form, ticks);
      g_hash_table_insert (self->lists, GINT_TO_POINTER (-1), (gpointer)source);
    }
  return source;
}

static void
rule_of (FieldPainter *self, const FieldSlot *slot, MonevFormCheck *check, Bounds *bounds)
{
  const MonevQuestion *question = question_at (self, slot->question);
  MonevAnswerKind kind = question->type->answer;

  if (slot->kind == FIELD_SLOT_TICK || kind == MONEV_ANSWER_CONFIRM)
    {
      check->rule = MONEV_FORM_LIST;
      check->source = tick_list (self);
      check->error = "Ketik x untuk memilih, kosongkan bila tidak.";
    }
  else if (kind == MONEV_ANSWER_CHOICE && monev_field_n_choices (self, question) > 0)
    {
      check->rule = MONEV_FORM_LIST;
      check->source = list_of (self, question);
      /* Codes that stand on paper are typed faster than picked: they may be insisted on. */
      check->soft = has_short_codes (self, question);
      check->error = check->soft ? "Pilih dari daftar. Kode saja juga diterima: bila yang diketik "
                                   "kode yang benar, lanjutkan."
                                 : "Pilih salah satu dari daftar.";
    }
  else if (kind == MONEV_ANSWER_INTEGER || kind == MONEV_ANSWER_DECIMAL)
    {
      find_bounds (self, question, slot->question, bounds);
      check->rule = kind == MONEV_ANSWER_INTEGER ? MONEV_FORM_WHOLE : MONEV_FORM_NUMERIC;
    }
  else if (kind == MONEV_ANSWER_DATE || kind == MONEV_ANSWER_MOMENT)
    {
      if (kind == MONEV_ANSWER_DATE)
        find_bounds (self, question, slot->question, bounds);
      check->rule = MONEV_FORM_DAY;
    }
  else if (kind == MONEV_ANSWER_TIME)
    check->rule = MONEV_FORM_CLOCK;
  check->minimum = bounds->minimum;
  check->maximum = bounds->maximum;
}

/** monev_field_check: says beside the cells of @range what belongs into them, and refuses the rest where
 * Excel can tell. */
void
monev_field_check (FieldPainter *self, const FieldSlot *slot, const MonevFormRange *range)
{
  g_auto (Bounds) bounds = { NULL };
  g_autofree char *how = monev_field_how (self, slot);
  g_autofree char *hint = monev_field_hint (self, slot);
  g_autofree char *wording = monev_field_label (self, slot->question);
  g_autofree char *number = monev_field_number (self, slot);
  g_autofree char *title = g_strdup_printf ("%s%s%s", number, *number != '\0' ? ". " : "",
                                            wording);
  g_autofree char *input = g_strdup_printf ("%s%s%s", how, *hint != '\0' ? "\n" : "", hint);
  g_autofree char *refusal = NULL;
  MonevFormCheck check = { .range = *range,
                           .rule = MONEV_FORM_ANY,
                           .input_title = title,
                           .input = input,
                           .error_title = "Isian belum sesuai" };

  if (slot->kind != FIELD_SLOT_OTHER)
    rule_of (self, slot, &check, &bounds);
  refusal = g_strconcat (check.error != NULL ? check.error : how,
                         check.error != NULL ? "" : " Betulkan isinya.", NULL);
  check.error = refusal;
  monev_xlsx_form_add_check (self->form, &check);
}
