import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { LinkButton } from '#platform/ui/button.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Table } from '#platform/ui/table.tsx';
import { Tag } from '#platform/ui/tag.tsx';
import type { EntryId } from '../model/entry.ts';
import { paths } from '../paths.ts';

export type BulkResult = {
  readonly id: EntryId;
  readonly title: string;
  readonly ok: boolean;
  /** What was done, or why not. */
  readonly text: string;
};

/** What became of each of the chosen entries. */
export function BulkPage({ results, back }: { readonly results: readonly BulkResult[]; readonly back: string }) {
  const done = results.filter((it) => it.ok).length;
  const values = { n: formatNumber(done), of: formatNumber(results.length) };
  return (
    <>
      <PageHeader title={t('entry.bulk.done', values)} lead={t('entry.bulk.doneLead')} />
      <Table
        caption={t('entry.bulk.results')}
        columns={[{ label: t('entry.field.title') }, { label: t('entry.bulk.result') }]}
        rows={results.map((it) => ({
          key: it.id,
          cells: [
            <a href={paths.entry.to(it.id)}>{it.title}</a>,
            <>
              <Tag tone={it.ok ? 'success' : 'warning'}>{t(it.ok ? 'entry.bulk.ok' : 'entry.bulk.not')}</Tag> {it.text}
            </>,
          ],
        }))}
      />
      <p class="section">
        <LinkButton look="secondary" href={back}>
          {t('entry.bulk.back')}
        </LinkButton>
      </p>
    </>
  );
}
