/*
 * fault_check.h: checks that core refuses what it should, with the code and the words it should.
 */
#ifndef CSMETRICS_TEST_UNIT_FAULT_CHECK_H
#define CSMETRICS_TEST_UNIT_FAULT_CHECK_H

#include "check.h"
#include "core/base/fault.h"

#include <string.h>

/* One check: the call was refused, with this code and these words in message or detail. */
static inline void
CheckFault(bool is_taken, const Fault *fault, FaultCode code, const char *words)
{
	if (is_taken)
		Check(false, "nothing refused; wanted: %s", words);
	else
		Check(fault->code == code &&
				  (strstr(fault->message, words) != NULL || strstr(fault->detail, words) != NULL),
			  "code %d, \"%s\" \"%s\"; wanted %d, \"%s\"", (int) fault->code, fault->message,
			  fault->detail, (int) code, words);
}

/* One check: the call was not refused. */
static inline void
CheckTaken(bool is_taken, const Fault *fault)
{
	Check(is_taken, "refused: %s", is_taken ? "" : fault->message);
}

#endif
