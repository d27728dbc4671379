#include "step-form.h"

#include "form-parts.h"
#include "link-rows.h"

#include <glib/gi18n.h>
#include <string.h>

struct _MonevStepForm
{
  AdwBin parent;
  MonevProcedureEditor *editor;
  char *step; /* id */
  GtkLabel *title;
  GtkWidget *wording;
  GtkWidget *actors;       /* a box of ActorRow */
  GtkWidget *kind;
  GtkWidget *back;
  GtkWidget *back_part;
  GPtrArray *back_ids;     /* char *: what the drop-down offers */
  char *offered;           /* the same in words */
  GtkWidget *requirements;
  GtkWidget *time;
  GtkLabel *time_problem;
  GtkWidget *outputs;
  GtkWidget *remark;
  MonevLinkRows *links;
  GtkWidget *does[MONEV_N_DOES];
  GtkWidget *whats[MONEV_N_DOES]; /* nullable: which template or chain */
  GtkWidget *parallel;
  GtkWidget *repeats;
  char *columns;           /* of the actors, as the rows were made */
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (MonevStepForm, monev_step_form, ADW_TYPE_BIN)

static const MonevProcedureStep *
step_of (MonevStepForm *self)
{
  MonevProcedure *procedure
      = self->editor != NULL ? monev_procedure_editor_get (self->editor) : NULL;
  int index = procedure != NULL && self->step != NULL
                  ? monev_procedure_find_step (procedure, self->step) : -1;

  return index >= 0 ? monev_procedure_step (procedure, (guint) index) : NULL;
}

static void
set (MonevStepForm *self, const char *member, json_t *value, gboolean typing)
{
  if (step_of (self) != NULL)
    monev_procedure_editor_set (self->editor, self->step, member, value, typing);
  else
    json_decref (value);
}

static json_t *
text_or_nothing (const char *text)
{
  return *text != '\0' ? json_string (text) : NULL;
}

static void
on_wording (MonevStepForm *self)
{
  g_autofree char *text = self->filling ? NULL : monev_form_get_text (self->wording);

  if (text != NULL)
    set (self, "wording", json_string (g_strdelimit (text, "\n", ' ')), TRUE);
}

static void
on_requirements (MonevStepForm *self)
{
  if (!self->filling)
    set (self, "requirements", monev_form_get_lines (self->requirements), TRUE);
}

static void
on_outputs (MonevStepForm *self)
{
  if (!self->filling)
    set (self, "outputs", monev_form_get_lines (self->outputs), TRUE);
}

static void
on_remark (MonevStepForm *self)
{
  if (!self->filling)
    set (self, "remark", text_or_nothing (gtk_editable_get_text (GTK_EDITABLE (self->remark))),
         TRUE);
}

static void
on_links (MonevStepForm *self, gboolean typing)
{
  if (!self->filling)
    set (self, "links", monev_link_rows_get (self->links), typing);
}

static void
say_time (MonevStepForm *self, const char *problem)
{
  gtk_label_set_text (self->time_problem,
                      problem != NULL ? problem
                                      : _("Misalnya 300 menit, 5–10 menit, 2 hari, atau "
                                          "“Disesuaikan dengan kebutuhan”."));
  if (problem != NULL)
    gtk_widget_add_css_class (self->time, "error");
  else
    gtk_widget_remove_css_class (self->time, "error");
}

/* While a number is typed its unit is not there yet; what is wrong is said, nothing is written. */
static void
on_time (MonevStepForm *self)
{
  g_autoptr (GError) error = NULL;
  json_t *value = NULL;

  if (self->filling)
    return;
  if (!monev_step_time_parse (gtk_editable_get_text (GTK_EDITABLE (self->time)), &value, &error))
    {
      say_time (self, error->message);
      return;
    }
  say_time (self, NULL);
  set (self, "time", value, TRUE);
}

static void
on_kind (MonevStepForm *self)
{
  if (!self->filling)
    set (self, "kind",
         json_string (monev_step_kind_name (gtk_drop_down_get_selected (GTK_DROP_DOWN (self->kind)))),
         FALSE);
}

static void
on_back (MonevStepForm *self)
{
  guint chosen = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->back));

  if (!self->filling && chosen < self->back_ids->len)
    set (self, "back_to", json_string (self->back_ids->pdata[chosen]), FALSE);
}

static void
on_flag (MonevStepForm *self, GtkCheckButton *check)
{
  if (!self->filling)
    set (self, GTK_WIDGET (check) == self->parallel ? "parallel" : "repeats",
         gtk_check_button_get_active (check) ? json_true () : NULL, FALSE);
}

static json_t *
read_does (MonevStepForm *self)
{
  json_t *list = json_array ();

  for (guint i = 0; i < MONEV_N_DOES; i++)
    {
      json_t *does;
      guint what = self->whats[i] != NULL
                       ? gtk_drop_down_get_selected (GTK_DROP_DOWN (self->whats[i])) : 0;

      if (!gtk_check_button_get_active (GTK_CHECK_BUTTON (self->does[i])))
        continue;
      does = json_pack ("{s:s}", "kind", monev_does_kind_name (i));
      if (what > 0 && what != GTK_INVALID_LIST_POSITION)
        json_object_set_new (does, "what", json_string (monev_does_whats (i)[what - 1]));
      json_array_append_new (list, does);
    }
  return list;
}

static void
on_does (MonevStepForm *self)
{
  if (!self->filling)
    set (self, "does", read_does (self), FALSE);
}

/* A row of an actor: works in this step, and decides. */
typedef struct
{
  GtkCheckButton *works;
  GtkCheckButton *decides;
  const char *id;
} ActorRow;

static ActorRow *
actor_row (GtkWidget *child)
{
  return g_object_get_data (G_OBJECT (child), "actor");
}

static const MonevStepActor *
find_actor (const MonevProcedureStep *step, const char *id)
{
  for (guint i = 0; i < step->n_actors; i++)
    if (strcmp (step->actors[i].actor, id) == 0)
      return &step->actors[i];
  return NULL;
}

/* Who was only inferred from the wording is stated once somebody sets the actors by hand. */
static json_t *
read_actors (MonevStepForm *self)
{
  json_t *list = json_array ();

  for (GtkWidget *child = gtk_widget_get_first_child (self->actors); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      ActorRow *row = actor_row (child);
      json_t *actor;

      if (!gtk_check_button_get_active (row->works))
        continue;
      actor = json_pack ("{s:s, s:s}", "actor", row->id, "standing", "stated");
      if (gtk_check_button_get_active (row->decides))
        json_object_set_new (actor, "decides", json_true ());
      json_array_append_new (list, actor);
    }
  return list;
}

static void
on_works (MonevStepForm *self)
{
  if (!self->filling)
    set (self, "actors", read_actors (self), FALSE);
}

/* One decides: who did is no longer checked. */
static void
on_decides (MonevStepForm *self, GtkCheckButton *check)
{
  if (self->filling)
    return;
  self->filling = TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (self->actors); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      ActorRow *row = actor_row (child);

      if (row->decides == check && gtk_check_button_get_active (check))
        gtk_check_button_set_active (row->works, TRUE);
      else if (row->decides != check && gtk_check_button_get_active (check))
        gtk_check_button_set_active (row->decides, FALSE);
    }
  self->filling = FALSE;
  set (self, "actors", read_actors (self), FALSE);
}

static void
add_actor_row (MonevStepForm *self, const MonevProcedureActor *actor)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  g_autofree char *label = g_strdup_printf (_("%s memutuskan"), actor->title);
  ActorRow *row = g_new (ActorRow, 1);
  g_autofree char *id = g_strdup (actor->id);

  row->works = GTK_CHECK_BUTTON (
      monev_form_check (GTK_BOX (line), actor->title, G_CALLBACK (on_works), self));
  gtk_widget_set_hexpand (GTK_WIDGET (row->works), TRUE);
  row->decides = GTK_CHECK_BUTTON (gtk_check_button_new_with_label (_("memutuskan")));
  g_signal_connect_swapped (row->decides, "toggled", G_CALLBACK (on_decides), self);
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (row->decides));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row->decides), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
  row->id = id;
  g_object_set_data_full (G_OBJECT (line), "id", g_steal_pointer (&id), g_free);
  g_object_set_data_full (G_OBJECT (line), "actor", row, g_free);
  gtk_box_append (GTK_BOX (self->actors), line);
}

static char *
columns_of (const MonevProcedure *procedure)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < monev_procedure_n_actors (procedure); i++)
    g_string_append_printf (text, "%s\n%s\n", monev_procedure_actor (procedure, i)->id,
                            monev_procedure_actor (procedure, i)->title);
  return g_string_free (text, FALSE);
}

/* The rows are made anew only when the columns of the SOP are others: the focus stays. */
static void
make_actor_rows (MonevStepForm *self, const MonevProcedure *procedure)
{
  g_autofree char *columns = columns_of (procedure);
  GtkWidget *child;

  if (g_strcmp0 (columns, self->columns) == 0)
    return;
  g_free (self->columns);
  self->columns = g_steal_pointer (&columns);
  while ((child = gtk_widget_get_first_child (self->actors)) != NULL)
    gtk_box_remove (GTK_BOX (self->actors), child);
  for (guint i = 0; i < monev_procedure_n_actors (procedure); i++)
    add_actor_row (self, monev_procedure_actor (procedure, i));
}

static void
fill_actors (MonevStepForm *self, const MonevProcedureStep *step)
{
  for (GtkWidget *child = gtk_widget_get_first_child (self->actors); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      ActorRow *row = actor_row (child);
      const MonevStepActor *actor = find_actor (step, row->id);

      gtk_check_button_set_active (row->works, actor != NULL);
      gtk_check_button_set_active (row->decides, actor != NULL && actor->decides);
    }
}

static char *
name_of (const MonevProcedureStep *step)
{
  g_autofree char *cut
      = g_utf8_substring (step->wording, 0, MIN (g_utf8_strlen (step->wording, -1), 60));

  return g_strdup_printf ("%s. %s", step->number, cut);
}

/* The drop-down is not given another model while it tells of a choice: only when it offers others. */
static void
offer_steps (MonevStepForm *self, const MonevProcedure *procedure, guint n)
{
  g_autoptr (GString) offered = g_string_new (NULL);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  g_ptr_array_set_size (self->back_ids, 0);
  for (guint i = 0; i < n; i++)
    {
      const MonevProcedureStep *earlier = monev_procedure_step (procedure, i);
      g_autofree char *name = name_of (earlier);

      g_string_append_printf (offered, "%s\n", name);
      gtk_string_list_append (names, name);
      g_ptr_array_add (self->back_ids, g_strdup (earlier->id));
    }
  if (g_strcmp0 (offered->str, self->offered) == 0)
    return;
  g_free (self->offered);
  self->offered = g_strdup (offered->str);
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->back), G_LIST_MODEL (names));
}

static void
fill_back (MonevStepForm *self, const MonevProcedure *procedure, const MonevProcedureStep *step)
{
  int index = monev_procedure_find_step (procedure, step->id);
  int chosen = monev_procedure_find_step (procedure, step->back_to);

  offer_steps (self, procedure, (guint) index);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->back),
                              chosen >= 0 && chosen < index ? (guint) chosen
                                                            : GTK_INVALID_LIST_POSITION);
  gtk_widget_set_visible (self->back_part, step->kind == MONEV_STEP_DECISION);
}

static void
fill_does (MonevStepForm *self, const MonevProcedureStep *step)
{
  for (guint kind = 0; kind < MONEV_N_DOES; kind++)
    {
      const MonevStepDoes *found = NULL;
      guint what = 0;

      for (guint i = 0; i < step->n_does && found == NULL; i++)
        if (step->does[i].kind == (MonevDoesKind) kind)
          found = &step->does[i];
      gtk_check_button_set_active (GTK_CHECK_BUTTON (self->does[kind]), found != NULL);
      if (self->whats[kind] == NULL)
        continue;
      for (guint i = 0; found != NULL && monev_does_whats (kind)[i] != NULL; i++)
        if (strcmp (monev_does_whats (kind)[i], found->what) == 0)
          what = i + 1;
      gtk_drop_down_set_selected (GTK_DROP_DOWN (self->whats[kind]), what);
      gtk_widget_set_sensitive (self->whats[kind], found != NULL);
    }
}

static void
fill_time (MonevStepForm *self, const MonevProcedureStep *step)
{
  json_t *typed = NULL;
  g_autofree char *text = monev_step_time_text (&step->time);
  gboolean read = monev_step_time_parse (gtk_editable_get_text (GTK_EDITABLE (self->time)), &typed,
                                         NULL);
  json_auto_t *whole = monev_procedure_step_to_json (step);

  /* "300menit" means the same as what would be written; it is left to the hand that types. */
  if (!read || !json_equal (typed, json_object_get (whole, "time")))
    {
      monev_form_set_entry (self->time, text);
      say_time (self, NULL);
    }
  json_decref (typed);
}

/** monev_step_form_refresh: shows the step as it is now; what is typed is left alone where it means
 * the same. */
void
monev_step_form_refresh (MonevStepForm *self)
{
  const MonevProcedureStep *step = step_of (self);
  g_autofree char *title = NULL;

  if (step == NULL)
    return;
  self->filling = TRUE;
  title = g_strdup_printf (_("Langkah %s"), step->number);
  gtk_label_set_text (self->title, title);
  monev_form_set_text (self->wording, step->wording);
  make_actor_rows (self, monev_procedure_editor_get (self->editor));
  fill_actors (self, step);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->kind), step->kind);
  fill_back (self, monev_procedure_editor_get (self->editor), step);
  monev_form_set_lines (self->requirements, step->requirements);
  fill_time (self, step);
  monev_form_set_lines (self->outputs, step->outputs);
  monev_form_set_entry (self->remark, step->remark);
  monev_link_rows_fill (self->links, step->links, step->n_links);
  fill_does (self, step);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->parallel), step->parallel);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->repeats), step->repeats);
  self->filling = FALSE;
}

/** monev_step_form_show: @step: id */
void
monev_step_form_show (MonevStepForm *self, MonevProcedureEditor *editor, const char *step)
{
  gboolean other = g_strcmp0 (self->step, step) != 0 || self->editor != editor;
  char *id = g_strdup (step);

  g_set_object (&self->editor, editor);
  g_free (self->step);
  self->step = id;
  if (other)
    {
      self->filling = TRUE;
      monev_form_set_entry (self->time, "");
      self->filling = FALSE;
    }
  monev_step_form_refresh (self);
}

/** monev_step_form_set_library: @entries: (element-type MonevProcedureEntry): SOPs that may be linked
 * to. */
void
monev_step_form_set_library (MonevStepForm *self, const GPtrArray *entries)
{
  monev_link_rows_set_library (self->links, entries);
}

/** monev_step_form_get_field: Returns: (transfer none) (nullable): where @member is typed. */
GtkWidget *
monev_step_form_get_field (MonevStepForm *self, const char *member)
{
  const struct { const char *member; GtkWidget *widget; } fields[] = {
    { "wording", self->wording }, { "requirements", self->requirements }, { "time", self->time },
    { "outputs", self->outputs }, { "remark", self->remark }, { "kind", self->kind },
    { "back_to", self->back }, { "actors", self->actors }, { "parallel", self->parallel },
    { "repeats", self->repeats }, { "links", GTK_WIDGET (self->links) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (strcmp (fields[i].member, member) == 0)
      return fields[i].widget;
  return NULL;
}

static gboolean
grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (MONEV_STEP_FORM (widget)->wording);
}

static void
monev_step_form_dispose (GObject *object)
{
  MonevStepForm *self = MONEV_STEP_FORM (object);

  self->filling = TRUE; /* what is taken apart sets nothing any more */
  g_clear_object (&self->editor);
  g_clear_pointer (&self->step, g_free);
  g_clear_pointer (&self->columns, g_free);
  g_clear_pointer (&self->offered, g_free);
  G_OBJECT_CLASS (monev_step_form_parent_class)->dispose (object);
}

static void
monev_step_form_finalize (GObject *object)
{
  g_ptr_array_unref (MONEV_STEP_FORM (object)->back_ids);
  G_OBJECT_CLASS (monev_step_form_parent_class)->finalize (object);
}

static void
monev_step_form_class_init (MonevStepFormClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = monev_step_form_dispose;
  G_OBJECT_CLASS (klass)->finalize = monev_step_form_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = grab_focus;
}

static void
add_kind (MonevStepForm *self, GtkBox *box)
{
  const char *const kinds[] = { _("Proses"), _("Keputusan"), NULL };
  GtkWidget *label = gtk_label_new (_("Bila tidak, kembali ke"));

  self->kind = gtk_drop_down_new_from_strings (kinds);
  gtk_widget_set_halign (self->kind, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->kind), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Jenis langkah"), -1);
  self->back = gtk_drop_down_new (NULL, NULL);
  gtk_widget_set_hexpand (self->back, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->back), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Bila tidak, kembali ke langkah"), -1);
  self->back_part = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  gtk_box_append (GTK_BOX (self->back_part), label);
  gtk_box_append (GTK_BOX (self->back_part), self->back);
  gtk_box_append (box, self->kind);
  gtk_box_append (box, self->back_part);
  g_signal_connect_swapped (self->kind, "notify::selected", G_CALLBACK (on_kind), self);
  g_signal_connect_swapped (self->back, "notify::selected", G_CALLBACK (on_back), self);
}

static void
add_what (MonevStepForm *self, GtkBox *line, guint kind)
{
  const char *const *whats = monev_does_whats (kind);
  g_autoptr (GtkStringList) names = NULL;

  if (whats == NULL)
    return;
  names = gtk_string_list_new (NULL);
  gtk_string_list_append (names, _("dipilih saat dijalankan"));
  for (guint i = 0; whats[i] != NULL; i++)
    {
      g_autofree char *name = g_strdelimit (g_strdup (whats[i]), "-", ' ');

      gtk_string_list_append (names, name);
    }
  self->whats[kind] = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&names)), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->whats[kind]),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  kind == MONEV_DOES_NASKAH ? _("Naskah yang mana")
                                                            : _("Alur paraf yang mana"), -1);
  gtk_box_append (line, self->whats[kind]);
  g_signal_connect_swapped (self->whats[kind], "notify::selected", G_CALLBACK (on_does), self);
}

static void
add_does (MonevStepForm *self, GtkBox *box)
{
  const char *const labels[MONEV_N_DOES] = {
    _("Menyusun naskah dari templat"), _("Mengirim form isian data"),
    _("Memakai instrumen (kuesioner)"), _("Mengadakan rapat"), _("Menjalankan alur paraf"),
    _("Kunjungan lapangan"), _("Menyimpan berkas"),
  };

  for (guint i = 0; i < MONEV_N_DOES; i++)
    {
      GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

      self->does[i] = monev_form_check (GTK_BOX (line), labels[i], G_CALLBACK (on_does), self);
      gtk_widget_set_hexpand (self->does[i], TRUE);
      add_what (self, GTK_BOX (line), i);
      gtk_box_append (box, line);
    }
}

static void
add_fields (MonevStepForm *self, GtkBox *box)
{
  GtkBox *part;

  self->title = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->title, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->title), "title-3");
  gtk_box_append (box, GTK_WIDGET (self->title));
  self->wording = monev_form_text (box, _("Uraian, diawali kata kerja"), 62,
                                   G_CALLBACK (on_wording), self);
  part = GTK_BOX (monev_form_section (box, _("Pelaksana")));
  self->actors = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  gtk_box_append (part, self->actors);
  add_kind (self, GTK_BOX (monev_form_section (box, _("Jenis"))));
  part = GTK_BOX (monev_form_section (box, _("Mutu Baku")));
  self->requirements = monev_form_text (part, _("Kelengkapan, satu per baris"), 62,
                                        G_CALLBACK (on_requirements), self);
  self->time = monev_form_entry (part, _("Waktu"), G_CALLBACK (on_time), self);
  self->time_problem = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->time_problem, 0);
  gtk_label_set_wrap (self->time_problem, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->time_problem), "monev-smallest");
  gtk_box_append (part, GTK_WIDGET (self->time_problem));
  self->outputs = monev_form_text (part, _("Output, satu per baris"), 62, G_CALLBACK (on_outputs),
                                   self);
  self->remark = monev_form_entry (part, _("Keterangan"), G_CALLBACK (on_remark), self);
  part = GTK_BOX (monev_form_section (box, _("Kaitan dengan SOP Lain")));
  self->links = MONEV_LINK_ROWS (monev_link_rows_new ());
  gtk_box_append (part, GTK_WIDGET (self->links));
  g_signal_connect_swapped (self->links, "changed", G_CALLBACK (on_links), self);
  add_does (self, GTK_BOX (monev_form_section (box, _("Yang Dibantu Program"))));
  part = GTK_BOX (monev_form_section (box, _("Saat Dijalankan")));
  self->parallel = monev_form_check (part, _("Boleh bersamaan dengan langkah sebelumnya"),
                                     G_CALLBACK (on_flag), self);
  self->repeats = monev_form_check (part, _("Dapat dilakukan beberapa kali"),
                                    G_CALLBACK (on_flag), self);
}

static void
monev_step_form_init (MonevStepForm *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new (), *clamp = adw_clamp_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  self->back_ids = g_ptr_array_new_with_free_func (g_free);
  self->filling = TRUE;
  add_fields (self, GTK_BOX (box));
  self->filling = FALSE;
  gtk_widget_add_css_class (box, "monev-form");
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 760);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  adw_bin_set_child (ADW_BIN (self), scrolled);
}

/** monev_step_form_new: Returns: (transfer floating): empty. */
GtkWidget *
monev_step_form_new (void)
{
  return g_object_new (MONEV_TYPE_STEP_FORM, NULL);
}
