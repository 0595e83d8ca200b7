import { formatMoment } from '#platform/dates.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { DisabledWithReason, LinkButton, PostButton } from '#platform/ui/button.tsx';
import { Downloads } from '#platform/ui/downloads.tsx';
import { Notice } from '#platform/ui/notice.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Section } from '#platform/ui/section.tsx';
import { SummaryList } from '#platform/ui/summary-list.tsx';
import { Table } from '#platform/ui/table.tsx';
import { Tag } from '#platform/ui/tag.tsx';
import { paths as registryPaths } from '../../paths.ts';
import type { BulkRun, RunRecord, UndoRefusal } from '../model.ts';
import { paths } from '../paths.ts';
import { undoUntil } from '../rules.ts';
import { becameOf } from './words.ts';

export type RunPageProps = {
  readonly run: BulkRun;
  readonly records: readonly RunRecord[];
  /** Records that somebody changed after the run. */
  readonly changed: ReadonlySet<string>;
  readonly whyNotUndo: UndoRefusal | null;
};

/** What became of each record, and how to take it back. */
export function RunPage(props: RunPageProps) {
  const { run, records } = props;
  const done = records.filter((record) => record.why === null).length;
  const rows = [{ label: t('bulk.by'), value: `${run.doneByName}, ${formatMoment(run.doneAt)}` }];
  return (
    <>
      <PageHeader title={t(`bulk.move.${run.move}`)} />
      <Notice tone={toneOf(run, done)} role="status">
        <p>{t(`registry.bulk.${run.move}.done`, { count: done, n: formatNumber(done) })}</p>
      </Notice>
      <SummaryList rows={run.said === '' ? rows : [...rows, { label: t('bulk.said'), value: run.said }]} />
      <Undo {...props} />
      {records.length > 0 ? (
        <>
          <Records {...props} />
          <Downloads of={paths.one.to(run.id)} />
        </>
      ) : null}
      <p class="actions section">
        <LinkButton href={registryPaths.records.to()}>{t('registry.bulk.back')}</LinkButton>
        <LinkButton look="plain" href={paths.list.to()}>
          {t('bulk.list.title')}
        </LinkButton>
      </p>
    </>
  );
}

/** Green only while what was done stands. */
function toneOf(run: BulkRun, done: number): 'info' | 'success' | 'warning' {
  if (run.undoneAt) return 'info';
  return done > 0 ? 'success' : 'warning';
}

function Undo({ run, records, changed, whyNotUndo }: RunPageProps) {
  if (whyNotUndo === 'nothing_left' || whyNotUndo === 'not_yours') return null;
  const left = records.filter((record) => record.why === null && changed.has(record.id)).length;
  return (
    <Section title={t('bulk.undo.title')} id="urungkan">
      {run.undoneAt ? <p>{t('bulk.undo.when', { when: formatMoment(run.undoneAt) })}</p> : null}
      {whyNotUndo === null ? (
        <>
          <p>{t('bulk.undo.text', { until: formatMoment(undoUntil(run)) })}</p>
          {run.move === 'publish' ? <p>{t('bulk.undo.publish')}</p> : null}
          {left > 0 ? <p>{t('bulk.undo.left', { n: formatNumber(left) })}</p> : null}
          <p>
            <PostButton look="danger" action={paths.undo.to(run.id)}>
              {t('bulk.undo.button')}
            </PostButton>
          </p>
        </>
      ) : null}
      {whyNotUndo === 'too_late' ? (
        <DisabledWithReason id="urungkan-tak-bisa" reason={t('bulk.refusal.too_late')}>
          {t('bulk.undo.button')}
        </DisabledWithReason>
      ) : null}
    </Section>
  );
}

function Records({ records, changed, run }: RunPageProps) {
  return (
    <Table
      caption={t('bulk.records', { n: formatNumber(records.length) })}
      columns={[{ label: t('registry.field.title') }, { label: t('registry.list.place') }, { label: t('bulk.result') }]}
      rows={records.map((record) => ({
        key: record.id,
        cells: [
          <a href={registryPaths.work.to(record.id)}>{record.title}</a>,
          record.place,
          <Became record={record} changed={run.undoneAt === null && changed.has(record.id)} />,
        ],
      }))}
    />
  );
}

function Became({ record, changed }: { readonly record: RunRecord; readonly changed: boolean }) {
  const { tone, text } = becameOf(record, changed);
  return <Tag tone={tone}>{text}</Tag>;
}
