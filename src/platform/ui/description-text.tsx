import type { ComponentChildren } from 'preact';
import { hitEnd, hitStart } from './hit-marks.ts';

const ADDRESS = /https?:\/\/[^\s<>"']+/g;
const BULLET = /^\s*[-•*–]\s+/;

export type Piece = { readonly text: string; readonly href: string | null };

/** Text cut into plain pieces and web addresses (http and https only; other schemes stay text). */
export function piecesOf(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const match of text.matchAll(ADDRESS)) {
    const href = trimmed(match[0]);
    if (!URL.canParse(href)) continue;
    if (match.index > end) pieces.push({ text: text.slice(end, match.index), href: null });
    pieces.push({ text: href, href });
    end = match.index + href.length;
  }
  if (end < text.length) pieces.push({ text: text.slice(end), href: null });
  return pieces;
}

/** Without the punctuation of the sentence around it; a closing bracket stays when the address opened it. */
function trimmed(address: string): string {
  const bare = address.replace(/[.,;:!?]+$/, '');
  if (!bare.endsWith(')') || bare.includes('(')) return bare;
  return trimmed(bare.slice(0, -1));
}

function Line({ text }: { readonly text: string }) {
  return (
    <>
      {piecesOf(text).map((piece, index) =>
        piece.href ? (
          <a key={index} href={piece.href} rel="nofollow noopener ugc">
            {piece.text}
          </a>
        ) : (
          piece.text
        ),
      )}
    </>
  );
}

/** Plain text that people wrote, as paragraphs, line breaks and lists; web addresses become links, nothing else is markup. */
export function DescriptionText({ text }: { readonly text: string }) {
  const blocks = text
    .replaceAll('\r\n', '\n')
    .trim()
    .split(/\n\s*\n/);
  return <div class="prose">{blocks.map(block)}</div>;
}

function block(text: string, index: number): ComponentChildren {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  if (lines.length > 0 && lines.every((line) => BULLET.test(line))) {
    return (
      <ul key={index}>
        {lines.map((line, at) => (
          <li key={at}>
            <Line text={line.replace(BULLET, '')} />
          </li>
        ))}
      </ul>
    );
  }
  return (
    <p key={index}>
      {lines.map((line, at) => [at > 0 ? <br key={`br-${line}`} /> : null, <Line key={line} text={line} />])}
    </p>
  );
}

/** A search snippet with its hits marked; the text between is escaped like any other. */
export function Highlighted({ text }: { readonly text: string }) {
  const parts = text.split(hitStart);
  return (
    <>
      {parts.map((part, index) => {
        if (index === 0) return part;
        const [hit = '', after = ''] = part.split(hitEnd);
        return [<mark key={`${index}-${hit}`}>{hit}</mark>, after];
      })}
    </>
  );
}
