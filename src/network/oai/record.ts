import { regionName } from '#identity/index.ts';
import type { Config } from '#platform/config.ts';
import type { Conn } from '#platform/db.ts';
import { baseLocale, inLocale, t } from '#platform/i18n/i18n.ts';
import type { Outcome } from '#platform/outcome.ts';
import { paths as registryPaths, type Xml } from '#registry/index.ts';
import { paths } from '../paths.ts';
import type { Publication } from '../publication/model.ts';
import type { WireRecord } from '../wire/model/record.ts';
import { identifierOf } from '../wire/rules/identifier.ts';
import type { OaiError, Prefix } from './model.ts';
import { dublinCoreOf } from './rules/dublin-core.ts';
import { type Header, isRich, recordPart } from './rules/envelope.ts';
import { richOf } from './rules/rich.ts';

/** What an answer is made of: the database, who speaks, and the moment at which it was asked. */
export type Provider = {
  readonly conn: Conn;
  readonly config: Config;
  readonly hub: string;
  readonly now: Date;
};

export type Answered = Promise<Outcome<Xml, OaiError>>;

export const repositoryName = ({ config }: Pick<Provider, 'config'>): string =>
  inLocale(baseLocale, () => t('feeds.author', { region: regionName(config.hubRegion) }));

export function headerOf({ hub }: Pick<Provider, 'hub'>, it: Publication): Header {
  const { id, changedAt, sets: specs, document } = it;
  return { identifier: identifierOf(hub, id), changedAt, sets: specs, isGone: document === null };
}

/** A publication as a record of the protocol in one of the two formats. */
export function recordOf(provider: Provider, it: Publication, prefix: Prefix): Xml {
  const { hub } = provider;
  const header = headerOf(provider, it);
  if (it.document === null) return recordPart(header, null);
  const record = JSON.parse(it.document) as WireRecord;
  const url = hub + registryPaths.record.to(it.id);
  const metadata = isRich(prefix)
    ? richOf(record, url, hub + paths.oaiSchema.to())
    : dublinCoreOf(record, { identifier: header.identifier, url, publisher: repositoryName(provider) });
  return recordPart(header, metadata);
}
