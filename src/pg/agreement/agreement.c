/*
 * agreement.c: the aggregate agreement, over one rating summary per conversation.
 */
#include "postgres.h"

#include "miscadmin.h"

#include "core/statistics/confidence.h"
#include "pg/agreement/rating_patterns.h"
#include "pg/agreement/result.h"
#include "pg/base/state.h"
#include "pg/survey/rating_summary.h"

/* How often one conversation got each point; the points go into at. */
static RatedUnit
UnitOf(const RatingSummary *summary, PointCount *at)
{
	char point[BILLIONTHS_TEXT_SIZE];
	RatingCounts counts;
	RatedUnit unit = {.at = at};

	RatingCountsRead(summary, &counts);
	for (int k = 0; k < counts.scale.points; k++)
	{
		if (counts.at[k] == 0)
			continue;
		if (counts.at[k] > PG_UINT32_MAX)
			ereport(ERROR,
					(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
					 errmsg("a conversation has %lld ratings of %s", (long long) counts.at[k],
							BillionthsText(ScaleBillionths(counts.scale, k), point)),
					 errhint("Group the summaries by conversation first.")));
		at[unit.points++] = (PointCount){.point = (uint32) k, .count = (uint32) counts.at[k]};
	}
	return unit;
}

/* Counts a conversation: (state, summary, level). */
PG_FUNCTION_INFO_V1(agreement_accum);
Datum
agreement_accum(PG_FUNCTION_ARGS)
{
	PointCount at[SCALE_POINTS_MAX];
	const RatingSummary *summary;
	RatingPatterns *state;
	RatedUnit unit;
	Scale scale;

	if (PG_ARGISNULL(1))
		return ReturnState(fcinfo);
	summary = PG_GETARG_RATING_SUMMARY(1);
	if (RatingSummaryIsWeighted(summary))
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("agreement of weighted rating summaries is not defined"),
						errhint("Build the summary of a conversation with csat_agg(rating).")));
	scale = RatingSummaryScale(summary);
	state = PatternsToUpdate(fcinfo, PATTERN_CONVERSATION, LevelArgument(fcinfo, 2, scale), scale);
	unit = UnitOf(summary, at);
	PG_RETURN_POINTER(unit.points == 0 ? state : AddPattern(state, &unit, 1));
}

PG_FUNCTION_INFO_V1(agreement_combine);
Datum
agreement_combine(PG_FUNCTION_ARGS)
{
	return CombinePatterns(fcinfo, PATTERN_CONVERSATION);
}

typedef void (*Pass)(Agreement *agreement, const RatedUnit *unit, double times);

/* Shows every conversation to one pass. */
static void
EachConversation(Agreement *agreement, const SortedPatterns *sorted, Pass pass)
{
	for (size_t i = 0; i < sorted->count; i++)
	{
		RatedUnit unit = PatternUnit(sorted->pattern[i]);

		CHECK_FOR_INTERRUPTS();
		pass(agreement, &unit, (double) sorted->pattern[i]->times);
	}
}

/* What all conversations say together. */
static void
Compare(Agreement *agreement, const SortedPatterns *sorted)
{
	Scale scale = PatternsScale(sorted->state);

	AgreementStart(agreement, (Level) sorted->state->level, scale.points, PointValue(scale, 0),
				   PointValue(scale, 1) - PointValue(scale, 0));
	EachConversation(agreement, sorted, AgreementCount);
	if (agreement->compared < 2.0)
		return;
	AgreementExpect(agreement);
	EachConversation(agreement, sorted, AgreementObserve);
	AgreementCentre(agreement);
	EachConversation(agreement, sorted, AgreementSpread);
}

/* The row: (state). Fewer than two conversations with two ratings have no coefficient. */
PG_FUNCTION_INFO_V1(agreement_final);
Datum
agreement_final(PG_FUNCTION_ARGS)
{
	SortedPatterns sorted = SortPatterns(fcinfo, PATTERN_CONVERSATION);
	Agreement *agreement = palloc0(sizeof *agreement);
	Coefficient alpha, ac;
	ResultRow row = {0};

	if (sorted.count > 0)
		Compare(agreement, &sorted);
	alpha = SpreadCoefficient(&agreement->alpha.spread, CONFIDENCE_DEFAULT);
	ac = SpreadCoefficient(&agreement->ac.spread, CONFIDENCE_DEFAULT);
	PutCount(&row, agreement->compared);
	PutCount(&row, agreement->ratings);
	PutNumber(&row, agreement->compared > 0, 100.0 * agreement->same / agreement->compared);
	PutCoefficient(&row, &alpha);
	PutCoefficient(&row, &ac);
	return ReturnRow(fcinfo, &row);
}
