import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { LinkButton } from '#platform/ui/button.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Section } from '#platform/ui/section.tsx';
import { Table } from '#platform/ui/table.tsx';
import { itemTitle, titleOf, told } from '../../catalogue/wording.ts';
import type { Step } from '../../formula/model.ts';
import { faultText } from '../../formula/wording.ts';
import { paths } from '../paths.ts';
import type { Scored } from '../queries/scored.ts';
import type { FormulaScore, ItemScore, SheetScore } from '../rules/score.ts';

export type Told = { readonly name: string; readonly steps: readonly Step[] };

export type HowPageProps = {
  readonly scored: Scored;
  readonly which: 'claimed' | 'verified';
  /** The steps of each formula, by its name. */
  readonly told: readonly Told[];
};

/** How a score came about: item by item, then formula by formula with the numbers put in. */
export function HowPage({ scored, which, told: steps }: HowPageProps) {
  const score = scored[which];
  const other = which === 'claimed' ? 'verified' : 'claimed';
  const { document } = scored.edition;
  const formulas = document.formulas.filter((it) => it.per === scored.sheet.kind);
  return (
    <>
      <PageHeader
        kicker={titleOf(scored.edition)}
        title={t(`answer.how.${which}`, { title: scored.sheet.title })}
        lead={t('answer.how.lead', { points: document.points })}
        actions={
          <LinkButton look="secondary" href={`${paths.how.to(scored.sheet.id)}?nilai=${other}`}>
            {t(`answer.how.see.${other}`)}
          </LinkButton>
        }
      />
      <Items scored={scored} score={score} />
      {formulas.map((it) => (
        <Section key={it.name} title={told(it, 'title') || it.name}>
          {it.help === '' ? null : <p>{told(it, 'help')}</p>}
          <p>
            <code>{`${it.name} = ${it.expression}`}</code>
          </p>
          <Steps steps={steps.find((one) => one.name === it.name)?.steps ?? []} />
          <Result formula={score.formulas.find((one) => one.name === it.name) ?? null} unit={it.unit} />
        </Section>
      ))}
      <p>
        <LinkButton look="plain" href={paths.sheet.to(scored.sheet.id)}>
          {t('answer.back')}
        </LinkButton>
      </p>
    </>
  );
}

function Items({ scored, score }: { readonly scored: Scored; readonly score: SheetScore }) {
  const items = new Map(scored.edition.document.aspects.flatMap((it) => it.items).map((it) => [it.code, it]));
  const cells = (it: ItemScore) => {
    const item = items.get(it.code);
    return [
      item ? itemTitle(item) : it.code,
      formatNumber(item?.weight ?? 0),
      formatNumber(it.score),
      formatNumber(it.points),
      formatNumber(it.most),
      it.isAsked ? (it.owes ? t(`answer.owes.${it.owes}`) : '') : t('answer.notAsked'),
    ];
  };
  return (
    <Section title={t('answer.how.items')}>
      <Table
        caption={t('answer.how.items')}
        captionHidden
        columns={[
          { label: t('instrument.field.item') },
          { label: t('instrument.field.weight'), numeric: true },
          { label: t('answer.how.score'), numeric: true },
          { label: t('answer.how.points'), numeric: true },
          { label: t('answer.most'), numeric: true },
          { label: t('answer.how.remark') },
        ]}
        rows={score.items.map((it) => ({ key: it.code, cells: cells(it) }))}
      />
      <p>{t('answer.how.total', { total: formatNumber(score.total), most: formatNumber(score.totalMost) })}</p>
    </Section>
  );
}

const shown = (value: number | boolean): string => (typeof value === 'number' ? formatNumber(value) : String(value));

function Steps({ steps }: { readonly steps: readonly Step[] }) {
  if (steps.length === 0) return null;
  return (
    <ol class="list-decimal pl-5">
      {steps.map((it, index) => (
        <li key={`${index} ${it.written}`}>
          <code>{it.written}</code>
          {it.filled === it.written ? null : (
            <>
              {' → '}
              <code>{it.filled}</code>
            </>
          )}
          {' = '}
          <strong>{shown(it.result)}</strong>
        </li>
      ))}
    </ol>
  );
}

function Result({ formula, unit }: { readonly formula: FormulaScore | null; readonly unit: string }) {
  if (!formula) return null;
  if (formula.fault) return <p>{faultText(formula.fault)}</p>;
  const band = formula.band ? ` · ${told(formula.band, 'name')}` : '';
  return (
    <p>
      <strong>{t('answer.how.result', { value: formatNumber(formula.value ?? 0), unit })}</strong>
      {band}
    </p>
  );
}
