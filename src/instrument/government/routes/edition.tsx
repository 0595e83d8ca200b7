import { numberOf } from '#platform/document/read.ts';
import type { FormValues } from '#platform/http/form.ts';
import { type Answer, NotFound, redirect } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { formPage } from '#platform/ui/form-page.ts';
import { faultText } from '../../formula/wording.ts';
import { changeIndexEdition } from '../actions/edition.ts';
import { type IndexEdition, indexFormulas } from '../model/edition.ts';
import { MOST_HOURS } from '../model/effort.ts';
import { LONGEST_REASON } from '../model/refusal.ts';
import { paths } from '../paths.ts';
import { type HeldEdition, indexEdition, revisionsOf } from '../queries/editions.ts';
import { formulasOf } from '../rules/calculation.ts';
import { whyNotChange } from '../rules/rights.ts';
import { ChangePage } from '../views/change-page.tsx';
import { EditionPage } from '../views/edition-page.tsx';
import { editionName } from '../wording.ts';
import { type IndexVisit, indexPage } from './visit.ts';

async function heldEdition({ db, params }: IndexVisit): Promise<HeldEdition> {
  const year = /^\d{4}$/.test(params.tahun ?? '') ? Number(params.tahun) : 0;
  const held = year > 0 ? await indexEdition(db.conn, year) : null;
  if (!held) throw new NotFound();
  return held;
}

const trailTo = (edition: IndexEdition) => [
  { text: t('government.title'), href: paths.list.to() },
  { text: editionName(edition), href: paths.edition.to(edition.year) },
];

export async function showEdition(visit: IndexVisit): Promise<Answer> {
  const held = await heldEdition(visit);
  const revisions = await revisionsOf(visit.db.conn, held.edition.year);
  const body = <EditionPage held={held} revisions={revisions} why={whyNotChange(visit.viewer)} />;
  return indexPage({ title: editionName(held.edition), trail: trailTo(held.edition).slice(0, 1), body });
}

export async function showChange(visit: IndexVisit): Promise<Answer> {
  return changePage(visit, await heldEdition(visit), {});
}

type Shown = { readonly status?: number; readonly stale?: true };

function changePage(visit: IndexVisit, held: HeldEdition, errors: FieldErrors, { status, stale }: Shown = {}): Answer {
  const { form } = visit;
  const body = <ChangePage held={held} form={form} errors={errors} isStale={stale === true} />;
  const title = `${t('government.rules.change')}: ${editionName(held.edition)}`;
  return formPage({ title, noindex: true, status, trail: trailTo(held.edition), body }, errors);
}

export async function change(visit: IndexVisit): Promise<Answer> {
  const { form, db, viewer, now } = visit;
  const held = await heldEdition(visit);
  const read = readEdition(form, held.edition);
  if (Object.keys(read.errors).length > 0) return changePage(visit, held, read.errors);
  const from = Number.parseInt(form.get('revisi'), 10) || 0;
  const given = { edition: read.edition, from, reason: form.get('alasan') };
  const outcome = await db.transact((tx) => changeIndexEdition(tx, viewer, given, now));
  if (outcome.ok) return redirect(paths.edition.to(held.edition.year), 'government.rules.changed');
  if (outcome.why === 'stale') return changePage(visit, held, {}, { status: 409, stale: true });
  if (outcome.why === 'reason_missing')
    return changePage(visit, held, { alasan: t('government.refusal.reason_missing') });
  if (outcome.why === 'reason_long')
    return changePage(visit, held, { alasan: t('government.refusal.reason_long', { n: String(LONGEST_REASON) }) });
  throw new NotFound();
}

type Read = { readonly edition: IndexEdition; readonly errors: FieldErrors };
type Bounds = readonly [least: number, most: number];

/** The numbers of the form with the bounds of each. */
const figures = {
  leastDivisor: [1, 1000],
  mostCounted: [1, 10_000],
  perInnovation: [0, 100],
  leastBasicAffairs: [0, 32],
  totalMost: [1, 10_000],
} as const satisfies Record<string, Bounds>;
const whole = new Set(['leastDivisor', 'mostCounted', 'leastBasicAffairs', 'designWords']);
const WORDS: Bounds = [0, 10_000];
const INDEX: Bounds = [0, 100];
const HOURS: Bounds = [0.1, MOST_HOURS];

/** The edition as it was typed, and what of it is wrong. */
function readEdition(form: FormValues, edition: IndexEdition): Read {
  const errors: Record<string, string> = {};
  const number = (name: string, [min, max]: Bounds): number => {
    const value = numberOf(form.get(name));
    if (value === null || (whole.has(name) && !Number.isInteger(value))) errors[name] = t('government.fault.number');
    else if (value < min || value > max)
      errors[name] = t('government.fault.range', { min: String(min), max: String(max) });
    return value ?? 0;
  };
  const day = (name: string): string | null => {
    const text = form.get(name).trim();
    if (text !== '' && !isDay(text)) errors[name] = t('government.fault.date');
    return text === '' ? null : text;
  };
  const typed = Object.fromEntries(Object.entries(figures).map(([name, bounds]) => [name, number(name, bounds)]));
  const bands = edition.bands.map((it, at) => ({ ...it, from: number(`kategori.${at}`, INDEX) }));
  for (const [at, band] of bands.entries())
    if (at > 0 && band.from >= (bands[at - 1]?.from ?? 0)) errors[`kategori.${at}`] ??= t('government.fault.order');
  const words = form.get('designWords').trim();
  const mandatory = form.get('mandatory');
  if (mandatory !== 'told' && mandatory !== 'owed') errors.mandatory = t('government.fault.choice');
  const read: IndexEdition = {
    ...edition,
    ...typed,
    bands,
    eligibility: {
      appliedFrom: day('appliedFrom'),
      appliedUntil: day('appliedUntil'),
      designWords: words === '' ? null : number('designWords', WORDS),
    },
    mandatory: mandatory === 'owed' ? 'owed' : 'told',
    effort: {
      ...edition.effort,
      kinds: edition.effort.kinds.map((it) => ({ ...it, hours: number(`jam.${it.code}`, HOURS) })),
    },
    formulas: typedFormulas(form),
  };
  const formulas = formulasOf(read);
  if (!formulas.ok) errors[`rumus.${formulas.why.formula}`] = faultText(formulas.why.fault);
  return { edition: read, errors };
}

function typedFormulas(form: FormValues): IndexEdition['formulas'] {
  const typed = indexFormulas.map((it) => [it, form.get(`rumus.${it}`).trim()]);
  return Object.fromEntries(typed) as IndexEdition['formulas'];
}

/** A day that the calendar has. */
function isDay(text: string): boolean {
  const at = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}
