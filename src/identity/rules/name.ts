/** The name as it is compared: small letters, no accents, signs or double spaces. Two names of one key are one name. */
export function nameKey(name: string): string {
  return name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** The name as it is kept: no spaces around it, one between words. */
export function tidyName(name: string): string {
  return name.replaceAll(/\s+/g, ' ').trim();
}
