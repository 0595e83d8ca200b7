import * as z from 'zod';
import { line, moment, text, unknownCount, unknownNumber } from './parts.ts';

/** The steps of a competition in their order (domain §3); an edition may leave some out. */
export const stageKinds = [
  'entering',
  'admin_check',
  'desk_scoring',
  'te_plenary',
  'tpi_reading',
  'finalists_plenary',
  'finalists_announcement',
  'objection',
  'interview',
  'field_verification',
  'tpi_plenary',
  'final_list',
  'awarding',
  'public_rating',
] as const;
export type StageKind = (typeof stageKinds)[number];

/** Stages that happen at a moment: they open, and last until the next one does. */
export const momentKinds = ['finalists_announcement', 'final_list', 'awarding'] as const satisfies readonly StageKind[];

/** Stages in which sheets are filled in by a rubric when their setting says so. */
export const scoringKinds = ['desk_scoring', 'tpi_reading', 'interview'] as const satisfies readonly StageKind[];
export type ScoringKind = (typeof scoringKinds)[number];

/** Which number of a scoring counts in the plenary after it: the mean of the sheets, or what it is without the jurors' leniency. */
const official = z.enum(['raw', 'calibrated']).default('raw');

/** When everyone may see what the public gave. */
export const figureTimes = ['during', 'after', 'never'] as const;

/** What the highest mark of the public may be. */
export const publicScale = { least: 2, most: 10 } as const;

function stageOf<Kind extends StageKind, Settings extends z.ZodRawShape>(kind: Kind, settings: Settings) {
  return z.strictObject({
    kind: z.literal(kind),
    opens: moment,
    closes: moment,
    /** Told in the public calendar. */
    note: text,
    note_en: text,
    source: line,
    settings: z.strictObject(settings).prefault({} as never),
  });
}

export const stageSchema = z.discriminatedUnion('kind', [
  /** `approval`: entries pass the admin lokal before they arrive, or the unit submits by itself. */
  stageOf('entering', { approval: z.enum(['local_admin', 'none']).default('local_admin') }),
  /** `twoEyes`: a refusal is confirmed by a second person; `revise`: the secretariat may ask for changes in a dialogue. */
  stageOf('admin_check', {
    twoEyes: z.boolean().default(false),
    correctionDays: z.int().default(0),
    revise: z.boolean().default(false),
  }),
  stageOf('desk_scoring', { sheetsPerEntry: z.int().default(2), passMark: unknownNumber, official }),
  stageOf('te_plenary', { nominees: unknownCount }),
  stageOf('tpi_reading', { scored: z.boolean().default(false), sheetsPerEntry: z.int().default(1), official }),
  stageOf('finalists_plenary', { finalists: unknownCount }),
  stageOf('finalists_announcement', {}),
  /**
   * `days`: the window stays open at least as long (about 5 calendar days, domain §3); `counts`: of what the number of objections is told
   * in public.
   */
  stageOf('objection', { days: z.int().default(5), counts: z.enum(['edition', 'finalists']).default('edition') }),
  /** `minutes` is the whole slot, of which `presentationMinutes` are the entrant's; the rest is for questions. */
  stageOf('interview', {
    scored: z.boolean().default(false),
    minutes: unknownCount,
    presentationMinutes: unknownCount,
    confirmHours: z.int().default(24),
    official,
  }),
  /** How many of each panel go along at least. */
  stageOf('field_verification', { panelists: z.int().default(1), evaluators: z.int().default(1) }),
  stageOf('tpi_plenary', {}),
  stageOf('final_list', {}),
  stageOf('awarding', { place: line }),
  /** `marks`: the highest mark that the public gives; the lowest is 1. Comments are for the organiser alone. */
  stageOf('public_rating', {
    marks: z.int().default(5),
    publicComments: z.boolean().default(false),
    figures: z.enum(figureTimes).default('after'),
    plenarySees: z.boolean().default(false),
  }),
]);

export type EditionStage = z.infer<typeof stageSchema>;
export type StageOf<Kind extends StageKind> = Extract<EditionStage, { readonly kind: Kind }>;
