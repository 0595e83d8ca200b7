import type { Config } from '#platform/config.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import { identifyIn } from '../harvest/oai.ts';
import type { HubKey } from '../wire/model/hub.ts';
import { MOST_HUB_BYTES } from '../wire/model/limits.ts';
import type { Refused } from '../wire/model/refusal.ts';
import { readHubDocument } from '../wire/rules/read-hub.ts';
import { type AskFault, askHub } from './ask.ts';
import type { PeerKind, ShownHub } from './model.ts';

const WELL_KNOWN = '/.well-known/tuntas';

export type Meeting = {
  readonly kind: PeerKind;
  readonly address: string;
  readonly config: Pick<Config, 'networkLocal'>;
  /** Keys that are trusted already; null at the first meeting. */
  readonly known: readonly HubKey[] | null;
  readonly now: Date;
};

/** It did not answer · what it answered is no document of a hub, or of another one. */
export type NotMet =
  | { readonly by: 'line'; readonly fault: AskFault }
  | { readonly by: 'document'; readonly fault: Refused };

/** Asks an address what it says of itself. */
export async function meetHub(meeting: Meeting): Promise<Outcome<ShownHub, NotMet>> {
  return meeting.kind === 'tuntas' ? meetTuntas(meeting) : meetForeign(meeting);
}

async function meetTuntas({ address, config, known, now }: Meeting): Promise<Outcome<ShownHub, NotMet>> {
  const url = `${address}${WELL_KNOWN}`;
  const answer = await askHub({ url, config, most: MOST_HUB_BYTES, accept: 'application/json' });
  if (!answer.ok) return refused({ by: 'line', fault: answer.why });
  const read = readHubDocument(answer.value, { hub: address, known, now });
  if (!read.ok) return refused({ by: 'document', fault: read.why });
  const { document, keys } = read.value;
  const { name, hub, region, feed, messages } = document;
  return done({ name, hub, regionCode: region?.code ?? null, feedUrl: feed, messagesUrl: messages, keys });
}

async function meetForeign({ address, config }: Meeting): Promise<Outcome<ShownHub, NotMet>> {
  const url = `${address}?verb=Identify`;
  const answer = await askHub({ url, config, most: MOST_HUB_BYTES, accept: 'text/xml, application/xml' });
  if (!answer.ok) return refused({ by: 'line', fault: answer.why });
  const name = identifyIn(answer.value);
  if (name === null) return refused({ by: 'document', fault: { why: 'unknown_format', at: '' } });
  return done({ name, hub: null, regionCode: null, feedUrl: null, messagesUrl: null, keys: [] });
}
