import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { Section } from '#platform/ui/section.tsx';
import { Table } from '#platform/ui/table.tsx';
import { Tag } from '#platform/ui/tag.tsx';
import type { InstrumentItem } from '../../catalogue/model/item.ts';
import { aspectsFor, optionOf } from '../../catalogue/rules/items.ts';
import { itemTitle, told } from '../../catalogue/wording.ts';
import type { Given } from '../model/sheet.ts';
import { paths } from '../paths.ts';
import type { Scored } from '../queries/scored.ts';
import { whyNotProof } from '../rules/evidence.ts';

/** The items of a sheet by aspect: claimed beside verified, with their points. Items that are not asked are counted, not shown. */
export function ItemsTable({ scored }: { readonly scored: Scored }) {
  const { edition, sheet, claimed, verified } = scored;
  const asked = new Set(claimed.items.filter((it) => it.isAsked).map((it) => it.code));
  return (
    <>
      {aspectsFor(edition.document, sheet.kind).map((aspect) => {
        const items = aspect.items.filter((it) => asked.has(it.code));
        const points = (of: Scored['claimed']) => of.aspects.find((it) => it.code === aspect.code)?.points ?? 0;
        const most = claimed.aspects.find((it) => it.code === aspect.code)?.most ?? 0;
        const sums = {
          claimed: formatNumber(points(claimed)),
          verified: formatNumber(points(verified)),
          most: formatNumber(most),
        };
        return (
          <Section key={aspect.code} title={told(aspect, 'name') || aspect.code}>
            <p>{t('answer.aspectSum', sums)}</p>
            <Table
              caption={told(aspect, 'name') || aspect.code}
              captionHidden
              columns={columns()}
              rows={items.map((it) => ({ key: it.code, cells: cellsOf(it, scored) }))}
            />
            <Hidden count={aspect.items.length - items.length} />
          </Section>
        );
      })}
    </>
  );
}

function Hidden({ count }: { readonly count: number }) {
  return count === 0 ? null : <p class="muted">{t('answer.hidden', { count, n: formatNumber(count) })}</p>;
}

const columns = () => [
  { label: t('instrument.field.item') },
  { label: t('answer.claimed') },
  { label: t('instrument.field.evidence') },
  { label: t('answer.verified') },
  { label: t('answer.pointsBoth'), numeric: true },
];

/** What an option is called, with its basis; '–' where nothing is chosen. */
export function optionText(item: InstrumentItem, given: Given | null): string {
  if (given === null) return '–';
  const option = optionOf(item, given);
  if (!option) return given.option === '' ? t('answer.nothingProven') : given.option;
  const basis = item.bases.find((it) => it.code === given.basis);
  return basis ? `${told(basis, 'name')}: ${told(option, 'text')}` : told(option, 'text');
}

function cellsOf(item: InstrumentItem, scored: Scored) {
  const { sheet, claimed, verified } = scored;
  const answer = scored.answers.get(item.code) ?? null;
  const said = answer && answer.option !== '' ? answer : null;
  const pointsIn = (of: Scored['claimed']) => of.items.find((it) => it.code === item.code)?.points ?? 0;
  return [
    <>
      <a href={paths.item.to(sheet.id, item.code)}>{itemTitle(item)}</a>
      {item.mandatory && !said ? <Tag tone="accent">{t('instrument.mandatory')}</Tag> : null}
    </>,
    <>
      {optionText(item, said)} {said && !said.confirmed ? <Tag tone="warning">{t('answer.notConfirmed')}</Tag> : null}
    </>,
    <Evidence item={item} scored={scored} isAnswered={said !== null} />,
    optionText(item, answer?.verified ?? null),
    t('answer.pointsPair', { claimed: formatNumber(pointsIn(claimed)), verified: formatNumber(pointsIn(verified)) }),
  ];
}

type EvidenceProps = { readonly item: InstrumentItem; readonly scored: Scored; readonly isAnswered: boolean };

function Evidence({ item, scored, isAnswered }: EvidenceProps) {
  const { edition } = scored;
  const proofs = scored.proofs.get(item.code) ?? [];
  const bad = proofs.filter((it) => whyNotProof(it, item.evidence, edition.document.year) !== null).length;
  const count = t('answer.pieces', { count: proofs.length, n: formatNumber(proofs.length) });
  if (proofs.length === 0)
    return isAnswered && item.evidence.required ? <Tag tone="danger">{t('answer.owes.evidence_missing')}</Tag> : <>–</>;
  return (
    <>
      {count} {bad > 0 ? <Tag tone="danger">{t('answer.bad', { n: formatNumber(bad) })}</Tag> : null}
    </>
  );
}
