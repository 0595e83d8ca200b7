import fc from 'fast-check';

/** Tests that draw what they ask draw the same each time, so that a gate says the same of the same code; others: TUNTAS_DRAWS=<number>. */
fc.configureGlobal({ seed: Number(process.env.TUNTAS_DRAWS ?? 20_261_130) });
