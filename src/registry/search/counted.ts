import { sql } from 'kysely';
import type { Tx } from '#platform/db.ts';
import type { InnovationId } from '../model/ids.ts';
import { tables } from '../schema.ts';

const columns = sql`innovation_id, institution_id, registered_at, start_date, start_year, status_on, start_year_certain, digital, is_example,
  status, affair`;

/** What is counted of public records (`innovation_counted`), read off their texts: a field that an old text lacks is as the schema says. */
export const toldOfTexts = sql`select i.id as innovation_id, i.institution_id, i.created_at as registered_at, c."startDate" as start_date,
    c."startYear" as start_year, c."sustainabilityDate" as status_on, coalesce(c."startYearCertain", true) as start_year_certain, c.digital,
    i.origin = 'demo' as is_example, c."sustainabilityStatus" as status, c."mainAffair" as affair
  from innovation i
  join innovation_version v on v.id = i.published_version_id
  cross join lateral jsonb_to_record(v.content) as c ("mainAffair" text, digital boolean, "startDate" date, "startYear" integer,
    "startYearCertain" boolean, "sustainabilityStatus" text, "sustainabilityDate" date)
  where i.state = 'published'`;

/** Keeps what is counted of these records as their public texts tell it now; of what is public no more, nothing. */
export async function keepCounted(tx: Tx, ids: readonly InnovationId[]): Promise<void> {
  await sql`
    with told as materialized (${toldOfTexts} and i.id = any(${ids}::uuid[])),
    gone as (delete from innovation_counted where innovation_id = any(${ids}::uuid[])
      and innovation_id not in (select innovation_id from told))
    insert into innovation_counted as kept (${columns}) select ${columns} from told
    on conflict (innovation_id) do update set institution_id = excluded.institution_id, registered_at = excluded.registered_at,
      start_date = excluded.start_date, start_year = excluded.start_year, status_on = excluded.status_on,
      start_year_certain = excluded.start_year_certain, digital = excluded.digital, is_example = excluded.is_example,
      status = excluded.status, affair = excluded.affair
    where row(kept.*) is distinct from row(excluded.*)`.execute(tables(tx));
}
