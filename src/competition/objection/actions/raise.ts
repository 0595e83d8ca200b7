import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { type KeptFile, nameFile } from '#files/index.ts';
import { actorOf, nobody, type Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import { networkOf } from '#platform/http/network.ts';
import type { Locale } from '#platform/i18n/i18n.ts';
import { newId } from '#platform/ids.ts';
import { sendMail } from '#platform/mail.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import type { EditionId } from '../../edition/model/edition.ts';
import { editionForSubmission } from '../../edition/queries/editions.ts';
import { whyNotRead } from '../../edition/visibility.ts';
import { databaseNow } from '../../entry/actions/load.ts';
import type { EntryId } from '../../entry/model/entry.ts';
import { confirmMail } from '../letters.ts';
import type { FileSide, ObjectionId, ObjectionText } from '../model/objection.ts';
import type { RaiseRefusal } from '../model/refusal.ts';
import { objectableEntry } from '../queries/contested.ts';
import { type Source, whyFull } from '../queries/counted.ts';
import { keyDigestOf } from '../rules/key.ts';
import { confirmBy, windowOf } from '../rules/window.ts';
import { tables } from '../schema.ts';
import { leaveTrace } from './trace.ts';

export type Raising = {
  /** Made by the form, so that the same form sent twice is one objection. */
  readonly id: ObjectionId;
  readonly editionId: EditionId;
  readonly entryId: EntryId;
  readonly text: ObjectionText;
  readonly files: readonly KeptFile[];
  readonly locale: Locale;
  readonly baseUrl: string;
};

/**
 * Takes an objection to an announced entry while the window is open by the clock of the database, and asks by mail whether it is
 * theirs. Until that is confirmed it counts nowhere.
 */
export async function raiseObjection(tx: Tx, who: Viewer, raising: Raising): Promise<Outcome<null, RaiseRefusal>> {
  const { id, editionId, entryId, text } = raising;
  const source: Source = { network: networkOf(who.ip), email: text.email, entryId };
  await oneByOne(tx, source);
  if (await isKept(tx, id)) return done(null);
  const edition = await editionForSubmission(tx, editionId);
  const now = await databaseNow(tx);
  if (!edition || whyNotRead(edition, nobody)) return refused({ code: 'not_found' });
  const window = windowOf(edition.document, now);
  const entry = window && (await objectableEntry(tx, edition, entryId, now));
  if (!entry) return refused({ code: 'not_found' });
  if (window.is !== 'open') return refused({ code: window.is === 'over' ? 'closed' : 'not_open_yet', at: now });
  const full = await whyFull(tx, source, now);
  if (full) return refused(full);
  const key = randomBytes(24).toString('base64url');
  await keep(tx, raising, { network: source.network, keyDigest: keyDigestOf(key), now });
  await keepFiles(tx, who, { id, side: 'objection', files: raising.files }, now);
  const after = { entry: entryId, ground: text.ground, files: raising.files.length };
  await leaveTrace(tx, actorOf(who), { id, verb: 'raise', after }, now);
  const reader = { name: text.name, email: text.email, locale: raising.locale };
  const about = { edition, title: entry.title, ground: text.ground };
  const until = confirmBy(edition.document, now);
  await sendMail(tx, confirmMail(reader, about, { key, until, baseUrl: raising.baseUrl }), now);
  return done(null);
}

/** Objections of one network, address and entry wait for each other, so that none slips past the count of the others. */
async function oneByOne(tx: Tx, { network, email, entryId }: Source): Promise<void> {
  for (const name of [`network:${network}`, `email:${email}`, `entry:${entryId}`])
    await sql`select pg_advisory_xact_lock(hashtextextended(${`objection:${name}`}, 0))`.execute(tables(tx));
}

async function isKept(tx: Tx, id: ObjectionId): Promise<boolean> {
  const row = await tables(tx).selectFrom('objection').select('id').where('id', '=', id).executeTakeFirst();
  return row !== undefined;
}

type Kept = { readonly network: string; readonly keyDigest: string; readonly now: Date };

async function keep(tx: Tx, raising: Raising, { network, keyDigest, now }: Kept): Promise<void> {
  const { id, editionId, entryId, text, locale } = raising;
  await tables(tx)
    .insertInto('objection')
    .values({
      id,
      edition_id: editionId,
      entry_id: entryId,
      state: 'unconfirmed',
      key_digest: keyDigest,
      name: text.name,
      email: text.email,
      name_told: text.nameTold,
      locale,
      ground: text.ground,
      body: text.body,
      links: text.links,
      sender_network: network,
      raised_at: now,
    })
    .execute();
}

type Bringing = { readonly id: ObjectionId; readonly side: FileSide; readonly files: readonly KeptFile[] };

/** Puts files to an objection, in the order in which they were brought. */
export async function keepFiles(tx: Tx, who: Viewer, { id, side, files }: Bringing, now: Date): Promise<void> {
  for (const [at, file] of files.entries()) {
    const fileId = await nameFile(tx, who, file, now);
    const row = { id: newId<'ObjectionFileId'>(now.getTime()), objection_id: id, side, place: at + 1, file_id: fileId };
    await tables(tx).insertInto('objection_file').values(row).execute();
  }
}
