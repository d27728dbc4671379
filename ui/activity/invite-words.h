/* By which rule of Perbup 49/2017 a rapat invites, in words. */
#pragma once

#include "activity-data.h"

G_BEGIN_DECLS

char *monev_invite_words_done (const GPtrArray *invited);
char *monev_invite_words_why  (const MonevActivityData *data, const MonevRecord *meeting);

G_END_DECLS
