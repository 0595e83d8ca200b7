import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { LinkButton } from '#platform/ui/button.tsx';
import { Notice } from '#platform/ui/notice.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Section } from '#platform/ui/section.tsx';
import { StatGroup, StatNumber } from '#platform/ui/stat-number.tsx';
import { Tabs } from '#platform/ui/tabs.tsx';
import { Tag, type Tone } from '#platform/ui/tag.tsx';
import type { IndexBand, IndexEdition } from '../model/edition.ts';
import { paths } from '../paths.ts';
import { bandName, editionName, indexText, resultText, unknownText } from '../wording.ts';
import { Affairs } from './affairs.tsx';
import type { GovernmentPageProps } from './government-props.ts';
import { Innovations } from './innovations.tsx';
import { Makeup } from './makeup.tsx';
import { MoveTable } from './move-table.tsx';
import { PlanPart } from './plan-part.tsx';
import { WhatIf } from './what-if.tsx';

/** The index of a government: where it stands, what it lacks, and what brings it further for the least work. */
export function GovernmentPage(props: GovernmentPageProps) {
  const { government, overview, editions, moves } = props;
  const { edition } = overview.field;
  const { claimed } = overview.calculations;
  return (
    <>
      <PageHeader
        kicker={t('government.title')}
        title={government.name}
        facts={<BandTag band={claimed.band} edition={edition} />}
        lead={t('government.one.lead')}
      />
      <Tabs
        label={t('government.editions')}
        tabs={editions.map((it) => ({
          text: String(it.year),
          href: paths.one.to(government.id, { edisi: String(it.year) }),
          current: it.year === edition.year,
        }))}
      />
      <Doubts {...props} />
      <Standings {...props} />
      <Makeup {...props} />
      <Affairs {...props} />
      <Section title={t('government.moves.title')} id="dokumen">
        <p>{t('government.moves.lead')}</p>
        <MoveTable {...props} moves={moves.slice(0, 10)} />
        <p class="actions">
          <LinkButton look="secondary" href={paths.moves.to(government.id, { edisi: String(edition.year) })}>
            {t('government.moves.all', { n: formatNumber(moves.length) })}
          </LinkButton>
        </p>
      </Section>
      <PlanPart {...props} />
      <WhatIf {...props} />
      <Innovations {...props} />
    </>
  );
}

export function BandTag({ band, edition }: { readonly band: IndexBand | null; readonly edition: IndexEdition }) {
  const place = band === null ? -1 : edition.bands.findIndex((it) => it.from === band.from);
  const tones: readonly Tone[] = ['success', 'info', 'warning'];
  return <Tag tone={tones[place] ?? 'neutral'}>{bandName(band, edition)}</Tag>;
}

/** What stands in the way of trusting the figure: no source, no published instrument, another kind of government. */
function Doubts({ overview, government, catalogue }: GovernmentPageProps) {
  const { edition } = overview.field;
  const isOtherKind = !edition.spdKinds.includes(government.kind);
  return (
    <>
      {catalogue ? null : (
        <Notice tone="warning">{t('government.noCatalogue', { year: String(edition.catalogueYear) })}</Notice>
      )}
      {isOtherKind ? <Notice tone="warning">{t('government.otherKind')}</Notice> : null}
      <details class="field">
        <summary class="cursor-pointer font-semibold">
          {t('government.unknown', { edition: editionName(edition) })}
        </summary>
        <p class="mt-2">{unknownText(edition)}</p>
        <p>
          <a href={paths.edition.to(edition.year)}>{t('government.edition.see')}</a>
        </p>
      </details>
    </>
  );
}

function Standings({ overview }: GovernmentPageProps) {
  const { calculations, field } = overview;
  const { edition } = field;
  return (
    <StatGroup>
      <StatNumber
        label={t('government.standing.claimed')}
        value={indexText(calculations.claimed.index, edition.decimals)}
        note={bandName(calculations.claimed.band, edition)}
      />
      <StatNumber
        label={t('government.standing.verified')}
        value={indexText(calculations.verified.index, edition.decimals)}
        note={bandName(calculations.verified.band, edition)}
      />
      <StatNumber
        label={t('government.standing.known')}
        value={indexText(calculations.known.index, edition.decimals)}
        note={t('government.standing.known.note')}
      />
      <StatNumber
        label={t('government.counted')}
        value={calculations.claimed.counted}
        note={t('government.counted.note', {
          count: overview.field.government.innovations.length,
          n: formatNumber(overview.field.government.innovations.length),
        })}
      />
    </StatGroup>
  );
}

/** «Kabupaten Toba: 45,87 · Inovatif», for titles and descriptions. */
export function headline({ government, overview }: Pick<GovernmentPageProps, 'government' | 'overview'>): string {
  return `${government.name}: ${resultText(overview.calculations.claimed, overview.field.edition)}`;
}
