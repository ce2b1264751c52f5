/*
 * Sample sizes: against textbook numbers, and against the intervals that they promise.
 */
#include "check.h"

#include "core/statistics/change.h"
#include "core/statistics/confidence.h"
#include "core/statistics/sample_size.h"

#include <math.h>
#include <string.h>

#define BOXES 5

static const double POINTS[BOXES] = {0, 25, 50, 75, 100};

static void
TestTextbook(void)
{
	/* Of a share, as in every table: 385 for 5 %, 1068 for 3 %, 9604 for 1 % at 95 %. */
	static const double known[][4] = {
		{100, 5, 0.95, 385},  {100, 3, 0.95, 1068}, {100, 1, 0.95, 9604},
		{100, 5, 0.99, 664},  {100, 5, 0.90, 271},  {200, 5, 0.95, 1537},
		{200, 10, 0.95, 385}, {6, 0.25, 0.95, 554}, {100, 1000, 0.95, 1}};

	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
	{
		int64_t answers = 0;
		Fault fault;

		Check(SampleSizeAtWorst(known[i][0], known[i][1], ConfidenceToZ(known[i][2]), &answers,
								&fault) &&
				  (double) answers == known[i][3],
			  "range %g, margin %g at %g: %lld", known[i][0], known[i][1], known[i][2],
			  (long long) answers);
	}
	TestDone("worst case: the numbers in every table");
}

/* Half the width of the interval of so many answers in the pilot's proportions. */
static double
HalfWidth(const double *pilot, double answers, double z)
{
	double count[BOXES], total = 0;
	Sample sample = {BOXES, POINTS, count, NULL};
	Bounds interval;

	for (int box = 0; box < BOXES; box++)
		total += pilot[box];
	for (int box = 0; box < BOXES; box++)
		count[box] = pilot[box] / total * answers;
	interval = ScoreInterval(&sample, z);
	return (interval.high - interval.low) / 2;
}

static void
TestPilots(void)
{
	for (int i = 0; i < 5000; i++)
	{
		double count[BOXES], margin = pow(10, 3 * RandomShare() - 1.3);
		double z = ConfidenceToZ(0.5 + 0.499 * RandomShare());
		double unit = 1 + RandomUpTo(9);
		Sample pilot = {BOXES, POINTS, count, NULL};
		int64_t answers = 0, worst = 0;
		Fault fault;

		for (int box = 0; box < BOXES; box++)
			count[box] = RandomUpTo(2) ? RandomUpTo(30) : 0;
		count[RandomUpTo(BOXES - 1)] += 1;
		Check(SampleSizeLike(&pilot, unit, margin / unit, z, &answers, &fault) &&
				  SampleSizeAtWorst(100, margin, z, &worst, &fault),
			  "margin %g", margin);
		Check(answers >= 1 && answers <= worst, "%lld, at worst %lld", (long long) answers,
			  (long long) worst);
		Check(HalfWidth(count, (double) answers, z) <= margin * (1 + 1e-9),
			  "%lld answers are not enough for %g", (long long) answers, margin);
		Check(answers == 1 || HalfWidth(count, (double) answers - 1, z) > margin * (1 - 1e-9),
			  "%lld answers are more than %g takes", (long long) answers, margin);
	}
	TestDone("a pilot's number is the fewest whose interval keeps the margin");
}

/* The worst case is enough for any shape: no interval of so many answers is wider. */
static void
TestGuarantee(void)
{
	for (int i = 0; i < 5000; i++)
	{
		double count[BOXES] = {0}, margin = 3 + 40 * RandomShare();
		double z = ConfidenceToZ(0.5 + 0.499 * RandomShare());
		int64_t answers = 0;
		Fault fault;

		Check(SampleSizeAtWorst(100, margin, z, &answers, &fault), "margin %g", margin);
		for (int64_t answer = 0; answer < answers; answer++)
			count[i % 3 ? RandomUpTo(BOXES - 1) : RandomUpTo(1) * (BOXES - 1)]++;
		Check(HalfWidth(count, (double) answers, z) <= margin, "%lld answers", (long long) answers);
	}
	TestDone("the worst case is enough for any shape");
}

static void
TestWrongMargins(void)
{
	static const double wrong[] = {0, -5, NAN, INFINITY, -INFINITY};
	const double count[BOXES] = {[4] = 1};
	Sample pilot = {BOXES, POINTS, count, NULL};
	int64_t answers;
	Fault fault;

	for (int i = 0; i < 5; i++)
		Check(!MarginCheck(wrong[i], &fault) && fault.code == FAULT_INVALID_VALUE &&
				  strstr(fault.message, "margin"),
			  "margin %g", wrong[i]);
	Check(MarginCheck(5, &fault), "margin 5");
	Check(SampleSizeAtWorst(100, 1e-7, 1.96, &answers, &fault), "10^18 answers");
	Check(!SampleSizeAtWorst(100, 1e-8, 1.96, &answers, &fault) && fault.code == FAULT_OUT_OF_RANGE,
		  "10^20 answers");
	Check(!SampleSizeAtWorst(100, 5e-324, 1.96, &answers, &fault), "infinitely many answers");
	Check(!SampleSizeLike(&pilot, 1, 1e-300, 1.96, &answers, &fault), "a pilot, 10^600 answers");
	TestDone("wrong margins");
}

/* The textbook's numbers for two samples, and January's of the desk's. */
static void
TestChangeTextbook(void)
{
	static const struct
	{
		double variance, range, change, confidence, power, effect;
		int64_t answers;
	} known[] = {
		/* half a standard deviation, and a fifth: 63 and 393 (Cohen 1988, table 2.4.1, as normal) */
		{1, 100, 0.5, 0.95, 0.8, 1, 63},
		{1, 100, 0.2, 0.95, 0.8, 1, 393},
		{1, 100, 0.5, 0.95, 0.9, 1, 85},
		{1, 100, -0.5, 0.95, 0.9, 1, 85},
		/* a coin's toss: what the margin's size is for a difference, 2 z^2 s^2 / change^2 */
		{2500, 100, 5, 0.95, 0.5, 1, 769},
		{5079.584775, 200, 5, 0.95, 0.8, 1, 3190},
		{5079.584775, 200, 5, 0.95, 0.8, 2, 6380},
		/* all the same answers: as if the change went from one end to the other */
		{0, 200, 5, 0.95, 0.8, 1, 307},
		/* a power that chance alone gives takes one answer */
		{2500, 100, 5, 0.95, 1e-300, 1, 1},
		{2500, 100, 5, 0.95, 0.01, 1, 1},
	};

	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
	{
		ChangePlan plan = {known[i].change, ConfidenceToZ(known[i].confidence), known[i].power,
						   known[i].effect};
		int64_t answers = 0;
		Fault fault;

		Check(SampleSizeOfChange(known[i].variance, known[i].range, &plan, &answers, &fault) &&
				  answers == known[i].answers,
			  "variance %g, change %g: %lld", known[i].variance, known[i].change,
			  (long long) answers);
	}
	TestDone("to see a change: the numbers in every table");
}

/* So many answers with these shares of the boxes. */
static void
Draw(const double *share, int64_t answers, double *count)
{
	memset(count, 0, BOXES * sizeof *count);
	for (int64_t answer = 0; answer < answers; answer++)
	{
		double draw = RandomShare();
		int box = 0;

		while (box < BOXES - 1 && draw >= share[box])
			draw -= share[box++];
		count[box]++;
	}
}

/* How often the change is found that the plan was made for, by drawing both samples. */
static void
TestPowerByDrawing(void)
{
	static const double before[BOXES] = {0.1, 0.15, 0.2, 0.25, 0.3};
	static const double after[BOXES] = {0.06, 0.11, 0.2, 0.29, 0.34}; /* 7 more of 100 */
	enum
	{
		ROUNDS = 4000
	};
	double z = ConfidenceToZ(0.95);

	for (int i = 0; i < 2; i++)
	{
		ChangePlan plan = {6, z, i == 0 ? 0.8 : 0.5, 1};
		Sample pilot = {BOXES, POINTS, before, NULL};
		int64_t answers = 0;
		int found = 0;
		Fault fault;

		Check(SampleSizeOfChange(SampleVariance(&pilot), 100, &plan, &answers, &fault), "size");
		for (int round = 0; round < ROUNDS; round++)
		{
			double first[BOXES], then[BOXES];
			Sample one = {BOXES, POINTS, first, NULL}, other = {BOXES, POINTS, then, NULL};

			Draw(before, answers, first);
			Draw(after, answers, then);
			found += MoverChange(&one, &other, z).interval.low > 0;
		}
		Check(fabs((double) found / ROUNDS - plan.power) < 0.04, "power %g: %lld answers, %g",
			  plan.power, (long long) answers, (double) found / ROUNDS);
	}
	TestDone("a change is found as often as was planned");
}

static void
TestWrongPlans(void)
{
	static const double wrong_powers[] = {0, 1, -0.1, 80, NAN, INFINITY};
	static const double wrong_changes[] = {0, -0.0, NAN, INFINITY, -INFINITY, 100.1, -100.1};
	ChangePlan plan = {1e-9, 1.96, 0.8, 1};
	int64_t answers;
	Fault fault;

	for (int i = 0; i < 6; i++)
		Check(!PowerCheck(wrong_powers[i], &fault) && fault.code == FAULT_INVALID_VALUE &&
				  strstr(fault.message, "power") && strstr(fault.hint, "0.8"),
			  "power %g", wrong_powers[i]);
	for (int i = 0; i < 7; i++)
		Check(!ChangeCheck(wrong_changes[i], 100, &fault) && fault.code == FAULT_INVALID_VALUE &&
				  strstr(fault.message, "change") && strstr(fault.message, "-100..100"),
			  "change %g", wrong_changes[i]);
	Check(PowerCheck(0.8, &fault) && ChangeCheck(5, 100, &fault) && ChangeCheck(-100, 100, &fault),
		  "good ones");
	Check(!SampleSizeOfChange(2500, 100, &plan, &answers, &fault) &&
			  fault.code == FAULT_OUT_OF_RANGE && strstr(fault.message, "1e-09"),
		  "10^22 answers");
	TestDone("wrong changes and powers");
}

int
main(int argc, char **argv)
{
	SeedFrom(argc, argv);
	TestTextbook();
	TestPilots();
	TestGuarantee();
	TestWrongMargins();
	TestChangeTextbook();
	TestPowerByDrawing();
	TestWrongPlans();
	return AllTestsDone();
}
