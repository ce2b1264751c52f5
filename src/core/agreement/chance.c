/*
 * chance.c: the interval of a coefficient 1 - observed / expected.
 *
 * The observed disagreement is a mean on a bounded scale: its score interval never collapses,
 * not even where nobody disagreed. The end of that scale is what a unit that wasn't seen might
 * disagree: as much as the worst that was seen, or as chance alone. What is expected is an
 * average over all ratings, and gets the linearised standard error. MOVER joins the two (Zou
 * and Donner 2008; with correlation, Donner and Zou 2012), at Student's t. Where disagreement is
 * common that may reach less far than the linearised standard error of the coefficient itself,
 * and then this counts. docs/agreement.md shows how often the interval holds the truth.
 */
#include "core/agreement/chance.h"

#include "core/statistics/student.h"

#include <math.h>

/* Starts the spread of a sample whose observed and expected disagreement are known. */
void
SpreadStart(Spread *spread, double observed, double expected, double most, double weight)
{
	*spread = (Spread){.observed = observed, .expected = expected, .most = most, .weight = weight};
}

/* Adds so many units of one kind. A unit of weight 0 was not compared. */
void
SpreadAdd(Spread *spread, const Influence *unit, double times)
{
	double from_mean = unit->observed - spread->observed;
	double own = unit->weight * from_mean / (spread->weight * spread->expected);
	double place = sqrt(unit->observed / spread->most) * (SPREAD_BOXES - 1);
	int box = place < SPREAD_BOXES - 1 ? (int) place : SPREAD_BOXES - 1;

	if (unit->weight > 0.0 && unit->observed > spread->biggest)
		spread->biggest = unit->observed;
	spread->units += times;
	spread->compared += unit->weight > 0.0 ? times : 0.0;
	spread->squares += times * unit->weight * unit->weight;
	spread->variance += times * unit->weight * from_mean * from_mean;
	spread->own += times * own * own;
	spread->rest += times * unit->rest * unit->rest;
	spread->both += times * own * unit->rest;
	spread->box_weight[box] += times * unit->weight;
	spread->box_sum[box] += times * unit->weight * unit->observed;
}

/* Whether the units disagree to different degrees, beyond what rounding makes. */
static bool
Differ(const Spread *spread)
{
	return spread->variance > 1e-20 * spread->weight * spread->most * spread->most;
}

/*
 * How many units of one weight tell as much as these of different weights, by the
 * variance of their mean (Korn and Graubard 1998), or where all are alike by Kish's rule.
 */
static double
EffectiveUnits(const Spread *spread)
{
	double own = spread->own * spread->expected * spread->expected;
	double variance = spread->variance / spread->weight;

	if (!Differ(spread))
		return spread->weight * spread->weight / spread->squares;
	return variance < own * spread->compared ? variance / own : spread->compared;
}

/* The most that a unit which wasn't seen is taken to disagree. */
static double
MostUnseen(const Spread *spread)
{
	double most = spread->biggest > spread->expected ? spread->biggest : spread->expected;

	return most < spread->most ? most : spread->most;
}

/* How far the score interval of the observed disagreement reaches. */
static Reach
ObservedReach(const Spread *spread, double z)
{
	double points[SPREAD_BOXES + 2] = {0.0, MostUnseen(spread)};
	double count[SPREAD_BOXES + 2] = {0.0, 0.0};
	double units = EffectiveUnits(spread);
	int boxes = 2;

	for (int i = 0; i < SPREAD_BOXES; i++)
	{
		if (!(spread->box_weight[i] > 0.0))
			continue;
		points[boxes] = spread->box_sum[i] / spread->box_weight[i];
		count[boxes++] = spread->box_weight[i] / spread->weight * units;
	}
	return ScoreReach(&(Sample){.boxes = boxes, .points = points, .count = count}, z);
}

/* MOVER: how far two parts of a difference reach together, by their correlation. */
static double
Joined(double own, double rest, double correlation)
{
	double square = own * own + rest * rest - 2.0 * correlation * own * rest;

	return square > 0.0 ? sqrt(square) : 0.0;
}

static double
Within(double value, double low, double high)
{
	return value < low ? low : value > high ? high : value;
}

/* How far the interval reaches on a side where the observed disagreement reaches so far. */
static double
ReachOf(const Spread *spread, double observed, double t)
{
	double correction = spread->units / (spread->units - 1.0);
	double rest = t * sqrt(spread->rest * correction), correlation = 0.0;
	double linear, joined;

	if (Differ(spread) && spread->rest > 0.0)
		correlation = Within(spread->both / sqrt(spread->own * spread->rest), -1.0, 1.0);
	joined = Joined(observed / spread->expected, rest, correlation);
	linear = Joined(t * sqrt(spread->own * correction), rest, correlation);
	return joined > linear ? joined : linear;
}

/* The coefficient, with its interval within -1..1; not known for fewer than two units. */
Coefficient
SpreadCoefficient(const Spread *spread, double confidence)
{
	Coefficient coefficient = {.is_known = spread->compared >= 2.0 && spread->expected > 0.0};
	double t;
	Reach observed;

	if (!coefficient.is_known)
		return coefficient;
	t = StudentQuantile(confidence, spread->compared - 1.0);
	observed = ObservedReach(spread, t);
	coefficient.value = 1.0 - spread->observed / spread->expected;
	coefficient.variance = spread->own + spread->rest - 2.0 * spread->both;
	coefficient.interval.low =
		Within(coefficient.value - ReachOf(spread, observed.above, t), -1.0, 1.0);
	coefficient.interval.high =
		Within(coefficient.value + ReachOf(spread, observed.below, t), -1.0, 1.0);
	return coefficient;
}
