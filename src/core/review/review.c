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
	Wide sum; /* of weight * score, score in 2^-FRACTION_BITS millionths */
	int64_t weight;
	bool is_failed;
} GroupSum;

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
		group->weight += scores[i].weight;
		group->is_failed |= scores[i].critical == CRITICAL_GROUP;
		is_failed |= scores[i].critical == CRITICAL_REVIEW;
	}
	return is_failed;
}

/*
 * Scores a review from its rated categories and the rules of up to RUBRIC_GROUPS groups
 * (NULL: all is one group).
 *
 * Each division rounds down by less than 2^-48 of a millionth, so that the score is at most
 * 2^-46 too small before it is rounded; a score that is within 2^-45 below a tie is taken for
 * the tie. That is wrong only for one so close to a tie and yet different, which takes a
 * common denominator of weights and scales past 2^44; numeric, which divides to some 20
 * digits, can't tell them apart either.
 */
Review
ScoreWeighted(const WeightedScore *scores, int count, const GroupRule *groups)
{
	static const GroupRule whole = {.weight = 1};
	GroupSum sums[RUBRIC_GROUPS] = {0};
	Review review = {0};
	Wide sum = 0;
	int64_t weight = 0;
	int last = 0;

	review.is_failed = SumGroups(scores, count, sums);
	for (int i = 0; i < count; i++)
		last = scores[i].group > last ? scores[i].group : last;
	for (int i = 0; i <= last; i++)
	{
		const GroupRule *rule = groups == NULL ? &whole : &groups[i];

		if (sums[i].weight == 0)
			continue;
		weight += rule->weight;
		if (!sums[i].is_failed)
			sum += sums[i].sum / (Wide) sums[i].weight * (Wide) rule->weight;
		else if (rule->is_critical)
			review.is_failed = true;
	}
	review.is_rated = weight > 0;
	if (review.is_rated && !review.is_failed)
		review.score = (int32_t) ((sum / (Wide) weight + ((Wide) 1 << (FRACTION_BITS - 1)) + 8) >>
								  FRACTION_BITS);
	return review;
}

/* What a rating of a category contributes to ScoreWeighted. */
WeightedScore
WeighRating(const Rubric *rubric, const RubricCategory *category, int16_t choice)
{
	RubricScore score = RubricScores(rubric, category)[choice];

	return (WeightedScore){
		.weight = category->weight,
		.points = category->outcomes > 0 ? SCORE_PERCENT(score) : FULL_SCORE * choice,
		.steps = category->steps,
		.group = category->group,
		.critical = score & SCORE_IS_BELOW ? (Critical) category->critical : CRITICAL_NOT};
}

/* Scores a review whose parts have no common denominator in 64 bits; see ScoreReview. */
Review
ScoreInexact(const Rubric *rubric, const int16_t *choices)
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
