import { acting, type Viewer } from '#identity/index.ts';
import { type Answer, NotFound, type Route, redirect } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { newId, parseId } from '#platform/ids.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import type { Clinic } from '../../clinic/model/clinic.ts';
import { listClinics } from '../../clinic/queries/clinics.ts';
import { openCase } from '../actions/open.ts';
import type { EntriesOf } from '../door.ts';
import type { CaseId } from '../model.ts';
import { paths } from '../paths.ts';
import { subjectById } from '../queries/cases.ts';
import { allCoaches } from '../queries/people.ts';
import { findSubjects } from '../queries/subjects.ts';
import { whyNotOpen } from '../rules.ts';
import { OpenPage } from '../views/open-page.tsx';
import { placeText } from '../views/words.ts';
import { type CaseVisit, caseTrail, faultAt, personIdsIn, refusal, workPage } from './visit.tsx';

const openers = acting('coach', 'hub_admin', 'local_admin');

export const openRoutes = (entriesOf: EntriesOf): readonly Route<Viewer>[] => [
  {
    method: 'get',
    path: paths.open.pattern,
    guard: openers,
    event: 'coaching.casework.open_form',
    handle: (visit) => openPage(visit, entriesOf, { record: visit.query.get('inovasi'), errors: {} }),
  },
  {
    method: 'post',
    path: paths.open.pattern,
    guard: openers,
    event: 'coaching.casework.open',
    handle: (visit) => open(visit, entriesOf),
  },
];

/** What was typed; a coach who begins coaches by oneself. */
function typedIn({ viewer, form, query }: CaseVisit) {
  const own = viewer.acting?.role === 'coach' && viewer.person ? [viewer.person.id] : [];
  return {
    coachIds: form.has('inovasi') ? form.all('pendamping') : own,
    topic: form.get('pokok'),
    entry: form.get('usulan'),
    clinic: form.get('klinik') || (query.get('klinik') ?? ''),
  };
}

const MOST_CLINICS = 50;

/** The clinics that the viewer reads, the latest first. */
async function clinicsToChoose({ db, viewer, now }: CaseVisit): Promise<readonly Clinic[]> {
  const asked = { filter: { words: '', state: null, time: null }, now };
  return (await listClinics(db.conn, viewer, asked, { size: MOST_CLINICS, offset: 0 })).rows;
}

type Again = { readonly record: string | null; readonly errors: FieldErrors };

async function openPage(visit: CaseVisit, entriesOf: EntriesOf, { record, errors }: Again): Promise<Answer> {
  const { db, viewer, query, form, now } = visit;
  const words = (query.get('q') ?? '').trim().slice(0, 200);
  const id = parseId<'InnovationId'>(record);
  const subject = id ? await subjectById(db.conn, id) : null;
  if (record && (!subject || whyNotOpen(subject, viewer) !== null)) throw new NotFound();
  const found = subject ? [] : await findSubjects(db.conn, viewer, words);
  const shown = subject ? { id: subject.id, title: subject.title, place: placeText(subject) } : null;
  const body = (
    <OpenPage
      subject={shown}
      words={words}
      found={found}
      entries={subject ? await entriesOf(db.conn, viewer, subject.id, now) : []}
      clinics={subject ? await clinicsToChoose(visit) : []}
      coaches={subject ? await allCoaches(db.conn) : []}
      newId={parseId<'CaseId'>(form.get('id')) ?? newId<'CaseId'>(now.getTime())}
      typed={typedIn(visit)}
      errors={errors}
    />
  );
  return workPage({ title: t('casework.open.title'), trail: caseTrail(), width: 'reading', body }, errors);
}

async function open(visit: CaseVisit, entriesOf: EntriesOf): Promise<Answer> {
  const { db, viewer, form, now } = visit;
  const innovationId = parseId<'InnovationId'>(form.get('inovasi'));
  if (!innovationId) throw new NotFound();
  const chosen = form.get('usulan');
  const entries = chosen === '' ? [] : await entriesOf(db.conn, viewer, innovationId, now);
  const id = (parseId<'CaseId'>(form.get('id')) ?? newId<'CaseId'>(now.getTime())) satisfies CaseId;
  const coachIds = personIdsIn(form.all('pendamping'));
  const entry = entries.find((it) => it.id === chosen) ?? null;
  const clinicId = parseId<'ClinicId'>(form.get('klinik'));
  const opening = { id, clinicId, innovationId, coachIds, topic: form.get('pokok'), entry };
  const outcome = await db.transact((tx) => openCase(tx, viewer, opening, now));
  if (outcome.ok) return redirect(paths.one.to(outcome.value), 'casework.done.open');
  const errors = faultAt(outcome.why);
  return errors ? openPage(visit, entriesOf, { record: innovationId, errors }) : refusal(outcome.why, paths.list.to());
}
