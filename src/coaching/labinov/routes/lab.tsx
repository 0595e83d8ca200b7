import { type InstitutionId, isActing, unitsOf, type Viewer } from '#identity/index.ts';
import { type Answer, redirect } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { newId, parseId } from '#platform/ids.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { workPage } from '../../casework/routes/visit.tsx';
import { beginFaults, beginLab, endLab, setUnits } from '../actions/lab.ts';
import type { LabId, LabRefusal } from '../model.ts';
import { longest } from '../model.ts';
import { paths } from '../paths.ts';
import { governmentsFor } from '../queries/governments.ts';
import { labsFor, leadersOf } from '../queries/labs.ts';
import { runs, whyNotBegin } from '../rules.ts';
import { BeginPage } from '../views/begin-page.tsx';
import { calendarOf } from '../views/calendar-text.ts';
import { ListPage } from '../views/list-page.tsx';
import { OnePage } from '../views/one-page.tsx';
import { type LabVisit, labIn, labTrail, refusal, refusalText } from './visit.tsx';

export async function showList({ db, viewer }: LabVisit): Promise<Answer> {
  const labs = await labsFor(db.conn, viewer);
  const body = <ListPage labs={labs} mayBegin={whyNotBegin(viewer) === null} />;
  return workPage({ title: t('labinov.list.title'), width: 'wide', body });
}

async function beginPage(visit: LabVisit, errors: FieldErrors): Promise<Answer> {
  const { db, form, viewer, now } = visit;
  const typed = { institution: form.get('instansi'), title: form.get('judul'), purpose: form.get('tujuan') };
  const institutions = isActing(viewer, 'hub_admin') ? await governmentsFor(db.conn, visit.config.hubRegion) : null;
  const id = parseId<'LabId'>(form.get('id')) ?? newId<'LabId'>(now.getTime());
  const body = <BeginPage id={id} institutions={institutions} typed={typed} errors={errors} />;
  return workPage({ title: t('labinov.begin.title'), trail: labTrail(), width: 'reading', body }, errors);
}

export const showBegin = (visit: LabVisit): Promise<Answer> => beginPage(visit, {});

const boxes = { institutionId: 'instansi', title: 'judul', purpose: 'tujuan' } as const;

export async function begin(visit: LabVisit): Promise<Answer> {
  const { db, form, viewer, now } = visit;
  const typed = {
    institutionId: institutionIn(visit, viewer),
    title: form.get('judul').trim(),
    purpose: form.get('tujuan').trim(),
  };
  const faults = Object.entries(beginFaults(typed)) as [keyof typeof boxes, LabRefusal][];
  if (faults.length > 0)
    return beginPage(
      visit,
      Object.fromEntries(
        faults.map(([field, why]) => [
          boxes[field],
          refusalText(why, field === 'title' ? longest.title : longest.purpose),
        ]),
      ),
    );
  const id: LabId = parseId<'LabId'>(form.get('id')) ?? newId<'LabId'>(now.getTime());
  const outcome = await db.transact((tx) => beginLab(tx, viewer, { id, ...typed }, now));
  return outcome.ok
    ? redirect(paths.one.to(outcome.value), 'labinov.done.begun')
    : refusal(outcome.why, paths.list.to());
}

/** The hub says for whom; a regency begins for itself. */
function institutionIn({ form }: LabVisit, viewer: Viewer): InstitutionId | null {
  if (isActing(viewer, 'hub_admin')) return parseId<'InstitutionId'>(form.get('instansi')) as InstitutionId | null;
  return viewer.acting?.institutionId ?? null;
}

export async function showOne(visit: LabVisit): Promise<Answer> {
  const { db, viewer, form } = visit;
  const lab = await labIn(visit);
  const mayRun = runs(lab, viewer);
  const units = mayRun ? (await unitsOf(db.conn, lab.institutionId)).filter((it) => it.closedAt === null) : [];
  const hasLeader = (await leadersOf(db.conn, lab.institutionId)).length > 0;
  const body = <OnePage lab={lab} viewer={viewer} units={units} hasLeader={hasLeader} reason={form.get('alasan')} />;
  return workPage({ title: lab.title, trail: labTrail(), width: 'wide', body });
}

export async function calendar(visit: LabVisit): Promise<Answer> {
  const lab = await labIn(visit);
  return new Response(calendarOf(lab, visit.baseUrl, visit.now), {
    headers: {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'attachment; filename="labinov.ics"',
      'cache-control': 'private, no-cache',
    },
  });
}

export async function end(visit: LabVisit): Promise<Answer> {
  const lab = await labIn(visit);
  const { db, form, viewer, now } = visit;
  const verb = form.get('langkah') === 'resume' ? 'resume' : 'stop';
  const given = { id: lab.id, verb, note: form.get('alasan') } as const;
  const outcome = await db.transact((tx) => endLab(tx, viewer, given, now));
  const back = paths.one.to(lab.id);
  return outcome.ok ? redirect(back, `labinov.done.${verb}`) : refusal(outcome.why, back);
}

export async function chooseUnits(visit: LabVisit): Promise<Answer> {
  const lab = await labIn(visit);
  const { db, form, viewer, now } = visit;
  const unitIds = form.all('unit').flatMap((it) => parseId<'UnitId'>(it) ?? []);
  const outcome = await db.transact((tx) => setUnits(tx, viewer, { id: lab.id, unitIds }, now));
  const back = paths.one.to(lab.id);
  return outcome.ok ? redirect(back, 'labinov.done.units') : refusal(outcome.why, back);
}
