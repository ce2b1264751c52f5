/*
 * rating_patterns.c: the different ways in which conversations were rated.
 */
#include "core/agreement/rating_patterns.h"

#include <string.h>

/* A fourth of the slots stays free, so that a search is short. */
static bool
HasSlotFor(const RatingPatterns *patterns, uint32_t count)
{
	return count <= patterns->slots / 4 * 3;
}

static size_t
PatternSize(uint32_t points)
{
	return sizeof(RatingPattern) + points * sizeof(PointCount);
}

static unsigned char *
Patterns(const RatingPatterns *patterns)
{
	return (unsigned char *) &patterns->slot[patterns->slots];
}

/* The bytes of a value with so many slots and so much room. */
size_t
PatternsSize(uint32_t slots, uint32_t room)
{
	return sizeof(RatingPatterns) + slots * sizeof(uint32_t) + room;
}

/* Sets the scale of a value that has none, and so no patterns. */
void
PatternsSetScale(RatingPatterns *patterns, Scale scale)
{
	patterns->low = scale.low;
	patterns->points = (uint32_t) scale.points;
	patterns->first = scale.first;
	patterns->step = scale.step;
}

/* Writes a value without patterns. slots: a power of 2, 4 or more; room: a multiple of 8. */
void
PatternsStart(RatingPatterns *patterns, PatternKind kind, Level level, Scale scale, uint32_t slots,
			  uint32_t room)
{
	patterns->version = PATTERNS_VERSION;
	patterns->kind = (uint8_t) kind;
	patterns->level = (uint8_t) level;
	patterns->reserved = 0;
	PatternsSetScale(patterns, scale);
	patterns->slots = slots;
	patterns->patterns = 0;
	patterns->used = 0;
	patterns->room = room;
	memset(patterns->slot, 0, slots * sizeof(uint32_t));
	memset(Patterns(patterns), 0, room);
}

static bool
Refuse(Fault *fault)
{
	FaultSet(fault, FAULT_BAD_BINARY, "invalid aggregate state of rating agreement");
	return FaultHint(fault, "Leave the functions of an aggregate to the aggregate.");
}

/* Whether the scale is one, in the one form that it has, and goes with the level. */
static bool
HasScale(const RatingPatterns *patterns)
{
	Scale scale = PatternsScale(patterns), same;
	int64_t step = ScaleIsStepped(scale) ? scale.step : BILLION;
	int64_t low = ScaleIsStepped(scale) ? scale.first : scale.low * BILLION, high;
	Fault fault;

	if (patterns->points == 0)
		return ScaleEqual(scale, (Scale){.points = 0}) && patterns->patterns == 0 &&
			   patterns->used == 0;
	if (patterns->points > SCALE_POINTS_MAX || (patterns->level == LEVEL_RATIO && low < 0))
		return false;
	if (__builtin_mul_overflow(step, scale.points - 1, &high) ||
		__builtin_add_overflow(low, high, &high))
		return false;
	return ScaleMakeStepped(low, high, step, &same, &fault) && ScaleEqual(scale, same);
}

/* Whether the header fits the length and itself, but for the scale. */
static bool
HasHeader(const RatingPatterns *patterns, size_t length, PatternKind kind)
{
	return length >= sizeof(RatingPatterns) && patterns->version == PATTERNS_VERSION &&
		   patterns->kind == kind && patterns->level < LEVELS && patterns->reserved == 0 &&
		   patterns->slots >= 4 && (patterns->slots & (patterns->slots - 1)) == 0 &&
		   patterns->used <= patterns->room && patterns->used % 8 == 0 && patterns->room % 8 == 0 &&
		   HasSlotFor(patterns, patterns->patterns) &&
		   PatternsSize(patterns->slots, patterns->room) == length;
}

/*
 * Whether length bytes are a value of this kind, as far as the header tells: what follows it
 * is checked when it is read.
 */
bool
PatternsOpen(const RatingPatterns *patterns, size_t length, PatternKind kind, Fault *fault)
{
	return (HasHeader(patterns, length, kind) && HasScale(patterns)) || Refuse(fault);
}

/* The same, at once: whether they are one of this level and on this scale, which is a scale. */
bool
PatternsContinue(const RatingPatterns *patterns, size_t length, PatternKind kind, Level level,
				 Scale scale)
{
	return HasHeader(patterns, length, kind) && patterns->level == level && patterns->points > 0 &&
		   ScaleEqual(PatternsScale(patterns), scale);
}

/* Whether ratings of this level on this scale go with those that are there. */
bool
PatternsMatch(const RatingPatterns *patterns, Level level, Scale scale, Fault *fault)
{
	char first[SCALE_TEXT_SIZE];
	char then[SCALE_TEXT_SIZE];

	if (patterns->level != level)
	{
		FaultSet(fault, FAULT_INVALID_VALUE,
				 "level of measurement changes within a group from %s to %s",
				 LevelName((Level) patterns->level), LevelName(level));
		return FaultHint(fault, "Add the level to GROUP BY.");
	}
	if (patterns->points == 0 || scale.points == 0 || ScaleEqual(PatternsScale(patterns), scale))
		return true;
	FaultSet(fault, FAULT_INVALID_VALUE, "scale changes within a group from %s to %s",
			 ScaleText(PatternsScale(patterns), first), ScaleText(scale, then));
	return FaultHint(fault, "Add the scale to GROUP BY.");
}

/* A hash of the points (Steele, Lea and Flood 2014, splitmix64). */
static uint32_t
HashOf(const RatedUnit *unit)
{
	uint64_t bits = (uint64_t) unit->points;

	for (int i = 0; i < unit->points; i++)
	{
		bits += (uint64_t) unit->at[i].point << 32 | unit->at[i].count;
		bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9u;
		bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EBu;
		bits ^= bits >> 31;
	}
	return (uint32_t) bits;
}

/* The pattern at an offset; NULL if there is not a whole one. */
static RatingPattern *
PatternAt(const RatingPatterns *patterns, uint64_t offset)
{
	RatingPattern *pattern;

	if (offset + sizeof(RatingPattern) > patterns->used)
		return NULL;
	pattern = (RatingPattern *) (Patterns(patterns) + offset);
	if (pattern->size < 1 || pattern->size > patterns->points ||
		offset + PatternSize(pattern->size) > patterns->used)
		return NULL;
	return pattern;
}

/* Appends a pattern, and notes its place in a slot that is free. */
static PatternsResult
Append(RatingPatterns *patterns, uint32_t *slot, const RatedUnit *unit, uint32_t hash,
	   int64_t times)
{
	uint32_t points = (uint32_t) unit->points;
	RatingPattern *pattern;

	if (!HasSlotFor(patterns, patterns->patterns + 1) ||
		PatternSize(points) > patterns->room - patterns->used)
		return PATTERNS_FULL;
	pattern = (RatingPattern *) (Patterns(patterns) + patterns->used);
	pattern->hash = hash;
	pattern->size = points;
	pattern->times = times;
	memcpy(pattern->at, unit->at, points * sizeof(PointCount));
	*slot = patterns->used / 8 + 1;
	patterns->used += (uint32_t) PatternSize(points);
	patterns->patterns++;
	return PATTERNS_DONE;
}

/* Counts a pattern that is there so many times more. */
static PatternsResult
CountAgain(RatingPattern *pattern, int64_t times, Fault *fault)
{
	if (pattern->times >= 0 && !__builtin_add_overflow(pattern->times, times, &pattern->times))
		return PATTERNS_DONE;
	FaultSet(fault, FAULT_OUT_OF_RANGE, "number of conversations is out of range for type bigint");
	return PATTERNS_FAULT;
}

/*
 * Counts a conversation or a pair so many times (above 0): the points are ascending ones of
 * the scale. When it is full nothing is done.
 */
PatternsResult
PatternsAdd(RatingPatterns *patterns, const RatedUnit *unit, int64_t times, Fault *fault)
{
	uint32_t hash = HashOf(unit);
	uint32_t at = hash;

	for (uint32_t step = 0; step < patterns->slots; step++, at++)
	{
		uint32_t *slot = &patterns->slot[at & (patterns->slots - 1)];
		RatingPattern *pattern;

		if (*slot == 0)
			return Append(patterns, slot, unit, hash, times);
		pattern = PatternAt(patterns, ((uint64_t) *slot - 1) * 8);
		if (pattern == NULL)
			break;
		if (pattern->hash == hash && pattern->size == (uint32_t) unit->points &&
			memcmp(pattern->at, unit->at, pattern->size * sizeof(PointCount)) == 0)
			return CountAgain(pattern, times, fault);
	}
	Refuse(fault);
	return PATTERNS_FAULT;
}

/* The slots of a larger value, where these are full. */
uint32_t
PatternsMoreSlots(const RatingPatterns *patterns)
{
	return HasSlotFor(patterns, patterns->patterns + 1) ? patterns->slots : patterns->slots * 2;
}

/* The room of a larger value, where this is not enough for one more pattern. */
uint64_t
PatternsMoreRoom(const RatingPatterns *patterns, const RatedUnit *unit)
{
	size_t size = PatternSize((uint32_t) unit->points);

	return size <= patterns->room - patterns->used ? patterns->room
												   : 2 * (uint64_t) patterns->room + size;
}

/* Whether the points are ascending ones of the scale, and counted. */
static bool
IsSound(const RatingPatterns *patterns, const RatingPattern *pattern)
{
	if (pattern->times < 1)
		return false;
	if (patterns->kind == PATTERN_PAIR &&
		(pattern->size != 1 || pattern->at[0].count > patterns->points))
		return false;
	for (uint32_t i = 0; i < pattern->size; i++)
		if (pattern->at[i].count == 0 || pattern->at[i].point >= patterns->points ||
			(i > 0 && pattern->at[i].point <= pattern->at[i - 1].point))
			return false;
	return true;
}

/*
 * Walks through the patterns: *offset is 0 at first. The pattern is NULL after the last one;
 * false where the bytes are none of a value.
 */
bool
PatternsNext(const RatingPatterns *patterns, uint32_t *offset, const RatingPattern **pattern,
			 Fault *fault)
{
	const RatingPattern *next;

	*pattern = NULL;
	if (*offset == patterns->used)
		return true;
	next = PatternAt(patterns, *offset);
	if (next == NULL || !IsSound(patterns, next))
		return Refuse(fault);
	*offset += (uint32_t) PatternSize(next->size);
	*pattern = next;
	return true;
}
