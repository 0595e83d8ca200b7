import type { Conn } from './db.ts';

/**
 * The contract of figures: what a capability counts, said once and the same wherever it is shown. Every figure counts things that can be
 * listed, so that from each number one comes to the records behind it.
 */

/** By what a number can be told apart; `other_region` is where the other side of an exchange lies. */
export const dimensions = ['institution', 'region', 'other_region', 'affair', 'year', 'month', 'state'] as const;
export type Dimension = (typeof dimensions)[number];

/** Which of the things are meant; what is left out narrows nothing. Years and months are those of the instance's time zone. */
export type FigureFilter = {
  readonly institution?: string;
  /** A code; what lies within a province is meant by the province's, and the province alone by `12.00`. */
  readonly region?: string;
  readonly otherRegion?: string;
  readonly affair?: string;
  readonly year?: number;
  /** `2026-05`. */
  readonly month?: string;
  /** From this day on, `2026-05-31`. */
  readonly since?: string;
  readonly state?: string;
};

const OWN = '.00';
/** Whether a code means a province alone, without its regencies and cities. */
export const isOwn = (code: string): boolean => code.endsWith(OWN);
export const ownCode = (code: string): string => code.slice(0, -OWN.length);
export const onlyOwn = (province: string): string => province + OWN;

export type FigureAsked<Viewer> = { readonly viewer: Viewer; readonly now: Date; readonly filter: FigureFilter };
export type FigureQuestion<Viewer> = FigureAsked<Viewer> & { readonly by: readonly Dimension[] };

/** One number, and of which institution (its id), region (its code), year … it is; null where that is not known. */
export type FigureRow = {
  readonly of: Readonly<Partial<Record<Dimension, string | null>>>;
  readonly value: number;
  /** Of how many things a mean or a median is, and the largest of their values; a count says itself. */
  readonly things?: number;
  readonly most?: number;
};

/** One of the things behind a number. */
export type FigureRecord = {
  readonly id: string;
  /** Null: one that this viewer may count but not read. */
  readonly title: string | null;
  readonly href: string | null;
  readonly institutionId: string | null;
  readonly regionCode: string | null;
  readonly at: Date | null;
  readonly state: string | null;
  /** What it adds to the number: 1 for a count. */
  readonly value: number;
};

export type FigureWindow = { readonly size: number; readonly offset: number };

export type FigureState = { readonly code: string; readonly name: () => string };

/** A number that leaders read. */
export type Figure<Viewer> = {
  /** `capability.name`: stable, part of addresses. */
  readonly key: string;
  /** In the reader's language, as are all texts of it. */
  readonly title: () => string;
  /** What one of the things is called: «inovasi». */
  readonly unit: () => string;
  /** What exactly is counted, in whose name and at which moment. */
  readonly how: () => string;
  /** How many things there are, or what they are worth: the mean, or the median (the middle one, between two the midpoint). */
  readonly kind: 'count' | 'mean' | 'median';
  /** Counts people: small numbers are not told, nor is the list. */
  readonly ofPeople?: true;
  readonly dimensions: readonly Dimension[];
  /** The states that it is told apart by, in their order. */
  readonly states?: readonly FigureState[];
  /** Who may ask at all; of whom the number is for this viewer is part of the counting. */
  readonly admits: (viewer: Viewer) => boolean;
  /** Only what there is: no row says 0. Without `by` it is one row or none. */
  readonly count: (conn: Conn, question: FigureQuestion<Viewer>) => Promise<readonly FigureRow[]>;
  /** The things behind the number of the same filter, the newest first, of a median the largest: as many as it says. */
  readonly records: (conn: Conn, asked: FigureAsked<Viewer>, window: FigureWindow) => Promise<readonly FigureRecord[]>;
};

const ROOT = '/angka';
const names = {
  institution: 'instansi',
  region: 'wilayah',
  otherRegion: 'wilayah-lain',
  affair: 'urusan',
  year: 'tahun',
  month: 'bulan',
  since: 'sejak',
  state: 'keadaan',
} as const satisfies Record<keyof FigureFilter, string>;

/** The page that lists the records behind a number, whatever room shows it. */
export const figureAddress = {
  pattern: `${ROOT}/:angka`,
  to: (key: string, filter: FigureFilter = {}): string => {
    const query = queryOfFigure(filter);
    return query.size > 0 ? `${ROOT}/${key}?${query}` : `${ROOT}/${key}`;
  },
};

/** The filter as it stands in an address. */
export function queryOfFigure(filter: FigureFilter): URLSearchParams {
  const fields = Object.entries(names) as [keyof FigureFilter, string][];
  return new URLSearchParams(
    fields.flatMap(([field, name]) => (filter[field] === undefined ? [] : [[name, String(filter[field])]])),
  );
}

const shapes: Readonly<Record<keyof FigureFilter, RegExp>> = {
  institution: /^[0-9a-f-]{36}$/,
  region: /^\d{2}(\.\d{2}){0,2}(\.\d{4})?$/,
  otherRegion: /^\d{2}(\.\d{2}){0,2}(\.\d{4})?$/,
  affair: /^[\w.-]{1,60}$/,
  year: /^(19|20)\d{2}$/,
  month: /^(19|20)\d{2}-(0[1-9]|1[0-2])$/,
  since: /^(19|20)\d{2}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/,
  state: /^[\w.-]{1,60}$/,
};

/** What an address asks for; what it says wrongly is no filter. */
export function figureFilterOf(query: URLSearchParams): FigureFilter {
  const fields = Object.entries(names) as [keyof FigureFilter, string][];
  const found = fields.flatMap(([field, name]) => {
    const text = query.get(name)?.trim() ?? '';
    if (!shapes[field].test(text)) return [];
    return [[field, field === 'year' ? Number(text) : text]];
  });
  return Object.fromEntries(found) as FigureFilter;
}
