import { record } from '#audit/index.ts';
import { actorOf, type Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import type { Lab, LabId } from '../model.ts';
import { labById, labFor } from '../queries/labs.ts';
import { stageMoves } from '../rules.ts';
import { tables } from '../schema.ts';

/** The kind under which files knows laboratories; places are its stages. */
export const SUBJECT = 'coaching_lab';

export const labVerbs = [
  ...['begin', 'tell', 'units', 'task', 'propose', 'idea', 'paper', 'stop', 'resume'],
  ...stageMoves,
] as const;

type Trace = { readonly verb: string; readonly id: LabId; readonly before?: unknown; readonly after?: unknown };

export async function leaveTrace(tx: Tx, who: Viewer, { verb, id, ...entry }: Trace, now: Date): Promise<void> {
  await record(tx, actorOf(who), { event: `coaching.labinov.${verb}`, subject: { kind: SUBJECT, id }, ...entry }, now);
}

/** The laboratory held until the end of the transaction, when the viewer may read it. */
export async function holdLab(tx: Tx, who: Viewer, id: LabId): Promise<Lab | null> {
  await tables(tx).selectFrom('coaching_lab').select('id').where('id', '=', id).forUpdate().execute();
  return labFor(tx, who, id);
}

/** The same, whoever asks. */
export const labNow = (tx: Tx, id: LabId): Promise<Lab | null> => labById(tx, id);
