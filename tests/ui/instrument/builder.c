#include "builder.h"

#include "ui/procedure/form-parts.h"

MonevInstrumentRoom *
builder_open_room (Office *office)
{
  GtkWidget *room = monev_instrument_room_new (office->window, office->session);

  monev_window_push_desk (office->window, room);
  wait_until (monev_instrument_room_is_ready (MONEV_INSTRUMENT_ROOM (room)));
  return MONEV_INSTRUMENT_ROOM (room);
}

MonevInstrumentDesk *
builder_open_blank (Office *office)
{
  MonevInstrumentRoom *room = builder_open_room (office);
  MonevInstrumentDesk *desk;

  monev_instrument_room_create (room, "Survei Uji", "");
  wait_until (MONEV_IS_INSTRUMENT_DESK (monev_window_get_desk (office->window)));
  desk = MONEV_INSTRUMENT_DESK (monev_window_get_desk (office->window));
  wait_until (monev_instrument_desk_is_ready (desk));
  return desk;
}

void
builder_act (MonevInstrumentDesk *desk, const char *name, const char *value)
{
  g_assert_true (gtk_widget_activate_action_variant (
      GTK_WIDGET (desk), name, value == NULL ? NULL : g_variant_new_string (value)));
}

MonevInstrument *
builder_form (MonevInstrumentDesk *desk)
{
  return monev_instrument_editor_get (desk->editor);
}

void
builder_type_label (MonevInstrumentDesk *desk, const char *text)
{
  monev_form_set_text (monev_question_form_get_field (desk->form, MONEV_COLUMN_LABEL), text);
}

guint
builder_add_question (MonevInstrumentDesk *desk, const char *type, const char *label)
{
  builder_act (desk, "instrument.insert", type);
  builder_type_label (desk, label);
  gtk_widget_grab_focus (GTK_WIDGET (desk->search));
  drain ();
  return (guint) monev_question_outline_get_cursor (desk->outline);
}

const char *
builder_name_at (MonevInstrumentDesk *desk, guint question)
{
  return monev_instrument_question (builder_form (desk), question)->name;
}

void
builder_check_order (MonevInstrumentDesk *desk, const char *expected)
{
  g_autoptr (GString) order = g_string_new (NULL);

  for (guint i = 0; i < monev_instrument_n_questions (builder_form (desk)); i++)
    g_string_append_printf (order, "%s%s", i > 0 ? " " : "", builder_name_at (desk, i));
  g_assert_cmpstr (order->str, ==, expected);
}
