/*
 * The state of calibrated_iqs, and the calibrated mean: a worked example, a plain list as the
 * oracle, merging, and bytes that are none.
 */
#include "check.h"
#include "fault_check.h"

#include "core/agreement/score_checks.h"
#include "core/statistics/confidence.h"

#include <math.h>
#include <string.h>

#define MOST 2000

/* Scores in millionths; human -1: nobody checked. */
typedef struct Scored
{
	int64_t ai, human;
} Scored;

static Scored list[MOST];
static Calibration calibration;

static ScoreChecks *
New(int width)
{
	ScoreChecks *checks = calloc(1, ChecksSize(width));

	ChecksStart(checks, width);
	return checks;
}

static ScoreChecks *
Merge(ScoreChecks *checks, const ScoreChecks *more)
{
	Fault fault;

	while (ChecksMerge(checks, more, &fault) == CHECKS_FULL)
	{
		ScoreChecks *wider = Merge(New(checks->width * 2), checks);

		free(checks);
		checks = wider;
	}
	return checks;
}

static ScoreChecks *
Add(ScoreChecks *checks, Scored scored)
{
	Fault fault;

	while ((scored.human < 0
				? ChecksAddUnchecked(checks, scored.ai, &fault)
				: ChecksAddChecked(checks, scored.ai, scored.human, &fault)) == CHECKS_FULL)
	{
		ScoreChecks *wider = Merge(New(checks->width * 2), checks);

		free(checks);
		checks = wider;
	}
	return checks;
}

/* STATISTICS.md, A13: checked (human, AI) and the AI's scores of the others. */
static void
TestWorked(void)
{
	static const int checked[6][2] = {{80, 85}, {60, 75}, {90, 92}, {40, 70}, {100, 95}, {75, 80}};
	static const int others[10] = {88, 72, 90, 65, 95, 83, 78, 91, 70, 86};
	ScoreChecks *checks = New(1);
	const ScoreBoxes *whole = &calibration.difference[4];
	double variance = 0, ai = 0;
	Calibrated calibrated;
	Fault fault;

	for (int i = 0; i < 6; i++)
		checks = Add(checks, (Scored){checked[i][1] * MILLION, checked[i][0] * MILLION});
	for (int i = 0; i < 10; i++)
		checks = Add(checks, (Scored){others[i] * MILLION, -1});
	CheckTaken(ChecksRead(checks, &calibration, &fault), &fault);
	Check(fabs(calibration.difference[0].mean - 74.166667) < 5e-7, "human mean");
	Check(fabs(calibration.ai.mean - 81.8) < 1e-12, "the AI's mean of the unchecked");
	Check(fabs(whole->mean + calibration.ai.mean - 73.133333) < 5e-7,
		  "estimate with weight 1: %.6f", whole->mean + calibration.ai.mean);
	for (int i = 0; i <= 200; i++)
		variance += whole->count[i] * pow(whole->low + i - whole->mean, 2) / 5 / 6;
	for (int i = 0; i <= 100; i++)
		ai += calibration.ai.count[i] * pow(i - calibration.ai.mean, 2) / 9 / 10;
	Check(fabs(sqrt(variance + ai) - 5.940071) < 5e-7, "its standard error: %.6f",
		  sqrt(variance + ai));
	calibrated = CalibratedMean(&calibration, ConfidenceToZ(0.95));
	Check(calibrated.quarters == 0 && fabs(calibrated.value - 74.166667) < 5e-7,
		  "six checks are too few: %g", calibrated.value);
	free(checks);
	TestDone("the worked example");
}

static Scored
RandomScored(int number)
{
	int64_t human = (int64_t) (RandomShare() * 100 * MILLION);
	int64_t ai = human + (int64_t) ((RandomShare() - 0.5) * (number % 7) * 10 * MILLION);

	if (number % 2 == 0)
		human -= human % MILLION;
	ai = ai < 0 ? 0 : ai > 100 * MILLION ? 100 * MILLION : ai;
	return (Scored){ai, RandomShare() < 0.3 ? human : -1};
}

/* The counts of each whole point of human - quarters / 4 AI, from the list. */
static void
CheckBoxes(int reviews, int quarters)
{
	double count[CALIBRATION_BOXES] = {0}, sum = 0, n = 0;
	const ScoreBoxes *found = &calibration.difference[quarters];

	for (int i = 0; i < reviews; i++)
		if (list[i].human >= 0)
		{
			double d = ((double) list[i].human - quarters / 4.0 * (double) list[i].ai) / 1e6;

			count[(int) floor(d) + 25 * quarters]++;
			sum += d;
			n++;
		}
	Check(found->low == -25 * quarters, "lowest %d", found->low);
	Check(memcmp(count, found->count, sizeof count) == 0, "counts of %d quarters differ", quarters);
	Check(n == 0 || fabs(found->mean - sum / n) < 1e-9, "mean %g, not %g", found->mean, sum / n);
}

static void
TestList(void)
{
	for (int round = 0; round < 40; round++)
	{
		ScoreChecks *checks = New(1), *half = New(1);
		int reviews = 1 + RandomUpTo(round % 2 ? MOST - 1 : 50);
		Fault fault;

		for (int i = 0; i < reviews; i++)
		{
			list[i] = round % 5 == 0 ? (Scored){50 * MILLION, 50 * MILLION} : RandomScored(round);
			if (i % 3 == 0)
				half = Add(half, list[i]);
			else
				checks = Add(checks, list[i]);
		}
		checks = Merge(checks, half);
		memset(&calibration, 0, sizeof calibration);
		CheckTaken(ChecksOpen(checks, ChecksSize(checks->width), &fault), &fault);
		CheckTaken(ChecksRead(checks, &calibration, &fault), &fault);
		for (int quarters = 0; quarters < CALIBRATION_QUARTERS; quarters++)
			CheckBoxes(reviews, quarters);
		Check(calibration.checked + calibration.unchecked == reviews, "%g reviews",
			  calibration.checked);
		free(checks);
		free(half);
	}
	TestDone("counts as a plain list does, and merges");
}

/* The interval holds its value, keeps to 0..100, and is never wider than the human sample's. */
static void
TestInterval(void)
{
	for (int round = 0; round < 500; round++)
	{
		ScoreChecks *checks = New(1);
		Calibrated calibrated, alone;
		double z = ConfidenceToZ(0.5 + 0.49 * RandomShare());
		Fault fault;

		checks = Add(checks, (Scored){50 * MILLION, RandomUpTo(100) * MILLION});
		for (int i = RandomUpTo(200); i > 0; i--)
			checks = Add(checks, RandomScored(round));
		CheckTaken(ChecksRead(checks, &calibration, &fault), &fault);
		calibrated = CalibratedMean(&calibration, z);
		calibration.unchecked = 0;
		alone = CalibratedMean(&calibration, z);
		Check(calibrated.interval.low <= calibrated.value &&
				  calibrated.value <= calibrated.interval.high && calibrated.interval.low >= 0 &&
				  calibrated.interval.high <= 100,
			  "%g in %g..%g", calibrated.value, calibrated.interval.low, calibrated.interval.high);
		Check(alone.quarters == 0 && calibrated.interval.high - calibrated.interval.low <=
										 alone.interval.high - alone.interval.low,
			  "wider than the human sample");
		free(checks);
	}
	TestDone("the interval holds its value and is never wider than the human sample's");
}

/* Changed and cut bytes: refused, or numbers that agree with each other. */
static void
TestHostile(void)
{
	ScoreChecks *checks = New(1);
	size_t size = ChecksSize(1);

	for (int i = 0; i < 300; i++)
		checks = Add(checks, RandomScored(i));
	size = ChecksSize(checks->width);
	for (size_t i = 0; i < 20000; i++)
	{
		size_t length = i < size ? i : size;
		ScoreChecks *bytes = malloc(length + 1);
		Fault fault = {0};

		memcpy(bytes, checks, length);
		for (int changes = RandomUpTo(2); i >= size && changes >= 0; changes--)
			((unsigned char *) bytes)[RandomUpTo(changes == 0 ? 47 : (int) size - 1)] =
				(unsigned char) RandomBits();
		if (ChecksOpen(bytes, length, &fault) && ChecksRead(bytes, &calibration, &fault))
		{
			if (calibration.checked > 0)
				CalibratedMean(&calibration, 1.96);
			ChecksAddChecked(bytes, 0, 100 * MILLION, &fault);
			ChecksAddUnchecked(bytes, 100 * MILLION, &fault);
			check_done++;
		}
		else
			Check(fault.code == FAULT_BAD_BINARY, "refused as %d", (int) fault.code);
		free(bytes);
	}
	free(checks);
	TestDone("changed and cut bytes are refused or harmless");
}

/* Counts that are fewer than the reviews, and a sum that no scores have. */
static void
TestCrafted(void)
{
	Fault fault = {0};

	for (int what = 0; what < 3; what++)
	{
		ScoreChecks *checks = Add(New(1), (Scored){80 * MILLION, 70 * MILLION});

		CheckTaken(ChecksRead(checks, &calibration, &fault), &fault);
		if (what == 0)
			memset(checks->counts, 0, CHECKS_BOXES);
		else if (what == 1)
			checks->human = 100 * MILLION + 1;
		else
			checks->ai_checked = -1;
		Check(!ChecksRead(checks, &calibration, &fault) && fault.code == FAULT_BAD_BINARY,
			  "taken: %d", what);
		free(checks);
	}
	TestDone("counts and sums that contradict each other are refused");
}

int
main(int argc, char **argv)
{
	SeedFrom(argc, argv);
	TestWorked();
	TestList();
	TestInterval();
	TestHostile();
	TestCrafted();
	return AllTestsDone();
}
