/*
 * review_input.h: a review as SQL has it, as choices of a rubric's categories. Include it after
 * postgres.h.
 */
#ifndef CSMETRICS_PG_RUBRIC_REVIEW_INPUT_H
#define CSMETRICS_PG_RUBRIC_REVIEW_INPUT_H

#include "core/review/review.h"
#include "fmgr.h"
#include "utils/numeric.h"

extern int16 NumericChoice(const Rubric *rubric, int category, Numeric rating);
extern int16 DoubleChoice(const Rubric *rubric, int category, double rating);
extern int16 WholeChoice(const Rubric *rubric, int category, int64 rating);
extern int16 BooleanChoice(const Rubric *rubric, int category, bool rating);
extern int16 TextChoice(const Rubric *rubric, int category, const char *rating, size_t length);
extern int16 WrittenChoice(const Rubric *rubric, int category, const char *rating, size_t length);
extern void RowChoices(FunctionCallInfo fcinfo, const Rubric *rubric, Datum row, int16 *choices);
extern void JsonChoices(const Rubric *rubric, Datum scores, int16 *choices);

#endif
