import { readdirSync, readFileSync, readlinkSync, statSync } from 'node:fs';

/** Length of a tick of /proc in milliseconds; 100 a second on every Linux that Node runs on. */
const TICK_MS = 10;

/** User and system time that the process has spent so far, in ms; 0 when it has ended. */
export function cpuOf(pid: number): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
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
