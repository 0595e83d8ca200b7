// Renders every component into .cache/style-guide/index.html with the built assets beside it, to be looked at in a browser.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { buildAssets, type Manifest } from './assets.ts';
import { compile } from './messages.ts';

const root = join(import.meta.dirname, '..');
const target = join(root, '.cache/style-guide');

const source = `
import { h } from 'preact';
import { renderDocument } from './src/app/layout.tsx';
import { inLocale } from './src/platform/i18n/i18n.ts';
import { FirstPageSample, StyleGuide } from './src/platform/ui/style-guide.tsx';
const trail = [{ text: 'Beranda', href: '#beranda' }, { text: 'Panduan', href: '#panduan' }];
const all = { title: 'Panduan tampilan', body: h(StyleGuide, {}), trail };
const first = { title: 'Halaman pertama', body: h(FirstPageSample, {}) };
export const render = (frame, which) =>
  inLocale(frame.locale, () => renderDocument(which === 'first' ? first : all, frame));
`;

async function renderer(): Promise<{ render: (frame: object, which: 'all' | 'first') => string }> {
  const outfile = join(root, '.cache/style-guide.mjs');
  await build({
    absWorkingDir: root,
    stdin: { contents: source, resolveDir: root, loader: 'tsx' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    outfile,
    logLevel: 'silent',
  });
  return import(`${outfile}?${Date.now()}`);
}

compile();
rmSync(target, { recursive: true, force: true });
await buildAssets(join(target, 'assets'));
const manifest = JSON.parse(readFileSync(join(target, 'assets/manifest.json'), 'utf8')) as Manifest;
const { render } = await renderer();
const menu = ['Beranda', 'Inovasi', 'Masalah', 'Instansi', 'Impor'].map((text, index) => ({
  text,
  href: `#menu-${index}`,
  current: index === 1,
}));
for (const theme of ['light', 'dark', 'system']) {
  const frame = {
    path: '/panduan',
    locale: 'id',
    theme,
    person: theme === 'system' ? null : { name: 'Rina Sembiring', home: '#beranda-saya' },
    acting: 'Admin hub',
    menu,
    flash: 'Inovasi diterbitkan dan kini dapat dicari semua orang.',
    asset: (name: string) => `assets/${manifest[name] ?? name}`,
    siteName: 'Hub Inovasi Sumatera Utara',
    baseUrl: 'https://contoh.go.id',
    now: new Date('2026-11-24T08:48:00Z'),
  };
  writeFileSync(join(target, `${theme}.html`), render(frame, 'all'));
  writeFileSync(join(target, `first-${theme}.html`), render({ ...frame, person: null, flash: null }, 'first'));
}
console.log('style guide: .cache/style-guide/{,first-}{light,dark,system}.html');
