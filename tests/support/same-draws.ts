import { setFlagsFromString } from 'node:v8';
import fc from 'fast-check';
import { keepFrom } from '../../src/platform/kept.ts';

// Freeing the solver's compiled code while a thread ends has brought whole runs down (decision 0019); a run of tests need not free it.
setFlagsFromString('--no-wasm-code-gc');

/** Tests that draw what they ask draw the same each time, so that a gate says the same of the same code; others: TUNTAS_DRAWS=<number>. */
fc.configureGlobal({ seed: Number(process.env.TUNTAS_DRAWS ?? 20_261_130) });

// On a busy machine anything may be slow: pages are asked for what they count anew, and cost the same each time.
keepFrom(Number.POSITIVE_INFINITY);
