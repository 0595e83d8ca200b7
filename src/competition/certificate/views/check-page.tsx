import { formatDate } from '#platform/dates.ts';
import { t } from '#platform/i18n/i18n.ts';
import { shownPublicCode } from '#platform/public-code.ts';
import { Button } from '#platform/ui/button.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { Notice } from '#platform/ui/notice.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { SummaryList } from '#platform/ui/summary-list.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import { paths } from '../paths.ts';
import type { Verified } from '../queries/certificate.ts';
import { paperRows } from './words.tsx';

/** Where a code is typed. */
export function CheckPage({ typed, errors }: { readonly typed: string; readonly errors: FieldErrors }) {
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader title={t('certificate.check.title')} lead={t('certificate.check.lead')} />
      <Form action={paths.check.to()} method="get" class="form">
        <TextField
          name="kode"
          label={t('certificate.check.code')}
          hint={t('certificate.check.hint')}
          value={typed}
          errors={errors}
          autocomplete="off"
          spellcheck={false}
          maxlength={60}
          width="medium"
        />
        <FormActions>
          <Button>{t('certificate.check.button')}</Button>
        </FormActions>
      </Form>
    </>
  );
}

export function verifiedTitle({ state }: Pick<Verified, 'state'>): string {
  return t(`certificate.verified.${state}`);
}

/** What a certificate is worth, and what it says, for anybody who holds it. */
export function VerifiedPage({ certificate }: { readonly certificate: Verified }) {
  const { content, number, code } = certificate;
  return (
    <>
      <PageHeader title={verifiedTitle(certificate)} />
      <Verdict certificate={certificate} />
      <SummaryList
        rows={[
          { label: t('certificate.field.number'), value: number },
          ...paperRows(content),
          { label: t('certificate.field.code'), value: shownPublicCode(code) },
        ]}
      />
      <p class="section">
        <a href={paths.check.to()}>{t('certificate.check.another')}</a>
      </p>
    </>
  );
}

function Verdict({ certificate }: { readonly certificate: Verified }) {
  const { state, content, revokedAt, revokedReason, supersededAt, newCode } = certificate;
  if (state === 'issued')
    return (
      <Notice tone="success">
        <p>{t('certificate.verified.issuedText', { organiser: content.organiser })}</p>
      </Notice>
    );
  if (state === 'revoked')
    return (
      <Notice tone="danger">
        <p>{t('certificate.verified.revokedText', { date: dateOf(revokedAt), reason: revokedReason })}</p>
      </Notice>
    );
  return (
    <Notice tone="warning">
      <p>{t('certificate.verified.supersededText', { date: dateOf(supersededAt) })}</p>
      {newCode ? (
        <p>
          <a href={paths.verify.to(newCode)}>{t('certificate.verified.new')}</a>
        </p>
      ) : null}
    </Notice>
  );
}

const dateOf = (moment: Date | null) => (moment ? formatDate(moment) : '');

/** A code that nobody was given, or that is not out yet: the answer is the same. */
export function UnknownPage({ code }: { readonly code: string }) {
  return (
    <>
      <PageHeader title={t('certificate.unknown.title')} />
      <Notice tone="warning">
        <p>{t('certificate.unknown.text', { code })}</p>
      </Notice>
      <p class="section">
        <a href={paths.check.to()}>{t('certificate.check.another')}</a>
      </p>
    </>
  );
}

export function BusyPage() {
  return (
    <>
      <PageHeader title={t('certificate.check.busy')} />
      <Notice tone="warning">
        <p>{t('certificate.check.busyText')}</p>
      </Notice>
    </>
  );
}
