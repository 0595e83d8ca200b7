import type { PersonId } from '#identity/index.ts';
import { type Answer, redirect } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { newId, parseId } from '#platform/ids.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { interviewees } from '../../interview/queries/interviewees.ts';
import { planVisit } from '../actions/plan.ts';
import { memberRoles, type VisitId, type VisitRefusal } from '../model/visit.ts';
import { paths } from '../paths.ts';
import { teamCandidates, visitsOf } from '../queries/visits.ts';
import { PlanPage, type TypedPlan } from '../views/plan-page.tsx';
import { editionTrail, organisedEdition, refusal, type VisitVisit, workPage } from './visit.tsx';

/** Date and team of a visit; with `?usulan=` that of an entry that has one already. */
export async function showPlan(visit: VisitVisit): Promise<Answer> {
  const { edition } = await organisedEdition(visit);
  const entryId = visit.query.get('usulan') ?? '';
  const known = (await visitsOf(visit.db.conn, edition.id)).find((it) => it.entryId === entryId);
  const typed: TypedPlan = {
    id: known?.id ?? newId<'VisitId'>(visit.now.getTime()),
    entryId,
    date: known?.visitDate ?? '',
    team: known?.members.map((it) => `${it.id} ${it.role}`) ?? [],
  };
  return planPage(visit, typed, {});
}

async function planPage(visit: VisitVisit, typed: TypedPlan, errors: FieldErrors): Promise<Answer> {
  const { edition, stage } = await organisedEdition(visit);
  const { conn } = visit.db;
  const visited = new Set(
    (await visitsOf(conn, edition.id)).filter((it) => it.id !== typed.id).map((it) => it.entryId),
  );
  const entries = (await interviewees(conn, edition.id)).filter((it) => !visited.has(it.entryId));
  const people = await teamCandidates(conn, edition.organiserId);
  const body = (
    <PlanPage
      editionId={edition.id}
      typed={typed}
      entries={entries}
      people={people}
      wanted={stage.settings}
      errors={errors}
    />
  );
  return workPage({ title: t('visit.plan.title'), trail: editionTrail(edition), body }, errors);
}

const boxes: Readonly<Partial<Record<VisitRefusal, string>>> = {
  unknown_entry: 'usulan',
  visited_already: 'usulan',
  unknown_person: 'tim',
};

function teamIn(texts: readonly string[]) {
  return texts.flatMap((text) => {
    const [person = '', name = ''] = text.split(' ');
    const id: PersonId | null = parseId<'PersonId'>(person);
    const role = memberRoles.find((it) => it === name);
    return id && role ? [{ id, role }] : [];
  });
}

export async function plan(visit: VisitVisit): Promise<Answer> {
  const { form, db, viewer, now } = visit;
  const { edition } = await organisedEdition(visit);
  const id: VisitId | null = parseId<'VisitId'>(form.get('id'));
  if (!id) return refusal('not_found', paths.ofEdition.to(edition.id));
  const typed = { id, entryId: form.get('usulan'), date: form.get('tanggal'), team: form.all('tim') };
  const entryId = parseId<'EntryId'>(typed.entryId);
  const errors: Record<string, string> = {};
  if (!entryId) errors.usulan = t('visit.plan.chooseEntry');
  if (!isDay(typed.date)) errors.tanggal = t('visit.plan.wrongDate');
  if (typed.team.length === 0) errors.tim = t('visit.plan.chooseTeam');
  if (!entryId || Object.keys(errors).length > 0) return planPage(visit, typed, errors);
  const input = { id, editionId: edition.id, entryId, visitDate: typed.date, team: teamIn(typed.team) };
  const outcome = await db.transact((tx) => planVisit(tx, viewer, input, now));
  if (outcome.ok) return redirect(paths.ofEdition.to(edition.id), 'visit.done.plan');
  const box = boxes[outcome.why];
  if (box) return planPage(visit, typed, { [box]: t(`visit.refusal.${outcome.why}`) });
  return refusal(outcome.why, paths.ofEdition.to(edition.id));
}

export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
