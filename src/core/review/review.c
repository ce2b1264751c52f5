/*
 * review.c: scoring one review.
 *
 * Two ways lead to the same score. Most rubrics have a common denominator in which each
 * category's part is a whole number: their reviews take one addition and one multiplication
 * a category, in 64 bits, exactly. The others (groups, or weights and scales that have
 * little in common) are summed in 128 bits, in 2^-48ths of a millionth.
 */
#include "core/review/review.h"

/* Binary places after the millionth in sums of 128 bits. */
#define FRACTION_BITS 48

__extension__ typedef unsigned __int128 Wide;

/* The part of a group that has been summed up. */
typedef struct GroupSum
{
	Wide sum;       /* of weight * score, score in 2^-FRACTION_BITS millionths */
	int64_t weight; /* of what was rated, without bonuses */
	bool is_failed;
} GroupSum;

/* 100 percent in 2^-FRACTION_BITS millionths: below 2^75. */
#define FULL_SUM ((Wide) FULL_SCORE << FRACTION_BITS)

/*
 * Adds up the categories of each group that were rated. A sum stays below 2^123: the weights
 * of 256 categories below 2^48, times a score below 2^75.
 */
static bool
SumGroups(const WeightedScore *scores, int count, GroupSum *sums)
{
	bool is_failed = false;

	for (int i = 0; i < count; i++)
	{
		GroupSum *group = &sums[scores[i].group];
		Wide score = ((Wide) scores[i].points << FRACTION_BITS) / scores[i].steps;

		group->sum += score * (Wide) scores[i].weight;
		group->weight += scores[i].is_bonus ? 0 : scores[i].weight;
		group->is_failed |= scores[i].critical == CRITICAL_GROUP;
		is_failed |= scores[i].critical == CRITICAL_REVIEW;
	}
	return is_failed;
}

/* The weight of all groups that have a score. */
static int64_t
WeighGroups(const GroupSum *sums, const GroupRule *rules)
{
	int64_t weight = 0;

	for (int i = 0; i < RUBRIC_GROUPS; i++)
		if (sums[i].weight > 0 || sums[i].is_failed)
			weight += rules[i].weight;
	return weight;
}

/*
 * The score over groups of so much weight, which is not 0; with bonuses it stops at 100 percent.
 *
 * Each division rounds down by less than 2^-48 of a millionth, so that the score is at most
 * 2^-46 too small before it is rounded; a score that is within 2^-45 below a tie is taken for
 * the tie. That is wrong only for one so close to a tie and yet different, which takes a
 * common denominator of weights and scales past 2^44; numeric, which divides to some 20
 * digits, can't tell them apart either.
 */
static int32_t
ScoreGroups(const GroupSum *sums, const GroupRule *rules, int64_t weight)
{
	Wide sum = 0;
	Wide score;

	for (int i = 0; i < RUBRIC_GROUPS; i++)
	{
		Wide of_group;

		if (sums[i].weight == 0 || sums[i].is_failed || rules[i].weight == 0)
			continue;
		of_group = sums[i].sum / (Wide) sums[i].weight;
		/* its bonuses alone lift the score to the top; and a product past 2^121 is not made */
		if (of_group >= FULL_SUM * (Wide) weight / (Wide) rules[i].weight)
			return (int32_t) FULL_SCORE;
		sum += of_group * (Wide) rules[i].weight;
	}
	score = (sum / (Wide) weight + ((Wide) 1 << (FRACTION_BITS - 1)) + 8) >> FRACTION_BITS;
	return (int32_t) (score < (Wide) FULL_SCORE ? score : (Wide) FULL_SCORE);
}

/*
 * Scores a review from its rated categories and the rules of RUBRIC_GROUPS groups (NULL: all is
 * one group).
 */
Review
ScoreWeighted(const WeightedScore *scores, int count, const GroupRule *groups)
{
	static const GroupRule whole[RUBRIC_GROUPS] = {{.weight = 1}};
	const GroupRule *rules = groups == NULL ? whole : groups;
	GroupSum sums[RUBRIC_GROUPS] = {0};
	Review review = {.is_failed = SumGroups(scores, count, sums)};
	int64_t weight = WeighGroups(sums, rules);

	for (int i = 0; i < RUBRIC_GROUPS; i++)
		review.is_failed |= sums[i].is_failed && rules[i].is_critical;
	review.is_rated = weight > 0 || review.is_failed;
	if (review.is_rated && !review.is_failed)
		review.score = ScoreGroups(sums, rules, weight);
	return review;
}

/* What a rating of a category contributes to ScoreWeighted. */
WeightedScore
WeighRating(const Rubric *rubric, const RubricCategory *category, Choice choice)
{
	RubricScore score = ScoreOf(rubric, category, choice);

	return (WeightedScore){
		.weight = category->weight,
		.points =
			category->kind > CATEGORY_STEPS ? SCORE_PERCENT(score) : FULL_SCORE * (int64_t) choice,
		.steps = category->steps,
		.group = category->group,
		.critical = score & SCORE_IS_BELOW ? (Critical) category->critical : CRITICAL_NOT,
		.is_bonus = category->is_bonus};
}

/* Scores a review whose parts have no common denominator in 64 bits; see ScoreReview. */
Review
ScoreInexact(const Rubric *rubric, const Choice *choices)
{
	const RubricCategory *category = RubricCategories(rubric);
	const RubricGroup *group = RubricGroups(rubric);
	WeightedScore scores[RUBRIC_CATEGORIES];
	GroupRule rules[RUBRIC_GROUPS] = {0};
	int count = 0;

	for (int i = 0; i < rubric->groups; i++)
		rules[i] = (GroupRule){group[i].weight, group[i].critical};
	for (int i = 0; i < rubric->categories; i++)
		if (choices[i] != NOT_RATED)
			scores[count++] = WeighRating(rubric, &category[i], choices[i]);
	return ScoreWeighted(scores, count, rubric->groups > 0 ? rules : NULL);
}

/*
 * Scores each group of a review from its rated categories: the weighted mean of them, with bonuses
 * at most 100 percent, rounded half up as a review is; 0 where a category failed its group.
 */
void
ScoreEachGroup(const WeightedScore *scores, int count, Review groups[RUBRIC_GROUPS])
{
	GroupSum sums[RUBRIC_GROUPS] = {0};

	SumGroups(scores, count, sums);
	for (int i = 0; i < RUBRIC_GROUPS; i++)
	{
		const Wide half = ((Wide) 1 << (FRACTION_BITS - 1)) + 8;
		Wide score = FULL_SUM;

		groups[i] = (Review){.is_rated = sums[i].weight > 0 || sums[i].is_failed,
							 .is_failed = sums[i].is_failed};
		if (sums[i].weight == 0 || sums[i].is_failed)
			continue;
		if (sums[i].sum < FULL_SUM * (Wide) sums[i].weight)
			score = sums[i].sum / (Wide) sums[i].weight;
		groups[i].score = (int32_t) ((score + half) >> FRACTION_BITS);
	}
}

/* The same of a review by a rubric; without groups all categories are one. */
void
ScoreReviewGroups(const Rubric *rubric, const Choice *choices, Review groups[RUBRIC_GROUPS])
{
	const RubricCategory *category = RubricCategories(rubric);
	WeightedScore scores[RUBRIC_CATEGORIES];
	int count = 0;

	for (int i = 0; i < rubric->categories; i++)
		if (choices[i] != NOT_RATED)
			scores[count++] = WeighRating(rubric, &category[i], choices[i]);
	ScoreEachGroup(scores, count, groups);
}
