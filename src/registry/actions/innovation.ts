import { sql } from 'kysely';
import type { InstitutionId, UnitId, Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import { newId } from '#platform/ids.ts';
import { emit } from '#platform/outbox.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import { innovationArchived, innovationRestored } from '../events.ts';
import { contentSchema, type InnovationContent } from '../model/content.ts';
import type { InnovationId, VersionId } from '../model/ids.ts';
import type { RecordRefusal } from '../model/refusal.ts';
import type { ContentField } from '../model/sections.ts';
import type { Origin } from '../model/states.ts';
import { changedFields, saidFields } from '../rules/changes.ts';
import { completenessOf } from '../rules/completeness.ts';
import { whyNot, whyNotCreate } from '../rules/moves.ts';
import { sectionsOf } from '../rules/sections.ts';
import { tables } from '../schema.ts';
import { holdRecord } from './load.ts';
import { fitted } from './merging.ts';
import { leaveTrace } from './trace.ts';

const MAX_REASON = 2000;

export type NewInnovation = {
  readonly id: InnovationId;
  readonly institutionId: InstitutionId;
  readonly unitId: UnitId | null;
  readonly content: InnovationContent;
  readonly origin: Origin;
};

/**
 * Makes a draft with its first version. Whoever writes it in a form becomes its keeper; an imported record has none yet.
 * The same id sent twice by the same person is one record.
 */
export async function createInnovation(
  tx: Tx,
  who: Viewer,
  input: NewInnovation,
  now: Date,
): Promise<Outcome<{ readonly id: InnovationId; readonly versionId: VersionId }, RecordRefusal>> {
  const forbidden = whyNotCreate(input, who);
  if (forbidden || !who.person) return refused(forbidden ?? 'not_yours');
  const parsed = contentSchema.safeParse(input.content);
  if (!parsed.success) return refused('invalid');
  const place = await openPlace(tx, input);
  if (!place) return refused('unknown_place');
  const versionId = newId<'VersionId'>(now.getTime());
  const isNew = await insertRecord(tx, who, { ...input, content: parsed.data, versionId }, now);
  if (!isNew) return sameAgain(tx, who, input.id);
  if (input.origin === 'form') await insertKeeper(tx, who, input.id, now);
  const after = { ...saidFields(parsed.data), ...place, origin: input.origin };
  await leaveTrace(tx, who, { id: input.id, verb: 'create', after }, now);
  return done({ id: input.id, versionId });
}

type NamedPlace = { readonly institution: string; readonly unit: string | null };

/** The names of a place that can own a record; null when it does not exist or its unit is closed. */
async function openPlace(
  tx: Tx,
  place: { institutionId: InstitutionId; unitId: UnitId | null },
): Promise<NamedPlace | null> {
  const found = await tables(tx)
    .selectFrom('institution')
    .leftJoin('unit', (join) =>
      join
        .onRef('unit.institution_id', '=', 'institution.id')
        .on('unit.id', '=', place.unitId)
        .on('unit.closed_at', 'is', null),
    )
    .select(['institution.name as institution', 'unit.name as unit'])
    .where('institution.id', '=', place.institutionId)
    .executeTakeFirst();
  return found && (place.unitId === null || found.unit !== null) ? found : null;
}

/** Both rows in one statement; false when the id is taken. */
async function insertRecord(
  tx: Tx,
  who: Viewer,
  input: NewInnovation & { readonly versionId: VersionId },
  now: Date,
): Promise<boolean> {
  const by = who.person?.id ?? null;
  const inserted = await sql`with made as (
      insert into innovation (id, institution_id, unit_id, state, working_version_id, created_by, created_at, updated_at, origin)
      values (${input.id}, ${input.institutionId}, ${input.unitId}, 'draft', ${input.versionId}, ${by}, ${now}, ${now}, ${input.origin})
      on conflict (id) do nothing returning id)
    insert into innovation_version
      (id, innovation_id, no, state, content, completeness, saved_by, created_at, saved_at)
    select ${input.versionId}, made.id, 1, 'draft', ${JSON.stringify(input.content)}::jsonb,
      ${completenessOf(input.content).percent}, ${by}, ${now}, ${now}
    from made`.execute(tables(tx));
  return inserted.numAffectedRows === 1n;
}

async function sameAgain(tx: Tx, who: Viewer, id: InnovationId) {
  const row = await tables(tx)
    .selectFrom('innovation')
    .select(['created_by', 'working_version_id'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (row?.working_version_id && row.created_by === who.person?.id)
    return done({ id, versionId: row.working_version_id });
  return refused('id_taken' as const);
}

async function insertKeeper(tx: Tx, who: Viewer, id: InnovationId, now: Date): Promise<void> {
  if (!who.person) return;
  await tables(tx)
    .insertInto('innovation_keeper')
    .values({ innovation_id: id, person_id: who.person.id, since: now, until: null, assigned_by: who.person.id })
    .execute();
}

export type SectionInput = {
  readonly id: InnovationId;
  /** Revision of the version that the writer had before the eyes. */
  readonly revision: number;
  readonly content: Partial<InnovationContent>;
};

export type SectionSaved = {
  readonly revision: number;
  /** Fields that somebody else saved since and that the save kept beside what was typed. */
  readonly theirs: readonly ContentField[];
};

/**
 * Writes some fields of the open version on top of what others saved since. `stale` when they changed the same otherwise;
 * the same content sent twice is saved once. Notes on the sections that changed count as answered.
 */
export async function saveSection(
  tx: Tx,
  who: Viewer,
  input: SectionInput,
  now: Date,
): Promise<Outcome<SectionSaved, RecordRefusal>> {
  const held = await holdRecord(tx, input.id);
  if (!held) return refused('not_found');
  const forbidden = whyNot('edit', held, who);
  if (forbidden || !held.open) return refused(forbidden ?? 'nothing_open');
  const typed = await fitted(tx, held.open, input);
  if (!typed) return refused('stale');
  const { theirs } = typed;
  const parsed = contentSchema.safeParse({ ...held.open.content, ...typed.content });
  if (!parsed.success) return refused('invalid');
  const fields = changedFields(held.open.content, parsed.data);
  if (fields.length === 0) return done({ revision: held.open.revision, theirs });
  const revision = held.open.revision + 1;
  await writeContent(tx, who, { id: held.open.id, content: parsed.data, revision }, now);
  await answerNotes(tx, held.open.id, fields, now);
  await tables(tx).updateTable('innovation').set({ updated_at: now }).where('id', '=', input.id).execute();
  const pick = (content: InnovationContent) => Object.fromEntries(fields.map((field) => [field, content[field]]));
  const deed = { id: input.id, verb: 'edit' as const, before: pick(held.open.content), after: pick(parsed.data) };
  await leaveTrace(tx, who, deed, now);
  return done({ revision, theirs });
}

async function writeContent(
  tx: Tx,
  who: Viewer,
  version: { id: VersionId; content: InnovationContent; revision: number },
  now: Date,
): Promise<void> {
  await tables(tx)
    .updateTable('innovation_version')
    .set({
      content: sql`${JSON.stringify(version.content)}::jsonb`,
      completeness: completenessOf(version.content).percent,
      revision: version.revision,
      saved_by: who.person?.id ?? null,
      saved_at: now,
    })
    .where('id', '=', version.id)
    .execute();
}

async function answerNotes(
  tx: Tx,
  versionId: VersionId,
  fields: readonly (keyof InnovationContent)[],
  now: Date,
): Promise<void> {
  const touched = sectionsOf(fields);
  if (touched.length === 0) return;
  await tables(tx)
    .updateTable('innovation_note')
    .set({ resolved_at: now })
    .where('version_id', '=', versionId)
    .where('section', 'in', touched)
    .where('resolved_at', 'is', null)
    .execute();
}

/** Takes a published record out of the public eye, with the reason. */
export async function archiveInnovation(
  tx: Tx,
  who: Viewer,
  input: { readonly id: InnovationId; readonly reason: string },
  now: Date,
): Promise<Outcome<null, RecordRefusal>> {
  const held = await holdRecord(tx, input.id);
  if (!held) return refused('not_found');
  const forbidden = whyNot('archive', held, who);
  if (forbidden) return refused(forbidden);
  const reason = input.reason.trim();
  if (reason === '') return refused('reason_missing');
  if (reason.length > MAX_REASON) return refused('invalid');
  await tables(tx)
    .updateTable('innovation')
    .set({ state: 'archived', archived_at: now, archive_reason: reason, updated_at: now })
    .where('id', '=', input.id)
    .execute();
  const deed = {
    id: input.id,
    verb: 'archive' as const,
    before: { state: held.state },
    after: { state: 'archived', reason },
  };
  await leaveTrace(tx, who, deed, now);
  await emit(tx, innovationArchived, { innovationId: input.id }, now);
  return done(null);
}

/** Brings an archived record back before the public, as it was. */
export async function restoreInnovation(
  tx: Tx,
  who: Viewer,
  input: { readonly id: InnovationId },
  now: Date,
): Promise<Outcome<null, RecordRefusal>> {
  const held = await holdRecord(tx, input.id);
  if (!held) return refused('not_found');
  const forbidden = whyNot('restore', held, who);
  if (forbidden) return refused(forbidden);
  await tables(tx)
    .updateTable('innovation')
    .set({ state: 'published', archived_at: null, archive_reason: null, updated_at: now })
    .where('id', '=', input.id)
    .execute();
  const deed = { id: input.id, verb: 'restore' as const, before: { state: held.state }, after: { state: 'published' } };
  await leaveTrace(tx, who, deed, now);
  await emit(tx, innovationRestored, { innovationId: input.id }, now);
  return done(null);
}
