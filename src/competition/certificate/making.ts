import type { Maker, Piece } from './actions/make.ts';
import { certificatePdf, type Press, type Printed } from './print.ts';
import type { ToMake } from './queries/files.ts';
import { pdfName, printName } from './rules/file-name.ts';

/** Sets each certificate into a PDF of its own, or all of a step into one for the printer. */
export function makerFor(press: Press): Maker {
  return async (certificates, form) => {
    if (form === 'print') return printed(certificates, press);
    const pieces: Piece[] = [];
    for (const it of certificates)
      pieces.push({ no: it.no, name: pdfName(it.no, it.content.name), bytes: await certificatePdf([it], press) });
    return pieces;
  };
}

async function printed(certificates: readonly ToMake[], press: Press): Promise<readonly Piece[]> {
  const [first, ...rest] = certificates;
  if (!first) return [];
  const last = rest.at(-1) ?? first;
  const sheets: readonly [Printed, ...Printed[]] = [first, ...rest];
  return [{ no: first.no, name: printName(first.no, last.no), bytes: await certificatePdf(sheets, press) }];
}
