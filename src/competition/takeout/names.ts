const LONGEST = 120;
/** Names that Windows keeps for devices, with any ending. */
const device = /^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;

/** A name that every system takes as one file of one folder; its ending stays. */
export function safeName(given: string): string {
  const clean = given
    .toWellFormed()
    .normalize('NFC')
    .replaceAll(/[\p{C}"*/:<>?\\|]/gu, '')
    .replace(/^[.\s]+/u, '')
    .replace(/[.\s]+$/u, '');
  const [stem, ending] = parted(clean);
  const cut = [...stem]
    .slice(0, LONGEST - ending.length)
    .join('')
    .trimEnd();
  const name = `${cut === '' ? 'berkas' : cut}${ending}`;
  return device.test(name) ? `_${name}` : name;
}

/** Stem and ending, the ending with its dot; '' when there is none. */
function parted(name: string): readonly [stem: string, ending: string] {
  const [ending] = /\.[\p{L}\p{N}]{1,8}$/u.exec(name) ?? [''];
  return [name.slice(0, name.length - ending.length), ending];
}

/** The name, numbered when the folder has it already in whichever letters, small or large; `taken` remembers it. */
export function uniqueIn(taken: Set<string>, name: string): string {
  const [stem, ending] = parted(name);
  let unique = name;
  for (let n = 2; taken.has(unique.toLowerCase()); n += 1) unique = `${stem} (${n})${ending}`;
  taken.add(unique.toLowerCase());
  return unique;
}
