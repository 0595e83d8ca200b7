import type { Headline, Part, PartKey } from '../model/view.ts';
import { sumOf } from '../rules/told.ts';
import { type Asking, figureOf } from './asking.ts';
import { type Followed, followedOf, headlinesOf, placesPart, yearsPart } from './participation.ts';
import { entriesPart, exchangePart, indexPart, laddersPart, livingPart, problemsPart } from './parts.ts';

type Maker = (asking: Asking, followed: readonly Followed[]) => Part | null | Promise<Part | null>;

const makers: Readonly<Record<PartKey, Maker>> = {
  tahun: yearsPart,
  wilayah: placesPart,
  usulan: entriesPart,
  masalah: problemsPart,
  replikasi: exchangePart,
  pelembagaan: laddersPart,
  keadaan: livingPart,
  indeks: indexPart,
};

const needsFollowed: readonly PartKey[] = ['tahun', 'wilayah'];

/** One part of the dashboard; null where this viewer has none. */
export async function partOf(asking: Asking, key: PartKey): Promise<Part | null> {
  return makers[key](asking, needsFollowed.includes(key) ? await followedOf(asking) : []);
}

export type Board = {
  readonly headlines: readonly Headline[];
  readonly parts: readonly Part[];
  /** The index is reckoned when it is asked for: there are many records to reckon it of. */
  readonly hasIndexApart: boolean;
};

/** The index is reckoned by rules of ours over every record of every government: of more than these it takes seconds. */
const MOST_RECKONED = 3000;
const PUBLISHED = 'registry.published';

/** All that a dashboard shows; one of a single regency has no list of regions. */
export async function boardOf(asking: Asking): Promise<Board> {
  const followed = await followedOf(asking);
  const records = sumOf(followed.find((it) => it.figure.key === PUBLISHED)?.rows ?? []);
  const hasIndexApart = records > MOST_RECKONED && figureOf(asking, 'instrument.index') !== null;
  const parts: Part[] = [];
  for (const [key, make] of Object.entries(makers)) {
    const part = key === 'indeks' && hasIndexApart ? null : await make(asking, followed);
    if (part && !(part.key === 'wilayah' && part.pictures.length === 0)) parts.push(part);
  }
  return { headlines: await headlinesOf(asking, followed), parts, hasIndexApart };
}
