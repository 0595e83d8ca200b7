import type { Viewer } from '#identity/index.ts';
import { t } from '#platform/i18n/i18n.ts';
import { Button } from '#platform/ui/button.tsx';
import { SelectField } from '#platform/ui/choice-field.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Section } from '#platform/ui/section.tsx';
import { StatGroup, StatNumber } from '#platform/ui/stat-number.tsx';
import type { Headline, Part, PartKey, View } from '../model/view.ts';
import { paths } from '../paths.ts';
import { yearsOf } from '../rules/place.ts';
import { How, PartView } from './part-view.tsx';
import { placeChoices, placeName } from './places.ts';

export type BoardPageProps = {
  readonly viewer: Viewer;
  readonly view: View;
  readonly thisYear: number;
  readonly headlines: readonly Headline[];
  readonly parts: readonly Part[];
  /** What is reckoned when it is asked for, where there are many records to reckon it of. */
  readonly apart: readonly PartKey[];
};

/** What leaders look at: large numbers, then each part with picture, table, definitions and files. */
export function BoardPage(props: BoardPageProps) {
  const { view, headlines, parts, apart } = props;
  return (
    <>
      <PageHeader kicker={t('dashboard.title')} title={viewTitle(view)} lead={t('dashboard.lead')} />
      <Choose {...props} action={paths.board.to()} />
      <Section title={t('dashboard.headlines')}>
        <StatGroup>
          {headlines.map((it) => (
            <StatNumber
              key={it.key}
              label={it.title}
              value={it.text}
              {...(it.href ? { href: it.href } : {})}
              note={it.before ?? it.unit}
            />
          ))}
        </StatGroup>
        <How how={headlines.map((it) => ({ title: it.title, text: it.how }))} />
      </Section>
      {parts.map((part) => (
        <PartView key={part.key} part={part} view={view} />
      ))}
      {apart.map((key) => (
        <Section key={key} title={t(`dashboard.part.${key}`)} onScreenOnly>
          <p>
            <a href={paths.part.to(key, view)}>{t('dashboard.apart')}</a>
          </p>
        </Section>
      ))}
    </>
  );
}

/** `Kabupaten Toba, 2026`. */
export function viewTitle({ place, year }: View): string {
  return t('dashboard.of', { place: placeName(place), year: year === null ? t('dashboard.allYears') : String(year) });
}

type ChooseProps = Pick<BoardPageProps, 'viewer' | 'view' | 'thisYear'> & { readonly action: string };

export function Choose({ viewer, view, thisYear, action }: ChooseProps) {
  return (
    <Form action={action} method="get" label={t('dashboard.choose')} class="print:hidden">
      <SelectField
        name="wilayah"
        label={t('dashboard.column.region')}
        value={view.place ?? 'nasional'}
        empty={null}
        groups={placeChoices(viewer, view.place)}
      />
      <SelectField
        name="tahun"
        label={t('dashboard.year')}
        value={view.year === null ? 'semua' : String(view.year)}
        empty={null}
        choices={[
          ...yearsOf(thisYear).map((it) => ({ value: String(it), label: String(it) })),
          { value: 'semua', label: t('dashboard.allYears') },
        ]}
      />
      <FormActions>
        <Button look="secondary">{t('dashboard.show')}</Button>
      </FormActions>
    </Form>
  );
}
