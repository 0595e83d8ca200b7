import type { Stage } from '../support/stage.ts';
import { wholeContent } from './planted.ts';
import { recordStates } from './target-states.ts';

/** The end of an address, by which its deed is known. */
export const lastOf = (path: string): string => path.split('/').at(-1) ?? '';

/** A record of Toba in the state in which the deed has something to do. */
export async function recordFor(stage: Stage, last: string): Promise<string> {
  const keepers = [stage.people.innovator.person.id];
  if (last === 'lepas') keepers.push((await stage.newcomer()).personId);
  return stage.record({ state: recordStates[last] ?? 'draft', content: wholeContent, keepers });
}
