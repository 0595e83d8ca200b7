// The thread that keeps the index: it has it read, and answers what pages ask. Counting and ranking a common word takes as long
// as a good part of a page, which the pages of others need not wait for.
import { parentPort, workerData } from 'node:worker_threads';
import type { FacetValue } from '../facet-values.ts';
import { answering, type Questions, type Size, sizeOf } from './asking.ts';
import { namelessFile } from './cards.ts';
import { MirrorIndex } from './mirror-index.ts';
import type { Moment } from './read.ts';
import { readApart, type Source } from './read-all.ts';

/** `known`: how many values of facets whoever asks knows already. */
export type Asked = {
  readonly id: number;
  readonly name: keyof Questions;
  readonly asked: unknown;
  readonly known: number;
};
/** `values`: those from `known` on. */
export type Answered = Omit<Asked, 'name' | 'asked'> & {
  readonly answer: unknown;
  readonly values: readonly FacetValue[];
};
/** `folders`: where the file of cards may lie, the first that lets it. */
export type KeeperSource = Source & { readonly folders: readonly string[] };
export type Ready = { readonly moment: Moment; readonly size: Size };

const { index, moment } = await begun(workerData as KeeperSource);
collect();

/** Nothing else holds what was read: arrays that grow or are read anew go. */
async function begun({
  folders,
  ...source
}: KeeperSource): Promise<{ readonly index: MirrorIndex; readonly moment: Moment }> {
  const cards = namelessFile(folders);
  const read = await readApart(source, 'index', cards);
  return { index: new MirrorIndex(read.index, cards), moment: read.moment };
}

/** What reading leaves behind lay there for good: questions leave too little for the engine to look among it. */
function collect(): void {
  globalThis.gc?.();
}

parentPort?.on('message', ({ id, name, asked, known }: Asked) => {
  const answer = answering[name](index, asked as never);
  const values = index.docs.values.values;
  const reply: Answered = { id, known, answer, values: values.length > known ? values.slice(known) : [] };
  parentPort?.postMessage(reply);
  if (name === 'words') collect();
});
parentPort?.postMessage({ moment, size: sizeOf(index) } satisfies Ready);
