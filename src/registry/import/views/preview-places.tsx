import { regionFullName } from '#identity/index.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { Button } from '#platform/ui/button.tsx';
import { type ChoiceGroup, SelectField } from '#platform/ui/choice-field.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { Prose, Section } from '#platform/ui/section.tsx';
import { HiddenField } from '#platform/ui/text-field.tsx';
import type { ImportRun, PlaceChoice, PlaceStanding } from '../model.ts';
import { paths } from '../paths.ts';
import type { StagedPlace } from '../queries/places.ts';
import type { InstitutionChoice } from './columns-page.tsx';

/** So many institutions of one standing are named; the rest is counted. */
const NAMED = 60;
/** So many can be decided on one page: each carries the list of all institutions. */
const CHOSEN_AT_ONCE = 20;

/** Places that a person has to look at: unclear ones, and those that somebody decided about already. */
export function asksForChoice(place: StagedPlace): boolean {
  return place.standing === 'unclear' || place.choice !== null;
}

/** A choice as the form carries it: `wilayah:12.07`, `instansi:<id>`, `seperti-tertulis`, `lewati`. */
export function choiceValue(choice: PlaceChoice | null): string {
  if (choice === null || choice.kind === 'as_written') return 'seperti-tertulis';
  if (choice.kind === 'leave_out') return 'lewati';
  return choice.kind === 'region' ? `wilayah:${choice.regionCode}` : `instansi:${choice.institutionId}`;
}

type UnclearProps = {
  readonly run: ImportRun;
  readonly places: readonly StagedPlace[];
  readonly institutions: readonly InstitutionChoice[];
  readonly errors: FieldErrors;
};

/** What each unclear institution is, decided once for all its rows. */
export function UnclearPlaces({ run, places, institutions, errors }: UnclearProps) {
  const all = places.filter(asksForChoice).sort((a, b) => Number(a.choice !== null) - Number(b.choice !== null));
  if (all.length === 0) return null;
  const open = all.slice(0, CHOSEN_AT_ONCE);
  const more = all.filter((place) => place.choice === null).length - CHOSEN_AT_ONCE;
  return (
    <Section title={t('import.preview.unclear.title')} id="instansi">
      <p>{t('import.preview.unclear.text')}</p>
      <Form action={paths.places.to(run.id)}>
        <HiddenField name="revisi" value={String(run.revision)} />
        {open.map((place, at) => (
          <div key={place.key}>
            <HiddenField name={`kunci.${at}`} value={place.key} />
            <SelectField
              name={`pilihan.${at}`}
              label={place.said.text}
              hint={t('import.preview.unclear.rows', { n: formatNumber(place.rows), row: place.firstRow })}
              value={choiceValue(place.choice)}
              empty={null}
              groups={groupsFor(place, institutions)}
              errors={errors}
            />
          </div>
        ))}
        {more > 0 ? <p>{t('import.preview.unclear.more', { n: formatNumber(more) })}</p> : null}
        <FormActions>
          <Button look="secondary">{t('import.preview.unclear.button')}</Button>
        </FormActions>
      </Form>
    </Section>
  );
}

function groupsFor(place: StagedPlace, institutions: readonly InstitutionChoice[]): readonly ChoiceGroup[] {
  const meant = place.said.candidates.map((code) => ({
    value: `wilayah:${code}`,
    label: t('import.preview.unclear.region', { name: regionFullName(code) }),
  }));
  const plain = [
    { value: 'seperti-tertulis', label: t('import.preview.unclear.as_written') },
    { value: 'lewati', label: t('import.preview.unclear.leave_out') },
  ];
  const known = institutions.map(({ value, label }) => ({ value: `instansi:${value}`, label }));
  return [
    { label: t('import.preview.unclear.meant'), choices: [...meant, ...plain] },
    { label: t('import.preview.unclear.known'), choices: known },
  ];
}

type PlacesProps = { readonly places: readonly StagedPlace[]; readonly units: number };

/** Which institutions stand, which will be made, and which are out of reach. */
export function PreviewPlaces({ places, units }: PlacesProps) {
  const shown: readonly (readonly [PlaceStanding, readonly StagedPlace[]])[] = (
    ['new', 'matched', 'foreign', 'missing'] as const
  ).map((standing) => [standing, together(places.filter((place) => standingOf(place) === standing))]);
  return (
    <Section title={t('import.preview.places.title')}>
      {shown.map(([standing, found]) => (
        <PlaceList key={standing} standing={standing as 'new'} places={found} />
      ))}
      {units > 0 ? <p class="mt-4">{t('import.preview.units', { count: units })}</p> : null}
    </Section>
  );
}

/** An institution that the sheet writes in several ways, or that was chosen for several names, is one. */
function together(places: readonly StagedPlace[]): readonly StagedPlace[] {
  const found = new Map<string, StagedPlace>();
  for (const place of places) {
    const key = place.institutionId ?? place.key;
    const known = found.get(key);
    found.set(key, known ? { ...known, rows: known.rows + place.rows } : place);
  }
  return [...found.values()];
}

/** An unclear institution is made as written unless somebody decides otherwise. */
const standingOf = (place: StagedPlace) => (place.standing === 'unclear' ? 'new' : place.standing);

function PlaceList({
  standing,
  places,
}: {
  readonly standing: 'new' | 'matched' | 'foreign' | 'missing';
  readonly places: readonly StagedPlace[];
}) {
  if (places.length === 0) return null;
  const more = places.length - NAMED;
  return (
    <details class="mt-2">
      <summary>{t(`import.preview.places.${standing}`, { count: places.length })}</summary>
      <Prose>
        <ul>
          {places.slice(0, NAMED).map((place) => (
            <li key={place.key}>
              {t('import.preview.places.item', { name: nameOf(place), n: formatNumber(place.rows) })}
            </li>
          ))}
          {more > 0 ? <li>{t('import.preview.places.more', { n: formatNumber(more) })}</li> : null}
        </ul>
      </Prose>
    </details>
  );
}

function nameOf(place: StagedPlace): string {
  const { said, institutionName, toMake } = place;
  const name = institutionName ?? toMake?.name ?? said.text;
  if (place.standing === 'matched' || !toMake) return name;
  const region = toMake.regionCode ? regionFullName(toMake.regionCode) : t('import.preview.places.noRegion');
  return toMake.kind === 'ministry' || toMake.kind === 'agency' ? name : `${name} (${region})`;
}
