import { regionName } from '#identity/index.ts';
import { formatDate } from '#platform/dates.ts';
import type { Conn } from '#platform/db.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import type { InnovationId } from '#registry/index.ts';
import type { Replication } from './model/replication.ts';
import { paths } from './paths.ts';
import { agreementPapers } from './queries/papers.ts';
import { replicationsOfOrigins } from './queries/replication.ts';
import { reachedOf } from './rules/moves.ts';
import { countedRegions } from './rules/regions.ts';

/** The innovation index asks at most for three (indicator 31: 1×, 2×, 3× in different regions). */
const MOST_ASKED = 3;

type Fact = {
  readonly value: number;
  readonly evidenceIds: readonly string[];
  readonly says: string;
  readonly href: string;
};

type Asked = { readonly kind: string; readonly ids: readonly string[]; readonly year: number; readonly now: Date };

/** In how many different regions an innovation is replicated with a signed document, and by which: for indicator 31. */
export const replicationFacts = {
  names: () => [
    { name: 'replication.regions', kind: 'innovation' as const, title: t('transfer.fact.regions') },
    { name: 'replication.certifiedRegions', kind: 'innovation' as const, title: t('transfer.fact.certified') },
  ],
  factsOf: async (conn: Conn, { kind, ids }: Asked): Promise<ReadonlyMap<string, ReadonlyMap<string, Fact>>> => {
    if (kind !== 'innovation') return new Map();
    const all = await replicationsOfOrigins(conn, ids as readonly InnovationId[]);
    const papers = await agreementPapers(
      conn,
      all.map((it) => it.id),
    );
    const byOrigin = Map.groupBy(all, (it) => it.originId ?? '');
    return new Map([...byOrigin].map(([id, own]) => [id as string, factsOfOrigin(own, papers)]));
  },
};

type Papers = ReadonlyMap<string, readonly string[]>;

function factsOfOrigin(all: readonly Replication[], papers: Papers): ReadonlyMap<string, Fact> {
  const signed = factFrom(all, 'agreed', papers);
  const certified = factFrom(all, 'certified', papers);
  return new Map([
    ['replication.regions', signed],
    ['replication.certifiedRegions', certified],
  ]);
}

function factFrom(all: readonly Replication[], from: 'agreed' | 'certified', papers: Papers): Fact {
  const region = all[0]?.ownerRegion ?? null;
  const countable = all.map((it) => ({ ...it, reached: reachedOf(it) }));
  const counted = countedRegions(countable, region, from);
  const first = [...counted.values()].flatMap((some) => some.slice(0, 1));
  const count = { count: counted.size, n: formatNumber(counted.size) };
  const lines = first.map(lineOf).join('; ');
  const says = t('transfer.fact.says', count) + (lines === '' ? '' : `: ${lines}`);
  const evidenceIds = first.slice(0, MOST_ASKED).flatMap((it) => papers.get(it.id) ?? []);
  const [one] = first;
  return { value: counted.size, evidenceIds, says, href: one ? paths.one.to(one.id) : paths.list.to() };
}

function lineOf({ regionCode, agreement }: Replication): string {
  const region = regionName(regionCode);
  if (!agreement) return region;
  const kind = t(`replication.kind.${agreement.kind}`);
  return t('transfer.fact.line', { region, kind, number: agreement.number, date: formatDate(agreement.date) });
}
