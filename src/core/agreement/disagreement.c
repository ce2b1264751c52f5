/*
 * disagreement.c: how far two ratings of one conversation lie apart.
 *
 * Nominal and ratio scales have one measure each. On an ordinal or an interval scale the field
 * has two habits: Krippendorff's alpha takes squares of ranks and of numbers (2011), Cohen's
 * kappa and Gwet's AC2 take linear weights for ranks (Cicchetti and Allison 1971) and squares
 * for numbers (Fleiss and Cohen 1973).
 */
#include "core/agreement/disagreement.h"

#include <math.h>
#include <string.h>

static const char *const level_names[LEVELS] = {
	[LEVEL_NOMINAL] = "nominal",
	[LEVEL_ORDINAL] = "ordinal",
	[LEVEL_INTERVAL] = "interval",
	[LEVEL_RATIO] = "ratio",
};

/* The level of this name; a fault that lists the names if there is none. */
bool
LevelParse(const char *name, size_t length, Level *level, Fault *fault)
{
	char quote[FAULT_QUOTE_SIZE];

	for (int i = 0; i < LEVELS; i++)
		if (strlen(level_names[i]) == length && memcmp(level_names[i], name, length) == 0)
		{
			*level = (Level) i;
			return true;
		}
	FaultSet(fault, FAULT_INVALID_VALUE, "invalid level of measurement \"%s\"",
			 FaultQuote(quote, name, length));
	return FaultHint(fault, "Write 'nominal' for names, 'ordinal' for ranks such as bad, fair and "
							"good, 'interval' for points, or 'ratio' for amounts.");
}

const char *
LevelName(Level level)
{
	return level_names[level];
}

/*
 * The disagreement that kappa and AC2 weigh with: on points low, low + step, ... For ratio, low
 * must be 0 or more.
 */
void
DisagreementByWeights(Disagreement *disagreement, Level level, int points, double low, double step)
{
	static const DistanceKind kinds[LEVELS] = {
		[LEVEL_NOMINAL] = DISTANCE_DIFFERENT,
		[LEVEL_ORDINAL] = DISTANCE_LINEAR,
		[LEVEL_INTERVAL] = DISTANCE_SQUARED,
		[LEVEL_RATIO] = DISTANCE_RATIO,
	};
	double high = low + (points - 1) * step;

	disagreement->kind = kinds[level];
	disagreement->points = points;
	for (int k = 0; k < points; k++)
		disagreement->at[k] = low + k * step;
	disagreement->most = high - low;
	if (disagreement->kind == DISTANCE_RATIO)
		disagreement->most = (high - low) / (high + low) * ((high - low) / (high + low));
}

/*
 * The disagreement of ranks, Krippendorff's: each point lies at its middle rank among all
 * ratings, count[k] of them at point k. There must be a rating.
 */
void
DisagreementByRanks(Disagreement *disagreement, int points, const double *count)
{
	double below = 0.0;

	disagreement->kind = DISTANCE_SQUARED;
	disagreement->points = points;
	for (int k = 0; k < points; k++)
	{
		disagreement->at[k] = below + count[k] / 2.0;
		below += count[k];
	}
	disagreement->most = disagreement->at[points - 1] - disagreement->at[0];
}

/*
 * The most that the pairs of so many ratings (at least 2) of one conversation can disagree on
 * average: where they are spread evenly over the two ends of the scale, or over all its points
 * where any two of them disagree fully.
 */
double
MostWithin(const Disagreement *disagreement, double ratings)
{
	bool on_a_line =
		disagreement->kind == DISTANCE_LINEAR || disagreement->kind == DISTANCE_SQUARED;
	double places = on_a_line ? 2.0 : disagreement->points;
	double each = floor(ratings / places);
	double more = ratings - each * places; /* places that have one more */
	double same = places * each * (each - 1.0) + more * 2.0 * each;

	return 1.0 - same / (ratings * (ratings - 1.0));
}
