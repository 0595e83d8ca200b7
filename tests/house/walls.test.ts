import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

// The dependency rules see what they forbid: a small house with one fault for each rule, read by the same program.

const ROOT = join(import.meta.dirname, '../..');
const CRUISER = join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');

type Plant = readonly [from: string, imported: string, rule: string];

const plants: readonly Plant[] = [
  ['src/audit/queries.ts', '#identity/index.ts', 'audit-knows'],
  ['src/identity/queries.ts', '#registry/index.ts', 'identity-knows'],
  ['src/notification/queries.ts', '#registry/index.ts', 'notification-knows'],
  ['src/integration/queries.ts', '#registry/index.ts', 'integration-knows'],
  ['src/registry/queries.ts', '#insight/index.ts', 'registry-knows'],
  ['src/evaluation/queries.ts', '#registry/index.ts', 'evaluation-knows'],
  ['src/competition/queries.ts', '#network/index.ts', 'competition-knows'],
  ['src/registry/queries.ts', '#gossip/index.ts', 'listed'],
  ['src/platform/words.ts', '#registry/index.ts', 'platform-knows-no-one'],
  ['src/registry/routes.tsx', '#app/paths.ts', 'nobody-imports-app'],
  ['src/registry/routes.tsx', '#identity/paths.ts', 'index-is-the-door'],
  ['src/app/server.ts', '#identity/paths.ts', 'two-doors-for-app'],
  ['src/registry/routes.tsx', '#identity/manifest.ts', 'manifest-for-app-alone'],
  ['src/registry/rules/moves.ts', '#platform/i18n/i18n.ts', 'rules-are-pure'],
  ['src/registry/rules.ts', '#platform/db.ts', 'rules-know-no-database'],
  ['src/registry/rules/moves.ts', 'kysely', 'rules-know-no-database'],
  ['src/registry/import/rules/moves.ts', '../queries.ts', 'rules-know-no-database'],
  ['src/registry/model.ts', 'node:fs', 'rules-know-no-machine'],
  ['src/registry/views/page.tsx', '../queries.ts', 'views-query-nothing'],
  ['src/registry/views/page.tsx', '#platform/db.ts', 'views-query-nothing'],
  ['src/registry/import/views/page.tsx', '../actions/undo.ts', 'views-query-nothing'],
  ['src/registry/routes.tsx', './schema.ts', 'tables-near-queries'],
  ['src/registry/views/page.tsx', '../schema.ts', 'tables-near-queries'],
  ['src/registry/routes.tsx', 'kysely', 'sql-near-tables'],
  ['src/registry/queries.ts', 'pg', 'driver-in-platform'],
  ['src/registry/routes.tsx', 'hono', 'web-at-the-edge'],
  ['src/registry/jobs.ts', './views/page.tsx', 'jobs-hold-no-page'],
  ['src/registry/islands/map.ts', '#platform/db.ts', 'islands-stay-in-the-browser'],
  ['src/registry/events.ts', './figures.ts', 'no-circles'],
  ['src/registry/routes.tsx', './nowhere.ts', 'nothing-missing'],
  ['src/registry/routes.tsx', '../../tests/support/clock.ts', 'product-needs-no-test'],
  ['src/registry/routes.tsx', 'esbuild', 'packages-of-the-product'],
];

const friendly: readonly (readonly [from: string, imported: string])[] = [
  ['src/registry/actions/keeper.ts', '#identity/index.ts'],
  ['src/registry/actions/keeper.ts', '../schema.ts'],
  ['src/registry/actions/keeper.ts', 'kysely'],
  ['src/registry/actions/keeper.ts', '#integration/index.ts'],
  ['src/competition/actions.ts', '#evaluation/index.ts'],
  ['src/insight/queries.ts', '#competition/index.ts'],
  ['src/registry/rules/keeper.ts', '#platform/ids.ts'],
  ['src/registry/rules/keeper.ts', 'node:crypto'],
  ['src/app/capabilities.ts', '#registry/manifest.ts'],
  ['src/platform/http/kernel.ts', 'hono'],
  ['src/registry/views/keeper.tsx', '#platform/i18n/i18n.ts'],
  ['src/registry/islands/list.ts', 'preact'],
];

/** The way back of the circle, which is told once for both. */
const backdrop: readonly (readonly [from: string, imported: string])[] = [['src/registry/figures.ts', './events.ts']];

type Violation = { readonly from: string; readonly to: string; readonly rule: { readonly name: string } };
type Seen = { readonly violations: readonly Violation[]; readonly modules: readonly string[] };
let house = '';
let seen: Seen;

function targetOf(from: string, imported: string): string | null {
  if (imported.startsWith('.')) return join(dirname(from), imported);
  return imported.startsWith('#') ? `src/${imported.slice(1)}` : null;
}

/** Writes one file for each importer with all its imports, and an empty one for each that is imported. */
function build(): void {
  const files = new Map<string, string[]>();
  for (const [from, imported] of [...plants, ...friendly, ...backdrop]) {
    files.set(from, [...(files.get(from) ?? []), imported]);
    const target = targetOf(from, imported);
    if (target && !target.endsWith('nowhere.ts') && !files.has(target)) files.set(target, []);
  }
  files.set('src/registry/alone.ts', []);
  for (const [path, imports] of files) {
    mkdirSync(dirname(join(house, path)), { recursive: true });
    const lines = imports.map(
      (name, index) => `import * as it${index} from '${name}';\nexport const v${index} = it${index};`,
    );
    writeFileSync(join(house, path), [...lines, 'export const here = true;', ''].join('\n'));
  }
  const names = ['app', 'platform', 'audit', 'identity', 'notification', 'integration', 'registry', 'evaluation'];
  const imports = Object.fromEntries(
    [...names, 'competition', 'network', 'insight', 'gossip'].map((it) => [`#${it}/*`, `./src/${it}/*`]),
  );
  const packages = { kysely: '1', pg: '1', hono: '1', preact: '1' };
  const manifest = { type: 'module', imports, dependencies: packages, devDependencies: { esbuild: '1' } };
  writeFileSync(join(house, 'package.json'), JSON.stringify(manifest));
  cpSync(join(ROOT, '.dependency-cruiser.cjs'), join(house, '.dependency-cruiser.cjs'));
  cpSync(join(ROOT, 'tsconfig.json'), join(house, 'tsconfig.json'));
  symlinkSync(join(ROOT, 'node_modules'), join(house, 'node_modules'));
}

function cruise(folder: string): Promise<Seen> {
  const args = [CRUISER, '--config', '.dependency-cruiser.cjs', '--output-type', 'json', 'src'];
  return new Promise((resolve, reject) => {
    execFile(process.execPath, args, { cwd: folder, maxBuffer: 2 ** 28 }, (_error, stdout, stderr) => {
      try {
        const found = JSON.parse(stdout);
        const modules = found.modules.map((it: { source: string }) => it.source);
        resolve({ violations: found.summary.violations, modules });
      } catch {
        reject(new Error(stderr || stdout));
      }
    });
  });
}

beforeAll(async () => {
  house = mkdtempSync(join(tmpdir(), 'tuntas-walls-'));
  build();
  seen = await cruise(house);
});
afterAll(() => rmSync(house, { recursive: true, force: true }));

const isTo = (violation: Violation, from: string, imported: string): boolean => {
  const target = targetOf(from, imported);
  if (imported.endsWith('nowhere.ts')) return violation.to === imported;
  if (target) return violation.to === target;
  return violation.to.includes(`node_modules/${imported}/`) || violation.to === imported.replace('node:', '');
};

describe('a planted import is caught', () => {
  test.each(plants)('%s → %s by %s', (from, imported, rule) => {
    const found = seen.violations.filter((it) => it.from === from && isTo(it, from, imported));
    expect(found.map((it) => it.rule.name)).toContain(rule);
  });

  test('a file that nobody uses', () => {
    const found = seen.violations.filter((it) => it.from === 'src/registry/alone.ts');
    expect(found.map((it) => it.rule.name)).toEqual(['no-orphans']);
  });

  test('and every rule of the table and of the walls has been seen at work', () => {
    const config = createRequire(import.meta.url)(join(ROOT, '.dependency-cruiser.cjs')) as {
      forbidden: { name: string }[];
    };
    const shown = new Set([...plants.map(([, , rule]) => rule), 'no-orphans']);
    const unseen = config.forbidden.map((it) => it.name).filter((name) => !shown.has(name));
    // One rule a capability, all made by the same line; six of them are planted above.
    expect(unseen.filter((name) => !name.endsWith('-knows'))).toEqual([]);
  });
});

test.each(friendly)('%s may import %s', (from, imported) => {
  expect(seen.violations.filter((it) => it.from === from && isTo(it, from, imported))).toEqual([]);
});

test('every module of the house is read, and breaks no rule', async () => {
  const real = await cruise(ROOT);
  expect(real.modules.filter((it) => it.startsWith('src/') && /\.tsx$/.test(it)).length).toBeGreaterThan(50);
  expect(real.modules).toContain('src/registry/visibility.ts');
  expect(real.violations.map((it) => `${it.rule.name}: ${it.from} → ${it.to}`)).toEqual([]);
});
