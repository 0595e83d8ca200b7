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
import { paths as entryPaths } from '../../entry/paths.ts';
import type { BulkRun, RunEntry, UndoRefusal } from '../model.ts';
import { paths } from '../paths.ts';
import { undoUntil } from '../rules.ts';
import { becameOf } from './words.ts';

export type RunPageProps = {
  readonly run: BulkRun;
  readonly entries: readonly RunEntry[];
  /** Those that somebody changed after the run. */
  readonly changed: ReadonlySet<string>;
  readonly whyNotUndo: UndoRefusal | null;
};

/** What became of each entry, and how to take it back. */
export function RunPage(props: RunPageProps) {
  const { run, entries } = props;
  const done = entries.filter((it) => it.why === null).length;
  return (
    <>
      <PageHeader title={t(`competition.bulk.move.${run.move}`)} />
      <Notice tone={toneOf(run, done)} role="status">
        <p>{t(`competition.bulk.done.${run.move}`, { count: done, n: formatNumber(done) })}</p>
      </Notice>
      <SummaryList
        rows={[
          { label: t('competition.bulk.when'), value: formatMoment(run.doneAt) },
          ...(run.said === '' ? [] : [{ label: t('competition.bulk.said'), value: run.said }]),
        ]}
      />
      <Undo {...props} />
      {entries.length > 0 ? (
        <>
          <Entries {...props} />
          <Downloads of={paths.one.to(run.id)} />
        </>
      ) : null}
      <p class="actions section">
        <LinkButton href={run.list}>{t('competition.bulk.back')}</LinkButton>
      </p>
    </>
  );
}

/** Green only while what was done stands. */
function toneOf(run: BulkRun, done: number): 'info' | 'success' | 'warning' {
  if (run.undoneAt) return 'info';
  return done > 0 ? 'success' : 'warning';
}

function Undo({ run, entries, changed, whyNotUndo }: RunPageProps) {
  if (whyNotUndo === 'nothing_left' || whyNotUndo === 'not_found') return null;
  const left = entries.filter((it) => it.why === null && changed.has(it.id)).length;
  return (
    <Section title={t('competition.bulk.undo.title')} id="urungkan">
      {run.undoneAt ? <p>{t('competition.bulk.undo.when', { when: formatMoment(run.undoneAt) })}</p> : null}
      {whyNotUndo === 'for_good' ? (
        <p>{t(`competition.bulk.forGood.${run.move === 'submit' ? 'submit' : 'remind'}`)}</p>
      ) : null}
      {whyNotUndo === null ? (
        <>
          <p>{t('competition.bulk.undo.text', { until: formatMoment(undoUntil(run)) })}</p>
          {left > 0 ? <p>{t('competition.bulk.undo.left', { n: formatNumber(left) })}</p> : null}
          <p>
            <PostButton look="danger" action={paths.undo.to(run.id)}>
              {t('competition.bulk.undo.button')}
            </PostButton>
          </p>
        </>
      ) : null}
      {whyNotUndo === 'too_late' ? (
        <DisabledWithReason id="urungkan-tak-bisa" reason={t('competition.bulk.refusal.too_late')}>
          {t('competition.bulk.undo.button')}
        </DisabledWithReason>
      ) : null}
    </Section>
  );
}

function Entries({ entries, changed, run }: RunPageProps) {
  return (
    <Table
      caption={t('competition.bulk.entries', { n: formatNumber(entries.length) })}
      columns={[
        { label: t('entry.field.title') },
        { label: t('entry.field.unit') },
        { label: t('competition.bulk.result') },
      ]}
      rows={entries.map((it) => ({
        key: it.id,
        cells: [
          <a href={entryPaths.entry.to(it.id)}>{it.title}</a>,
          it.place,
          <Became entry={it} changed={run.undoneAt === null && changed.has(it.id)} />,
        ],
      }))}
    />
  );
}

function Became({ entry, changed }: { readonly entry: RunEntry; readonly changed: boolean }) {
  const { tone, text } = becameOf(entry, changed);
  return (
    <>
      <Tag tone={tone}>{text}</Tag> {entry.why}
    </>
  );
}
