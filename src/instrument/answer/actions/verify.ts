import type { Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import { optionOf } from '../../catalogue/rules/items.ts';
import type { SheetRefusal } from '../model/refusal.ts';
import { type Answer, type Given, LONGEST_NOTE, type SheetId } from '../model/sheet.ts';
import { answerOf, answersOf, proofsOf } from '../queries/answers.ts';
import { askedItems } from '../rules/asked.ts';
import { whyNotProven } from '../rules/evidence.ts';
import { whyNotVerify, whyNotVerifyAnswer } from '../rules/moves.ts';
import { tables } from '../schema.ts';
import { type Held, heldSheet, itemIn, leaveTrace, personOf } from './load.ts';

export type Verdict = Given & {
  readonly id: SheetId;
  readonly item: string;
  readonly note: string;
  /** The revision of the answer that was judged. */
  readonly revision: number;
};

/** Judges one claim: the option that is proven, beside the claimed one; another option than the claimed one says why in a note. */
export async function verifyAnswer(
  tx: Tx,
  who: Viewer,
  { id, item: code, note, revision, ...given }: Verdict,
  now: Date,
): Promise<Outcome<null, SheetRefusal>> {
  const held = await heldSheet(tx, who, id, now);
  if (!held) return refused('not_found');
  const item = itemIn(held, code);
  if (!item) return refused('not_found');
  const answer = await answerOf(tx, id, code);
  const forbidden = whyNotVerifyAnswer(held.at, who, answer);
  if (forbidden || !answer) return refused(forbidden ?? 'not_answered');
  if (answer.revision !== revision) return refused('stale');
  const said = note.trim();
  if (said.length > LONGEST_NOTE) return refused('note_long');
  if (given.option !== NONE && !optionOf(item, given)) return refused('option_unknown');
  const isOther = given.option !== answer.option || given.basis !== answer.basis;
  if (isOther && said === '') return refused('note_missing');
  await writeVerdict(tx, who, { answer, given, note: said }, now);
  const before = { item: code, option: answer.verified?.option ?? '' };
  await leaveTrace(
    tx,
    who,
    { id, verb: 'verify', before, after: { item: code, option: given.option, note: said } },
    now,
  );
  return done(null);
}

/** Nothing is proven: the claim earns no score. */
export const NONE = '';

type Judged = { readonly answer: Answer; readonly given: Given; readonly note: string };

async function writeVerdict(tx: Tx, who: Viewer, { answer, given, note }: Judged, now: Date): Promise<void> {
  await tables(tx)
    .updateTable('instrument_answer')
    .set({
      verified_basis: given.option === NONE ? '' : given.basis,
      verified_option: given.option,
      verifier_note: note,
      verified_by: personOf(who),
      verified_at: now,
      revision: answer.revision + 1,
    })
    .where('sheet_id', '=', answer.sheetId)
    .where('item', '=', answer.item)
    .execute();
}

/**
 * Accepts every claim that nobody has judged yet and that is proven as its item wants it; own claims and those that want evidence are
 * left. Answers how many were accepted.
 */
export async function verifyAll(
  tx: Tx,
  who: Viewer,
  { id }: { readonly id: SheetId },
  now: Date,
): Promise<Outcome<number, SheetRefusal>> {
  const held = await heldSheet(tx, who, id, now);
  if (!held) return refused('not_found');
  const forbidden = whyNotVerify(held.at, who);
  if (forbidden) return refused(forbidden);
  const ready = await readyIn(tx, who, held);
  if (ready.length === 0) return refused('nothing_to_verify');
  for (const answer of ready) await writeVerdict(tx, who, { answer, given: answer, note: '' }, now);
  await leaveTrace(tx, who, { id, verb: 'verify_all', after: { items: ready.map((it) => it.item) } }, now);
  return done(ready.length);
}

/** The answers that can be accepted as they are. */
async function readyIn(tx: Tx, who: Viewer, held: Held): Promise<readonly Answer[]> {
  const { id, kind } = held.sheet;
  const { document } = held.edition;
  const answers = (await answersOf(tx, [id])).get(id) ?? [];
  const proofs = (await proofsOf(tx, [id])).get(id);
  const asked = askedItems(
    document,
    kind,
    new Map(answers.filter((it) => it.option !== '').map((it) => [it.item, it])),
  );
  return answers.filter((it) => {
    const item = itemIn(held, it.item);
    if (!item || it.verified || !asked.has(it.item) || whyNotVerifyAnswer(held.at, who, it)) return false;
    return whyNotProven(proofs?.get(it.item) ?? [], item.evidence, document.year) === null;
  });
}
