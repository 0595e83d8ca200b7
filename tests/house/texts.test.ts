import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { capabilities } from '../../src/app/capabilities.ts';
import { differences, gather } from '../../tools/messages.ts';
import { literalTexts } from './literal-texts.ts';
import { unusedKeys } from './message-uses.ts';
import { isTest, sourcesOf } from './sources.ts';

const id = gather('id');
const en = gather('en');

describe('the messages', () => {
  test('stand in both languages with the same placeholders', () => {
    expect(Object.keys(id.catalogue).length).toBeGreaterThan(200);
    expect([...id.faults, ...en.faults]).toEqual([]);
    expect(differences(id.catalogue, en.catalogue)).toEqual([]);
  });

  test('bear the name of the folder they stand in, and helps that of its capability', () => {
    const files = sourcesOf('src/**/messages/id.json');
    const strangers = files.flatMap(({ path, text }) => {
      const folder = path.split('/').at(-3) ?? '';
      const help = `help.${path.split('/')[1]}.`;
      const keys = Object.keys(JSON.parse(text) as Record<string, string>);
      const isOwn = (key: string) => key.startsWith(`${folder}.`) || key.startsWith(help);
      return keys.filter((key) => !isOwn(key)).map((key) => `${path}: ${key}`);
    });
    expect(strangers).toEqual([]);
  });

  test('quote in English as English does', () => {
    expect(Object.entries(en.catalogue).filter(([, text]) => /[«»]/.test(text))).toEqual([]);
  });

  test('are all said somewhere', () => {
    const sources = sourcesOf('src/**/*.{ts,tsx}').filter((it) => !isTest(it.path));
    expect(unusedKeys(Object.keys(id.catalogue), sources, derivedKeys())).toEqual([]);
  });
});

/** Keys that the house puts together from the names that manifests list, and those of the log (audit/wording.ts). */
function derivedKeys(): string[] {
  const notices = capabilities.flatMap((it) => it.notices.flatMap((kind) => [kind, `${kind}.setting`]));
  return [...capabilities.flatMap((it) => it.auditEvents.map(eventText)), ...notices, ...logWords()];
}

/** `registry.innovation.publish` is told as `registry.event.innovation.publish`. */
function eventText(event: string): string {
  const [capability = '', ...rest] = event.split('.');
  return `${capability}.event.${rest.join('.')}`;
}

/** Names of things and fields in the log, and of the values of such a field. */
function logWords(): string[] {
  const keys = Object.keys(id.catalogue);
  const named = (key: string) => {
    const [capability, kind, field] = key.split('.');
    return kind === 'subject' || kind === 'field' ? `${capability}.${field}.` : null;
  };
  const fields = keys.map(named).filter((it) => it !== null);
  return keys.filter((key) => named(key) !== null || fields.some((field) => key.startsWith(field)));
}

describe('a planted message', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'tuntas-messages-'));
    mkdirSync(join(folder, 'src/a/messages'), { recursive: true });
    const write = (locale: string, texts: object) =>
      writeFileSync(join(folder, `src/a/messages/${locale}.json`), JSON.stringify(texts));
    write('id', { 'a.both': 'Halo {{name}}', 'a.only': 'Hanya', 'a.n_other': '{{count}} baris', 'a.empty': ' ' });
    write('en', {
      'a.both': 'Hello {{nam}}',
      'a.n_one': '{{count}} row',
      'a.n_other': '{{count}} rows',
      'a.empty': 'x',
    });
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('without its other language, its placeholder or any text is told', () => {
    const [left, right] = [gather('id', folder), gather('en', folder)];
    expect(left.faults).toEqual(['src/a/messages/id.json: a.empty has no text']);
    expect(differences(left.catalogue, right.catalogue)).toEqual([
      'a.both: placeholders {name} in id, {nam} in en',
      'a.only is missing in en',
    ]);
  });

  test('that nobody says is told', () => {
    const hole = (name: string) => `\${${name}}`;
    const templates = [`a.state.${hole('state')}`, `${hole('key')}.title`, `a.${hole('x')}.lead`];
    const sources = [{ path: 'src/a/x.ts', text: ["t('a.one')", ...templates.map((it) => `t(\`${it}\`)`)].join(';') }];
    const keys = ['a.one', 'a.one_other', 'a.state.open', 'a.stat', 'a.two.title', 'a.deep.two.lead', 'a.told'];
    expect(unusedKeys(keys, sources, ['a.told'])).toEqual(['a.stat', 'a.two.title']);
  });
});

describe('pages', () => {
  // The style guide shows the components with made-up records; it is no page of the product.
  test('say nothing that is not in the message files', () => {
    const pages = sourcesOf('src/**/*.tsx').filter((it) => !isTest(it.path) && !it.path.includes('style-guide'));
    expect(pages.length).toBeGreaterThan(40);
    expect(pages.flatMap(literalTexts)).toEqual([]);
  });

  test.each([
    ['<p>Halo dunia</p>', ['p.tsx:1 Halo dunia']],
    ["<p>{yes ? 'Ya' : t('a.no')}</p>", ['p.tsx:1 Ya']],
    ["<p>{name ?? 'tanpa nama'}</p>", ['p.tsx:1 tanpa nama']],
    ['<p>{`Baris`}</p>', ['p.tsx:1 Baris']],
    ['<input placeholder="nama" />', ['p.tsx:1 placeholder="nama"']],
    ['<Card title="Semua inovasi" />', ['p.tsx:1 title="Semua inovasi"']],
    ["<Field hint={'Isi dahulu'} />", ['p.tsx:1 hint="Isi dahulu"']],
    ['<p>{t("a.b")} · {n} × %</p>', []],
    ['<Field label={t("a.b")} name="nama" tone="urgent" />', []],
  ])('%s', (page, faults) => {
    expect(literalTexts({ path: 'p.tsx', text: `const a = ${page};` })).toEqual(faults);
  });
});
