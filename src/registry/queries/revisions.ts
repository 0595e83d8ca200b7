import type { Conn } from '#platform/db.ts';
import type { InnovationContent } from '../model/content.ts';
import type { VersionId } from '../model/ids.ts';
import type { ContentField } from '../model/sections.ts';
import { changedFields } from '../rules/changes.ts';
import { tables } from '../schema.ts';

type Revised = { readonly id: VersionId; readonly revision: number; readonly content: InnovationContent };

/** The text of a version as it stood at a revision; null when that is not known any more. */
export async function contentAt(conn: Conn, version: Revised, revision: number): Promise<InnovationContent | null> {
  if (revision === version.revision) return version.content;
  if (!Number.isInteger(revision) || revision < 1 || revision > version.revision) return null;
  const row = await tables(conn)
    .selectFrom('innovation_revision')
    .select('content')
    .where('version_id', '=', version.id)
    .where('revision', '=', revision)
    .executeTakeFirst();
  return row?.content ?? null;
}

/** One save: who made it, when, and which fields it changed. */
export type Save = { readonly by: string | null; readonly at: Date; readonly fields: readonly ContentField[] };

/** The saves of a version after a revision, oldest first; those from before they were kept are left out. */
export async function savesSince(conn: Conn, version: Revised, revision: number): Promise<readonly Save[]> {
  if (!Number.isInteger(revision) || revision < 0 || revision >= version.revision) return [];
  const rows = await tables(conn)
    .selectFrom('innovation_revision as r')
    .leftJoin('person as p', 'p.id', 'r.replaced_by')
    .select(['r.content', 'r.replaced_at as at', 'p.name as by'])
    .where('r.version_id', '=', version.id)
    .where('r.revision', '>=', revision)
    .orderBy('r.revision')
    .execute();
  const texts = [...rows.map((row) => row.content), version.content];
  return rows.map(({ by, at }, index) => ({
    by,
    at,
    fields: changedFields(texts[index] ?? version.content, texts[index + 1] ?? version.content),
  }));
}
