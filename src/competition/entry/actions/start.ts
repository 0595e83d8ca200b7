import { nameKey, type Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import { type CarriedRecord, carriedRecord, type InnovationId } from '#registry/index.ts';
import type { Edition, EditionId } from '../../edition/model/edition.ts';
import { editionById } from '../../edition/queries/editions.ts';
import { categoriesFor, groupOf, sectionsFor, whyNotEntrant } from '../../edition/rules/parts.ts';
import type { EntryId } from '../model/entry.ts';
import type { EntryRefusal } from '../model/refusal.ts';
import { applicantOf } from '../queries/applicant.ts';
import { entryById } from '../queries/entry.ts';
import { relationsTo, whyNotNow } from '../rules/moves.ts';
import { windowOf } from '../rules/window.ts';
import { tables } from '../schema.ts';
import { holdQuota } from './load.ts';
import { leaveTrace } from './trace.ts';

export type NewEntry = {
  /** Comes with the form, so that a double click makes one entry. */
  readonly id: EntryId;
  readonly editionId: EditionId;
  readonly innovationId: InnovationId;
  readonly group: string;
  readonly category: string | null;
};

type Result = Promise<Outcome<{ readonly id: EntryId }, EntryRefusal>>;

/**
 * Begins an entry from a record: its texts are carried over section by section, as the edition says out of which pieces.
 * The same id sent twice by the same person is one entry; a record is entered once into an edition.
 */
export async function startEntry(tx: Tx, who: Viewer, input: NewEntry, now: Date): Result {
  if (!who.person) return refused('not_yours');
  const edition = await editionById(tx, input.editionId);
  if (!edition) return refused('not_found');
  const record = await carriedRecord(tx, who, input.innovationId);
  if (!record) return refused('record_gone');
  // One after the other, so that the second press of a button finds what the first one made.
  await holdQuota(tx, { editionId: edition.id, institutionId: record.institutionId });
  const known = await entryById(tx, input.id);
  if (known) return known.innovationId === input.innovationId ? done({ id: known.id }) : refused('id_taken');
  const forbidden = whyNotStart(who, { edition, record }, input, now) ?? (await whyNotHere(tx, edition, record));
  if (forbidden) return refused(forbidden);
  if (!(await insertEntry(tx, who, { ...input, edition, record }, now))) return refused('record_in_edition');
  await carryTexts(tx, who, { id: input.id, group: input.group, edition, record }, now);
  const after = { title: record.title, group: input.group, category: input.category, version: record.versionNo };
  await leaveTrace(tx, who, { id: input.id, verb: 'start', after }, now);
  return done({ id: input.id });
}

/** Why the record may not be entered so; whether its institution may, `whyNotHere` says. */
function whyNotStart(
  who: Viewer,
  { edition, record }: Pick<Beginning, 'edition' | 'record'>,
  { group: code, category }: Pick<NewEntry, 'group' | 'category'>,
  now: Date,
): EntryRefusal | null {
  if (edition.state !== 'open') return 'not_published';
  if (relationsTo(record, who).length === 0) return 'not_yours';
  const late = whyNotNow('hand_over', windowOf(edition.document), now);
  if (late) return late;
  const group = groupOf(edition.document, code);
  if (!group) return 'unknown_group';
  if (group.byInvitation) return 'by_invitation';
  const categories = categoriesFor(edition.document, code);
  const isKnown = category === null ? categories.length === 0 : categories.some((it) => it.code === category);
  return isKnown ? null : 'unknown_category';
}

async function whyNotHere(tx: Tx, edition: Edition, record: CarriedRecord): Promise<EntryRefusal | null> {
  const applicant = await applicantOf(tx, edition, record.institutionId);
  return applicant && whyNotEntrant(edition.document, applicant) ? 'not_entrant' : null;
}

type Beginning = NewEntry & { readonly edition: Edition; readonly record: CarriedRecord };

/** False when the record stands in the edition already. */
async function insertEntry(tx: Tx, who: Viewer, { edition, record, ...input }: Beginning, now: Date): Promise<boolean> {
  const inserted = await tables(tx)
    .insertInto('entry')
    .values({
      id: input.id,
      edition_id: edition.id,
      group_code: input.group,
      category_code: input.category,
      innovation_id: record.id,
      version_id: record.versionId,
      version_no: record.versionNo,
      institution_id: record.institutionId,
      unit_id: record.unitId,
      organiser_id: edition.organiserId,
      state: 'draft',
      withdrawn_from: null,
      title: record.title,
      title_key: nameKey(record.title),
      revision: 1,
      snapshot_id: null,
      created_by: who.person?.id ?? null,
      created_at: now,
      updated_at: now,
      handed_at: null,
      returned_at: null,
      submitted_at: null,
      withdrawn_at: null,
    })
    .onConflict((on) => on.doNothing())
    .executeTakeFirst();
  return inserted.numInsertedOrUpdatedRows === 1n;
}

type Carrying = Pick<Beginning, 'id' | 'group' | 'edition' | 'record'>;

async function carryTexts(tx: Tx, who: Viewer, { id, group, edition, record }: Carrying, now: Date): Promise<void> {
  const rows = sectionsFor(edition.document, group).map((section) => {
    const text = section.kind === 'text' ? record.textOf(section.from) : '';
    return {
      entry_id: id,
      code: section.code,
      text,
      carried: text,
      carried_no: text === '' ? null : record.versionNo,
      revision: 1,
      saved_by: who.person?.id ?? null,
      saved_at: now,
    };
  });
  if (rows.length > 0) await tables(tx).insertInto('entry_section').values(rows).execute();
}
