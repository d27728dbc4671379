/* Lists in the panel: the checks of a column, the owners of a row. */
#include "form-panel-private.h"

#include "record/record.h"
#include "ui/activity/choice.h"
#include "ui/common/drop-down.h"

#include <glib/gi18n.h>
#include <string.h>

static GtkWidget *
make_list (MonevFormPanel *self, const FormField *field)
{
  GtkWidget *outer = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *caption = gtk_label_new (_(field->title));
  GtkWidget *rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  gtk_label_set_xalign (GTK_LABEL (caption), 0);
  gtk_widget_add_css_class (caption, "dim-label");
  gtk_widget_add_css_class (caption, "monev-small");
  gtk_box_append (GTK_BOX (outer), caption);
  gtk_box_append (GTK_BOX (outer), rows);
  g_object_set_data (G_OBJECT (outer), "monev-rows", rows);
  g_object_set_data (G_OBJECT (outer), "monev-panel", self);
  g_object_set_data (G_OBJECT (outer), "monev-field", (gpointer) field);
  return outer;
}

static GtkWidget *
rows_of (GtkWidget *list)
{
  return g_object_get_data (G_OBJECT (list), "monev-rows");
}

static guint
n_rows (GtkWidget *list)
{
  guint n = 0;

  for (GtkWidget *row = gtk_widget_get_first_child (rows_of (list)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    n++;
  return n;
}

static guint
index_of (GtkWidget *row)
{
  guint n = 0;

  while ((row = gtk_widget_get_prev_sibling (row)) != NULL)
    n++;
  return n;
}

/* The row of the list in which a button stands. */
static GtkWidget *
row_around (GtkWidget *inner, GtkWidget *list)
{
  while (gtk_widget_get_parent (inner) != rows_of (list))
    inner = gtk_widget_get_parent (inner);
  return inner;
}

static json_t *
value_of (GtkWidget *list)
{
  MonevFormPanel *self = g_object_get_data (G_OBJECT (list), "monev-panel");
  const FormField *field = g_object_get_data (G_OBJECT (list), "monev-field");
  const json_t *value = json_object_get (monev_form_panel_part (self, field), field->member);

  return value == NULL ? json_array () : json_deep_copy (value);
}

static void
put (GtkWidget *list, json_t *value, gboolean typing)
{
  MonevFormPanel *self = g_object_get_data (G_OBJECT (list), "monev-panel");

  if (monev_form_panel_part (self, g_object_get_data (G_OBJECT (list), "monev-field")) != NULL)
    monev_form_panel_put (self, g_object_get_data (G_OBJECT (list), "monev-field"), value, typing);
  else
    json_decref (value);
}

static void
on_remove (GtkWidget *button, gpointer list)
{
  guint index = index_of (row_around (button, list));
  json_t *value = value_of (list);

  json_array_remove (value, index);
  put (list, value, FALSE);
}

static GtkWidget *
make_remove (GtkWidget *list, const char *words)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("window-close-symbolic");

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  g_signal_connect (button, "clicked", G_CALLBACK (on_remove), list);
  return button;
}

static void
fit_rows (GtkWidget *list, guint n, GtkWidget *(*make) (GtkWidget *list))
{
  for (guint have = n_rows (list); have > n; have--)
    gtk_box_remove (GTK_BOX (rows_of (list)), gtk_widget_get_last_child (rows_of (list)));
  for (guint have = n_rows (list); have < n; have++)
    gtk_box_append (GTK_BOX (rows_of (list)), make (list));
}

/* ---- checks ---- */

typedef struct
{
  GtkWidget *expression, *message, *soft;
} CheckRow;

static void
on_check_changed (GtkWidget *widget, gpointer list)
{
  MonevFormPanel *self = g_object_get_data (list, "monev-panel");
  GtkWidget *around = row_around (widget, list);
  const CheckRow *row = g_object_get_data (G_OBJECT (around), "monev-check");
  json_t *value, *one;

  if (self->filling)
    return;
  value = value_of (list);
  one = json_pack ("{s:s, s:s}", "expression",
                   gtk_editable_get_text (GTK_EDITABLE (row->expression)), "message",
                   gtk_editable_get_text (GTK_EDITABLE (row->message)));
  json_object_set_new (one, "soft",
                       json_boolean (gtk_check_button_get_active (GTK_CHECK_BUTTON (row->soft))));
  json_array_set_new (value, index_of (around), one);
  put (list, value, !GTK_IS_CHECK_BUTTON (widget));
}

static void
on_soft (GtkWidget *widget, gpointer list)
{
  on_check_changed (widget, list);
}

static GtkWidget *
check_entry (GtkWidget *list, const char *label, const char *css_class)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), label);
  gtk_editable_set_enable_undo (GTK_EDITABLE (entry), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_set_tooltip_text (entry, label);
  if (css_class != NULL)
    gtk_widget_add_css_class (entry, css_class);
  g_signal_connect (entry, "changed", G_CALLBACK (on_check_changed), list);
  return entry;
}

static GtkWidget *
make_check (GtkWidget *list)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  CheckRow *row = g_new0 (CheckRow, 1);

  row->expression = check_entry (list, _("Syarat, misalnya ${terlayani} <= ${sasaran}"), "monospace");
  row->message = check_entry (list, _("Pesan bila syarat tidak terpenuhi"), NULL);
  row->soft = gtk_check_button_new_with_label (_("Hanya peringatan"));
  g_signal_connect (row->soft, "toggled", G_CALLBACK (on_soft), list);
  gtk_box_append (GTK_BOX (box), row->expression);
  gtk_box_append (GTK_BOX (box), row->message);
  gtk_box_append (GTK_BOX (box), row->soft);
  gtk_widget_set_hexpand (box, TRUE);
  gtk_box_append (GTK_BOX (line), box);
  gtk_box_append (GTK_BOX (line), make_remove (list, _("Hapus pemeriksaan ini")));
  g_object_set_data_full (G_OBJECT (line), "monev-check", row, g_free);
  return line;
}

static void
on_add_check (GtkWidget *list)
{
  MonevFormPanel *self = g_object_get_data (G_OBJECT (list), "monev-panel");
  MonevDraftPlace place
      = monev_form_panel_place (self, g_object_get_data (G_OBJECT (list), "monev-field"));
  g_autofree char *expression = NULL;
  json_t *value = value_of (list);

  expression
      = g_strdup_printf ("${%s} >= 0", monev_form_editor_text (self->editor, place, "key"));
  json_array_append_new (value, json_pack ("{s:s, s:s, s:b}", "expression", expression, "message",
                                           _("Isian ini tidak boleh negatif."), "soft", 0));
  put (list, value, FALSE);
}

/** monev_form_checks_new: Returns: (transfer floating): the checks of a column. */
GtkWidget *
monev_form_checks_new (MonevFormPanel *self, const FormField *field)
{
  GtkWidget *list = make_list (self, field);
  GtkWidget *add = gtk_button_new_with_label (_("Tambah Pemeriksaan"));

  gtk_widget_set_halign (add, GTK_ALIGN_START);
  g_signal_connect_swapped (add, "clicked", G_CALLBACK (on_add_check), list);
  gtk_box_append (GTK_BOX (list), add);
  return list;
}

static void
set_entry (GtkWidget *entry, const json_t *object, const char *member)
{
  const char *text = json_string_value (json_object_get (object, member));

  if (strcmp (gtk_editable_get_text (GTK_EDITABLE (entry)), text == NULL ? "" : text) != 0)
    gtk_editable_set_text (GTK_EDITABLE (entry), text == NULL ? "" : text);
}

/** monev_form_checks_fill: shows them; what is being typed is left alone. */
void
monev_form_checks_fill (MonevFormPanel *self, const FormField *field, GtkWidget *list)
{
  const json_t *value = json_object_get (monev_form_panel_part (self, field), field->member);
  GtkWidget *around;

  fit_rows (list, (guint) json_array_size (value), make_check);
  around = gtk_widget_get_first_child (rows_of (list));
  for (size_t i = 0; i < json_array_size (value); i++)
    {
      const CheckRow *row = g_object_get_data (G_OBJECT (around), "monev-check");
      const json_t *one = json_array_get (value, i);

      set_entry (row->expression, one, "expression");
      set_entry (row->message, one, "message");
      gtk_check_button_set_active (GTK_CHECK_BUTTON (row->soft),
                                   json_is_true (json_object_get (one, "soft")));
      around = gtk_widget_get_next_sibling (around);
    }
}

/* ---- owners ---- */

static const char *
name_of (MonevFormPanel *self, const char *code)
{
  for (guint i = 0; self->agencies != NULL && i < self->agencies->len; i++)
    if (strcmp (monev_record_get (self->agencies->pdata[i], "code"), code) == 0)
      return monev_record_get (self->agencies->pdata[i], "name");
  return code;
}

static GtkWidget *
make_owner (GtkWidget *list)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (GTK_BOX (line), make_remove (list, _("Hapus dari wali data")));
  return line;
}

static gboolean
take_owner (gpointer data)
{
  GtkDropDown *choice = data;
  GtkWidget *list = g_object_get_data (G_OBJECT (choice), "monev-list");
  g_autofree char *code = g_strdup (monev_choice_get_id (choice));
  MonevFormPanel *self = g_object_get_data (G_OBJECT (list), "monev-panel");
  json_t *value;

  if (*code == '\0' || self->editor == NULL)
    return G_SOURCE_REMOVE;
  value = value_of (list);
  json_array_append_new (value, json_string (code));
  put (list, value, FALSE);
  return G_SOURCE_REMOVE;
}

static void
on_owner (GtkDropDown *choice, GParamSpec *pspec, gpointer list)
{
  MonevFormPanel *self = g_object_get_data (G_OBJECT (list), "monev-panel");

  if (!self->filling)
    g_idle_add_full (G_PRIORITY_DEFAULT, take_owner, g_object_ref (choice), g_object_unref);
}

/** monev_form_owners_new: Returns: (transfer floating): the agencies that have the data of a row. */
GtkWidget *
monev_form_owners_new (MonevFormPanel *self, const FormField *field)
{
  GtkWidget *list = make_list (self, field);
  GtkWidget *choice = monev_choice_new (_("Tambah OPD"), 28);

  monev_drop_down_add_search (GTK_DROP_DOWN (choice));
  g_object_set_data (G_OBJECT (choice), "monev-list", list);
  g_object_set_data (G_OBJECT (list), "monev-choice", choice);
  g_signal_connect (choice, "notify::selected", G_CALLBACK (on_owner), list);
  gtk_box_append (GTK_BOX (list), choice);
  return list;
}

static gboolean
is_owner (const json_t *value, const char *code)
{
  for (size_t i = 0; i < json_array_size (value); i++)
    if (g_strcmp0 (json_string_value (json_array_get (value, i)), code) == 0)
      return TRUE;
  return FALSE;
}

static void
fill_others (MonevFormPanel *self, GtkDropDown *choice, const json_t *value)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new (), titles = g_ptr_array_new ();

  g_ptr_array_add (ids, (gpointer) "");
  g_ptr_array_add (titles, (gpointer) (json_array_size (value) == 0 ? _("Semua OPD; batasi ke …")
                                                                    : _("Tambah OPD …")));
  for (guint i = 0; self->agencies != NULL && i < self->agencies->len; i++)
    {
      const char *code = monev_record_get (self->agencies->pdata[i], "code");

      if (*code == '\0' || is_owner (value, code))
        continue;
      g_ptr_array_add (ids, (gpointer) code);
      g_ptr_array_add (titles, (gpointer) monev_record_get (self->agencies->pdata[i], "name"));
    }
  g_ptr_array_add (ids, NULL);
  g_ptr_array_add (titles, NULL);
  monev_choice_fill (choice, (const char *const *) ids->pdata, (const char *const *) titles->pdata);
  monev_choice_set_id (choice, "");
}

/** monev_form_owners_fill: shows them by name. */
void
monev_form_owners_fill (MonevFormPanel *self, const FormField *field, GtkWidget *list)
{
  const json_t *value = json_object_get (monev_form_panel_part (self, field), field->member);
  GtkWidget *line;

  fit_rows (list, (guint) json_array_size (value), make_owner);
  line = gtk_widget_get_first_child (rows_of (list));
  for (size_t i = 0; i < json_array_size (value); i++)
    {
      const char *code = json_string_value (json_array_get (value, i));

      gtk_label_set_text (GTK_LABEL (gtk_widget_get_first_child (line)),
                          name_of (self, code == NULL ? "" : code));
      line = gtk_widget_get_next_sibling (line);
    }
  fill_others (self, g_object_get_data (G_OBJECT (list), "monev-choice"), value);
}
