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
import type { Measure } from '../../model/record.ts';
import { paths } from '../../paths.ts';
import { RowsInput } from '../../views/edit/rows-input.tsx';
import { FigureFields } from './problem-fields.tsx';

export type SolvePageProps = {
  readonly id: ProblemId;
  readonly title: string;
  readonly baseline: Measure;
  readonly revision: number;
  readonly form: FormValues;
  readonly errors: FieldErrors;
  /** Numbers of the rows of evidence that the form carries. */
  readonly rows: readonly number[];
  readonly today: string;
  /** The baseline changed since the page was opened. */
  readonly stale: boolean;
};

/** Asks for what makes a problem «tuntas»: the measure after, evidence, and what was learnt. */
export function SolvePage(props: SolvePageProps) {
  const { id, baseline, form, errors } = props;
  const action = paths.solveProblem.to(id);
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader kicker={props.title} title={t('problems.solve.title')} lead={t('problems.solve.lead')} />
      {props.stale ? (
        <Notice tone="warning" title={t('problems.clash.title')} role="alert">
          <p>{t('problems.clash.measure')}</p>
        </Notice>
      ) : null}
      <Form action={action} guard>
        <HiddenField name="revision" value={String(props.revision)} />
        <FieldGroup
          title={t('problems.solve.after')}
          text={t('problems.solve.afterText', { indicator: baseline.indicator, unit: baseline.unit })}
        >
          <p class="font-semibold">
            {t('problems.solve.before', {
              value: formatNumber(baseline.value),
              unit: baseline.unit,
              date: formatDate(baseline.date),
            })}
          </p>
          <FigureFields form={form} errors={errors} today={props.today} unit={baseline.unit} from={baseline.date} />
        </FieldGroup>
        <h2>{t('problems.solve.evidence')}</h2>
        <p>{t('problems.solve.evidenceText')}</p>
        <RowsInput kind="links" rows={props.rows} form={form} errors={errors} action={action} />
        <TextArea
          name="pelajaran"
          label={t('problems.solve.lesson')}
          hint={t('problems.solve.lessonHint')}
          value={form.get('pelajaran')}
          errors={errors}
          optional
        />
        <FormActions>
          <Button>{t('problems.solve.submit')}</Button>
          <LinkButton look="plain" href={paths.problem.to(id)}>
            {t('platform.cancel')}
          </LinkButton>
        </FormActions>
      </Form>
    </>
  );
}
