import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';

export type ProcessState = 'alive' | 'zombie' | 'gone';

type Facts = { readonly state: string; readonly command: string };

const LINUX = process.platform === 'linux';

/** Whether a process lives. A zombie has ended and only waits to be counted, yet signal 0 reaches it. */
export function processState(pid: number): ProcessState {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return 'gone';
  }
  const facts = factsOf(pid);
  // Signal 0 found it, so a missing entry means that /proc hides other people's processes (hidepid).
  if (facts === null) return 'alive';
  return facts.state.startsWith('Z') || facts.state.startsWith('X') ? 'zombie' : 'alive';
}

/** Whether the pid is a living PostgreSQL process of this very cluster folder; in doubt, yes: a lock must not be broken. */
export function servesFolder(pid: number, cluster: string): boolean {
  if (processState(pid) !== 'alive') return false;
  const facts = factsOf(pid);
  if (facts === null || !/\bpostgres\b/.test(facts.command)) return false;
  if (!LINUX) return facts.command.includes(cluster);
  const folder = statSync(cluster, { throwIfNoEntry: false });
  if (folder === undefined) return false;
  try {
    // A server works inside its cluster. Compared by inode, so that links and mounts do not matter.
    const cwd = statSync(`/proc/${pid}/cwd`);
    return cwd.dev === folder.dev && cwd.ino === folder.ino;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    return statSync(`/proc/${pid}`, { throwIfNoEntry: false })?.uid === folder.uid;
  }
}

/** Every living PostgreSQL process of the folder, postmaster or not; empty where there is no /proc. */
export function processesOf(cluster: string): number[] {
  if (!LINUX) return [];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => factsOf(pid)?.command === 'postgres' && servesFolder(pid, cluster));
}

function factsOf(pid: number): Facts | null {
  return LINUX ? factsFromProc(pid) : factsFromPs(pid);
}

function factsFromProc(pid: number): Facts | null {
  try {
    // "pid (command) state …", where the command may itself hold brackets.
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const end = text.lastIndexOf(')');
    return { command: text.slice(text.indexOf('(') + 1, end), state: text.slice(end + 2, end + 3) };
  } catch {
    return null;
  }
}

function factsFromPs(pid: number): Facts | null {
  try {
    const line = execFileSync('ps', ['-ww', '-o', 'stat=', '-o', 'command=', '-p', String(pid)], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
    const gap = line.indexOf(' ');
    return gap < 0 ? null : { state: line.slice(0, gap), command: line.slice(gap + 1).trim() };
  } catch {
    return null;
  }
}
