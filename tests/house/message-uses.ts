import ts from 'typescript';
import { nodesOf, parse, type Source } from './sources.ts';

const PLURAL = /_(?:one|other|zero|two|few|many)$/;
const quoted = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
/** A template says enough when its beginning names at least a capability. */
const NAMED = /^[a-z]+\./;

type Uses = { readonly literal: ReadonlySet<string>; readonly patterns: readonly RegExp[] };

/** The texts and templates of a source that may be message keys. */
function usesOf(source: Source): Uses {
  const literal = new Set<string>();
  const patterns: RegExp[] = [];
  for (const node of nodesOf(parse(source))) {
    if (ts.isStringLiteralLike(node)) {
      literal.add(node.text);
    } else if (ts.isTemplateExpression(node)) {
      const parts = [node.head.text, ...node.templateSpans.map((span) => span.literal.text)];
      if (NAMED.test(parts[0] ?? '')) patterns.push(new RegExp(`^${parts.map(quoted).join('[\\w.-]+')}$`));
    }
  }
  return { literal, patterns };
}

/** Keys that no source names, neither whole nor by a template such as `registry.state.${state}`. */
export function unusedKeys(keys: readonly string[], sources: readonly Source[], also: readonly string[]): string[] {
  const uses = sources.map(usesOf);
  const literal = new Set([...also, ...uses.flatMap((it) => [...it.literal])]);
  const patterns = uses.flatMap((it) => it.patterns);
  return keys.filter((key) => {
    const base = key.replace(PLURAL, '');
    return !literal.has(base) && !literal.has(key) && !patterns.some((pattern) => pattern.test(base));
  });
}
