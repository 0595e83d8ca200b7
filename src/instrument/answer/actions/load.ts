import { record } from '#audit/index.ts';
import { actorOf, type PersonId, type Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import type { InstrumentEdition } from '../../catalogue/model/edition.ts';
import type { InstrumentItem } from '../../catalogue/model/item.ts';
import { editionForAnswer } from '../../catalogue/queries/editions.ts';
import { itemsFor } from '../../catalogue/rules/items.ts';
import { phaseAt } from '../../catalogue/rules/period.ts';
import type { Sheet, SheetId } from '../model/sheet.ts';
import { holdSheet } from '../queries/sheets.ts';
import type { SheetAt } from '../rules/moves.ts';
import { whyNotRead } from '../rules/rights.ts';
import { tables } from '../schema.ts';

export type Held = { readonly sheet: Sheet; readonly edition: InstrumentEdition; readonly at: SheetAt };

/** The sheet with its edition, held until the transaction ends, when the viewer may know of it. */
export async function heldSheet(tx: Tx, who: Viewer, id: SheetId, now: Date): Promise<Held | null> {
  const sheet = await holdSheet(tx, id);
  if (!sheet || whyNotRead(sheet, who)) return null;
  const edition = await editionForAnswer(tx, sheet.editionId);
  return edition ? { sheet, edition, at: { sheet, phase: phaseAt(edition, now) } } : null;
}

/** The item of this sheet; null for one that its edition does not have. */
export function itemIn({ edition, sheet }: Pick<Held, 'edition' | 'sheet'>, code: string): InstrumentItem | null {
  return itemsFor(edition.document, sheet.kind).find((it) => it.code === code) ?? null;
}

/** Deeds on sheets, as the log names them: `instrument.sheet.<verb>`. */
export const sheetVerbs = [
  'begin',
  'answer',
  'confirm',
  'fact',
  'attach',
  'detach',
  'hand_in',
  'withdraw',
  'verify',
  'verify_all',
  'finish',
  'return',
] as const;
type SheetVerb = (typeof sheetVerbs)[number];

type Deed = {
  readonly id: SheetId;
  readonly verb: SheetVerb;
  readonly before?: Readonly<Record<string, unknown>>;
  readonly after?: Readonly<Record<string, unknown>>;
};

/** Leaves the deed in the log and marks the sheet as changed now. */
export async function leaveTrace(tx: Tx, who: Viewer, { id, verb, before, after }: Deed, now: Date): Promise<void> {
  await tables(tx).updateTable('instrument_sheet').set({ updated_at: now }).where('id', '=', id).execute();
  const entry = { event: `instrument.sheet.${verb}`, subject: { kind: 'instrument_sheet', id }, before, after };
  await record(tx, actorOf(who), entry, now);
}

/** The person of a viewer who was asked before whether one may do this. */
export function personOf(who: Viewer): PersonId {
  if (!who.person) throw new Error('a sheet is written by a person');
  return who.person.id;
}
