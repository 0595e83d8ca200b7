import { sql } from 'kysely';
import { record } from '#audit/index.ts';
import { actorOf, type Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import type { Locale } from '#platform/i18n/i18n.ts';
import { newId } from '#platform/ids.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import {
  type DraftPlace,
  type DraftRefusal,
  KEPT_DAYS,
  MOST_BOXES,
  MOST_LETTERS,
  SITTING_MS,
  type TypedBox,
} from './model.ts';
import { at, draftOwner, placeColumns } from './queries/draft.ts';
import { tables } from './schema.ts';

export type TypedForm = {
  readonly place: DraftPlace;
  /** What the log calls the thing: the record, the problem. */
  readonly subject: { readonly kind: string; readonly id: string };
  /** The capability whose form it is, in the names of events; the registry unless said. */
  readonly owner?: string;
  readonly baseRevision: number;
  readonly boxes: readonly TypedBox[];
  readonly locale: Locale;
  readonly device: string;
  /** When the draft was kept that the typist had before the eyes; null for none. */
  readonly seen: Date | null;
};

/**
 * Keeps what somebody typed, whole as it is, for nobody but them; the record is not touched. `newer_elsewhere` when
 * another tab or device of theirs kept something that this one has not seen. The log tells a sitting once, without the text.
 */
export async function keepDraft(
  tx: Tx,
  who: Viewer,
  typed: TypedForm,
  now: Date,
): Promise<Outcome<{ readonly savedAt: Date }, DraftRefusal>> {
  const owner = draftOwner(who);
  if (!owner) return refused('not_yours');
  if (isTooMuch(typed.boxes)) return refused('too_much');
  const before = await held(tx, who, typed.place);
  if (before && before.saved_at.getTime() !== typed.seen?.getTime() && !isSame(before.boxes, typed.boxes))
    return refused('newer_elsewhere');
  const { place } = typed;
  const values = {
    base_revision: typed.baseRevision,
    boxes: sql<readonly TypedBox[]>`${JSON.stringify(typed.boxes)}::jsonb`,
    locale: typed.locale,
    device: typed.device,
    saved_at: now,
  };
  await tables(tx)
    .insertInto('registry_draft')
    .values({
      id: newId<'DraftId'>(now.getTime()),
      person_id: owner,
      ...placeColumns(place),
      begun_at: now,
      ...values,
    })
    .onConflict((on) =>
      on
        .columns(['person_id', 'version_id', 'section', 'problem_id', 'begun_id', 'thing_id', 'part'])
        .doUpdateSet(values),
    )
    .execute();
  if (!before || now.getTime() - before.saved_at.getTime() > SITTING_MS)
    await record(tx, actorOf(who), { event: `${typed.owner ?? 'registry'}.draft.keep`, subject: typed.subject }, now);
  return done({ savedAt: now });
}

function isTooMuch(boxes: readonly TypedBox[]): boolean {
  const letters = boxes.reduce((sum, [name, text]) => sum + name.length + text.length, 0);
  return boxes.length > MOST_BOXES || letters > MOST_LETTERS;
}

const isSame = (a: readonly TypedBox[], b: readonly TypedBox[]) => JSON.stringify(a) === JSON.stringify(b);

async function held(tx: Tx, who: Viewer, place: DraftPlace) {
  return tables(tx)
    .selectFrom('registry_draft')
    .select(['id', 'boxes', 'saved_at'])
    .where('person_id', '=', draftOwner(who))
    .where((where) => at(place)(where))
    .forUpdate()
    .executeTakeFirst();
}

/** Throws away what somebody typed, at their wish; the log tells that, not what it said. Done twice, it is done once. */
export async function discardDraft(
  tx: Tx,
  who: Viewer,
  typed: Pick<TypedForm, 'place' | 'subject' | 'owner'>,
  now: Date,
): Promise<void> {
  const draft = await held(tx, who, typed.place);
  if (!draft) return;
  await tables(tx).deleteFrom('registry_draft').where('id', '=', draft.id).execute();
  await record(tx, actorOf(who), { event: `${typed.owner ?? 'registry'}.draft.discard`, subject: typed.subject }, now);
}

/** After a save: the draft that the writer had before the eyes is done with; one from another tab or device stays. */
export async function settleDraft(tx: Tx, who: Viewer, place: DraftPlace, seen: Date | null): Promise<void> {
  const draft = await held(tx, who, place);
  if (draft && draft.saved_at.getTime() === seen?.getTime())
    await tables(tx).deleteFrom('registry_draft').where('id', '=', draft.id).execute();
}

const DAY_MS = 86_400_000;

/** Removes drafts that nobody came back to, and the earlier texts of what nobody can edit any more. */
export async function sweepDrafts(tx: Tx, now: Date): Promise<{ readonly drafts: number; readonly texts: number }> {
  const before = new Date(now.getTime() - KEPT_DAYS * DAY_MS);
  const drafts = await tables(tx).deleteFrom('registry_draft').where('saved_at', '<', before).executeTakeFirst();
  const texts = await tables(tx)
    .deleteFrom('innovation_revision')
    .where('version_id', 'in', (from) =>
      from.selectFrom('innovation_version').select('id').where('state', 'in', ['published', 'superseded']),
    )
    .executeTakeFirst();
  await tables(tx).deleteFrom('problem_revision').where('replaced_at', '<', before).execute();
  return { drafts: Number(drafts.numDeletedRows), texts: Number(texts.numDeletedRows) };
}
