import { t } from '#platform/i18n/i18n.ts';
import { Button, DisabledWithReason, PostButton } from '#platform/ui/button.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { Notice } from '#platform/ui/notice.tsx';
import { Section } from '#platform/ui/section.tsx';
import { HiddenField, TextArea } from '#platform/ui/text-field.tsx';
import { LONGEST_NOTE } from '../model/interview.ts';
import { paths } from '../paths.ts';
import type { InterviewPageProps } from './interview-props.ts';

type AnswersProps = InterviewPageProps & { readonly answers: NonNullable<InterviewPageProps['answers']> };

/** What the entrants answer: that they come, or that they need another time. */
export function AnswerForms({ interview, answers, values, errors }: AnswersProps) {
  const sequence = String(interview.sequence);
  return (
    <>
      <Section title={t('interview.answer.title')} id="konfirmasi" onScreenOnly>
        {interview.state === 'confirmed' ? (
          <Notice tone="success" title={t('interview.answer.confirmed')} />
        ) : (
          <Confirm why={answers.confirm} action={paths.confirm.to(interview.id)} sequence={sequence} />
        )}
      </Section>
      <Section title={t('interview.answer.other')} id="waktu-lain" onScreenOnly>
        {interview.state === 'another_time' ? (
          <Notice tone="info" title={t('interview.answer.asked')}>
            <p>{interview.wish}</p>
          </Notice>
        ) : null}
        {answers.askTime ? (
          <DisabledWithReason id="minta-waktu" reason={t(`interview.refusal.${answers.askTime}`)}>
            {t('interview.answer.ask')}
          </DisabledWithReason>
        ) : (
          <Form action={paths.askTime.to(interview.id)}>
            <HiddenField name="urutan" value={sequence} />
            <TextArea
              name="alasan"
              label={t('interview.answer.reason')}
              hint={t('interview.answer.reasonHint')}
              value={values.reason}
              rows={3}
              maxlength={LONGEST_NOTE}
              errors={errors}
            />
            <FormActions>
              <Button look="secondary">{t('interview.answer.ask')}</Button>
            </FormActions>
          </Form>
        )}
      </Section>
    </>
  );
}

type ConfirmProps = {
  readonly why: AnswersProps['answers']['confirm'];
  readonly action: string;
  readonly sequence: string;
};

function Confirm({ why, action, sequence }: ConfirmProps) {
  if (why)
    return (
      <DisabledWithReason id="konfirmasi-hadir" reason={t(`interview.refusal.${why}`)}>
        {t('interview.answer.confirm')}
      </DisabledWithReason>
    );
  return (
    <PostButton action={action} fields={{ urutan: sequence }}>
      {t('interview.answer.confirm')}
    </PostButton>
  );
}
