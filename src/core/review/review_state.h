/*
 * review_state.h: a review in progress: the ratings of one review that come row by row.
 *
 * This is the state of iqs_review. A server may split a review's rows between workers, and an
 * engine may carry a state elsewhere as text: so the ratings are kept, each with all that
 * scoring it takes, until the review is complete. The bytes know no byte order, and are
 * checked whenever they are read, for anybody can make them:
 *
 *   version (1 byte), mark (8: what tells rubrics apart), used (4: bytes of ratings); then
 *   for each rating: length (1), name, weight (8), points (8), steps (2), critical (1), bonus
 *   (1), group (1), weight of the group (8), whether the group is critical (1), length of the
 *   group's name (1; 0: there are no groups), its name; then free room.
 */
#ifndef CSMETRICS_CORE_REVIEW_REVIEW_STATE_H
#define CSMETRICS_CORE_REVIEW_REVIEW_STATE_H

#include "core/base/bytes.h"
#include "core/review/iqs_summary.h"

#define REVIEW_STATE_VERSION 1
#define REVIEW_STATE_HEADER_SIZE 13

/* One rating: a category's name and what it contributes. */
typedef struct Rating
{
	const char *name;
	size_t name_length; /* 1 to RUBRIC_NAME */
	WeightedScore score;
	GroupRule group;
	const char *group_name;
	size_t group_name_length; /* 0: the rubric has no groups */
} Rating;

typedef struct ReviewState
{
	unsigned char *bytes;
	size_t length; /* with the room that is free */
	size_t used;   /* with the header; 0: there is not even a header */
	uint64_t mark;
} ReviewState;

/* The bytes of all ratings together. */
static inline size_t
ReviewStateLength(const ReviewState *ratings)
{
	return ratings->used == 0 ? 0 : ratings->used - REVIEW_STATE_HEADER_SIZE;
}

Rating RatingMake(const Rubric *rubric, int category, Choice choice);
size_t RatingSize(const Rating *rating);
void ReviewStateStart(ReviewState *ratings, unsigned char *bytes, size_t length, uint64_t mark);
bool ReviewStateOpen(ReviewState *ratings, unsigned char *bytes, size_t length, Fault *fault);
bool ReviewStateSame(const ReviewState *ratings, uint64_t mark, Fault *fault);
bool ReviewStateAppend(ReviewState *ratings, const Rating *rating, Fault *fault);
bool ReviewStateMerge(ReviewState *ratings, const ReviewState *other, Fault *fault);
NamesRoom ReviewStateNames(const ReviewState *ratings);
bool ReviewStateFinish(const ReviewState *ratings, IqsSummary *reviews, Fault *fault);

#endif
