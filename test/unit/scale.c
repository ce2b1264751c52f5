/*
 * Which scales there are, how they are written, and which numbers are their points.
 */
#include "fault_check.h"

#include "core/base/scale.h"

#include <math.h>
#include <string.h>

static void
TestWholeScales(void)
{
	static const struct
	{
		int32_t low;
		int32_t high;
		const char *refused; /* NULL: it is a scale */
	} known[] = {
		{0, 10, NULL},
		{1, 2, NULL},
		{0, 100, NULL},
		{-32768, -32668, NULL},
		{32767, 32867, NULL},
		{3, 3, "lower bound of scale (3) must be less than its upper bound (3)"},
		{5, 1, "lower bound of scale (5) must be less than its upper bound (1)"},
		{INT32_MAX, INT32_MIN,
		 "lower bound of scale (2147483647) must be less than its upper bound (-2147483648)"},
		{INT32_MIN, INT32_MAX, "scale -2147483648..2147483647 is not within"},
		{0, 1001, "scale 0..1001 by 1 has 1002 points, more than 1001"},
		{-100000001, -100000000, "scale -100000001..-100000000 is not within"},
		{100000000, 100000001, "scale 100000000..100000001 is not within"},
	};
	char text[SCALE_TEXT_SIZE];
	Fault fault;

	for (int i = 0; i < (int) (sizeof known / sizeof known[0]); i++)
	{
		Scale scale;
		bool is_scale = ScaleMake(known[i].low, known[i].high, &scale, &fault);

		if (known[i].refused != NULL)
			CheckFault(is_scale, &fault, FAULT_INVALID_VALUE, known[i].refused);
		else
		{
			CheckTaken(is_scale, &fault);
			Check(scale.low == known[i].low && ScaleHigh(scale) == known[i].high &&
					  !ScaleIsStepped(scale),
				  "scale %s", ScaleText(scale, text));
		}
	}
	Check(strcmp(ScaleText((Scale){.low = -32768, .points = 101}, text), "-32768..-32668") == 0,
		  "text %s", text);
	Check(strcmp(ScaleText((Scale){0}, text), "no scale") == 0, "text %s", text);
	TestDone("whole scales");
}

static void
TestSteppedScales(void)
{
	static const struct
	{
		double low;
		double high;
		double step;
		int points; /* 0: it is refused */
		const char *says;
	} known[] = {
		{0.5, 5, 0.5, 10, "0.5..5 by 0.5"},
		{0, 1, 0.01, 101, "0..1 by 0.01"},
		{0, 100, 0.1, 1001, "0..100 by 0.1"},
		{0.2, 1, 0.2, 5, "0.2..1 by 0.2"},
		{0, 1000, 1, 1001, "0..1000"},
		{1, 5, 1, 5, "1..5"},
		{-1, 1, 0.25, 9, "-1..1 by 0.25"},
		{100000, 100010, 1, 11, "100000..100010"},
		{0, 20, 10, 3, "0..20 by 10"},
		{0, 1, 0.000000001, 0, "scale 0..1 by 0.000000001 has 1000000001 points, more than 1001"},
		{0, 100, 0.09, 0, "scale 0..100 is not a whole number of steps of 0.09"},
		{1, 5, 0, 0, "step of scale (0) must be greater than 0"},
		{1, 5, -1, 0, "step of scale (-1) must be greater than 0"},
		{5, 1, 0.5, 0, "lower bound of scale (5) must be less than its upper bound (1)"},
	};
	char text[SCALE_TEXT_SIZE];
	Fault fault;

	for (int i = 0; i < (int) (sizeof known / sizeof known[0]); i++)
	{
		Scale scale;
		bool is_scale = ScaleMakeStepped(llround(known[i].low * 1e9), llround(known[i].high * 1e9),
										 llround(known[i].step * 1e9), &scale, &fault);

		if (known[i].points == 0)
			CheckFault(is_scale, &fault, FAULT_INVALID_VALUE, known[i].says);
		else
		{
			CheckTaken(is_scale, &fault);
			Check(scale.points == known[i].points &&
					  strcmp(ScaleText(scale, text), known[i].says) == 0,
				  "%s: %s, %d points", known[i].says, text, scale.points);
		}
	}
	TestDone("stepped scales");
}

/* Every point of a scale is found from its double, its real and its billionths; no neighbour is. */
static void
CheckPointsOf(double low, double step, int points)
{
	int64_t first = llround(low * 1e9);
	int64_t by = llround(step * 1e9);
	Scale scale;
	Fault fault;
	int32_t point = -1;

	CheckTaken(ScaleMakeStepped(first, first + (points - 1) * by, by, &scale, &fault), &fault);
	for (int k = 0; k < points; k++)
	{
		int64_t exact = first + k * by;
		double answer = (double) exact / 1e9;

		Check(ScalePoint(scale, answer, &point) && point == k, "point %d", k);
		Check(ScalePoint(scale, low + k * step, &point) && point == k, "sum of point %d", k);
		Check(ScalePoint(scale, (float) answer, &point) && point == k, "real of point %d", k);
		Check(ScalePointOfBillionths(scale, exact, &point) && point == k, "exact point %d", k);
		Check(by == 1 || !ScalePointOfBillionths(scale, exact + 1, &point), "past point %d", k);
		Check(!ScalePoint(scale, answer + step * 1e-4, &point), "near point %d", k);
		Check(!ScalePoint(scale, answer + step / 2, &point), "after point %d", k);
	}
	Check(!ScalePoint(scale, low - step, &point) &&
			  !ScalePoint(scale, low + points * step, &point) &&
			  !ScalePointOfBillionths(scale, first - by, &point) &&
			  !ScalePointOfBillionths(scale, first + points * by, &point) &&
			  !ScalePointOfBillionths(scale, INT64_MAX, &point) &&
			  !ScalePointOfBillionths(scale, INT64_MIN, &point),
		  "off the scale from %g by %g", low, step);
	Check(!ScalePoint(scale, NAN, &point) && !ScalePoint(scale, INFINITY, &point) &&
			  !ScalePoint(scale, -INFINITY, &point) && !ScalePoint(scale, 1e300, &point),
		  "no numbers");
}

static void
TestPoints(void)
{
	CheckPointsOf(0.5, 0.5, 10);
	CheckPointsOf(0.2, 0.2, 5);
	CheckPointsOf(0, 0.01, 101);
	CheckPointsOf(0, 0.1, 1001);
	CheckPointsOf(1, 1, 5);
	CheckPointsOf(-1, 0.25, 9);
	CheckPointsOf(0, 1, 1001);
	CheckPointsOf(-9999000, 1, 1001);
	TestDone("which numbers are points of a scale");
}

static void
TestFlaws(void)
{
	Scale stars = {.points = 10, .first = 500000000, .step = 500000000};
	Scale nps = {.points = 11};

	Check(ScaleFlaw(stars, 0.7) == ANSWER_IS_NOT_WHOLE, "0.7");
	Check(ScaleFlaw(stars, 0.3) == ANSWER_IS_OFF_SCALE, "0.3");
	Check(ScaleFlaw(stars, 5.5) == ANSWER_IS_OFF_SCALE, "5.5");
	Check(ScaleFlaw(stars, NAN) == ANSWER_IS_NO_NUMBER, "NaN");
	Check(ScaleFlaw(nps, 8.5) == ANSWER_IS_NOT_WHOLE, "8.5");
	Check(ScaleFlaw(nps, 11) == ANSWER_IS_OFF_SCALE, "11");
	Check(ScaleFlaw(nps, -INFINITY) == ANSWER_IS_NO_NUMBER, "-Infinity");
	TestDone("what is wrong with an answer");
}

int
main(void)
{
	TestWholeScales();
	TestSteppedScales();
	TestPoints();
	TestFlaws();
	return AllTestsDone();
}
