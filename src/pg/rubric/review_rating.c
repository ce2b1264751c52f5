/*
 * review_rating.c: one rating, of each SQL type that ratings come in.
 */
#include "postgres.h"

#include "utils/builtins.h"
#include "utils/fmgrprotos.h"

#include "core/choice/choice.h"
#include "pg/base/numeric_parts.h"
#include "pg/base/raise.h"
#include "pg/rubric/review_input.h"

/* NAMEChoice: which choice a value of a type is, or an error that says why it is none. */
#define CHOICE(NAME, type)                                                                         \
	Choice NAME##Choice(const Rubric *rubric, int category, type rating)                           \
	{                                                                                              \
		Choice choice;                                                                             \
		Fault fault;                                                                               \
                                                                                                   \
		if (!Choose##NAME(rubric, &RubricCategories(rubric)[category], rating, &choice, &fault))   \
			RaiseFault(&fault);                                                                    \
		return choice;                                                                             \
	}

CHOICE(Whole, int64)
CHOICE(Double, double)
CHOICE(Float, float)
CHOICE(Boolean, bool)

Choice
TextChoice(const Rubric *rubric, int category, const char *rating, size_t length)
{
	Choice choice;
	Fault fault;

	if (!ChooseText(rubric, &RubricCategories(rubric)[category], rating, length, &choice, &fault))
		RaiseFault(&fault);
	return choice;
}

/* An enum by its label. A scale takes its position: the hint says how. */
Choice
EnumChoice(const Rubric *rubric, int category, Datum rating)
{
	const RubricCategory *of = &RubricCategories(rubric)[category];
	const char *label = DatumGetCString(DirectFunctionCall1(enum_out, rating));
	const char *column;
	Choice choice;
	Fault fault;

	if (ChooseText(rubric, of, label, strlen(label), &choice, &fault))
		return choice;
	/* the column's name is the category's */
	column = quote_identifier(pnstrdup(RubricName(rubric, of->name), of->name_length));
	if (of->kind != CATEGORY_OUTCOMES)
		FaultHint(&fault,
				  "Give the category \"outcomes\" in the rubric, or select "
				  "array_position(enum_range(%s), %s), which counts the labels from 1.",
				  column, column);
	RaiseFault(&fault);
}

/* The decimals of a numeric that Number keeps, and one more, to round by: groups of four. */
#define FIRST_GROUP 6
#define LAST_GROUP (-3)

/* A finite numeric as a number. */
static Number
NumberOfNumeric(const NumericParts *parts)
{
	Number number = 0;

	if (parts->digits > 0 && parts->weight > FIRST_GROUP)
		number = NUMBER_HUGE;
	else
		for (int power = FIRST_GROUP; power >= LAST_GROUP; power--)
			number = number * NUMERIC_BASE + DigitOf(parts, power);
	number += DigitOf(parts, LAST_GROUP - 1) >= NUMERIC_BASE / 2;
	return parts->is_negative ? -number : number;
}

/* A numeric that is not quickly read as a small whole number. */
static pg_noinline Choice
OtherNumericChoice(const Rubric *rubric, int category, Numeric rating)
{
	const RubricCategory *of = &RubricCategories(rubric)[category];
	NumericParts parts = ReadNumeric(rating);
	RatingFlaw flaw = RATING_IS_NO_NUMBER;
	Choice choice;
	Fault fault;

	if (parts.is_finite && ChooseNumber(rubric, of, NumberOfNumeric(&parts), &choice, &flaw))
		return choice;
	if (!ChooseDigits(rubric, of,
					  DatumGetCString(DirectFunctionCall1(numeric_out, NumericGetDatum(rating))),
					  flaw, &choice, &fault))
		RaiseFault(&fault);
	return choice;
}

Choice
NumericChoice(const Rubric *rubric, int category, Numeric rating)
{
	int32 digit;

	if (likely(NumericDigit(NumericGetDatum(rating), &digit)))
		return WholeChoice(rubric, category, digit);
	return OtherNumericChoice(rubric, category, rating);
}
