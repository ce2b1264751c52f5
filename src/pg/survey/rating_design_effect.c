/*
 * rating_design_effect.c: the aggregates that say how much a customer's answers repeat each other.
 *
 * Their state is a ClusterState as bytea, a type that every engine can carry, and is checked
 * whenever it is read; it begins as no bytes at all.
 */
#include "postgres.h"

#include "core/survey/cluster_state.h"
#include "pg/base/raise.h"
#include "pg/survey/rating_metric.h"
#include "pg/survey/rating_summary.h"

/* Reads the state in argument n. */
static void
StateArgument(FunctionCallInfo fcinfo, int n, ClusterState *state)
{
	const bytea *bytes = PG_GETARG_BYTEA_PP(n);
	Fault fault;

	if (!ClusterStateParse((const unsigned char *) VARDATA_ANY(bytes), VARSIZE_ANY_EXHDR(bytes),
						   state, &fault))
		RaiseFault(&fault);
}

/* A state as bytea: argument 0 itself, where that is the aggregate's own and has the size. */
static Datum
ReturnState(FunctionCallInfo fcinfo, const ClusterState *state)
{
	unsigned char bytes[CLUSTER_STATE_SIZE];
	size_t length = ClusterStateWrite(state, bytes);
	bytea *result = (bytea *) PG_GETARG_POINTER(0);

	if (!InAggregate(fcinfo) || !VARATT_IS_4B_U(result) || VARSIZE(result) != VARHDRSZ + length)
	{
		result = palloc(VARHDRSZ + length);
		SET_VARSIZE(result, VARHDRSZ + length);
	}
	memcpy(VARDATA(result), bytes, length);
	PG_RETURN_BYTEA_P(result);
}

/* Arguments: state, the summary of one customer, boxes. */
static Datum
AddCustomer(FunctionCallInfo fcinfo, MetricName name)
{
	ClusterState state;
	Fault fault;

	StateArgument(fcinfo, 0, &state);
	if (!ClusterStateAdd(&state, PG_GETARG_RATING_SUMMARY(1), MetricArgument(fcinfo, 2, name),
						 &fault))
		RaiseFault(&fault);
	return ReturnState(fcinfo, &state);
}

#define METRIC(NAME, name, ...)                                                                    \
	METRIC_ENTRY(rating_summary_##name##_design_effect_accum, AddCustomer, NAME)
#include "core/survey/metrics.def"

PG_FUNCTION_INFO_V1(rating_summary_design_effect_merge);
Datum
rating_summary_design_effect_merge(PG_FUNCTION_ARGS)
{
	ClusterState state;
	ClusterState more;
	Fault fault;

	StateArgument(fcinfo, 0, &state);
	StateArgument(fcinfo, 1, &more);
	if (!ClusterStateMerge(&state, &more, &fault))
		RaiseFault(&fault);
	return ReturnState(fcinfo, &state);
}

PG_FUNCTION_INFO_V1(rating_summary_design_effect);
Datum
rating_summary_design_effect(PG_FUNCTION_ARGS)
{
	ClusterState state;
	double design_effect;

	StateArgument(fcinfo, 0, &state);
	if (!ClusterStateDesignEffect(&state, &design_effect))
		PG_RETURN_NULL();
	PG_RETURN_FLOAT8(design_effect);
}
