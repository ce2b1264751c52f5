/*
 * sample_size.h: how many answers it takes for a metric to be known to a margin.
 */
#ifndef CSMETRICS_CORE_STATISTICS_SAMPLE_SIZE_H
#define CSMETRICS_CORE_STATISTICS_SAMPLE_SIZE_H

#include "core/base/fault.h"
#include "core/statistics/interval.h"

bool MarginCheck(double margin, Fault *fault);
bool SampleSizeAtWorst(double range, double margin, double z, int64_t *answers, Fault *fault);
bool SampleSizeLike(const Sample *pilot, double unit, double margin, double z, int64_t *answers,
					Fault *fault);

#endif
