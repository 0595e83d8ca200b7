import type { IndexBand, IndexEdition } from '../model/edition.ts';
import type { Effort, EffortKind } from '../model/effort.ts';
import type { IndexGovernment, IndexInnovation, IndexItem, Ineligibility, Row } from '../model/government.ts';
import { type Calculation, calculate, type IndexFormulas, type Ingredients } from './calculation.ts';
import { bandOf } from './category.ts';
import { whyNotCounted } from './eligibility.ts';
import { type Counted, type IndexItems, pointsOf, type Stand, sheetPoints, standOf } from './standing.ts';

/**
 * What can be done next: take over what lies in the locker, attach the evidence that a chosen answer owes, bring an item to a higher score,
 * or write what keeps an innovation from counting.
 */
export const moveKinds = ['take', 'attach', 'raise', 'complete'] as const;
export type MoveKind = (typeof moveKinds)[number];

export type Move = {
  readonly kind: MoveKind;
  /** Null: the government's own indicator. */
  readonly innovation: IndexInnovation | null;
  /** Null: it is the innovation itself that is completed. */
  readonly item: IndexItem | null;
  readonly lacks: readonly Ineligibility[];
  readonly from: number;
  readonly to: number;
  readonly efforts: readonly EffortKind[];
  readonly hours: number;
  /** Index points, not rounded. */
  readonly gain: number;
  /** The category that this alone reaches, if it is a higher one. */
  readonly reaches: IndexBand | null;
};

export type Field = {
  readonly government: IndexGovernment;
  readonly items: IndexItems;
  readonly edition: IndexEdition;
  readonly formulas: IndexFormulas;
};

/** Counts an index once for the same ingredients: thousands of moves come to a few dozen different ones. */
export function reckonerOf({ edition, formulas }: Pick<Field, 'edition' | 'formulas'>) {
  const known = new Map<string, Calculation | null>();
  return (it: Ingredients): Calculation | null => {
    const key = `${it.spd} ${it.sidSum} ${it.counted} ${it.basicAffairs}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    const counted = calculate(it, edition, formulas);
    const value = counted.ok ? counted.value : null;
    known.set(key, value);
    return value;
  };
}
export type Reckoner = ReturnType<typeof reckonerOf>;

/** Every next document by what it brings for an hour of work; mandatory items first among equals. Moves that bring nothing are left out. */
export function movesOf(field: Field): readonly Move[] {
  const stand = standOf(field.government, field.items, { edition: field.edition, standing: 'claimed' });
  const reckon = reckonerOf(field);
  const ofInnovations = stand.innovations.flatMap((it) => movesOfInnovation(it, { field, stand, reckon }));
  return [...ofInnovations, ...movesOfSpd({ field, stand, reckon })].toSorted(cheapestFirst);
}

export type Sight = { readonly field: Field; readonly stand: Stand; readonly reckon: Reckoner };

/** Ten digits: two ways to the same rate differ in the last ones. */
const rateOf = ({ gain, hours }: Move) => Number((gain / hours).toPrecision(10));

const collator = new Intl.Collator('id');

export function cheapestFirst(a: Move, b: Move): number {
  const rates = rateOf(b) - rateOf(a);
  if (rates !== 0) return rates;
  const mandatory = Number(b.item?.mandatory ?? false) - Number(a.item?.mandatory ?? false);
  return mandatory || b.gain - a.gain || collator.compare(a.innovation?.title ?? '', b.innovation?.title ?? '');
}

/** What can be done next for one innovation; nothing for one that can never count. */
export function movesOfInnovation(counted: Counted, sight: Sight): readonly Move[] {
  const { innovation } = counted;
  const { field } = sight;
  const lacks = whyNotCounted(innovation, field.edition);
  if (lacks.some((it) => it === 'too_early' || it === 'too_late')) return [];
  if (lacks.length > 0) return completing(counted, lacks, sight);
  const rows = new Map(innovation.rows.map((it) => [it.item, it]));
  return field.items.sid.flatMap((item) =>
    stepsOf(item, rows.get(item.code), field.edition.effort).flatMap((step) => {
      const after = withScore(innovation.rows, item.code, step.to);
      const points = sheetPoints(after, field.items.sid, {
        standing: 'claimed',
        owed: field.edition.mandatory === 'owed',
      });
      return moved({ ...step, innovation, item, lacks: [] }, ingredientsWith(sight, counted, points), sight);
    }),
  );
}

/** Writes the design text or the date: the points that are there already begin to count. */
function completing(counted: Counted, lacks: readonly Ineligibility[], sight: Sight): readonly Move[] {
  const { effort } = sight.field.edition;
  const efforts = lacks.map((it) => effortOf(effort, it === 'no_date' ? effort.date : effort.design));
  const step = { kind: 'complete', from: 0, to: 0, efforts } as const;
  const { innovation, points } = counted;
  return moved({ ...step, innovation, item: null, lacks }, ingredientsWith(sight, counted, points), sight);
}

/** What the government itself can still prove. */
export function movesOfSpd(sight: Sight): readonly Move[] {
  const { field, stand } = sight;
  const rows = new Map(field.government.spd.map((it) => [it.item, it]));
  return field.items.spd.flatMap((item) => {
    const row = rows.get(item.code);
    // Income or poverty is not raised by a document: only what is claimed or known already can be proven.
    const steps = stepsOf(item, row, field.edition.effort).filter((it) => it.kind !== 'raise');
    return steps.flatMap((step) => {
      const spd = stand.spd + pointsOf(item, step.to) - pointsOf(item, row?.claimed ?? 0);
      return moved({ ...step, innovation: null, item, lacks: [] }, { ...stand, spd }, sight);
    });
  });
}

type ItemStep = Pick<Move, 'kind' | 'from' | 'to' | 'efforts'>;

/** Every higher score of an item with what leads there. */
function stepsOf(item: IndexItem, row: Row | undefined, effort: Effort): readonly ItemStep[] {
  const from = row?.claimed ?? 0;
  const chosen = row?.chosen ?? 0;
  // Of a paper in the locker that answers nothing yet, the lowest score is sure.
  const lowest = row && row.inLocker > 0 && row.chosen === null ? (item.levels[0]?.score ?? 0) : 0;
  const owned = Math.max(row?.known ?? 0, row && row.inLocker > 0 ? chosen : 0, lowest);
  return item.levels
    .filter((it) => it.score > from)
    .map(({ score }) => {
      if (score <= owned) return { kind: 'take', from, to: score, efforts: [effortOf(effort, effort.locker)] };
      const kind = score <= chosen ? 'attach' : 'raise';
      return { kind, from, to: score, efforts: [effortFor(effort, item.code, score)] };
    });
}

function effortOf({ kinds }: Effort, code: string): EffortKind {
  return kinds.find((it) => it.code === code) ?? (kinds[0] as EffortKind);
}

function effortFor(effort: Effort, item: string, score: number): EffortKind {
  const step = effort.steps.find((it) => it.item === item && it.score === score);
  return effortOf(effort, step?.kind ?? effort.otherwise);
}

export function withScore(rows: readonly Row[], item: string, score: number): readonly Row[] {
  const others = rows.filter((it) => it.item !== item);
  const old = rows.find((it) => it.item === item);
  const fresh = { item, verified: null, known: null, inLocker: 0, ...old, chosen: score, claimed: score };
  return [...others, fresh];
}

/** What goes into the index when this innovation has so many points and counts. */
function ingredientsWith({ stand, field }: Sight, counted: Counted, points: number): Ingredients {
  const { affair } = counted.innovation;
  const begins = !counted.counts && points > 0;
  const isFresh = affair !== null && field.edition.basicAffairs.includes(affair) && !stand.covered.includes(affair);
  return {
    spd: stand.spd,
    sidSum: stand.sidSum + points - (counted.counts ? counted.points : 0),
    counted: stand.counted + Number(begins),
    basicAffairs: stand.basicAffairs + Number(begins && isFresh),
  };
}

function moved(
  move: Omit<Move, 'hours' | 'gain' | 'reaches'>,
  after: Ingredients,
  { stand, reckon, field }: Sight,
): readonly Move[] {
  const [now, then] = [reckon(stand), reckon(after)];
  if (!now || !then || then.exact - now.exact <= 1e-9) return [];
  const band = bandOf(then.index, field.edition);
  const reaches = band !== null && band.from > (now.band?.from ?? -1) ? band : null;
  const hours = move.efforts.reduce((sum, it) => sum + it.hours, 0);
  return [{ ...move, hours, gain: then.exact - now.exact, reaches }];
}
