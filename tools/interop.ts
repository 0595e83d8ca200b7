// Writes the example messages between hubs (interop/): each says how it is read and what comes of it. The keys are made of
// words that stand here, so they are nobody's.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { invalidDocuments } from './interop/invalid.ts';
import { invalidFeeds } from './interop/invalid-feeds.ts';
import { type Example, root } from './interop/parts.ts';
import { valid } from './interop/valid.ts';

/** Every example by its path. */
export function examples(): ReadonlyMap<string, string> {
  const files = (
    [
      ['valid', valid],
      ['invalid', { ...invalidFeeds, ...invalidDocuments }],
    ] as const
  ).flatMap(([folder, all]) =>
    Object.entries(all).map(([name, example]) => [`${folder}/${name}.json`, written(example)] as const),
  );
  return new Map(files);
}

const written = (example: Example) => `${JSON.stringify(example, null, 1)}\n`;

if (import.meta.main) {
  for (const folder of ['valid', 'invalid']) {
    rmSync(join(root, folder), { recursive: true, force: true });
    mkdirSync(join(root, folder), { recursive: true });
  }
  for (const [path, text] of examples()) writeFileSync(join(root, path), text);
}
