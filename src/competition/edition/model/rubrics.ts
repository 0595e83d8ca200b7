import * as z from 'zod';
import { code, groupCodes, line, named, unknownNumber } from './parts.ts';
import { scoringKinds } from './stages.ts';

const criterion = z.strictObject({
  code,
  ...named,
  /** Weights of a rubric are 100 together; null in all: not known, each criterion counts the same. */
  weight: unknownNumber,
  min: z.number().default(0),
  max: z.number().default(100),
  step: z.number().default(1),
  /** Section of the entry that it looks at; null: the whole. */
  section: code.nullable().default(null),
  /** A mark below or above has to be explained; null: none has. */
  commentBelow: unknownNumber,
  commentAbove: unknownNumber,
});
export type Criterion = z.infer<typeof criterion>;

export const rubricSchema = z.strictObject({
  code,
  stage: z.enum(scoringKinds),
  groups: groupCodes,
  criteria: z.array(criterion).max(40).default([]),
  source: line,
});
export type Rubric = z.infer<typeof rubricSchema>;
