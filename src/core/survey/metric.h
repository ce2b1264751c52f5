/*
 * metric.h: the metrics, as rows of points over a scale.
 *
 * A metric gives each answer its points: a whole number of points over a common denominator.
 * Its value is the mean of the answers' points. Value, variance, interval and test are written
 * once for all of them; a new metric is a new row of metrics.def.
 */
#ifndef CSMETRICS_CORE_SURVEY_METRIC_H
#define CSMETRICS_CORE_SURVEY_METRIC_H

#include "core/number/ratio.h"
#include "core/survey/weighted.h"

/* SURVEY_NPS, SURVEY_CSAT ... */
typedef enum SurveyName
{
	SURVEY_NONE, /* of a metric that any summary has */
#define SURVEY(NAME, ...) SURVEY_##NAME,
#include "core/survey/metrics.def"
} SurveyName;

/* METRIC_NPS, METRIC_CSAT ... */
typedef enum MetricName
{
#define METRIC(NAME, ...) METRIC_##NAME,
#include "core/survey/metrics.def"
} MetricName;

/* A question: a row of SURVEY. */
typedef struct Survey
{
	const char *name;
	const char *title;
	Scale scale;
	bool fixed; /* it is asked on this scale, and on no other */
	const char *argument;
} Survey;

/* The points of an answer, before a scale is known. */
typedef struct PointsRule
{
	enum
	{
		POINTS_BOXES,   /* above in the top boxes, below in the bottom ones, else 0 */
		POINTS_PERCENT, /* (answer - low) / (high - low) * 100 */
		POINTS_ANSWER   /* the answer itself */
	} kind;
	int32_t top;    /* so many highest boxes, or ASKED */
	int32_t above;  /* points of an answer in them */
	int32_t bottom; /* so many lowest boxes, or ASKED */
	int32_t below;
} PointsRule;

/* The number of boxes is an argument of the metric's functions. */
#define ASKED (-1)

/* A metric: a row of METRIC or BOX_METRIC. */
typedef struct MetricRow
{
	const char *name;
	const char *title;
	const char *definition;
	const char *source;
	SurveyName survey;
	bool fixed; /* defined on its question's scale, and on no other; so too if that is fixed */
	PointsRule points;
	const char *unit;
	const char *asks; /* the arguments that say the number of boxes, or NULL */
} MetricRow;

/* At most so many boxes are asked for: top, bottom. */
#define METRIC_BOXES_MAX 2

/* A metric as somebody asks for it: with the numbers of boxes, where it takes any. */
typedef struct Metric
{
	MetricName name;
	int32_t boxes[METRIC_BOXES_MAX];
} Metric;

/* The points of each answer of a scale: points[k] / denominator. */
typedef struct Points
{
	Scale scale;
	int64_t denominator;
	int64_t points[SCALE_POINTS_MAX];
} Points;

int MetricCount(void);
int SurveyCount(void);
const MetricRow *MetricRowOf(MetricName name);
const Survey *SurveyOf(SurveyName name);
int MetricAsks(MetricName name);
double MetricRange(MetricName name, Scale scale);
bool MetricRule(Metric metric, Scale scale, PointsRule *rule, Fault *fault);
int64_t PointsDenominator(const PointsRule *rule, Scale scale);
int64_t PointsAt(const PointsRule *rule, Scale scale, int k);
bool MetricPoints(Metric metric, Scale scale, Points *points, Fault *fault);
int64_t RatingCountsWithPoints(const RatingCounts *counts, const Points *points, int64_t value);
double RatingWeightsWithPoints(const RatingWeights *weights, const Points *points, int64_t value);
Ratio RatingCountsMean(const RatingCounts *counts, const Points *points);
double RatingWeightsMean(const RatingWeights *weights, const Points *points);

#endif
