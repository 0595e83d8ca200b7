// The thread that works out what the sheets of one round mean, or writes a judging down with its results: seconds of arithmetic that no
// page has to wait for.
import { parentPort, workerData } from 'node:worker_threads';
import type { JudgingInput } from './model/judging.ts';
import { find, type Wish } from './rules/find.ts';
import { writtenDown } from './solving.ts';

/** What the thread is asked. */
export type Asked = { readonly wish: Wish } | { readonly judging: JudgingInput };

const asked = workerData as Asked;
parentPort?.postMessage('wish' in asked ? find(asked.wish) : await writtenDown(asked.judging));
