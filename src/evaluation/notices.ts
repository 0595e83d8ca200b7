import type { PersonId } from '#identity/index.ts';
import { notify } from '#notification/index.ts';
import { dayOf } from '#platform/dates.ts';
import type { JobContext } from '#platform/jobs.ts';
import type { AssignmentRunId, JurorId, RoundId, SheetId } from './model/ids.ts';
import { paths } from './paths.ts';
import { type ToldJuror, toldJuror, toldRun, toldSheet } from './queries/told.ts';

export const noticeKinds = [
  'evaluation.notice.invited',
  'evaluation.notice.accepted',
  'evaluation.notice.declined',
  'evaluation.notice.conflict',
  'evaluation.notice.assigned',
  'evaluation.notice.reopened',
  'evaluation.notice.reminder',
] as const;
type NoticeKind = (typeof noticeKinds)[number];

type Wanted = {
  readonly kind: NoticeKind;
  /** Tells two happenings of one juror apart. */
  readonly at?: string;
  readonly to: (told: ToldJuror) => readonly PersonId[];
  readonly href: (told: ToldJuror) => string;
};

async function tell(jurorId: JurorId, { db, baseUrl, now }: JobContext, wanted: Wanted): Promise<void> {
  const { kind, at = '', to, href } = wanted;
  await db.transact(async (tx) => {
    const told = await toldJuror(tx, jurorId);
    if (!told) return;
    const values = { round: told.roundName, juror: told.name };
    const occasion = `${kind}:${jurorId}:${at}`;
    await notify(tx, { to: to(told), kind, values, href: href(told), occasion }, baseUrl, now);
  });
}

const juror = (told: ToldJuror): readonly PersonId[] => (told.personId ? [told.personId] : []);
const organisers = (told: ToldJuror): readonly PersonId[] => told.organisers;

/** Somebody is asked into a jury: told to that person, when the address is known to serve; others get identity's mail. */
export function tellInvited(
  fact: { readonly jurorId: JurorId; readonly at: string },
  context: JobContext,
): Promise<void> {
  const href = (told: ToldJuror) => paths.seat.to(told.roundId);
  return tell(fact.jurorId, context, { kind: 'evaluation.notice.invited', at: fact.at, to: juror, href });
}

/** A juror took the seat: told to those who run the round. */
export function tellAccepted(fact: { readonly jurorId: JurorId }, context: JobContext): Promise<void> {
  const href = (told: ToldJuror) => paths.jury.to(told.roundId);
  return tell(fact.jurorId, context, { kind: 'evaluation.notice.accepted', to: organisers, href });
}

/** A juror declined: told to those who run the round, who need another. */
export function tellDeclined(
  fact: { readonly jurorId: JurorId; readonly at: string },
  context: JobContext,
): Promise<void> {
  const href = (told: ToldJuror) => paths.jury.to(told.roundId);
  return tell(fact.jurorId, context, { kind: 'evaluation.notice.declined', at: fact.at, to: organisers, href });
}

/** A juror declared a tie: told to those who run the round, for a subject may lack a sheet now. */
export function tellConflict(
  fact: { readonly jurorId: JurorId; readonly at: string },
  context: JobContext,
): Promise<void> {
  const href = (told: ToldJuror) => paths.conflicts.to(told.roundId);
  return tell(fact.jurorId, context, { kind: 'evaluation.notice.conflict', at: fact.at, to: organisers, href });
}

/** Sheets were given out: each juror is told how many. */
export async function tellAssigned(
  { roundId, runId }: { readonly roundId: RoundId; readonly runId: AssignmentRunId },
  { db, baseUrl, now }: JobContext,
): Promise<void> {
  await db.transact(async (tx) => {
    const told = await toldRun(tx, roundId, runId);
    for (const { personId, sheets } of told?.jurors ?? []) {
      const values = { round: told?.roundName ?? '', n: sheets, until: told ? dayOf(told.closesAt) : '' };
      const telling = { to: [personId], kind: 'evaluation.notice.assigned' as const, values };
      const occasion = `${telling.kind}:${runId}`;
      await notify(tx, { ...telling, href: paths.seat.to(roundId), occasion }, baseUrl, now);
    }
  });
}

/** A finished sheet is open again: its juror is told why. */
export async function tellReopened(
  { sheetId, at }: { readonly sheetId: SheetId; readonly at: string },
  { db, baseUrl, now }: JobContext,
): Promise<void> {
  await db.transact(async (tx) => {
    const told = await toldSheet(tx, sheetId);
    if (!told?.personId) return;
    const kind = 'evaluation.notice.reopened' as const;
    const telling = { to: [told.personId], kind, values: { round: told.roundName, reason: told.reason } };
    await notify(tx, { ...telling, href: paths.sheet.to(sheetId), occasion: `${kind}:${sheetId}:${at}` }, baseUrl, now);
  });
}
