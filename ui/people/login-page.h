/* Logging in: who, then the PIN; all by keyboard if one likes.
 *
 * Signal "logged-in": a MonevActor (gpointer, the page keeps it; copy it).
 */
#pragma once

#include "ui/shell/session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MONEV_TYPE_LOGIN_PAGE (monev_login_page_get_type ())
G_DECLARE_FINAL_TYPE (MonevLoginPage, monev_login_page, MONEV, LOGIN_PAGE, AdwBin)

GtkWidget  *monev_login_page_new      (MonevSession *session);
void        monev_login_page_reload   (MonevLoginPage *self);
void        monev_login_page_choose   (MonevLoginPage *self, const char *official_id);
const char *monev_login_page_get_chosen (MonevLoginPage *self);
void        monev_login_page_set_note (MonevLoginPage *self, const char *note);
void        monev_login_page_enter    (MonevLoginPage *self);

G_END_DECLS
