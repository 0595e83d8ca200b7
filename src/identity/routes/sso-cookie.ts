import * as z from 'zod';
import { cookieOf } from '#platform/http/kernel.ts';
import type { PersonId } from '../model.ts';
import { seal, unseal } from '../sealed.ts';
import type { IdentityVisit } from './visit.ts';

const COOKIE = 'tuntas_sso';
/** How long somebody may take to sign in at the provider. */
const SECONDS = 10 * 60;

const kept = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('journey'),
    journey: z.object({ state: z.string(), nonce: z.string(), verifier: z.string() }),
    back: z.string(),
    /** Who asked to link the own account; null when somebody signs in. */
    linkOf: z.string().nullable(),
    until: z.number(),
  }),
  z.object({
    kind: z.literal('link'),
    personId: z.string(),
    subject: z.string(),
    email: z.string(),
    until: z.number(),
  }),
]);
type Kept = z.infer<typeof kept>;
export type KeptJourney = Extract<Kept, { kind: 'journey' }>;
export type KeptLink = Omit<Extract<Kept, { kind: 'link' }>, 'personId'> & { readonly personId: PersonId };
type Keeping = Omit<KeptJourney, 'until'> | Omit<KeptLink, 'until'>;

/** The cookie that carries what must come back unchanged; only this hub can read or make it. */
export async function ssoCookie(visit: IdentityVisit, keeping: Keeping): Promise<string> {
  const text = await seal(visit, { ...keeping, until: visit.now.getTime() + SECONDS * 1000 });
  return `${COOKIE}=${text}; Max-Age=${SECONDS}${attributes(visit)}`;
}

export function endedSsoCookie(visit: IdentityVisit): string {
  return `${COOKIE}=; Max-Age=0${attributes(visit)}`;
}

function attributes({ baseUrl }: IdentityVisit): string {
  // Lax: the provider's page leads back here, and the cookie has to come along.
  return `; Path=/; HttpOnly; SameSite=Lax${baseUrl.startsWith('https:') ? '; Secure' : ''}`;
}

async function keptIn(visit: IdentityVisit): Promise<Kept | null> {
  const text = cookieOf(visit.request, COOKIE);
  const parsed = kept.safeParse(text ? await unseal(visit, text) : null);
  return parsed.success && parsed.data.until > visit.now.getTime() ? parsed.data : null;
}

export async function journeyIn(visit: IdentityVisit): Promise<KeptJourney | null> {
  const found = await keptIn(visit);
  return found?.kind === 'journey' ? found : null;
}

/** What waits to be linked with the account of whoever visits. */
export async function linkIn(visit: IdentityVisit): Promise<KeptLink | null> {
  const found = await keptIn(visit);
  if (found?.kind !== 'link' || found.personId !== visit.viewer.person?.id) return null;
  return { ...found, personId: visit.viewer.person.id };
}
