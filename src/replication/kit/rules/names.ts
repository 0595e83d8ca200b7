const LONGEST = 100;
/** Names that Windows keeps for devices, with any ending. */
const device = /^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;

/** A name that every system takes as one file of one folder; its ending stays. */
function safeName(given: string): string {
  const clean = given
    .toWellFormed()
    .normalize('NFC')
    .replaceAll(/[\p{C}"*/:<>?\\|]/gu, '')
    .replace(/^[.\s]+/u, '')
    .replace(/[.\s]+$/u, '');
  const [ending] = /\.[\p{L}\p{N}]{1,8}$/u.exec(clean) ?? [''];
  const stem = [...clean.slice(0, clean.length - ending.length)]
    .slice(0, LONGEST - ending.length)
    .join('')
    .trimEnd();
  const name = `${stem === '' ? 'berkas' : stem}${ending}`;
  return device.test(name) ? `_${name}` : name;
}

/** The papers' names in the archive: their place first, so that no two are alike and the owner's order stays. */
export function namesOf(originals: readonly string[]): readonly string[] {
  return originals.map((it, at) => `${String(at + 1).padStart(2, '0')} ${safeName(it)}`);
}
