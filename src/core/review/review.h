/*
 * review.h: scoring one review.
 *
 * A review score is sum(weight * category score) / sum(weight) over the categories that were
 * rated, or 0 where a critical category failed; with groups, the same within each group and
 * then over the groups with anything rated. It is rounded half up to millionths of a percent
 * point, and from then on that number is the score: sums, whole percents and pass marks
 * follow from it.
 *
 * A bonus category adds to the numerator alone, and the score stops at 100. A category of
 * weight 0 can fail a review and does nothing else. On a scale that takes any number a
 * category's score is rounded to a millionth of a percent point before it is weighed; on all
 * other scales it is exact.
 */
#ifndef CSMETRICS_CORE_REVIEW_REVIEW_H
#define CSMETRICS_CORE_REVIEW_REVIEW_H

#include "core/rubric/rubric.h"

typedef struct Review
{
	int32_t score;  /* percent, millionths */
	bool is_rated;  /* anything that counts was, or fails: otherwise there is no review */
	bool is_failed; /* by a critical category or group */
} Review;

/* All bits where a category was rated, none where it was not. */
static inline int64_t
RatedMask(Choice choice)
{
	return -(int64_t) (choice != NOT_RATED);
}

/* 1 for a score that fails, of a category that is critical, else 0. */
static inline int64_t
HasFailed(const RubricCategory *category, RubricScore score)
{
	return (score >= SCORE_IS_BELOW) & (category->critical != CRITICAL_NOT);
}

Review ScoreInexact(const Rubric *rubric, const Choice *choices);

/*
 * Scores a review. choices has an entry for each category of the rubric.
 *
 * What is rated varies from row to row without a pattern, so the loop masks what is not
 * instead of branching: a wrong guess of the processor takes longer than all the rest.
 */
static inline Review
ScoreReview(const Rubric *rubric, const Choice *choices)
{
	const RubricCategory *category = RubricCategories(rubric);
	Review review = {0};
	int64_t sum = 0;
	int64_t weight = 0;

	if (!rubric->is_exact)
		return ScoreInexact(rubric, choices);
	for (int i = 0; i < rubric->categories; i++)
	{
		int64_t rated = RatedMask(choices[i]);
		int64_t choice = choices[i] & rated;
		RubricScore score = ScoreOf(rubric, &category[i], choice);
		int64_t part = category[i].kind > CATEGORY_STEPS ? category[i].share * SCORE_PERCENT(score)
														 : category[i].step * choice;

		weight += category[i].counted & rated;
		sum += part & rated;
		review.is_failed |= HasFailed(&category[i], score) & rated;
	}
	review.is_rated = weight > 0 || review.is_failed;
	if (review.is_rated && !review.is_failed)
	{
		int64_t score = (2 * sum + weight) / (2 * weight);

		review.score = (int32_t) (score < FULL_SCORE ? score : FULL_SCORE);
	}
	return review;
}

/* A category's part in a score that is not summed up exactly in 64 bits. */
typedef struct WeightedScore
{
	int64_t weight;    /* millionths */
	int64_t points;    /* of steps, which make 100 percent; with steps 1, millionths */
	uint32_t steps;    /* 1, or of a scale: points is then FULL_SCORE * steps taken */
	int group;         /* which, from 0 */
	Critical critical; /* what it fails, having failed; otherwise CRITICAL_NOT */
	bool is_bonus;     /* its weight counts in the numerator alone */
} WeightedScore;

/* What a group counts for. */
typedef struct GroupRule
{
	int64_t weight; /* millionths */
	bool is_critical;
} GroupRule;

WeightedScore WeighRating(const Rubric *rubric, const RubricCategory *category, Choice choice);
Review ScoreWeighted(const WeightedScore *scores, int count, const GroupRule *groups);
void ScoreEachGroup(const WeightedScore *scores, int count, Review groups[RUBRIC_GROUPS]);
void ScoreReviewGroups(const Rubric *rubric, const Choice *choices, Review groups[RUBRIC_GROUPS]);

#endif
