import { readFileSync } from 'node:fs';
import i18next from 'i18next';
import { type Parts, partsOf } from './parts.ts';

/** All messages of one language, and how they are said. */
export type Speech = {
  readonly texts: Readonly<Record<string, string>>;
  /** The message cut at its placeholders; null when it needs the engine that knows plurals. */
  readonly plain: (key: string) => Parts | null;
  readonly say: (key: string, values: Readonly<Record<string, unknown>>) => string;
};

/** Reads a language; the files stand beside this one in the sources, and beside the program when it is built into one. */
export function speechIn(locale: string): Speech {
  const texts = JSON.parse(readFileSync(new URL(`./compiled/${locale}.json`, import.meta.url), 'utf8')) as Record<
    string,
    string
  >;
  const engine = i18next.createInstance();
  void engine.init({
    lng: locale,
    fallbackLng: false,
    resources: { [locale]: { translation: texts } },
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
    returnEmptyString: true,
  });
  return { texts, plain: cutOnce(texts), say: (key, values) => engine.t(key, values) };
}

/** Each message is cut when it is first said: of thousands some hundred ever are. */
function cutOnce(texts: Readonly<Record<string, string>>): Speech['plain'] {
  const cut = new Map<string, Parts | null>();
  return (key) => {
    const known = cut.get(key);
    if (known !== undefined) return known;
    const parts = partsOf(texts, key);
    // A key that no message bears may be anything.
    if (Object.hasOwn(texts, key)) cut.set(key, parts);
    return parts;
  };
}
