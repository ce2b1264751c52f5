/*
 * iqs_agg.c: the transition and inverse functions of iqs and iqs_agg.
 *
 * Both aggregates over the same arguments share one transition function and so, in a query,
 * one state: an open iqs_summary. The state starts as NULL and stays so until a review comes.
 */
#include "postgres.h"

#include "pg/base/amount.h"
#include "pg/review/iqs_summary.h"
#include "pg/base/raise.h"
#include "pg/rubric/review_input.h"
#include "pg/rubric/rubric.h"

/* Reads the review in argument 2 by the rubric. */
typedef void (*ReadReview)(FunctionCallInfo fcinfo, const Rubric *rubric, Choice *choices);

static void
ReadRow(FunctionCallInfo fcinfo, const Rubric *rubric, Choice *choices)
{
	RowChoices(fcinfo, rubric, PG_GETARG_DATUM(2), choices);
}

static void
ReadJson(FunctionCallInfo fcinfo, const Rubric *rubric, Choice *choices)
{
	(void) fcinfo;
	JsonChoices(rubric, PG_GETARG_DATUM(2), choices);
}

/* The rubric in argument 1. */
static const Rubric *
RubricArgument(FunctionCallInfo fcinfo)
{
	if (unlikely(PG_ARGISNULL(1)))
		ereport(ERROR, (errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED),
						errmsg("the rubric of a review must not be null"),
						errhint("Leave reviews without a rubric out with FILTER (WHERE rubric IS "
								"NOT NULL).")));
	return PG_GETARG_RUBRIC(1);
}

/* What a transition gives when there is nothing to count: the state as it is. */
static Datum
ReturnState(FunctionCallInfo fcinfo)
{
	if (PG_ARGISNULL(0))
		PG_RETURN_NULL();
	PG_RETURN_DATUM(PG_GETARG_DATUM(0));
}

/* Counts a rated review in argument 0: (state, rubric, review). */
static inline IqsSummary *
AddReview(FunctionCallInfo fcinfo, const Rubric *rubric, const Choice *choices, Review review)
{
	uint32 places[RUBRIC_CATEGORIES];
	IqsSummary *reviews = IqsSummaryToUpdate(fcinfo);
	Fault fault;
	bool done;

	if (likely(IqsSummaryLocate(reviews, rubric, places)))
		done = IqsSummaryAddReview(reviews, rubric, choices, places, review, &fault);
	else
	{
		reviews = IqsSummaryWithRoom(reviews, IqsSummaryNamesOf(rubric));
		done = IqsSummaryCollectReview(reviews, rubric, choices, review, &fault);
	}
	if (unlikely(!done))
		RaiseFault(&fault);
	return reviews;
}

/* The rubric in argument 1, and the rated review in argument 2 by it; false if there is none. */
static inline bool
ReadArguments(FunctionCallInfo fcinfo, ReadReview read, const Rubric **rubric, Choice *choices,
			  Review *review)
{
	if (PG_ARGISNULL(2))
		return false;
	*rubric = RubricArgument(fcinfo);
	read(fcinfo, *rubric, choices);
	*review = ScoreReview(*rubric, choices);
	return review->is_rated;
}

/* Counts a review: (state, rubric, review). */
static inline Datum
CountReview(FunctionCallInfo fcinfo, ReadReview read)
{
	Choice choices[RUBRIC_CATEGORIES];
	const Rubric *rubric;
	Review review;

	if (!ReadArguments(fcinfo, read, &rubric, choices, &review))
		return ReturnState(fcinfo);
	return ReturnIqsSummary(fcinfo, AddReview(fcinfo, rubric, choices, review));
}

/* Takes a review out: (state, rubric, review). */
static inline Datum
SubtractReview(FunctionCallInfo fcinfo, ReadReview read)
{
	Choice choices[RUBRIC_CATEGORIES];
	const Rubric *rubric;
	IqsSummary *rest;
	Review review;
	Fault fault;

	if (!ReadArguments(fcinfo, read, &rubric, choices, &review))
		return ReturnState(fcinfo);
	rest = IqsSummarySettled(IqsSummaryToUpdate(fcinfo));
	if (!IqsSummarySubtractReview(rest, rubric, choices, review, &fault))
		RaiseFault(&fault);
	return ReturnIqsSummaryRest(fcinfo, rest);
}

PG_FUNCTION_INFO_V1(iqs_summary_accum_row);
Datum
iqs_summary_accum_row(PG_FUNCTION_ARGS)
{
	return CountReview(fcinfo, ReadRow);
}

PG_FUNCTION_INFO_V1(iqs_summary_accum_inv_row);
Datum
iqs_summary_accum_inv_row(PG_FUNCTION_ARGS)
{
	return SubtractReview(fcinfo, ReadRow);
}

PG_FUNCTION_INFO_V1(iqs_summary_accum_json);
Datum
iqs_summary_accum_json(PG_FUNCTION_ARGS)
{
	return CountReview(fcinfo, ReadJson);
}

PG_FUNCTION_INFO_V1(iqs_summary_accum_inv_json);
Datum
iqs_summary_accum_inv_json(PG_FUNCTION_ARGS)
{
	return SubtractReview(fcinfo, ReadJson);
}

/* Raises a score that is none. */
static pg_noinline void
RaiseBadScore(const Amount *score)
{
	const char *text = AmountText(score);

	if (!score->is_finite)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("review score %s is not a number", text),
						errhint("Turn what is not a score into NULL: NULLIF(score, '%s').", text)));
	ereport(ERROR, (errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
					errmsg("review score %s is out of range 0..100", text),
					score->millionths > 0
						? errhint("If bonuses lift scores above 100, write least(score, 100).")
						: errhint("If it stands for \"not scored\", write nullif(score, %s); if "
								  "deductions lower scores below 0, write greatest(score, 0).",
								  text)));
}

/* A score that was computed elsewhere, as a review; it is rounded to its 6th decimal. */
static Review
ScoredReview(Amount score)
{
	if (!score.is_finite || score.millionths < 0 || score.millionths > FULL_SCORE)
		RaiseBadScore(&score);
	return (Review){.score = (int32) score.millionths, .is_rated = true};
}

/* Counts a review's score, or takes it out, without categories. */
static inline Datum
CountScore(FunctionCallInfo fcinfo, Amount score, bool take_out)
{
	Review review = ScoredReview(score);
	IqsSummary *reviews = IqsSummaryToUpdate(fcinfo);
	Fault fault;
	bool done = take_out ? IqsSummarySubtractScore(reviews, review, &fault)
						 : IqsSummaryAddScore(reviews, review, &fault);

	if (unlikely(!done))
		RaiseFault(&fault);
	return take_out ? ReturnIqsSummaryRest(fcinfo, reviews) : ReturnIqsSummary(fcinfo, reviews);
}

PG_FUNCTION_INFO_V1(iqs_summary_accum_numeric);
Datum
iqs_summary_accum_numeric(PG_FUNCTION_ARGS)
{
	if (PG_ARGISNULL(1))
		return ReturnState(fcinfo);
	return CountScore(fcinfo, AmountOfNumeric((Numeric) PG_GETARG_VARLENA_PP(1)), false);
}

PG_FUNCTION_INFO_V1(iqs_summary_accum_inv_numeric);
Datum
iqs_summary_accum_inv_numeric(PG_FUNCTION_ARGS)
{
	if (PG_ARGISNULL(1))
		return ReturnState(fcinfo);
	return CountScore(fcinfo, AmountOfNumeric((Numeric) PG_GETARG_VARLENA_PP(1)), true);
}

PG_FUNCTION_INFO_V1(iqs_summary_accum_float8);
Datum
iqs_summary_accum_float8(PG_FUNCTION_ARGS)
{
	if (PG_ARGISNULL(1))
		return ReturnState(fcinfo);
	return CountScore(fcinfo, AmountOfDouble(PG_GETARG_FLOAT8(1)), false);
}

PG_FUNCTION_INFO_V1(iqs_summary_accum_inv_float8);
Datum
iqs_summary_accum_inv_float8(PG_FUNCTION_ARGS)
{
	if (PG_ARGISNULL(1))
		return ReturnState(fcinfo);
	return CountScore(fcinfo, AmountOfDouble(PG_GETARG_FLOAT8(1)), true);
}
