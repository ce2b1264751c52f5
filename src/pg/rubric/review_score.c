/*
 * review_score.c: the score of one review, outside any aggregate.
 */
#include "postgres.h"

#include "pg/rubric/review_input.h"
#include "pg/rubric/rubric.h"

/* A score as numeric with 6 decimals; NULL where nothing was rated. */
static Datum
ReturnScore(FunctionCallInfo fcinfo, const Rubric *rubric, const Choice *choices)
{
	Review review = ScoreReview(rubric, choices);

	if (!review.is_rated)
		PG_RETURN_NULL();
	return NumericGetDatum(int64_div_fast_to_numeric(review.score, 6));
}

PG_FUNCTION_INFO_V1(review_score_row);
Datum
review_score_row(PG_FUNCTION_ARGS)
{
	const Rubric *rubric = PG_GETARG_RUBRIC(0);
	Choice choices[RUBRIC_CATEGORIES];

	RowChoices(fcinfo, rubric, PG_GETARG_DATUM(1), choices);
	return ReturnScore(fcinfo, rubric, choices);
}

PG_FUNCTION_INFO_V1(review_score_json);
Datum
review_score_json(PG_FUNCTION_ARGS)
{
	const Rubric *rubric = PG_GETARG_RUBRIC(0);
	Choice choices[RUBRIC_CATEGORIES];

	JsonChoices(rubric, PG_GETARG_DATUM(1), choices);
	return ReturnScore(fcinfo, rubric, choices);
}
