import { nobody, type Viewer, viewerOfProgram } from '#identity/index.ts';
import type { Config } from '#platform/config.ts';
import type { Database } from '#platform/db.ts';
import { commonProblems, type Problem, tokenRefused } from '#platform/http/api/problem.ts';
import { limitOf } from '#platform/http/limit.ts';
import { networkOf } from '#platform/http/network.ts';
import { noteUse } from './actions.ts';
import type { Token } from './model.ts';
import { tokenByDigest } from './queries.ts';
import { stateOf } from './rules.ts';
import { digestOf, secretIn } from './secret.ts';

/** The use is written down once a minute, not at every request. */
const NOTED_EVERY_MS = 60_000;

type Comer = { readonly viewer: Viewer; readonly refusal?: Problem };
/** Who sends a request to the interface: nobody without a token, else its person in the role of the token. */
export type Gate = (request: Request, ip: string, now: Date) => Promise<Comer>;

/** The gate of one server; it counts the requests of each token, and those without one by address. */
export function gateOf(db: Database, config: Config): Gate {
  const limit = limitOf(config.apiPerMinute);
  const counted = (caller: string, now: Date, comer: Comer): Comer => {
    const seconds = limit(caller, now);
    return seconds > 0 ? { viewer: comer.viewer, refusal: waitFor(seconds) } : comer;
  };
  return async (request, ip, now) => {
    const stranger: Viewer = { ...nobody, ip };
    const header = request.headers.get('authorization');
    if (header === null) return counted(networkOf(ip), now, { viewer: stranger });
    const secret = secretIn(header);
    const token = secret ? await tokenByDigest(db.conn, digestOf(secret)) : null;
    const viewer = token ? await actingFor(db, config, { token, ip, now }) : null;
    if (!token || !viewer) return counted(networkOf(ip), now, { viewer: stranger, refusal: tokenRefused });
    await noted(db, token, now);
    const heldBack = viewer.heldBack ? { problem: commonProblems.heldBack } : undefined;
    return counted(token.id, now, { viewer, refusal: heldBack });
  };
}

function waitFor(seconds: number): Problem {
  return { problem: commonProblems.tooMany, headers: { 'retry-after': String(seconds) } };
}

/** Null when the token opens nothing any more: over, taken back, or its role or account has ended. */
async function actingFor(
  db: Database,
  config: Config,
  { token, ip, now }: { readonly token: Token; readonly ip: string; readonly now: Date },
): Promise<Viewer | null> {
  if (stateOf(token, true, now) !== 'active') return null;
  const { id, name, scope } = token;
  return viewerOfProgram(db.conn, config, { membershipId: token.membershipId, program: { id, name, scope }, ip });
}

async function noted(db: Database, token: Token, now: Date): Promise<void> {
  const last = token.lastUsedAt?.getTime() ?? 0;
  if (now.getTime() - last >= NOTED_EVERY_MS) await db.transact((tx) => noteUse(tx, token.id, now));
}
