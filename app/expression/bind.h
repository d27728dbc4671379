/* Ties the names of a parsed expression to the fields of a shape. */
#pragma once

#include "expression.h"
#include "tree.h"

gboolean monev_tree_bind (MonevTree *self, const MonevExpressionPlace *place, GError **error);
