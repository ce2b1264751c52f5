/*
 * The score interval against its definition, found by brute force: V(t) by climbing to the
 * most likely distribution whose mean is t, with no formula for it. Each move changes three
 * boxes so that the probabilities still add up to 1 and the mean stays t; such moves are
 * enough to reach the top (Rockafellar 1969, elementary vectors of a subspace).
 */
#include "check.h"

#include "core/statistics/confidence.h"
#include "core/statistics/interval.h"

#include <math.h>

#define MOST_BOXES 11

/* Boxes have 0, 1, 2, ... points; p is the distribution that is being improved. */
typedef struct Climb
{
	int boxes;
	double count[MOST_BOXES];
	double p[MOST_BOXES];
} Climb;

/* A distribution of mean t that leaves no box empty: uniform, pulled towards one end. */
static void
StartClimb(Climb *climb, double t)
{
	double middle = (climb->boxes - 1) / 2.0;
	int end = t < middle ? 0 : climb->boxes - 1;
	double pull = (t - middle) / (end - middle);

	for (int box = 0; box < climb->boxes; box++)
		climb->p[box] = (1 - pull) / climb->boxes;
	climb->p[end] += pull;
}

/* How the log-likelihood changes after s steps of this move. */
static double
Slope(const Climb *climb, const int box[3], const double move[3], double s)
{
	double slope = 0;

	for (int i = 0; i < 3; i++)
		if (climb->count[box[i]] > 0)
			slope += climb->count[box[i]] * move[i] / (climb->p[box[i]] + s * move[i]);
	return slope;
}

/* Moves along three boxes as far as it improves the likelihood; returns how far it went. */
static double
MoveThree(Climb *climb, const int box[3])
{
	const double move[3] = {box[2] - box[1], box[0] - box[2], box[1] - box[0]};
	double low = -INFINITY, high = INFINITY;

	for (int i = 0; i < 3; i++)
		if (move[i] > 0)
			low = fmax(low, -climb->p[box[i]] / move[i]);
		else
			high = fmin(high, -climb->p[box[i]] / move[i]);
	for (int step = 0; step < 60; step++)
	{
		double s = (low + high) / 2;

		if (Slope(climb, box, move, s) > 0)
			low = s;
		else
			high = s;
	}
	for (int i = 0; i < 3; i++)
		climb->p[box[i]] = fmax(climb->p[box[i]] + (low + high) / 2 * move[i], 0);
	return fabs(low + high) / 2;
}

/* The variance of the most likely distribution whose mean is t. */
static double
ClimbedVariance(Climb *climb, double t)
{
	double moved = 1, variance = 0;

	StartClimb(climb, t);
	for (int round = 0; round < 3000 && moved > 1e-13; round++)
	{
		moved = 0;
		for (int i = 0; i < climb->boxes; i++)
			for (int j = i + 1; j < climb->boxes; j++)
				for (int k = j + 1; k < climb->boxes; k++)
					moved += MoveThree(climb, (const int[3]){i, j, k});
	}
	for (int box = 0; box < climb->boxes; box++)
		variance += climb->p[box] * (box - t) * (box - t);
	return variance;
}

/* Is t in the interval, by its definition? */
static bool
Belongs(Climb *climb, double mean, double n, double z, double t)
{
	if (t < 0 || t > climb->boxes - 1)
		return false;
	return n * (mean - t) * (mean - t) <= z * z * ClimbedVariance(climb, t);
}

/* Is the bound right to 1e-6 of the scale: does what is just inside belong, and outside not? */
static void
CheckBound(Climb *climb, const Sample *sample, double z, double bound, double outwards)
{
	double little = outwards * 1e-6 * (climb->boxes - 1);
	double mean = SampleMean(sample), n = 0;

	for (int box = 0; box < climb->boxes; box++)
		n += climb->count[box];
	Check(Belongs(climb, mean, n, z, bound - little), "%.9f: inside does not belong", bound);
	Check(!Belongs(climb, mean, n, z, bound + little), "%.9f: outside belongs", bound);
}

static void
TestBoxes(int boxes, int samples, const char *name)
{
	double points[MOST_BOXES];

	for (int box = 0; box < boxes; box++)
		points[box] = box;
	for (int i = 0; i < samples; i++)
	{
		Climb climb = {.boxes = boxes};
		double z = ConfidenceToZ(0.5 + 0.49 * RandomShare()), emptiness = RandomShare();
		Sample sample = {boxes, points, climb.count, NULL};
		Bounds found;

		for (int box = 0; box < boxes; box++)
			climb.count[box] = RandomShare() < emptiness ? 0 : RandomUpTo(20);
		climb.count[RandomUpTo(boxes - 1)] += 1;
		found = ScoreInterval(&sample, z);
		CheckBound(&climb, &sample, z, found.low, -1);
		CheckBound(&climb, &sample, z, found.high, 1);
	}
	TestDone(name);
}

int
main(int argc, char **argv)
{
	SeedFrom(argc, argv);
	TestBoxes(3, 1000, "three boxes equal brute force");
	TestBoxes(5, 1000, "five boxes equal brute force");
	TestBoxes(7, 300, "seven boxes equal brute force");
	TestBoxes(11, 100, "eleven boxes equal brute force");
	return AllTestsDone();
}
