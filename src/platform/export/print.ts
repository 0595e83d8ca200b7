import { dayOf, formatDate, formatMoment } from '../dates.ts';
import { currentLocale, formatNumber, t } from '../i18n/i18n.ts';
import { compilePdf, templateText } from '../pdf/index.ts';
import type { Made, Rows } from './files.ts';
import type { Cell, Column } from './list.ts';

/** Set whole by the process for PDF: a printed list is short. */
export async function writePdf(made: Made, rows: Rows): Promise<Uint8Array> {
  const { list, baseUrl, now } = made;
  const shown = list.columns.flatMap((column, at) => (column.paper > 0 ? [{ column, at }] : []));
  const link = list.columns.findLastIndex(({ type }) => type === 'link');
  const all: { readonly cells: readonly string[]; readonly href: string | null }[] = [];
  for await (const some of rows)
    for (const cells of some)
      all.push({
        cells: shown.map(({ column, at }) => textOf(column, cells[at] as Cell)),
        href: hrefOf(cells[link], baseUrl),
      });
  const data = {
    lang: currentLocale(),
    title: list.title,
    author: 'Tuntas',
    day: dayOf(now),
    address: baseUrl + list.address,
    page: t('platform.print.page'),
    facts: [
      ...list.filter.map(({ name, text }) => [name, text]),
      [t('platform.print.rows'), formatNumber(all.length)],
      [t('platform.print.made'), formatMoment(now)],
    ],
    columns: shown.map(({ column }) => ({
      label: column.label,
      share: column.paper,
      right: column.type === 'number',
    })),
    rows: all,
  };
  return compilePdf({ template: templateText(import.meta.dirname, 'list.typ'), data });
}

function hrefOf(cell: Cell | undefined, baseUrl: string): string | null {
  const address = String(cell?.value ?? '');
  if (address.startsWith('/')) return baseUrl + address;
  return /^https?:\/\//.test(address) ? address : null;
}

function textOf({ type }: Column, { value }: Cell): string {
  if (value === null || value === '') return '';
  if (value instanceof Date) return formatMoment(value);
  if (typeof value === 'boolean') return t(value ? 'platform.yes' : 'platform.no');
  if (typeof value === 'number') return type === 'number' ? formatNumber(value, { useGrouping: false }) : String(value);
  return type === 'date' ? formatDate(value) : value;
}
