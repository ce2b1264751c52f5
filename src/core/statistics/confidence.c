/*
 * confidence.c: the normal distribution, as intervals and tests need it.
 *
 * Both directions rest on erf and erfc of the C library, which are good to the last bit or
 * two wherever PostgreSQL runs, so that one undoes the other and platforms agree.
 */
#include "core/statistics/confidence.h"

#include <math.h>

static const double SQRT_HALF = 0.70710678118654752440;      /* sqrt(1/2) */
static const double SQRT_2_OVER_PI = 0.79788456080286535588; /* sqrt(2/pi) */

/* Is this a confidence level, a number strictly between 0 and 1? */
bool
ConfidenceCheck(double confidence, Fault *fault)
{
	char text[FAULT_NUMBER_SIZE];

	if (confidence > 0.0 && confidence < 1.0)
		return true;
	FaultSet(fault, FAULT_INVALID_VALUE, "confidence %s is not between 0 and 1",
			 FaultNumber(text, confidence));
	return FaultHint(fault, "Write 0.95 for a confidence of 95 %%.");
}

/*
 * A first guess at ConfidenceToZ, good to 0.3 %: the closed-form inverse of an
 * approximation to erf (Winitzki 2008, "A handy approximation for the error function and
 * its inverse").
 */
static double
RoughZ(double confidence)
{
	const double a = 0.147, pi = 3.14159265358979323846;
	double logarithm = log((1.0 - confidence) * (1.0 + confidence));
	double half = 2.0 / (pi * a) + logarithm / 2.0;

	return sqrt(2.0 * (sqrt(half * half - logarithm / a) - half));
}

/*
 * The z with which a normal variable falls inside -z..z at this confidence: 1.96 for 0.95.
 * confidence: strictly between 0 and 1. Halley's method on erf, or on erfc in the upper
 * half, where 1 - confidence is still exact; relative error about 1e-15.
 */
double
ConfidenceToZ(double confidence)
{
	double z = RoughZ(confidence);

	for (int step = 0; step < 3; step++)
	{
		double excess = confidence <= 0.5 ? erf(z * SQRT_HALF) - confidence
										  : (1.0 - confidence) - erfc(z * SQRT_HALF);
		double newton = excess / (SQRT_2_OVER_PI * exp(-z * z / 2.0));

		z -= newton / (1.0 + z * newton / 2.0);
	}
	return z;
}

/* The two-sided p-value of a result that lies z >= 0 standard errors away: 0..1. */
double
PValueOfZ(double z)
{
	return erfc(z * SQRT_HALF);
}
