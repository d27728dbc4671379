#include "header-form.h"

#include "form-parts.h"
#include "limit-rows.h"
#include "link-rows.h"

#include <glib/gi18n.h>
#include <string.h>

typedef enum { LINE, DATE, LINES } Shape;

static const struct
{
  const char *member;
  const char *label;
  Shape shape;
  int which; /* MonevProcedureText or MonevProcedureBox */
} fields[] = {
  { "title", N_ ("Judul"), LINE, MONEV_PROCEDURE_TITLE },
  { "short_title", N_ ("Judul pendek, untuk daftar"), LINE, MONEV_PROCEDURE_SHORT_TITLE },
  { "identity/unit", N_ ("Unit kerja"), LINE, MONEV_PROCEDURE_UNIT },
  { "identity/number", N_ ("Nomor SOP"), LINE, MONEV_PROCEDURE_NUMBER },
  { "identity/made", N_ ("Tanggal pembuatan"), DATE, MONEV_PROCEDURE_MADE },
  { "identity/revised", N_ ("Tanggal revisi"), DATE, MONEV_PROCEDURE_REVISED },
  { "identity/effective", N_ ("Tanggal efektif"), DATE, MONEV_PROCEDURE_EFFECTIVE },
  { "identity/approved_by", N_ ("Disahkan oleh (jabatan)"), LINE, MONEV_PROCEDURE_APPROVED_BY },
  { "legal_basis", N_ ("Dasar hukum, satu per baris"), LINES, MONEV_BOX_LEGAL_BASIS },
  { "qualification", N_ ("Kualifikasi pelaksana, satu per baris"), LINES,
    MONEV_BOX_QUALIFICATION },
  { "equipment", N_ ("Peralatan dan perlengkapan, satu per baris"), LINES, MONEV_BOX_EQUIPMENT },
  { "warnings", N_ ("Peringatan, satu per baris"), LINES, MONEV_BOX_WARNINGS },
  { "records", N_ ("Pencatatan dan pendataan, satu per baris"), LINES, MONEV_BOX_RECORDS },
};

struct _MonevHeaderForm
{
  AdwBin parent;
  MonevProcedureEditor *editor;
  GtkWidget *widgets[G_N_ELEMENTS (fields)];
  MonevLinkRows *linked;
  MonevLimitRows *limits;
  GtkWidget *actors;
  GtkWidget *added;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (MonevHeaderForm, monev_header_form, ADW_TYPE_BIN)

static json_t *
read_field (MonevHeaderForm *self, guint field)
{
  if (fields[field].shape == DATE)
    return monev_form_get_date (self->widgets[field]);
  return fields[field].shape == LINE
             ? json_string (gtk_editable_get_text (GTK_EDITABLE (self->widgets[field])))
             : monev_form_get_lines (self->widgets[field]);
}

static void
on_linked (MonevHeaderForm *self, gboolean typing)
{
  if (!self->filling && self->editor != NULL)
    monev_procedure_editor_set (self->editor, NULL, "linked", monev_link_rows_get (self->linked),
                                typing);
}

static void
on_limits (MonevHeaderForm *self, gboolean typing)
{
  if (!self->filling && self->editor != NULL)
    monev_procedure_editor_set (self->editor, NULL, "limits", monev_limit_rows_get (self->limits),
                                typing);
}

static void
on_changed (MonevHeaderForm *self, gpointer source)
{
  for (guint i = 0; i < G_N_ELEMENTS (fields) && !self->filling && self->editor != NULL; i++)
    {
      gpointer widget = self->widgets[i];

      if (widget == source
          || (GTK_IS_TEXT_VIEW (widget) && gtk_text_view_get_buffer (widget) == source))
        {
          monev_procedure_editor_set (self->editor, NULL, fields[i].member, read_field (self, i),
                                      TRUE);
          return;
        }
    }
}

static void
fill_field (MonevHeaderForm *self, guint field, const MonevProcedure *procedure)
{
  if (fields[field].shape == DATE)
    monev_form_set_date (self->widgets[field],
                         monev_procedure_text (procedure, fields[field].which));
  else if (fields[field].shape == LINE)
    monev_form_set_entry (self->widgets[field],
                          monev_procedure_text (procedure, fields[field].which));
  else
    monev_form_set_lines (self->widgets[field],
                          monev_procedure_box (procedure, fields[field].which));
}

static void
fill_rows (MonevHeaderForm *self, const MonevProcedure *procedure)
{
  guint n;
  const MonevProcedureLink *links = monev_procedure_linked (procedure, &n);

  monev_link_rows_fill (self->linked, links, n);
  monev_limit_rows_fill (self->limits, procedure);
}

/* ---- the columns of the actors ---- */

static void
act (MonevHeaderForm *self, GtkWidget *button, MonevProcedureOperationKind kind, int by)
{
  const char *id = g_object_get_data (G_OBJECT (gtk_widget_get_parent (button)), "id");
  int index = monev_procedure_find_actor (monev_procedure_editor_get (self->editor), id);
  g_autofree char *kept = g_strdup (id);
  MonevProcedureOperation operation = { kind, kept, (guint) MAX (index + 1 + by, 1), NULL, NULL };

  if (index + by >= 0)
    monev_procedure_editor_apply (self->editor, &operation, NULL);
}

static void
on_up (MonevHeaderForm *self, GtkWidget *button)
{
  act (self, button, MONEV_PROCEDURE_ACTOR_MOVE, -1);
}

static void
on_down (MonevHeaderForm *self, GtkWidget *button)
{
  act (self, button, MONEV_PROCEDURE_ACTOR_MOVE, 1);
}

static void
on_remove (MonevHeaderForm *self, GtkWidget *button)
{
  act (self, button, MONEV_PROCEDURE_ACTOR_REMOVE, 0);
}

static void
on_renamed (MonevHeaderForm *self, GtkWidget *entry)
{
  const char *id = g_object_get_data (G_OBJECT (gtk_widget_get_parent (entry)), "id");
  const char *text = gtk_editable_get_text (GTK_EDITABLE (entry));
  g_autofree char *run = g_strdup_printf ("actor/%s", id);
  json_auto_t *value = json_string (text);
  MonevProcedureOperation operation = { MONEV_PROCEDURE_ACTOR_RENAME, id, 0, NULL, value };

  /* A name that is being typed anew is empty for a moment. */
  if (!self->filling && *text != '\0')
    monev_procedure_editor_apply (self->editor, &operation, run);
}

static void
add_button (MonevHeaderForm *self, GtkWidget *line, const char *icon, const char *label,
            GCallback clicked)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_signal_connect_swapped (button, "clicked", clicked, self);
  gtk_box_append (GTK_BOX (line), button);
}

static void
add_actor_line (MonevHeaderForm *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4), *entry = gtk_entry_new ();

  gtk_widget_set_hexpand (entry, TRUE);
  gtk_editable_set_enable_undo (GTK_EDITABLE (entry), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Jabatan pelaksana"), -1);
  gtk_box_append (GTK_BOX (line), entry);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (on_renamed), self);
  add_button (self, line, "go-up-symbolic", _("Geser ke kiri"), G_CALLBACK (on_up));
  add_button (self, line, "go-down-symbolic", _("Geser ke kanan"), G_CALLBACK (on_down));
  add_button (self, line, "user-trash-symbolic", _("Hapus pelaksana"), G_CALLBACK (on_remove));
  gtk_box_append (GTK_BOX (self->actors), line);
}

static void
fill_actors (MonevHeaderForm *self, const MonevProcedure *procedure)
{
  GtkWidget *line = gtk_widget_get_first_child (self->actors);

  for (guint i = 0; i < monev_procedure_n_actors (procedure); i++)
    {
      const MonevProcedureActor *actor = monev_procedure_actor (procedure, i);

      if (line == NULL)
        {
          add_actor_line (self);
          line = gtk_widget_get_last_child (self->actors);
        }
      g_object_set_data_full (G_OBJECT (line), "id", g_strdup (actor->id), g_free);
      monev_form_set_entry (gtk_widget_get_first_child (line), actor->title);
      line = gtk_widget_get_next_sibling (line);
    }
  while (line != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (line);

      gtk_box_remove (GTK_BOX (self->actors), line);
      line = next;
    }
}

/** monev_header_form_add_actor: a column at the right. */
void
monev_header_form_add_actor (MonevHeaderForm *self, const char *title)
{
  json_auto_t *value = json_string (title);
  MonevProcedureOperation operation = { MONEV_PROCEDURE_ACTOR_ADD, NULL, 0, NULL, value };

  monev_procedure_editor_apply (self->editor, &operation, NULL);
}

static void
on_add (MonevHeaderForm *self)
{
  g_autofree char *title
      = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->added))));

  if (*title == '\0')
    return;
  monev_header_form_add_actor (self, title);
  gtk_editable_set_text (GTK_EDITABLE (self->added), "");
}

/** monev_header_form_refresh: shows the header as it is now. */
void
monev_header_form_refresh (MonevHeaderForm *self)
{
  const MonevProcedure *procedure
      = self->editor != NULL ? monev_procedure_editor_get (self->editor) : NULL;

  if (procedure == NULL)
    return;
  self->filling = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    fill_field (self, i, procedure);
  fill_rows (self, procedure);
  fill_actors (self, procedure);
  self->filling = FALSE;
}

/** monev_header_form_show: @editor: a reference is taken. */
void
monev_header_form_show (MonevHeaderForm *self, MonevProcedureEditor *editor)
{
  g_set_object (&self->editor, editor);
  monev_header_form_refresh (self);
}

/** monev_header_form_set_library: @entries: (element-type MonevProcedureEntry): SOPs that may be
 * linked to. */
void
monev_header_form_set_library (MonevHeaderForm *self, const GPtrArray *entries)
{
  monev_link_rows_set_library (self->linked, entries);
}

/** monev_header_form_get_field: Returns: (transfer none) (nullable): where @member is typed. */
GtkWidget *
monev_header_form_get_field (MonevHeaderForm *self, const char *member)
{
  if (strcmp (member, "linked") == 0)
    return GTK_WIDGET (self->linked);
  if (strcmp (member, "limits") == 0)
    return GTK_WIDGET (self->limits);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (strcmp (fields[i].member, member) == 0)
      return self->widgets[i];
  return NULL;
}

static void
monev_header_form_dispose (GObject *object)
{
  MonevHeaderForm *self = MONEV_HEADER_FORM (object);

  self->filling = TRUE; /* what is taken apart sets nothing any more */
  g_clear_object (&self->editor);
  G_OBJECT_CLASS (monev_header_form_parent_class)->dispose (object);
}

static gboolean
grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (MONEV_HEADER_FORM (widget)->widgets[0]);
}

static void
monev_header_form_class_init (MonevHeaderFormClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = monev_header_form_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = grab_focus;
}

static void
add_fields (MonevHeaderForm *self, GtkBox *box)
{
  GtkBox *part = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      if (i == 0)
        part = GTK_BOX (monev_form_section (box, _("Identitas")));
      else if (fields[i].shape == LINES && fields[i - 1].shape != LINES)
        part = GTK_BOX (monev_form_section (box, _("Kotak Kepala SOP")));
      self->widgets[i]
          = fields[i].shape == LINES
                ? monev_form_text (part, _(fields[i].label), 84, G_CALLBACK (on_changed), self)
            : fields[i].shape == DATE
                ? monev_form_date (part, _(fields[i].label), G_CALLBACK (on_changed), self)
                : monev_form_entry (part, _(fields[i].label), G_CALLBACK (on_changed), self);
    }
}

static void
add_actors (MonevHeaderForm *self, GtkBox *box)
{
  GtkBox *part = GTK_BOX (monev_form_section (box, _("Pelaksana, dari kolom paling kiri")));

  self->actors = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_box_append (part, self->actors);
  self->added = monev_form_add_line (part, _("Jabatan pelaksana baru"), G_CALLBACK (on_add), self);
}

static void
add_rows (MonevHeaderForm *self, GtkBox *box)
{
  GtkBox *part = GTK_BOX (monev_form_section (box, _("Keterkaitan dengan SOP lain")));

  self->linked = MONEV_LINK_ROWS (monev_link_rows_new ());
  gtk_box_append (part, GTK_WIDGET (self->linked));
  g_signal_connect_swapped (self->linked, "changed", G_CALLBACK (on_linked), self);
  part = GTK_BOX (monev_form_section (box, _("Batas waktu")));
  self->limits = MONEV_LIMIT_ROWS (monev_limit_rows_new ());
  gtk_box_append (part, GTK_WIDGET (self->limits));
  g_signal_connect_swapped (self->limits, "changed", G_CALLBACK (on_limits), self);
}

static void
monev_header_form_init (MonevHeaderForm *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new (), *clamp = adw_clamp_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);

  add_fields (self, GTK_BOX (box));
  add_rows (self, GTK_BOX (box));
  add_actors (self, GTK_BOX (box));
  gtk_widget_add_css_class (box, "monev-form");
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 760);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  adw_bin_set_child (ADW_BIN (self), scrolled);
}

/** monev_header_form_new: Returns: (transfer floating): empty. */
GtkWidget *
monev_header_form_new (void)
{
  return g_object_new (MONEV_TYPE_HEADER_FORM, NULL);
}
