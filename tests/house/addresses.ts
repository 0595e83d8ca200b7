import { globSync } from 'node:fs';
import { join } from 'node:path';
import { newId } from '../../src/platform/ids.ts';
import { ROOT } from './sources.ts';

export type Address = {
  readonly name: string;
  readonly file: string;
  readonly pattern: string;
  readonly to: (...given: unknown[]) => string;
};

/** Every address of the house, out of each paths.ts. */
export async function allAddresses(): Promise<readonly Address[]> {
  const found: Address[] = [];
  for (const file of globSync('src/**/paths.ts', { cwd: ROOT }).sort()) {
    const { paths } = (await import(join(ROOT, file))) as { paths: Record<string, Omit<Address, 'name' | 'file'>> };
    for (const [name, { pattern, to }] of Object.entries(paths)) found.push({ name, file, pattern, to });
  }
  return found;
}

/** The expression that a pattern such as `/inovasi/:id/kontak` stands for. */
export function expressionOf(pattern: string): RegExp {
  const parts = pattern.split('/').map((part) => {
    const [, expression] = /^:\w+\{(.+)\}$/.exec(part) ?? [];
    return expression ?? (part.startsWith(':') ? '[^/]+' : part.replaceAll('.', '\\.'));
  });
  return new RegExp(`^${parts.join('/')}$`);
}

/** A visited path for the pattern: each parameter is filled by name, an unknown one with an id that nothing has. */
export function pathOf(pattern: string, values: Readonly<Record<string, string>> = {}): string {
  return pattern.replaceAll(/:(\w+)(?:\{[^}]*\})?/g, (_whole, name: string) => values[name] ?? newId<'Any'>());
}
