import { record } from '#audit/index.ts';
import { actorOf, type Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import type { ClinicId } from '../model/clinic.ts';

export const clinicVerbs = [
  'plan',
  'change',
  'announce',
  'hold',
  'close',
  'cancel',
  'register',
  'withdraw',
  'mark',
  'correct',
  'minutes',
  'paper',
  'place',
  'unplace',
  'feedback',
  'certify',
] as const;

type Trace = {
  readonly verb: (typeof clinicVerbs)[number];
  readonly id: ClinicId;
  readonly before?: unknown;
  readonly after?: unknown;
};

export async function leaveTrace(tx: Tx, who: Viewer, { verb, id, ...entry }: Trace, now: Date): Promise<void> {
  const subject = { kind: 'clinic', id };
  await record(tx, actorOf(who), { event: `coaching.clinic.${verb}`, subject, ...entry }, now);
}
