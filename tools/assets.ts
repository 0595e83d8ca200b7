// Builds what browsers fetch: styles, font, pictures and islands into dist/assets, each with its content hash in the name.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join, parse } from 'node:path';
import { promisify } from 'node:util';
import { threadId } from 'node:worker_threads';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { build } from 'esbuild';

const root = join(import.meta.dirname, '..');
const FONT = 'node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2';
const run = promisify(execFile);

export type Manifest = Record<string, string>;

function hashed(name: string, content: Uint8Array): string {
  const { dir, name: stem, ext } = parse(name);
  const digest = createHash('sha256').update(content).digest('hex').slice(0, 10);
  return join(dir, `${stem}-${digest}${ext}`);
}

const packedAlready = new Set(['.woff2', '.png']);

/** Writes the content under its hashed name, packed beside it, and notes it in the manifest. */
function put(target: string, manifest: Manifest, name: string, content: Uint8Array): string {
  const file = hashed(name, content);
  mkdirSync(join(target, parse(file).dir), { recursive: true });
  writeFileSync(join(target, file), content);
  if (!packedAlready.has(parse(file).ext)) {
    writeFileSync(join(target, `${file}.gz`), gzipSync(content));
    writeFileSync(join(target, `${file}.br`), brotliCompressSync(content));
  }
  manifest[name] = file;
  return file;
}

/** The purged and minified style sheet, with the address of the font inside still the plain one. */
async function styles(): Promise<string> {
  const out = join(root, `.cache/app-${process.pid}-${threadId}.css`);
  const cli = join(root, 'node_modules/@tailwindcss/cli/dist/index.mjs');
  await run(process.execPath, [cli, '--minify', '--input', 'src/app/assets/app.css', '--output', out], { cwd: root });
  const css = readFileSync(out, 'utf8');
  rmSync(out);
  return css;
}

type Island = { readonly name: string; readonly content: Uint8Array };

/** Every src/<capability>/islands/*.ts(x) as one small module; two of the same name would hide each other, so that ends the build. */
async function islands(): Promise<Island[]> {
  const sources = globSync('src/*/islands/*.{ts,tsx}', { cwd: root }).filter((file) => !/\.test\.tsx?$/.test(file));
  const names = sources.map((file) => parse(file).name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice) throw new Error(`assets: two islands are called ${twice}`);
  if (sources.length === 0) return [];
  const result = await build({
    absWorkingDir: root,
    entryPoints: sources.map((file) => ({ in: file, out: parse(file).name })),
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2019',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    outdir: 'islands',
    write: false,
    logLevel: 'silent',
  });
  return result.outputFiles.map((file) => ({ name: `islands/${basename(file.path)}`, content: file.contents }));
}

/** Builds all assets anew into the folder (dist/assets unless told) with manifest.json: plain name → hashed name. */
export async function buildAssets(target: string = join(root, 'dist/assets')): Promise<void> {
  mkdirSync(join(root, '.cache'), { recursive: true });
  const [css, scripts] = await Promise.all([styles(), islands()]);
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  const manifest: Manifest = {};
  const font = put(target, manifest, 'inter.woff2', readFileSync(join(root, FONT)));
  put(target, manifest, 'app.css', Buffer.from(css.replaceAll('inter.woff2', font)));
  for (const picture of globSync('src/app/assets/*.svg', { cwd: root })) {
    put(target, manifest, basename(picture), readFileSync(join(root, picture)));
  }
  for (const { name, content } of scripts) put(target, manifest, name, content);
  copyFileSync(join(root, 'node_modules/@fontsource-variable/inter/LICENSE'), join(target, 'inter-LICENSE.txt'));
  writeFileSync(join(target, 'manifest.json'), `${JSON.stringify(manifest, null, 1)}\n`);
}

if (import.meta.main) {
  const started = performance.now();
  await buildAssets();
  console.log(`assets: built in ${Math.round(performance.now() - started)} ms`);
}
