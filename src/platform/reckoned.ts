import { dayOf } from './dates.ts';
import type { Conn } from './db.ts';
import {
  type Dimension,
  type Figure,
  type FigureAsked,
  type FigureFilter,
  type FigureRecord,
  type FigureRow,
  isOwn,
  ownCode,
} from './figure.ts';

/** A thing of a figure with where it stands in each dimension that the figure has. */
export type Reckoned = FigureRecord & { readonly affair?: string | null; readonly otherRegion?: string | null };

/** Where a thing stands, as counting and filtering both see it. */
export function keyOf(thing: Reckoned, dimension: Dimension): string | null {
  const { institutionId, regionCode, otherRegion = null, affair = null, state, at } = thing;
  switch (dimension) {
    case 'institution':
      return institutionId;
    case 'region':
      return regionCode;
    case 'other_region':
      return otherRegion;
    case 'affair':
      return affair;
    case 'state':
      return state;
    case 'year':
      return at && dayOf(at).slice(0, 4);
    case 'month':
      return at && dayOf(at).slice(0, 7);
  }
}

function isWithin(code: string | null, wanted: string): boolean {
  if (isOwn(wanted)) return code === ownCode(wanted);
  return code === wanted || code?.startsWith(`${wanted}.`) === true;
}

const isSince = (at: Date | null, day: string | undefined): boolean =>
  day === undefined || (at !== null && dayOf(at) >= day);

/** Whether the filter means this thing. */
export function isMeant(thing: Reckoned, filter: FigureFilter): boolean {
  const is = (dimension: Dimension, wanted: string | number | undefined) =>
    wanted === undefined || keyOf(thing, dimension) === String(wanted);
  const lies = (code: string | null, wanted: string | undefined) => wanted === undefined || isWithin(code, wanted);
  return (
    is('institution', filter.institution) &&
    is('affair', filter.affair) &&
    is('state', filter.state) &&
    is('year', filter.year) &&
    is('month', filter.month) &&
    isSince(thing.at, filter.since) &&
    lies(thing.regionCode, filter.region) &&
    lies(thing.otherRegion ?? null, filter.otherRegion)
  );
}

/** The numbers of the things, told apart: how many there are, or the mean of their values. */
export function rowsOf(
  things: readonly Reckoned[],
  by: readonly Dimension[],
  kind: 'count' | 'mean',
): readonly FigureRow[] {
  const groups = Map.groupBy(things, (thing) => JSON.stringify(by.map((it) => keyOf(thing, it))));
  return [...groups.values()].map((group) => {
    const [first] = group;
    const sum = group.reduce((total, it) => total + it.value, 0);
    return {
      of: Object.fromEntries(by.map((it) => [it, first ? keyOf(first, it) : null])),
      ...(kind === 'count' ? { value: group.length } : { value: sum / group.length, things: group.length }),
    };
  });
}

type ReckonedFigure<Viewer> = Omit<Figure<Viewer>, 'count' | 'records' | 'kind'> & {
  readonly kind: 'count' | 'mean';
  /** The things for this viewer, the newest first; narrower than the filter asks is never right, wider is. */
  readonly things: (conn: Conn, asked: FigureAsked<Viewer>) => Promise<readonly Reckoned[]>;
};

/** A figure of things that no statement can tell, because a rule of ours says what they are; few enough to be held. */
export function reckonedFigure<Viewer>({ things, ...figure }: ReckonedFigure<Viewer>): Figure<Viewer> {
  const meant = async (conn: Conn, asked: FigureAsked<Viewer>) =>
    figure.admits(asked.viewer) ? (await things(conn, asked)).filter((it) => isMeant(it, asked.filter)) : [];
  return {
    ...figure,
    count: async (conn, question) => rowsOf(await meant(conn, question), question.by, figure.kind),
    records: async (conn, asked, { size, offset }) => (await meant(conn, asked)).slice(offset, offset + size),
  };
}
