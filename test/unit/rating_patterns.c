/*
 * The state of agreement: it counts as a plain list does, grows, merges, and refuses bytes that
 * are none.
 */
#include "check.h"
#include "fault_check.h"

#include "core/agreement/rating_patterns.h"

#include <string.h>

#define MOST 3000

static const Scale scale = {.low = 1, .points = 7};

/* A pattern of a plain list. */
typedef struct Entry
{
	RatedUnit unit;
	PointCount at[7];
	int64_t times;
} Entry;

static Entry list[MOST];
static int entries;

static void
RandomUnit(Entry *entry, int most)
{
	entry->unit = (RatedUnit){0, entry->at};
	for (uint32_t k = 0; k < 7; k++)
		if (RandomShare() < 0.4)
			entry->at[entry->unit.points++] = (PointCount){k, 1 + (uint32_t) RandomUpTo(most)};
	if (entry->unit.points == 0)
		entry->at[entry->unit.points++] = (PointCount){6, 1};
	entry->times = 1 + RandomUpTo(3);
}

static bool
SameUnit(const RatedUnit *a, const RatedUnit *b)
{
	return a->points == b->points && memcmp(a->at, b->at, (size_t) a->points * sizeof *a->at) == 0;
}

static void
Remember(const Entry *entry)
{
	for (int i = 0; i < entries; i++)
		if (SameUnit(&list[i].unit, &entry->unit))
		{
			list[i].times += entry->times;
			return;
		}
	list[entries] = *entry;
	list[entries].unit.at = list[entries].at;
	entries++;
}

static RatingPatterns *
New(uint32_t slots, uint32_t room)
{
	RatingPatterns *patterns = malloc(PatternsSize(slots, room));

	PatternsStart(patterns, PATTERN_CONVERSATION, LEVEL_ORDINAL, scale, slots, room);
	return patterns;
}

static size_t
SizeOf(const RatingPatterns *patterns)
{
	return PatternsSize(patterns->slots, patterns->room);
}

static RatingPatterns *Add(RatingPatterns *patterns, const RatedUnit *unit, int64_t times);

static RatingPatterns *
AddAll(RatingPatterns *patterns, const RatingPatterns *more)
{
	const RatingPattern *pattern;
	uint32_t offset = 0;
	Fault fault;

	while (PatternsNext(more, &offset, &pattern, &fault) && pattern != NULL)
	{
		RatedUnit unit = PatternUnit(pattern);

		patterns = Add(patterns, &unit, pattern->times);
	}
	Check(offset == more->used, "not all of the patterns");
	return patterns;
}

static RatingPatterns *
Add(RatingPatterns *patterns, const RatedUnit *unit, int64_t times)
{
	Fault fault;

	while (PatternsAdd(patterns, unit, times, &fault) == PATTERNS_FULL)
	{
		uint32_t room = (uint32_t) ((PatternsMoreRoom(patterns, unit) + 7) / 8 * 8);
		RatingPatterns *larger = AddAll(New(PatternsMoreSlots(patterns), room), patterns);

		free(patterns);
		patterns = larger;
	}
	return patterns;
}

/* Whether the state holds what the list does. */
static void
CheckList(const RatingPatterns *patterns, int64_t factor)
{
	const RatingPattern *pattern;
	uint32_t offset = 0, found = 0;
	Fault fault;

	CheckTaken(PatternsOpen(patterns, SizeOf(patterns), PATTERN_CONVERSATION, &fault), &fault);
	while (PatternsNext(patterns, &offset, &pattern, &fault) && pattern != NULL)
		for (int i = 0; i < entries; i++)
		{
			RatedUnit unit = PatternUnit(pattern);

			if (SameUnit(&unit, &list[i].unit))
			{
				Check(pattern->times == factor * list[i].times, "%lld times, not %lld",
					  (long long) pattern->times, (long long) (factor * list[i].times));
				found++;
			}
		}
	Check(found == (uint32_t) entries && patterns->patterns == found, "%u of %d patterns", found,
		  entries);
}

static void
TestCounts(void)
{
	for (int round = 0; round < 20; round++)
	{
		RatingPatterns *patterns = New(4, 0), *half = New(16, 384);
		Entry entry;

		entries = 0;
		for (int i = 0; i < 10 << (round % 8); i++)
		{
			RandomUnit(&entry, round);
			Remember(&entry);
			if (i % 2 == 0)
				patterns = Add(patterns, &entry.unit, entry.times);
			else
				half = Add(half, &entry.unit, entry.times);
		}
		patterns = AddAll(patterns, half);
		CheckList(patterns, 1);
		free(half);
		half = malloc(SizeOf(patterns));
		memcpy(half, patterns, SizeOf(patterns));
		patterns = AddAll(patterns, half);
		CheckList(patterns, 2);
		free(patterns);
		free(half);
	}
	TestDone("counts as a plain list does, and merges");
}

static void
TestLimits(void)
{
	PointCount at[1] = {{3, UINT32_MAX}};
	RatedUnit unit = {1, at};
	RatingPatterns *patterns = Add(New(4, 64), &unit, INT64_MAX - 1);
	Fault fault = {0};

	Check(PatternsAdd(patterns, &unit, 1, &fault) == PATTERNS_DONE, "2^63-1 conversations");
	CheckFault(PatternsAdd(patterns, &unit, 1, &fault) != PATTERNS_FAULT, &fault,
			   FAULT_OUT_OF_RANGE, "out of range");
	CheckTaken(PatternsMatch(patterns, LEVEL_ORDINAL, scale, &fault), &fault);
	CheckTaken(PatternsMatch(patterns, LEVEL_ORDINAL, (Scale){.points = 0}, &fault), &fault);
	CheckFault(PatternsMatch(patterns, LEVEL_NOMINAL, scale, &fault), &fault, FAULT_INVALID_VALUE,
			   "from ordinal to nominal");
	CheckFault(PatternsMatch(patterns, LEVEL_ORDINAL, (Scale){.low = 1, .points = 5}, &fault),
			   &fault, FAULT_INVALID_VALUE, "from 1..7 to 1..5");
	free(patterns);
	TestDone("limits, and what does not match");
}

/* Reads all of a value and adds to it, whatever its bytes say. */
static void
Use(RatingPatterns *patterns, size_t size)
{
	const RatingPattern *pattern;
	PointCount at[2] = {{1, 1}, {6, 2}};
	RatedUnit unit = {2, at};
	uint32_t offset = 0;
	Fault fault = {0};

	if (!PatternsOpen(patterns, size, PATTERN_CONVERSATION, &fault))
	{
		Check(fault.code == FAULT_BAD_BINARY, "refused as %d", (int) fault.code);
		return;
	}
	while (PatternsNext(patterns, &offset, &pattern, &fault) && pattern != NULL)
		Check(pattern->times > 0 && pattern->at[pattern->size - 1].point < patterns->points,
			  "not a pattern");
	PatternsAdd(patterns, &unit, 1, &fault);
	check_done++;
}

/* Changed bytes and cut ends: refused, or a value that is read within its bytes. */
static void
TestHostile(void)
{
	RatingPatterns *patterns = New(4, 0);
	size_t size;

	for (int i = 0; i < 20; i++)
	{
		Entry entry;

		RandomUnit(&entry, 2);
		patterns = Add(patterns, &entry.unit, 1);
	}
	size = SizeOf(patterns);
	for (size_t i = 0; i < 20000; i++)
	{
		size_t length = i < size ? i : size;
		unsigned char *bytes = malloc(length + 1);

		memcpy(bytes, patterns, length);
		for (int changes = RandomUpTo(3); i >= size && changes >= 0; changes--)
			bytes[(size_t) RandomUpTo(changes == 0 ? 63 : (int) size - 1)] =
				(unsigned char) RandomBits();
		Use((RatingPatterns *) bytes, length);
		free(bytes);
	}
	free(patterns);
	TestDone("changed and cut bytes are refused or harmless");
}

/* A value of one pattern, (1, 1) and (6, 2), which the caller makes wrong. */
static RatingPatterns *
NewOfOne(RatingPattern **pattern)
{
	PointCount at[2] = {{1, 1}, {6, 2}};
	RatedUnit unit = {2, at};
	RatingPatterns *patterns = Add(New(4, 64), &unit, 5);

	*pattern = (RatingPattern *) &patterns->slot[patterns->slots];
	return patterns;
}

/* The pattern is refused when it is read. */
static void
CheckRefused(RatingPatterns *patterns, const char *what)
{
	const RatingPattern *pattern;
	uint32_t offset = 0;
	Fault fault = {0};

	CheckTaken(PatternsOpen(patterns, SizeOf(patterns), PATTERN_CONVERSATION, &fault), &fault);
	Check(!PatternsNext(patterns, &offset, &pattern, &fault) && pattern == NULL &&
			  fault.code == FAULT_BAD_BINARY,
		  "%s: taken", what);
	free(patterns);
}

/* Each thing that a pattern must be. */
static void
TestCrafted(void)
{
	PointCount at[2] = {{1, 1}, {6, 2}};
	RatedUnit unit = {2, at};
	RatingPattern *pattern;
	RatingPatterns *patterns = NewOfOne(&pattern);
	Fault fault = {0};

	pattern->size = 3;
	CheckRefused(patterns, "a pattern that goes on behind the last");
	patterns = NewOfOne(&pattern);
	pattern->size = 0;
	CheckRefused(patterns, "a pattern without points");
	patterns = NewOfOne(&pattern);
	pattern->at[1].point = 1;
	CheckRefused(patterns, "a point twice");
	patterns = NewOfOne(&pattern);
	pattern->at[1].point = 7;
	CheckRefused(patterns, "a point off the scale");
	patterns = NewOfOne(&pattern);
	pattern->at[0].count = 0;
	CheckRefused(patterns, "a point without ratings");
	patterns = NewOfOne(&pattern);
	pattern->times = 0;
	CheckRefused(patterns, "a pattern that never occurred");
	patterns = NewOfOne(&pattern);
	pattern->times = -7;
	Check(PatternsAdd(patterns, &unit, 1, &fault) == PATTERNS_FAULT && pattern->times == -7,
		  "added to a negative number");
	free(patterns);
	TestDone("crafted patterns are refused, each for its reason");
}

int
main(int argc, char **argv)
{
	SeedFrom(argc, argv);
	TestCounts();
	TestLimits();
	TestHostile();
	TestCrafted();
	return AllTestsDone();
}
