import { type SqlBool, sql } from 'kysely';
import type { InstitutionId, PersonId, UnitId, Viewer } from '#identity/index.ts';
import type { Conn } from '#platform/db.ts';
import type { InnovationId } from '../model/ids.ts';
import { paths } from '../paths.ts';
import { tables } from '../schema.ts';
import { workVisibleTo } from '../visibility.ts';

/** An innovation as instruments ask about it. */
export type InnovationSubject = {
  readonly kind: 'innovation';
  readonly id: string;
  readonly title: string;
  readonly institutionId: InstitutionId;
  readonly unitId: UnitId | null;
  readonly keeperIds: readonly PersonId[];
  readonly affair: string | null;
  /** `YYYY-MM-DD`; null where only the year is known, or not even that. */
  readonly appliedOn: string | null;
  /** The year that nobody doubts, where no day is known. */
  readonly appliedYear: number | null;
  readonly designWords: number;
  readonly href: string;
};

/** What of a text is read here. */
type Text = {
  readonly title: string;
  readonly mainAffair: string | null;
  readonly design: string;
  readonly startDate: string | null;
  readonly startYear: number | null;
  readonly startYearCertain: boolean | null;
};

/** The newest text of every record that is not archived. Words are counted as `rules/words.ts` does. */
function living(conn: Conn) {
  return tables(conn)
    .selectFrom('innovation')
    .innerJoin('innovation_version as v', (join) =>
      join.on((on) =>
        on('v.id', '=', on.fn.coalesce('innovation.working_version_id', 'innovation.published_version_id')),
      ),
    )
    .innerJoinLateral(
      sql<Text>`jsonb_to_record(v.content)`.as<'c'>(
        sql`c (title text, "mainAffair" text, design text, "startDate" text, "startYear" integer, "startYearCertain" boolean)`,
      ),
      (join) => join.onTrue(),
    )
    .select([
      'innovation.id',
      'innovation.institution_id as institutionId',
      'innovation.unit_id as unitId',
      sql<PersonId[]>`array(select k.person_id::text from innovation_keeper k
        where k.innovation_id = innovation.id and k.until is null order by k.person_id)`.as('keeperIds'),
      'c.title',
      'c.mainAffair as affair',
      'c.startDate as appliedOn',
      sql<
        number | null
      >`case when c."startDate" is null and coalesce(c."startYearCertain", true) then c."startYear" end`.as(
        'appliedYear',
      ),
      sql<number>`regexp_count(c.design, '\\S*[[:alnum:]]\\S*')`.as('designWords'),
    ])
    .where('innovation.state', '<>', 'archived')
    .orderBy('c.title')
    .orderBy('innovation.id');
}

type Row = Omit<InnovationSubject, 'kind' | 'id' | 'href'> & { readonly id: InnovationId };
const toSubject = (row: Row): InnovationSubject => ({ ...row, kind: 'innovation', href: paths.work.to(row.id) });

async function ofInstitutions(
  conn: Conn,
  institutionIds: readonly InstitutionId[],
): Promise<readonly InnovationSubject[]> {
  if (institutionIds.length === 0) return [];
  const rows = await living(conn)
    .where('innovation.institution_id', '=', sql<InstitutionId>`any(${institutionIds}::uuid[])`)
    .execute();
  return rows.map(toSubject);
}

async function byIds(conn: Conn, ids: readonly string[]): Promise<ReadonlyMap<string, InnovationSubject>> {
  if (ids.length === 0) return new Map();
  const meant = living(conn).where('innovation.id', '=', sql<InnovationId>`any(${ids}::uuid[])`);
  const rows = await meant.clearOrderBy().execute();
  return new Map(rows.map((row) => [row.id as string, toSubject(row)]));
}

/** Planners and leaders read the work, but answer for none of it. */
async function answerableBy(
  conn: Conn,
  viewer: Viewer,
  { text, limit }: { readonly text: string; readonly limit: number },
): Promise<readonly InnovationSubject[]> {
  const { person, acting } = viewer;
  if (!person || !acting) return [];
  const keeps = sql<SqlBool>`exists (select from innovation_keeper k where k.innovation_id = innovation.id
    and k.person_id = ${person.id} and k.until is null)`;
  const isReader = acting.role === 'planner' || acting.role === 'leader' || acting.role === 'system_admin';
  let query = living(conn).where((where) => (isReader ? keeps : workVisibleTo(viewer)(where)));
  for (const word of text.trim().split(/\s+/))
    if (word) query = query.where('c.title', 'ilike', `%${word.replaceAll(/[\\%_]/g, '\\$&')}%`);
  return (await query.limit(limit).execute()).map(toSubject);
}

/** The innovations of the hub as subjects of instruments; the app hands it to them. */
export const innovationSubjects = {
  kind: 'innovation' as const,
  ofInstitution: (conn: Conn, id: InstitutionId) => ofInstitutions(conn, [id]),
  ofInstitutions,
  byIds,
  answerableBy,
};
