/*
 * rating_summary.h: a summary as a PostgreSQL value. Include it after postgres.h.
 *
 * The type is of plain storage: a value is never toasted, compressed or short-headed, so that
 * a pointer to it is a pointer to a RatingSummary.
 */
#ifndef CSMETRICS_PG_SURVEY_RATING_SUMMARY_H
#define CSMETRICS_PG_SURVEY_RATING_SUMMARY_H

#include "core/survey/rating_summary_io.h"
#include "fmgr.h"
#if PG_VERSION_NUM >= 160000
#include "varatt.h" /* before 16, a part of postgres.h */
#endif
#include "pg/base/aggregate.h"

#define PG_GETARG_RATING_SUMMARY(n) ((RatingSummary *) PG_GETARG_POINTER(n))

extern RatingSummary *RatingSummaryNew(size_t size);
extern RatingSummary *RatingSummaryCopy(const RatingSummary *summary);
extern RatingSummary *RatingSummaryStore(const RatingContents *any);
extern RatingSummary *RatingSummaryCanonical(const RatingSummary *summary);
extern RatingSummary *RatingSummaryRewrite(RatingSummary *summary, const RatingCounts *counts,
										   int width, bool in_place);

#endif
