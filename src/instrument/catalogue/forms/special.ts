import type { ReadSpecial } from '#platform/document/read.ts';
import type { WriteSpecial } from '#platform/document/write.ts';

/** The fields that only instruments have, out of a form: codes of options stand in one line, all else is a choice. */
export const readSpecial: ReadSpecial = ({ special }, form, full) => {
  const text = form.get(full).trim();
  if (special !== 'codes') return { value: text };
  return { value: [...new Set(text.split(/[\s,;]+/).filter((it) => it !== ''))] };
};

/** The same as their form sends them. */
export const writeSpecial: WriteSpecial = (_spec, value, full) => [
  [full, Array.isArray(value) ? value.join(', ') : typeof value === 'string' ? value : ''],
];
