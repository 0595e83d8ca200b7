import * as z from 'zod';

export const LONGEST_LINE = 200;
export const LONGEST_TEXT = 2000;
export const MOST_LINES = 60;
export const FIRST_YEAR = 1990;
export const LAST_YEAR = 2100;
/** Rupiah; larger than the budget of the country. */
export const MOST_RUPIAH = 9_000_000_000_000_000;

export const policyKinds = ['sk_pd', 'sk_kdh', 'perkada', 'perda'] as const;
export const budgetDocuments = ['rka', 'dpa', 'apbd'] as const;
export const planningDocuments = ['rkpd', 'renja'] as const;
export const performanceDocuments = ['agreement', 'indicator'] as const;
export const betters = ['higher', 'lower'] as const;
export const teamDocuments = ['none', 'assignment', 'decree'] as const;
export const procedureKinds = ['print', 'electronic', 'online'] as const;
export const monitoringKinds = ['internal', 'survey', 'external'] as const;
export const collaborationDocuments = ['decree', 'agreement', 'letter'] as const;

const line = z.string().trim().max(LONGEST_LINE).default('');
const required = z.string().trim().min(1).max(LONGEST_LINE);
const text = z.string().trim().max(LONGEST_TEXT).default('');
const date = z.iso.date().nullable().default(null);
const year = z.int().min(FIRST_YEAR).max(LAST_YEAR);
const rupiah = z.int().min(0).max(MOST_RUPIAH).nullable().default(null);
const number = z.number().finite().nullable().default(null);
const lines = z.array(required).max(MOST_LINES);

/** A rule of the region: which rung of the ladder, and for how long. */
const policy = z.object({
  dimension: z.literal('policy'),
  kind: z.enum(policyKinds),
  number: required,
  date: z.iso.date(),
  title: required,
  issuer: required,
  validUntil: date,
  revokedOn: date,
  note: text,
});

/** A line of one year's budget; all amounts in rupiah. */
const budget = z.object({
  dimension: z.literal('budget'),
  year,
  document: z.enum(budgetDocuments),
  programme: required,
  code: line,
  planned: rupiah,
  granted: rupiah,
  spent: rupiah,
  number: line,
  date,
  page: line,
  note: text,
});

/** Where a yearly plan names the innovation. */
const planning = z.object({
  dimension: z.literal('planning'),
  year,
  document: z.enum(planningDocuments),
  page: required,
  wording: text,
  number: line,
  date,
  note: text,
});

/** What one official owes for the innovation in one year; target and result are in `unit`. */
const performance = z.object({
  dimension: z.literal('performance'),
  year,
  document: z.enum(performanceDocuments),
  official: required,
  position: required,
  /** The account of the official, where there is one. */
  officialId: z.uuid().nullable().default(null),
  indicator: required,
  unit: required,
  better: z.enum(betters),
  target: z.number().finite(),
  result: number,
  date,
  note: text,
});

const team = z.object({
  dimension: z.literal('team'),
  document: z.enum(teamDocuments),
  people: z.int().min(1).max(100_000),
  successor: line,
  number: line,
  date,
  issuer: line,
  validUntil: date,
  note: text,
});

/** `days`: working days that the service takes by the procedure; `steps`: each with its duration. */
const procedure = z.object({
  dimension: z.literal('procedure'),
  kind: z.enum(procedureKinds),
  title: required,
  days: z.number().min(0).max(1000),
  steps: lines.default([]),
  number: line,
  date,
  note: text,
});

/** `score`: of a citizen survey, as its report gives it. */
const monitoring = z.object({
  dimension: z.literal('monitoring'),
  year,
  kind: z.enum(monitoringKinds),
  title: required,
  conductor: required,
  score: number,
  finding: text,
  date,
  note: text,
});

/** Actors and offices, each named once. */
const collaboration = z.object({
  dimension: z.literal('collaboration'),
  document: z.enum(collaborationDocuments),
  actors: lines.min(1),
  offices: lines.default([]),
  number: line,
  date,
  validUntil: date,
  note: text,
});

export const lastingContent = z.discriminatedUnion('dimension', [
  policy,
  budget,
  planning,
  performance,
  team,
  procedure,
  monitoring,
  collaboration,
]);
export type LastingContent = z.infer<typeof lastingContent>;
export type ContentOf<D extends LastingContent['dimension']> = Extract<LastingContent, { dimension: D }>;
