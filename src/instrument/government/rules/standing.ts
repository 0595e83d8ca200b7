import type { IndexEdition } from '../model/edition.ts';
import type { IndexGovernment, IndexInnovation, IndexItem, Row, Standing } from '../model/government.ts';
import type { Ingredients } from './calculation.ts';
import { type Dated, whyNotCounted } from './eligibility.ts';

/** The items of a catalogue by their code: of innovations (SID) and of the government (SPD). */
export type IndexItems = { readonly sid: readonly IndexItem[]; readonly spd: readonly IndexItem[] };

/** The score of an item as it stands: verified, claimed, or what the hub knows where that is more. */
export function scoreOf(row: Row, standing: Standing): number {
  if (standing === 'verified') return row.verified ?? 0;
  return standing === 'claimed' ? row.claimed : Math.max(row.claimed, row.known ?? 0);
}

/** Points of a score: those of the catalogue's level; 0 for a score that the item does not have. */
export function pointsOf(item: IndexItem, score: number): number {
  return item.levels.find((it) => it.score === score)?.points ?? 0;
}

/** The points of one sheet by the score of each item. Owed mandatory items without score take all of them away, where the edition says so. */
export function pointsBy(
  scoreAt: (item: string) => number | undefined,
  items: readonly IndexItem[],
  { owed }: { readonly owed: boolean },
): number {
  let sum = 0;
  for (const item of items) {
    const score = scoreAt(item.code);
    const points = score === undefined ? 0 : pointsOf(item, score);
    if (owed && item.mandatory && points === 0) return 0;
    sum += points;
  }
  return sum;
}

/** The same of rows, as they stand. */
export function sheetPoints(
  rows: readonly Row[],
  items: readonly IndexItem[],
  { standing, owed }: { readonly standing: Standing; readonly owed: boolean },
): number {
  const byItem = new Map(rows.map((it) => [it.item, scoreOf(it, standing)]));
  return pointsBy((item) => byItem.get(item), items, { owed });
}

/** An innovation in the index: its points and whether it counts. */
export type Counted = {
  readonly innovation: IndexInnovation;
  readonly points: number;
  readonly counts: boolean;
};

/** What goes into the index of a government, and what of it each innovation brings. */
export type Stand = Ingredients & {
  readonly innovations: readonly Counted[];
  /** Codes of the basic-service affairs that innovations that count cover. */
  readonly covered: readonly string[];
};

/**
 * What goes into the index as things stand. An innovation counts when it is eligible and has a score at all: without evidence there is
 * none (domain §7).
 */
export function standOf(
  { innovations, spd }: IndexGovernment,
  items: IndexItems,
  { edition, standing }: { readonly edition: IndexEdition; readonly standing: Standing },
): Stand {
  const owed = edition.mandatory === 'owed';
  const found = innovations.map((innovation): Counted => {
    const points = sheetPoints(innovation.rows, items.sid, { standing, owed });
    return { innovation, points, counts: countsWith(innovation, points, edition) };
  });
  const counting = found.flatMap(({ innovation: { affair }, points, counts }) => (counts ? [{ affair, points }] : []));
  const ownPoints = sheetPoints(spd, items.spd, { standing, owed: false });
  return { innovations: found, ...ingredientsOf(counting, ownPoints, edition) };
}

/** Whether an innovation with these points counts. */
export const countsWith = (innovation: Dated, points: number, edition: IndexEdition): boolean =>
  points > 0 && whyNotCounted(innovation, edition).length === 0;

/** What the innovations that count, and the points of the government's own sheet, bring into the index. */
export function ingredientsOf(
  counting: readonly { readonly affair: string | null; readonly points: number }[],
  spd: number,
  { basicAffairs }: Pick<IndexEdition, 'basicAffairs'>,
): Ingredients & Pick<Stand, 'covered'> {
  const affairs = new Set(counting.map((it) => it.affair));
  const covered = basicAffairs.filter((it) => affairs.has(it));
  const sidSum = counting.reduce((sum, it) => sum + it.points, 0);
  return { covered, spd, sidSum, counted: counting.length, basicAffairs: covered.length };
}
