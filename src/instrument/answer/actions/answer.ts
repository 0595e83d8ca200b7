import { useEvidence } from '#files/index.ts';
import type { Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import { parseId } from '#platform/ids.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import { optionOf } from '../../catalogue/rules/items.ts';
import type { Fact } from '../../door.ts';
import type { SheetRefusal } from '../model/refusal.ts';
import { type Answer, type AnswerOrigin, type Given, LONGEST_NOTE, type SheetId } from '../model/sheet.ts';
import { answerOf, answersOf, SHEET_SUBJECT } from '../queries/answers.ts';
import { askedItems } from '../rules/asked.ts';
import { answerFromFact } from '../rules/facts.ts';
import { whyNotFill } from '../rules/moves.ts';
import { tables } from '../schema.ts';
import { type Held, heldSheet, itemIn, leaveTrace, personOf } from './load.ts';

export type Claim = Given & {
  readonly id: SheetId;
  readonly item: string;
  readonly note: string;
  /** The revision of the answer that the form was made from; 0 while there was none. */
  readonly revision: number;
};

/** Claims an option of an item, or takes the claim back (option ''); what a verifier said of the old one falls away with it. */
export async function claimAnswer(
  tx: Tx,
  who: Viewer,
  { id, item: code, note, revision, ...given }: Claim,
  now: Date,
): Promise<Outcome<null, SheetRefusal>> {
  const held = await heldSheet(tx, who, id, now);
  if (!held) return refused('not_found');
  const forbidden = whyNotFill(held.at, who);
  if (forbidden) return refused(forbidden);
  const item = itemIn(held, code);
  if (!item) return refused('not_found');
  const before = await answerOf(tx, id, code);
  if ((before?.revision ?? 0) !== revision) return refused('stale');
  if (note.trim().length > LONGEST_NOTE) return refused('note_long');
  if (given.option !== '' && !optionOf(item, given)) return refused('option_unknown');
  if (!(await isAsked(tx, held, code))) return refused('not_asked');
  await write(tx, who, { id, item: code, before, given, note: note.trim(), origin: 'claimed', confirmed: true }, now);
  const told = (it: Given | null) => ({
    item: code,
    option: it?.option ?? '',
    ...(it?.basis ? { basis: it.basis } : {}),
  });
  await leaveTrace(tx, who, { id, verb: 'answer', before: told(before), after: told(given) }, now);
  return done(null);
}

/** An item that is hidden by the other answers is not answered; what was typed in it before is kept. */
async function isAsked(tx: Tx, { sheet, edition }: Held, code: string): Promise<boolean> {
  const all = (await answersOf(tx, [sheet.id])).get(sheet.id) ?? [];
  const given = new Map(all.filter((it) => it.option !== '').map((it) => [it.item, it]));
  return askedItems(edition.document, sheet.kind, given).has(code);
}

type Written = {
  readonly id: SheetId;
  readonly item: string;
  readonly before: Answer | null;
  readonly given: Given;
  readonly note: string;
  readonly origin: AnswerOrigin;
  readonly confirmed: boolean;
};

/** No verdict. */
const unverified = {
  verified_option: null,
  verified_basis: '',
  verifier_note: '',
  verified_by: null,
  verified_at: null,
};

async function write(
  tx: Tx,
  who: Viewer,
  { id, item, before, given, note, ...rest }: Written,
  now: Date,
): Promise<void> {
  const isSaid = given.option !== '';
  const isOther = before !== null && (before.option !== given.option || before.basis !== given.basis);
  const values = {
    basis: isSaid ? given.basis : '',
    option: given.option,
    note,
    claimed_by: isSaid ? personOf(who) : null,
    claimed_at: isSaid ? now : null,
    ...rest,
    ...(isOther || before?.verifiedBy === who.person?.id ? unverified : {}),
  };
  await tables(tx)
    .insertInto('instrument_answer')
    .values({ sheet_id: id, item, verified_option: null, verified_by: null, verified_at: null, ...values })
    .onConflict((conflict) =>
      conflict.columns(['sheet_id', 'item']).doUpdateSet({ ...values, revision: (before?.revision ?? 0) + 1 }),
    )
    .execute();
}

type Aimed = { readonly id: SheetId; readonly item: string; readonly revision: number };

/** Says of an answer that was copied or proposed that it still holds; a verdict of one's own falls away. */
export async function confirmAnswer(
  tx: Tx,
  who: Viewer,
  { id, item, revision }: Aimed,
  now: Date,
): Promise<Outcome<null, SheetRefusal>> {
  const held = await heldSheet(tx, who, id, now);
  if (!held) return refused('not_found');
  const forbidden = whyNotFill(held.at, who);
  if (forbidden) return refused(forbidden);
  const before = await answerOf(tx, id, item);
  if (!before || before.option === '') return refused('not_answered');
  if (before.confirmed) return done(null);
  if (before.revision !== revision) return refused('stale');
  const said = { confirmed: true, claimed_by: personOf(who), claimed_at: now, revision: before.revision + 1 };
  await tables(tx)
    .updateTable('instrument_answer')
    .set({ ...said, ...(before.verifiedBy === said.claimed_by ? unverified : {}) })
    .where('sheet_id', '=', id)
    .where('item', '=', item)
    .execute();
  await leaveTrace(tx, who, { id, verb: 'confirm', after: { item, option: before.option } }, now);
  return done(null);
}

/** What the hub knows, as answers to be confirmed, with its evidence; items that have an answer are left. Answers how many were filled. */
export async function fillFromFacts(
  tx: Tx,
  who: Viewer,
  { id, facts, only }: { readonly id: SheetId; readonly facts: ReadonlyMap<string, Fact>; readonly only?: string },
  now: Date,
): Promise<Outcome<number, SheetRefusal>> {
  const held = await heldSheet(tx, who, id, now);
  if (!held) return refused('not_found');
  const forbidden = whyNotFill(held.at, who);
  if (forbidden) return refused(forbidden);
  const { document } = held.edition;
  const answers = new Map(((await answersOf(tx, [id])).get(id) ?? []).map((it) => [it.item, it]));
  const given = new Map([...answers].filter(([, it]) => it.option !== ''));
  const asked = askedItems(document, held.sheet.kind, given);
  const items = [...asked].flatMap((code) => itemIn(held, code) ?? []);
  let filled = 0;
  for (const item of items) {
    const fact = facts.get(item.fact.name);
    const before = answers.get(item.code) ?? null;
    const isFree = before === null || before.option === '' || only === item.code;
    if (!fact || !isFree || (only !== undefined && only !== item.code)) continue;
    const answer = answerFromFact(item.fact, fact.value);
    if (!answer || !optionOf(item, answer)) continue;
    const written = { id, item: item.code, before, given: answer, note: fact.says.slice(0, LONGEST_NOTE) };
    await write(tx, who, { ...written, origin: 'fact', confirmed: false }, now);
    await attachAll(tx, who, { id, item: item.code, ids: fact.evidenceIds }, now);
    filled += 1;
  }
  if (filled > 0) await leaveTrace(tx, who, { id, verb: 'fact', after: { filled } }, now);
  return done(filled);
}

/** Evidence of a fact that lies in a locker of the viewer's; what does not is left to be attached by somebody who may. */
async function attachAll(
  tx: Tx,
  who: Viewer,
  { id, item, ids }: { readonly id: SheetId; readonly item: string; readonly ids: readonly string[] },
  now: Date,
): Promise<void> {
  for (const text of ids) {
    const evidenceId = parseId<'EvidenceId'>(text);
    const subject = { kind: SHEET_SUBJECT, id };
    if (evidenceId) await useEvidence(tx, who, { evidenceId, subject, place: item }, now);
  }
}
