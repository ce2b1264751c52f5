/*
 * rubrics.h: what the tests and fuzzers of rubrics and reviews share: values from text, and
 * back, in memory of exactly the size that was asked for.
 */
#ifndef CSMETRICS_TEST_UNIT_RUBRICS_H
#define CSMETRICS_TEST_UNIT_RUBRICS_H

#include "core/review/iqs_summary.h"
#include "core/rubric/rubric_draft.h"

#include <stdlib.h>

/* A copy of length bytes in memory of just that size, so that an over-read is found. */
static inline char *
ExactCopy(const void *bytes, size_t length)
{
	char *copy = malloc(length > 0 ? length : 1);

	if (length > 0)
		memcpy(copy, bytes, length);
	return copy;
}

/* The rubric of a text, to be freed, or NULL and the fault. */
static inline Rubric *
ReadRubric(const char *text, size_t length, Fault *fault)
{
	RubricDraft *draft = malloc(sizeof *draft);
	char *copy = ExactCopy(text, length);
	char *room = malloc(length > 0 ? length : 1);
	Rubric *rubric = NULL;

	if (RubricParse(draft, copy, length, true, room, fault))
	{
		rubric = malloc(RubricSize(draft));
		RubricBuild(draft, rubric);
	}
	free(room);
	free(copy);
	free(draft);
	return rubric;
}

/* The text of a rubric, to be freed. */
static inline char *
RubricText(const Rubric *rubric)
{
	TextSink sink = {NULL, 0, 0};
	char *text;

	RubricWrite(rubric, &sink);
	text = malloc(sink.length + 1);
	sink = (TextSink){text, sink.length + 1, 0};
	RubricWrite(rubric, &sink);
	return text;
}

/* The summary of a text, to be freed, or NULL and the fault. */
static inline IqsSummary *
ReadReviews(const char *text, size_t length, Fault *fault)
{
	IqsSummary *reviews = malloc(IqsSummaryParseRoom(length));
	char *copy = ExactCopy(text, length);
	char *room = malloc(length > 0 ? length : 1);
	bool is_good = IqsSummaryParse(reviews, copy, length, true, room, fault);

	free(room);
	free(copy);
	if (is_good)
		return reviews;
	free(reviews);
	return NULL;
}

/* The text of a summary, to be freed. */
static inline char *
IqsSummaryText(const IqsSummary *reviews)
{
	TextSink sink = {NULL, 0, 0};
	char *text;

	IqsSummaryWrite(reviews, &sink);
	text = malloc(sink.length + 1);
	sink = (TextSink){text, sink.length + 1, 0};
	IqsSummaryWrite(reviews, &sink);
	return text;
}

/* The summary of packed bytes, to be freed, or NULL and the fault. */
static inline IqsSummary *
UnpackReviews(const unsigned char *packed, size_t length, Fault *fault)
{
	IqsSummary *reviews = malloc(IqsSummaryUnpackRoom(length));
	char *copy = ExactCopy(packed, length);
	bool is_good = IqsSummaryUnpack(reviews, (unsigned char *) copy, length, fault);

	free(copy);
	if (is_good)
		return reviews;
	free(reviews);
	return NULL;
}

/* The packed bytes of a summary, to be freed. */
static inline unsigned char *
PackReviews(const IqsSummary *reviews, size_t *length)
{
	unsigned char *packed;

	*length = IqsSummaryPackedSize(reviews);
	packed = malloc(*length);
	IqsSummaryPack(reviews, packed);
	return packed;
}

#endif
