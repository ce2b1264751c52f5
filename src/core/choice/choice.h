/*
 * choice.h: which rating of a category a value is: the step on its scale, the outcome, or
 * none because it stands for "not rated".
 *
 * Every kind of value that a table may hold has its function; what can't be a rating of the
 * category is refused, by name. A scale takes numbers, in whichever type they come, and
 * booleans as its two ends; an outcome is found by its text, and a number by its value. A text
 * that reads as a number counts as that number.
 */
#ifndef CSMETRICS_CORE_CHOICE_CHOICE_H
#define CSMETRICS_CORE_CHOICE_CHOICE_H

#include "core/number/number.h"
#include "core/rubric/rubric.h"

/* What keeps a number from being a rating. */
typedef enum RatingFlaw
{
	RATING_IS_NO_NUMBER, /* NaN or an infinity */
	RATING_IS_OFF_STEP,
	RATING_IS_OFF_SCALE
} RatingFlaw;

/* Which choice a whole number is on the scale of a CATEGORY_WHOLE; false if it is off it. */
static inline bool
WholeOnScale(const RubricCategory *category, int64_t rating, Choice *choice)
{
	uint64_t above = (uint64_t) rating - (uint64_t) (int64_t) category->first;
	uint64_t step = above * (uint64_t) (int64_t) category->direction;

	*choice = (Choice) step;
	return step < category->points;
}

bool ChooseWhole(const Rubric *rubric, const RubricCategory *category, int64_t rating,
				 Choice *choice, Fault *fault);
bool ChooseDouble(const Rubric *rubric, const RubricCategory *category, double rating,
				  Choice *choice, Fault *fault);
bool ChooseFloat(const Rubric *rubric, const RubricCategory *category, float rating, Choice *choice,
				 Fault *fault);
bool ChooseBoolean(const Rubric *rubric, const RubricCategory *category, bool rating,
				   Choice *choice, Fault *fault);
bool ChooseText(const Rubric *rubric, const RubricCategory *category, const char *rating,
				size_t length, Choice *choice, Fault *fault);

bool ChooseNumber(const Rubric *rubric, const RubricCategory *category, Number rating,
				  Choice *choice, RatingFlaw *flaw);
bool ChooseDigits(const Rubric *rubric, const RubricCategory *category, const char *digits,
				  RatingFlaw flaw, Choice *choice, Fault *fault);

/* Saying what is wrong (choice_refuse.c). All return false. */
bool RefuseNumber(const Rubric *rubric, const RubricCategory *category, const char *digits,
				  RatingFlaw flaw, Fault *fault);
bool RefuseOutcome(const Rubric *rubric, const RubricCategory *category, const char *rating,
				   size_t length, Fault *fault);
bool RefuseText(const Rubric *rubric, const RubricCategory *category, const char *rating,
				size_t length, Fault *fault);

#endif
