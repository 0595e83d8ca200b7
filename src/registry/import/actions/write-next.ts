import { sql } from 'kysely';
import { type AuditEntry, recordAll } from '#audit/index.ts';
import { actorOf, type Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import { emitAll } from '#platform/outbox.ts';
import { innovationAmended, innovationPublished } from '../../events.ts';
import type { InnovationContent } from '../../model/content.ts';
import type { VersionId } from '../../model/ids.ts';
import { type AwardEntry, awardsSchema } from '../../model/register.ts';
import { changedFields } from '../../rules/changes.ts';
import { completenessOf } from '../../rules/completeness.ts';
import { sectionsOf } from '../../rules/sections.ts';
import { reindexMany } from '../../search/index-record.ts';
import type { SaidAward } from '../model.ts';
import type { StandingRecord } from '../rules/match.ts';
import { isSame } from '../rules/same.ts';
import { awardsEntry, entry, insertAwards, rawOf, rowsText } from './write-new.ts';

/** A standing record with what it shall say from now on. */
export type NextRecord = {
  readonly standing: StandingRecord;
  readonly content: InnovationContent;
  readonly awards: readonly SaidAward[];
  /** The id of the next version of a published record; a record never published is written in place. */
  readonly versionId: VersionId;
  readonly whatChanged: string;
};

type Batch = { readonly records: readonly NextRecord[]; readonly publish: boolean };
type Stamp = { readonly publish: boolean; readonly by: string | null; readonly now: Date };

/**
 * Writes what startVersion, saveSection, setAwards, submitVersion and publishVersion write for each: a published record
 * goes on in a next version that says what changed, one that waits for the admin is written where it waits.
 */
export async function changeRecords(tx: Tx, who: Viewer, batch: Batch, now: Date): Promise<void> {
  if (batch.records.length === 0) return;
  const stamp = { publish: batch.publish, by: who.person?.id ?? null, now };
  const rewritten = batch.records.filter((record) => hasNewText(record));
  const published = rewritten.filter(({ standing }) => standing.publishedVersionId !== null);
  const waiting = batch.records.filter(({ standing }) => standing.publishedVersionId === null);
  await supersede(tx, published, stamp);
  await rewrite(tx, waiting, stamp);
  const awarded = batch.records.filter((record) => hasNewAwards(record)).map(withParsedAwards);
  await replaceAwards(tx, awarded, now);
  await recordAll(
    tx,
    actorOf(who),
    batch.records.flatMap((record) => entriesOf(record, batch.publish)),
    now,
  );
  await reindexMany(
    tx,
    batch.records.map(({ standing }) => standing.id),
  );
  const amended = awarded.filter(({ isPublic }) => isPublic).map(({ id }) => ({ innovationId: id }));
  await emitAll(tx, innovationAmended, amended, now);
  if (!batch.publish) return;
  const facts = [...published, ...waiting].map((record) => ({
    innovationId: record.standing.id,
    versionId: versionOf(record),
  }));
  await emitAll(tx, innovationPublished, facts, now);
}

const hasNewText = ({ standing, content }: NextRecord) => changedFields(standing.content, content).length > 0;
const hasNewAwards = ({ standing, awards }: NextRecord) => !isSame(standing.awards, awards);

/** The version that holds the text after the change. */
export function versionOf({ standing, versionId }: NextRecord): VersionId {
  return standing.publishedVersionId === null ? (standing.workingVersionId ?? versionId) : versionId;
}

async function supersede(tx: Tx, records: readonly NextRecord[], { publish, by, now }: Stamp): Promise<void> {
  if (records.length === 0) return;
  const rows = records.map(({ standing, versionId, content, whatChanged }) => ({
    id: versionId,
    innovation_id: standing.id,
    no: standing.versionNo + 1,
    content,
    completeness: completenessOf(content).percent,
    what_changed: whatChanged,
  }));
  const ids = rowsText(records.map(({ standing, versionId }) => ({ id: standing.id, version_id: versionId })));
  const named = sql`jsonb_to_recordset(${ids}) as named (id uuid, version_id uuid)`;
  if (publish)
    await sql`update innovation_version v set state = 'superseded' from innovation i, ${named}
      where i.id = named.id and v.id = i.published_version_id`.execute(rawOf(tx));
  const decided = publish
    ? sql`'published', ${now}::timestamptz, ${by}::uuid`
    : sql`'with_admin', null::timestamptz, null::uuid`;
  await sql`insert into innovation_version (id, innovation_id, no, content, completeness, revision, what_changed, saved_by, created_at,
      saved_at, submitted_at, state, decided_at, decided_by)
    select id, innovation_id, no, content, completeness, 2, what_changed, ${by}::uuid, ${now}, ${now}, ${now}, ${decided}
    from jsonb_to_recordset(${rowsText(rows)}) as version
      (id uuid, innovation_id uuid, no integer, content jsonb, completeness integer, what_changed text)`.execute(
    rawOf(tx),
  );
  const column = publish ? sql`published_version_id` : sql`working_version_id`;
  await sql`update innovation i set ${column} = named.version_id, updated_at = ${now} from ${named}
    where i.id = named.id`.execute(rawOf(tx));
}

/** In place: the text that waits for the admin, who now brings the better one. */
async function rewrite(tx: Tx, records: readonly NextRecord[], { publish, by, now }: Stamp): Promise<void> {
  if (records.length === 0) return;
  const rows = records.map((record) => ({
    id: record.standing.id,
    version_id: versionOf(record),
    content: record.content,
    completeness: completenessOf(record.content).percent,
    // Saving the same text is no save.
    saved: hasNewText(record),
    sections: sectionsOf(changedFields(record.standing.content, record.content)),
  }));
  const named = sql`jsonb_to_recordset(${rowsText(rows)}) as named
    (id uuid, version_id uuid, content jsonb, completeness integer, saved boolean, sections text[])`;
  const decided = publish ? sql`, state = 'published', decided_at = ${now}, decided_by = ${by}::uuid` : sql``;
  await sql`update innovation_version v set content = named.content, completeness = named.completeness,
      revision = v.revision + named.saved::integer,
      saved_by = case when named.saved then ${by}::uuid else v.saved_by end,
      saved_at = case when named.saved then ${now} else v.saved_at end ${decided}
    from ${named} where v.id = named.version_id`.execute(rawOf(tx));
  await sql`update innovation_note n set resolved_at = ${now} from ${named}
    where n.version_id = named.version_id and n.section = any(named.sections) and n.resolved_at is null`.execute(
    rawOf(tx),
  );
  const moved = publish
    ? sql`, state = 'published', published_version_id = named.version_id, working_version_id = null,
        published_at = coalesce(i.published_at, ${now})`
    : sql``;
  await sql`update innovation i set updated_at = ${now} ${moved} from ${named} where i.id = named.id`.execute(
    rawOf(tx),
  );
}

function withParsedAwards({ standing, awards }: NextRecord) {
  return { id: standing.id, isPublic: standing.publishedVersionId !== null, awards: awardsSchema.parse(awards) };
}

async function replaceAwards(
  tx: Tx,
  records: readonly { readonly id: StandingRecord['id']; readonly awards: readonly AwardEntry[] }[],
  now: Date,
): Promise<void> {
  if (records.length === 0) return;
  const ids = records.map((record) => record.id);
  await sql`delete from innovation_award where innovation_id = any(${ids}::uuid[])`.execute(rawOf(tx));
  await insertAwards(tx, records, now);
}

/** The log of one record, in the order in which the single actions would write it. */
function entriesOf(record: NextRecord, publish: boolean): readonly AuditEntry[] {
  const { standing, content, awards, whatChanged } = record;
  const { id } = standing;
  const fields = changedFields(standing.content, content);
  const pick = (from: InnovationContent) => Object.fromEntries(fields.map((field) => [field, from[field]]));
  const isNext = standing.publishedVersionId !== null && fields.length > 0;
  const no = isNext ? standing.versionNo + 1 : standing.versionNo;
  const entries: AuditEntry[] = [];
  if (isNext) entries.push(entry('start_version', id, { after: { no } }));
  if (fields.length > 0) entries.push(entry('edit', id, { before: pick(standing.content), after: pick(content) }));
  if (hasNewAwards(record)) entries.push(awardsEntry(id, standing.awards, awardsSchema.parse(awards)));
  if (isNext) {
    const after = { state: 'with_admin', no, whatChanged };
    entries.push(entry('submit', id, { before: { state: 'draft' }, after }));
  }
  const decides = publish && (isNext || standing.publishedVersionId === null);
  if (decides)
    entries.push(entry('publish', id, { before: { state: 'with_admin' }, after: { state: 'published', no } }));
  return entries;
}
