#include "run.h"

#include "base/date.h"
#include "expression.h"
#include "explain.h"

#include <string.h>

/* The tree in the words of an office: "umur > 17 dan status bukan “Selesai”". */

typedef struct
{
  const MonevTree *tree;
  const MonevExpressionWords *words;
  GString *text;
} Teller;

static void tell (Teller *self, const MonevNode *node);

static const struct
{
  MonevNodeKind kind;
  int rank;
  const char *word;
} links[] = {
  { MONEV_NODE_OR, 1, " atau " },
  { MONEV_NODE_AND, 2, " dan " },
  { MONEV_NODE_EQUAL, 3, " = " },
  { MONEV_NODE_UNEQUAL, 3, " bukan " },
  { MONEV_NODE_LESS, 4, " < " },
  { MONEV_NODE_LESS_EQUAL, 4, " ≤ " },
  { MONEV_NODE_MORE, 4, " > " },
  { MONEV_NODE_MORE_EQUAL, 4, " ≥ " },
  { MONEV_NODE_ADD, 5, " + " },
  { MONEV_NODE_SUBTRACT, 5, " − " },
  { MONEV_NODE_MULTIPLY, 6, " × " },
  { MONEV_NODE_DIVIDE, 6, " : " },
  { MONEV_NODE_MODULO, 6, " sisa bagi " },
  { MONEV_NODE_UNION, 8, " dan " },
};

static int
link_of (const MonevNode *node)
{
  for (int i = 0; i < (int)G_N_ELEMENTS (links); i++)
    if (links[i].kind == node->kind)
      return i;
  return -1;
}

static int
last_field (const MonevPath *path)
{
  const MonevStep *step = path->rest;

  while (step != NULL && step->next != NULL)
    step = step->next;
  return step == NULL ? path->field : step->field;
}

/* The question a node names, or NONE; the one it stands at is 0. */
static int
question_of (Teller *self, const MonevNode *node)
{
  if (node->kind != MONEV_NODE_PATH || node->path->shape != self->tree->shape)
    return MONEV_SHAPE_NONE;
  return last_field (node->path);
}

static void
tell_field (Teller *self, int field)
{
  g_autofree char *own = NULL;

  if (field == self->tree->field)
    {
      g_string_append (self->text, "jawaban");
      return;
    }
  if (self->words != NULL && self->words->field_words != NULL)
    own = self->words->field_words (self->words->data, field);
  g_string_append (self->text,
                   own != NULL ? own : monev_shape_field (self->tree->shape, field)->name);
}

static void
tell_path (Teller *self, const MonevNode *node)
{
  int field = question_of (self, node);

  if (field >= 0)
    tell_field (self, field);
  else
    g_string_append_len (self->text, self->tree->source + node->start, node->end - node->start);
}

/* A text: the label of a choice where it is compared with a question, a date as it is written. */
static void
tell_text (Teller *self, const char *text, int field)
{
  g_autofree char *label = NULL;
  MonevDate date;

  if (field >= 0 && self->words != NULL && self->words->choice_words != NULL)
    label = self->words->choice_words (self->words->data, field, text);
  if (label == NULL && monev_date_from_iso (text, &date, NULL))
    label = monev_date_format (date, MONEV_DATE_LONG);
  g_string_append_printf (self->text, "“%s”", label != NULL ? label : text);
}

static gboolean
is_empty_text (const MonevNode *node)
{
  return node->kind == MONEV_NODE_TEXT && *node->text == '\0';
}

/* x = '' is "x belum diisi". */
static gboolean
tell_blank (Teller *self, const MonevNode *node)
{
  const MonevNode *asked = is_empty_text (node->right) ? node->left : node->right;
  gboolean blank = is_empty_text (node->left) || is_empty_text (node->right);

  if (!blank || (node->kind != MONEV_NODE_EQUAL && node->kind != MONEV_NODE_UNEQUAL))
    return FALSE;
  tell (self, asked);
  g_string_append (self->text, node->kind == MONEV_NODE_EQUAL ? " belum diisi" : " sudah diisi");
  return TRUE;
}

static void
tell_side (Teller *self, const MonevNode *node, const MonevNode *other, int rank)
{
  int link = link_of (node);
  gboolean bracket = link >= 0 && links[link].rank < rank;

  if (node->kind == MONEV_NODE_TEXT)
    {
      tell_text (self, node->text, question_of (self, other));
      return;
    }
  g_string_append (self->text, bracket ? "(" : "");
  tell (self, node);
  g_string_append (self->text, bracket ? ")" : "");
}

static void
tell_link (Teller *self, const MonevNode *node, int link)
{
  if (tell_blank (self, node))
    return;
  tell_side (self, node->left, node->right, links[link].rank);
  g_string_append (self->text, links[link].word);
  tell_side (self, node->right, node->left, links[link].rank + 1);
}

static void
tell_list (Teller *self, const MonevNode *call)
{
  g_string_append_printf (self->text, "%s(", call->function->name);
  for (guint i = 0; i < call->n_arguments; i++)
    {
      g_string_append (self->text, i > 0 ? ", " : "");
      tell (self, call->arguments[i]);
    }
  g_string_append_c (self->text, ')');
}

static void
tell_selected (Teller *self, const MonevNode *call, gboolean holds)
{
  tell (self, call->arguments[0]);
  g_string_append (self->text, holds ? " memuat " : " tidak memuat ");
  tell_side (self, call->arguments[1], call->arguments[0], 0);
}

static void
tell_not (Teller *self, const MonevNode *call)
{
  const MonevNode *inner = call->arguments[0];

  if (inner->kind == MONEV_NODE_CALL && inner->function->id == MONEV_FN_SELECTED)
    {
      tell_selected (self, inner, FALSE);
      return;
    }
  g_string_append (self->text, "tidak benar bahwa ");
  tell_side (self, inner, inner, 3);
}

static void
tell_if (Teller *self, const MonevNode *call)
{
  g_string_append (self->text, "bila ");
  tell (self, call->arguments[0]);
  g_string_append (self->text, " maka ");
  tell (self, call->arguments[1]);
  g_string_append (self->text, ", selain itu ");
  tell (self, call->arguments[2]);
}

static void
tell_between (Teller *self, const MonevNode *call, const char *before, const char *between,
              const char *behind)
{
  g_string_append (self->text, before);
  tell (self, call->arguments[0]);
  g_string_append (self->text, between);
  tell (self, call->arguments[1]);
  g_string_append (self->text, behind);
}

static void
tell_joined (Teller *self, const MonevNode *call, const char *with)
{
  for (guint i = 0; i < call->n_arguments; i++)
    {
      g_string_append (self->text, i > 0 ? with : "");
      tell (self, call->arguments[i]);
    }
}

static const struct
{
  MonevFunctionId id;
  const char *before; /* the argument follows */
} phrases[] = {
  { MONEV_FN_COUNT, "banyak " },
  { MONEV_FN_COUNT_NON_EMPTY, "banyak isian " },
  { MONEV_FN_COUNT_SELECTED, "banyak pilihan " },
  { MONEV_FN_DATE, "" },
  { MONEV_FN_FALSE, "tidak pernah" },
  { MONEV_FN_INT, "bilangan bulat dari " },
  { MONEV_FN_NOW, "saat ini" },
  { MONEV_FN_NUMBER, "" },
  { MONEV_FN_STRING, "" },
  { MONEV_FN_STRING_LENGTH, "banyak huruf " },
  { MONEV_FN_SUM, "jumlah " },
  { MONEV_FN_TODAY, "hari ini" },
  { MONEV_FN_TRUE, "selalu" },
};

static void
tell_call (Teller *self, const MonevNode *call)
{
  MonevFunctionId id = call->function->id;

  for (guint i = 0; i < G_N_ELEMENTS (phrases); i++)
    if (phrases[i].id == id)
      {
        g_string_append (self->text, phrases[i].before);
        if (call->n_arguments > 0)
          tell (self, call->arguments[0]);
        return;
      }
  if (id == MONEV_FN_SELECTED)
    tell_selected (self, call, TRUE);
  else if (id == MONEV_FN_NOT)
    tell_not (self, call);
  else if (id == MONEV_FN_IF)
    tell_if (self, call);
  else if (id == MONEV_FN_COALESCE && call->n_arguments == 2)
    tell_between (self, call, "", ", atau bila kosong ", "");
  else if (id == MONEV_FN_ROUND && call->n_arguments == 2)
    tell_between (self, call, "", " dibulatkan sampai ", " angka di belakang koma");
  else if (id == MONEV_FN_CONCAT)
    tell_joined (self, call, " disambung ");
  else if (id == MONEV_FN_MAX || id == MONEV_FN_MIN)
    {
      g_string_append (self->text,
                       id == MONEV_FN_MAX ? "yang terbesar dari " : "yang terkecil dari ");
      tell_joined (self, call, ", ");
    }
  else if (id == MONEV_FN_POSITION)
    g_string_append (self->text, "nomor urut");
  else
    tell_list (self, call);
}

static void
tell_number (Teller *self, MonevReal number)
{
  char buffer[MONEV_REAL_TEXT_SIZE], *point;

  point = strchr (monev_real_to_text (number, buffer), '.');
  if (point != NULL)
    *point = ',';
  g_string_append (self->text, buffer);
}

static void
tell (Teller *self, const MonevNode *node)
{
  int link = link_of (node);

  if (link >= 0)
    tell_link (self, node, link);
  else if (node->kind == MONEV_NODE_NUMBER)
    tell_number (self, node->number);
  else if (node->kind == MONEV_NODE_TEXT)
    tell_text (self, node->text, MONEV_SHAPE_NONE);
  else if (node->kind == MONEV_NODE_NEGATE)
    {
      g_string_append (self->text, "−");
      tell_side (self, node->left, node->left, 7);
    }
  else if (node->kind == MONEV_NODE_PATH)
    tell_path (self, node);
  else
    tell_call (self, node);
}

/** monev_tree_explain: Returns: (transfer full): the expression in plain words. */
char *
monev_tree_explain (const MonevTree *tree, const MonevExpressionWords *words)
{
  Teller teller = { .tree = tree, .words = words, .text = g_string_new (NULL) };

  tell (&teller, tree->root);
  return g_string_free (teller.text, FALSE);
}
