/*
 * score_checks.c: reviews that an AI scored, and what people said who checked some of them.
 */
#include "core/agreement/score_checks.h"

#include "core/number/ratio.h"

#include <string.h>

/* Where the counts of the AI's own scores begin, after those of the differences. */
#define AI_BOXES (CHECKS_BOXES - 101)

/* Where the counts of human - quarters / 4 AI begin. */
static int
FirstBox(int quarters)
{
	return 101 * quarters + 25 * (quarters * (quarters - 1) / 2);
}

/* Writes a value of ChecksSize(width) bytes without a review. */
void
ChecksStart(ScoreChecks *checks, int width)
{
	uint32_t length_word = checks->length_word;

	memset(checks, 0, ChecksSize(width));
	checks->length_word = length_word;
	checks->version = CHECKS_VERSION;
	checks->width = (uint8_t) width;
}

static bool
Refuse(Fault *fault)
{
	FaultSet(fault, FAULT_BAD_BINARY, "invalid aggregate state of calibrated_iqs");
	return FaultHint(fault, "Leave the functions of an aggregate to the aggregate.");
}

/* Whether length bytes are a value, as far as the header tells. */
bool
ChecksOpen(const ScoreChecks *checks, size_t length, Fault *fault)
{
	if (length < sizeof(ScoreChecks) || checks->version != CHECKS_VERSION ||
		checks->reserved[0] != 0 || checks->reserved[1] != 0)
		return Refuse(fault);
	if (checks->width != 1 && checks->width != 2 && checks->width != 4 && checks->width != 8)
		return Refuse(fault);
	if (ChecksSize(checks->width) != length || checks->checked < 0 || checks->unchecked < 0)
		return Refuse(fault);
	return true;
}

#define COUNT_READ(type)                                                                           \
	do                                                                                             \
	{                                                                                              \
		type count;                                                                                \
                                                                                                   \
		memcpy(&count, checks->counts + (size_t) box * sizeof count, sizeof count);                \
		return (uint64_t) count;                                                                   \
	} while (0)

static uint64_t
CountAt(const ScoreChecks *checks, int box)
{
	switch (checks->width)
	{
		case 1:
			COUNT_READ(uint8_t);
		case 2:
			COUNT_READ(uint16_t);
		case 4:
			COUNT_READ(uint32_t);
		default:
			COUNT_READ(uint64_t);
	}
}

/* The highest count that there is room for. */
static uint64_t
CountMax(const ScoreChecks *checks)
{
	return checks->width == 8 ? INT64_MAX : ((uint64_t) 1 << 8 * checks->width) - 1;
}

#define COUNT_WRITE(type)                                                                          \
	do                                                                                             \
	{                                                                                              \
		type narrow = (type) count;                                                                \
                                                                                                   \
		memcpy(checks->counts + (size_t) box * sizeof narrow, &narrow, sizeof narrow);             \
	} while (0)

static void
CountSet(ScoreChecks *checks, int box, uint64_t count)
{
	switch (checks->width)
	{
		case 1:
			COUNT_WRITE(uint8_t);
			break;
		case 2:
			COUNT_WRITE(uint16_t);
			break;
		case 4:
			COUNT_WRITE(uint32_t);
			break;
		default:
			COUNT_WRITE(uint64_t);
			break;
	}
}

/* Adds to a sum or a number of reviews; both only ever grow. */
static bool
Grow(int64_t *sum, int64_t more, Fault *fault)
{
	if (!__builtin_add_overflow(*sum, more, sum))
		return true;
	return FaultSet(fault, FAULT_OUT_OF_RANGE,
					"number of scored reviews is out of range for type bigint");
}

/* The box of human - quarters / 4 AI, rounded down to whole points. */
static int
DifferenceBox(int quarters, int64_t ai, int64_t human)
{
	int64_t from_lowest = 4 * human + quarters * (CHECKS_SCORE_MAX - ai);

	return FirstBox(quarters) + (int) (from_lowest / (4 * MILLION));
}

/* Counts a review that nobody checked: its score in millionths, 0..100 percent. */
ChecksResult
ChecksAddUnchecked(ScoreChecks *checks, int64_t ai, Fault *fault)
{
	int box = AI_BOXES + (int) (ai / MILLION);
	uint64_t count = CountAt(checks, box);

	if (count >= CountMax(checks))
		return CHECKS_FULL;
	if (!Grow(&checks->ai_unchecked, ai, fault) || !Grow(&checks->unchecked, 1, fault))
		return CHECKS_FAULT;
	CountSet(checks, box, count + 1);
	return CHECKS_DONE;
}

/* Counts a review that was checked: both scores in millionths, 0..100 percent. */
ChecksResult
ChecksAddChecked(ScoreChecks *checks, int64_t ai, int64_t human, Fault *fault)
{
	for (int quarters = 0; quarters < CALIBRATION_QUARTERS; quarters++)
		if (CountAt(checks, DifferenceBox(quarters, ai, human)) >= CountMax(checks))
			return CHECKS_FULL;
	if (!Grow(&checks->ai_checked, ai, fault) || !Grow(&checks->human, human, fault) ||
		!Grow(&checks->checked, 1, fault))
		return CHECKS_FAULT;
	for (int quarters = 0; quarters < CALIBRATION_QUARTERS; quarters++)
	{
		int box = DifferenceBox(quarters, ai, human);

		CountSet(checks, box, CountAt(checks, box) + 1);
	}
	return CHECKS_DONE;
}

/* Adds all of more, unless one of the counts lacks room. */
ChecksResult
ChecksMerge(ScoreChecks *checks, const ScoreChecks *more, Fault *fault)
{
	for (int box = 0; box < CHECKS_BOXES; box++)
	{
		uint64_t count = CountAt(checks, box), added = CountAt(more, box);

		if (added > CountMax(checks) || count > CountMax(checks) - added)
			return CHECKS_FULL;
	}
	if (!Grow(&checks->checked, more->checked, fault) ||
		!Grow(&checks->unchecked, more->unchecked, fault) ||
		!Grow(&checks->human, more->human, fault) ||
		!Grow(&checks->ai_checked, more->ai_checked, fault) ||
		!Grow(&checks->ai_unchecked, more->ai_unchecked, fault))
		return CHECKS_FAULT;
	for (int box = 0; box < CHECKS_BOXES; box++)
		CountSet(checks, box, CountAt(checks, box) + CountAt(more, box));
	return CHECKS_DONE;
}

/* Reads counts from a box on; whether they are as many as the reviews that there are. */
static bool
ReadBoxes(const ScoreChecks *checks, int first, int boxes, int64_t reviews, ScoreBoxes *scores)
{
	uint64_t left = (uint64_t) reviews;

	scores->low = 101 - boxes;
	for (int i = 0; i < boxes; i++)
	{
		uint64_t count = CountAt(checks, first + i);

		if (count > left)
			return false;
		left -= count;
		scores->count[i] = (double) count;
	}
	return left == 0;
}

/* Whether a sum of scores is one of so many reviews. */
static bool
IsSumOf(int64_t sum, int64_t reviews)
{
	return sum >= 0 && sum / CHECKS_SCORE_MAX + (sum % CHECKS_SCORE_MAX > 0) <= reviews;
}

/* The mean of scores whose sum, in quarters of millionths, is this. */
static double
MeanOf(Int128 quarters, int64_t reviews)
{
	return reviews == 0 ? 0.0 : (double) quarters / (4.0 * (double) MILLION) / (double) reviews;
}

/*
 * Reads what the calibrated mean takes. False where the bytes contradict each other. A mean
 * that is off its counts is not found out: it gives a wrong number, and nothing worse.
 */
bool
ChecksRead(const ScoreChecks *checks, Calibration *calibration, Fault *fault)
{
	if (!IsSumOf(checks->human, checks->checked) || !IsSumOf(checks->ai_checked, checks->checked) ||
		!IsSumOf(checks->ai_unchecked, checks->unchecked) ||
		!ReadBoxes(checks, AI_BOXES, 101, checks->unchecked, &calibration->ai))
		return Refuse(fault);
	calibration->checked = (double) checks->checked;
	calibration->unchecked = (double) checks->unchecked;
	calibration->ai.mean = MeanOf((Int128) checks->ai_unchecked * 4, checks->unchecked);
	for (int quarters = 0; quarters < CALIBRATION_QUARTERS; quarters++)
	{
		ScoreBoxes *scores = &calibration->difference[quarters];

		if (!ReadBoxes(checks, FirstBox(quarters), CHECKS_BOXES_OF(quarters), checks->checked,
					   scores))
			return Refuse(fault);
		scores->mean = MeanOf((Int128) checks->human * 4 - (Int128) checks->ai_checked * quarters,
							  checks->checked);
	}
	return true;
}
