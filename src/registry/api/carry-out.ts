import type { Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import { pointerTo } from '#platform/http/api/faults.ts';
import type { Call } from '#platform/http/api/operation.ts';
import type { Problem, ValueFault } from '#platform/http/api/problem.ts';
import type { Reply } from '#platform/http/api/reply.ts';
import { NotFound } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import type { Outcome } from '#platform/outcome.ts';
import type { InnovationId } from '../model/ids.ts';
import type { RecordRefusal } from '../model/refusal.ts';
import { currentVersions, recordFor, workRecordFor } from '../queries/innovation.ts';
import { whyNotPublishable } from '../rules/completeness.ts';
import { innovationFor } from './record.ts';
import { refusal } from './refusals.ts';
import type { InnovationAnswer } from './shapes/innovation.ts';

type WriteCall = Pick<Call<Viewer, unknown, unknown, unknown>, 'db' | 'viewer' | 'now' | 'baseUrl'>;
type Act = (tx: Tx) => Promise<Outcome<unknown, RecordRefusal>>;
export type Written = Reply<InnovationAnswer> | Problem;

/**
 * Does something to a record and answers it as it stands then, or why not. A record that the caller may not see is not
 * there, whatever was asked of it.
 */
export async function carryOut(call: WriteCall, id: InnovationId, act: Act): Promise<Written> {
  if (!(await recordFor(call.db.conn, call.viewer, id))) throw new NotFound();
  const outcome = await call.db.transact(act);
  return outcome.ok ? presentState(call, id) : explained(call, id, outcome.why);
}

/** The record after it was written, whole, so that the caller knows its revision and what comes next. */
export async function presentState({ db, viewer, baseUrl }: WriteCall, id: InnovationId): Promise<Written> {
  const found = await innovationFor({ conn: db.conn, viewer, baseUrl }, id);
  if (!found) throw new NotFound();
  return { data: found };
}

/** The refusal with what the caller needs to do better. */
export async function explained(call: WriteCall, id: InnovationId, why: RecordRefusal): Promise<Problem> {
  if (why === 'stale') {
    const found = await innovationFor({ conn: call.db.conn, viewer: call.viewer, baseUrl: call.baseUrl }, id);
    return refusal(why, { more: { current: found?.work ?? null } });
  }
  if (why === 'incomplete') return refusal(why, { errors: await missingParts(call, id) });
  const field = fieldOf[why];
  return refusal(why, field ? { errors: [bodyFault(field, why)] } : {});
}

const fieldOf: Partial<Readonly<Record<RecordRefusal, string>>> = {
  what_changed_missing: 'whatChanged',
  reason_missing: 'reason',
  notes_missing: 'notes',
  unknown_place: 'unitId',
};

function bodyFault(field: string, why: RecordRefusal): ValueFault {
  return { in: 'body', pointer: pointerTo([field]), message: t(`registry.refusal.${why}`) };
}

/** What keeps the open version from the public, at its fields. */
async function missingParts({ db, viewer }: WriteCall, id: InnovationId): Promise<readonly ValueFault[]> {
  const record = await workRecordFor(db.conn, viewer, id);
  const open = record ? (await currentVersions(db.conn, record)).open : null;
  if (!record || !open) return [];
  return whyNotPublishable(open.content, record.origin).map(({ name }) => ({
    in: 'record',
    pointer: pointerTo(['work', 'content', name === 'start' ? 'startDate' : name]),
    message: t(`registry.need.${name}`),
  }));
}
