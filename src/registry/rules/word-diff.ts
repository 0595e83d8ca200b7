export type DiffPiece = { readonly kind: 'same' | 'removed' | 'added'; readonly text: string };

/** Beyond this many comparisons the middle is told as replaced whole: 2,000 changed words a side take about 20 ms. */
const MOST_CELLS = 4_000_000;

/** What changed from one text to the other, word by word; spaces and line breaks belong to the word before them. */
export function wordDiff(before: string, after: string): readonly DiffPiece[] {
  const [a, b] = [wordsIn(before), wordsIn(after)];
  const head = sharedHead(a, b);
  const tail = sharedTail(a.slice(head), b.slice(head));
  const middle = diffMiddle(a.slice(head, a.length - tail), b.slice(head, b.length - tail));
  const same = (words: readonly string[]) => words.map((text) => ({ kind: 'same' as const, text }));
  return joined([...same(a.slice(0, head)), ...middle, ...same(a.slice(a.length - tail))]);
}

function wordsIn(text: string): readonly string[] {
  return text.match(/\S+\s*|\s+/gu) ?? [];
}

function sharedHead(a: readonly string[], b: readonly string[]): number {
  let n = 0;
  while (n < a.length && n < b.length && a[n] === b[n]) n += 1;
  return n;
}

function sharedTail(a: readonly string[], b: readonly string[]): number {
  let n = 0;
  while (n < a.length && n < b.length && a[a.length - 1 - n] === b[b.length - 1 - n]) n += 1;
  return n;
}

/** Longest common subsequence of words (Wagner–Fischer table), read from its front. */
function diffMiddle(a: readonly string[], b: readonly string[]): readonly DiffPiece[] {
  const removed = a.map((text) => ({ kind: 'removed' as const, text }));
  const added = b.map((text) => ({ kind: 'added' as const, text }));
  if (a.length === 0 || b.length === 0 || a.length * b.length > MOST_CELLS) return [...removed, ...added];
  const width = b.length + 1;
  const common = commonTable(a, b, width);
  const pieces: DiffPiece[] = [];
  let [i, j] = [0, 0];
  while (i < a.length && j < b.length) {
    if (a[i] === b[j]) {
      pieces.push({ kind: 'same', text: a[i] ?? '' });
      i += 1;
      j += 1;
    } else if ((common[(i + 1) * width + j] ?? 0) >= (common[i * width + j + 1] ?? 0)) {
      pieces.push({ kind: 'removed', text: a[i] ?? '' });
      i += 1;
    } else {
      pieces.push({ kind: 'added', text: b[j] ?? '' });
      j += 1;
    }
  }
  return [...pieces, ...removed.slice(i), ...added.slice(j)];
}

/** At [i, j]: how many words the rests of both texts have in common. */
function commonTable(a: readonly string[], b: readonly string[], width: number): Uint32Array {
  const common = new Uint32Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      common[i * width + j] =
        a[i] === b[j]
          ? (common[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(common[(i + 1) * width + j] ?? 0, common[i * width + j + 1] ?? 0);
    }
  }
  return common;
}

/** Neighbours of one kind as one piece. */
function joined(pieces: readonly DiffPiece[]): readonly DiffPiece[] {
  const result: DiffPiece[] = [];
  for (const piece of pieces) {
    const last = result.at(-1);
    if (last?.kind === piece.kind) result[result.length - 1] = { kind: piece.kind, text: last.text + piece.text };
    else result.push(piece);
  }
  return result;
}
