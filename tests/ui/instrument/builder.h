/* An instrument under the hands of a planner, for the tests of the builder. */
#pragma once

#include "reference-office.h"

#include "ui/instrument/instrument-desk-private.h"
#include "ui/instrument/instrument-room.h"

G_BEGIN_DECLS

MonevInstrumentRoom *builder_open_room    (Office *office);
/* A new one without questions. */
MonevInstrumentDesk *builder_open_blank   (Office *office);
void                 builder_act          (MonevInstrumentDesk *desk, const char *name,
                                           const char *value);
MonevInstrument     *builder_form         (MonevInstrumentDesk *desk);
void                 builder_type_label   (MonevInstrumentDesk *desk, const char *text);
/* As a person: a question, its wording, and on to the next field, which names it. */
guint                builder_add_question (MonevInstrumentDesk *desk, const char *type,
                                           const char *label);
const char          *builder_name_at      (MonevInstrumentDesk *desk, guint question);
void                 builder_check_order  (MonevInstrumentDesk *desk, const char *expected);

G_END_DECLS
