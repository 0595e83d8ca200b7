import { formatDate } from '#platform/dates.ts';
import { t } from '#platform/i18n/i18n.ts';
import { Button, LinkButton } from '#platform/ui/button.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { Notice } from '#platform/ui/notice.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { SummaryList } from '#platform/ui/summary-list.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import { paths } from '../paths.ts';
import type { Certified } from '../queries/outcome.ts';
import { whenText } from './words.ts';

/** Where anybody types the code that stands on a certificate of attendance. */
export function CheckPage({ typed, errors }: { readonly typed: string; readonly errors: FieldErrors }) {
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader title={t('clinic.check.title')} lead={t('clinic.check.lead')} />
      <Form action={paths.check.to()} method="get" class="form">
        <TextField
          name="kode"
          label={t('clinic.check.code')}
          value={typed}
          width="medium"
          spellcheck={false}
          errors={errors}
        />
        <FormActions>
          <Button>{t('clinic.check.send')}</Button>
        </FormActions>
      </Form>
    </>
  );
}

export type VerifiedPageProps = {
  readonly state: 'true' | 'void' | 'unknown' | 'busy';
  readonly code: string;
  readonly found: Certified | null;
};

/** Whether a certificate is true, and what it says. */
export function VerifiedPage({ state, code, found }: VerifiedPageProps) {
  return (
    <>
      <PageHeader title={t(`clinic.check.${state}`)} />
      <Notice
        tone={state === 'true' ? 'success' : state === 'busy' ? 'warning' : 'danger'}
        title={found?.number ?? code}
      >
        <p>{t(`clinic.check.${state}Text`)}</p>
      </Notice>
      {state === 'true' && found ? <Content found={found} /> : null}
      <p class="actions mt-6">
        <LinkButton look="secondary" href={paths.check.to()}>
          {t('clinic.check.again')}
        </LinkButton>
      </p>
    </>
  );
}

function Content({ found }: { readonly found: Certified }) {
  const { content } = found;
  const when = whenText({ startsAt: new Date(content.startsAt), endsAt: new Date(content.endsAt) });
  return (
    <SummaryList
      rows={[
        { label: t('clinic.people.name'), value: content.name },
        { label: t('clinic.people.unit'), value: content.unit || null },
        { label: t('clinic.people.institution'), value: content.institution },
        { label: t('clinic.kicker'), value: content.clinic },
        { label: t('clinic.when'), value: when },
        { label: t('clinic.check.issued'), value: `${formatDate(content.issuedOn)}, ${content.issuer}` },
      ]}
    />
  );
}
