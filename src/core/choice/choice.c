/*
 * choice.c: which rating of a category a value is.
 */
#include "core/choice/choice.h"

#include <math.h>
#include <stdio.h>

/* Codes and outcomes that are numbers are met by what is this near: 10^-9. */
#define NEAR 1000

/* A scale with steps takes what is within this part of a step. */
#define STEP_PART 1000000000

/* The position of a number among some words, or -1. */
static int
FindNumber(const RubricWord *words, int count, Number number)
{
	for (int i = 0; i < count; i++)
	{
		Number difference = number - words[i].number * NUMBER_OF_MILLIONTH;

		if (words[i].is_number && difference >= -NEAR && difference <= NEAR)
			return i;
	}
	return -1;
}

/* A number on a scale with steps. */
static bool
ChooseStep(const RubricCategory *category, Number rating, Choice *choice, RatingFlaw *flaw)
{
	const RubricScale *scale = &category->scale;
	Number step = scale->step * NUMBER_OF_MILLIONTH;
	Number above = rating - scale->worst * NUMBER_OF_MILLIONTH;
	int64_t steps;
	Number rest;

	if (scale->best < scale->worst)
		above = -above;
	*flaw = RATING_IS_OFF_SCALE;
	if (above <= -step || above >= step * (category->steps + 1))
		return false;
	/* within 64 bits: a scale is at most 2 * 10^18 wide */
	steps = ((int64_t) above + (int64_t) (step / 2)) / (int64_t) step;
	rest = above - steps * step;
	if (rest < -(step / STEP_PART) || rest > step / STEP_PART)
	{
		if (above >= 0 && above <= step * category->steps)
			*flaw = RATING_IS_OFF_STEP;
		return false;
	}
	*choice = (Choice) steps;
	return steps <= category->steps;
}

/*
 * A number on a scale that takes any: the choice is its score, rounded half up to a millionth
 * of a percent point, and marked where it is below exactly.
 */
static bool
ChooseAny(const RubricCategory *category, Number rating, Choice *choice, RatingFlaw *flaw)
{
	const RubricScale *scale = &category->scale;
	Number width = (scale->best - scale->worst) * NUMBER_OF_MILLIONTH;
	Number above = rating - scale->worst * NUMBER_OF_MILLIONTH;

	if (width < 0)
	{
		width = -width;
		above = -above;
	}
	*flaw = RATING_IS_OFF_SCALE;
	if (above < 0 || above > width)
		return false;
	*choice = (Choice) (((Number) 2 * FULL_SCORE * above + width) / (2 * width));
	if (above * FULL_SCORE < category->fail_below * width)
		*choice |= SCORE_IS_BELOW;
	return true;
}

/*
 * A number in whichever type: a point of the scale, an outcome, or NOT_RATED. False, and the
 * flaw, if it is none of these; the caller then has its digits looked at, by ChooseDigits.
 */
bool
ChooseNumber(const Rubric *rubric, const RubricCategory *category, Number rating, Choice *choice,
			 RatingFlaw *flaw)
{
	if (FindNumber(RubricWords(rubric, category->codes), category->code_count, rating) >= 0)
	{
		*choice = NOT_RATED;
		return true;
	}
	if (category->kind == CATEGORY_ANY)
		return ChooseAny(category, rating, choice, flaw);
	if (category->kind != CATEGORY_OUTCOMES)
		return ChooseStep(category, rating, choice, flaw);
	*flaw = RATING_IS_OFF_SCALE;
	*choice = FindNumber(RubricWords(rubric, category->outcomes), category->points, rating);
	return *choice >= 0;
}

/* Whether a text is among what means "not rated" in a category. */
static bool
IsCode(const Rubric *rubric, const RubricCategory *category, const char *text, size_t length)
{
	return RubricFindWord(rubric, RubricWords(rubric, category->codes), category->code_count, text,
						  length) >= 0;
}

/* Finds a text among what means "not rated", and among the outcomes. */
static bool
FindText(const Rubric *rubric, const RubricCategory *category, const char *text, size_t length,
		 Choice *choice)
{
	*choice = NOT_RATED;
	if (category->code_count > 0 && IsCode(rubric, category, text, length))
		return true;
	if (category->kind != CATEGORY_OUTCOMES)
		return false;
	*choice = RubricFindWord(rubric, RubricWords(rubric, category->outcomes), category->points,
							 text, length);
	return *choice >= 0;
}

/* A number that ChooseNumber did not find, by its digits: a text that is the same, or refused. */
bool
ChooseDigits(const Rubric *rubric, const RubricCategory *category, const char *digits,
			 RatingFlaw flaw, Choice *choice, Fault *fault)
{
	if (FindText(rubric, category, digits, strlen(digits), choice))
		return true;
	if (category->kind == CATEGORY_OUTCOMES)
		return RefuseOutcome(rubric, category, digits, strlen(digits), fault);
	return RefuseNumber(rubric, category, digits, flaw, fault);
}

/* A whole number. */
bool
ChooseWhole(const Rubric *rubric, const RubricCategory *category, int64_t rating, Choice *choice,
			Fault *fault)
{
	char digits[24];
	RatingFlaw flaw;

	if (category->kind == CATEGORY_WHOLE && WholeOnScale(category, rating, choice))
		return true;
	if (ChooseNumber(rubric, category, rating * NUMBER_ONE, choice, &flaw))
		return true;
	snprintf(digits, sizeof digits, "%lld", (long long) rating);
	return ChooseDigits(rubric, category, digits, flaw, choice, fault);
}

/* A double that is no whole number, or too large for one, and its number if it is finite. */
static bool
ChooseOther(const Rubric *rubric, const RubricCategory *category, double rating, Number number,
			Choice *choice, Fault *fault)
{
	char digits[FAULT_NUMBER_SIZE];
	RatingFlaw flaw = RATING_IS_NO_NUMBER;

	if (isfinite(rating) && ChooseNumber(rubric, category, number, choice, &flaw))
		return true;
	return ChooseDigits(rubric, category, FaultNumber(digits, rating), flaw, choice, fault);
}

/* Whether a double is a whole number that an int64 holds. */
static bool
IsWhole(double number)
{
	return number >= -1e15 && number <= 1e15 && number == floor(number);
}

/* A double: to the 15 digits that it is sure of. */
bool
ChooseDouble(const Rubric *rubric, const RubricCategory *category, double rating, Choice *choice,
			 Fault *fault)
{
	if (IsWhole(rating))
		return ChooseWhole(rubric, category, (int64_t) rating, choice, fault);
	return ChooseOther(rubric, category, rating, isfinite(rating) ? NumberOfDouble(rating) : 0,
					   choice, fault);
}

/* A float: as the decimal that it is written as. */
bool
ChooseFloat(const Rubric *rubric, const RubricCategory *category, float rating, Choice *choice,
			Fault *fault)
{
	if (IsWhole((double) rating))
		return ChooseWhole(rubric, category, (int64_t) rating, choice, fault);
	return ChooseOther(rubric, category, (double) rating,
					   isfinite(rating) ? NumberOfFloat(rating) : 0, choice, fault);
}

/* A boolean: 100 or 0 percent of the scale; or an outcome called true or false. */
bool
ChooseBoolean(const Rubric *rubric, const RubricCategory *category, bool rating, Choice *choice,
			  Fault *fault)
{
	const char *word = rating ? "true" : "false";

	if (category->kind == CATEGORY_OUTCOMES)
		return FindText(rubric, category, word, strlen(word), choice) ||
			   RefuseOutcome(rubric, category, word, strlen(word), fault);
	if (category->kind == CATEGORY_ANY)
		*choice = rating ? (Choice) FULL_SCORE : category->fail_below > 0 ? SCORE_IS_BELOW : 0;
	else
		*choice = rating ? category->steps : 0;
	return true;
}

/*
 * A text: a code or an outcome of that text, or the number that it reads as; on a scale, true
 * and false count as the boolean.
 */
bool
ChooseText(const Rubric *rubric, const RubricCategory *category, const char *rating, size_t length,
		   Choice *choice, Fault *fault)
{
	bool is_true = length == 4 && memcmp(rating, "true", 4) == 0;
	bool is_number;
	char quote[FAULT_QUOTE_SIZE];
	Number number;
	RatingFlaw flaw;

	if (FindText(rubric, category, rating, length, choice))
		return true;
	is_number = NumberRead(rating, length, &number);
	if (is_number && ChooseNumber(rubric, category, number, choice, &flaw))
		return true;
	if (category->kind == CATEGORY_OUTCOMES)
		return RefuseOutcome(rubric, category, rating, length, fault);
	if (is_number)
		return RefuseNumber(rubric, category, FaultQuote(quote, rating, length), flaw, fault);
	if (is_true || (length == 5 && memcmp(rating, "false", 5) == 0))
		return ChooseBoolean(rubric, category, is_true, choice, fault);
	return RefuseText(rubric, category, rating, length, fault);
}
