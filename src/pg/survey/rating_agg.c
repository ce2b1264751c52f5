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

/*
 * Whether a step may be done in the state. Adding leaves a canonical state canonical; subtracting
 * may not, and only the extension's own aggregates don't let it be seen.
 */
static inline bool
MayStepInPlace(FunctionCallInfo fcinfo, int64 step)
{
	return step > 0 ? InAggregate(fcinfo) : OwnsState(fcinfo);
}

/* Says that an answer with a weight meets a summary without weights, or the other way round. */
static pg_noinline void
RaiseMixed(void)
{
	ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					errmsg("cannot merge weighted and unweighted rating summaries")));
}

/*
 * The slow way of a step: where the fast one refused, or must not write to the state. Returns
 * the state, moved to a wider one where its count was full; or a value of its own, in
 * canonical form.
 */
static pg_noinline RatingSummary *
StepPointSlowly(FunctionCallInfo fcinfo, RatingSummary *state, int32 point, int64 step)
{
	RatingContents any;
	Fault fault;

	if (RatingSummaryIsWeighted(state))
		RaiseMixed();
	any.is_weighted = false;
	RatingCountsRead(state, &any.counts);
	if (!RatingCountsStepAt(&any.counts, point, step, &fault))
		RaiseFault(&fault);
	if (!MayStepInPlace(fcinfo, step))
		return RatingSummaryStore(&any);
	return RatingSummaryRewrite(
		state, &any.counts, Max(RatingSummaryWidth(state), RatingCountsWidth(&any.counts)), true);
}

/* Moves the count at a point of the scale. */
static RatingSummary *
StepPoint(FunctionCallInfo fcinfo, RatingSummary *state, int32 point, int step)
{
	if (MayStepInPlace(fcinfo, step) && RatingSummaryStepAt(state, point, step))
		return state;
	return StepPointSlowly(fcinfo, state, point, step);
}

/* What is done where a whole answer on a whole scale can't be counted in place at once. */
static pg_noinline RatingSummary *
StepIntegerSlowly(FunctionCallInfo fcinfo, RatingSummary *state, int32 answer, int step)
{
	return StepPoint(fcinfo, state, IntegerPoint(fcinfo, RatingSummaryScale(state), answer), step);
}

static pg_noinline RatingSummary *
StepDoubleSlowly(FunctionCallInfo fcinfo, RatingSummary *state, double answer, int step)
{
	return StepPoint(fcinfo, state, DoublePoint(fcinfo, RatingSummaryScale(state), answer), step);
}

static pg_noinline RatingSummary *
StepNumericSlowly(FunctionCallInfo fcinfo, RatingSummary *state, Datum answer, int step)
{
	return StepPoint(fcinfo, state, NumericPoint(fcinfo, RatingSummaryScale(state), answer), step);
}

static inline RatingSummary *
StepInteger(FunctionCallInfo fcinfo, RatingSummary *state, int32 answer, int step)
{
	if (likely(MayStepInPlace(fcinfo, step) && RatingSummaryStep(state, answer, step)))
		return state;
	return StepIntegerSlowly(fcinfo, state, answer, step);
}

static inline RatingSummary *
StepDouble(FunctionCallInfo fcinfo, RatingSummary *state, double answer, int step)
{
	int32 whole;

	if (likely(MayStepInPlace(fcinfo, step) && AnswerFromDouble(answer, &whole) &&
			   RatingSummaryStep(state, whole, step)))
		return state;
	return StepDoubleSlowly(fcinfo, state, answer, step);
}

static inline RatingSummary *
StepNumeric(FunctionCallInfo fcinfo, RatingSummary *state, Datum answer, int step)
{
	int32 whole;

	if (likely(MayStepInPlace(fcinfo, step) && NumericDigit(answer, &whole) &&
			   RatingSummaryStep(state, whole, step)))
		return state;
	return StepNumericSlowly(fcinfo, state, answer, step);
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

/* Argument 0 as a state on a scale: where it has no scale yet, a new summary without answers. */
static RatingSummary *
StateOnScale(FunctionCallInfo fcinfo, Scale scale, bool is_weighted)
{
	RatingSummary *state = PG_ARGISNULL(0) ? NULL : PG_GETARG_RATING_SUMMARY(0);

	if (state == NULL || RatingSummaryPoints(state) == 0)
	{
		state = RatingSummaryNew(is_weighted ? WeightedSize(scale) : RatingSummarySize(scale, 1));
		RatingSummaryBegin(state, scale, is_weighted ? 0 : 1);
		return state;
	}
	if (unlikely(!ScaleEqual(RatingSummaryScale(state), scale)))
		RaiseScaleChange(state, scale);
	return state;
}

/* The same for the scale in arguments n and n + 1, which is the state's but in the first row. */
static inline RatingSummary *
StateOnWholeScale(FunctionCallInfo fcinfo, int n)
{
	if (likely(!PG_ARGISNULL(0) && !PG_ARGISNULL(n) && !PG_ARGISNULL(n + 1)))
	{
		RatingSummary *state = PG_GETARG_RATING_SUMMARY(0);

		if (likely(state->points > 0 && state->low == PG_GETARG_INT32(n) &&
				   state->low + state->points - 1 == PG_GETARG_INT32(n + 1)))
			return state;
	}
	return StateOnScale(fcinfo, ScaleArguments(fcinfo, n), false);
}

/* Whether a state is on the scale low..high by step, in billionths. */
static inline bool
IsOnSteppedScale(const RatingSummary *state, int64 low, int64 high, int64 step)
{
	int64 first;
	int64 by;

	if (!RatingSummaryIsStepped(state))
		return false;
	memcpy(&first, state->counts, sizeof first);
	memcpy(&by, state->counts + sizeof first, sizeof by);
	return first == low && by == step && first + (state->low - 1) * by == high;
}

/* The same for a scale in arguments n to n + 2. */
#define STATE_ON_STEPPED_SCALE(name, bound, argument, scale)                                       \
	static inline RatingSummary *name(FunctionCallInfo fcinfo, int n)                              \
	{                                                                                              \
		if (likely(!PG_ARGISNULL(0) && !PG_ARGISNULL(n) && !PG_ARGISNULL(n + 1) &&                 \
				   !PG_ARGISNULL(n + 2)))                                                          \
		{                                                                                          \
			RatingSummary *state = PG_GETARG_RATING_SUMMARY(0);                                    \
                                                                                                   \
			if (likely(IsOnSteppedScale(state, bound(argument(n)), bound(argument(n + 1)),         \
										bound(argument(n + 2)))))                                  \
				return state;                                                                      \
		}                                                                                          \
		return StateOnScale(fcinfo, scale(fcinfo, n), false);                                      \
	}

STATE_ON_STEPPED_SCALE(StateOnDoubleScale, DoubleBound, PG_GETARG_FLOAT8, DoubleScaleArguments)
STATE_ON_STEPPED_SCALE(StateOnNumericScale, NumericBound, PG_GETARG_NUMERIC, NumericScaleArguments)

/*
 * Arguments: state, answer, low, high and perhaps step; not strict, so that the scale is checked
 * where answer is NULL.
 */
#define ACCUM_SCALED_ENTRY(symbol, state_on, move, argument, step)                                 \
	PG_FUNCTION_INFO_V1(symbol);                                                                   \
	Datum symbol(PG_FUNCTION_ARGS)                                                                 \
	{                                                                                              \
		RatingSummary *state = state_on(fcinfo, 2);                                                \
                                                                                                   \
		if (!PG_ARGISNULL(1))                                                                      \
			state = move(fcinfo, state, argument, step);                                           \
		PG_RETURN_POINTER(state);                                                                  \
	}

/* clang-format off */
ACCUM_SCALED_ENTRY(rating_summary_accum_scaled_int4, StateOnWholeScale, StepInteger, PG_GETARG_INT32(1), 1)
ACCUM_SCALED_ENTRY(rating_summary_accum_inv_scaled_int4, StateOnWholeScale, StepInteger, PG_GETARG_INT32(1), -1)
ACCUM_SCALED_ENTRY(rating_summary_accum_scaled_float8, StateOnWholeScale, StepDouble, PG_GETARG_FLOAT8(1), 1)
ACCUM_SCALED_ENTRY(rating_summary_accum_inv_scaled_float8, StateOnWholeScale, StepDouble, PG_GETARG_FLOAT8(1), -1)
ACCUM_SCALED_ENTRY(rating_summary_accum_scaled_numeric, StateOnWholeScale, StepNumeric, PG_GETARG_DATUM(1), 1)
ACCUM_SCALED_ENTRY(rating_summary_accum_inv_scaled_numeric, StateOnWholeScale, StepNumeric, PG_GETARG_DATUM(1), -1)
ACCUM_SCALED_ENTRY(rating_summary_accum_stepped_float8, StateOnDoubleScale, StepDoubleSlowly, PG_GETARG_FLOAT8(1), 1)
ACCUM_SCALED_ENTRY(rating_summary_accum_inv_stepped_float8, StateOnDoubleScale, StepDoubleSlowly, PG_GETARG_FLOAT8(1), -1)
ACCUM_SCALED_ENTRY(rating_summary_accum_stepped_numeric, StateOnNumericScale, StepNumericSlowly, PG_GETARG_DATUM(1), 1)
ACCUM_SCALED_ENTRY(rating_summary_accum_inv_stepped_numeric, StateOnNumericScale, StepNumericSlowly, PG_GETARG_DATUM(1), -1)
/* clang-format on */

/* Moves the count at a point by so many responses (argument 2), which may be 0 but not less. */
static RatingSummary *
StepResponses(FunctionCallInfo fcinfo, RatingSummary *state, int32 point, int sign)
{
	int64 responses = PG_GETARG_INT64(2);

	if (responses < 0)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("number of responses " INT64_FORMAT " must not be negative", responses),
				 errhint("A count is the number of answers of one kind: 0 or more.")));
	return StepPointSlowly(fcinfo, state, point, sign * responses);
}

/*
 * Arguments: state, answer, responses, low, high and perhaps step. A row without an answer or
 * without a count is skipped.
 */
#define ACCUM_COUNTED_ENTRY(symbol, state_on, read, argument, sign)                                \
	PG_FUNCTION_INFO_V1(symbol);                                                                   \
	Datum symbol(PG_FUNCTION_ARGS)                                                                 \
	{                                                                                              \
		RatingSummary *state = state_on(fcinfo, 3);                                                \
                                                                                                   \
		if (!PG_ARGISNULL(1) && !PG_ARGISNULL(2))                                                  \
			state = StepResponses(fcinfo, state,                                                   \
								  read(fcinfo, RatingSummaryScale(state), argument), sign);        \
		PG_RETURN_POINTER(state);                                                                  \
	}

/* clang-format off */
ACCUM_COUNTED_ENTRY(rating_summary_accum_counted_int4, StateOnWholeScale, IntegerPoint, PG_GETARG_INT32(1), 1)
ACCUM_COUNTED_ENTRY(rating_summary_accum_counted_inv_int4, StateOnWholeScale, IntegerPoint, PG_GETARG_INT32(1), -1)
ACCUM_COUNTED_ENTRY(rating_summary_accum_counted_float8, StateOnWholeScale, DoublePoint, PG_GETARG_FLOAT8(1), 1)
ACCUM_COUNTED_ENTRY(rating_summary_accum_counted_inv_float8, StateOnWholeScale, DoublePoint, PG_GETARG_FLOAT8(1), -1)
ACCUM_COUNTED_ENTRY(rating_summary_accum_counted_numeric, StateOnWholeScale, NumericPoint, PG_GETARG_DATUM(1), 1)
ACCUM_COUNTED_ENTRY(rating_summary_accum_counted_inv_numeric, StateOnWholeScale, NumericPoint, PG_GETARG_DATUM(1), -1)
ACCUM_COUNTED_ENTRY(rating_summary_accum_counted_stepped_float8, StateOnDoubleScale, DoublePoint, PG_GETARG_FLOAT8(1), 1)
ACCUM_COUNTED_ENTRY(rating_summary_accum_counted_inv_stepped_float8, StateOnDoubleScale, DoublePoint, PG_GETARG_FLOAT8(1), -1)
ACCUM_COUNTED_ENTRY(rating_summary_accum_counted_stepped_numeric, StateOnNumericScale, NumericPoint, PG_GETARG_DATUM(1), 1)
ACCUM_COUNTED_ENTRY(rating_summary_accum_counted_inv_stepped_numeric, StateOnNumericScale, NumericPoint, PG_GETARG_DATUM(1), -1)
/* clang-format on */

/* Counts one answer with its weight: (state, answer, weight, low, high). */
static Datum
AccumWeighted(FunctionCallInfo fcinfo, double answer)
{
	Scale scale = ScaleArguments(fcinfo, 3);
	RatingSummary *state;
	RatingWeights weights;
	Fault fault;

	if (!WeightedScaleCheck(scale, &fault))
		RaiseFault(&fault);
	state = StateOnScale(fcinfo, scale, true);
	if (PG_ARGISNULL(1) || PG_ARGISNULL(2))
		PG_RETURN_POINTER(state);
	if (!RatingSummaryIsWeighted(state))
		RaiseMixed();
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
