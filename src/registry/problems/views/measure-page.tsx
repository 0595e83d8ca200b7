import { formatDate } from '#platform/dates.ts';
import type { FormValues } from '#platform/http/form.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { Button, LinkButton } from '#platform/ui/button.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { FieldGroup, Form, FormActions } from '#platform/ui/form.tsx';
import { Notice } from '#platform/ui/notice.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { HiddenField, TextArea } from '#platform/ui/text-field.tsx';
import type { ProblemId } from '../../model/ids.ts';
import type { Better, Measure } from '../../model/record.ts';
import { paths } from '../../paths.ts';
import { RowsInput } from '../../views/edit/rows-input.tsx';
import { FigureFields } from './problem-fields.tsx';

export type MeasurePageProps = {
  readonly id: ProblemId;
  readonly title: string;
  readonly baseline: Measure;
  readonly better: Better;
  /** Comes with the form, so that sending it twice records one measure. */
  readonly measureId: string;
  readonly revision: number;
  readonly form: FormValues;
  readonly errors: FieldErrors;
  /** Numbers of the rows of evidence that the form carries. */
  readonly rows: readonly number[];
  /** The first day after the baseline, and today. */
  readonly from: string;
  readonly today: string;
  /** The baseline changed since the page was opened. */
  readonly stale: boolean;
};

/** Asks for one measure after the baseline: number, day, source and what proves it. */
export function MeasurePage(props: MeasurePageProps) {
  const { id, baseline, better, form, errors } = props;
  const action = paths.measureProblem.to(id);
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader kicker={props.title} title={t('problems.measure.title')} lead={t('problems.measure.lead')} />
      {props.stale ? (
        <Notice tone="warning" title={t('problems.clash.title')} role="alert">
          <p>{t('problems.clash.measure')}</p>
        </Notice>
      ) : null}
      <Form action={action} guard>
        <HiddenField name="id" value={props.measureId} />
        <HiddenField name="revision" value={String(props.revision)} />
        <FieldGroup
          title={t('problems.measure.after')}
          text={t('problems.measure.afterText', { indicator: baseline.indicator, unit: baseline.unit })}
        >
          <p class="font-semibold">
            {t('problems.measure.before', {
              value: formatNumber(baseline.value),
              unit: baseline.unit,
              date: formatDate(baseline.date),
            })}{' '}
            {t(`registry.problem.better.${better}`)}.
          </p>
          <FigureFields form={form} errors={errors} today={props.today} unit={baseline.unit} from={props.from} />
        </FieldGroup>
        <h2>{t('problems.page.evidence')}</h2>
        <p>{t('problems.measure.evidenceText')}</p>
        <RowsInput kind="links" rows={props.rows} form={form} errors={errors} action={action} />
        <TextArea
          name="catatan"
          label={t('problems.measure.note')}
          hint={t('problems.measure.noteHint')}
          value={form.get('catatan')}
          errors={errors}
          rows={3}
          optional
        />
        <FormActions>
          <Button>{t('problems.measure.submit')}</Button>
          <LinkButton look="plain" href={paths.problem.to(id)}>
            {t('platform.cancel')}
          </LinkButton>
        </FormActions>
      </Form>
    </>
  );
}
