import { baseLocale, inLocale } from '#platform/i18n/i18n.ts';
import { parseId } from '#platform/ids.ts';
import { done, refused } from '#platform/outcome.ts';
import type { InnovationId } from '#registry/index.ts';
import { paths } from '../paths.ts';
import type { Publication } from '../publication/model.ts';
import { earliestChange, publicationOf, setsHeld } from '../publication/queries.ts';
import { idIn } from '../wire/rules/identifier.ts';
import { listed, resumed } from './lists.ts';
import type { OaiRequest, Prefix } from './model.ts';
import { type Answered, type Provider, recordOf, repositoryName } from './record.ts';
import { emailOf, formatsPart, identifyPart, rootSpecs, setsPart } from './rules/envelope.ts';
import { oaiError } from './rules/request.ts';
import { setName } from './set-name.ts';

/** The body of the answer to a request, or the error condition that it meets. */
export async function carryOut(provider: Provider, request: OaiRequest): Answered {
  if ('token' in request) return resumed(provider, request.verb, request.token);
  switch (request.verb) {
    case 'Identify':
      return identify(provider);
    case 'ListMetadataFormats':
      return formats(provider, request.identifier);
    case 'ListSets':
      return sets(provider);
    case 'GetRecord':
      return oneRecord(provider, request);
    default:
      return listed(provider, request);
  }
}

async function identify(provider: Provider): Answered {
  const { conn, config, hub, now } = provider;
  const earliest = (await earliestChange(conn)) ?? now;
  const email = emailOf(config.mailFrom, hub);
  return done(identifyPart({ name: repositoryName(provider), provider: hub + paths.oai.to(), hub, email, earliest }));
}

const unknown = refused(oaiError('idDoesNotExist', 'This provider has no record of that identifier.'));

async function found({ conn, hub }: Provider, identifier: string): Promise<Publication | null> {
  const id = parseId<'InnovationId'>(idIn(hub, identifier)) as InnovationId | null;
  return id ? publicationOf(conn, id) : null;
}

async function formats(provider: Provider, identifier: string | null): Answered {
  if (identifier !== null && !(await found(provider, identifier))) return unknown;
  return done(formatsPart(provider.hub + paths.oaiSchema.to()));
}

async function sets({ conn }: Provider): Answered {
  const specs = [...new Set([...rootSpecs, ...(await setsHeld(conn))])].sort();
  return done(setsPart(specs.map((spec) => ({ spec, name: inLocale(baseLocale, () => setName(spec)) }))));
}

type One = { readonly identifier: string; readonly prefix: Prefix };

async function oneRecord(provider: Provider, { identifier, prefix }: One): Answered {
  const it = await found(provider, identifier);
  if (!it) return unknown;
  return done({ xml: `<GetRecord>\n${recordOf(provider, it, prefix).xml}</GetRecord>` });
}
