/*
 * raise.c: core's faults, raised as PostgreSQL errors.
 */
#include "postgres.h"

#include "pg/base/raise.h"

static int
FaultSqlState(const Fault *fault)
{
	switch (fault->code)
	{
		case FAULT_OUT_OF_RANGE:
			return ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE;
		case FAULT_INVALID_VALUE:
			return ERRCODE_INVALID_PARAMETER_VALUE;
		case FAULT_BAD_TEXT:
			return ERRCODE_INVALID_TEXT_REPRESENTATION;
		case FAULT_BAD_BINARY:
			return ERRCODE_INVALID_BINARY_REPRESENTATION;
		case FAULT_OVER_LIMIT:
			return ERRCODE_PROGRAM_LIMIT_EXCEEDED;
		case FAULT_NULL:
			return ERRCODE_NULL_VALUE_NOT_ALLOWED;
	}
	elog(ERROR, "unknown fault code %d", (int) fault->code);
	return 0;
}

/* Raises a fault as an ERROR with its SQLSTATE, message, detail and hint. */
void
RaiseFault(const Fault *fault)
{
	ereport(ERROR, (errcode(FaultSqlState(fault)), errmsg("%s", fault->message),
					fault->detail[0] != '\0' ? errdetail("%s", fault->detail) : 0,
					fault->hint[0] != '\0' ? errhint("%s", fault->hint) : 0));
	pg_unreachable();
}

/*
 * Raises a fault from an input function: softly where the server can (PostgreSQL 16 on, for
 * pg_input_is_valid and COPY ... ON_ERROR), and then returns the Datum to return.
 */
Datum
ReturnFault(FunctionCallInfo fcinfo, const Fault *fault)
{
#if PG_VERSION_NUM >= 160000
	errsave(fcinfo->context, (errcode(FaultSqlState(fault)), errmsg("%s", fault->message),
							  fault->detail[0] != '\0' ? errdetail("%s", fault->detail) : 0,
							  fault->hint[0] != '\0' ? errhint("%s", fault->hint) : 0));
	PG_RETURN_NULL();
#else
	(void) fcinfo;
	RaiseFault(fault);
#endif
}
