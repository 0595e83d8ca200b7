import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { LinkButton } from '#platform/ui/button.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { Notice } from '#platform/ui/notice.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Section } from '#platform/ui/section.tsx';
import { StatGroup, StatNumber } from '#platform/ui/stat-number.tsx';
import type { Fault, ImportRun, Severity } from '../model.ts';
import { paths } from '../paths.ts';
import type { StagedPlace } from '../queries/places.ts';
import type { FirstRecord } from '../queries/preview.ts';
import type { Counts, FaultCount } from '../queries/summary.ts';
import type { InstitutionChoice } from './columns-page.tsx';
import { type Confirmed, ConfirmForm } from './confirm-form.tsx';
import { DiscardLink } from './discard-link.tsx';
import { PreviewFaults } from './preview-faults.tsx';
import { PreviewPlaces, UnclearPlaces } from './preview-places.tsx';
import { PreviewRecords } from './preview-records.tsx';
import { PREVIEW_STEP, Step } from './step.tsx';

export type PreviewPageProps = {
  readonly run: ImportRun;
  readonly counts: Counts;
  readonly places: readonly StagedPlace[];
  readonly institutions: readonly InstitutionChoice[];
  readonly units: number;
  readonly faultCounts: readonly FaultCount[];
  readonly faults: readonly Fault[];
  readonly seen: { readonly severity: Severity | null; readonly page: number };
  readonly first: readonly FirstRecord[];
  /** The choices of the form at the end, as the reader sent them when something was wrong. */
  readonly confirmed: Confirmed;
  /** The page that sent the form showed an older preview. */
  readonly stale: boolean;
  readonly errors: FieldErrors;
};

/** What would happen, before anything does. */
export function PreviewPage(props: PreviewPageProps) {
  const { run, counts, errors } = props;
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader
        kicker={<Step n={PREVIEW_STEP} />}
        title={t('import.preview.title')}
        lead={t('import.preview.lead')}
        facts={<span>{run.fileName}</span>}
      />
      {props.stale ? (
        <Notice tone="warning" role="alert">
          <p>{t('import.preview.stale')}</p>
        </Notice>
      ) : null}
      <Section title={t('import.preview.counts')}>
        <Figures counts={counts} />
        <p class="mt-4">
          {t('import.preview.rows', { rows: formatNumber(run.rowCount), records: formatNumber(run.recordCount) })}
        </p>
      </Section>
      <UnclearPlaces run={run} places={props.places} institutions={props.institutions} errors={errors} />
      <PreviewPlaces places={props.places} units={props.units} />
      <PreviewFaults run={run} counts={counts} kinds={props.faultCounts} faults={props.faults} seen={props.seen} />
      <PreviewRecords records={props.first} />
      <ConfirmForm run={run} counts={counts} confirmed={props.confirmed} errors={errors} />
      <div class="section actions">
        <LinkButton look="secondary" href={paths.columns.to(run.id)}>
          {t('import.preview.columns')}
        </LinkButton>
        <DiscardLink id={run.id} />
      </div>
    </>
  );
}

function Figures({ counts }: { readonly counts: Counts }) {
  const { outcomes, rowsWithErrors, warnings } = counts;
  return (
    <StatGroup>
      <StatNumber label={t('import.preview.count.create')} value={outcomes.create} />
      <StatNumber label={t('import.preview.count.update')} value={outcomes.update} />
      <StatNumber label={t('import.preview.count.unchanged')} value={outcomes.unchanged} />
      <StatNumber label={t('import.preview.count.leave')} value={outcomes.leave} />
      <StatNumber
        label={t('import.preview.count.errors')}
        value={rowsWithErrors}
        note={t('import.preview.count.errors.note')}
      />
      <StatNumber
        label={t('import.preview.count.warnings')}
        value={warnings}
        note={t('import.preview.count.warnings.note')}
      />
    </StatGroup>
  );
}
