import { anyone, signedIn, type Viewer } from '#identity/index.ts';
import { exportRoute } from '#platform/export/route.tsx';
import { type Answer, NotFound, type Route, redirect, show } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { parseId } from '#platform/ids.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import type { Origin } from '../../origin/model.ts';
import { speaksFor } from '../../origin/rules.ts';
import { originOf, originTrail, refusalPage, type SpreadVisit, workPage } from '../../origin/visit.tsx';
import { answerNeeds } from '../actions/answer.ts';
import { setNeeds } from '../actions/set.ts';
import { needsExport, readinessExport } from '../exports.ts';
import { type Answered, MOST_NEEDS } from '../model.ts';
import { paths } from '../paths.ts';
import { needsOf, readinessById, readinessesOf, readinessOf } from '../queries/needs.ts';
import { whyNotAnswer, whyNotRead } from '../rules/readiness.ts';
import { readNeeds } from '../rules/typed.ts';
import { AllPage } from '../views/all-page.tsx';
import { AnswerPage } from '../views/answer-page.tsx';
import { EditPage } from '../views/edit-page.tsx';
import { NeedsPage } from '../views/needs-page.tsx';
import { ReadinessPage } from '../views/readiness-page.tsx';
import { answersIn, errorsOf, needId, rowsIn, rowsOf, type TypedRow } from './form.ts';

export const needRoutes: readonly Route<Viewer>[] = [
  exportRoute(needsExport),
  exportRoute(readinessExport),
  { method: 'get', path: paths.edit.pattern, guard: signedIn, event: 'replication.needs.form', handle: form },
  { method: 'post', path: paths.edit.pattern, guard: signedIn, event: 'replication.needs.set', handle: set },
  { method: 'get', path: paths.needs.pattern, guard: anyone, event: 'replication.needs.list', handle: list },
  { method: 'get', path: paths.all.pattern, guard: signedIn, event: 'replication.needs.all', handle: all },
  { method: 'get', path: paths.one.pattern, guard: signedIn, event: 'replication.needs.read', handle: read },
  { method: 'get', path: paths.own.pattern, guard: signedIn, event: 'replication.needs.own', handle: own },
  { method: 'post', path: paths.own.pattern, guard: signedIn, event: 'replication.needs.answer', handle: answer },
];

const trailOf = (origin: Origin) => [
  ...originTrail(origin),
  { text: t('needs.title'), href: paths.needs.to(origin.id) },
];

async function list(visit: SpreadVisit): Promise<Answer> {
  const origin = await originOf(visit);
  const { needs } = await needsOf(visit.db.conn, origin.id);
  return show({
    title: `${t('needs.title')}: ${origin.title}`,
    description: t('needs.lead'),
    trail: originTrail(origin),
    width: 'reading',
    body: (
      <NeedsPage
        origin={origin}
        needs={needs}
        isOwn={speaksFor(origin, visit.viewer)}
        whyNotAnswer={whyNotAnswer(origin, visit.viewer)}
      />
    ),
  });
}

/** The record of the address, when the viewer speaks for it; else the page is not there. */
async function ownOrigin(visit: SpreadVisit): Promise<Origin> {
  const origin = await originOf(visit);
  if (!speaksFor(origin, visit.viewer)) throw new NotFound();
  return origin;
}

async function form(visit: SpreadVisit): Promise<Answer> {
  const origin = await ownOrigin(visit);
  const { needs, revision } = await needsOf(visit.db.conn, origin.id);
  return editPage(origin, { rows: rowsOf(needs), revision, errors: {} });
}

type Shown = {
  readonly rows: readonly TypedRow[];
  readonly revision: number;
  readonly errors: FieldErrors;
  readonly status?: number;
};

function editPage(origin: Origin, { status, ...shown }: Shown): Answer {
  const title = `${t('needs.edit.title')}: ${origin.title}`;
  const body = <EditPage origin={origin} {...shown} />;
  return workPage({ title, ...(status ? { status } : {}), trail: trailOf(origin), body }, shown.errors);
}

const revisionIn = ({ form: values }: SpreadVisit): number =>
  /^\d{1,9}$/.test(values.get('revision')) ? Number(values.get('revision')) : 0;

async function set(visit: SpreadVisit): Promise<Answer> {
  const origin = await ownOrigin(visit);
  const { db, viewer, now, form: values } = visit;
  const [rows, revision] = [rowsIn(values), revisionIn(visit)];
  if (values.get('tambah') !== '' || values.get('hapus') !== '')
    return editPage(origin, { rows, revision, errors: {} });
  const parsed = readNeeds(
    rows.map((it) => it.row),
    needId,
  );
  if (!parsed.ok) {
    const over: FieldErrors = parsed.over ? { '': t('needs.refusal.over_limit', { max: MOST_NEEDS }) } : {};
    return editPage(origin, { rows, revision, errors: { ...over, ...errorsOf(rows, parsed.faults) } });
  }
  const input = { innovationId: origin.id, needs: parsed.needs, revision };
  const outcome = await db.transact((tx) => setNeeds(tx, viewer, input, now));
  if (outcome.ok) return redirect(paths.needs.to(origin.id), 'needs.done.set');
  if (outcome.why !== 'stale') throw new NotFound();
  const stored = await needsOf(db.conn, origin.id);
  const errors = { '': t('needs.refusal.stale') };
  return editPage(origin, { rows, revision: stored.revision, errors, status: 409 });
}

async function own(visit: SpreadVisit): Promise<Answer> {
  const origin = await originOf(visit);
  const { db, viewer } = visit;
  const { acting } = viewer;
  const forbidden = whyNotAnswer(origin, viewer);
  if (forbidden || !acting)
    return refusalPage(t(`needs.why.${forbidden === 'own_record' ? 'own' : 'role'}`), paths.needs.to(origin.id), 403);
  const given = await readinessOf(db.conn, origin.id, acting);
  return answerPage(visit, origin, { answers: given?.answers ?? [], revision: given?.revision ?? 0, errors: {} });
}

type Answering = {
  readonly answers: readonly Answered[];
  readonly revision: number;
  readonly errors: FieldErrors;
  readonly status?: number;
};

async function answerPage(visit: SpreadVisit, origin: Origin, { status, ...shown }: Answering): Promise<Answer> {
  const { needs } = await needsOf(visit.db.conn, origin.id);
  const { acting } = visit.viewer;
  const place = [acting?.unitName, acting?.institutionName].filter((it) => it).join(', ');
  const title = `${t('needs.own.title')}: ${origin.title}`;
  const body = <AnswerPage origin={origin} needs={needs} place={place} {...shown} />;
  return workPage({ title, ...(status ? { status } : {}), trail: trailOf(origin), body }, shown.errors);
}

async function answer(visit: SpreadVisit): Promise<Answer> {
  const origin = await originOf(visit);
  const { db, viewer, now } = visit;
  const { needs } = await needsOf(db.conn, origin.id);
  const [answers, revision] = [answersIn(visit.form, needs), revisionIn(visit)];
  const input = { innovationId: origin.id, answers, revision };
  const outcome = await db.transact((tx) => answerNeeds(tx, viewer, input, now));
  if (outcome.ok) return redirect(paths.one.to(origin.id, outcome.value), 'needs.done.answer');
  const { why } = outcome;
  if (why === 'no_needs')
    return answerPage(visit, origin, { answers, revision, errors: { '': t('needs.refusal.no_needs') } });
  if (why !== 'stale')
    return refusalPage(t(`needs.why.${why === 'own_record' ? 'own' : 'role'}`), paths.needs.to(origin.id), 403);
  const stored = viewer.acting && (await readinessOf(db.conn, origin.id, viewer.acting));
  const errors = { '': t('needs.refusal.stale') };
  return answerPage(visit, origin, { answers, revision: stored?.revision ?? 0, errors, status: 409 });
}

async function read(visit: SpreadVisit): Promise<Answer> {
  const origin = await originOf(visit);
  const id = parseId<'ReadinessId'>(visit.params.kesiapan);
  const readiness = id ? await readinessById(visit.db.conn, id) : null;
  if (readiness?.innovationId !== origin.id || whyNotRead(readiness, origin, visit.viewer)) throw new NotFound();
  const { needs } = await needsOf(visit.db.conn, origin.id);
  const isMine = whyNotAnswer(origin, visit.viewer) === null && visit.viewer.acting?.unitId === readiness.unitId;
  return workPage({
    title: `${t('needs.readiness.title')}: ${origin.title}`,
    trail: trailOf(origin),
    body: <ReadinessPage origin={origin} needs={needs} readiness={readiness} isMine={isMine} />,
  });
}

async function all(visit: SpreadVisit): Promise<Answer> {
  const origin = await ownOrigin(visit);
  const { needs } = await needsOf(visit.db.conn, origin.id);
  const rows = await readinessesOf(visit.db.conn, origin.id);
  return workPage({
    title: `${t('needs.all.title')}: ${origin.title}`,
    width: 'wide',
    trail: trailOf(origin),
    body: <AllPage origin={origin} needs={needs} rows={rows} />,
  });
}
