import { classifications, forms, initiators, stages, sustainabilityStatuses } from '../model/content.ts';
import type { ContentField } from '../model/sections.ts';

/** How a field is typed, and what it may hold. Word limits are hints of the forms the record feeds; they never block. */
export type FieldSpec =
  | { readonly kind: 'line'; readonly max: number; readonly required?: true }
  | { readonly kind: 'text'; readonly max: number; readonly words?: number; readonly least?: number }
  | {
      readonly kind: 'choice';
      readonly values: readonly string[];
      readonly required?: true;
      /** Chosen until something else is. */
      readonly start?: string;
    }
  | { readonly kind: 'yes_no' }
  | { readonly kind: 'doubt' }
  | { readonly kind: 'date' }
  | { readonly kind: 'year'; readonly min: number; readonly max: number }
  | { readonly kind: 'number'; readonly min: number; readonly max: number }
  | { readonly kind: 'address'; readonly required?: true }
  | { readonly kind: 'affair' }
  | { readonly kind: 'affairs' }
  | { readonly kind: 'goals'; readonly last: number }
  | { readonly kind: 'rows' };

const LONG = 20_000;
const EARLIEST_YEAR = 1945;
/** The winners register begins with the competitions of the ministry's predecessors. */
const EARLIEST_AWARD = 1990;
const LATEST_YEAR = 2100;
const WIDEST = 1e15;
const figure: FieldSpec = { kind: 'number', min: -WIDEST, max: WIDEST };

/** Fields that people type. Word limits: the competition's template of 2022 (domain §3), the index's design of 300 words. */
export const fieldSpecs = {
  title: { kind: 'line', max: 300, required: true },
  stage: { kind: 'choice', values: stages },
  digital: { kind: 'yes_no' },
  trialDate: { kind: 'date' },
  startDate: { kind: 'date' },
  developmentDate: { kind: 'date' },
  startYear: { kind: 'year', min: EARLIEST_YEAR, max: LATEST_YEAR },
  startYearCertain: { kind: 'doubt' },
  summary: { kind: 'text', max: 5000, words: 200 },
  background: { kind: 'text', max: LONG, words: 600 },
  purpose: { kind: 'text', max: LONG },
  novelty: { kind: 'text', max: LONG, words: 600 },
  implementation: { kind: 'text', max: LONG },
  collaboration: { kind: 'text', max: LONG, words: 200 },
  significance: { kind: 'text', max: LONG, words: 600 },
  benefit: { kind: 'text', max: LONG },
  result: { kind: 'text', max: LONG },
  adaptability: { kind: 'text', max: LONG, words: 400 },
  resources: { kind: 'text', max: LONG },
  budgetNote: { kind: 'text', max: 2000 },
  sustainability: { kind: 'text', max: LONG, words: 600 },
  sustainabilityStatus: { kind: 'choice', values: sustainabilityStatuses },
  sustainabilityReason: { kind: 'text', max: 2000 },
  sustainabilityDate: { kind: 'date' },
  mainAffair: { kind: 'affair' },
  otherAffairs: { kind: 'affairs' },
  sdgs: { kind: 'goals', last: 17 },
  sdgContribution: { kind: 'text', max: LONG, words: 200 },
  astaCita: { kind: 'goals', last: 8 },
  priorityProgramme: { kind: 'line', max: 500 },
  initiator: { kind: 'choice', values: initiators },
  initiatorName: { kind: 'line', max: 200 },
  classification: { kind: 'choice', values: classifications },
  form: { kind: 'choice', values: forms },
  latitude: { kind: 'number', min: -90, max: 90 },
  longitude: { kind: 'number', min: -180, max: 180 },
  design: { kind: 'text', max: LONG, least: 300 },
  intellectualProperty: { kind: 'line', max: 1000 },
  videoUrl: { kind: 'address' },
  sourceUrl: { kind: 'address' },
  sourceNote: { kind: 'text', max: 2000 },
  impact: { kind: 'rows' },
  innovators: { kind: 'rows' },
  links: { kind: 'rows' },
} as const satisfies Partial<Record<ContentField, FieldSpec>>;

export type TypedField = keyof typeof fieldSpecs;

export function isTypedField(field: string): field is TypedField {
  return field in fieldSpecs;
}

export type RowSpec = { readonly most: number; readonly columns: Readonly<Record<string, FieldSpec>> };

/** Groups of boxes that repeat: three of the content, and the two lists of the register. */
export const rowSpecs = {
  impact: {
    most: 30,
    columns: {
      indicator: { kind: 'line', max: 200, required: true },
      unit: { kind: 'line', max: 60, required: true },
      before: figure,
      after: figure,
      better: { kind: 'choice', values: ['higher', 'lower', 'unsaid'], required: true, start: 'unsaid' },
      source: { kind: 'line', max: 300 },
      date: { kind: 'date' },
      story: { kind: 'text', max: 1000 },
    },
  },
  innovators: {
    most: 30,
    columns: { name: { kind: 'line', max: 150, required: true }, role: { kind: 'line', max: 150 } },
  },
  links: {
    most: 30,
    columns: {
      title: { kind: 'line', max: 200, required: true },
      url: { kind: 'address', required: true },
      date: { kind: 'date' },
    },
  },
  awards: {
    most: 40,
    columns: {
      titleUsed: { kind: 'line', max: 300, required: true },
      competition: { kind: 'line', max: 100, required: true },
      levelText: { kind: 'line', max: 100, required: true },
      awardGroup: { kind: 'line', max: 100 },
      year: { kind: 'year', min: EARLIEST_AWARD, max: LATEST_YEAR },
      yearCertain: { kind: 'doubt' },
      sourceUrl: { kind: 'address' },
      note: { kind: 'text', max: 1000 },
    },
  },
  externalIds: {
    most: 20,
    columns: {
      system: { kind: 'line', max: 40, required: true },
      value: { kind: 'line', max: 200, required: true },
    },
  },
} as const satisfies Record<string, RowSpec>;
export type RowKind = keyof typeof rowSpecs;

export const rowFields = ['impact', 'innovators', 'links'] as const satisfies readonly (TypedField & RowKind)[];
export type RowField = (typeof rowFields)[number];

/** The columns of a kind of row, in the order in which they are asked. */
export function columnsOf(kind: RowKind): readonly (readonly [column: string, spec: FieldSpec])[] {
  return Object.entries(rowSpecs[kind].columns);
}
