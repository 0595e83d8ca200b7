import { type Answer, NotFound, redirect, show } from '#platform/http/route.ts';
import { inLocale, t } from '#platform/i18n/i18n.ts';
import { newId, parseId } from '#platform/ids.ts';
import { PdfAbsent } from '#platform/pdf/index.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { formPage } from '#platform/ui/form-page.ts';
import type { Figures } from '../../dashboard/routes/visit.ts';
import { yearsOf } from '../../dashboard/rules/place.ts';
import { freezeReport, saveText } from '../actions/write.ts';
import { type FrozenId, isSectionKey, LONGEST_REASON, LONGEST_TEXT, type SectionKey } from '../model/report.ts';
import { paths } from '../paths.ts';
import { digestOf, reportDocx, reportPdf } from '../print.ts';
import { frozenOf, textsOf } from '../queries/report.ts';
import { whyNotFreeze, whyNotWrite } from '../rules/rules.ts';
import { ListPage } from '../views/list-page.tsx';
import { ReportPage } from '../views/report-page.tsx';
import { SectionPage } from '../views/section-page.tsx';
import { notSet } from './files.tsx';
import { hubOf, type OwnReport, ownReport, paperNow, type ReportVisit } from './visit.ts';

/** What is frozen, for all readers; what is written, for the hub. */
export async function list(visit: ReportVisit): Promise<Answer> {
  const hub = await hubOf(visit);
  const writes = whyNotWrite(visit.viewer, hub.id) === null;
  const frozen = await frozenOf(visit.db.conn, hub.id);
  const years = writes ? yearsOf(visit.now.getUTCFullYear()) : [];
  const body = <ListPage hub={hub.name} frozen={frozen} years={years} />;
  return show({ title: t('report.title'), noindex: true, body });
}

type Again = { readonly reason: string; readonly id: FrozenId; readonly errors: FieldErrors };

export async function report(visit: ReportVisit): Promise<Answer> {
  return reportPage(visit, await ownReport(visit), null);
}

async function reportPage({ db }: ReportVisit, { hub, year }: OwnReport, again: Again | null): Promise<Answer> {
  const texts = await textsOf(db.conn, { hubId: hub.id, year });
  const frozen = await frozenOf(db.conn, hub.id, year);
  const freezing = { id: again?.id ?? newId<'ReportFrozenId'>(), reason: again?.reason ?? '' };
  const errors = again?.errors ?? {};
  const trail = [{ text: t('report.title'), href: paths.list.to() }];
  const body = <ReportPage {...{ hub: hub.name, year, texts, frozen, freezing, errors }} />;
  return formPage({ title: t('report.of', { year }), noindex: true, trail, body }, errors);
}

function sectionOf({ params }: ReportVisit): SectionKey {
  if (!isSectionKey(params.bagian)) throw new NotFound();
  return params.bagian;
}

export async function showSection(visit: ReportVisit): Promise<Answer> {
  const own = await ownReport(visit);
  const section = sectionOf(visit);
  const text = (await textsOf(visit.db.conn, { hubId: own.hub.id, year: own.year })).get(section);
  const typed = { body: text?.body ?? '', revision: text?.revision ?? 0 };
  return sectionPage(own, { section, typed, stored: null, errors: {} });
}

type Shown = Pick<Parameters<typeof SectionPage>[0], 'section' | 'typed' | 'stored' | 'errors'> & {
  readonly status?: number;
};

function sectionPage({ year }: OwnReport, { status, ...shown }: Shown): Answer {
  const trail = [
    { text: t('report.title'), href: paths.list.to() },
    { text: t('report.of', { year }), href: paths.report.to(year) },
  ];
  const page = {
    title: t(`report.section.${shown.section}`),
    noindex: true,
    trail,
    body: <SectionPage year={year} {...shown} />,
  };
  return formPage({ ...page, ...(status ? { status } : {}) }, shown.errors);
}

export async function writeSection(visit: ReportVisit): Promise<Answer> {
  const { db, viewer, form, now } = visit;
  const own = await ownReport(visit);
  const section = sectionOf(visit);
  const revision = /^\d{1,9}$/.test(form.get('revisi')) ? Number(form.get('revisi')) : -1;
  const typed = { body: form.get('isi'), revision };
  const of = { hubId: own.hub.id, year: own.year };
  const outcome = await db.transact((tx) => saveText(tx, viewer, { ...of, section, ...typed }, now));
  if (outcome.ok) return redirect(paths.report.to(own.year), 'report.done.saved');
  const errors = { isi: t(`report.refusal.${outcome.why}`, { max: LONGEST_TEXT }) };
  if (outcome.why !== 'stale') return sectionPage(own, { section, typed, stored: null, errors });
  const stored = (await textsOf(db.conn, of)).get(section);
  const fresh = { body: typed.body, revision: stored?.revision ?? 0 };
  return sectionPage(own, { section, typed: fresh, stored: stored?.body ?? '', errors, status: 409 });
}

/** What cannot be kept is said before the files are made, which takes a while. */
export const freeze =
  (figures: Figures) =>
  async (visit: ReportVisit): Promise<Answer> => {
    const { db, form, now } = visit;
    const own = await ownReport(visit);
    const id = parseId<'ReportFrozenId'>(form.get('id'));
    const reason = form.get('alasan');
    const before = await frozenOf(db.conn, own.hub.id, own.year);
    if (before.some((it) => it.id === id)) return redirect(paths.report.to(own.year), 'report.done.frozen');
    if (id === null) return refusedFreeze(visit, own, { id, reason, why: 'invalid' });
    const why = whyNotFreeze({ year: own.year, frozen: before.length, reason }, now.getUTCFullYear());
    return why ? refusedFreeze(visit, own, { id, reason, why }) : makeAndKeep(visit, { ...own, id, reason, figures });
  };

type Making = OwnReport & { readonly id: FrozenId; readonly reason: string; readonly figures: Figures };

/** Makes the files of this moment and keeps them. */
async function makeAndKeep(visit: ReportVisit, { figures, id, reason, ...own }: Making): Promise<Answer> {
  const { db, viewer, now } = visit;
  try {
    const content = await paperNow(visit, own, figures, false);
    const pdf = await inLocale('id', () => reportPdf(content, now));
    const docx = await inLocale('id', () => reportDocx(content, now));
    const kept = { hubId: own.hub.id, year: own.year, id, reason, content, pdf, docx, sha256: digestOf(pdf) };
    const outcome = await db.transact((tx) => freezeReport(tx, viewer, kept, now));
    if (outcome.ok) return redirect(paths.report.to(own.year), 'report.done.frozen');
    return refusedFreeze(visit, own, { id, reason, why: outcome.why });
  } catch (error) {
    if (!(error instanceof PdfAbsent)) throw error;
    return notSet();
  }
}

type RefusedFreeze = {
  readonly id: FrozenId | null;
  readonly reason: string;
  readonly why: Parameters<typeof refusalText>[0];
};

const refusalText = (why: 'not_yours' | 'stale' | 'too_long' | 'reason_missing' | 'invalid' | 'year_ahead') =>
  t(`report.refusal.${why}`, { max: LONGEST_REASON });

function refusedFreeze(visit: ReportVisit, own: OwnReport, { id, reason, why }: RefusedFreeze): Promise<Answer> {
  const box = why === 'reason_missing' || why === 'too_long' ? 'alasan' : '';
  return reportPage(visit, own, { id: id ?? newId<'ReportFrozenId'>(), reason, errors: { [box]: refusalText(why) } });
}
