#include "answer-mapping.h"

#include "ui/common/count-text.h"
#include "ui/common/drop-down.h"

#include <glib/gi18n.h>

#include <string.h>

#define MOST 400 /* columns of a table that are shown; those behind them are recognised only */

/* Columns that tools add, and what an office would call them. */
static const struct
{
  const char *target, *words;
} added[] = {
  { "_uuid", N_("Nomor unik jawaban (_uuid)") },
  { "_submission_time", N_("Waktu kirim") },
  { "_submitted_by", N_("Nama petugas") },
  { "_validation_status", N_("Status pemeriksaan") },
};

/* What stands in the lists of one table. */
typedef struct
{
  GtkStringList *names;
  GPtrArray *targets; /* by position */
} Choices;

typedef struct
{
  char *name, *target, *automatic; /* as it was before anybody chose */
  GtkDropDown *list;
  const Choices *choices;
  AdwActionRow *row;
  char *note; /* what stands below its name, as markup */
} Line;

struct _MonevAnswerMapping
{
  AdwBin parent;
  GtkBox *box;
  GtkLabel *summary;
  AdwComboRow *key;
  GPtrArray *keys;    /* question, "" for none; by position */
  char *key_before;
  GPtrArray *choices; /* Choices */
  GPtrArray *lines;   /* Line */
  guint n_rows;
  gboolean filling;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MonevAnswerMapping, monev_answer_mapping, ADW_TYPE_BIN)

static void
choices_free (gpointer data)
{
  Choices *choices = data;

  g_object_unref (choices->names);
  g_ptr_array_unref (choices->targets);
  g_free (choices);
}

static void
line_free (gpointer data)
{
  Line *line = data;

  g_free (line->name);
  g_free (line->target);
  g_free (line->automatic);
  g_free (line->note);
  g_free (line);
}

static const char *
target_of (const Line *line)
{
  guint i = gtk_drop_down_get_selected (line->list);

  return i < line->choices->targets->len ? g_ptr_array_index (line->choices->targets, i) : "";
}

/* Returns: (nullable): another line that takes the answer of @line. */
static const Line *
find_twin (MonevAnswerMapping *self, const Line *line)
{
  for (guint i = 0; *target_of (line) != '\0' && i < self->lines->len; i++)
    {
      const Line *other = g_ptr_array_index (self->lines, i);

      if (other != line && other->choices == line->choices
          && strcmp (target_of (other), target_of (line)) == 0)
        return other;
    }
  return NULL;
}

/* Returns: (nullable): the line whose answer another one takes already. */
static const Line *
find_double (MonevAnswerMapping *self)
{
  for (guint i = 0; i < self->lines->len; i++)
    if (find_twin (self, g_ptr_array_index (self->lines, i)) != NULL)
      return g_ptr_array_index (self->lines, i);
  return NULL;
}

/* Said where one chooses, at both of them. */
static void
mark_doubles (MonevAnswerMapping *self)
{
  for (guint i = 0; i < self->lines->len; i++)
    {
      const Line *line = g_ptr_array_index (self->lines, i);
      const Line *twin = find_twin (self, line);
      g_autofree char *said
          = twin == NULL ? g_strdup (line->note)
                         : g_markup_printf_escaped (
                               _("Sama dengan kolom “%s”. Pilih pertanyaan lain untuk salah satunya."),
                               twin->name);

      adw_action_row_set_subtitle (line->row, said);
      if (twin != NULL)
        gtk_widget_add_css_class (GTK_WIDGET (line->row), "monev-double");
      else
        gtk_widget_remove_css_class (GTK_WIDGET (line->row), "monev-double");
    }
}

static guint
n_used (MonevAnswerMapping *self)
{
  guint n = 0;

  for (guint i = 0; i < self->lines->len; i++)
    n += *target_of (g_ptr_array_index (self->lines, i)) != '\0';
  return n;
}

static gboolean
is_chosen (MonevAnswerMapping *self, const char *target)
{
  for (guint i = 0; i < self->lines->len; i++)
    if (strcmp (target_of (g_ptr_array_index (self->lines, i)), target) == 0)
      return TRUE;
  return FALSE;
}

static const char *
selected_key (MonevAnswerMapping *self)
{
  guint i = adw_combo_row_get_selected (self->key);

  return i < self->keys->len ? g_ptr_array_index (self->keys, i) : "";
}

static void
say_summary (MonevAnswerMapping *self)
{
  g_autofree char *rows = monev_count_text (self->n_rows);
  gboolean nameless = *selected_key (self) == '\0' && !is_chosen (self, "_uuid");
  g_autofree char *text
      = g_strdup_printf (_("%u dari %u kolom dipakai, %s baris jawaban.%s"), n_used (self),
                         self->lines->len, rows,
                         nameless ? _(" Tanpa kunci dan tanpa nomor unik, jawaban yang diimpor dua "
                                      "kali tidak dapat dikenali.")
                                  : "");

  gtk_label_set_text (self->summary, text);
}

static void
on_chosen (MonevAnswerMapping *self)
{
  if (self->filling)
    return;
  say_summary (self);
  mark_doubles (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* ---- the lists ---- */

static void
add_choice (Choices *choices, const char *target, const char *words)
{
  gtk_string_list_append (choices->names, words);
  g_ptr_array_add (choices->targets, g_strdup (target));
}

static gboolean
is_offered (const MonevLookTable *table, const char *target)
{
  for (guint i = 0; i < table->options->len; i++)
    if (strcmp (((MonevLookOption *) g_ptr_array_index (table->options, i))->target, target) == 0)
      return TRUE;
  return FALSE;
}

static const char *
words_of_added (const char *target)
{
  for (guint i = 0; i < G_N_ELEMENTS (added); i++)
    if (strcmp (added[i].target, target) == 0)
      return _(added[i].words);
  return NULL;
}

static Choices *
make_choices (const MonevLookTable *table)
{
  Choices *choices = g_new (Choices, 1);

  *choices = (Choices) { gtk_string_list_new (NULL), g_ptr_array_new_with_free_func (g_free) };
  add_choice (choices, "", _("(tidak dipakai)"));
  for (guint i = 0; i < table->options->len; i++)
    {
      const MonevLookOption *option = g_ptr_array_index (table->options, i);
      const char *own = words_of_added (option->target);

      add_choice (choices, option->target, own != NULL ? own : option->label);
    }
  for (guint i = 0; table->repeat == 0 && i < G_N_ELEMENTS (added); i++)
    if (!is_offered (table, added[i].target))
      add_choice (choices, added[i].target, _(added[i].words));
  return choices;
}

static guint
position_of (const Choices *choices, const char *target)
{
  for (guint i = 0; i < choices->targets->len; i++)
    if (strcmp (g_ptr_array_index (choices->targets, i), target) == 0)
      return i;
  return 0;
}

static void
on_item_setup (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), 30);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 30);
  gtk_list_item_set_child (item, label);
}

static void
on_item_bind (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  const char *words = gtk_string_object_get_string (gtk_list_item_get_item (item));
  GtkWidget *label = gtk_list_item_get_child (item);

  gtk_label_set_text (GTK_LABEL (label), words);
  gtk_widget_set_tooltip_text (label, words);
}

static GtkDropDown *
make_list (MonevAnswerMapping *self, const Choices *choices, const char *heading)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkExpression *words = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  GtkWidget *list = gtk_drop_down_new (G_LIST_MODEL (g_object_ref (choices->names)), words);
  g_autofree char *name = g_strdup_printf (_("Pertanyaan untuk kolom %s"), heading);

  g_signal_connect (factory, "setup", G_CALLBACK (on_item_setup), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_item_bind), NULL);
  gtk_drop_down_set_factory (GTK_DROP_DOWN (list), factory);
  g_object_unref (factory);
  monev_drop_down_add_search (GTK_DROP_DOWN (list));
  gtk_widget_set_valign (list, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_swapped (list, "notify::selected", G_CALLBACK (on_chosen), self);
  return GTK_DROP_DOWN (list);
}

static void
add_line (MonevAnswerMapping *self, AdwPreferencesGroup *group, const Choices *choices,
          const MonevLookColumn *column)
{
  GtkWidget *row = adw_action_row_new ();
  Line *line = g_new (Line, 1);
  g_autofree char *title = g_markup_escape_text (column->name, -1);
  g_autofree char *samples
      = g_markup_escape_text (*column->samples != '\0' ? column->samples : _("Kolom ini kosong"), -1);
  g_autofree char *unsure
      = g_strdup_printf (_("Dapat berarti lebih dari satu isian. %s"), samples);

  *line = (Line) { g_strdup (column->name), g_strdup (column->target),
                   g_strdup (column->automatic), make_list (self, choices, column->name), choices,
                   ADW_ACTION_ROW (row), g_strdup (column->unsure ? unsure : samples) };
  gtk_drop_down_set_selected (line->list, position_of (choices, column->target));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  /* GTK 4.8 warns of a text to be cut that is narrower than the three dots. */
  if (g_utf8_strlen (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), -1) > 3)
    adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 1);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), column->unsure ? unsure : samples);
  if (g_utf8_strlen (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), -1) > 3)
    adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  if (column->unsure)
    gtk_widget_add_css_class (row, "wrong");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), GTK_WIDGET (line->list));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), GTK_WIDGET (line->list));
  adw_preferences_group_add (group, row);
  g_ptr_array_add (self->lines, line);
}

static void
add_table (MonevAnswerMapping *self, const MonevLookTable *table)
{
  GtkWidget *group = adw_preferences_group_new ();
  Choices *choices = make_choices (table);
  g_autofree char *title = g_markup_printf_escaped (_("Kolom %s"), table->name);

  g_ptr_array_add (self->choices, choices);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_group_set_description (
      ADW_PREFERENCES_GROUP (group),
      table->columns->len > MOST
          ? _("Hanya kolom-kolom pertama yang ditampilkan; yang lain dikenali dari judulnya.")
          : _("Pasangan ini diingat untuk berkas berikutnya dengan judul kolom yang sama."));
  for (guint i = 0; i < MIN (table->columns->len, MOST); i++)
    add_line (self, ADW_PREFERENCES_GROUP (group), choices,
              g_ptr_array_index (table->columns, i));
  gtk_box_append (self->box, group);
}

/* ---- the key ---- */

static void
fill_keys (MonevAnswerMapping *self, const MonevResponseLook *look)
{
  MonevInstrument *form = monev_response_plan_instrument (look->plan);
  const MonevLookTable *table = g_ptr_array_index (look->tables, 0);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  gtk_string_list_append (names, _("Nomor unik (_uuid) saja"));
  g_ptr_array_set_size (self->keys, 0);
  g_ptr_array_add (self->keys, g_strdup (""));
  for (guint i = 0; i < table->options->len; i++)
    {
      const MonevLookOption *option = g_ptr_array_index (table->options, i);
      const char *name = option->plain
                             ? monev_instrument_question (form, (guint) option->question)->name
                             : NULL;

      if (name == NULL)
        continue;
      if (strcmp (name, look->key) == 0)
        selected = self->keys->len;
      gtk_string_list_append (names, option->label);
      g_ptr_array_add (self->keys, g_strdup (name));
    }
  adw_combo_row_set_model (self->key, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->key, selected);
  g_free (self->key_before);
  self->key_before = g_strdup (look->key);
}

static void
add_key (MonevAnswerMapping *self)
{
  GtkWidget *group = adw_preferences_group_new (), *row = adw_combo_row_new ();

  self->key = ADW_COMBO_ROW (row);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Kunci Responden"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row),
                               _("Yang membedakan responden, misalnya NIK; jawaban yang sama "
                                 "dikenali darinya"));
  g_signal_connect_swapped (row, "notify::selected", G_CALLBACK (on_chosen), self);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  gtk_box_append (self->box, group);
}

/* ---- the widget ---- */

static void
monev_answer_mapping_finalize (GObject *object)
{
  MonevAnswerMapping *self = MONEV_ANSWER_MAPPING (object);

  g_ptr_array_unref (self->lines);
  g_ptr_array_unref (self->choices);
  g_ptr_array_unref (self->keys);
  g_free (self->key_before);
  G_OBJECT_CLASS (monev_answer_mapping_parent_class)->finalize (object);
}

static void
monev_answer_mapping_class_init (MonevAnswerMappingClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = monev_answer_mapping_finalize;
  /** MonevAnswerMapping::changed: another question was chosen. */
  signals[CHANGED] = g_signal_new ("changed", MONEV_TYPE_ANSWER_MAPPING, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
monev_answer_mapping_init (MonevAnswerMapping *self)
{
  self->lines = g_ptr_array_new_with_free_func (line_free);
  self->choices = g_ptr_array_new_with_free_func (choices_free);
  self->keys = g_ptr_array_new_with_free_func (g_free);
  self->key_before = g_strdup ("");
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 18));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
}

/** monev_answer_mapping_new: Returns: (transfer floating): empty until it is set. */
GtkWidget *
monev_answer_mapping_new (void)
{
  return g_object_new (MONEV_TYPE_ANSWER_MAPPING, NULL);
}

/** monev_answer_mapping_set: shows the columns of @look, with what they are recognised as or were
 * said to be last time. */
void
monev_answer_mapping_set (MonevAnswerMapping *self, const MonevResponseLook *look)
{
  GtkWidget *child, *summary = gtk_label_new (NULL);

  self->filling = TRUE;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL)
    gtk_box_remove (self->box, child);
  g_ptr_array_set_size (self->lines, 0);
  g_ptr_array_set_size (self->choices, 0);
  self->summary = GTK_LABEL (summary);
  self->n_rows = ((MonevLookTable *) g_ptr_array_index (look->tables, 0))->n_rows;
  gtk_label_set_wrap (self->summary, TRUE);
  gtk_label_set_xalign (self->summary, 0);
  gtk_box_append (self->box, summary);
  add_key (self);
  fill_keys (self, look);
  for (guint i = 0; i < look->tables->len; i++)
    add_table (self, g_ptr_array_index (look->tables, i));
  self->filling = FALSE;
  say_summary (self);
  mark_doubles (self);
}

/** monev_answer_mapping_get: Returns: (transfer full): heading → target, of those that a person said
 * or left open; what was recognised is recognised again. */
GHashTable *
monev_answer_mapping_get (MonevAnswerMapping *self)
{
  GHashTable *mapping = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; i < self->lines->len; i++)
    {
      const Line *line = g_ptr_array_index (self->lines, i);
      const char *target = target_of (line);

      if (*target == '\0' || strcmp (target, line->automatic) != 0
          || strcmp (target, line->target) != 0)
        g_hash_table_insert (mapping, g_strdup (line->name), g_strdup (target));
    }
  return mapping;
}

/** monev_answer_mapping_get_key: Returns: (transfer full) (nullable): the question that tells
 * respondents apart, "" for none; NULL where it is as before. */
char *
monev_answer_mapping_get_key (MonevAnswerMapping *self)
{
  const char *key = selected_key (self);

  return strcmp (key, self->key_before) == 0 ? NULL : g_strdup (key);
}

/** monev_answer_mapping_problem: Returns: (transfer full) (nullable): why the file cannot be checked
 * like this. */
char *
monev_answer_mapping_problem (MonevAnswerMapping *self)
{
  const Line *line = find_double (self);

  if (n_used (self) == 0)
    return g_strdup (_("Pilih pertanyaan untuk paling sedikit satu kolom"));
  return line == NULL ? NULL
                      : g_strdup_printf (_("Kolom “%s” dan “%s” dipasangkan dengan pertanyaan yang "
                                           "sama. Ubah salah satunya."),
                                         line->name, find_twin (self, line)->name);
}

static Line *
find_line (MonevAnswerMapping *self, const char *heading)
{
  for (guint i = 0; i < self->lines->len; i++)
    if (strcmp (((Line *) g_ptr_array_index (self->lines, i))->name, heading) == 0)
      return g_ptr_array_index (self->lines, i);
  return NULL;
}

/** monev_answer_mapping_choose: as if chosen in the list of @heading. Returns: whether there is such
 * a column and such a choice. */
gboolean
monev_answer_mapping_choose (MonevAnswerMapping *self, const char *heading, const char *target)
{
  Line *line = find_line (self, heading);
  guint i = line == NULL ? 0 : position_of (line->choices, target);

  if (line == NULL || (i == 0 && *target != '\0'))
    return FALSE;
  gtk_drop_down_set_selected (line->list, i);
  return TRUE;
}

/** monev_answer_mapping_choose_key: as if chosen; "" for none. Returns: whether it can be. */
gboolean
monev_answer_mapping_choose_key (MonevAnswerMapping *self, const char *question)
{
  for (guint i = 0; i < self->keys->len; i++)
    if (strcmp (g_ptr_array_index (self->keys, i), question) == 0)
      {
        adw_combo_row_set_selected (self->key, i);
        return TRUE;
      }
  return FALSE;
}

/** monev_answer_mapping_get_target: Returns: (transfer none) (nullable): what @heading is said to
 * be; NULL when there is no such column. */
const char *
monev_answer_mapping_get_target (MonevAnswerMapping *self, const char *heading)
{
  const Line *line = find_line (self, heading);

  return line == NULL ? NULL : target_of (line);
}
