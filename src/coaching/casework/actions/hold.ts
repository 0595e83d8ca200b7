import type { Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import type { Action, ActionId, Case, CaseId, Note, NoteId } from '../model.ts';
import { actionById } from '../queries/actions.ts';
import { caseById, caseFor } from '../queries/cases.ts';
import { noteById } from '../queries/notes.ts';
import { tables } from '../schema.ts';

/** The case held until the end of the transaction, when the viewer may read it. */
export async function holdCase(tx: Tx, who: Viewer, id: CaseId): Promise<Case | null> {
  await tables(tx).selectFrom('coaching_case').select('id').where('id', '=', id).forUpdate().execute();
  return caseFor(tx, who, id);
}

/** The note and its case, held. */
export async function holdNote(tx: Tx, who: Viewer, id: NoteId): Promise<{ note: Note; of: Case } | null> {
  await tables(tx).selectFrom('coaching_note').select('id').where('id', '=', id).forUpdate().execute();
  const note = await noteById(tx, id);
  const of = note ? await caseFor(tx, who, note.caseId) : null;
  return note && of ? { note, of } : null;
}

/** The action and its case, held; whoever owes an action reads it without the case. */
export async function holdAction(tx: Tx, who: Viewer, id: ActionId): Promise<{ action: Action; of: Case } | null> {
  await tables(tx).selectFrom('coaching_action').select('id').where('id', '=', id).forUpdate().execute();
  const action = await actionById(tx, id);
  if (!action) return null;
  const isOwn = who.acting !== null && action.ownerId === who.person?.id;
  const of = isOwn ? await caseById(tx, action.caseId) : await caseFor(tx, who, action.caseId);
  return of ? { action, of } : null;
}
