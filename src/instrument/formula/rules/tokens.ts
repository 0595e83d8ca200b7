import { done, type Outcome, refused } from '#platform/outcome.ts';
import { type FormulaFault, LONGEST_FORMULA, type Span } from '../model.ts';

export type Token = { readonly at: Span; readonly text: string } & (
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'word' | 'mark' | 'end' }
);

const BLANK = /\s+/y;
const NUMBER = /(?:\d+(?:\.\d+)?|\.\d+)/y;
const WORD = /[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z0-9_]+)*/y;
const MARK = /<=|>=|<>|!=|==|[-+*/()=<>,;×÷−≤≥≠]/y;

/** Signs that people copy out of letters, and what they are here. */
const plainMarks: Readonly<Record<string, string>> = {
  '×': '*',
  '÷': '/',
  '−': '-',
  '≤': '<=',
  '≥': '>=',
  '≠': '!=',
  '<>': '!=',
  '==': '=',
  ';': ',',
};

/** The text cut into numbers, words and marks, an end behind them; the first sign that is none of these is refused. */
export function tokensOf(text: string): Outcome<readonly Token[], FormulaFault> {
  if (text.length > LONGEST_FORMULA)
    return refused({
      code: 'too_long',
      at: { from: LONGEST_FORMULA, to: text.length },
      wanted: String(LONGEST_FORMULA),
    });
  const tokens: Token[] = [];
  let from = matched(BLANK, text, 0).length;
  while (from < text.length) {
    const token = tokenAt(text, from);
    if (!token.ok) return token;
    tokens.push(token.value);
    from = token.value.at.to;
    from += matched(BLANK, text, from).length;
  }
  if (tokens.length === 0) return refused({ code: 'empty', at: { from: 0, to: text.length } });
  const end = text.trimEnd().length;
  return done([...tokens, { kind: 'end', text: '', at: { from: end, to: end } }]);
}

function tokenAt(text: string, from: number): Outcome<Token, FormulaFault> {
  const number = matched(NUMBER, text, from);
  if (number !== '') return numberAt(text, from, number);
  const word = matched(WORD, text, from);
  if (word !== '') return done({ kind: 'word', text: word, at: { from, to: from + word.length } });
  const mark = matched(MARK, text, from);
  if (mark !== '') return done({ kind: 'mark', text: plainMarks[mark] ?? mark, at: { from, to: from + mark.length } });
  const found = String.fromCodePoint(text.codePointAt(from) ?? 0);
  return refused({ code: 'strange_sign', at: { from, to: from + found.length }, found });
}

/** `12abc`, `1.2.3` and numbers beyond all bounds are none. */
function numberAt(text: string, from: number, number: string): Outcome<Token, FormulaFault> {
  const to = from + number.length;
  const rest = /^[A-Za-z0-9_.]+/.exec(text.slice(to))?.[0] ?? '';
  const value = Number(number);
  if (rest !== '' || !Number.isFinite(value))
    return refused({ code: 'strange_number', at: { from, to: to + rest.length }, found: (number + rest).slice(0, 40) });
  return done({ kind: 'number', value, text: number, at: { from, to } });
}

function matched(pattern: RegExp, text: string, from: number): string {
  pattern.lastIndex = from;
  return pattern.exec(text)?.[0] ?? '';
}
