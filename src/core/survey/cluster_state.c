/*
 * cluster_state.c: what the answers of many customers come to, for the design effect of a metric.
 */
#include "core/survey/cluster_state.h"

#include "core/base/bytes.h"

#define CLUSTER_STATE_VERSION 1

static void
WriteInt128(unsigned char **at, Int128 value)
{
	WriteUnsigned(at, (uint64_t) ((unsigned __int128) value >> 64), 8);
	WriteUnsigned(at, (uint64_t) value, 8);
}

static Int128
ReadInt128(ByteReader *reader)
{
	unsigned __int128 high = ReadUnsigned(reader, 8);

	return (Int128) (high << 64 | ReadUnsigned(reader, 8));
}

/* The sums of both kinds, in the order of their bytes. */
/* clang-format off */
#define COUNT_SUMS(SUM) \
	SUM(points) SUM(squared_points) SUM(squared_sums) SUM(products) SUM(squared_answers)
#define WEIGHT_SUMS(SUM) \
	SUM(weight) SUM(points) SUM(squared_points) SUM(squared_sums) SUM(products) \
	SUM(squared_weights) SUM(own_weights) SUM(own_products) SUM(own_squared_sums)
/* clang-format on */

/* Write... and Read... of one kind of sums, whose numbers are of a type. */
#define SUMS_BYTES(Kind, SUMS, NUMBER)                                                             \
	static void Write##Kind##ClusterSums(unsigned char **at, const Kind##ClusterSums *sums)        \
	{                                                                                              \
		WriteUnsigned(at, (uint64_t) sums->clusters, 8);                                           \
		WriteUnsigned(at, (uint64_t) sums->answers, 8);                                            \
		SUMS(WRITE_##NUMBER)                                                                       \
	}                                                                                              \
	static void Read##Kind##ClusterSums(ByteReader *reader, Kind##ClusterSums *sums)               \
	{                                                                                              \
		sums->clusters = (int64_t) ReadUnsigned(reader, 8);                                        \
		sums->answers = (int64_t) ReadUnsigned(reader, 8);                                         \
		SUMS(READ_##NUMBER)                                                                        \
	}
#define WRITE_INT128(field) WriteInt128(at, sums->field);
#define READ_INT128(field) sums->field = ReadInt128(reader);
#define WRITE_DOUBLE(field) WriteDouble(at, sums->field);
#define READ_DOUBLE(field) sums->field = ReadDouble(reader);

SUMS_BYTES(, COUNT_SUMS, INT128)
SUMS_BYTES(Weighted, WEIGHT_SUMS, DOUBLE)

/* Writes a state; returns its length. */
size_t
ClusterStateWrite(const ClusterState *state, unsigned char bytes[CLUSTER_STATE_SIZE])
{
	unsigned char *at = bytes;

	if (state->is_empty)
		return 0;
	WriteUnsigned(&at, CLUSTER_STATE_VERSION, 1);
	WriteUnsigned(&at, state->is_weighted, 1);
	WriteUnsigned(&at, (uint64_t) state->scale.points, 2);
	WriteUnsigned(&at, (uint32_t) state->scale.low, 4);
	WriteUnsigned(&at, (uint64_t) state->scale.first, 8);
	WriteUnsigned(&at, (uint64_t) state->scale.step, 8);
	for (int i = 0; i < METRIC_BOXES_MAX; i++)
		WriteUnsigned(&at, (uint32_t) state->boxes[i], 4);
	if (state->is_weighted)
		WriteWeightedClusterSums(&at, &state->weights);
	else
		WriteClusterSums(&at, &state->counts);
	return (size_t) (at - bytes);
}

/* Reads a state; FAULT_INVALID_VALUE for bytes that are none. */
bool
ClusterStateParse(const unsigned char *bytes, size_t length, ClusterState *state, Fault *fault)
{
	ByteReader reader = {.at = bytes, .left = length};
	uint64_t kind;
	bool is_known;

	*state = (ClusterState){.is_empty = length == 0};
	if (state->is_empty)
		return true;
	is_known = ReadUnsigned(&reader, 1) == CLUSTER_STATE_VERSION;
	kind = ReadUnsigned(&reader, 1);
	is_known = is_known && kind <= 1;
	state->is_weighted = kind == 1;
	state->scale.points = (int32_t) ReadUnsigned(&reader, 2);
	state->scale.low = (int32_t) ReadUnsigned(&reader, 4);
	state->scale.first = (int64_t) ReadUnsigned(&reader, 8);
	state->scale.step = (int64_t) ReadUnsigned(&reader, 8);
	for (int i = 0; i < METRIC_BOXES_MAX; i++)
		state->boxes[i] = (int32_t) ReadUnsigned(&reader, 4);
	if (state->is_weighted)
		ReadWeightedClusterSums(&reader, &state->weights);
	else
		ReadClusterSums(&reader, &state->counts);
	if (is_known && !reader.is_short && reader.left == 0 &&
		(state->is_weighted ? WeightedClusterSumsCheck(&state->weights)
							: ClusterSumsCheck(&state->counts)))
		return true;
	FaultSet(fault, FAULT_BAD_BINARY, "invalid aggregate state of a design effect");
	return FaultHint(fault, "Leave the functions of an aggregate to the aggregate.");
}

/*
 * Counts points from the lowest answer on, in steps where they are steps: so they stay small, and
 * a design effect is the same in whatever unit they are.
 */
static void
Simplify(Points *points)
{
	int64_t first = points->points[0];
	int64_t step = points->points[1] - first;
	bool has_steps = step != 0;

	for (int k = 0; k < points->scale.points; k++)
	{
		points->points[k] -= first;
		has_steps = has_steps && points->points[k] == k * step;
	}
	for (int k = 0; k < points->scale.points && has_steps; k++)
		points->points[k] = k;
}

/* What the answers of one customer come to. */
static ClusterSums
CountsOf(const RatingSummary *summary, const Points *points)
{
	RatingCounts counts;
	ClusterSums sums = {0};

	RatingCountsRead(summary, &counts);
	for (int k = 0; k < counts.scale.points; k++)
	{
		sums.answers += counts.at[k];
		sums.points += (Int128) counts.at[k] * points->points[k];
		sums.squared_points += (Int128) counts.at[k] * points->points[k] * points->points[k];
	}
	return sums;
}

/* The same of weighted answers, with points counted from the middle of their range. */
static WeightedClusterSums
WeightsOf(const RatingSummary *summary, const Points *points)
{
	RatingWeights weights;
	WeightedClusterSums sums = {0};
	double middle;

	RatingWeightsRead(summary, &weights);
	middle = (double) (points->points[0] + points->points[weights.scale.points - 1]) / 2.0;
	sums.answers = weights.answers;
	for (int k = 0; k < weights.scale.points; k++)
	{
		double place = (double) points->points[k] - middle;

		sums.weight += weights.at[k];
		sums.points += weights.at[k] * place;
		sums.squared_points += weights.at[k] * place * place;
		sums.own_weights += weights.squares[k];
		sums.own_products += weights.squares[k] * place;
		sums.own_squared_sums += weights.squares[k] * place * place;
	}
	return sums;
}

/* Whether two states are of one scale, both weighted or neither, and of the same boxes. */
static bool
Match(const ClusterState *a, const ClusterState *b, Fault *fault)
{
	if (!ScaleMatch(a->scale, b->scale, fault))
		return FaultHint(fault, "Group by the survey or the scale, and ask within it.");
	if (a->is_weighted != b->is_weighted)
	{
		FaultSet(fault, FAULT_INVALID_VALUE,
				 "cannot merge weighted and unweighted rating summaries");
		return FaultHint(fault, "Build both with weighted_rating_agg; weight 1 is an answer that "
								"counts once.");
	}
	for (int i = 0; i < METRIC_BOXES_MAX; i++)
	{
		if (a->boxes[i] == b->boxes[i])
			continue;
		FaultSet(fault, FAULT_INVALID_VALUE, "number of boxes changes within a group from %d to %d",
				 a->boxes[i], b->boxes[i]);
		return FaultHint(fault, "Add the number of boxes to GROUP BY.");
	}
	return true;
}

/* Adds the answers of one customer; a summary without any is of no customer. */
bool
ClusterStateAdd(ClusterState *state, const RatingSummary *summary, Metric metric, Fault *fault)
{
	ClusterState one = {.is_weighted = RatingSummaryIsWeighted(summary),
						.scale = RatingSummaryScale(summary)};
	Points points;

	if (!MetricPoints(metric, one.scale, &points, fault))
		return false;
	if (one.scale.points == 0)
		return true;
	for (int i = 0; i < MetricAsks(metric.name); i++)
		one.boxes[i] = metric.boxes[i];
	if (!state->is_empty && !Match(state, &one, fault))
		return false;
	if (state->is_empty)
		*state = one;
	Simplify(&points);
	if (one.is_weighted)
	{
		one.weights = WeightsOf(summary, &points);
		return WeightedClusterSumsAdd(&state->weights, &one.weights, fault);
	}
	one.counts = CountsOf(summary, &points);
	return ClusterSumsAdd(&state->counts, &one.counts, fault);
}

/* Adds the customers of another state: none may be in both. */
bool
ClusterStateMerge(ClusterState *state, const ClusterState *more, Fault *fault)
{
	if (more->is_empty)
		return true;
	if (state->is_empty)
	{
		*state = *more;
		return true;
	}
	if (!Match(state, more, fault))
		return false;
	return state->is_weighted ? WeightedClusterSumsMerge(&state->weights, &more->weights, fault)
							  : ClusterSumsMerge(&state->counts, &more->counts, fault);
}

/* The design effect; false where less than two customers answered. */
bool
ClusterStateDesignEffect(const ClusterState *state, double *design_effect)
{
	if (state->is_empty)
		return false;
	return state->is_weighted ? WeightedClusterSumsDesignEffect(&state->weights, design_effect)
							  : ClusterSumsDesignEffect(&state->counts, design_effect);
}
