#include "visit-view.h"

#include "item-rows.h"
#include "ui/common/status-pill.h"
#include "ui/common/text-key.h"
#include "view-parts.h"
#include "visit-board.h"
#include "visit-rows.h"

#include <glib/gi18n.h>
#include <string.h>

struct _MonevVisitView
{
  AdwBin parent;
  GtkStack *stack;              /* "list" or "one" */
  GtkStack *parts;              /* "visits" or "sites" */
  GtkWidget *search;
  GtkWidget *visits, *sites;    /* columns */
  GtkWidget *head, *rest;       /* of the visit that is open, around its photos */
  GtkWidget *photo_head;
  MonevPhotoList *photos;
  MonevJobProgress *progress;   /* of photos that are being read */
  const MonevActivityData *data; /* of the desk, which shows it anew before it goes */
  char *id;                     /* of the visit that is open; "" for none */
  char *refused;
};

G_DEFINE_FINAL_TYPE (MonevVisitView, monev_visit_view, ADW_TYPE_BIN)

static GtkWidget *
add_tools (GtkWidget *column)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_append (GTK_BOX (column), box);
  return box;
}

static void
refuse (GtkWidget *button, const char *why)
{
  gtk_widget_set_sensitive (button, FALSE);
  gtk_widget_set_tooltip_text (button, why);
}

/* ---- the lists ---- */

static gboolean
matches (MonevVisitView *self, char *key)
{
  g_autofree char *folded = key;
  g_auto (GStrv) words
      = monev_text_key_words (gtk_editable_get_text (GTK_EDITABLE (self->search)));

  return monev_text_key_match (folded, (const char *const *) words);
}

static gboolean
is_searching (MonevVisitView *self)
{
  return *gtk_editable_get_text (GTK_EDITABLE (self->search)) != '\0';
}

static void
add_export (MonevVisitView *self, GtkWidget *box)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();

  g_menu_append (menu, _("Excel (.xlsx)…"), "desk.schedule-export::xlsx");
  g_menu_append (menu, _("PDF untuk dicetak…"), "desk.schedule-export::pdf");
  g_menu_append (menu, _("Kalender (.ics)…"), "desk.schedule-export::ics");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _("_Ekspor"));
  gtk_menu_button_set_use_underline (GTK_MENU_BUTTON (button), TRUE);
  if (self->data->field->visits->len == 0)
    refuse (button, _("Belum ada kunjungan yang dijadwalkan"));
  gtk_box_append (GTK_BOX (box), button);
}

static void
add_visit_tools (MonevVisitView *self, const MonevMeetingRows *rows)
{
  GtkWidget *box = add_tools (self->visits);

  monev_meeting_rows_add_button (rows, box, _("Tambah _Kunjungan…"), "desk.visit-add", NULL);
  if (rows->refused == NULL && self->data->field->sites->len == 0)
    {
      gtk_actionable_set_action_name (GTK_ACTIONABLE (gtk_widget_get_first_child (box)), NULL);
      refuse (gtk_widget_get_first_child (box), _("Tambahkan lokasinya dulu"));
    }
  add_export (self, box);
}

static const char *
why_no_visit (MonevVisitView *self)
{
  if (self->data->field->visits->len > 0)
    return _("Tidak ada kunjungan yang cocok dengan yang dicari.");
  if (self->data->field->sites->len == 0)
    return _("Belum ada lokasi sasaran. Tambahkan atau impor di bagian Lokasi, lalu jadwalkan "
             "kunjungannya.");
  return _("Belum ada kunjungan. Tambahkan: lokasi, kelompok, hari, dan jamnya.");
}

static void
show_visits (MonevVisitView *self, const MonevMeetingRows *rows, const char *focused)
{
  const GPtrArray *visits = self->data->field->visits;
  GtkListBox *list;
  guint n = 0;

  monev_view_clear (self->visits);
  add_visit_tools (self, rows);
  if (visits->len > 0 && self->data->activity->groups->len > 0 && !is_searching (self))
    gtk_box_append (GTK_BOX (self->visits), monev_visit_board_new (self->data));
  list = monev_view_list (self->visits, _("Kunjungan"));
  for (guint i = 0; i < visits->len; i++)
    if (matches (self, monev_visit_rows_key (self->data, visits->pdata[i])))
      {
        GtkWidget *row = monev_visit_rows_add (rows, list, visits->pdata[i]);

        if (g_strcmp0 (focused, monev_record_id (visits->pdata[i])) == 0)
          gtk_widget_grab_focus (row);
        n++;
      }
  if (n == 0)
    monev_view_dim (list, why_no_visit (self));
}

static void
add_site_tools (MonevVisitView *self, const MonevMeetingRows *rows)
{
  GtkWidget *box = add_tools (self->sites);
  GtkWidget *export;

  monev_meeting_rows_add_button (rows, box, _("Tambah _Lokasi…"), "desk.site-add", NULL);
  monev_meeting_rows_add_button (rows, box, _("_Impor…"), "desk.site-import", NULL);
  export = gtk_button_new_with_mnemonic (_("_Ekspor…"));
  if (self->data->field->sites->len > 0)
    gtk_actionable_set_action_name (GTK_ACTIONABLE (export), "desk.site-export");
  else
    refuse (export, _("Belum ada lokasi"));
  gtk_box_append (GTK_BOX (box), export);
}

static void
show_sites (MonevVisitView *self, const MonevMeetingRows *rows, const char *focused)
{
  const GPtrArray *sites = self->data->field->sites;
  GtkListBox *list;
  guint n = 0;

  monev_view_clear (self->sites);
  add_site_tools (self, rows);
  list = monev_view_list (self->sites, _("Lokasi sasaran"));
  for (guint i = 0; i < sites->len; i++)
    if (matches (self, monev_site_rows_key (sites->pdata[i])))
      {
        GtkWidget *row = monev_site_rows_add (rows, list, sites->pdata[i]);

        if (g_strcmp0 (focused, monev_record_id (sites->pdata[i])) == 0)
          gtk_widget_grab_focus (row);
        n++;
      }
  if (n == 0)
    monev_view_dim (list, sites->len > 0
                              ? _("Tidak ada lokasi yang cocok dengan yang dicari.")
                              : _("Belum ada lokasi sasaran. Tambahkan satu per satu, atau impor "
                                  "dari berkas Excel atau CSV."));
}

static void
name_parts (MonevVisitView *self)
{
  const MonevFieldData *field = self->data->field;
  g_autofree char *visits = g_strdup_printf (_("Kunjungan (%u)"), field->visits->len);
  g_autofree char *sites = g_strdup_printf (_("Lokasi (%u)"), field->sites->len);

  gtk_stack_page_set_title (
      gtk_stack_get_page (self->parts, gtk_stack_get_child_by_name (self->parts, "visits")), visits);
  gtk_stack_page_set_title (
      gtk_stack_get_page (self->parts, gtk_stack_get_child_by_name (self->parts, "sites")), sites);
}

/* ---- one visit ---- */

static void
add_title (MonevVisitView *self, const MonevRecord *visit)
{
  GtkWidget *box = add_tools (self->head);
  GtkWidget *back = gtk_button_new_from_icon_name ("go-previous-symbolic");
  g_autofree char *site = monev_field_data_shown (visit, "site_id");
  g_autofree char *word = monev_field_data_shown (visit, "state");
  GtkWidget *title = gtk_label_new (site);
  GtkWidget *pill = monev_status_pill_new (monev_visit_state (self->data, visit), word);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (back), "desk.visit-back");
  gtk_widget_set_tooltip_text (back, _("Semua kunjungan"));
  gtk_widget_add_css_class (back, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (back), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Semua kunjungan"), -1);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_add_css_class (title, "title-3");
  gtk_widget_set_valign (pill, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), back);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), pill);
}

static void
add_state_button (const MonevMeetingRows *rows, GtkWidget *box, const char *label, const char *id,
                  const char *state)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  if (rows->refused != NULL)
    refuse (button, rows->refused);
  else
    {
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(ss)", id, state);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "desk.visit-state");
    }
  gtk_box_append (GTK_BOX (box), button);
}

static void
add_acts (MonevVisitView *self, const MonevMeetingRows *rows, const MonevRecord *visit)
{
  GtkWidget *box = add_tools (self->head);
  gboolean planned = strcmp (monev_record_get (visit, "state"), "direncanakan") == 0;

  if (planned)
    {
      add_state_button (rows, box, _("Tandai _Terlaksana"), self->id, "terlaksana");
      add_state_button (rows, box, _("_Batalkan Kunjungan"), self->id, "batal");
    }
  else
    add_state_button (rows, box, _("Kembalikan ke _Rencana"), self->id, "direncanakan");
  monev_meeting_rows_add_button (rows, box, _("_Ubah…"), "desk.visit-edit", self->id);
  monev_meeting_rows_add_button (rows, box, _("Tambah T_emuan…"), "desk.visit-finding", self->id);
  monev_meeting_rows_add_button (rows, box, _("_Hapus"), "desk.field-remove", self->id);
}

static void
add_fact (GtkListBox *list, const char *title, const char *text)
{
  GtkWidget *row;

  if (*text == '\0')
    return;
  row = monev_view_row (list, title, text);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
}

static void
add_facts (MonevVisitView *self, const MonevRecord *visit)
{
  GtkListBox *list = monev_view_list (self->head, _("Pokok kunjungan"));
  g_autofree char *when = monev_visit_when (visit);
  g_autofree char *who = monev_visit_who (self->data, visit);

  add_fact (list, _("Waktu"), when);
  add_fact (list, _("Petugas"), who);
  add_fact (list, _("Tujuan"), monev_record_get (visit, "purpose"));
  add_fact (list, _("Hasil kunjungan"), monev_record_get (visit, "report"));
}

static void
show_photos (MonevVisitView *self, const MonevMeetingRows *rows)
{
  g_autoptr (GPtrArray) photos
      = monev_field_data_photos (self->data->field, self->data->activity, self->id);
  guint pages = (photos->len + 5) / 6;
  g_autofree char *title
      = photos->len > 0 ? g_strdup_printf (_("Foto (%u, %u halaman cetak)"), photos->len, pages)
                        : g_strdup (_("Foto"));
  GtkWidget *label = gtk_label_new (title), *box;
  static const char *const papers[][2]
      = { { N_ ("Halaman Foto (_PDF)…"), "desk.photos-export" },
          { N_ ("_Cetak Foto…"), "desk.photos-print" } };

  monev_view_clear (self->photo_head);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_margin_top (label, 8);
  gtk_widget_add_css_class (label, "monev-heading");
  gtk_box_append (GTK_BOX (self->photo_head), label);
  box = add_tools (self->photo_head);
  monev_meeting_rows_add_button (rows, box, _("Tambah _Foto…"), "desk.photos-add", self->id);
  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    {
      GtkWidget *button = gtk_button_new_with_mnemonic (_(papers[i][0]));

      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", self->id);
      if (photos->len > 0)
        gtk_actionable_set_action_name (GTK_ACTIONABLE (button), papers[i][1]);
      else
        refuse (button, _("Belum ada foto"));
      gtk_box_append (GTK_BOX (box), button);
    }
  monev_photo_list_show (self->photos, rows, self->id);
}

static void
show_findings (MonevVisitView *self)
{
  const GPtrArray *findings = self->data->field->findings;
  GtkListBox *list = NULL;

  for (guint i = 0; i < findings->len; i++)
    {
      if (strcmp (monev_record_get (findings->pdata[i], "visit_id"), self->id) != 0)
        continue;
      if (list == NULL)
        list = monev_view_list (self->rest, _("Temuan dari kunjungan ini"));
      add_fact (list, monev_record_get (findings->pdata[i], "text"),
                *monev_record_get (findings->pdata[i], "recommendation") != '\0'
                    ? monev_record_get (findings->pdata[i], "recommendation")
                    : _("Belum ada rekomendasi"));
    }
}

/* What hangs on the visit beside its photos. */
static void
show_files (MonevVisitView *self)
{
  const MonevItemRows rows = { self->data, self->refused };
  g_autofree char *subject = g_strconcat ("visit/", self->id, NULL);
  const GPtrArray *files = self->data->activity->files;
  GtkListBox *list = NULL;

  for (guint i = 0; i < files->len; i++)
    {
      const MonevAttachment *file = files->pdata[i];

      if (strcmp (file->subject, subject) != 0 || g_str_has_prefix (file->type, "image/"))
        continue;
      if (list == NULL)
        list = monev_view_list (self->rest, _("Berkas lain"));
      monev_item_rows_add_file (&rows, list, file, NULL);
    }
}

static void
show_one (MonevVisitView *self, const MonevMeetingRows *rows, const MonevRecord *visit)
{
  monev_view_clear (self->head);
  add_title (self, visit);
  monev_visit_rows_add_conflicts (self->head, self->data, visit);
  add_acts (self, rows, visit);
  add_facts (self, visit);
  show_photos (self, rows);
  monev_view_clear (self->rest);
  show_findings (self);
  show_files (self);
}

/* ---- showing ---- */

/* The row that has the focus has it again after the rows are made anew. */
static char *
find_focused (MonevVisitView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *widget = root != NULL ? gtk_root_get_focus (root) : NULL;

  for (; widget != NULL && widget != GTK_WIDGET (self); widget = gtk_widget_get_parent (widget))
    if (GTK_IS_LIST_BOX_ROW (widget) && g_object_get_data (G_OBJECT (widget), "monev-id") != NULL)
      return g_strdup (g_object_get_data (G_OBJECT (widget), "monev-id"));
  return NULL;
}

static void
update (MonevVisitView *self)
{
  const MonevMeetingRows rows = { self->data, self->refused };
  MonevRecord *visit = monev_field_data_find (self->data->field->visits, self->id);
  g_autofree char *focused = find_focused (self);

  name_parts (self);
  show_visits (self, &rows, focused);
  show_sites (self, &rows, focused);
  if (visit != NULL)
    show_one (self, &rows, visit);
  gtk_stack_set_visible_child_name (self->stack, visit != NULL ? "one" : "list");
}

/** monev_visit_view_show: @refused: (nullable): why nothing may be changed. */
void
monev_visit_view_show (MonevVisitView *self, const MonevActivityData *data, const char *refused)
{
  g_return_if_fail (MONEV_IS_VISIT_VIEW (self));

  self->data = data;
  g_free (self->refused);
  self->refused = g_strdup (refused);
  update (self);
}

/** monev_visit_view_open: @id: of a visit; "" for the lists. */
void
monev_visit_view_open (MonevVisitView *self, const char *id)
{
  char *opened = g_strdup (id);

  g_free (self->id);
  self->id = opened;
  if (self->data != NULL)
    update (self);
}

/** monev_visit_view_get_open: Returns: (transfer none): id of the visit that is open, or "". */
const char *
monev_visit_view_get_open (MonevVisitView *self)
{
  return self->id;
}

/** monev_visit_view_set_part: @part: "visits" or "sites". */
void
monev_visit_view_set_part (MonevVisitView *self, const char *part)
{
  gtk_stack_set_visible_child_name (self->parts, part);
}

/** monev_visit_view_search: as if @text was typed into the search. */
void
monev_visit_view_search (MonevVisitView *self, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), text);
}

/** monev_visit_view_get_photos: Returns: (transfer none): those of the visit that is open. */
MonevPhotoList *
monev_visit_view_get_photos (MonevVisitView *self)
{
  return self->photos;
}

/** monev_visit_view_get_progress: Returns: (transfer none): stands above the photos. */
MonevJobProgress *
monev_visit_view_get_progress (MonevVisitView *self)
{
  return self->progress;
}

/* ---- building ---- */

static void
on_searched (MonevVisitView *self)
{
  const MonevMeetingRows rows = { self->data, self->refused };

  if (self->data == NULL)
    return;
  show_visits (self, &rows, NULL);
  show_sites (self, &rows, NULL);
}

static void
monev_visit_view_finalize (GObject *object)
{
  MonevVisitView *self = MONEV_VISIT_VIEW (object);

  g_free (self->id);
  g_free (self->refused);
  G_OBJECT_CLASS (monev_visit_view_parent_class)->finalize (object);
}

static void
monev_visit_view_class_init (MonevVisitViewClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = monev_visit_view_finalize;
}

static GtkWidget *
make_head (MonevVisitView *self)
{
  GtkWidget *clamp = adw_clamp_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *switcher = gtk_stack_switcher_new ();

  gtk_stack_switcher_set_stack (GTK_STACK_SWITCHER (switcher), self->parts);
  gtk_widget_add_css_class (switcher, "monev-switcher");
  self->search = gtk_search_entry_new ();
  g_object_set (self->search, "placeholder-text", _("Cari kunjungan atau lokasi"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Cari kunjungan atau lokasi"), -1);
  gtk_widget_set_hexpand (self->search, TRUE);
  g_signal_connect_swapped (self->search, "search-changed", G_CALLBACK (on_searched), self);
  gtk_box_append (GTK_BOX (box), switcher);
  gtk_box_append (GTK_BOX (box), self->search);
  gtk_widget_add_css_class (box, "monev-view-head");
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 820);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  return clamp;
}

static GtkWidget *
make_lists (MonevVisitView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *visits = adw_bin_new (), *sites = adw_bin_new ();

  self->parts = GTK_STACK (gtk_stack_new ());
  self->visits = monev_view_column (ADW_BIN (visits));
  self->sites = monev_view_column (ADW_BIN (sites));
  gtk_stack_add_titled (self->parts, visits, "visits", _("Kunjungan"));
  gtk_stack_add_titled (self->parts, sites, "sites", _("Lokasi"));
  gtk_widget_set_vexpand (GTK_WIDGET (self->parts), TRUE);
  gtk_box_append (GTK_BOX (box), make_head (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->parts));
  return box;
}

static void
monev_visit_view_init (MonevVisitView *self)
{
  self->id = g_strdup ("");
  self->stack = GTK_STACK (gtk_stack_new ());
  self->head = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  self->photo_head = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  self->rest = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  gtk_stack_add_named (self->stack, make_lists (self), "list");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->stack));
}

/** monev_visit_view_new: Returns: (transfer floating): empty. */
GtkWidget *
monev_visit_view_new (MonevSession *session)
{
  MonevVisitView *self = g_object_new (MONEV_TYPE_VISIT_VIEW, NULL);
  GtkWidget *one = adw_bin_new (), *column = monev_view_column (ADW_BIN (one));

  self->photos = MONEV_PHOTO_LIST (monev_photo_list_new (session));
  gtk_box_append (GTK_BOX (column), self->head);
  gtk_box_append (GTK_BOX (column), self->photo_head);
  self->progress = MONEV_JOB_PROGRESS (monev_job_progress_new ());
  gtk_box_append (GTK_BOX (column), GTK_WIDGET (self->progress));
  gtk_box_append (GTK_BOX (column), GTK_WIDGET (self->photos));
  gtk_box_append (GTK_BOX (column), self->rest);
  gtk_stack_add_named (self->stack, one, "one");
  return GTK_WIDGET (self);
}
