/* Looking through a response that was handed in: corrections, questions to who asked, what was said. */
#include "entry-desk-private.h"

#include "ui/reference/panel.h"

#include <glib/gi18n.h>
#include <string.h>

/* ---- what was said ---- */

/* What stands below an answer: an open question, or else what was done to it last. */
static char *
note_of (MonevEntryDesk *self, const GPtrArray *remarks, const char *place)
{
  const MonevResponseRemark *shown = NULL;
  g_autofree char *words = NULL;

  for (guint i = 0; i < remarks->len; i++)
    {
      const MonevResponseRemark *remark = g_ptr_array_index (remarks, i);

      if (strcmp (remark->place, place) == 0
          && (shown == NULL || !monev_remark_is_open (shown) || monev_remark_is_open (remark)))
        shown = remark;
    }
  if (shown == NULL)
    return NULL;
  words = monev_remark_words (monev_fill_view_get_form (self->view), shown);
  if (monev_remark_is_open (shown))
    return g_strdup_printf (_("Ditanyakan: %s"), words);
  if (strcmp (shown->kind, "koreksi") == 0)
    return g_strdup_printf (_("Dikoreksi: %s"), words);
  return strcmp (shown->kind, "jawab") == 0 ? g_strdup_printf (_("Dijawab: %s"), words)
                                            : g_strdup (words);
}

static void
say_toggle (MonevEntryDesk *self)
{
  guint n = monev_remark_panel_n_open (self->remarks);
  g_autofree char *text = n == 0 ? g_strdup (_("C_atatan"))
                                 : g_strdup_printf (_("C_atatan (%u belum dijawab)"), n);

  gtk_button_set_label (GTK_BUTTON (self->seen), text);
}

/** monev_entry_desk_show_remarks: @remarks: (element-type MonevResponseRemark): the oldest first. */
void
monev_entry_desk_show_remarks (MonevEntryDesk *self, const GPtrArray *remarks, GTimeZone *zone)
{
  monev_remark_panel_show (self->remarks, monev_fill_view_get_form (self->view), remarks, zone);
  for (guint i = 0; i < remarks->len; i++)
    {
      const char *place = ((MonevResponseRemark *) g_ptr_array_index (remarks, i))->place;
      g_autofree char *note = note_of (self, remarks, place);

      if (*place != '\0')
        monev_fill_view_set_note (self->view, place, note);
    }
  say_toggle (self);
  if (monev_remark_panel_n_open (self->remarks) > 0 && !adw_flap_get_folded (self->flap))
    adw_flap_set_reveal_flap (self->flap, TRUE);
}

/* What one may say about it, or what is in the way. */
static gboolean
may_review (MonevEntryDesk *self, gboolean correcting, char **why)
{
  if (!monev_session_allows (self->session, MONEV_ACT_RESPONSE_REVIEW, why))
    return FALSE;
  if (!correcting || monev_response_may_be_corrected (self->entry->state))
    return TRUE;
  *why = g_strdup (_("Sudah diputuskan. Pilih Periksa Lagi di daftar, lalu koreksi."));
  return FALSE;
}

/** monev_entry_desk_offer_review: what may be done with one that was handed in. */
void
monev_entry_desk_offer_review (MonevEntryDesk *self)
{
  gboolean open = monev_entry_desk_is_open (self);
  g_autofree char *why = NULL;
  g_autofree char *why_ask = NULL;
  gboolean may = may_review (self, TRUE, &why);

  gtk_widget_set_visible (self->correct, !open);
  gtk_widget_set_visible (self->seen, !open);
  if (open)
    adw_flap_set_reveal_flap (self->flap, FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "entry.correct", may && !open);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "entry.ask",
                                 !open && may_review (self, FALSE, &why_ask));
  gtk_widget_set_tooltip_text (self->correct,
                               may ? _("Koreksi satu jawaban, dengan alasannya (Ctrl+K)") : why);
}

/* ---- saying something ---- */

typedef struct
{
  MonevActor *actor;
  MonevResponseEntry *entry;
  MonevRemarkWords *words;
  gboolean done;
  GError *error; /* (nullable): it could not be done */
} Review;

static void
review_free (gpointer data)
{
  Review *review = data;

  g_clear_pointer (&review->actor, monev_actor_free);
  g_clear_pointer (&review->entry, monev_response_entry_free);
  g_clear_pointer (&review->words, monev_remark_words_free);
  g_clear_error (&review->error);
  g_free (review);
}

static gboolean
do_review (MonevDbConnection *connection, const Review *asked, GError **error)
{
  const MonevRemarkWords *words = asked->words;
  const MonevResponseCorrection correction = { words->place, words->typed, words->text };
  g_autoptr (MonevIssueList) remaining = monev_issue_list_new ();
  g_autoptr (MonevResponseEntry) corrected = NULL;

  switch (words->kind)
    {
    case MONEV_REMARK_ASK:
      return monev_response_ask (connection, asked->actor, asked->entry, words->place, words->text,
                                 error);
    case MONEV_REMARK_REPLY:
      return monev_response_reply (connection, asked->actor, asked->entry, words->place,
                                   words->text, error);
    case MONEV_REMARK_CORRECT:
    default:
      corrected = monev_response_correct (connection, asked->actor, asked->entry, &correction,
                                          remaining, error);
      return corrected != NULL;
    }
}

/* A refusal goes back to the dialog with what was typed. */
static gpointer
review_job (MonevDbJob *job, gpointer data, GError **error)
{
  Review *asked = data, *answer = g_new0 (Review, 1);

  answer->done = do_review (monev_db_job_connection (job), asked, &answer->error);
  answer->words = g_steal_pointer (&asked->words);
  return answer;
}

static void
on_words (GtkWidget *owner, MonevRemarkWords *words)
{
  monev_entry_desk_review (MONEV_ENTRY_DESK (owner), words);
}

static void
on_reviewed (gpointer owner, gpointer result, const GError *error)
{
  static const char *const done[] = { N_("Jawaban dikoreksi"), N_("Pertanyaan disimpan"),
                                      N_("Pertanyaan dijawab") };
  MonevEntryDesk *self = owner;
  Review *answer = result;

  self->busy = FALSE;
  if (error != NULL)
    {
      monev_reference_tell (GTK_WIDGET (self), error);
      return;
    }
  if (answer->done)
    {
      monev_window_toast (self->window, _(done[answer->words->kind]), NULL, NULL, NULL, NULL);
      /* The next key is meant for the same answer. */
      g_free (self->place);
      self->place = g_strdup (answer->words->place);
      monev_entry_desk_load (self);
    }
  else
    monev_remark_dialog_ask (GTK_WIDGET (self), monev_fill_view_get_form (self->view),
                             &(MonevRemarkStart) { answer->words->kind, answer->words->place,
                                                   answer->words->typed, answer->words->text,
                                                   answer->error->message },
                             on_words);
  review_free (answer);
}

/** monev_entry_desk_review: @words: (transfer full): what is said about one answer, or all of it. */
void
monev_entry_desk_review (MonevEntryDesk *self, MonevRemarkWords *words)
{
  const MonevActor *actor = monev_session_get_actor (self->session);
  Review *review;

  if (self->busy || actor == NULL || self->entry == NULL)
    {
      monev_remark_words_free (words);
      return;
    }
  self->busy = TRUE;
  review = g_new0 (Review, 1);
  review->actor = monev_actor_copy (actor);
  review->entry = monev_response_entry_copy (self->entry);
  review->words = words;
  monev_session_run (self->session, G_OBJECT (self),
                     &(MonevDbJobSpec) { .lane = MONEV_DB_LANE_WRITE,
                                         .work = review_job,
                                         .data = review,
                                         .free_data = review_free,
                                         .free_result = review_free },
                     on_reviewed);
}

/** monev_entry_desk_ask: opens the dialog of @kind, about the answer that is chosen. */
void
monev_entry_desk_ask (MonevEntryDesk *self, MonevRemarkKind kind)
{
  g_autofree char *place = NULL;

  if (self->busy || self->entry == NULL)
    return;
  place = monev_fill_view_get_place (self->view);
  monev_remark_dialog_ask (GTK_WIDGET (self), monev_fill_view_get_form (self->view),
                           &(MonevRemarkStart) { .kind = kind, .place = place }, on_words);
}

static void
on_reply (MonevEntryDesk *self, const char *place, const char *question)
{
  if (!self->busy && self->entry != NULL)
    monev_remark_dialog_ask (
        GTK_WIDGET (self), monev_fill_view_get_form (self->view),
        &(MonevRemarkStart) { .kind = MONEV_REMARK_REPLY, .place = place, .problem = question },
        on_words);
}

static void
on_go (MonevEntryDesk *self, const char *place)
{
  if (adw_flap_get_folded (self->flap))
    adw_flap_set_reveal_flap (self->flap, FALSE);
  monev_fill_view_go_to_place (self->view, place);
}

/** monev_entry_desk_make_review: Returns: (transfer floating): @content with what was said beside it,
 * or over it where there is no room. */
GtkWidget *
monev_entry_desk_make_review (MonevEntryDesk *self, GtkWidget *content)
{
  GtkWidget *flap = adw_flap_new ();

  self->flap = ADW_FLAP (flap);
  self->remarks = MONEV_REMARK_PANEL (monev_remark_panel_new ());
  self->seen = gtk_toggle_button_new_with_mnemonic (_("C_atatan"));
  gtk_widget_set_tooltip_text (self->seen, _("Pertanyaan, koreksi, dan riwayat jawaban ini (F9)"));
  gtk_widget_set_visible (self->seen, FALSE);
  gtk_widget_set_size_request (GTK_WIDGET (self->remarks), 340, -1);
  gtk_widget_set_hexpand (GTK_WIDGET (self->remarks), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->remarks), "view");
  adw_flap_set_flap_position (self->flap, GTK_PACK_END);
  adw_flap_set_reveal_flap (self->flap, FALSE);
  adw_flap_set_content (self->flap, content);
  adw_flap_set_flap (self->flap, GTK_WIDGET (self->remarks));
  adw_flap_set_separator (self->flap, gtk_separator_new (GTK_ORIENTATION_VERTICAL));
  gtk_widget_set_vexpand (flap, TRUE);
  g_object_bind_property (self->flap, "reveal-flap", self->seen, "active",
                          G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
  g_signal_connect_swapped (self->remarks, "reply", G_CALLBACK (on_reply), self);
  g_signal_connect_swapped (self->remarks, "go", G_CALLBACK (on_go), self);
  return flap;
}
