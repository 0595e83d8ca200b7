import { describe, expect, test } from 'vitest';
import type { Page } from '#platform/http/route.ts';
import { inLocale } from '#platform/i18n/i18n.ts';
import { FirstPageSample, StyleGuide } from '#platform/ui/style-guide.tsx';
import type { Frame } from './layout/frame.ts';
import { renderDocument } from './layout.tsx';

const frame: Frame = {
  path: '/inovasi?q=%22a&urut=b',
  locale: 'id',
  theme: 'system',
  person: null,
  acting: null,
  support: null,
  menu: [{ text: 'Inovasi', href: '/inovasi', current: true }],
  help: null,
  flash: null,
  asset: (name) => `/assets/${name}`,
  siteName: 'Hub Uji',
  baseUrl: 'https://uji.go.id',
  now: new Date('2026-11-24T08:48:00Z'),
};

const shown = (page: Partial<Page>, over: Partial<Frame> = {}) => {
  const whole = { ...frame, ...over };
  return inLocale(whole.locale, () =>
    renderDocument({ title: 'Judul', body: <h1>Judul</h1>, ...page }, whole).join(''),
  );
};

const all = (html: string, pattern: RegExp) => [...html.matchAll(pattern)].map((match) => match[1] ?? '');

const written = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

describe('the document around a page', () => {
  test('says language, title, address and what the page is about', () => {
    const html = shown({ title: 'A & B', description: '"x"' });
    expect(html.startsWith('<!doctype html><html lang="id"><head><meta charset="utf-8"/>')).toBe(true);
    expect(html).toContain('<title>A &amp; B – Hub Uji</title>');
    expect(html).toContain('<meta name="description" content="&quot;x&quot;"/>');
    expect(html).toContain('<link rel="canonical" href="https://uji.go.id/inovasi"/>');
  });

  test('keeps pages out of search engines when told', () => {
    const html = shown({ noindex: true });
    expect(html).toContain('<meta name="robots" content="noindex"/>');
    expect(html).not.toContain('canonical');
  });

  test('takes the theme of the reader, or that of the device', () => {
    expect(shown({}, { theme: 'dark' })).toContain('<html lang="id" data-theme="tuntas-dark">');
    expect(shown({}, { theme: 'light' })).toContain('<meta name="color-scheme" content="light"/>');
    expect(shown({})).toContain('<meta name="color-scheme" content="light dark"/>');
  });

  test('is the same for everyone without account but for address and moment, and no address changes it', () => {
    const now = new Date('2026-11-24T09:48:00Z');
    for (const [n, path] of ['/a', '/inovasi?q=$&%22', `/x?q="<b>'&`].entries()) {
      const known = shown({}, { path, now });
      const anew = shown({}, { path, now, siteName: `Hub Baru ${n}` });
      expect(known).toBe(anew.replaceAll(`Hub Baru ${n}`, 'Hub Uji'));
      expect(all(known, /name="kembali" value="([^"]*)"/g)[0]).toBe(
        path.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;'),
      );
      expect(known).toContain('24 November 2026');
    }
  });

  test('is the same for all who find the same menu but for what is their own', () => {
    const acting = 'Admin hub';
    const people = [
      { name: `<Rina> & "Co" $&`, home: '/profil', switchRole: null },
      { name: '\u0001Budi', home: '/profil', switchRole: '/bertindak?kembali=%2Fx&y="<' },
      { name: 'Sari', home: '/profil' },
    ];
    const supports = [null, { name: 'Sari', until: new Date('2026-11-24T09:48:00Z'), end: '/akhiri' }];
    for (const [n, person] of people.entries())
      for (const [m, support] of supports.entries()) {
        const path = `/x?n=${n}&"<`;
        const known = shown({}, { path, person, acting, support });
        const anew = shown({}, { path, person, acting, support, siteName: `Hub Lain ${n} ${m}` });
        expect(known).toBe(anew.replaceAll(`Hub Lain ${n} ${m}`, 'Hub Uji'));
        expect(all(known, /<span class="person-name">([^<]*)</g)).toEqual(Array(2).fill(written(person.name)));
        const switches = all(known, /<a class="person-out" href="([^"]*)"/g);
        expect(switches).toEqual(person.switchRole ? Array(2).fill(written(person.switchRole)) : []);
        expect(known.includes('action="/keluar"')).toBe(support === null);
      }
    const other = shown({}, { person: people[0] ?? null, acting: 'Pendamping' });
    expect(other).toContain('Sebagai Pendamping');
    expect(other).not.toContain('Admin hub');
  });

  test('brings back to the visited page from the switches of language and theme', () => {
    const html = shown({}, { locale: 'en' });
    const back = all(html, /name="kembali" value="([^"]*)"/g);
    expect(back.length).toBeGreaterThanOrEqual(3);
    expect(new Set(back)).toEqual(new Set(['/inovasi?q=%22a&amp;urut=b']));
    expect(html).toContain('name="bahasa" value="id" lang="id"');
  });

  test('shows the person with role and the way out, or the way in', () => {
    expect(shown({})).toContain('href="/masuk"');
    const html = shown({}, { person: { name: '<Rina>', home: '/beranda' }, acting: 'Admin hub' });
    expect(html).toContain(
      '<span class="person-name">&lt;Rina></span><span class="person-role">Sebagai Admin hub</span>',
    );
    expect(html).toContain('<form action="/keluar" method="post" data-forget>');
    expect(html).not.toContain('href="/masuk"');
  });

  test('tells the message of the last action once, as a status', () => {
    expect(shown({}, { flash: 'Tersimpan.' })).toContain(
      '<div class="notice tone-success flash" role="status"><p class="notice-title">Tersimpan.</p></div>',
    );
    expect(shown({})).not.toContain('role="status"');
  });

  test('offers the help of the page above it, in the language of the reader, and none where there is none', () => {
    const html = shown({}, { help: 'app.home', locale: 'en' });
    expect(html).toContain(
      '<div class="page-top"><aside class="page-help" aria-label="Help" data-nosnippet><details><summary>Help for this page</summary>',
    );
    expect(html).toContain('<p><a href="/bantuan">Help for all pages</a></p></div></details></aside></div><main');
    expect(shown({}, { help: 'app.home' })).toContain('<summary>Bantuan halaman ini</summary>');
    for (const help of [null, 'app.no_such_page']) expect(shown({}, { help })).not.toContain('page-help');
  });

  test('loads only the scripts whose marks the page has, and those it names', () => {
    const scripts = (page: Partial<Page>) => all(shown(page), /<script type="module" src="([^"]+)"/g);
    expect(scripts({})).toEqual(['/assets/islands/dirty.js']);
    expect(scripts({ body: <textarea data-words="5" />, islands: ['map', 'dirty'] })).toEqual([
      '/assets/islands/dirty.js',
      '/assets/islands/wordcount.js',
      '/assets/islands/map.js',
    ]);
  });
});

describe.each([
  ['the style guide', <StyleGuide key="guide" />],
  ['the first page', <FirstPageSample key="first" />],
])('%s in the layout', (_, body) => {
  const html = shown({ body });

  test('passes a policy without inline styles and scripts', () => {
    expect(html).not.toMatch(/<[^>]+ (style|on[a-z]+)=/);
    expect(html).not.toMatch(/<script(?![^>]* src=)/);
    expect(html).not.toContain('<style');
  });

  test('has one h1, unique ids, and no reference into the void', () => {
    expect(html.match(/<h1/g)).toHaveLength(1);
    const ids = all(html, / id="([^"]+)"/g);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    const references = all(html, / (?:for|aria-describedby|aria-labelledby|list|data-similar-into)="([^"]+)"/g);
    expect(references.flatMap((it) => it.split(' ')).filter((id) => !ids.includes(id))).toEqual([]);
  });

  test('stays light: the document of a full page is far below the budget of a public page', async () => {
    const { gzipSync } = await import('node:zlib');
    expect(gzipSync(html).length).toBeLessThan(15_000);
  });
});
