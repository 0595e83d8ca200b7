import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { appendFile, chmod, chown, mkdtemp, open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { done, type Outcome, refused } from '../outcome.ts';
import { asUser } from './engine.ts';
import { type Engine, type Place, type PostgresRefusal, type StepLog, USER } from './model.ts';

const run = promisify(execFile);

const PART_PREFIX = 'postgres.new-';
const SETTINGS_FILE = 'tuntas.conf';

/** Defaults for one machine. An office changes them below the include in postgresql.conf, or by ALTER SYSTEM. */
const DEFAULTS = `# Written by Tuntas at each start. Own settings go below the include in postgresql.conf.
shared_buffers = 128MB
work_mem = 16MB
maintenance_work_mem = 128MB
max_wal_size = 1GB
random_page_cost = 1.1
jit = off
lc_messages = 'C'
timezone = 'UTC'
log_timezone = 'UTC'
logging_collector = on
log_directory = 'log'
log_filename = 'postgres-%a.log'
log_file_mode = 0600
log_rotation_age = 1d
log_rotation_size = 0
log_truncate_on_rotation = on
log_checkpoints = off
log_line_prefix = '%m [%p] '
`;

const INITDB = [
  '--encoding=UTF8',
  '--locale=C',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  '--data-checksums',
  '--auth-local=trust',
  '--auth-host=reject',
  '--text-search-config=simple',
  '--no-instructions',
];

export const logDirOf = (cluster: string): string => join(cluster, 'log');

/** Makes the cluster if there is none. It appears whole or not at all: a cut-short attempt leaves only a spare folder. */
export async function ensureCluster(
  place: Place,
  engine: Engine,
  options: { readonly log: StepLog; readonly signal?: AbortSignal | undefined },
): Promise<Outcome<void, PostgresRefusal>> {
  await removeParts(place.home);
  if (existsSync(place.cluster)) return matchVersion(place.cluster, engine);
  options.log('postgres.init', { path: place.cluster });
  const part = await mkdtemp(join(place.home, PART_PREFIX));
  if (place.runAs !== null) await chown(part, place.runAs.uid, place.runAs.gid);
  try {
    await run(join(engine.binDir, 'initdb'), ['-D', part, '-U', USER, ...INITDB], {
      ...asUser(place.runAs),
      signal: options.signal,
    });
  } catch (error) {
    await rm(part, { recursive: true, force: true, maxRetries: 5 });
    if (options.signal?.aborted) return refused({ code: 'aborted' });
    const { stderr, message } = error as Error & { stderr?: string };
    return refused({ code: 'init_failed', detail: stderr?.trim() || message });
  }
  await appendFile(join(part, 'postgresql.conf'), `\n# Settings below this line win.\ninclude = '${SETTINGS_FILE}'\n`);
  await writeSettings(part, place);
  await syncToDisk(join(part, 'postgresql.conf'));
  await rename(part, place.cluster);
  await syncToDisk(place.home);
  return done(undefined);
}

function matchVersion(cluster: string, engine: Engine): Outcome<void, PostgresRefusal> {
  const path = join(cluster, 'PG_VERSION');
  const found = existsSync(path) ? readFileSync(path, 'utf8').trim() : '-';
  return found === engine.major ? done(undefined) : refused({ code: 'version_mismatch', found, wanted: engine.major });
}

async function removeParts(home: string): Promise<void> {
  const parts = (await readdir(home)).filter((name) => name.startsWith(PART_PREFIX));
  await Promise.all(parts.map((name) => rm(join(home, name), { recursive: true, force: true, maxRetries: 5 })));
}

/** Writes this version's defaults into the cluster, so that an update brings its own. */
export async function writeSettings(cluster: string, place: Place): Promise<void> {
  const path = join(cluster, SETTINGS_FILE);
  if ((await readFile(path, 'utf8').catch(() => '')) === DEFAULTS) return;
  const part = `${path}.part`;
  await writeFile(part, DEFAULTS);
  await chmod(part, 0o600);
  if (place.runAs !== null) await chown(part, place.runAs.uid, place.runAs.gid);
  await syncToDisk(part);
  await rename(part, path);
}

async function syncToDisk(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
