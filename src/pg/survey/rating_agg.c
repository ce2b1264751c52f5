/*
 * rating_agg.c: the transition and inverse functions of the rating aggregates.
 *
 * All aggregates over the same column and scale share one transition function, one initial
 * value and so, in a query, one state: the metrics differ in their final functions alone. The
 * scale is carried by the initial value; with the scale in the arguments the initial value is
 * the empty summary without one, and the first row sets it.
 */
#include "postgres.h"

#include "pg/base/numeric_answer.h"
#include "pg/base/raise.h"
#include "pg/survey/rating_answer.h"
#include "pg/survey/rating_summary.h"

/* The question that answers go to, where arguments (state, answer) and the scale tell. */
static const Survey *
SurveyOfState(FunctionCallInfo fcinfo, const RatingSummary *state)
{
	return PG_NARGS() == 2 ? SurveyOnScale(RatingSummaryScale(state)) : NULL;
}

/*
 * Whether a step may be done in the state. Adding leaves a canonical state canonical; taking out
 * may not, and only the extension's own aggregates don't let it be seen.
 */
static inline bool
MayStepInPlace(FunctionCallInfo fcinfo, int step)
{
	return step > 0 ? InAggregate(fcinfo) : OwnsState(fcinfo);
}

/*
 * The slow way of a step: where the fast one refused, or must not write to the state. Returns
 * the state, moved to a wider one where its count was full; or a value of its own, in
 * canonical form. Raises what is wrong with the answer.
 */
static pg_noinline RatingSummary *
StepSlowly(FunctionCallInfo fcinfo, RatingSummary *state, double answer, int step)
{
	RatingContents any;
	Fault fault;

	if (RatingSummaryIsWeighted(state))
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("an answer without a weight can't go into a weighted summary")));
	DoubleAnswer(SurveyOfState(fcinfo, state), RatingSummaryScale(state), answer);
	any.is_weighted = false;
	RatingCountsRead(state, &any.counts);
	if (!RatingCountsStep(&any.counts, answer, step, &fault))
		RaiseFault(&fault);
	if (!MayStepInPlace(fcinfo, step))
		return RatingSummaryStore(&any);
	return RatingSummaryRewrite(
		state, &any.counts, Max(RatingSummaryWidth(state), RatingCountsWidth(&any.counts)), true);
}

static inline RatingSummary *
StepInteger(FunctionCallInfo fcinfo, RatingSummary *state, int32 answer, int step)
{
	if (likely(MayStepInPlace(fcinfo, step) && RatingSummaryStep(state, answer, step)))
		return state;
	return StepSlowly(fcinfo, state, answer, step);
}

static inline RatingSummary *
StepDouble(FunctionCallInfo fcinfo, RatingSummary *state, double answer, int step)
{
	int32 whole;

	if (likely(MayStepInPlace(fcinfo, step) && AnswerFromDouble(answer, &whole) &&
			   RatingSummaryStep(state, whole, step)))
		return state;
	return StepSlowly(fcinfo, state, answer, step);
}

/* A numeric that isn't of one digit. */
static pg_noinline RatingSummary *
StepLongNumeric(FunctionCallInfo fcinfo, RatingSummary *state, Datum answer, int step)
{
	const Survey *survey = SurveyOfState(fcinfo, state);

	return StepInteger(fcinfo, state, NumericAnswer(survey, RatingSummaryScale(state), answer),
					   step);
}

static inline RatingSummary *
StepNumeric(FunctionCallInfo fcinfo, RatingSummary *state, Datum answer, int step)
{
	int32 whole;

	if (unlikely(!NumericDigit(answer, &whole)))
		return StepLongNumeric(fcinfo, state, answer, step);
	return StepInteger(fcinfo, state, whole, step);
}

/* Arguments: state, answer. An entry point counts one answer, or takes it out again. */
#define ACCUM_ENTRY(symbol, move, argument, step)                                                  \
	PG_FUNCTION_INFO_V1(symbol);                                                                   \
	Datum symbol(PG_FUNCTION_ARGS)                                                                 \
	{                                                                                              \
		PG_RETURN_POINTER(move(fcinfo, PG_GETARG_RATING_SUMMARY(0), argument, step));              \
	}

ACCUM_ENTRY(rating_summary_accum_int4, StepInteger, PG_GETARG_INT32(1), 1)
ACCUM_ENTRY(rating_summary_accum_inv_int4, StepInteger, PG_GETARG_INT32(1), -1)
ACCUM_ENTRY(rating_summary_accum_float8, StepDouble, PG_GETARG_FLOAT8(1), 1)
ACCUM_ENTRY(rating_summary_accum_inv_float8, StepDouble, PG_GETARG_FLOAT8(1), -1)
ACCUM_ENTRY(rating_summary_accum_numeric, StepNumeric, PG_GETARG_DATUM(1), 1)
ACCUM_ENTRY(rating_summary_accum_inv_numeric, StepNumeric, PG_GETARG_DATUM(1), -1)
ACCUM_ENTRY(rating_summary_accum_bool, StepInteger, PG_GETARG_BOOL(1), 1)
ACCUM_ENTRY(rating_summary_accum_inv_bool, StepInteger, PG_GETARG_BOOL(1), -1)

/* Says that the scale in the arguments is not the one that the group began with. */
static pg_noinline void
RaiseScaleChange(const RatingSummary *state, Scale scale)
{
	char first[SCALE_TEXT_SIZE];
	char then[SCALE_TEXT_SIZE];

	ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					errmsg("scale changes within a group from %s to %s",
						   ScaleText(RatingSummaryScale(state), first), ScaleText(scale, then)),
					errhint("Add the scale to GROUP BY.")));
}

/*
 * The state of an aggregate whose scale is in arguments n and n + 1: argument 0, or, where
 * that has no scale yet, a new summary on the scale, of size bytes for its points.
 */
static RatingSummary *
StateOnScale(FunctionCallInfo fcinfo, int n, bool is_weighted)
{
	Scale scale = ScaleArguments(fcinfo, n);
	RatingSummary *state = PG_ARGISNULL(0) ? NULL : PG_GETARG_RATING_SUMMARY(0);

	if (state == NULL || state->points == 0)
	{
		state = RatingSummaryNew(is_weighted ? WeightedSize(scale.points)
											 : RatingSummarySize(scale.points, 1));
		RatingSummaryBegin(state, scale, is_weighted ? 0 : 1);
		return state;
	}
	if (!ScaleEqual(RatingSummaryScale(state), scale))
		RaiseScaleChange(state, scale);
	return state;
}

/* Arguments: state, answer, low, high; not strict, so that the scale is checked where answer is NULL. */
#define ACCUM_SCALED_ENTRY(symbol, move, argument, step)                                           \
	PG_FUNCTION_INFO_V1(symbol);                                                                   \
	Datum symbol(PG_FUNCTION_ARGS)                                                                 \
	{                                                                                              \
		RatingSummary *state = StateOnScale(fcinfo, 2, false);                                     \
                                                                                                   \
		if (!PG_ARGISNULL(1))                                                                      \
			state = move(fcinfo, state, argument, step);                                           \
		PG_RETURN_POINTER(state);                                                                  \
	}

ACCUM_SCALED_ENTRY(rating_summary_accum_scaled_int4, StepInteger, PG_GETARG_INT32(1), 1)
ACCUM_SCALED_ENTRY(rating_summary_accum_inv_scaled_int4, StepInteger, PG_GETARG_INT32(1), -1)
ACCUM_SCALED_ENTRY(rating_summary_accum_scaled_float8, StepDouble, PG_GETARG_FLOAT8(1), 1)
ACCUM_SCALED_ENTRY(rating_summary_accum_inv_scaled_float8, StepDouble, PG_GETARG_FLOAT8(1), -1)
ACCUM_SCALED_ENTRY(rating_summary_accum_scaled_numeric, StepNumeric, PG_GETARG_DATUM(1), 1)
ACCUM_SCALED_ENTRY(rating_summary_accum_inv_scaled_numeric, StepNumeric, PG_GETARG_DATUM(1), -1)

/* Counts one answer with its weight: (state, answer, weight, low, high). */
static Datum
AccumWeighted(FunctionCallInfo fcinfo, double answer)
{
	RatingSummary *state = StateOnScale(fcinfo, 3, true);
	RatingWeights weights;
	Fault fault;

	if (PG_ARGISNULL(1) || PG_ARGISNULL(2))
		PG_RETURN_POINTER(state);
	if (!RatingSummaryIsWeighted(state))
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("a weighted answer can't go into an unweighted summary")));
	RatingWeightsRead(state, &weights);
	if (!RatingWeightsCount(&weights, answer, PG_GETARG_FLOAT8(2), &fault))
		RaiseFault(&fault);
	if (!InAggregate(fcinfo))
		state = RatingSummaryCopy(state);
	RatingWeightsWrite(&weights, state);
	PG_RETURN_POINTER(state);
}

PG_FUNCTION_INFO_V1(rating_summary_accum_weighted_int4);
Datum
rating_summary_accum_weighted_int4(PG_FUNCTION_ARGS)
{
	return AccumWeighted(fcinfo, PG_ARGISNULL(1) ? 0 : (double) PG_GETARG_INT32(1));
}

PG_FUNCTION_INFO_V1(rating_summary_accum_weighted_float8);
Datum
rating_summary_accum_weighted_float8(PG_FUNCTION_ARGS)
{
	return AccumWeighted(fcinfo, PG_ARGISNULL(1) ? 0 : PG_GETARG_FLOAT8(1));
}

/* The summary that an aggregate gives: a canonical copy, so that the state stays its own. */
PG_FUNCTION_INFO_V1(rating_summary_final);
Datum
rating_summary_final(PG_FUNCTION_ARGS)
{
	PG_RETURN_POINTER(RatingSummaryCanonical(PG_GETARG_RATING_SUMMARY(0)));
}
