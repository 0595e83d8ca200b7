import { sql } from 'kysely';
import type { InvariantBreach } from '#platform/capability.ts';
import type { Conn } from '#platform/db.ts';
import { contentSchema } from './model/content.ts';
import { completenessOf } from './rules/completeness.ts';
import { tables } from './schema.ts';
import { toldOfTexts } from './search/counted.ts';

const BATCH = 500;

/** What the tables alone cannot refuse; each query answers the breaches, none when all is well. */
const queries: readonly {
  readonly name: string;
  readonly find: ReturnType<typeof sql<{ subject: string; detail: string }>>;
}[] = [
  {
    name: 'registry.published_points_to_published_version',
    find: sql`select i.id as subject, v.state as detail from innovation i
      join innovation_version v on v.id = i.published_version_id where v.state <> 'published'`,
  },
  {
    name: 'registry.working_points_to_open_version',
    find: sql`select i.id as subject, v.state as detail from innovation i
      join innovation_version v on v.id = i.working_version_id where v.state not in ('draft', 'with_admin', 'returned')`,
  },
  {
    name: 'registry.open_version_is_pointed_to',
    find: sql`select v.innovation_id as subject, v.state as detail from innovation_version v
      join innovation i on i.id = v.innovation_id
      where (v.state in ('draft', 'with_admin', 'returned') and i.working_version_id is distinct from v.id)
         or (v.state = 'published' and i.published_version_id is distinct from v.id)`,
  },
  {
    name: 'registry.unpublished_state_is_that_of_the_version',
    find: sql`select i.id as subject, i.state || ' / ' || v.state as detail from innovation i
      join innovation_version v on v.id = i.working_version_id
      where i.state in ('draft', 'with_admin', 'returned') and i.state <> v.state`,
  },
  {
    name: 'registry.version_numbers_have_no_gap',
    find: sql`select innovation_id as subject, count(*) || ' of ' || max(no) as detail from innovation_version
      group by innovation_id having count(*) <> max(no)`,
  },
  {
    name: 'registry.keepers_time_runs_forward',
    find: sql`select innovation_id as subject, person_id::text as detail from innovation_keeper where until < since`,
  },
  {
    // A published record has a public row, and a second one while its next version is written; others have one that is not public.
    name: 'registry.search_knows_every_record',
    find: sql`select i.id as subject, i.state as detail from innovation i
      left join search_doc d on d.innovation_id = i.id
      group by i.id having coalesce(bool_or(d.is_public), false) <> (i.state = 'published')
        or count(d.id) <> case when i.state = 'published' and i.working_version_id is not null then 2 else 1 end`,
  },
  {
    name: 'registry.counted_as_told',
    find: sql`select coalesce(t.innovation_id, c.innovation_id) as subject,
      case when c.innovation_id is null then 'missing' when t.innovation_id is null then 'too much' else 'differs' end as detail
      from (${toldOfTexts}) t full join innovation_counted c using (innovation_id)
      where row(t.*) is distinct from row(c.innovation_id, c.institution_id, c.registered_at, c.start_date, c.start_year, c.status_on,
        c.start_year_certain, c.digital, c.is_example, c.status, c.affair)`,
  },
];

/** Every breach in the registry: pointers, states, chains, the search table, and content that no longer parses. */
export async function registryInvariants(conn: Conn): Promise<readonly InvariantBreach[]> {
  const breaches: InvariantBreach[] = [];
  for (const { name, find } of queries) {
    const found = await find.execute(tables(conn));
    breaches.push(...found.rows.map((row) => ({ name, subject: row.subject, detail: row.detail })));
  }
  return [...breaches, ...(await unreadableContent(conn))];
}

async function unreadableContent(conn: Conn): Promise<readonly InvariantBreach[]> {
  const breaches: InvariantBreach[] = [];
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const found = await sql<{ id: string; content: unknown; completeness: number }>`
      select id, content, completeness from innovation_version where id > ${after} order by id limit ${BATCH}`.execute(
      tables(conn),
    );
    for (const row of found.rows) {
      const parsed = contentSchema.safeParse(row.content);
      const detail = parsed.success ? '' : (parsed.error.issues[0]?.path.join('.') ?? '');
      if (!parsed.success) breaches.push({ name: 'registry.content_parses', subject: row.id, detail });
      else if (completenessOf(parsed.data).percent !== row.completeness)
        breaches.push({ name: 'registry.completeness_agrees', subject: row.id, detail: String(row.completeness) });
    }
    const last = found.rows.at(-1);
    if (!last) return breaches;
    after = last.id;
  }
}
