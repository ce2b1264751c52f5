/*
 * bytes.h: reading and writing the wire format, network byte order, never past the end.
 *
 * A reader that was asked for more than is there stays "short" for good and gives zeros, so
 * that a decoder may read a group of fields and check once. A writer is handed enough room
 * by a caller that asked for the size first.
 */
#ifndef CSMETRICS_CORE_BASE_BYTES_H
#define CSMETRICS_CORE_BASE_BYTES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

typedef struct ByteReader
{
	const unsigned char *at;
	size_t left;
	bool is_short; /* more was asked for than was there */
} ByteReader;

/* The next count bytes, or NULL if there are not so many. */
static inline const unsigned char *
ReadBytes(ByteReader *reader, size_t count)
{
	const unsigned char *bytes = reader->at;

	if (reader->is_short || count > reader->left)
	{
		reader->is_short = true;
		return NULL;
	}
	reader->at += count;
	reader->left -= count;
	return bytes;
}

/* The next width bytes (1 to 8) as an unsigned number, most significant first. */
static inline uint64_t
ReadUnsigned(ByteReader *reader, int width)
{
	const unsigned char *bytes = ReadBytes(reader, (size_t) width);
	uint64_t value = 0;

	for (int i = 0; bytes != NULL && i < width; i++)
		value = value << 8 | bytes[i];
	return value;
}

/* The next eight bytes as an IEEE 754 double. */
static inline double
ReadDouble(ByteReader *reader)
{
	uint64_t bits = ReadUnsigned(reader, 8);
	double value;

	memcpy(&value, &bits, sizeof value);
	return value;
}

/* Writes count bytes at *at and moves it on. */
static inline void
WriteBytes(unsigned char **at, const void *bytes, size_t count)
{
	memcpy(*at, bytes, count);
	*at += count;
}

/* Writes the low width bytes (1 to 8) of value, most significant first. */
static inline void
WriteUnsigned(unsigned char **at, uint64_t value, int width)
{
	for (int shift = (width - 1) * 8; shift >= 0; shift -= 8)
		*(*at)++ = (unsigned char) (value >> shift);
}

/* Writes an IEEE 754 double. */
static inline void
WriteDouble(unsigned char **at, double value)
{
	uint64_t bits;

	memcpy(&bits, &value, sizeof bits);
	WriteUnsigned(at, bits, 8);
}

#endif
