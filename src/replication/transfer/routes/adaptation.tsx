import { type Answer, NotFound, redirect } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { type SectionName, sectionOfSlug, sectionTitle } from '#registry/index.ts';
import { adaptSection } from '../actions/adapt.ts';
import { type Adaptation, conditions, verdicts } from '../model/adaptation.ts';
import type { Replication } from '../model/replication.ts';
import { paths } from '../paths.ts';
import { adaptationsOf } from '../queries/adaptation.ts';
import { contentOf } from '../queries/origin.ts';
import { faultsOf } from '../rules/adaptation.ts';
import { whyNot } from '../rules/moves.ts';
import { AdaptPage, type AdaptPageProps } from '../views/adapt-page.tsx';
import { AdaptationPage } from '../views/adaptation-page.tsx';
import { oneTrail, refusal, replicationOf, type TransferVisit, workPage } from './visit.tsx';

export async function showAdaptation(visit: TransferVisit): Promise<Answer> {
  const replication = await replicationOf(visit);
  const body = (
    <AdaptationPage
      replication={replication}
      adaptations={await adaptationsOf(visit.db.conn, replication.id)}
      mayWrite={whyNot('adapt', replication, visit.viewer) === null}
    />
  );
  const title = t('transfer.adaptation.titleOf', { title: replication.originTitle });
  return workPage({ title, trail: oneTrail(replication), body });
}

type Opened = {
  readonly replication: Replication;
  readonly section: SectionName;
  readonly known: Adaptation | null;
};

async function openSection(visit: TransferVisit): Promise<Opened> {
  const replication = await replicationOf(visit);
  const section = sectionOfSlug(visit.params.bagian ?? '');
  if (!section) throw new NotFound();
  const all = await adaptationsOf(visit.db.conn, replication.id);
  return { replication, section, known: all.find((it) => it.section === section) ?? null };
}

export async function showSection(visit: TransferVisit): Promise<Answer> {
  const opened = await openSection(visit);
  const { replication, known } = opened;
  const forbidden = whyNot('adapt', replication, visit.viewer);
  if (forbidden) return refusal(forbidden, paths.adaptation.to(replication.id));
  const { verdict = '', what = '', why = '', conditions: asked = [], revision = 0 } = known ?? {};
  return adaptPage(visit, opened, { typed: { verdict, what, why, conditions: asked }, revision, errors: {} });
}

type Shown = Pick<AdaptPageProps, 'typed' | 'revision' | 'errors'> & { readonly theirs?: readonly string[] };

async function adaptPage(visit: TransferVisit, opened: Opened, shown: Shown): Promise<Answer> {
  const { replication, section } = opened;
  const { theirs = null, ...rest } = shown;
  const { originId } = replication;
  const origin = originId ? await contentOf(visit.db.conn, originId) : null;
  const body = <AdaptPage replication={replication} section={section} origin={origin} theirs={theirs} {...rest} />;
  const trail = [
    ...oneTrail(replication),
    { text: t('transfer.adaptation.title'), href: paths.adaptation.to(replication.id) },
  ];
  const title = `${t('transfer.adaptation.title')}: ${sectionTitle(section)}`;
  return workPage({ title, trail, ...(theirs ? { status: 409 } : {}), body }, shown.errors);
}

export async function saveAdapted(visit: TransferVisit): Promise<Answer> {
  const opened = await openSection(visit);
  const { replication, section } = opened;
  const { form, viewer, now } = visit;
  const asked = form.all('kondisi');
  const typed = { verdict: form.get('putusan'), what: form.get('apa'), why: form.get('mengapa'), conditions: asked };
  const revision = Number(form.get('revisi'));
  const verdict = verdicts.find((it) => it === typed.verdict);
  if (!verdict) return adaptPage(visit, opened, { typed, revision, errors: { putusan: t('transfer.fault.verdict') } });
  const said = { verdict, what: typed.what, why: typed.why, conditions: conditions.filter((it) => asked.includes(it)) };
  const errors = faultTexts(faultsOf(said));
  if (Object.keys(errors).length > 0) return adaptPage(visit, opened, { typed, revision, errors });
  const input = { id: replication.id, section, revision, ...said };
  const outcome = await visit.db.transact((tx) => adaptSection(tx, viewer, input, now));
  if (outcome.ok) return redirect(paths.adaptation.to(replication.id), 'transfer.done.adapt');
  if (outcome.why !== 'stale') return refusal(outcome.why, paths.adaptation.to(replication.id));
  const again = await openSection(visit);
  return adaptPage(visit, again, { typed, revision: again.known?.revision ?? 0, errors: {}, theirs: linesOf(again) });
}

const boxOf = { what: 'apa', why: 'mengapa', conditions: 'kondisi' } as const;

function faultTexts(faults: ReturnType<typeof faultsOf>): FieldErrors {
  const found = Object.entries(faults) as [keyof typeof boxOf, 'missing' | 'too_long'][];
  return Object.fromEntries(
    found.map(([field, fault]) => [
      boxOf[field],
      fault === 'too_long' ? t('transfer.refusal.too_long') : t(`transfer.fault.adapt.${field}`),
    ]),
  );
}

function linesOf({ known }: Opened): readonly string[] {
  if (!known) return [];
  return [t(`replication.verdict.${known.verdict}`), known.what, known.why].filter((line) => line !== '');
}
