import type { ComponentChildren } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { Button } from './button.tsx';
import { fieldId } from './field.tsx';

export type FacetChoice = {
  readonly value: string;
  readonly label: string;
  readonly count: number;
  readonly checked: boolean;
};

export type FacetGroupProps = {
  readonly name: string;
  readonly label: string;
  readonly choices: readonly FacetChoice[];
  /** How many are shown at once; the others stand behind "Tampilkan semua". Checked ones are always shown. */
  readonly first?: number;
  readonly open?: boolean;
};

/** One facet: boxes with the number of hits each. */
export function FacetGroup({ name, label, choices, first = 6, open }: FacetGroupProps) {
  const shown = choices.filter((choice, index) => index < first || choice.checked);
  const rest = choices.filter((choice) => !shown.includes(choice));
  const chosen = choices.filter((choice) => choice.checked).length;
  return (
    <details class="facet" open={open !== false || chosen > 0}>
      <summary>
        <span class="facet-label">{label}</span>
        {chosen > 0 ? (
          <span class="facet-chosen">{t('platform.facet.chosen', { n: formatNumber(chosen) })}</span>
        ) : null}
      </summary>
      <fieldset>
        <legend class="sr-only">{label}</legend>
        <Boxes name={name} choices={shown} />
        {rest.length > 0 ? (
          <details class="facet-more">
            <summary>{t('platform.facet.more', { n: formatNumber(rest.length) })}</summary>
            <Boxes name={name} choices={rest} />
          </details>
        ) : null}
      </fieldset>
    </details>
  );
}

/** Stands where the number of hits will stand; no label holds it. */
const NUMBER = '\u0001';
const MOST = 5000;
const boxes = new Map<string, readonly [before: string, after: string]>();

/**
 * The boxes of a group. A list shows some two hundred, whose labels never change: each is rendered once, cut where the
 * number stands, and put together from then on, which takes a tenth of the work.
 */
function Boxes({ name, choices }: { readonly name: string; readonly choices: readonly FacetChoice[] }) {
  const html = choices.map((choice) => {
    const [before, after] = boxOf(name, choice);
    return before + formatNumber(choice.count) + after;
  });
  return <ul class="facet-boxes" dangerouslySetInnerHTML={{ __html: html.join('') }} />;
}

function boxOf(name: string, choice: FacetChoice): readonly [string, string] {
  const key = `${choice.checked ? 1 : 0} ${name} ${choice.value} ${choice.label}`;
  const known = boxes.get(key);
  if (known) return known;
  const [before = '', after = ''] = renderToString(<Box name={name} choice={choice} />).split(NUMBER);
  if (boxes.size >= MOST) boxes.clear();
  boxes.set(key, [before, after]);
  return [before, after];
}

function Box({ name, choice }: { readonly name: string; readonly choice: FacetChoice }) {
  const id = `${fieldId(name)}-${fieldId(choice.value)}`;
  return (
    <li class="choice">
      <input id={id} type="checkbox" name={name} value={choice.value} checked={choice.checked} />
      <label for={id}>
        {choice.label}{' '}
        <span class="facet-count" id={`${id}-n`} data-part>
          ({NUMBER})
        </span>
      </label>
    </li>
  );
}

export type FilterFormProps = {
  readonly action: string;
  /** How many filters are on, told on the closed panel of a phone. */
  readonly active: number;
  /** Query fields to keep: search words, sort order. */
  readonly keep?: Readonly<Record<string, string>>;
  readonly children: ComponentChildren;
};

/**
 * The facets of a list. Without script one presses "Terapkan"; with it, results (every element with an id and `data-part`)
 * follow each tick while focus stays where it is.
 */
export function FilterForm({ action, active, keep, children }: FilterFormProps) {
  return (
    <details class="filters">
      <summary>
        {active > 0 ? t('platform.filter.open', { n: formatNumber(active) }) : t('platform.filter.title')}
      </summary>
      <form class="filter-form" action={action} method="get" data-filter aria-label={t('platform.filter.title')}>
        {Object.entries(keep ?? {}).map(([name, value]) =>
          value === '' ? null : <input key={name} type="hidden" name={name} value={value} />,
        )}
        {children}
        <div class="filter-apply">
          <Button look="secondary">{t('platform.filter.apply')}</Button>
        </div>
      </form>
    </details>
  );
}

export type ActiveFiltersProps = {
  /** Each filter that is on, with the address of the list without it. */
  readonly filters: readonly { readonly text: string; readonly href: string }[];
  readonly clear: string;
};

/** What the list is narrowed to; each can be taken off by itself. */
export function ActiveFilters({ filters, clear }: ActiveFiltersProps) {
  if (filters.length === 0) return null;
  return (
    <div class="active-filters">
      <ul aria-label={t('platform.filter.active')}>
        {filters.map((filter) => (
          <li key={filter.href}>
            <a class="chip" href={filter.href}>
              <span class="sr-only">{t('platform.filter.remove')} </span>
              {filter.text}
              <span aria-hidden="true"> ×</span>
            </a>
          </li>
        ))}
      </ul>
      <a href={clear}>{t('platform.filter.clear')}</a>
    </div>
  );
}
