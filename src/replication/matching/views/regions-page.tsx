import { regionName } from '#identity/index.ts';
import { t } from '#platform/i18n/i18n.ts';
import { Downloads } from '#platform/ui/downloads.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Table } from '#platform/ui/table.tsx';
import { type RegionFact, type RegionFacts, regionFactNames } from '../model/region-fact.ts';
import { paths } from '../paths.ts';
import { factText } from './reasons.ts';
import { MatchingTabs } from './tabs.tsx';

export type RegionsPageProps = {
  readonly codes: readonly string[];
  readonly facts: ReadonlyMap<string, RegionFacts>;
  readonly maySet: boolean;
  /** Whether the reader finds the other pages of matching. */
  readonly follows: boolean;
};

/** What the hub entered of its regions out of publications; an empty cell is not counted. */
export function RegionsPage({ codes, facts, maySet, follows }: RegionsPageProps) {
  return (
    <>
      <PageHeader title={t('matching.regions.title')} lead={t('matching.regions.lead')} />
      {follows ? <MatchingTabs current="regions" /> : null}
      <Table
        caption={t('matching.regions.caption')}
        phone="cards"
        columns={[
          { label: t('matching.regionLabel') },
          ...regionFactNames.map((name) => ({ label: t(`matching.fact.${name}`) })),
        ]}
        rows={codes.map((code) => ({
          key: code,
          cells: [
            maySet ? <a href={paths.region.to(code)}>{regionName(code)}</a> : regionName(code),
            ...regionFactNames.map((name) => <Fact name={name} fact={facts.get(code)?.[name]} />),
          ],
        }))}
      />
      <p class="muted mt-3">{t('matching.regions.note')}</p>
      <Downloads of={paths.regions.to()} />
    </>
  );
}

type FactProps = { readonly name: (typeof regionFactNames)[number]; readonly fact: RegionFact | undefined };

function Fact({ name, fact }: FactProps) {
  if (!fact) return <span class="muted">{t('matching.unknown')}</span>;
  return (
    <>
      {factText(name, fact.value)}
      <br />
      <span class="muted">
        {fact.year}, {fact.source}
      </span>
    </>
  );
}
