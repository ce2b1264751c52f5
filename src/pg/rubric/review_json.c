/*
 * review_json.c: a review as JSON: {"solution": 4, "tone": 5, "policy": "followed"}.
 *
 * The value is walked where it lies. Its keys are in the same order as a rubric's categories
 * (shorter ones first, then by bytes), so both are gone through once, side by side.
 */
#include "postgres.h"

#include "utils/builtins.h"
#include "utils/jsonb.h"

#include "pg/base/raise.h"
#include "pg/rubric/review_input.h"

/* Raises what stands where an object of ratings belongs. */
static pg_noinline void
RaiseNoObject(void)
{
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE), errmsg("a review is not a JSON object"),
			 errhint("Write categories and ratings, as in {\"solution\": 4, \"tone\": 5}.")));
}

/* The key under which an object most likely holds a rating: its first that is not text. */
static char *
RatingKey(JsonbContainer *object)
{
	JsonbIterator *iterator = JsonbIteratorInit(object);
	char *key = pstrdup("value");
	JsonbValue item;

	if (JsonContainerSize(object) == 0)
		return key;
	for (JsonbIteratorToken token = JsonbIteratorNext(&iterator, &item, true); token != WJB_DONE;
		 token = JsonbIteratorNext(&iterator, &item, true))
	{
		if (token == WJB_KEY)
			key = pnstrdup(item.val.string.val, item.val.string.len);
		else if (token == WJB_VALUE && (item.type == jbvNumeric || item.type == jbvBool))
			break;
	}
	return key;
}

/* Raises an array or an object where a rating belongs. */
static pg_noinline void
RaiseContainer(const Rubric *rubric, int category, JsonbContainer *container)
{
	const RubricCategory *of = &RubricCategories(rubric)[category];
	bool is_object = JsonContainerIsObject(container);
	char quote[FAULT_QUOTE_SIZE];

	FaultQuote(quote, RubricName(rubric, of->name), of->name_length);
	ereport(
		ERROR,
		(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
		 errmsg("rating of category \"%s\" is a JSON %s", quote, is_object ? "object" : "array"),
		 errdetail("A rating is a number, a string, true, false or null."),
		 is_object ? errhint("Take the rating out of each object: (SELECT jsonb_object_agg(key, "
							 "value -> %s) FROM jsonb_each(scores)).",
							 quote_literal_cstr(RatingKey(container)))
				   : errhint("Write the rating alone, as in {\"%s\": 5}.", quote)));
}

/* The category that a key names: the next one, if all goes well. */
static int
FindKey(const Rubric *rubric, int next, const char *key, int length)
{
	const RubricCategory *category = RubricCategories(rubric);
	Fault fault;

	for (; next < rubric->categories; next++)
		if (category[next].name_length == length &&
			SameName(RubricName(rubric, category[next].name), key, (size_t) length))
			return next;
	next = RubricFindCategory(rubric, key, (size_t) length);
	if (next < 0)
	{
		RubricUnknownCategory(rubric, key, (size_t) length, &fault);
		RaiseFault(&fault);
	}
	return next;
}

/* The choice of one value: its entry, and the place of its data. */
static Choice
ValueChoice(const Rubric *rubric, int category, JEntry entry, char *base, uint32 offset,
			uint32 length)
{
	if (JBE_ISNUMERIC(entry))
		return NumericChoice(rubric, category, (Numeric) (base + INTALIGN(offset)));
	if (JBE_ISSTRING(entry))
		return TextChoice(rubric, category, base + offset, length);
	if (JBE_ISBOOL(entry))
		return BooleanChoice(rubric, category, JBE_ISBOOL_TRUE(entry));
	if (!JBE_ISNULL(entry))
		RaiseContainer(rubric, category, (JsonbContainer *) (base + INTALIGN(offset)));
	return NOT_RATED;
}

/* The length of the data of an entry that begins at offset. */
static inline uint32
EntryLength(JEntry entry, uint32 offset)
{
	return JBE_HAS_OFF(entry) ? JBE_OFFLENFLD(entry) - offset : JBE_OFFLENFLD(entry);
}

static void
ObjectChoices(const Rubric *rubric, JsonbContainer *object, Choice *choices)
{
	int keys = JsonContainerSize(object);
	char *base = (char *) (object->children + keys + keys);
	uint32 key = 0;
	uint32 value = getJsonbOffset(object, keys);
	int category = -1;

	for (int i = 0; i < keys; i++)
	{
		JEntry entry = object->children[keys + i];
		uint32 key_length = EntryLength(object->children[i], key);
		uint32 value_length = EntryLength(entry, value);

		category = FindKey(rubric, category + 1, base + key, (int) key_length);
		choices[category] = ValueChoice(rubric, category, entry, base, value, value_length);
		key += key_length;
		value += value_length;
	}
}

/*
 * Reads a review's JSON: choices has an entry for each category. A key that is missing and a
 * null are not rated; JSON's null alone is a review with nothing rated.
 */
void
JsonChoices(const Rubric *rubric, Datum scores, Choice *choices)
{
	struct varlena *value = PG_DETOAST_DATUM_PACKED(scores);
	JsonbContainer *root;
	union
	{
		JsonbContainer container; /* for its alignment */
		char bytes[VARATT_SHORT_MAX];
	} aligned;

	/* what has a short header is not aligned: a copy on the stack is */
	if (VARATT_IS_1B(value))
		root = memcpy(aligned.bytes, VARDATA_SHORT(value), VARSIZE_ANY_EXHDR(value));
	else
		root = &((Jsonb *) value)->root;
	for (int i = 0; i < rubric->categories; i++)
		choices[i] = NOT_RATED;
	if (JsonContainerIsObject(root))
		ObjectChoices(rubric, root, choices);
	else if (!JsonContainerIsScalar(root) || !JBE_ISNULL(root->children[0]))
		RaiseNoObject();
}
