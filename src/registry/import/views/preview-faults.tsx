import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { LinkButton } from '#platform/ui/button.tsx';
import { Pagination } from '#platform/ui/pagination.tsx';
import { Prose, Section } from '#platform/ui/section.tsx';
import { Table } from '#platform/ui/table.tsx';
import { Tabs } from '#platform/ui/tabs.tsx';
import { Tag } from '#platform/ui/tag.tsx';
import type { Fault, ImportRun, Severity } from '../model.ts';
import { FAULTS_A_PAGE } from '../model.ts';
import { paths } from '../paths.ts';
import type { Counts, FaultCount } from '../queries/summary.ts';
import { faultPlace, faultText } from './words.ts';

type Props = {
  readonly run: ImportRun;
  readonly counts: Counts;
  readonly kinds: readonly FaultCount[];
  readonly faults: readonly Fault[];
  readonly seen: { readonly severity: Severity | null; readonly page: number };
};

/** The words of the address for the two severities. */
export const severitySlugs = { error: 'kesalahan', warning: 'peringatan' } as const;

/** Every fault with its cell and in the reader's words, and the sheet of the rows that stay out. */
export function PreviewFaults({ run, counts, kinds, faults, seen }: Props) {
  const total = counts.errors + counts.warnings;
  if (total === 0)
    return (
      <Section title={t('import.preview.faults.title')} id="kesalahan">
        <p>{t('import.preview.faults.none')}</p>
      </Section>
    );
  const shown = seen.severity === null ? total : seen.severity === 'error' ? counts.errors : counts.warnings;
  const lihat = seen.severity ? severitySlugs[seen.severity] : undefined;
  return (
    <Section title={t('import.preview.faults.title')} id="kesalahan">
      {counts.errors > 0 ? <Download run={run} /> : null}
      <SeverityTabs run={run} counts={counts} seen={seen} />
      <FaultTable faults={faults} />
      <Pagination
        page={seen.page}
        pages={Math.ceil(shown / FAULTS_A_PAGE)}
        hrefOf={(n) => `${paths.preview.to(run.id, { lihat, halaman: String(n) })}#kesalahan`}
        label={t('import.preview.faults.pages')}
      />
      <details class="mt-4">
        <summary>{t('import.preview.faults.kinds')}</summary>
        <Prose>
          <ul>
            {kinds.map(({ severity, code, n }) => (
              <li key={code}>
                {`${formatNumber(n)} × `}
                {t(`import.preview.severity.${severity}`)}
                {': '}
                {faultText({ code, detail: { value: '…', other: '…' } })}
              </li>
            ))}
          </ul>
        </Prose>
      </details>
    </Section>
  );
}

function Download({ run }: Pick<Props, 'run'>) {
  return (
    <div class="mb-4">
      <LinkButton look="secondary" href={paths.faultSheet.to(run.id)} download>
        {t('import.preview.faults.download')}
      </LinkButton>
      <p class="mt-2">{t('import.preview.faults.downloadText')}</p>
    </div>
  );
}

function SeverityTabs({ run, counts, seen }: Pick<Props, 'run' | 'counts' | 'seen'>) {
  const tab = (severity: Severity | null, text: string, count: number) => ({
    text,
    count,
    href: `${paths.preview.to(run.id, { lihat: severity ? severitySlugs[severity] : undefined })}#kesalahan`,
    current: seen.severity === severity,
  });
  return (
    <Tabs
      label={t('import.preview.faults.tabs')}
      tabs={[
        tab(null, t('import.preview.faults.all'), counts.errors + counts.warnings),
        tab('error', t('import.preview.faults.errors'), counts.errors),
        tab('warning', t('import.preview.faults.warnings'), counts.warnings),
      ]}
    />
  );
}

function FaultTable({ faults }: Pick<Props, 'faults'>) {
  return (
    <Table
      caption={t('import.preview.faults.caption')}
      captionHidden
      columns={[
        { label: t('import.preview.faults.cell'), tight: true },
        { label: t('import.preview.faults.kind'), tight: true },
        { label: t('import.preview.faults.message') },
      ]}
      rows={faults.map((fault, at) => ({
        key: String(at),
        cells: [
          faultPlace(fault),
          <Tag key="kind" tone={fault.severity === 'error' ? 'danger' : 'warning'}>
            {t(`import.preview.severity.${fault.severity}`)}
          </Tag>,
          faultText(fault),
        ],
      }))}
    />
  );
}
