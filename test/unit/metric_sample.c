/*
 * A rating summary as a sample: every metric's unit, and weights.
 */
#include "check.h"

#include "core/statistics/confidence.h"
#include "core/survey/metric_sample.h"

#include <math.h>

/* Room for any summary. */
typedef union Room
{
	RatingSummary summary;
	unsigned char bytes[RATING_SUMMARY_HEADER_SIZE + 8 + 16 * SCALE_POINTS_MAX];
} Room;

/* A metric, with one box at either end where it asks for them. */
static Metric
Asked(MetricName name)
{
	return (Metric){.name = name, .boxes = {1, 1}};
}

static Scale
ScaleOf(int32_t low, int32_t high)
{
	Scale scale = {0};
	Fault fault;

	Check(ScaleMake(low, high, &scale, &fault), "scale %d..%d", (int) low, (int) high);
	return scale;
}

/* Up to 30 answers at each point of 0..10, many of them none. */
static RatingCounts
RandomCounts(void)
{
	RatingCounts counts = {.scale = ScaleOf(0, 10)};
	double emptiness = RandomShare();

	for (int k = 0; k < counts.scale.points; k++)
		counts.at[k] = RandomShare() < emptiness ? 0 : RandomUpTo(30);
	counts.at[RandomUpTo(10)] += 1;
	return counts;
}

/* The same answers, those at point k weighing weight[k] each. */
static RatingWeights
Weighing(const RatingCounts *counts, const double *weight)
{
	RatingWeights weights = {.scale = counts->scale};
	Fault fault;

	for (int k = 0; k < counts->scale.points; k++)
		for (int64_t answer = 0; answer < counts->at[k]; answer++)
			Check(RatingWeightsCount(&weights, k, weight[k], &fault), "weight %g", weight[k]);
	return weights;
}

/* Whether a metric can be had on a scale. */
static bool
OnScale(MetricName name, Scale scale)
{
	Points points;
	Fault fault;

	return MetricPoints(Asked(name), scale, &points, &fault);
}

static Bounds
IntervalOfCounts(const RatingCounts *counts, MetricName name, double z)
{
	Room room = {0};
	MetricSample sample;
	Fault fault;

	RatingCountsWrite(counts, 8, &room.summary);
	Check(MetricSampleRead(&room.summary, Asked(name), &sample, &fault) && !sample.is_empty,
		  "read");
	return MetricInterval(&sample, z);
}

static Bounds
IntervalOfWeights(const RatingWeights *weights, MetricName name, double z)
{
	Room room = {0};
	MetricSample sample;
	Fault fault;

	RatingWeightsWrite(weights, &room.summary);
	Check(MetricSampleRead(&room.summary, Asked(name), &sample, &fault) && !sample.is_empty,
		  "read");
	return MetricInterval(&sample, z);
}

static bool
Near(Bounds one, Bounds other)
{
	return fabs(one.low - other.low) < 1e-9 && fabs(one.high - other.high) < 1e-9;
}

/* Scales on which a metric has its best known form. */
static void
TestUnits(void)
{
	double z = ConfidenceToZ(0.95);
	RatingCounts yes = {.scale = ScaleOf(0, 1), .at = {3, 7}};
	RatingCounts agree = {.scale = ScaleOf(-3, 3), .at = {1, 0, 2, 5, 4, 3, 6}};
	Bounds share = {39.677814746115, 89.220873259370}; /* Wilson's, of 7 in 10 */
	Bounds ces, csat, top3;

	Check(Near(IntervalOfCounts(&yes, METRIC_CSAT, z), share), "CSAT of yes and no");
	Check(Near(IntervalOfCounts(&yes, METRIC_CES, z), (Bounds){share.low / 100, share.high / 100}),
		  "CES of yes and no");
	ces = IntervalOfCounts(&agree, METRIC_CES, z);
	csat = IntervalOfCounts(&agree, METRIC_CSAT, z);
	Check(Near((Bounds){(ces.low + 3) / 0.06, (ces.high + 3) / 0.06}, csat), "CES in percent");
	top3 = IntervalOfCounts(&agree, METRIC_CES_TOP3, z);
	Check(top3.low > 0 && top3.high < 100, "top 3: %g..%g", top3.low, top3.high);
	TestDone("each metric in its own unit");
}

static void
TestWeights(void)
{
	for (int i = 0; i < 1000; i++)
	{
		RatingCounts counts = RandomCounts();
		double factor = pow(10, 40 * RandomShare() - 20), z = ConfidenceToZ(RandomShare());
		double ones[11], weight[11], scaled[11];
		RatingWeights plain, once, again;
		MetricName metric = (MetricName) (i % MetricCount());

		for (int k = 0; k < 11; k++)
		{
			ones[k] = 1;
			weight[k] = 0.1 + 3 * RandomShare();
			scaled[k] = weight[k] * factor;
		}
		if (!OnScale(metric, counts.scale))
			continue;
		plain = Weighing(&counts, ones);
		once = Weighing(&counts, weight);
		again = Weighing(&counts, scaled);
		Check(Near(IntervalOfWeights(&plain, metric, z), IntervalOfCounts(&counts, metric, z)),
			  "weights of 1 matter");
		Check(Near(IntervalOfWeights(&once, metric, z), IntervalOfWeights(&again, metric, z)),
			  "weights times %g matter", factor);
	}
	TestDone("weights that are all 1, and weights in another unit, change nothing");
}

/*
 * One answer with all the weight, alone: one answer (Kish). With others that say something else
 * its mean is sure beyond what the answers can tell: as many as there are.
 */
static void
TestLopsided(void)
{
	RatingWeights weights = {.scale = ScaleOf(0, 10)};
	RatingCounts one = {.scale = weights.scale, .at = {[9] = 1}};
	RatingCounts three = {.scale = weights.scale, .at = {[9] = 3}};
	double z = ConfidenceToZ(0.95);
	Fault fault;

	Check(RatingWeightsCount(&weights, 9, 1e100, &fault) &&
			  RatingWeightsCount(&weights, 10, 1e-100, &fault),
		  "weights");
	Check(Near(IntervalOfWeights(&weights, METRIC_NPS, z), IntervalOfCounts(&one, METRIC_NPS, z)),
		  "one answer");
	Check(RatingWeightsCount(&weights, 2, 1e-100, &fault), "weights");
	Check(Near(IntervalOfWeights(&weights, METRIC_NPS, z), IntervalOfCounts(&three, METRIC_NPS, z)),
		  "three answers");
	TestDone("one answer with all the weight");
}

/*
 * Weights that go with the answers: the worked numbers of R's svymean, which has n / (n - 1) in
 * its variance besides, and of the capped effective size.
 */
static void
TestWeightsThatGoWithAnswers(void)
{
	static const struct
	{
		double weight; /* of the unhappy */
		int unhappy;
		Bounds nps;
		Bounds kish;
	} known[] = {{0.1, 20, {54.032944, 80.993529}, {50.957793, 82.264542}},
				 {10, 5, {-51.587677, 24.940974}, {0, 0}}};

	for (int i = 0; i < 2; i++)
	{
		RatingCounts counts = {.scale = ScaleOf(0, 10),
							   .at = {[3] = known[i].unhappy, [7] = 10, [10] = 35}};
		double weight[11] = {0, 0, 0, known[i].weight, 0, 0, 0, 1, 0, 0, 1};
		RatingWeights weights = Weighing(&counts, weight);
		Bounds found = IntervalOfWeights(&weights, METRIC_NPS, ConfidenceToZ(0.95));
		double kish;

		Check(fabs(found.low - known[i].nps.low) < 6e-7 &&
				  fabs(found.high - known[i].nps.high) < 6e-7,
			  "%.6f..%.6f", found.low, found.high);
		/* squares that know nothing of the answers are Kish's */
		kish = RatingWeightsEffective(&weights) / RatingWeightsTotal(&weights);
		for (int k = 0; k < 11; k++)
			weights.squares[k] = weights.at[k] / kish;
		found = IntervalOfWeights(&weights, METRIC_NPS, ConfidenceToZ(0.95));
		Check(i == 1 || (fabs(found.low - known[i].kish.low) < 6e-7 &&
						 fabs(found.high - known[i].kish.high) < 6e-7),
			  "Kish %.6f..%.6f", found.low, found.high);
	}
	TestDone("weights that go with the answers");
}

static void
TestEmpty(void)
{
	RatingCounts none = {.scale = ScaleOf(0, 10)};
	RatingCounts no_scale = {.scale = {0}};
	RatingCounts five = {.scale = ScaleOf(1, 5), .at = {1}};
	RatingWeights no_weight = {.scale = none.scale, .answers = 2};
	MetricSample sample;
	Room room = {0};
	Fault fault;

	RatingCountsWrite(&none, 1, &room.summary);
	Check(MetricSampleRead(&room.summary, Asked(METRIC_NPS), &sample, &fault) && sample.is_empty,
		  "none");
	RatingWeightsWrite(&no_weight, &room.summary);
	Check(MetricSampleRead(&room.summary, Asked(METRIC_NPS), &sample, &fault) && sample.is_empty,
		  "no weight");
	for (int i = 0; i < MetricCount(); i++)
	{
		RatingCountsWrite(&no_scale, 1, &room.summary);
		Check(MetricSampleRead(&room.summary, Asked((MetricName) i), &sample, &fault) &&
				  sample.is_empty,
			  "no scale");
	}
	RatingCountsWrite(&five, 1, &room.summary);
	Check(!MetricSampleRead(&room.summary, Asked(METRIC_NPS), &sample, &fault) &&
			  fault.code == FAULT_INVALID_VALUE,
		  "NPS on 1..5");
	TestDone("no answers, no weight, no scale, and the wrong one");
}

int
main(int argc, char **argv)
{
	SeedFrom(argc, argv);
	TestUnits();
	TestWeights();
	TestLopsided();
	TestWeightsThatGoWithAnswers();
	TestEmpty();
	return AllTestsDone();
}
