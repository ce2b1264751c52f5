/*
 * rubric_build.c: from a checked draft to the flat value.
 */
#include "core/rubric/rubric.h"

/* Where the next of each thing goes. Scales with equally many steps share a table of scores. */
typedef struct Builder
{
	Rubric *rubric;
	uint32_t next_outcome; /* offsets */
	uint32_t next_score;
	uint32_t next_name;
	uint32_t scores_by_steps[RUBRIC_POINTS]; /* 0: not written yet */
} Builder;

/* Rounds up so that the int64 of a value that follows is aligned. */
static size_t
Align(size_t size)
{
	return (size + 7) & ~(size_t) 7;
}

/* How many scores the tables hold in all. */
static size_t
CountScores(const RubricDraft *draft)
{
	bool is_counted[RUBRIC_POINTS] = {false};
	size_t scores = (size_t) draft->outcomes;

	for (int i = 0; i < draft->categories; i++)
	{
		int steps = draft->category[i].high - draft->category[i].low;

		if (draft->category[i].outcomes > 0 || is_counted[steps])
			continue;
		is_counted[steps] = true;
		scores += (size_t) steps + 1;
	}
	return scores;
}

/* How many bytes of names there are. */
static size_t
CountNames(const RubricDraft *draft)
{
	size_t length = 0;

	for (int i = 0; i < draft->categories; i++)
		length += draft->category[i].name.length;
	for (int i = 0; i < draft->groups; i++)
		length += draft->group[i].name.length;
	for (int i = 0; i < draft->outcomes; i++)
		length += draft->outcome[i].name.length;
	return length;
}

/* The bytes that the value of a draft takes. */
size_t
RubricSize(const RubricDraft *draft)
{
	return Align(sizeof(Rubric) + (size_t) draft->categories * sizeof(RubricCategory) +
				 (size_t) draft->groups * sizeof(RubricGroup) +
				 (size_t) draft->outcomes * sizeof(RubricOutcome) +
				 CountScores(draft) * sizeof(RubricScore) + CountNames(draft));
}

/* Copies a name to its place and gives its offset. */
static uint32_t
PutName(Builder *builder, const JsonText *name)
{
	uint32_t at = builder->next_name;

	memcpy((char *) builder->rubric + at, name->text, name->length);
	builder->next_name += (uint32_t) name->length;
	return at;
}

/* A score with its mark, from whether the exact percent is below. */
static RubricScore
MakeScore(int64_t percent, bool is_below)
{
	return (RubricScore) percent | (is_below ? SCORE_IS_BELOW : 0);
}

/* Writes the table of a scale with so many steps, if it is not there yet. */
static uint32_t
PutScaleScores(Builder *builder, int steps)
{
	uint32_t *at = &builder->scores_by_steps[steps];
	RubricScore *score = (RubricScore *) ((char *) builder->rubric + builder->next_score);

	if (*at != 0)
		return *at;
	*at = builder->next_score;
	builder->next_score += (uint32_t) ((size_t) (steps + 1) * sizeof *score);
	for (int64_t i = 0; i <= steps; i++)
		score[i] = MakeScore((2 * FULL_SCORE * i + steps) / (2 * (int64_t) steps),
							 FULL_SCORE * i < (int64_t) builder->rubric->fail_below * steps);
	return *at;
}

/* Writes the outcomes of a category and what they score. */
static void
PutOutcomes(Builder *builder, const RubricDraft *draft, const DraftCategory *source,
			RubricCategory *category)
{
	Rubric *rubric = builder->rubric;
	RubricOutcome *outcome = (RubricOutcome *) ((char *) rubric + builder->next_outcome);
	RubricScore *score = (RubricScore *) ((char *) rubric + builder->next_score);

	category->outcomes = builder->next_outcome;
	category->scores = builder->next_score;
	builder->next_outcome += (uint32_t) ((size_t) source->outcomes * sizeof *outcome);
	builder->next_score += (uint32_t) ((size_t) source->outcomes * sizeof *score);
	for (int i = 0; i < source->outcomes; i++)
	{
		const DraftOutcome *from = &draft->outcome[source->first_outcome + i];

		outcome[i].name = PutName(builder, &from->name);
		outcome[i].name_length = (uint8_t) from->name.length;
		score[i] = MakeScore(from->percent, from->percent < rubric->fail_below);
	}
}

static void
PutCategory(Builder *builder, const RubricDraft *draft, const DraftCategory *source,
			RubricCategory *category)
{
	category->weight = source->weight;
	category->name = PutName(builder, &source->name);
	category->name_length = (uint8_t) source->name.length;
	category->critical = (uint8_t) source->critical;
	category->group = (uint8_t) source->group;
	if (source->outcomes > 0)
	{
		category->points = (uint16_t) source->outcomes;
		category->steps = 1;
		PutOutcomes(builder, draft, source, category);
	}
	else
	{
		category->low = (int16_t) source->low;
		category->steps = (uint32_t) (source->high - source->low);
		category->points = (uint16_t) (category->steps + 1);
		category->scores = PutScaleScores(builder, (int) category->steps);
	}
}

static int64_t
GreatestCommonDivisor(int64_t a, int64_t b)
{
	while (b != 0)
	{
		int64_t rest = a % b;

		a = b;
		b = rest;
	}
	return a;
}

/*
 * The least number that makes every step of every scale a whole number of millionths of a
 * percent point when multiplied by it, or 0 if it passes 2^63-1.
 */
static int64_t
CommonDenominator(const RubricCategory *category, int categories)
{
	int64_t common = 1;

	for (int i = 0; i < categories; i++)
	{
		int64_t steps = category[i].steps;
		int64_t denominator = steps / GreatestCommonDivisor(FULL_SCORE, steps);
		int64_t missing = denominator / GreatestCommonDivisor(common, denominator);

		if (__builtin_mul_overflow(common, missing, &common))
			return 0;
	}
	return common;
}

/*
 * Fills in share and step where the sums of review_score then fit 64 bits: without groups,
 * and with a common denominator that is not huge. Otherwise they stay 0.
 */
static void
MakeExact(Rubric *rubric, RubricCategory *category)
{
	int64_t common = CommonDenominator(category, rubric->categories);
	int64_t divisor = 0;
	int64_t total = 0;
	int64_t largest; /* what dividing the sum and rounding may reach */

	for (int i = 0; i < rubric->categories; i++)
	{
		divisor = GreatestCommonDivisor(category[i].weight, divisor);
		total += category[i].weight;
	}
	if (rubric->groups > 0 || common == 0 || divisor == 0 ||
		__builtin_mul_overflow(total / divisor, common, &total) ||
		__builtin_mul_overflow(total, 2 * FULL_SCORE + 1, &largest))
		return;
	rubric->is_exact = true;
	for (int i = 0; i < rubric->categories; i++)
	{
		category[i].share = category[i].weight / divisor * common;
		if (category[i].outcomes == 0)
			category[i].step = category[i].share * FULL_SCORE / category[i].steps;
	}
}

/* Writes the value of a draft into room for RubricSize bytes, aligned to 8. */
void
RubricBuild(const RubricDraft *draft, Rubric *rubric)
{
	size_t size = RubricSize(draft);
	RubricCategory *category = (RubricCategory *) (rubric + 1);
	RubricGroup *group = (RubricGroup *) (category + draft->categories);
	Builder builder = {.rubric = rubric};

	memset(rubric, 0, size);
	rubric->version = RUBRIC_VERSION;
	rubric->categories = (uint16_t) draft->categories;
	rubric->groups = (uint16_t) draft->groups;
	rubric->low = (int16_t) draft->low;
	rubric->high = (int16_t) draft->high;
	rubric->fail_below = draft->fail_below;
	rubric->size = (uint32_t) size;
	builder.next_outcome = (uint32_t) ((char *) (group + draft->groups) - (char *) rubric);
	builder.next_score =
		builder.next_outcome + (uint32_t) ((size_t) draft->outcomes * sizeof(RubricOutcome));
	builder.next_name = builder.next_score + (uint32_t) (CountScores(draft) * sizeof(RubricScore));
	for (int i = 0; i < draft->categories; i++)
		PutCategory(&builder, draft, &draft->category[i], &category[i]);
	for (int i = 0; i < draft->groups; i++)
	{
		group[i].weight = draft->group[i].weight;
		group[i].critical = draft->group[i].is_critical;
		group[i].name = PutName(&builder, &draft->group[i].name);
		group[i].name_length = (uint8_t) draft->group[i].name.length;
	}
	MakeExact(rubric, category);
}
