/*
 * raise.h: core's faults, raised as PostgreSQL errors. Include it after postgres.h.
 */
#ifndef CSMETRICS_PG_BASE_RAISE_H
#define CSMETRICS_PG_BASE_RAISE_H

#include "core/base/fault.h"
#include "fmgr.h"

extern void RaiseFault(const Fault *fault) __attribute__((noreturn));
extern Datum ReturnFault(FunctionCallInfo fcinfo, const Fault *fault);

#endif
