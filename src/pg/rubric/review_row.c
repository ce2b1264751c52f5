/*
 * review_row.c: a review as a row: a column of its name for each category.
 *
 * Which column is which category is worked out once for a rubric and a type of row, and kept,
 * for the last few of them, in the calling function's CallMemory. That is a shortcut and nothing
 * more: a caller that loses it between rows, or changes the rubric or the type of row
 * from one to the next, gets the same scores.
 */
#include "postgres.h"

#include "access/htup_details.h"
#include "catalog/pg_type_d.h"
#include "fmgr.h"
#include "nodes/primnodes.h"
#include "utils/builtins.h"
#include "utils/lsyscache.h"
#include "utils/memutils.h"
#include "utils/typcache.h"

#include "core/base/suggest.h"
#include "core/choice/choice.h"
#include "pg/base/aggregate.h"
#include "pg/base/raise.h"
#include "pg/rubric/review_input.h"

/* How a column's values are read. */
typedef enum ColumnKind
{
	COLUMN_INT2,
	COLUMN_INT4,
	COLUMN_INT8,
	COLUMN_FLOAT4,
	COLUMN_FLOAT8,
	COLUMN_NUMERIC,
	COLUMN_BOOLEAN,
	COLUMN_TEXT,
	COLUMN_CHARACTER, /* text, padded with blanks */
	COLUMN_ENUM
} ColumnKind;

/* The column of a category. */
typedef struct Column
{
	int at; /* its position in the row */
	ColumnKind kind;
} Column;

/* The columns of a rubric's categories in a type of row. */
typedef struct RowMap
{
	Oid type;
	int32 typmod;
	TypeCacheEntry *entry;                /* of a named type: tells whether the type changed */
	uint64 identifier;                    /* of its columns at the time */
	const Rubric *rubric;                 /* a copy */
	const Rubric *source;                 /* the rubric itself, if it is a constant; or NULL */
	TupleDesc row;                        /* a copy */
	Datum *values;                        /* room for those of a row */
	bool *nulls;                          /* the same */
	Column column[FLEXIBLE_ARRAY_MEMBER]; /* of each category */
} RowMap;

/* How many maps a function keeps: versions of a rubric that come row by row in turns. */
#define MAPS 8

typedef struct RowMaps
{
	RowMap *latest; /* the one that was used last, or NULL */
	RowMap *map[MAPS];
	int next; /* which one makes room for a new one */
} RowMaps;

/* How a type's values are read as ratings. */
static ColumnKind
KindOfType(Oid type, const char *column)
{
	Oid base = getBaseType(type);

	switch (base)
	{
		case INT2OID:
			return COLUMN_INT2;
		case INT4OID:
			return COLUMN_INT4;
		case INT8OID:
			return COLUMN_INT8;
		case FLOAT4OID:
			return COLUMN_FLOAT4;
		case FLOAT8OID:
			return COLUMN_FLOAT8;
		case NUMERICOID:
			return COLUMN_NUMERIC;
		case BOOLOID:
			return COLUMN_BOOLEAN;
		case TEXTOID:
		case VARCHAROID:
			return COLUMN_TEXT;
		case BPCHAROID:
			return COLUMN_CHARACTER;
		default:
			break;
	}
	if (type_is_enum(base))
		return COLUMN_ENUM;
	ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					errmsg("column \"%s\" is of type %s, which holds no ratings", column,
						   format_type_be(type)),
					errhint("Ratings are numbers, booleans, text or enums.")));
	return COLUMN_TEXT;
}

/* Raises a category for which a row has no column. */
static pg_noinline void
RaiseNoColumn(const Rubric *rubric, const RubricCategory *category, TupleDesc row)
{
	const char *name = RubricName(rubric, category->name);
	char quote[FAULT_QUOTE_SIZE];
	Suggestion suggestion;
	Fault fault;

	SuggestStart(&suggestion, name, category->name_length);
	for (int i = 0; i < row->natts; i++)
		if (!TupleDescAttr(row, i)->attisdropped)
			SuggestOffer(&suggestion, NameStr(TupleDescAttr(row, i)->attname),
						 strlen(NameStr(TupleDescAttr(row, i)->attname)));
	FaultSet(&fault, FAULT_INVALID_VALUE, "the row has no column \"%s\"",
			 FaultQuote(quote, name, category->name_length));
	FaultDetail(&fault, "The rubric has a category of that name.");
	if (suggestion.nearest != NULL)
		FaultHint(&fault,
				  "Perhaps \"%.*s\" is the column: rename it in a subquery, or the category in "
				  "the rubric.",
				  (int) suggestion.nearest_length, suggestion.nearest);
	else
		FaultHint(&fault, "Each category needs a column of its name, NULL where it was not "
						  "rated. A row without column names can be passed as "
						  "jsonb_build_object('tone', tone, ...).");
	RaiseFault(&fault);
}

/* The position of the column of a category. */
static int
FindColumn(const Rubric *rubric, const RubricCategory *category, TupleDesc row)
{
	const char *name = RubricName(rubric, category->name);
	int found = -1;

	for (int i = 0; i < row->natts; i++)
	{
		const char *column = NameStr(TupleDescAttr(row, i)->attname);

		if (TupleDescAttr(row, i)->attisdropped || strlen(column) != category->name_length ||
			memcmp(column, name, category->name_length) != 0)
			continue;
		if (found >= 0)
			ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
							errmsg("the row has two columns \"%s\"", column),
							errhint("Rename one of them in the subquery.")));
		found = i;
	}
	if (found < 0)
		RaiseNoColumn(rubric, category, row);
	return found;
}

/* Whether one of a call's arguments is a constant of the query, and the rubric its own value. */
static bool
IsConstantsValue(const Rubric *rubric, List *arguments)
{
	ListCell *cell;

	foreach (cell, arguments)
	{
		const Node *node = lfirst(cell);

		if (IsA(node, TargetEntry))
			node = (const Node *) ((const TargetEntry *) node)->expr;
		if (IsA(node, Const) && !((const Const *) node)->constisnull &&
			DatumGetPointer(((const Const *) node)->constvalue) == (const char *) rubric)
			return true;
	}
	return false;
}

/*
 * Whether a rubric is the value of a constant of the query, whatever the call looks like. That
 * stays where it is as long as the function's memory does: the same pointer means the same
 * rubric.
 */
static bool
RubricIsConstant(FunctionCallInfo fcinfo, const Rubric *rubric)
{
	Aggref *aggregate = AggGetAggref(fcinfo);
	Node *call = fcinfo->flinfo->fn_expr;

	if (aggregate != NULL)
		return IsConstantsValue(rubric, aggregate->args);
	return call != NULL && IsA(call, FuncExpr) &&
		   IsConstantsValue(rubric, ((FuncExpr *) call)->args);
}

/* Finds the columns of the rubric's categories in the map's row. */
static void
MapCategories(RowMap *map)
{
	const RubricCategory *category = RubricCategories(map->rubric);

	for (int i = 0; i < map->rubric->categories; i++)
	{
		int at = FindColumn(map->rubric, &category[i], map->row);
		Form_pg_attribute attribute = TupleDescAttr(map->row, at);

		map->column[i] = (Column){
			.at = at, .kind = KindOfType(attribute->atttypid, NameStr(attribute->attname))};
	}
}

/* Works out a map in the memory context that is current. */
static RowMap *
MakeMap(FunctionCallInfo fcinfo, const Rubric *rubric, Oid type, int32 typmod)
{
	TupleDesc row = lookup_rowtype_tupdesc_copy(type, typmod);
	RowMap *map = palloc0(offsetof(RowMap, column) + rubric->categories * sizeof(Column));

	map->type = type;
	map->typmod = typmod;
	if (type != RECORDOID)
	{
		map->entry = lookup_type_cache(type, TYPECACHE_TUPDESC);
		map->identifier = map->entry->tupDesc_identifier;
	}
	map->row = row;
	map->values = palloc((Size) row->natts * sizeof(Datum));
	map->nulls = palloc((Size) row->natts * sizeof(bool));
	map->rubric = memcpy(palloc(rubric->size), rubric, rubric->size);
	if (RubricIsConstant(fcinfo, rubric))
		map->source = rubric;
	MapCategories(map);
	return map;
}

/* Whether a rubric is the one that the map was made for. */
static inline bool
IsMapped(const RowMap *map, const Rubric *rubric)
{
	return map->source == rubric ||
		   (map->rubric->size == rubric->size && memcmp(map->rubric, rubric, rubric->size) == 0);
}

/* Whether a map still holds, for a rubric and a type of row. */
static inline bool
MapHolds(const RowMap *map, const Rubric *rubric, Oid type, int32 typmod)
{
	return map != NULL && map->type == type && map->typmod == typmod &&
		   (map->entry == NULL || map->entry->tupDesc_identifier == map->identifier) &&
		   IsMapped(map, rubric);
}

/* Makes a map, in a memory context of its own, in the place of the one that is there longest. */
static RowMap *
ReplaceMap(FunctionCallInfo fcinfo, RowMaps *maps, const Rubric *rubric, Oid type, int32 typmod)
{
	RowMap **place = &maps->map[maps->next];
	MemoryContext old;

	if (*place != NULL)
		MemoryContextDelete(GetMemoryChunkContext(*place));
	*place = maps->latest = NULL;
	old = MemoryContextSwitchTo(AllocSetContextCreate(
		fcinfo->flinfo->fn_mcxt, "csmetrics columns of a rubric", ALLOCSET_SMALL_SIZES));
	*place = maps->latest = MakeMap(fcinfo, rubric, type, typmod);
	MemoryContextSwitchTo(old);
	maps->next = (maps->next + 1) % MAPS;
	return *place;
}

/* The map for a rubric and a type of row: one of the function's, or a new one. */
static const RowMap *
GetMap(FunctionCallInfo fcinfo, const Rubric *rubric, Oid type, int32 typmod)
{
	CallMemory *memory = GetCallMemory(fcinfo);
	RowMaps *maps = memory->rows;

	if (unlikely(maps == NULL))
		memory->rows = maps = MemoryContextAllocZero(fcinfo->flinfo->fn_mcxt, sizeof *maps);
	if (likely(MapHolds(maps->latest, rubric, type, typmod)))
		return maps->latest;
	for (int i = 0; i < MAPS; i++)
		if (MapHolds(maps->map[i], rubric, type, typmod))
			return maps->latest = maps->map[i];
	return ReplaceMap(fcinfo, maps, rubric, type, typmod);
}

/* The choice of one column's value, which is not null. */
static Choice
ColumnChoice(const Rubric *rubric, int category, ColumnKind kind, Datum value)
{
	struct varlena *text;
	size_t length;

	switch (kind)
	{
		case COLUMN_INT2:
			return WholeChoice(rubric, category, DatumGetInt16(value));
		case COLUMN_INT4:
			return WholeChoice(rubric, category, DatumGetInt32(value));
		case COLUMN_INT8:
			return WholeChoice(rubric, category, DatumGetInt64(value));
		case COLUMN_FLOAT4:
			return FloatChoice(rubric, category, DatumGetFloat4(value));
		case COLUMN_FLOAT8:
			return DoubleChoice(rubric, category, DatumGetFloat8(value));
		case COLUMN_NUMERIC:
			return NumericChoice(rubric, category, (Numeric) PG_DETOAST_DATUM_PACKED(value));
		case COLUMN_BOOLEAN:
			return BooleanChoice(rubric, category, DatumGetBool(value));
		case COLUMN_TEXT:
		case COLUMN_CHARACTER:
			text = PG_DETOAST_DATUM_PACKED(value);
			length = VARSIZE_ANY_EXHDR(text);
			if (kind == COLUMN_CHARACTER)
				length = (size_t) bpchartruelen(VARDATA_ANY(text), (int) length);
			return TextChoice(rubric, category, VARDATA_ANY(text), length);
		case COLUMN_ENUM:
			return EnumChoice(rubric, category, value);
	}
	elog(ERROR, "unknown kind of column %d", (int) kind);
}

/* The choice of one column's value: the usual kind of column and category without a call. */
static inline Choice
QuickChoice(const Rubric *rubric, int category, ColumnKind kind, Datum value)
{
	const RubricCategory *of = &RubricCategories(rubric)[category];
	Choice choice;

	if (kind == COLUMN_INT4 && of->kind == CATEGORY_WHOLE &&
		WholeOnScale(of, DatumGetInt32(value), &choice))
		return choice;
	return ColumnChoice(rubric, category, kind, value);
}

/*
 * Reads a review's row: choices has an entry for each category. A null is not rated. The map
 * that makes it quick stays in the function's memory.
 */
void
RowChoices(FunctionCallInfo fcinfo, const Rubric *rubric, Datum row, Choice *choices)
{
	HeapTupleHeader header = DatumGetHeapTupleHeader(row);
	HeapTupleData tuple = {.t_len = HeapTupleHeaderGetDatumLength(header), .t_data = header};
	const RowMap *map =
		GetMap(fcinfo, rubric, HeapTupleHeaderGetTypeId(header), HeapTupleHeaderGetTypMod(header));

	heap_deform_tuple(&tuple, map->row, map->values, map->nulls);
	for (int i = 0; i < rubric->categories; i++)
	{
		const Column *column = &map->column[i];

		choices[i] = NOT_RATED;
		if (!map->nulls[column->at])
			choices[i] = QuickChoice(rubric, i, column->kind, map->values[column->at]);
	}
}
