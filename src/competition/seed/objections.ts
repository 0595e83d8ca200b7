import { nobody } from '#identity/index.ts';
import type { SeedContext } from '#platform/capability.ts';
import type { Tx } from '#platform/db.ts';
import { newId } from '#platform/ids.ts';
import { newestMails } from '#platform/mail.ts';
import { must } from '#platform/outcome.ts';
import type { EntryId } from '../entry/model/entry.ts';
import { answerObjection } from '../objection/actions/answer.ts';
import { askStatement } from '../objection/actions/ask.ts';
import { confirmObjection } from '../objection/actions/confirm.ts';
import { raiseObjection } from '../objection/actions/raise.ts';
import type { ObjectionId } from '../objection/model/objection.ts';
import { daysAgo } from './clock.ts';
import type { Cast, Course } from './finalists.ts';
import { courseTexts, type RaisedText } from './texts.ts';

const DAY_MS = 86_400_000;
const STATEMENT_DAYS = 3;
/** Of the addresses that are kept for examples (RFC 5737). */
const visitor = { ...nobody, ip: '203.0.113.10' };
/** Among so many mails stands the one that was just written. */
const LOOKED_AT = 5;

type Going = Pick<SeedContext, 'now' | 'baseUrl'>;

/** Two objections to finalists: one dismissed, one that waits for the statement of the entry's people. */
export async function seedObjections(tx: Tx, { secretariat }: Cast, course: Course, going: Going): Promise<void> {
  const [first, second] = course.finalists;
  if (!first || !second) return;
  const { answered, open } = courseTexts;
  const { now, baseUrl } = going;
  const ended = await raise(tx, { course, entryId: second, said: answered }, going);
  const answer = { id: ended, revision: 2, outcome: 'dismissed', answer: answered.answer, baseUrl } as const;
  must(await answerObjection(tx, secretariat, answer, now));
  const asked = await raise(tx, { course, entryId: first, said: open }, going);
  const until = new Date(now.getTime() + STATEMENT_DAYS * DAY_MS);
  must(await askStatement(tx, secretariat, { id: asked, revision: 2, question: open.question, until }, now));
}

type Raised = { readonly course: Course; readonly entryId: EntryId; readonly said: RaisedText };

/** Raised yesterday, and confirmed by the link of its mail. */
function raise(tx: Tx, { course, entryId, said }: Raised, { baseUrl }: Going): Promise<ObjectionId> {
  return daysAgo(tx, 1, async () => {
    const id = newId<'ObjectionId'>() as ObjectionId;
    const { name, email, ground, body } = said;
    const text = { name, email, ground, body, nameTold: false, links: [] };
    const of = { id, editionId: course.edition.id, entryId, text, files: [] };
    must(await raiseObjection(tx, visitor, { ...of, locale: 'id', baseUrl }));
    const mail = (await newestMails(tx, LOOKED_AT)).find((it) => it.recipient === email);
    const key = /\/sanggahan\/konfirmasi\/([\w-]+)/.exec(mail?.bodyText ?? '')?.[1] ?? '';
    must(await confirmObjection(tx, visitor, { key, baseUrl }));
    return id;
  });
}
