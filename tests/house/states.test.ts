import { globSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ROOT, sourcesOf } from './sources.ts';

// A capability's README says its states in words; a state that the model knows and the page does not is told here.

/** Lists of states in a model: exported constants named `…States`. */
async function statesOf(file: string): Promise<readonly string[]> {
  const found = (await import(join(ROOT, file))) as Record<string, unknown>;
  return Object.entries(found).flatMap(([name, value]) => (/States$/.test(name) && Array.isArray(value) ? value : []));
}

const untold = (readme: string, states: readonly string[]): string[] =>
  states.filter((state) => !new RegExp(`\\b${state}\\b`).test(readme));

const models = globSync('src/**/{model.ts,model/states.ts}', { cwd: ROOT }).sort();
const folderOf = (file: string): string => file.replace(/\/model(?:\.ts|\/.*)$/, '');
const isCapability = (folder: string): boolean => /^src\/(?!platform)[^/]+$/.test(folder);
const stated = await Promise.all(
  models.map(async (file) => ({ folder: folderOf(file), states: await statesOf(file) })),
);
/** Every capability tells itself; a room inside one does when it has states of its own. */
const folders = [
  ...new Set(stated.filter((it) => isCapability(it.folder) || it.states.length > 0).map((it) => it.folder)),
];

describe('the README of', () => {
  test.each(folders)('%s names every state of its model', (folder) => {
    const states = stated.filter((it) => it.folder === folder).flatMap((it) => it.states);
    const readme = sourcesOf(`${folder}/README.md`)[0]?.text ?? '';
    expect(readme.length, `${folder}/README.md`).toBeGreaterThan(300);
    expect(untold(readme, states)).toEqual([]);
  });

  test('the registry has states to tell', () => {
    expect(stated.find((it) => it.folder === 'src/registry')?.states).toContain('being_solved');
  });

  test('a capability that forgot one is told', () => {
    expect(untold('states: `draft`, `published`', ['draft', 'with_admin', 'published'])).toEqual(['with_admin']);
  });
});
