import { formatDate, formatMoment } from '#platform/dates.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { DisabledWithReason, LinkButton } from '#platform/ui/button.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Section } from '#platform/ui/section.tsx';
import { SummaryList } from '#platform/ui/summary-list.tsx';
import { Table } from '#platform/ui/table.tsx';
import { type IndexEdition, indexFormulas } from '../model/edition.ts';
import { paths } from '../paths.ts';
import type { EditionRevision, HeldEdition } from '../queries/editions.ts';
import { editionName, indexText, named, sourceText, unknownText } from '../wording.ts';
import { eligibilityText } from './how-page.tsx';

export type EditionPageProps = {
  readonly held: HeldEdition;
  readonly revisions: readonly EditionRevision[];
  /** Why the viewer may not change it. */
  readonly why: 'not_yours' | null;
};

/** How an edition reckons, with its source, what no source tells, and what the office changed. */
export function EditionPage({ held: { edition }, revisions, why }: EditionPageProps) {
  return (
    <>
      <PageHeader
        kicker={t('government.rules.kicker')}
        title={editionName(edition)}
        lead={t('government.rules.lead')}
      />
      <Section title={t('government.how.source')}>
        <p>{sourceText(edition)}</p>
      </Section>
      <Section title={t('government.rules.unknown')}>
        <p>{unknownText(edition)}</p>
      </Section>
      <Figures edition={edition} />
      <Section title={t('government.rules.formulas')}>
        <SummaryList
          level={3}
          rows={indexFormulas.map((it) => ({
            label: t(`government.formula.${it}`),
            value: <code class="break-all">{edition.formulas[it]}</code>,
          }))}
        />
      </Section>
      <Section title={t('government.rules.effort')}>
        <Table
          caption={t('government.rules.effort')}
          captionHidden
          columns={[{ label: t('government.rules.effort.kind') }, { label: t('government.move.hours'), numeric: true }]}
          rows={edition.effort.kinds.map((it) => ({ key: it.code, cells: [named(it), formatNumber(it.hours)] }))}
        />
      </Section>
      <Revisions revisions={revisions} />
      <div class="actions print:hidden">
        {why ? (
          <DisabledWithReason id="ubah" reason={t('government.refusal.not_yours')}>
            {t('government.rules.change')}
          </DisabledWithReason>
        ) : (
          <LinkButton href={paths.change.to(edition.year)}>{t('government.rules.change')}</LinkButton>
        )}
      </div>
    </>
  );
}

function Figures({ edition }: { readonly edition: IndexEdition }) {
  const rows = [
    ...(['leastDivisor', 'mostCounted', 'perInnovation', 'leastBasicAffairs', 'totalMost'] as const).map((it) => ({
      label: t(`government.field.${it}`),
      value: formatNumber(edition[it]),
    })),
    { label: t('government.rules.eligibility'), value: eligibilityText(edition) },
    { label: t('government.field.mandatory'), value: t(`government.field.mandatory.${edition.mandatory}`) },
    ...edition.bands.map((it) => ({
      label: t('government.field.bandFrom', { band: named(it) }),
      value: indexText(it.from, edition.decimals),
    })),
  ];
  return (
    <Section title={t('government.rules.figures')}>
      <SummaryList level={3} rows={rows} />
    </Section>
  );
}

function Revisions({ revisions }: Pick<EditionPageProps, 'revisions'>) {
  return (
    <Section title={t('government.rules.history')}>
      <Table
        caption={t('government.rules.history')}
        captionHidden
        columns={[
          { label: t('government.rules.when') },
          { label: t('government.rules.who') },
          { label: t('government.rules.reason') },
        ]}
        rows={revisions.map((it) => ({
          key: String(it.no),
          cells: [
            it.savedByName === null ? formatDate(it.savedAt) : formatMoment(it.savedAt),
            it.savedByName ?? t('government.rules.shipped'),
            it.reason,
          ],
        }))}
      />
    </Section>
  );
}
