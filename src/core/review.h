/*
 * review.h: scoring one review.
 *
 * A review score is sum(weight * category score) / sum(weight) over the categories that were
 * rated, or 0 where a critical category failed; with groups, the same within each group and
 * then over the groups with anything rated. It is rounded half up to millionths of a percent
 * point, and from then on that number is the score: sums, whole percents and pass marks
 * follow from it.
 */
#ifndef CSMETRICS_REVIEW_H
#define CSMETRICS_REVIEW_H

#include "core/rubric.h"

/* A category that was not rated. */
#define NOT_RATED (-1)

typedef struct Review
{
	int32_t score;  /* percent, millionths */
	bool is_rated;  /* any category was: otherwise there is no review */
	bool is_failed; /* by a critical category or group */
} Review;

/* Which rating a whole number is on a category's scale; false if it is off it. */
static inline bool
RatingOnScale(const RubricCategory *category, int64_t rating, int16_t *choice)
{
	uint64_t step = (uint64_t) rating - (uint64_t) (int64_t) category->low;

	*choice = (int16_t) step;
	return step < category->points;
}

Review ScoreReview(const Rubric *rubric, const int16_t *choices);

/* A category's part in a score that is not summed up exactly in 64 bits. */
typedef struct WeightedScore
{
	int64_t weight;    /* millionths */
	int64_t points;    /* of steps that are worth 100 percent; with steps 1, millionths */
	uint32_t steps;    /* 1, or of a scale: points is then FULL_SCORE * steps taken */
	int group;         /* which, from 0 */
	Critical critical; /* what it fails, having failed; otherwise CRITICAL_NOT */
} WeightedScore;

/* What a group counts for. */
typedef struct GroupRule
{
	int64_t weight; /* millionths */
	bool is_critical;
} GroupRule;

WeightedScore WeighRating(const Rubric *rubric, const RubricCategory *category, int16_t choice);
Review ScoreWeighted(const WeightedScore *scores, int count, const GroupRule *groups);

#endif
