import { formatDate } from '#platform/dates.ts';
import { type FormValues, formValues } from '#platform/http/form.ts';
import { formatNumber, type Locale, t } from '#platform/i18n/i18n.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import type { Measure } from '../../model/record.ts';
import type { FieldSpec } from '../../rules/fields.ts';
import { typedNumber } from '../../rules/number.ts';
import { type Fault, readField } from '../../rules/read-field.ts';
import { faultTexts } from '../../views/edit/labels.ts';
import {
  MAX_FIGURE,
  MAX_HURT,
  MAX_LINE,
  MAX_SOURCE,
  MAX_TEXT,
  MAX_UNIT,
  MIN_TITLE,
  type ProblemContent,
} from '../model.ts';
import { whyNotContent } from '../rules.ts';
import { boxLabel } from '../views/labels.ts';

const needed = (max: number): FieldSpec => ({ kind: 'line', max, required: true });
const sdgNumbers = Array.from({ length: 17 }, (_, index) => String(index + 1));

const plainBoxes = {
  judul: needed(MAX_LINE),
  sakit: needed(MAX_HURT),
  siapa: needed(MAX_TEXT),
  sejak: { kind: 'line', max: MAX_LINE },
  urusan: { kind: 'affair' },
  tpb: { kind: 'choice', values: sdgNumbers },
} as const satisfies Record<string, FieldSpec>;

/** The boxes of one measurement; with indicator and unit where those are not given. */
const figureBoxes = {
  nilai: { kind: 'number', min: -MAX_FIGURE, max: MAX_FIGURE },
  tanggal: { kind: 'date' },
  sumber: needed(MAX_SOURCE),
} as const satisfies Record<string, FieldSpec>;
const measureBoxes = {
  indikator: needed(MAX_LINE),
  satuan: needed(MAX_UNIT),
  arah: { kind: 'choice', values: ['lower', 'higher'], required: true },
  ...figureBoxes,
} as const satisfies Record<string, FieldSpec>;

export type Typed<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly errors: FieldErrors };

type Values = Record<string, unknown>;
type BoxesRead = { readonly values: Values; readonly faults: Readonly<Record<string, Fault>> };

function readBoxes(specs: Readonly<Record<string, FieldSpec>>, form: FormValues, locale: Locale): BoxesRead {
  const values: Values = {};
  const faults: Record<string, Fault> = {};
  for (const [box, spec] of Object.entries(specs)) {
    const read = readField(spec, form.all(box), locale);
    if ('fault' in read) faults[box] = read.fault;
    else values[box] = read.value;
  }
  return { values, faults };
}

/** Numbers and days that are needed, though the boxes of that kind may be empty elsewhere. */
function readMeasureBoxes(specs: Readonly<Record<string, FieldSpec>>, form: FormValues, locale: Locale): BoxesRead {
  const read = readBoxes(specs, form, locale);
  const empty = Object.keys(specs).filter((box) => read.values[box] === null);
  const missing = Object.fromEntries(empty.map((box) => [box, { code: 'required' } as const]));
  const faults = Object.keys(specs).flatMap((box) => {
    const fault = missing[box] ?? read.faults[box];
    return fault ? [[box, fault] as const] : [];
  });
  return { values: read.values, faults: Object.fromEntries(faults) };
}

/** Reads the form of a problem; faults stand under the names of their boxes, in the order of the page. */
export function readProblem(
  form: FormValues,
  place: { readonly regions: readonly string[]; readonly today: string },
  locale: Locale,
): Typed<ProblemContent> {
  const plain = readBoxes(
    { ...plainBoxes, wilayah: { ...needed(0), kind: 'choice', values: place.regions } as FieldSpec },
    form,
    locale,
  );
  // A direction once chosen cannot be taken back without script, so that alone is no number.
  const hasBaseline = Object.keys(measureBoxes).some((box) => box !== 'arah' && form.get(box).trim() !== '');
  const measure = hasBaseline ? readMeasureBoxes(measureBoxes, form, locale) : null;
  const errors = { ...titleFault(form), ...faultTexts({ ...plain.faults, ...measure?.faults }, boxLabel) };
  if (Object.keys(errors).length > 0) return { ok: false, errors };
  const content = contentFrom(plain.values, measure?.values ?? null);
  if (whyNotContent(content, place.today)) return { ok: false, errors: futureFault() };
  return { ok: true, value: content };
}

function contentFrom(plain: Values, measure: Values | null): ProblemContent {
  return {
    title: String(plain.judul),
    whatHurts: String(plain.sakit),
    whoIsHurt: String(plain.siapa),
    sinceWhen: String(plain.sejak),
    regionCode: String(plain.wilayah),
    affair: plain.urusan === null ? null : String(plain.urusan),
    sdg: plain.tpb === null ? null : Number(plain.tpb),
    baseline:
      measure === null
        ? null
        : { indicator: String(measure.indikator), unit: String(measure.satuan), ...figureFrom(measure) },
    better: measure?.arah === 'lower' || measure?.arah === 'higher' ? measure.arah : null,
  };
}

type Reading = Pick<Measure, 'value' | 'date' | 'source'>;

function figureFrom(values: Values): Reading {
  return { value: Number(values.nilai), date: String(values.tanggal), source: String(values.sumber) };
}

/** Reads the number, its day and its source, all of which are needed. */
export function readFigure(form: FormValues, locale: Locale): Typed<Reading> {
  const { values, faults } = readMeasureBoxes(figureBoxes, form, locale);
  const errors = faultTexts(faults, boxLabel);
  return Object.keys(errors).length > 0 ? { ok: false, errors } : { ok: true, value: figureFrom(values) };
}

/** What is wrong with a title by itself; nothing when it can stand. */
export function titleFault(form: Pick<FormValues, 'get'>): FieldErrors {
  const title = form.get('judul').trim();
  if (title === '' || title.length >= MIN_TITLE) return {};
  return { judul: t('problems.fault.short', { field: boxLabel('judul'), min: formatNumber(MIN_TITLE) }) };
}

/** Reads the title of the first step. */
export function readTitle(form: FormValues, locale: Locale): Typed<string> {
  const { values, faults } = readBoxes({ judul: plainBoxes.judul }, form, locale);
  const errors = { ...titleFault(form), ...faultTexts(faults, boxLabel) };
  return Object.keys(errors).length > 0 ? { ok: false, errors } : { ok: true, value: String(values.judul) };
}

export function futureFault(): FieldErrors {
  return { tanggal: t('problems.fault.future', { field: boxLabel('tanggal') }) };
}

export function beforeFault(baseline: Measure): FieldErrors {
  return { tanggal: t('problems.fault.before', { field: boxLabel('tanggal'), date: formatDate(baseline.date) }) };
}

/** The stored content as the form would carry it, so that one view shows both what is stored and what was typed. */
export function formOfProblem(content: ProblemContent, locale: Locale): FormValues {
  const { baseline } = content;
  const boxes = new URLSearchParams({
    judul: content.title,
    sakit: content.whatHurts,
    siapa: content.whoIsHurt,
    sejak: content.sinceWhen,
    wilayah: content.regionCode,
    urusan: content.affair ?? '',
    tpb: content.sdg === null ? '' : String(content.sdg),
    indikator: baseline?.indicator ?? '',
    satuan: baseline?.unit ?? '',
    arah: content.better ?? '',
    nilai: baseline ? typedNumber(baseline.value, locale) : '',
    tanggal: baseline?.date ?? '',
    sumber: baseline?.source ?? '',
  });
  return formValues(boxes);
}

/** Names of the boxes of a problem's form, in the order of the page. */
export const problemBoxes = [
  'judul',
  'sakit',
  'siapa',
  'sejak',
  'wilayah',
  'urusan',
  'tpb',
  'indikator',
  'satuan',
  'arah',
  'nilai',
  'tanggal',
  'sumber',
] as const;
