import { record } from '#audit/index.ts';
import { actorOf, type Viewer } from '#identity/index.ts';
import { type ColumnOf, type ListExport, tableOf } from '#platform/export/list.ts';
import { exportRoute } from '#platform/export/route.tsx';
import { type Answer, NotFound, type Route, redirect } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { newId, parseId } from '#platform/ids.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { inviteJuror, removeJuror } from '../actions/jury.ts';
import { type Juror, juryRoles, type Round } from '../model/round.ts';
import { paths } from '../paths.ts';
import { conflictsOf } from '../queries/conflict.ts';
import { candidatesFor, jurorIn, jurorsOf } from '../queries/jury.ts';
import { subjectsOf } from '../queries/subject.ts';
import { whyNotArrange } from '../rules/round.ts';
import { JuryPage } from '../views/jury-page.tsx';
import { roleText } from '../views/labels.ts';
import { RemoveJurorPage } from '../views/remove-juror-page.tsx';
import { type EvaluationVisit, evaluationPage, organisers, reasonIn, refusal, runRound, trailOf } from './visit.tsx';

const columns: readonly ColumnOf<Juror>[] = [
  { key: 'name', label: () => t('evaluation.field.juror'), width: 40, value: (it) => it.name },
  { key: 'role', label: () => t('evaluation.field.role'), value: (it) => roleText(it.role), code: (it) => it.role },
  {
    key: 'state',
    label: () => t('evaluation.field.jurorState'),
    value: (it) => t(`evaluation.jurorState.${it.state}`),
    code: (it) => it.state,
  },
  { key: 'invited_at', label: () => t('evaluation.field.invitedAt'), type: 'moment', value: (it) => it.invitedAt },
  { key: 'answered_at', label: () => t('evaluation.field.answeredAt'), type: 'moment', value: (it) => it.answeredAt },
  { key: 'pact_at', label: () => t('evaluation.field.pact'), type: 'moment', value: (it) => it.pactAcceptedAt },
  { key: 'declined', label: () => t('evaluation.field.reason'), paper: 0, value: (it) => it.declineReason },
];

/** The jury of a round, for those who run it; who took it is kept. */
const juryExport: ListExport<Viewer> = {
  path: paths.juryFile.pattern,
  name: 'juri',
  guard: organisers,
  event: 'evaluation.jury_taken',
  make: async (visit) => {
    const round = await runRound(visit);
    return {
      title: `${t('evaluation.jury.title')}: ${round.name}`,
      address: paths.jury.to(round.id),
      filter: [],
      ...tableOf(columns, async function* (conn) {
        yield await jurorsOf(conn, round.id);
      }),
    };
  },
  taken: (tx, { viewer, params, now }, what) =>
    record(
      tx,
      actorOf(viewer),
      { event: 'evaluation.jury_taken', subject: { kind: 'evaluation_round', id: params.id ?? '' }, after: what },
      now,
    ),
};

export const juryRoutes: readonly Route<Viewer>[] = [
  { method: 'get', path: paths.jury.pattern, guard: organisers, event: 'evaluation.jury', handle: list },
  { method: 'post', path: paths.jury.pattern, guard: organisers, event: 'evaluation.juror.invite', handle: invite },
  { method: 'get', path: paths.removeJuror.pattern, guard: organisers, event: 'evaluation.remove_form', handle: ask },
  {
    method: 'post',
    path: paths.removeJuror.pattern,
    guard: organisers,
    event: 'evaluation.juror.remove',
    handle: remove,
  },
  exportRoute(juryExport),
];

async function list(visit: EvaluationVisit): Promise<Answer> {
  return juryPage(visit, await runRound(visit), {});
}

async function juryPage(visit: EvaluationVisit, round: Round, errors: FieldErrors): Promise<Answer> {
  const { conn } = visit.db;
  const jurors = await jurorsOf(conn, round.id);
  const conflicts = await conflictsOf(conn, round, jurors, await subjectsOf(conn, round.id));
  const counts = new Map(
    [...Map.groupBy(conflicts, (it) => it.jurorId)].map(([id, all]) => [id as string, all.length] as const),
  );
  const { form, now } = visit;
  const body = (
    <JuryPage
      round={round}
      jurors={jurors}
      conflicts={counts}
      candidates={await candidatesFor(conn, round)}
      newId={newId<'JurorId'>(now.getTime())}
      values={{ way: form.get('cara'), person: form.get('orang'), email: form.get('surel'), role: form.get('peran') }}
      whyNot={whyNotArrange(round, visit.viewer)}
      errors={errors}
    />
  );
  return evaluationPage({ title: t('evaluation.jury.title'), trail: trailOf(round), width: 'wide', body }, errors);
}

async function invite(visit: EvaluationVisit): Promise<Answer> {
  const round = await runRound(visit);
  const { form, db, viewer, now, config, baseUrl } = visit;
  const [chosen, chosenRole] = form.get('orang').split(' ');
  const personId = parseId<'PersonId'>(chosen);
  const byMail = form.get('surel').trim() !== '';
  const role = juryRoles.find((it) => it === (byMail ? form.get('peran') : chosenRole));
  if (!byMail && !personId) return juryPage(visit, round, { orang: t('evaluation.fault.juror') });
  if (!role) return juryPage(visit, round, { peran: t('evaluation.fault.role') });
  const who = byMail || !personId ? { email: form.get('surel') } : { personId };
  const id = parseId<'JurorId'>(form.get('id')) ?? newId<'JurorId'>(now.getTime());
  const input = { id, roundId: round.id, role, who, desk: { config, baseUrl } };
  const outcome = await db.transact((tx) => inviteJuror(tx, viewer, input, now));
  if (outcome.ok) return redirect(paths.jury.to(round.id), 'evaluation.done.invite');
  if (outcome.why === 'invalid') return juryPage(visit, round, { surel: t('evaluation.fault.email') });
  if (outcome.why === 'already_juror' || outcome.why === 'unknown_juror')
    return juryPage(visit, round, { [byMail ? 'surel' : 'orang']: t(`evaluation.refusal.${outcome.why}`) });
  return refusal(outcome.why, paths.jury.to(round.id));
}

async function jurorOf(visit: EvaluationVisit, round: Round) {
  const id = parseId<'JurorId'>(visit.params.juri);
  const juror = id ? await jurorIn(visit.db.conn, round.id, id) : null;
  if (!juror) throw new NotFound();
  return juror;
}

async function ask(visit: EvaluationVisit): Promise<Answer> {
  const round = await runRound(visit);
  return removePage(visit, round, {});
}

async function removePage(visit: EvaluationVisit, round: Round, errors: FieldErrors): Promise<Answer> {
  const juror = await jurorOf(visit, round);
  const title = t('evaluation.jury.removeTitle', { name: juror.name });
  const body = <RemoveJurorPage round={round} juror={juror} reason={reasonIn(visit)} errors={errors} />;
  return evaluationPage({ title, trail: trailOf(round), width: 'reading', body }, errors);
}

async function remove(visit: EvaluationVisit): Promise<Answer> {
  const round = await runRound(visit);
  const juror = await jurorOf(visit, round);
  const input = { roundId: round.id, jurorId: juror.id, reason: reasonIn(visit) };
  const outcome = await visit.db.transact((tx) => removeJuror(tx, visit.viewer, input, visit.now));
  if (outcome.ok) return redirect(paths.jury.to(round.id), 'evaluation.done.removeJuror');
  if (outcome.why === 'reason_missing' || outcome.why === 'invalid')
    return removePage(visit, round, { alasan: t(`evaluation.refusal.${outcome.why}`) });
  return refusal(outcome.why, paths.jury.to(round.id));
}
