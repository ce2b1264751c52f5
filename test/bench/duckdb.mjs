// duckdb.mjs FILE ROUNDS: reads the scores of a CSV file into a DuckDB table in memory and
// prints "VERSION MILLISECONDS" of the FILTER idiom over it, one line a round: the processor's
// time, on one thread.
import { createRequire } from 'node:module';

const require = createRequire(`${process.cwd()}/`);
const { DuckDBInstance } = require('@duckdb/node-api');

const [file, rounds] = process.argv.slice(2);
const idiom = `SELECT 100.0 * (count(*) FILTER (score >= 9) - count(*) FILTER (score <= 6))
    / nullif(count(score), 0) FROM answer`;

const connection = await (await DuckDBInstance.create()).connect();
await connection.run('SET threads = 1');
await connection.run(`CREATE TABLE answer AS FROM read_csv('${file}', columns = {score: 'INTEGER'})`);
const [[version]] = (await connection.runAndReadAll('SELECT version()')).getRows();
await connection.runAndReadAll(idiom);
for (let round = 0; round < Number(rounds); round++) {
    const began = process.cpuUsage();
    await connection.runAndReadAll(idiom);
    const { user, system } = process.cpuUsage(began);
    console.log(`${version} ${(user + system) / 1000}`);
}
