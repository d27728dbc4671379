/* The table of holidays and Ramadan, editable in Referensi. */
#pragma once

#include "record/record.h"

G_BEGIN_DECLS

extern const MonevRecordType monev_holiday_type;

G_END_DECLS
