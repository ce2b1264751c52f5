/*
 * cluster_state.c: fuzzes the state of the design effects: ClusterStateParse.
 *
 * Any bytes are refused with a message, or a state that is written as those bytes again, merges
 * with itself and has a design effect of 1 or more, if any.
 */
#include "core/survey/cluster_state.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#define DEMAND(holds)                                                                              \
	do                                                                                             \
	{                                                                                              \
		if (!(holds))                                                                              \
		{                                                                                          \
			fprintf(stderr, "%s:%d: does not hold: %s\n", __FILE__, __LINE__, #holds);             \
			abort();                                                                               \
		}                                                                                          \
	} while (0)

static void
CheckEffect(const ClusterState *state)
{
	double design_effect = 0;

	if (ClusterStateDesignEffect(state, &design_effect))
		DEMAND(design_effect >= 1.0 && isfinite(design_effect));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	unsigned char *bytes = malloc(size > 0 ? size : 1);
	unsigned char again[CLUSTER_STATE_SIZE];
	ClusterState state;
	ClusterState sum;
	Fault fault;

	DEMAND(bytes != NULL);
	memcpy(bytes, data, size);
	if (ClusterStateParse(bytes, size, &state, &fault))
	{
		DEMAND(ClusterStateWrite(&state, again) == size && memcmp(bytes, again, size) == 0);
		CheckEffect(&state);
		sum = state;
		if (ClusterStateMerge(&sum, &state, &fault))
			CheckEffect(&sum);
		else
			DEMAND(fault.code == FAULT_OUT_OF_RANGE || fault.code == FAULT_INVALID_VALUE);
	}
	else
		DEMAND(fault.code == FAULT_BAD_BINARY);
	free(bytes);
	return 0;
}
