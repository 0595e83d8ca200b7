import { record } from '#audit/index.ts';
import { actorOf, type Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import type { ReplicationId } from '../model/replication.ts';

export const replicationVerbs = [
  'interest',
  'verify',
  'refuse',
  'withdraw',
  'appoint',
  'sign',
  'commit',
  'settle',
  'begin',
  'prove',
  'record',
  'evaluate',
  'send_back',
  'certify',
  'pause',
  'resume',
  'stop',
  'task_template',
  'task_add',
  'task_edit',
  'task_move',
  'task_gaps',
  'adapt',
] as const;
export type Verb = (typeof replicationVerbs)[number];

type Deed = {
  readonly id: ReplicationId;
  readonly verb: Verb;
  readonly before?: Readonly<Record<string, unknown>>;
  readonly after?: Readonly<Record<string, unknown>>;
};

/** Leaves the deed in the log. How to reach the contact person never stands there. */
export async function leaveTrace(tx: Tx, who: Viewer, { id, verb, before, after }: Deed, now: Date): Promise<void> {
  const entry = { event: `replication.${verb}`, subject: { kind: 'replication', id }, before, after };
  await record(tx, actorOf(who), entry, now);
}
