export { publishRecord } from './publication/jobs.ts';
export type { FeedItem } from './wire/model/feed.ts';
export type { WireRecord } from './wire/model/record.ts';
