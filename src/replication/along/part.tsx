import { recordPart } from '#registry/index.ts';
import { alongAsked } from './queries.ts';
import { AlongSection } from './views/along.tsx';

/** On the public page of a record: what there is for whoever wants to copy it. */
export const recordAlong = recordPart({
  asks: alongAsked,
  tell: ({ record }, along) => <AlongSection id={record.id} along={along} />,
});
