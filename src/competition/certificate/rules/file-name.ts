const LONGEST = 60;

/** Letters that any computer takes in the name of a file; '' when the name has none of them. */
function plainName(name: string): string {
  const letters = name.normalize('NFKD').replaceAll(/\p{M}/gu, '');
  return letters
    .replaceAll(/[^A-Za-z0-9]+/g, '-')
    .slice(0, LONGEST)
    .replaceAll(/^-+|-+$/g, '');
}

/** `0007-Sari-Ulina-Ginting.pdf`: the number in the edition keeps two of one name apart and the files in order. */
export function pdfName(no: number, name: string): string {
  return [String(no).padStart(4, '0'), plainName(name)]
    .filter((it) => it !== '')
    .join('-')
    .concat('.pdf');
}

/** `cetak-0001-0050.pdf` */
export function printName(first: number, last: number): string {
  const four = (no: number) => String(no).padStart(4, '0');
  return `cetak-${four(first)}-${four(last)}.pdf`;
}
