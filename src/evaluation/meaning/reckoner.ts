// The process that works out what the sheets of one round mean, or writes a judging down with its results: seconds of arithmetic that no
// page has to wait for.
import type { JudgingInput } from './model/judging.ts';
import { find, type Wish } from './rules/find.ts';
import { writtenDown } from './solving.ts';

/** What the process is asked. */
export type Asked = { readonly wish: Wish } | { readonly judging: JudgingInput };

process.once('message', async (asked: Asked) => {
  const answer = 'wish' in asked ? find(asked.wish) : await writtenDown(asked.judging);
  process.send?.(answer, () => process.exit());
});
// Whoever wanted it is gone.
process.once('disconnect', () => process.exit());
