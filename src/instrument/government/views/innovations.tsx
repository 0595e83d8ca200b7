import { formatDate } from '#platform/dates.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { EmptyState } from '#platform/ui/empty-state.tsx';
import { Pagination } from '#platform/ui/pagination.tsx';
import { SearchBox } from '#platform/ui/search-box.tsx';
import { Section } from '#platform/ui/section.tsx';
import { Table } from '#platform/ui/table.tsx';
import { Tag } from '#platform/ui/tag.tsx';
import type { IndexEdition } from '../model/edition.ts';
import { paths } from '../paths.ts';
import { whyNotCounted } from '../rules/eligibility.ts';
import type { Counted } from '../rules/standing.ts';
import { affairName, pointsText } from '../wording.ts';
import type { GovernmentPageProps } from './government-props.ts';

/** Every innovation with its points, claimed beside verified, and whether it counts or why not. */
export function Innovations(props: GovernmentPageProps) {
  const { government, overview, innovations, sheets } = props;
  const { edition } = overview.field;
  const { rows, total, page, pages, text, verified } = innovations;
  const hrefOf = (at: number) =>
    paths.one.to(government.id, { edisi: String(edition.year), cari: text, hal: at > 1 ? String(at) : '' });
  return (
    <Section title={t('government.innovations')} id="inovasi">
      {total === 0 && text === '' ? (
        <EmptyState title={t('government.innovations.none')}>{t('government.innovations.noneText')}</EmptyState>
      ) : (
        <>
          <Search {...props} />
          <Table
            caption={t('government.innovations.caption', { count: total, n: formatNumber(total) })}
            columns={[
              { label: t('government.innovation') },
              { label: t('government.affair') },
              { label: t('government.applied'), tight: true },
              { label: t('government.sid.claimed'), numeric: true },
              { label: t('government.sid.verified'), numeric: true },
              { label: t('government.counts') },
            ]}
            rows={rows.map((it) => ({
              key: it.innovation.id,
              marked: !it.counts,
              cells: [
                <Titled counted={it} sheet={sheets.of.get(it.innovation.id) ?? null} begin={sheets.begin} />,
                affairName(it.innovation.affair),
                appliedText(it),
                pointsText(it.points),
                pointsText(verified.get(it.innovation.id) ?? 0),
                <Counts counted={it} edition={edition} />,
              ],
            }))}
          />
          <Pagination page={page} pages={pages} hrefOf={(at) => `${hrefOf(at)}#inovasi`} />
        </>
      )}
    </Section>
  );
}

const LONG_LIST = 10;

function Search({ government, overview, innovations }: GovernmentPageProps) {
  const { field } = overview;
  if (field.government.innovations.length <= LONG_LIST) return null;
  return (
    <SearchBox
      action={`${paths.one.to(government.id)}#inovasi`}
      name="cari"
      label={t('government.innovations.search')}
      value={innovations.text}
      keep={[['edisi', String(field.edition.year)]]}
    />
  );
}

function Titled({
  counted: { innovation },
  sheet,
  begin,
}: {
  readonly counted: Counted;
  readonly sheet: string | null;
  readonly begin: string | null;
}) {
  return (
    <>
      <a class="inline-block py-1" href={innovation.href}>
        {innovation.title}
      </a>
      <br />
      {sheet || begin ? (
        <a class="inline-block py-1" href={sheet ?? begin ?? ''}>
          {t(sheet ? 'government.sheet' : 'government.sheet.begin')}
        </a>
      ) : null}
    </>
  );
}

function appliedText({ innovation: { appliedOn, appliedYear } }: Counted): string {
  if (appliedOn) return formatDate(appliedOn);
  return appliedYear === null ? '–' : String(appliedYear);
}

function Counts({ counted, edition }: { readonly counted: Counted; readonly edition: IndexEdition }) {
  if (counted.counts) return <Tag tone="success">{t('government.counts.yes')}</Tag>;
  return <>{whyText(counted, edition)}</>;
}

/** Why an innovation does not count, in words. */
export function whyText({ innovation, points }: Counted, edition: IndexEdition): string {
  const reasons = whyNotCounted(innovation, edition).map((it) => t(`government.why.${it}`));
  return [...reasons, ...(points > 0 ? [] : [t('government.why.no_score')])].join('; ');
}
