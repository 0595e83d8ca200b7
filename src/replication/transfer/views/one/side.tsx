import { formatDate } from '#platform/dates.ts';
import { t } from '#platform/i18n/i18n.ts';
import { SummaryList, type SummaryRow } from '#platform/ui/summary-list.tsx';
import { paths as registryPaths } from '#registry/index.ts';
import { paths } from '../../paths.ts';
import { ownerText, placeText, regionText } from '../words.ts';
import type { OnePageProps } from './props.ts';

/** Who and what it is about. */
export function Side({ replication }: OnePageProps) {
  const { originId, originIsPublic, originTitle, problemId, problemTitle, facilitatorName } = replication;
  const origin =
    originId && originIsPublic ? <a href={registryPaths.record.to(originId)}>{originTitle}</a> : originTitle;
  const rows: readonly SummaryRow[] = [
    { label: t('transfer.origin'), value: origin },
    { label: t('transfer.owner'), value: ownerText(replication) },
    { label: t('transfer.ownerRegion'), value: regionText(replication.ownerRegion) },
    { label: t('transfer.replicator'), value: placeText(replication) },
    { label: t('transfer.region'), value: regionText(replication.regionCode) },
    ...(problemId && problemTitle
      ? [{ label: t('transfer.problem'), value: <a href={registryPaths.problem.to(problemId)}>{problemTitle}</a> }]
      : []),
    { label: t('transfer.party.facilitator'), value: facilitatorName },
    { label: t('transfer.askedAt'), value: formatDate(replication.askedAt) },
  ];
  return (
    <>
      <SummaryList title={t('transfer.one.about')} rows={rows} />
      <p class="mt-4 print:hidden">
        <a href={paths.history.to(replication.id)}>{t('transfer.history.title')}</a>
      </p>
    </>
  );
}
