/*
 * review_row.c: a review as a row: a column of its name for each category.
 *
 * Which column is which category is worked out once for a rubric and a type of row, and kept,
 * for the last few of them, in the calling function's fn_extra. That is a shortcut and nothing
 * more: a caller that loses fn_extra between rows, or changes the rubric or the type of row
 * from one to the next, gets the same scores.
 */
#include "postgres.h"

#include "access/htup_details.h"
#include "access/tupmacs.h"
#include "catalog/pg_type_d.h"
#include "fmgr.h"
#include "nodes/primnodes.h"
#include "utils/builtins.h"
#include "utils/lsyscache.h"
#include "utils/memutils.h"
#include "utils/typcache.h"

#include "core/base/suggest.h"
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

/* A column of a row, as far as the row's last category. */
typedef struct Column
{
	int16 category;  /* which, or NO_CATEGORY */
	int16 length;    /* of the type: bytes, or -1 or -2 */
	char align_code; /* of the type */
	uint8 align_by;  /* bytes, of a type of fixed length */
	bool by_value;
	ColumnKind kind; /* of a category */
} Column;

#define NO_CATEGORY (-1)

/* The columns of a rubric's categories in a type of row. */
typedef struct RowMap
{
	Oid type;
	int32 typmod;
	TypeCacheEntry *entry; /* of a named type: tells whether the type changed */
	uint64 identifier;     /* of its columns at the time */
	const Rubric *rubric;  /* a copy */
	const Rubric *source;  /* the rubric itself, if it is a constant; or NULL */
	TupleDesc row;         /* a copy */
	int skip;              /* columns of fixed length before the first category, at most 8 */
	uint32 skip_length;    /* what they take where none is null */
	int columns;           /* up to the last category */
	Column column[FLEXIBLE_ARRAY_MEMBER];
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

/*
 * Whether the rubric that the function is called with is a constant of the query. Then each
 * call gets the same pointer, and the same pointer means the same rubric.
 */
static bool
RubricIsConstant(FunctionCallInfo fcinfo)
{
	Aggref *aggregate = AggGetAggref(fcinfo);
	Node *call = fcinfo->flinfo->fn_expr;

	if (aggregate != NULL)
		return IsA(((TargetEntry *) linitial(aggregate->args))->expr, Const);
	return call != NULL && IsA(call, FuncExpr) && IsA(linitial(((FuncExpr *) call)->args), Const);
}

/* What reading a column takes, but for its kind. */
static Column
DescribeColumn(Form_pg_attribute attribute)
{
	return (Column){.category = NO_CATEGORY,
					.length = attribute->attlen,
					.align_code = attribute->attalign,
					.align_by = (uint8) att_align_nominal(1, attribute->attalign),
					.by_value = attribute->attbyval};
}

/* Finds the columns of the rubric's categories in the map's row. */
static void
MapCategories(RowMap *map)
{
	const RubricCategory *category = RubricCategories(map->rubric);

	for (int i = 0; i < map->row->natts; i++)
		map->column[i] = DescribeColumn(TupleDescAttr(map->row, i));
	for (int i = 0; i < map->rubric->categories; i++)
	{
		int at = FindColumn(map->rubric, &category[i], map->row);
		Form_pg_attribute attribute = TupleDescAttr(map->row, at);

		map->column[at].category = (int16) i;
		map->column[at].kind = KindOfType(attribute->atttypid, NameStr(attribute->attname));
		map->columns = Max(map->columns, at + 1);
	}
}

/* Finds out how many columns can be skipped at once. */
static void
MapSkip(RowMap *map)
{
	for (; map->skip < 8 && map->skip < map->columns; map->skip++)
	{
		const Column *column = &map->column[map->skip];

		if (column->category != NO_CATEGORY || column->length < 0)
			return;
		map->skip_length = TYPEALIGN(column->align_by, map->skip_length) + (uint32) column->length;
	}
}

/* Works out a map in the memory context that is current. */
static RowMap *
MakeMap(FunctionCallInfo fcinfo, const Rubric *rubric, Oid type, int32 typmod)
{
	TupleDesc row = lookup_rowtype_tupdesc_copy(type, typmod);
	RowMap *map = palloc0(offsetof(RowMap, column) + (Size) row->natts * sizeof(Column));

	map->type = type;
	map->typmod = typmod;
	if (type != RECORDOID)
	{
		map->entry = lookup_type_cache(type, TYPECACHE_TUPDESC);
		map->identifier = map->entry->tupDesc_identifier;
	}
	map->row = row;
	map->rubric = memcpy(palloc(rubric->size), rubric, rubric->size);
	if (RubricIsConstant(fcinfo))
		map->source = rubric;
	MapCategories(map);
	MapSkip(map);
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
	RowMaps *maps = (RowMaps *) fcinfo->flinfo->fn_extra;

	if (unlikely(maps == NULL))
	{
		maps = MemoryContextAllocZero(fcinfo->flinfo->fn_mcxt, sizeof *maps);
		fcinfo->flinfo->fn_extra = maps;
	}
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
 * Reads the columns where they lie, as heap_deform_tuple does, but only as far as the last
 * category.
 */
static void
ReadColumns(const RowMap *map, const Rubric *rubric, HeapTupleHeader header, Choice *choices)
{
	bool has_nulls = (header->t_infomask & HEAP_HASNULL) != 0;
	const char *data = (const char *) header + header->t_hoff;
	int skipped = 0xFF >> (8 - map->skip);
	bool can_skip = !has_nulls || (header->t_bits[0] & skipped) == skipped;
	uint32 offset = can_skip ? map->skip_length : 0;

	for (int i = can_skip ? map->skip : 0; i < map->columns; i++)
	{
		const Column *column = &map->column[i];

		if (has_nulls && att_isnull(i, header->t_bits))
		{
			if (column->category != NO_CATEGORY)
				choices[column->category] = NOT_RATED;
			continue;
		}
		if (column->length == -1)
			offset = att_align_pointer(offset, column->align_code, -1, data + offset);
		else
			offset = TYPEALIGN(column->align_by, offset);
		if (column->category != NO_CATEGORY)
			choices[column->category] =
				QuickChoice(rubric, column->category, column->kind,
							fetch_att(data + offset, column->by_value, column->length));
		offset = att_addlength_pointer(offset, column->length, data + offset);
	}
}

/*
 * The same for a row that has fewer columns than its type: the others were added to the type
 * later, which knows what they default to. Slow, and rare.
 */
static void
ReadShortRow(const RowMap *map, const Rubric *rubric, HeapTupleHeader header, Choice *choices)
{
	HeapTupleData tuple = {.t_len = HeapTupleHeaderGetDatumLength(header), .t_data = header};
	Datum *values = palloc((Size) map->row->natts * sizeof(Datum));
	bool *nulls = palloc((Size) map->row->natts * sizeof(bool));

	heap_deform_tuple(&tuple, map->row, values, nulls);
	for (int i = 0; i < map->columns; i++)
	{
		int category = map->column[i].category;

		if (category == NO_CATEGORY)
			continue;
		choices[category] = NOT_RATED;
		if (!nulls[i])
			choices[category] = ColumnChoice(rubric, category, map->column[i].kind, values[i]);
	}
	pfree(nulls);
	pfree(values);
}

/*
 * Reads a review's row: choices has an entry for each category. A null is not rated. The map
 * that makes it quick stays in the function's fn_extra.
 */
void
RowChoices(FunctionCallInfo fcinfo, const Rubric *rubric, Datum row, Choice *choices)
{
	HeapTupleHeader header = DatumGetHeapTupleHeader(row);
	const RowMap *map =
		GetMap(fcinfo, rubric, HeapTupleHeaderGetTypeId(header), HeapTupleHeaderGetTypMod(header));

	if (likely(HeapTupleHeaderGetNatts(header) >= map->columns))
		ReadColumns(map, rubric, header, choices);
	else
		ReadShortRow(map, rubric, header, choices);
}
