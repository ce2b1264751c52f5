/*
 * student.c: the two-sided quantiles of Student's t with whole degrees of freedom.
 */
#include "core/statistics/student.h"

#include "core/statistics/confidence.h"

#include <math.h>

/* From so many degrees on the expansion is good to 1e-9. */
static const double MANY_DEGREES = 200.0;

static const double PI = 3.14159265358979323846;

/* The probability of -t..t (Abramowitz and Stegun 1964, 26.7.3 and 26.7.4). */
static double
ProbabilityWithin(double t, int degrees)
{
	double angle = atan(t / sqrt(degrees));
	double square = cos(angle) * cos(angle);
	double term = degrees % 2 == 0 ? 1.0 : cos(angle), sum = 0.0;

	for (int k = degrees % 2 == 0 ? 2 : 3; k <= degrees; k += 2)
	{
		sum += term;
		term *= square * (k - 1) / k;
	}
	if (degrees % 2 == 0)
		return sin(angle) * sum;
	return 2.0 / PI * (angle + sin(angle) * sum);
}

/* The expansion from the normal quantile (Abramowitz and Stegun 1964, 26.7.5). */
static double
Expansion(double z, double n)
{
	double s = z * z;

	return z * (1.0 + (s + 1.0) / (4.0 * n) + (5.0 * s * s + 16.0 * s + 3.0) / (96.0 * n * n) +
				(3.0 * s * s * s + 19.0 * s * s + 17.0 * s - 15.0) / (384.0 * n * n * n));
}

/*
 * The t with which a variable of Student's distribution falls inside -t..t at this confidence,
 * strictly between 0 and 1. degrees: a whole number, 1 or more.
 */
double
StudentQuantile(double confidence, double degrees)
{
	double low = ConfidenceToZ(confidence), high = low;

	if (degrees >= MANY_DEGREES)
		return Expansion(low, degrees);
	while (ProbabilityWithin(high, (int) degrees) < confidence)
		high *= 2.0;
	for (int step = 0; step < 100 && high - low > 1e-14 * high; step++)
	{
		double middle = low + (high - low) / 2.0;

		if (ProbabilityWithin(middle, (int) degrees) < confidence)
			low = middle;
		else
			high = middle;
	}
	return low + (high - low) / 2.0;
}
