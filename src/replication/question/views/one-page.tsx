import type { Viewer } from '#identity/index.ts';
import { formatMoment } from '#platform/dates.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { Button, PostButton } from '#platform/ui/button.tsx';
import { DescriptionText } from '#platform/ui/description-text.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { Notice } from '#platform/ui/notice.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Section } from '#platform/ui/section.tsx';
import { HiddenField, TextArea } from '#platform/ui/text-field.tsx';
import { LONGEST_ANSWER, type Question } from '../model.ts';
import { paths } from '../paths.ts';
import { askedFrom, QuestionTag } from './question-card.tsx';

export type OnePageProps = {
  readonly question: Question;
  readonly viewer: Viewer;
  readonly now: Date;
  readonly typed: { readonly answer: string; readonly reason: string };
  readonly errors: FieldErrors;
  readonly may: { readonly answer: boolean; readonly hide: boolean; readonly show: boolean };
};

/** One question with its answer, and what the reader may do with it. */
export function OnePage(props: OnePageProps) {
  const { question, viewer, now, errors, may } = props;
  const { answer, answeredAt, askedAt, hiddenReason } = question;
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader
        kicker={question.title}
        title={t('question.one.title')}
        facts={
          <>
            <QuestionTag question={question} now={now} />
            <span>{t('question.asked', { by: askedFrom(question, viewer), date: formatMoment(askedAt) })}</span>
          </>
        }
      />
      {hiddenReason === null ? null : (
        <Notice tone="warning" title={t('question.hidden.title')}>
          <p>{hiddenReason}</p>
        </Notice>
      )}
      <Section title={t('question.question')}>
        <DescriptionText text={question.question} />
      </Section>
      <Section title={t('question.answer')}>
        {answeredAt ? (
          <>
            <DescriptionText text={answer} />
            <p class="muted">{t('question.answered', { by: question.ownerName, date: formatMoment(answeredAt) })}</p>
          </>
        ) : (
          <p class="muted">{t('question.one.waiting')}</p>
        )}
      </Section>
      {may.answer ? <AnswerForm {...props} /> : null}
      {may.hide ? <HideForm {...props} /> : null}
      {may.show ? (
        <PostButton look="secondary" action={paths.show.to(question.id)}>
          {t('question.show')}
        </PostButton>
      ) : null}
    </>
  );
}

function AnswerForm({ question, typed, errors }: OnePageProps) {
  const isMended = question.answeredAt !== null;
  return (
    <Section title={t(isMended ? 'question.answer.mend' : 'question.answer.give')} onScreenOnly>
      <Form action={paths.answer.to(question.id)} guard>
        <HiddenField name="revision" value={String(question.revision)} />
        <TextArea
          name="jawaban"
          label={t('question.answer')}
          hint={t('question.answer.hint', { max: formatNumber(LONGEST_ANSWER) })}
          value={typed.answer}
          rows={6}
          errors={errors}
        />
        <FormActions>
          <Button>{t('question.answer.send')}</Button>
        </FormActions>
      </Form>
    </Section>
  );
}

function HideForm({ question, typed, errors }: OnePageProps) {
  return (
    <Section title={t('question.hide.title')} onScreenOnly>
      <Form action={paths.hide.to(question.id)}>
        <TextArea
          name="alasan"
          label={t('question.hide.reason')}
          hint={t('question.hide.hint')}
          value={typed.reason}
          rows={3}
          errors={errors}
        />
        <FormActions>
          <Button look="danger">{t('question.hide.send')}</Button>
        </FormActions>
      </Form>
    </Section>
  );
}
