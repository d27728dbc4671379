/* What can be done at the desk of a form. */
#include "form-desk-private.h"

#include <glib/gi18n.h>
#include <string.h>

/* What is being typed comes first; NULL when nothing may be changed. */
static MonevFormDesk *
desk_of (GtkWidget *widget)
{
  MonevFormDesk *self = MONEV_FORM_DESK (widget);

  if (!monev_form_desk_may_edit (self) || monev_form_desk_is_preview (self)
      || !monev_data_grid_finish_edit (self->grid))
    return NULL;
  monev_form_panel_settle (self->panel);
  return self;
}

static void
apply (MonevFormDesk *self, MonevFormDraft *draft, const char *label)
{
  monev_form_editor_apply (self->editor, draft, label, NULL);
}

static MonevDraftPlace
place_of (MonevFormDesk *self, MonevDraftPart part, guint index)
{
  return (MonevDraftPlace) { part, self->sheet, index };
}

static guint
count (MonevFormDesk *self, MonevDraftPart part)
{
  return monev_form_draft_count (monev_form_desk_current (self), place_of (self, part, 0));
}

/* The row itself, not the name of the group that begins with it. */
static gboolean
is_row (MonevFormDesk *self, guint row, guint *index)
{
  guint seen, column;

  return monev_form_source_row (self->source, row, index)
         && monev_form_source_find (self->source, place_of (self, MONEV_DRAFT_ROW, *index), &seen,
                                    &column)
         && seen == row;
}

/* The rows or columns that are selected; FALSE when there is none. */
static gboolean
chosen (MonevFormDesk *self, MonevDraftPart part, guint *first, guint *n)
{
  MonevGridRange range;
  guint index, last = 0;
  gboolean found = FALSE;

  if (!monev_data_grid_get_selection (self->grid, &range))
    return FALSE;
  for (guint i = 0; i < (part == MONEV_DRAFT_ROW ? range.n_rows : range.n_columns); i++)
    {
      gboolean is = part == MONEV_DRAFT_ROW
                        ? is_row (self, range.row + i, &index)
                        : monev_form_source_column (self->source, range.column + i, &index);

      if (is && !found)
        *first = index;
      if (is)
        last = MAX (last, index);
      found |= is;
    }
  *n = found ? last - *first + 1 : 0;
  return found;
}

/* On the headings a column is meant, below them a row. */
static gboolean
means_column (MonevFormDesk *self)
{
  guint row = 0, column = 0, index;
  MonevDraftPlace place;

  if (!monev_data_grid_get_cursor (self->grid, &row, &column))
    return TRUE;
  if (!monev_form_source_place (self->source, row, column, &place))
    return FALSE;
  return place.part == MONEV_DRAFT_COLUMN && !monev_form_source_row (self->source, row, &index);
}

/* ---- adding and removing ---- */

static void
edit_there (MonevFormDesk *self, MonevDraftPlace place)
{
  guint row, column;

  monev_form_desk_go (self, place);
  if (monev_form_source_find (self->source, place, &row, &column))
    monev_data_grid_edit (self->grid, row, column);
}

/* What is typed into it next belongs to it: one undo takes both back. */
static void
apply_new (MonevFormDesk *self, MonevFormDraft *draft, const char *label, MonevDraftPlace place)
{
  g_autofree char *run = monev_form_source_run (place);

  monev_form_editor_apply (self->editor, draft, label, run);
}

static gboolean
takes_rows (MonevFormDesk *self)
{
  const char *kind
      = monev_form_editor_text (self->editor, place_of (self, MONEV_DRAFT_ROWS, 0), "kind");

  if (strcmp (kind, "programme") != 0 && strcmp (kind, "region") != 0)
    return TRUE;
  monev_window_toast (self->window,
                      _("Baris lembar ini datang sendiri dari data OPD. Ubah jenis barisnya pada "
                        "bagian Lembar bila ingin menulisnya di sini."),
                      NULL, NULL, NULL, NULL);
  return FALSE;
}

/* Behind what is chosen, and in its group; under the name of a group as its first; else at the end. */
static guint
next_row (MonevFormDesk *self, char **group)
{
  guint first = 0, n = 0, row = 0, at = count (self, MONEV_DRAFT_ROW), like;
  gboolean found = chosen (self, MONEV_DRAFT_ROW, &first, &n);

  if (found)
    at = first + n;
  else if (monev_data_grid_get_cursor (self->grid, &row, NULL)
           && monev_form_source_row (self->source, row, &first))
    at = first;
  like = found || at == count (self, MONEV_DRAFT_ROW) ? at - 1 : at;
  if (count (self, MONEV_DRAFT_ROW) > 0)
    *group = g_strdup (
        monev_form_editor_text (self->editor, place_of (self, MONEV_DRAFT_ROW, like), "group"));
  return at;
}

static void
insert_row (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MonevFormDesk *self = desk_of (widget);
  guint at;
  g_autofree char *group = NULL;

  if (self == NULL || !takes_rows (self))
    return;
  at = next_row (self, &group);
  apply_new (self,
             monev_form_edit_add (monev_form_desk_current (self),
                                  place_of (self, MONEV_DRAFT_ROW, at), _("Baris baru"), group),
             _("Tambah baris"), place_of (self, MONEV_DRAFT_ROW, at));
  edit_there (self, place_of (self, MONEV_DRAFT_ROW, at));
}

static void
insert_column (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MonevFormDesk *self = desk_of (widget);
  guint first = 0, n = 0, at;

  if (self == NULL)
    return;
  at = chosen (self, MONEV_DRAFT_COLUMN, &first, &n) ? first + n
                                                     : count (self, MONEV_DRAFT_COLUMN);
  apply_new (self,
             monev_form_edit_add (monev_form_desk_current (self),
                                  place_of (self, MONEV_DRAFT_COLUMN, at), _("Kolom baru"), NULL),
             _("Tambah kolom"), place_of (self, MONEV_DRAFT_COLUMN, at));
  edit_there (self, place_of (self, MONEV_DRAFT_COLUMN, at));
}

static void
insert (GtkWidget *widget, const char *action, GVariant *parameter)
{
  if (MONEV_FORM_DESK (widget)->editor == NULL)
    return;
  (means_column (MONEV_FORM_DESK (widget)) ? insert_column : insert_row) (widget, action, NULL);
}

static void
remove_part (MonevFormDesk *self, MonevDraftPart part)
{
  guint first = 0, n = 0;
  g_autofree char *label = NULL;
  MonevFormDraft *draft;
  GError *error = NULL;

  if (!chosen (self, part, &first, &n))
    return;
  label = g_strdup_printf (part == MONEV_DRAFT_ROW ? _("Hapus %u baris") : _("Hapus %u kolom"), n);
  draft = monev_form_edit_remove (monev_form_desk_current (self), place_of (self, part, first), n,
                                  &error);
  if (draft == NULL)
    {
      monev_form_editor_refuse (self->editor, error);
      return;
    }
  self->seen_row = -1;
  apply (self, draft, label);
}

static void
remove_rows (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MonevFormDesk *self = desk_of (widget);

  if (self != NULL)
    remove_part (self, MONEV_DRAFT_ROW);
}

static void
remove_columns (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MonevFormDesk *self = desk_of (widget);

  if (self != NULL)
    remove_part (self, MONEV_DRAFT_COLUMN);
}

static void
remove_chosen (GtkWidget *widget, const char *action, GVariant *parameter)
{
  if (MONEV_FORM_DESK (widget)->editor == NULL)
    return;
  (means_column (MONEV_FORM_DESK (widget)) ? remove_columns : remove_rows) (widget, action, NULL);
}

static void
make_double (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MonevFormDesk *self = desk_of (widget);
  MonevDraftPart part
      = self != NULL && means_column (self) ? MONEV_DRAFT_COLUMN : MONEV_DRAFT_ROW;
  guint first = 0, n = 0;

  if (self == NULL || !chosen (self, part, &first, &n))
    return;
  apply (self,
         monev_form_edit_double (monev_form_desk_current (self), place_of (self, part, first)),
         part == MONEV_DRAFT_ROW ? _("Gandakan baris") : _("Gandakan kolom"));
  edit_there (self, place_of (self, part, first + 1));
}

/* ---- moving ---- */

static void
move (MonevFormDesk *self, MonevDraftPart part, int by)
{
  guint first = 0, n = 0, row = 0, column = 0;
  MonevDraftPlace moved;
  int to;

  if (!chosen (self, part, &first, &n))
    return;
  to = CLAMP ((int) first + by, 0, (int) (count (self, part) - n));
  moved = place_of (self, part, (guint) to);
  if (to == (int) first)
    return;
  apply (self,
         monev_form_edit_move (monev_form_desk_current (self), place_of (self, part, first), n, by),
         part == MONEV_DRAFT_ROW ? _("Pindahkan baris") : _("Pindahkan kolom"));
  monev_data_grid_get_cursor (self->grid, &row, &column);
  if (part == MONEV_DRAFT_ROW)
    {
      guint kept = column;

      monev_form_source_find (self->source, moved, &row, &column);
      column = kept;
    }
  else
    {
      guint kept = row;

      monev_form_source_find (self->source, moved, &row, &column);
      row = kept;
    }
  monev_data_grid_set_cursor (self->grid, row, column, FALSE);
}

static void
move_chosen (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MonevFormDesk *self = desk_of (widget);
  const char *where = g_variant_get_string (parameter, NULL);
  gboolean across = g_str_equal (where, "left") || g_str_equal (where, "right");

  if (self != NULL)
    move (self, across ? MONEV_DRAFT_COLUMN : MONEV_DRAFT_ROW,
          g_str_equal (where, "left") || g_str_equal (where, "up") ? -1 : 1);
}

/* ---- the clipboard ---- */

/** monev_form_desk_paste: @text: as Excel copies cells; rows below the cursor, on the headings
 * columns. Returns: whether anything came of it. */
gboolean
monev_form_desk_paste (MonevFormDesk *self, const char *text)
{
  MonevDraftPart part = means_column (self) ? MONEV_DRAFT_COLUMN : MONEV_DRAFT_ROW;
  guint first = 0, n = 0;
  g_autofree char *label = NULL;
  MonevFormPasted pasted;
  MonevFormDraft *draft;
  GError *error = NULL;
  guint at = chosen (self, part, &first, &n) ? first + n : count (self, part);

  if (!monev_form_desk_may_edit (self) || (part == MONEV_DRAFT_ROW && !takes_rows (self)))
    return FALSE;
  draft = monev_form_edit_paste (monev_form_desk_current (self), place_of (self, part, at), text,
                                 &pasted, &error);
  if (draft == NULL)
    {
      monev_form_editor_refuse (self->editor, error);
      return FALSE;
    }
  label = g_strdup_printf (part == MONEV_DRAFT_ROW ? _("Tempel %u baris") : _("Tempel %u kolom"),
                           pasted.n);
  apply (self, draft, label);
  monev_form_desk_go (self, place_of (self, part, pasted.first));
  return TRUE;
}

static void
on_clipboard (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (MonevFormDesk) self = data;
  g_autofree char *text
      = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (object), result, NULL);

  if (self->editor == NULL)
    return;
  if (text != NULL)
    monev_form_desk_paste (self, text);
  else
    monev_window_toast (self->window, _("Papan klip tidak berisi teks."), NULL, NULL, NULL, NULL);
}

static void
paste (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MonevFormDesk *self = desk_of (widget);

  if (self != NULL)
    gdk_clipboard_read_text_async (gtk_widget_get_clipboard (widget), self->cancellable,
                                   on_clipboard, g_object_ref (self));
}

/* ---- sheets ---- */

static void
add_sheet (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MonevFormDesk *self = desk_of (widget);
  guint at = self == NULL ? 0 : self->sheet + 1;

  if (self == NULL)
    return;
  apply (self,
         monev_form_edit_add (monev_form_desk_current (self),
                              (MonevDraftPlace) { MONEV_DRAFT_SHEET, at, 0 }, _("Lembar baru"), NULL),
         _("Tambah lembar"));
  monev_form_desk_go (self, (MonevDraftPlace) { MONEV_DRAFT_SHEET, at, 0 });
  gtk_widget_grab_focus (monev_form_panel_get_field (self->panel, MONEV_PANEL_SHEET, "title"));
}

static void
remove_sheet (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MonevFormDesk *self = desk_of (widget);
  MonevFormDraft *draft;

  if (self == NULL)
    return;
  if (count (self, MONEV_DRAFT_SHEET) < 2)
    {
      monev_window_toast (self->window, _("Formulir mempunyai paling sedikit satu lembar."), NULL,
                          NULL, NULL, NULL);
      return;
    }
  draft = monev_form_edit_remove (monev_form_desk_current (self),
                                  place_of (self, MONEV_DRAFT_SHEET, 0), 1, NULL);
  apply (self, draft, _("Hapus lembar"));
  monev_form_desk_turn_sheet (self, self->sheet);
}

static void
move_sheet (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MonevFormDesk *self = desk_of (widget);
  int by = g_variant_get_int32 (parameter);
  int to = self == NULL ? 0 : (int) self->sheet + by;

  if (self == NULL || to < 0 || to >= (int) count (self, MONEV_DRAFT_SHEET))
    return;
  apply (self,
         monev_form_edit_move (monev_form_desk_current (self),
                               place_of (self, MONEV_DRAFT_SHEET, 0), 1, by),
         _("Pindahkan lembar"));
  monev_form_desk_turn_sheet (self, (guint) to);
}

static void
next_sheet (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MonevFormDesk *self = MONEV_FORM_DESK (widget);
  int to = (int) self->sheet + g_variant_get_int32 (parameter);

  if (self->editor != NULL && to >= 0 && to < (int) count (self, MONEV_DRAFT_SHEET))
    monev_form_desk_turn_sheet (self, (guint) to);
}

/* ---- the rest ---- */

static void
undo (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MonevFormDesk *self = desk_of (widget);

  if (self == NULL)
    return;
  if (g_str_equal (action, "form.undo"))
    monev_form_editor_undo (self->editor);
  else
    monev_form_editor_redo (self->editor);
}

static void
save (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MonevFormDesk *self = MONEV_FORM_DESK (widget);

  if (!monev_form_desk_may_edit (self) || !monev_data_grid_finish_edit (self->grid))
    return;
  monev_form_panel_settle (self->panel);
  if (g_str_equal (action, "form.save"))
    monev_form_desk_save (self);
  else
    monev_form_desk_publish (self);
}

static void
drop_draft (GtkWidget *widget, const char *action, GVariant *parameter)
{
  if (desk_of (widget) != NULL)
    monev_form_desk_drop_draft (MONEV_FORM_DESK (widget));
}

static void
reload (GtkWidget *widget, const char *action, GVariant *parameter)
{
  monev_form_desk_load (MONEV_FORM_DESK (widget));
}

static void
toggle_preview (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GtkToggleButton *preview = GTK_TOGGLE_BUTTON (MONEV_FORM_DESK (widget)->preview);

  gtk_toggle_button_set_active (preview, !gtk_toggle_button_get_active (preview));
}

/* F6: from the table to its properties and back. */
static void
next_pane (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MonevFormDesk *self = MONEV_FORM_DESK (widget);
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root == NULL ? NULL : gtk_root_get_focus (root);

  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->panel)))
    gtk_widget_grab_focus (GTK_WIDGET (self->grid));
  else if (gtk_widget_get_mapped (GTK_WIDGET (self->panel)))
    gtk_widget_child_focus (GTK_WIDGET (self->panel), GTK_DIR_TAB_FORWARD);
}

static const char *
member_of (const char *path)
{
  const char *dot = strrchr (path, '.');

  return dot == NULL ? path : dot + 1;
}

/** monev_form_desk_go_issue: to what an issue is about, and to the field in which it is mended. */
void
monev_form_desk_go_issue (MonevFormDesk *self, const MonevIssue *issue)
{
  MonevDraftPlace place;
  MonevPanelPage page;
  GtkWidget *field;

  if (issue->key == NULL
      || !monev_form_draft_find (monev_form_desk_current (self), issue->key, &place))
    return;
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->preview), FALSE);
  monev_form_desk_go (self, place);
  page = monev_form_panel_get_page (self->panel);
  field = monev_form_panel_get_field (self->panel, page, member_of (issue->key));
  if (field != NULL && gtk_widget_get_mapped (field))
    gtk_widget_grab_focus (field);
  else if (place.part != MONEV_DRAFT_FORM)
    gtk_widget_grab_focus (GTK_WIDGET (self->grid));
}

static void
next_issue (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MonevFormDesk *self = MONEV_FORM_DESK (widget);
  MonevIssueList *issues
      = self->editor == NULL ? NULL : monev_form_editor_get_issues (self->editor);
  guint n = issues == NULL ? 0 : monev_issue_list_size (issues);
  guint at = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (self), "monev-issue"));

  if (n == 0)
    return;
  gtk_revealer_set_reveal_child (self->revealer, TRUE);
  g_object_set_data (G_OBJECT (self), "monev-issue", GUINT_TO_POINTER (at + 1));
  monev_form_desk_go_issue (self, monev_issue_list_get (issues, at % n));
}

/* ---- what may be done ---- */

static void
enable_parts (MonevFormDesk *self, gboolean may)
{
  static const char *const always[]
      = { "form.insert", "form.insert-row", "form.insert-column", "form.paste", "form.add-sheet",
          "form.remove-sheet", "form.move-sheet", "form.remove", "form.move", "form.double",
          "form.drop-draft" };
  GtkWidget *widget = GTK_WIDGET (self);
  guint first, n;

  for (guint i = 0; i < G_N_ELEMENTS (always); i++)
    gtk_widget_action_set_enabled (widget, always[i], may);
  gtk_widget_action_set_enabled (widget, "form.move-heading",
                                 may && means_column (self)
                                     && chosen (self, MONEV_DRAFT_COLUMN, &first, &n));
  gtk_widget_action_set_enabled (widget, "form.remove-row",
                                 may && chosen (self, MONEV_DRAFT_ROW, &first, &n));
  gtk_widget_action_set_enabled (widget, "form.remove-column",
                                 may && chosen (self, MONEV_DRAFT_COLUMN, &first, &n));
}

static void
say_undo (MonevFormDesk *self, const char *format, const char *label, GtkWidget *button,
          const char *plain)
{
  g_autofree char *text = label == NULL ? g_strdup (plain) : g_strdup_printf (format, label);

  gtk_widget_set_tooltip_text (button, text);
}

static void
tell_issue (MonevFormDesk *self, gboolean may)
{
  g_autofree char *why = NULL;
  gboolean changed
      = self->editor != NULL
        && !monev_form_draft_equal (self->data->content, monev_form_desk_current (self));
  gboolean to_issue = self->editor != NULL
                      && (changed || self->data->entry->number == 0
                          || *self->data->entry->concept != '\0');
  gboolean may_issue
      = may && monev_session_allows (self->session, MONEV_ACT_DATA_FORM_ISSUE, &why);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.save", may && changed);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.issue", may_issue && to_issue);
  gtk_widget_set_tooltip_text (self->issue,
                               why != NULL ? why
                               : to_issue  ? _("Bekukan sebagai versi berikutnya")
                                           : _("Tidak ada perubahan yang belum terbit"));
  if (changed)
    gtk_widget_add_css_class (self->save, "suggested-action");
  else
    gtk_widget_remove_css_class (self->save, "suggested-action");
}

static void
tell_save (MonevFormDesk *self)
{
  g_autofree char *why = NULL;

  if (!monev_session_allows (self->session, MONEV_ACT_DATA_FORM_EDIT, &why))
    gtk_widget_set_tooltip_text (self->save, why);
  else if (self->data != NULL && strcmp (self->data->entry->state, "arsip") == 0)
    gtk_widget_set_tooltip_text (self->save,
                                 _("Formulir ini diarsipkan. Pakai lagi sebelum mengubahnya."));
  else
    gtk_widget_set_tooltip_text (self->save, _("Simpan sebagai konsep (Ctrl+S)"));
}

/** monev_form_desk_update_acts: what may be done, and why something may not. */
void
monev_form_desk_update_acts (MonevFormDesk *self)
{
  gboolean may = monev_form_desk_may_edit (self);
  gboolean edits = may && !monev_form_desk_is_preview (self);
  const char *undo_label = may ? monev_form_editor_undo_label (self->editor) : NULL;
  const char *redo_label = may ? monev_form_editor_redo_label (self->editor) : NULL;
  GtkWidget *buttons = g_object_get_data (G_OBJECT (self), "monev-undo");

  enable_parts (self, edits);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.undo", edits && undo_label != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.redo", edits && redo_label != NULL);
  say_undo (self, _("Urungkan “%s” (Ctrl+Z)"), undo_label, gtk_widget_get_first_child (buttons),
            _("Urungkan (Ctrl+Z)"));
  say_undo (self, _("Ulangi “%s” (Ctrl+Shift+Z)"), redo_label, gtk_widget_get_last_child (buttons),
            _("Ulangi (Ctrl+Shift+Z)"));
  gtk_widget_set_sensitive (GTK_WIDGET (self->panel), may);
  tell_save (self);
  tell_issue (self, may);
}

/** monev_form_desk_install: the actions of the desk. */
void
monev_form_desk_install (GtkWidgetClass *klass)
{
  static const struct
  {
    const char *name, *type;
    GtkWidgetActionActivateFunc act;
  } acts[] = {
    { "form.insert", NULL, insert },
    { "form.insert-row", NULL, insert_row },
    { "form.insert-column", NULL, insert_column },
    { "form.remove", NULL, remove_chosen },
    { "form.remove-row", NULL, remove_rows },
    { "form.remove-column", NULL, remove_columns },
    { "form.double", NULL, make_double },
    { "form.move", "s", move_chosen },
    { "form.move-heading", "s", move_chosen },
    { "form.paste", NULL, paste },
    { "form.add-sheet", NULL, add_sheet },
    { "form.remove-sheet", NULL, remove_sheet },
    { "form.move-sheet", "i", move_sheet },
    { "form.next-sheet", "i", next_sheet },
    { "form.undo", NULL, undo },
    { "form.redo", NULL, undo },
    { "form.save", NULL, save },
    { "form.issue", NULL, save },
    { "form.drop-draft", NULL, drop_draft },
    { "form.reload", NULL, reload },
    { "form.preview", NULL, toggle_preview },
    { "form.pane", NULL, next_pane },
    { "form.next-issue", NULL, next_issue },
  };

  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    gtk_widget_class_install_action (klass, acts[i].name, acts[i].type, acts[i].act);
}
