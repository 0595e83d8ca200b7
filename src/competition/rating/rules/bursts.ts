import type { BallotId, Source } from '../model.ts';

/** So many confirmations or more from one source within so many minutes are told as a burst. */
export const BURST_LEAST = 20;
export const BURST_MINUTES = 60;
const BURST_MS = BURST_MINUTES * 60_000;

/** Mailboxes of half the country: that many come from one of these says nothing. */
const commonDomains: ReadonlySet<string> = new Set([
  'gmail.com',
  'googlemail.com',
  'yahoo.com',
  'yahoo.co.id',
  'ymail.com',
  'rocketmail.com',
  'hotmail.com',
  'hotmail.co.id',
  'outlook.com',
  'outlook.co.id',
  'live.com',
  'icloud.com',
]);

/** A confirmed ballot that counts, with where it came from. */
export type Sourced = {
  readonly id: BallotId;
  readonly confirmedAt: Date;
  readonly domain: string | null;
  readonly network: string | null;
};

export type Burst = {
  readonly source: Source;
  /** Of addresses; '' for a network, which is not told. */
  readonly domain: string;
  readonly since: Date;
  readonly until: Date;
  readonly ballots: readonly BallotId[];
};

/** The name of a burst in addresses: by what it is alike and with which ballot it begins. */
export function burstName({ source, ballots }: Burst): string {
  return `${source}-${ballots[0] ?? ''}`;
}

/** Bursts of confirmations, the earliest first: a hint for a person to look at, who decides and says why. */
export function burstsOf(confirmed: readonly Sourced[]): readonly Burst[] {
  const line = confirmed.toSorted((a, b) => a.confirmedAt.getTime() - b.confirmedAt.getTime());
  const found = (['domain', 'network'] as const).flatMap((source) => {
    const groups = Map.groupBy(line, (it) => it[source]);
    return [...groups].flatMap(([name, ballots]) => (isTelling(source, name) ? runsOf(source, name, ballots) : []));
  });
  return found.toSorted((a, b) => a.since.getTime() - b.since.getTime());
}

function isTelling(source: Source, name: string | null): name is string {
  return name !== null && !(source === 'domain' && commonDomains.has(name));
}

/** Of ballots of one source in the order of time: each stretch in which enough came within the time. */
function runsOf(source: Source, name: string, ballots: readonly Sourced[]): readonly Burst[] {
  const isIn = ballots.map(() => false);
  ballots.forEach((last, to) => {
    const from = to - BURST_LEAST + 1;
    const first = ballots[from];
    if (first && last.confirmedAt.getTime() - first.confirmedAt.getTime() < BURST_MS) isIn.fill(true, from, to + 1);
  });
  const runs: Sourced[][] = [];
  ballots.forEach((ballot, at) => {
    if (!isIn[at]) return;
    const before = runs.at(-1);
    const goesOn = before && isIn[at - 1] && isNear(before.at(-1), ballot);
    if (goesOn) before.push(ballot);
    else runs.push([ballot]);
  });
  return runs.map((run) => burstOf(source, name, run));
}

/** Two bursts that only touch in the list may lie days apart. */
function isNear(a: Sourced | undefined, b: Sourced): boolean {
  return a !== undefined && b.confirmedAt.getTime() - a.confirmedAt.getTime() < BURST_MS;
}

function burstOf(source: Source, name: string, run: readonly Sourced[]): Burst {
  const [since, until] = [run[0]?.confirmedAt ?? new Date(0), run.at(-1)?.confirmedAt ?? new Date(0)];
  return { source, domain: source === 'domain' ? name : '', since, until, ballots: run.map((it) => it.id) };
}
