import { institutionById, type UnitId, unitsOf } from '#identity/index.ts';
import { type Answer, NotFound, redirect } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { newId, parseId } from '#platform/ids.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { paths as registryPaths } from '#registry/index.ts';
import { type NewInterest, showInterest } from '../actions/interest.ts';
import type { ReplicationRefusal } from '../model/refusal.ts';
import type { Replication, ReplicationId } from '../model/replication.ts';
import { paths } from '../paths.ts';
import { lineOf, type OriginRecord, originOf } from '../queries/origin.ts';
import { openProblems } from '../queries/problems.ts';
import { replicationsOfOrigins } from '../queries/replication.ts';
import { whyNotReplicate } from '../rules/lineage.ts';
import { BeginPage, type BeginPageProps } from '../views/begin-page.tsx';
import { placeText } from '../views/words.ts';
import { refusal, type TransferVisit, workPage } from './visit.tsx';

async function originIn(visit: TransferVisit, text: string): Promise<OriginRecord> {
  const id = parseId<'InnovationId'>(text);
  const origin = id ? await originOf(visit.db.conn, id) : null;
  if (!origin) throw new NotFound();
  return origin;
}

export async function showForm(visit: TransferVisit): Promise<Answer> {
  const { person } = visit.viewer;
  const typed = {
    problem: visit.query.get('masalah') ?? '',
    unit: '',
    why: '',
    name: person?.name ?? '',
    email: person?.email ?? '',
    phone: '',
  };
  return beginPage(visit, await originIn(visit, visit.query.get('asal') ?? ''), { typed, errors: {} });
}

type Shown = { readonly typed: BeginPageProps['typed']; readonly errors: FieldErrors };

async function beginPage(visit: TransferVisit, origin: OriginRecord, shown: Shown): Promise<Answer> {
  const { acting } = visit.viewer;
  const { conn } = visit.db;
  const institution = acting ? await institutionById(conn, acting.institutionId) : null;
  if (!acting || !institution) throw new NotFound();
  const { regionCode } = institution;
  const line = await lineOf(conn, origin.id);
  const going = (await replicationsOfOrigins(conn, [origin.id])).filter(isGoing);
  const own = going.find((it) => isSamePlace(it, { institutionId: institution.id, unitId: acting.unitId }));
  const near = going.find((it) => regionCode !== null && it.regionCode === regionCode);
  const isInnovator = acting.role === 'innovator';
  const units = isInnovator ? [] : (await unitsOf(conn, institution.id)).filter((it) => it.closedAt === null);
  const body = (
    <BeginPage
      origin={origin}
      newId={parseId(visit.form.get('id')) ?? newId(visit.now.getTime())}
      institutionName={institution.name}
      unitName={isInnovator ? acting.unitName : null}
      units={units.length > 0 ? units : null}
      problems={await openProblems(conn, { institutionId: institution.id, regionCode })}
      whyNot={whyNotReplicate({ institutionId: institution.id, regionCode, line })}
      sameRegion={near ? placeText(near) : null}
      going={isInnovator && own ? own.id : null}
      {...shown}
    />
  );
  const title = t('transfer.interest.title.of', { title: origin.content.title });
  const trail = [{ text: origin.content.title, href: registryPaths.record.to(origin.id) }];
  return workPage({ title, width: 'reading', trail, body }, shown.errors);
}

const isGoing = ({ state }: Replication): boolean => state !== 'refused' && state !== 'stopped';

const isSamePlace = (it: Replication, place: Pick<NewInterest, 'institutionId' | 'unitId'>): boolean =>
  it.institutionId === place.institutionId && it.unitId === place.unitId;

/** Where each refusal is told on the form. */
const boxes: Partial<Readonly<Record<ReplicationRefusal, string>>> = {
  reason_missing: 'mengapa',
  name_missing: 'nama',
  invalid: 'surel',
  unknown_place: 'unit',
  unknown_problem: 'masalah',
  going_already: 'unit',
  too_long: 'mengapa',
};

export async function begin(visit: TransferVisit): Promise<Answer> {
  const { form, db, viewer, now } = visit;
  const origin = await originIn(visit, form.get('asal'));
  const { acting } = viewer;
  const id: ReplicationId | null = parseId<'ReplicationId'>(form.get('id'));
  if (!acting || !id) throw new NotFound();
  const typed = {
    problem: form.get('masalah'),
    unit: form.get('unit'),
    why: form.get('mengapa'),
    name: form.get('nama'),
    email: form.get('surel'),
    phone: form.get('telepon'),
  };
  const unitId: UnitId | null = acting.role === 'innovator' ? acting.unitId : parseId<'UnitId'>(typed.unit);
  const input: NewInterest = {
    id,
    originId: origin.id,
    problemId: parseId<'ProblemId'>(typed.problem),
    institutionId: acting.institutionId,
    unitId,
    why: typed.why,
    contact: { name: typed.name, email: typed.email, phone: typed.phone },
  };
  const outcome = await db.transact((tx) => showInterest(tx, viewer, input, now));
  if (outcome.ok) return redirect(paths.one.to(id), 'transfer.done.interest');
  const box = boxes[outcome.why];
  if (!box) return refusal(outcome.why, registryPaths.record.to(origin.id));
  const text = outcome.why === 'invalid' ? t('transfer.fault.email') : t(`transfer.refusal.${outcome.why}`);
  return beginPage(visit, origin, { typed, errors: { [box]: text } });
}
