import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { Notice } from '#platform/ui/notice.tsx';
import { Section } from '#platform/ui/section.tsx';
import { Table } from '#platform/ui/table.tsx';
import { Tag } from '#platform/ui/tag.tsx';
import type { IndexEdition } from '../model/edition.ts';
import { type AffairCover, coverOf } from '../rules/affairs.ts';
import { calculate } from '../rules/calculation.ts';
import { whyNotCounted } from '../rules/eligibility.ts';
import { emptyChairs, usualPoints, withMore } from '../rules/what-if.ts';
import { affairName, gainText, pointsText } from '../wording.ts';
import type { GovernmentPageProps } from './government-props.ts';

/** The basic-service affairs with who covers them, and the chairs that stay empty. */
export function Affairs(props: GovernmentPageProps) {
  const { overview, affairHref } = props;
  const { edition } = overview.field;
  const stand = overview.stands.claimed;
  const cover = coverOf(stand, edition);
  const lacking = edition.leastBasicAffairs - stand.basicAffairs;
  return (
    <Section title={t('government.lacks')} id="kekurangan">
      {lacking > 0 ? (
        <Notice tone="warning" title={t('government.affairs.below', { count: lacking, n: formatNumber(lacking) })}>
          {t('government.affairs.belowText', {
            covered: formatNumber(stand.basicAffairs),
            of: formatNumber(edition.basicAffairs.length),
            least: formatNumber(edition.leastBasicAffairs),
            gain: gainText((blockOf(stand.counted, edition) / edition.totalMost) * 100),
          })}
        </Notice>
      ) : null}
      <Chairs {...props} />
      <Table
        caption={t('government.affairs.caption', {
          covered: formatNumber(stand.basicAffairs),
          of: formatNumber(edition.basicAffairs.length),
        })}
        columns={[
          { label: t('government.affair') },
          { label: t('government.affair.state'), tight: true },
          { label: t('government.affair.innovations') },
        ]}
        rows={cover.map((it) => ({
          key: it.affair,
          marked: it.counting.length === 0,
          cells: [
            affairName(it.affair),
            it.counting.length > 0 ? (
              <Tag tone="success">{t('government.affair.covered')}</Tag>
            ) : (
              <Tag tone="warning">{t('government.affair.missing')}</Tag>
            ),
            <Covering cover={it} edition={edition} href={affairHref?.(it.affair) ?? null} />,
          ],
        }))}
      />
    </Section>
  );
}

const blockOf = (counted: number, { mostCounted, perInnovation }: IndexEdition) =>
  Math.min(counted, mostCounted) * perInnovation;

function Chairs({ overview }: GovernmentPageProps) {
  const { edition } = overview.field;
  const stand = overview.stands.claimed;
  const n = emptyChairs(stand, edition);
  if (n === 0) return <p>{t('government.chairs.none', { least: formatNumber(edition.leastDivisor) })}</p>;
  const points = usualPoints(stand);
  const gain = gainOfOne(overview, points);
  return (
    <p>
      <strong>
        {t('government.chairs', { count: n, n: formatNumber(n), of: formatNumber(edition.leastDivisor) })}
      </strong>{' '}
      {points > 0
        ? t('government.chairs.gain', { points: pointsText(points), gain: gainText(gain) })
        : t('government.chairs.text')}
    </p>
  );
}

/** What one more innovation with so many points, in an affair that is covered already, brings. */
function gainOfOne({ field, stands, calculations }: GovernmentPageProps['overview'], points: number): number {
  const more = withMore(stands.claimed, { n: 1, points, affairs: [] }, field.edition);
  const then = calculate(more, field.edition, field.formulas);
  return then.ok ? then.value.exact - calculations.claimed.exact : 0;
}

const MOST_NAMED = 3;

function Covering({
  cover: { counting, waiting },
  edition,
  href,
}: {
  readonly cover: AffairCover;
  readonly edition: IndexEdition;
  readonly href: string | null;
}) {
  if (counting.length > 0) {
    const names = counting.slice(0, MOST_NAMED).map((it) => it.innovation.title);
    const more = counting.length - names.length;
    return <>{names.join('; ') + (more > 0 ? t('government.affair.more', { n: formatNumber(more) }) : '')}</>;
  }
  return (
    <>
      {waiting.slice(0, MOST_NAMED).map((it) => (
        <span class="block py-1" key={it.innovation.id}>
          <a class="inline-block py-1" href={it.innovation.href}>
            {it.innovation.title}
          </a>
          :{' '}
          {whyNotCounted(it.innovation, edition)
            .map((why) => t(`government.why.${why}`))
            .join('; ') || t('government.why.no_score')}
        </span>
      ))}
      {href ? (
        <a class="inline-block py-1" href={href}>
          {t('government.affair.find')}
        </a>
      ) : waiting.length === 0 ? (
        t('government.affair.nobody')
      ) : null}
    </>
  );
}
