import { formatDate } from '#platform/dates.ts';
import { t } from '#platform/i18n/i18n.ts';
import { DisabledWithReason, PostButton } from '#platform/ui/button.tsx';
import { Notice } from '#platform/ui/notice.tsx';
import { Section } from '#platform/ui/section.tsx';
import { paths as registryPaths } from '#registry/index.ts';
import type { OutcomeRefusal } from '../model/outcome.ts';
import { paths } from '../paths.ts';
import type { PapersPageProps } from './papers-props.ts';
import { outcomeText } from './words.ts';

type ProvingProps = Pick<
  PapersPageProps,
  'clinic' | 'papers' | 'placeable' | 'placings' | 'owedCertificates' | 'whyNotProve'
>;

/** What those present get: the signed list as evidence, and a certificate. */
export function ProvingSections(props: ProvingProps) {
  const { clinic, owedCertificates, whyNotProve } = props;
  const none = owedCertificates === 0 ? t('clinic.certificate.noneOwed') : null;
  const reason = whyNotProve ? outcomeText(whyNotProve) : none;
  return (
    <>
      <Evidence {...props} />
      <Section title={t('clinic.certificate.title')} onScreenOnly>
        {owedCertificates > 0 ? <p class="mb-4">{t('clinic.certificate.owed', { count: owedCertificates })}</p> : null}
        {reason ? (
          <DisabledWithReason id="sertifikat" reason={reason}>
            {t('clinic.certificate.send')}
          </DisabledWithReason>
        ) : (
          <PostButton action={paths.certify.to(clinic.id)}>{t('clinic.certificate.send')}</PostButton>
        )}
      </Section>
    </>
  );
}

function Evidence({ clinic, papers, placeable, placings, whyNotProve }: ProvingProps) {
  const hasScan = papers.some((it) => it.place === 'scan');
  const open = placeable.filter((it) => !it.isPlaced).length;
  const why: OutcomeRefusal | null =
    whyNotProve ?? (hasScan ? (placeable.length === 0 ? 'nobody_present' : null) : 'no_scan');
  const [first] = placings;
  return (
    <Section title={t('clinic.evidence.title')} id="bukti" onScreenOnly>
      <p class="mb-4">{t('clinic.evidence.lead')}</p>
      {first ? (
        <Notice tone="success" level={3}>
          <p>
            {t('clinic.evidence.placed', {
              count: placings.length,
              name: first.byName ?? '',
              date: formatDate(first.at),
            })}
          </p>
          <PostButton action={paths.unplace.to(clinic.id)} look="secondary" small>
            {t('clinic.evidence.undo')}
          </PostButton>
        </Notice>
      ) : null}
      {placeable.length === 0 ? null : (
        <ul>
          {placeable.map((it) => (
            <li key={it.innovationId}>
              <a href={registryPaths.work.to(it.innovationId)}>{it.title}</a>, {it.institutionName}
              {it.isPlaced ? ` (${t('clinic.evidence.isPlaced')})` : ''}
            </li>
          ))}
        </ul>
      )}
      {why ? (
        <DisabledWithReason id="pasang" reason={outcomeText(why)}>
          {t('clinic.evidence.send')}
        </DisabledWithReason>
      ) : open > 0 ? (
        <PostButton action={paths.placing.to(clinic.id)}>{t('clinic.evidence.send')}</PostButton>
      ) : null}
    </Section>
  );
}
