import affairs from '../../../presets/affairs.json' with { type: 'json' };
import { type Stage, type Sustainability, stages, sustainabilityStatuses } from '../model/choices.ts';

/** Codes of the affairs; the place of each is its bit in stored rows, so new ones are added at the end only. */
export const affairCodes: readonly string[] = affairs.items.map((item) => item.code);

export type Cell = {
  readonly stage: Stage | null;
  readonly digital: boolean | null;
  readonly sustainability: Sustainability | null;
  /** Year of the start. */
  readonly year: number | null;
};

const DIGITAL = 4;
const SUSTAINABILITY = DIGITAL * 3;
const YEAR = SUSTAINABILITY * 5;

/** Four facets in one number, each 0 when it is not known: year, sustainability, digital, stage. */
export function cellOf(cell: Cell): number {
  const stage = cell.stage ? stages.indexOf(cell.stage) + 1 : 0;
  const digital = cell.digital === null ? 0 : cell.digital ? 1 : 2;
  const sustainability = cell.sustainability ? sustainabilityStatuses.indexOf(cell.sustainability) + 1 : 0;
  return stage + digital * DIGITAL + sustainability * SUSTAINABILITY + (cell.year ?? 0) * YEAR;
}

export function readCell(code: number): Cell {
  const digital = Math.floor((code % SUSTAINABILITY) / DIGITAL);
  return {
    stage: stages[(code % DIGITAL) - 1] ?? null,
    digital: digital === 0 ? null : digital === 1,
    sustainability: sustainabilityStatuses[Math.floor((code % YEAR) / SUSTAINABILITY) - 1] ?? null,
    year: Math.floor(code / YEAR) || null,
  };
}

/** For conditions in SQL: the part of a cell as an expression over the column's name, and the values it takes. */
export const cellParts = {
  stage: { divide: 1, modulo: DIGITAL, value: (name: string) => stages.indexOf(name as Stage) + 1 },
  digital: { divide: DIGITAL, modulo: 3, value: (name: string) => (name === 'digital' ? 1 : 2) },
  sustainability: {
    divide: SUSTAINABILITY,
    modulo: 5,
    value: (name: string) => sustainabilityStatuses.indexOf(name as Sustainability) + 1,
  },
  year: { divide: YEAR, modulo: 10_000, value: Number },
} as const;

/** A bit for each affair; unknown codes are left out. Up to 52 affairs fit into a number. */
export function affairBits(codes: readonly string[]): number {
  const places = new Set(codes.map((code) => affairCodes.indexOf(code)).filter((place) => place >= 0));
  return [...places].reduce((bits, place) => bits + 2 ** place, 0);
}

export function affairsIn(bits: number): readonly string[] {
  return affairCodes.filter((_, place) => Math.floor(bits / 2 ** place) % 2 === 1);
}

const SDGS = 17;

export function sdgBits(numbers: readonly number[]): number {
  return numbers.reduce((bits, number) => bits | (1 << (number - 1)), 0);
}

export function sdgsIn(bits: number): readonly number[] {
  return Array.from({ length: SDGS }, (_, index) => index + 1).filter((number) => (bits >> (number - 1)) & 1);
}
