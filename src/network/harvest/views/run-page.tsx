import { formatMoment } from '#platform/dates.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { Downloads } from '#platform/ui/downloads.tsx';
import { Notice } from '#platform/ui/notice.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Section } from '#platform/ui/section.tsx';
import { SummaryList } from '#platform/ui/summary-list.tsx';
import { Table } from '#platform/ui/table.tsx';
import type { Peer } from '../../peers/model.ts';
import { paths as peerPaths } from '../../peers/paths.ts';
import type { RefusedRecord, Run } from '../model.ts';
import { paths } from '../paths.ts';
import { MOST_REFUSALS } from '../rules/bounds.ts';
import { faultText, withDetail } from './fault-text.ts';
import { RunTag } from './runs-table.tsx';

export type RunPageProps = {
  readonly peer: Peer;
  readonly run: Run;
  readonly refused: readonly RefusedRecord[];
};

/** What one harvest brought, what it did not take over and why, and what is stuck. */
export function RunPage({ peer, run, refused }: RunPageProps) {
  return (
    <>
      <PageHeader
        title={t('harvest.run.title', { name: peer.name })}
        lead={sentenceOf(run)}
        facts={<RunTag state={run.state} />}
      />
      {run.fault ? (
        <Notice tone={run.state === 'stopped' ? 'danger' : 'warning'} title={t(`harvest.stuck.${run.state}`)}>
          <p>{faultText(run.fault, run.faultDetail)}</p>
          <p>
            <a href={peerPaths.one.to(peer.id)}>{t('harvest.stuck.toPeer', { name: peer.name })}</a>
          </p>
        </Notice>
      ) : null}
      <Brought run={run} />
      <Refused run={run} refused={refused} />
    </>
  );
}

function sentenceOf(run: Run): string {
  const began = formatMoment(run.beganAt);
  return run.endedAt
    ? t('harvest.run.lead', { began, ended: formatMoment(run.endedAt) })
    : t('harvest.run.running', { began });
}

const KIB = 1024;

function Brought({ run }: { readonly run: Run }) {
  const rows = (['added', 'changed', 'unchanged', 'gone', 'refused', 'pages'] as const).map((name) => ({
    label: t(`harvest.field.${name}`),
    value: formatNumber(run[name]),
  }));
  const kib = formatNumber(Math.ceil(run.bytes / KIB));
  return (
    <SummaryList
      title={t('harvest.run.brought')}
      rows={[...rows, { label: t('harvest.field.bytes'), value: t('harvest.kib', { n: kib }) }]}
    />
  );
}

function Refused({ run, refused }: Omit<RunPageProps, 'peer'>) {
  if (run.refused === 0) return <p class="my-6">{t('harvest.run.noneRefused')}</p>;
  return (
    <Section title={t('harvest.run.refused')}>
      <p class="mb-4">{t('harvest.run.refusedText')}</p>
      {run.refused > refused.length ? (
        <p>{t('harvest.run.bounded', { n: formatNumber(run.refused), most: formatNumber(MOST_REFUSALS) })}</p>
      ) : null}
      <Table
        caption={t('harvest.run.refused')}
        captionHidden
        columns={[
          { label: t('harvest.field.record') },
          { label: t('harvest.field.field') },
          { label: t('harvest.field.why') },
        ]}
        rows={refused.map((it, at) => ({
          key: String(at),
          cells: [
            <>
              {it.title === '' ? null : <div>{it.title}</div>}
              <code class="break-all font-normal">{it.sourceId === '' ? t('harvest.noId') : it.sourceId}</code>
            </>,
            it.field === '' ? t('harvest.whole') : <code>{it.field}</code>,
            withDetail(t(`harvest.refused.${it.why}`), it.detail),
          ],
        }))}
      />
      <Downloads of={paths.run.to(run.id)} />
    </Section>
  );
}
