import { formatDate } from '#platform/dates.ts';
import type { FormValues } from '#platform/http/form.ts';
import { t } from '#platform/i18n/i18n.ts';
import { Button } from '#platform/ui/button.tsx';
import { RadioGroup } from '#platform/ui/choice-field.tsx';
import { DescriptionText } from '#platform/ui/description-text.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { Notice } from '#platform/ui/notice.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Section } from '#platform/ui/section.tsx';
import { HiddenField, TextArea } from '#platform/ui/text-field.tsx';
import type { MeasureId } from '../../model/ids.ts';
import type { Measure } from '../../model/record.ts';
import { paths } from '../../paths.ts';
import type { ShownProblem, TakenMeasure } from '../model.ts';
import { betterChoices } from './problem-fields.tsx';
import { Compared } from './report-page.tsx';
import { SeriesPlot, SeriesTable } from './series.tsx';

export type VerifyPageProps = {
  readonly problem: ShownProblem;
  readonly baseline: Measure;
  readonly reported: TakenMeasure;
  /** All that is comparable with the baseline, oldest first. */
  readonly measures: readonly TakenMeasure[];
  readonly form: FormValues;
  readonly errors: FieldErrors;
  readonly stale: boolean;
};

/** Somebody else than the reporter looks at numbers and evidence, and agrees or says what is missing. */
export function VerifyPage(props: VerifyPageProps) {
  const { problem, baseline, reported, measures } = props;
  const { better, reportedAt, lesson } = problem;
  return (
    <>
      <ErrorSummary errors={props.errors} />
      <PageHeader
        kicker={problem.title}
        title={t('problems.verify.title')}
        lead={t('problems.verify.lead')}
        facts={reportedAt ? t('problems.verify.since', { date: formatDate(reportedAt) }) : null}
      />
      {props.stale ? (
        <Notice tone="warning" title={t('problems.clash.title')} role="alert">
          <p>{t('problems.clash.report')}</p>
        </Notice>
      ) : null}
      <Section title={t('problems.report.compare')}>
        <Compared baseline={baseline} better={better} latest={reported} />
      </Section>
      {measures.length > 1 ? (
        <Section title={t('problems.verify.series')}>
          <SeriesPlot baseline={baseline} better={better} measures={measures} />
          <SeriesTable baseline={baseline} better={better} measures={measures} />
        </Section>
      ) : null}
      {lesson === '' ? null : (
        <Section title={t('problems.page.lesson')}>
          <DescriptionText text={lesson} />
        </Section>
      )}
      <AgreeForm {...props} />
      <ReturnForm {...props} />
    </>
  );
}

const measureField = (id: MeasureId) => <HiddenField name="ukuran" value={id} />;

function AgreeForm({ problem, reported, form, errors }: VerifyPageProps) {
  return (
    <Section title={t('problems.verify.agree')}>
      <p>{t('problems.verify.agreeText')}</p>
      <Form action={paths.verifySolved.to(problem.id)}>
        {measureField(reported.id)}
        {problem.better === null ? (
          <RadioGroup
            name="arah"
            label={t('problems.field.better')}
            hint={t('problems.verify.betterHint')}
            value={form.get('arah')}
            choices={betterChoices()}
            errors={errors}
            inline
          />
        ) : null}
        <TextArea
          name="catatan"
          label={t('problems.verify.note')}
          hint={t('problems.verify.noteHint')}
          value={form.get('catatan')}
          errors={errors}
          rows={3}
          optional
        />
        <FormActions>
          <Button>{t('problems.verify.submit')}</Button>
        </FormActions>
      </Form>
    </Section>
  );
}

function ReturnForm({ problem, reported, form, errors }: VerifyPageProps) {
  return (
    <Section title={t('problems.return.title')}>
      <p>{t('problems.return.text')}</p>
      <Form action={paths.returnReport.to(problem.id)}>
        {measureField(reported.id)}
        <TextArea
          name="kekurangan"
          label={t('problems.return.note')}
          hint={t('problems.return.noteHint')}
          value={form.get('kekurangan')}
          errors={errors}
          rows={3}
        />
        <FormActions>
          <Button look="secondary">{t('problems.return.submit')}</Button>
        </FormActions>
      </Form>
    </Section>
  );
}
