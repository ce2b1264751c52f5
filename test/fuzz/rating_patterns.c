/*
 * Any bytes as the state of agreement or of rater_agreement: refused with a message, or
 * patterns that every pass of the statistics takes; and added to, still a value.
 */
#include "core/agreement/rating_patterns.h"
#include "core/agreement/kappa.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static Agreement agreement;
static Kappa kappa;

/* The pattern after this offset; NULL at the end or where the bytes are none. */
static const RatingPattern *
Next(const RatingPatterns *patterns, uint32_t *offset)
{
	const RatingPattern *pattern = NULL;
	Fault fault = {0};

	if (!PatternsNext(patterns, offset, &pattern, &fault) && fault.message[0] == '\0')
		abort();
	return pattern;
}

static void
EachUnit(const RatingPatterns *patterns, void (*pass)(Agreement *, const RatedUnit *, double))
{
	const RatingPattern *pattern;
	uint32_t offset = 0;

	while ((pattern = Next(patterns, &offset)) != NULL)
	{
		RatedUnit unit = PatternUnit(pattern);

		pass(&agreement, &unit, (double) pattern->times);
	}
}

static void
Conversations(const RatingPatterns *patterns)
{
	Coefficient alpha;

	if (patterns->points == 0)
		return;
	AgreementStart(&agreement, (Level) patterns->level, (int) patterns->points, patterns->low, 1);
	EachUnit(patterns, AgreementCount);
	if (agreement.compared < 2)
		return;
	AgreementExpect(&agreement);
	EachUnit(patterns, AgreementObserve);
	AgreementCentre(&agreement);
	EachUnit(patterns, AgreementSpread);
	alpha = SpreadCoefficient(&agreement.alpha.spread, 0.95);
	if (alpha.is_known && !(alpha.interval.low >= -1 && alpha.interval.high <= 1))
		abort();
}

static void
Pairs(const RatingPatterns *patterns)
{
	const RatingPattern *pattern;
	uint32_t offset = 0;

	if (patterns->points == 0)
		return;
	KappaStart(&kappa, (Level) patterns->level, (int) patterns->points, patterns->low, 1);
	while ((pattern = Next(patterns, &offset)) != NULL)
		KappaCount(&kappa, (int) pattern->at[0].point, (int) pattern->at[0].count - 1,
				   (double) pattern->times);
	if (kappa.pairs > 0)
		KappaExpect(&kappa);
}

/* Adds to a value; it stays one. */
static void
Add(RatingPatterns *patterns, size_t size, PatternKind kind)
{
	PointCount at[1] = {{1, 2}};
	RatedUnit unit = {1, at};
	Fault fault = {0};

	if (patterns->points < 2)
		return;
	if (PatternsAdd(patterns, &unit, 3, &fault) == PATTERNS_FAULT && fault.message[0] == '\0')
		abort();
	if (!PatternsOpen(patterns, size, kind, &fault))
		abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	RatingPatterns *patterns = malloc(size + 1);
	Fault fault = {0};

	memcpy(patterns, data, size);
	if (PatternsOpen(patterns, size, PATTERN_CONVERSATION, &fault))
	{
		Conversations(patterns);
		Add(patterns, size, PATTERN_CONVERSATION);
	}
	else if (PatternsOpen(patterns, size, PATTERN_PAIR, &fault))
	{
		Pairs(patterns);
		Add(patterns, size, PATTERN_PAIR);
	}
	else if (fault.message[0] == '\0')
		abort();
	free(patterns);
	return 0;
}
