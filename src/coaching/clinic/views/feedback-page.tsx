import type { Viewer } from '#identity/index.ts';
import type { FormValues } from '#platform/http/form.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { Button } from '#platform/ui/button.tsx';
import { RadioGroup } from '#platform/ui/choice-field.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { Notice } from '#platform/ui/notice.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Section } from '#platform/ui/section.tsx';
import { Table } from '#platform/ui/table.tsx';
import { TextArea } from '#platform/ui/text-field.tsx';
import type { Clinic } from '../model/clinic.ts';
import { type FeedbackFigures, feedbackQuestions, LEAST_ANSWERS, type OutcomeRefusal } from '../model/outcome.ts';
import { LONGEST_NOTE } from '../model/registration.ts';
import { paths } from '../paths.ts';
import { ClinicTabs } from './tabs.tsx';

export type FeedbackPageProps = {
  readonly clinic: Clinic;
  readonly viewer: Viewer;
  /** For those who work at the clinic. */
  readonly figures: FeedbackFigures | null;
  /** Why the reader cannot answer. */
  readonly whyNot: OutcomeRefusal | null;
  readonly form: FormValues;
  readonly errors: FieldErrors;
};

/** Who was there says how it was; who works there sees figures and never who said what. */
export function FeedbackPage(props: FeedbackPageProps) {
  const { clinic, viewer, figures, whyNot, errors } = props;
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader kicker={clinic.title} title={t('clinic.feedback.title')} lead={t('clinic.feedback.lead')} />
      <ClinicTabs clinic={clinic} viewer={viewer} current="feedback" />
      {figures ? <Figures figures={figures} /> : null}
      {whyNot === 'answered_already' ? <Notice tone="success">{t('clinic.feedback.thanks')}</Notice> : null}
      {whyNot === null ? <Questions {...props} /> : null}
    </>
  );
}

function Questions({ clinic, form, errors }: FeedbackPageProps) {
  return (
    <Form action={paths.feedback.to(clinic.id)} guard>
      {feedbackQuestions.map((name) => (
        <RadioGroup
          key={name}
          name={name}
          label={t(`clinic.feedback.${name}`)}
          value={form.get(name)}
          choices={(['1', '2', '3', '4'] as const).map((value) => ({
            value,
            label: t(`clinic.feedback.mark${value}`),
          }))}
          inline
          errors={errors}
        />
      ))}
      <TextArea
        name="catatan"
        label={t('clinic.feedback.note')}
        hint={t('clinic.feedback.noteHint')}
        value={form.get('catatan')}
        rows={4}
        maxlength={LONGEST_NOTE}
        optional
        errors={errors}
      />
      <FormActions>
        <Button>{t('clinic.feedback.send')}</Button>
      </FormActions>
    </Form>
  );
}

function Figures({ figures }: { readonly figures: FeedbackFigures }) {
  const { answers, asked, means, notes } = figures;
  const counted = t('clinic.feedback.counted', { answers: formatNumber(answers), asked: formatNumber(asked) });
  if (!means)
    return (
      <Notice>
        <p>{counted}</p>
        <p>{t('clinic.feedback.few', { n: LEAST_ANSWERS })}</p>
      </Notice>
    );
  const digits = { minimumFractionDigits: 1, maximumFractionDigits: 1 };
  return (
    <Section title={t('clinic.feedback.figures')}>
      <Table
        caption={counted}
        columns={[{ label: t('clinic.feedback.question') }, { label: t('clinic.feedback.mean'), numeric: true }]}
        rows={feedbackQuestions.map((it) => ({
          key: it,
          cells: [t(`clinic.feedback.${it}`), formatNumber(means[it], digits)],
        }))}
      />
      {notes.length === 0 ? null : (
        <Section level={3} title={t('clinic.feedback.notes')}>
          <ul class="plain-list">
            {notes.map((it) => (
              <li key={it}>{it}</li>
            ))}
          </ul>
        </Section>
      )}
    </Section>
  );
}
