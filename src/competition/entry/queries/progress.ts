import { sql } from 'kysely';
import type { Conn } from '#platform/db.ts';
import type { Edition } from '../../edition/model/edition.ts';
import { sectionsFor } from '../../edition/rules/parts.ts';
import type { Entry, EntryId } from '../model/entry.ts';
import { type Attached, type Progress, progressOf, sectionStand } from '../rules/section.ts';
import { tables } from '../schema.ts';

type Some = Pick<Entry, 'id' | 'group' | 'editionId'> & { readonly state?: Entry['state'] };

/** How complete several entries are, in two questions; the caller has asked whether they may be told. */
export async function progressOfMany(
  conn: Conn,
  entries: readonly Some[],
  editions: ReadonlyMap<Edition['id'], Edition>,
): Promise<ReadonlyMap<EntryId, Progress>> {
  if (entries.length === 0) return new Map();
  const ids = entries.map((it) => it.id);
  const texts = await textsOfMany(conn, entries);
  const evidence = await evidenceOfMany(conn, ids);
  return new Map(
    entries.map((entry) => {
      const document = editions.get(entry.editionId)?.document;
      const stands = (document ? sectionsFor(document, entry.group) : []).map((section) =>
        sectionStand(section, texts.get(`${entry.id}:${section.code}`) ?? '', evidence.get(entry.id) ?? []),
      );
      return [entry.id, progressOf(stands)] as const;
    }),
  );
}

/** The texts; of what is submitted, and so within its limits, one word stands for each: nobody counts it again. */
async function textsOfMany(conn: Conn, entries: readonly Some[]): Promise<ReadonlyMap<string, string>> {
  const ids = entries.map((it) => it.id);
  const counted = entries.filter((it) => it.state === 'submitted').map((it) => it.id);
  const rows = await tables(conn)
    .selectFrom('entry_section')
    .select(['entry_id as id', 'code'])
    .select(
      sql<string>`case when entry_id = any(${counted}::uuid[]) then left(btrim(text), 1) else text end`.as('text'),
    )
    .where('entry_id', 'in', ids)
    .execute();
  return new Map(rows.map((row) => [`${row.id}:${row.code}`, row.text]));
}

async function evidenceOfMany(conn: Conn, ids: readonly EntryId[]): Promise<ReadonlyMap<string, readonly Attached[]>> {
  const rows = await tables(conn)
    .selectFrom('evidence_use as used')
    .innerJoin('evidence as e', 'e.id', 'used.evidence_id')
    .leftJoin('stored_file as f', 'f.id', 'e.file_id')
    .select(['used.subject_id as id', 'used.place', 'f.media_type as mediaType', 'f.size'])
    .where('used.subject_kind', '=', 'entry')
    .where('used.subject_id', 'in', [...ids])
    .where('e.archived_at', 'is', null)
    .execute();
  return Map.groupBy(rows, (row) => row.id);
}
