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
import { paths as registryPaths } from '#registry/index.ts';
import type { CertificateContent, Replication } from '../model/replication.ts';
import { paths } from '../paths.ts';
import { regionText } from './words.ts';

/** Where anybody types the code that stands on a certificate. */
export function CheckPage({ typed, errors }: { readonly typed: string; readonly errors: FieldErrors }) {
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader title={t('transfer.check.title')} lead={t('transfer.check.lead')} />
      <Form action={paths.check.to()} method="get" class="form">
        <TextField
          name="kode"
          label={t('transfer.certificate.code')}
          value={typed}
          width="medium"
          spellcheck={false}
          errors={errors}
        />
        <FormActions>
          <Button>{t('transfer.check.send')}</Button>
        </FormActions>
      </Form>
    </>
  );
}

export function UnknownPage({ code }: { readonly code: string }) {
  return (
    <>
      <PageHeader title={t('transfer.check.unknown')} />
      <Notice tone="danger" title={code}>
        <p>{t('transfer.check.unknownText')}</p>
      </Notice>
      <p class="actions mt-6">
        <LinkButton look="secondary" href={paths.check.to()}>
          {t('transfer.check.again')}
        </LinkButton>
      </p>
    </>
  );
}

type VerifiedProps = {
  readonly replication: Replication;
  readonly certificate: CertificateContent;
  readonly code: string;
};

/** What a certificate says, as it was given. */
export function VerifiedPage({ replication, certificate, code }: VerifiedProps) {
  const { originId, originIsPublic, replicaId, replicaIsPublic } = replication;
  const named = (...names: readonly string[]) => names.filter((it) => it !== '').join(', ');
  const linked = (text: string, id: typeof originId, isPublic: boolean) =>
    id && isPublic ? <a href={registryPaths.record.to(id)}>{text}</a> : text;
  const { agreement } = certificate;
  return (
    <>
      <PageHeader title={t('transfer.check.true')} />
      <Notice tone="success" title={replication.certificateNumber ?? ''}>
        <p>{t('transfer.check.trueText', { code })}</p>
      </Notice>
      <SummaryList
        rows={[
          { label: t('transfer.replicator'), value: named(certificate.replicatorUnit, certificate.replicator) },
          { label: t('transfer.region'), value: regionText(certificate.replicatorRegion || null) },
          { label: t('transfer.record.title'), value: linked(certificate.replica, replicaId, replicaIsPublic) },
          { label: t('transfer.origin'), value: linked(certificate.origin, originId, originIsPublic) },
          { label: t('transfer.owner'), value: named(certificate.ownerUnit, certificate.owner) },
          { label: t('transfer.startedOn'), value: formatDate(certificate.startedOn) },
          {
            label: t('transfer.agreement.title'),
            value: `${t(`replication.kind.${agreement.kind}`)}, ${agreement.number}, ${formatDate(agreement.date)}`,
          },
          { label: t('transfer.certificate.day'), value: formatDate(certificate.issuedOn) },
          { label: t('transfer.certificate.by'), value: named(certificate.signer, certificate.issuer) },
        ]}
      />
    </>
  );
}

export function BusyPage() {
  return (
    <>
      <PageHeader title={t('transfer.check.busy')} />
      <Notice tone="warning">
        <p>{t('transfer.check.busyText')}</p>
      </Notice>
    </>
  );
}
