/*
 * rubric.c: the type rubric: JSON in, canonical JSON out.
 *
 * In binary it is a version byte and the same JSON, as jsonb's is: so names are converted
 * between the client's encoding and the server's, and one parser checks all that comes in.
 */
#include "postgres.h"

#include "libpq/pqformat.h"
#include "mb/pg_wchar.h"
#include "utils/builtins.h"
#include "utils/fmgrprotos.h"
#include "utils/jsonb.h"

#include "core/rubric/rubric_draft.h"
#include "pg/base/comparison.h"
#include "pg/base/raise.h"
#include "pg/rubric/rubric.h"

/* The version of the binary form. */
#define WIRE_VERSION 1

/* Reads a rubric; NULL, and the fault, if it is none. */
static Rubric *
RubricFromText(const char *text, size_t length, Fault *fault)
{
	RubricDraft *draft = palloc(sizeof *draft);
	char *room = palloc(length + 1);
	Rubric *rubric = NULL;

	if (RubricParse(draft, text, length, GetDatabaseEncoding() == PG_UTF8, room, fault))
	{
		size_t size = RubricSize(draft);

		rubric = palloc(size);
		RubricBuild(draft, rubric);
		SET_VARSIZE(rubric, size);
	}
	pfree(room);
	pfree(draft);
	return rubric;
}

static char *
RubricToText(const Rubric *rubric)
{
	TextSink sink = {NULL, 0, 0};

	RubricWrite(rubric, &sink);
	sink = (TextSink){.room = palloc(sink.length + 1), .size = sink.length + 1};
	RubricWrite(rubric, &sink);
	return sink.room;
}

PG_FUNCTION_INFO_V1(rubric_in);
Datum
rubric_in(PG_FUNCTION_ARGS)
{
	const char *text = PG_GETARG_CSTRING(0);
	Fault fault;
	Rubric *rubric = RubricFromText(text, strlen(text), &fault);

	if (rubric == NULL)
		return ReturnFault(fcinfo, &fault);
	PG_RETURN_POINTER(rubric);
}

PG_FUNCTION_INFO_V1(rubric_out);
Datum
rubric_out(PG_FUNCTION_ARGS)
{
	PG_RETURN_CSTRING(RubricToText(PG_GETARG_RUBRIC(0)));
}

PG_FUNCTION_INFO_V1(rubric_recv);
Datum
rubric_recv(PG_FUNCTION_ARGS)
{
	StringInfo message = (StringInfo) PG_GETARG_POINTER(0);
	int version = pq_getmsgbyte(message);
	Rubric *rubric;
	char *text;
	int length;
	Fault fault;

	if (version != WIRE_VERSION)
		ereport(ERROR, (errcode(ERRCODE_INVALID_BINARY_REPRESENTATION),
						errmsg("unsupported rubric version %d", version)));
	text = pq_getmsgtext(message, message->len - message->cursor, &length);
	rubric = RubricFromText(text, (size_t) length, &fault);
	if (rubric == NULL)
	{
		fault.code = FAULT_BAD_BINARY;
		RaiseFault(&fault);
	}
	PG_RETURN_POINTER(rubric);
}

PG_FUNCTION_INFO_V1(rubric_send);
Datum
rubric_send(PG_FUNCTION_ARGS)
{
	char *text = RubricToText(PG_GETARG_RUBRIC(0));
	StringInfoData message;

	pq_begintypsend(&message);
	pq_sendint8(&message, WIRE_VERSION);
	pq_sendtext(&message, text, (int) strlen(text));
	PG_RETURN_BYTEA_P(pq_endtypsend(&message));
}

/* The bytes of a rubric besides the length word: equal rubrics have equal ones. */
static ValueBytes
RubricBytes(Datum value)
{
	const Rubric *rubric = (const Rubric *) PG_DETOAST_DATUM(value);

	return (ValueBytes){(const unsigned char *) VARDATA(rubric),
						(int) (VARSIZE(rubric) - VARHDRSZ)};
}

COMPARISON_ENTRIES(rubric, RubricBytes)

PG_FUNCTION_INFO_V1(jsonb_to_rubric);
Datum
jsonb_to_rubric(PG_FUNCTION_ARGS)
{
	Jsonb *json = PG_GETARG_JSONB_P(0);
	const char *text = JsonbToCString(NULL, &json->root, (int) VARSIZE(json));
	Fault fault;
	Rubric *rubric = RubricFromText(text, strlen(text), &fault);

	if (rubric == NULL)
		RaiseFault(&fault);
	PG_RETURN_POINTER(rubric);
}

PG_FUNCTION_INFO_V1(rubric_to_jsonb);
Datum
rubric_to_jsonb(PG_FUNCTION_ARGS)
{
	return DirectFunctionCall1(jsonb_in, CStringGetDatum(RubricToText(PG_GETARG_RUBRIC(0))));
}

PG_FUNCTION_INFO_V1(rubric_to_json);
Datum
rubric_to_json(PG_FUNCTION_ARGS)
{
	PG_RETURN_TEXT_P(cstring_to_text(RubricToText(PG_GETARG_RUBRIC(0))));
}
