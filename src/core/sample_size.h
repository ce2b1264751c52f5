/*
 * sample_size.h: how many answers it takes for a metric to be known to a margin.
 */
#ifndef CSMETRICS_SAMPLE_SIZE_H
#define CSMETRICS_SAMPLE_SIZE_H

#include "core/fault.h"
#include "core/interval.h"

bool MarginCheck(double margin, Fault *fault);
bool SampleSizeAtWorst(double range, double margin, double z, int64_t *answers, Fault *fault);
bool SampleSizeLike(const Sample *pilot, double unit, double margin, double z, int64_t *answers,
					Fault *fault);

#endif
