import type { Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import { emit } from '#platform/outbox.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import { sheetHandedIn, sheetReturned, sheetVerified } from '../events.ts';
import type { SheetRefusal } from '../model/refusal.ts';
import { LONGEST_NOTE, type SheetId } from '../model/sheet.ts';
import { answersOf } from '../queries/answers.ts';
import { countsOf } from '../rules/counts.ts';
import { whyNotFinish, whyNotHandIn, whyNotReturn, whyNotWithdraw } from '../rules/moves.ts';
import { tables } from '../schema.ts';
import { type Held, heldSheet, leaveTrace, personOf } from './load.ts';

const answersIn = async (tx: Tx, { sheet }: Held) => (await answersOf(tx, [sheet.id])).get(sheet.id) ?? [];

async function countsIn(tx: Tx, held: Held) {
  return countsOf(held.edition.document, held.sheet.kind, await answersIn(tx, held));
}

/** Hands the sheet in to be verified; from then on it is read only until it is returned or taken back. */
export async function handInSheet(
  tx: Tx,
  who: Viewer,
  { id }: { readonly id: SheetId },
  now: Date,
): Promise<Outcome<null, SheetRefusal>> {
  const held = await heldSheet(tx, who, id, now);
  if (!held) return refused('not_found');
  const forbidden = whyNotHandIn(held.at, who, await countsIn(tx, held));
  if (forbidden) return refused(forbidden);
  const handed = { handed_in_by: personOf(who), handed_in_at: now };
  const values = { state: 'handed_in' as const, return_note: '', ...handed };
  await tables(tx).updateTable('instrument_sheet').set(values).where('id', '=', id).execute();
  await leaveTrace(
    tx,
    who,
    { id, verb: 'hand_in', before: { state: held.sheet.state }, after: { state: 'handed_in' } },
    now,
  );
  await emit(tx, sheetHandedIn, { sheetId: id }, now);
  return done(null);
}

/** Takes a sheet back that nobody has judged of yet. */
export async function withdrawSheet(
  tx: Tx,
  who: Viewer,
  { id }: { readonly id: SheetId },
  now: Date,
): Promise<Outcome<null, SheetRefusal>> {
  const held = await heldSheet(tx, who, id, now);
  if (!held) return refused('not_found');
  const forbidden = whyNotWithdraw(held.at, who, await answersIn(tx, held));
  if (forbidden) return refused(forbidden);
  await tables(tx).updateTable('instrument_sheet').set({ state: 'filling' }).where('id', '=', id).execute();
  await leaveTrace(tx, who, { id, verb: 'withdraw', before: { state: 'handed_in' }, after: { state: 'filling' } }, now);
  return done(null);
}

/** Declares the sheet verified, once every answer of it has been judged. */
export async function finishSheet(
  tx: Tx,
  who: Viewer,
  { id }: { readonly id: SheetId },
  now: Date,
): Promise<Outcome<null, SheetRefusal>> {
  const held = await heldSheet(tx, who, id, now);
  if (!held) return refused('not_found');
  const forbidden = whyNotFinish(held.at, who, await countsIn(tx, held));
  if (forbidden) return refused(forbidden);
  const values = { state: 'verified' as const, verified_by: personOf(who), verified_at: now };
  await tables(tx).updateTable('instrument_sheet').set(values).where('id', '=', id).execute();
  await leaveTrace(
    tx,
    who,
    { id, verb: 'finish', before: { state: held.sheet.state }, after: { state: 'verified' } },
    now,
  );
  await emit(tx, sheetVerified, { sheetId: id }, now);
  return done(null);
}

/** Gives the sheet back with a note of what is to be mended. */
export async function returnSheet(
  tx: Tx,
  who: Viewer,
  { id, note }: { readonly id: SheetId; readonly note: string },
  now: Date,
): Promise<Outcome<null, SheetRefusal>> {
  const held = await heldSheet(tx, who, id, now);
  if (!held) return refused('not_found');
  const forbidden = whyNotReturn(held.at, who);
  if (forbidden) return refused(forbidden);
  const said = note.trim();
  if (said === '') return refused('note_missing');
  if (said.length > LONGEST_NOTE) return refused('note_long');
  const values = { state: 'returned' as const, return_note: said, verified_by: null, verified_at: null };
  await tables(tx).updateTable('instrument_sheet').set(values).where('id', '=', id).execute();
  const after = { state: 'returned', note: said };
  await leaveTrace(tx, who, { id, verb: 'return', before: { state: held.sheet.state }, after }, now);
  await emit(tx, sheetReturned, { sheetId: id }, now);
  return done(null);
}
