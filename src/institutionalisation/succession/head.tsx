import { relationsTo } from '#registry/index.ts';
import type { PageHead } from '../lasting/ends.ts';
import { whyNotClaim } from '../lasting/rules/moves.ts';
import { leftAgreementsOf } from './queries.ts';
import { Left } from './views/left.tsx';

/** Above the eight dimensions: agreements whose official left. */
export const agreementsAbove: PageHead = async ({ db, viewer, now }, innovation) => (
  <Left
    agreements={await leftAgreementsOf(db.conn, innovation.id, now)}
    mayClaim={whyNotClaim(innovation, viewer) === null}
    mayEnd={relationsTo(innovation, viewer).includes('decider')}
  />
);
