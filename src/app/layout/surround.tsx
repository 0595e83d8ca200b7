import { renderToString } from 'preact-render-to-string';
import { formatMoment } from '#platform/dates.ts';
import { Footer } from './footer.tsx';
import type { Frame } from './frame.ts';
import { Header } from './header.tsx';

export type Surround = { readonly header: string; readonly footer: string };

/** Stand where the address and the moment of a visit will stand; no text of ours holds them. */
const PATH = '\u0001';
const MOMENT = '\u0002';
const MOST = 200;
const kept = new Map<string, Surround>();

/**
 * What stands above and below a page, as HTML. For those without account it is the same but for address and moment: rendered
 * once for each place of the menu, language and look, and filled in from then on.
 */
export function surroundOf(frame: Frame): Surround {
  const moment = formatMoment(frame.now);
  if (frame.person || frame.support) return rendered(frame, moment);
  const { header, footer } = keptFor(frame);
  const fill = (html: string) => html.split(PATH).join(escaped(frame.path)).split(MOMENT).join(moment);
  return { header: fill(header), footer: fill(footer) };
}

function keptFor(frame: Frame): Surround {
  const { locale, theme, siteName, baseUrl, menu } = frame;
  const key = JSON.stringify([locale, theme, siteName, baseUrl, menu]);
  const known = kept.get(key);
  if (known) return known;
  const surround = rendered({ ...frame, path: PATH }, MOMENT);
  if (kept.size >= MOST) kept.clear();
  kept.set(key, surround);
  return surround;
}

function rendered(frame: Frame, moment: string): Surround {
  return {
    header: renderToString(<Header frame={frame} />),
    footer: renderToString(<Footer frame={frame} moment={moment} />),
  };
}

const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '"': '&quot;' };

/** As the renderer writes texts and attributes. */
const escaped = (text: string): string => text.replaceAll(/[&<"]/g, (sign) => signs[sign] ?? sign);
