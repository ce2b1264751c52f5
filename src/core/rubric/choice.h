/*
 * choice.h: which rating of a category a value is: the step on its scale, or the outcome.
 *
 * Every kind of value that a table may hold has its function; what can't be a rating of the
 * category is refused, by name. A scale takes whole numbers, and booleans as its two ends; an
 * outcome is found by its text, as which a number stands by its digits and a boolean as true
 * or false.
 */
#ifndef CSMETRICS_CORE_RUBRIC_CHOICE_H
#define CSMETRICS_CORE_RUBRIC_CHOICE_H

#include "core/review/review.h"
#include "core/base/scale.h"

bool ChooseWhole(const Rubric *rubric, const RubricCategory *category, int64_t rating,
				 int16_t *choice, Fault *fault);
bool ChooseDouble(const Rubric *rubric, const RubricCategory *category, double rating,
				  int16_t *choice, Fault *fault);
bool ChooseBoolean(const Rubric *rubric, const RubricCategory *category, bool rating,
				   int16_t *choice, Fault *fault);
bool ChooseText(const Rubric *rubric, const RubricCategory *category, const char *rating,
				size_t length, int16_t *choice, Fault *fault);
bool ChooseWritten(const Rubric *rubric, const RubricCategory *category, const char *rating,
				   size_t length, int16_t *choice, Fault *fault);

bool ChooseDigits(const Rubric *rubric, const RubricCategory *category, const char *digits,
				  AnswerFlaw flaw, int16_t *choice, Fault *fault);

#endif
