import { formatMoment } from '#platform/dates.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { Table } from '#platform/ui/table.tsx';
import { Tag } from '#platform/ui/tag.tsx';
import type { Peer } from '../../peers/model.ts';
import type { Run, RunState } from '../model.ts';
import { paths } from '../paths.ts';

const tones = {
  running: 'info',
  done: 'success',
  cut: 'info',
  failed: 'warning',
  stopped: 'danger',
} as const satisfies Record<RunState, string>;

export function RunTag({ state }: { readonly state: RunState }) {
  return <Tag tone={tones[state]}>{t(`harvest.state.${state}`)}</Tag>;
}

/** The latest harvests of a hub, the newest first. */
export function RunsTable({ peer, runs }: { readonly peer: Pick<Peer, 'name'>; readonly runs: readonly Run[] }) {
  return (
    <Table
      caption={t('harvest.runs.of', { name: peer.name })}
      captionHidden
      columns={[
        { label: t('harvest.field.began') },
        { label: t('harvest.field.state') },
        { label: t('harvest.field.added'), numeric: true },
        { label: t('harvest.field.changed'), numeric: true },
        { label: t('harvest.field.gone'), numeric: true },
        { label: t('harvest.field.refused'), numeric: true },
      ]}
      rows={runs.map((run) => ({
        key: run.id,
        marked: run.refused > 0 || run.state === 'failed' || run.state === 'stopped',
        cells: [
          <a href={paths.run.to(run.id)}>{formatMoment(run.beganAt)}</a>,
          <RunTag state={run.state} />,
          ...[run.added, run.changed, run.gone, run.refused].map((n) => formatNumber(n)),
        ],
      }))}
    />
  );
}
