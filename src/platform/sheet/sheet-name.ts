const LONGEST_NAME = 31;
const FORBIDDEN = /[[\]:*?/\\\p{Cc}]/gu;
const RESERVED = 'history';

/** Names that Excel accepts as the names of sheets, near to those wanted, and no two alike. */
export function sheetNames(wanted: readonly string[]): string[] {
  const taken = new Set<string>([RESERVED]);
  return wanted.map((name, place) => {
    const accepted = untaken(acceptable(name) || `Sheet${place + 1}`, taken);
    taken.add(accepted.toLowerCase());
    return accepted;
  });
}

function acceptable(name: string): string {
  const plain = name.toWellFormed().replace(FORBIDDEN, ' ').replace(/\s+/g, ' ').trim();
  return cut(plain.replace(/^'+|'+$/g, ''), LONGEST_NAME);
}

function untaken(name: string, taken: ReadonlySet<string>): string {
  let candidate = name;
  for (let count = 2; taken.has(candidate.toLowerCase()); count++) {
    const mark = ` (${count})`;
    candidate = cut(name, LONGEST_NAME - mark.length) + mark;
  }
  return candidate;
}

/** The first characters, with no half of one at the end, and no space or apostrophe there either. */
const cut = (name: string, length: number) =>
  name
    .slice(0, length)
    .toWellFormed()
    .replace(/[\s'�]+$/u, '');
