/*
 * rating_ops.c: the operators of rating_summary: + and -, = and <>, and its hash.
 *
 * rating_summary_add is also the transition and the combine function of rollup and the combine
 * function of every rating aggregate, rating_summary_subtract the inverse: in an aggregate they
 * change the state in place.
 */
#include "postgres.h"

#include "common/hashfn.h"

#include "pg/raise.h"
#include "pg/rating_summary.h"

/* sum + more for two weighted summaries, in place if that may be. */
static Tally *
AddWeighted(Tally *sum, const Tally *more, bool in_place)
{
	Weights total;
	Weights part;
	Fault fault;

	WeightsRead(sum, &total);
	WeightsRead(more, &part);
	if (!WeightsAdd(&total, &part, &fault))
		RaiseFault(&fault);
	if (!in_place)
		sum = TallyNew(VARSIZE(sum));
	WeightsWrite(&total, sum);
	return sum;
}

PG_FUNCTION_INFO_V1(rating_summary_add);
Datum
rating_summary_add(PG_FUNCTION_ARGS)
{
	Tally *sum = PG_GETARG_TALLY(0);
	const Tally *more = PG_GETARG_TALLY(1);
	bool in_place = InAggregate(fcinfo);
	Counts total;
	Counts part;
	Fault fault;

	if (in_place && TallyAdd(sum, more))
		PG_RETURN_POINTER(sum);
	/* the empty summary without a scale is the identity */
	if (more->points == 0)
		PG_RETURN_POINTER(sum);
	if (sum->points == 0)
		PG_RETURN_POINTER(more);
	if (!TallyMatch(sum, more, &fault))
		RaiseFault(&fault);
	if (TallyIsWeighted(sum))
		PG_RETURN_POINTER(AddWeighted(sum, more, in_place));
	CountsRead(sum, &total);
	CountsRead(more, &part);
	if (!CountsAdd(&total, &part, &fault))
		RaiseFault(&fault);
	/* a state never gets narrower here, so that it isn't moved to and fro */
	PG_RETURN_POINTER(
		TallyRewrite(sum, &total, Max(TallyWidth(sum), CountsWidth(&total)), in_place));
}

/* rest - part for two weighted summaries. */
static Tally *
SubtractWeighted(const Tally *rest, const Tally *part)
{
	AnyTally left;
	Weights taken;
	Fault fault;

	left.is_weighted = true;
	WeightsRead(rest, &left.weights);
	WeightsRead(part, &taken);
	left.weights.scale = taken.scale;
	if (!WeightsTakeOut(&left.weights, &taken, &fault))
		RaiseFault(&fault);
	return TallyStore(&left);
}

/*
 * In a window this is the inverse of rating_summary_add, and may return NULL to have the frame
 * computed anew: for weighted summaries, because taking out is not exact; and when no answer is
 * left, because the scale of the rows that are gone must not bind those that come.
 */
PG_FUNCTION_INFO_V1(rating_summary_subtract);
Datum
rating_summary_subtract(PG_FUNCTION_ARGS)
{
	Tally *rest = PG_GETARG_TALLY(0);
	const Tally *part = PG_GETARG_TALLY(1);
	bool in_window = InWindow(fcinfo);
	AnyTally left;
	Counts taken;
	Fault fault;

	if (part->points == 0)
		PG_RETURN_POINTER(rest);
	if (in_window && (TallyIsWeighted(part) || rest->points == 0))
		PG_RETURN_NULL();
	if (!TallyMatch(rest, part, &fault))
		RaiseFault(&fault);
	if (TallyIsWeighted(part))
		PG_RETURN_POINTER(SubtractWeighted(rest, part));
	left.is_weighted = false;
	CountsRead(part, &taken);
	if (rest->points == 0)
		memset(left.counts.at, 0, sizeof left.counts.at);
	CountsRead(rest, &left.counts);
	left.counts.scale = taken.scale;
	if (!CountsTakeOut(&left.counts, &taken, &fault))
		RaiseFault(&fault);
	if (!in_window)
		PG_RETURN_POINTER(TallyStore(&left));
	if (CountsTotal(&left.counts) == 0)
		PG_RETURN_NULL();
	PG_RETURN_POINTER(TallyRewrite(rest, &left.counts, TallyWidth(rest), true));
}

/* Whether two canonical summaries are the same: byte by byte. */
static bool
SameTally(const Tally *a, const Tally *b)
{
	return VARSIZE(a) == VARSIZE(b) && memcmp(a, b, VARSIZE(a)) == 0;
}

PG_FUNCTION_INFO_V1(rating_summary_eq);
Datum
rating_summary_eq(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(SameTally(PG_GETARG_TALLY(0), PG_GETARG_TALLY(1)));
}

PG_FUNCTION_INFO_V1(rating_summary_ne);
Datum
rating_summary_ne(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(!SameTally(PG_GETARG_TALLY(0), PG_GETARG_TALLY(1)));
}

PG_FUNCTION_INFO_V1(rating_summary_hash);
Datum
rating_summary_hash(PG_FUNCTION_ARGS)
{
	const Tally *tally = PG_GETARG_TALLY(0);

	return hash_any((const unsigned char *) VARDATA(tally), (int) (VARSIZE(tally) - VARHDRSZ));
}

PG_FUNCTION_INFO_V1(rating_summary_hash_extended);
Datum
rating_summary_hash_extended(PG_FUNCTION_ARGS)
{
	const Tally *tally = PG_GETARG_TALLY(0);

	return hash_any_extended((const unsigned char *) VARDATA(tally),
							 (int) (VARSIZE(tally) - VARHDRSZ), (uint64) PG_GETARG_INT64(1));
}
