import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { Section } from '#platform/ui/section.tsx';
import { Table } from '#platform/ui/table.tsx';
import { standings } from '../model/government.ts';
import { paths } from '../paths.ts';
import type { Calculation } from '../rules/calculation.ts';
import { bandName, indexText, pointsText } from '../wording.ts';
import type { GovernmentPageProps } from './government-props.ts';

/** The parts of the index, verified beside claimed beside what the hub knows, with the most that each can be. */
export function Makeup({ overview, government, sheets }: GovernmentPageProps) {
  const { edition } = overview.field;
  const spd = sheets.spd ? (
    <a href={sheets.spd}>{t('government.spd.sheet')}</a>
  ) : (
    <span class="muted">{t('government.spd.none')}</span>
  );
  return (
    <Section
      title={t('government.makeup')}
      id="susunan"
      action={{ text: t('government.how.link'), href: paths.how.to(government.id, { edisi: String(edition.year) }) }}
    >
      <Table
        caption={t('government.makeup')}
        captionHidden
        columns={[
          { label: t('government.part') },
          ...standings.map((it) => ({ label: t(`government.standing.${it}`), numeric: true })),
          { label: t('government.most'), numeric: true },
        ]}
        rows={partsOf(overview)}
      />
      <p>{spd}</p>
    </Section>
  );
}

function partsOf({ field: { edition }, calculations }: GovernmentPageProps['overview']) {
  const all = standings.map((it) => calculations[it]);
  const row = (key: string, label: string, of: (it: Calculation) => string, most: string) => ({
    key,
    cells: [label, ...all.map(of), most],
  });
  const meanText = ({ sidMean, sidSum, divisor }: Calculation) =>
    `${pointsText(sidMean)} (${pointsText(sidSum)} ÷ ${formatNumber(divisor)})`;
  const blockText = (it: Calculation) => countText(it, edition.perInnovation);
  return [
    row('spd', t('government.part.spd'), (it) => pointsText(it.spd), pointsText(edition.spdMost)),
    row('mean', t('government.part.sidMean'), meanText, pointsText(edition.sidMost)),
    row('count', t('government.part.countBlock'), blockText, pointsText(edition.countMost)),
    row('total', t('government.part.total'), (it) => pointsText(it.total), pointsText(edition.totalMost)),
    row('index', t('government.part.index'), (it) => indexText(it.index, edition.decimals), formatNumber(100)),
    row('band', t('government.part.band'), (it) => bandName(it.band, edition), ''),
  ];
}

function countText({ countBlock, counted, basicAffairs }: Calculation, each: number): string {
  if (countBlock === 0 && counted > 0)
    return t('government.countBlock.zero', { count: basicAffairs, n: formatNumber(basicAffairs) });
  return `${pointsText(countBlock)} (${formatNumber(counted)} × ${pointsText(each)})`;
}
