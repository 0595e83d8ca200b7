import type { Viewer } from '../../src/identity/index.ts';
import { type Claim, claimAnswer } from '../../src/instrument/answer/actions/answer.ts';
import { verifyAnswer } from '../../src/instrument/answer/actions/verify.ts';
import type { SheetId } from '../../src/instrument/answer/model/sheet.ts';
import { answersOf } from '../../src/instrument/answer/queries/answers.ts';
import { scoredSheets } from '../../src/instrument/answer/queries/scored.ts';
import { sheetById } from '../../src/instrument/answer/queries/sheets.ts';
import type { Conn, Tx } from '../../src/platform/db.ts';
import { testNow } from './people.ts';
import type { Stage } from './stage.ts';

type Said = Partial<Pick<Claim, 'item' | 'option' | 'revision' | 'note'>>;

/** Why it was refused; null: it was done. */
export const whyOf = (outcome: { readonly ok: boolean; readonly why?: string }): string | null =>
  outcome.ok ? null : (outcome.why ?? '');

/** What tests do with sheets of the test instrument, about its first item unless they say another. */
export class SheetDesk {
  readonly #stage: () => Stage;

  /** The stage is raised after the desk was made. */
  constructor(stage: () => Stage) {
    this.#stage = stage;
  }

  readonly inTx = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => this.#stage().database.db.transact(work);

  readonly conn = (): Conn => this.#stage().database.db.conn;

  readonly claim = (who: Viewer, id: SheetId, said: Said = {}, now = testNow) => {
    const { item = 'regulasi', option = 'a', revision = 0, note = '' } = said;
    return this.inTx((tx) => claimAnswer(tx, who, { id, item, basis: '', option, note, revision }, now));
  };

  readonly judge = (who: Viewer, id: SheetId, said: Said = {}) => {
    const { item = 'regulasi', option = 'b', revision = 1, note = '' } = said;
    return this.inTx((tx) => verifyAnswer(tx, who, { id, item, basis: '', option, note, revision }, testNow));
  };

  readonly answerIn = async (id: SheetId, item = 'regulasi') =>
    ((await answersOf(this.conn(), [id])).get(id) ?? []).find((it) => it.item === item) ?? null;

  /** The results as claimed and as verified. */
  readonly scoresOf = async (id: SheetId) => {
    const sheet = await sheetById(this.conn(), id);
    const [scored] = sheet ? await scoredSheets(this.conn(), [sheet], { facts: [], now: testNow }) : [];
    return [scored?.claimed.result?.value, scored?.verified.result?.value];
  };
}
