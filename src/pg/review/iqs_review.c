/*
 * iqs_review.c: the aggregates that put a review together from rows of one rating each.
 *
 * Their state is a review in progress (review_state.h) as bytea: a type that every engine can
 * carry, and whose bytes are checked whenever they are read. Their final function scores the
 * review and gives an iqs_summary of it.
 */
#include "postgres.h"

#include "common/hashfn.h"

#include "core/review/review_state.h"
#include "pg/base/amount.h"
#include "pg/review/iqs_summary.h"
#include "pg/base/raise.h"
#include "pg/rubric/review_input.h"
#include "pg/rubric/rubric.h"

/* The mark of reviews whose rows carry weight and flag themselves. */
#define MARK_OF_NO_RUBRIC 0

/* Room for the ratings of a usual review, so that its state is not moved. */
#define FIRST_ROOM 240

/* A state of so many bytes. */
static bytea *
NewState(size_t room)
{
	bytea *state = palloc(VARHDRSZ + room);

	SET_VARSIZE(state, VARHDRSZ + room);
	return state;
}

/* Opens the review in progress in argument n. */
static void
OpenState(FunctionCallInfo fcinfo, int n, ReviewState *ratings)
{
	bytea *state = PG_GETARG_BYTEA_PP(n);
	Fault fault;

	if (!ReviewStateOpen(ratings, (unsigned char *) VARDATA_ANY(state), VARSIZE_ANY_EXHDR(state),
						 &fault))
		RaiseFault(&fault);
}

/*
 * The review in progress in argument 0, as a state that may be changed and has so much room;
 * a new one with the mark, if nothing is known of it yet. Gives the state, and opens it.
 */
static bytea *
StateWithRoom(FunctionCallInfo fcinfo, uint64 mark, size_t room, ReviewState *ratings)
{
	ReviewState old = {0};
	bytea *state;
	Fault fault;

	if (!PG_ARGISNULL(0))
		OpenState(fcinfo, 0, &old);
	if (old.used > 0 && !ReviewStateSame(&old, mark, &fault))
		RaiseFault(&fault);
	if (InAggregate(fcinfo) && old.used > 0 && VARATT_IS_4B_U(PG_GETARG_POINTER(0)) &&
		old.length - old.used >= room)
	{
		*ratings = old;
		return (bytea *) PG_GETARG_POINTER(0);
	}
	state = NewState(Max(FIRST_ROOM, REVIEW_STATE_HEADER_SIZE + 2 * old.used + room));
	ReviewStateStart(ratings, (unsigned char *) VARDATA(state), VARSIZE(state) - VARHDRSZ, mark);
	if (!ReviewStateMerge(ratings, &old, &fault))
		RaiseFault(&fault);
	return state;
}

/* Adds a rating to the state. */
static Datum
AddRating(FunctionCallInfo fcinfo, uint64 mark, const Rating *rating)
{
	ReviewState ratings;
	bytea *state = StateWithRoom(fcinfo, mark, RatingSize(rating), &ratings);
	Fault fault;

	if (!ReviewStateAppend(&ratings, rating, &fault))
		RaiseFault(&fault);
	PG_RETURN_BYTEA_P(state);
}

/* What a row without a rating gives: the state as it is. */
static Datum
ReturnState(FunctionCallInfo fcinfo)
{
	if (PG_ARGISNULL(0))
		PG_RETURN_NULL();
	PG_RETURN_DATUM(PG_GETARG_DATUM(0));
}

/* Raises a missing argument of a row that has a rating. */
static pg_noinline void
RaiseNull(const char *what)
{
	ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					errmsg("the %s of a rating must not be null", what),
					errhint("Leave such rows out with FILTER (WHERE ...).")));
}

/* The category in argument 2, of the rubric in argument 1; -1 in a row without anything. */
static int
CategoryArgument(FunctionCallInfo fcinfo, const Rubric **rubric)
{
	const text *name;
	int category;
	Fault fault;

	if (PG_ARGISNULL(2) && PG_ARGISNULL(3))
		return -1;
	if (PG_ARGISNULL(1))
		RaiseNull("rubric");
	if (PG_ARGISNULL(2))
		RaiseNull("category");
	*rubric = PG_GETARG_RUBRIC(1);
	name = PG_GETARG_TEXT_PP(2);
	category = RubricFindCategory(*rubric, VARDATA_ANY(name), VARSIZE_ANY_EXHDR(name));
	if (category < 0)
	{
		RubricUnknownCategory(*rubric, VARDATA_ANY(name), VARSIZE_ANY_EXHDR(name), &fault);
		RaiseFault(&fault);
	}
	return category;
}

/* What tells rubrics apart within a review. */
static uint64
MarkOf(const Rubric *rubric)
{
	return DatumGetUInt64(hash_any_extended((const unsigned char *) VARDATA(rubric),
											(int) (VARSIZE(rubric) - VARHDRSZ), 0)) |
		   1;
}

/* Reads the rating in argument 3, which is not null. */
typedef int16 (*ReadRating)(FunctionCallInfo fcinfo, const Rubric *rubric, int category);

/* Adds the rating in argument 3: (state, rubric, category, rating). */
static inline Datum
AddRubricRating(FunctionCallInfo fcinfo, ReadRating read)
{
	const Rubric *rubric = NULL;
	int category = CategoryArgument(fcinfo, &rubric);
	Rating rating;

	if (category < 0 || PG_ARGISNULL(3))
		return ReturnState(fcinfo);
	rating = RatingMake(rubric, category, read(fcinfo, rubric, category));
	return AddRating(fcinfo, MarkOf(rubric), &rating);
}

static int16
ReadFloat8(FunctionCallInfo fcinfo, const Rubric *rubric, int category)
{
	return DoubleChoice(rubric, category, PG_GETARG_FLOAT8(3));
}

static int16
ReadNumericRating(FunctionCallInfo fcinfo, const Rubric *rubric, int category)
{
	return NumericChoice(rubric, category, (Numeric) PG_GETARG_VARLENA_PP(3));
}

static int16
ReadBoolean(FunctionCallInfo fcinfo, const Rubric *rubric, int category)
{
	return BooleanChoice(rubric, category, PG_GETARG_BOOL(3));
}

static int16
ReadText(FunctionCallInfo fcinfo, const Rubric *rubric, int category)
{
	const text *rating = PG_GETARG_TEXT_PP(3);

	return WrittenChoice(rubric, category, VARDATA_ANY(rating), VARSIZE_ANY_EXHDR(rating));
}

PG_FUNCTION_INFO_V1(review_state_accum_float8);
Datum
review_state_accum_float8(PG_FUNCTION_ARGS)
{
	return AddRubricRating(fcinfo, ReadFloat8);
}

PG_FUNCTION_INFO_V1(review_state_accum_numeric);
Datum
review_state_accum_numeric(PG_FUNCTION_ARGS)
{
	return AddRubricRating(fcinfo, ReadNumericRating);
}

PG_FUNCTION_INFO_V1(review_state_accum_bool);
Datum
review_state_accum_bool(PG_FUNCTION_ARGS)
{
	return AddRubricRating(fcinfo, ReadBoolean);
}

PG_FUNCTION_INFO_V1(review_state_accum_text);
Datum
review_state_accum_text(PG_FUNCTION_ARGS)
{
	return AddRubricRating(fcinfo, ReadText);
}

/* Raises a score or a weight that is none, for a category. */
static pg_noinline void
RaiseBadAmount(const text *category, const char *what, const Amount *amount, const char *range,
			   const char *hint)
{
	char quote[FAULT_QUOTE_SIZE];

	FaultQuote(quote, VARDATA_ANY(category), VARSIZE_ANY_EXHDR(category));
	ereport(ERROR,
			(errcode(amount->is_finite ? ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE
									   : ERRCODE_INVALID_PARAMETER_VALUE),
			 errmsg("%s %s of category \"%s\" is not %s", what, AmountText(amount), quote, range),
			 errhint("%s", hint)));
}

/* The name in argument 1, which must be one that a category can have. */
static const text *
NameArgument(FunctionCallInfo fcinfo)
{
	const text *name;

	if (PG_ARGISNULL(1))
		RaiseNull("category");
	name = PG_GETARG_TEXT_PP(1);
	if (VARSIZE_ANY_EXHDR(name) == 0 || VARSIZE_ANY_EXHDR(name) > RUBRIC_NAME)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("name of a category has %zu bytes", (size_t) VARSIZE_ANY_EXHDR(name)),
				 errdetail("A name has 1 to %d bytes.", RUBRIC_NAME)));
	return name;
}

/*
 * Adds a rating that carries its percent, weight and flag: (state, category, score, weight,
 * critical). Score and weight are rounded to their 6th decimals; below 50 the score fails.
 */
static Datum
AddOwnRating(FunctionCallInfo fcinfo, Amount score, Amount weight)
{
	const text *name = NameArgument(fcinfo);
	Rating rating = {.name = VARDATA_ANY(name), .name_length = VARSIZE_ANY_EXHDR(name)};

	if (PG_ARGISNULL(4))
		RaiseNull("critical flag");
	if (!score.is_finite || score.millionths < 0 || score.millionths > FULL_SCORE)
		RaiseBadAmount(name, "score", &score, "within 0..100",
					   "Scores are percents: multiply shares by 100.");
	if (!weight.is_finite || weight.millionths < 1 || weight.millionths > RUBRIC_WEIGHT * MILLION)
		RaiseBadAmount(name, "weight", &weight, "above 0 and up to 1000000",
					   "To leave a category out of a review, make its score NULL.");
	rating.score = (WeightedScore){
		.weight = weight.millionths,
		.points = score.millionths,
		.steps = 1,
		.critical = PG_GETARG_BOOL(4) && score.is_below_50 ? CRITICAL_REVIEW : CRITICAL_NOT};
	rating.group.weight = 1;
	return AddRating(fcinfo, MARK_OF_NO_RUBRIC, &rating);
}

PG_FUNCTION_INFO_V1(review_state_accum_own_numeric);
Datum
review_state_accum_own_numeric(PG_FUNCTION_ARGS)
{
	if (PG_ARGISNULL(2))
		return ReturnState(fcinfo);
	if (PG_ARGISNULL(3))
		RaiseNull("weight");
	return AddOwnRating(fcinfo, AmountOfNumeric((Numeric) PG_GETARG_VARLENA_PP(2)),
						AmountOfNumeric((Numeric) PG_GETARG_VARLENA_PP(3)));
}

PG_FUNCTION_INFO_V1(review_state_accum_own_float8);
Datum
review_state_accum_own_float8(PG_FUNCTION_ARGS)
{
	if (PG_ARGISNULL(2))
		return ReturnState(fcinfo);
	if (PG_ARGISNULL(3))
		RaiseNull("weight");
	return AddOwnRating(fcinfo, AmountOfDouble(PG_GETARG_FLOAT8(2)),
						AmountOfDouble(PG_GETARG_FLOAT8(3)));
}

/* Puts two parts of one review together: (state, state). */
PG_FUNCTION_INFO_V1(review_state_combine);
Datum
review_state_combine(PG_FUNCTION_ARGS)
{
	ReviewState ratings;
	ReviewState more;
	bytea *state;
	Fault fault;

	OpenState(fcinfo, 1, &more);
	if (more.used == 0)
		return ReturnState(fcinfo);
	state = StateWithRoom(fcinfo, more.mark, ReviewStateLength(&more), &ratings);
	if (!ReviewStateMerge(&ratings, &more, &fault))
		RaiseFault(&fault);
	PG_RETURN_BYTEA_P(state);
}

/* The review as an iqs_summary, empty if nothing was rated. */
PG_FUNCTION_INFO_V1(review_state_final);
Datum
review_state_final(PG_FUNCTION_ARGS)
{
	ReviewState ratings;
	NamesRoom names;
	IqsSummary *reviews;
	Fault fault;

	OpenState(fcinfo, 0, &ratings);
	names = ReviewStateNames(&ratings);
	reviews = IqsSummaryNew(names.categories, names.names);
	if (!ReviewStateFinish(&ratings, reviews, &fault))
		RaiseFault(&fault);
	if (IqsSummaryProblem(reviews) != NULL)
		elog(ERROR, "one review gives what no reviews give: %s", IqsSummaryProblem(reviews));
	return PackedDatum(reviews);
}
