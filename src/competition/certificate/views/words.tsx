import { formatDate, formatMoment } from '#platform/dates.ts';
import { t } from '#platform/i18n/i18n.ts';
import { Tag, type Tone } from '#platform/ui/tag.tsx';
import { said } from '../../stage/views/words.ts';
import type { CertificateContent, CertificateKind, CertificateState } from '../model.ts';
import type { CertifiedEdition } from '../queries/edition.ts';

const tones: Readonly<Record<CertificateState, Tone>> = { issued: 'success', revoked: 'danger', superseded: 'neutral' };

export function StateTag({ state }: { readonly state: CertificateState }) {
  return <Tag tone={tones[state]}>{t(`certificate.state.${state}`)}</Tag>;
}

/** Under embargo: from when others see it. Nothing once it is out. */
export function EmbargoTag({ visibleFrom, now }: { readonly visibleFrom: Date | null; readonly now: Date }) {
  if (visibleFrom === null || visibleFrom <= now) return null;
  return <Tag tone="warning">{t('certificate.list.embargoed', { date: formatMoment(visibleFrom) })}</Tag>;
}

/** What somebody is given it for: the level of the award, or the part taken. */
export function roleText({ kind, award }: { readonly kind: CertificateKind; readonly award: string }): string {
  return award === '' ? t(`certificate.role.${kind}`) : award;
}

export function homeText({ unit, institution }: Pick<CertificateContent, 'unit' | 'institution'>): string {
  return [unit, institution].filter((home) => home !== '').join(', ');
}

/** Rows that say all that stands on the paper; what is empty is left out. */
export function paperRows(content: CertificateContent) {
  const rows = [
    [t('certificate.field.name'), content.name],
    [t('certificate.field.unit'), content.unit],
    [t('certificate.field.institution'), content.institution],
    [t('certificate.field.role'), roleText(content)],
    [t('certificate.field.entryTitle'), content.entryTitle],
    [t('certificate.field.edition'), content.edition],
    [t('certificate.field.organiser'), content.organiser],
    [t('certificate.field.date'), [content.place, formatDate(content.date)].filter((it) => it !== '').join(', ')],
    [t('certificate.field.signer'), `${content.signerName}, ${content.signerOffice}`],
  ] as const;
  return rows.filter(([, value]) => value !== '').map(([label, value]) => ({ label, value }));
}

/** The edition's name as the reader's language has it; on paper it stands in the language of the certificate. */
export function titleOf({ title, titleEn }: Pick<CertifiedEdition, 'title' | 'titleEn'>): string {
  return said(title, titleEn);
}
