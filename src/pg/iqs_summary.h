/*
 * iqs_summary.h: a summary of reviews as a PostgreSQL value. Include it after postgres.h.
 *
 * A value comes in either form (core/reviews.h), toasted or short: OpenReviews gives the form
 * that can be read and added to. What is handed out for good is packed; an aggregate's state is
 * open.
 */
#ifndef CSMETRICS_IQS_SUMMARY_H
#define CSMETRICS_IQS_SUMMARY_H

#include "fmgr.h"
#if PG_VERSION_NUM >= 160000
#include "varatt.h" /* before 16, a part of postgres.h */
#endif

#include "core/reviews.h"
#include "pg/aggregate.h"

extern Reviews *ReviewsNew(uint32 category_room, uint32 names_room);
extern const Reviews *OpenReviews(Datum value);
extern Reviews *ReviewsCopyOf(const Reviews *reviews);
extern Reviews *ReviewsWithRoom(Reviews *reviews, Missing missing);
extern Datum PackedDatum(const Reviews *reviews);

/*
 * Argument 0 as a summary to change: the state itself where an aggregate hands over its own,
 * open and plain; otherwise a copy of it, or a new one if it is NULL.
 */
static inline Reviews *
ReviewsToUpdate(FunctionCallInfo fcinfo)
{
	if (PG_ARGISNULL(0))
		return ReviewsNew(0, 0);
	if (InAggregate(fcinfo) && VARATT_IS_4B_U(PG_GETARG_POINTER(0)) &&
		((Reviews *) PG_GETARG_POINTER(0))->form == REVIEWS_OPEN)
		return (Reviews *) PG_GETARG_POINTER(0);
	return ReviewsCopyOf(OpenReviews(PG_GETARG_DATUM(0)));
}

/* What a function that changed a summary gives: the state, or outside aggregates a value. */
static inline Datum
ReturnReviews(FunctionCallInfo fcinfo, Reviews *reviews)
{
	return InAggregate(fcinfo) ? PointerGetDatum(reviews) : PackedDatum(reviews);
}

#endif
