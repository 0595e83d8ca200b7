import { lstatSync, readlinkSync, type Stats, statSync } from 'node:fs';
import { access, chmod, chown, constants, mkdir, mkdtemp, realpath, rmdir, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { done, type Outcome, refused } from '../outcome.ts';
import type { Place, PostgresRefusal, RunAs, StepLog } from './model.ts';
import { socketFile, TEMPORARY_SOCKET_PREFIX } from './pid-file.ts';
import { canReach, chooseRunAs, giveTo, weAreRoot } from './run-as.ts';

/** Where clusters go that the run-as user could not reach in their data folder, such as one below /root. */
export const SHELTER = '/var/lib/tuntas';

/** sun_path holds 104 bytes with its final zero on macOS, 108 on Linux; the shorter one counts everywhere. */
const SOCKET_PATH_LIMIT = 103;

type Found = Outcome<Place, PostgresRefusal>;

/** Finds or makes the place of the data folder's cluster: `<data>/postgres`, or a link there into the shelter. */
export async function findPlace(dataDir: string, shelter: string, log: StepLog): Promise<Found> {
  const made = await makeWritable(dataDir);
  if (!made.ok) return made;
  const data = made.value;
  const target = linkTarget(join(data, 'postgres'));
  const home = target === null ? data : dirname(target);
  const cluster = target ?? join(data, 'postgres');
  if (statSync(home, { throwIfNoEntry: false }) === undefined)
    return refused({ code: 'cluster_missing', path: cluster });
  if (!weAreRoot()) return ownedPlace(home, cluster);
  const runAs = await chooseRunAs(cluster, data);
  if (runAs === null) return refused({ code: 'unreachable', path: cluster, user: '-' });
  await openDoor(home);
  if (await canReach(home, runAs)) return done({ home, cluster, runAs });
  if (target !== null || statSync(cluster, { throwIfNoEntry: false }) !== undefined) {
    return refused({ code: 'unreachable', path: cluster, user: runAs.name });
  }
  return moveToShelter({ home, cluster, runAs }, shelter, log);
}

async function makeWritable(dataDir: string): Promise<Outcome<string, PostgresRefusal>> {
  try {
    await mkdir(dataDir, { recursive: true });
    const data = await realpath(dataDir);
    await access(data, constants.W_OK | constants.X_OK);
    return done(data);
  } catch {
    return refused({ code: 'not_writable', path: dataDir });
  }
}

function linkTarget(path: string): string | null {
  const entry: Stats | undefined = lstatSync(path, { throwIfNoEntry: false });
  return entry?.isSymbolicLink() ? resolve(dirname(path), readlinkSync(path)) : null;
}

async function ownedPlace(home: string, cluster: string): Promise<Found> {
  const owner = statSync(cluster, { throwIfNoEntry: false })?.uid;
  if (owner !== undefined && owner !== process.getuid?.()) return refused({ code: 'not_owner', path: cluster });
  return done({ home, cluster, runAs: null });
}

/** Lets others walk through our own folder to the cluster, without seeing what else is in it. */
async function openDoor(home: string): Promise<void> {
  const { mode, uid } = statSync(home);
  if (uid === 0 && (mode & 0o011) !== 0o011) await chmod(home, (mode & 0o7777) | 0o011);
}

async function moveToShelter(blocked: Place & { runAs: RunAs }, shelter: string, log: StepLog): Promise<Found> {
  const { runAs } = blocked;
  const unreachable = refused({ code: 'unreachable', path: blocked.cluster, user: runAs.name } as const);
  try {
    await mkdir(shelter, { recursive: true, mode: 0o711 });
  } catch {
    return unreachable;
  }
  if (!(await canReach(shelter, runAs))) return unreachable;
  // A new name each time: a data folder that was thrown away must not come back with its old rows.
  const home = await mkdtemp(join(await realpath(shelter), 'hub-'));
  await chmod(home, 0o711);
  const cluster = join(home, 'postgres');
  try {
    await symlink(cluster, blocked.cluster);
  } catch (error) {
    await rmdir(home);
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    const winner = linkTarget(blocked.cluster);
    return winner === null ? unreachable : done({ home: dirname(winner), cluster: winner, runAs });
  }
  log('postgres.moved', { from: blocked.cluster, to: cluster });
  return done({ home, cluster, runAs });
}

/** Gives a cluster back to its user and closes it to others, as after a restore by root from an archive. */
export async function claimCluster(place: Place, log: StepLog): Promise<void> {
  const { uid, mode } = statSync(place.cluster);
  if (place.runAs !== null && uid !== place.runAs.uid) {
    log('postgres.owning', { path: place.cluster, user: place.runAs.name });
    await giveTo(place.cluster, place.runAs);
  }
  if ((mode & 0o077) !== 0) await chmod(place.cluster, 0o700);
}

/** An existing folder for the socket, closed to all but the server's user: beside the cluster, else a short one elsewhere. */
export async function openSocketDir(place: Place): Promise<string> {
  const beside = join(place.home, 'postgres-run');
  if (fits(beside)) {
    await mkdir(beside, { recursive: true, mode: 0o700 });
    return closeTo(beside, place.runAs);
  }
  // Another user's TMPDIR may be closed to the server's user, and TMPDIR may be long too.
  const base = place.runAs === null && fits(join(tmpdir(), `${TEMPORARY_SOCKET_PREFIX}xxxxxx`)) ? tmpdir() : '/tmp';
  return closeTo(await mkdtemp(join(base, TEMPORARY_SOCKET_PREFIX)), place.runAs);
}

const fits = (dir: string): boolean => Buffer.byteLength(socketFile(dir)) <= SOCKET_PATH_LIMIT;

async function closeTo(dir: string, runAs: RunAs | null): Promise<string> {
  if (runAs !== null) await chown(dir, runAs.uid, runAs.gid);
  await chmod(dir, 0o700);
  return dir;
}
