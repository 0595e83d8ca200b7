import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { InstitutionId, PersonId } from '#identity/index.ts';
import { type Conn, inBatches } from '#platform/db.ts';
import type { Edition, EditionId } from '../../edition/model/edition.ts';
import type { EntryId } from '../../entry/model/entry.ts';
import { arrivedAs } from '../../entry/queries/arrived.ts';
import type { ReasonCode } from '../model/check.ts';
import { type CheckGroup, type CheckSort, type ChecksFilter, everyCheck } from '../rules/checks-list.ts';
import { tables } from '../schema.ts';
import { frozen } from './field.ts';

export type ListedCheck = {
  readonly id: EntryId;
  readonly title: string;
  readonly receipt: string;
  readonly institutionName: string;
  readonly unitName: string | null;
  readonly submittedAt: Date;
  readonly group: CheckGroup;
  /** Code of the group that it was entered in. */
  readonly entryGroup: string;
  readonly reasons: readonly ReasonCode[];
  readonly note: string;
  /** Until when its people may mend it; null: it waits for nobody of theirs. */
  readonly openUntil: Date | null;
  readonly checkerName: string | null;
};

const title = frozen('title', 'e.title');
const entryGroup = frozen('group', 'e.group_code');
const category = frozen('category', 'e.category_code');
const isSaid = sql<boolean>`c.state is not null and c.state <> 'open'`;
/** The same as `groupOf` says. */
const group = sql<CheckGroup>`case when c.state is null or c.state = 'open' then 'waiting'
  when c.state = 'proposed' then 'proposed' else c.outcome end`;
const rank = sql`array_position(array['waiting', 'proposed', 'passed', 'refused', 'correction', 'revise'], ${group})`;

const orders: Readonly<Record<CheckSort, RawBuilder<unknown>>> = {
  oldest: sql`e.submitted_at, e.id`,
  newest: sql`e.submitted_at desc, e.id`,
  title: sql`${title}, e.id`,
  'title-z': sql`${title} desc, e.id`,
  institution: sql`n.name, ${title}, e.id`,
  'institution-z': sql`n.name desc, ${title}, e.id`,
  group: sql`${entryGroup}, ${category}, ${title}, e.id`,
  'group-z': sql`${entryGroup} desc, ${category} desc, ${title}, e.id`,
  state: sql`${rank}, e.submitted_at, e.id`,
  'state-z': sql`${rank} desc, e.submitted_at, e.id`,
  checker: sql`p.name, e.submitted_at, e.id`,
  'checker-z': sql`p.name desc nulls last, e.submitted_at, e.id`,
};

function submissions(conn: Conn, id: EditionId) {
  return tables(conn)
    .selectFrom('entry as e')
    .innerJoin('entry_snapshot as s', 's.id', 'e.snapshot_id')
    .innerJoin('institution as n', 'n.id', 'e.institution_id')
    .leftJoin('unit as u', 'u.id', 'e.unit_id')
    .leftJoin('entry_check as c', (join) =>
      join.onRef('c.entry_id', '=', 'e.id').onRef('c.snapshot_id', '=', 'e.snapshot_id'),
    )
    .leftJoin('entry_checker as k', 'k.entry_id', 'e.id')
    .leftJoin('person as p', 'p.id', 'k.person_id')
    .where('e.edition_id', '=', id)
    .where(arrivedAs('e'));
}

function matching(conn: Conn, id: EditionId, filter: ChecksFilter) {
  let query = submissions(conn, id);
  if (filter.group) query = query.where(sql<SqlBool>`${group} = ${filter.group}`);
  if (filter.reason) query = query.where(sql<SqlBool>`${isSaid} and ${filter.reason} = any(c.reasons)`);
  if (filter.entryGroup) query = query.where(sql<SqlBool>`${entryGroup} = ${filter.entryGroup}`);
  if (filter.category) query = query.where(sql<SqlBool>`${category} = ${filter.category}`);
  if (filter.institutionId) query = query.where('e.institution_id', '=', filter.institutionId);
  if (filter.checker === 'nobody') query = query.where('k.person_id', 'is', null);
  else if (filter.checker) query = query.where('k.person_id', '=', filter.checker);
  for (const word of filter.words.split(/\s+/)) if (word) query = query.where(hasWord(word));
  return query;
}

function hasWord(word: string): RawBuilder<SqlBool> {
  const pattern = `%${word.replaceAll(/[\\%_]/g, '\\$&')}%`;
  return sql<SqlBool>`(${title} ilike ${pattern} or n.name ilike ${pattern} or u.name ilike ${pattern}
    or s.receipt ilike ${pattern})`;
}

function listed(conn: Conn, id: EditionId, filter: ChecksFilter) {
  return matching(conn, id, filter)
    .select(['e.id', 's.receipt', 'n.name as institutionName', 'u.name as unitName'])
    .select([
      'e.submitted_at as submittedAt',
      'e.open_until as openUntil',
      'p.name as checkerName',
      title.as('title'),
      entryGroup.as('entryGroup'),
      group.as('group'),
      sql<readonly ReasonCode[]>`case when ${isSaid} then c.reasons else '{}'::text[] end`.as('reasons'),
      sql<string>`case when ${isSaid} then c.note else '' end`.as('note'),
    ])
    .orderBy(orders[filter.sort])
    .$narrowType<{ submittedAt: Date }>();
}

type Of = Pick<Edition, 'id'>;

/** One page of the submissions of the edition with where their checks stand; for its organiser. */
export async function listChecks(
  conn: Conn,
  { id }: Of,
  filter: ChecksFilter,
  page: { readonly size: number; readonly offset: number },
): Promise<readonly ListedCheck[]> {
  return listed(conn, id, filter).limit(page.size).offset(page.offset).execute();
}

/** All of the same, as they come. */
export function allChecks(conn: Conn, { id }: Of, filter: ChecksFilter): AsyncIterable<readonly ListedCheck[]> {
  return inBatches<ListedCheck>(conn, listed(conn, id, filter));
}

/** Those of these entries that are submissions of the edition. */
export async function checksAmong(conn: Conn, { id }: Of, ids: readonly EntryId[]): Promise<readonly ListedCheck[]> {
  if (ids.length === 0) return [];
  return listed(conn, id, everyCheck)
    .where('e.id', 'in', [...ids])
    .execute();
}

/** How many submissions stand where, without the filter by that. */
export async function checkCounts(
  conn: Conn,
  { id }: Of,
  filter: ChecksFilter,
): Promise<Readonly<Partial<Record<CheckGroup, number>>>> {
  const rows = await matching(conn, id, { ...filter, group: null })
    .select([group.as('group'), (it) => it.fn.countAll<number>().as('n')])
    .groupBy(group)
    .execute();
  return Object.fromEntries(rows.map((row) => [row.group, row.n]));
}

export type ReasonCount = { readonly reason: ReasonCode; readonly entries: number };

/** How many of all refusals name each reason, the most frequent first; an entry counts for each of its reasons. */
export async function refusalReasons(conn: Conn, { id }: Of): Promise<readonly ReasonCount[]> {
  const found = await sql<ReasonCount>`select reason, count(*) as entries
    from entry_check c join entry e on e.id = c.entry_id and e.snapshot_id = c.snapshot_id, unnest(c.reasons) as reason
    where c.edition_id = ${id} and ${arrivedAs('e')} and c.state = 'decided' and c.outcome = 'refused'
    group by reason order by count(*) desc, reason`.execute(tables(conn));
  return found.rows;
}

/** The submission that waits longest for its check beside this one; null when none does. */
export async function nextWaiting(conn: Conn, { id }: Of, beside: EntryId): Promise<EntryId | null> {
  const row = await listed(conn, id, { ...everyCheck, group: 'waiting' })
    .where('e.id', '!=', beside)
    .limit(1)
    .executeTakeFirst();
  return row?.id ?? null;
}

export type Institution = { readonly id: InstitutionId; readonly name: string };

/** What the submissions can be narrowed to: their institutions, and the people to whom checks are given. */
export async function checkChoices(
  conn: Conn,
  { id }: Of,
): Promise<{
  readonly institutions: readonly Institution[];
  readonly given: readonly { id: PersonId; name: string }[];
}> {
  const institutions = await tables(conn)
    .selectFrom('entry as e')
    .innerJoin('institution as n', 'n.id', 'e.institution_id')
    .select(['n.id', 'n.name'])
    .where('e.edition_id', '=', id)
    .where(arrivedAs('e'))
    .groupBy(['n.id', 'n.name'])
    .orderBy('n.name')
    .execute();
  const given = await tables(conn)
    .selectFrom('entry_checker as k')
    .innerJoin('person as p', 'p.id', 'k.person_id')
    .select(['p.id', 'p.name'])
    .where('k.edition_id', '=', id)
    .groupBy(['p.id', 'p.name'])
    .orderBy('p.name')
    .execute();
  return { institutions, given };
}
