import { isActing, type Viewer } from '#identity/index.ts';
import { criteria, isSectionName } from '#registry/index.ts';
import type { About, Action, Case, CaseRefusal, CaseState, Note, Owned, Subject } from './model.ts';

export function stateOf({ closedAt }: Pick<Case, 'closedAt'>): CaseState {
  return closedAt === null ? 'open' : 'closed';
}

/** Whether the viewer keeps the record or works in its unit. */
export function isWriter({ keeperIds, unitId }: Owned, { person, acting }: Viewer): boolean {
  if (!person || !acting) return false;
  if (keeperIds.includes(person.id)) return true;
  return acting.role === 'innovator' && acting.unitId !== null && acting.unitId === unitId;
}

/** Whether the viewer runs the institution of the record, or the hub. */
function isRunner({ institutionId }: Owned, viewer: Viewer): boolean {
  if (isActing(viewer, 'hub_admin')) return true;
  return isActing(viewer, 'local_admin') && viewer.acting?.institutionId === institutionId;
}

type Readable = Pick<Case, 'owner' | 'coaches' | 'recordCoachIds'>;

/**
 * May this viewer read the case? Those who write the record, the admin of its institution, the hub, and whoever coaches the record in
 * this case or another. `visibleTo` says the same in SQL.
 */
export function whyNotRead(it: Readable, viewer: Viewer): 'not_visible' | null {
  if (!viewer.person || !viewer.acting) return 'not_visible';
  if (isWriter(it.owner, viewer) || isRunner(it.owner, viewer)) return null;
  return it.recordCoachIds.includes(viewer.person.id) ? null : 'not_visible';
}

/** Whether the viewer speaks as a coach: who coaches this case, the admin of the institution (a regency coaches first), the hub. */
export function coaches(it: Pick<Case, 'owner' | 'coaches'>, viewer: Viewer): boolean {
  if (!viewer.person || !viewer.acting) return false;
  return isRunner(it.owner, viewer) || it.coaches.some((coach) => coach.id === viewer.person?.id);
}

/** Why the viewer cannot put the record onto the table: its admin and the hub do, and coaches what is published. */
export function whyNotOpen(subject: Pick<Subject, 'owner' | 'isPublished'>, viewer: Viewer): CaseRefusal | null {
  if (isRunner(subject.owner, viewer)) return null;
  return isActing(viewer, 'coach') && subject.isPublished ? null : 'not_yours';
}

/** Why the viewer cannot write as a coach: notes, coaches, the end. */
export function whyNotCoach(it: Pick<Case, 'owner' | 'coaches' | 'closedAt'>, viewer: Viewer): CaseRefusal | null {
  if (!coaches(it, viewer)) return 'not_coach';
  return it.closedAt === null ? null : 'closed';
}

/** Why the viewer cannot mend or strike the note: its writer does, and the hub. */
export function whyNotMend(
  note: Pick<Note, 'writtenBy'>,
  it: Pick<Case, 'closedAt'>,
  viewer: Viewer,
): CaseRefusal | null {
  const isOwn = viewer.person !== null && viewer.acting !== null && note.writtenBy === viewer.person.id;
  if (!isOwn && !isActing(viewer, 'hub_admin')) return 'not_writer';
  return it.closedAt === null ? null : 'closed';
}

/** Why the viewer cannot agree on an action, or say it otherwise: both sides of the table do. */
export function whyNotAgree(it: Pick<Case, 'owner' | 'coaches' | 'closedAt'>, viewer: Viewer): CaseRefusal | null {
  if (!coaches(it, viewer) && !isWriter(it.owner, viewer)) return 'not_yours';
  return it.closedAt === null ? null : 'closed';
}

/** Why the viewer cannot call the action done or dropped: both sides and whoever owes it, also after the case is closed. */
export function whyNotSettle(
  it: Pick<Case, 'owner' | 'coaches'>,
  action: Pick<Action, 'ownerId' | 'state'>,
  viewer: Viewer,
): CaseRefusal | null {
  const isOwner = viewer.person !== null && viewer.acting !== null && action.ownerId === viewer.person.id;
  if (!isOwner && !coaches(it, viewer) && !isWriter(it.owner, viewer)) return 'not_yours';
  return action.state === 'open' ? null : 'settled';
}

/** Why the viewer cannot open a settled action again. */
export function whyNotReopen(
  it: Pick<Case, 'owner' | 'coaches'>,
  action: Pick<Action, 'state'>,
  viewer: Viewer,
): CaseRefusal | null {
  if (!coaches(it, viewer) && !isWriter(it.owner, viewer)) return 'not_yours';
  return action.state === 'open' ? 'not_settled' : null;
}

/** An action is overdue from the day after its day. */
export function isOverdue({ state, due }: Pick<Action, 'state' | 'due'>, today: string): boolean {
  return state === 'open' && due < today;
}

/** So many days before its day whoever owes an action is reminded, and every so many days after it (ours). */
export const REMIND_BEFORE = 3;
export const REMIND_AGAIN = 7;

const DAY_MS = 86_400_000;

/** Days from one day to another, `YYYY-MM-DD` each. */
export function daysUntil(day: string, today: string): number {
  return Math.round((Date.parse(`${day}T00:00:00Z`) - Date.parse(`${today}T00:00:00Z`)) / DAY_MS);
}

/** What an open action is told of on this day; null when it is not told of. */
export function reminderOf({ due }: Pick<Action, 'due'>, today: string): 'soon' | 'late' | null {
  const left = daysUntil(due, today);
  if (left === REMIND_BEFORE) return 'soon';
  return left < 0 && (-left - 1) % REMIND_AGAIN === 0 ? 'late' : null;
}

/** `bagian:summary` or `kriteria:novel` as the form says it. */
export function aboutOf(typed: string): About | null {
  const [kind, name = ''] = typed.split(':');
  if (kind === 'bagian' && isSectionName(name)) return { section: name, criterion: null };
  const criterion = kind === 'kriteria' ? criteria.find((it) => it === name) : undefined;
  return criterion ? { section: null, criterion } : null;
}

export function typedAbout({ section, criterion }: About): string {
  return section ? `bagian:${section}` : `kriteria:${criterion}`;
}

/** Whether the text is a day `YYYY-MM-DD` that there is. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
