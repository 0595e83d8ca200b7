type Part = { readonly kind: 'text' | 'list'; readonly lines: string[] };
const BULLET = /^\s*[-–•*]\s+/;

/** Paragraphs by empty lines, lists by their bullets. */
export function partsOf(text: string): readonly Part[] {
  const parts: Part[] = [];
  let apart = true;
  for (const line of text.split('\n')) {
    const kind = BULLET.test(line) ? 'list' : 'text';
    const last = parts.at(-1);
    if (line.trim() === '') apart = true;
    else {
      const said = line.replace(BULLET, '').trim();
      if (last && !apart && last.kind === kind) last.lines.push(said);
      else parts.push({ kind, lines: [said] });
      apart = false;
    }
  }
  return parts;
}
