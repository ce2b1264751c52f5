/*
 * iqs_summary.h: a summary of reviews as a PostgreSQL value. Include it after postgres.h.
 *
 * A value comes in either form (iqs_summary.h), toasted or short: OpenIqsSummary gives the form
 * that can be read and added to. What is handed out for good is packed; only the state of an
 * aggregate of the extension is open.
 */
#ifndef CSMETRICS_PG_REVIEW_IQS_SUMMARY_H
#define CSMETRICS_PG_REVIEW_IQS_SUMMARY_H

#include "fmgr.h"
#if PG_VERSION_NUM >= 160000
#include "varatt.h" /* before 16, a part of postgres.h */
#endif

#include "core/review/iqs_summary.h"
#include "pg/base/aggregate.h"
#include "pg/base/raise.h"

extern IqsSummary *IqsSummaryNew(uint32 category_room, uint32 names_room);
extern const IqsSummary *OpenIqsSummary(Datum value);
extern IqsSummary *IqsSummaryCopyOf(const IqsSummary *reviews);
extern IqsSummary *IqsSummaryWithRoom(IqsSummary *reviews, NamesRoom more);
extern IqsSummary *IqsSummarySettled(IqsSummary *reviews);
extern Datum PackedDatum(const IqsSummary *reviews);

/*
 * Argument 0 as a summary to change: the state itself where the extension's own aggregate hands it
 * over, open and plain; otherwise a copy of it, or a new one if it is NULL.
 */
static inline IqsSummary *
IqsSummaryToUpdate(FunctionCallInfo fcinfo)
{
	if (PG_ARGISNULL(0))
		return IqsSummaryNew(0, 0);
	if (OwnsState(fcinfo) && VARATT_IS_4B_U(PG_GETARG_POINTER(0)) &&
		((IqsSummary *) PG_GETARG_POINTER(0))->form == IQS_SUMMARY_OPEN)
		return (IqsSummary *) PG_GETARG_POINTER(0);
	return IqsSummaryCopyOf(OpenIqsSummary(PG_GETARG_DATUM(0)));
}

/* What a function that changed a summary gives: the state, or a value to who may show it. */
static inline Datum
ReturnIqsSummary(FunctionCallInfo fcinfo, IqsSummary *reviews)
{
	return OwnsState(fcinfo) ? PointerGetDatum(reviews) : PackedDatum(IqsSummarySettled(reviews));
}

/*
 * The same after something was subtracted. The extension's own aggregates subtract what they
 * added; what others subtract may leave what no reviews give, which is refused.
 */
static inline Datum
ReturnIqsSummaryRest(FunctionCallInfo fcinfo, IqsSummary *rest)
{
	Fault fault;

	if (!OwnsState(fcinfo) && IqsSummaryProblem(rest) != NULL && !IqsSummaryNotIn(&fault))
		RaiseFault(&fault);
	return ReturnIqsSummary(fcinfo, rest);
}

#endif
