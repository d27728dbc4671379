#include "member-dialog.h"

#include "activity-words.h"
#include "choice.h"
#include "form-guard.h"
#include "people/people.h"
#include "ui/reference/pick-entry.h"

#include <glib/gi18n.h>

typedef struct
{
  GtkWidget *official; /* nullable: the member is known */
  GtkWidget *name, *agency;
  GtkWidget *role, *group;
  char *first; /* all of them before anybody typed */
} Fields;

static void
fields_free (gpointer data)
{
  Fields *fields = data;

  g_free (fields->first);
  g_free (fields);
}

static Fields *
fields_of (GtkWidget *dialog)
{
  return g_object_get_data (G_OBJECT (dialog), "monev-fields");
}

static const char *
text_of (GtkWidget *entry)
{
  return gtk_editable_get_text (GTK_EDITABLE (entry));
}

static char *
all_of (const Fields *fields)
{
  return g_strjoin ("\n", monev_choice_get_id (GTK_DROP_DOWN (fields->role)),
                    monev_choice_get_id (GTK_DROP_DOWN (fields->group)),
                    fields->official != NULL
                        ? monev_pick_entry_get_text (MONEV_PICK_ENTRY (fields->official)) : "",
                    fields->official != NULL ? text_of (fields->name) : "",
                    fields->official != NULL ? text_of (fields->agency) : "", NULL);
}

static MonevFormState
ask_state (GtkWidget *dialog)
{
  g_autofree char *now = all_of (fields_of (dialog));

  return g_strcmp0 (now, fields_of (dialog)->first) != 0 ? MONEV_FORM_CHANGED : MONEV_FORM_SAME;
}

static void
watch (GtkWidget *dialog)
{
  Fields *fields = fields_of (dialog);

  fields->first = all_of (fields);
  monev_form_guard (GTK_WINDOW (dialog), ask_state);
}

/* One of the two says who: a person of the office, or a name from elsewhere. */
static void
on_typed (GtkWidget *dialog)
{
  Fields *fields = fields_of (dialog);
  gboolean chosen = *monev_pick_entry_get_id (MONEV_PICK_ENTRY (fields->official)) != '\0';

  gtk_widget_set_sensitive (fields->name, !chosen);
  gtk_widget_set_sensitive (fields->agency, !chosen);
  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (dialog), "accept",
                                           chosen || *text_of (fields->name) != '\0');
}

static void
add_field (GtkGrid *grid, int row, const char *label, GtkWidget *field)
{
  GtkWidget *words = gtk_label_new_with_mnemonic (label);

  gtk_label_set_xalign (GTK_LABEL (words), 0);
  gtk_label_set_mnemonic_widget (GTK_LABEL (words), field);
  gtk_widget_set_hexpand (field, TRUE);
  gtk_grid_attach (grid, words, 0, row, 1, 1);
  gtk_grid_attach (grid, field, 1, row, 1, 1);
}

static void
add_who (GtkWidget *dialog, GtkGrid *grid, MonevSession *session, Fields *fields)
{
  g_autoptr (MonevOptions) options = monev_options_new (session, &monev_official_type, 0);

  fields->official = monev_pick_entry_new (options);
  fields->name = gtk_entry_new ();
  fields->agency = gtk_entry_new ();
  add_field (grid, 0, _("_Pegawai"), fields->official);
  add_field (grid, 1, _("atau _nama orang luar"), fields->name);
  add_field (grid, 2, _("_Instansinya"), fields->agency);
  g_signal_connect_object (fields->official, "changed", G_CALLBACK (on_typed), dialog,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (fields->name, "changed", G_CALLBACK (on_typed), dialog,
                           G_CONNECT_SWAPPED);
}

static void
add_place (GtkGrid *grid, const MonevActivity *activity, Fields *fields)
{
  const char *names[MONEV_N_MEMBER_ROLES + 1] = { NULL };
  const char *titles[MONEV_N_MEMBER_ROLES + 1] = { NULL };
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autoptr (GPtrArray) groups = g_ptr_array_new ();

  for (guint i = 0; i < MONEV_N_MEMBER_ROLES; i++)
    {
      names[i] = monev_member_role_name ((MonevMemberRole) i);
      titles[i] = monev_activity_words_role ((MonevMemberRole) i);
    }
  fields->role = monev_choice_new (_("Peran"), 28);
  monev_choice_fill (GTK_DROP_DOWN (fields->role), names, titles);
  monev_choice_set_id (GTK_DROP_DOWN (fields->role), monev_member_role_name (MONEV_MEMBER_MEMBER));
  g_ptr_array_add (ids, (gpointer) "");
  g_ptr_array_add (groups, (gpointer) _("Tanpa kelompok"));
  for (guint i = 0; i < activity->groups->len; i++)
    {
      g_ptr_array_add (ids, ((MonevActivityGroup *) activity->groups->pdata[i])->id);
      g_ptr_array_add (groups, ((MonevActivityGroup *) activity->groups->pdata[i])->name);
    }
  g_ptr_array_add (ids, NULL);
  g_ptr_array_add (groups, NULL);
  fields->group = monev_choice_new (_("Kelompok"), 28);
  monev_choice_fill (GTK_DROP_DOWN (fields->group), (const char *const *) ids->pdata,
                     (const char *const *) groups->pdata);
  add_field (grid, 3, _("P_eran"), fields->role);
  add_field (grid, 4, _("_Kelompok"), fields->group);
}

/** monev_member_dialog_new: @member: (nullable): whose place is changed; %NULL for somebody new.
 * Returns: (transfer none): answers "accept" or "cancel". */
GtkWidget *
monev_member_dialog_new (GtkWindow *parent, MonevSession *session, const MonevActivity *activity,
                         const MonevActivityMember *member)
{
  GtkWidget *dialog
      = adw_message_dialog_new (parent, member != NULL ? member->name : _("Tambah anggota tim"), NULL);
  GtkWidget *grid = gtk_grid_new ();
  Fields *fields = g_new0 (Fields, 1);

  g_object_set_data_full (G_OBJECT (dialog), "monev-fields", fields, fields_free);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  gtk_widget_set_size_request (grid, 420, -1);
  if (member == NULL)
    add_who (dialog, GTK_GRID (grid), session, fields);
  add_place (GTK_GRID (grid), activity, fields);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), grid);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Batal"), "accept",
                                    member != NULL ? _("_Simpan") : _("_Tambah"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "accept",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "accept");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  if (member == NULL)
    {
      on_typed (dialog);
      watch (dialog);
      return dialog;
    }
  monev_choice_set_id (GTK_DROP_DOWN (fields->role), monev_member_role_name (member->role));
  monev_choice_set_id (GTK_DROP_DOWN (fields->group), member->group_id);
  watch (dialog);
  return dialog;
}

/** monev_member_dialog_get: @entry: (out): its texts live as long as the dialog. */
void
monev_member_dialog_get (GtkWidget *dialog, MonevMemberEntry *entry)
{
  Fields *fields = fields_of (dialog);
  const char *group = monev_choice_get_id (GTK_DROP_DOWN (fields->group));
  const char *id = fields->official != NULL
                       ? monev_pick_entry_get_id (MONEV_PICK_ENTRY (fields->official)) : "";

  *entry = (MonevMemberEntry) { .role = MONEV_MEMBER_MEMBER };
  monev_member_role_find (monev_choice_get_id (GTK_DROP_DOWN (fields->role)), &entry->role);
  entry->group_id = *group != '\0' ? group : NULL;
  entry->official_id = *id != '\0' ? id : NULL;
  if (fields->official == NULL || *id != '\0')
    return;
  entry->name = text_of (fields->name);
  entry->agency = text_of (fields->agency);
}

/** monev_member_dialog_type: as if somebody from elsewhere was typed. */
void
monev_member_dialog_type (GtkWidget *dialog, const char *name, const char *agency)
{
  gtk_editable_set_text (GTK_EDITABLE (fields_of (dialog)->name), name);
  gtk_editable_set_text (GTK_EDITABLE (fields_of (dialog)->agency), agency);
}
