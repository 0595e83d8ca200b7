// Gathers src/*/messages/{id,en}.json into one file a language, and the types of all; missing keys and unequal placeholders end the build.
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
/** Texts stand apart from the program: in it the engine would hold each twice, as its source and as what it says. */
const compiled = join(root, 'src/platform/i18n/compiled');
type Catalogue = Record<string, string>;

const PLURAL = /_(one|other|zero|two|few|many)$/;

export function placeholdersOf(text: string): string[] {
  return [...new Set([...text.matchAll(/\{\{\s*(\w+)[^}]*\}\}/g)].map((match) => match[1] ?? ''))].sort();
}

export function gather(locale: string, folder: string = root): { catalogue: Catalogue; faults: string[] } {
  const catalogue: Catalogue = {};
  const faults: string[] = [];
  for (const file of globSync(`src/**/messages/${locale}.json`, { cwd: folder }).sort()) {
    const found = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Catalogue;
    for (const [key, text] of Object.entries(found)) {
      if (key in catalogue) faults.push(`${file}: ${key} stands twice`);
      if (typeof text !== 'string' || text.trim() === '') faults.push(`${file}: ${key} has no text`);
      catalogue[key] = text;
    }
  }
  return { catalogue, faults };
}

/** What differs between two languages: keys (plural endings apart) and placeholders. */
export function differences(id: Catalogue, en: Catalogue): string[] {
  const group = (from: Catalogue) => {
    const keys = new Map<string, Set<string>>();
    for (const [key, text] of Object.entries(from)) {
      const base = key.replace(PLURAL, '');
      const names = keys.get(base) ?? new Set<string>();
      for (const name of placeholdersOf(text)) names.add(name);
      keys.set(base, names);
    }
    return keys;
  };
  const [left, right] = [group(id), group(en)];
  const faults: string[] = [];
  for (const key of new Set([...left.keys(), ...right.keys()])) {
    const [a, b] = [left.get(key), right.get(key)];
    if (!a || !b) faults.push(`${key} is missing in ${a ? 'en' : 'id'}`);
    else if ([...a].sort().join() !== [...b].sort().join())
      faults.push(`${key}: placeholders {${[...a]}} in id, {${[...b]}} in en`);
  }
  return faults;
}

function typesOf(id: Catalogue): string {
  const shapes = new Map<string, Set<string>>();
  for (const [key, text] of Object.entries(id)) {
    const base = key.replace(PLURAL, '');
    const names = shapes.get(base) ?? new Set<string>();
    for (const name of placeholdersOf(text)) names.add(name);
    if (base !== key) names.add('count');
    shapes.set(base, names);
  }
  const lines = [...shapes]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([key, names]) => {
      const fields = [...names].map((name) => `${name}: ${name === 'count' ? 'number' : 'string | number'}`).join('; ');
      return `  ${JSON.stringify(key)}: ${names.size === 0 ? 'never' : `{ ${fields} }`};`;
    });
  return `export type Messages = {\n${lines.join('\n')}\n};
export type MessageKey = keyof Messages;
export type MessageArguments<K extends MessageKey> = [Messages[K]] extends [never] ? [] : [values: Messages[K]];\n`;
}

/** A file that stays as it is keeps its time: nothing is built anew for it. */
function write(name: string, text: string): void {
  const file = join(compiled, name);
  if (existsSync(file) && readFileSync(file, 'utf8') === text) return;
  mkdirSync(compiled, { recursive: true });
  writeFileSync(file, text);
}

export function compile(): number {
  const [id, en] = [gather('id'), gather('en')];
  const faults = [...id.faults, ...en.faults, ...differences(id.catalogue, en.catalogue)];
  if (faults.length > 0) throw new Error(`messages:\n  ${faults.join('\n  ')}`);
  const count = Object.keys(id.catalogue).length;
  if (count === 0) throw new Error('messages: no message was found');
  write('id.json', JSON.stringify(id.catalogue));
  write('en.json', JSON.stringify(en.catalogue));
  write('messages.ts', `// Made by tools/messages.ts; do not edit.\n${typesOf(id.catalogue)}`);
  return count;
}

if (import.meta.main) {
  try {
    console.log(`messages: ${compile()} in 2 languages`);
  } catch (error) {
    console.error(String(error instanceof Error ? error.message : error));
    process.exit(1);
  }
}
