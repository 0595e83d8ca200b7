import ts from 'typescript';
import { nodesOf, parse, placeOf, type Source } from './sources.ts';

/** Attributes whose value people read or hear. */
const spoken = new Set(['alt', 'title', 'placeholder', 'aria-label', 'aria-description', 'aria-roledescription']);
const spokenProp = /(?:^|[a-z])(?:text|label|hint|title|lead|heading|summary|caption|message|empty|legend)$/i;
const LETTERS = /\p{L}{2,}/u;
/** A word with a space or a capital: what a person would read, and no code such as `reading` or `submit`. */
const SENTENCE = /\p{L}\s+\p{L}|^\p{Lu}\p{Ll}/u;

/** Where a page says something to people that is not out of the message files. */
export function literalTexts(source: Source): string[] {
  const file = parse(source);
  const faults: string[] = [];
  for (const node of nodesOf(file)) {
    const text = literalOf(node);
    if (text) faults.push(`${placeOf(file, node)} ${text}`);
  }
  return faults;
}

function literalOf(node: ts.Node): string | null {
  if (ts.isJsxText(node)) return LETTERS.test(node.text) ? node.text.trim() : null;
  if (ts.isJsxAttribute(node)) return literalAttribute(node);
  if (ts.isJsxExpression(node) && !ts.isJsxAttribute(node.parent) && node.expression) return shown(node.expression);
  return null;
}

function literalAttribute(node: ts.JsxAttribute): string | null {
  const name = node.name.getText();
  const value = node.initializer;
  if (!value) return null;
  const text = ts.isStringLiteral(value) ? value.text : ts.isJsxExpression(value) ? textOf(value.expression) : null;
  if (text === null) return null;
  if (spoken.has(name)) return LETTERS.test(text) ? `${name}="${text}"` : null;
  return spokenProp.test(name) && SENTENCE.test(text) ? `${name}="${text}"` : null;
}

/** Literal text that an expression between tags shows, through choices and fallbacks. */
function shown(expression: ts.Expression): string | null {
  if (ts.isConditionalExpression(expression)) return shown(expression.whenTrue) ?? shown(expression.whenFalse);
  if (ts.isBinaryExpression(expression)) return shown(expression.right);
  if (ts.isParenthesizedExpression(expression)) return shown(expression.expression);
  const text = textOf(expression);
  return text !== null && LETTERS.test(text) ? text : null;
}

/** The fixed part of a literal or template. */
function textOf(expression: ts.Expression | undefined): string | null {
  if (!expression) return null;
  if (ts.isStringLiteralLike(expression)) return expression.text;
  if (!ts.isTemplateExpression(expression)) return null;
  return [expression.head.text, ...expression.templateSpans.map((span) => span.literal.text)].join(' ');
}
