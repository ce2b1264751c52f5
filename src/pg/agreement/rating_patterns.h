/*
 * rating_patterns.h: rating patterns as the state of an aggregate. Include it after postgres.h.
 *
 * The state is bytea: a type that every engine can carry. Its bytes are checked whenever they
 * are read, for any SQL user can hand in some.
 */
#ifndef CSMETRICS_PG_AGREEMENT_RATING_PATTERNS_H
#define CSMETRICS_PG_AGREEMENT_RATING_PATTERNS_H

#include "core/agreement/rating_patterns.h"
#include "fmgr.h"

/* Patterns in the order of their points: the same whatever merged them. */
typedef struct SortedPatterns
{
	const RatingPatterns *state;
	const RatingPattern **pattern;
	size_t count;
} SortedPatterns;

/* What a point of the scale stands for. */
static inline double
PointValue(Scale scale, int32 point)
{
	return (double) ScaleBillionths(scale, point) / (double) BILLION;
}

extern Level LevelArgument(FunctionCallInfo fcinfo, int n, Scale scale);
extern RatingPatterns *PatternsToUpdate(FunctionCallInfo fcinfo, PatternKind kind, Level level,
										Scale scale);
extern RatingPatterns *AddPattern(RatingPatterns *state, const RatedUnit *unit, int64 times);
extern Datum CombinePatterns(FunctionCallInfo fcinfo, PatternKind kind);
extern SortedPatterns SortPatterns(FunctionCallInfo fcinfo, PatternKind kind);

#endif
