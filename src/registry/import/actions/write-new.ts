import { type Kysely, sql } from 'kysely';
import { type AuditEntry, recordAll } from '#audit/index.ts';
import { actorOf, type InstitutionId, type UnitId, type Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import { newId } from '#platform/ids.ts';
import { emitAll } from '#platform/outbox.ts';
import { awardText, externalIdText } from '../../actions/register.ts';
import { innovationPublished } from '../../events.ts';
import { contentSchema, type InnovationContent } from '../../model/content.ts';
import type { InnovationId, VersionId } from '../../model/ids.ts';
import { type AwardEntry, awardsSchema, type ExternalId, externalIdsSchema } from '../../model/register.ts';
import { saidFields } from '../../rules/changes.ts';
import { completenessOf } from '../../rules/completeness.ts';
import { reindexMany } from '../../search/index-record.ts';
import type { SaidAward } from '../model.ts';

/** A record of the sheet that does not stand yet, placed and parsed. */
export type NewRecord = {
  readonly id: InnovationId;
  readonly versionId: VersionId;
  readonly institutionId: InstitutionId;
  readonly unitId: UnitId | null;
  /** Names of the two, for the log. */
  readonly institution: string;
  readonly unit: string | null;
  readonly content: InnovationContent;
  readonly awards: readonly SaidAward[];
  readonly externalIds: readonly ExternalId[];
};

/** Rows go in as one JSON text, however many: a statement takes 65,535 parameters and each costs time. */
export const rawOf = (tx: Tx) => tx as unknown as Kysely<unknown>;
export const rowsText = (rows: readonly object[]) => sql`${JSON.stringify(rows)}::jsonb`;

/**
 * Writes what createInnovation, setAwards, setExternalIds and then publishVersion or submitVersion write, for many records
 * in a handful of statements: same parsers, same states, same audit events. A test holds the two ways together.
 */
export async function createRecords(
  tx: Tx,
  who: Viewer,
  batch: { readonly records: readonly NewRecord[]; readonly publish: boolean },
  now: Date,
): Promise<void> {
  if (batch.records.length === 0) return;
  const records = batch.records.map((record) => ({
    ...record,
    content: contentSchema.parse(record.content),
    awards: awardsSchema.parse(record.awards),
    externalIds: externalIdsSchema.parse(record.externalIds),
  }));
  const stamped = { records, publish: batch.publish, by: who.person?.id ?? null, now };
  await insertInnovations(tx, stamped);
  await insertFirstVersions(tx, stamped);
  await insertAwards(tx, records, now);
  await insertExternalIds(tx, records);
  const entries = records.flatMap((record) => entriesOf(record, batch.publish));
  await recordAll(tx, actorOf(who), entries, now);
  await reindexMany(
    tx,
    records.map((record) => record.id),
  );
  if (!batch.publish) return;
  const facts = records.map(({ id, versionId }) => ({ innovationId: id, versionId }));
  await emitAll(tx, innovationPublished, facts, now);
}

type Stamped = {
  readonly records: readonly NewRecord[];
  readonly publish: boolean;
  readonly by: string | null;
  readonly now: Date;
};

async function insertInnovations(tx: Tx, { records, publish, by, now }: Stamped): Promise<void> {
  const rows = records.map(({ id, versionId, institutionId, unitId }) => ({
    id,
    institution_id: institutionId,
    unit_id: unitId,
    version_id: versionId,
  }));
  const columns = publish
    ? sql`'published', version_id, null::uuid, ${now}::timestamptz`
    : sql`'with_admin', null::uuid, version_id, null::timestamptz`;
  await sql`insert into innovation (id, institution_id, unit_id, state, published_version_id, working_version_id,
      published_at, created_by, created_at, updated_at, origin)
    select id, institution_id, unit_id, ${columns}, ${by}::uuid, ${now}, ${now}, 'import'
    from jsonb_to_recordset(${rowsText(rows)}) as record
      (id uuid, institution_id uuid, unit_id uuid, version_id uuid)`.execute(rawOf(tx));
}

async function insertFirstVersions(tx: Tx, { records, publish, by, now }: Stamped): Promise<void> {
  const rows = records.map(({ id, versionId, content }) => {
    const completeness = completenessOf(content).percent;
    return { id: versionId, innovation_id: id, content, completeness };
  });
  const columns = publish
    ? sql`'published', null::timestamptz, ${now}::timestamptz, ${by}::uuid`
    : sql`'with_admin', ${now}::timestamptz, null::timestamptz, null::uuid`;
  await sql`insert into innovation_version (id, innovation_id, no, content, completeness, saved_by, created_at, saved_at, state,
      submitted_at, decided_at, decided_by)
    select id, innovation_id, 1, content, completeness, ${by}::uuid, ${now}, ${now}, ${columns}
    from jsonb_to_recordset(${rowsText(rows)}) as version (id uuid, innovation_id uuid, content jsonb, completeness integer)`.execute(
    rawOf(tx),
  );
}

export type AwardsOfRecord = { readonly id: InnovationId; readonly awards: readonly AwardEntry[] };

export async function insertAwards(tx: Tx, records: readonly AwardsOfRecord[], now: Date): Promise<void> {
  const rows = records.flatMap(({ id, awards }) =>
    awards.map((award) => ({
      id: newId<'AwardId'>(now.getTime()),
      innovation_id: id,
      title_used: award.titleUsed,
      competition: award.competition,
      award_group: award.awardGroup,
      level_text: award.levelText,
      level_top: award.levelTop,
      year: award.year,
      year_certain: award.yearCertain,
      source_url: award.sourceUrl,
      note: award.note,
    })),
  );
  if (rows.length === 0) return;
  await sql`insert into innovation_award (id, innovation_id, title_used, competition, award_group, level_text, level_top,
      year, year_certain, source_url, note, created_at)
    select id, innovation_id, title_used, competition, award_group, level_text, level_top, year, year_certain,
      source_url, note, ${now}
    from jsonb_to_recordset(${rowsText(rows)}) as award
      (id uuid, innovation_id uuid, title_used text, competition text, award_group text, level_text text,
       level_top integer, year integer, year_certain boolean, source_url text, note text)`.execute(rawOf(tx));
}

async function insertExternalIds(tx: Tx, records: readonly NewRecord[]): Promise<void> {
  const rows = records.flatMap(({ id, externalIds }) => externalIds.map((it) => ({ innovation_id: id, ...it })));
  if (rows.length === 0) return;
  await sql`insert into innovation_external_id (innovation_id, system, value)
    select innovation_id, system, value from jsonb_to_recordset(${rowsText(rows)}) as named
      (innovation_id uuid, system text, value text) on conflict do nothing`.execute(rawOf(tx));
}

/** The log of one record, in the order in which the single actions would write it. */
function entriesOf(record: NewRecord, publish: boolean): readonly AuditEntry[] {
  const { id, content, institution, unit, awards, externalIds } = record;
  const after = { ...saidFields(content), institution, unit, origin: 'import' };
  const entries: AuditEntry[] = [entry('create', id, { after })];
  if (awards.length > 0) entries.push(awardsEntry(id, [], awards));
  if (externalIds.length > 0) {
    const named = { externalIds: externalIds.map(externalIdText) };
    entries.push(entry('set_external_ids', id, { before: { externalIds: [] }, after: named }));
  }
  const before = { state: 'draft' };
  return publish
    ? [...entries, entry('publish', id, { before, after: { state: 'published', no: 1 } })]
    : [...entries, entry('submit', id, { before, after: { state: 'with_admin', no: 1, whatChanged: '' } })];
}

export function awardsEntry(id: InnovationId, before: readonly SaidAward[], after: readonly SaidAward[]): AuditEntry {
  const texts = (awards: readonly SaidAward[]) => ({ awards: awards.map(awardText) });
  return entry('set_awards', id, { before: texts(before), after: texts(after) });
}

export type Verb =
  | 'create'
  | 'edit'
  | 'submit'
  | 'publish'
  | 'start_version'
  | 'discard'
  | 'set_awards'
  | 'set_external_ids'
  | 'undo_import';

export function entry(verb: Verb, id: InnovationId, states: { before?: unknown; after?: unknown }): AuditEntry {
  return { event: `registry.innovation.${verb}`, subject: { kind: 'innovation', id }, ...states };
}
