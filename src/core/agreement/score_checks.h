/*
 * score_checks.h: reviews that an AI scored, and what people said who checked some of them;
 * the state of calibrated_iqs.
 *
 * The value is flat: a header with exact sums, and the numbers of reviews on whole points, at
 * 1, 2, 4 or 8 bytes each: of human less 0, 1/4 ... 1 of the AI's score for those that were
 * checked, and of the AI's score for the others. Whoever calls an aggregate's functions may
 * hand in any bytes: ChecksOpen and ChecksRead find out. They must lie at a multiple of 8.
 */
#ifndef CSMETRICS_CORE_AGREEMENT_SCORE_CHECKS_H
#define CSMETRICS_CORE_AGREEMENT_SCORE_CHECKS_H

#include "core/base/fault.h"
#include "core/number/millionths.h"
#include "core/statistics/calibration.h"

#define CHECKS_VERSION 1

/* The highest score, in millionths. */
#define CHECKS_SCORE_MAX (100 * MILLION)

/* Whole points of human - quarters / 4 AI: from -25 quarters to 100. */
#define CHECKS_BOXES_OF(quarters) (101 + 25 * (quarters))

/* All of them, for 0 to 4 quarters, and the AI's own 0 to 100. */
#define CHECKS_BOXES (5 * 101 + 25 * 10 + 101)

typedef struct ScoreChecks
{
	uint32_t length_word; /* the server's; core never looks at it */
	uint8_t version;
	uint8_t width;       /* bytes of a count: 1, 2, 4, 8 */
	uint8_t reserved[2]; /* 0 */
	int64_t checked;     /* reviews with both scores */
	int64_t unchecked;   /* reviews with the AI's alone */
	int64_t human;       /* sums of scores, millionths */
	int64_t ai_checked;
	int64_t ai_unchecked;
	unsigned char counts[];
} ScoreChecks;

_Static_assert(sizeof(ScoreChecks) == 48, "the counts follow the header");

typedef enum ChecksResult
{
	CHECKS_DONE,
	CHECKS_FULL, /* nothing done: a count needs more bytes */
	CHECKS_FAULT
} ChecksResult;

/* Bytes of a value with counts of so many bytes. */
static inline size_t
ChecksSize(int width)
{
	return sizeof(ScoreChecks) + (size_t) CHECKS_BOXES * (size_t) width;
}

void ChecksStart(ScoreChecks *checks, int width);
bool ChecksOpen(const ScoreChecks *checks, size_t length, Fault *fault);
ChecksResult ChecksAddUnchecked(ScoreChecks *checks, int64_t ai, Fault *fault);
ChecksResult ChecksAddChecked(ScoreChecks *checks, int64_t ai, int64_t human, Fault *fault);
ChecksResult ChecksMerge(ScoreChecks *checks, const ScoreChecks *more, Fault *fault);
bool ChecksRead(const ScoreChecks *checks, Calibration *calibration, Fault *fault);

#endif
