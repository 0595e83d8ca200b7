import { sizeText } from '#files/index.ts';
import { formatMoment } from '#platform/dates.ts';
import { t } from '#platform/i18n/i18n.ts';
import { shownPublicCode } from '#platform/public-code.ts';
import { LinkButton } from '#platform/ui/button.tsx';
import { Notice } from '#platform/ui/notice.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Section } from '#platform/ui/section.tsx';
import { SummaryList } from '#platform/ui/summary-list.tsx';
import { Table } from '#platform/ui/table.tsx';
import type { Entry } from '../model/entry.ts';
import type { FrozenEvidence, Snapshot } from '../model/snapshot.ts';
import { paths } from '../paths.ts';
import type { Verified } from '../queries/snapshot.ts';
import { nameOf, said } from './words.ts';

export type ReceiptPageProps = {
  readonly entry: Entry;
  readonly snapshot: Snapshot;
  readonly standing: Verified['standing'];
  readonly holds: boolean;
  /** Address of the public page, with host. */
  readonly address: string;
  /** QR code of that address, as a data URL. */
  readonly qr: string;
};

/** The receipt of a submission for those who made it: number, time, digests, and how anybody verifies it. */
export function ReceiptPage(props: ReceiptPageProps) {
  const { entry, snapshot, standing, holds, address, qr } = props;
  const { content } = snapshot;
  return (
    <>
      <PageHeader
        kicker={said(content.edition.title, content.edition.title_en)}
        title={t('entry.receipt.title')}
        lead={t(`entry.receipt.standing.${standing}`)}
        actions={
          <>
            <LinkButton href={paths.receiptPdf.to(entry.id)}>{t('entry.receipt.pdf')}</LinkButton>
            <LinkButton look="secondary" href={paths.entryPdf.to(entry.id)}>
              {t('entry.receipt.entryPdf')}
            </LinkButton>
          </>
        }
      />
      {holds ? null : (
        <Notice tone="danger" title={t('entry.verify.broken')}>
          <p>{t('entry.verify.brokenText')}</p>
        </Notice>
      )}
      <SummaryList
        rows={[
          { label: t('entry.receipt.number'), value: <strong>{snapshot.receipt}</strong> },
          { label: t('entry.receipt.time'), value: <Moment at={snapshot.submittedAt} /> },
          { label: t('entry.field.title'), value: content.entry.title },
          { label: t('entry.field.group'), value: groupText(snapshot) },
          {
            label: t('entry.field.unit'),
            value: [content.institution.unitName, content.institution.name].filter((it) => it !== null).join(', '),
          },
          { label: t('entry.receipt.by'), value: content.submittedBy },
          { label: t('entry.receipt.digest'), value: <code class="break-all">{snapshot.sha256}</code> },
          { label: t('entry.receipt.code'), value: shownPublicCode(snapshot.code) },
          { label: t('entry.receipt.address'), value: <a href={paths.verified.to(snapshot.code)}>{address}</a> },
        ]}
      />
      <p class="mt-4">
        <img class="bg-white" src={qr} alt={t('entry.receipt.qr')} width="160" height="160" />
      </p>
      <Files evidence={content.evidence} />
      <p class="section">
        <a href={paths.entry.to(entry.id)}>{t('entry.backToEntry')}</a>
      </p>
    </>
  );
}

/** Moment with its second, for what a second decides. */
function Moment({ at }: { readonly at: Date }) {
  return <time datetime={at.toISOString()}>{momentText(at)}</time>;
}

export function momentText(at: Date): string {
  return t('entry.receipt.moment', { moment: formatMoment(at), second: String(at.getUTCSeconds()).padStart(2, '0') });
}

export function groupText({ content }: Pick<Snapshot, 'content'>): string {
  const { groupName, categoryName } = content.entry;
  return categoryName ? `${groupName}, ${categoryName}` : groupName;
}

function Files({ evidence }: { readonly evidence: readonly FrozenEvidence[] }) {
  if (evidence.length === 0) return null;
  return (
    <Section title={t('entry.receipt.files')}>
      <Table
        caption={t('entry.receipt.filesCaption')}
        columns={[
          { label: t('entry.receipt.file') },
          { label: t('entry.receipt.for') },
          { label: t('entry.receipt.fileDigest') },
        ]}
        rows={evidence.map((it) => ({
          key: `${it.section}-${it.asked}-${it.evidenceId}`,
          cells: [
            it.file ? `${it.title} (${it.file.name}, ${sizeText(it.file.size)})` : it.title,
            nameOf({ name: it.askedName, name_en: it.askedName_en }),
            <code class="break-all">{it.file?.sha256 ?? it.url}</code>,
          ],
        }))}
      />
    </Section>
  );
}
