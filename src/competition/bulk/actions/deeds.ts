import type { Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import { t } from '#platform/i18n/i18n.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import { returnEntry } from '../../entry/actions/move.ts';
import { remindWriters } from '../../entry/actions/remind.ts';
import { submitEntry } from '../../entry/actions/submit.ts';
import type { EntryId } from '../../entry/model/entry.ts';
import type { EntryRefusal } from '../../entry/model/refusal.ts';
import { entryById } from '../../entry/queries/entry.ts';
import { isReopened } from '../../entry/rules/reopening.ts';
import { whyNotRead } from '../../entry/visibility.ts';
import { checkName } from '../../entry/wording.ts';
import { assignChecker } from '../../stage/actions/checker.ts';
import { passUnobjected } from '../../stage/actions/pass.ts';
import { whyNotPassedText } from '../../stage/wording.ts';
import type { BulkDeed, BulkMove } from '../model.ts';

/** Done, or why not, in words; null: it is not there. */
type Result = Promise<Outcome<null, string | null>>;
type One = { readonly entryId: EntryId; readonly deed: BulkDeed };
type Going = { readonly baseUrl: string; readonly now: Date };

const ofAdmin: readonly BulkMove[] = ['submit', 'return', 'remind'];

/** What the check opened again is mended for what it asks, and is sent by itself. */
async function isOpenAgain(tx: Tx, who: Viewer, id: EntryId): Promise<boolean> {
  const entry = await entryById(tx, id);
  return entry !== null && whyNotRead(entry, who) === null && isReopened(entry);
}

/** Does one deed to one entry, by the action that does it to one alone. */
export async function doTo(tx: Tx, who: Viewer, one: One, going: Going): Result {
  const isOfAdmin = ofAdmin.includes(one.deed.move);
  if (isOfAdmin && (await isOpenAgain(tx, who, one.entryId))) return refused(t('competition.bulk.reopened'));
  return byAction(tx, who, one, going);
}

async function byAction(tx: Tx, who: Viewer, { entryId: id, deed }: One, { baseUrl, now }: Going): Result {
  if (deed.move === 'submit') return submitted(tx, who, id);
  if (deed.move === 'return') {
    const outcome = await returnEntry(tx, who, { id, notes: [{ section: '', body: deed.note }] });
    return outcome.ok ? outcome : refusedEntry(outcome.why);
  }
  if (deed.move === 'remind') {
    const outcome = await remindWriters(tx, who, id, { baseUrl, now });
    return outcome.ok ? outcome : refusedEntry(outcome.why);
  }
  if (deed.move === 'assign') {
    const outcome = await assignChecker(tx, who, { id, personId: deed.personId }, now);
    if (outcome.ok) return outcome;
    return refused(outcome.why === 'not_found' ? null : t(`stage.refusal.${outcome.why}`));
  }
  const outcome = await passUnobjected(tx, who, id, now);
  if (outcome.ok) return outcome;
  return refused(outcome.why === 'not_found' ? null : whyNotPassedText(outcome.why));
}

const entryText = (why: EntryRefusal): string => t(`entry.refusal.${why}`);

function refusedEntry(why: EntryRefusal): Outcome<null, string | null> {
  return refused(why === 'not_found' ? null : entryText(why));
}

async function submitted(tx: Tx, who: Viewer, id: EntryId): Result {
  const outcome = await submitEntry(tx, who, { id });
  if (outcome.ok) return done(null);
  const { why, checks } = outcome.why;
  if (why === 'not_found') return refused(null);
  const against = checks.map(checkName).join(', ');
  return refused(against === '' ? entryText(why) : `${entryText(why)} ${against}.`);
}
