import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { PersonId, Viewer } from '#identity/index.ts';
import { type Conn, inBatches } from '#platform/db.ts';
import type { InnovationContent, InnovationId } from '#registry/index.ts';
import type { Case, CaseId, CaseState, Owned, Subject } from '../model.ts';
import { tables } from '../schema.ts';
import { visibleTo } from '../visibility.ts';

type Row = Omit<Case, 'owner'> & {
  readonly institutionId: Owned['institutionId'];
  readonly unitId: Owned['unitId'];
  readonly keeperIds: readonly PersonId[];
};

const keepers = sql`array(select k.person_id::text from innovation_keeper k
  where k.innovation_id = i.id and k.until is null order by k.person_id)`;
const shown = sql`join innovation_version v on v.id = coalesce(i.working_version_id, i.published_version_id)
  join institution n on n.id = i.institution_id left join unit u on u.id = i.unit_id`;

const columns = sql`c.id, c.innovation_id as "innovationId", v.content ->> 'title' as title, i.institution_id as "institutionId",
  i.unit_id as "unitId", n.name as "ownerName", u.name as "unitName", ${keepers} as "keeperIds", c.clinic_id as "clinicId",
  l.title as "clinicTitle", c.entry_id as "entryId",
  c.entry_name as "entryName", c.topic, c.version_id as "versionId", c.version_no as "versionNo", v.no as "currentNo",
  c.opened_by as "openedBy", c.opened_at as "openedAt", c.closed_at as "closedAt", c.result, c.revision,
  coalesce((select json_agg(json_build_object('id', p.id, 'name', p.name) order by p.name, p.id)
    from coaching_case_coach o join person p on p.id = o.person_id where o.case_id = c.id), '[]') as coaches,
  array(select distinct o.person_id::text from coaching_case_coach o join coaching_case oc on oc.id = o.case_id
    where oc.innovation_id = c.innovation_id) as "recordCoachIds"`;
const from = sql`from coaching_case c join innovation i on i.id = c.innovation_id ${shown}
  left join clinic l on l.id = c.clinic_id`;

function toCase({ institutionId, unitId, keeperIds, ...row }: Row): Case {
  return { ...row, owner: { institutionId, unitId, keeperIds } };
}

async function casesWhere(conn: Conn, where: RawBuilder<SqlBool>): Promise<readonly Case[]> {
  const found = await sql<Row>`select ${columns} ${from} where ${where} order by c.opened_at desc, c.id desc`.execute(
    tables(conn),
  );
  return found.rows.map(toCase);
}

/** The case, when the viewer may read it; else null. */
export async function caseFor(conn: Conn, viewer: Viewer, id: CaseId): Promise<Case | null> {
  const [found] = await casesWhere(conn, sql<SqlBool>`c.id = ${id} and ${visibleTo(viewer)}`);
  return found ?? null;
}

/** The case, whoever asks: for those whom it is told to. */
export async function caseById(conn: Conn, id: CaseId): Promise<Case | null> {
  const [found] = await casesWhere(conn, sql<SqlBool>`c.id = ${id}`);
  return found ?? null;
}

/** The cases of a record that the viewer may read, the last first. */
export function casesOf(conn: Conn, viewer: Viewer, id: InnovationId): Promise<readonly Case[]> {
  return casesWhere(conn, sql<SqlBool>`c.innovation_id = ${id} and ${visibleTo(viewer)}`);
}

export type CasesFilter = { readonly words: string; readonly state: CaseState | null };

function wanted(viewer: Viewer, { words, state }: CasesFilter): RawBuilder<unknown> {
  const like = `%${words.replace(/[\\%_]/g, '\\$&')}%`;
  const ended = sql<SqlBool>`c.closed_at is not null`;
  const inState = state === null ? sql<SqlBool>`true` : state === 'closed' ? ended : sql<SqlBool>`not (${ended})`;
  return sql`${from} where ${visibleTo(viewer)} and ${inState}
    and (${words} = '' or v.content ->> 'title' ilike ${like} or n.name ilike ${like})`;
}

/** A case with how many of its actions are open, as lists show it. */
export type ListedCase = Case & { readonly openActions: number };
type ListedRow = Row & { readonly openActions: number };

const listed = sql`${columns},
  (select count(*) from coaching_action a where a.case_id = c.id and a.state = 'open') as "openActions"`;
const order = sql`order by c.closed_at is not null, c.opened_at desc, c.id desc`;
const toListed = ({ openActions, ...row }: ListedRow): ListedCase => ({ ...toCase(row), openActions });

/** One page of the cases that the viewer may read, and how many there are. */
export async function listCases(
  conn: Conn,
  viewer: Viewer,
  filter: CasesFilter,
  { size, offset }: { readonly size: number; readonly offset: number },
): Promise<{ readonly total: number; readonly rows: readonly ListedCase[] }> {
  const found = await sql<ListedRow & { total: number }>`select ${listed}, count(*) over () as total
    ${wanted(viewer, filter)} ${order} limit ${size} offset ${offset}`.execute(tables(conn));
  return { total: found.rows[0]?.total ?? 0, rows: found.rows.map(({ total: _total, ...row }) => toListed(row)) };
}

/** All of the same, as they come. */
export async function* allCases(
  conn: Conn,
  viewer: Viewer,
  filter: CasesFilter,
): AsyncGenerator<readonly ListedCase[]> {
  const query = sql<ListedRow>`select ${listed} ${wanted(viewer, filter)} ${order}`;
  const asStatement = { compile: () => query.compile(tables(conn)) };
  for await (const rows of inBatches<ListedRow>(conn, asStatement)) yield rows.map(toListed);
}

/** The text of a record when the case was opened, and as it is shown today. */
export async function textsOf(
  conn: Conn,
  id: CaseId,
): Promise<{ readonly then: InnovationContent; readonly now: InnovationContent } | null> {
  const found = await sql<{
    then: InnovationContent;
    now: InnovationContent;
  }>`select c.content as then, v.content as now
    ${from} where c.id = ${id}`.execute(tables(conn));
  return found.rows[0] ?? null;
}

type SubjectRow = Omit<Subject, 'owner'> &
  Omit<Owned, never> & { readonly versionId: string; readonly versionNo: number; readonly content: InnovationContent };

const subjectColumns = sql`i.id, v.content ->> 'title' as title, i.institution_id as "institutionId", i.unit_id as "unitId",
  ${keepers} as "keeperIds", n.name as "ownerName", u.name as "unitName", i.state = 'published' as "isPublished"`;

export type SubjectText = Subject & {
  readonly versionId: string;
  readonly versionNo: number;
  readonly content: InnovationContent;
};

/** A record with the text that is shown of it today; null when there is none, or it is archived. */
export async function subjectById(conn: Conn, id: InnovationId): Promise<SubjectText | null> {
  const found = await sql<SubjectRow>`select ${subjectColumns}, v.id as "versionId", v.no as "versionNo", v.content
    from innovation i ${shown} where i.id = ${id} and i.state <> 'archived'`.execute(tables(conn));
  const [row] = found.rows;
  if (!row) return null;
  const { institutionId, unitId, keeperIds, ...rest } = row;
  return { ...rest, owner: { institutionId, unitId, keeperIds } };
}
