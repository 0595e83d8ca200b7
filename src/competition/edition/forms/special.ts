import { numberOf, type Reading, type ReadSpecial } from '#platform/document/read.ts';
import type { Entry, WriteSpecial } from '#platform/document/write.ts';
import type { FormValues } from '#platform/http/form.ts';

const words = (text: string) => text.split(/[\s,;]+/).filter((it) => it !== '');

function readHours(text: string): Reading {
  const hours = words(text).map(numberOf);
  const isFaulty = hours.some((it) => it === null || !Number.isInteger(it));
  return isFaulty ? { value: [], fault: 'whole' } : { value: hours };
}

function readRegions(form: FormValues, full: string): Reading {
  return { value: form.get(`${full}.cakupan`) === 'pilih' ? words(form.get(full)) : 'all' };
}

/** The fields that only editions have, out of a form. */
export const readSpecial: ReadSpecial = ({ special }, form, full) => {
  if (special === 'sectionOrNone') return { value: form.get(full) === '' ? null : form.get(full) };
  if (special === 'hours') return readHours(form.get(full));
  if (special === 'regions') return readRegions(form, full);
  return { value: [...new Set(form.all(full))] };
};

const listText = (value: unknown): string => (Array.isArray(value) ? value.join(', ') : '');

function regionEntries(value: unknown, full: string): readonly Entry[] {
  const scope = `${full}.cakupan`;
  if (value === 'all') return [[scope, 'semua']];
  return [
    [scope, 'pilih'],
    [full, listText(value)],
  ];
}

/** The same as their form sends them. */
export const writeSpecial: WriteSpecial = ({ special }, value, full) => {
  if (special === 'regions') return regionEntries(value, full);
  if (special === 'hours') return [[full, listText(value)]];
  if (Array.isArray(value)) return value.map((it): Entry => [full, String(it)]);
  return [[full, typeof value === 'string' ? value : '']];
};
