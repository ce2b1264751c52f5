/*
 * The metrics: the points of every answer, means at any size, boxes, and what is refused.
 */
#include "fault_check.h"

#include "core/survey/metric.h"

#include <math.h>

/* A metric, with two boxes at the top and one at the bottom where it asks for them. */
static Metric
Asked(MetricName name)
{
	return (Metric){.name = name, .boxes = {name == METRIC_BOTTOM_BOX ? 1 : 2, 1}};
}

/* The points of an answer by the metric's definition, in its own words; NaN if this page has none. */
static double
PointsByDefinition(MetricName name, Scale scale, int answer)
{
	int high = ScaleHigh(scale);

	switch ((int) name)
	{
		case METRIC_NPS:
			return answer >= 9 ? 100 : (answer >= 7 ? 0 : -100);
		case METRIC_CSAT:
			return 100.0 * (answer - scale.low) / (high - scale.low);
		case METRIC_CSAT_TOP2:
		case METRIC_TOP_BOX:
			return answer > high - 2 ? 100 : 0;
		case METRIC_CES:
			return answer;
		case METRIC_CES_TOP3:
			return answer > high - 3 ? 100 : 0;
		case METRIC_BOTTOM_BOX:
			return answer == scale.low ? 100 : 0;
		case METRIC_NET_BOX:
			return answer > high - 2 ? 100 : (answer == scale.low ? -100 : 0);
	}
	return NAN;
}

static void
CheckPoints(MetricName name, Scale scale)
{
	char text[SCALE_TEXT_SIZE];
	double low = INFINITY, high = -INFINITY;
	Points points;
	Fault fault;

	CheckTaken(MetricPoints(Asked(name), scale, &points, &fault), &fault);
	for (int k = 0; k < scale.points; k++)
	{
		double value = (double) points.points[k] / (double) points.denominator;

		Check(!(fabs(value - PointsByDefinition(name, scale, scale.low + k)) > 1e-12),
			  "%s on %s: %d has %g points", MetricRowOf(name)->name, ScaleText(scale, text),
			  scale.low + k, value);
		low = fmin(low, value);
		high = fmax(high, value);
	}
	Check(fabs(MetricRange(name, scale) - (high - low)) < 1e-12, "%s on %s: from %g to %g",
		  MetricRowOf(name)->name, ScaleText(scale, text), low, high);
}

/* Every metric on its question's scale and, where it is not fixed to that, on many others. */
static void
TestPoints(void)
{
	for (int i = 0; i < MetricCount(); i++)
	{
		const MetricRow *row = MetricRowOf((MetricName) i);
		const Survey *survey = SurveyOf(row->survey);

		if (survey->scale.points > 0)
			CheckPoints((MetricName) i, survey->scale);
		for (int points = 4; points <= SCALE_POINTS_MAX && !row->fixed && !survey->fixed; points++)
		{
			for (int low = -1; low <= 1; low++)
				CheckPoints((MetricName) i, (Scale){.low = low, .points = points});
		}
	}
	CheckPoints(METRIC_CSAT, (Scale){.low = 0, .points = 2});
	CheckPoints(METRIC_CSAT_TOP2, (Scale){.low = 0, .points = 3});
	TestDone("the points of every answer");
}

/* The columns that C has no use for are filled in, for those that read the table as SQL does. */
static void
TestRows(void)
{
	for (int i = 0; i < MetricCount(); i++)
	{
		const MetricRow *row = MetricRowOf((MetricName) i);

		Check(row->name != NULL && row->title != NULL && row->definition != NULL &&
				  row->source != NULL && row->unit != NULL,
			  "row %d has all its columns", i);
		Check((row->asks != NULL) == (MetricAsks((MetricName) i) > 0) &&
				  (row->asks != NULL) == (row->survey == SURVEY_NONE),
			  "%s asks for boxes, or has a question", row->name);
	}
	TestDone("the rows of metrics.def");
}

static void
CheckRefused(Metric metric, Scale scale, const char *message)
{
	Points points;
	Fault fault;

	CheckFault(MetricPoints(metric, scale, &points, &fault), &fault, FAULT_INVALID_VALUE, message);
}

static void
TestRefused(void)
{
	Points points;
	Fault fault;

	CheckRefused(Asked(METRIC_NPS), (Scale){.low = 1, .points = 11},
				 "NPS is defined on the scale 0..10, not 1..11");
	CheckRefused(Asked(METRIC_NPS), (Scale){.low = 0, .points = 10},
				 "NPS is defined on the scale 0..10, not 0..9");
	CheckRefused(Asked(METRIC_CSAT_TOP2), (Scale){.low = 0, .points = 2},
				 "CSAT, top-2-box takes a scale of more than 2 points, not 0..1");
	CheckRefused(Asked(METRIC_CES_TOP3), (Scale){.low = 0, .points = 3},
				 "CES, top-3-box takes a scale of more than 3 points, not 0..2");
	CheckRefused((Metric){METRIC_TOP_BOX, {0}}, (Scale){.low = 1, .points = 5},
				 "boxes of top_box must be within 1..4, not 0");
	CheckRefused((Metric){METRIC_BOTTOM_BOX, {5}}, (Scale){.low = 1, .points = 5},
				 "boxes of bottom_box must be within 1..4, not 5");
	CheckRefused((Metric){METRIC_TOP_BOX, {ASKED}}, (Scale){.low = 1, .points = 5},
				 "boxes of top_box must be within 1..4, not -1");
	CheckRefused((Metric){METRIC_NET_BOX, {INT32_MIN, 1}}, (Scale){.low = 1, .points = 5},
				 "top boxes of net_box must be within 1..4, not -2147483648");
	CheckRefused((Metric){METRIC_NET_BOX, {1, INT32_MAX}}, (Scale){.low = 1, .points = 5},
				 "bottom boxes of net_box must be within 1..4, not 2147483647");
	CheckRefused((Metric){METRIC_NET_BOX, {3, 3}}, (Scale){.low = 1, .points = 5},
				 "top 3 and bottom 3 boxes of net_box overlap");
	/* no scale yet, and so no boxes to check */
	CheckTaken(
		MetricPoints((Metric){METRIC_NET_BOX, {INT32_MAX, INT32_MIN}}, (Scale){0}, &points, &fault),
		&fault);
	CheckTaken(MetricPoints(Asked(METRIC_NPS), (Scale){0}, &points, &fault), &fault);
	TestDone("boxes and scales that can't be");
}

/* The mean of counts equals that of the same weights; as many answers as there can be. */
static void
TestMean(void)
{
	for (int i = 0; i < 2000; i++)
	{
		RatingCounts counts = {.scale = {.low = 0, .points = 11}};
		RatingWeights weights = {.scale = {.low = 0, .points = 11}, .answers = 1};
		MetricName name = (MetricName) (i % MetricCount());
		double sum = 0, total = 0;
		Points points;
		Fault fault;
		Ratio mean;

		if (!MetricPoints(Asked(name), counts.scale, &points, &fault))
			continue; /* of another scale */
		for (int k = 0; k < counts.scale.points; k++)
		{
			counts.at[k] = RandomUpTo(1000);
			weights.at[k] = (double) counts.at[k];
			total += weights.at[k];
			sum += weights.at[k] * (double) points.points[k] / (double) points.denominator;
		}
		mean = RatingCountsMean(&counts, &points);
		Check(fabs((double) mean.numerator / (double) mean.denominator - sum / total) < 1e-9, "%s",
			  MetricRowOf(name)->name);
		Check(fabs(RatingWeightsMean(&weights, &points) - sum / total) < 1e-9, "%s",
			  MetricRowOf(name)->name);
		Check((double) RatingCountsWithPoints(&counts, &points, 100) ==
				  RatingWeightsWithPoints(&weights, &points, 100),
			  "of 100 points");
	}
	TestDone("means");
}

static void
TestMost(void)
{
	RatingCounts counts = {.scale = {.low = -32768, .points = 101}, .at = {INT64_MAX}};
	RatingWeights none = {.scale = {.low = 0, .points = 11}};
	Points points;
	Fault fault;
	Ratio mean;

	CheckTaken(MetricPoints(Asked(METRIC_CES), counts.scale, &points, &fault), &fault);
	mean = RatingCountsMean(&counts, &points);
	Check(mean.numerator == (Int128) INT64_MAX * -32768 && mean.denominator == INT64_MAX,
		  "the mean of 2^63-1 answers");
	counts = (RatingCounts){.scale = {.low = 0, .points = 2}};
	mean = RatingCountsMean(&counts, &points);
	Check(mean.denominator == 0, "the mean of nothing");
	CheckTaken(MetricPoints(Asked(METRIC_NPS), none.scale, &points, &fault), &fault);
	Check(isnan(RatingWeightsMean(&none, &points)), "the weighted mean of nothing");
	TestDone("as many answers as there can be, and none");
}

int
main(int argc, char **argv)
{
	SeedFrom(argc, argv);
	TestRows();
	TestPoints();
	TestRefused();
	TestMean();
	TestMost();
	return AllTestsDone();
}
