import { sql } from 'kysely';
import { type Actor, record } from '#audit/index.ts';
import { evidenceOf, restoreUses } from '#files/index.ts';
import { nameKey, type Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import { newId } from '#platform/ids.ts';
import { emit } from '#platform/outbox.ts';
import { entryGivenBack, entryReopened } from '../events.ts';
import type { Entry, EntryId } from '../model/entry.ts';
import type { UnsentContent } from '../model/reopening.ts';
import type { SnapshotContent } from '../model/snapshot.ts';
import type { ReopenKind } from '../model/states.ts';
import { textsOf } from '../queries/entry.ts';
import { lastSnapshotOf } from '../queries/snapshot.ts';
import { entrySubject } from '../queries/stand.ts';
import { isReopened } from '../rules/reopening.ts';
import { placeOf } from '../rules/section.ts';
import { differsFrom, unsentIn } from '../rules/unsent.ts';
import { tables } from '../schema.ts';
import { leaveTrace } from './trace.ts';

export type Reopening = {
  readonly kind: ReopenKind;
  readonly until: Date;
  /** What is asked for, in the words of the check. */
  readonly note: string;
};

/**
 * Opens a submission again for its people until a moment. It keeps its place, its receipt and its snapshot, which counts until a new one is
 * submitted. The caller holds the entry and has asked who may decide so.
 */
export async function reopenEntry(
  tx: Tx,
  who: Viewer,
  { entry, kind, until, note }: Reopening & { readonly entry: Pick<Entry, 'id' | 'state'> },
  now: Date,
): Promise<void> {
  const { id, state } = entry;
  if (state !== 'submitted') throw new Error(`entry ${id} is ${state} and cannot be opened again`);
  const opened = { state: 'returned', open_until: until, reopened_for: kind, given_back_at: null } as const;
  await tables(tx)
    .updateTable('entry')
    .set({ ...opened, returned_at: now, updated_at: now })
    .where('id', '=', id)
    .execute();
  const by = { written_by: who.person?.id ?? null, written_at: now };
  await tables(tx)
    .insertInto('entry_message')
    .values({ id: newId<'EntryMessageId'>(now.getTime()), entry_id: id, kind, side: 'organiser', body: note, ...by })
    .execute();
  const after = { state: 'returned', for: kind, until: until.toISOString() };
  await leaveTrace(tx, who, { id, verb: 'reopen', before: { state }, after }, now);
  await emit(tx, entryReopened, { entryId: id, at: now.toISOString(), until: until.toISOString() }, now);
}

/**
 * Ends a reopening without a new submission: the entry stands as it was submitted, word for word. What was written meanwhile is kept for its
 * people. The caller holds the entry.
 */
export async function giveBackEntry(tx: Tx, actor: Actor, entry: Entry, now: Date): Promise<void> {
  const snapshot = await lastSnapshotOf(tx, entry.id);
  if (!isReopened(entry) || !snapshot) throw new Error(`entry ${entry.id} is not open again`);
  const unsent = await writtenIn(tx, entry);
  const { content } = snapshot;
  if (differsFrom(unsent, content))
    await tables(tx)
      .insertInto('entry_unsent')
      .values({ entry_id: entry.id, given_back_at: now, content: unsent })
      .execute();
  await putBack(tx, entry.id, content, now);
  const subject = { kind: 'entry', id: entry.id };
  const states = { before: { state: entry.state }, after: { state: 'submitted', receipt: snapshot.receipt } };
  await record(tx, actor, { event: 'competition.entry.give_back', subject, ...states }, now);
  await emit(tx, entryGivenBack, { entryId: entry.id, at: now.toISOString() }, now);
}

async function writtenIn(tx: Tx, entry: Entry): Promise<UnsentContent> {
  const evidence = await evidenceOf(tx, entrySubject(entry.id), { onlyPublic: false });
  return unsentIn(entry, await textsOf(tx, entry.id), evidence);
}

/** Title, group, texts and evidence as they were frozen. */
async function putBack(tx: Tx, id: EntryId, { entry, sections, evidence }: SnapshotContent, now: Date): Promise<void> {
  const { title, group, category } = entry;
  const ended = { open_until: null, reopened_for: null, given_back_at: now, updated_at: now };
  await tables(tx)
    .updateTable('entry')
    .set((set) => ({
      ...ended,
      state: 'submitted',
      title,
      title_key: nameKey(title),
      group_code: group,
      category_code: category,
      revision: set('revision', '+', 1),
    }))
    .where('id', '=', id)
    .execute();
  const frozen = JSON.stringify(sections.map(({ code, text }) => ({ code, text })));
  await sql`update entry_section s set text = f.text, revision = s.revision + 1
    from jsonb_to_recordset(${frozen}::jsonb) as f (code text, text text)
    where s.entry_id = ${id} and s.code = f.code and s.text <> f.text`.execute(tables(tx));
  const uses = evidence.map((it) => ({ evidenceId: it.evidenceId, place: placeOf(it.section, it.asked) }));
  await restoreUses(tx, entrySubject(id), uses, now);
}
