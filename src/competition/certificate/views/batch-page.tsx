import { formatDate, formatMoment } from '#platform/dates.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { Button, LinkButton, PostButton } from '#platform/ui/button.tsx';
import { Downloads } from '#platform/ui/downloads.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Pagination } from '#platform/ui/pagination.tsx';
import { Section } from '#platform/ui/section.tsx';
import { SummaryList } from '#platform/ui/summary-list.tsx';
import { Table } from '#platform/ui/table.tsx';
import { Tag } from '#platform/ui/tag.tsx';
import { type CertificateFileId, type FileForm, fileForms } from '../model.ts';
import { paths } from '../paths.ts';
import type { Batch, ListedRecipient } from '../queries/batch.ts';
import type { CertificateFile } from '../queries/files.ts';
import { isOut } from '../rules/reading.ts';
import { FileTag } from './file-page.tsx';
import { type MomentValues, VisibleField } from './moment-field.tsx';
import { homeText, roleText } from './words.tsx';

export type DraftPageProps = {
  readonly batch: Batch;
  readonly items: readonly ListedRecipient[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
};

/** A list that was read, before anything is given out. */
export function DraftPage({ batch, items, total, page, pages }: DraftPageProps) {
  const file = batch.fileName === '' ? t('certificate.draft.typed') : batch.fileName;
  const n = formatNumber(total);
  return (
    <>
      <PageHeader
        kicker={t('certificate.new.step', { n: 2, of: 2 })}
        title={t('certificate.draft.title')}
        lead={t('certificate.draft.lead', { count: total, n, file })}
        actions={
          <>
            <LinkButton look="secondary" href={paths.sample.to(batch.id)}>
              {t('certificate.draft.sample')}
            </LinkButton>
            <PostButton action={paths.give.to(batch.id)}>{t('certificate.draft.give', { count: total, n })}</PostButton>
            <LinkButton look="plain" href={paths.discard.to(batch.id)}>
              {t('certificate.draft.discard')}
            </LinkButton>
          </>
        }
      />
      <p class="muted my-4">{t('certificate.draft.giveText')}</p>
      <BatchFacts batch={batch} />
      <Section title={t('certificate.draft.caption')}>
        <Recipients batch={batch} items={items} />
        <Pagination page={page} pages={pages} hrefOf={(number) => paths.batch.to(batch.id, number)} />
        <Downloads of={paths.batch.to(batch.id)} />
      </Section>
    </>
  );
}

function BatchFacts({ batch }: { readonly batch: Batch }) {
  const { kind, signing, visibleFrom } = batch;
  const { place, date, signerName, signerOffice, lang } = signing;
  return (
    <SummaryList
      rows={[
        { label: t('certificate.field.kind'), value: t(`certificate.kind.${kind}`) },
        { label: t('certificate.field.lang'), value: t(`certificate.lang.${lang}`) },
        { label: t('certificate.field.signer'), value: `${signerName}, ${signerOffice}` },
        {
          label: t('certificate.field.date'),
          value: [place, formatDate(date)].filter((it) => it !== '').join(', '),
        },
        {
          label: t('certificate.field.visibleFrom'),
          value: visibleFrom ? formatMoment(visibleFrom) : t('certificate.given.now'),
        },
      ]}
    />
  );
}

function Recipients({ batch, items }: Pick<DraftPageProps, 'batch' | 'items'>) {
  return (
    <Table
      caption={t('certificate.draft.caption')}
      captionHidden
      rowHeader={1}
      columns={[
        { label: t('certificate.draft.no'), numeric: true, tight: true },
        { label: t('certificate.field.name') },
        { label: t('certificate.field.role') },
        { label: t('certificate.field.entryTitle') },
        { label: t('certificate.draft.sampleShort') },
      ]}
      rows={items.map((item) => ({
        key: String(item.no),
        cells: [
          formatNumber(item.no),
          <>
            {item.name}
            {item.hasAccount ? (
              <>
                {' '}
                <Tag tone="info">{t('certificate.draft.account')}</Tag>
              </>
            ) : null}
            {homeText(item) === '' ? null : <div class="muted font-normal">{homeText(item)}</div>}
          </>,
          roleText({ kind: batch.kind, award: item.award }),
          item.entryTitle,
          <a href={paths.sample.to(batch.id, item.no)}>
            {t('certificate.draft.sample')}
            <span class="sr-only"> {item.name}</span>
          </a>,
        ],
      }))}
    />
  );
}

export type GivenPageProps = {
  readonly batch: Batch;
  readonly total: number;
  readonly files: readonly CertificateFile[];
  readonly orders: Readonly<Record<FileForm, CertificateFileId>>;
  readonly days: number;
  readonly visible: MomentValues;
  readonly errors: FieldErrors;
  readonly now: Date;
};

export function givenTitle({ kind, givenAt }: Batch): string {
  return t('certificate.given.title', {
    kind: t(`certificate.kind.${kind}`),
    date: givenAt ? formatDate(givenAt) : '',
  });
}

/** A batch that was given out: its files, and when others see it. */
export function GivenPage(props: GivenPageProps) {
  const { batch, total } = props;
  return (
    <>
      <ErrorSummary errors={props.errors} />
      <PageHeader
        title={givenTitle(batch)}
        lead={t('certificate.list.count', { count: total, n: formatNumber(total) })}
        actions={
          <LinkButton look="secondary" href={paths.edition.to(batch.edition.id, { daftar: batch.id })}>
            {t('certificate.given.see')}
          </LinkButton>
        }
      />
      <BatchFacts batch={batch} />
      <Files {...props} />
      <Embargo {...props} />
    </>
  );
}

function Files({ batch, files, orders, days }: GivenPageProps) {
  return (
    <Section title={t('certificate.files.title')}>
      <p class="my-4">{t('certificate.files.text', { days: formatNumber(days) })}</p>
      <div class="actions">
        {fileForms.map((form) => (
          <PostButton
            key={form}
            action={paths.order.to(batch.id)}
            fields={{ id: orders[form], bentuk: form }}
            look={form === 'single' ? 'primary' : 'secondary'}
          >
            {t(`certificate.files.make.${form}`)}
          </PostButton>
        ))}
      </div>
      {files.length === 0 ? null : (
        <Table
          caption={t('certificate.files.caption')}
          captionHidden
          columns={[
            { label: t('certificate.files.what') },
            { label: t('certificate.field.state') },
            { label: t('certificate.files.asked') },
          ]}
          rows={files.map((file) => ({
            key: file.id,
            cells: [
              <a href={paths.file.to(file.id)}>{t(`certificate.files.form.${file.form}`)}</a>,
              <FileTag state={file.state} />,
              formatMoment(file.askedAt),
            ],
          }))}
        />
      )}
    </Section>
  );
}

function Embargo({ batch, visible, errors, now }: GivenPageProps) {
  const { visibleFrom } = batch;
  const isOver = isOut(visibleFrom, now);
  return (
    <Section title={t('certificate.embargo.title')} id="tampil">
      <p class="my-4">
        {isOver || !visibleFrom
          ? t('certificate.embargo.out')
          : t('certificate.embargo.until', { date: formatMoment(visibleFrom) })}
      </p>
      <Form action={paths.embargo.to(batch.id)}>
        <VisibleField values={visible} errors={errors} now={now} />
        <FormActions>
          <Button look="secondary">{t('certificate.embargo.button')}</Button>
        </FormActions>
      </Form>
    </Section>
  );
}
