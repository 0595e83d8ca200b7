import type { ImpactRow, InnovationContent } from '../../model/content.ts';
import { affairOfCode, astaCitaOfNumber, type Goal, sdgOfNumber } from '../../model/goals.ts';
import { sections } from '../../model/sections.ts';
import { changeOf } from '../../rules/impact.ts';
import type { FormItem, Ingredient, MasterRecord, Place } from '../model.ts';

type Choices = NonNullable<FormItem['choices']>;
type Composer = (record: MasterRecord, choices: Choices, wording: Wording) => string;

/** How a form is told days, numbers and the few words around them. */
export type Wording = {
  readonly day: (day: string) => string;
  readonly number: (value: number, digits: number) => string;
  readonly source: (source: string) => string;
  readonly unknown: string;
};

const texts = [
  'summary',
  'background',
  'purpose',
  'novelty',
  'implementation',
  'significance',
  'adaptability',
  'resources',
  'sustainability',
  'collaboration',
  'sdgContribution',
  'design',
  'benefit',
  'result',
  'title',
  'initiatorName',
  'priorityProgramme',
  'videoUrl',
  'intellectualProperty',
  'sustainabilityReason',
] as const satisfies readonly (Ingredient & keyof InnovationContent)[];

const choosable = ['stage', 'initiator', 'classification', 'form', 'sustainabilityStatus'] as const;
const dates = ['trialDate', 'startDate', 'developmentDate'] as const;

function fromAll<Name extends string>(names: readonly Name[], composerOf: (name: Name) => Composer) {
  return Object.fromEntries(names.map((name) => [name, composerOf(name)])) as Record<Name, Composer>;
}

const named = (number: number, goal: Goal | null) => (goal ? `${number}. ${goal.name}` : String(number));
const affairNamed = (code: string) => affairOfCode(code)?.name ?? code;
/** «Waktu tunggu: 90 → 30 menit (−66,7 %). Sumber: Laporan 2023» */
function impactLine(row: ImpactRow, { number, source, unknown }: Wording): string {
  const figure = (value: number | null) => (value === null ? unknown : number(value, 2));
  const percent = changeOf(row)?.percent ?? null;
  const sign = percent !== null && percent > 0 ? '+' : '−';
  const change = percent === null ? '' : ` (${sign}${number(Math.abs(percent), 1)} %)`;
  const line = `${row.indicator}: ${figure(row.before)} → ${figure(row.after)} ${row.unit}${change}.`;
  return [line, row.source === '' ? '' : source(row.source), row.story].filter((part) => part !== '').join(' ');
}

/** The year as far as it is known; a doubtful one carries its question mark. */
function yearOf({ startDate, startYear, startYearCertain }: InnovationContent): string {
  if (startDate) return startDate.slice(0, 4);
  return startYear === null ? '' : `${startYear}${startYearCertain ? '' : '?'}`;
}

const composers: Readonly<Record<Ingredient, Composer>> = {
  ...fromAll(
    texts,
    (name) =>
      ({ content }) =>
        content[name],
  ),
  ...fromAll(choosable, (name) => ({ content }, choices) => {
    const value = content[name];
    return value === null ? '' : (choices[value] ?? value);
  }),
  ...fromAll(
    dates,
    (name) =>
      ({ content }, _choices, { day }) =>
        content[name] ? day(content[name]) : '',
  ),
  unit: ({ unitName }) => unitName ?? '',
  institution: ({ institutionName }) => institutionName,
  region: ({ region }) => region,
  digital: ({ content }, choices) =>
    content.digital === null ? '' : ((content.digital ? choices.yes : choices.no) ?? ''),
  impact: ({ content }, _choices, wording) => content.impact.map((row) => impactLine(row, wording)).join('\n'),
  sdgs: ({ content }) => content.sdgs.map((n) => named(n, sdgOfNumber(n))).join('; '),
  astaCita: ({ content }) => content.astaCita.map((n) => named(n, astaCitaOfNumber(n))).join('; '),
  mainAffair: ({ content }) => (content.mainAffair ? affairNamed(content.mainAffair) : ''),
  otherAffairs: ({ content }) => content.otherAffairs.map(affairNamed).join('; '),
  start: ({ content }, _choices, { day }) => (content.startDate ? day(content.startDate) : yearOf(content)),
  year: ({ content }) => yearOf(content),
  coordinates: ({ content: { latitude, longitude } }) =>
    latitude === null || longitude === null ? '' : `${latitude}, ${longitude}`,
  innovators: ({ content }) =>
    content.innovators.map((it) => (it.role === '' ? it.name : `${it.name} (${it.role})`)).join('\n'),
  links: ({ content }, _choices, { day }) =>
    content.links.map((it) => `${it.title}${it.date ? ` (${day(it.date)})` : ''}: ${it.url}`).join('\n'),
  awards: ({ awards }) =>
    awards
      .map((it) => [it.levelText, it.competition, it.year === null ? '' : `${it.year}${it.yearCertain ? '' : '?'}`])
      .map((parts) => parts.filter((part) => part !== '').join(' '))
      .join('\n'),
  nri: ({ externalIds }) => externalIds.find((it) => /jipp|nri/i.test(it.system))?.value ?? '',
  origin: ({ origin }) => origin,
  adaptation: ({ adaptation }) => adaptation,
  // A number that is counted is always known, also when it is none.
  replicas: ({ replicas }) => String(replicas),
};

/** What the record says of this piece, in the form's words; '' when it says nothing. */
export function pieceOf(
  ingredient: Ingredient,
  record: MasterRecord,
  { choices = {}, wording }: { readonly choices?: Choices | undefined; readonly wording: Wording },
): string {
  return composers[ingredient](record, choices, wording).trim();
}

const registered: Partial<Record<Ingredient, Place>> = {
  awards: 'awards',
  nri: 'externalIds',
  origin: 'lineage',
  adaptation: 'lineage',
  start: 'identity',
  year: 'identity',
  coordinates: 'classification',
};

/** Where the piece is written; null for what is not typed into a record. */
export function placeOf(ingredient: Ingredient): Place {
  const section = sections.find((it) => (it.fields as readonly string[]).includes(ingredient));
  return registered[ingredient] ?? section?.name ?? null;
}
