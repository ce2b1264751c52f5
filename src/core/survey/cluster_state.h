/*
 * cluster_state.h: what the answers of many customers come to, for the design effect of a metric:
 * one rating summary for each customer goes in, and states of others.
 *
 * As bytes it is nothing at all (no customer yet), or version (1 byte), kind (1: 0 counts, 1
 * weighted), points of the scale (2), its low, first and step (4, 8, 8), the metric's numbers of
 * boxes (4 each), and then the sums in the order of their struct: 8 bytes each, whole numbers of
 * 128 bits 16. All in network byte order.
 */
#ifndef CSMETRICS_CORE_SURVEY_CLUSTER_STATE_H
#define CSMETRICS_CORE_SURVEY_CLUSTER_STATE_H

#include "core/statistics/design_effect.h"
#include "core/survey/metric.h"

typedef struct ClusterState
{
	bool is_empty; /* no customer yet */
	bool is_weighted;
	Scale scale;
	int32_t boxes[METRIC_BOXES_MAX];
	ClusterSums counts;
	WeightedClusterSums weights;
} ClusterState;

/* The most bytes that a state takes: that of counts, for that of weights has eleven numbers. */
#define CLUSTER_STATE_SIZE (24 + 4 * METRIC_BOXES_MAX + 2 * 8 + 5 * 16)

bool ClusterStateParse(const unsigned char *bytes, size_t length, ClusterState *state,
					   Fault *fault);
size_t ClusterStateWrite(const ClusterState *state, unsigned char bytes[CLUSTER_STATE_SIZE]);
bool ClusterStateAdd(ClusterState *state, const RatingSummary *summary, Metric metric,
					 Fault *fault);
bool ClusterStateMerge(ClusterState *state, const ClusterState *more, Fault *fault);
bool ClusterStateDesignEffect(const ClusterState *state, double *design_effect);

#endif
