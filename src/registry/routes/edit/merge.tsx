import type { FormValues } from '#platform/http/form.ts';
import type { Answer } from '#platform/http/route.ts';
import type { Locale } from '#platform/i18n/i18n.ts';
import { t } from '#platform/i18n/i18n.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { HiddenField } from '#platform/ui/text-field.tsx';
import { type Box, choiceBox, openPlaces } from '../../drafts/choices.ts';
import { SEEN } from '../../drafts/form.ts';
import type { ShownClash, ShownSide } from '../../drafts/views/clash-field.tsx';
import { MergePage } from '../../drafts/views/merge-page.tsx';
import type { InnovationContent } from '../../model/content.ts';
import type { Innovation, Version } from '../../model/record.ts';
import { type SectionName, sectionNames } from '../../model/sections.ts';
import { paths } from '../../paths.ts';
import { contentAt, type Save, savesSince } from '../../queries/revisions.ts';
import { type ContentMerge, mergeContent } from '../../rules/content-merge.ts';
import { columnsOf, type FieldSpec, fieldSpecs, isTypedField, type RowField, rowSpecs } from '../../rules/fields.ts';
import type { Clash, Flat } from '../../rules/merge.ts';
import { mixText } from '../../rules/mix-text.ts';
import { choiceLabel, columnLabel, fieldLabel, rowTitle, sectionTitle } from '../../views/edit/labels.ts';
import { plainField, plainValue } from '../../views/edit/shown.tsx';
import { type RegistryVisit, workPage, workTrail } from '../visit.tsx';
import { addRows, formOf, typedTexts } from './section-form.ts';

export type Torn = {
  readonly record: Innovation;
  /** The version as it stands now. */
  readonly version: Version;
  readonly section: SectionName;
  readonly typed: Partial<InnovationContent>;
  /** The revision that the typed text began from. */
  readonly root: number;
  /** When the draft was kept that holds what was typed. */
  readonly seen: Date | null;
  /** Whether the writer wanted to go on to the next section. */
  readonly goesOn: boolean;
};

/** The page on which one chooses between what somebody else saved and what one typed; null when nothing clashes. */
export async function mergePage(visit: RegistryVisit, torn: Torn, form: FormValues): Promise<Answer | null> {
  const { record, version, section, typed, root } = torn;
  const base = await contentAt(visit.db.conn, version, root);
  const merge = mergeContent({ base, stored: version.content, typed });
  if (merge.clashes.length === 0) return null;
  const saves = await savesSince(visit.db.conn, version, root);
  const errors: FieldErrors = Object.fromEntries(
    openPlaces(form).map((path) => [choiceBox(path), t('drafts.merge.choose')]),
  );
  const clashes = merge.clashes.map((clash) => shownClash(clash, { base, merge, saves, locale: visit.locale }));
  const { title } = version.content;
  const last = saves.findLast((save) => save.fields.some((field) => fieldsOf(merge).includes(field)));
  const page = {
    title: t('drafts.merge.title'),
    trail: workTrail({ id: record.id, title }),
    width: 'wide' as const,
    status: Object.keys(errors).length > 0 ? 422 : 409,
    body: (
      <MergePage
        kicker={t('registry.edit.kicker', {
          n: sectionNames.indexOf(section) + 1,
          of: sectionNames.length,
          title: `${sectionTitle(section)}, ${title}`,
        })}
        action={paths.section.to(record.id, section)}
        leave={paths.section.to(record.id, section)}
        clashes={clashes}
        last={last ?? null}
        theirs={merge.theirs.map((field) => (isTypedField(field) ? fieldLabel(field) : field))}
        boxes={settledBoxes(section, version, merge, visit.locale)}
        revision={version.revision}
        root={root}
        form={form}
        errors={errors}
      >
        <HiddenField name={SEEN} value={torn.seen?.toISOString() ?? ''} />
        {torn.goesOn ? <HiddenField name="lanjut" value="berikut" /> : null}
      </MergePage>
    ),
  };
  return workPage(page, errors);
}

const fieldOf = (path: string): string => path.split('.')[0] ?? path;

const fieldsOf = (merge: ContentMerge): readonly string[] => [
  ...merge.clashes.map((clash) => fieldOf(clash.path)),
  ...merge.theirs,
];

/** The boxes of the merge about which nobody has to choose. */
function settledBoxes(
  section: SectionName,
  version: Version,
  { merged, clashes }: ContentMerge,
  locale: Locale,
): readonly Box[] {
  const form = formOf(section, { ...version.content, ...merged }, locale);
  const isOpen = (name: string) => clashes.some(({ path }) => name === path || name.startsWith(`${path}.`));
  return form
    .names()
    .filter((name) => !isOpen(name))
    .flatMap((name) => form.all(name).map((text) => [name, text] as const));
}

type Around = {
  readonly base: InnovationContent | null;
  readonly merge: ContentMerge;
  readonly saves: readonly Save[];
  readonly locale: Locale;
};

function shownClash(clash: Clash, around: Around): ShownClash {
  const save = around.saves.findLast((it) => (it.fields as readonly string[]).includes(fieldOf(clash.path)));
  const saved = save ? { by: save.by, at: save.at } : {};
  const shown = sidesOf(clash, around);
  return { path: clash.path, ...shown, stored: { ...shown.stored, ...saved } };
}

type Sides = Omit<ShownClash, 'path'>;

function sidesOf(clash: Clash, around: Around): Sides {
  if (clash.kind === 'rows') return rowsSides(clash, around.locale);
  return clash.kind === 'row' ? rowSides(clash, around.locale) : boxSides(clash, around);
}

type Told = { readonly label: string; readonly spec: FieldSpec; readonly text: (value: unknown) => string };

/** How a box is called and how its value is read. */
function toldBox(path: string, { merge }: Around): Told {
  const [field = '', at, column = ''] = path.split('.');
  if (at === undefined) {
    const name = field as keyof typeof fieldSpecs;
    const text = (value: unknown) => plainField(name, { startYear: 0, [name]: value } as unknown as InnovationContent);
    return { label: fieldLabel(name), spec: fieldSpecs[name], text };
  }
  const kind = field as RowField;
  const spec = columnsOf(kind).find(([name]) => name === column)?.[1] ?? { kind: 'line', max: 0 };
  const row = (merge.merged[kind]?.[Number(at)] ?? {}) as Flat;
  const label = `${columnLabel(kind, column)} (${rowName(kind, row, Number(at))})`;
  return { label, spec, text: (value) => plainValue(spec, value, (it) => choiceLabel(column, it)) };
}

function rowName(kind: RowField, row: Flat, at: number): string {
  const [first = ''] = Object.keys(rowSpecs[kind].columns);
  return String(row[first] ?? '') || rowTitle(kind, at);
}

function boxSides(clash: Extract<Clash, { kind: 'box' }>, around: Around): Sides {
  const { label, spec, text } = toldBox(clash.path, around);
  const side = (value: unknown): ShownSide => ({
    text: text(value),
    boxes: typedTexts(spec, value, around.locale).map((it) => [clash.path, it] as const),
  });
  const base = around.base === null || clash.base === undefined ? null : text(clash.base);
  const [stored, typed] = [side(clash.stored), side(clash.typed)];
  const isText = spec.kind === 'text' || spec.kind === 'line';
  return {
    label,
    base,
    stored,
    typed,
    both: false,
    mixed: isText ? mixText(base ?? '', stored.text, typed.text) : null,
  };
}

function rowSides(clash: Extract<Clash, { kind: 'row' }>, locale: Locale): Sides {
  const [field = '', at = '0'] = clash.path.split('.');
  const kind = field as RowField;
  const kept: ShownSide = { text: rowText(kind, clash.row), boxes: rowBoxes(kind, [clash.row], Number(at), locale) };
  const gone: ShownSide = { text: '', boxes: [] };
  return {
    label: `${fieldLabel(kind)}: ${rowName(kind, clash.row, Number(at))}`,
    base: null,
    stored: clash.removedBy === 'stored' ? gone : kept,
    typed: clash.removedBy === 'typed' ? gone : kept,
    mixed: null,
    both: false,
  };
}

function rowsSides(clash: Extract<Clash, { kind: 'rows' }>, locale: Locale): Sides {
  const kind = clash.path as RowField;
  const side = (rows: readonly Flat[]): ShownSide => ({
    text: rows.map((row) => rowText(kind, row)).join('\n'),
    boxes: rowBoxes(kind, rows, 0, locale),
  });
  const [stored, typed] = [side(clash.stored), side(clash.typed)];
  return { label: fieldLabel(kind), base: null, stored, typed, mixed: null, both: true };
}

const rowText = (kind: RowField, row: Flat): string =>
  plainField(kind, { [kind]: [row] } as unknown as InnovationContent);

function rowBoxes(kind: RowField, rows: readonly Flat[], from: number, locale: Locale): readonly Box[] {
  const boxes = new URLSearchParams();
  addRows(boxes, kind, rows, locale);
  return [...boxes].map(([name, text]) => [
    name.replace(/\.(\d+)\./, (_, at: string) => `.${Number(at) + from}.`),
    text,
  ]);
}
