import { regionFullName } from '#identity/index.ts';
import { formatMoment } from '#platform/dates.ts';
import { t } from '#platform/i18n/i18n.ts';
import { LinkButton } from '#platform/ui/button.tsx';
import { DescriptionText } from '#platform/ui/description-text.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Section } from '#platform/ui/section.tsx';
import { SummaryList } from '#platform/ui/summary-list.tsx';
import { Table } from '#platform/ui/table.tsx';
import { Tag } from '#platform/ui/tag.tsx';
import { affairName, affairsIn, fieldLabel, readCell } from '#registry/index.ts';
import { paths as acrossPaths } from '../../across/paths.ts';
import type { PairSide } from '../../pair/model.ts';
import { AlsoPublished } from '../../pair/views/also-published.tsx';
import { hubLabel } from '../labels.ts';
import { type NetworkRecord, OWN_HUB } from '../model.ts';

const told = [
  'background',
  'purpose',
  'novelty',
  'implementation',
  'significance',
  'benefit',
  'result',
  'adaptability',
  'resources',
  'sustainability',
  'collaboration',
] as const;

type RecordPageProps = {
  readonly record: NetworkRecord;
  /** Records of other hubs that a person linked with this one. */
  readonly linked: readonly PairSide[];
  readonly mayAsk: boolean;
};

/** A record of another hub: what it says, where it is from, and the way there. */
export function RecordPage({ record, linked, mayAsk }: RecordPageProps) {
  const isOwn = record.hub === OWN_HUB;
  const hub = hubLabel(record.hub, record.hubName);
  return (
    <>
      <PageHeader
        kicker={t('national.kicker')}
        title={record.title}
        facts={<Tag tone={isOwn ? 'accent' : 'info'}>{hub}</Tag>}
        actions={
          <>
            {mayAsk ? <LinkButton href={acrossPaths.ask.to(record.id)}>{t('across.ask.link')}</LinkButton> : null}
            {record.url === '' ? null : (
              <LinkButton look="secondary" href={record.url} rel={isOwn ? undefined : 'nofollow noopener'}>
                {t('national.toOrigin', { hub })}
              </LinkButton>
            )}
          </>
        }
      />
      {record.summary === '' ? null : <DescriptionText text={record.summary} />}
      <Facts record={record} />
      {told.map((field) => {
        const text = record.content?.[field] ?? '';
        return text === '' ? null : (
          <Section key={field} title={fieldLabel(field)}>
            <DescriptionText text={text} />
          </Section>
        );
      })}
      <Impact record={record} />
      <AlsoPublished sides={linked} />
      <Provenance record={record} hub={hub} />
    </>
  );
}

function Facts({ record }: { readonly record: NetworkRecord }) {
  const { year } = readCell(record.cell);
  const rows = [
    { label: t('national.field.institution'), value: record.institution },
    { label: t('national.field.unit'), value: record.unit },
    { label: t('national.field.region'), value: record.regionCode ? regionFullName(record.regionCode) : '' },
    { label: t('national.field.affair'), value: affairsIn(record.affairBits).map(affairName).join('; ') },
    { label: t('national.field.year'), value: year ? String(year) : '' },
    { label: t('national.field.award'), value: record.awardLabel },
  ];
  return <SummaryList rows={rows.filter((row) => row.value !== '')} />;
}

function Impact({ record }: { readonly record: NetworkRecord }) {
  const rows = record.content?.impact ?? [];
  if (rows.length === 0) return null;
  return (
    <Section title={t('national.impact')}>
      <Table
        caption={t('national.impact')}
        captionHidden
        columns={[
          { label: t('national.field.indicator') },
          { label: t('national.field.before'), numeric: true },
          { label: t('national.field.after'), numeric: true },
          { label: t('national.field.source') },
        ]}
        rows={rows.map((row, at) => ({
          key: String(at),
          cells: [
            `${row.indicator} (${row.unit})`,
            row.before === null ? '–' : String(row.before),
            row.after === null ? '–' : String(row.after),
            row.source,
          ],
        }))}
      />
    </Section>
  );
}

/** Whose the record is, by which proof, and how fresh it is here. */
function Provenance({ record, hub }: { readonly record: NetworkRecord; readonly hub: string }) {
  if (record.hub === OWN_HUB) return null;
  const signed = record.keyId === '' ? t('national.unsigned') : t('national.signedBy', { key: record.keyId });
  return (
    <Section title={t('national.provenance')} id="asal">
      <p>{t('national.provenanceText', { hub })}</p>
      <SummaryList
        rows={[
          { label: t('national.field.hub'), value: hub },
          { label: t('national.field.identifier'), value: <code class="break-all">{record.sourceId}</code> },
          { label: t('national.field.signature'), value: signed },
          { label: t('national.field.changed'), value: formatMoment(record.changedAt) },
          { label: t('national.field.first'), value: formatMoment(record.firstHarvestedAt) },
          { label: t('national.field.harvested'), value: formatMoment(record.harvestedAt) },
        ]}
      />
    </Section>
  );
}
