import * as z from 'zod';
import { named, namedRequest, said } from '#platform/http/api/shapes.ts';
import { contentSchema, evidenceLink, type InnovationContent, impactRow, innovator } from '../../model/content.ts';
import { affairs } from '../../model/goals.ts';
import { isAddress } from '../../rules/read-field.ts';

type Field = keyof InnovationContent;
const MOST_ROWS = 30;
const MOST_GAPS = 60;
const MOST_AFFAIRS = 32;
const LONGEST_ADDRESS = 1000;
/** What a box of the form takes. */
const WIDEST = 1e15;

/** Words of the form's labels, which every reader of a record knows. */
function described<T extends z.ZodType>(field: Field, schema: T): T {
  if (field === 'missing') return said('api.field.missing', schema);
  return field === 'startYearCertain'
    ? said('api.field.startYearCertain', schema)
    : said(`registry.field.${field}`, schema);
}

for (const [field, schema] of Object.entries(contentSchema.shape)) described(field as Field, schema as z.ZodType);

/** Everything that a version says, as it is kept. */
export const contentShape = named('InnovationContent', contentSchema);

const figure = z.number().min(-WIDEST).max(WIDEST).nullable().default(null);
const address = z
  .url({ protocol: /^https?$/ })
  .max(LONGEST_ADDRESS)
  .refine(isAddress);
const affair = z.enum(affairs.map((it) => it.code) as [string, ...string[]]);
const goals = (last: number) =>
  z
    .array(z.number().int().min(1).max(last))
    .max(last)
    .transform((numbers) => [...new Set(numbers)].sort((a, b) => a - b));

/** Fields that a caller must say more exactly than they are kept: known codes, rows without unknown members. */
const exact: Partial<Readonly<Record<Field, z.ZodType>>> = {
  mainAffair: affair.nullable(),
  otherAffairs: z
    .array(affair)
    .max(MOST_AFFAIRS)
    .transform((codes) => [...new Set(codes)]),
  sdgs: goals(17),
  astaCita: goals(8),
  videoUrl: z.union([z.literal(''), address]),
  sourceUrl: z.union([z.literal(''), address]),
  impact: z.array(z.strictObject({ ...impactRow.shape, before: figure, after: figure })).max(MOST_ROWS),
  innovators: z.array(z.strictObject(innovator.shape)).max(MOST_ROWS),
  links: z.array(z.strictObject({ ...evidenceLink.shape, url: address })).max(MOST_ROWS),
  missing: z.array(z.strictObject({ field: z.string().max(60), reason: z.string().max(500) })).max(MOST_GAPS),
};

/** What is not said stays as it is, so the values that a new record begins with must not come in. */
function changeable(field: Field, kept: z.ZodType): z.ZodType {
  const bare = kept instanceof z.ZodDefault ? (kept.unwrap() as z.ZodType) : kept;
  return described(field, (exact[field] ?? bare).optional());
}

const changes = Object.entries(contentSchema.shape).map(
  ([field, kept]) => [field, changeable(field as Field, kept as z.ZodType)] as const,
);

/** Any fields of the content; the others stay as they are. */
export const contentChange = namedRequest(
  'InnovationContentChange',
  z.strictObject(Object.fromEntries(changes)) as unknown as z.ZodType<Partial<InnovationContent>>,
);

/** The content of a new record: a title, and whatever else is known. */
export const contentStart = namedRequest(
  'InnovationContentStart',
  z.strictObject({ ...Object.fromEntries(changes), title: contentSchema.shape.title }) as unknown as z.ZodType<
    Partial<InnovationContent> & { readonly title: string }
  >,
);
