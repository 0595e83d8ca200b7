// Builds the product into dist/: messages, the program as one file, and what browsers fetch.
import {
  copyFileSync,
  existsSync,
  globSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { build } from 'esbuild';
import { buildAssets } from './assets.ts';
import { compile } from './messages.ts';

const root = join(import.meta.dirname, '..');

/**
 * Packages of which we use a part: built in, the rest of them (the texts of 50 languages, dialects of databases we do not speak, ways of
 * signing in we do not offer) is neither read nor kept, 8 MB of a running program.
 */
const BUILT_IN = ['@hono/node-server', 'better-auth', 'hono', 'kysely', 'preact', 'preact-render-to-string', 'zod'];

/** Every other package stays in node_modules. */
function packagesOutside(): string[] {
  const { dependencies, optionalDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return Object.keys({ ...dependencies, ...optionalDependencies }).filter((name) => !BUILT_IN.includes(name));
}

/** The command-line program and the server as one module. */
export async function buildProgram(target: string): Promise<void> {
  await build({
    absWorkingDir: root,
    entryPoints: {
      cli: 'src/app/cli.ts',
      'pdf-worker': 'src/platform/pdf/worker.ts',
      'sharing-worker': 'src/evaluation/sharing/engine/worker.ts',
      'mirror-keeper': 'src/registry/search/mirror/keeper.ts',
      'mirror-reader': 'src/registry/search/mirror/reader.ts',
      reckoner: 'src/evaluation/meaning/reckoner.ts',
    },
    outdir: target,
    bundle: true,
    platform: 'node',
    format: 'esm',
    // What is imported on demand stays apart: without it, every process would hold the client of a store that few have.
    splitting: true,
    target: 'node22',
    external: packagesOutside(),
    jsx: 'automatic',
    jsxImportSource: 'preact',
    sourcemap: true,
    minifyWhitespace: true,
    lineLimit: 160,
    logLevel: 'warning',
    banner: { js: '#!/usr/bin/env node' },
  });
  for (const name of globSync('*.js', { cwd: target })) escapeAll(join(target, name));
}

/**
 * The engine keeps the source it runs, and a single letter beyond ASCII doubles all of it (4.5 MB). esbuild escapes them in texts; what is
 * left stands in regular expressions and comments, where the escape means the same.
 */
function escapeAll(path: string): void {
  const escaped = (letter: string) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`;
  writeFileSync(path, readFileSync(path, 'utf8').replaceAll(/[^\0-\u007f]/g, escaped));
}

/** The templates of PDFs, together in one folder beside the program: two of one name would be one of them. */
function copyTemplates(target: string): void {
  mkdirSync(target, { recursive: true });
  for (const file of globSync('src/**/*.typ', { cwd: root })) {
    const copy = join(target, basename(file));
    if (existsSync(copy)) throw new Error(`${file}: another template has this name`);
    copyFileSync(join(root, file), copy);
  }
}

/** The texts of both languages, where the program looks for them (`platform/i18n/speech.ts`). */
function copyMessages(target: string): void {
  mkdirSync(target, { recursive: true });
  for (const name of ['id.json', 'en.json'])
    copyFileSync(join(root, 'src/platform/i18n/compiled', name), join(target, name));
}

/** Builds beside and swaps at the end, so that a build that fails leaves the last good one. */
export async function buildAll(): Promise<void> {
  console.log(`  messages: ${compile()}`);
  const fresh = join(root, `.cache/dist-${process.pid}`);
  mkdirSync(fresh, { recursive: true });
  try {
    await Promise.all([buildProgram(fresh), buildAssets(join(fresh, 'assets'))]);
    copyTemplates(join(fresh, 'templates'));
    copyMessages(join(fresh, 'compiled'));
    rmSync(join(root, 'dist'), { recursive: true, force: true });
    renameSync(fresh, join(root, 'dist'));
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

if (import.meta.main) await buildAll();
