import { isLocale, type Locale } from '../../i18n/i18n.ts';

/** The first language of ours that the header wants most; null when it names none of them. */
export function spokenLocale(header: string | null): Locale | null {
  const wanted = (header ?? '').split(',').flatMap((part, place) => {
    const [tag = '', ...rest] = part.split(';');
    const language = tag.trim().toLowerCase().split('-')[0];
    const weight = Number(/^\s*q=([\d.]+)\s*$/.exec(rest.join(';'))?.[1] ?? 1);
    return isLocale(language) && weight > 0 ? [{ language, weight, place }] : [];
  });
  wanted.sort((a, b) => b.weight - a.weight || a.place - b.place);
  return wanted[0]?.language ?? null;
}
