import * as z from 'zod';
import { cookieOf } from '#platform/http/kernel.ts';
import type { PersonId, SessionId } from '../model.ts';
import { newChallenge } from '../passkey.ts';
import { CHALLENGE_SECONDS } from '../rules/passkey.ts';
import { seal, unseal } from '../sealed.ts';
import type { IdentityVisit } from './visit.ts';

const COOKIE = 'tuntas_passkey';

const kept = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('sign_in'), challenge: z.string(), until: z.number() }),
  z.object({
    kind: z.literal('add'),
    challenge: z.string(),
    personId: z.string(),
    sessionId: z.string(),
    name: z.string(),
    until: z.number(),
  }),
]);
type Kept = z.infer<typeof kept>;
type KeptAdding = Extract<Kept, { kind: 'add' }>;
type Keeping = Omit<Extract<Kept, { kind: 'sign_in' }>, 'until'> | Omit<KeptAdding, 'until'>;

/** The cookie that holds what a device is asked to sign; only this hub can read or make it. */
async function passkeyCookie(visit: IdentityVisit, keeping: Keeping): Promise<string> {
  const text = await seal(visit, { ...keeping, until: visit.now.getTime() + CHALLENGE_SECONDS * 1000 });
  return `${COOKIE}=${text}; Max-Age=${CHALLENGE_SECONDS}${attributes(visit)}`;
}

export function endedPasskeyCookie(visit: IdentityVisit): string {
  return `${COOKIE}=; Max-Age=0${attributes(visit)}`;
}

function attributes({ baseUrl }: IdentityVisit): string {
  return `; Path=/; HttpOnly; SameSite=Strict${baseUrl.startsWith('https:') ? '; Secure' : ''}`;
}

async function keptIn(visit: IdentityVisit): Promise<Kept | null> {
  const text = cookieOf(visit.request, COOKIE);
  const parsed = kept.safeParse(text ? await unseal(visit, text) : null);
  return parsed.success && parsed.data.until > visit.now.getTime() ? parsed.data : null;
}

/** The challenge of the page from which somebody signs in; null when it was none of ours or its time is over. */
export async function signInChallenge(visit: IdentityVisit): Promise<string | null> {
  const found = await keptIn(visit);
  return found?.kind === 'sign_in' ? found.challenge : null;
}

type Offered = { readonly challenge: string; readonly cookies: readonly string[] };

/**
 * The challenge for a page of signing in. Pages that wait in other tabs share one as long as half of its time is left;
 * after a form it is new, for the one before may be used up.
 */
export async function offerChallenge(visit: IdentityVisit): Promise<Offered> {
  const found = visit.request.method === 'GET' ? await keptIn(visit) : null;
  const halfway = visit.now.getTime() + CHALLENGE_SECONDS * 500;
  if (found?.kind === 'sign_in' && found.until > halfway) return { challenge: found.challenge, cookies: [] };
  const challenge = newChallenge();
  return { challenge, cookies: [await passkeyCookie(visit, { kind: 'sign_in', challenge })] };
}

export type Adding = { readonly challenge: string; readonly name: string };

/** The cookie of a new passkey of this name, for this person in this session alone. */
export async function addingCookie(visit: IdentityVisit, personId: PersonId, name: string): Promise<string> {
  const sessionId: SessionId | null | undefined = visit.viewer.sessionId;
  return passkeyCookie(visit, { kind: 'add', challenge: newChallenge(), personId, sessionId: sessionId ?? '', name });
}

/** What the viewer is about to add, in this session; null when nothing or its time is over. */
export async function addingIn(visit: IdentityVisit): Promise<Adding | null> {
  const found = await keptIn(visit);
  const { person, sessionId } = visit.viewer;
  if (found?.kind !== 'add' || found.personId !== person?.id || found.sessionId !== sessionId) return null;
  return { challenge: found.challenge, name: found.name };
}
