import { formatNumber, t } from '#platform/i18n/i18n.ts';
import type { SheetRefusal } from '#platform/sheet/index.ts';

const MEGABYTE = 1024 * 1024;
const megabytes = (bytes: number) => formatNumber(bytes / MEGABYTE, { maximumFractionDigits: 1 });

/** Why a sheet was not taken in, in the reader's language. */
export function sheetRefusalText(why: SheetRefusal): string {
  switch (why.code) {
    case 'too_large':
      return t('platform.sheet.too_large', { size: megabytes(why.bytes), limit: megabytes(why.limit) });
    case 'not_a_table':
      return t('platform.sheet.not_a_table', { found: t(`platform.sheet.found.${why.found}`) });
    case 'no_such_sheet':
      return t('platform.sheet.no_such_sheet', { sheet: why.sheet });
    case 'no_such_row':
    case 'unterminated_quote':
      return t(`platform.sheet.${why.code}`, { row: formatNumber(why.row) });
    case 'cell_too_large':
      return t('platform.sheet.cell_too_large', { cell: why.cell, limit: formatNumber(why.limit) });
    case 'too_many_rows':
      return t('platform.sheet.too_many_rows', { limit: formatNumber(why.limit) });
    case 'too_many_columns':
      return t('platform.sheet.too_many_columns', { row: formatNumber(why.row), limit: formatNumber(why.limit) });
    case 'too_much_content':
      return t(`platform.sheet.too_much_content.${why.what}`, { limit: formatNumber(why.limit) });
    default:
      return t(`platform.sheet.${why.code}`);
  }
}
