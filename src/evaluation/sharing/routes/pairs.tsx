import type { Viewer } from '#identity/index.ts';
import { type Answer, type Route, redirect } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { parseId } from '#platform/ids.ts';
import { type EvaluationVisit, organisers, refusal, runRound } from '../../routes/visit.tsx';
import { setPair, unsetPair } from '../actions/pairs.ts';
import { paths } from '../paths.ts';
import { sharingPage } from './sharing.tsx';

export const pairRoutes: readonly Route<Viewer>[] = [
  { method: 'post', path: paths.setPair.pattern, guard: organisers, event: 'evaluation.pair.set', handle: set },
  { method: 'post', path: paths.unsetPair.pattern, guard: organisers, event: 'evaluation.pair.unset', handle: unset },
];

function labelIn({ form }: EvaluationVisit): number | null {
  const label = Number(form.get('nomor').trim() || Number.NaN);
  return Number.isInteger(label) && label > 0 && label < 1_000_000 ? label : null;
}

async function set(visit: EvaluationVisit): Promise<Answer> {
  const round = await runRound(visit);
  const { form, db, viewer, now } = visit;
  const jurorId = parseId<'JurorId'>(form.get('juri'));
  const label = labelIn(visit);
  const kind = (['pinned', 'forbidden'] as const).find((it) => it === form.get('jenis'));
  if (!jurorId) return sharingPage(visit, round, null, { juri: t('evaluation.refusal.unknown_juror') });
  if (!label) return sharingPage(visit, round, null, { nomor: t('evaluation.refusal.unknown_subject') });
  if (!kind) return sharingPage(visit, round, null, { jenis: t('sharing.fault.kind') });
  const asked = { roundId: round.id, jurorId, label, kind };
  const outcome = await db.transact((tx) => setPair(tx, viewer, asked, now));
  if (outcome.ok) return redirect(`${paths.sharing.to(round.id)}#pasangan`, 'sharing.done.pair');
  const box = { unknown_subject: 'nomor', unknown_juror: 'juri', conflict: 'juri' }[outcome.why as string];
  if (box) return sharingPage(visit, round, null, { [box]: t(`evaluation.refusal.${outcome.why}`) });
  return refusal(outcome.why, paths.sharing.to(round.id));
}

async function unset(visit: EvaluationVisit): Promise<Answer> {
  const round = await runRound(visit);
  const { form, db, viewer, now } = visit;
  const back = `${paths.sharing.to(round.id)}#pasangan`;
  const [jurorId, label] = [parseId<'JurorId'>(form.get('juri')), labelIn(visit)];
  if (!jurorId || !label) return refusal('unknown_juror', back);
  const outcome = await db.transact((tx) => unsetPair(tx, viewer, { roundId: round.id, jurorId, label }, now));
  return outcome.ok ? redirect(back, 'sharing.done.unpair') : refusal(outcome.why, back);
}
