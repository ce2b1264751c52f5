/*
 * rubric_build.c: from a checked draft to the flat value.
 *
 * In this order: header, categories, groups, words (outcomes, then codes), tables of scores,
 * names. Scales with equally many steps and the same fail mark share a table.
 */
#include "core/rubric/rubric_draft.h"

/* Where the next of each thing goes: offsets. */
typedef struct Builder
{
	Rubric *rubric;
	uint32_t next_word;
	uint32_t next_score;
	uint32_t next_name;
} Builder;

/* Rounds up so that the int64 of a value that follows is aligned. */
static size_t
Align(size_t size)
{
	return (size + 7) & ~(size_t) 7;
}

/* How many scores the table of a category holds. */
static size_t
TableSize(const DraftCategory *category)
{
	if (category->outcomes.count > 0)
		return (size_t) category->outcomes.count;
	return category->scale.step == STEP_ANY ? 0 : (size_t) ScaleSteps(&category->scale) + 1;
}

/* The first category whose table is the one of this category's scale: perhaps its own. */
static int
TableOwner(const RubricDraft *draft, int category)
{
	const DraftCategory *of = &draft->category[category];

	for (int i = 0; i < category && of->outcomes.count == 0; i++)
		if (draft->category[i].outcomes.count == 0 &&
			TableSize(&draft->category[i]) == TableSize(of) &&
			draft->category[i].fail_below == of->fail_below)
			return i;
	return category;
}

/* How many scores the tables hold in all. */
static size_t
CountScores(const RubricDraft *draft)
{
	size_t scores = 0;

	for (int i = 0; i < draft->categories; i++)
		if (TableOwner(draft, i) == i)
			scores += TableSize(&draft->category[i]);
	return scores;
}

/* Whether a category's list of codes is one of its own, which is not empty. */
static bool
HasOwnCodes(const DraftCategory *category)
{
	return category->codes.count > 0 && category->codes.is_given;
}

/* The bytes of the names of a list of codes, and how many codes there are. */
static size_t
CountCodes(const RubricDraft *draft, DraftWords codes, size_t *count)
{
	size_t length = 0;

	for (int i = 0; i < codes.count; i++)
	{
		const DraftWord *code = &draft->code[codes.first + i];

		length += code->is_number ? 0 : code->name.length;
	}
	*count += (size_t) codes.count;
	return length;
}

/* How many bytes of names there are; and how many codes. */
static size_t
CountNames(const RubricDraft *draft, size_t *codes)
{
	size_t length = 0;

	*codes = 0;
	for (int i = 0; i < draft->categories; i++)
	{
		const DraftCategory *category = &draft->category[i];

		length += category->name.length;
		if (HasOwnCodes(category))
			length += CountCodes(draft, category->codes, codes);
	}
	for (int i = 0; i < draft->groups; i++)
		length += draft->group[i].name.length;
	for (int i = 0; i < draft->outcomes; i++)
		length += draft->outcome[i].name.length;
	return length + CountCodes(draft, draft->default_codes, codes);
}

/* The bytes that the value of a draft takes. */
size_t
RubricSize(const RubricDraft *draft)
{
	size_t codes;
	size_t names = CountNames(draft, &codes);

	return Align(sizeof(Rubric) + (size_t) draft->categories * sizeof(RubricCategory) +
				 (size_t) draft->groups * sizeof(RubricGroup) +
				 ((size_t) draft->outcomes + codes) * sizeof(RubricWord) +
				 CountScores(draft) * sizeof(RubricScore) + names);
}

/* Copies a name to its place and gives its offset. */
static uint32_t
PutName(Builder *builder, const JsonText *name)
{
	uint32_t at = builder->next_name;

	if (name->length > 0)
		memcpy((char *) builder->rubric + at, name->text, name->length);
	builder->next_name += (uint32_t) name->length;
	return at;
}

/* Room for some words: their offset. */
static uint32_t
PutWords(Builder *builder, int count)
{
	uint32_t at = builder->next_word;

	builder->next_word += (uint32_t) ((size_t) count * sizeof(RubricWord));
	return at;
}

/* A score with its mark, from whether the exact percent is below. */
static RubricScore
MakeScore(int64_t percent, bool is_below)
{
	return (RubricScore) percent | (is_below ? SCORE_IS_BELOW : 0);
}

/* Writes the table of a scale with so many steps. */
static uint32_t
PutScaleScores(Builder *builder, int steps, int32_t fail_below)
{
	uint32_t at = builder->next_score;
	RubricScore *score = (RubricScore *) ((char *) builder->rubric + at);

	builder->next_score += (uint32_t) ((size_t) (steps + 1) * sizeof *score);
	for (int64_t i = 0; i <= steps; i++)
		score[i] = MakeScore((2 * FULL_SCORE * i + steps) / (2 * (int64_t) steps),
							 FULL_SCORE * i < (int64_t) fail_below * steps);
	return at;
}

/* Writes the outcomes of a category and what they score. */
static void
PutOutcomes(Builder *builder, const RubricDraft *draft, const DraftCategory *source,
			RubricCategory *category)
{
	int count = source->outcomes.count;
	RubricWord *outcome;
	RubricScore *score = (RubricScore *) ((char *) builder->rubric + builder->next_score);

	category->kind = CATEGORY_OUTCOMES;
	category->points = (uint16_t) count;
	category->steps = 1;
	category->outcomes = PutWords(builder, count);
	category->scores = builder->next_score;
	builder->next_score += (uint32_t) ((size_t) count * sizeof *score);
	outcome = (RubricWord *) ((char *) builder->rubric + category->outcomes);
	for (int i = 0; i < count; i++)
	{
		const DraftWord *from = &draft->outcome[source->outcomes.first + i];

		outcome[i].name = PutName(builder, &from->name);
		outcome[i].name_length = (uint8_t) from->name.length;
		outcome[i].is_number = from->is_number;
		outcome[i].number = from->is_number ? from->number : 0;
		score[i] = MakeScore(from->percent, from->percent < source->fail_below);
	}
}

/* Writes what means "not rated"; gives its offset, or 0 if nothing does. */
static uint32_t
PutCodes(Builder *builder, const RubricDraft *draft, DraftWords codes)
{
	uint32_t at = PutWords(builder, codes.count);
	RubricWord *word = (RubricWord *) ((char *) builder->rubric + at);

	for (int i = 0; i < codes.count; i++)
	{
		const DraftWord *from = &draft->code[codes.first + i];

		word[i].is_number = from->is_number;
		if (from->is_number)
		{
			word[i].number = from->number;
			continue;
		}
		word[i].name = PutName(builder, &from->name);
		word[i].name_length = (uint8_t) from->name.length;
	}
	return codes.count > 0 ? at : 0;
}

/* Whether one of some codes is a number on a scale, where it would be taken for a rating. */
static bool
IsCodeOnScale(const RubricDraft *draft, const DraftCategory *category)
{
	const RubricScale *scale = &category->scale;
	int64_t low = scale->worst < scale->best ? scale->worst : scale->best;
	int64_t high = scale->worst < scale->best ? scale->best : scale->worst;

	for (int i = 0; i < category->codes.count; i++)
	{
		const DraftWord *code = &draft->code[category->codes.first + i];

		if (code->is_number && code->number >= low && code->number <= high)
			return true;
	}
	return false;
}

/* Writes the scale of a category. */
static void
PutScale(Builder *builder, const RubricDraft *draft, int at, RubricCategory *category)
{
	const DraftCategory *source = &draft->category[at];
	const RubricScale *scale = &source->scale;
	int owner = TableOwner(draft, at);

	category->scale = *scale;
	category->steps = (uint16_t) ScaleSteps(scale);
	if (scale->step == STEP_ANY)
	{
		category->kind = CATEGORY_ANY;
		return;
	}
	category->points = (uint16_t) (category->steps + 1);
	category->scores = owner < at ? (category - at + owner)->scores
								  : PutScaleScores(builder, category->steps, source->fail_below);
	category->kind = CATEGORY_STEPS;
	if (scale->step != MILLION || scale->worst % MILLION != 0 || IsCodeOnScale(draft, source))
		return;
	category->kind = CATEGORY_WHOLE;
	category->first = (int32_t) (scale->worst / MILLION);
	category->direction = scale->best > scale->worst ? 1 : -1;
}

static void
PutCategory(Builder *builder, const RubricDraft *draft, int at, RubricCategory *category)
{
	const DraftCategory *source = &draft->category[at];

	category->weight = source->weight;
	category->fail_below = source->fail_below;
	category->name = PutName(builder, &source->name);
	category->name_length = (uint8_t) source->name.length;
	category->critical = (uint8_t) source->critical;
	category->group = (uint8_t) source->group;
	category->is_bonus = source->is_bonus;
	category->code_count = (uint16_t) source->codes.count;
	category->codes = HasOwnCodes(source)       ? PutCodes(builder, draft, source->codes)
					  : source->codes.count > 0 ? builder->rubric->codes
												: 0;
	if (source->outcomes.count > 0)
		PutOutcomes(builder, draft, source, category);
	else
		PutScale(builder, draft, at, category);
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
 * Fills in share, counted and step where the sums of review_score then fit 64 bits: without
 * groups, and with a common denominator that is not huge. Otherwise they stay 0.
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
		category[i].counted = category[i].is_bonus ? 0 : category[i].share;
		if (category[i].kind <= CATEGORY_STEPS)
			category[i].step = category[i].share * FULL_SCORE / category[i].steps;
	}
}

/* Where each kind of thing begins, in a value whose header is written. */
static Builder
StartBuilder(const RubricDraft *draft, Rubric *rubric)
{
	Builder builder = {.rubric = rubric};
	size_t codes;

	CountNames(draft, &codes);
	builder.next_word =
		(uint32_t) (sizeof(Rubric) + (size_t) draft->categories * sizeof(RubricCategory) +
					(size_t) draft->groups * sizeof(RubricGroup));
	builder.next_score =
		builder.next_word + (uint32_t) (((size_t) draft->outcomes + codes) * sizeof(RubricWord));
	builder.next_name = builder.next_score + (uint32_t) (CountScores(draft) * sizeof(RubricScore));
	return builder;
}

/* Writes the value of a draft into room for RubricSize bytes, aligned to 8. */
void
RubricBuild(const RubricDraft *draft, Rubric *rubric)
{
	size_t size = RubricSize(draft);
	RubricCategory *category = (RubricCategory *) (rubric + 1);
	RubricGroup *group = (RubricGroup *) (category + draft->categories);
	Builder builder = StartBuilder(draft, rubric);

	memset(rubric, 0, size);
	rubric->version = RUBRIC_VERSION;
	rubric->categories = (uint16_t) draft->categories;
	rubric->groups = (uint16_t) draft->groups;
	rubric->scale = draft->scale;
	rubric->fail_below = draft->fail_below;
	rubric->size = (uint32_t) size;
	rubric->code_count = (uint16_t) draft->default_codes.count;
	rubric->codes = PutCodes(&builder, draft, draft->default_codes);
	for (int i = 0; i < draft->categories; i++)
		PutCategory(&builder, draft, i, &category[i]);
	for (int i = 0; i < draft->groups; i++)
	{
		group[i].weight = draft->group[i].weight;
		group[i].critical = draft->group[i].is_critical;
		group[i].name = PutName(&builder, &draft->group[i].name);
		group[i].name_length = (uint8_t) draft->group[i].name.length;
	}
	MakeExact(rubric, category);
}
