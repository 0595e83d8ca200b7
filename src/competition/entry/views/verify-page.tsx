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
import type { Verified } from '../queries/snapshot.ts';
import { momentText } from './receipt-page.tsx';
import { said } from './words.ts';

/** Asks for the code of a receipt. */
export function VerifyForm({ code, errors }: { readonly code: string; readonly errors: FieldErrors }) {
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader title={t('entry.verify.title')} lead={t('entry.verify.lead')} />
      <Form action={paths.verify.to()} method="get" class="form">
        <TextField
          name="kode"
          label={t('entry.receipt.code')}
          hint={t('entry.verify.hint')}
          value={code}
          autocomplete="off"
          spellcheck={false}
          width="medium"
          errors={errors}
        />
        <FormActions>
          <Button>{t('entry.verify.button')}</Button>
        </FormActions>
      </Form>
    </>
  );
}

/** What a receipt proves to anybody: number, time, title and digest, and whether what is kept still has that digest. */
export function VerifiedPage({ found }: { readonly found: Verified }) {
  const { snapshot, holds, standing } = found;
  const { edition, entry } = snapshot.content;
  return (
    <>
      <PageHeader kicker={said(edition.title, edition.title_en)} title={t('entry.verify.title')} />
      {holds ? (
        <Notice tone={standing === 'counts' ? 'success' : 'warning'} title={t('entry.verify.holds')}>
          <p>{t(`entry.verify.standing.${standing}`)}</p>
        </Notice>
      ) : (
        <Notice tone="danger" title={t('entry.verify.broken')}>
          <p>{t('entry.verify.brokenText')}</p>
        </Notice>
      )}
      <div class="mt-4">
        <SummaryList
          rows={[
            { label: t('entry.receipt.number'), value: snapshot.receipt },
            { label: t('entry.receipt.time'), value: momentText(snapshot.submittedAt) },
            { label: t('entry.field.title'), value: entry.title },
            { label: t('entry.receipt.digest'), value: <code class="break-all">{snapshot.sha256}</code> },
            { label: t('entry.receipt.code'), value: shownPublicCode(snapshot.code) },
          ]}
        />
      </div>
      <p class="section">
        <a href={paths.verify.to()}>{t('entry.verify.other')}</a>
      </p>
    </>
  );
}
