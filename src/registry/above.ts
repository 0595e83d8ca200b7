import type { InnovationId } from './model/ids.ts';
import type { ProblemPart, RecordPart, SectionPart } from './part.ts';
import type { WayOn } from './way-on.ts';

/** What the app hands in of the capabilities above the registry. */
export type Above = {
  /** Where the work page of a record leads. */
  readonly ways?: readonly WayOn[];
  /** Where one begins to take a record over; a copy of its text alone is begun in the registry. */
  readonly replicateAt?: (id: InnovationId) => string;
  /** What stands on the public page of a record. */
  readonly recordParts?: readonly RecordPart[];
  /** What stands beside the form of a section. */
  readonly sectionParts?: readonly SectionPart[];
  /** What stands on the page of a problem. */
  readonly problemParts?: readonly ProblemPart[];
};
