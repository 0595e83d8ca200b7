import { readdirSync, readFileSync, readlinkSync, statSync } from 'node:fs';

/** Length of a tick of /proc in milliseconds; 100 a second on every Linux that Node runs on. */
const TICK_MS = 10;

/** Places of user and system time in a process's line after its name: its own, and that of children that have ended. */
const OWN = [11, 12];
const OF_ENDED_CHILDREN = [13, 14];

/**
 * Time that the process and its ended children have spent so far, in ms; 0 when it has ended itself. A server process that
 * an idle connection leaves is counted by the postmaster from then on.
 */
export function cpuOf(pid: number): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return [...OWN, ...OF_ENDED_CHILDREN].reduce((sum, place) => sum + Number(fields[place]), 0) * TICK_MS;
  } catch {
    return 0;
  }
}

/** Every process that works inside the cluster's folder: postmaster, backends, helpers. */
export function postgresOf(clusterDir: string): number[] {
  const folder = statSync(clusterDir);
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        const cwd = statSync(readlinkSync(`/proc/${pid}/cwd`));
        return cwd.ino === folder.ino && cwd.dev === folder.dev;
      } catch {
        return false;
      }
    });
}

export type Cpu = { readonly web: number; readonly postgres: number };

/** Time spent so far by the web server and by all of PostgreSQL, in ms. */
export function cpuNow(webPid: number, clusterDir: string): Cpu {
  const postgres = postgresOf(clusterDir).reduce((sum, pid) => sum + cpuOf(pid), 0);
  return { web: cpuOf(webPid), postgres };
}

/**
 * Memory that the process holds now and held at most, as the kernel counts it; and without the pages that lie in files as they are, of the engine's
 * program and libraries, which every process of it shares and the kernel takes back when it needs them.
 */
export function memoryOf(pid: number): string {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const mb = (field: string) => Math.round(Number(new RegExp(`${field}:\\s+(\\d+)`).exec(status)?.[1]) / 1024);
  return `${mb('VmRSS')} MB, at most ${mb('VmHWM')} MB; ${mb('RssAnon')} MB of it its own`;
}
