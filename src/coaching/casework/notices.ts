import { adminsOf } from '#identity/index.ts';
import { notify } from '#notification/index.ts';
import { dayOf, formatDate } from '#platform/dates.ts';
import type { JobContext } from '#platform/jobs.ts';
import type { ActionId, CaseId } from './model.ts';
import { paths } from './paths.ts';
import { actionById, dueUntil } from './queries/actions.ts';
import { caseById } from './queries/cases.ts';
import { REMIND_BEFORE, reminderOf } from './rules.ts';

export const caseNotices = [
  'coaching.notice.case_opened',
  'coaching.notice.action_agreed',
  'coaching.notice.action_settled',
  'coaching.notice.action_soon',
  'coaching.notice.action_late',
] as const;

/** Keepers (else the admin of the institution) and coaches learn that a record is on the table; not whoever put it there. */
export async function tellCaseOpened(
  { caseId }: { readonly caseId: CaseId },
  { db, baseUrl, now }: JobContext,
): Promise<void> {
  await db.transact(async (tx) => {
    const it = await caseById(tx, caseId);
    if (!it) return;
    const { keeperIds, institutionId } = it.owner;
    const side = keeperIds.length > 0 ? keeperIds : (await adminsOf(tx, institutionId)).map((admin) => admin.id);
    const to = [...side, ...it.coaches.map((coach) => coach.id)].filter((id) => id !== it.openedBy);
    const kind = 'coaching.notice.case_opened';
    const href = paths.one.to(caseId);
    await notify(tx, { to, kind, values: { title: it.title }, href, occasion: `${kind}:${caseId}` }, baseUrl, now);
  });
}

/** Whoever owes an action learns what and until when. */
export async function tellActionAgreed(
  { actionId }: { readonly actionId: ActionId },
  { db, baseUrl, now }: JobContext,
): Promise<void> {
  await db.transact(async (tx) => {
    const action = await actionById(tx, actionId);
    const it = action ? await caseById(tx, action.caseId) : null;
    if (!action || !it) return;
    const kind = 'coaching.notice.action_agreed';
    const values = { title: it.title, due: formatDate(action.due) };
    const occasion = `${kind}:${actionId}:${action.ownerId}`;
    await notify(tx, { to: [action.ownerId], kind, values, href: paths.action.to(actionId), occasion }, baseUrl, now);
  });
}

/** The coaches of the case learn that an action is done or dropped. */
export async function tellActionSettled(
  { actionId, at }: { readonly actionId: ActionId; readonly at: string },
  { db, baseUrl, now }: JobContext,
): Promise<void> {
  await db.transact(async (tx) => {
    const action = await actionById(tx, actionId);
    const it = action && action.state !== 'open' ? await caseById(tx, action.caseId) : null;
    if (!action || !it) return;
    const kind = 'coaching.notice.action_settled';
    const to = it.coaches.map((coach) => coach.id);
    const about = { kind, values: { title: it.title }, href: paths.action.to(actionId) };
    await notify(tx, { to, ...about, occasion: `${kind}:${actionId}:${at}` }, baseUrl, now);
  });
}

/** Reminds of actions whose day comes or is past; coaches are told of late ones too. May run twice and tells once. */
export async function remindOfActions({ db, baseUrl, now }: Pick<JobContext, 'db' | 'baseUrl' | 'now'>): Promise<void> {
  const today = dayOf(now);
  const horizon = dayOf(new Date(now.getTime() + REMIND_BEFORE * 86_400_000));
  for (const action of await dueUntil(db.conn, horizon)) {
    const told = reminderOf(action, today);
    if (told === null) continue;
    const kind = `coaching.notice.action_${told}` as const;
    const to = told === 'late' ? [action.ownerId, ...action.coachIds] : [action.ownerId];
    const values = { title: action.title, due: formatDate(action.due) };
    const about = { to, kind, values, href: paths.action.to(action.id), occasion: `${kind}:${action.id}:${today}` };
    await db.transact((tx) => notify(tx, about, baseUrl, now));
  }
}
