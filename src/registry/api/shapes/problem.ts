import * as z from 'zod';
import { named, said } from '#platform/http/api/shapes.ts';
import { problemStates } from '../../model/states.ts';
import { measureSchema } from '../../problems/model.ts';
import { moment } from './innovation.ts';
import { placeShape, regionShape } from './place.ts';

const measureShape = named('Measure', measureSchema);

const common = {
  id: z.uuid(),
  state: said('api.field.problemState', z.enum(problemStates)),
  title: z.string(),
  url: z.url(),
  region: regionShape.nullable(),
  affair: said('api.field.affair', z.string().nullable()),
  baseline: said('api.field.baseline', measureShape.nullable()),
  afterMeasure: said('api.field.afterMeasure', measureShape.nullable()),
  better: said('api.field.better', z.enum(['lower', 'higher']).nullable()),
  reportedAt: said('api.field.reportedAt', moment.nullable()),
  verifiedAt: said('api.field.verifiedAt', moment.nullable()),
  createdAt: moment,
};

export const problemSummaryShape = named(
  'ProblemSummary',
  z.object({
    ...common,
    institution: said('api.field.institutionName', z.string().nullable()),
    whatHurts: said('api.field.excerpt', z.string()),
    innovations: said('api.field.answers', z.number().int()),
  }),
);
export type ProblemSummaryAnswer = z.input<typeof problemSummaryShape>;

const answeringShape = z.object({
  id: z.uuid(),
  title: z.string(),
  institution: z.string().nullable(),
  region: regionShape.nullable(),
  url: z.url(),
});

const takenShape = named(
  'TakenMeasure',
  measureSchema.extend({
    id: z.uuid(),
    evidence: z.array(z.object({ title: z.string(), url: z.url(), date: z.iso.date().nullable() })),
    note: z.string(),
  }),
);

export const problemShape = named(
  'Problem',
  z.object({
    ...common,
    institution: placeShape.nullable(),
    unit: placeShape.nullable(),
    whatHurts: z.string(),
    whoIsHurt: z.string(),
    sinceWhen: z.string(),
    sdg: z.number().int().nullable(),
    evidence: z.array(z.object({ title: z.string(), url: z.url(), date: z.iso.date().nullable() })),
    measures: said('api.field.measures', z.array(takenShape)),
    lesson: z.string(),
    innovations: z.array(answeringShape),
    updatedAt: moment,
  }),
);
export type ProblemAnswer = z.input<typeof problemShape>;
