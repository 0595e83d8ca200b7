import { AsyncLocalStorage } from 'node:async_hooks';
import type { MessageArguments, MessageKey, Messages } from './compiled/messages.ts';
import { joined } from './parts.ts';
import { type Speech, speechIn } from './speech.ts';

export type { MessageArguments, MessageKey } from './compiled/messages.ts';

/** Keys of messages without placeholders: they may be chosen at run time. */
export type PlainKey = { [K in MessageKey]: [Messages[K]] extends [never] ? K : never }[MessageKey];

export const locales = ['id', 'en'] as const;
export type Locale = (typeof locales)[number];
export const baseLocale: Locale = 'id';

const ambient = new AsyncLocalStorage<Locale>();
/** A language is read when it is first spoken: few hubs are read in both. */
const speeches: Partial<Record<Locale, Speech>> = {};

function speech(locale: Locale): Speech {
  speeches[locale] ??= speechIn(locale);
  return speeches[locale];
}

/** Runs the work with this language; everything that `t` says inside is in it. */
export function inLocale<T>(locale: Locale, work: () => T): T {
  return ambient.run(locale, work);
}

export function currentLocale(): Locale {
  return ambient.getStore() ?? baseLocale;
}

export function isLocale(text: unknown): text is Locale {
  return text === 'id' || text === 'en';
}

/** The message in the ambient language; keys and placeholders are checked by the compiler. */
export function t<K extends MessageKey>(key: K, ...values: MessageArguments<K>): string {
  const given = (values[0] ?? {}) as Readonly<Record<string, unknown>>;
  const { plain, say } = speech(currentLocale());
  const parts = plain(key);
  return parts ? joined(parts, given) : say(key, given);
}

/** A key built from a code (`isMessageKey(`registry.state.${state}`)`), for values that come from the database; also one with plural forms. */
export function isMessageKey(key: string): key is MessageKey {
  const { texts } = speech(baseLocale);
  return Object.hasOwn(texts, key) || Object.hasOwn(texts, `${key}_other`);
}

/** Making a formatter takes twenty times as long as using it, and a page writes many numbers. */
const numberFormats = new Map<string, Intl.NumberFormat>();

/** The number as people write it in the ambient language (1.234,5 in Indonesian). */
export function formatNumber(value: number, options?: Intl.NumberFormatOptions): string {
  if (!options) return plainNumber(value);
  const language = languageOf(currentLocale());
  const key = `${language}${JSON.stringify(options)}`;
  const known = numberFormats.get(key) ?? new Intl.NumberFormat(language, options);
  numberFormats.set(key, known);
  return known.format(value);
}

const languageOf = (locale: Locale) => (locale === 'id' ? 'id-ID' : 'en-GB');

const plainFormats = { id: new Intl.NumberFormat('id-ID'), en: new Intl.NumberFormat('en-GB') };
const MOST_WRITTEN = 10_000;
const written = { id: new Map<number, string>(), en: new Map<number, string>() };

/** A list shows some hundred numbers, mostly small ones that stood on the page before: writing one takes a microsecond. */
function plainNumber(value: number): string {
  const locale = currentLocale();
  const known = written[locale].get(value);
  if (known !== undefined) return known;
  if (written[locale].size >= MOST_WRITTEN) written[locale].clear();
  const text = plainFormats[locale].format(value);
  written[locale].set(value, text);
  return text;
}

/** A message whose key was kept in the database; the key itself when no message bears it any more. */
export function tStored(key: string, values: Readonly<Record<string, string | number>> = {}): string {
  return isMessageKey(key) ? speech(currentLocale()).say(key, values) : key;
}

/** The names of what a message leaves open, each once; none for a key that no message bears. */
export function placeholdersOf(key: string): readonly string[] {
  const { texts } = speech(baseLocale);
  const found = [key, `${key}_other`].flatMap((it) => [...(texts[it] ?? '').matchAll(/\{\{(\w+)\}\}/g)]);
  return [...new Set(found.map((it) => it[1] as string))];
}
