import { formatNumber, isMessageKey, t } from '#platform/i18n/i18n.ts';
import { cellAddress, type TableForm } from '#platform/sheet/index.ts';
import { paths as registryPaths } from '../../paths.ts';
import type { ColumnUse, Fault, LeaveWhy, SaidAward } from '../model.ts';
import type { ResultRecord } from '../queries/preview.ts';
import { isTarget } from '../rules/targets.ts';

/** What a column fills, as people call it. */
export function useLabel(use: ColumnUse): string {
  return isTarget(use) ? t(`import.target.${use}`) : t(`import.columns.use.${use}`);
}

/** `C` for the third column. */
export function columnLetter(column: number): string {
  return cellAddress(column, 1).slice(0, -1);
}

/** The cell of a fault as the office's program names it, or its row where it is about the whole. */
export function faultPlace(fault: Pick<Fault, 'row' | 'column'>): string {
  return fault.column === null
    ? t('import.preview.faults.row', { row: fault.row })
    : cellAddress(fault.column, fault.row);
}

/** What is the matter with a cell, in the reader's language. */
export function faultText({ code, detail }: Pick<Fault, 'code' | 'detail'>): string {
  const { value = '', limit = 0, other = '' } = detail;
  const named = code === 'rows_differ' && isTarget(other) ? t(`import.target.${other}`) : other;
  return t(`import.fault.${code}`, { value, limit: formatNumber(limit), other: named });
}

export function leftText(why: LeaveWhy): string {
  const key = `import.left.${why}`;
  return isMessageKey(key) ? t(key as 'import.left.policy') : why;
}

/** What came of a record of the sheet. */
export function resultText({ result, why }: Pick<ResultRecord, 'result' | 'why'>): string {
  return result === 'left'
    ? t('import.result.result.left', { why: leftText(why) })
    : t(`import.result.result.${result}`);
}

/** Where the record is read now; null when it is gone. */
export function addressOf({ innovationId, state }: Pick<ResultRecord, 'innovationId' | 'state'>): string | null {
  if (!innovationId || !state) return null;
  return state === 'published' ? registryPaths.record.to(innovationId) : registryPaths.work.to(innovationId);
}

const delimiters = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' } as const;

/** What kind of file it was. */
export function formText(form: TableForm): string {
  if (form.format !== 'delimited') {
    const format = t(`import.format.${form.format}`);
    return form.sheets.length > 1 ? t('import.format.sheet', { format, sheet: form.sheet }) : format;
  }
  const delimiter = t(`import.delimiter.${delimiters[form.delimiter]}`);
  return t('import.format.delimited', { delimiter, encoding: form.encoding.toUpperCase() });
}

/** An award in a few words; an uncertain year keeps its mark. */
export function awardText(award: SaidAward): string {
  const year = award.year === null ? '' : `${award.year}${award.yearCertain ? '' : '?'}`;
  return t('import.preview.award', { level: award.levelText, competition: award.competition, year }).trim();
}
