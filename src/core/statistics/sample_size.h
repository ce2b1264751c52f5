/*
 * sample_size.h: how many answers it takes for a metric to be known to a margin, or for a
 * change of it to be seen.
 */
#ifndef CSMETRICS_CORE_STATISTICS_SAMPLE_SIZE_H
#define CSMETRICS_CORE_STATISTICS_SAMPLE_SIZE_H

#include "core/base/fault.h"
#include "core/statistics/interval.h"

bool MarginCheck(double margin, Fault *fault);
bool SampleSizeAtWorst(double range, double margin, double z, int64_t *answers, Fault *fault);
bool SampleSizeLike(const Sample *pilot, double unit, double margin, double z, int64_t *answers,
					Fault *fault);

/* How often a change of the size that one plans for is to be found, where none is given. */
#define POWER_DEFAULT 0.8

/* What a sample size for a change is planned by. */
typedef struct ChangePlan
{
	double change;        /* to be found, up or down, in the metric's unit: ChangeCheck */
	double z;             /* of the confidence, from ConfidenceToZ */
	double power;         /* how often it is to be found: within (0, 1) */
	double design_effect; /* of the answers to come: more than 0 */
} ChangePlan;

bool PowerCheck(double power, Fault *fault);
bool ChangeCheck(double change, double range, Fault *fault);
bool SampleSizeOfChange(double variance, double range, const ChangePlan *plan, int64_t *answers,
						Fault *fault);

#endif
