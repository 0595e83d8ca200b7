import type { EditionDocument } from '../../edition/model/document.ts';
import type { MinutesContent, MinutesEntry } from '../model/minutes.ts';
import { type PlenaryStage, plenaryStages } from '../model/plenary.ts';
import { isRevealed } from './reveal.ts';

type Told = Pick<EditionDocument, 'stages' | 'privacy'>;

export type SignedList = { readonly content: MinutesContent; readonly signedAt: Date };

/** What a plenary chose, as everyone may read it. */
export type Announced = { readonly stage: PlenaryStage; readonly entries: readonly MinutesEntry[] };

/**
 * The lists that everyone may read at this moment, the latest stage first. Announced lists are alphabetical unless the edition ranks them
 * (domain §3); an entry that was disqualified since is on none.
 */
export function resultsOf(
  document: Told,
  signed: readonly SignedList[],
  disqualified: ReadonlySet<string>,
  now: Date,
): readonly Announced[] {
  const told = signed.filter((it) => isRevealed(document, it.content.stage, it.signedAt, now));
  return told
    .toSorted((a, b) => plenaryStages.indexOf(b.content.stage) - plenaryStages.indexOf(a.content.stage))
    .map(({ content }) => ({
      stage: content.stage,
      entries: content.chosen.filter((it) => !disqualified.has(it.id)).toSorted(orderOf(document)),
    }));
}

const byText = (a: string, b: string): number => a.localeCompare(b, 'id');
const alphabetical = (a: MinutesEntry, b: MinutesEntry): number => byText(a.title, b.title) || byText(a.id, b.id);

function orderOf({ privacy }: Told): (a: MinutesEntry, b: MinutesEntry) => number {
  if (privacy.announcement === 'alphabetical') return alphabetical;
  return (a, b) => byText(a.group, b.group) || order(a.place, b.place) || alphabetical(a, b);
}

/** Smaller places first, none last. */
function order(a: number | null, b: number | null): number {
  if (a === b) return 0;
  return (a ?? Number.POSITIVE_INFINITY) < (b ?? Number.POSITIVE_INFINITY) ? -1 : 1;
}
