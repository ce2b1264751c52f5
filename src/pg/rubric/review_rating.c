/*
 * review_rating.c: one rating, of each SQL type that ratings come in.
 */
#include "postgres.h"

#include "utils/fmgrprotos.h"

#include "core/rubric/choice.h"
#include "pg/base/numeric_parts.h"
#include "pg/base/raise.h"
#include "pg/rubric/review_input.h"

int16
WholeChoice(const Rubric *rubric, int category, int64 rating)
{
	int16 choice;
	Fault fault;

	if (!ChooseWhole(rubric, &RubricCategories(rubric)[category], rating, &choice, &fault))
		RaiseFault(&fault);
	return choice;
}

int16
DoubleChoice(const Rubric *rubric, int category, double rating)
{
	int16 choice;
	Fault fault;

	if (!ChooseDouble(rubric, &RubricCategories(rubric)[category], rating, &choice, &fault))
		RaiseFault(&fault);
	return choice;
}

int16
BooleanChoice(const Rubric *rubric, int category, bool rating)
{
	int16 choice;
	Fault fault;

	if (!ChooseBoolean(rubric, &RubricCategories(rubric)[category], rating, &choice, &fault))
		RaiseFault(&fault);
	return choice;
}

int16
TextChoice(const Rubric *rubric, int category, const char *rating, size_t length)
{
	int16 choice;
	Fault fault;

	if (!ChooseText(rubric, &RubricCategories(rubric)[category], rating, length, &choice, &fault))
		RaiseFault(&fault);
	return choice;
}

int16
WrittenChoice(const Rubric *rubric, int category, const char *rating, size_t length)
{
	int16 choice;
	Fault fault;

	if (!ChooseWritten(rubric, &RubricCategories(rubric)[category], rating, length, &choice,
					   &fault))
		RaiseFault(&fault);
	return choice;
}

/* A numeric that is no whole number within 10^8: an outcome's name, or refused. */
static int16
OtherNumericChoice(const Rubric *rubric, int category, Numeric rating, const NumericParts *parts)
{
	const char *digits = DatumGetCString(DirectFunctionCall1(numeric_out, NumericGetDatum(rating)));
	AnswerFlaw flaw = ANSWER_IS_OFF_SCALE;
	int16 choice;
	Fault fault;

	if (!parts->is_finite)
		flaw = ANSWER_IS_NO_NUMBER;
	else if (parts->digits > parts->weight + 1)
		flaw = ANSWER_IS_NOT_WHOLE;
	if (!ChooseDigits(rubric, &RubricCategories(rubric)[category], digits, flaw, &choice, &fault))
		RaiseFault(&fault);
	return choice;
}

int16
NumericChoice(const Rubric *rubric, int category, Numeric rating)
{
	NumericParts parts;
	int32 digit;
	int64 whole;

	if (likely(NumericDigit(NumericGetDatum(rating), &digit)))
		return WholeChoice(rubric, category, digit);
	parts = ReadNumeric(rating);
	if (parts.is_finite && NumericWhole(&parts, &whole))
		return WholeChoice(rubric, category, whole);
	return OtherNumericChoice(rubric, category, rating, &parts);
}
