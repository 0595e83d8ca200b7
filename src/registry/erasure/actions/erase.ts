import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { eraseDetails, record } from '#audit/index.ts';
import { eraseEvidence } from '#files/index.ts';
import { actorOf, type Viewer } from '#identity/index.ts';
import { forgetDeliveries } from '#integration/index.ts';
import { forgetNotices } from '#notification/index.ts';
import type { Tx } from '#platform/db.ts';
import { enqueue } from '#platform/jobs.ts';
import { forgetMails } from '#platform/mail.ts';
import { emit } from '#platform/outbox.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import { holdRecord } from '../../actions/load.ts';
import type { InnovationId } from '../../model/ids.ts';
import { forgetMany } from '../../search/index-record.ts';
import { erasureDecided, innovationErased } from '../events.ts';
import type { Erasure, ErasureRefusal } from '../model.ts';
import { administrators, openErasure } from '../queries.ts';
import { whyNotConfirm } from '../rules.ts';
import { tables } from '../schema.ts';
import { dropRows } from './drop-rows.ts';

/** Shorter titles stand in too many other texts to find this record by them. */
const TELLING_TITLE = 8;

export type Confirmation = {
  readonly innovationId: InnovationId;
  /** The title as the person typed it. */
  readonly typed: string;
  /** What stands in the place of this record where others name it as their origin. */
  readonly placeholder: string;
};

/**
 * Erases a record for good, with everything that holds a text of it: versions, drafts, notes, evidence that proves nothing
 * else, what was imported, messages, notices, mails, deliveries to webhooks, search rows and the details of its events in the log. What stays is
 * that it was erased: id, when, who, on which ground, and a digest.
 */
export async function confirmErasure(
  tx: Tx,
  who: Viewer,
  input: Confirmation,
  now: Date,
): Promise<Outcome<null, ErasureRefusal>> {
  const id = input.innovationId;
  const held = await holdRecord(tx, id);
  const request = await openErasure(tx, id);
  if (!held || !request) return refused(held ? 'none_open' : 'not_found');
  const versions = await versionsOf(tx, id);
  const title = versions.at(-1)?.title ?? '';
  const { length } = await administrators(tx);
  const forbidden = whyNotConfirm(request, who, { administrators: length, title, typed: input.typed });
  if (forbidden || !who.person) return refused(forbidden ?? 'not_found');
  const digest = createHash('sha256')
    .update(versions.map((it) => it.content).join('\n'))
    .digest('hex');
  await eraseAll(tx, who, { id, titles: versions.map((it) => it.title), placeholder: input.placeholder }, now);
  await tables(tx)
    .updateTable('erasure')
    .set({ state: 'erased', decided_by: who.person.id, decided_at: now, digest })
    .where('id', '=', request.id)
    .execute();
  const wasPublic = versions.some((it) => it.wasPublic);
  await tell(tx, who, { request, digest, wasPublic }, now);
  return done(null);
}

async function versionsOf(tx: Tx, id: InnovationId) {
  const found = await sql<{
    title: string;
    content: string;
    wasPublic: boolean;
  }>`select content ->> 'title' as title, content::text as content,
    state in ('published', 'superseded', 'withdrawn') as "wasPublic"
    from innovation_version where innovation_id = ${id} order by no`.execute(tables(tx));
  return found.rows;
}

/** Offers in which the record was to pass to another keeper or place. */
async function offersAbout(tx: Tx, id: InnovationId): Promise<readonly string[]> {
  const found = await sql<{ id: string }>`select offer_id as id from keeper_offer_record where innovation_id = ${id}
    union select id from relocation_offer where innovation_id = ${id}`.execute(tables(tx));
  return found.rows.map((row) => row.id);
}

type Target = { readonly id: InnovationId; readonly titles: readonly string[]; readonly placeholder: string };

async function eraseAll(tx: Tx, who: Viewer, { id, titles, placeholder }: Target, now: Date): Promise<void> {
  const evidence = await eraseEvidence(tx, { kind: 'innovation', id });
  await forgetMany(tx, [id]);
  // Notices of an offer lead to the offer, and name the record.
  for (const about of [id, ...(await offersAbout(tx, id))]) await forgetNotices(tx, about);
  await dropRows(tx, { id, placeholder });
  await forgetDeliveries(tx, id);
  const telling = [...new Set(titles)].filter((title) => title.length >= TELLING_TITLE);
  await forgetMails(tx, [id, ...telling]);
  const subjects = [
    { kind: 'innovation', id: id as string },
    ...evidence.map((it) => ({ kind: 'evidence', id: it as string })),
  ];
  // As the log holds them: JSON, without its quotation marks.
  const texts = telling.map((title) => JSON.stringify(title).slice(1, -1));
  await eraseDetails(tx, actorOf(who), { subjects, texts }, now);
  await enqueue(tx, 'registry.search_rebuild', {});
}

async function tell(
  tx: Tx,
  who: Viewer,
  { request, digest, wasPublic }: { readonly request: Erasure; readonly digest: string; readonly wasPublic: boolean },
  now: Date,
): Promise<void> {
  const after = { basis: request.basis, letterNumber: request.letterNumber, innovation: request.innovationId, digest };
  const subject = { kind: 'erasure', id: request.id };
  await record(tx, actorOf(who), { event: 'registry.erasure.confirm', subject, after }, now);
  await emit(tx, innovationErased, { innovationId: request.innovationId, wasPublic }, now);
  await emit(tx, erasureDecided, { erasureId: request.id }, now);
}
