import type { ComponentChildren } from 'preact';
import { formatDate, formatMoment } from '#platform/dates.ts';
import { t } from '#platform/i18n/i18n.ts';
import { shownPublicCode } from '#platform/public-code.ts';
import { DisabledWithReason, LinkButton } from '#platform/ui/button.tsx';
import { Notice } from '#platform/ui/notice.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { SummaryList } from '#platform/ui/summary-list.tsx';
import { paths } from '../paths.ts';
import type { Kin, ReadCertificate } from '../queries/certificate.ts';
import { type CertificateMove, whyNotMove } from '../rules/moves.ts';
import { EmbargoTag, paperRows, StateTag } from './words.tsx';

export type CertificatePageProps = {
  readonly certificate: ReadCertificate;
  readonly kin: Kin;
  /** The organiser revokes and mends; whoever was given it only takes it. */
  readonly manages: boolean;
  readonly history: ComponentChildren;
  readonly now: Date;
};

/** One certificate with all that stands on it. */
export function CertificatePage({ certificate, kin, manages, history, now }: CertificatePageProps) {
  const { id, number, state, code, content, visibleFrom } = certificate;
  return (
    <>
      <PageHeader
        title={t('certificate.one.title', { number })}
        facts={
          <>
            <StateTag state={state} />
            <EmbargoTag visibleFrom={visibleFrom} now={now} />
          </>
        }
        actions={
          <>
            {state === 'issued' ? (
              <LinkButton href={paths.pdf.to(id)} download>
                {t('certificate.download')}
              </LinkButton>
            ) : null}
            <LinkButton look="secondary" href={paths.verify.to(code)}>
              {t('certificate.verifyLink')}
            </LinkButton>
          </>
        }
      />
      <Past certificate={certificate} kin={kin} />
      <SummaryList
        rows={[
          ...paperRows(content),
          { label: t('certificate.field.code'), value: shownPublicCode(code) },
          { label: t('certificate.field.issuedAt'), value: formatMoment(certificate.issuedAt) },
          ...(manages ? [{ label: t('certificate.field.digest'), value: certificate.digest }] : []),
        ]}
      />
      {manages ? (
        <div class="actions section">
          <Deed move="reissue" certificate={certificate} />
          <Deed move="revoke" certificate={certificate} />
        </div>
      ) : null}
      {history}
    </>
  );
}

function Deed({ move, certificate }: { readonly move: CertificateMove; readonly certificate: ReadCertificate }) {
  const why = whyNotMove(move, certificate.state);
  if (why)
    return (
      <DisabledWithReason id={move} reason={t(`certificate.refusal.${why}`)}>
        {t(`certificate.one.${move}`)}
      </DisabledWithReason>
    );
  return (
    <LinkButton look={move === 'revoke' ? 'danger' : 'secondary'} href={paths[move].to(certificate.id)}>
      {t(`certificate.one.${move}`)}
    </LinkButton>
  );
}

/** What became of it, and what it came from. */
function Past({ certificate, kin }: Pick<CertificatePageProps, 'certificate' | 'kin'>) {
  const { revokedAt, revokedReason } = certificate;
  if (!revokedAt && !kin.next && !kin.former) return null;
  return (
    <Notice tone={revokedAt || kin.next ? 'warning' : 'info'}>
      {revokedAt ? (
        <p>{t('certificate.one.revokedText', { date: formatDate(revokedAt), reason: revokedReason })}</p>
      ) : null}
      {kin.next ? (
        <p>
          {t('certificate.one.next')} <a href={paths.certificate.to(kin.next.id)}>{kin.next.number}</a>
        </p>
      ) : null}
      {kin.former ? (
        <p>
          {t('certificate.one.former')} <a href={paths.certificate.to(kin.former.id)}>{kin.former.number}</a>
        </p>
      ) : null}
    </Notice>
  );
}
