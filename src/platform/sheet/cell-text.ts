/** A character that XML cannot carry is written as `_x000D_` (ECMA-376 part 1, 22.9.2.19), seven for one. */
const ESCAPE = /_x([0-9a-f]{4})_/gi;
const ESCAPE_LENGTH = 7;

export function unescapeText(text: string): string {
  return text.includes('_x') ? text.replace(ESCAPE, (_, code) => String.fromCharCode(Number.parseInt(code, 16))) : text;
}

/** Collects the pieces of one text, but never more than a cell of the limit could need. */
export interface Collector {
  text: string;
  tooLong: boolean;
}

export function collect(collector: Collector, piece: string, limit: number): void {
  if (collector.text.length + piece.length > limit * ESCAPE_LENGTH) collector.tooLong = true;
  else collector.text += piece;
}

/** A copy that does not keep alive the large piece of the file that the text was cut from. */
export function detached(text: string): string {
  return text.length < 13 ? text : ` ${text}`.slice(1);
}
