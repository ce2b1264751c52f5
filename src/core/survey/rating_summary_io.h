/*
 * rating_summary_io.h: the text and the wire form of a summary, checked field by field when read.
 *
 * Text:  0..10 {3,0,0,1,0,2,5,9,14,20,31}
 *        weighted 1..5 {0.5,0,2,1,4} n=7 w2={0.25,0,2,1,6}
 *        {}
 * Wire:  docs/format.md
 */
#ifndef CSMETRICS_CORE_SURVEY_RATING_SUMMARY_IO_H
#define CSMETRICS_CORE_SURVEY_RATING_SUMMARY_IO_H

#include "core/base/bytes.h"
#include "core/base/text.h"
#include "core/survey/weighted.h"

/* A summary of either kind, spread out. */
typedef struct RatingContents
{
	bool is_weighted;
	RatingCounts counts;
	RatingWeights weights;
} RatingContents;

/* The most bytes that the wire form takes. */
#define RATING_SUMMARY_BYTES_MAX (2 + 18 + 8 + 8 * SCALE_POINTS_MAX)

size_t RatingContentsSize(const RatingContents *any);
void RatingContentsWrite(const RatingContents *any, RatingSummary *summary);

void RatingSummaryPutText(const RatingSummary *summary, TextSink *sink);
bool RatingSummaryParseText(const char *text, RatingContents *any, Fault *fault);

size_t RatingSummaryPutBytes(const RatingSummary *summary,
							 unsigned char wire[RATING_SUMMARY_BYTES_MAX]);
bool RatingSummaryParseBytes(const unsigned char *wire, size_t length, RatingContents *any,
							 Fault *fault);

#endif
