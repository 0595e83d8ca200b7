import { formatMoment } from '#platform/dates.ts';
import { t } from '#platform/i18n/i18n.ts';
import { LinkButton, PostButton } from '#platform/ui/button.tsx';
import { Downloads } from '#platform/ui/downloads.tsx';
import { Notice } from '#platform/ui/notice.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Pagination } from '#platform/ui/pagination.tsx';
import { Prose, Section } from '#platform/ui/section.tsx';
import { StatGroup, StatNumber } from '#platform/ui/stat-number.tsx';
import { SummaryList } from '#platform/ui/summary-list.tsx';
import { Table } from '#platform/ui/table.tsx';
import { paths as registryPaths } from '../../paths.ts';
import type { ImportRun } from '../model.ts';
import { paths } from '../paths.ts';
import type { ResultRecord } from '../queries/preview.ts';
import type { Counts, LeftRecord } from '../queries/summary.ts';
import type { ImportMove } from '../rules/moves.ts';
import { StateTag } from './state.tsx';
import { addressOf, resultText } from './words.ts';

export type ResultPageProps = {
  readonly run: ImportRun;
  readonly counts: Counts;
  readonly records: readonly ResultRecord[];
  readonly page: number;
  readonly pages: number;
  /** Records that an undoing left. */
  readonly left: readonly LeftRecord[];
  readonly may: (move: ImportMove) => boolean;
};

type Ended = 'done' | 'stopped' | 'failed' | 'undone';

/** What came of an import, with the ways on: go on with it, or take it back. */
export function ResultPage(props: ResultPageProps) {
  const { run, counts, may } = props;
  return (
    <>
      <PageHeader
        title={t('import.result.title', { file: run.fileName })}
        lead={t(`import.result.lead.${run.state as Ended}`)}
        facts={<StateTag state={run.state} />}
      />
      <Section title={t('import.result.counts')}>
        {run.state === 'undone' ? <UndoFigures counts={counts} /> : <Figures counts={counts} />}
        {counts.errors > 0 ? (
          <p class="mt-4">
            <a href={paths.faultSheet.to(run.id)} download>
              {t('import.result.errors')}
            </a>
          </p>
        ) : null}
      </Section>
      <LeftByUndo left={props.left} />
      {run.state === 'undone' ? null : <Records {...props} />}
      <Section title={t('import.result.facts.title')}>
        <Facts run={run} />
      </Section>
      {may('resume') ? (
        <div class="section">
          <PostButton action={paths.resume.to(run.id)}>{t('import.result.resume')}</PostButton>
        </div>
      ) : null}
      {may('undo') ? <UndoLink run={run} /> : null}
    </>
  );
}

function Figures({ counts }: { readonly counts: Counts }) {
  const { results, rowsWithErrors, institutionsMade } = counts;
  return (
    <StatGroup>
      <StatNumber label={t('import.result.count.created')} value={results.created} />
      <StatNumber label={t('import.result.count.updated')} value={results.updated} />
      <StatNumber label={t('import.result.count.unchanged')} value={results.unchanged} />
      <StatNumber label={t('import.result.count.left')} value={results.left} />
      {results.failed > 0 ? <StatNumber label={t('import.result.count.failed')} value={results.failed} /> : null}
      <StatNumber label={t('import.result.count.errors')} value={rowsWithErrors} />
      <StatNumber label={t('import.result.count.institutions')} value={institutionsMade} />
    </StatGroup>
  );
}

function UndoFigures({ counts: { undone } }: { readonly counts: Counts }) {
  return (
    <StatGroup>
      <StatNumber label={t('import.undo.count.withdrawn')} value={undone.withdrawn} />
      <StatNumber label={t('import.undo.count.reverted')} value={undone.reverted} />
      <StatNumber label={t('import.undo.count.left')} value={undone.left} />
    </StatGroup>
  );
}

function LeftByUndo({ left }: { readonly left: readonly LeftRecord[] }) {
  if (left.length === 0) return null;
  return (
    <Section title={t('import.undo.left.title')}>
      <Prose>
        <ul>
          {left.map(({ no, title, innovationId, why }) => (
            <li key={no}>
              {innovationId ? <a href={registryPaths.work.to(innovationId)}>{title}</a> : title}
              {why ? `: ${t(`import.undo.why.${why}`)}` : null}
            </li>
          ))}
        </ul>
      </Prose>
    </Section>
  );
}

function Records({ run, records, page, pages }: ResultPageProps) {
  if (records.length === 0) return null;
  return (
    <Section title={t('import.result.records')} id="hasil">
      <Table
        caption={t('import.result.records.caption')}
        captionHidden
        columns={[
          { label: t('import.result.records.title') },
          { label: t('import.result.records.row'), tight: true },
          { label: t('import.result.records.what') },
        ]}
        rows={records.map((record) => ({
          key: String(record.no),
          marked: record.result === 'failed',
          cells: [<RecordLink key="title" record={record} />, record.rowNos.join(', '), resultText(record)],
        }))}
      />
      <Pagination
        page={page}
        pages={pages}
        hrefOf={(n) => `${paths.import.to(run.id, n)}#hasil`}
        label={t('import.result.records.pages')}
      />
      <Downloads of={paths.import.to(run.id)} />
    </Section>
  );
}

function RecordLink({ record }: { readonly record: ResultRecord }) {
  const href = addressOf(record);
  return href ? <a href={href}>{record.title}</a> : record.title;
}

function Facts({ run }: { readonly run: ImportRun }) {
  return (
    <SummaryList
      rows={[
        { label: t('import.result.facts.who'), value: run.startedByName },
        { label: t('import.result.facts.when'), value: formatMoment(run.confirmedAt ?? run.createdAt) },
        {
          label: t('import.result.facts.how'),
          value: t(`import.result.facts.how.${run.publish ? 'publish' : 'draft'}`),
        },
        {
          label: t('import.result.facts.existing'),
          value: t(`import.result.facts.existing.${run.onExisting ?? 'update'}`),
        },
        ...(run.undoneAt ? [{ label: t('import.result.facts.undone'), value: formatMoment(run.undoneAt) }] : []),
      ]}
    />
  );
}

function UndoLink({ run }: { readonly run: ImportRun }) {
  return (
    <div class="section">
      <Notice tone="warning">
        <p>{t('import.result.undo.text')}</p>
      </Notice>
      <p class="mt-4">
        <LinkButton look="danger" href={paths.undo.to(run.id)}>
          {t('import.result.undo')}
        </LinkButton>
      </p>
    </div>
  );
}
