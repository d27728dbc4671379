/* One question after another: only the one that is asked now is seen, with the titles around it and
 * what is only to be read before it. */
#include "fill-view-private.h"

static MonevFillBox *
box_at (MonevFillView *self, int index)
{
  return g_ptr_array_index (self->boxes, index);
}

/* Where one stops: what is skipped, worked out or only read is passed over. */
static int
next_stop (MonevFillView *self, int from, int by)
{
  for (int i = from + by; i >= 0 && i < (int) self->boxes->len; i += by)
    if (monev_fill_box_is_asked (box_at (self, i)))
      return i;
  return -1;
}

static int
index_of_place (MonevFillView *self, const char *place)
{
  for (guint i = 0; place != NULL && i < self->boxes->len; i++)
    {
      g_autofree char *of = monev_fill_view_place_of (self, box_at (self, (int) i));

      if (g_strcmp0 (of, place) == 0)
        return (int) i;
    }
  return -1;
}

static int
index_with_focus (MonevFillView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root == NULL ? NULL : gtk_root_get_focus (root);

  for (guint i = 0; focus != NULL && i < self->boxes->len; i++)
    if (gtk_widget_is_ancestor (focus, GTK_WIDGET (box_at (self, (int) i))))
      return (int) i;
  return -1;
}

/* The one that is asked; where it is skipped meanwhile, the next one, or else the last. */
static int
asked_now (MonevFillView *self)
{
  int index = index_of_place (self, self->place);

  if (index < 0 || !monev_fill_box_is_asked (box_at (self, index)))
    {
      int next = next_stop (self, index, 1);

      index = next >= 0 ? next : next_stop (self, (int) self->boxes->len, -1);
    }
  return index;
}

static gboolean
holds_shown (MonevFillView *self, const MonevFillGroup *group, gboolean *empty)
{
  gboolean shown = FALSE;

  *empty = TRUE;
  for (guint i = group->at; i < self->boxes->len; i++)
    {
      if (!gtk_widget_is_ancestor (GTK_WIDGET (box_at (self, (int) i)), group->widget))
        break;
      *empty = FALSE;
      shown |= gtk_widget_get_visible (GTK_WIDGET (box_at (self, (int) i)));
    }
  return shown;
}

static void
show_holders (MonevFillView *self, int before, int now, int after)
{
  for (guint i = 0; i < self->groups->len; i++)
    {
      const MonevFillGroup *group = g_ptr_array_index (self->groups, i);
      MonevResponseState state = { .relevant = TRUE };
      gboolean empty, near, shown = holds_shown (self, group, &empty);

      if (group->question >= 0)
        monev_response_form_state (self->form, group->frame, group->question, &state);
      /* A repeat without an instance offers its button where its questions would stand. */
      near = empty && (int) group->at > before && ((int) group->at <= now || after < 0);
      gtk_widget_set_visible (group->widget, state.relevant && (shown || near));
    }
}

/** monev_fill_view_show_single: hides all but the question that is asked. */
void
monev_fill_view_show_single (MonevFillView *self)
{
  int now = asked_now (self);
  int before = next_stop (self, now, -1), after = now < 0 ? -1 : next_stop (self, now, 1);

  g_free (self->place);
  self->place = now < 0 ? NULL : monev_fill_view_place_of (self, box_at (self, now));
  for (int i = 0; i < (int) self->boxes->len; i++)
    monev_fill_box_set_shown (box_at (self, i),
                              i == now
                                  || (!monev_fill_box_is_asked (box_at (self, i)) && i > before
                                      && (i < now || after < 0)));
  show_holders (self, before, now, after);
}

/** monev_fill_view_ask: goes to @box. Returns: whether it took the focus. */
gboolean
monev_fill_view_ask (MonevFillView *self, MonevFillBox *box)
{
  if (self->single)
    {
      g_free (self->place);
      self->place = monev_fill_view_place_of (self, box);
      monev_fill_view_show_single (self);
      gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scrolled), 0);
      g_signal_emit_by_name (self, "moved");
    }
  return gtk_widget_get_mapped (GTK_WIDGET (box)) && gtk_widget_grab_focus (GTK_WIDGET (box));
}

/** monev_fill_view_ask_open: the first question that is not answered yet, or the first of all. */
void
monev_fill_view_ask_open (MonevFillView *self)
{
  int first = next_stop (self, -1, 1);

  for (int i = first; i >= 0; i = next_stop (self, i, 1))
    if (!monev_fill_box_is_answered (box_at (self, i)))
      {
        monev_fill_view_ask (self, box_at (self, i));
        return;
      }
  if (first >= 0)
    monev_fill_view_ask (self, box_at (self, first));
}

/** monev_fill_view_step: @by: 1 or -1. Forward only past an answer that may be left. Returns: %FALSE at
 * either end. */
gboolean
monev_fill_view_step (MonevFillView *self, int by)
{
  int from = self->single ? index_of_place (self, self->place) : index_with_focus (self);

  if (from < 0 || self->read_only)
    return FALSE;
  if (by > 0 && !monev_fill_box_leave (box_at (self, from)))
    return TRUE;
  for (int i = next_stop (self, from, by); i >= 0; i = next_stop (self, i, by))
    if (monev_fill_view_ask (self, box_at (self, i)))
      return TRUE;
  return FALSE;
}

/** monev_fill_view_get_progress: @at: (out): the question that is asked, from 1; 0 for none; @n: (out):
 * how many there are now, without those that are skipped. */
void
monev_fill_view_get_progress (MonevFillView *self, guint *at, guint *n)
{
  int now = index_of_place (self, self->place);

  *at = 0;
  *n = 0;
  for (int i = next_stop (self, -1, 1); i >= 0; i = next_stop (self, i, 1))
    {
      (*n)++;
      if (i == now)
        *at = *n;
    }
}

/** monev_fill_view_set_single: whether one question after another is asked, or the whole page. */
void
monev_fill_view_set_single (MonevFillView *self, gboolean single)
{
  int focus = index_with_focus (self);

  if (self->single == single)
    return;
  self->single = single;
  if (focus >= 0)
    {
      g_free (self->place);
      self->place = monev_fill_view_place_of (self, box_at (self, focus));
    }
  if (self->form == NULL)
    return;
  if (!single)
    {
      for (guint i = 0; i < self->boxes->len; i++)
        monev_fill_box_set_shown (box_at (self, (int) i), TRUE);
      monev_fill_view_refresh (self);
    }
  focus = asked_now (self);
  if (focus >= 0)
    monev_fill_view_ask (self, box_at (self, focus));
  g_signal_emit_by_name (self, "moved");
}

/** monev_fill_view_key: Returns: whether @key went to another question. */
gboolean
monev_fill_view_key (MonevFillView *self, guint key, GdkModifierType state)
{
  GdkModifierType held
      = state & (GDK_ALT_MASK | GDK_CONTROL_MASK | GDK_SHIFT_MASK | GDK_SUPER_MASK);
  gboolean enter = key == GDK_KEY_Return || key == GDK_KEY_KP_Enter;

  if ((held == GDK_SHIFT_MASK && enter) || (held == GDK_ALT_MASK && key == GDK_KEY_Up))
    return monev_fill_view_step (self, -1);
  return held == GDK_ALT_MASK && key == GDK_KEY_Down && monev_fill_view_step (self, 1);
}
