/* Expressions in the words of an office; inside of this room only. */
#pragma once

#include "expression.h"
#include "tree.h"

char *monev_tree_explain (const MonevTree *tree, const MonevExpressionWords *words);
