import type { Viewer } from '#identity/index.ts';
import type { ApiOperation } from '#platform/http/api/operation.ts';
import { listInnovations } from './operations/list.ts';
import {
  archiveInnovation,
  publishInnovation,
  restoreInnovation,
  returnInnovation,
  startVersion,
  submitInnovation,
  withdrawInnovation,
} from './operations/moves.ts';
import { listInstitutions, listRegions } from './operations/places.ts';
import { listProblemsOperation, readProblem } from './operations/problems.ts';
import { readInnovation } from './operations/read.ts';
import { changeInnovation, createInnovation } from './operations/write.ts';

/** What programs may ask of the registry, in the order in which the page about the interface tells it. */
export const registryApi: readonly ApiOperation<Viewer>[] = [
  listInnovations,
  readInnovation,
  listProblemsOperation,
  readProblem,
  listRegions,
  listInstitutions,
  createInnovation,
  changeInnovation,
  submitInnovation,
  withdrawInnovation,
  returnInnovation,
  publishInnovation,
  startVersion,
  archiveInnovation,
  restoreInnovation,
];
