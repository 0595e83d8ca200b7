import { sql } from 'kysely';
import { placesProven } from '#files/index.ts';
import type { Conn } from '#platform/db.ts';
import { t } from '#platform/i18n/i18n.ts';
import type { InnovationId } from '../model/ids.ts';
import { paths } from '../paths.ts';
import { tables } from '../schema.ts';

type Fact = {
  readonly value: number | string | boolean;
  readonly evidenceIds: readonly string[];
  readonly says: string;
  readonly href?: string;
};
type Asked = { readonly kind: string; readonly ids: readonly string[] };

/** Numbers of the index's indicators of an innovation (domain §7). */
const FIRST = 16;
const LAST = 35;
const indicators = Array.from({ length: LAST - FIRST + 1 }, (_, at) => FIRST + at);
const INDICATOR = /^form:iga-\d{4}:indikator-(\d+)$/;

/** What records themselves tell: the year of application where no day is known, and the papers filed for each indicator of the index. */
async function factsOf(conn: Conn, { kind, ids }: Asked): Promise<ReadonlyMap<string, ReadonlyMap<string, Fact>>> {
  if (kind !== 'innovation' || ids.length === 0) return new Map();
  const found = new Map<string, Map<string, Fact>>();
  const put = (id: string, name: string, fact: Omit<Fact, 'href'>) => {
    const own = found.get(id) ?? new Map<string, Fact>();
    own.set(name, { ...fact, href: paths.work.to(id as InnovationId) });
    found.set(id, own);
  };
  for (const { id, year } of await certainYears(conn, ids as readonly InnovationId[]))
    put(id, 'record.appliedYear', {
      value: year,
      evidenceIds: [],
      says: t('registry.fact.appliedYear.says', { year: String(year) }),
    });
  const papers = Map.groupBy(
    (await placesProven(conn, { kind, ids })).filter((it) => INDICATOR.test(it.place)),
    (it) => `${it.subjectId} ${INDICATOR.exec(it.place)?.[1]}`,
  );
  for (const [place, own] of papers) {
    const [id = '', n = ''] = place.split(' ');
    const evidenceIds = [...new Set(own.map((it) => it.evidenceId as string))];
    put(id, `record.evidence${n}`, {
      value: true,
      evidenceIds,
      says: t('registry.fact.evidence.says', { count: evidenceIds.length, title: titlesOf(own) }),
    });
  }
  return found;
}

const MOST_NAMED = 2;

function titlesOf(papers: readonly { readonly title: string }[]): string {
  const titles = [...new Set(papers.map((it) => it.title))];
  return titles.slice(0, MOST_NAMED).join('; ') + (titles.length > MOST_NAMED ? '; …' : '');
}

/** Years that nobody doubts, of records without a day. */
async function certainYears(conn: Conn, ids: readonly InnovationId[]) {
  return tables(conn)
    .selectFrom('innovation')
    .innerJoin('innovation_version as v', (join) =>
      join.on((on) =>
        on('v.id', '=', on.fn.coalesce('innovation.working_version_id', 'innovation.published_version_id')),
      ),
    )
    .select(['innovation.id', sql<number>`(v.content ->> 'startYear')::int`.as('year')])
    .where('innovation.id', '=', sql<InnovationId>`any(${ids}::uuid[])`)
    .where(sql<boolean>`v.content ->> 'startDate' is null and v.content ->> 'startYear' is not null
      and coalesce((v.content ->> 'startYearCertain')::boolean, true)`)
    .execute();
}

/** Facts of the registry's records for instruments; the app hands it to them. */
export const recordFactSource = {
  names: () => [
    { name: 'record.appliedYear', kind: 'innovation' as const, title: t('registry.fact.appliedYear') },
    ...indicators.map((n) => ({
      name: `record.evidence${n}`,
      kind: 'innovation' as const,
      title: t('registry.fact.evidence', { n: String(n) }),
    })),
  ],
  factsOf,
};
