import { t } from '#platform/i18n/i18n.ts';
import { writeTable } from '#platform/sheet/index.ts';
import type { FaultyRow } from '../queries/preview.ts';
import { faultPlace, faultText } from './words.ts';

const REASON_WIDTH = 60;

/** The rows that were not taken, as they were written, each with the reasons in a last column: to be mended and sent again. */
export function faultBook(headings: readonly string[], rows: readonly FaultyRow[]): Promise<Uint8Array> {
  const columns = [
    ...headings.map((header) => ({ header })),
    { header: t('import.sheet.reason'), width: REASON_WIDTH },
  ];
  const table = rows.map(({ cells, faults }) => [
    ...headings.map((_, column) => cells[column] ?? ''),
    faults.map((fault) => `${faultPlace(fault)}: ${faultText(fault)}`).join('\n'),
  ]);
  return writeTable({ sheets: [{ name: t('import.sheet.name'), columns, rows: table }] });
}
