import type { Filter, InnovationId, Sort } from '#registry/index.ts';
import type { RecordId } from '../harvest/model.ts';
import type { WireRecord } from '../wire/model/record.ts';

/** Under which our own records stand among those of other hubs. */
export const OWN_HUB = 'hub-ini';

/** A record of any hub in a list; titles and snippets with marks around what was looked for. */
export type NetworkHit = {
  readonly id: RecordId | InnovationId;
  /** Its page: the record as its hub publishes it, or our own where nothing of other hubs is here. */
  readonly href: string;
  readonly title: string;
  readonly snippet: string;
  readonly institution: string;
  readonly unit: string;
  readonly regionCode: string | null;
  readonly cell: number;
  readonly affairBits: number;
  readonly awardLabel: string;
  readonly hub: string;
  /** Null: our own. */
  readonly hubName: string | null;
};

/** A record as it is shown whole, with where it is from. */
export type NetworkRecord = {
  readonly id: RecordId;
  readonly sourceId: string;
  readonly url: string;
  readonly keyId: string;
  readonly hub: string;
  readonly hubName: string | null;
  readonly title: string;
  readonly summary: string;
  readonly institution: string;
  readonly unit: string;
  readonly regionCode: string | null;
  readonly cell: number;
  readonly affairBits: number;
  readonly awardLabel: string;
  readonly changedAt: Date;
  readonly firstHarvestedAt: Date;
  readonly harvestedAt: Date;
  readonly movedAt: Date;
  /** Of a Tuntas; what a foreign system tells stands in title, summary and institution alone. */
  readonly content: WireRecord['content'] | null;
};

/** A record as a file of the list tells it. */
export type ListedNetworkRecord = Pick<
  NetworkRecord,
  'title' | 'hub' | 'hubName' | 'institution' | 'unit' | 'regionCode' | 'cell' | 'affairBits' | 'url' | 'sourceId'
> & {
  /** Null: our own, out of our own catalogue. */
  readonly harvestedAt: Date | null;
};

export type ListQuery = {
  readonly text: string;
  readonly filter: Filter;
  readonly sort: Sort | null;
  readonly page: number;
};
