import { sql } from 'kysely';
import type { Database, Tx } from '#platform/db.ts';
import type { InnovationContent } from '../model/content.ts';
import { COMPLETENESS_EDITION, completenessOf } from '../rules/completeness.ts';
import { tables } from '../schema.ts';

const SETTING = 'registry_completeness_edition';
const BATCH = 500;
const FIRST = '00000000-0000-0000-0000-000000000000';

/** Brings the stored percentages up to date once after the rule of completeness changed; answers how many versions were counted. */
export async function refreshCompleteness(db: Database): Promise<number> {
  const known = await sql<{ value: number }>`select value from instance_setting where name = ${SETTING}`.execute(
    tables(db.conn),
  );
  if (known.rows[0]?.value === COMPLETENESS_EDITION) return 0;
  let counted = 0;
  let after: string | null = FIRST;
  while (after !== null) {
    const step: Step = await db.transact((tx) => countBatch(tx, after ?? FIRST));
    counted += step.counted;
    after = step.last;
  }
  await sql`insert into instance_setting (name, value) values (${SETTING}, ${JSON.stringify(COMPLETENESS_EDITION)}::jsonb)
    on conflict (name) do update set value = excluded.value, updated_at = now()`.execute(tables(db.conn));
  return counted;
}

type Step = { readonly counted: number; readonly last: string | null };

async function countBatch(tx: Tx, after: string): Promise<Step> {
  const found = await sql<{ id: string; content: InnovationContent }>`
    select id, content from innovation_version where id > ${after} order by id limit ${BATCH} for update`.execute(
    tables(tx),
  );
  const rows = found.rows.map(({ id, content }) => ({ id, percent: completenessOf(content).percent }));
  await sql`update innovation_version v set completeness = r.percent
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id uuid, percent smallint)
    where v.id = r.id and v.completeness <> r.percent`.execute(tables(tx));
  return { counted: rows.length, last: rows.at(-1)?.id ?? null };
}
