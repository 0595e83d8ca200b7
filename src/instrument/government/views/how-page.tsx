import { formatDate } from '#platform/dates.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { Downloads } from '#platform/ui/downloads.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Section } from '#platform/ui/section.tsx';
import { Table } from '#platform/ui/table.tsx';
import { Tabs } from '#platform/ui/tabs.tsx';
import type { Step } from '../../formula/model.ts';
import type { IndexEdition, IndexFormula } from '../model/edition.ts';
import { type Standing, standings } from '../model/government.ts';
import { paths } from '../paths.ts';
import type { Overview } from '../rules/overview.ts';
import type { Government } from '../rules/rights.ts';
import { editionName, pointsText, resultText, sourceText, unknownText } from '../wording.ts';

export type HowPageProps = {
  readonly government: Government;
  readonly edition: IndexEdition;
  readonly overview: Overview;
  readonly standing: Standing;
  readonly told: readonly { readonly formula: IndexFormula; readonly steps: readonly Step[] }[];
};

/** Every figure of the index from evidence to category. */
export function HowPage(props: HowPageProps) {
  const { government, edition, overview, standing } = props;
  const hrefOf = (keadaan: Standing) =>
    paths.how.to(government.id, { edisi: String(edition.year), keadaan: keadaan === 'claimed' ? '' : keadaan });
  return (
    <>
      <PageHeader
        kicker={`${government.name} · ${editionName(edition)}`}
        title={t('government.how.title')}
        facts={resultText(overview.calculations[standing], edition)}
        lead={t('government.how.lead')}
      />
      <Tabs
        label={t('government.how.standing')}
        tabs={standings.map((it) => ({
          text: t(`government.standing.${it}`),
          href: hrefOf(it),
          current: it === standing,
        }))}
      />
      <Section title={t('government.how.eligible')}>
        <p>{eligibilityText(edition)}</p>
      </Section>
      <Sids {...props} />
      <Section title={t('government.how.formulas')} id="rumus">
        {props.told.map(({ formula, steps }) => (
          <Steps
            key={formula}
            name={t(`government.formula.${formula}`)}
            written={edition.formulas[formula]}
            steps={steps}
          />
        ))}
      </Section>
      <Section title={t('government.how.source')} id="sumber">
        <p>{sourceText(edition)}</p>
        <p class="muted">{unknownText(edition)}</p>
      </Section>
      <p>{t('government.how.rowsText')}</p>
      <Downloads of={hrefOf(standing)} />
    </>
  );
}

/** What makes an innovation count, in words. */
export function eligibilityText({ eligibility: { appliedFrom, appliedUntil, designWords } }: IndexEdition): string {
  const words = formatNumber(designWords ?? 0);
  if (appliedFrom === null && appliedUntil === null) return t('government.how.eligibleOpen', { words });
  const day = (text: string | null) => (text === null ? t('government.field.anyDay') : formatDate(text));
  return t('government.how.eligibleText', { from: day(appliedFrom), until: day(appliedUntil), words });
}

const MOST_SHOWN = 30;

/** The sum of SID points written out, the highest first. */
function Sids({ overview, standing }: HowPageProps) {
  const stand = overview.stands[standing];
  const counting = stand.innovations.filter((it) => it.counts).map((it) => it.points);
  const shown = counting.toSorted((a, b) => b - a);
  const more = shown.length > MOST_SHOWN ? ' + …' : '';
  const sum = shown.slice(0, MOST_SHOWN).map(pointsText).join(' + ');
  return (
    <Section title={t('government.how.sids')} id="sid">
      <p>{`${sum === '' ? '0' : sum}${more} = ${pointsText(stand.sidSum)} (n = ${formatNumber(stand.counted)})`}</p>
    </Section>
  );
}

function Steps({
  name,
  written,
  steps,
}: {
  readonly name: string;
  readonly written: string;
  readonly steps: readonly Step[];
}) {
  return (
    <Section title={name} level={3}>
      <p>
        <code class="break-all">{written}</code>
      </p>
      <Table
        caption={name}
        captionHidden
        columns={[
          { label: t('government.how.written') },
          { label: t('government.how.filled') },
          { label: t('government.how.result'), numeric: true },
        ]}
        rows={steps.map((it, at) => ({
          key: String(at),
          cells: [<code>{it.written}</code>, <code>{it.filled}</code>, resultOf(it)],
        }))}
      />
    </Section>
  );
}

function resultOf({ result }: Step): string {
  if (typeof result === 'number') return formatNumber(result, { maximumFractionDigits: 4 });
  return t(result ? 'platform.yes' : 'platform.no');
}
