import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';
import { testConfig } from './people.ts';
import { HERE } from './server.ts';

/** Somebody whom the provider knows; `amr` as it tells how he signed in. */
export type ProviderPerson = {
  readonly sub: string;
  readonly email?: string;
  readonly email_verified?: boolean;
  readonly name?: string;
  readonly amr?: readonly string[];
};

export type OidcProvider = {
  readonly issuer: string;
  /** Who sits before the provider's own sign-in page from now on; null: nobody, he walks away. */
  readonly seat: (person: ProviderPerson | null) => void;
  /** Follows the way through the provider as a browser does; answers the address that it leads back to. */
  readonly walk: (address: string) => Promise<string>;
  readonly stop: () => Promise<void>;
  readonly start: () => Promise<void>;
};

const CLIENT = { id: 'tuntas', secret: 'rahasia-klien-untuk-uji-coba-saja' };

/** The settings of a hub that signs in at this provider, as a part of its configuration. */
export const ssoSettings = (provider: OidcProvider, over: Partial<typeof testConfig.oidc> = {}) => ({
  oidc: {
    ...testConfig.oidc,
    issuer: provider.issuer,
    clientId: CLIENT.id,
    clientSecret: CLIENT.secret,
    name: 'SSO Pemda',
    ...over,
  },
});

/** A real OpenID Connect provider on loopback, with one client: the hub under test. */
export async function oidcProvider(): Promise<OidcProvider> {
  let seated: ProviderPerson | null = null;
  let server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const issuer = `http://127.0.0.1:${port}`;
  const provider = providerAt(issuer, () => seated);
  const answer = handlerOf(provider, () => seated);
  server.on('request', answer);
  return {
    issuer,
    seat: (person) => {
      seated = person;
    },
    walk,
    stop: () => closed(server),
    start: async () => {
      server = createServer(answer);
      server.listen(port, '127.0.0.1');
      await once(server, 'listening');
    },
  };
}

function providerAt(issuer: string, seated: () => ProviderPerson | null): Provider {
  return new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT.id,
        client_secret: CLIENT.secret,
        redirect_uris: [`${HERE}/masuk/sso/kembali`],
        response_types: ['code'],
        grant_types: ['authorization_code'],
      },
    ],
    claims: { openid: ['sub', 'amr', 'acr'], email: ['email', 'email_verified'], profile: ['name'] },
    cookies: { keys: ['kunci-kue-untuk-uji'] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_ctx, interaction) => `/masuk-di-sini/${interaction.uid}` },
    pkce: { required: () => true },
    findAccount: (_ctx, sub) => {
      const { amr: _amr, ...claims } = seated() ?? { sub };
      return { accountId: sub, claims: () => ({ ...claims, sub }) };
    },
    loadExistingGrant: async (ctx) => {
      const { client, session } = ctx.oidc;
      const known = { clientId: client?.clientId ?? '', accountId: session?.accountId ?? '' };
      const grant = new ctx.oidc.provider.Grant(known);
      grant.addOIDCScope('openid email profile');
      await grant.save();
      return grant;
    },
  });
}

function handlerOf(provider: Provider, seated: () => ProviderPerson | null) {
  const rest = provider.callback();
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (!request.url?.startsWith('/masuk-di-sini/')) {
      await rest(request, response);
      return;
    }
    const person = seated();
    const result = person
      ? { login: { accountId: person.sub, ...(person.amr ? { amr: [...person.amr] } : {}) } }
      : { error: 'access_denied', error_description: 'walked away' };
    await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
  };
}

async function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
}

async function walk(address: string): Promise<string> {
  const jar = new Map<string, string>();
  let at = address;
  for (let step = 0; step < 10 && !at.startsWith(HERE); step += 1) {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(at, { headers: { cookie }, redirect: 'manual' });
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      jar.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
    }
    const to = answer.headers.get('location');
    if (!to) throw new Error(`the provider answered ${answer.status} at ${at}: ${await answer.text()}`);
    at = new URL(to, at).toString();
  }
  return at.slice(HERE.length);
}
