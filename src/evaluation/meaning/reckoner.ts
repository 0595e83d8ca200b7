// The thread that works out what the sheets of one round mean: seconds of arithmetic that no page has to wait for.
import { parentPort, workerData } from 'node:worker_threads';
import { find, type Wish } from './rules/find.ts';

parentPort?.postMessage(find(workerData as Wish));
