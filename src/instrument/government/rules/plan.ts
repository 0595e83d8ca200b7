import type { IndexBand } from '../model/edition.ts';
import type { IndexGovernment, IndexInnovation } from '../model/government.ts';
import { nextBand } from './category.ts';
import {
  cheapestFirst,
  type Field,
  type Move,
  movesOfInnovation,
  movesOfSpd,
  type Reckoner,
  reckonerOf,
  type Sight,
  withScore,
} from './moves.ts';
import { standOf } from './standing.ts';

/** The way to the next category that takes the fewest hours by our table, as far as picking the cheapest next step finds it. */
export type Plan = {
  readonly towards: IndexBand;
  readonly moves: readonly Move[];
  readonly hours: number;
  /** The index when all of it is done. */
  readonly index: number;
  readonly arrives: boolean;
};

/** A way of more steps than this is no plan that anybody follows. */
const MOST_STEPS = 300;
/** Of longer ways it is not tried whether a step can be left out. */
const MOST_PRUNED = 100;

/** Null in the highest category, or when the edition's formulas have no result. */
export function planOf(field: Field): Plan | null {
  const reckon = reckonerOf(field);
  const now = reckon(standOf(field.government, field.items, { edition: field.edition, standing: 'claimed' }));
  const towards = now && nextBand(now.index, field.edition);
  if (!towards) return null;
  const moves = pruned(field, merged(pickedUntil(field, towards, reckon)), towards);
  const index = indexAfter(field, moves);
  const hours = moves.reduce((sum, it) => sum + it.hours, 0);
  return { towards, moves, hours, index, arrives: index >= towards.from };
}

/** The cheapest next step again and again until the category is reached, nothing is left to do, or the way is too long. */
function pickedUntil(field: Field, towards: IndexBand, reckon: Reckoner): readonly Move[] {
  const picked: Move[] = [];
  let sight = sightOf(field, reckon);
  let open = openOf(sight);
  while (picked.length < MOST_STEPS && (reckon(sight.stand)?.index ?? 0) < towards.from) {
    const best = cheapest(open);
    if (!best) break;
    picked.push(best);
    const after = sightOf({ ...sight.field, government: done(sight.field.government, best) }, reckon);
    open = reopened(open, best, sight, after);
    sight = after;
  }
  return picked;
}

const sightOf = (field: Field, reckon: Reckoner): Sight => ({
  field,
  reckon,
  stand: standOf(field.government, field.items, { edition: field.edition, standing: 'claimed' }),
});

/** The cheapest move of each innovation and of the government (''). */
type Open = ReadonlyMap<string, Move>;

const cheapestOf = (moves: readonly Move[]): Move | null => moves.toSorted(cheapestFirst)[0] ?? null;

function openOf(sight: Sight): Open {
  const found = sight.stand.innovations.map(
    (it) => [it.innovation.id, cheapestOf(movesOfInnovation(it, sight))] as const,
  );
  const own = ['', cheapestOf(movesOfSpd(sight))] as const;
  return new Map([...found, own].flatMap(([id, move]) => (move ? [[id, move] as const] : [])));
}

const cheapest = (open: Open): Move | null =>
  [...open.values()].reduce<Move | null>((best, it) => (best && cheapestFirst(best, it) <= 0 ? best : it), null);

/** What is open after a move. As long as as many innovations count, the moves of the others are worth what they were. */
function reopened(open: Open, made: Move, before: Sight, after: Sight): Open {
  if (before.stand.counted !== after.stand.counted) return openOf(after);
  const id = made.innovation?.id ?? '';
  const own = after.stand.innovations.find((it) => it.innovation.id === id);
  const next = cheapestOf(own ? movesOfInnovation(own, after) : movesOfSpd(after));
  const left = new Map(open);
  left.delete(id);
  if (next) left.set(id, next);
  return left;
}

/** The government after a move. */
function done(government: IndexGovernment, { innovation, item, to }: Move): IndexGovernment {
  if (innovation === null)
    return { ...government, spd: item ? withScore(government.spd, item.code, to) : government.spd };
  const after = (it: IndexInnovation): IndexInnovation => {
    if (it.id !== innovation.id) return it;
    if (item) return { ...it, rows: withScore(it.rows, item.code, to) };
    return completed(it);
  };
  return { ...government, innovations: government.innovations.map(after) };
}

/** Stands for any date within the period and a text that is long enough; only whether it counts is asked of it. */
const completed = (it: IndexInnovation): IndexInnovation => ({ ...it, isCompleted: true });

/** Steps on one item become one, from the first score to the last. */
function merged(moves: readonly Move[]): readonly Move[] {
  const byPlace = Map.groupBy(moves, (it) => `${it.innovation?.id ?? ''} ${it.item?.code ?? ''}`);
  return [...byPlace.values()].map((steps) => {
    const [first, last] = [steps[0] as Move, steps.at(-1) as Move];
    if (steps.length === 1) return first;
    const gain = steps.reduce((sum, it) => sum + it.gain, 0);
    return { ...last, from: first.from, gain, reaches: null };
  });
}

function indexAfter(field: Field, moves: readonly Move[]): number {
  const government = moves.reduce(done, field.government);
  const stand = standOf(government, field.items, { edition: field.edition, standing: 'claimed' });
  return reckonerOf(field)(stand)?.index ?? 0;
}

/** Leaves out what is not needed any more once dearer steps were taken, the dearest first. */
function pruned(field: Field, moves: readonly Move[], towards: IndexBand): readonly Move[] {
  if (moves.length > MOST_PRUNED || indexAfter(field, moves) < towards.from) return moves.toSorted(cheapestFirst);
  let kept = moves;
  for (const move of moves.toSorted((a, b) => b.hours - a.hours)) {
    const without = kept.filter((it) => it !== move);
    if (indexAfter(field, without) >= towards.from) kept = without;
  }
  return kept.toSorted(cheapestFirst);
}
