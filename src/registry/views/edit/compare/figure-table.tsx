import { t } from '#platform/i18n/i18n.ts';
import { Table } from '#platform/ui/table.tsx';
import { Tag } from '#platform/ui/tag.tsx';

export type FigureLine = {
  readonly key: string;
  /** What the figure counts, or the field that holds it. */
  readonly name: string;
  /** Which figure of it, such as «Sesudah»; null when there is one alone. */
  readonly measure: string | null;
  readonly from: string;
  readonly to: string;
  /** What it changed by, or in words why that cannot be told. */
  readonly difference: string;
  readonly came?: 'added' | 'removed';
};

export type FigureTableProps = {
  readonly caption: string;
  readonly nos: readonly [number, number];
  readonly lines: readonly FigureLine[];
};

/** Figures in two versions beside each other, with the difference; a card a figure on a phone. */
export function FigureTable({ caption, nos, lines }: FigureTableProps) {
  const columns = [
    { label: t('registry.compare.figure') },
    ...nos.map((no) => ({ label: t('registry.versions.one', { no }), numeric: true })),
    { label: t('registry.compare.difference') },
  ];
  return (
    <div class="mb-6">
      <Table
        caption={caption}
        captionHidden
        columns={columns}
        rows={lines.map((line) => ({
          key: line.key,
          cells: [<Name key="name" line={line} />, line.from, line.to, line.difference],
        }))}
      />
    </div>
  );
}

function Name({ line }: { readonly line: FigureLine }) {
  const { came, measure, name } = line;
  return (
    <>
      {measure === null ? name : t('registry.compare.measure', { indicator: name, measure })}
      {came ? (
        <>
          {' '}
          <Tag tone={came === 'added' ? 'success' : 'warning'}>{t(`registry.compare.${came}`)}</Tag>
        </>
      ) : null}
    </>
  );
}
