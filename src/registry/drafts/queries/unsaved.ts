import { sql } from 'kysely';
import type { Viewer } from '#identity/index.ts';
import type { Conn } from '#platform/db.ts';
import type { InnovationId, ProblemId, VersionId } from '../../model/ids.ts';
import type { SectionName } from '../../model/sections.ts';
import { problemVisibleTo, workVisibleTo } from '../../visibility.ts';
import { tables } from '../schema.ts';
import { draftOwner } from './draft.ts';

/** What was typed about something and not saved, and what that is called. */
export type Unsaved = { readonly title: string; readonly savedAt: Date } & (
  | { readonly kind: 'section'; readonly innovationId: InnovationId; readonly section: SectionName }
  | { readonly kind: 'problem'; readonly problemId: ProblemId }
  /** Not there yet; the title is as typed so far. */
  | { readonly kind: 'new_problem'; readonly problemId: ProblemId }
  | { readonly kind: 'replica'; readonly innovationId: InnovationId; readonly originId: InnovationId }
);

const MOST = 20;

type Row = {
  readonly versionId: VersionId | null;
  readonly section: SectionName | null;
  readonly problemId: ProblemId | null;
  readonly begunId: string | null;
  readonly originId: InnovationId | null;
  readonly typedTitle: string | null;
  readonly savedAt: Date;
};

/** The viewer's own, newest first, as far as they may still see what it is about. */
export async function unsavedOf(conn: Conn, viewer: Viewer): Promise<readonly Unsaved[]> {
  const rows = await draftsOf(conn, viewer);
  const sections = await sectionTitles(conn, viewer, rows);
  const problems = await problemTitles(conn, viewer, rows);
  return rows.flatMap((row): readonly Unsaved[] => {
    const { savedAt, section } = row;
    if (row.begunId !== null) return [begunThing(row, row.begunId)];
    if (row.problemId !== null) {
      const title = problems.get(row.problemId);
      return title === undefined ? [] : [{ kind: 'problem', problemId: row.problemId, title, savedAt }];
    }
    const record = row.versionId === null ? undefined : sections.get(row.versionId);
    return record && section ? [{ kind: 'section', ...record, section, savedAt }] : [];
  });
}

async function draftsOf(conn: Conn, viewer: Viewer): Promise<readonly Row[]> {
  const owner = draftOwner(viewer);
  if (!owner) return [];
  return tables(conn)
    .selectFrom('registry_draft')
    .select([
      'version_id as versionId',
      'section',
      'problem_id as problemId',
      'begun_id as begunId',
      'origin_id as originId',
      'saved_at as savedAt',
      sql<string | null>`case when begun is not null then
        (select b ->> 1 from jsonb_array_elements(boxes) as b where b ->> 0 = 'judul' limit 1) end`.as('typedTitle'),
    ])
    .where('person_id', '=', owner)
    .where('thing_id', 'is', null)
    .orderBy('saved_at', 'desc')
    .limit(MOST)
    .execute();
}

function begunThing(row: Row, id: string): Unsaved {
  const told = { title: row.typedTitle?.trim() ?? '', savedAt: row.savedAt };
  return row.originId === null
    ? { kind: 'new_problem', problemId: id as ProblemId, ...told }
    : { kind: 'replica', innovationId: id as InnovationId, originId: row.originId, ...told };
}

async function sectionTitles(conn: Conn, viewer: Viewer, rows: readonly Row[]) {
  const ids = rows.flatMap((row) => (row.versionId === null ? [] : [row.versionId]));
  if (ids.length === 0) return new Map<VersionId, { innovationId: InnovationId; title: string }>();
  const found = await tables(conn)
    .selectFrom('innovation')
    .innerJoin('innovation_version as v', 'v.innovation_id', 'innovation.id')
    .select(['v.id', 'innovation.id as innovationId', sql<string>`v.content ->> 'title'`.as('title')])
    .where('v.id', 'in', ids)
    .where((where) => workVisibleTo(viewer)(where))
    .execute();
  return new Map(found.map(({ id, ...record }) => [id, record]));
}

async function problemTitles(conn: Conn, viewer: Viewer, rows: readonly Row[]) {
  const ids = rows.flatMap((row) => (row.problemId === null ? [] : [row.problemId]));
  if (ids.length === 0) return new Map<ProblemId, string>();
  const found = await tables(conn)
    .selectFrom('problem')
    .select(['id', 'title'])
    .where('id', 'in', ids)
    .where((where) => problemVisibleTo(viewer)(where))
    .execute();
  return new Map(found.map((row) => [row.id, row.title]));
}
