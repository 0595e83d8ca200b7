import type { Conn } from '#platform/db.ts';
import {
  type Answer,
  allHits,
  type CatalogueQuestion,
  type HitRow,
  paths as recordPaths,
  searchCatalogue,
  type WholeHit,
  wholeScope,
} from '#registry/index.ts';
import { identifierOf } from '../../wire/rules/identifier.ts';
import { sortOf } from '../list-query.ts';
import { type ListedNetworkRecord, type ListQuery, type NetworkHit, OWN_HUB } from '../model.ts';

/** The list of a hub that holds nothing of others: its own public catalogue, held once and never behind. */
export async function ownHits(conn: Conn, question: CatalogueQuestion): Promise<Answer<NetworkHit>> {
  const answer = await searchCatalogue(conn, question);
  return { ...answer, hits: answer.hits.map(hitOf) };
}

const hitOf = (row: HitRow): NetworkHit => ({
  ...{ id: row.id, href: recordPaths.record.to(row.id), title: row.title, snippet: row.snippet },
  ...{ institution: row.institutionName ?? '', unit: row.unitName ?? '', regionCode: row.regionCode },
  ...{ cell: row.cell, affairBits: row.affairBits, awardLabel: row.awardLabel, hub: OWN_HUB, hubName: null },
});

/** The same as a file tells it, under the addresses of this hub (its origin); only within a snapshot. */
export async function* ownRecords(
  conn: Conn,
  query: ListQuery,
  hub: string,
): AsyncGenerator<readonly ListedNetworkRecord[]> {
  const scope = await wholeScope(conn, { typed: query.text, filter: query.filter });
  for await (const rows of allHits(conn, scope, sortOf(query))) yield rows.map((row) => listedOf(row, hub));
}

const listedOf = (row: WholeHit, hub: string): ListedNetworkRecord => ({
  ...{ title: row.title, hub: OWN_HUB, hubName: null, institution: row.institutionName ?? '' },
  ...{ unit: row.unitName ?? '', regionCode: row.regionCode, cell: row.cell, affairBits: row.affairBits },
  ...{ url: hub + recordPaths.record.to(row.id), sourceId: identifierOf(hub, row.id), harvestedAt: null },
});
