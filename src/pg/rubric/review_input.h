/*
 * review_input.h: a review as SQL has it, as choices of a rubric's categories. Include it after
 * postgres.h.
 */
#ifndef CSMETRICS_PG_RUBRIC_REVIEW_INPUT_H
#define CSMETRICS_PG_RUBRIC_REVIEW_INPUT_H

#include "core/review/review.h"
#include "fmgr.h"
#include "utils/numeric.h"

extern Choice NumericChoice(const Rubric *rubric, int category, Numeric rating);
extern Choice DoubleChoice(const Rubric *rubric, int category, double rating);
extern Choice FloatChoice(const Rubric *rubric, int category, float rating);
extern Choice WholeChoice(const Rubric *rubric, int category, int64 rating);
extern Choice BooleanChoice(const Rubric *rubric, int category, bool rating);
extern Choice TextChoice(const Rubric *rubric, int category, const char *rating, size_t length);
extern Choice EnumChoice(const Rubric *rubric, int category, Datum rating);
extern void RowChoices(FunctionCallInfo fcinfo, const Rubric *rubric, Datum row, Choice *choices);
extern void JsonChoices(const Rubric *rubric, Datum scores, Choice *choices);

#endif
