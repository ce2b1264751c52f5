/*
 * change.h: is it news? The difference of two samples' means, its interval, and the p-value
 * that belongs to it.
 */
#ifndef CSMETRICS_CORE_STATISTICS_CHANGE_H
#define CSMETRICS_CORE_STATISTICS_CHANGE_H

#include "core/statistics/interval.h"

typedef struct Change
{
	double change;   /* mean of after less mean of before, in the units of points */
	Bounds interval; /* of the change */
	double p_value;  /* the level at which the interval's nearer end just touches 0 */
} Change;

Change MoverChange(const Sample *before, const Sample *after, double z);

#endif
