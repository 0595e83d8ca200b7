import { formatMoment } from '#platform/dates.ts';
import { t } from '#platform/i18n/i18n.ts';
import { Button, LinkButton } from '#platform/ui/button.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Section } from '#platform/ui/section.tsx';
import { HiddenField, TextArea } from '#platform/ui/text-field.tsx';
import { Timeline } from '#platform/ui/timeline.tsx';
import { type Clinic, LONGEST_REASON } from '../model/clinic.ts';
import type { Mark, MarkId } from '../model/presence.ts';
import type { Registration } from '../model/registration.ts';
import { paths } from '../paths.ts';
import { MarkText } from './presence-page.tsx';
import { registrationPlace } from './words.ts';

export type CorrectPageProps = {
  readonly clinic: Clinic;
  readonly registration: Registration;
  readonly isPresent: boolean;
  readonly history: readonly Mark[];
  readonly mark: MarkId;
  readonly typed: string;
  readonly errors: FieldErrors;
};

/** Every mark of one person, and the way to put the last one right. */
export function CorrectPage({ clinic, registration, isPresent, history, mark, typed, errors }: CorrectPageProps) {
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader
        kicker={registrationPlace(registration)}
        title={registration.personName}
        lead={t(isPresent ? 'clinic.correct.isPresent' : 'clinic.correct.isAbsent')}
      />
      <Form action={paths.correct.to(clinic.id, registration.id)} guard>
        <HiddenField name="tanda" value={mark} />
        <HiddenField name="hadir" value={isPresent ? 'tidak' : 'ya'} />
        <TextArea
          name="alasan"
          label={t('clinic.correct.reason')}
          hint={t('clinic.correct.reasonHint')}
          value={typed}
          rows={3}
          maxlength={LONGEST_REASON}
          errors={errors}
        />
        <FormActions>
          <Button look={isPresent ? 'danger' : 'primary'}>
            {t(isPresent ? 'clinic.correct.absent' : 'clinic.correct.present')}
          </Button>
          <LinkButton look="plain" href={paths.presence.to(clinic.id)}>
            {t('clinic.cancelForm')}
          </LinkButton>
        </FormActions>
      </Form>
      <Section title={t('clinic.correct.history')}>
        {history.length === 0 ? (
          <p>{t('clinic.correct.noHistory')}</p>
        ) : (
          <Timeline
            items={history.map((it, nth) => ({
              key: String(nth),
              title: t(it.isPresent ? 'clinic.presence.present' : 'clinic.presence.absent'),
              when: formatMoment(it.receivedAt),
              iso: it.receivedAt.toISOString(),
              text: <MarkText mark={it} />,
            }))}
          />
        )}
      </Section>
    </>
  );
}
