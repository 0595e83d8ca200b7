import * as z from 'zod';
import { named, said } from '#platform/http/api/shapes.ts';
import { stages, sustainabilityStatuses } from '../../model/content.ts';
import { awardSchema, externalIdSchema } from '../../model/register.ts';
import { sectionNames } from '../../model/sections.ts';
import { innovationStates, problemStates } from '../../model/states.ts';
import { needNames } from '../../rules/completeness.ts';
import { moveNames } from '../../rules/moves.ts';
import { contentShape } from './content.ts';
import { placeShape, regionShape } from './place.ts';

export const moment = z.iso.datetime();
const workingStates = ['draft', 'with_admin', 'returned'] as const;

const owned = {
  id: z.uuid(),
  state: said('api.field.state', z.enum(innovationStates)),
  url: said('api.field.url', z.url().nullable()),
  institution: placeShape,
  unit: placeShape.nullable(),
  region: regionShape.nullable(),
};

/** A record in a list. */
export const summaryShape = named(
  'InnovationSummary',
  z.object({
    ...owned,
    working: said('api.field.working', z.enum(workingStates).nullable()),
    title: z.string(),
    summary: z.string(),
    stage: z.enum(stages).nullable(),
    digital: z.boolean().nullable(),
    startYear: z.number().int().nullable(),
    sustainabilityStatus: z.enum(sustainabilityStatuses).nullable(),
    mainAffair: said('api.field.affair', z.string().nullable()),
    sdgs: z.array(z.number().int()),
    awards: said('api.field.awardLabels', z.array(z.string())),
    publishedAt: said('api.field.publishedAt', moment.nullable()),
    updatedAt: said('api.field.updatedAt', moment),
  }),
);
export type SummaryAnswer = z.input<typeof summaryShape>;

const changeShape = z.object({
  absolute: z.number(),
  percent: said('api.field.percent', z.number().nullable()),
  direction: z.enum(['better', 'worse', 'same', 'unsaid']),
});

const figureShape = named(
  'ImpactFigure',
  z.object({
    indicator: z.string(),
    unit: z.string(),
    before: z.number().nullable(),
    after: z.number().nullable(),
    change: said('api.field.change', changeShape.nullable()),
  }),
);

const linkShape = named(
  'InnovationLink',
  z.object({ id: z.uuid(), title: z.string(), institution: z.string(), url: z.url() }),
);

const lineageShape = named(
  'Lineage',
  z.object({
    origin: said('api.field.origin', linkShape.nullable()),
    originText: z.string(),
    adaptation: z.string(),
  }),
);

const evidenceShape = named(
  'PublicEvidence',
  z.object({
    title: z.string(),
    number: z.string(),
    date: z.iso.date().nullable(),
    issuer: z.string(),
    page: z.string(),
    validityYear: z.number().int().nullable(),
    place: said('api.field.evidencePlace', z.string()),
    url: z.url(),
    mediaType: z.string().nullable(),
    size: said('api.field.size', z.number().int().nullable()),
  }),
);

const versionShape = named(
  'PublishedVersion',
  z.object({
    no: z.number().int(),
    state: z.enum(['published', 'superseded']),
    publishedAt: moment,
    whatChanged: z.string(),
  }),
);

const noteShape = named(
  'Note',
  z.object({
    section: z.enum(sectionNames),
    body: z.string(),
    writtenAt: moment,
    resolvedAt: moment.nullable(),
  }),
);

/** The version being written, for those who may see the work. */
const workShape = named(
  'Work',
  z.object({
    versionId: z.uuid(),
    no: z.number().int(),
    state: z.enum(workingStates),
    revision: said('api.field.revision', z.number().int()),
    content: contentShape,
    completeness: said('api.field.completeness', z.number().int()),
    missing: said('api.field.needs', z.array(z.enum(needNames))),
    notes: z.array(noteShape),
  }),
);

/** A record with all that stands around it. */
export const innovationShape = named(
  'Innovation',
  z.object({
    ...owned,
    content: said('api.field.content', contentShape.nullable()),
    impact: z.array(figureShape),
    awards: z.array(named('Award', awardSchema.extend({ name: said('api.field.awardName', z.string()) }))),
    externalIds: z.array(externalIdSchema),
    lineage: lineageShape.nullable(),
    replicas: z.object({
      total: z.number().int(),
      regions: said('api.field.replicaRegions', z.number().int()),
      items: z.array(linkShape),
    }),
    problems: z.array(z.object({ id: z.uuid(), title: z.string(), state: z.enum(problemStates), url: z.url() })),
    evidence: z.array(evidenceShape),
    versions: z.array(versionShape),
    publishedAt: moment.nullable(),
    work: said('api.field.work', workShape.nullable()),
    moves: said('api.field.moves', z.array(z.enum(moveNames))),
  }),
);
export type InnovationAnswer = z.input<typeof innovationShape>;
