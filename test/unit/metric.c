/*
 * The metrics: the worth of every answer, means at any size, boxes, and what is refused.
 */
#include "fault_check.h"

#include "core/metric.h"

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
CheckWorth(MetricName metric, Scale scale)
{
	char text[SCALE_TEXT_SIZE];
	Worth worth;
	Fault fault;

	CheckTaken(MetricWorth(metric, scale, &worth, &fault), &fault);
	for (int k = 0; k < scale.points; k++)
		Check(fabs((double) worth.worth[k] / (double) worth.denominator -
				   WorthByDefinition(metric, scale, scale.low + k)) < 1e-12,
			  "metric %d on %s: %d is worth %lld / %lld", (int) metric, ScaleText(scale, text),
			  scale.low + k, (long long) worth.worth[k], (long long) worth.denominator);
}

static void
TestWorth(void)
{
	for (int points = 4; points <= SCALE_POINTS_MAX; points++)
	{
		for (int low = -1; low <= 1; low++)
		{
			CheckWorth(METRIC_CSAT, (Scale){low, points});
			CheckWorth(METRIC_CSAT_TOP2, (Scale){low, points});
			CheckWorth(METRIC_CES, (Scale){low, points});
			CheckWorth(METRIC_CES_TOP3, (Scale){low, points});
		}
	}
	CheckWorth(METRIC_NPS, (Scale){0, 11});
	CheckWorth(METRIC_CSAT, (Scale){0, 2});
	CheckWorth(METRIC_CSAT_TOP2, (Scale){0, 3});
	TestDone("what every answer is worth");
}

static void
TestRefused(void)
{
	Worth worth;
	Fault fault;

	CheckFault(MetricWorth(METRIC_NPS, (Scale){1, 11}, &worth, &fault), &fault, FAULT_INVALID_VALUE,
			   "NPS is defined on the scale 0..10, not 1..11");
	CheckFault(MetricWorth(METRIC_NPS, (Scale){0, 10}, &worth, &fault), &fault, FAULT_INVALID_VALUE,
			   "NPS is defined on the scale 0..10, not 0..9");
	CheckFault(MetricWorth(METRIC_CSAT_TOP2, (Scale){0, 2}, &worth, &fault), &fault,
			   FAULT_INVALID_VALUE, "number of boxes 2 is not within 1..1");
	CheckFault(MetricWorth(METRIC_CES_TOP3, (Scale){0, 3}, &worth, &fault), &fault,
			   FAULT_INVALID_VALUE, "number of boxes 3 is not within 1..2");
	CheckFault(TopBoxWorth(0, (Scale){1, 5}, &worth, &fault), &fault, FAULT_INVALID_VALUE,
			   "number of boxes 0 is not within 1..4");
	CheckFault(BottomBoxWorth(5, (Scale){1, 5}, &worth, &fault), &fault, FAULT_INVALID_VALUE,
			   "number of boxes 5 is not within 1..4");
	CheckFault(NetBoxWorth(INT32_MIN, 1, (Scale){1, 5}, &worth, &fault), &fault,
			   FAULT_INVALID_VALUE, "number of boxes -2147483648");
	CheckFault(NetBoxWorth(1, INT32_MAX, (Scale){1, 5}, &worth, &fault), &fault,
			   FAULT_INVALID_VALUE, "number of boxes 2147483647");
	CheckFault(NetBoxWorth(3, 3, (Scale){1, 5}, &worth, &fault), &fault, FAULT_INVALID_VALUE,
			   "top 3 and bottom 3 boxes overlap");
	/* no scale yet, and so no boxes to check */
	CheckTaken(NetBoxWorth(INT32_MAX, INT32_MIN, (Scale){0, 0}, &worth, &fault), &fault);
	CheckTaken(MetricWorth(METRIC_NPS, (Scale){0, 0}, &worth, &fault), &fault);
	TestDone("boxes and scales that can't be");
}

/* The mean of counts equals that of the same weights; as many answers as there can be. */
static void
TestMean(void)
{
	for (int i = 0; i < 2000; i++)
	{
		Counts counts = {.scale = {0, 11}};
		Weights weights = {.scale = {0, 11}, .answers = 1};
		MetricName metric = (MetricName) RandomUpTo(METRIC_CES_TOP3);
		double sum = 0, total = 0;
		Worth worth;
		Fault fault;
		Ratio mean;

		CheckTaken(MetricWorth(metric, counts.scale, &worth, &fault), &fault);
		for (int k = 0; k < counts.scale.points; k++)
		{
			counts.at[k] = RandomUpTo(1000);
			weights.at[k] = (double) counts.at[k];
			total += weights.at[k];
			sum += weights.at[k] * WorthByDefinition(metric, counts.scale, k);
		}
		mean = CountsMean(&counts, &worth);
		Check(fabs((double) mean.numerator / (double) mean.denominator - sum / total) < 1e-9,
			  "metric %d", (int) metric);
		Check(fabs(WeightsMean(&weights, &worth) - sum / total) < 1e-9, "metric %d", (int) metric);
		Check((double) CountsOfWorth(&counts, &worth, 100) == WeightsOfWorth(&weights, &worth, 100),
			  "of worth 100");
	}
	TestDone("means");
}

static void
TestMost(void)
{
	Counts counts = {.scale = {-32768, 101}, .at = {INT64_MAX}};
	Weights none = {.scale = {0, 11}};
	Worth worth;
	Fault fault;
	Ratio mean;

	CheckTaken(MetricWorth(METRIC_CES, counts.scale, &worth, &fault), &fault);
	mean = CountsMean(&counts, &worth);
	Check(mean.numerator == (Int128) INT64_MAX * -32768 && mean.denominator == INT64_MAX,
		  "the mean of 2^63-1 answers");
	counts = (Counts){.scale = {0, 2}};
	mean = CountsMean(&counts, &worth);
	Check(mean.denominator == 0, "the mean of nothing");
	CheckTaken(MetricWorth(METRIC_NPS, none.scale, &worth, &fault), &fault);
	Check(isnan(WeightsMean(&none, &worth)), "the weighted mean of nothing");
	TestDone("as many answers as there can be, and none");
}

int
main(int argc, char **argv)
{
	SeedFrom(argc, argv);
	TestWorth();
	TestRefused();
	TestMean();
	TestMost();
	return AllTestsDone();
}
