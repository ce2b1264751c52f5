/*
 * rating_patterns.c: rating patterns as the state of an aggregate.
 */
#include "postgres.h"

#include "miscadmin.h"
#include "utils/builtins.h"
#include "utils/memutils.h"

#include "pg/agreement/rating_patterns.h"
#include "pg/base/aggregate.h"
#include "pg/base/raise.h"
#include "pg/base/state.h"

/* The level of measurement in argument n, which must go with the scale. */
Level
LevelArgument(FunctionCallInfo fcinfo, int n, Scale scale)
{
	char written[SCALE_TEXT_SIZE];
	const text *name;
	Level level = LEVEL_NOMINAL;
	Fault fault;

	if (PG_ARGISNULL(n))
		ereport(ERROR, (errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED),
						errmsg("level of measurement must not be null"),
						errhint("Write 'nominal', 'ordinal', 'interval' or 'ratio'.")));
	name = PG_GETARG_TEXT_PP(n);
	if (!LevelParse(VARDATA_ANY(name), VARSIZE_ANY_EXHDR(name), &level, &fault))
		RaiseFault(&fault);
	if (level == LEVEL_RATIO && scale.points > 0 && ScaleBillionths(scale, 0) < 0)
		ereport(
			ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
			 errmsg("level of measurement \"ratio\" needs a scale without negative points, "
					"not %s",
					ScaleText(scale, written)),
			 errhint("Write 'interval' for points whose zero is not the absence of anything.")));
	return level;
}

/* A state without patterns; raises an error where it would be too large for a value. */
static RatingPatterns *
NewPatterns(PatternKind kind, Level level, Scale scale, uint64 slots, uint64 room)
{
	uint64 size = sizeof(RatingPatterns) + slots * sizeof(uint32) + room;
	RatingPatterns *state;

	if (size > MaxAllocSize - 7)
		ereport(ERROR, (errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
						errmsg("too many different ratings for one aggregate"),
						errdetail("Its state may have %zu bytes.", (Size) MaxAllocSize - 7),
						errhint("Group by month or team, or put the ratings on fewer points.")));
	room += -room & 7;
	state = palloc(PatternsSize((uint32) slots, (uint32) room));
	SET_VARSIZE(state, PatternsSize((uint32) slots, (uint32) room));
	PatternsStart(state, kind, level, scale, (uint32) slots, (uint32) room);
	return state;
}

/* The state in argument n, to be read. */
static RatingPatterns *
OpenPatterns(FunctionCallInfo fcinfo, int n, PatternKind kind)
{
	RatingPatterns *state = (RatingPatterns *) AlignedState(PG_GETARG_DATUM(n));
	Fault fault;

	if (!PatternsOpen(state, VARSIZE(state), kind, &fault))
		RaiseFault(&fault);
	return state;
}

/*
 * The state in argument 0, to be changed, for ratings of this level on this scale: itself where
 * an aggregate hands over its own, otherwise a copy; a new one where there is none yet.
 */
RatingPatterns *
PatternsToUpdate(FunctionCallInfo fcinfo, PatternKind kind, Level level, Scale scale)
{
	RatingPatterns *state;
	Fault fault;

	if (!HasState(fcinfo, 0))
		return NewPatterns(kind, level, scale, PATTERNS_FIRST_SLOTS, PATTERNS_FIRST_ROOM);
	state = (RatingPatterns *) StateToUpdate(fcinfo);
	if (likely(PatternsContinue(state, VARSIZE(state), kind, level, scale)))
		return state;
	if (!PatternsOpen(state, VARSIZE(state), kind, &fault) ||
		!PatternsMatch(state, level, scale, &fault))
		RaiseFault(&fault);
	if (state->points == 0)
		PatternsSetScale(state, scale);
	return state;
}

/* Adds all patterns of more; both are on one scale. */
static RatingPatterns *
AddPatterns(RatingPatterns *state, const RatingPatterns *more)
{
	const RatingPattern *pattern;
	uint32 offset = 0;
	Fault fault;

	for (;;)
	{
		RatedUnit unit;

		CHECK_FOR_INTERRUPTS();
		if (!PatternsNext(more, &offset, &pattern, &fault))
			RaiseFault(&fault);
		if (pattern == NULL)
			return state;
		unit = PatternUnit(pattern);
		state = AddPattern(state, &unit, pattern->times);
	}
}

/* The same patterns with room for one more. */
static RatingPatterns *
Enlarge(const RatingPatterns *state, const RatedUnit *unit)
{
	RatingPatterns *larger =
		NewPatterns((PatternKind) state->kind, (Level) state->level, PatternsScale(state),
					PatternsMoreSlots(state), PatternsMoreRoom(state, unit));

	return AddPatterns(larger, state);
}

/* Counts a pattern so many times. Gives the state, which may have moved. */
RatingPatterns *
AddPattern(RatingPatterns *state, const RatedUnit *unit, int64 times)
{
	Fault fault;

	for (;;)
	{
		switch (PatternsAdd(state, unit, times, &fault))
		{
			case PATTERNS_DONE:
				return state;
			case PATTERNS_FULL:
				state = Enlarge(state, unit);
				break;
			case PATTERNS_FAULT:
				RaiseFault(&fault);
		}
	}
}

/* Merges two states: (state, state), neither of them NULL. */
Datum
CombinePatterns(FunctionCallInfo fcinfo, PatternKind kind)
{
	const RatingPatterns *more;
	RatingPatterns *state;

	if (!HasState(fcinfo, 1))
		return ReturnState(fcinfo);
	more = OpenPatterns(fcinfo, 1, kind);
	state = PatternsToUpdate(fcinfo, kind, (Level) more->level, PatternsScale(more));
	PG_RETURN_POINTER(AddPatterns(state, more));
}

/* Room for so many places of patterns. */
static const RatingPattern **
NewPlaces(size_t count)
{
	size_t size = sizeof(void *);

	return (const RatingPattern **) palloc(Max(count, 1) * size);
}

/* -1, 0 or 1, as a comes before, with or after b. */
static int
ComparePatterns(const RatingPattern *a, const RatingPattern *b)
{
	for (uint32 i = 0; i < a->size && i < b->size; i++)
	{
		if (a->at[i].point != b->at[i].point)
			return a->at[i].point < b->at[i].point ? -1 : 1;
		if (a->at[i].count != b->at[i].count)
			return a->at[i].count < b->at[i].count ? -1 : 1;
	}
	return a->size == b->size ? 0 : a->size < b->size ? -1 : 1;
}

/* Merges two sorted runs, [0, middle) and [middle, count), into another place. */
static void
MergeRuns(const RatingPattern **from, size_t middle, size_t count, const RatingPattern **to)
{
	size_t a = 0, b = middle;

	for (size_t i = 0; i < count; i++)
	{
		CHECK_FOR_INTERRUPTS();
		if (a < middle && (b == count || ComparePatterns(from[a], from[b]) <= 0))
			to[i] = from[a++];
		else
			to[i] = from[b++];
	}
}

/* Sorts by merging ever longer runs: unlike qsort it heeds a cancel, and never gets slow. */
static const RatingPattern **
Sorted(const RatingPattern **pattern, size_t count)
{
	const RatingPattern **other = NewPlaces(count);

	for (size_t run = 1; run < count; run *= 2)
	{
		const RatingPattern **merged = other;

		for (size_t i = 0; i < count; i += 2 * run)
			MergeRuns(pattern + i, Min(run, count - i), Min(2 * run, count - i), other + i);
		other = pattern;
		pattern = merged;
	}
	return pattern;
}

/* The patterns of the state in argument 0, in order; none where there is no state. */
SortedPatterns
SortPatterns(FunctionCallInfo fcinfo, PatternKind kind)
{
	SortedPatterns sorted = {0};
	uint32 offset = 0;
	Fault fault;

	if (!HasState(fcinfo, 0))
		return sorted;
	sorted.state = OpenPatterns(fcinfo, 0, kind);
	sorted.pattern = NewPlaces(sorted.state->patterns);
	for (;;)
	{
		const RatingPattern *pattern;

		CHECK_FOR_INTERRUPTS();
		if (!PatternsNext(sorted.state, &offset, &pattern, &fault))
			RaiseFault(&fault);
		if (pattern == NULL)
			break;
		if (sorted.count == sorted.state->patterns)
			ereport(ERROR, (errcode(ERRCODE_INVALID_BINARY_REPRESENTATION),
							errmsg("invalid aggregate state of rating agreement")));
		sorted.pattern[sorted.count++] = pattern;
	}
	sorted.pattern = Sorted(sorted.pattern, sorted.count);
	return sorted;
}
