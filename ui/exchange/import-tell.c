/* What an import would do or did, in words and as a list: the tables that one file fills are told
 * apart. */
#include "import-desk-private.h"

#include "reference/import-rejects.h"
#include "ui/common/count-text.h"
#include "ui/common/list-source.h"
#include "ui/common/status-pill.h"

#include <glib/gi18n.h>

static gboolean
count_of (MonevImportDesk *self, const MonevImportPart *part, MonevImportCount *count)
{
  return self->kind->count_of (self->check->plan, part->type, count);
}

/* One file may fill several tables; most fill the one they are taken in for. */
static gboolean
fills_several (MonevImportDesk *self)
{
  MonevImportCount unused;

  return self->check != NULL && self->kind->parts != NULL
         && count_of (self, self->kind->parts, &unused);
}

/* A row of a DPA stands for several records; where any of them is refused, the row comes back. */
static guint
n_rejected (MonevImportDesk *self)
{
  g_autoptr (GArray) rows = NULL;

  if (!fills_several (self))
    return monev_import_desk_get_count (self)->rejected;
  rows = monev_import_rejected_rows (self->check->issues);
  return rows->len;
}

/** monev_import_desk_n_good: Returns: how many rows would be added or changed. */
guint
monev_import_desk_n_good (MonevImportDesk *self)
{
  const MonevImportCount *count = monev_import_desk_get_count (self);

  return count != NULL ? count->added + count->changed : 0;
}

/* "12 program dan kegiatan, 40 pagu": what is written in each table. */
static char *
good_words (MonevImportDesk *self)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;

  for (const MonevImportPart *part = self->kind->parts; part->type != NULL; part++)
    {
      g_autofree char *n = NULL, *text = NULL;
      MonevImportCount count;

      if (!count_of (self, part, &count) || count.added + count.changed == 0)
        continue;
      n = monev_count_text (count.added + count.changed);
      text = g_strdup_printf (_(part->many), n);
      g_strv_builder_add (words, text);
    }
  all = g_strv_builder_end (words);
  return g_strjoinv (", ", all);
}

/* Returns: (transfer full): the label of the button that writes, with its mnemonic. */
char *
monev_import_desk_go_words (MonevImportDesk *self)
{
  guint good = monev_import_desk_n_good (self);
  g_autofree char *words = NULL;

  if (fills_several (self) && good > 0)
    {
      words = good_words (self);
      return g_strdup_printf (_("_Impor %s"), words);
    }
  words = monev_count_text (good);
  return g_strdup_printf (_("_Impor %s Baris"), words);
}

/* The file and its rows; once it is checked, also what they come to in each table. */
void
monev_import_desk_say_name (MonevImportDesk *self)
{
  g_autofree char *name = self->path != NULL ? g_path_get_basename (self->path) : NULL;
  g_autofree char *rows = NULL, *words = NULL, *text = NULL;
  guint n = 0;

  if (name == NULL)
    return;
  for (guint i = 0; i < monev_table_n_rows (self->file->table); i++)
    n += monev_table_row_number (self->file->table, i) > self->file->mapping.head_row;
  rows = monev_count_text (n);
  words = fills_several (self) && monev_import_desk_n_good (self) > 0 ? good_words (self) : NULL;
  text = words != NULL ? g_strdup_printf (_("%s · %s baris menjadi %s"), name, rows, words)
                       : g_strdup_printf (_("%s · %s baris"), name, rows);
  monev_page_set_subtitle (MONEV_PAGE (self), text);
}

static void
add_pill (GtkBox *box, MonevState state, guint n, const char *word)
{
  g_autofree char *number = monev_count_text (n);
  g_autofree char *text = g_strdup_printf ("%s %s", number, word);

  gtk_box_append (box, monev_status_pill_new (n > 0 ? state : MONEV_STATE_DIM, text));
}

static GtkBox *
add_line (MonevImportDesk *self, const char *title)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label;

  gtk_box_append (self->counts, line);
  if (title == NULL)
    return GTK_BOX (line);
  label = gtk_label_new (title);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_width_chars (GTK_LABEL (label), 19);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_box_append (GTK_BOX (line), label);
  return GTK_BOX (line);
}

static void
add_counts (GtkBox *line, const MonevImportCount *count)
{
  add_pill (line, MONEV_STATE_GOOD, count->added, _("ditambahkan"));
  add_pill (line, MONEV_STATE_CHANGED, count->changed, _("diubah"));
  add_pill (line, MONEV_STATE_DIM, count->same, _("tetap"));
}

/** monev_import_desk_say_counts: says how many rows are new, changed, the same and refused. */
void
monev_import_desk_say_counts (MonevImportDesk *self)
{
  const MonevImportCount *all = monev_import_desk_get_count (self);
  GtkBox *line;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->counts))) != NULL)
    gtk_box_remove (self->counts, child);
  if (!fills_several (self))
    {
      line = add_line (self, NULL);
      add_counts (line, all);
      add_pill (line, MONEV_STATE_ERROR, all->rejected, _("ditolak"));
      return;
    }
  for (const MonevImportPart *part = self->kind->parts; part->type != NULL; part++)
    {
      MonevImportCount count;

      if (count_of (self, part, &count) && count.read > 0)
        add_counts (add_line (self, _(part->title)), &count);
    }
  line = add_line (self, _("Baris berkas"));
  add_pill (line, MONEV_STATE_DIM, all->read, _("dibaca"));
  add_pill (line, MONEV_STATE_ERROR, n_rejected (self), _("ditolak"));
}

static MonevListSource *
new_changes (MonevImportCheck *check)
{
  const MonevListColumn columns[] = {
    { _("Baris"), MONEV_SORT_NUMBER, 70, FALSE, FALSE, 0 },
    { _("Tabel"), MONEV_SORT_TEXT, 176, FALSE, FALSE, 0 },
    { _("Data"), MONEV_SORT_TEXT, 200, TRUE, FALSE, 0 },
    { _("Isian"), MONEV_SORT_TEXT, 130, FALSE, FALSE, 0 },
    { _("Semula"), MONEV_SORT_TEXT, 140, TRUE, FALSE, 0 },
    { _("Menjadi"), MONEV_SORT_TEXT, 140, TRUE, FALSE, 0 },
  };
  MonevListSource *source = monev_list_source_new (columns, G_N_ELEMENTS (columns));

  monev_list_source_set_rows (source, g_steal_pointer (&check->changes));
  return source;
}

/** monev_import_desk_show_changes: lists old → new of what would change. */
void
monev_import_desk_show_changes (MonevImportDesk *self)
{
  g_autoptr (MonevListSource) source = new_changes (self->check);
  g_autofree char *n = monev_count_text (monev_import_desk_get_count (self)->changed);
  g_autofree char *title = g_strdup_printf (_("Yang Diubah (%s)"), n);
  gboolean any = monev_import_desk_get_count (self)->changed > 0;

  monev_data_grid_set_source (self->changes, MONEV_GRID_SOURCE (source));
  gtk_stack_page_set_title (self->changes_page, title);
  gtk_stack_page_set_visible (self->changes_page, any);
  gtk_widget_set_visible (self->switcher, any);
  gtk_stack_set_visible_child_name (self->lower, "file");
}

/** monev_import_desk_look_at_changes: turns to what changed rows were and become. */
void
monev_import_desk_look_at_changes (MonevImportDesk *self)
{
  gtk_stack_set_visible_child_name (self->lower, "changes");
}

static char *
part_done (MonevImportDesk *self, const MonevImportPart *part)
{
  g_autofree char *added = NULL, *changed = NULL;
  MonevImportCount count = { 0 };

  count_of (self, part, &count);
  added = monev_count_text (count.added);
  changed = monev_count_text (count.changed);
  return g_strdup_printf (_("%s: %s ditambahkan, %s diubah."), _(part->title), added, changed);
}

static char *
done_words (MonevImportDesk *self)
{
  const MonevImportCount *count = monev_import_desk_get_count (self);
  g_autofree char *added = monev_count_text (count->added);
  g_autofree char *changed = monev_count_text (count->changed);
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;

  if (!fills_several (self))
    return g_strdup_printf (_("%s ditambahkan, %s diubah."), added, changed);
  for (const MonevImportPart *part = self->kind->parts; part->type != NULL; part++)
    {
      g_autofree char *line = part_done (self, part);

      g_strv_builder_add (lines, line);
    }
  all = g_strv_builder_end (lines);
  return g_strjoinv ("\n", all);
}

/** monev_import_desk_say_done: says what was taken over and what was not. */
void
monev_import_desk_say_done (MonevImportDesk *self)
{
  guint rejected = n_rejected (self);
  g_autofree char *n = fills_several (self) ? good_words (self)
                                            : monev_count_text (monev_import_desk_n_good (self));
  g_autofree char *title
      = g_strdup_printf (fills_several (self) ? _("%s diimpor") : _(self->kind->done), n);
  g_autofree char *what = done_words (self);
  g_autofree char *rest
      = rejected > 0 ? g_strdup_printf (_(" %u baris belum diambil: simpan sebagai berkas, "
                                          "perbaiki, lalu impor lagi."),
                                        rejected)
                     : g_strdup ("");
  g_autofree char *text = g_strconcat (what, rest, NULL);

  g_object_set (self->done, "title", title, "text", text, NULL);
  monev_empty_state_set_second (self->done, rejected > 0 ? _("Simpan Baris yang Ditolak…") : NULL,
                                "import.save-rejects");
}
