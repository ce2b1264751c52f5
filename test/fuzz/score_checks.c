/*
 * Any bytes as the state of calibrated_iqs: refused with a message, or scores whose calibrated
 * mean lies within 0..100; and merged with themselves, still a value.
 */
#include "core/agreement/score_checks.h"
#include "core/statistics/confidence.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static Calibration calibration;

static void
Calibrate(const ScoreChecks *checks)
{
	Calibrated calibrated;
	Fault fault = {0};

	if (!ChecksRead(checks, &calibration, &fault))
	{
		if (fault.message[0] == '\0')
			abort();
		return;
	}
	if (checks->checked == 0)
		return;
	calibrated = CalibratedMean(&calibration, 1.96);
	if (!(calibrated.interval.low >= 0 && calibrated.interval.high <= 100))
		abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	ScoreChecks *checks = malloc(size + 1);
	ScoreChecks *copy = malloc(size + 1);
	Fault fault = {0};

	memcpy(checks, data, size);
	memcpy(copy, data, size);
	if (ChecksOpen(checks, size, &fault))
	{
		Calibrate(checks);
		ChecksAddUnchecked(checks, 7 * MILLION, &fault);
		ChecksAddChecked(checks, 0, 100 * MILLION, &fault);
		if (ChecksMerge(checks, copy, &fault) != CHECKS_FAULT && !ChecksOpen(checks, size, &fault))
			abort();
	}
	else if (fault.message[0] == '\0')
		abort();
	free(checks);
	free(copy);
	return 0;
}
