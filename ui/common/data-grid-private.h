/* The inside of MonevDataGrid, shared by its files: data-grid.c (the widget and its place),
 * -draw (snapshot), -select (cursor, selection, copy), -input (keys and pointer), -edit.
 */
#pragma once

#include "data-grid.h"
#include "grid-layout.h"
#include "grid-text.h"

G_BEGIN_DECLS

#define MONEV_GRID_HEAD_HEIGHT 36
#define MONEV_GRID_PAD 10
#define MONEV_GRID_GLYPH 14

typedef struct {
  GdkRGBA          text;
  GdkRGBA          dim;
  GdkRGBA          line;
  GdkRGBA          hover;
  GdkRGBA          accent;
  GdkRGBA          selected;
  MonevStateColors states[MONEV_N_STATES];
  GdkRGBA          shades[MONEV_N_SHADES];
  gboolean         known;
} MonevGridColors;

struct _MonevDataGrid {
  GtkWidget            parent;
  MonevGridSource     *source;
  gulong               changed_id;
  GtkAdjustment       *hadjustment;
  GtkAdjustment       *vadjustment;
  GtkScrollablePolicy  hpolicy;
  GtkScrollablePolicy  vpolicy;

  MonevGridLayout      layout;
  MonevGridText       *texts;
  MonevGridColors      colors;
  GskRenderNode       *glyphs[MONEV_N_STATES][2]; /* upon the tint, upon the fill */
  guint                n_rows;
  guint                frozen;
  int                  row_height;
  gboolean             lines;
  char                *placeholder;
  int                  sort_column;               /* -1: as the source gives them */
  gboolean             ascending;

  gboolean             has_cursor;
  guint                row, column;
  guint                anchor_row, anchor_column;
  guint64              key;                       /* of the thing in the cursor's row */
  guint                hover_row;

  GtkWidget           *cells[2];                  /* the focused cell, for reading aloud */
  guint                current;
  GtkWidget           *problem;
  guint                problem_row, problem_column;

  GtkWidget           *editor;
  guint64              edit_key;
  guint                edit_column;
  char                *edit_before;
  guint                leave_id;

  GMenuModel          *menu_model;
  GMenuModel          *head_model;                /* (nullable): of a column that is not sorted by */
  GtkWidget           *menu, *head_menu;
  gint                 resizing;                  /* column whose edge is held, or -1 */
  int                  resize_from;
  gint                 pressed_head;              /* column whose head is pressed, or -1 */
  gboolean             dragging;

  struct _MonevGridCopy *copying;
};

/* data-grid.c */
double   monev_data_grid_hscroll        (MonevDataGrid *self);
double   monev_data_grid_vscroll        (MonevDataGrid *self);
void     monev_data_grid_moved          (MonevDataGrid *self);
int      monev_data_grid_page_rows      (MonevDataGrid *self);
void     monev_data_grid_resize_column  (MonevDataGrid *self, guint column, int width);

/* data-grid-draw.c */
void     monev_data_grid_snapshot       (GtkWidget *widget, GtkSnapshot *snapshot);
void     monev_data_grid_forget_style   (MonevDataGrid *self);
gboolean monev_data_grid_cell_is_cut    (MonevDataGrid *self, guint row, guint column);
int      monev_data_grid_natural_width  (MonevDataGrid *self, guint column);
int      monev_data_grid_wanted_width   (MonevDataGrid *self, const MonevGridColumn *column);

/* data-grid-select.c */
void     monev_data_grid_follow_source  (MonevDataGrid *self);
void     monev_data_grid_mirror_focus   (MonevDataGrid *self, gboolean grab);
void     monev_data_grid_stop_copy      (MonevDataGrid *self);
void     monev_data_grid_select_all     (MonevDataGrid *self);

/* data-grid-input.c */
void     monev_data_grid_add_input      (MonevDataGrid *self);
gboolean monev_data_grid_handle_key     (MonevDataGrid *self, guint keyval, GdkModifierType state);
void     monev_data_grid_click_header   (MonevDataGrid *self, double x);
gboolean monev_data_grid_popup_menu     (MonevDataGrid *self, double x, double y);
gboolean monev_data_grid_head_tip       (MonevDataGrid *self, int x, int y, GtkTooltip *tooltip);
gboolean monev_data_grid_popup_head     (MonevDataGrid *self, double x);

/* data-grid-edit.c */
gboolean monev_data_grid_begin_edit     (MonevDataGrid *self, guint row, guint column, const char *text);
void     monev_data_grid_hide_problem   (MonevDataGrid *self);
void     monev_data_grid_allocate_edit  (MonevDataGrid *self);
void     monev_data_grid_check_edit_row (MonevDataGrid *self);

void     monev_data_grid_emit_cursor_changed (MonevDataGrid *self);
void     monev_data_grid_emit_row_activated  (MonevDataGrid *self, guint row);

G_END_DECLS
