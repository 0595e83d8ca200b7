import { wordDiff } from './word-diff.ts';

type Edit = { readonly from: number; readonly to: number; readonly text: string; readonly side: 'stored' | 'typed' };
type Knot = { readonly from: number; to: number; readonly edits: Edit[] };

/**
 * A first suggestion for one text out of two that began as the same: each side's changes where they do not touch, and
 * both texts one after the other where they do. It is for a person to put right; no changed word is left out.
 */
export function mixText(base: string, stored: string, typed: string): string {
  const edits = [...editsOf(base, stored, 'stored'), ...editsOf(base, typed, 'typed')];
  let [text, at] = ['', 0];
  for (const knot of knotsOf(edits)) {
    text += base.slice(at, knot.from) + untied(base, knot);
    at = knot.to;
  }
  return text + base.slice(at);
}

/** What one side did to the base, by its letters. */
function editsOf(base: string, text: string, side: Edit['side']): readonly Edit[] {
  const edits: Edit[] = [];
  let at = 0;
  let open: { from: number; text: string } | null = null;
  const close = () => {
    if (open) edits.push({ from: open.from, to: at, text: open.text, side });
    open = null;
  };
  for (const piece of wordDiff(base, text)) {
    if (piece.kind === 'same') close();
    else open ??= { from: at, text: '' };
    if (piece.kind === 'added' && open) open.text += piece.text;
    if (piece.kind !== 'added') at += piece.text.length;
  }
  close();
  return edits;
}

/** Edits that touch each other, together. */
function knotsOf(edits: readonly Edit[]): readonly Knot[] {
  const knots: Knot[] = [];
  for (const edit of [...edits].sort((a, b) => a.from - b.from || a.to - b.to)) {
    const last = knots.at(-1);
    if (last && (edit.from < last.to || edit.from === last.from)) {
      last.edits.push(edit);
      last.to = Math.max(last.to, edit.to);
    } else knots.push({ from: edit.from, to: edit.to, edits: [edit] });
  }
  return knots;
}

function untied(base: string, knot: Knot): string {
  const texts = (['stored', 'typed'] as const).flatMap((side) => {
    const own = knot.edits.filter((edit) => edit.side === side);
    return own.length > 0 ? [sideOf(base, knot, own)] : [];
  });
  const [first = '', second] = texts;
  if (second === undefined || second === first) return first;
  return /\s$/.test(first) || first === '' || second === '' ? first + second : `${first} ${second}`;
}

/** The stretch of a knot as one side has it. */
function sideOf(base: string, knot: Knot, edits: readonly Edit[]): string {
  let [text, at] = ['', knot.from];
  for (const edit of edits) {
    text += base.slice(at, edit.from) + edit.text;
    at = edit.to;
  }
  return text + base.slice(at, knot.to);
}
