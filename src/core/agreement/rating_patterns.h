/*
 * rating_patterns.h: the different ways in which conversations were rated, and how often each
 * of them occurred; the state of agreement and of rater_agreement.
 *
 * Everything that agreement is computed from follows from these counts, exactly: so parts can
 * be merged in any order, and alpha of ordinal ratings, whose distances are known at the end
 * only, needs no second look at the rows. Three reviewers have 35 ways to rate on five points.
 *
 * The value is flat: a header, a hash table of places, and the patterns one after the other.
 * Whoever calls an aggregate's functions may hand in any bytes: every place and every size is
 * checked before it is used. The bytes must lie at a multiple of 8.
 */
#ifndef CSMETRICS_CORE_AGREEMENT_RATING_PATTERNS_H
#define CSMETRICS_CORE_AGREEMENT_RATING_PATTERNS_H

#include "core/agreement/agreement.h"

#define PATTERNS_VERSION 1

/* What a pattern is. */
typedef enum PatternKind
{
	PATTERN_CONVERSATION, /* how often a conversation got each point of the scale */
	PATTERN_PAIR          /* two reviewers' ratings: one PointCount, (a, b + 1) */
} PatternKind;

typedef struct RatingPatterns
{
	uint32_t length_word; /* the server's; core never looks at it */
	uint8_t version;
	uint8_t kind;
	uint8_t level;
	uint8_t reserved;  /* 0 */
	int32_t low;       /* of the scale, as are first and step */
	uint32_t points;   /* of the scale; 0: none yet, and no patterns */
	uint32_t slots;    /* of the hash table: a power of 2 */
	uint32_t patterns; /* different ones */
	uint32_t used;     /* bytes of patterns */
	uint32_t room;     /* bytes that there are for patterns */
	int64_t first;
	int64_t step;
	uint32_t slot[]; /* 0, or where a pattern is: its offset / 8 + 1 */
} RatingPatterns;

_Static_assert(sizeof(RatingPatterns) == 48, "the hash table follows the header");

typedef struct RatingPattern
{
	uint32_t hash;
	uint32_t size; /* how many PointCounts */
	int64_t times; /* how often it occurred, above 0 */
	PointCount at[];
} RatingPattern;

_Static_assert(sizeof(RatingPattern) == 16, "the points follow the header");

#define PATTERNS_FIRST_SLOTS 16
#define PATTERNS_FIRST_ROOM 384

typedef enum PatternsResult
{
	PATTERNS_DONE,
	PATTERNS_FULL, /* nothing done: make room first */
	PATTERNS_FAULT
} PatternsResult;

size_t PatternsSize(uint32_t slots, uint32_t room);
void PatternsStart(RatingPatterns *patterns, PatternKind kind, Level level, Scale scale,
				   uint32_t slots, uint32_t room);
bool PatternsOpen(const RatingPatterns *patterns, size_t length, PatternKind kind, Fault *fault);
bool PatternsContinue(const RatingPatterns *patterns, size_t length, PatternKind kind, Level level,
					  Scale scale);
void PatternsSetScale(RatingPatterns *patterns, Scale scale);
bool PatternsMatch(const RatingPatterns *patterns, Level level, Scale scale, Fault *fault);
PatternsResult PatternsAdd(RatingPatterns *patterns, const RatedUnit *unit, int64_t times,
						   Fault *fault);
uint32_t PatternsMoreSlots(const RatingPatterns *patterns);
uint64_t PatternsMoreRoom(const RatingPatterns *patterns, const RatedUnit *unit);
bool PatternsNext(const RatingPatterns *patterns, uint32_t *offset, const RatingPattern **pattern,
				  Fault *fault);

static inline Scale
PatternsScale(const RatingPatterns *patterns)
{
	return (Scale){.low = patterns->low,
				   .points = (int32_t) patterns->points,
				   .first = patterns->first,
				   .step = patterns->step};
}

static inline RatedUnit
PatternUnit(const RatingPattern *pattern)
{
	return (RatedUnit){.points = (int) pattern->size, .at = pattern->at};
}

#endif
