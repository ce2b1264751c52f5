/*
 * Faults: what is too long for a message is cut at a whole character, and says so.
 */
#include "check.h"
#include "core/base/fault.h"
#include "core/base/text.h"

#include <string.h>

/* A text of so many ASCII letters, then characters of three bytes. */
static void
Write(char *text, size_t letters, size_t characters)
{
	memset(text, 'a', letters);
	for (size_t i = 0; i < characters; i++)
		memcpy(text + letters + 3 * i, "\xe6\x97\xa5", 3);
	text[letters + 3 * characters] = '\0';
}

/* Whether a text ends in "..." after whole characters of the above. */
static bool
IsCutWell(const char *text, size_t letters)
{
	size_t length = strlen(text);

	return length > 3 && strcmp(text + length - 3, "...") == 0 && (length - 3 - letters) % 3 == 0;
}

static void
TestQuote(void)
{
	char text[400];
	char quote[FAULT_QUOTE_SIZE];

	for (size_t letters = 0; letters < 6; letters++)
		for (size_t characters = 0; characters < 40; characters++)
		{
			Write(text, letters, characters);
			FaultQuote(quote, text, strlen(text));
			if (strlen(text) < FAULT_QUOTE_SIZE)
				Check(strcmp(quote, text) == 0, "%s", quote);
			else
				Check(IsCutWell(quote, letters) && strlen(quote) > FAULT_QUOTE_SIZE - 8, "%s",
					  quote);
		}
	TestDone("quotes");
}

static void
TestMessages(void)
{
	char text[1200];
	Fault fault;

	for (size_t letters = 0; letters < 6; letters++)
	{
		Write(text, letters, 300);
		FaultSet(&fault, FAULT_NULL, "%s", text);
		FaultDetail(&fault, "%s", text);
		FaultHint(&fault, "%s", text);
		Check(IsCutWell(fault.message, letters), "%s", fault.message);
		Check(IsCutWell(fault.detail, letters), "%s", fault.detail);
		Check(IsCutWell(fault.hint, letters), "%s", fault.hint);
	}
	TestDone("messages, details, hints");
}

static bool
Refuse(const char *text, size_t length)
{
	(void) text;
	(void) length;
	return false;
}

/* Only what is beyond ASCII, or zero, is looked at by the server. */
static void
TestCheck(void)
{
	Check(TextIsValid("tone", 4) && TextIsValid("", 0) && !TextIsValid("a\0b", 3), "zeros");
	TextCheck = Refuse;
	Check(TextIsValid("tone", 4) && !TextIsValid("t\xc3\xb6ne", 5) && !TextIsValid("\0", 1),
		  "beyond ASCII");
	TestDone("text from outside");
}

int
main(void)
{
	TestQuote();
	TestMessages();
	TestCheck();
	return AllTestsDone();
}
