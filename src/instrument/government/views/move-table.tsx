import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { EmptyState } from '#platform/ui/empty-state.tsx';
import { Table } from '#platform/ui/table.tsx';
import { Tag } from '#platform/ui/tag.tsx';
import type { Move } from '../rules/moves.ts';
import { effortText, gainText, hoursText, itemName, levelText, named } from '../wording.ts';
import type { GovernmentPageProps } from './government-props.ts';

type Props = Pick<GovernmentPageProps, 'document' | 'sheets'> & {
  readonly moves: readonly Move[];
  readonly caption?: string;
};

/** Next documents, the one that brings most for an hour first. */
export function MoveTable({ moves, document, sheets, caption }: Props) {
  if (moves.length === 0)
    return <EmptyState title={t('government.moves.none')}>{t('government.moves.noneText')}</EmptyState>;
  return (
    <Table
      caption={caption ?? t('government.moves.caption', { count: moves.length, n: formatNumber(moves.length) })}
      columns={[
        { label: t('government.move') },
        { label: t('government.move.effort') },
        { label: t('government.move.hours'), numeric: true },
        { label: t('government.move.gain'), numeric: true },
        { label: t('government.move.rate'), numeric: true },
      ]}
      rows={moves.map((it, at) => ({
        key: `${at}`,
        cells: [
          <What move={it} document={document} sheets={sheets} />,
          effortText(it.efforts),
          hoursText(it.hours),
          <>
            {gainText(it.gain)}
            {it.reaches ? <Reaches name={named(it.reaches)} /> : null}
          </>,
          gainText(it.gain / it.hours),
        ],
      }))}
    />
  );
}

function Reaches({ name }: { readonly name: string }) {
  return (
    <>
      <br />
      <Tag tone="success">{t('government.move.reaches', { band: name })}</Tag>
    </>
  );
}

function What({ move, document, sheets }: Pick<Props, 'document' | 'sheets'> & { readonly move: Move }) {
  const { innovation, item } = move;
  const href =
    innovation === null ? sheets.spd : item ? (sheets.of.get(innovation.id) ?? innovation.href) : innovation.href;
  return (
    <>
      {href ? <a href={href}>{moveText(move, document)}</a> : moveText(move, document)}{' '}
      {item?.mandatory ? <Tag tone="info">{t('government.mandatory')}</Tag> : null}
      <br />
      <span class="muted">{innovation?.title ?? t('government.government')}</span>
    </>
  );
}

/** What is to be done, in words. */
export function moveText({ kind, item, to, lacks }: Move, document: Props['document']): string {
  if (kind === 'complete' || !item) return lacks.map((it) => t(`government.complete.${it}`)).join('; ');
  const what = { item: itemName(document, item.code), level: levelText(document, item.code, to) };
  return t(`government.move.${kind}`, what);
}
