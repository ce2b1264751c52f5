// The example desk in a throwaway server: dev/desk starts it, prints the URI that reaches it,
// and ends when its standard input does, so the server never outlives this process.

import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const script = fileURLToPath(new URL('../../../dev/desk', import.meta.url));

/** Starts the desk. Resolves to its URI and to stop(), which resolves when the server is gone. */
export async function startDesk() {
  const child = spawn(script, { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  const uri = await Promise.race([
    new Promise((resolve) => createInterface(child.stdout).once('line', resolve)),
    ended.then((code) => Promise.reject(new Error(`${script} ended with exit code ${code}`))),
  ]);
  const stop = () => {
    child.stdin.end();
    return ended;
  };
  return { uri, stop };
}
