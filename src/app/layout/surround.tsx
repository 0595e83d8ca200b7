import { renderToString } from 'preact-render-to-string';
import { formatMoment } from '#platform/dates.ts';
import { Footer } from './footer.tsx';
import type { Frame } from './frame.ts';
import { Header } from './header.tsx';

export type Surround = { readonly header: string; readonly footer: string };

/** Stand where the address, the moment and what is the reader's own will stand; no text of ours holds them. */
const PATH = '\u0001';
const MOMENT = '\u0002';
const NAME = '\u0003';
const SWITCH = '\u0004';
const STANDS_FOR = new RegExp(`[${PATH}${MOMENT}${NAME}${SWITCH}]`, 'g');
const MOST = 400;
const headers = new Map<string, string>();
const footers = new Map<string, string>();

/**
 * What stands above and below a page, as HTML. For all who find the same menu it is the same but for address, moment and name: rendered
 * once for each role, place of the menu, language and look, and filled in from then on.
 */
export function surroundOf(frame: Frame): Surround {
  const { locale, theme, siteName, baseUrl, menu, person, acting, support } = frame;
  const blank = { ...frame, path: PATH, person: person && { ...person, name: NAME, switchRole: switchOf(person) } };
  const common = [locale, theme, siteName, baseUrl, support !== null];
  const headerKey = JSON.stringify([...common, menu, blank.person, acting]);
  const header = kept(headers, headerKey, () => renderToString(<Header frame={blank} />));
  const footer = kept(footers, JSON.stringify(common), () => renderToString(<Footer frame={blank} moment={MOMENT} />));
  const values: Readonly<Record<string, string>> = {
    [PATH]: escaped(frame.path),
    [MOMENT]: formatMoment(frame.now),
    [NAME]: escaped(person?.name ?? ''),
    [SWITCH]: escaped(person?.switchRole ?? ''),
  };
  const filled = (html: string) => html.replace(STANDS_FOR, (sign) => values[sign] ?? '');
  return { header: filled(header), footer: filled(footer) };
}

const switchOf = (person: NonNullable<Frame['person']>) => (person.switchRole ? SWITCH : null);

function kept(known: Map<string, string>, key: string, render: () => string): string {
  const found = known.get(key);
  if (found !== undefined) return found;
  const html = render();
  if (known.size >= MOST) known.clear();
  known.set(key, html);
  return html;
}

const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '"': '&quot;' };

/** As the renderer writes texts and attributes. */
const escaped = (text: string): string => text.replaceAll(/[&<"]/g, (sign) => signs[sign] ?? sign);
