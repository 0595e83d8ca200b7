import { formatDate, formatMoment } from '#platform/dates.ts';
import { t } from '#platform/i18n/i18n.ts';
import { DisabledWithReason, LinkButton, PostButton } from '#platform/ui/button.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Section } from '#platform/ui/section.tsx';
import { SummaryList, type SummaryRow } from '#platform/ui/summary-list.tsx';
import type { Evidence, EvidenceRefusal } from '../model.ts';
import { paths } from '../paths.ts';
import type { ReadEvidence } from '../queries/reading.ts';
import { sizeText, typeText } from './labels.ts';
import { EvidenceTags } from './tags.tsx';

export type EvidenceDeeds = Readonly<Record<'edit' | 'archive' | 'restore', EvidenceRefusal | null>>;
export type EvidencePageProps = {
  readonly read: ReadEvidence;
  readonly deeds: EvidenceDeeds;
  readonly year: number;
};

/** One evidence: what it is, where it is used, and what can be done with it. */
export function EvidencePage({ read, deeds, year }: EvidencePageProps) {
  const { evidence } = read;
  const place = [evidence.unitName, evidence.institutionName].filter((name) => name !== null).join(', ');
  return (
    <>
      <PageHeader
        kicker={place}
        title={evidence.title}
        facts={<EvidenceTags evidence={evidence} year={year} />}
        actions={<OpenButton evidence={evidence} />}
      />
      <SummaryList rows={rowsOf(evidence)} />
      <Uses read={read} />
      <Deeds evidence={evidence} deeds={deeds} />
    </>
  );
}

function OpenButton({ evidence }: { readonly evidence: Evidence }) {
  return evidence.url ? (
    <LinkButton href={evidence.url} rel="nofollow noopener noreferrer">
      {t('files.deed.visit')}
    </LinkButton>
  ) : (
    <LinkButton href={paths.download.to(evidence.id)}>{t('files.deed.open')}</LinkButton>
  );
}

function rowsOf(evidence: Evidence): readonly SummaryRow[] {
  const row = (label: string, value: string) => ({ label, value: value === '' ? null : value });
  return [
    ...(evidence.file ? fileRows(evidence.file) : linkRows(evidence)),
    row(t('files.field.number'), evidence.number),
    row(t('files.field.documentDate'), evidence.documentDate ? formatDate(evidence.documentDate) : ''),
    row(t('files.field.issuer'), evidence.issuer),
    row(t('files.field.page'), evidence.page),
    row(t('files.field.validityYear'), evidence.validityYear === null ? '' : String(evidence.validityYear)),
    row(t('files.field.note'), evidence.note),
    row(t('files.field.isPublic'), t(evidence.isPublic ? 'files.public.yes' : 'files.public.no')),
    row(t('files.field.updatedAt'), formatMoment(evidence.updatedAt)),
  ];
}

function fileRows(file: NonNullable<Evidence['file']>): readonly SummaryRow[] {
  return [
    { label: t('files.field.file'), value: file.originalName },
    { label: t('files.column.type'), value: `${typeText({ kind: 'file', file })}, ${sizeText(file.size)}` },
    { label: t('files.field.scan'), value: t(`files.scan.${file.scanState}`) },
    { label: t('files.field.sha256'), value: <code class="break-all">{file.sha256}</code> },
  ];
}

function linkRows(evidence: Evidence): readonly SummaryRow[] {
  const state = t(`files.link.${evidence.linkState}`);
  const checked = evidence.linkCheckedAt
    ? t('files.link.checked', { state, when: formatMoment(evidence.linkCheckedAt) })
    : state;
  return [
    { label: t('files.field.url'), value: <span class="break-all">{evidence.url}</span> },
    { label: t('files.field.linkState'), value: checked },
  ];
}

function Uses({ read }: { readonly read: ReadEvidence }) {
  return (
    <Section title={t('files.uses.title')} id="dipakai">
      {read.uses.length === 0 && read.hiddenUses === 0 ? <p class="muted">{t('files.uses.none')}</p> : null}
      <ul class="plain-list">
        {read.uses.map((use) => (
          <li key={`${use.id}-${use.place}`}>
            <a href={use.reading.href}>{use.reading.title}</a>
            <span class="muted">{` · ${use.reading.placeName(use.place)}`}</span>
          </li>
        ))}
      </ul>
      {read.hiddenUses > 0 ? <p class="muted">{t('files.uses.hidden', { count: read.hiddenUses })}</p> : null}
    </Section>
  );
}

function Deeds({ evidence, deeds }: { readonly evidence: Evidence; readonly deeds: EvidenceDeeds }) {
  const { id } = evidence;
  if (evidence.archivedAt && deeds.restore === null)
    return (
      <div class="actions mt-8">
        <PostButton look="secondary" action={paths.restore.to(id)}>
          {t('files.deed.restore')}
        </PostButton>
      </div>
    );
  if (deeds.edit)
    return (
      <DisabledWithReason id="ubah" reason={t(`files.refusal.${deeds.edit}`)}>
        {t('files.deed.edit')}
      </DisabledWithReason>
    );
  return (
    <div class="actions mt-8">
      <LinkButton look="secondary" href={paths.edit.to(id)}>
        {t('files.deed.edit')}
      </LinkButton>
      <LinkButton look="plain" href={paths.archive.to(id)}>
        {t('files.deed.archive')}
      </LinkButton>
    </div>
  );
}
