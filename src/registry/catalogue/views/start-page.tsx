import { regionName } from '#identity/index.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { LinkButton } from '#platform/ui/button.tsx';
import { CardList } from '#platform/ui/card.tsx';
import { EmptyState } from '#platform/ui/empty-state.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { SearchBox } from '#platform/ui/search-box.tsx';
import { Section } from '#platform/ui/section.tsx';
import { StatGroup, StatNumber } from '#platform/ui/stat-number.tsx';
import { paths as registryPaths } from '../../paths.ts';
import type { ListedProblem } from '../../problems/model.ts';
import { ProblemCard } from '../../problems/views/problem-card.tsx';
import type { Facets } from '../../search/facets.ts';
import type { HitRow } from '../../search/page.ts';
import { everything, fieldNames, listAddress, toggled } from '../list-query.ts';
import { paths } from '../paths.ts';
import { InnovationCard } from './innovation-card.tsx';
import { RegionMap } from './region-map.tsx';

export type StartPageProps = {
  readonly hubRegion: string;
  readonly facets: Facets;
  readonly newest: readonly HitRow[];
  readonly awarded: readonly HitRow[];
  readonly problems: { readonly total: number; readonly items: readonly ListedProblem[] };
};

/** The front door: look for a proven innovation before making one. */
export function StartPage(props: StartPageProps) {
  const { hubRegion, facets, newest, awarded, problems } = props;
  return (
    <>
      <PageHeader
        title={t('catalogue.start.heading')}
        lead={t('catalogue.start.lead', { region: regionName(hubRegion) })}
      />
      <SearchBox
        large
        action={paths.list.to()}
        label={t('catalogue.start.search')}
        hint={t('catalogue.start.searchHint')}
      />
      <div class="mt-10 grid gap-x-12 gap-y-10 lg:grid-cols-[3fr_2fr]">
        <div>
          <RegionMap
            hubRegion={hubRegion}
            counts={facets.counts.region}
            chosen={[]}
            hrefOf={(code) => listAddress(toggled(everything, 'region', code))}
          />
        </div>
        <div>
          <Figures {...props} />
          <Steps />
        </div>
      </div>
      <Records title={t('catalogue.start.newest')} hits={newest} more={paths.list.to()} />
      {awarded.length > 0 ? (
        <Records
          title={t('catalogue.start.awarded')}
          hits={awarded}
          more={paths.list.to([
            [fieldNames.award, 'ada'],
            ['urut', 'penghargaan'],
          ])}
        />
      ) : null}
      <Problems problems={problems} />
    </>
  );
}

function Figures({ hubRegion, facets, problems }: StartPageProps) {
  const regions = [...facets.counts.region.keys()].filter((code) => code.startsWith(`${hubRegion}.`));
  const awarded = facets.counts.award.get('ada') ?? 0;
  return (
    <StatGroup>
      <StatNumber label={t('catalogue.start.records')} value={facets.total} href={paths.list.to()} />
      <StatNumber
        label={t('catalogue.start.withAward')}
        value={awarded}
        href={paths.list.to([[fieldNames.award, 'ada']])}
      />
      <StatNumber label={t('catalogue.start.regions')} value={regions.filter((code) => !code.endsWith('.00')).length} />
      <StatNumber
        label={t('catalogue.start.openProblems')}
        value={problems.total}
        href={registryPaths.problems.to({ keadaan: 'open' })}
      />
    </StatGroup>
  );
}

const steps = ['search', 'replicate', 'raise'] as const;

/** Search before create: the three steps for whoever comes with a problem. */
function Steps() {
  return (
    <Section title={t('catalogue.start.steps')}>
      <ol class="list-decimal space-y-3 pl-6">
        {steps.map((step) => (
          <li key={step}>
            <strong>{t(`catalogue.start.step.${step}`)}</strong> {t(`catalogue.start.step.${step}.text`)}
          </li>
        ))}
      </ol>
      <div class="actions mt-5">
        <LinkButton look="secondary" href={registryPaths.newProblem.to()}>
          {t('catalogue.start.raise')}
        </LinkButton>
      </div>
    </Section>
  );
}

type RecordsProps = { readonly title: string; readonly hits: readonly HitRow[]; readonly more: string };

function Records({ title, hits, more }: RecordsProps) {
  if (hits.length === 0) {
    return (
      <Section title={title}>
        <EmptyState title={t('catalogue.start.none')} level={3}>
          <p>{t('catalogue.start.none.text')}</p>
        </EmptyState>
      </Section>
    );
  }
  return (
    <Section title={title} action={{ text: t('catalogue.start.more'), href: more }}>
      <CardList look="grid" label={title}>
        {hits.map((hit) => (
          <InnovationCard key={hit.id} hit={hit} brief />
        ))}
      </CardList>
    </Section>
  );
}

function Problems({ problems }: Pick<StartPageProps, 'problems'>) {
  const title = t('catalogue.start.problems');
  if (problems.items.length === 0) return null;
  const more = t('catalogue.start.allProblems', { n: formatNumber(problems.total) });
  return (
    <Section title={title} action={{ text: more, href: registryPaths.problems.to({ keadaan: 'open' }) }}>
      <CardList look="grid" label={title}>
        {problems.items.map((problem) => (
          <ProblemCard key={problem.id} problem={problem} />
        ))}
      </CardList>
    </Section>
  );
}
