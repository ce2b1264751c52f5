/*
 * The metrics: the worth of every answer, means at any size, boxes, and what is refused.
 */
#include "fault_check.h"

#include "core/survey/metric.h"

#include <math.h>

/* What an answer is worth by the metric's definition, in its own words. */
static double
WorthByDefinition(MetricName metric, Scale scale, int answer)
{
	switch (metric)
	{
		case METRIC_NPS:
			return answer >= 9 ? 100 : (answer >= 7 ? 0 : -100);
		case METRIC_CSAT:
			return 100.0 * (answer - scale.low) / (ScaleHigh(scale) - scale.low);
		case METRIC_CSAT_TOP2:
			return answer > ScaleHigh(scale) - 2 ? 100 : 0;
		case METRIC_CES_TOP3:
			return answer > ScaleHigh(scale) - 3 ? 100 : 0;
		case METRIC_CES:
		default:
			return answer;
	}
}

static void
CheckPoints(MetricName metric, Scale scale)
{
	char text[SCALE_TEXT_SIZE];
	Points points;
	Fault fault;

	CheckTaken(MetricPoints(metric, scale, &points, &fault), &fault);
	for (int k = 0; k < scale.points; k++)
		Check(fabs((double) points.points[k] / (double) points.denominator -
				   WorthByDefinition(metric, scale, scale.low + k)) < 1e-12,
			  "metric %d on %s: %d is worth %lld / %lld", (int) metric, ScaleText(scale, text),
			  scale.low + k, (long long) points.points[k], (long long) points.denominator);
}

static void
TestPoints(void)
{
	for (int points = 4; points <= SCALE_POINTS_MAX; points++)
	{
		for (int low = -1; low <= 1; low++)
		{
			CheckPoints(METRIC_CSAT, (Scale){.low = low, .points = points});
			CheckPoints(METRIC_CSAT_TOP2, (Scale){.low = low, .points = points});
			CheckPoints(METRIC_CES, (Scale){.low = low, .points = points});
			CheckPoints(METRIC_CES_TOP3, (Scale){.low = low, .points = points});
		}
	}
	CheckPoints(METRIC_NPS, (Scale){.low = 0, .points = 11});
	CheckPoints(METRIC_CSAT, (Scale){.low = 0, .points = 2});
	CheckPoints(METRIC_CSAT_TOP2, (Scale){.low = 0, .points = 3});
	TestDone("what every answer is worth");
}

static void
TestRefused(void)
{
	Points points;
	Fault fault;

	CheckFault(MetricPoints(METRIC_NPS, (Scale){.low = 1, .points = 11}, &points, &fault), &fault,
			   FAULT_INVALID_VALUE, "NPS is defined on the scale 0..10, not 1..11");
	CheckFault(MetricPoints(METRIC_NPS, (Scale){.low = 0, .points = 10}, &points, &fault), &fault,
			   FAULT_INVALID_VALUE, "NPS is defined on the scale 0..10, not 0..9");
	CheckFault(MetricPoints(METRIC_CSAT_TOP2, (Scale){.low = 0, .points = 2}, &points, &fault), &fault,
			   FAULT_INVALID_VALUE, "number of boxes 2 is not within 1..1");
	CheckFault(MetricPoints(METRIC_CES_TOP3, (Scale){.low = 0, .points = 3}, &points, &fault), &fault,
			   FAULT_INVALID_VALUE, "number of boxes 3 is not within 1..2");
	CheckFault(TopBoxPoints(0, (Scale){.low = 1, .points = 5}, &points, &fault), &fault, FAULT_INVALID_VALUE,
			   "number of boxes 0 is not within 1..4");
	CheckFault(BottomBoxPoints(5, (Scale){.low = 1, .points = 5}, &points, &fault), &fault, FAULT_INVALID_VALUE,
			   "number of boxes 5 is not within 1..4");
	CheckFault(NetBoxPoints(INT32_MIN, 1, (Scale){.low = 1, .points = 5}, &points, &fault), &fault,
			   FAULT_INVALID_VALUE, "number of boxes -2147483648");
	CheckFault(NetBoxPoints(1, INT32_MAX, (Scale){.low = 1, .points = 5}, &points, &fault), &fault,
			   FAULT_INVALID_VALUE, "number of boxes 2147483647");
	CheckFault(NetBoxPoints(3, 3, (Scale){.low = 1, .points = 5}, &points, &fault), &fault, FAULT_INVALID_VALUE,
			   "top 3 and bottom 3 boxes overlap");
	/* no scale yet, and so no boxes to check */
	CheckTaken(NetBoxPoints(INT32_MAX, INT32_MIN, (Scale){0}, &points, &fault), &fault);
	CheckTaken(MetricPoints(METRIC_NPS, (Scale){0}, &points, &fault), &fault);
	TestDone("boxes and scales that can't be");
}

/* The mean of counts equals that of the same weights; as many answers as there can be. */
static void
TestMean(void)
{
	for (int i = 0; i < 2000; i++)
	{
		RatingCounts counts = {.scale = {0, 11}};
		RatingWeights weights = {.scale = {0, 11}, .answers = 1};
		MetricName metric = (MetricName) RandomUpTo(METRIC_CES_TOP3);
		double sum = 0, total = 0;
		Points points;
		Fault fault;
		Ratio mean;

		CheckTaken(MetricPoints(metric, counts.scale, &points, &fault), &fault);
		for (int k = 0; k < counts.scale.points; k++)
		{
			counts.at[k] = RandomUpTo(1000);
			weights.at[k] = (double) counts.at[k];
			total += weights.at[k];
			sum += weights.at[k] * WorthByDefinition(metric, counts.scale, k);
		}
		mean = RatingCountsMean(&counts, &points);
		Check(fabs((double) mean.numerator / (double) mean.denominator - sum / total) < 1e-9,
			  "metric %d", (int) metric);
		Check(fabs(RatingWeightsMean(&weights, &points) - sum / total) < 1e-9, "metric %d",
			  (int) metric);
		Check((double) RatingCountsWithPoints(&counts, &points, 100) ==
				  RatingWeightsWithPoints(&weights, &points, 100),
			  "of worth 100");
	}
	TestDone("means");
}

static void
TestMost(void)
{
	RatingCounts counts = {.scale = {-32768, 101}, .at = {INT64_MAX}};
	RatingWeights none = {.scale = {0, 11}};
	Points points;
	Fault fault;
	Ratio mean;

	CheckTaken(MetricPoints(METRIC_CES, counts.scale, &points, &fault), &fault);
	mean = RatingCountsMean(&counts, &points);
	Check(mean.numerator == (Int128) INT64_MAX * -32768 && mean.denominator == INT64_MAX,
		  "the mean of 2^63-1 answers");
	counts = (RatingCounts){.scale = {0, 2}};
	mean = RatingCountsMean(&counts, &points);
	Check(mean.denominator == 0, "the mean of nothing");
	CheckTaken(MetricPoints(METRIC_NPS, none.scale, &points, &fault), &fault);
	Check(isnan(RatingWeightsMean(&none, &points)), "the weighted mean of nothing");
	TestDone("as many answers as there can be, and none");
}

int
main(int argc, char **argv)
{
	SeedFrom(argc, argv);
	TestPoints();
	TestRefused();
	TestMean();
	TestMost();
	return AllTestsDone();
}
