import type { ComponentChildren } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Page } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import type { Frame } from './layout/frame.ts';
import { SupportBanner } from './layout/header.tsx';
import { pageHelp } from './layout/page-help.tsx';
import { surroundOf } from './layout/surround.tsx';

/** Which island a page needs is read off its own HTML, so that no page can forget one. */
const islandMarks: Readonly<Record<string, string>> = {
  '<form': 'dirty',
  ' data-words=': 'wordcount',
  ' data-similar-url=': 'similar',
  ' data-filter': 'filter',
  ' data-poll-url=': 'poll',
  ' data-upload=': 'upload',
};
/** One walk through the page instead of one for each mark. */
const anyMark = new RegExp(Object.keys(islandMarks).join('|'), 'g');

function islandsOf(page: Page, body: readonly string[]): readonly string[] {
  const marks = new Set(body.flatMap((piece) => piece.match(anyMark) ?? []));
  const marked = [...marks].flatMap((mark) => islandMarks[mark] ?? []);
  return [...new Set([...marked, ...(page.islands ?? [])])];
}

const themeNames = { light: 'tuntas', dark: 'tuntas-dark', system: undefined } as const;

/** The whole HTML document of a page, in pieces that follow each other: put together only to be written out, it would be copied once more. */
export function renderDocument(page: Page, frame: Frame): readonly string[] {
  const { header, footer } = surroundOf(frame);
  const trail = renderToString(<Trail trail={page.trail} />);
  const top = `<div class="page-top">${trail}${pageHelp(frame.help)}</div>`;
  const main = renderToString(<Main page={page} frame={frame} />);
  const start = renderToString(<Start frame={frame} />);
  const width = page.width === 'wide' ? 'page page-wide' : 'page';
  const body = [
    `<body class="${width}">${start}`,
    header,
    `<div class="wrap page-main">${top}`,
    main,
    `</div>${footer}`,
  ];
  const head = renderToString(<Head page={page} frame={frame} islands={islandsOf(page, body)} />);
  const theme = themeNames[frame.theme];
  const root = `<html lang="${frame.locale}"${theme ? ` data-theme="${theme}"` : ''}>`;
  return [`<!doctype html>${root}${head}`, ...body, '</body></html>'];
}

function Head({
  page,
  frame,
  islands,
}: {
  readonly page: Page;
  readonly frame: Frame;
  readonly islands: readonly string[];
}) {
  const title = page.title === frame.siteName ? page.title : `${page.title} – ${frame.siteName}`;
  const address = frame.baseUrl + (page.canonical ?? frame.path.split('?')[0]);
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{title}</title>
      {page.description ? <meta name="description" content={page.description} /> : null}
      {page.noindex ? <meta name="robots" content="noindex" /> : <link rel="canonical" href={address} />}
      <ThemeMeta theme={frame.theme} />
      <link rel="preload" href={frame.asset('inter.woff2')} as="font" type="font/woff2" crossorigin="anonymous" />
      <link rel="stylesheet" href={frame.asset('app.css')} />
      <link rel="icon" href={frame.asset('favicon.svg')} type="image/svg+xml" />
      <meta property="og:title" content={page.title} />
      <meta property="og:type" content="website" />
      <meta property="og:site_name" content={frame.siteName} />
      <meta property="og:url" content={address} />
      <meta property="og:locale" content={frame.locale === 'id' ? 'id_ID' : 'en_GB'} />
      {page.description ? <meta property="og:description" content={page.description} /> : null}
      {page.head}
      {islands.map((name) => (
        <script key={name} type="module" src={frame.asset(`islands/${name}.js`)} />
      ))}
    </head>
  );
}

const bandColours = { light: '#0b4f54', dark: '#0c2427' } as const;

function ThemeMeta({ theme }: { readonly theme: Frame['theme'] }) {
  if (theme !== 'system') {
    return (
      <>
        <meta name="color-scheme" content={theme} />
        <meta name="theme-color" content={bandColours[theme]} />
      </>
    );
  }
  return (
    <>
      <meta name="color-scheme" content="light dark" />
      <meta name="theme-color" content={bandColours.light} media="(prefers-color-scheme: light)" />
      <meta name="theme-color" content={bandColours.dark} media="(prefers-color-scheme: dark)" />
    </>
  );
}

function Start({ frame }: { readonly frame: Frame }) {
  return (
    <>
      <a class="skip" href="#isi">
        {t('app.skip')}
      </a>
      <SupportBanner support={frame.support} />
    </>
  );
}

function Main({ page, frame }: { readonly page: Page; readonly frame: Frame }) {
  return (
    <main id="isi" tabindex={-1} class={page.width === 'reading' ? 'reading' : undefined}>
      <Flash text={frame.flash} />
      {page.body}
    </main>
  );
}

function Flash({ text }: { readonly text: string | null }): ComponentChildren {
  if (!text) return null;
  return (
    <div class="notice tone-success flash" role="status">
      <p class="notice-title">{text}</p>
    </div>
  );
}

function Trail({ trail }: { readonly trail: Page['trail'] }) {
  if (!trail || trail.length === 0) return null;
  return (
    <nav class="trail" aria-label={t('app.trail')}>
      <ol>
        {trail.map((step) => (
          <li key={step.href}>
            <a href={step.href}>{step.text}</a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
