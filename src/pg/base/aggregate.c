/*
 * aggregate.c: whether a support function is called by the extension's own aggregates.
 *
 * An aggregate is the extension's own if it belongs to the extension and to the owner of the
 * function. Both are needed: who installed the extension may add aggregates of his to it, but
 * not such as belong to the owner of its functions, who is a superuser.
 */
#include "postgres.h"

#include "access/htup_details.h"
#include "catalog/dependency.h"
#include "catalog/pg_aggregate.h"
#include "catalog/pg_proc.h"
#include "utils/syscache.h"

#include "pg/base/aggregate.h"

/* What the function keeps; empty at first. */
CallMemory *
GetCallMemory(FunctionCallInfo fcinfo)
{
	FmgrInfo *function = fcinfo->flinfo;

	if (function->fn_extra == NULL)
		function->fn_extra = MemoryContextAllocZero(function->fn_mcxt, sizeof(CallMemory));
	return (CallMemory *) function->fn_extra;
}

static Oid
OwnerOf(Oid function)
{
	HeapTuple tuple = SearchSysCache1(PROCOID, ObjectIdGetDatum(function));
	Oid owner = InvalidOid;

	if (HeapTupleIsValid(tuple))
	{
		owner = ((Form_pg_proc) GETSTRUCT(tuple))->proowner;
		ReleaseSysCache(tuple);
	}
	return owner;
}

/* Whether an aggregate is the own one of a function's extension. */
static bool
IsOwn(Oid aggregate, Oid function)
{
	Oid extension = getExtensionOfObject(ProcedureRelationId, function);

	return OidIsValid(extension) &&
		   getExtensionOfObject(ProcedureRelationId, aggregate) == extension &&
		   OwnerOf(aggregate) == OwnerOf(function);
}

/* Whether a function has a part in an aggregate. */
static bool
HasPart(Oid function, Oid aggregate)
{
	HeapTuple tuple = SearchSysCache1(AGGFNOID, ObjectIdGetDatum(aggregate));
	Form_pg_aggregate of;
	bool has_part;

	if (!HeapTupleIsValid(tuple))
		return false; /* a window function */
	of = (Form_pg_aggregate) GETSTRUCT(tuple);
	has_part = of->aggtransfn == function || of->aggcombinefn == function ||
			   of->aggfinalfn == function || of->aggmtransfn == function ||
			   of->aggminvtransfn == function || of->aggmfinalfn == function;
	ReleaseSysCache(tuple);
	return has_part;
}

/* The aggregates that a plan node computes: pg_proc's OIDs. */
static List *
AggregatesOf(const Node *context)
{
	List *aggregates = NIL;
	ListCell *cell;

	if (IsA(context, AggState))
		foreach (cell, ((const AggState *) context)->aggs)
			aggregates = lappend_oid(aggregates, lfirst_node(Aggref, cell)->aggfnoid);
	else if (IsA(context, WindowAggState))
		foreach (cell, ((const WindowAggState *) context)->funcs)
			aggregates =
				lappend_oid(aggregates, lfirst_node(WindowFuncExprState, cell)->wfunc->winfnoid);
	return aggregates;
}

/*
 * Finds out, and keeps, whether all aggregates of the calling plan node in which the function
 * has a part are the extension's own: several of them may share one state.
 */
bool
FindStateOwner(FunctionCallInfo fcinfo)
{
	CallMemory *memory = GetCallMemory(fcinfo);
	Oid function = fcinfo->flinfo->fn_oid;
	List *aggregates = AggregatesOf(fcinfo->context);
	bool owns_state = false;
	ListCell *cell;

	foreach (cell, aggregates)
	{
		if (!HasPart(function, lfirst_oid(cell)))
			continue;
		owns_state = IsOwn(lfirst_oid(cell), function);
		if (!owns_state)
			break;
	}
	list_free(aggregates);
	memory->context = fcinfo->context;
	return memory->owns_state = owns_state;
}
