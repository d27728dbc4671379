#include "meeting-view.h"

#include "meeting-rows.h"
#include "ui/common/status-pill.h"
#include "view-parts.h"

#include <glib/gi18n.h>
#include <string.h>

struct _MonevMeetingView
{
  AdwBin parent;
  GtkStack *stack;
  GtkWidget *list;         /* column of all */
  GtkWidget *head, *guests; /* of the one that is open, before its minutes */
  GtkWidget *rest;         /* and behind them */
  GtkWidget *minutes;      /* box of heading and editor */
  MonevMinutesEditor *editor;
  const MonevActivityData *data; /* of the desk, which shows it anew before it goes */
  char *id;                /* of the one that is open; "" for none */
  char *refused;
};

G_DEFINE_FINAL_TYPE (MonevMeetingView, monev_meeting_view, ADW_TYPE_BIN)

static MonevState
pill_state (const char *state)
{
  if (strcmp (state, "selesai") == 0)
    return MONEV_STATE_GOOD;
  if (strcmp (state, "berlangsung") == 0)
    return MONEV_STATE_RUNNING;
  return strcmp (state, "batal") == 0 ? MONEV_STATE_ERROR : MONEV_STATE_SENT;
}

static GtkWidget *
make_pill (const MonevRecord *meeting)
{
  g_autofree char *word = monev_field_data_shown (meeting, "state");
  GtkWidget *pill
      = monev_status_pill_new (pill_state (monev_record_get (meeting, "state")), word);

  gtk_widget_set_valign (pill, GTK_ALIGN_CENTER);
  return pill;
}

/* "Kamis, 5 Maret 2026 · 09.00–12.00 · Aula". */
static char *
when_and_where (const MonevRecord *meeting)
{
  g_autofree char *day = monev_field_data_date (monev_record_get (meeting, "date"), MONEV_DATE_FULL);
  const char *from = monev_record_get (meeting, "time_from");
  const char *until = monev_record_get (meeting, "time_to");

  return g_strconcat (day, *from != '\0' ? " · " : "", from, *until != '\0' ? "–" : "", until, " · ",
                      monev_record_get (meeting, "place"), NULL);
}

static void
count_guests (const MonevFieldData *field, const char *meeting, guint *n, guint *came)
{
  *n = *came = 0;
  for (guint i = 0; i < field->attendance->len; i++)
    {
      const MonevRecord *guest = field->attendance->pdata[i];
      const char *state = monev_record_get (guest, "state");

      if (strcmp (monev_record_get (guest, "meeting_id"), meeting) != 0)
        continue;
      *n += 1;
      *came += strcmp (state, "hadir") == 0 || strcmp (state, "mewakili") == 0 ? 1 : 0;
    }
}

/* ---- the list ---- */

static void
add_meeting (MonevMeetingView *self, GtkListBox *list, const MonevRecord *meeting)
{
  guint n, came;
  g_autofree char *when = when_and_where (meeting);
  g_autofree char *text = NULL;
  GtkWidget *row;

  count_guests (self->data->field, monev_record_id (meeting), &n, &came);
  text = n > 0 ? g_strdup_printf (_("%s\n%u diundang, %u hadir atau diwakili"), when, n, came)
               : g_strdup (when);
  row = monev_view_row (list, monev_record_get (meeting, "title"), text);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_pill (meeting));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", monev_record_id (meeting));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "desk.meeting-open");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
}

static GtkWidget *
add_tools (GtkWidget *column)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_append (GTK_BOX (column), box);
  return box;
}

static void
show_list (MonevMeetingView *self)
{
  const MonevMeetingRows rows = { self->data, self->refused };
  const GPtrArray *meetings = self->data->field->meetings;
  GtkListBox *list;

  monev_view_clear (self->list);
  monev_meeting_rows_add_button (&rows, add_tools (self->list), _("Tambah _Rapat…"),
                                 "desk.meeting-add", NULL);
  list = monev_view_list (self->list, _("Rapat"));
  if (meetings->len == 0)
    monev_view_dim (list, _("Belum ada rapat. Tambahkan, lalu daftar undangannya diusulkan "
                            "menurut Pasal 9."));
  for (guint i = 0; i < meetings->len; i++)
    add_meeting (self, list, meetings->pdata[i]);
}

/* ---- one of them ---- */

/* What earlier rapats and findings left open comes first: it is asked about first, too. */
static void
show_open (MonevMeetingView *self, const MonevMeetingRows *rows)
{
  GtkListBox *list = NULL;

  for (guint i = 0; i < self->data->field->open->len; i++)
    {
      const MonevFollowUpLine *line = self->data->field->open->pdata[i];

      if (strcmp (monev_record_get (line->record, "meeting_id"), self->id) == 0)
        continue;
      if (list == NULL)
        list = monev_view_list (self->head, _("Tindak lanjut yang masih terbuka"));
      monev_meeting_rows_add_follow_up (rows, list, line->record, line->earlier);
    }
}

static void
add_title (MonevMeetingView *self, const MonevRecord *meeting)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *back = gtk_button_new_from_icon_name ("go-previous-symbolic");
  GtkWidget *title = gtk_label_new (monev_record_get (meeting, "title"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (back), "desk.meeting-back");
  gtk_widget_set_tooltip_text (back, _("Semua rapat"));
  gtk_widget_add_css_class (back, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (back), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Semua rapat"), -1);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_add_css_class (title, "title-3");
  gtk_box_append (GTK_BOX (box), back);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), make_pill (meeting));
  gtk_box_append (GTK_BOX (self->head), box);
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
add_facts (MonevMeetingView *self, const MonevRecord *meeting)
{
  GtkListBox *list = monev_view_list (self->head, _("Pokok rapat"));
  g_autofree char *when = when_and_where (meeting);
  g_autofree char *form = monev_field_data_shown (meeting, "form");
  g_autofree char *leader = monev_field_data_shown (meeting, "leader_id");
  g_autofree char *secretary = monev_field_data_shown (meeting, "secretary_id");

  add_fact (list, _("Waktu dan tempat"), when);
  add_fact (list, _("Bentuk koordinasi"), form);
  add_fact (list, _("Pemimpin rapat"), leader);
  add_fact (list, _("Notulis"), secretary);
  add_fact (list, _("Acara"), monev_record_get (meeting, "agenda"));
}

static void
add_paper (GtkWidget *box, const char *label, const char *kind, const char *id)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(ss)", kind, id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "desk.paper");
  gtk_box_append (GTK_BOX (box), button);
}

static void
show_head (MonevMeetingView *self, const MonevMeetingRows *rows, const MonevRecord *meeting)
{
  GtkWidget *box;

  monev_view_clear (self->head);
  add_title (self, meeting);
  box = add_tools (self->head);
  monev_meeting_rows_add_button (rows, box, _("_Ubah…"), "desk.meeting-edit", self->id);
  monev_meeting_rows_add_button (rows, box, _("_Hapus"), "desk.field-remove", self->id);
  add_paper (box, _("_Daftar Hadir (PDF)…"), "attendance", self->id);
  add_paper (box, _("_Notulen (PDF)…"), "minutes", self->id);
  show_open (self, rows);
  add_facts (self, meeting);
}

static void
show_guests (MonevMeetingView *self, const MonevMeetingRows *rows, const char *focused)
{
  const GPtrArray *guests = self->data->field->attendance;
  guint n, came;
  g_autofree char *title = NULL;
  GtkListBox *list;
  GtkWidget *box;

  monev_view_clear (self->guests);
  count_guests (self->data->field, self->id, &n, &came);
  title = g_strdup_printf (_("Undangan dan kehadiran (%u diundang, %u hadir atau diwakili)"), n,
                           came);
  list = monev_view_list (self->guests, title);
  for (guint i = 0; i < guests->len; i++)
    {
      GtkWidget *row;

      if (strcmp (monev_record_get (guests->pdata[i], "meeting_id"), self->id) != 0)
        continue;
      row = monev_meeting_rows_add_guest (rows, list, guests->pdata[i]);
      g_object_set_data_full (G_OBJECT (row), "monev-guest",
                              g_strdup (monev_record_id (guests->pdata[i])), g_free);
      if (g_strcmp0 (focused, monev_record_id (guests->pdata[i])) == 0)
        gtk_widget_grab_focus (row);
    }
  if (n == 0)
    monev_view_dim (list, _("Belum ada yang diundang. Usulkan menurut Pasal 9, lalu keluarkan yang "
                            "tidak perlu."));
  box = add_tools (self->guests);
  monev_meeting_rows_add_button (rows, box, _("_Usulkan Undangan"), "desk.invite", self->id);
  monev_meeting_rows_add_button (rows, box, _("Undang _OPD…"), "desk.invite-add", self->id);
  monev_meeting_rows_add_button (rows, box, _("Tambah _Tamu…"), "desk.walk-in", self->id);
}

static void
show_agreements (MonevMeetingView *self, const MonevMeetingRows *rows)
{
  const GPtrArray *all = self->data->field->follow_ups;
  GtkListBox *list;
  guint n = 0;

  monev_view_clear (self->rest);
  list = monev_view_list (self->rest, _("Kesepakatan"));
  for (guint i = 0; i < all->len; i++)
    if (strcmp (monev_record_get (all->pdata[i], "meeting_id"), self->id) == 0)
      {
        monev_meeting_rows_add_follow_up (rows, list, all->pdata[i], FALSE);
        n++;
      }
  if (n == 0)
    monev_view_dim (list, _("Belum ada kesepakatan dalam rapat ini."));
  monev_meeting_rows_add_button (rows, add_tools (self->rest), _("Tambah _Kesepakatan…"),
                                 "desk.agreement-add", self->id);
}

/* Which guest the keys work on; he has them again after the rows are made anew. */
static char *
find_focused (MonevMeetingView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *widget = root != NULL ? gtk_root_get_focus (root) : NULL;

  for (; widget != NULL && widget != GTK_WIDGET (self); widget = gtk_widget_get_parent (widget))
    if (g_object_get_data (G_OBJECT (widget), "monev-guest") != NULL)
      return g_strdup (g_object_get_data (G_OBJECT (widget), "monev-guest"));
  return NULL;
}

static void
show_one (MonevMeetingView *self, MonevRecord *meeting)
{
  const MonevMeetingRows rows = { self->data, self->refused };
  g_autofree char *focused = find_focused (self);

  show_head (self, &rows, meeting);
  show_guests (self, &rows, focused);
  show_agreements (self, &rows);
  monev_minutes_editor_show (self->editor, meeting, self->refused);
}

static void
update (MonevMeetingView *self)
{
  MonevRecord *meeting = monev_field_data_find (self->data->field->meetings, self->id);

  show_list (self);
  if (meeting != NULL)
    show_one (self, meeting);
  gtk_stack_set_visible_child_name (self->stack, meeting != NULL ? "one" : "list");
}

/** monev_meeting_view_show: @refused: (nullable): why nothing may be changed. */
void
monev_meeting_view_show (MonevMeetingView *self, const MonevActivityData *data,
                         const char *refused)
{
  g_return_if_fail (MONEV_IS_MEETING_VIEW (self));

  self->data = data;
  g_free (self->refused);
  self->refused = g_strdup (refused);
  update (self);
}

/** monev_meeting_view_open: @id: of a rapat; "" for the list. */
void
monev_meeting_view_open (MonevMeetingView *self, const char *id)
{
  char *opened = g_strdup (id);

  g_free (self->id);
  self->id = opened;
  monev_minutes_editor_flush (self->editor);
  if (self->data != NULL)
    update (self);
}

/** monev_meeting_view_get_open: Returns: (transfer none): id of the rapat that is open, or "". */
const char *
monev_meeting_view_get_open (MonevMeetingView *self)
{
  return self->id;
}

/** monev_meeting_view_get_editor: Returns: (transfer none): where its minutes are typed. */
MonevMinutesEditor *
monev_meeting_view_get_editor (MonevMeetingView *self)
{
  return self->editor;
}

/* ---- building ---- */

static void
monev_meeting_view_finalize (GObject *object)
{
  MonevMeetingView *self = MONEV_MEETING_VIEW (object);

  g_free (self->id);
  g_free (self->refused);
  G_OBJECT_CLASS (monev_meeting_view_parent_class)->finalize (object);
}

static void
monev_meeting_view_class_init (MonevMeetingViewClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = monev_meeting_view_finalize;
}

static void
monev_meeting_view_init (MonevMeetingView *self)
{
  GtkWidget *all = adw_bin_new (), *one = adw_bin_new (), *column;
  GtkWidget *heading = gtk_label_new (_("Notulen"));

  self->id = g_strdup ("");
  self->stack = GTK_STACK (gtk_stack_new ());
  self->list = monev_view_column (ADW_BIN (all));
  column = monev_view_column (ADW_BIN (one));
  self->head = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  self->minutes = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  self->guests = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  self->rest = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_set_margin_top (heading, 8);
  gtk_widget_add_css_class (heading, "monev-heading");
  gtk_box_append (GTK_BOX (self->minutes), heading);
  gtk_box_append (GTK_BOX (column), self->head);
  gtk_box_append (GTK_BOX (column), self->guests);
  gtk_box_append (GTK_BOX (column), self->minutes);
  gtk_box_append (GTK_BOX (column), self->rest);
  gtk_stack_add_named (self->stack, all, "list");
  gtk_stack_add_named (self->stack, one, "one");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->stack));
}

/** monev_meeting_view_new: Returns: (transfer floating): empty. */
GtkWidget *
monev_meeting_view_new (MonevWindow *window, MonevSession *session)
{
  MonevMeetingView *self = g_object_new (MONEV_TYPE_MEETING_VIEW, NULL);

  self->editor = MONEV_MINUTES_EDITOR (monev_minutes_editor_new (window, session));
  gtk_box_append (GTK_BOX (self->minutes), GTK_WIDGET (self->editor));
  return GTK_WIDGET (self);
}
