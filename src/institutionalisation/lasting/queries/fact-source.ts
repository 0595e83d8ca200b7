import type { FactSource } from '#instrument/index.ts';
import { dayOf } from '#platform/dates.ts';
import { t } from '#platform/i18n/i18n.ts';
import type { InnovationId } from '#registry/index.ts';
import { paths } from '../paths.ts';
import { countsAt, dimensionOfFact, type FactName, factNames, factOf } from '../rules/facts.ts';
import { type Look, lookAt } from '../rules/standing.ts';
import { type Proven, provenOf } from './proven.ts';

const KIND = 'innovation' as const;

/** What makes innovations last, as instruments ask for it: proved by papers of the right year, at the year of the edition. */
export const lastingFacts: FactSource = {
  names: () => factNames.map((name) => ({ name, kind: KIND, title: t(`lasting.fact.${name}`) })),
  factsOf: async (conn, { kind, ids, year, now }) => {
    if (kind !== KIND || ids.length === 0) return new Map();
    const look = lookAt(year, dayOf(now));
    const byInnovation = Map.groupBy(await provenOf(conn, ids as readonly InnovationId[]), (it) => it.innovationId);
    return new Map([...byInnovation].map(([id, proven]) => [id as string, factsOfOne(id, proven, look)]));
  },
};

function factsOfOne(id: InnovationId, proven: readonly Proven[], look: Look) {
  const contents = proven.map((it) => it.content);
  const found = factNames.flatMap((name) => {
    const value = factOf(name, contents, look);
    return value === null ? [] : [[name as string, told(id, { name, value, proven }, look)] as const];
  });
  return new Map(found);
}

type Told = { readonly name: FactName; readonly value: number | string | boolean; readonly proven: readonly Proven[] };

function told(id: InnovationId, { name, value, proven }: Told, look: Look) {
  const dimension = dimensionOfFact(name);
  const counted = proven.filter((it) => it.content.dimension === dimension && countsAt(it.content, look));
  const evidenceIds = [...new Set(counted.flatMap((it) => it.evidenceIds))];
  const says = t('lasting.fact.says', {
    dimension: t(`lasting.dimension.${dimension}`),
    year: String(look.year),
    count: counted.length,
    n: String(counted.length),
  });
  return { value, evidenceIds, says, href: `${paths.page.to(id, look.year)}#${dimension}` };
}
