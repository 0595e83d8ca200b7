import { formatDate } from '#platform/dates.ts';
import { t } from '#platform/i18n/i18n.ts';
import { type PublicCode, shownPublicCode } from '#platform/public-code.ts';
import { LinkButton } from '#platform/ui/button.tsx';
import { DescriptionText } from '#platform/ui/description-text.tsx';
import { Section } from '#platform/ui/section.tsx';
import { SummaryList } from '#platform/ui/summary-list.tsx';
import { commitmentSides } from '../../model/replication.ts';
import { paths } from '../../paths.ts';
import { EvidenceList } from './evidence-list.tsx';
import { ImpactBeside } from './impact-beside.tsx';
import type { OnePageProps } from './props.ts';

/** Why they want it, whom to ask, and what the verifier noted. */
export function Interest({ replication }: OnePageProps) {
  const { why, contact, askedByName, verifyNote, verifiedByName, verifiedAt } = replication;
  return (
    <Section title={t('transfer.interest.title')} id="minat">
      <DescriptionText text={why} />
      <SummaryList
        level={3}
        rows={[
          { label: t('transfer.interest.askedBy'), value: askedByName },
          { label: t('transfer.interest.name'), value: contact.name },
          {
            label: t('transfer.interest.email'),
            value: (
              <a class="break-all" href={`mailto:${encodeURIComponent(contact.email)}`}>
                {contact.email}
              </a>
            ),
          },
          ...(contact.phone === '' ? [] : [{ label: t('transfer.interest.phone'), value: contact.phone }]),
        ]}
      />
      {verifiedAt ? (
        <>
          <h3 class="mt-4">{t('transfer.verify.noted')}</h3>
          <DescriptionText text={verifyNote} />
          <p class="muted">{`${verifiedByName ?? '–'}, ${formatDate(verifiedAt)}`}</p>
        </>
      ) : null}
    </Section>
  );
}

export function Agreement({ replication, evidence }: OnePageProps) {
  const { agreement } = replication;
  if (!agreement) return null;
  return (
    <Section title={t('transfer.agreement.title')} id="kesepakatan">
      <SummaryList
        level={3}
        rows={[
          { label: t('transfer.agreement.kind'), value: t(`replication.kind.${agreement.kind}`) },
          { label: t('transfer.agreement.number'), value: agreement.number },
          { label: t('transfer.agreement.date'), value: formatDate(agreement.date) },
          { label: t('transfer.agreement.parties'), value: agreement.parties },
        ]}
      />
      <EvidenceList evidence={evidence} place="agreement" />
    </Section>
  );
}

/** Who committed oneself for which side, and which side has not. */
export function Commitments({ replication }: OnePageProps) {
  if (!replication.agreement) return null;
  return (
    <Section title={t('transfer.commit.sides')} id="komitmen">
      <SummaryList
        level={3}
        rows={commitmentSides.map((side) => {
          const found = replication.commitments.find((it) => it.side === side);
          return {
            label: t(`transfer.party.${side}`),
            value: found
              ? `${found.name}, ${found.office} (${formatDate(found.committedOn)})`
              : t('transfer.commit.none'),
          };
        })}
      />
    </Section>
  );
}

export function Application({ replication, evidence }: OnePageProps) {
  const { startedOn, startNote } = replication;
  if (startedOn === null) return null;
  return (
    <Section title={t('transfer.start.title')} id="pelaksanaan">
      <p class="font-semibold">{t('transfer.since', { day: formatDate(startedOn) })}</p>
      <DescriptionText text={startNote} />
      <EvidenceList evidence={evidence} place="implementation" />
    </Section>
  );
}

/** What the replicator tells of the result, with its impact beside that of the origin. */
export function Evaluation({ replication, evidence }: OnePageProps) {
  const { evaluation, evaluationImpact, evaluatedAt } = replication;
  if (evaluatedAt === null || evaluationImpact === null) return null;
  return (
    <Section title={t('transfer.evaluation.title')} id="evaluasi">
      <DescriptionText text={evaluation} />
      <ImpactBeside impact={evaluationImpact} />
      <p class="muted mt-2">{t('transfer.evaluation.kept', { day: formatDate(evaluatedAt) })}</p>
      <EvidenceList evidence={evidence} place="evaluation" />
    </Section>
  );
}

export function Certificate({ replication }: OnePageProps) {
  const { certificateCode, certificateNumber, certifiedAt, certificate } = replication;
  if (!certificateCode || !certifiedAt || !certificate) return null;
  const code = certificateCode as PublicCode;
  return (
    <Section title={t('transfer.certificate.title')} id="sertifikat">
      <SummaryList
        level={3}
        rows={[
          { label: t('transfer.certificateNumber'), value: certificateNumber },
          { label: t('transfer.certificate.day'), value: formatDate(certificate.issuedOn) },
          { label: t('transfer.certificate.by'), value: `${certificate.signer}, ${certificate.issuer}` },
          {
            label: t('transfer.certificate.code'),
            value: <a href={paths.verified.to(code)}>{shownPublicCode(code)}</a>,
          },
        ]}
      />
      <p class="actions mt-4 print:hidden">
        <LinkButton href={paths.certificate.to(replication.id)} download>
          {t('transfer.certificate.take')}
        </LinkButton>
      </p>
    </Section>
  );
}
