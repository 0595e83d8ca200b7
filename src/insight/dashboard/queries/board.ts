import type { Headline, Part, PartKey } from '../model/view.ts';
import { sumOf } from '../rules/told.ts';
import { type Asking, figureOf } from './asking.ts';
import { type Followed, followedOf, headlinesOf, placesPart, yearsPart } from './participation.ts';
import { entriesPart, exchangePart, indexPart, laddersPart, livingPart, problemsPart } from './parts.ts';
import { survivalPart } from './survival.ts';
import { waitingPart } from './waiting.ts';

type Maker = (asking: Asking, followed: readonly Followed[]) => Part | null | Promise<Part | null>;

const makers: Readonly<Record<PartKey, Maker>> = {
  tahun: yearsPart,
  wilayah: placesPart,
  usulan: entriesPart,
  menunggu: waitingPart,
  masalah: problemsPart,
  replikasi: exchangePart,
  pelembagaan: laddersPart,
  keadaan: livingPart,
  ketahanan: survivalPart,
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
  /** What is reckoned when it is asked for: there are many records to reckon it of. */
  readonly apart: readonly PartKey[];
};

/** These are reckoned by rules of ours over every record of the place: of more than so many it takes seconds. */
const reckonedParts: readonly (readonly [part: PartKey, figure: string])[] = [
  ['ketahanan', 'institutionalisation.survival'],
  ['indeks', 'instrument.index'],
];
const MOST_RECKONED = 3000;
const PUBLISHED = 'registry.published';

/** All that a dashboard shows; one of a single regency has no list of regions. */
export async function boardOf(asking: Asking): Promise<Board> {
  const followed = await followedOf(asking);
  const records = sumOf(followed.find((it) => it.figure.key === PUBLISHED)?.rows ?? []);
  const many = records > MOST_RECKONED ? reckonedParts : [];
  const apart = many.flatMap(([part, key]) => (figureOf(asking, key) ? [part] : []));
  const parts: Part[] = [];
  for (const [key, make] of Object.entries(makers)) {
    const part = apart.includes(key as PartKey) ? null : await make(asking, followed);
    if (part && !(part.key === 'wilayah' && part.pictures.length === 0)) parts.push(part);
  }
  return { headlines: await headlinesOf(asking, followed), parts, apart };
}
