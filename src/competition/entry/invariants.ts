import { sql } from 'kysely';
import type { InvariantBreach } from '#platform/capability.ts';
import type { Conn } from '#platform/db.ts';
import { digestOf } from './rules/digest.ts';
import { tables } from './schema.ts';

const AT_ONCE = 200;

/** What must hold of entries at any time: every snapshot has its digest, and what is submitted stands on the last one. */
export async function entryInvariants(conn: Conn): Promise<readonly InvariantBreach[]> {
  return [...(await changedSnapshots(conn)), ...(await wrongSnapshots(conn))];
}

async function changedSnapshots(conn: Conn): Promise<readonly InvariantBreach[]> {
  const breaches: InvariantBreach[] = [];
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const rows = await tables(conn)
      .selectFrom('entry_snapshot')
      .select(['id', 'receipt', 'content', 'sha256'])
      .where(sql<boolean>`id > ${after}::uuid`)
      .orderBy('id')
      .limit(AT_ONCE)
      .execute();
    for (const { receipt, content, sha256 } of rows)
      if (digestOf(content) !== sha256)
        breaches.push({ name: 'entry_snapshot_digest', subject: receipt, detail: 'what is kept has another digest' });
    const last = rows.at(-1);
    if (!last || rows.length < AT_ONCE) return breaches;
    after = last.id;
  }
}

async function wrongSnapshots(conn: Conn): Promise<readonly InvariantBreach[]> {
  const found = await sql<{ id: string; detail: string }>`
    select e.id, 'stands on another submission than its last' as detail from entry e
    join entry_snapshot s on s.id = e.snapshot_id
    where exists (select from entry_snapshot n where n.entry_id = e.id and n.no > s.no)
    union all
    select e.id, 'is submitted under another title or in another group than its snapshot' from entry e
    join entry_snapshot s on s.id = e.snapshot_id where e.state = 'submitted'
      and (e.title, e.group_code) is distinct from (s.content #>> '{entry,title}', s.content #>> '{entry,group}')
    union all
    select e.id, 'was submitted at another moment than its snapshot' from entry e
    join entry_snapshot s on s.id = e.snapshot_id where e.submitted_at <> s.submitted_at`.execute(tables(conn));
  return found.rows.map(({ id, detail }) => ({ name: 'entry_snapshot', subject: id, detail }));
}
