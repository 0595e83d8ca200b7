import { isMessageKey, t, tStored } from '#platform/i18n/i18n.ts';
import type { FormulaFault } from './model.ts';

/** Why a text is no formula or has no result, as a sentence with its place in the reader's language. */
export function faultText(fault: FormulaFault): string {
  const { code, at, found = '', wanted = '' } = fault;
  const near = code === 'unknown_name' && wanted !== '' ? '_near' : '';
  const said = tStored(`formula.fault.${code}${near}`, { found: typeText(found), wanted: typeText(wanted) });
  return `${t('formula.at', { n: at.from + 1 })}: ${said}`;
}

function typeText(word: string): string {
  const key = `formula.type.${word}`;
  return isMessageKey(key) ? tStored(key) : word;
}
