import { impactCode } from './impact.ts';

const QUOTE = 39;
const COMMA = 44;
const COLON = 58;
const A = 65;
const B = 66;
const ZERO = 48;
const NINE = 57;

const isDigit = (sign: number): boolean => sign >= ZERO && sign <= NINE;

/**
 * Reads a tsvector as PostgreSQL writes it, `'layan':1A,7 'warga':3B`, and tells each lexeme with the byte of its weight;
 * answers how many places of words there are. Our lexemes hold letters and digits only, so that none holds a quote.
 */
export function readVector(text: string, tell: (lexeme: string, code: number) => void): number {
  let [at, all] = [0, 0];
  while (text.charCodeAt(at) === QUOTE) {
    const end = text.indexOf("'", at + 1);
    const places = readPlaces(text, end + 1);
    tell(text.slice(at + 1, end), impactCode(places.title, places.summary, places.rest));
    all += places.title + places.summary + places.rest;
    at = places.end + 1;
  }
  return all;
}

/** `:1A,7` from behind a lexeme on: how many places have the weight of the title, of the summary and none. */
function readPlaces(text: string, from: number) {
  const found = { title: 0, summary: 0, rest: 0, end: from };
  let at = from;
  for (let sign = text.charCodeAt(at); sign === COLON || sign === COMMA; sign = text.charCodeAt(at)) {
    do at += 1;
    while (isDigit(text.charCodeAt(at)));
    const weight = text.charCodeAt(at);
    if (weight === A) found.title += 1;
    else if (weight === B) found.summary += 1;
    else found.rest += 1;
    if (weight === A || weight === B) at += 1;
  }
  found.end = at;
  return found;
}
