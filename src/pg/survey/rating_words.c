/*
 * rating_words.c: answers that are classes or words instead of numbers.
 */
#include "postgres.h"

#include "catalog/pg_type_d.h"
#include "utils/array.h"
#include "utils/builtins.h"

#include "core/base/suggest.h"
#include "pg/base/raise.h"
#include "pg/survey/rating_summary.h"

/* What the classes are counted as: one answer of each. */
#define PROMOTER 10
#define PASSIVE 7
#define DETRACTOR 0

PG_FUNCTION_INFO_V1(nps_summary);
Datum
nps_summary(PG_FUNCTION_ARGS)
{
	RatingContents any = {.counts.scale = {.points = 11}};
	Fault fault;

	any.counts.at[PROMOTER] = PG_GETARG_INT64(0);
	any.counts.at[PASSIVE] = PG_GETARG_INT64(1);
	any.counts.at[DETRACTOR] = PG_GETARG_INT64(2);
	if (!RatingCountsCheck(&any.counts, &fault))
		RaiseFault(&fault);
	PG_RETURN_POINTER(RatingSummaryStore(&any));
}

/* The words of a scale; raises an error where it is none. */
static Datum *
ScaleWords(ArrayType *array, int *count)
{
	Datum *words;
	bool *nulls;

	deconstruct_array(array, TEXTOID, -1, false, TYPALIGN_INT, &words, &nulls, count);
	if (ARR_NDIM(array) > 1)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("words of a scale must be a one-dimensional array")));
	if (array_contains_nulls(array))
		ereport(ERROR, (errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED),
						errmsg("words of a scale must not be null")));
	if (*count == 0)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("words of a scale must not be empty"),
						errhint("Name the worst answer first, as in '{Bad,Fair,Good}'.")));
	return words;
}

/* Raises a word that is none of the scale's, with what they are and which may be meant. */
static pg_noinline void
RaiseUnknownWord(const text *word, const Datum *words, int count)
{
	StringInfoData list;
	Suggestion suggestion;
	char quote[FAULT_QUOTE_SIZE];

	initStringInfo(&list);
	SuggestStart(&suggestion, VARDATA_ANY(word), VARSIZE_ANY_EXHDR(word));
	for (int i = 0; i < count; i++)
	{
		const text *other = DatumGetTextPP(words[i]);

		SuggestOffer(&suggestion, VARDATA_ANY(other), VARSIZE_ANY_EXHDR(other));
		if (i < 12)
			appendStringInfo(&list, "%s\"%s\"", i == 0 ? "" : ", ",
							 FaultQuote(quote, VARDATA_ANY(other), VARSIZE_ANY_EXHDR(other)));
	}
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
			 errmsg("invalid word \"%s\" for the scale",
					FaultQuote(quote, VARDATA_ANY(word), VARSIZE_ANY_EXHDR(word))),
			 errdetail("The words of the scale are %s%s.", list.data, count > 12 ? " ..." : ""),
			 suggestion.nearest != NULL
				 ? errhint("Perhaps you meant \"%s\".",
						   FaultQuote(quote, suggestion.nearest, suggestion.nearest_length))
				 : errhint("Turn a word that means \"no answer\" into NULL with NULLIF.")));
}

PG_FUNCTION_INFO_V1(scale_position);
Datum
scale_position(PG_FUNCTION_ARGS)
{
	const text *word = PG_GETARG_TEXT_PP(0);
	int count;
	Datum *words = ScaleWords(PG_GETARG_ARRAYTYPE_P(1), &count);

	for (int i = 0; i < count; i++)
	{
		const text *other = DatumGetTextPP(words[i]);

		if (VARSIZE_ANY_EXHDR(other) == VARSIZE_ANY_EXHDR(word) &&
			memcmp(VARDATA_ANY(other), VARDATA_ANY(word), VARSIZE_ANY_EXHDR(word)) == 0)
			PG_RETURN_INT32(i + 1);
	}
	RaiseUnknownWord(word, words, count);
	PG_RETURN_NULL();
}
