export { commitmentDecided, commitmentRegistered } from './commitment/events.ts';
export { tellCommitmentDecided, tellCommitmentRegistered } from './commitment/notices.ts';
export { commitmentSubject } from './commitment/subject.ts';
export { type ListedKey, listKeys, rotateKey } from './keys/console.ts';
export { pairPart } from './pair/part.tsx';
export { paths } from './paths.ts';
export { publishRecord } from './publication/jobs.ts';
export type { FeedItem } from './wire/model/feed.ts';
export type { WireRecord } from './wire/model/record.ts';
