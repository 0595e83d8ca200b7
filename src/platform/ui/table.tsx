import type { ComponentChildren } from 'preact';
import { t } from '#platform/i18n/i18n.ts';

export type Sort = { readonly href: string; readonly direction: 'ascending' | 'descending' | null };

export type Column = {
  readonly label: string;
  /** Told to screen readers only, such as "Pilih" over a column of boxes. */
  readonly labelHidden?: boolean;
  readonly numeric?: boolean;
  readonly sort?: Sort;
  /** As narrow as its content. */
  readonly tight?: boolean;
};

export type Row = {
  readonly key: string;
  readonly cells: readonly ComponentChildren[];
  /** Draws the eye: a row with an error or one that waits for the reader. */
  readonly marked?: boolean;
};

export type TableProps = {
  readonly caption: string;
  readonly captionHidden?: boolean;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  /** On a phone: each row a card (default), or the table scrolls sideways in its box. */
  readonly phone?: 'cards' | 'scroll';
  /** Index of the column whose cells name the row; 0 unless told, -1 for none. */
  readonly rowHeader?: number;
};

/** A table of figures or things; wide ones scroll in their own box that the keyboard can reach. */
export function Table(props: TableProps) {
  const phone = props.phone ?? 'cards';
  const table = (
    <table class={`table table-${phone}`}>
      <caption class={props.captionHidden ? 'sr-only' : undefined}>{props.caption}</caption>
      <thead>
        <tr>
          {props.columns.map((column) => (
            <SortHeader key={column.label} {...column} />
          ))}
        </tr>
      </thead>
      <tbody>
        {props.rows.map((row) => (
          <BodyRow key={row.key} row={row} columns={props.columns} rowHeader={props.rowHeader ?? 0} />
        ))}
      </tbody>
    </table>
  );
  if (phone === 'cards') return <div class="table-box">{table}</div>;
  return (
    <section
      class="table-box table-box-scroll"
      tabindex={0}
      aria-label={t('platform.table.scroll', { caption: props.caption })}
    >
      {table}
    </section>
  );
}

function BodyRow({
  row,
  columns,
  rowHeader,
}: {
  readonly row: Row;
  readonly columns: readonly Column[];
  readonly rowHeader: number;
}) {
  return (
    <tr class={row.marked ? 'row-marked' : undefined}>
      {columns.map((column, index) => {
        const attributes = {
          class: cellClass(column),
          'data-label': column.labelHidden ? undefined : column.label,
          children: row.cells[index],
        };
        return index === rowHeader ? (
          <th key={column.label} scope="row" {...attributes} />
        ) : (
          <td key={column.label} {...attributes} />
        );
      })}
    </tr>
  );
}

function cellClass(column: Column): string | undefined {
  const names = [column.numeric ? 'num' : '', column.tight ? 'tight' : ''].filter((name) => name !== '');
  return names.length > 0 ? names.join(' ') : undefined;
}

/** A column's head; with `sort`, a link that sorts by it and tells the present order. */
export function SortHeader(column: Column) {
  const { sort } = column;
  if (!sort) {
    return (
      <th scope="col" class={cellClass(column)}>
        {column.labelHidden ? <span class="sr-only">{column.label}</span> : column.label}
      </th>
    );
  }
  const sign = sort.direction === null ? '↕' : sort.direction === 'ascending' ? '↑' : '↓';
  return (
    <th scope="col" class={cellClass(column)} aria-sort={sort.direction ?? 'none'}>
      <a class="sort" href={sort.href}>
        {column.label}
        <span class={sort.direction ? 'sort-sign sort-on' : 'sort-sign'} aria-hidden="true">
          {sign}
        </span>
      </a>
    </th>
  );
}
