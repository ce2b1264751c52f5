/*
 * A summary of reviews as a sample: beside the sample of all scores, each in a box of its own.
 */
#include "check.h"
#include "rubrics.h"

#include "core/review/iqs_sample.h"
#include "core/statistics/confidence.h"

#include <math.h>

#define MOST 100000

/* All scores, each in a box of its own, and the ends of the scale. */
typedef struct Exact
{
	double points[MOST + 2];
	double count[MOST + 2];
	Sample sample;
} Exact;

static Exact exact;

/* A summary of scores in millionths; some that are 0 have failed. */
static IqsSummary *
SummaryOf(const int32_t *scores, int count, int failed)
{
	IqsSummary *reviews = malloc(IqsSummarySize(4, 100));
	Fault fault;

	IqsSummaryStart(reviews, 4, 100);
	for (int i = 0; i < count; i++)
		Check(IqsSummaryAddScore(reviews, (Review){scores[i], true, i < failed}, &fault), "add");
	return reviews;
}

static Bounds
IntervalOf(const int32_t *scores, int count, int failed)
{
	IqsSummary *reviews = SummaryOf(scores, count, failed);
	SquaresLimits limits = IqsSummarySquares(reviews);
	IqsSample sample;

	Check(reviews->squares >= limits.least && reviews->squares <= limits.most,
		  "squares beyond their limits");
	IqsSampleRead(reviews, &sample);
	free(reviews);
	return ScoreInterval(&sample.sample, ConfidenceToZ(0.95));
}

static const Sample *
ExactSample(const int32_t *scores, int count)
{
	for (int i = 0; i < count; i++)
	{
		exact.points[i] = scores[i] / 1e6;
		exact.count[i] = 1;
	}
	exact.points[count] = 0;
	exact.points[count + 1] = 100;
	exact.count[count] = exact.count[count + 1] = 0;
	exact.sample = (Sample){.boxes = count + 2, .points = exact.points, .count = exact.count};
	return &exact.sample;
}

static Bounds
ExactIntervalOf(const int32_t *scores, int count)
{
	return ScoreInterval(ExactSample(scores, count), ConfidenceToZ(0.95));
}

static int32_t scores[MOST];

/* All scores within a percent or two: each summary was told wrongly by whole percents alone. */
static void
TestNarrow(void)
{
	Bounds found, right;

	for (int i = 0; i < 10; i++)
		scores[i] = 900000;
	found = IntervalOf(scores, 10, 0);
	Check(fabs(found.low - 0.650220) < 6e-7 && fabs(found.high - 28.403500) < 6e-7,
		  "ten of 0.9: %.6f..%.6f", found.low, found.high);
	for (int i = 0; i < 100000; i++)
		scores[i] = i % 2 ? 98000000 : 99990000;
	found = IntervalOf(scores, 100000, 0);
	Check(fabs(found.low - 98.988833) < 1e-4 && fabs(found.high - 99.001167) < 1e-4,
		  "98 and 99.99 by turns: %.6f..%.6f", found.low, found.high);
	for (int i = 0; i < 1000; i++)
		scores[i] = i * 1000;
	found = IntervalOf(scores, 1000, 0);
	right = ExactIntervalOf(scores, 1000);
	Check(fabs(right.low - 0.481615) < 6e-7 && fabs(right.high - 0.880264) < 6e-7,
		  "uniform below 1, exact: %.6f..%.6f", right.low, right.high);
	Check(fabs(found.low - right.low) < 1e-3 && fabs(found.high - right.high) < 1e-3,
		  "uniform below 1: %.6f..%.6f", found.low, found.high);
	TestDone("scores within a percent or two");
}

/* A review of a rubric like that of a desk: weights 40, 20, 20, 10, 10, scales of 5, N/A, failures. */
static int32_t
OrdinaryScore(double failing)
{
	static const int weight[] = {40, 20, 20, 10, 10};
	int64_t sum = 0, weights = 0;

	if (RandomShare() < failing)
		return 0;
	for (int i = 0; i < 5; i++)
	{
		if (RandomUpTo(9) == 0)
			continue;
		sum += (int64_t) weight[i] * (4 - RandomUpTo(3) * RandomUpTo(1)) * 25000000;
		weights += weight[i];
	}
	return weights == 0 ? 100000000 : (int32_t) ((sum + weights / 2) / weights);
}

static int
CompareScores(const void *a, const void *b)
{
	return *(const int32_t *) a < *(const int32_t *) b
			   ? -1
			   : *(const int32_t *) a > *(const int32_t *) b;
}

/* What whole percents alone gave: counts on them, and all of it moved to the exact mean. */
static Bounds
ShiftedIntervalOf(int count)
{
	double points[PERCENTS], counts[PERCENTS] = {0}, shift = 0;
	Sample sample = {.boxes = PERCENTS, .points = points, .count = counts};
	Bounds found;

	for (int i = 0; i < PERCENTS; i++)
		points[i] = i;
	for (int i = 0; i < count; i++)
	{
		counts[scores[i] / 1000000]++;
		shift += scores[i] % 1000000 / 1e6 / count;
	}
	found = ScoreInterval(&sample, ConfidenceToZ(0.95));
	return (Bounds){found.low + shift, fmin(100, found.high + shift)};
}

/* How far two intervals lie apart. */
static double
Apart(Bounds one, Bounds other)
{
	return fmax(fabs(one.low - other.low), fabs(one.high - other.high));
}

static void
TestOrdinary(void)
{
	for (int size = 0; size < 4; size++)
	{
		static const int counts[] = {5, 30, 200, 2000};
		static const double allowed[] = {0.3, 0.03, 0.004, 0.0005};
		double worst = 0, worst_before = 0;

		for (int i = 0; i < 400; i++)
		{
			int failed = 0;
			Bounds found, right;

			for (int k = 0; k < counts[size]; k++)
				scores[k] = OrdinaryScore(i % 4 * 0.02);
			qsort(scores, (size_t) counts[size], sizeof scores[0], CompareScores);
			while (failed < counts[size] && scores[failed] == 0)
				failed++;
			found = IntervalOf(scores, counts[size], failed);
			right = ExactIntervalOf(scores, counts[size]);
			worst = fmax(worst, Apart(found, right));
			worst_before = fmax(worst_before, Apart(ShiftedIntervalOf(counts[size]), right));
		}
		printf("# %d reviews: at most %.5f from the interval of all scores; whole percents %.5f\n",
			   counts[size], worst, worst_before);
		Check(worst <= allowed[size] && worst <= worst_before, "%d reviews: %.5f", counts[size],
			  worst);
	}
	TestDone("ordinary rubrics");
}

/* Whatever the scores are: their mean and variance, and never off the scale. */
static void
TestMoments(void)
{
	for (int i = 0; i < 5000; i++)
	{
		int count = 1 + RandomUpTo(50);
		double low = 100 * RandomShare(), width = pow(10, -7 + 9 * RandomShare());
		const Sample *all;
		IqsSummary *reviews;
		IqsSample sample;
		Moments moments;
		Bounds found;

		for (int k = 0; k < count; k++)
			scores[k] = (int32_t) (1e6 * fmin(100, low + width * RandomShare()));
		reviews = SummaryOf(scores, count, 0);
		Check(IqsSummaryProblem(reviews) == NULL, "%s", IqsSummaryProblem(reviews));
		moments = IqsMoments(reviews);
		IqsSampleRead(reviews, &sample);
		all = ExactSample(scores, count);
		Check(sample.sample.boxes <= IQS_BOXES_MAX, "%d boxes", sample.sample.boxes);
		Check(fabs(SampleMean(&sample.sample) - SampleMean(all)) < 1e-11, "mean %.15g, not %.15g",
			  SampleMean(&sample.sample), SampleMean(all));
		Check(fabs(SampleVariance(&sample.sample) - SampleVariance(all)) <
				  1e-12 + 1e-9 * SampleVariance(all),
			  "variance %.15g, not %.15g", SampleVariance(&sample.sample), SampleVariance(all));
		Check(fabs(MomentsMean(&moments) / 1e6 - SampleMean(all)) < 1e-12 &&
				  fabs(MomentsVariance(&moments) / 1e12 - SampleVariance(all)) <
					  1e-13 + 1e-9 * SampleVariance(all),
			  "moments %.15g, not %.15g", MomentsVariance(&moments) / 1e12, SampleVariance(all));
		found = ScoreInterval(&sample.sample, ConfidenceToZ(0.95));
		Check(found.low >= 0 && found.high <= 100 && found.low < found.high, "%g..%g", found.low,
			  found.high);
		free(reviews);
	}
	TestDone("the scores' own mean and variance");
}

/* Of a category only its moments are known: no sample that has them reaches further. */
static void
TestCategory(void)
{
	double narrowest = 1, sum = 0;

	for (int i = 0; i < 5000; i++)
	{
		int count = 1 + RandomUpTo(i % 2 ? 80 : 8);
		CategorySums category = {.rated = count};
		double z = ConfidenceToZ(0.5 + 0.49 * RandomShare());
		MomentsSample sample;
		Reach exactly, found;

		for (int k = 0; k < count; k++)
		{
			scores[k] = 25000000 * (4 - RandomUpTo(4) * RandomUpTo(1));
			category.sum += scores[k];
			category.squares += (int64_t) scores[k] * scores[k];
		}
		CategorySampleMake(&category, 1, &sample);
		exactly = ScoreReach(ExactSample(scores, count), z);
		found = ScoreReach(&sample.sample, z);
		Check(fabs(found.mean - exactly.mean) < 1e-11, "mean %g", found.mean);
		Check(found.below >= exactly.below - 1e-9 && found.above >= exactly.above - 1e-9,
			  "%g..%g within %g..%g", found.below, found.above, exactly.below, exactly.above);
		Check(found.below <= found.mean + 1e-12 && found.above <= 100 - found.mean + 1e-12,
			  "off the scale");
		sum += (found.below + found.above) / (exactly.below + exactly.above) / 5000;
		if (count >= 30)
			narrowest =
				fmax(narrowest, (found.below + found.above) / (exactly.below + exactly.above));
	}
	printf("# on average %.3f times as wide, from 30 ratings on at most %.3f times\n", sum,
		   narrowest);
	Check(narrowest < 1.25, "%g times as wide", narrowest);
	TestDone("a category, of which only the moments are known");
}

/* Summaries that no reviews have. */
static void
TestRefused(void)
{
	int32_t two[] = {80000000, 83333333};

	for (int i = 0; i < 4; i++)
	{
		IqsSummary *reviews = SummaryOf(two, 2, 0);
		SquaresLimits limits = IqsSummarySquares(reviews);

		reviews->squares = i == 0   ? limits.least
						   : i == 1 ? limits.most
						   : i == 2 ? limits.least - 1
									: limits.most + 1;
		Check((IqsSummaryProblem(reviews) == NULL) == (i < 2), "squares %d", i);
		free(reviews);
	}
	for (int i = 0; i < 4; i++)
	{
		IqsSummary *reviews = SummaryOf(two, 2, 0);
		CategorySums category = {.rated = 2, .sum = 130000000};
		SquaresLimits limits = CategorySquares(&category);

		Check(limits.least == (Int128) 65000000 * 65000000 * 2 &&
				  limits.most == (Int128) 100000000 * 100000000 + (Int128) 30000000 * 30000000,
			  "limits");
		category.squares = i == 0   ? limits.least
						   : i == 1 ? limits.most
						   : i == 2 ? limits.least - 1
									: limits.most + 1;
		IqsSummaryAppend(reviews, "tone", 4, category);
		Check(IqsSummarySortUnique(reviews), "sort");
		Check((IqsSummaryProblem(reviews) == NULL) == (i < 2), "squares of a category %d", i);
		free(reviews);
	}
	TestDone("sums of squares that can't be");
}

int
main(int argc, char **argv)
{
	SeedFrom(argc, argv);
	TestNarrow();
	TestOrdinary();
	TestMoments();
	TestCategory();
	TestRefused();
	return AllTestsDone();
}
