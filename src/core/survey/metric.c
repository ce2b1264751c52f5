/*
 * metric.c: the metrics, as rows of points over a scale.
 */
#include "core/survey/metric.h"

/* What the columns of metrics.def stand for. */
/* clang-format off */
#define SCALE(first, last) {.low = (first), .points = (last) - (first) + 1}
#define TOP(n) {.kind = POINTS_BOXES, .top = (n), .above = 100}
#define BOTTOM(n) {.kind = POINTS_BOXES, .bottom = (n), .below = 100}
#define NET(n, m) {.kind = POINTS_BOXES, .top = (n), .above = 100, .bottom = (m), .below = -100}
#define PERCENT {.kind = POINTS_PERCENT}
#define ANSWER {.kind = POINTS_ANSWER}
/* clang-format on */

static const Survey surveys[] = {
	[SURVEY_NONE] = {0},
#define SURVEY(NAME, sql, heading, ...)                                                            \
	[SURVEY_##NAME] = {.name = #sql, .title = (heading), __VA_ARGS__},
#include "core/survey/metrics.def"
};

static const MetricRow metrics[] = {
#define METRIC(NAME, sql, heading, ...)                                                            \
	[METRIC_##NAME] = {.name = #sql, .title = (heading), __VA_ARGS__},
#include "core/survey/metrics.def"
};

#define LENGTH(array) ((int) (sizeof(array) / sizeof(array)[0]))

/* How many metrics there are: their names count from 0. */
int
MetricCount(void)
{
	return LENGTH(metrics);
}

const MetricRow *
MetricRowOf(MetricName name)
{
	return &metrics[name];
}

/* How many questions there are, SURVEY_NONE among them. */
int
SurveyCount(void)
{
	return LENGTH(surveys);
}

const Survey *
SurveyOf(SurveyName name)
{
	return &surveys[name];
}

/* How many numbers of boxes a metric asks for. */
int
MetricAsks(MetricName name)
{
	const PointsRule *points = &metrics[name].points;

	return (points->top == ASKED) + (points->bottom == ASKED);
}

/* How far apart the least and the greatest value of a metric lie, in its unit. */
double
MetricRange(MetricName name, Scale scale)
{
	const PointsRule *points = &metrics[name].points;

	if (points->kind == POINTS_ANSWER)
		return (double) (ScaleBillionths(scale, scale.points - 1) - ScaleBillionths(scale, 0)) /
			   BILLION;
	return points->below < 0 ? points->above - points->below : 100;
}

/* Checks a number of boxes: at least one box, and at least one outside. */
static bool
CheckBoxes(const MetricRow *row, const char *which, int32_t boxes, Scale scale, Fault *fault)
{
	char text[SCALE_TEXT_SIZE];

	if (boxes >= 1 && boxes < scale.points)
		return true;
	ScaleText(scale, text);
	if (row->asks == NULL)
		FaultSet(fault, FAULT_INVALID_VALUE, "%s takes a scale of more than %d points, not %s",
				 row->title, boxes, text);
	else
		FaultSet(fault, FAULT_INVALID_VALUE, "%s of %s must be within 1..%d, not %d", which,
				 row->name, scale.points - 1, boxes);
	return FaultHint(fault, "The scale %s has %d boxes, and at least one must stay outside.", text,
					 scale.points);
}

/* Checks the boxes of a rule against the scale. */
static bool
CheckRule(const MetricRow *row, const PointsRule *rule, Scale scale, Fault *fault)
{
	bool is_net = rule->above != 0 && rule->below != 0;

	if (rule->above != 0 &&
		!CheckBoxes(row, is_net ? "top boxes" : "boxes", rule->top, scale, fault))
		return false;
	if (rule->below != 0 &&
		!CheckBoxes(row, is_net ? "bottom boxes" : "boxes", rule->bottom, scale, fault))
		return false;
	if (rule->top + rule->bottom <= scale.points)
		return true;
	FaultSet(fault, FAULT_INVALID_VALUE, "top %d and bottom %d boxes of %s overlap", rule->top,
			 rule->bottom, row->name);
	return FaultHint(fault, "The scale has %d boxes for both.", scale.points);
}

/*
 * The points that a metric gives an answer on a scale, or that it can't be had on that scale. A
 * summary without a scale has no boxes to check.
 */
bool
MetricRule(Metric metric, Scale scale, PointsRule *rule, Fault *fault)
{
	const MetricRow *row = &metrics[metric.name];
	const Survey *survey = &surveys[row->survey];
	const int32_t *asked = metric.boxes;
	char text[SCALE_TEXT_SIZE], own_text[SCALE_TEXT_SIZE];

	*rule = row->points;
	if (rule->top == ASKED)
		rule->top = *asked++;
	if (rule->bottom == ASKED)
		rule->bottom = *asked++;
	if (scale.points == 0)
		return true;
	if ((row->fixed || survey->fixed) && !ScaleEqual(scale, survey->scale))
	{
		FaultSet(fault, FAULT_INVALID_VALUE, "%s is defined on the scale %s, not %s", row->title,
				 ScaleText(survey->scale, own_text), ScaleText(scale, text));
		return FaultHint(fault, "net_box(summary, top, bottom) takes any scale.");
	}
	return rule->kind != POINTS_BOXES || CheckRule(row, rule, scale, fault);
}

static int64_t
GreatestCommonDivisor(int64_t a, int64_t b)
{
	while (b != 0)
	{
		int64_t rest = a % b;

		a = b;
		b = rest;
	}
	return a < 0 ? -a : a;
}

/* The largest unit, in billionths, of which all answers of a scale are multiples, and 1 is. */
static int64_t
AnswerUnit(Scale scale)
{
	if (!ScaleIsStepped(scale))
		return BILLION;
	return GreatestCommonDivisor(BILLION, GreatestCommonDivisor(scale.first, scale.step));
}

/* What the points of a rule are divided by. */
int64_t
PointsDenominator(const PointsRule *rule, Scale scale)
{
	if (rule->kind == POINTS_ANSWER)
		return BILLION / AnswerUnit(scale);
	return rule->kind == POINTS_PERCENT ? scale.points - 1 : 1;
}

/* The k-th answer's points are first + k * step, but for boxes. */
typedef struct LinearPoints
{
	int64_t first;
	int64_t step;
} LinearPoints;

static inline LinearPoints
LinearPointsOf(const PointsRule *rule, Scale scale)
{
	int64_t unit;

	if (rule->kind == POINTS_PERCENT)
		return (LinearPoints){0, 100};
	if (!ScaleIsStepped(scale))
		return (LinearPoints){scale.low, 1};
	unit = AnswerUnit(scale);
	return (LinearPoints){scale.first / unit, scale.step / unit};
}

static inline int64_t
BoxPoints(const PointsRule *rule, Scale scale, int k)
{
	return (k >= scale.points - rule->top ? rule->above : 0) + (k < rule->bottom ? rule->below : 0);
}

/* The points of the k-th answer of a scale, from 0 on, before they are divided. */
int64_t
PointsAt(const PointsRule *rule, Scale scale, int k)
{
	LinearPoints linear;

	if (rule->kind == POINTS_BOXES)
		return BoxPoints(rule, scale, k);
	linear = LinearPointsOf(rule, scale);
	return linear.first + k * linear.step;
}

/* The points that a metric gives the answers of a scale, or that it can't be had on that scale. */
bool
MetricPoints(Metric metric, Scale scale, Points *points, Fault *fault)
{
	PointsRule rule;
	LinearPoints linear;

	points->scale = scale;
	if (!MetricRule(metric, scale, &rule, fault))
		return false;
	points->denominator = PointsDenominator(&rule, scale);
	if (rule.kind == POINTS_BOXES)
	{
		for (int k = 0; k < scale.points; k++)
			points->points[k] = BoxPoints(&rule, scale, k);
		return true;
	}
	linear = LinearPointsOf(&rule, scale);
	for (int k = 0; k < scale.points; k++)
		points->points[k] = linear.first + k * linear.step;
	return true;
}

/* The number of answers of so many points. */
int64_t
RatingCountsWithPoints(const RatingCounts *counts, const Points *points, int64_t value)
{
	int64_t total = 0;

	for (int k = 0; k < counts->scale.points; k++)
		total += points->points[k] == value ? counts->at[k] : 0;
	return total;
}

/* The weight of the answers of so many points. */
double
RatingWeightsWithPoints(const RatingWeights *weights, const Points *points, int64_t value)
{
	double total = 0;

	for (int k = 0; k < weights->scale.points; k++)
		total += points->points[k] == value ? weights->at[k] : 0;
	return total;
}

/* The mean points of so many answers that their sum may pass 64 bits. */
static Ratio
MeanOfMany(const RatingCounts *counts, const Points *points)
{
	Ratio mean = {0, 0};

	/* |points| < 2^57 and the counts together < 2^63: within 128 bits, and within 10^36 */
	for (int k = 0; k < counts->scale.points; k++)
	{
		mean.numerator += (Int128) counts->at[k] * points->points[k];
		mean.denominator += (Int128) counts->at[k] * points->denominator;
	}
	return mean;
}

/* The mean points of the answers: sum of count * points over their number, exactly. */
Ratio
RatingCountsMean(const RatingCounts *counts, const Points *points)
{
	uint64_t sum = 0;
	uint64_t total = 0;

	/* unsigned, so that it may wrap where it is of no use anyway */
	for (int k = 0; k < counts->scale.points; k++)
	{
		sum += (uint64_t) counts->at[k] * (uint64_t) points->points[k];
		total += (uint64_t) counts->at[k];
	}
	/* on a whole scale |points| < 2^17: of less than 2^46 answers the sum is within 2^63 */
	if (total >= (uint64_t) 1 << 46 || ScaleIsStepped(points->scale))
		return MeanOfMany(counts, points);
	return (Ratio){.numerator = (int64_t) sum, .denominator = (Int128) total * points->denominator};
}

/* The weighted mean of the answers' points; NaN where there is no weight. */
double
RatingWeightsMean(const RatingWeights *weights, const Points *points)
{
	double sum = 0;
	double total = RatingWeightsTotal(weights);

	/* shares first, so that no product of large weights overflows */
	for (int k = 0; k < weights->scale.points; k++)
		sum += weights->at[k] / total * (double) points->points[k];
	return sum / (double) points->denominator;
}
