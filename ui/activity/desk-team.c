/* The team of a run: who joins, in which place, who goes. */
#include "activity-desk-private.h"

#include "member-dialog.h"

#include <glib/gi18n.h>

static void
send_member (MonevActivityDesk *self, MonevActivityAct act, const MonevMemberEntry *entry,
             const MonevActivityMember *member)
{
  if (act == MONEV_ASK_MEMBER_ADD)
    {
      g_free (self->member);
      g_free (self->member_agency);
      self->member = g_strdup (entry->name != NULL ? entry->name : "");
      self->member_agency = g_strdup (entry->agency != NULL ? entry->agency : "");
    }
  monev_activity_desk_send (self,
                            &(MonevActivityAsk) { .act = act,
                                                  .activity_id = self->id,
                                                  .id = member != NULL ? member->id : NULL,
                                                  .version = member != NULL ? member->version : 0,
                                                  .official_id = entry->official_id,
                                                  .text = entry->name,
                                                  .agency = entry->agency,
                                                  .role = entry->role,
                                                  .group_id = entry->group_id },
                            act == MONEV_ASK_MEMBER_ADD ? _("Anggota ditambahkan")
                                                        : _("Anggota diubah"));
}

static const MonevActivityMember *
find_member (MonevActivityDesk *self, const char *id)
{
  return id != NULL && self->data != NULL ? monev_activity_member (self->data->activity, id) : NULL;
}

static void
on_member (MonevActivityDesk *self, const char *response, GtkWidget *dialog)
{
  const char *id = g_object_get_data (G_OBJECT (dialog), "monev-member");
  const MonevActivityMember *member = find_member (self, id);
  MonevMemberEntry entry;

  if (!g_str_equal (response, "accept"))
    return;
  monev_member_dialog_get (dialog, &entry);
  if (id == NULL)
    send_member (self, MONEV_ASK_MEMBER_ADD, &entry, NULL);
  else if (member != NULL)
    send_member (self, MONEV_ASK_MEMBER_SET, &entry, member);
}

static void
open_member (MonevActivityDesk *self, const MonevActivityMember *member)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *dialog;

  if (self->data == NULL || root == NULL)
    return;
  dialog = monev_member_dialog_new (GTK_WINDOW (root), self->session, self->data->activity, member);
  if (member != NULL)
    g_object_set_data_full (G_OBJECT (dialog), "monev-member", g_strdup (member->id), g_free);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_member), self, G_CONNECT_SWAPPED);
  monev_activity_desk_open_dialog (self, dialog);
}

/** monev_activity_desk_ask_member: somebody new was refused: what was typed is shown again. Returns:
 * whether there was somebody. */
gboolean
monev_activity_desk_ask_member (MonevActivityDesk *self)
{
  g_autofree char *name = g_steal_pointer (&self->member);

  if (name == NULL)
    return FALSE;
  open_member (self, NULL);
  if (self->dialog != NULL)
    monev_member_dialog_type (self->dialog, name, self->member_agency);
  return TRUE;
}

static void
act_member_add (GtkWidget *widget, const char *name, GVariant *parameter)
{
  open_member (MONEV_ACTIVITY_DESK (widget), NULL);
}

static void
act_member_edit (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MonevActivityDesk *self = MONEV_ACTIVITY_DESK (widget);
  const MonevActivityMember *member = find_member (self, g_variant_get_string (parameter, NULL));

  if (member != NULL)
    open_member (self, member);
}

/* ---- who goes can come back with the toast ---- */

typedef struct
{
  MonevActivityDesk *desk; /* weak */
  char *official_id, *name, *agency, *group_id;
  MonevMemberRole role;
} Undo;

static void
undo_free (gpointer data)
{
  Undo *undo = data;

  g_clear_weak_pointer (&undo->desk);
  g_free (undo->official_id);
  g_free (undo->name);
  g_free (undo->agency);
  g_free (undo->group_id);
  g_free (undo);
}

static void
on_undo (MonevWindow *window, gpointer data)
{
  const Undo *undo = data;

  if (undo->desk != NULL && undo->desk->session != NULL)
    send_member (undo->desk, MONEV_ASK_MEMBER_ADD,
                 &(MonevMemberEntry) { *undo->official_id != '\0' ? undo->official_id : NULL,
                                       undo->name, undo->agency, undo->role,
                                       *undo->group_id != '\0' ? undo->group_id : NULL },
                 NULL);
}

static void
act_member_remove (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MonevActivityDesk *self = MONEV_ACTIVITY_DESK (widget);
  const MonevActivityMember *member = find_member (self, g_variant_get_string (parameter, NULL));
  g_autofree char *said = NULL;
  Undo *undo;

  if (member == NULL || self->busy)
    return;
  undo = g_new0 (Undo, 1);
  *undo = (Undo) { NULL, g_strdup (member->official_id), g_strdup (member->name),
                   g_strdup (member->agency), g_strdup (member->group_id), member->role };
  g_set_weak_pointer (&undo->desk, self);
  said = g_strdup_printf (_("%s dikeluarkan dari tim"), member->name);
  monev_activity_desk_set_undo (self, on_undo, undo, undo_free);
  monev_activity_desk_send (self,
                            &(MonevActivityAsk) { .act = MONEV_ASK_MEMBER_REMOVE,
                                                  .activity_id = self->id,
                                                  .id = member->id,
                                                  .version = member->version },
                            said);
}

static void
act_group_remove (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MonevActivityDesk *self = MONEV_ACTIVITY_DESK (widget);
  const MonevActivityGroup *group
      = monev_activity_group (self->data->activity, g_variant_get_string (parameter, NULL));

  if (group != NULL)
    monev_activity_desk_send (self,
                              &(MonevActivityAsk) { .act = MONEV_ASK_GROUP_REMOVE,
                                                    .activity_id = self->id,
                                                    .id = group->id,
                                                    .version = group->version },
                              _("Kelompok dihapus; anggotanya tetap dalam tim"));
}

/** monev_activity_desk_install_team: the actions of the team. */
void
monev_activity_desk_install_team (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "desk.member-add", NULL, act_member_add);
  gtk_widget_class_install_action (klass, "desk.member-edit", "s", act_member_edit);
  gtk_widget_class_install_action (klass, "desk.member-remove", "s", act_member_remove);
  gtk_widget_class_install_action (klass, "desk.group-remove", "s", act_group_remove);
}
