import { recordPart } from '#registry/index.ts';
import { linkedWithOwn } from './queries/pairs.ts';
import { AlsoPublished } from './views/also-published.tsx';

/** On the public page of one of our own records: which other hubs publish the same innovation. */
export const pairPart = recordPart({
  asks: linkedWithOwn,
  tell: (_reading, sides) => (sides ? <AlsoPublished sides={sides} /> : null),
});
