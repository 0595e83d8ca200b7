import { nameKey, type Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import { carriedRecord } from '#registry/index.ts';
import type { Edition } from '../../edition/model/edition.ts';
import { categoriesFor, groupOf, sectionsFor } from '../../edition/rules/parts.ts';
import { type Entry, type EntryId, LONGEST_TEXT, LONGEST_TITLE } from '../model/entry.ts';
import type { EntryRefusal } from '../model/refusal.ts';
import { relationsTo } from '../rules/moves.ts';
import { wordsOf } from '../rules/section.ts';
import { tables } from '../schema.ts';
import { holdFor } from './load.ts';
import { leaveTrace } from './trace.ts';

type Result = Promise<Outcome<null, EntryRefusal>>;

export type SectionInput = {
  readonly id: EntryId;
  readonly section: string;
  readonly text: string;
  /** The revision that the form was filled from; another one is `stale`. */
  readonly revision: number;
};

/** Saves the text of one section. What a writer saves answers the notes on it. */
export async function saveSection(tx: Tx, who: Viewer, input: SectionInput, now: Date): Result {
  const held = await holdFor(tx, who, { id: input.id, move: 'edit' }, now);
  if (!held.ok) return held;
  const { entry, edition } = held.value;
  if (!isTextSection(edition, entry.group, input.section)) return refused('invalid');
  const text = input.text.replaceAll('\r\n', '\n').trim();
  if (text.length > LONGEST_TEXT) return refused('too_long');
  const before = await sectionRow(tx, entry.id, input.section);
  if ((before?.revision ?? 0) !== input.revision && before?.text !== text) return refused('stale');
  if (before?.text !== text) {
    await putText(tx, who, { id: entry.id, section: input.section, text }, now);
    await leaveTrace(
      tx,
      who,
      { id: entry.id, verb: 'section', ...textDeed(input.section, before?.text ?? '', text) },
      now,
    );
  }
  if (relationsTo(entry, who).includes('writer')) await answerNotes(tx, entry.id, input.section, now);
  return done(null);
}

/** The log is read by organisers too, who see no text before it is submitted: it tells how much was written, not what. */
function textDeed(section: string, before: string, after: string) {
  return { before: { words: wordsOf(before) }, after: { section, words: wordsOf(after) } };
}

function isTextSection({ document }: Edition, group: string, code: string): boolean {
  return sectionsFor(document, group).some((it) => it.code === code && it.kind === 'text');
}

async function sectionRow(tx: Tx, id: EntryId, code: string) {
  return tables(tx)
    .selectFrom('entry_section')
    .select(['text', 'revision'])
    .where('entry_id', '=', id)
    .where('code', '=', code)
    .executeTakeFirst();
}

type Put = {
  readonly id: EntryId;
  readonly section: string;
  readonly text: string;
  readonly carried?: { readonly text: string; readonly no: number };
};

async function putText(tx: Tx, who: Viewer, { id, section, text, carried }: Put, now: Date): Promise<void> {
  const saved = { text, saved_by: who.person?.id ?? null, saved_at: now };
  const origin = carried ? { carried: carried.text, carried_no: carried.no } : {};
  await tables(tx)
    .insertInto('entry_section')
    .values({ entry_id: id, code: section, carried: '', carried_no: null, revision: 1, ...saved, ...origin })
    .onConflict((on) =>
      on
        .columns(['entry_id', 'code'])
        .doUpdateSet((set) => ({ ...saved, ...origin, revision: set('entry_section.revision', '+', 1) })),
    )
    .execute();
  await tables(tx).updateTable('entry').set({ updated_at: now }).where('id', '=', id).execute();
}

async function answerNotes(tx: Tx, id: EntryId, section: string, now: Date): Promise<void> {
  await tables(tx)
    .updateTable('entry_note')
    .set({ resolved_at: now })
    .where('entry_id', '=', id)
    .where('section', '=', section)
    .where('resolved_at', 'is', null)
    .execute();
}

/** Takes the text of a section anew from the record as it stands now; what stood here is in the history. */
export async function carryAgain(
  tx: Tx,
  who: Viewer,
  { id, section }: { readonly id: EntryId; readonly section: string },
  now: Date,
): Result {
  const held = await holdFor(tx, who, { id, move: 'edit' }, now);
  if (!held.ok) return held;
  const { entry, edition } = held.value;
  const asked = sectionsFor(edition.document, entry.group).find((it) => it.code === section && it.kind === 'text');
  const record = entry.innovationId ? await carriedRecord(tx, who, entry.innovationId) : null;
  if (!asked) return refused('invalid');
  if (!record) return refused('record_gone');
  const text = record.textOf(asked.from);
  const before = await sectionRow(tx, id, section);
  await putText(tx, who, { id, section, text, carried: { text, no: record.versionNo } }, now);
  await leaveTrace(tx, who, { id, verb: 'carry', ...textDeed(section, before?.text ?? '', text) }, now);
  return done(null);
}

export type PlaceInput = {
  readonly id: EntryId;
  readonly title: string;
  readonly group: string;
  readonly category: string | null;
  readonly revision: number;
};

/** Changes under which title, in which group and category it is entered. */
export async function setPlace(tx: Tx, who: Viewer, input: PlaceInput, now: Date): Result {
  const held = await holdFor(tx, who, { id: input.id, move: 'edit' }, now);
  if (!held.ok) return held;
  const { entry, edition } = held.value;
  const title = input.title.trim();
  if (title === '' || title.length > LONGEST_TITLE) return refused('invalid');
  const forbidden = whyNotPlaced(edition, entry, input);
  if (forbidden) return refused(forbidden);
  if (entry.revision !== input.revision) return refused('stale');
  await tables(tx)
    .updateTable('entry')
    .set((set) => ({
      title,
      title_key: nameKey(title),
      group_code: input.group,
      category_code: input.category,
      revision: set('revision', '+', 1),
      updated_at: now,
    }))
    .where('id', '=', entry.id)
    .execute();
  // The log is read by organisers too: that the title changed, not to what.
  const isRenamed = title !== entry.title ? { renamed: true } : {};
  const before = { group: entry.group, category: entry.category };
  const after = { group: input.group, category: input.category, ...isRenamed };
  await leaveTrace(tx, who, { id: entry.id, verb: 'place', before, after }, now);
  return done(null);
}

function whyNotPlaced(
  { document }: Edition,
  entry: Pick<Entry, 'group'>,
  { group: code, category }: Pick<PlaceInput, 'group' | 'category'>,
): EntryRefusal | null {
  const group = groupOf(document, code);
  if (!group) return 'unknown_group';
  if (group.byInvitation && code !== entry.group) return 'by_invitation';
  const categories = categoriesFor(document, code);
  const isKnown = category === null ? categories.length === 0 : categories.some((it) => it.code === category);
  return isKnown ? null : 'unknown_category';
}
