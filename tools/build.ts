// Builds the product into dist/: messages, the program as one file, and what browsers fetch.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { buildAssets } from './assets.ts';
import { compile } from './messages.ts';

const root = join(import.meta.dirname, '..');

/** The command-line program and the server as one module; packages stay in node_modules. */
export async function buildProgram(): Promise<void> {
  await build({
    absWorkingDir: root,
    entryPoints: { cli: 'src/app/cli.ts' },
    outdir: 'dist',
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node22',
    packages: 'external',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    sourcemap: true,
    logLevel: 'warning',
    banner: { js: '#!/usr/bin/env node' },
  });
}

export async function buildAll(): Promise<void> {
  console.log(`  messages: ${compile()}`);
  rmSync(join(root, 'dist'), { recursive: true, force: true });
  await Promise.all([buildProgram(), buildAssets()]);
}

if (import.meta.main) await buildAll();
