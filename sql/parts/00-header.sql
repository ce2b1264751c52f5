/* csmetrics 1.0: customer-support metrics as aggregates */

-- complain if script is sourced in psql, rather than via CREATE EXTENSION
\echo Use "CREATE EXTENSION csmetrics" to load this file. \quit
